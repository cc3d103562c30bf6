import { addDays, type CivilDate } from '../../src/domain/civil';
import { hash, random } from '../model/random';
import type { SalesRow } from '../model/sales';
import { encodeUtf8, plain } from './text';

const headers = ['amazon-order-id', 'merchant-order-id', 'purchase-date', 'last-updated-date', 'order-status', 'fulfillment-channel', 'sales-channel', 'order-channel', 'url', 'ship-service-level', 'product-name', 'sku', 'asin', 'item-status', 'quantity', 'currency', 'item-price', 'item-tax', 'shipping-price', 'shipping-tax', 'gift-wrap-price', 'gift-wrap-tax', 'item-promotion-discount', 'ship-promotion-discount', 'ship-city', 'ship-state', 'ship-postal-code', 'ship-country', 'promotion-ids', 'is-business-order', 'purchase-order-number', 'price-designation', 'is-iba', 'order-item-id '];
const places = [['SEATTLE', 'WA', '98101'], ['Austin', 'TX', '78701'], ['Chicago', 'IL', '60601'], ['DENVER', 'CO', '80202'], ['Miami', 'FL', '33101'], ['boston', 'MA', '02108'], ['Phoenix', 'AZ', '85001'], ['Portland', 'OR', '97201']] as const;

export interface OrderLine {
  readonly id: string;
  readonly moment: string;
  readonly status: 'Shipped' | 'Pending' | 'Cancelled';
  readonly quantity: number;
  /** Cents of the whole line; null while the payment is pending, and where it was cancelled. */
  readonly price: number | null;
  readonly sku: string;
  readonly row: SalesRow;
  readonly business: boolean;
  readonly removal: boolean;
}

const orderId = (...parts: readonly (string | number)[]): string => `11${hash('a', ...parts) % 10}-${String(hash('b', ...parts) % 10_000_000).padStart(7, '0')}-${String(hash('c', ...parts) % 10_000_000).padStart(7, '0')}`;

/** Second `second` of a Pacific winter day, as the report writes it: in UTC, which is eight hours on. */
function momentOf(day: CivilDate, second: number): string {
  const utc = second + 8 * 3600;
  const clock = [Math.floor(utc / 3600) % 24, Math.floor(utc / 60) % 60, utc % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${utc >= 86_400 ? addDays(day, 1) : day}T${clock}+00:00`;
}

/**
 * The order lines of a day: their quantities (cancelled ones apart) are the Business Report's units, their number its order
 * items. Beside them a few cancelled lines, and units that left the store's stock for another channel's order.
 */
export function orderLines(rows: readonly SalesRow[]): readonly OrderLine[] {
  const lines = rows.flatMap((row) => Array.from({ length: row.orderItems + (hash('cancelled', row.listing.sku, row.day) % 23 === 0 ? 1 : 0) }, (_, index): OrderLine => {
    const draw = random('order', row.listing.sku, row.day, index);
    const cancelled = index >= row.orderItems;
    const pending = !cancelled && draw() < 0.12;
    // The first lines take the second units, so that the quantities add up.
    const quantity = cancelled ? 0 : index < row.units - row.orderItems ? 2 : 1;
    const { secondSku, sku } = row.listing;
    return {
      id: orderId(row.listing.sku, row.day, index), moment: momentOf(row.day, Math.floor(draw() * 86_400)), status: cancelled ? 'Cancelled' : pending ? 'Pending' : 'Shipped', quantity,
      price: cancelled || pending ? null : quantity * row.price, sku: secondSku && draw() < 0.22 ? secondSku.sku : sku, row, business: index >= row.orderItems - row.orderItemsB2B && !cancelled, removal: false,
    };
  }));
  const elsewhere = rows.filter((row) => hash('elsewhere', row.listing.sku, row.day) % 17 === 0 && row.units > 0).map((row): OrderLine => ({
    id: `S01-${orderId('elsewhere', row.listing.sku, row.day).slice(4)}`, moment: momentOf(row.day, hash('moment', row.listing.sku) % 86_400), status: 'Shipped', quantity: 1, price: null, sku: row.listing.sku, row, business: false, removal: true,
  }));
  return [...lines, ...elsewhere].sort((a, b) => (a.moment + a.id < b.moment + b.id ? 1 : -1));
}

/** All Orders as amazon.com gives it in 2026: 34 columns, tabs, no quoting (titles hold bare quotes), UTF-8 without a mark, CRLF. */
export function allOrders(lines: readonly OrderLine[]): Uint8Array {
  const cells = lines.map((line) => {
    const { listing } = line.row;
    const [city, state, postal] = places[hash(line.id) % places.length] ?? places[0];
    const priced = line.price !== null;
    return [
      line.id, line.removal ? line.id : '', line.moment, line.moment, line.status, 'Amazon', line.removal ? 'Non-Amazon' : 'Amazon.com', '', '', 'Expedited', listing.title, line.sku, listing.asin,
      line.status === 'Pending' ? 'Unshipped' : line.status, String(line.quantity), priced ? 'USD' : '', line.price === null ? '' : plain(line.price), line.price === null ? '' : plain(Math.round(line.price * 0.08)),
      '', '', '', '', '', '', city, state, postal, 'US', '', line.business ? 'true' : 'false', '', line.business ? 'Business Price' : '', 'false', '0',
    ];
  });
  return encodeUtf8([headers, ...cells].map((line) => `${line.join('\t')}\r\n`).join(''));
}
