import { addDays, type CivilDate } from './civil';
import { adsFields, asinGroups, blankFigures, blankStoreFigures, fieldsOf, figureFields, furtherFields, isAsinGroup, minus, plus, storeOnlyFields, sumsOf, type AsinGroup, type FigureField, type Figures, type Group, type StoreField, type StoreFigures } from './figures';
import { mergeReasons } from './returns';

export * from './figures';

export interface Identity {
  readonly asin: string;
  readonly sku: string | null;
  readonly parentAsin: string | null;
  readonly title: string | null;
}

/** Ids of the imports each group came with, so that a wrong import can be taken back. */
export type ImportFields = Readonly<Record<`${AsinGroup}Import`, string | null>>;

/** One row an ASIN and day. Advertising figures are those of Sponsored Products and Display together; `sd…` says what Display brought. */
export interface AsinDay extends Identity, Figures, ImportFields {
  readonly store: string;
  readonly marketplace: string;
  readonly date: CivilDate;
  /** Why units came back: `DEFECTIVE 2; UNWANTED_ITEM 1`. */
  readonly returnReasons: string | null;
}

/** Where the figures of a store and day come from: its ASIN rows or an export that speaks for the whole store. */
export type TotalsFrom = 'by-asin' | 'by-parent' | 'by-date' | 'by-campaign' | 'by-keyword' | 'by-record';
export const totalsSources = ['by-asin', 'by-parent', 'by-date', 'by-campaign', 'by-keyword', 'by-record'] as const satisfies readonly TotalsFrom[];

/** One row a store, marketplace and day. Advertising figures are those of all ad types together; `sd…` and `sb…` say what Display and Brands brought. */
export interface DayTotals extends StoreFigures {
  readonly store: string;
  readonly marketplace: string;
  readonly date: CivilDate;
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

type Day = Pick<DayTotals, 'store' | 'marketplace' | 'date'>;
export const asinDayKey = (row: Day & { readonly asin: string }): string => `${row.store}\u001f${row.marketplace}\u001f${row.date}\u001f${row.asin}`;
export const dayKey = (row: Day): string => `${row.store}\u001f${row.marketplace}\u001f${row.date}`;

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

/** The import field of a group whose exports name ASINs. */
export const importField = (group: AsinGroup): keyof ImportFields => `${group}Import`;

/** What tells a day that an export speaks of from one that none does. */
const dayTraces = [...figureFields, ...furtherFields, ...storeOnlyFields, ...Object.values(fromFieldOf), 'returnReasons'] as const;

/** Rows that know nothing, for those who fill them. */
export const blankAsinDay: Omit<AsinDay, keyof Day | keyof Identity> = { ...blankFigures, returnReasons: null, salesImport: null, adsImport: null, inventoryImport: null, sdImport: null, returnsImport: null, planningImport: null };
export const blankDayTotals: Omit<DayTotals, keyof Day | 'currency'> = { ...blankStoreFigures, salesFrom: null, adsFrom: null, sdFrom: null, sbFrom: null, returnReasons: null };
type AdPart = `sd${Capitalize<(typeof adsFields)[number]>}` | `sb${Capitalize<(typeof adsFields)[number]>}`;
const part = (type: 'sd' | 'sb', field: (typeof adsFields)[number]): AdPart => `${type}${field.charAt(0).toUpperCase()}${field.slice(1)}` as AdPart;
const partNames = adsFields.map((field) => ({ field, sd: part('sd', field) as `sd${string}` & FigureField, sb: part('sb', field) as `sb${string}` & StoreField }));

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

/** Rows by day, changed in place of the whole: a day is found without looking at the others. */
export class Ledger {
  readonly #asinDays: (AsinDay | null)[];
  readonly #dayTotals: (DayTotals | null)[];
  /** Positions of a day's rows by ASIN, and of its totals. */
  readonly #rows = new Map<string, Map<string, number>>();
  readonly #totals = new Map<string, number>();

  constructor({ asinDays, dayTotals }: History) {
    this.#asinDays = [...asinDays];
    this.#dayTotals = [...dayTotals];
    let last: AsinDay | null = null;
    let day = new Map<string, number>();
    asinDays.forEach((row, index) => {
      // Neighbours are of one day as a rule.
      if (last === null || last.date !== row.date || last.marketplace !== row.marketplace || last.store !== row.store) day = this.#dayOf(dayKey(row));
      day.set(row.asin, index);
      last = row;
    });
    dayTotals.forEach((row, index) => this.#totals.set(dayKey(row), index));
  }

  history(): History {
    return { asinDays: this.#asinDays.filter((row) => row !== null), dayTotals: this.#dayTotals.filter((row) => row !== null) };
  }

  /** The rows of a day. */
  rowsOf(day: Day): AsinDay[] {
    return [...(this.#rows.get(dayKey(day))?.values() ?? [])].flatMap((index) => this.#asinDays[index] ?? []);
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
    if (!isAsinGroup(entry.group)) return null;
    const field = importField(entry.group);
    for (const index of this.#rows.get(dayKey(entry))?.values() ?? []) {
      const id = this.#asinDays[index]?.[field] ?? null;
      if (id !== null) return id;
    }
    return null;
  }

  put(entry: DayImport): void {
    const { group } = entry;
    if (entry.asins.length > 0 && isAsinGroup(group)) this.#putRows(entry, group);
    this.#settle(entry, entry.totalsFrom ?? 'by-asin', entry.totals ?? (isAsinGroup(group) ? this.#sums(entry, group) : null), entry.currency);
  }

  takeOut(entry: EarlierImport): void {
    const { group } = entry;
    const own: AsinDay[] = [];
    if (isAsinGroup(group)) {
      const field = importField(group);
      for (const [asin, index] of this.#rows.get(dayKey(entry)) ?? []) {
        const row = this.#asinDays[index];
        if (!row) continue;
        if (row[field] === entry.id) {
          const next = withGroup(row, group, null, null);
          const empty = asinGroups.every((one) => next[importField(one)] === null);
          this.#asinDays[index] = empty ? null : next;
          if (empty) this.#rows.get(dayKey(entry))?.delete(asin);
        } else if (row[field] !== null) own.push(row);
      }
    }
    const at = this.#totals.get(dayKey(entry));
    const before = at === undefined ? undefined : this.#dayTotals[at];
    if (at === undefined || !before) return;
    const from = fromField(group);
    // Totals that came from elsewhere stay when the import they did not come from goes.
    if (from && (before[from] ?? 'by-asin') !== (entry.totalsFrom ?? 'by-asin')) return;
    const sums = own.length > 0 && isAsinGroup(group) ? this.#sums(entry, group) : null;
    const next = withTotalsOf(before, group, sums, own.length > 0 ? 'by-asin' : null);
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
    return dayTraces.some((field) => totals[field] !== null) || this.rowsOf(totals).some((row) => asinGroups.some((group) => row[importField(group)] !== null));
  }

  #dayOf(key: string): Map<string, number> {
    let day = this.#rows.get(key);
    if (!day) this.#rows.set(key, (day = new Map<string, number>()));
    return day;
  }

  #putRows(entry: DayImport, group: AsinGroup): void {
    const field = importField(group);
    const day = this.#dayOf(dayKey(entry));
    const named = new Set(entry.asins.map(({ asin }) => asin));
    for (const [asin, index] of day) {
      const row = this.#asinDays[index];
      if (row && row[field] !== null && !named.has(asin)) this.#asinDays[index] = withGroup(row, group, null, null);
    }
    for (const one of entry.asins) {
      const index = day.get(one.asin);
      const before = (index === undefined ? null : this.#asinDays[index]) ?? {
        ...blankAsinDay, store: entry.store, marketplace: entry.marketplace, date: entry.date, asin: one.asin, sku: null, parentAsin: null, title: null,
      };
      const next = withGroup(before, group, one, entry.id);
      if (index === undefined) day.set(one.asin, this.#asinDays.push(next) - 1);
      else this.#asinDays[index] = next;
    }
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
    const rows = this.rowsOf(day);
    if (group === 'ads') return sumsOf(rows.map((row) => ({ ...row, ...productsAds(row) })), 'ads');
    return { ...sumsOf(rows, group), ...(group === 'returns' ? { returnReasons: mergeReasons(rows.map((row) => row.returnReasons)) } : {}) };
  }
}

/** What Sponsored Products brought of a row's advertising figures. */
function productsAds(row: AsinDay): Partial<Record<(typeof adsFields)[number], number | null>> {
  return Object.fromEntries(partNames.map(({ field, sd }) => [field, row.adsImport === null ? null : minus(row[field], row[sd])]));
}

/** A row with one group's figures, and the import they came with, replaced; null makes them unknown. */
function withGroup(row: AsinDay, group: AsinGroup, figures: DayImport['asins'][number] | null, id: string | null): AsinDay {
  const next: { -readonly [Key in keyof AsinDay]: AsinDay[Key] } = { ...row };
  if (group === 'ads') for (const { field, sd } of partNames) next[field] = plus(figures?.[field], row[sd]);
  else if (group === 'sd') {
    const own = productsAds(row);
    for (const { field, sd } of partNames) {
      next[sd] = figures?.[sd] ?? null;
      next[field] = plus(own[field], figures?.[sd]);
    }
  } else for (const field of fieldsOf[group]) next[field] = figures?.[field] ?? null;
  if (group === 'returns') next.returnReasons = figures?.returnReasons ?? null;
  next[importField(group)] = id;
  if (figures) {
    next.sku ??= figures.sku;
    next.parentAsin ??= figures.parentAsin;
    next.title ??= figures.title;
  }
  return next;
}

/** What Sponsored Products brought of a store's advertising figures. */
export function productsTotals(row: DayTotals): Readonly<Record<(typeof adsFields)[number], number | null>> {
  return Object.fromEntries(partNames.map(({ field, sd, sb }) => [field, row.adsFrom === null ? null : minus(minus(row[field], row[sd]), row[sb])])) as Record<(typeof adsFields)[number], number | null>;
}

function withTotalsOf(row: DayTotals, group: Group, figures: (Partial<StoreFigures> & { readonly returnReasons?: string | null }) | null, from: TotalsFrom | null): DayTotals {
  const next: Record<string, unknown> = { ...row };
  const own = productsTotals(row);
  if (group === 'ads') for (const { field, sd, sb } of partNames) next[field] = plus(figures?.[field], row[sd], row[sb]);
  else if (group === 'sd' || group === 'sb') {
    for (const { field, sd, sb } of partNames) {
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
  const ours = (row: { store: string; marketplace: string }): boolean => row.store === store && row.marketplace === marketplace;
  return { asinDays: history.asinDays.filter(ours), dayTotals: history.dayTotals.filter(ours) };
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
