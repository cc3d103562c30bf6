import type { CivilDate } from './civil';
import { blankFigures, type AsinGroup, type Figures } from './figures';

export interface Identity {
  readonly asin: string;
  readonly sku: string | null;
  readonly parentAsin: string | null;
  readonly title: string | null;
}

/** Ids of the imports each group came with, so that a wrong import can be taken back. */
export type ImportFields = Readonly<Record<`${AsinGroup}Import`, string | null>>;

/** A store, a marketplace and a day. */
export interface Day {
  readonly store: string;
  readonly marketplace: string;
  readonly date: CivilDate;
}

/** One row an ASIN and day. Advertising figures are those of Sponsored Products and Display together; `sd…` says what Display brought. */
export interface AsinDay extends Day, Identity, Figures, ImportFields {
  /** Why units came back: `DEFECTIVE 2; UNWANTED_ITEM 1`. */
  readonly returnReasons: string | null;
}

/** What a row says in words. */
export type TextField = Exclude<keyof Identity, 'asin'> | keyof ImportFields | 'returnReasons';

/** The import field of a group whose exports name ASINs. */
export const importField = (group: AsinGroup): keyof ImportFields => `${group}Import`;

export const dayKey = (row: Day): string => `${row.store}\u001f${row.marketplace}\u001f${row.date}`;

/** A row that knows nothing yet. Written out: a row whose fields come one after the other takes ten times the memory while it is made. */
export function emptyRow({ store, marketplace, date }: Day, asin: string): AsinDay {
  return {
    sessionsTotal: null, pageViewsTotal: null, buyBoxPercentage: null, unitsOrdered: null, totalOrderItems: null, orderedProductSales: null,
    impressions: null, clicks: null, spend: null, sales: null, orders: null, units: null,
    afnFulfillableQuantity: null, afnInboundQuantity: null, afnReservedQuantity: null, yourPrice: null,
    sdImpressions: null, sdClicks: null, sdSpend: null, sdSales: null, sdOrders: null, sdUnits: null,
    returnedUnits: null, agedUnits: null, lowFee: null, returnReasons: null,
    salesImport: null, adsImport: null, inventoryImport: null, sdImport: null, returnsImport: null, planningImport: null,
    store, marketplace, date, asin, sku: null, parentAsin: null, title: null,
  };
}

/** A row that knows nothing, for those who fill it. */
export const blankAsinDay: Omit<AsinDay, keyof Day | keyof Identity> = { ...blankFigures, returnReasons: null, salesImport: null, adsImport: null, inventoryImport: null, sdImport: null, returnsImport: null, planningImport: null };
