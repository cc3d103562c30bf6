import type { Block, CellValue, PlanCell, SheetPlan, Style, TableColumn, TablePlan, WorkbookPlan } from '../../src/sheets/plan';

const styles = {
  title: { bold: true, size: 18, color: '1F3A5F', vertical: 'center' },
  subtitle: { size: 9, color: '6B7785' },
  cardLabel: { size: 9, color: '6B7785', fill: 'F4F7FA', align: 'left', indent: 1, border: { sides: ['top', 'left', 'right'], color: 'D5DDE5' } },
  cardValue: { bold: true, size: 16, color: '1F3A5F', fill: 'F4F7FA', align: 'left', indent: 1, numberFormat: '$#,##0.00', border: { sides: ['left', 'right'], color: 'D5DDE5' } },
  cardCount: { bold: true, size: 16, color: '1F3A5F', fill: 'F4F7FA', align: 'left', indent: 1, numberFormat: '#,##0', border: { sides: ['left', 'right'], color: 'D5DDE5' } },
  cardShare: { bold: true, size: 16, color: '1F3A5F', fill: 'F4F7FA', align: 'left', indent: 1, numberFormat: '0.0%', border: { sides: ['left', 'right'], color: 'D5DDE5' } },
  cardNote: { size: 9, color: '2E7D32', fill: 'F4F7FA', align: 'left', indent: 1, numberFormat: '▲ 0.0%;▼ 0.0%;—', border: { sides: ['bottom', 'left', 'right'], color: 'D5DDE5' } },
  conclusion: { wrap: true, vertical: 'top', size: 10, fill: 'FFF8E1', border: { sides: ['left'], color: 'F9A825', weight: 'medium' } },
  header: { bold: true, color: 'FFFFFF', fill: '1F3A5F', align: 'center', vertical: 'center', wrap: true, border: { sides: ['bottom'], color: '1F3A5F' } },
  text: { numberFormat: '@', vertical: 'center' },
  plain: { vertical: 'center' },
  date: { numberFormat: 'yyyy-mm-dd', align: 'center' },
  integer: { numberFormat: '#,##0' },
  money: { numberFormat: '$#,##0.00' },
  percent: { numberFormat: '0.0%' },
  total: { bold: true, numberFormat: '#,##0.00', border: { sides: ['top'], color: '1F3A5F' } },
  input: { locked: false, fill: 'FFFDE7', wrap: true },
  link: { color: '0563C1' },
  wrapped: { wrap: true, vertical: 'top' },
} as const satisfies Record<string, Style>;

type StyleId = keyof typeof styles;

const cell = (value: CellValue, style?: StyleId, formula?: string): PlanCell => ({ value, ...(style === undefined ? {} : { style }), ...(formula === undefined ? {} : { formula }) });

/** Seven days: date, sales, units, sessions. */
const days: readonly (readonly [number, number, number, number])[] = [
  [46340, 1820.5, 71, 1490],
  [46341, 1765.25, 69, 1502],
  [46342, 2010.75, 80, 1611],
  [46343, 1990, 78, 1580],
  [46344, 2240.1, 88, 1720],
  [46345, 2305.4, 91, 1745],
  [46346, 1480.3, 58, 1690],
];

const sum = (column: 1 | 2 | 3): number => days.reduce((total, day) => total + day[column], 0);

export const emptySheet: Omit<SheetPlan, 'key' | 'mark' | 'name' | 'kind'> = {
  blocks: [], columns: [], rowHeights: [], merges: [], conditionalFormats: [], validations: [], charts: [], freeze: null, gridlines: true, tabColor: null, page: null, protection: null, hidden: false, filter: null,
};

function reportBlocks(): Block[] {
  const last = 20;
  const rows = days.map(([date, sales, units, sessions], i) => [cell(date, 'date'), cell(sales, 'money'), cell(units, 'integer'), cell(sessions, 'integer'), cell(units / sessions, 'percent', `=IFERROR(C${14 + i}/D${14 + i},"")`), cell('', 'plain', `=IF(B${14 + i}<0,"负数","")`)]);
  return [
    { row: 0, column: 0, cells: [[cell('运营日报', 'title')], [cell('2026-11-20（美国站） | 数据截至 11-20 23:59 PST | 店铺 青禾家居 | 负责人 王敏 | USD', 'subtitle')]] },
    { row: 3, column: 0, cells: [[cell('销售额', 'cardLabel'), null, cell('销量', 'cardLabel'), null, cell('转化率', 'cardLabel'), null]] },
    { row: 4, column: 0, cells: [[cell(1480.3, 'cardValue', '=B20'), null, cell(58, 'cardCount', '=C20'), null, cell(58 / 1690, 'cardShare', '=E20'), null]] },
    { row: 5, column: 0, cells: [[cell(1480.3 / 2305.4 - 1, 'cardNote', '=B20/B19-1'), null, cell(58 / 91 - 1, 'cardNote', '=C20/C19-1'), null, cell(null, 'cardNote'), null]] },
    { row: 7, column: 0, cells: [[cell('1. 销售额较前日下降 35.8%，主因是 B0QHCUP001 断货（Buy Box 0%）。今天先调低该 ASIN 广告预算，并在 16:00 前确认补货单。', 'conclusion')], [cell('=SUM(1,2) 这一行以等号开头，仍是文字。', 'conclusion')]] },
    { row: 12, column: 0, cells: [['日期', '销售额', '销量', 'Sessions', '转化率', '提示'].map((text) => cell(text, 'header')), ...rows] },
    { row: last, column: 0, cells: [[cell('合计', 'total'), cell(sum(1), 'total', '=SUM(B14:B20)'), cell(sum(2), 'total', '=SUM(C14:C20)'), cell(sum(3), 'total', '=SUM(D14:D20)'), cell(sum(2) / sum(3), 'percent', '=IFERROR(C21/D21,"")'), cell(true, 'integer', '=B21>0')]] },
    { row: 22, column: 0, cells: [[{ value: '查看 SOP 日志', style: 'link', link: { sheet: 'log', cell: 'A4' } }]] },
  ];
}

export const reportSheet: SheetPlan = {
  ...emptySheet,
  key: 'report:US:2026-11-20',
  mark: 'AMZ_report_US_20261120',
  name: '日报 US 11-20',
  kind: 'page',
  blocks: reportBlocks(),
  columns: [{ width: 13 }, { width: 13 }, { width: 11 }, { width: 11 }, { width: 11 }, { width: 11 }, { width: 2 }, ...Array.from({ length: 6 }, () => ({ width: 11 }))],
  rowHeights: [{ row: 0, height: 30 }, { row: 4, height: 26 }, { row: 7, height: 32 }, { row: 8, height: 32 }, { row: 12, height: 22 }],
  merges: ['A1:M1', 'A2:M2', 'A8:M8', 'A9:M9', ...[4, 5, 6].flatMap((row) => ['A', 'C', 'E'].map((left, i) => `${left}${row}:${['B', 'D', 'F'][i] ?? ''}${row}`))],
  conditionalFormats: [
    { range: 'D14:D20', type: 'dataBar', color: '9DC3E6', min: 0 },
    { range: 'E14:E20', type: 'colorScale', low: 'F8C9C4', middle: 'FFFFFF', high: 'C6E5C8' },
    { range: 'B14:B20', type: 'formula', formula: '=B14<0.8*AVERAGE($B$14:$B$20)', style: { bold: true, color: 'B71C1C', fill: 'FDE7E7' } },
  ],
  charts: [
    { name: 'sales-trend', type: 'line', title: '近 7 日销售额与目标', altText: '近 7 日销售额折线图，11-20 明显下滑', series: [{ name: '销售额', values: 'B14:B20', categories: 'A14:A20', color: '1F77B4' }], valueFormat: '$#,##0', legend: 'bottom', from: { row: 12, column: 7 }, to: { row: 24, column: 13 } },
    { name: 'units', type: 'bar', title: '每日销量', altText: '每日销量条形图', series: [{ name: '销量', values: 'C14:C20', categories: 'A14:A20', color: 'F28E2B' }], valueFormat: '#,##0', legend: 'none', from: { row: 25, column: 0 }, to: { row: 37, column: 6 } },
    { name: 'stack', type: 'columnStacked', title: '流量与销量', altText: '堆积柱形图', series: [{ name: 'Sessions', values: 'D14:D20', categories: 'A14:A20', color: '76B7B2' }, { name: '销量', values: 'C14:C20', categories: 'A14:A20', color: 'E15759' }], valueFormat: null, legend: 'bottom', from: { row: 25, column: 7 }, to: { row: 37, column: 13 } },
  ],
  freeze: { rows: 2, columns: 0 },
  gridlines: false,
  tabColor: '1F77B4',
  page: { orientation: 'landscape', paper: 'a4', fitWidth: 1, fitHeight: 1, printArea: 'A1:M38', titleRows: '1:2', footer: '&L青禾家居 US&R第 &P / &N 页' },
  filter: 'A13:F20',
};

export const logSheet: SheetPlan = {
  ...emptySheet,
  key: 'log',
  mark: 'AMZ_sheet_log',
  name: 'SOP 日志',
  kind: 'tables',
  blocks: [{ row: 0, column: 0, cells: [[cell('标准化 SOP 日志', 'title')], [cell('只追加，不修改；更正请另起一行并写明关联日志ID。', 'subtitle')]] }],
  rowHeights: [{ row: 0, height: 28 }],
  freeze: { rows: 4, columns: 1 },
  tabColor: '2E7D32',
  page: { orientation: 'landscape', paper: 'a4', fitWidth: 1, fitHeight: null, printArea: null, titleRows: '4:4', titleColumns: 'A:B', footer: '&P / &N' },
  protection: { allowFilter: true, allowSort: true, allowFormat: true },
};

export const eventsSheet: SheetPlan = { ...emptySheet, key: 'events', mark: 'AMZ_sheet_events', name: 'SOP 事件', kind: 'tables', hidden: true };
export const productsSheet: SheetPlan = { ...emptySheet, key: 'products', mark: 'AMZ_sheet_products', name: '产品表', kind: 'tables', freeze: { rows: 1, columns: 1 } };

const column = (field: string, header: string, width: number, style: StyleId, aliases: readonly string[] = [], more: Partial<TableColumn> = {}): TableColumn => ({ field, header, aliases, width, style, ...more });
const error = { title: '不能这样填', message: '请从列表中选择。' };

export const productColumns: readonly TableColumn[] = [
  column('asin', 'ASIN', 14, 'text'),
  column('sku', 'SKU', 14, 'text', ['MSKU']),
  column('name', '品名', 26, 'text', ['Product name']),
  column('owner', '负责人', 10, 'text', ['Owner']),
  column('cost', '采购成本', 11, 'money', ['Unit cost'], { validation: { rule: { type: 'decimal', min: 0, max: 100000 }, allowBlank: true, prompt: { title: '采购成本', message: '含头程，按美元填写。' }, error: { title: '不能这样填', message: '请填 0 以上的数字。' } } }),
  column('leadTime', '备货天数', 11, 'integer', ['Lead time (days)']),
  column('status', '状态', 10, 'text', ['Status'], { validation: { rule: { type: 'list', values: ['在售', '清仓', '停售'] }, allowBlank: true, prompt: null, error } }),
];

export const products: TablePlan = {
  name: 'AMZ_Products',
  sheet: 'products',
  row: 0,
  column: 0,
  columns: productColumns,
  key: ['asin'],
  upsert: [
    { asin: 'B0QHCUP001', sku: 'QH-CUP-01', name: '陶瓷马克杯 350ml', owner: '王敏', cost: 3.2, leadTime: 35, status: '在售' },
    { asin: 'B0QHMAT002', sku: '=cmd|calc', name: '+硅藻泥脚垫', owner: '李强', cost: 4.85, leadTime: 40, status: '在售' },
    { asin: 'B0QHLMP003', sku: '-007', name: '@床头灯 <LED> & "USB"', owner: '王敏', cost: 7.1, leadTime: 45, status: '清仓' },
  ],
  remove: [],
  style: 'TableStyleMedium2',
  headerStyle: 'header',
};

export const events: TablePlan = {
  name: 'AMZ_Events',
  sheet: 'events',
  row: 0,
  column: 0,
  columns: [column('eventId', '事件ID', 12, 'text'), column('logId', '日志ID', 12, 'text', ['Log ID']), column('result', '结果', 10, 'text', ['Result']), column('who', '人', 10, 'text', ['Who'])],
  key: ['eventId'],
  upsert: [
    { eventId: 'E-1', logId: 'L-1', result: '已批准', who: '陈主管' },
    { eventId: 'E-2', logId: 'L-3', result: '已驳回', who: '陈主管' },
  ],
  remove: [],
  style: 'TableStyleLight1',
  headerStyle: 'header',
};

const statusFormula = '=IFERROR(INDEX({{AMZ_Events.result}},MATCH({{logId}},{{AMZ_Events.logId}},0)),"")';

export const log: TablePlan = {
  name: 'AMZ_Log',
  sheet: 'log',
  row: 3,
  column: 0,
  columns: [
    column('logId', '日志ID', 10, 'text', ['Log ID']),
    column('object', '对象', 14, 'text', ['Object']),
    column('metric', '指标', 10, 'text', ['Metric']),
    column('before', '原值', 10, 'integer', ['Before']),
    column('after', '新值', 10, 'integer', ['After']),
    column('change', '变动', 10, 'percent', ['Change'], { formula: '=IFERROR({{after}}/{{before}}-1,"")' }),
    column('note', '备注', 30, 'wrapped', ['Note']),
    column('previousHash', '前行哈希', 14, 'text', ['Previous hash']),
    column('hash', '本行哈希', 14, 'text', ['Hash']),
    column('status', '状态', 10, 'plain', ['Status'], { formula: statusFormula }),
  ],
  key: ['logId'],
  upsert: [
    { logId: 'L-1', object: 'B0QHCUP001', metric: '日预算', before: 20, after: 25, change: 0.25, note: '近 7 日 ACoS 18%，低于类目上限\n加预算 5 美元', previousHash: '—', hash: 'a3f1', status: '已批准' },
    { logId: 'L-2', object: 'B0QHMAT002', metric: '可售天数', before: 12, after: 9, change: -0.25, note: '=2+2 不是公式', previousHash: 'a3f1', hash: '77c0', status: '' },
    { logId: 'L-3', object: 'B0QHLMP003', metric: '价格', before: 0, after: 5, change: '', note: '—', previousHash: '77c0', hash: '9e12', status: '已驳回' },
  ],
  remove: [],
  style: 'TableStyleMedium9',
  headerStyle: 'header',
};

/** A page in Chinese with charts, a product table, and a log whose state is looked up in a hidden table of events. */
export const plan: WorkbookPlan = {
  format: 1,
  language: 'zh-CN',
  styles,
  sheets: [reportSheet, logSheet, productsSheet, eventsSheet],
  tables: [log, products, events],
  activate: 'report:US:2026-11-20',
};
