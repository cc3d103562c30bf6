import type { AsinNumbers, DayRows } from './asinHistory';
import { addDays, civilDateIn, type CivilDate } from './civil';
import { daysOf, type DayTotals, type FigureField, type History } from './history';
import { marketplaceOf, teamZone } from './marketplace';
import type { ValueUnit, Watch, WatchMetric } from './proposal';
import type { Rules } from './rules';
import type { LogRow } from './sopLog';

/** A change that was carried out, and what it is checked on; null where nothing in the history can tell. */
export interface ExecutedChange {
  readonly row: LogRow;
  /** The marketplace's own day. */
  readonly executedOn: CivilDate;
  readonly watch: Watch | null;
}

/** Before and after a change, over windows of the same length on either side of its day. */
export interface Outcome {
  readonly logId: string;
  /** Length of each window. */
  readonly days: number;
  readonly watch: Watch;
  readonly unit: ValueUnit;
  /** Mean a day, or the ratio of the windows' sums; null where a ratio has nothing under it (no ad sales: no ACoS). */
  readonly before: number | null;
  readonly after: number | null;
  /** after / before − 1; null where either is missing or `before` is 0. */
  readonly change: number | null;
  /** Null where neither direction is better, or where it cannot be told. */
  readonly verdict: 'better' | 'worse' | 'same' | null;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly earlierFrom: CivilDate;
  readonly earlierTo: CivilDate;
  /** Other changes carried out on the same object within these windows. */
  readonly overlaps: readonly string[];
}

/** Results of one executed change, as the report's Actions section and the pane list them. */
export interface OutcomeLine {
  readonly change: ExecutedChange;
  /** Checks whose windows are complete, the shortest first. */
  readonly checks: readonly Outcome[];
  /** The next check and the first marketplace day its figures are final; null after the last, or where nothing is watched. */
  readonly next: { readonly days: number; readonly on: CivilDate } | null;
  /** Days without figures in a check whose time has come; they are waited for. */
  readonly missing: readonly CivilDate[];
}

interface MetricSpec {
  readonly over: FigureField;
  /** Null: the mean a day of `over`. */
  readonly under: FigureField | null;
  readonly unit: ValueUnit;
  readonly better: 'more' | 'less' | null;
}

const metrics: Readonly<Record<WatchMetric, MetricSpec>> = {
  acos: { over: 'spend', under: 'sales', unit: 'percent', better: 'less' },
  tacos: { over: 'spend', under: 'orderedProductSales', unit: 'percent', better: 'less' },
  roas: { over: 'sales', under: 'spend', unit: 'ratio', better: 'more' },
  cpc: { over: 'spend', under: 'clicks', unit: 'money', better: 'less' },
  ctr: { over: 'clicks', under: 'impressions', unit: 'percent', better: 'more' },
  spend: { over: 'spend', under: null, unit: 'money', better: null },
  sales: { over: 'sales', under: null, unit: 'money', better: 'more' },
  orders: { over: 'orders', under: null, unit: 'count', better: 'more' },
  clicks: { over: 'clicks', under: null, unit: 'count', better: 'more' },
  impressions: { over: 'impressions', under: null, unit: 'count', better: 'more' },
  orderedProductSales: { over: 'orderedProductSales', under: null, unit: 'money', better: 'more' },
  unitsOrdered: { over: 'unitsOrdered', under: null, unit: 'count', better: 'more' },
  sessionsTotal: { over: 'sessionsTotal', under: null, unit: 'count', better: 'more' },
  unitSessionPercentage: { over: 'unitsOrdered', under: 'sessionsTotal', unit: 'percent', better: 'more' },
  buyBoxPercentage: { over: 'buyBoxPercentage', under: null, unit: 'percent', better: 'more' },
};

/** The marketplace's day of a Beijing clock `YYYY-MM-DD HH:mm:ss`; null where it is none. China keeps no summer time. */
export function siteDayOf(beijing: string, marketplace: string): CivilDate | null {
  const moment = Date.parse(`${beijing.replace(' ', 'T')}+08:00`);
  return Number.isFinite(moment) ? civilDateIn(moment, marketplaceOf(marketplace)?.zone ?? teamZone) : null;
}

/** The last day whose figures Amazon no longer corrects, seen from `today` in the marketplace. */
export const lastFinalDay = (today: CivilDate, rules: Rules): CivilDate => addDays(today, -(rules.number('report.provisionalDays') + 1));

/**
 * Before and after of every executed change of a store and marketplace, newest first. A check is there once every day of
 * both its windows is known and final (`today` is the marketplace's day); the day of the change itself belongs to neither.
 */
export function outcomesOf(changes: readonly ExecutedChange[], history: History, rules: Rules, place: { readonly store: string; readonly marketplace: string; readonly today: CivilDate }): OutcomeLine[] {
  const own = changes.filter(({ row }) => row.store === place.store && row.marketplace === place.marketplace);
  if (own.length === 0) return [];
  const figures = new Figures(history, place.store, place.marketplace);
  const final = lastFinalDay(place.today, rules);
  return own
    .map((change) => lineOf(change, own, figures, final, rules))
    .sort((a, b) => b.change.executedOn.localeCompare(a.change.executedOn) || a.change.row.logId.localeCompare(b.change.row.logId, 'en'));
}

function lineOf(change: ExecutedChange, all: readonly ExecutedChange[], figures: Figures, final: CivilDate, rules: Rules): OutcomeLine {
  const { watch, executedOn, row } = change;
  if (!watch) return { change, checks: [], next: null, missing: [] };
  const checks: Outcome[] = [];
  let next: OutcomeLine['next'] = null;
  let missing: readonly CivilDate[] = [];
  for (const days of [...rules.numbers('outcome.days', { marketplace: row.marketplace })].sort((a, b) => a - b)) {
    const window = { from: addDays(executedOn, 1), to: addDays(executedOn, days), earlierFrom: addDays(executedOn, -days), earlierTo: addDays(executedOn, -1) };
    if (window.to > final) {
      next ??= { days, on: addDays(window.to, rules.number('report.provisionalDays') + 1) };
      continue;
    }
    const before = figures.over(watch, window.earlierFrom, window.earlierTo);
    const after = figures.over(watch, window.from, window.to);
    if (before.missing.length + after.missing.length > 0) missing = [...before.missing, ...after.missing];
    else checks.push({ logId: row.logId, days, watch, unit: metrics[watch.metric].unit, ...window, ...judged(before.value, after.value, watch.metric, rules), overlaps: overlapsOf(change, all, window.earlierFrom, window.to) });
  }
  return { change, checks, next, missing };
}

function judged(before: number | null, after: number | null, metric: WatchMetric, rules: Rules): Pick<Outcome, 'before' | 'after' | 'change' | 'verdict'> {
  const change = before === null || after === null || before === 0 ? null : after / before - 1;
  const { better } = metrics[metric];
  if (change === null || better === null) return { before, after, change, verdict: null };
  if (Math.abs(change) < rules.number('outcome.same')) return { before, after, change, verdict: 'same' };
  return { before, after, change, verdict: change > 0 === (better === 'more') ? 'better' : 'worse' };
}

/** Changes of the same object or the same watched ASIN, carried out within the windows: their effects cannot be told apart. */
function overlapsOf(change: ExecutedChange, all: readonly ExecutedChange[], from: CivilDate, to: CivilDate): string[] {
  const about = ({ row, watch }: ExecutedChange): string[] => [row.object, ...(watch?.asin ? [watch.asin] : [])];
  const own = about(change);
  return all
    .filter((other) => other.row.logId !== change.row.logId && other.executedOn >= from && other.executedOn <= to && about(other).some((one) => own.includes(one)))
    .map(({ row }) => row.logId);
}

/** Figures of one store and marketplace by day. */
class Figures {
  readonly #totals: ReadonlyMap<CivilDate, DayTotals>;
  readonly #numbers: AsinNumbers;
  readonly #days: ReadonlyMap<CivilDate, DayRows>;

  constructor(history: History, store: string, marketplace: string) {
    const ours = (row: { readonly store: string; readonly marketplace: string }): boolean => row.store === store && row.marketplace === marketplace;
    this.#totals = new Map(history.dayTotals.filter(ours).map((row) => [row.date, row]));
    const own = daysOf(history).of(store, marketplace);
    this.#numbers = own.numbers;
    this.#days = new Map(own.days.map((day) => [day.date, day]));
  }

  /** A metric over days, both included, and the days that are not known. */
  over({ metric, asin }: Watch, from: CivilDate, to: CivilDate): { readonly value: number | null; readonly missing: readonly CivilDate[] } {
    const { over, under } = metrics[metric];
    const missing: CivilDate[] = [];
    let [top, bottom] = [0, 0];
    for (let day = from; day <= to; day = addDays(day, 1)) {
      const value = this.#of(over, asin, day);
      const base = under === null ? 1 : this.#of(under, asin, day);
      if (value === null || base === null) missing.push(day);
      else [top, bottom] = [top + value, bottom + base];
    }
    return { value: bottom > 0 ? top / bottom : null, missing };
  }

  /** An ASIN that an export of the day does not name had none of it; a day without that export is not known. */
  #of(field: FigureField, asin: string | null, day: CivilDate): number | null {
    const total = this.#totals.get(day)?.[field] ?? null;
    if (asin === null) return total;
    const [rows, number] = [this.#days.get(day), this.#numbers.find(asin)];
    const own = rows && number !== undefined ? (rows.figures(field)[rows.placeOf(number)] ?? Number.NaN) : Number.NaN;
    return !Number.isNaN(own) ? own : (total === null || field === 'buyBoxPercentage' ? null : 0);
  }
}
