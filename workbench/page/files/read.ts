import type { Cell as FileCell, CellValue as FileValue, Chart, ConditionalRule, DataValidation, Sheet as FileSheet } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { parseArea, type Area } from '../../host/area';
import { putCell } from '../../host/cells';
import type { Cell, CellValue, ChartData, ConditionalFormatData, Format, ValidationData } from '../../host/data';
import { Workbook, type Sheet } from '../../host/model';
import { fromColor, fromFileStyle } from './styles';

const pointsPerCharacter = 5.25;

/** Opens an .xlsx file as the workbench's workbook. What the workbench does not know (pictures, pivots …) is left behind. */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const file = await readXlsx(bytes, { readStyles: true });
  const book = new Workbook();
  const [first] = book.sheets;
  file.sheets.forEach((from, index) => {
    const sheet = index === 0 && first !== undefined ? first : book.addSheet(null, 'person');
    if (sheet.name !== from.name) book.renameSheet(sheet, from.name, 'person');
  });
  file.sheets.forEach((from, index) => {
    const sheet = book.sheets[index];
    if (sheet !== undefined) fill(book, sheet, from);
  });
  for (const { name, range, scope } of file.namedRanges ?? []) {
    book.names.push({ name, formula: `=${range}`, visible: true, comment: '', scope: scope === undefined ? null : (book.findSheet(scope)?.id ?? null) });
  }
  const active = book.sheets[file.activeSheet ?? 0];
  if (active?.visibility === 'Visible') book.activate(active.id, 'person');
  book.structureProtected = file.workbookProtection?.lockStructure === true;
  return book;
}

function fill(book: Workbook, sheet: Sheet, from: FileSheet): void {
  from.rows.forEach((line, row) => line.forEach((value, column) => {
    if (value !== null) putCell(sheet, row, column, { value: toValue(value) });
  }));
  for (const [place, cell] of from.cells ?? []) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    putCell(sheet, row, column, toCell(cell, from.rows[row]?.[column] ?? null));
  }
  from.columns?.forEach(({ width, hidden, style }, column) => {
    const format = style === undefined ? undefined : fromFileStyle(style);
    if (width !== undefined || hidden === true || format !== undefined) sheet.columns[column] = { ...(width === undefined ? {} : { width: (width + 1) * pointsPerCharacter }), ...(hidden === true ? { hidden } : {}), ...(format === undefined ? {} : { format }) };
  });
  for (const [row, { height, hidden }] of from.rowDefs ?? []) sheet.rows[row] = { ...(height === undefined ? {} : { height }), ...(hidden === true ? { hidden } : {}) };
  sheet.merges = (from.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({ row: startRow, column: startCol, rows: endRow - startRow + 1, columns: endCol - startCol + 1 }));
  for (const table of from.tables ?? []) {
    const area = parseArea(table.range ?? '');
    if (area !== null) sheet.tables.push({ id: book.id(), name: table.displayName ?? table.name, area, style: table.style ?? 'TableStyleMedium2', showFilterButton: table.showAutoFilter !== false, showBandedRows: table.showRowStripes !== false, filtered: false });
  }
  sheet.conditionalFormats = (from.conditionalRules ?? []).flatMap((rule) => toRule(book, rule));
  sheet.validations = (from.dataValidations ?? []).flatMap(toValidation);
  sheet.charts = (from.charts ?? []).flatMap((chart, index) => toChart(book, chart, index));
  sheet.freeze = from.freezePane === undefined ? null : { rows: from.freezePane.rows ?? 0, columns: from.freezePane.columns ?? 0 };
  sheet.gridlines = from.view?.showGridLines !== false;
  sheet.tabColor = fromColor(from.view?.tabColor) ?? '';
  if (from.protection?.sheet === true) sheet.protection = { options: { allowAutoFilter: from.protection.autoFilter === true, allowSort: from.protection.sort === true }, password: null };
  const filter = from.autoFilter === undefined ? null : parseArea(from.autoFilter.range);
  if (filter !== null) sheet.autoFilter = { area: filter, filtered: false };
  if (from.veryHidden === true) sheet.visibility = 'VeryHidden';
  else if (from.hidden === true) sheet.visibility = 'Hidden';
}

function toCell(cell: FileCell, value: FileValue): Cell {
  const format: Format | undefined = cell.style === undefined ? undefined : fromFileStyle(cell.style);
  const kept = { ...(format === undefined ? {} : { format }), ...(cell.hyperlink?.location === undefined ? {} : { link: { documentReference: cell.hyperlink.location } }) };
  if (cell.formula !== undefined) return { value: toValue(cell.formulaResult ?? value), formula: cell.formula.startsWith('=') ? cell.formula : `=${cell.formula}`, ...kept };
  if (cell.type === 'error') return { value: { error: String(cell.value) }, ...kept };
  return { value: toValue(cell.value), ...kept };
}

/** Dates are serial numbers in a workbook; the file's reader makes moments of those with a date format. */
function toValue(value: FileValue): CellValue {
  return value instanceof Date ? value.getTime() / 86_400_000 + 25_569 : value;
}

function toRule(book: Workbook, rule: ConditionalRule): ConditionalFormatData[] {
  const area = parseArea(rule.range);
  if (area === null) return [];
  const common = { id: book.id(), area };
  const formula = Array.isArray(rule.formula) ? rule.formula[0] : rule.formula;
  if (rule.type === 'expression' && formula !== undefined) {
    const format = rule.style === undefined ? undefined : fromFileStyle(rule.style);
    return [{ ...common, type: 'Custom', formula: `=${formula}`, style: { ...(format?.bold === undefined ? {} : { bold: format.bold }), ...(format?.color === undefined ? {} : { color: format.color }), ...(format?.fill === undefined ? {} : { fill: format.fill }) } }];
  }
  if (rule.type === 'dataBar' && rule.dataBar !== undefined) return [{ ...common, type: 'DataBar', dataBar: { color: `#${rule.dataBar.color.slice(-6)}` } }];
  if (rule.type === 'colorScale' && rule.colorScale !== undefined) {
    const stops = rule.colorScale.cfvo.map(({ type, value }, index) => ({ type, ...(value === undefined ? {} : { formula: value }), color: `#${(rule.colorScale?.colors[index] ?? 'FFFFFF').slice(-6)}` }));
    const [low, middle, high = middle] = stops;
    if (low === undefined || high === undefined) return [];
    return [{ ...common, type: 'ColorScale', colorScale: { low, high, ...(stops.length === 3 && middle !== undefined ? { middle } : {}) } }];
  }
  return [];
}

const kinds: Partial<Readonly<Record<DataValidation['type'], string>>> = { list: 'list', decimal: 'decimal', whole: 'wholeNumber', date: 'date', textLength: 'textLength' };
const operators: Readonly<Record<string, string>> = { equal: 'EqualTo', notEqual: 'NotEqualTo' };

function toValidation(validation: DataValidation): ValidationData[] {
  const area: Area | null = parseArea(validation.range);
  const kind = kinds[validation.type];
  if (area === null || kind === undefined) return [];
  const operator = validation.operator ?? 'between';
  const rule = kind === 'list'
    ? { list: { inCellDropDown: true, source: validation.values === undefined ? `=${validation.formula1 ?? ''}` : validation.values.join(',') } }
    : { [kind]: { operator: operators[operator] ?? operator.charAt(0).toUpperCase() + operator.slice(1), formula1: validation.formula1, ...(validation.formula2 === undefined ? {} : { formula2: validation.formula2 }) } };
  return [{
    area,
    rule,
    ignoreBlanks: validation.allowBlank !== false,
    ...(validation.showInputMessage === true ? { prompt: { title: validation.inputTitle ?? '', message: validation.inputMessage ?? '', showPrompt: true } } : {}),
    ...(validation.showErrorMessage === true ? { errorAlert: { title: validation.errorTitle ?? '', message: validation.errorMessage ?? '', showAlert: true, style: 'Stop' } } : {}),
  }];
}

function toChart(book: Workbook, chart: Chart, index: number): ChartData[] {
  const [kind] = chart.kinds;
  if (kind === undefined || chart.anchor?.to === undefined || chart.series === undefined) return [];
  const types: Partial<Record<string, string>> = { line: 'Line', bar: 'BarClustered', column: 'ColumnClustered' };
  const { from, to } = chart.anchor;
  return [{
    id: book.id(),
    name: chart.frameTitle ?? `Chart ${index + 1}`,
    type: types[kind] ?? 'ColumnClustered',
    title: chart.title ?? '',
    titleVisible: chart.title !== undefined,
    series: chart.series.map(({ name, valuesRef, categoriesRef, color }) => ({ name: name ?? '', values: `=${valuesRef ?? ''}`, ...(categoriesRef === undefined ? {} : { categories: `=${categoriesRef}` }), ...(color === undefined ? {} : { color: `#${String(color)}` }) })),
    legend: { visible: chart.legend !== false, position: 'Bottom' },
    from: { row: from.row, column: from.col },
    to: { row: to.row - 1, column: to.col - 1 },
  }];
}
