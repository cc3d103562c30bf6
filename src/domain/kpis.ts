import { healthMetric } from './account';
import { addDays, type CivilDate } from './civil';
import type { AsinLine, DailyInput } from './daily';
import { daysOf, meanBefore, sumOf, sumsOf, type DayTotals, type FigureField, type History, type StoreField } from './history';
import { noteFields, type NoteField } from './notes';
import type { Rules } from './rules';
import type { Source } from './sources';

export const kpiIds = [
  'orderedProductSales', 'totalOrderItems', 'unitsOrdered', 'averageOrderValue', 'sessionsTotal', 'pageViewsTotal', 'unitSessionPercentage', 'buyBoxPercentage',
  'spend', 'sales', 'acos', 'tacos', 'roas', 'cpc', 'ctr', 'organicShare', 'outOfStock', 'lowCover',
  'lowFee', 'agedUnits', 'ordersPlaced', 'returnedUnits', 'feedbackNegative', 'unanswered', 'mostUrgent', 'odr', 'ahr', 'notices',
] as const;
export type KpiId = (typeof kpiIds)[number];
/** `rate`: a percentage small enough to need two decimals. */
export type KpiUnit = 'money' | 'count' | 'percent' | 'rate' | 'ratio' | 'hours';
export type Light = 'good' | 'watch' | 'bad';

/** A figure of the day with what it is compared to. Null is "not known"; `missing` says which export would fill it. */
export interface Kpi {
  readonly id: KpiId;
  readonly unit: KpiUnit;
  readonly value: number | null;
  readonly previous: number | null;
  readonly mean7: number | null;
  /** Known days behind the mean. */
  readonly meanDays: number;
  readonly sameWeekday: SameWeekday;
  readonly target: number | null;
  readonly light: Light | null;
  readonly missing: Source | null;
  /** The sum of the ASIN rows, where the store's own figure is used and differs. */
  readonly sumOfRows: number | null;
}

/** A figure on the days of the same weekday before: one week ago, and the median of the known ones. */
export interface SameWeekday {
  readonly lastWeek: number | null;
  readonly median: number | null;
  /** Known weeks behind the median. */
  readonly weeks: number;
}

interface KpiSpec {
  readonly unit: KpiUnit;
  readonly source: Source;
  /** Whether more is better; null where neither. */
  readonly better: 'more' | 'less' | null;
  readonly of: (day: DayTotals) => number | null;
}

const over = (a: number | null, b: number | null): number | null => (a === null || b === null || b <= 0 ? null : a / b);
const plain = (field: StoreField): ((day: DayTotals) => number | null) => (day) => day[field];

type StockKpi = 'outOfStock' | 'lowCover';
const kpiSpecs: Readonly<Record<Exclude<KpiId, StockKpi | NoteField>, KpiSpec>> = {
  orderedProductSales: { unit: 'money', source: 'business', better: 'more', of: plain('orderedProductSales') },
  totalOrderItems: { unit: 'count', source: 'business', better: 'more', of: plain('totalOrderItems') },
  unitsOrdered: { unit: 'count', source: 'business', better: 'more', of: plain('unitsOrdered') },
  averageOrderValue: { unit: 'money', source: 'business', better: 'more', of: (day) => over(day.orderedProductSales, day.totalOrderItems) },
  sessionsTotal: { unit: 'count', source: 'business', better: 'more', of: plain('sessionsTotal') },
  pageViewsTotal: { unit: 'count', source: 'business', better: 'more', of: plain('pageViewsTotal') },
  unitSessionPercentage: { unit: 'percent', source: 'business', better: 'more', of: (day) => over(day.unitsOrdered, day.sessionsTotal) },
  buyBoxPercentage: { unit: 'percent', source: 'business', better: 'more', of: plain('buyBoxPercentage') },
  spend: { unit: 'money', source: 'ads', better: null, of: plain('spend') },
  sales: { unit: 'money', source: 'ads', better: 'more', of: plain('sales') },
  acos: { unit: 'percent', source: 'ads', better: 'less', of: (day) => over(day.spend, day.sales) },
  tacos: { unit: 'percent', source: 'ads', better: 'less', of: (day) => over(day.spend, day.orderedProductSales) },
  roas: { unit: 'ratio', source: 'ads', better: 'more', of: (day) => over(day.sales, day.spend) },
  cpc: { unit: 'money', source: 'ads', better: 'less', of: (day) => over(day.spend, day.clicks) },
  ctr: { unit: 'rate', source: 'ads', better: 'more', of: (day) => over(day.clicks, day.impressions) },
  organicShare: { unit: 'percent', source: 'ads', better: 'more', of: (day) => (day.sales === null || day.orderedProductSales === null ? null : over(day.orderedProductSales - day.sales, day.orderedProductSales)) },
  lowFee: { unit: 'count', source: 'planning', better: null, of: plain('lowFee') },
  agedUnits: { unit: 'count', source: 'planning', better: null, of: plain('agedUnits') },
  ordersPlaced: { unit: 'count', source: 'orders', better: 'more', of: plain('ordersPlaced') },
  returnedUnits: { unit: 'count', source: 'returns', better: 'less', of: plain('returnedUnits') },
  feedbackNegative: { unit: 'count', source: 'feedback', better: null, of: plain('feedbackNegative') },
};
const noteUnits: Readonly<Record<NoteField, KpiUnit>> = { unanswered: 'count', mostUrgent: 'hours', odr: 'rate', ahr: 'count', notices: 'count' };

const rowSums: ReadonlySet<KpiId> = new Set(['orderedProductSales', 'totalOrderItems', 'unitsOrdered', 'sessionsTotal', 'pageViewsTotal']);
const adSums: ReadonlySet<KpiId> = new Set(['spend', 'sales']);
const isNote = (id: KpiId): id is NoteField => (noteFields as readonly KpiId[]).includes(id);

/** The figures of the day, every one of them: what is not known is null with the export that would fill it. */
export function kpisOf(input: DailyInput, lines: readonly AsinLine[], totals: ReadonlyMap<CivilDate, DayTotals>): Kpi[] {
  const { date, rules } = input;
  const today = totals.get(date);
  const days = lines.map((line) => line.day);
  const sums = sumsOf(days, 'sales');
  return kpiIds.map((id): Kpi => {
    if (id === 'outOfStock' || id === 'lowCover') return stockKpi(id, input, lines);
    const spec = isNote(id) ? null : kpiSpecs[id];
    const of = (day: CivilDate): number | null => {
      if (isNote(id)) return input.notes?.get(day)?.[id] ?? null;
      const row = totals.get(day);
      return row && spec ? spec.of(row) : null;
    };
    const value = of(date);
    const { mean, days: meanDays } = meanBefore(date, of);
    const target = input.targets[id] ?? null;
    const rowSum = rowSums.has(id) ? (sums[id as FigureField] ?? null) : adSums.has(id) ? sumOf(days, id as FigureField) : null;
    const ownFigure = adSums.has(id) || today?.salesFrom === 'by-date';
    return {
      id, unit: isNote(id) ? noteUnits[id] : (spec?.unit ?? 'count'), value, previous: of(addDays(date, -1)), mean7: mean, meanDays, sameWeekday: sameWeekdayOf(date, of, rules), target,
      light: fixedLight(id, value, rules) ?? lightOf(value, target ?? mean, spec?.better ?? null, rules),
      missing: value === null && !(id === 'acos' && today && today.spend !== null) ? (spec?.source ?? 'notes') : null,
      sumOfRows: ownFigure && rowSum !== null && rowSum !== value ? rowSum : null,
    };
  });
}

/** Looks back over `report.weekdayWeeks` weeks. */
function sameWeekdayOf(date: CivilDate, of: (day: CivilDate) => number | null, rules: Rules): SameWeekday {
  const weeks = rules.number('report.weekdayWeeks');
  const known = Array.from({ length: weeks }, (_, week) => of(addDays(date, -7 * (week + 1)))).filter((value) => value !== null).sort((a, b) => a - b);
  const [low, high] = [known[Math.floor((known.length - 1) / 2)], known[Math.floor(known.length / 2)]];
  return { lastWeek: of(addDays(date, -7)), median: low === undefined || high === undefined ? null : (low + high) / 2, weeks: known.length };
}

/** Figures with a limit of their own, whatever they were before. */
function fixedLight(id: KpiId, value: number | null, rules: Rules): Light | null {
  if (value === null) return null;
  switch (id) {
    case 'lowFee': case 'agedUnits': case 'feedbackNegative': return value > 0 ? 'watch' : 'good';
    case 'notices': return value > 0 ? 'bad' : 'good';
    case 'unanswered': return value > 0 ? null : 'good';
    case 'mostUrgent': return value < rules.number('reply.redHours') ? 'bad' : value <= rules.number('reply.amberHours') ? 'watch' : 'good';
    case 'odr': case 'ahr': {
      const code = healthMetric(id, value, null, rules)?.code;
      return code === 'FAIL' ? 'bad' : code === 'WARNING' ? 'watch' : 'good';
    }
    default: return null;
  }
}

function stockKpi(id: StockKpi, { date, history, rules }: DailyInput, lines: readonly AsinLine[]): Kpi {
  const known = lines.filter((line) => line.stock.available !== null);
  const low = rules.number('restock.alertDays');
  const count = (code: 'OUT_OF_STOCK' | 'STOCKOUT_RISK'): number => known.filter((line) => line.stock.verdict?.code === code).length;
  const value = known.length === 0 ? null : id === 'outOfStock' ? count('OUT_OF_STOCK') : count('STOCKOUT_RISK');
  return {
    id, unit: 'count', value, previous: id === 'outOfStock' ? emptyYesterday(date, history, lines) : null, mean7: null, meanDays: 0, sameWeekday: { lastWeek: null, median: null, weeks: 0 }, target: null,
    light: value === null || low <= 0 ? null : value === 0 ? 'good' : id === 'outOfStock' ? 'bad' : 'watch', missing: value === null ? 'inventory' : null, sumOfRows: null,
  };
}

/** Yesterday's cover would need yesterday's velocity; yesterday's empty shelves are in the rows. */
function emptyYesterday(date: CivilDate, history: History, lines: readonly AsinLine[]): number | null {
  const { days, numbers } = daysOf(history);
  const yesterday = addDays(date, -1);
  const selling = new Set(lines.flatMap(({ day, stock }) => ((stock.velocity ?? 0) > 0 ? [day.asin] : [])));
  let [known, empty] = [0, 0];
  for (const day of days) {
    if (day.date !== yesterday) continue;
    const [stock, units] = [day.figures('afnFulfillableQuantity'), day.figures('unitsOrdered')];
    stock.forEach((left, place) => {
      if (Number.isNaN(left)) return;
      known += 1;
      if (left <= 0 && !((units[place] ?? 0) < 0) && selling.has(numbers.name(day.numberAt(place)))) empty += 1;
    });
  }
  return known === 0 ? null : empty;
}

function lightOf(value: number | null, reference: number | null, better: 'more' | 'less' | null, rules: Rules): Light | null {
  if (value === null || reference === null || better === null || reference <= 0) return null;
  const worse = better === 'more' ? 1 - value / reference : value / reference - 1;
  if (worse > rules.number('report.lightBad')) return 'bad';
  return worse > rules.number('report.lightWatch') ? 'watch' : 'good';
}
