import type { DailyReport, Kpi, KpiId } from '../domain/daily';
import type { Rules } from '../domain/rules';
import { say, type Language } from '../locale';
import { reportText, restockVerdicts } from '../locale/report';
import { acosFormula, columnOf, lastPrinted, type TablePlace } from './asinTable';
import { area, cell } from './format';
import type { Grid } from './grid';
import type { ConditionalFormat, Style } from './plan';
import { colours } from './style';

const first = 1;
const kpiColumns = { name: 1, value: 2, previous: 3, change: 4, mean: [5, 6], changeMean: 7, weekday: 8, target: [9, 10], pace: 11, gap: [12, 13], light: [14, 16] } as const;
/** Last column of the block; what stands beside it begins two columns on. */
export const kpiLast = kpiColumns.light[1];

/** Cards over the page, as [first column, last column, figure]. The widths add up to about the same each. */
const cards: readonly (readonly [number, number, KpiId])[] = [
  [1, 1, 'orderedProductSales'], [2, 3, 'unitsOrdered'], [4, 6, 'sessionsTotal'], [7, 9, 'unitSessionPercentage'], [10, 12, 'buyBoxPercentage'], [13, 15, 'spend'], [16, 18, 'acos'], [19, 21, 'tacos'], [22, lastPrinted, 'lowCover'],
];
/** Rows of the cards: their title and six lines. */
export const cardsHeight = 6;

/** The row of a figure in the KPI table. */
const rowOf = (kpiRow: number, report: DailyReport, id: KpiId): number => kpiRow + 2 + report.kpis.findIndex((one) => one.id === id);

/** The cards: name, value, change, mean, and a bar against the target, or the mean where there is none. */
export function writeCards(grid: Grid, row: number, kpiRow: number, report: DailyReport, rules: Rules, language: Language): void {
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
    const reference = kpi.target ?? kpi.mean7;
    grid.span(row + 5, from, to, shareOf(kpi.value, reference), kpi.target === null ? 'card.bar.mean' : 'card.bar.target', shareFormula(at(kpiColumns.value), at(kpi.target === null ? kpiColumns.mean[0] : kpiColumns.target[0])));
  }
}

/** Rows of the block: its title, its header, a row a figure. */
export const kpiHeight = (report: DailyReport): number => report.kpis.length + 2;

/** Every figure with what it is compared to: the day before, the mean, the same weekday, the target and the month. */
export function writeKpis(grid: Grid, row: number, report: DailyReport, rules: Rules, place: TablePlace, language: Language): void {
  const head = row + 1;
  grid.span(row, first, kpiLast, say(language, reportText['section.detail']), 'section');
  const label = (columns: readonly [number, number], key: 'value' | 'previous' | 'change' | 'mean7' | 'changeMean' | 'weekday' | 'target' | 'pace' | 'gap' | 'light'): void => grid.span(head, columns[0], columns[1], say(language, reportText[`kpi.${key}`]), 'head');
  grid.set(head, kpiColumns.name, say(language, reportText['kpi.figure']), 'head.left');
  for (const key of ['value', 'previous', 'change', 'changeMean', 'weekday', 'pace'] as const) label([kpiColumns[key], kpiColumns[key]], key);
  label(kpiColumns.mean, 'mean7');
  label(kpiColumns.target, 'target');
  label(kpiColumns.gap, 'gap');
  label(kpiColumns.light, 'light');
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
    grid.set(at, kpiColumns.weekday, kpi.sameWeekday?.lastWeek ?? null, `kpi.${kpi.unit}`);
    grid.span(at, kpiColumns.target[0], kpiColumns.target[1], kpi.target, `kpi.${kpi.unit}`);
    writePace(grid, at, kpi, report, language);
    grid.span(at, kpiColumns.light[0], kpiColumns.light[1], lightText(kpi, report, language), 'kpi.light');
  }
}

/** Where the month stands for figures with a monthly target; for others the distance to the day's target. */
function writePace(grid: Grid, at: number, kpi: Kpi, report: DailyReport, language: Language): void {
  const pace = kpi.id === 'orderedProductSales' || kpi.id === 'unitsOrdered' ? report.pace[kpi.id] : null;
  const [value, target] = [cell(at, kpiColumns.value), cell(at, kpiColumns.target[0])];
  const gapTo = (gap: number | string | null, formula?: string): void => grid.span(at, kpiColumns.gap[0], kpiColumns.gap[1], gap, `kpi.gap.${kpi.unit}`, formula);
  if (pace?.kind === 'known') {
    grid.set(at, kpiColumns.pace, shareOf(pace.monthToDate, pace.expected), 'kpi.pace');
    return gapTo(pace.gap);
  }
  const missing = pace?.kind === 'unknown' && pace.reason === 'days-missing' ? say(language, reportText['kpi.paceMissing'], { days: pace.missing.length }) : null;
  grid.set(at, kpiColumns.pace, missing, 'kpi.pace');
  if (kpi.target === null) return gapTo(null);
  gapTo(kpi.value === null ? '' : kpi.value - kpi.target, `=IF(OR(${value}="",NOT(ISNUMBER(${value}))),"",${value}-${target})`);
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

const shareOf = (value: number | null, reference: number | null): number | string => (value === null || !reference ? '' : value / reference);
const shareFormula = (value: string, reference: string): string => `=IF(OR(${value}="",NOT(ISNUMBER(${value})),N(${reference})=0),"",${value}/${reference})`;

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

/** Bars of the cards, and the colours of the lights beside their symbols. */
export function kpiFormats(cardRow: number, kpiRow: number, report: DailyReport): ConditionalFormat[] {
  const kpiFirst = kpiRow + 2;
  const kpiRows = kpiFirst + report.kpis.length - 1;
  const light = area(kpiFirst, kpiColumns.light[0], kpiRows, kpiColumns.light[1]);
  const symbol = (mark: string, style: Pick<Style, 'bold' | 'color' | 'fill'>): ConditionalFormat => ({ range: light, type: 'formula', formula: `=LEFT($${cell(0, kpiColumns.light[0]).replace(/\d+$/, '')}${kpiFirst + 1},1)="${mark}"`, style });
  return [
    ...cards.map(([from, to]): ConditionalFormat => ({ range: from === to ? cell(cardRow + 5, from) : area(cardRow + 5, from, cardRow + 5, to), type: 'dataBar', color: colours.bar, min: 0, max: 1 })),
    symbol('■', { bold: true, color: colours.bad, fill: colours.badSoft }),
    symbol('▲', { bold: true, color: colours.watch, fill: colours.watchSoft }),
    symbol('●', { color: colours.good }),
    symbol('○', { color: colours.faint }),
  ];
}
