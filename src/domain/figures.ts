/**
 * The figures the workbook remembers of an ASIN or a store and day, by the export they come from. Money is in the
 * marketplace's currency as decimals, percentages are ratios. Null is "not known", never 0.
 */
export const salesFields = ['sessionsTotal', 'pageViewsTotal', 'buyBoxPercentage', 'unitsOrdered', 'totalOrderItems', 'orderedProductSales'] as const;
/** Advertising as a whole: Sponsored Products, Display and, for the store, Brands together. */
export const adsFields = ['impressions', 'clicks', 'spend', 'sales', 'orders', 'units'] as const;
export const inventoryFields = ['afnFulfillableQuantity', 'afnInboundQuantity', 'afnReservedQuantity', 'yourPrice'] as const;
/** The part of the advertising figures that Sponsored Display brought. */
export const sdFields = ['sdImpressions', 'sdClicks', 'sdSpend', 'sdSales', 'sdOrders', 'sdUnits'] as const;
/** The part of the store's advertising figures that Sponsored Brands brought; no export puts it on an ASIN. */
export const sbFields = ['sbImpressions', 'sbClicks', 'sbSpend', 'sbSales', 'sbOrders', 'sbUnits'] as const;
export const returnsFields = ['returnedUnits'] as const;
/** Units older than 180 days; 1 where Amazon charges the low-inventory-level fee (of a store: how many ASINs). */
export const planningFields = ['agedUnits', 'lowFee'] as const;
/** Orders of the store by state; cancelled ones are not among those placed. */
export const ordersFields = ['ordersPlaced', 'orderedUnits', 'ordersPending', 'ordersCancelled'] as const;
/** Ratings given on the day, those of 1 to 3 stars, and all stars together. */
export const feedbackFields = ['feedbackCount', 'feedbackNegative', 'feedbackStars'] as const;

export type AdsField = (typeof adsFields)[number];
/** A figure of an ASIN and day. */
export type FigureField = (typeof salesFields)[number] | AdsField | (typeof inventoryFields)[number] | (typeof sdFields)[number] | (typeof returnsFields)[number] | (typeof planningFields)[number];
/** A figure of a store and day. */
export type StoreField = FigureField | (typeof sbFields)[number] | (typeof ordersFields)[number] | (typeof feedbackFields)[number];
export type Figures = Readonly<Record<FigureField, number | null>>;
export type StoreFigures = Readonly<Record<StoreField, number | null>>;

type AdPart = `sd${Capitalize<AdsField>}` | `sb${Capitalize<AdsField>}`;
const part = (type: 'sd' | 'sb', field: AdsField): AdPart => `${type}${field.charAt(0).toUpperCase()}${field.slice(1)}` as AdPart;
/** An advertising figure beside what Display and what Brands brought of it. */
export const adParts = adsFields.map((field) => ({ field, sd: part('sd', field) as `sd${string}` & FigureField, sb: part('sb', field) as `sb${string}` & StoreField }));

/** The first figures of both tables, in the order of their columns; further ones stand at the tables' right ends. */
export const figureFields: readonly FigureField[] = [...salesFields, ...adsFields, ...inventoryFields];
export const furtherFields: readonly FigureField[] = [...sdFields, ...returnsFields, ...planningFields];
export const storeOnlyFields: readonly StoreField[] = [...sbFields, ...ordersFields, ...feedbackFields];

/** Which export a figure comes from. `ads`: Sponsored Products; what is stored under it is the sum with `sd` and `sb`. */
export type Group = 'sales' | 'ads' | 'inventory' | 'sd' | 'returns' | 'planning' | 'sb' | 'orders' | 'feedback';
export const fieldsOf = {
  sales: salesFields, ads: adsFields, inventory: inventoryFields, sd: sdFields, returns: returnsFields, planning: planningFields, sb: sbFields, orders: ordersFields, feedback: feedbackFields,
} as const satisfies Readonly<Record<Group, readonly StoreField[]>>;

/** Groups whose exports name ASINs. */
export const asinGroups = ['sales', 'ads', 'inventory', 'sd', 'returns', 'planning'] as const satisfies readonly Group[];
export type AsinGroup = (typeof asinGroups)[number];
export const isAsinGroup = (group: Group): group is AsinGroup => (asinGroups as readonly Group[]).includes(group);

// Written out rather than made of the lists: an object made key by key is slow to copy, and these are copied for every row.
export const blankFigures: Figures = {
  sessionsTotal: null, pageViewsTotal: null, buyBoxPercentage: null, unitsOrdered: null, totalOrderItems: null, orderedProductSales: null,
  impressions: null, clicks: null, spend: null, sales: null, orders: null, units: null,
  afnFulfillableQuantity: null, afnInboundQuantity: null, afnReservedQuantity: null, yourPrice: null,
  sdImpressions: null, sdClicks: null, sdSpend: null, sdSales: null, sdOrders: null, sdUnits: null,
  returnedUnits: null, agedUnits: null, lowFee: null,
};
export const blankStoreFigures: StoreFigures = {
  ...blankFigures,
  sbImpressions: null, sbClicks: null, sbSpend: null, sbSales: null, sbOrders: null, sbUnits: null,
  ordersPlaced: null, orderedUnits: null, ordersPending: null, ordersCancelled: null, feedbackCount: null, feedbackNegative: null, feedbackStars: null,
};

/** Sums are made in ten-thousandths, so that they are exact whatever their order. */
const unit = 10_000;
/** Whole numbers while adding shares, so that the order of the rows does not show in the last place. */
const shareUnit = 1_000_000_000;

/** The sum of what is known; null where nothing is. */
export function plus(...values: readonly (number | null | undefined)[]): number | null {
  let total = 0;
  let known = false;
  for (const value of values) {
    if (value === null || value === undefined) continue;
    known = true;
    total += Math.round(value * unit);
  }
  return known ? total / unit : null;
}

export const minus = (value: number | null, part: number | null): number | null => (value === null ? null : plus(value, part === null ? null : -part));

/** The sum of a field over the rows that know it, exact to the ten-thousandth; null where none does. */
export function sumOf<Field extends StoreField>(rows: Iterable<Readonly<Record<Field, number | null>>>, field: Field): number | null {
  return sumBy(rows, (row) => row[field]);
}

/** The sum of what `of` gives for each row, exact to the ten-thousandth; null where it knows none. */
export function sumBy<Row>(rows: Iterable<Row>, of: (row: Row) => number | null): number | null {
  let total = 0;
  let known = false;
  for (const row of rows) {
    const value = of(row);
    if (value === null) continue;
    known = true;
    total += Math.round(value * unit);
  }
  return known ? total / unit : null;
}

/** Sums of one group's figures over rows; Buy Box as the mean weighted by page views; prices have no sum. */
export function sumsOf(rows: readonly Figures[], group: AsinGroup): Partial<Record<FigureField, number | null>> {
  const sums: Partial<Record<FigureField, number | null>> = {};
  for (const field of fieldsOf[group]) {
    if (field === 'buyBoxPercentage') sums[field] = weightedBuyBox(rows);
    else if (field !== 'yourPrice') sums[field] = sumOf(rows, field);
  }
  return sums;
}

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
