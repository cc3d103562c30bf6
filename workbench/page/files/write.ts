import type { Cell as FileCell, ConditionalRule, DataValidation, NamedRange, SheetChart, WriteSheet } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { areaName } from '../../host/area';
import { cellAt, shown } from '../../host/cells';
import type { Cell, CellValue, ChartData, ConditionalFormatData, Rule, ValidationData } from '../../host/data';
import type { Sheet, Workbook } from '../../host/model';
import { toColor, toFileStyle } from './styles';

/** Excel's default font is about 5.25 points a character wide, with as much again on both sides together. */
const pointsPerCharacter = 5.25;

/** The workbook as an .xlsx file: cells with the results of their formulas, formats, tables, rules, charts, names. */
export function writeWorkbook(book: Workbook): Promise<Uint8Array> {
  const namedRanges = book.names.map(({ name, formula, scope }): NamedRange => ({ name, range: formula.replace(/^=/, ''), ...(scope === null ? {} : { scope: book.sheet(scope).name }) }));
  return writeXlsx({
    sheets: book.sheets.map((sheet) => toFileSheet(sheet)),
    namedRanges,
    activeSheet: Math.max(0, book.sheets.findIndex(({ id }) => id === book.activeSheet)),
    ...(book.structureProtected ? { workbookProtection: { lockStructure: true } } : {}),
  });
}

function toFileSheet(sheet: Sheet): WriteSheet {
  const { freeze, protection, tabColor, autoFilter } = sheet;
  return {
    name: sheet.name,
    cells: new Map([...sheet.cells].flatMap(([row, line]) => [...line].map(([column, cell]) => [`${row},${column}`, toFileCell(cell)] as const))),
    columns: columnsOf(sheet),
    rowDefs: new Map(Object.entries(sheet.rows).map(([row, { height, hidden }]) => [Number(row), { ...(height === undefined ? {} : { height }), ...(hidden === true ? { hidden } : {}) }])),
    merges: sheet.merges.map(({ row, column, rows, columns }) => ({ startRow: row, startCol: column, endRow: row + rows - 1, endCol: column + columns - 1 })),
    tables: sheet.tables.map(({ name, area, style, showBandedRows, showFilterButton }) => ({
      name,
      range: areaName(area),
      columns: Array.from({ length: area.columns }, (_, index) => ({ name: String(shown(cellAt(sheet, area.row, area.column + index).value)) })),
      style,
      showRowStripes: showBandedRows,
      showAutoFilter: showFilterButton,
    })),
    conditionalRules: sheet.conditionalFormats.flatMap((data, index) => toFileRule(data, index + 1)),
    dataValidations: sheet.validations.flatMap(toFileValidation),
    charts: sheet.charts.flatMap(toFileChart),
    view: { showGridLines: sheet.gridlines, ...(tabColor === '' ? {} : { tabColor: toColor(tabColor) }) },
    ...(freeze === null ? {} : { freezePane: freeze }),
    ...(protection === null ? {} : { protection: { sheet: true, ...(protection.options['allowAutoFilter'] === true ? { autoFilter: true } : {}), ...(protection.options['allowSort'] === true ? { sort: true } : {}) } }),
    ...(autoFilter === null ? {} : { autoFilter: { range: areaName(autoFilter.area) } }),
    ...(sheet.visibility === 'Hidden' ? { hidden: true } : sheet.visibility === 'VeryHidden' ? { veryHidden: true } : {}),
  };
}

function toFileCell({ value, formula, format, link, spilledFrom }: Cell): Partial<FileCell> {
  const style = format === undefined ? {} : { style: toFileStyle(format) };
  if (formula !== undefined) return { value: null, formula: formula.slice(1), formulaResult: plain(value), ...style };
  const hyperlink = link?.documentReference === undefined ? {} : { hyperlink: { target: '', location: link.documentReference } };
  // What spilled into a cell comes again from its formula; the file keeps the value for those who do not calculate.
  return { value: plain(value), ...(typeof value === 'object' && value !== null && spilledFrom === undefined ? { type: 'error' as const } : {}), ...style, ...hyperlink };
}

function plain(value: CellValue): string | number | boolean | null {
  return typeof value === 'object' && value !== null ? value.error : value;
}

function columnsOf(sheet: Sheet): NonNullable<WriteSheet['columns']> {
  const last = Math.max(-1, ...Object.keys(sheet.columns).map(Number));
  return Array.from({ length: Math.min(last + 1, 256) }, (_, column) => {
    const { width, hidden, format } = sheet.columns[column] ?? {};
    return { ...(width === undefined ? {} : { width: width / pointsPerCharacter - 1 }), ...(hidden === true ? { hidden } : {}), ...(format === undefined ? {} : { style: toFileStyle(format) }) };
  });
}

function toFileRule(data: ConditionalFormatData, priority: number): ConditionalRule[] {
  const common = { priority, range: areaName(data.area) };
  if (data.type === 'Custom' && data.formula !== undefined) {
    const { bold, color, fill } = data.style ?? {};
    return [{ ...common, type: 'expression', formula: data.formula.replace(/^=/, ''), style: toFileStyle({ ...(bold === undefined ? {} : { bold }), ...(color === undefined ? {} : { color }), ...(fill === undefined ? {} : { fill }) }) }];
  }
  if (data.type === 'DataBar') return [{ ...common, type: 'dataBar', dataBar: { cfvo: [bound(data.dataBar?.lower, 'min'), bound(data.dataBar?.upper, 'max')], color: toColor(data.dataBar?.color ?? '#638EC6').rgb ?? '' } }];
  if (data.type === 'ColorScale' && data.colorScale !== undefined) {
    const { low, middle, high } = data.colorScale;
    const stops = [low, ...(middle === undefined ? [] : [middle]), high];
    return [{ ...common, type: 'colorScale', colorScale: { cfvo: stops.map((stop, index) => bound(stop, index === 0 ? 'min' : index === stops.length - 1 ? 'max' : 'percentile')), colors: stops.map(({ color }) => toColor(color).rgb ?? '') } }];
  }
  return [];
}

function bound(rule: Rule | undefined, automatic: 'min' | 'max' | 'percentile'): { type: 'min' | 'max' | 'num' | 'percent' | 'percentile'; value?: string } {
  const value = rule?.formula?.replace(/^=/, '');
  if (rule === undefined || value === undefined || /automatic|lowest|highest/i.test(rule.type)) return automatic === 'percentile' ? { type: automatic, value: '50' } : { type: automatic };
  return { type: /percentile/i.test(rule.type) ? 'percentile' : /percent/i.test(rule.type) ? 'percent' : 'num', value };
}

const kinds: Readonly<Record<string, DataValidation['type']>> = { list: 'list', decimal: 'decimal', wholeNumber: 'whole', date: 'date', textLength: 'textLength' };

function toFileValidation({ area, rule, ignoreBlanks, prompt, errorAlert }: ValidationData): DataValidation[] {
  const [kind = '', given] = Object.entries(rule)[0] ?? [];
  const type = kinds[kind];
  if (type === undefined || typeof given !== 'object' || given === null) return [];
  const { source, formula1, formula2, operator } = given as Readonly<Record<string, unknown>>;
  const text = (value: unknown) => String(value).replace(/^=/, '');
  const list = typeof source === 'string' && !source.startsWith('=') ? { values: source.split(',') } : { formula1: text(source) };
  const bounds = { operator: lowerFirst(String(operator)) as NonNullable<DataValidation['operator']>, formula1: text(formula1), ...(formula2 == null ? {} : { formula2: text(formula2) }) };
  return [{
    type,
    range: areaName(area),
    allowBlank: ignoreBlanks,
    ...(type === 'list' ? list : bounds),
    ...(prompt?.showPrompt === true ? { showInputMessage: true, inputTitle: prompt.title, inputMessage: prompt.message } : {}),
    ...(errorAlert?.showAlert === true ? { showErrorMessage: true, errorTitle: errorAlert.title, errorMessage: errorAlert.message } : {}),
  }];
}

function lowerFirst(text: string): string {
  return (text.charAt(0).toLowerCase() + text.slice(1)).replace(/To$/, '');
}

function toFileChart({ type, title, titleVisible, series, from, to, legend }: ChartData): SheetChart[] {
  if (series.length === 0) return [];
  const kind = type.startsWith('Line') ? 'line' : type.startsWith('Bar') ? 'bar' : 'column';
  return [{
    type: kind,
    ...(titleVisible ? { title } : {}),
    series: series.map(({ name, values, categories, color }) => ({ name, values: values.replace(/^=/, ''), ...(categories === undefined ? {} : { categories: categories.replace(/^=/, '') }), ...(color === undefined ? {} : { color: color.replace('#', '') }) })),
    anchor: { from: { row: from.row, col: from.column }, to: { row: to.row + 1, col: to.column + 1 } },
    ...(kind === 'line' ? {} : { barGrouping: type.includes('Stacked') ? 'stacked' as const : 'clustered' as const }),
    legend: legend.visible ? 'bottom' : false,
  }];
}
