import type { StockRow } from '../model/stock';
import { encodeWindows1252, plain, quoted } from './text';

const headers = ['sku', 'fnsku', 'asin', 'product-name', 'condition', 'your-price', 'mfn-listing-exists', 'mfn-fulfillable-quantity', 'afn-listing-exists', 'afn-warehouse-quantity', 'afn-fulfillable-quantity', 'afn-unsellable-quantity', 'afn-reserved-quantity', 'afn-total-quantity', 'per-unit-volume', 'afn-inbound-working-quantity', 'afn-inbound-shipped-quantity', 'afn-inbound-receiving-quantity', 'afn-researching-quantity', 'afn-reserved-future-supply', 'afn-future-supply-buyable'];

function cells(row: StockRow, price: number): readonly string[] {
  const warehouse = row.fulfillable + row.unsellable + row.reserved + row.researching;
  const total = warehouse + row.working + row.shipped + row.receiving;
  return [row.sku, row.fnsku, row.listing.asin, row.listing.title, 'New', plain(price), 'No', '', 'Yes', ...[warehouse, row.fulfillable, row.unsellable, row.reserved, total].map(String), row.listing.family.volume.toFixed(2), ...[row.working, row.shipped, row.receiving, row.researching, 0, 0].map(String)];
}

const sorted = (rows: readonly StockRow[]): readonly StockRow[] => [...rows].sort((a, b) => (a.sku < b.sku ? -1 : 1));

/** Manage FBA Inventory as amazon.com gives it: CSV, every cell quoted, Windows-1252, LF. `price` in cents. */
export function manageInventoryCsv(rows: readonly StockRow[], price: (row: StockRow) => number): Uint8Array {
  return encodeWindows1252([headers, ...sorted(rows).map((row) => cells(row, price(row)))].map((line) => `${line.map(quoted).join(',')}\n`).join(''));
}

/** The same as amazon.de gives it: tabs, never a quote around a cell, Windows-1252, CRLF. */
export function manageInventoryTsv(rows: readonly StockRow[], price: (row: StockRow) => number): Uint8Array {
  return encodeWindows1252([headers, ...sorted(rows).map((row) => cells(row, price(row)))].map((line) => `${line.join('\t')}\r\n`).join(''));
}
