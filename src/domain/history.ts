import { addDays, type CivilDate } from './civil';

/**
 * What the workbook remembers: one row an ASIN and day, one row a day, of each store and marketplace. Money is in the
 * marketplace's currency as decimals, percentages are ratios. Null is "not known", never 0.
 */
export const salesFields = ['sessionsTotal', 'pageViewsTotal', 'buyBoxPercentage', 'unitsOrdered', 'totalOrderItems', 'orderedProductSales'] as const;
export const adsFields = ['impressions', 'clicks', 'spend', 'sales', 'orders', 'units'] as const;
export const inventoryFields = ['afnFulfillableQuantity', 'afnInboundQuantity', 'afnReservedQuantity', 'yourPrice'] as const;
export type SalesField = (typeof salesFields)[number];
export type AdsField = (typeof adsFields)[number];
export type InventoryField = (typeof inventoryFields)[number];
export type FigureField = SalesField | AdsField | InventoryField;
export type Figures = Readonly<Record<FigureField, number | null>>;
export const figureFields: readonly FigureField[] = [...salesFields, ...adsFields, ...inventoryFields];

/** Which export a figure comes from. */
export type Group = 'sales' | 'ads' | 'inventory';
export const fieldsOf: Readonly<Record<Group, readonly FigureField[]>> = { sales: salesFields, ads: adsFields, inventory: inventoryFields };

export interface Identity {
  readonly asin: string;
  readonly sku: string | null;
  readonly parentAsin: string | null;
  readonly title: string | null;
}

export interface AsinDay extends Identity, Figures {
  readonly store: string;
  readonly marketplace: string;
  readonly date: CivilDate;
  /** Ids of the imports each group came with, so that a wrong import can be taken back. */
  readonly salesImport: string | null;
  readonly adsImport: string | null;
  readonly inventoryImport: string | null;
}

export interface DayTotals extends Figures {
  readonly store: string;
  readonly marketplace: string;
  readonly date: CivilDate;
  readonly currency: string | null;
  /** Where the sales figures come from: the sum of the ASIN rows, the by-parent file, or the store's own by-date report. */
  readonly salesFrom: 'by-asin' | 'by-parent' | 'by-date' | null;
}

export const blankFigures: Figures = Object.fromEntries(figureFields.map((field) => [field, null])) as unknown as Figures;
const importFieldOf = { sales: 'salesImport', ads: 'adsImport', inventory: 'inventoryImport' } as const;

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
  readonly asins: readonly (Identity & Partial<Figures>)[];
  /** The store's own totals, from exports that are not by ASIN. */
  readonly totals: Partial<Figures> | null;
  readonly totalsFrom: 'by-parent' | 'by-date' | null;
}

/** An import that came in earlier, as far as taking it back needs it. */
export interface EarlierImport {
  readonly id: string;
  readonly kind: string;
  readonly group: Group;
  readonly store: string;
  readonly marketplace: string;
  readonly date: CivilDate;
  readonly totalsFrom: DayImport['totalsFrom'];
}

export interface History {
  readonly asinDays: readonly AsinDay[];
  readonly dayTotals: readonly DayTotals[];
}

export const asinDayKey = (row: Pick<AsinDay, 'store' | 'marketplace' | 'date' | 'asin'>): string => [row.store, row.marketplace, row.date, row.asin].join('\u001f');
export const dayKey = (row: Pick<DayTotals, 'store' | 'marketplace' | 'date'>): string => [row.store, row.marketplace, row.date].join('\u001f');

/**
 * Puts an import into the history. Its group of figures replaces that group for the whole day (an ASIN that the new
 * export no longer names loses them: it was a wrong or partial import before); other groups and days stay as they are.
 */
export function withImport(history: History, entry: DayImport): History {
  const days = new Map(history.asinDays.map((row) => [asinDayKey(row), row]));
  const importField = importFieldOf[entry.group];
  if (entry.asins.length > 0) {
    const blank = Object.fromEntries(fieldsOf[entry.group].map((field) => [field, null]));
    const named = new Set(entry.asins.map((one) => asinDayKey({ ...entry, asin: one.asin })));
    for (const [key, row] of days) {
      if (row.store === entry.store && row.marketplace === entry.marketplace && row.date === entry.date && row[importField] !== null && !named.has(key)) {
        days.set(key, { ...row, ...blank, [importField]: null });
      }
    }
    for (const one of entry.asins) {
      const key = asinDayKey({ ...entry, asin: one.asin });
      const before = days.get(key);
      const { asin, sku, parentAsin, title, ...figures } = one;
      days.set(key, {
        ...(before ?? { ...blankFigures, store: entry.store, marketplace: entry.marketplace, date: entry.date, salesImport: null, adsImport: null, inventoryImport: null }),
        ...blank,
        ...figures,
        asin,
        sku: before?.sku ?? sku,
        parentAsin: before?.parentAsin ?? parentAsin,
        title: before?.title ?? title,
        [importField]: entry.id,
      });
    }
  }
  const asinDays = [...days.values()];
  return { asinDays, dayTotals: withTotals(history.dayTotals, asinDays, entry) };
}

/**
 * Takes an import out of the history: the figures it brought are not known any more, rows that hold nothing else go. What
 * a later import has replaced since is not touched. A store's own totals fall back to the sum of the ASIN rows.
 */
export function withoutImport(history: History, entry: EarlierImport): History {
  const importField = importFieldOf[entry.group];
  const blank = Object.fromEntries(fieldsOf[entry.group].map((field) => [field, null]));
  const asinDays = history.asinDays.flatMap((row): AsinDay[] => {
    if (row[importField] !== entry.id || row.store !== entry.store) return [row];
    const next = { ...row, ...blank, [importField]: null };
    return next.salesImport === null && next.adsImport === null && next.inventoryImport === null ? [] : [next];
  });
  const key = dayKey(entry);
  const own = asinDays.filter((row) => dayKey(row) === key && row[importField] !== null);
  const dayTotals = history.dayTotals.flatMap((row): DayTotals[] => {
    if (dayKey(row) !== key) return [row];
    // Totals that came from elsewhere stay when the import they did not come from goes.
    const source = entry.totalsFrom ?? 'by-asin';
    if (entry.group === 'sales' && row.salesFrom !== source) return [row];
    const sums = { ...blank, ...sumsOf(own, entry.group) };
    const next = { ...row, ...sums, ...(entry.group === 'sales' ? { salesFrom: own.length > 0 ? ('by-asin' as const) : null } : {}) };
    return figureFields.every((field) => next[field] === null) ? [] : [next];
  });
  return { asinDays, dayTotals };
}

function withTotals(dayTotals: readonly DayTotals[], asinDays: readonly AsinDay[], entry: DayImport): DayTotals[] {
  const key = dayKey(entry);
  const before = dayTotals.find((row) => dayKey(row) === key);
  const base: DayTotals = before ?? { ...blankFigures, store: entry.store, marketplace: entry.marketplace, date: entry.date, currency: entry.currency, salesFrom: null };
  let next: DayTotals = { ...base, currency: base.currency ?? entry.currency };
  if (entry.totals && entry.totalsFrom) {
    // The store's own by-date report is better than any sum; a by-parent file only where nothing finer is there.
    if (entry.totalsFrom === 'by-date' || next.salesFrom === null || next.salesFrom === 'by-parent') next = { ...next, ...entry.totals, salesFrom: entry.totalsFrom };
  } else if (entry.group !== 'sales' || next.salesFrom !== 'by-date') {
    const rows = asinDays.filter((row) => dayKey(row) === key);
    next = { ...next, ...sumsOf(rows, entry.group), ...(entry.group === 'sales' ? { salesFrom: 'by-asin' as const } : {}) };
  }
  return before ? dayTotals.map((row) => (row === before ? next : row)) : [...dayTotals, next];
}

/** Sums of one group's figures over rows; Buy Box as the mean weighted by page views; prices have no sum. */
export function sumsOf(rows: readonly Figures[], group: Group): Partial<Record<FigureField, number | null>> {
  const sums: Partial<Record<FigureField, number | null>> = {};
  for (const field of fieldsOf[group]) {
    if (field === 'buyBoxPercentage') sums[field] = weightedBuyBox(rows);
    else if (field !== 'yourPrice') sums[field] = sumOf(rows, field);
  }
  return sums;
}

/** The sum of a field over the rows that know it, exact to the ten-thousandth; null where none does. */
export function sumOf(rows: readonly Figures[], field: FigureField): number | null {
  let total = 0;
  let known = false;
  for (const row of rows) {
    const value = row[field];
    if (value === null) continue;
    known = true;
    total += Math.round(value * 10_000);
  }
  return known ? total / 10_000 : null;
}

/** Whole numbers while adding, so that the order of the rows does not show in the last place. */
const shareUnit = 1_000_000_000;

function weightedBuyBox(rows: readonly Figures[]): number | null {
  let weight = 0;
  let won = 0;
  for (const row of rows) {
    if (row.buyBoxPercentage === null || !row.pageViewsTotal) continue;
    weight += row.pageViewsTotal;
    won += Math.round(row.buyBoxPercentage * shareUnit) * row.pageViewsTotal;
  }
  return weight > 0 ? won / (weight * shareUnit) : null;
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
