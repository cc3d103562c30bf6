import { coreSources, furtherSources, type DailyReport, type Kpi, type KpiId, type Source } from '../domain/daily';
import type { Rules } from '../domain/rules';
import { say, type Language } from '../locale';
import { reportText, restockVerdicts } from '../locale/report';
import { acosFormula, columnOf, type TablePlace } from './asinTable';
import { area, cell } from './format';
import type { Grid } from './grid';
import type { ConditionalFormat, Style } from './plan';
import { colours } from './style';

const first = 1;
export const kpiColumns = { name: 1, value: 2, previous: 3, change: 4, mean: [5, 6], changeMean: 7, weekday: 8, median: [9, 10], target: [11, 12], pace: 13, gap: [14, 15], light: 16 } as const;
/** Last column of the block; what stands beside it begins two columns on. */
export const kpiLast = kpiColumns.light;
/** Weeks from which a median of weekdays says more than last week alone. */
const leastWeeks = 2;

/** Whether a figure has a row of its own: known now, or known before. The others stand in a line with what waits for the same export. */
export const isShown = (kpi: Kpi, report: DailyReport): boolean => kpi.value !== null || kpi.previous !== null || kpi.mean7 !== null || kpi.target !== null || !waits(kpi, report);

/** Whether the export of a figure is not there. A figure can also be unknown because it divides by nothing. */
export const waits = ({ value, missing }: Kpi, report: DailyReport): boolean => value === null && missing !== null && (missing === 'notes' || !(report.present.includes(missing) || report.further.present.includes(missing)));

const shownKpis = (report: DailyReport): readonly Kpi[] => report.kpis.filter((kpi) => isShown(kpi, report));

/** Figures without a row, by the export they wait for. */
function waitingOf(report: DailyReport): readonly { readonly source: Source; readonly kpis: readonly Kpi[] }[] {
  const waiting = report.kpis.filter((kpi) => !isShown(kpi, report));
  return [...coreSources, ...furtherSources].flatMap((source) => {
    const kpis = waiting.filter(({ missing }) => missing === source);
    return kpis.length > 0 ? [{ source, kpis }] : [];
  });
}

/** The row of a figure in the KPI table. */
export const rowOf = (kpiRow: number, report: DailyReport, id: KpiId): number => kpiRow + 2 + shownKpis(report).findIndex((one) => one.id === id);

/** Rows of the block: its title, its header, a row a known figure, a row an export that is waited for. */
export const kpiHeight = (report: DailyReport): number => shownKpis(report).length + waitingOf(report).length + 2;

/** Every figure with what it is compared to: the day before, the mean, the same weekday, the target and the month. */
export function writeKpis(grid: Grid, row: number, report: DailyReport, rules: Rules, place: TablePlace, language: Language): void {
  const untargeted = report.kpis.every(({ target }) => target === null);
  grid.span(row, first, kpiLast, say(language, reportText[untargeted ? 'section.detailNoTargets' : 'section.detail']), 'section');
  writeHead(grid, row + 1, report, language);
  const shown = shownKpis(report);
  for (const kpi of shown) writeKpi(grid, row, kpi, report, rules, place, language);
  waitingOf(report).forEach(({ source, kpis }, index) => {
    const at = row + 2 + shown.length + index;
    grid.set(at, kpiColumns.name, say(language, reportText['light.missing'], { source: say(language, reportText[`source.${source}`]) }), 'kpi.wait');
    const figures = kpis.map(({ id }) => kpiName(id, rules, report.marketplace, language)).join(say(language, reportText['kpi.waitJoin']));
    grid.span(at, kpiColumns.value, kpiLast, say(language, reportText['kpi.wait'], { figures, path: say(language, reportText[`path.${source}`]) }), 'kpi.wait');
  });
}

function writeHead(grid: Grid, row: number, report: DailyReport, language: Language): void {
  const head = (columns: readonly [number, number] | number, text: string): void => (typeof columns === 'number' ? grid.set(row, columns, text, 'head') : grid.span(row, columns[0], columns[1], text, 'head'));
  grid.set(row, kpiColumns.name, say(language, reportText['kpi.figure']), 'head.left');
  for (const key of ['value', 'previous', 'change', 'changeMean', 'weekday', 'target', 'pace', 'gap', 'light'] as const) head(kpiColumns[key], say(language, reportText[`kpi.${key}`]));
  head(kpiColumns.mean, say(language, reportText['kpi.mean7']));
  const weeks = Math.max(0, ...report.kpis.map(({ sameWeekday }) => sameWeekday.weeks));
  head(kpiColumns.median, say(language, reportText[weeks < leastWeeks ? 'kpi.medianLater' : 'kpi.median'], { weeks: Math.max(weeks, leastWeeks) }));
}

function writeKpi(grid: Grid, row: number, kpi: Kpi, report: DailyReport, rules: Rules, place: TablePlace, language: Language): void {
  const at = rowOf(row, report, kpi.id);
  const ref = (column: number): string => cell(at, column);
  const formula = valueFormula(kpi, report, row, place, language);
  const value = shownValue(kpi, report, language);
  const style = `kpi.${kpi.unit}`;
  const change = (column: number, before: number | null, beside: number): void => grid.set(at, column, changeBetween(kpi, before), `kpi.change.${changeUnit(kpi)}`, changeFormula(kpi, ref(kpiColumns.value), ref(beside)));
  grid.set(at, kpiColumns.name, kpiName(kpi.id, rules, report.marketplace, language), 'kpi.name');
  grid.set(at, kpiColumns.value, formula ? (value ?? '') : value, `kpi.bold.${kpi.unit}`, formula ?? undefined);
  grid.set(at, kpiColumns.previous, kpi.previous, style);
  change(kpiColumns.change, kpi.previous, kpiColumns.previous);
  grid.span(at, kpiColumns.mean[0], kpiColumns.mean[1], kpi.mean7, style);
  change(kpiColumns.changeMean, kpi.mean7, kpiColumns.mean[0]);
  grid.set(at, kpiColumns.weekday, kpi.sameWeekday.lastWeek, style);
  grid.span(at, kpiColumns.median[0], kpiColumns.median[1], kpi.sameWeekday.weeks < leastWeeks ? null : kpi.sameWeekday.median, style);
  grid.span(at, kpiColumns.target[0], kpiColumns.target[1], kpi.target, style);
  writePace(grid, at, kpi, report, language);
  grid.set(at, kpiColumns.light, lightText(kpi, report, language), 'kpi.light');
}

/** Where the month stands for figures with a monthly target; for others the distance to the day's target. */
function writePace(grid: Grid, at: number, kpi: Kpi, report: DailyReport, language: Language): void {
  const pace = kpi.id === 'orderedProductSales' || kpi.id === 'unitsOrdered' ? report.pace[kpi.id] : null;
  const [value, target] = [cell(at, kpiColumns.value), cell(at, kpiColumns.target[0])];
  const gapTo = (gap: number | string | null, style: 'gap' | 'gap.month', formula?: string): void => grid.span(at, kpiColumns.gap[0], kpiColumns.gap[1], gap, `kpi.${style}.${kpi.unit}`, formula);
  if (pace?.kind === 'known') {
    grid.set(at, kpiColumns.pace, shareOf(pace.monthToDate, pace.expected), 'kpi.pace');
    return gapTo(pace.gap, 'gap.month');
  }
  const missing = pace?.kind === 'unknown' && pace.reason === 'days-missing' ? say(language, reportText['kpi.paceMissing'], { days: pace.missing.length }) : null;
  grid.set(at, kpiColumns.pace, missing, 'kpi.pace');
  if (kpi.target === null) return gapTo(null, 'gap');
  const times = isShare(kpi) ? '*100' : '';
  const gap = kpi.value === null ? '' : (kpi.value - kpi.target) * (isShare(kpi) ? 100 : 1);
  gapTo(gap, 'gap', times === '' ? `=IF(OR(${value}="",NOT(ISNUMBER(${value}))),"",${value}-${target})` : differenceFormula(value, target, times));
}

export function kpiName(id: KpiId, rules: Rules, marketplace: string, language: Language): string {
  return say(language, reportText[`kpi.${id}`], { days: rules.number('restock.alertDays', { marketplace }) });
}

function lightText(kpi: Kpi, report: DailyReport, language: Language): string | null {
  if (kpi.id === 'acos' && kpi.value === null && (report.kpis.find(({ id }) => id === 'spend')?.value ?? 0) > 0) return say(language, reportText['light.noSales']);
  if (kpi.value === null && kpi.missing) return waits(kpi, report) ? say(language, reportText['light.missing'], { source: say(language, reportText[`source.${kpi.missing}`]) }) : say(language, reportText['light.undefined']);
  return kpi.light ? say(language, reportText[`light.${kpi.light}`]) : null;
}

/** A figure as its cell shows it: spend without sales is "no sales", where both are known. */
export function shownValue({ id, value }: Kpi, { kpis, lines }: DailyReport, language: Language): number | string | null {
  if (value !== null || id !== 'acos') return value;
  const [spend, sales] = (['spend', 'sales'] as const).map((one) => kpis.find((kpi) => kpi.id === one)?.value ?? null);
  return (spend ?? 0) > 0 && sales !== null && lines.length > 0 ? say(language, reportText.noSales) : null;
}

export const shareOf = (value: number | null, reference: number | null): number | string => (value === null || !reference ? '' : value / reference);
export const shareFormula = (value: string, reference: string): string => `=IF(OR(${value}="",NOT(ISNUMBER(${value})),N(${reference})=0),"",${value}/${reference})`;

const isShare = ({ unit }: Pick<Kpi, 'unit'>): boolean => unit === 'percent' || unit === 'rate';

/** Cases that are counted one by one, few on a good day: one more or one less is what a person asks for. */
const tallies: ReadonlySet<KpiId> = new Set(['outOfStock', 'lowCover', 'lowFee', 'feedbackNegative', 'unanswered', 'notices']);
/** How the change of a figure is written: a tally's by pieces, a share's by points, a sum's by per cent. */
export const changeUnit = ({ id, unit }: Pick<Kpi, 'id' | 'unit'>): Kpi['unit'] | 'tally' => (tallies.has(id) ? 'tally' : unit);

/** The change of a sum in per cent; that of a share in percentage points, because a percentage of a percentage is misread. */
function changeBetween(kpi: Kpi, before: number | null): number | string {
  const { value } = kpi;
  if (changeUnit(kpi) === 'tally') return value === null || before === null ? '' : value - before;
  if (isShare(kpi)) return value === null || before === null ? '' : (value - before) * 100;
  return value === null || !before ? '' : value / before - 1;
}
/** The change against the day before. */
export const changeOf = (kpi: Kpi): number | string => changeBetween(kpi, kpi.previous);
function changeFormula(kpi: Kpi, value: string, before: string): string {
  if (changeUnit(kpi) === 'tally') return differenceFormula(value, before, '');
  return isShare(kpi) ? differenceFormula(value, before, '*100') : percentFormula(value, before);
}
const percentFormula = (value: string, before: string): string => `=IF(OR(N(${value})=0,N(${before})=0),IF(AND(ISNUMBER(${value}),N(${before})<>0),-1,""),${value}/${before}-1)`;
const differenceFormula = (value: string, before: string, times: '' | '*100'): string => `=IF(AND(ISNUMBER(${value}),ISNUMBER(${before})),(${value}-${before})${times},"")`;

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
    case 'acos': return !known('spend') || !known('sales') || !rows ? null : outside.spend === null && outside.sales === null ? `=${total('column.acos')}` : acosFormula(value('spend'), value('sales'), language);
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

/** The colours of the lights beside their symbols. */
export function kpiFormats(kpiRow: number, report: DailyReport): ConditionalFormat[] {
  const kpiFirst = kpiRow + 2;
  const light = area(kpiFirst, kpiColumns.light, kpiFirst + Math.max(shownKpis(report).length, 1) - 1, kpiColumns.light);
  const symbol = (mark: string, style: Pick<Style, 'bold' | 'color' | 'fill'>): ConditionalFormat => ({ range: light, type: 'formula', formula: `=LEFT($${cell(0, kpiColumns.light).replace(/\d+$/, '')}${kpiFirst + 1},1)="${mark}"`, style });
  return [
    symbol('■', { bold: true, color: colours.bad, fill: colours.badSoft }),
    symbol('▲', { bold: true, color: colours.watch, fill: colours.watchSoft }),
    symbol('●', { color: colours.good }),
    symbol('○', { color: colours.faint }),
  ];
}
