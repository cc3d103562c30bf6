import type { Dialect } from '../delimited';
import { amazonTsv, delimited } from '../delimited';
import type { FixtureEncoding } from '../encode';
import { encode } from '../encode';
import type { Expected, Fixture, Record_ } from '../fixture';
import { sums } from '../fixture';
import { camelCase } from './fba';

/** All Orders, returns and feedback. Orders are ones nobody placed; people and comments are invented, and must not be shown all the same. */

const orderHeader32 = ['amazon-order-id', 'merchant-order-id', 'purchase-date', 'last-updated-date', 'order-status', 'fulfillment-channel', 'sales-channel', 'order-channel', 'url', 'ship-service-level', 'product-name', 'sku', 'asin', 'item-status', 'quantity', 'currency', 'item-price', 'item-tax', 'shipping-price', 'shipping-tax', 'gift-wrap-price', 'gift-wrap-tax', 'item-promotion-discount', 'ship-promotion-discount', 'ship-city', 'ship-state', 'ship-postal-code', 'ship-country', 'promotion-ids', 'is-business-order', 'purchase-order-number', 'price-designation '];
const orderHeader34 = [...orderHeader32.slice(0, 31), 'price-designation', 'is-iba', 'order-item-id '];

interface Order { readonly id: string; readonly at: string; readonly status: string; readonly channel: string; readonly sales: string; readonly product: string; readonly sku: string; readonly asin: string; readonly quantity: number; readonly price: number | null; readonly tax: number | null; readonly currency: string }
const orders: readonly Order[] = [
  // 05:30 in UTC is the evening before in Los Angeles.
  { id: '111-2345678-1234567', at: '2026-07-14T05:30:00+00:00', status: 'Shipped', channel: 'Amazon', sales: 'Amazon.com', product: 'Cutting Board, 31" x 19", Bamboo', sku: 'AB-BOARD-S3', asin: 'B0BVJ7P9QC', quantity: 2, price: 55, tax: 4.54, currency: 'USD' },
  { id: '111-2345678-1234567', at: '2026-07-14T05:30:00+00:00', status: 'Shipped', channel: 'Amazon', sales: 'Amazon.com', product: 'Alderbrook Cast Iron Skillet, 10.25 in', sku: 'AB-SKIL-10', asin: 'B0C7QM5R2J', quantity: 1, price: 34.99, tax: 2.89, currency: 'USD' },
  { id: '112-7654321-7654321', at: '2026-07-14T19:05:54+00:00', status: 'Pending', channel: 'Amazon', sales: 'Amazon.com', product: 'Linen Tea Towels, 18" x 28"', sku: '0087-TT-6', asin: 'B0D2F8HX6K', quantity: 1, price: null, tax: null, currency: 'USD' },
  { id: '113-1111111-2222222', at: '2026-07-15T16:00:00+00:00', status: 'Cancelled', channel: 'Merchant', sales: 'Amazon.com', product: 'Brookline French Press, 34 oz', sku: '100234567', asin: 'B0CN4W1Z7G', quantity: 0, price: null, tax: null, currency: '' },
  // Multi-channel fulfilment: no marketplace, no money.
  { id: 'S01-3456789-3456789', at: '2026-07-15T18:20:10+00:00', status: 'Shipped', channel: 'Amazon', sales: 'Non-Amazon', product: 'Alderbrook Cast Iron Skillet, 12 in', sku: 'AB-SKIL-12', asin: 'B0C7QNX8WD', quantity: 3, price: null, tax: null, currency: '' },
];

function orderCells(order: Order, header: readonly string[]): string[] {
  const cells: Readonly<Record<string, string>> = {
    'amazon-order-id': order.id, 'merchant-order-id': '', 'purchase-date': order.at, 'last-updated-date': order.at, 'order-status': order.status, 'fulfillment-channel': order.channel, 'sales-channel': order.sales, 'ship-service-level': 'Expedited', 'product-name': order.product, sku: order.sku, asin: order.asin, 'item-status': order.status === 'Cancelled' ? '' : order.status,
    quantity: String(order.quantity), currency: order.currency, 'item-price': order.price === null ? '' : String(order.price), 'item-tax': order.tax === null ? '' : String(order.tax), 'ship-country': 'US', 'ship-city': 'PORTLAND', 'ship-state': 'OR', 'ship-postal-code': '97201-0042', 'is-business-order': 'false', 'is-iba': 'false', 'order-item-id ': '0',
  };
  return header.map((name) => cells[name] ?? '');
}

function orderFixture(name: string, header: readonly string[], dialect: Dialect, encoding: FixtureEncoding): Fixture {
  const records: Record_[] = orders.map((order) => ({ quantity: order.quantity, itemPrice: order.price, itemTax: order.tax }));
  return {
    path: `all-orders/${name}`, extension: 'txt', bytes: encode(delimited([[...header], ...orders.map((order) => orderCells(order, header))], dialect), encoding),
    expected: {
      kind: 'all-orders', language: 'en', encoding, headerLine: 1, marketplace: 'US', currency: 'USD', period: { from: '2026-07-13', to: '2026-07-15' }, neverShown: ['97201-0042', 'PORTLAND'], rows: orders.length, rejected: [], totals: sums(records, ['quantity', 'itemPrice', 'itemTax']),
      columns: header.map((text) => ['amazon-order-id', 'order-status', 'sales-channel', 'product-name', 'sku', 'asin', 'quantity', 'currency', 'item-price', 'item-tax'].includes(text) ? camelCase(text) : '*'),
      values: orders.map((order, index) => ({ line: index + 2, values: { amazonOrderId: order.id, productName: order.product, sku: order.sku, asin: order.asin, quantity: order.quantity, itemPrice: order.price } })),
    },
  };
}

const returnHeader = ['return-date', 'order-id', 'sku', 'asin', 'fnsku', 'product-name', 'quantity', 'fulfillment-center-id', 'detailed-disposition', 'reason', 'status', 'license-plate-number', 'customer-comments'];
const returned = [
  ['2026-07-13T18:04:11+00:00', '111-2345678-1234567', '0087-TT-6', 'B0D2F8HX6K', 'B0D2F8HX6K', 'Linen Tea Towels', '1', 'PHX7', 'SELLABLE', 'UNWANTED_ITEM', 'Unit returned to inventory', 'LPNRR0000000001', 'call me back, Dana Quill, 555-0100'],
  ['2026-07-14T20:15:02+00:00', '112-7654321-7654321', '100234567', 'B0CN4W1Z7G', 'X003P0T5VB', 'Brookline French Press, Café Blend', '2', 'ONT8', 'CUSTOMER_DAMAGED', 'DEFECTIVE', 'Unit returned to inventory', 'LPNRR0000000002', 'lid cracked on day two'],
];
const comments = ['Dana Quill', '555-0100', 'lid cracked'];

function returnFixture(name: string, extension: string, dialect: Dialect): Fixture {
  return {
    path: `fba-returns/${name}`, extension, bytes: encode(delimited([returnHeader, ...returned], dialect), 'windows-1252'),
    expected: { kind: 'fba-returns', language: 'en', encoding: 'windows-1252', headerLine: 1, rows: 2, rejected: [], totals: { quantity: 3 }, period: { from: '2026-07-13', to: '2026-07-14' }, neverShown: comments, values: [{ line: 2, values: { sku: '0087-TT-6', asin: 'B0D2F8HX6K', quantity: 1, reason: 'UNWANTED_ITEM' } }, { line: 3, values: { sku: '100234567', productName: 'Brookline French Press, Café Blend', quantity: 2 } }] },
  };
}

const merchantReturnHeader = ['Order ID', 'Order date', 'Return request date', 'Return request status', 'Amazon RMA ID', 'Merchant RMA ID', 'Label type', 'Label cost', 'Currency code', 'Return carrier', 'Tracking ID', 'Label to be paid by', 'A-to-Z Claim', 'Is prime', 'ASIN', 'Merchant SKU', 'Item Name', 'Return quantity', 'Return Reason', 'In policy', 'Return type', 'Resolution', 'Invoice number', 'Return delivery date', 'Order Amount', 'Order quantity', 'SafeT Action reason', 'SafeT claim id', 'SafeT claim state', 'SafeT claim creation time', 'SafeT claim reimbursement amount', 'Refunded Amount', 'Category'];
const merchantReturn = ['113-1111111-2222222', '10-Jul-2026', '14-Jul-2026', 'Approved', 'DxRMA0001', '', 'AmazonPrePaidLabel', '4.14', 'USD', 'USPS', '9202090000000000000000', 'Seller', 'N', 'N', 'B0D2F8HX6K', '0087-TT-6', 'Linen Tea Towels, 18" x 28"', '2', 'AMZ-PG-WJ-TOO-SMALL', 'Y', 'C-Returns', 'StandardRefund', '', '', '37.90', '2', '', '', '', '', '', '', 'Home'];

function people(): Fixture[] {
  const feedbackHeader = ['Date', 'Rating', 'Comments', 'Your Response', 'Order ID', 'Rater Email'];
  const feedback = [['7/13/26', '5', 'fast and well packed', '', '111-2345678-1234567', 'zz9plural@marketplace.example'], ['7/14/26', '2', 'came late', 'Sorry to hear', '112-7654321-7654321', 'alpha7@marketplace.example']];
  const expected: Expected = { kind: 'feedback', language: 'en', headerLine: 1, rows: 2, rejected: [], totals: {}, neverShown: ['marketplace.example', 'zz9plural'] };
  return [
    { path: 'mfn-returns/en-tsv', extension: 'tsv', bytes: encode(delimited([merchantReturnHeader, merchantReturn], amazonTsv), 'utf-8'), expected: { kind: 'mfn-returns', language: 'en', encoding: 'utf-8', headerLine: 1, rows: 1, rejected: [], totals: {} } },
    { path: 'feedback/en-tsv', extension: 'txt', bytes: encode(delimited([feedbackHeader, ...feedback], amazonTsv), 'utf-8'), expected },
  ];
}

export function orderFixtures(): Fixture[] {
  return [
    orderFixture('32-columns', orderHeader32, amazonTsv, 'utf-8'),
    orderFixture('34-columns-crlf', orderHeader34, amazonTsv, 'utf-8'),
    // The same report as it also comes: LF, byte order mark, nothing after the last row.
    orderFixture('34-columns-lf-bom', orderHeader34, { ...amazonTsv, eol: '\n', finalNewline: false }, 'utf-8-bom'),
    returnFixture('en-csv', 'csv', { delimiter: ',', eol: '\r\n', quote: 'all', finalNewline: true }),
    returnFixture('en-tsv', 'txt', amazonTsv),
    ...people(),
  ];
}
