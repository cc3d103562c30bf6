import { toSerial } from '../domain/civil';
import type { DailyReport, Kpi, KpiId } from '../domain/daily';
import { marketplaceOf } from '../domain/marketplace';
import type { Rules } from '../domain/rules';
import { say, type Language } from '../locale';
import { reportText, restockVerdicts } from '../locale/report';
import { acosFormula, columnLetters, columnOf, columnWidths, lastColumn, lastPrinted, writeAsinTable, type TablePlace } from './asinTable';
import { conclusion } from './conclusion';
import { area, cell, fixed, money } from './format';
import { fixedCell, Grid } from './grid';
import type { ChartPlan, ConditionalFormat, SheetPlan, Style } from './plan';
import { sourcesHeight, writeSources } from './sourcesBlock';
import { colours } from './style';

const first = 1;
const kpiColumns = { name: 1, value: 2, previous: 3, change: 4, mean: [5, 6], changeMean: 7, target: 8, light: [9, 10] } as const;
const rightSide = 12;

/** Cards over the page, as [first column, last column, figure]. The widths add up to about the same each. */
const cards: readonly (readonly [number, number, KpiId])[] = [
  [1, 1, 'orderedProductSales'], [2, 3, 'unitsOrdered'], [4, 6, 'sessionsTotal'], [7, 9, 'unitSessionPercentage'], [10, 12, 'buyBoxPercentage'], [13, 15, 'spend'], [16, 18, 'acos'], [19, 21, 'tacos'], [22, 23, 'lowCover'],
];

/** The daily report's sheet: conclusion first, figures last, every total a live formula over the rows on the same sheet. */
export function reportPage(report: DailyReport, rules: Rules, states: ReadonlyMap<string, string>, language: Language, sheet: { readonly key: string; readonly mark: string; readonly name: string }): SheetPlan {
  const grid = new Grid(report.currency);
  const heights: { row: number; height: number }[] = [];
  const height = (row: number, points: number): void => void heights.push({ row, height: points });

  writeHeader(grid, report, rules, language);
  height(0, 34);
  const conclusionRow = 4;
  const lines = conclusion(report, rules, language);
  writeConclusion(grid, conclusionRow, lines, rules, language);
  lines.forEach((_, index) => height(conclusionRow + 1 + index, 24));

  const cardRow = conclusionRow + lines.length + 2;
  const kpiRow = cardRow + 6;
  const table = kpiRow + report.kpis.length + 3;
  grid.span(table, first, lastPrinted, `${say(language, reportText['section.asin'])}  ·  ${say(language, reportText['section.asinNote'])}`, 'section');
  const place = writeAsinTable(grid, table + 1, report, states, language);
  height(table, 22);
  height(place.headRow, 28);
  if (report.lines.length === 0) grid.span(place.firstRow, first, lastPrinted, say(language, reportText.noRows), 'empty');

  writeCards(grid, cardRow, kpiRow, report, rules, language);
  height(cardRow + 2, 30);
  height(kpiRow + 1, 26);
  writeKpis(grid, kpiRow, report, rules, place, language);
  const charts = writeTrend(grid, kpiRow, report, language);
  const sourcesRow = Math.max(place.lastRow, place.firstRow) + 2;
  writeSources(grid, sourcesRow, report, rules, language);
  const lastRow = sourcesRow + sourcesHeight - 1;

  return {
    ...sheet, kind: 'page', blocks: [grid.block()],
    columns: columnWidths.map((width) => ({ width })),
    rowHeights: heights,
    merges: grid.merges,
    conditionalFormats: formatsOf(kpiRow, report, place, language),
    validations: [], charts, freeze: null, gridlines: false, tabColor: colours.accent,
    page: {
      orientation: 'landscape', paper: 'a4', fitWidth: 1, fitHeight: null, printArea: `$A$1:${fixedCell(lastRow, lastPrinted)}`,
      // In headers and footers `&` begins a code; doubled it is itself.
      titleRows: null, footer: say(language, reportText.footer, { store: report.store.replaceAll('&', '&&'), marketplace: report.marketplace, date: report.date }),
    },
    protection: null, hidden: false,
    filter: report.lines.length > 0 ? area(place.headRow, first, place.lastRow, lastColumn) : null,
  };
}

function writeHeader(grid: Grid, report: DailyReport, rules: Rules, language: Language): void {
  const { store, marketplace, date, currency } = report;
  grid.span(0, first, 13, say(language, reportText.title, { store, marketplace }), 'title');
  grid.span(0, 14, lastPrinted, date, 'title.date');
  const history = report.daysBefore === 0 ? say(language, reportText['history-none']) : say(language, reportText['history-days'], { days: report.kpis[0]?.meanDays ?? 0 });
  grid.span(1, first, lastPrinted, say(language, reportText.meta, { date, zone: marketplaceOf(marketplace)?.zone ?? '', store, marketplace, currency, history }), 'meta');
  const parts = [
    ...report.present.map((source) => say(language, reportText.have, { source: say(language, reportText[`source.${source}`]) })),
    ...report.absent.map((source) => say(language, reportText.lack, { source: say(language, reportText[`source.${source}`]), path: say(language, reportText[`path.${source}`]) })),
  ];
  const sessions = report.kpis.find(({ id }) => id === 'sessionsTotal');
  if (sessions?.sumOfRows !== null && sessions?.sumOfRows !== undefined && sessions.value !== null) {
    const difference = sessions.sumOfRows - sessions.value;
    parts.push(say(language, reportText.byDateUsed, { rows: fixed(sessions.sumOfRows, 0), difference: `${difference > 0 ? '+' : ''}${fixed(difference, 0)}` }));
  }
  const { spend, sales } = report.advertising.outsideRows;
  if (report.lines.length > 0 && (spend !== null || sales !== null)) parts.push(say(language, reportText.adsOutside, { spend: money(spend ?? 0, currency), sales: money(sales ?? 0, currency) }));
  if (report.provisional) parts.push(`△ ${say(language, reportText.provisional, { days: rules.number('report.provisionalDays') })}`);
  grid.span(2, first, lastPrinted, parts.join('   |   '), report.absent.length > 0 ? 'meta.warn' : 'meta');
}

function writeConclusion(grid: Grid, row: number, lines: ReturnType<typeof conclusion>, rules: Rules, language: Language): void {
  grid.span(row, first, 11, say(language, reportText['section.conclusion']), 'section');
  grid.span(row, 12, 13, say(language, reportText['section.money'], { days: rules.number('finding.horizonDays') }), 'section.right');
  grid.span(row, 14, 21, say(language, reportText['section.next']), 'section.small');
  grid.span(row, 22, lastPrinted, say(language, reportText['section.owner']), 'section.small');
  lines.forEach((line, index) => {
    const at = row + 1 + index;
    grid.span(at, first, 11, `${index + 1}   ${line.text}`, index === 0 ? 'line.first' : 'line');
    grid.span(at, 12, 13, line.money === null ? null : Math.round(line.money * 100) / 100, 'line.money');
    grid.span(at, 14, 21, line.next === '' ? null : line.next, 'line.soft');
    grid.span(at, 22, lastPrinted, line.owner === '' ? null : line.owner, 'line.soft');
  });
}

/** The row of a figure in the KPI table. */
const rowOf = (kpiRow: number, report: DailyReport, id: KpiId): number => kpiRow + 2 + report.kpis.findIndex((one) => one.id === id);

function writeCards(grid: Grid, row: number, kpiRow: number, report: DailyReport, rules: Rules, language: Language): void {
  grid.span(row, first, lastPrinted, say(language, reportText['section.kpi']), 'section');
  for (const [from, to, id] of cards) {
    const kpi = report.kpis.find((one) => one.id === id);
    if (!kpi) continue;
    const source = rowOf(kpiRow, report, id);
    const at = (column: number): string => cell(source, column);
    grid.span(row + 1, from, to, kpiName(id, rules, report.marketplace, language), 'card.label');
    grid.span(row + 2, from, to, kpi.value ?? '', `card.value.${kpi.unit}`, `=IF(${at(kpiColumns.value)}="","",${at(kpiColumns.value)})`);
    grid.span(row + 3, from, to, changeOf(kpi.value, kpi.previous), 'card.change', `=${at(kpiColumns.change)}`);
    grid.span(row + 4, from, to, kpi.mean7 ?? '', `card.mean.${kpi.unit}`, `=IF(${at(kpiColumns.mean[0])}="","",${at(kpiColumns.mean[0])})`);
  }
}

function writeKpis(grid: Grid, row: number, report: DailyReport, rules: Rules, place: TablePlace, language: Language): void {
  const head = row + 1;
  const label = (key: 'figure' | 'value' | 'previous' | 'change' | 'mean7' | 'changeMean' | 'target' | 'light'): string => say(language, reportText[`kpi.${key}`]);
  grid.span(row, first, 10, say(language, reportText['section.detail']), 'section');
  grid.set(head, kpiColumns.name, label('figure'), 'head.left');
  grid.set(head, kpiColumns.value, label('value'), 'head');
  grid.set(head, kpiColumns.previous, label('previous'), 'head');
  grid.set(head, kpiColumns.change, label('change'), 'head');
  grid.span(head, kpiColumns.mean[0], kpiColumns.mean[1], label('mean7'), 'head');
  grid.set(head, kpiColumns.changeMean, label('changeMean'), 'head');
  grid.set(head, kpiColumns.target, label('target'), 'head');
  grid.span(head, kpiColumns.light[0], kpiColumns.light[1], label('light'), 'head');
  for (const kpi of report.kpis) {
    const at = rowOf(row, report, kpi.id);
    const ref = (column: number): string => cell(at, column);
    const formula = valueFormula(kpi, report, row, place, language);
    const value = kpi.value ?? (kpi.id === 'acos' && formula ? acosText(report, language) : null);
    grid.set(at, kpiColumns.name, kpiName(kpi.id, rules, report.marketplace, language), 'kpi.name');
    grid.set(at, kpiColumns.value, formula ? (value ?? '') : value, `kpi.bold.${kpi.unit}`, formula ?? undefined);
    grid.set(at, kpiColumns.previous, kpi.previous, `kpi.${kpi.unit}`);
    grid.set(at, kpiColumns.change, changeOf(kpi.value, kpi.previous), 'kpi.change', changeFormula(ref(kpiColumns.value), ref(kpiColumns.previous)));
    grid.span(at, kpiColumns.mean[0], kpiColumns.mean[1], kpi.mean7, `kpi.${kpi.unit}`);
    grid.set(at, kpiColumns.changeMean, changeOf(kpi.value, kpi.mean7), 'kpi.change', changeFormula(ref(kpiColumns.value), ref(kpiColumns.mean[0])));
    grid.set(at, kpiColumns.target, kpi.target, `kpi.${kpi.unit}`);
    grid.span(at, kpiColumns.light[0], kpiColumns.light[1], lightText(kpi, report, language), 'kpi.light');
  }
}

function kpiName(id: KpiId, rules: Rules, marketplace: string, language: Language): string {
  return say(language, reportText[`kpi.${id}`], { days: rules.number('restock.alertDays', { marketplace }) });
}

function lightText(kpi: Kpi, report: DailyReport, language: Language): string | null {
  if (kpi.id === 'acos' && kpi.value === null && (report.kpis.find(({ id }) => id === 'spend')?.value ?? 0) > 0) return say(language, reportText['light.noSales']);
  if (kpi.missing) return say(language, reportText['light.missing'], { source: say(language, reportText[`source.${kpi.missing}`]) });
  return kpi.light ? say(language, reportText[`light.${kpi.light}`]) : null;
}

const acosText = (report: DailyReport, language: Language): string => ((report.kpis.find(({ id }) => id === 'spend')?.value ?? 0) > 0 ? say(language, reportText.noSales) : '');

const changeOf = (value: number | null, before: number | null): number | string => (value === null || !before ? '' : value / before - 1);
const changeFormula = (value: string, before: string): string => `=IF(OR(N(${value})=0,N(${before})=0),IF(AND(ISNUMBER(${value}),N(${before})<>0),-1,""),${value}/${before}-1)`;

/**
 * The live formula of a figure: the total row where the figure is the sum of the rows, a ratio of figures of this table
 * otherwise. Null where the figure is the store's own (by-date report) or not known: then it is a value.
 */
function valueFormula(kpi: Kpi, report: DailyReport, kpiRow: number, place: TablePlace, language: Language): string | null {
  const value = (id: KpiId): string => cell(rowOf(kpiRow, report, id), kpiColumns.value);
  const total = (key: Parameters<typeof columnOf>[0]): string => cell(place.totalRow, columnOf(key));
  const known = (id: KpiId): boolean => report.kpis.find((one) => one.id === id)?.value !== null;
  const share = (over: string, under: string): string => `=IF(N(${under})=0,"",${over}/${under})`;
  const rows = report.lines.length > 0;
  const outside = report.advertising.outsideRows;
  // What stands on no row is added in plain sight.
  const adTotal = (field: 'spend' | 'sales' | 'clicks' | 'impressions', key: Parameters<typeof columnOf>[0]): string => {
    const more = outside[field];
    return more === null ? total(key) : `N(${total(key)})${more < 0 ? '-' : '+'}${Math.abs(more)}`;
  };
  const own = report.present.includes('businessByDate') || !rows || !report.lines.some((line) => line.day.salesImport !== null);
  const verdict = (code: 'OUT_OF_STOCK' | 'STOCKOUT_RISK'): string => `=COUNTIF(${area(place.firstRow, columnOf('column.verdict'), place.lastRow, columnOf('column.verdict'))},"${say(language, restockVerdicts[code])}")`;
  switch (kpi.id) {
    case 'orderedProductSales': return own || kpi.value === null ? null : `=${total('column.sales')}`;
    case 'totalOrderItems': return own || kpi.value === null ? null : `=${total('column.orderItems')}`;
    case 'unitsOrdered': return own || kpi.value === null ? null : `=${total('column.units')}`;
    case 'sessionsTotal': return own || kpi.value === null ? null : `=${total('column.sessions')}`;
    case 'pageViewsTotal': return own || kpi.value === null ? null : `=${total('column.pageViews')}`;
    case 'buyBoxPercentage': return own || kpi.value === null ? null : `=${total('column.buyBox')}`;
    case 'averageOrderValue': return kpi.value === null ? null : share(value('orderedProductSales'), value('totalOrderItems'));
    case 'unitSessionPercentage': return kpi.value === null ? null : share(value('unitsOrdered'), value('sessionsTotal'));
    case 'spend': return kpi.value === null || !rows ? null : `=${adTotal('spend', 'column.spend')}`;
    case 'sales': return kpi.value === null || !rows ? null : `=${adTotal('sales', 'column.adSales')}`;
    case 'acos': return !known('spend') || !rows ? null : outside.spend === null && outside.sales === null ? `=${total('column.acos')}` : acosFormula(value('spend'), value('sales'), language);
    case 'tacos': return kpi.value === null ? null : share(value('spend'), value('orderedProductSales'));
    case 'roas': return kpi.value === null ? null : share(value('sales'), value('spend'));
    case 'cpc': return kpi.value === null || !rows ? null : share(value('spend'), `(${adTotal('clicks', 'column.clicks')})`);
    case 'ctr': return kpi.value === null || !rows ? null : share(`(${adTotal('clicks', 'column.clicks')})`, `(${adTotal('impressions', 'column.impressions')})`);
    case 'organicShare': return kpi.value === null ? null : `=IF(N(${value('orderedProductSales')})=0,"",(${value('orderedProductSales')}-${value('sales')})/${value('orderedProductSales')})`;
    case 'outOfStock': return kpi.value === null ? null : verdict('OUT_OF_STOCK');
    case 'lowCover': return kpi.value === null ? null : verdict('STOCKOUT_RISK');
    default: return null;
  }
}

/** The trend's numbers beside the KPI table and the two charts over them. */
function writeTrend(grid: Grid, row: number, report: DailyReport, language: Language): ChartPlan[] {
  grid.span(row, rightSide, lastPrinted, say(language, reportText['section.trend']), 'section');
  const { trend } = report;
  const from = trend[0]?.date;
  const to = trend.at(-1)?.date;
  if (!from || !to) return [];
  const dataRow = row + 2 + report.kpis.length - 5;
  const start = rightSide + 1;
  const last = start + trend.length - 1;
  const series = [
    ['orderedProductSales', 'money'], ['spend', 'money'], ['sales', 'money'], ['sessionsTotal', 'count'], ['unitsOrdered', 'count'],
  ] as const;
  grid.set(dataRow - 1, rightSide, null, 'trend.head');
  trend.forEach(({ date }, index) => grid.set(dataRow - 1, start + index, toSerial(date), 'trend.date'));
  series.forEach(([id, unit], index) => {
    grid.set(dataRow + index, rightSide, say(language, reportText[`kpi.${id}`]), 'trend.name');
    trend.forEach((day, column) => grid.set(dataRow + index, start + column, day[id], `trend.${unit}`));
  });
  const range = (index: number): string => area(dataRow + index, start, dataRow + index, last);
  const categories = area(dataRow - 1, start, dataRow - 1, last);
  const label = (id: KpiId): string => say(language, reportText[`kpi.${id}`]);
  const middle = 17;
  const chartRow = row + 1;
  return [
    {
      name: 'amz-sales', type: 'column', title: say(language, reportText['chart.sales']), altText: say(language, reportText['chart.salesAlt'], { from, to }),
      series: [
        { name: label('orderedProductSales'), values: range(0), categories, color: colours.accent },
        { name: label('spend'), values: range(1), categories, color: colours.spend },
      ],
      valueFormat: '#,##0', legend: 'bottom', from: { row: chartRow, column: rightSide }, to: { row: dataRow - 1, column: middle + 1 },
    },
    {
      name: 'amz-sessions', type: 'line', title: say(language, reportText['chart.sessions']), altText: say(language, reportText['chart.sessionsAlt'], { from, to }),
      series: [{ name: label('sessionsTotal'), values: range(3), categories, color: colours.good }],
      valueFormat: '#,##0', legend: 'none', from: { row: chartRow, column: middle + 1 }, to: { row: dataRow - 1, column: lastPrinted + 1 },
    },
  ];
}

function formatsOf(kpiRow: number, report: DailyReport, place: TablePlace, language: Language): ConditionalFormat[] {
  const kpiFirst = kpiRow + 2;
  const kpiLast = kpiFirst + report.kpis.length - 1;
  const light = area(kpiFirst, kpiColumns.light[0], kpiLast, kpiColumns.light[1]);
  const symbol = (mark: string, style: Pick<Style, 'bold' | 'color' | 'fill'>): ConditionalFormat => ({ range: light, type: 'formula', formula: `=LEFT($${columnLettersOf(kpiColumns.light[0])}${kpiFirst + 1},1)="${mark}"`, style });
  const formats: ConditionalFormat[] = [
    symbol('■', { bold: true, color: colours.bad, fill: colours.badSoft }),
    symbol('▲', { bold: true, color: colours.watch, fill: colours.watchSoft }),
    symbol('●', { color: colours.good }),
    symbol('○', { color: colours.faint }),
  ];
  if (report.lines.length === 0) return formats;
  const body = (key: Parameters<typeof columnOf>[0]): string => area(place.firstRow, columnOf(key), place.lastRow, columnOf(key));
  const verdict = (code: keyof typeof restockVerdicts, color: string, fill: string): ConditionalFormat => ({
    range: body('column.verdict'), type: 'formula', formula: `=$${columnLetters('column.verdict')}${place.firstRow + 1}="${say(language, restockVerdicts[code])}"`, style: { bold: true, color, fill },
  });
  return [
    ...formats,
    verdict('OUT_OF_STOCK', colours.bad, colours.badSoft),
    verdict('STOCKOUT_RISK', colours.bad, colours.badSoft),
    verdict('RESTOCK_NOW', colours.watch, colours.watchSoft),
    verdict('EXCESS', colours.accent, colours.accentSoft),
    { range: body('column.sales'), type: 'dataBar', color: 'A9C9EC' },
    { range: body('column.acos'), type: 'formula', formula: `=${columnLetters('column.acos')}${place.firstRow + 1}="${say(language, reportText.noSales)}"`, style: { bold: true, color: colours.bad } },
  ];
}

const columnLettersOf = (column: number): string => cell(0, column).replace(/\d+$/, '');
