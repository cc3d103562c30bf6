import { dayKey, importField, type AsinDay, type Day, type Identity } from './asinDay';
import { AsinHistory, asinHistoryOf, type DayRows } from './asinHistory';
import { addDays, type CivilDate } from './civil';
import { adParts, asinGroups, blankStoreFigures, fieldsOf, figureFields, furtherFields, isAsinGroup, minus, plus, storeOnlyFields, sumBy, sumsOf, type AdsField, type AsinGroup, type Figures, type Group, type StoreFigures } from './figures';
import { OpenDay, productsAds } from './openDay';
import { mergeReasons } from './returns';

export * from './asinDay';
export * from './figures';

/** Where the figures of a store and day come from: its ASIN rows or an export that speaks for the whole store. */
export type TotalsFrom = 'by-asin' | 'by-parent' | 'by-date' | 'by-campaign' | 'by-keyword' | 'by-record';
export const totalsSources = ['by-asin', 'by-parent', 'by-date', 'by-campaign', 'by-keyword', 'by-record'] as const satisfies readonly TotalsFrom[];

/** One row a store, marketplace and day. Advertising figures are those of all ad types together; `sd…` and `sb…` say what Display and Brands brought. */
export interface DayTotals extends Day, StoreFigures {
  readonly currency: string | null;
  readonly salesFrom: TotalsFrom | null;
  readonly adsFrom: TotalsFrom | null;
  readonly sdFrom: TotalsFrom | null;
  readonly sbFrom: TotalsFrom | null;
  readonly returnReasons: string | null;
}

/** One export's figures for one day, ready to be put into the history. */
export interface DayImport {
  readonly id: string;
  readonly kind: string;
  readonly group: Group;
  readonly file: string;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly store: string;
  readonly marketplace: string;
  readonly date: CivilDate;
  readonly currency: string | null;
  /** Data rows this day took from the file, and rows the file lost to rejection. */
  readonly rows: number;
  readonly rejected: number;
  /** One entry an ASIN. Empty for store-level exports. */
  readonly asins: readonly (Identity & Partial<Figures> & { readonly returnReasons?: string | null })[];
  /** The store's own totals, from exports that are not by ASIN. */
  readonly totals: Partial<StoreFigures> | null;
  readonly totalsFrom: Exclude<TotalsFrom, 'by-asin'> | null;
  /** Rougher than the other exports of its group: it counts only where none of them is there for the day. */
  readonly rough?: true;
}

/** An import that came in earlier, as far as taking it back needs it. */
export type EarlierImport = Pick<DayImport, 'id' | 'kind' | 'group' | 'store' | 'marketplace' | 'date' | 'totalsFrom'>;

export interface History {
  readonly asinDays: readonly AsinDay[];
  readonly dayTotals: readonly DayTotals[];
}

const daysOfHistory = new WeakMap<History, AsinHistory>();
const daysOfRows = new WeakMap<readonly AsinDay[], AsinHistory>();

/** The ASIN rows of a history by day, found without making row objects where the history was stored. */
export function daysOf(history: History): AsinHistory {
  const known = daysOfHistory.get(history) ?? daysOfRows.get(history.asinDays);
  if (known) return known;
  const days = asinHistoryOf(history.asinDays);
  daysOfRows.set(history.asinDays, days);
  return days;
}

/** A history of days; its row objects are made when somebody asks for all of them. */
export function historyFrom(days: AsinHistory, dayTotals: readonly DayTotals[]): History {
  let rows: readonly AsinDay[] | null = null;
  const history: History = {
    get asinDays() {
      return (rows ??= days.rows());
    },
    dayTotals,
  };
  daysOfHistory.set(history, days);
  return history;
}

/** Which source of a group's totals stands over which: the store's own by-date report over a sum of rows, rows over rougher exports. */
const rankOf: Readonly<Partial<Record<Group, Readonly<Partial<Record<TotalsFrom, number>>>>>> = {
  sales: { 'by-date': 3, 'by-asin': 2, 'by-parent': 1 },
  ads: { 'by-asin': 2, 'by-campaign': 1 },
  sd: { 'by-asin': 2, 'by-campaign': 1 },
  sb: { 'by-campaign': 2, 'by-keyword': 1 },
};
const fromFieldOf = { sales: 'salesFrom', ads: 'adsFrom', sd: 'sdFrom', sb: 'sbFrom' } as const;
const fromField = (group: Group): (typeof fromFieldOf)[keyof typeof fromFieldOf] | null => (group in fromFieldOf ? fromFieldOf[group as keyof typeof fromFieldOf] : null);
const rank = (group: Group, from: TotalsFrom | null): number => (from === null ? 0 : (rankOf[group]?.[from] ?? 0));

/** What tells a day that an export speaks of from one that none does. */
const dayTraces = [...figureFields, ...furtherFields, ...storeOnlyFields, ...Object.values(fromFieldOf), 'returnReasons'] as const;

/** A store's day that knows nothing, for those who fill it. */
export const blankDayTotals: Omit<DayTotals, keyof Day | 'currency'> = { ...blankStoreFigures, salesFrom: null, adsFrom: null, sdFrom: null, sbFrom: null, returnReasons: null };

/** The history with one import put in; see `withImports`. */
export function withImport(history: History, entry: DayImport): History {
  return withImports(history, [entry]);
}

/**
 * Puts imports into the history, in their order. An import's group of figures replaces that group for the whole day (an
 * ASIN that the new export no longer names loses them: it was a wrong or partial import before); other groups and days
 * stay as they are. Takes time in proportion to the history and the imports, however many days they are.
 */
export function withImports(history: History, entries: readonly DayImport[]): History {
  const ledger = new Ledger(history);
  for (const entry of entries) ledger.put(entry);
  return ledger.history();
}

/**
 * Takes an import out of the history: the figures it brought are not known any more, rows that hold nothing else go. What
 * a later import has replaced since is not touched. A store's own totals fall back to the sum of the ASIN rows.
 */
export function withoutImport(history: History, entry: EarlierImport): History {
  const ledger = new Ledger(history);
  ledger.takeOut(entry);
  return ledger.history();
}

/** The history by day, opened to be written to: a day is found without looking at the others, and only days that change are made into rows. */
export class Ledger {
  readonly #history: AsinHistory;
  readonly #days = new Map<string, DayRows | OpenDay>();
  readonly #dayTotals: (DayTotals | null)[];
  readonly #totals = new Map<string, number>();
  /** Where a new row comes to stand: after all others. */
  #next = 0;

  constructor(history: History) {
    this.#history = daysOf(history);
    for (const day of this.#history.days) {
      this.#days.set(dayKey(day), day);
      this.#next = Math.max(this.#next, day.orderAt(day.size - 1) + 1);
    }
    this.#dayTotals = [...history.dayTotals];
    this.#dayTotals.forEach((row, index) => row && this.#totals.set(dayKey(row), index));
  }

  history(): History {
    const days = [...this.#days.values()].map((day) => (day instanceof OpenDay ? day.made() : day)).filter(({ size }) => size > 0);
    days.sort((a, b) => a.orderAt(0) - b.orderAt(0));
    return historyFrom(new AsinHistory(this.#history.numbers, days), this.#dayTotals.filter((row) => row !== null));
  }

  totalsOf(day: Day): DayTotals | null {
    return this.#dayTotals[this.#totals.get(dayKey(day)) ?? -1] ?? null;
  }

  /** The import that gave the day's figures of an import's group until now; null where none or the same did. */
  replacedBy(entry: DayImport): string | null {
    const id = this.#importOf(entry);
    return id === entry.id ? null : id;
  }

  /** Whether the day has the import's figures already from an export that says them better. */
  isOutranked(entry: DayImport): boolean {
    if (entry.rough) {
      const id = this.#importOf(entry);
      return id !== null && !id.includes(`-${entry.kind}-`);
    }
    const field = fromField(entry.group);
    return entry.totalsFrom !== null && field !== null && rank(entry.group, this.totalsOf(entry)?.[field] ?? null) > rank(entry.group, entry.totalsFrom);
  }

  #importOf(entry: DayImport): string | null {
    return isAsinGroup(entry.group) ? (this.#days.get(dayKey(entry))?.firstText(importField(entry.group)) ?? null) : null;
  }

  put(entry: DayImport): void {
    const { group } = entry;
    if (entry.asins.length > 0 && isAsinGroup(group)) this.#next += this.#open(entry).put(entry.asins, group, entry.id, this.#next);
    this.#settle(entry, entry.totalsFrom ?? 'by-asin', entry.totals ?? (isAsinGroup(group) ? this.#sums(entry, group) : null), entry.currency);
  }

  takeOut(entry: EarlierImport): void {
    const { group } = entry;
    // Whether rows of another import of the group stay behind.
    const isShared = isAsinGroup(group) && this.#days.has(dayKey(entry)) && this.#open(entry).takeOut(group, entry.id);
    const at = this.#totals.get(dayKey(entry));
    const before = at === undefined ? undefined : this.#dayTotals[at];
    if (at === undefined || !before) return;
    const from = fromField(group);
    // Totals that came from elsewhere stay when the import they did not come from goes.
    if (from && (before[from] ?? 'by-asin') !== (entry.totalsFrom ?? 'by-asin')) return;
    const sums = isShared ? this.#sums(entry, group) : null;
    const next = withTotalsOf(before, group, sums, isShared ? 'by-asin' : null);
    this.#setTotals(next, at);
  }

  /** The totals of a day, at their place or at the end; a day that no export speaks of has none, whichever way it came to that. */
  #setTotals(totals: DayTotals, at: number | undefined): void {
    const key = dayKey(totals);
    if (!this.#isOfAnImport(totals)) {
      if (at !== undefined) this.#dayTotals[at] = null;
      this.#totals.delete(key);
    } else if (at === undefined) this.#totals.set(key, this.#dayTotals.push(totals) - 1);
    else this.#dayTotals[at] = totals;
  }

  /** Whether an export speaks of the day: a figure, a source or an import's rows are there, even if every figure in them is unknown. */
  #isOfAnImport(totals: DayTotals): boolean {
    const rows = this.#days.get(dayKey(totals));
    return dayTraces.some((field) => totals[field] !== null) || asinGroups.some((group) => (rows?.firstText(importField(group)) ?? null) !== null);
  }

  #open(day: Day): OpenDay {
    const key = dayKey(day);
    const known = this.#days.get(key);
    if (known instanceof OpenDay) return known;
    const opened = new OpenDay(known ?? day, this.#history.numbers);
    this.#days.set(key, opened);
    return opened;
  }

  #settle(entry: DayImport, from: TotalsFrom, figures: (Partial<StoreFigures> & { readonly returnReasons?: string | null }) | null, currency: string | null): void {
    const key = dayKey(entry);
    const at = this.#totals.get(key);
    const before = (at === undefined ? null : this.#dayTotals[at]) ?? {
      ...blankDayTotals, store: entry.store, marketplace: entry.marketplace, date: entry.date, currency,
    };
    const field = fromField(entry.group);
    const kept = field !== null && rank(entry.group, before[field]) > rank(entry.group, from);
    const next = { ...(kept ? before : withTotalsOf(before, entry.group, figures, from)), currency: before.currency ?? currency };
    this.#setTotals(next, at);
  }

  /** Sums over the day's rows of what one group brought; of `ads`, of Sponsored Products alone. */
  #sums(day: Day, group: AsinGroup): Partial<StoreFigures> & { readonly returnReasons?: string | null } {
    const rows = this.#days.get(dayKey(day))?.rows() ?? [];
    if (group === 'ads') return Object.fromEntries(adParts.map(({ field, sd }) => [field, sumBy(rows, (row) => productsAds(row, field, sd))]));
    return { ...sumsOf(rows, group), ...(group === 'returns' ? { returnReasons: mergeReasons(rows.map((row) => row.returnReasons)) } : {}) };
  }
}

/** What Sponsored Products brought of a store's advertising figures. */
export function productsTotals(row: DayTotals): Readonly<Record<AdsField, number | null>> {
  return Object.fromEntries(adParts.map(({ field, sd, sb }) => [field, row.adsFrom === null ? null : minus(minus(row[field], row[sd]), row[sb])])) as Record<AdsField, number | null>;
}

function withTotalsOf(row: DayTotals, group: Group, figures: (Partial<StoreFigures> & { readonly returnReasons?: string | null }) | null, from: TotalsFrom | null): DayTotals {
  const next: Record<string, unknown> = { ...row };
  const own = productsTotals(row);
  if (group === 'ads') for (const { field, sd, sb } of adParts) next[field] = plus(figures?.[field], row[sd], row[sb]);
  else if (group === 'sd' || group === 'sb') {
    for (const { field, sd, sb } of adParts) {
      next[group === 'sd' ? sd : sb] = figures?.[group === 'sd' ? sd : sb] ?? null;
      next[field] = plus(own[field], next[sd] as number | null, next[sb] as number | null);
    }
  } else for (const field of fieldsOf[group]) if (field !== 'yourPrice') next[field] = figures?.[field] ?? null;
  if (group === 'returns') next['returnReasons'] = figures?.returnReasons ?? null;
  const field = fromField(group);
  if (field) next[field] = from;
  return next as unknown as DayTotals;
}

/** The rows of one store and marketplace. */
export function historyOf(history: History, store: string, marketplace: string): History {
  return historyFrom(daysOf(history).of(store, marketplace), history.dayTotals.filter((row) => row.store === store && row.marketplace === marketplace));
}

/** The mean of what `of` gives over the seven days before `date`, and how many of those days are known. */
export function meanBefore(date: CivilDate, of: (day: CivilDate) => number | null): { readonly mean: number | null; readonly days: number } {
  const known: number[] = [];
  for (let back = 1; back <= 7; back += 1) {
    const value = of(addDays(date, -back));
    if (value !== null) known.push(value);
  }
  return { mean: known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null, days: known.length };
}
