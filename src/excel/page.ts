import type { ConditionalFormat, PageSetup, SheetPlan, Style, Validation, WorkbookPlan } from '../sheets/plan';
import { type Area, areaName, cellName, parseArea, quoteSheet } from '../sheets/hand/a1';
import { type Step, actionBytes, jsonBytes, step } from './batch';
import { cellEntry } from './entry';
import { columnSteps, heightSteps, styleSteps } from './format';
import { writeSteps } from './write';

/** What a page needs to know of the workbook it is written into. */
export interface Surroundings {
  readonly styles: Readonly<Record<string, Style>>;
  /** Name of a sheet in this workbook, by its key or planned name: a person may have renamed it. */
  readonly sheetName: (planned: string) => string;
}

export function surroundingsOf(plan: WorkbookPlan, names: ReadonlyMap<string, string>): Surroundings {
  return { styles: plan.styles, sheetName: (planned) => names.get(planned) ?? names.get(plan.sheets.find(({ name }) => name === planned)?.key ?? '') ?? planned };
}

/** Everything on a sheet of ours but its tables, charts and protection, onto an empty sheet. Formats come before values. */
export function contentSteps(sheet: SheetPlan, name: string, around: Surroundings): Step[] {
  const { styles } = around;
  return [
    ...columnSteps(name, sheet.columns, styles),
    ...linkSteps(sheet, name, around),
    ...styleSteps(sheet, name, styles),
    ...valueSteps(sheet, name, styles),
    ...heightSteps(name, sheet.rowHeights),
    ...mergeSteps(sheet, name),
    // The newest rule wins in Excel, in a plan the first.
    ...[...sheet.conditionalFormats].reverse().map((format) => step((desk) => addConditionalFormat(desk.range(name, format.range), format), 3 * actionBytes)),
    ...sheet.validations.map((validation) => step((desk) => validate(desk.range(name, validation.range), validation), jsonBytes(validation) + actionBytes)),
    step((desk) => setView(desk.sheet(name), sheet), 2 * actionBytes),
    ...(sheet.page === null ? [] : [pageStep(name, sheet.page)]),
    ...(sheet.filter === null ? [] : [filterStep(name, sheet.filter)]),
  ];
}

/** A sheet of ours back to an empty one, so that it can be written whole. */
export function emptyStep(name: string, tables: readonly string[], charts: readonly string[]): Step {
  return step((desk) => {
    const sheet = desk.sheet(name);
    for (const table of tables) sheet.tables.getItem(table).convertToRange().untrack();
    for (const chart of charts) sheet.charts.getItem(chart).delete();
    sheet.autoFilter.remove();
    const all = sheet.getRange();
    all.untrack();
    all.unmerge();
    all.conditionalFormats.clearAll();
    all.dataValidation.clear();
    all.clear('All');
    all.columnHidden = false;
    all.format.useStandardHeight = true;
    all.format.useStandardWidth = true;
    sheet.freezePanes.unfreeze();
    sheet.horizontalPageBreaks.removePageBreaks();
  }, 4 * actionBytes + (tables.length + charts.length) * actionBytes);
}

function valueSteps(sheet: SheetPlan, name: string, styles: Surroundings['styles']): Step[] {
  return sheet.blocks.flatMap(({ row, column, cells }) => writeSteps(name, cells.map((line) => line.map((cell) => cellEntry(cell, styles))), row, column, { blank: true }));
}

/** Before the styles: Excel makes a linked cell blue and underlined. */
function linkSteps(sheet: SheetPlan, name: string, { sheetName }: Surroundings): Step[] {
  return sheet.blocks.flatMap(({ row, column, cells }) => cells.flatMap((line, r) => line.flatMap((cell, c) => {
    if (cell?.link === undefined) return [];
    const documentReference = `${quoteSheet(sheetName(cell.link.sheet))}!${cell.link.cell}`;
    return [step((desk) => void (desk.range(name, cellName(row + r, column + c)).hyperlink = { documentReference }))];
  })));
}

/** Merges; of cells of the same columns in row after row, each row on its own, in one action. */
function mergeSteps({ merges }: SheetPlan, name: string): Step[] {
  const stacks: { area: Area; rows: boolean }[] = [];
  const open = new Map<string, { area: Area; rows: boolean }>();
  for (const range of merges) {
    const area = parseArea(range);
    if (area === null) continue;
    const columns = `${area.left}:${area.right}`;
    const above = open.get(columns);
    if (above?.rows === true && area.top === area.bottom && area.top === above.area.bottom + 1) {
      above.area = { ...above.area, bottom: area.bottom };
      continue;
    }
    const stack = { area, rows: area.top === area.bottom };
    stacks.push(stack);
    open.set(columns, stack);
  }
  return stacks.map(({ area, rows }) => step((desk) => desk.range(name, areaName(area)).merge(rows && area.bottom > area.top)));
}

function addConditionalFormat(range: Excel.Range, format: ConditionalFormat): void {
  switch (format.type) {
    case 'formula': {
      const { custom } = range.conditionalFormats.add('Custom');
      custom.rule.formula = format.formula.startsWith('=') ? format.formula : `=${format.formula}`;
      if (format.style.bold !== undefined) custom.format.font.bold = format.style.bold;
      if (format.style.color !== undefined) custom.format.font.color = `#${format.style.color}`;
      if (format.style.fill !== undefined) custom.format.fill.color = `#${format.style.fill}`;
      return;
    }
    case 'dataBar': {
      const { dataBar } = range.conditionalFormats.add('DataBar');
      dataBar.positiveFormat.fillColor = `#${format.color}`;
      dataBar.positiveFormat.gradientFill = false;
      dataBar.lowerBoundRule = format.min === undefined ? { type: 'Automatic' } : { type: 'Number', formula: String(format.min) };
      dataBar.upperBoundRule = format.max === undefined ? { type: 'Automatic' } : { type: 'Number', formula: String(format.max) };
      return;
    }
    case 'colorScale': {
      const { colorScale } = range.conditionalFormats.add('ColorScale');
      colorScale.criteria = {
        minimum: { type: 'LowestValue', color: `#${format.low}` },
        maximum: { type: 'HighestValue', color: `#${format.high}` },
        ...(format.middle === undefined ? {} : { midpoint: { type: 'Percentile', formula: '50', color: `#${format.middle}` } }),
      };
    }
  }
}

/** Sets a validation; what stood there before is gone. */
export function validate(range: Excel.Range, { rule, allowBlank, prompt, error }: Omit<Validation, 'range'>): void {
  const { dataValidation } = range;
  dataValidation.rule = ruleOf(rule);
  dataValidation.ignoreBlanks = allowBlank;
  if (prompt !== null) dataValidation.prompt = { ...prompt, showPrompt: true };
  dataValidation.errorAlert = { ...error, showAlert: true, style: 'Stop' };
}

function ruleOf(rule: Validation['rule']): Excel.DataValidationRule {
  switch (rule.type) {
    case 'list': return { list: { inCellDropDown: true, source: rule.values.join(',') } };
    case 'listFrom': return { list: { inCellDropDown: true, source: rule.formula.startsWith('=') ? rule.formula : `=${rule.formula}` } };
    case 'textLength': return { textLength: { formula1: rule.max, operator: 'LessThanOrEqualTo' } };
    case 'whole': return { wholeNumber: { formula1: rule.min, formula2: rule.max, operator: 'Between' } };
    case 'decimal': return { decimal: { formula1: rule.min, formula2: rule.max, operator: 'Between' } };
    // A number would be read as text in the language of the computer; a formula is always en-US.
    case 'date': return { date: { formula1: `=${rule.min}`, formula2: `=${rule.max}`, operator: 'Between' } };
  }
}

function setView(sheet: Excel.Worksheet, { freeze, gridlines, tabColor }: SheetPlan): void {
  if (freeze !== null && freeze.rows > 0 && freeze.columns > 0) sheet.freezePanes.freezeAt(areaName({ top: 0, left: 0, bottom: freeze.rows - 1, right: freeze.columns - 1 }));
  else if (freeze !== null && freeze.rows > 0) sheet.freezePanes.freezeRows(freeze.rows);
  else if (freeze !== null && freeze.columns > 0) sheet.freezePanes.freezeColumns(freeze.columns);
  sheet.showGridlines = gridlines;
  sheet.tabColor = tabColor === null ? '' : `#${tabColor}`;
}

/** As the file has them, but in points. */
const margins = [['leftMargin', 28.8], ['rightMargin', 28.8], ['topMargin', 36], ['bottomMargin', 43.2], ['headerMargin', 21.6], ['footerMargin', 21.6]] as const;

function pageStep(name: string, page: PageSetup): Step {
  return step((desk) => {
    const { pageLayout } = desk.sheet(name);
    pageLayout.orientation = page.orientation === 'landscape' ? 'Landscape' : 'Portrait';
    pageLayout.paperSize = 'A4';
    if (page.fitWidth !== null || page.fitHeight !== null) {
      pageLayout.zoom = { ...(page.fitWidth === null ? {} : { horizontalFitToPages: page.fitWidth }), ...(page.fitHeight === null ? {} : { verticalFitToPages: page.fitHeight }) };
    }
    if (page.printArea !== null) pageLayout.setPrintArea(page.printArea);
    if (page.titleRows !== null) pageLayout.setPrintTitleRows(page.titleRows);
    if (page.titleColumns !== undefined) pageLayout.setPrintTitleColumns(page.titleColumns);
    pageLayout.centerHorizontally = true;
    for (const [side, points] of margins) pageLayout[side] = points;
    for (const row of page.breaks ?? []) desk.sheet(name).horizontalPageBreaks.add(cellName(row, 0));
    if (page.footer !== null) setFooter(pageLayout.headersFooters.defaultForAllPages, page.footer);
  }, (7 + (page.breaks?.length ?? 0)) * actionBytes);
}

/** `&L…&C…&R…` as files write it, in one text; what comes before any of them stands in the middle. */
function setFooter(footer: Excel.HeaderFooter, text: string): void {
  const [middle = '', ...sections] = text.split(/(?=&[LCR])/);
  for (const section of [middle.startsWith('&L') || middle.startsWith('&C') || middle.startsWith('&R') ? middle : `&C${middle}`, ...sections]) {
    const words = section.slice(2);
    if (section.startsWith('&L')) footer.leftFooter = words;
    else if (section.startsWith('&R')) footer.rightFooter = words;
    else footer.centerFooter = words;
  }
}

function filterStep(name: string, range: string): Step {
  return step((desk) => desk.sheet(name).autoFilter.apply(desk.range(name, range)));
}
