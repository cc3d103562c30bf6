import { addDays } from '../../src/domain/civil';
import { hash } from '../model/random';
import type { OrderLine } from './orders';
import { encodeUtf8, encodeWindows1252, quoted } from './text';

const returnHeaders = ['return-date', 'order-id', 'sku', 'asin', 'fnsku', 'product-name', 'quantity', 'fulfillment-center-id', 'detailed-disposition', 'reason', 'status', 'license-plate-number', 'customer-comments'];
const reasons = [['SELLABLE', 'UNWANTED_ITEM', 'Unit returned to inventory', ''], ['DEFECTIVE', 'DEFECTIVE', 'Unit returned to inventory', 'Stopped charging after two days'], ['CUSTOMER_DAMAGED', 'NOT_AS_DESCRIBED', 'Unit returned to inventory', 'Color is darker than in the pictures, not as shown'], ['SELLABLE', 'ORDERED_WRONG_ITEM', 'Unit returned to inventory', '']] as const;

/** FBA customer returns of the days that follow: CSV, every cell quoted, Windows-1252. About one order line in thirty. */
export function fbaReturns(lines: readonly OrderLine[]): Uint8Array {
  const returned = lines.filter(({ id, status, removal }) => status === 'Shipped' && !removal && hash('return', id) % 30 === 0);
  const cells = returned.map(({ id, row, sku }) => {
    const [disposition, reason, status, comment] = reasons[hash('reason', id) % reasons.length] ?? reasons[0];
    return [`${addDays(row.day, 1)}T${String(8 + (hash(id) % 12)).padStart(2, '0')}:15:42+00:00`, id, sku, row.listing.asin, row.listing.fnsku, row.listing.title, '1', (['PHX7', 'ONT8', 'IND9'] as const)[hash(id) % 3] ?? 'PHX7', disposition, reason, status, `LPNRR${String(hash('plate', id) % 1_000_000_000).padStart(9, '0')}`, comment];
  });
  return encodeWindows1252([returnHeaders, ...cells].map((line) => `${line.map(quoted).join(',')}\n`).join(''));
}

const opinions = [[5, 'Arrived a day early, exactly as described.'], [1, 'Package came two days late and the box was crushed.'], [2, 'Wrong color was sent.'], [4, 'Good, but the manual is hard to read.'], [1, 'This lamp flickers. Do not buy.'], [5, 'Great seller, quick answer.'], [3, 'Okay for the price.'], [1, 'Seller never answered my message.']] as const;

/** Seller feedback: tabs, UTF-8, CRLF. The last column is personal and is dropped on import. */
export function feedback(lines: readonly OrderLine[]): Uint8Array {
  const rated = lines.filter(({ status, removal }) => status === 'Shipped' && !removal).filter((_, index) => index % 70 === 9).slice(0, opinions.length);
  const cells = rated.map(({ id, row }, index) => {
    const [rating, comment] = opinions[index] ?? opinions[0];
    const day = addDays(row.day, 1);
    return [`${Number(day.slice(5, 7))}/${Number(day.slice(8))}/${day.slice(2, 4)}`, String(rating), comment, '', id, `buyer${index + 1}@marketplace.example`];
  });
  return encodeUtf8([['Date', 'Rating', 'Comments', 'Your Response', 'Order ID', 'Rater Email'], ...cells].map((line) => `${line.join('\t')}\r\n`).join(''));
}
