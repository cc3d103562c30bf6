import type { Dialect } from '../delimited';
import { amazonTsv, delimited } from '../delimited';
import type { FixtureEncoding } from '../encode';
import { encode } from '../encode';
import type { Fixture, Record_ } from '../fixture';
import { fixed, plain } from '../forms';
import { stockRows } from '../store';
import type { Column } from '../table';
import { cells, column, expectedOf, valuesOf } from '../table';

/** Manage FBA Inventory, as the 18-column tab-separated file and the 21-column quoted CSV. */

const eighteen: readonly Column[] = [
  column('sku', 'sku'), column('fnsku', 'fnsku'), column('asin', 'asin'), column('product-name', 'productName'), column('condition', 'condition'), column('your-price', 'yourPrice', fixed(2)),
  column('mfn-listing-exists', 'mfnListingExists'), column('mfn-fulfillable-quantity', 'mfnFulfillableQuantity'), column('afn-listing-exists', 'afnListingExists'),
  column('afn-warehouse-quantity', 'afnWarehouseQuantity'), column('afn-fulfillable-quantity', 'afnFulfillableQuantity'), column('afn-unsellable-quantity', 'afnUnsellableQuantity'),
  column('afn-reserved-quantity', 'afnReservedQuantity'), column('afn-total-quantity', 'afnTotalQuantity'), column('per-unit-volume', 'perUnitVolume', plain),
  column('afn-inbound-working-quantity', 'afnInboundWorkingQuantity'), column('afn-inbound-shipped-quantity', 'afnInboundShippedQuantity'), column('afn-inbound-receiving-quantity', 'afnInboundReceivingQuantity'),
];
const twentyOne: readonly Column[] = [
  ...eighteen,
  column('afn-researching-quantity', 'afnResearchingQuantity'), column('afn-reserved-future-supply', 'afnReservedFutureSupply'), column('afn-future-supply-buyable', 'afnFutureSupplyBuyable'),
];

const quotedCrlf: Dialect = { delimiter: ',', eol: '\r\n', quote: 'all', finalNewline: true };
const named = (field: 'title' | 'titleJa' | 'titleDe'): Record_[] => stockRows().map((row) => ({ ...row, productName: row[field] ?? null }));
// One product sold by the merchant too: the only row with a number in the mfn column.
const withMerchant = (rows: Record_[]): Record_[] => rows.map((row, index) => index === 2 ? { ...row, mfnListingExists: 'Yes', mfnFulfillableQuantity: 25 } : row);

function stockFixture(name: string, extension: string, columns: readonly Column[], rows: readonly Record_[], dialect: Dialect, encoding: FixtureEncoding): Fixture {
  return {
    path: `fba-manage-inventory/${name}`, extension, bytes: encode(delimited(cells(columns, rows), dialect), encoding),
    expected: {
      kind: 'fba-manage-inventory', language: 'en', encoding, headerLine: 1, period: null, missing: [], ...expectedOf(columns, rows), rejected: [],
      values: [0, 3, 4].map((index) => ({ line: index + 2, values: valuesOf(columns, rows, index) })),
    },
  };
}

export function manageInventoryFixtures(): Fixture[] {
  return [
    // `Café` is the one byte E9 that is not ASCII; the tea towels' title holds bare inch quotes.
    stockFixture('18-columns-tsv', 'txt', eighteen, withMerchant(named('title')), amazonTsv, 'windows-1252'),
    stockFixture('18-columns-tsv-lf-no-final-newline', 'tsv', eighteen, named('title'), { ...amazonTsv, eol: '\n', finalNewline: false }, 'utf-8'),
    // No quoting in this file: a title that begins with a quotation mark does not run on to the next one.
    stockFixture('18-columns-tsv-leading-quote', 'txt', eighteen, named('title').map((row, index) => index === 1 ? { ...row, productName: '"Chef\'s choice Skillet 12"' } : index === 2 ? { ...row, productName: '"Alderbrook" Boards, S/M/L' } : row), amazonTsv, 'windows-1252'),
    stockFixture('18-columns-tsv-japan', 'txt', eighteen, named('titleJa'), amazonTsv, 'shift_jis'),
    stockFixture('18-columns-tsv-germany', 'txt', eighteen, named('titleDe'), amazonTsv, 'windows-1252'),
    stockFixture('21-columns-csv', 'csv', twentyOne, withMerchant(named('title')), quotedCrlf, 'windows-1252'),
    stockFixture('21-columns-csv-bom', 'csv', twentyOne, named('title'), { ...quotedCrlf, eol: '\n' }, 'utf-8-bom'),
    stockFixture('21-columns-csv-germany', 'csv', twentyOne, named('titleDe'), quotedCrlf, 'windows-1252'),
  ];
}
