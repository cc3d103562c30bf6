import { adsFields, minus, plus, productsTotals, sumOf, type AsinDay, type DayTotals } from './history';
import { isFilled, type DayNote } from './notes';

/** Exports the report lives on, and further ones (with what people keep by hand) that fill single figures. */
export const coreSources = ['business', 'ads', 'inventory'] as const;
export const furtherSources = ['orders', 'returns', 'feedback', 'planning', 'sb', 'sd', 'notes'] as const;
export const sourceIds = [...coreSources, 'businessByDate', ...furtherSources] as const;
export type Source = (typeof sourceIds)[number];

type AdFigures = Readonly<Record<(typeof adsFields)[number], number | null>>;

/** A day's advertising by type, and what of it stands on no ASIN row (Sponsored Brands, campaigns without products); null where nothing does. */
export interface Advertising {
  readonly products: AdFigures;
  readonly display: AdFigures;
  readonly brands: AdFigures;
  readonly outsideRows: AdFigures;
}

export interface OrdersCheck {
  readonly orders: number;
  readonly units: number;
  readonly pending: number | null;
  readonly cancelled: number | null;
  /** Units by the Business Report. */
  readonly businessUnits: number;
}

/** Which of the core exports, and whether the store's own by-date report, stand behind a day. */
export function sourcesOf(days: readonly AsinDay[], totals: DayTotals | undefined): Source[] {
  const present: Source[] = [];
  if (totals && totals.orderedProductSales !== null) present.push('business');
  if (totals?.salesFrom === 'by-date') present.push('businessByDate');
  if (days.some((day) => day.adsImport !== null) || (totals?.adsFrom ?? null) !== null) present.push('ads');
  if (days.some((day) => day.inventoryImport !== null)) present.push('inventory');
  return present;
}

/** Which further exports and hand-kept figures the day has, and which it lacks. */
export function furtherSourcesOf(totals: DayTotals | undefined, note: DayNote | undefined): { readonly present: Source[]; readonly absent: Source[] } {
  const known: Readonly<Record<(typeof furtherSources)[number], boolean>> = {
    orders: (totals?.ordersPlaced ?? null) !== null, returns: (totals?.returnedUnits ?? null) !== null, feedback: (totals?.feedbackCount ?? null) !== null,
    planning: (totals?.agedUnits ?? totals?.lowFee ?? null) !== null, sb: (totals?.sbSpend ?? null) !== null, sd: (totals?.sdSpend ?? null) !== null, notes: isFilled(note),
  };
  return { present: furtherSources.filter((source) => known[source]), absent: furtherSources.filter((source) => !known[source]) };
}

/** The exports behind a store's day as far as its totals show them. */
export function sourcesOfTotals(totals: DayTotals): Source[] {
  return [...sourcesOf([], totals), ...(totals.afnFulfillableQuantity === null ? [] : ['inventory' as const]), ...furtherSourcesOf(totals, undefined).present];
}

const blank: AdFigures = { impressions: null, clicks: null, spend: null, sales: null, orders: null, units: null };
const each = (of: (field: (typeof adsFields)[number]) => number | null): AdFigures => ({ impressions: of('impressions'), clicks: of('clicks'), spend: of('spend'), sales: of('sales'), orders: of('orders'), units: of('units') });

export function advertisingOf(days: readonly AsinDay[], totals: DayTotals | undefined): Advertising {
  if (!totals) return { products: blank, display: blank, brands: blank, outsideRows: blank };
  return {
    products: productsTotals(totals),
    display: { impressions: totals.sdImpressions, clicks: totals.sdClicks, spend: totals.sdSpend, sales: totals.sdSales, orders: totals.sdOrders, units: totals.sdUnits },
    brands: { impressions: totals.sbImpressions, clicks: totals.sbClicks, spend: totals.sbSpend, sales: totals.sbSales, orders: totals.sbOrders, units: totals.sbUnits },
    outsideRows: each((field) => {
      const outside = minus(totals[field], sumOf(days, field));
      return outside === 0 ? null : plus(outside);
    }),
  };
}

export function ordersCheckOf(totals: DayTotals | undefined): OrdersCheck | null {
  if (!totals || totals.ordersPlaced === null || totals.orderedUnits === null || totals.unitsOrdered === null) return null;
  return { orders: totals.ordersPlaced, units: totals.orderedUnits, pending: totals.ordersPending, cancelled: totals.ordersCancelled, businessUnits: totals.unitsOrdered };
}
