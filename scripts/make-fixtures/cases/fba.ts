import type { Dialect } from '../delimited';
import { amazonTsv, delimited } from '../delimited';
import type { FixtureEncoding } from '../encode';
import { encode } from '../encode';
import type { Expected, Fixture, Record_, Value } from '../fixture';
import { sums } from '../fixture';
import { stockRows } from '../store';

/** The FBA reports beside Manage FBA Inventory. Their headers are Amazon's machine names; the few figures that matter are asserted. */

/** `inv-age-0-to-90-days` → `invAge0To90Days`: how a machine header becomes a field name. */
export const camelCase = (header: string): string => header.split(/[^A-Za-z0-9]+/).filter(Boolean).map((word, index) => index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('');

interface StockReport {
  readonly path: string;
  readonly extension: string;
  readonly header: readonly string[];
  /** Cells by header; a header without one gets `blank`. */
  readonly rows: readonly Record_[];
  readonly blank?: string;
  readonly dialect: Dialect;
  readonly encoding: FixtureEncoding;
  /** Fields summed in expected.json, by header. */
  readonly added: readonly string[];
  /** Headers whose camelCase names are asserted in `columns` and `values`. */
  readonly asserted: readonly string[];
  readonly expected?: Partial<Expected>;
}

const field = (header: string): string => camelCase(header);
const shown = (value: Value | undefined, blank: string): string => value === undefined ? blank : String(value ?? '');

function stockReport({ path, extension, header, rows, blank = '', dialect, encoding, added, asserted, expected }: StockReport): Fixture {
  const table = [[...header], ...rows.map((row) => header.map((name) => shown(row[name], blank)))];
  const byField = rows.map((row): Record_ => Object.fromEntries(Object.entries(row).map(([name, value]) => [field(name), value])));
  const [kind = ''] = path.split('/');
  return {
    path, extension, bytes: encode(delimited(table, dialect), encoding),
    expected: {
      kind, encoding, headerLine: 1, columns: header.map((name) => asserted.includes(name) ? field(name) : '*'), rows: rows.length, rejected: [],
      values: byField.slice(0, 4).map((row, index) => ({ line: index + 2, values: Object.fromEntries(asserted.filter((name) => field(name) in row).map((name) => [field(name), row[field(name)] ?? null])) })),
      totals: sums(byField, added.map(field)), ...expected,
    },
  };
}

const bareCsv: Dialect = { delimiter: ',', eol: '\n', quote: 'needed', finalNewline: true };
const quotedCrlf: Dialect = { delimiter: ',', eol: '\r\n', quote: 'all', finalNewline: true };
const stock = stockRows();
const pick = (make: (row: Record_, index: number) => Record_): Record_[] => stock.map(make);
const sold = (index: number): number => [148, 61, 88, 28, 5, 0][index] ?? 0;
const inEnglish = { language: 'en' } as const;

const planning = ('snapshot-date,sku,fnsku,asin,product-name,condition,available,fc-transfer,pending-removal-quantity,inv-age-0-to-90-days,inv-age-91-to-180-days,inv-age-181-to-270-days,inv-age-271-to-365-days,inv-age-366-to-455-days,inv-age-456-plus-days,currency,'
  + 'units-shipped-t7,units-shipped-t30,units-shipped-t60,units-shipped-t90,alert,your-price,sales-price,lowest-price-new-plus-shipping,lowest-price-used,recommended-action,DEPRECATED healthy-inventory-level,recommended-sales-price,recommended-sale-duration-days,recommended-removal-quantity,'
  + 'estimated-cost-savings-of-recommended-actions,sell-through,item-volume,volume-unit-measurement,storage-type,storage-volume,marketplace,product-group,sales-rank,days-of-supply,estimated-excess-quantity,weeks-of-cover-t30,weeks-of-cover-t90,featuredoffer-price,sales-shipped-last-7-days,'
  + 'sales-shipped-last-30-days,sales-shipped-last-60-days,sales-shipped-last-90-days,inv-age-0-to-30-days,inv-age-31-to-60-days,inv-age-61-to-90-days,inv-age-181-to-330-days,inv-age-331-to-365-days,estimated-storage-cost-next-month,inbound-quantity,inbound-working,inbound-shipped,inbound-received,'
  + 'no-sale-last-6-months,Total Reserved Quantity,unfulfillable-quantity,quantity-to-be-charged-ais-181-210-days,estimated-ais-181-210-days,quantity-to-be-charged-ais-211-240-days,estimated-ais-211-240-days,quantity-to-be-charged-ais-241-270-days,estimated-ais-241-270-days,quantity-to-be-charged-ais-271-300-days,'
  + 'estimated-ais-271-300-days,quantity-to-be-charged-ais-301-330-days,estimated-ais-301-330-days,quantity-to-be-charged-ais-331-365-days,estimated-ais-331-365-days,quantity-to-be-charged-ais-366-455-days,estimated-ais-366-455-days,quantity-to-be-charged-ais-456-plus-days,estimated-ais-456-plus-days,'
  + 'historical-days-of-supply,fba-minimum-inventory-level,fba-inventory-level-health-status,Recommended ship-in quantity,Recommended ship-in date,Last updated date for Historical Days of Supply,Exempted from Low-Inventory-Level fee?,Low-Inventory-Level fee applied in current week?,Short term historical days of supply,'
  + 'Long term historical days of supply,Inventory age snapshot date,Inventory Supply at FBA,Reserved FC Processing,Reserved Customer Order,Reserved Staging,Total Days of Supply (including units from open shipments),supplier,is-seasonal-in-next-3-months,season-name,season-start-date,season-end-date,Fulfillment Service and Programs').split(',');

const planningRows = pick((row, index) => ({
  'snapshot-date': '2026-07-14', sku: row['sku'] ?? null, fnsku: row['fnsku'] ?? null, asin: row['asin'] ?? null, 'product-name': row['title'] ?? null, condition: 'New', available: row['afnFulfillableQuantity'] ?? null, currency: 'USD',
  'units-shipped-t7': Math.round(sold(index) / 4), 'units-shipped-t30': sold(index), 'units-shipped-t60': sold(index) * 2, 'units-shipped-t90': sold(index) * 3, 'your-price': row['yourPrice'] ?? null, marketplace: 'US', 'days-of-supply': [78, 41, 339, 0, 430, 0][index] ?? 0,
  'no-sale-last-6-months': '', alert: '', 'recommended-action': '', 'volume-unit-measurement': 'cubic feet', 'storage-type': 'Standard', 'product-group': 'gl_kitchen', supplier: 'unassigned', 'DEPRECATED healthy-inventory-level': '', 'fba-inventory-level-health-status': '', 'Recommended ship-in date': 'none', 'Exempted from Low-Inventory-Level fee?': 'No', 'Low-Inventory-Level fee applied in current week?': 'No', 'Last updated date for Historical Days of Supply': '2026-07-12', 'Inventory age snapshot date': '2026-07-12', 'is-seasonal-in-next-3-months': 'No', 'season-name': '', 'season-start-date': '', 'season-end-date': '', 'Fulfillment Service and Programs': '',
  // A price of 0.0 is no price.
  'sales-price': '0.0', 'lowest-price-used': '0.0', 'Total Reserved Quantity': row['afnReservedQuantity'] ?? null,
}));

const health = 'snapshot-date,sku,fnsku,asin,product-name,condition,sales-rank,product-group,total-quantity,sellable-quantity,unsellable-quantity,inv-age-0-to-90-days,inv-age-91-to-180-days,inv-age-181-to-270-days,inv-age-271-to-365-days,inv-age-365-plus-days,units-shipped-last-24-hrs,units-shipped-last-7-days,units-shipped-last-30-days,units-shipped-last-90-days,units-shipped-last-180-days,units-shipped-last-365-days,weeks-of-cover-t7,weeks-of-cover-t30,weeks-of-cover-t90,weeks-of-cover-t180,weeks-of-cover-t365,num-afn-new-sellers,num-afn-used-sellers,currency,your-price,sales-price,lowest-afn-new-price,lowest-afn-used-price,lowest-mfn-new-price,lowest-mfn-used-price,qty-to-be-charged-ltsf-12-mo,qty-in-long-term-storage-program,qty-with-removals-in-progress,projected-ltsf-12-mo,per-unit-volume,is-hazmat,in-bound-quantity,asin-limit,inbound-recommend-quantity,qty-to-be-charged-ltsf-6-mo,projected-ltsf-6-mo'.split(',');

const age = 'snapshot-date,sku,fnsku,asin,product-name,condition,avaliable-quantity(sellable),qty-with-removals-in-progress,inv-age-0-to-90-days,inv-age-91-to-180-days,inv-age-181-to-270-days,inv-age-271-to-365-days,inv-age-365-plus-days,currency,qty-to-be-charged-ltsf-6-mo,projected-ltsf-6-mo,qty-to-be-charged-ltsf-12-mo,projected-ltsf-12-mo,units-shipped-last-7-days,units-shipped-last-30-days,units-shipped-last-60-days,units-shipped-last-90-days,alert,your-price,sales_price,lowest_price_new,lowest_price_used,Recommended action,Healthy Inventory Level,Recommended sales price,Recommended sale duration (days),Recommended Removal Quantity,Estimated cost savings of removal,sell-through,cubic-feet,storage-type'.split(',');

const restock = (withAction: boolean): string[] => ['Country', 'Product Name', 'FNSKU', 'Merchant SKU', 'ASIN', 'Condition', 'Supplier', 'Supplier part no.', 'Currency code', 'Price', 'Sales last 30 days', 'Units Sold Last 30 Days', 'Total Units', 'Inbound', 'Available', 'FC transfer', 'FC Processing', 'Customer Order', 'Unfulfillable', 'Working', 'Shipped', 'Receiving', 'Fulfilled by', 'Total Days of Supply (including units from open shipments)', 'Days of Supply at Amazon Fulfillment Network', 'Alert', 'Recommended replenishment qty', 'Recommended ship date', ...(withAction ? ['Recommended action'] : []), 'Unit storage size'];

const restockRows = (country: string, currency: string, shipDate: string): Record_[] => pick((row, index) => ({
  Country: country, 'Product Name': row['title'] ?? null, FNSKU: row['fnsku'] ?? null, 'Merchant SKU': row['sku'] ?? null, ASIN: row['asin'] ?? null, Condition: 'New', Supplier: 'unassigned', 'Currency code': currency, Price: row['yourPrice'] ?? null,
  'Units Sold Last 30 Days': sold(index), 'Sales last 30 days': Math.round(sold(index) * Number(row['yourPrice']) * 100) / 100, 'Total Units': row['afnTotalQuantity'] ?? null, Inbound: Number(row['afnInboundShippedQuantity']) + Number(row['afnInboundReceivingQuantity']),
  Available: row['afnFulfillableQuantity'] ?? null, Working: row['afnInboundWorkingQuantity'] ?? null, Shipped: row['afnInboundShippedQuantity'] ?? null, Receiving: row['afnInboundReceivingQuantity'] ?? null, 'Fulfilled by': 'Amazon', Alert: index === 3 ? 'out_of_stock' : '', 'Recommended replenishment qty': [0, 60, 0, 150, 0, 40][index] ?? 0, 'Recommended ship date': index % 2 === 1 ? shipDate : 'none', 'Unit storage size': '0.09 ft3',
}));

const restock2019 = ['Country', 'Product Description', 'FNSKU', 'SKU', 'ASIN', 'Condition', 'Supplier', 'Supplier Part No.', 'Currency code', 'Price', 'Sales last 30 days', 'Units sold last 30 days', 'Total Inventory', 'Inbound Inventory', 'Available Inventory', 'Reserved - FC transfer', 'Reserved - FC processing', 'Reserved - Customer Order', 'Unfulfillable', 'Fulfilled by', 'Days of Supply', 'Instock Alert', 'Recommended Order Quantity', 'Recommended Order Date'];

const excess = ['Date', 'MSKU', 'FNSKU', 'Asin', 'Product Name', 'Condition', 'Fulfillment Type', 'Total Qty (Sellable)', 'Estimated Excess', 'Days of Supply', 'Excess Threshold', 'Units Sold - Last 7 Days', 'Units Sold - Last 30 Days', 'Units Sold - Last 60 Days', 'Units Sold - Last 90 Days', 'Alert', 'Your Price', 'Lowest Price (New + Shipping)', 'Buy Box Price', 'Recommended Action', 'Healthy Inventory Level', 'Recommended Sales Price', 'Recommended Sale Duration (Days)', 'Recommended Removal Quantity', 'Estimated Total Storage Cost', 'Storage Volume'];
const excessRows = pick((row, index) => ({ Date: '2020-02-11', MSKU: row['sku'] ?? null, FNSKU: row['fnsku'] ?? null, Asin: row['asin'] ?? null, 'Product Name': row['title'] ?? null, Condition: 'New', 'Fulfillment Type': 'Amazon', 'Total Qty (Sellable)': row['afnFulfillableQuantity'] ?? null, 'Your Price': `USD ${row['yourPrice']}`, 'Units Sold - Last 30 Days': sold(index) }));

function excessFixture(): Fixture {
  const whole = stockReport({ path: 'fba-excess/en', extension: 'csv', header: excess, rows: excessRows, blank: '0', dialect: bareCsv, encoding: 'windows-1252', added: [], asserted: [], expected: inEnglish });
  // A row that stops after 20 of 26 cells was seen in a genuine file.
  const ragged = ['2020-02-11', 'AB-OLD-1', 'X002Z5RM9T', 'B0BVJ7P9XX', 'Alderbrook Trivet', 'New', 'Amazon', ...Array.from({ length: 9 }, () => '0'), 'USD 58.89', '0', '0', '0'].join(',');
  return { ...whole, bytes: Uint8Array.from([...whole.bytes, ...encode(`${ragged}\n`, 'utf-8')]), expected: { ...whole.expected, rejected: [{ line: excessRows.length + 2, text: ragged, reasonCode: 'row-too-narrow' }] } };
}

export function fbaFixtures(): Fixture[] {
  const planningAsserted = ['sku', 'fnsku', 'asin', 'product-name', 'available', 'units-shipped-t7', 'units-shipped-t30', 'units-shipped-t60', 'units-shipped-t90', 'days-of-supply', 'your-price'];
  const planningAdded = ['available', 'units-shipped-t7', 'units-shipped-t30', 'units-shipped-t60', 'units-shipped-t90'];
  const healthRows = pick((row, index) => ({ 'snapshot-date': '2020-02-11T08:00:00+00:00', sku: row['sku'] ?? null, fnsku: row['fnsku'] ?? null, asin: row['asin'] ?? null, 'product-name': row['title'] ?? null, condition: 'New', 'total-quantity': row['afnWarehouseQuantity'] ?? null, 'sellable-quantity': row['afnFulfillableQuantity'] ?? null, 'unsellable-quantity': row['afnUnsellableQuantity'] ?? null, currency: 'USD', 'weeks-of-cover-t7': sold(index) === 0 ? null : 4.2 }));
  // `Infinite` weeks of cover is no number.
  const healthWritten = healthRows.map((row) => ({ ...row, 'weeks-of-cover-t7': row['weeks-of-cover-t7'] ?? 'Infinite' }));
  const healthFixture = stockReport({ path: 'fba-inventory-health/en', extension: 'csv', header: health, rows: healthWritten, blank: '0', dialect: quotedCrlf, encoding: 'windows-1252', added: ['total-quantity', 'sellable-quantity', 'unsellable-quantity'], asserted: ['sku', 'asin', 'total-quantity', 'sellable-quantity'], expected: inEnglish });
  return [
    stockReport({ path: 'fba-planning/en-2026-csv', extension: 'csv', header: planning, rows: planningRows, blank: '0', dialect: bareCsv, encoding: 'utf-8', added: planningAdded, asserted: planningAsserted, expected: { ...inEnglish, currency: 'USD', marketplace: 'US' } }),
    stockReport({ path: 'fba-planning/en-2026-tsv', extension: 'txt', header: planning, rows: planningRows, blank: '0', dialect: amazonTsv, encoding: 'windows-1252', added: planningAdded, asserted: planningAsserted, expected: { ...inEnglish, currency: 'USD', marketplace: 'US' } }),
    { ...healthFixture, expected: { ...healthFixture.expected, values: [...(healthFixture.expected.values ?? []), { line: 7, values: { weeksOfCoverT7: null } }] } },
    stockReport({ path: 'fba-inventory-age/en', extension: 'csv', header: age, rows: pick((row, index) => ({ 'snapshot-date': '2020-02-11', sku: row['sku'] ?? null, fnsku: row['fnsku'] ?? null, asin: row['asin'] ?? null, 'product-name': row['title'] ?? null, condition: 'New', 'avaliable-quantity(sellable)': row['afnFulfillableQuantity'] ?? null, currency: 'USD', 'units-shipped-last-30-days': sold(index), alert: '', 'storage-type': 'Standard' })), blank: '0', dialect: bareCsv, encoding: 'windows-1252', added: ['units-shipped-last-30-days'], asserted: ['sku', 'asin', 'units-shipped-last-30-days'], expected: inEnglish }),
    excessFixture(),
    // The same day, month first and day first.
    stockReport({ path: 'fba-restock/en-us-tsv', extension: 'txt', header: restock(true), rows: restockRows('US', 'USD', '07/28/2026'), dialect: amazonTsv, encoding: 'windows-1252', added: ['Available', 'Units Sold Last 30 Days', 'Inbound'], asserted: ['Available', 'Units Sold Last 30 Days', 'Inbound'], expected: { ...inEnglish, marketplace: 'US', currency: 'USD' } }),
    stockReport({ path: 'fba-restock/en-uk-csv', extension: 'csv', header: restock(false), rows: restockRows('GB', 'GBP', '28/07/2026'), dialect: bareCsv, encoding: 'utf-8', added: ['Available', 'Units Sold Last 30 Days', 'Inbound'], asserted: ['Available', 'Units Sold Last 30 Days', 'Inbound'], expected: { ...inEnglish, currency: 'GBP', marketplace: 'UK' } }),
    stockReport({ path: 'fba-restock/en-2019', extension: 'csv', header: restock2019, rows: pick((row, index) => ({ Country: 'US', 'Product Description': row['title'] ?? null, FNSKU: row['fnsku'] ?? null, SKU: row['sku'] ?? null, ASIN: row['asin'] ?? null, Condition: 'New', 'Currency code': 'USD', Price: row['yourPrice'] ?? null, 'Units sold last 30 days': sold(index), 'Available Inventory': row['afnFulfillableQuantity'] ?? null, 'Recommended Order Quantity': 20 })), dialect: bareCsv, encoding: 'windows-1252', added: [], asserted: [], expected: { ...inEnglish, currency: 'USD' } }),
    stockReport({ path: 'fba-amazon-fulfilled/en-tsv', extension: 'txt', header: ['seller-sku', 'fulfillment-channel-sku', 'asin', 'condition-type', 'Warehouse-Condition-code', 'Quantity Available'], rows: pick((row) => ({ 'seller-sku': row['sku'] ?? null, 'fulfillment-channel-sku': row['fnsku'] ?? null, asin: row['asin'] ?? null, 'condition-type': 'NewItem', 'Warehouse-Condition-code': 'SELLABLE', 'Quantity Available': row['afnFulfillableQuantity'] ?? null })), dialect: amazonTsv, encoding: 'utf-8', added: ['Quantity Available'], asserted: ['asin', 'Quantity Available'], expected: inEnglish }),
    stockReport({ path: 'fba-amazon-fulfilled/en-csv', extension: 'csv', header: ['seller-sku', 'fulfillment-channel-sku', 'asin', 'condition-type', 'Warehouse-Condition-code', 'Quantity Available'], rows: pick((row) => ({ 'seller-sku': row['sku'] ?? null, 'fulfillment-channel-sku': row['fnsku'] ?? null, asin: row['asin'] ?? null, 'condition-type': 'NewItem', 'Warehouse-Condition-code': 'SELLABLE', 'Quantity Available': row['afnFulfillableQuantity'] ?? null })), dialect: quotedCrlf, encoding: 'utf-8', added: ['Quantity Available'], asserted: ['asin', 'Quantity Available'], expected: inEnglish }),
    stockReport({ path: 'fba-reserved/en-tsv', extension: 'txt', header: ['sku', 'fnsku', 'asin', 'product-name', 'reserved_qty', 'reserved_customerorders', 'reserved_fc-transfers', 'reserved_fc-processing'], rows: pick((row, index) => ({ sku: row['sku'] ?? null, fnsku: row['fnsku'] ?? null, asin: row['asin'] ?? null, 'product-name': row['title'] ?? null, 'reserved_qty': row['afnReservedQuantity'] ?? null, reserved_customerorders: index, 'reserved_fc-transfers': Number(row['afnReservedQuantity']) - index, 'reserved_fc-processing': 0 })), dialect: amazonTsv, encoding: 'windows-1252', added: ['reserved_qty', 'reserved_customerorders', 'reserved_fc-transfers', 'reserved_fc-processing'], asserted: ['sku', 'fnsku', 'asin', 'reserved_qty', 'reserved_customerorders', 'reserved_fc-transfers', 'reserved_fc-processing'], expected: inEnglish }),
  ];
}
