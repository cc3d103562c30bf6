import { addDays, daysBetween, weekday, type CivilDate } from './civil';
import { daysOf, historyFrom, plus, type AsinDay, type DayImport, type DayTotals, type EarlierImport, type FigureField, type History } from './history';
import { notice, type Notice } from './notice';

/** Figures whose sum over days means something; percentages, prices and stock do not fold. */
export const weekFields = ['sessionsTotal', 'pageViewsTotal', 'unitsOrdered', 'totalOrderItems', 'orderedProductSales', 'impressions', 'clicks', 'spend', 'sales', 'orders', 'units', 'returnedUnits'] as const satisfies readonly FigureField[];
export const weekCounts = ['salesDays', 'adsDays', 'inStockDays'] as const;

/** What stands for the whole store where an ASIN stands. */
export const wholeStore = '*';

/** Days of an ASIN (or of the whole store: `*`) folded into an ISO week, or several weeks in a row. */
export interface AsinWeek extends Readonly<Record<(typeof weekFields)[number] | (typeof weekCounts)[number], number | null>> {
  readonly store: string;
  readonly marketplace: string;
  /** Its first Monday. */
  readonly weekStart: CivilDate;
  /** 1, and more where the history was coarsened. */
  readonly weeks: number;
  readonly asin: string;
}

export interface FoldLimits {
  /** Days of ASIN rows that are kept at least; a week folds when all of it is older. */
  readonly asinDays: number;
  readonly totalDays: number;
  /** Rows a table may have. */
  readonly rows: number;
}

export interface Folded {
  /** The history without what was folded. */
  readonly history: History;
  /** Rows of the weeks to write, and rows that went into coarser ones. */
  readonly changed: readonly AsinWeek[];
  readonly gone: readonly AsinWeek[];
  readonly notices: readonly Notice[];
}

/** The Monday of a date's ISO week. */
export const weekStartOf = (date: CivilDate): CivilDate => addDays(date, -((weekday(date) + 6) % 7));
export const weekKey = (row: Pick<AsinWeek, 'store' | 'marketplace' | 'weekStart' | 'asin'>): string => [row.store, row.marketplace, row.weekStart, row.asin].join('\u001f');

type Place = Pick<DayTotals, 'store' | 'marketplace'>;
const placeKey = ({ store, marketplace }: Place): string => `${store}\u001f${marketplace}`;

/** Which weeks are folded already. A week is folded whole and once: what came before cannot be told apart in it any more. */
export class FoldedWeeks {
  readonly #asins = new Set<string>();
  readonly #totals = new Set<string>();

  constructor(weeks: readonly AsinWeek[]) {
    for (const row of weeks) {
      const set = row.asin === wholeStore ? this.#totals : this.#asins;
      for (let week = 0; week < row.weeks; week += 1) set.add(`${placeKey(row)}\u001f${addDays(row.weekStart, 7 * week)}`);
    }
  }

  /** Whether the ASIN rows, and whether the store's own row, of a day are in a week. */
  has(day: Place & { readonly date: CivilDate }): { readonly asins: boolean; readonly totals: boolean } {
    const key = `${placeKey(day)}\u001f${weekStartOf(day.date)}`;
    return { asins: this.#asins.has(key), totals: this.#totals.has(key) };
  }

  /** Late figures of a folded day, as far as they can still be placed: the store's total of the day; null where not even that is kept. */
  late(entry: DayImport, sums: (entry: DayImport) => DayImport['totals']): DayImport | null {
    const { asins, totals } = this.has(entry);
    if (totals) return null;
    return asins && entry.asins.length > 0 ? { ...entry, asins: [], totals: entry.totals ?? sums(entry) } : entry;
  }

  /** Whether an import's figures are in sums they cannot be taken out of. */
  holds(entry: EarlierImport): boolean {
    const { asins, totals } = this.has(entry);
    return totals || (asins && entry.totalsFrom === null);
  }
}

/**
 * Folds what is older than the limits keep: ASIN rows and then the store's own rows, whole weeks at a time, so that a
 * week is written once from all of its days. Sums are exact. Where a table would still be longer than `rows`, the oldest
 * weeks fold earlier, and weeks go together into four and then fifty-two: that is said.
 */
export function foldHistory(history: History, weeks: readonly AsinWeek[], limits: FoldLimits): Folded {
  const notices: Notice[] = [];
  const asinDays = daysOf(history);
  const days = split(asinDays.days, ({ size }) => size, limits.asinDays, limits.rows);
  if (days.early > 0) notices.push(notice('history-coarser', { rows: limits.rows, days: spanOf(days.kept) }));
  const totals = split(history.dayTotals, () => 1, limits.totalDays, limits.rows);
  if (days.out.length === 0 && totals.out.length === 0 && weeks.length <= limits.rows) return { history, changed: [], gone: [], notices };
  const old = new Set(days.out);
  const rows = asinDays.only((day) => old.has(day)).rows();
  const fresh = [...sumWeeks(rows.map((row) => ({ row, asin: row.asin }))), ...sumWeeks(totals.out.map((row) => ({ row, asin: wholeStore })))];
  const coarse = coarsen(weeks, fresh, limits.rows);
  if (coarse.gone.length > 0) notices.push(notice('weeks-coarser', { rows: limits.rows, weeks: Math.max(...coarse.changed.map((row) => row.weeks)) }));
  return { history: historyFrom(asinDays.only((day) => !old.has(day)), totals.kept), changed: coarse.changed, gone: coarse.gone, notices };
}

/** Weeks a table of days keeps whatever its length: the report looks seven days back. */
const leastWeeks = 2;

/** Days (or a store's rows of days) to keep and to fold; `sizeOf` says how many rows of the table one is. */
function split<Row extends Place & { readonly date: CivilDate }>(rows: readonly Row[], sizeOf: (row: Row) => number, keepDays: number, most: number): { readonly kept: readonly Row[]; readonly out: Row[]; readonly early: number } {
  const newest = new Map<string, CivilDate>();
  const sizes = new Map<CivilDate, number>();
  let left = 0;
  for (const row of rows) {
    const place = placeKey(row);
    const known = newest.get(place);
    if (known === undefined || row.date > known) newest.set(place, row.date);
    sizes.set(row.date, (sizes.get(row.date) ?? 0) + sizeOf(row));
    left += sizeOf(row);
  }
  const byWeek = new Map<CivilDate, number>();
  for (const [date, size] of sizes) byWeek.set(weekStartOf(date), (byWeek.get(weekStartOf(date)) ?? 0) + size);
  const early = new Set<CivilDate>();
  for (const week of [...byWeek.keys()].sort().slice(0, -leastWeeks)) {
    if (left <= most) break;
    left -= byWeek.get(week) ?? 0;
    early.add(week);
  }
  const isOld = new Map<string, boolean>();
  const old = (row: Row): boolean => {
    const key = `${placeKey(row)}\u001f${row.date}`;
    let known = isOld.get(key);
    if (known === undefined) {
      const week = weekStartOf(row.date);
      isOld.set(key, (known = early.has(week) || addDays(week, 6) <= addDays(newest.get(placeKey(row)) ?? row.date, -keepDays)));
    }
    return known;
  };
  const out = rows.filter(old);
  if (out.length === 0) return { kept: rows, out, early: 0 };
  return { kept: rows.filter((row) => !old(row)), out, early: early.size };
}

function spanOf(rows: readonly { readonly date: CivilDate }[]): number {
  let [from, to] = [rows[0]?.date, rows[0]?.date];
  for (const { date } of rows) {
    if (from === undefined || date < from) from = date;
    if (to === undefined || date > to) to = date;
  }
  return from && to ? daysBetween(from, to) + 1 : 0;
}

const known = (value: unknown): 1 | 0 => (value === null || value === undefined ? 0 : 1);

/** One row an ASIN and week from its days. */
function sumWeeks(days: readonly { readonly row: AsinDay | DayTotals; readonly asin: string }[]): AsinWeek[] {
  const weeks = new Map<string, AsinWeek>();
  for (const { row, asin } of days) {
    const { store, marketplace } = row;
    const weekStart = weekStartOf(row.date);
    const one: AsinWeek = {
      store, marketplace, weekStart, weeks: 1, asin,
      sessionsTotal: row.sessionsTotal, pageViewsTotal: row.pageViewsTotal, unitsOrdered: row.unitsOrdered, totalOrderItems: row.totalOrderItems, orderedProductSales: row.orderedProductSales,
      impressions: row.impressions, clicks: row.clicks, spend: row.spend, sales: row.sales, orders: row.orders, units: row.units, returnedUnits: row.returnedUnits,
      salesDays: known(row.orderedProductSales), adsDays: known(row.spend), inStockDays: (row.afnFulfillableQuantity ?? 0) > 0 ? 1 : 0,
    };
    const key = weekKey(one);
    const before = weeks.get(key);
    weeks.set(key, before ? added(before, one) : one);
  }
  return [...weeks.values()];
}

function added(a: AsinWeek, b: AsinWeek): AsinWeek {
  const sum: { -readonly [Key in keyof AsinWeek]: AsinWeek[Key] } = { ...a };
  for (const field of weekFields) sum[field] = plus(a[field], b[field]);
  for (const field of weekCounts) sum[field] = plus(a[field], b[field]);
  return sum;
}

/** Spans weeks go together into, one after the other, while there are too many rows. */
const spans = [4, 52] as const;
const epoch = '1970-01-05' as CivilDate;

/** The old and the new weeks in at most `most` rows, the oldest coarsened first. */
function coarsen(weeks: readonly AsinWeek[], fresh: readonly AsinWeek[], most: number): { readonly changed: AsinWeek[]; readonly gone: AsinWeek[] } {
  const before = new Map(weeks.map((row) => [weekKey(row), row]));
  const rows = new Map(before);
  const coarse = new FoldedWeeks(weeks.filter((row) => row.weeks > 1));
  for (const row of fresh) {
    const { asins, totals } = coarse.has({ ...row, date: row.weekStart });
    // A week that is there was written whole: its days were only not taken out yet.
    if (!rows.has(weekKey(row)) && !(row.asin === wholeStore ? totals : asins)) rows.set(weekKey(row), row);
  }
  for (const span of spans) {
    if (rows.size <= most) break;
    const periods = new Map<CivilDate, AsinWeek[]>();
    for (const row of rows.values()) {
      if (row.weeks >= span) continue;
      const start = addDays(epoch, Math.floor(daysBetween(epoch, row.weekStart) / (7 * span)) * 7 * span);
      const period = periods.get(start);
      if (period) period.push(row);
      else periods.set(start, [row]);
    }
    for (const start of [...periods.keys()].sort()) {
      if (rows.size <= most) break;
      for (const row of periods.get(start) ?? []) rows.delete(weekKey(row));
      for (const row of periods.get(start) ?? []) {
        const moved = { ...row, weekStart: start, weeks: span };
        const other = rows.get(weekKey(moved));
        rows.set(weekKey(moved), other ? added(other, moved) : moved);
      }
    }
  }
  return { changed: [...rows].flatMap(([key, row]) => (before.get(key) === row ? [] : [row])), gone: [...before].flatMap(([key, row]) => (rows.has(key) ? [] : [row])) };
}
