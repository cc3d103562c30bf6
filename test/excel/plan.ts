import type { PlanCell, SheetPlan, Style, TableColumn, TablePlan, WorkbookPlan } from '../../src/sheets/plan';

/** A plan as a small store's day would give it: a report page and two tables sheets. */

const styles: Record<string, Style> = {
  title: { bold: true, size: 16, color: '1F3864' },
  header: { bold: true, fill: '1F3864', color: 'FFFFFF', align: 'center', wrap: true, border: { sides: ['bottom'], color: 'BFBFBF' } },
  id: { numberFormat: '@' },
  count: { numberFormat: '#,##0', align: 'right' },
  money: { numberFormat: '$#,##0.00' },
  ratio: { numberFormat: '0.0%' },
  date: { numberFormat: 'yyyy-mm-dd' },
  note: { wrap: true, locked: false },
  bad: { fill: 'FDE9E7', color: 'C00000', numberFormat: '0.0%' },
};

export const emptySheet: Omit<SheetPlan, 'key' | 'mark' | 'name' | 'kind'> = {
  blocks: [], columns: [], rowHeights: [], merges: [], conditionalFormats: [], validations: [], charts: [], freeze: null, gridlines: true, tabColor: null, page: null, protection: null, hidden: false, filter: null,
};

export const logColumns: readonly TableColumn[] = [
  { field: 'id', header: '编号', aliases: ['Id'], width: 14, style: 'id' },
  { field: 'date', header: '日期', aliases: ['Date'], width: 12, style: 'date' },
  { field: 'asin', header: 'ASIN', aliases: [], width: 14, style: 'id' },
  { field: 'spend', header: '花费', aliases: ['Spend'], width: 12, style: 'money' },
  { field: 'sales', header: '销售额', aliases: ['Sales'], width: 12, style: 'money' },
  { field: 'acos', header: 'ACoS', aliases: [], width: 10, style: 'ratio', formula: '=IFERROR({{spend}}/{{sales}},"")' },
  { field: 'status', header: '状态', aliases: ['Status'], width: 10, validation: { rule: { type: 'list', values: ['待处理', '已处理'] }, allowBlank: true, prompt: { title: '状态', message: '选一个' }, error: { title: '状态', message: '只能选列表里的值' } } },
  { field: 'note', header: '备注', aliases: ['Note'], width: 30, style: 'note' },
];

export interface Day {
  /** Excel serial. */
  readonly date: number;
  readonly products: number;
}

export function logRows({ date, products }: Day): TablePlan['upsert'] {
  return Array.from({ length: products }, (_, i) => ({
    id: `${date}-${i + 1}`, date, asin: `B0${String(i + 1).padStart(8, '0')}`, spend: i + 0.5, sales: i * 4, acos: i === 0 ? '' : (i + 0.5) / (i * 4), status: i % 2 === 0 ? '待处理' : '已处理',
    note: ['=SUM(A1:A9)', '+86 138 0000 0000', '2026-11-20', '00123', "it's 5", '@all', 'TRUE', '普通备注', '-', '1/2'][i % 10] ?? null,
  }));
}

const kpi = (value: number, style: string): PlanCell => ({ value, style });

function report(day: Day): SheetPlan {
  const rows = logRows(day);
  const text = (value: string, style?: string): PlanCell => ({ value, ...(style === undefined ? {} : { style }) });
  const last = 5 + rows.length;
  return {
    ...emptySheet, key: `report:US:${day.date}`, mark: `AMZOPS_report_US_${day.date}`, name: `日报 ${day.date}`, kind: 'page',
    columns: [{ width: 16, style: 'id' }, { width: 12 }, { width: 12, style: 'money' }, { width: 12, style: 'ratio' }, null, { width: 8, hidden: true }],
    blocks: [
      { row: 0, column: 0, cells: [[text('运营日报', 'title'), null, null, { value: '去日志', link: { sheet: '运营记录', cell: 'A2' } }]] },
      { row: 2, column: 0, cells: [[text('花费'), kpi(12.5, 'money'), { value: rows.reduce((sum, row) => sum + Number(row['spend']), 0), formula: `=SUM(C6:C${last})`, style: 'money' }, null]] },
      { row: 4, column: 0, cells: [['ASIN', '件数', '花费', 'ACoS'].map((header) => text(header, 'header')), ...rows.map((row, i): (PlanCell | null)[] => [
        { value: row['asin'] as string, style: 'id' }, kpi(i, 'count'), kpi(i + 0.5, 'money'), i % 3 === 0 ? { value: 0.5, style: 'bad' } : kpi(0.25, 'ratio'),
      ])] },
    ],
    rowHeights: [{ row: 0, height: 28 }, { row: 4, height: 20 }],
    merges: ['A1:C1'],
    conditionalFormats: [
      { range: `D6:D${last}`, type: 'formula', formula: '=$D6>0.3', style: { color: 'C00000', bold: true } },
      { range: `C6:C${last}`, type: 'dataBar', color: '5B9BD5', min: 0 },
      { range: `B6:B${last}`, type: 'colorScale', low: 'F8696B', middle: 'FFEB84', high: '63BE7B' },
    ],
    validations: [{ range: `B6:B${last}`, rule: { type: 'whole', min: 0, max: 100_000 }, allowBlank: true, prompt: null, error: { title: '件数', message: '整数' } }],
    charts: [
      { name: 'spend', type: 'line', title: '花费走势', altText: '花费', series: [{ name: '花费', values: `C6:C${last}`, categories: `A6:A${last}`, color: '2E75B6' }, { name: 'ACoS', values: `D6:D${last}`, categories: `A6:A${last}`, color: 'C55A11' }], valueFormat: '$#,##0', legend: 'bottom', from: { row: 4, column: 6 }, to: { row: 18, column: 12 } },
      { name: 'over', type: 'column', title: '花费与 ACoS', altText: '花费与 ACoS', series: [{ name: '花费', values: `C6:C${last}`, categories: `A6:A${last}`, color: '2E75B6' }, { name: '件数', values: `B6:B${last}`, categories: `A6:A${last}`, color: '70AD47', over: 'line' }, { name: 'ACoS', values: `D6:D${last}`, categories: `A6:A${last}`, color: 'C55A11', over: 'second' }, { name: '上限', values: `C6:C${last}`, categories: `A6:A${last}`, color: 'B42318', over: 'marks' }], valueFormat: '$#,##0', secondFormat: '0%', labelEvery: 3, legend: 'bottom', from: { row: 19, column: 6 }, to: { row: 30, column: 12 } },
    ],
    freeze: { rows: 5, columns: 1 }, gridlines: false, tabColor: '2E75B6',
    page: { orientation: 'landscape', paper: 'a4', fitWidth: 1, fitHeight: null, printArea: `A1:L${last}`, titleRows: '5:5', titleColumns: '$A:$B', breaks: [8, 11], footer: '&C第 &P 页，共 &N 页' },
    protection: { allowFilter: true, allowSort: false, allowFormat: true }, filter: `A5:D${last}`,
  };
}

/** The plan of one day; `table` changes what it asks of the log. */
export function dayPlan(day: Day, table: Partial<TablePlan> = {}): WorkbookPlan {
  const log: SheetPlan = { ...emptySheet, key: 'log', mark: 'AMZOPS_log', name: '运营记录', kind: 'tables', blocks: [{ row: 0, column: 0, cells: [[{ value: '运营记录', style: 'title' }]] }], columns: [{ width: 14, style: 'id' }], freeze: { rows: 3, columns: 0 } };
  const limits: SheetPlan = { ...emptySheet, key: 'limits', mark: 'AMZOPS_limits', name: "Limits & 'my' rules", kind: 'tables', hidden: true };
  return {
    format: 1, language: 'zh-CN', styles, sheets: [report(day), log, limits], activate: `report:US:${day.date}`,
    tables: [
      { name: 'AMZ_log', sheet: 'log', row: 2, column: 0, columns: logColumns, key: ['id'], upsert: logRows(day), remove: [], style: 'TableStyleLight1', headerStyle: 'header', ...table },
      { name: 'AMZ_limits', sheet: 'limits', row: 0, column: 0, key: ['rule'], remove: [], style: 'TableStyleLight1', headerStyle: 'header', upsert: [{ rule: 'acos', value: 0.3, rows: 0 }], columns: [
        { field: 'rule', header: '规则', aliases: ['Rule'], width: 20 }, { field: 'value', header: '取值', aliases: ['Value'], width: 12, style: 'ratio' },
        { field: 'rows', header: '行数', aliases: [], width: 12, style: 'count', formula: '=0*COUNTA({{AMZ_log.id}})' },
      ] },
    ],
  };
}
