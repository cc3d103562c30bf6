import { addDays, type CivilDate } from '../../src/domain/civil';
import type { Market } from '../model/catalogue';
import type { StockRow } from '../model/stock';
import { encodeWindows1252, plain } from './text';

const headers = ['Country', 'Product Name', 'FNSKU', 'Merchant SKU', 'ASIN', 'Condition', 'Supplier', 'Supplier part no.', 'Currency code', 'Price', 'Sales last 30 days', 'Units Sold Last 30 Days', 'Total Units', 'Inbound', 'Available', 'FC transfer', 'FC Processing', 'Customer Order', 'Unfulfillable', 'Working', 'Shipped', 'Receiving', 'Fulfilled by', 'Total Days of Supply (including units from open shipments)', 'Days of Supply at Amazon Fulfillment Network', 'Alert', 'Recommended replenishment qty', 'Recommended ship date', 'Recommended action', 'Unit storage size'];

export interface RestockFigures {
  readonly stock: StockRow;
  /** Cents. */
  readonly price: number;
  readonly sales30: number;
  readonly units30: number;
}

const date = (market: Market, day: CivilDate): string => (market === 'US' ? `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}` : `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`);

/** Restock inventory recommendations as of the evening of `day`: tabs, Windows-1252, CRLF; dates in the marketplace's order. */
export function restock(market: Market, day: CivilDate, rows: readonly RestockFigures[]): Uint8Array {
  const lines = rows.map(({ stock, price, sales30, units30 }) => {
    const inbound = stock.working + stock.shipped + stock.receiving;
    const daily = units30 / 30;
    const supply = (units: number): string => (daily === 0 ? '' : String(Math.round(units / daily)));
    const wanted = Math.max(0, Math.ceil((daily * 75 - stock.fulfillable - inbound) / stock.listing.family.carton) * stock.listing.family.carton);
    const alert = stock.fulfillable === 0 ? 'out_of_stock' : daily > 0 && stock.fulfillable / daily < 14 ? 'low_stock' : '';
    const sold = Math.round(stock.reserved * 0.7);
    return [
      market === 'US' ? 'US' : 'DE', stock.listing.title, stock.fnsku, stock.sku, stock.listing.asin, 'New', '', '', market === 'US' ? 'USD' : 'EUR', plain(price), plain(sales30), units30,
      stock.fulfillable + stock.reserved + stock.unsellable + stock.researching + inbound, inbound, stock.fulfillable, stock.reserved - sold, 0, sold, stock.unsellable, stock.working, stock.shipped, stock.receiving, 'Amazon',
      supply(stock.fulfillable + inbound), supply(stock.fulfillable), alert, wanted, wanted === 0 ? '' : date(market, addDays(day, alert === '' ? 9 : 2)), wanted === 0 ? 'No action required' : 'Create shipping plan', `${stock.listing.family.volume.toFixed(2)} ft3`,
    ].map(String);
  });
  return encodeWindows1252([headers, ...lines].map((line) => `${line.join('\t')}\r\n`).join(''));
}
