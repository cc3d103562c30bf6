import type { Record_, Value } from './fixture';
import { sums } from './fixture';
import type { Form } from './forms';

/** A column of a fixture: the header byte for byte, the field it stands for, and how its values are written. */
export interface Column {
  readonly header: string;
  /** Canonical field; null where the reader may give none; `*` where the names of reports.md leave it open. */
  readonly field: string | null;
  readonly write: (row: Record_) => string;
}

/** A column that writes `field` with `form`; nulls are empty cells (or `empty`). */
export function column(header: string, field: string, form?: Form, empty = ''): Column {
  return { header, field, write: (row) => written(row[field], form, empty) };
}

/** A column whose values are known but whose field name or place is not asserted. */
export function unasserted(header: string, from: string, form?: Form): Column {
  return { header, field: '*', write: (row) => written(row[from], form, '') };
}

/** A column the reader is given no field for, with a fixed text in every row. */
export const stray = (header: string, text = ''): Column => ({ header, field: '*', write: () => text });

function written(value: Value | undefined, form: Form | undefined, empty: string): string {
  if (value === undefined || value === null) return empty;
  return typeof value === 'string' ? value : (form ?? String)(value);
}

/** Header and data rows as they are written. */
export function cells(columns: readonly Column[], rows: readonly Record_[]): string[][] {
  return [columns.map(({ header }) => header), ...rows.map((row) => columns.map(({ write }) => write(row)))];
}

/** Fields whose sum over rows means something, of every report here. */
const additive = new Set([
  ...['sessionsTotal', 'sessionsMobile', 'sessionsBrowser', 'pageViewsTotal', 'pageViewsMobile', 'pageViewsBrowser', 'unitsOrdered', 'orderedProductSales', 'totalOrderItems', 'unitsRefunded', 'shippedProductSales', 'unitsShipped', 'ordersShipped'].flatMap((field) => [field, `${field}B2B`]),
  'impressions', 'clicks', 'spend', 'sales', 'orders', 'units', 'advSkuUnits', 'otherSkuUnits', 'advSkuSales', 'otherSkuSales', 'otherSkuOrders', 'viewableImpressions', 'dpv', 'ntbOrders', 'ntbSales', 'ntbUnits',
  'lastYearImpressions', 'lastYearClicks', 'lastYearSpend', 'ordersClick', 'unitsClick', 'salesClick', 'ntbOrdersClick', 'ntbSalesClick', 'ntbUnitsClick',
  'mfnFulfillableQuantity', 'afnWarehouseQuantity', 'afnFulfillableQuantity', 'afnUnsellableQuantity', 'afnReservedQuantity', 'afnTotalQuantity', 'afnInboundWorkingQuantity', 'afnInboundShippedQuantity', 'afnInboundReceivingQuantity', 'afnResearchingQuantity', 'afnReservedFutureSupply', 'afnFutureSupplyBuyable',
  'available', 'quantityAvailable', 'reservedQty', 'reservedCustomerorders', 'reservedFcTransfers', 'reservedFcProcessing', 'totalQuantity', 'sellableQuantity', 'unsellableQuantity',
  'quantity', 'itemPrice', 'itemTax', 'shippingPrice', 'shippingTax', 'giftWrapPrice', 'giftWrapTax', 'itemPromotionDiscount', 'shipPromotionDiscount',
  'productSales', 'productSalesTax', 'shippingCredits', 'giftWrapCredits', 'promoRebates', 'mktWithheldTax', 'sellingFees', 'fbaFees', 'otherTxnFees', 'other', 'total',
]);
const texts = new Set(['title', 'sku', 'parentAsin', 'childAsin', 'date', 'startDate', 'endDate']);

/** What the columns alone say of a file: its fields, its sums, and the figures that may not be summed. */
export function expectedOf(columns: readonly Column[], rows: readonly Record_[]): { columns: (string | null)[]; rows: number; totals: Record<string, number>; notInTotals: string[] } {
  const fields = columns.flatMap(({ field }) => field === null || field === '*' ? [] : [field]);
  const numeric = fields.filter((field) => !texts.has(field) && rows.some((row) => typeof row[field] === 'number'));
  return {
    columns: columns.map(({ field }) => field),
    rows: rows.length,
    totals: sums(rows, numeric.filter((field) => additive.has(field))),
    notInTotals: numeric.filter((field) => !additive.has(field)),
  };
}

/** The values of row `index` under the fields the columns assert. `-` in a text is left open: the console's mark for none. */
export function valuesOf(columns: readonly Column[], rows: readonly Record_[], index: number): Record<string, Value> {
  const row = rows[index];
  if (!row) throw new Error(`no row ${index}`);
  return Object.fromEntries(columns.flatMap(({ field }) => field === null || field === '*' || !(field in row) || row[field] === '-' ? [] : [[field, row[field] ?? null] as const]));
}
