import { basename } from 'node:path';
import { civilDate } from '../../src/domain/civil';
import { isUnreadable, read, type ReportTable } from '../../src/reports/index';
import { sampleFiles } from '../../samples/files';
import { buildMarket, inWindow, onDay, total } from '../../samples/model/store';
import { storeDays } from '../../samples/model/storeDays';

// The product's own reader over the store, by file name and bytes alone, held against what the model says happened.

const models = { US: buildMarket('US'), DE: buildMarket('DE') };
const today = civilDate('2026-11-23');
const files = sampleFiles().filter(({ path }) => path.startsWith('store')).map((file) => ({
  ...file, market: file.path.includes('/US/') ? 'US' as const : 'DE' as const, day: civilDate(/2026-11-\d\d/.exec(file.path)?.[0] ?? ''),
}));

async function tableOf(path: string, bytes: Uint8Array): Promise<ReportTable> {
  const tables = await read({ name: basename(path), bytes }, {}, today === null ? {} : { today });
  const [table] = tables;
  if (tables.length !== 1 || !table || isUnreadable(table)) throw new Error(JSON.stringify(tables));
  return table;
}

const additive = (table: ReportTable, fields: Readonly<Record<string, number>>): void => expect(Object.fromEntries(Object.keys(fields).map((field) => [field, table.totals[field]]))).toEqual(fields);

test.each(files)('$path', async ({ path, bytes, market, day }) => {
  const table = await tableOf(path, bytes);
  const { schema } = table;
  expect([table.rejected, table.totalsRows, schema.missing]).toEqual([[], [], []]);
  if (day === null) {
    const days = storeDays(models[market]);
    expect([schema.kind, schema.period?.from, schema.period?.to]).toEqual(['business-by-date', '2026-11-14', '2026-11-21']);
    additive(table, { sessionsTotal: total(days, (row) => row.sessions), unitsOrdered: total(days, (row) => row.units), orderedProductSales: total(days, (row) => row.sales) / 100 });
  } else if (basename(path).startsWith('Business')) {
    const sales = onDay(models[market].sales, day);
    // The name holds the day of the download; the day before is proposed.
    expect([schema.kind, schema.period?.from, schema.period?.to]).toEqual(['business-by-child', day, day]);
    additive(table, { sessionsTotal: total(sales, (row) => row.sessions), pageViewsTotal: total(sales, (row) => row.pageViews), unitsOrdered: total(sales, (row) => row.units), orderedProductSales: total(sales, (row) => row.sales) / 100, totalOrderItems: total(sales, (row) => row.orderItems) });
    const byAsin = new Map(sales.map((row) => [row.listing.asin, row]));
    for (const { values } of table.rows) {
      const row = byAsin.get(String(values['childAsin']));
      expect([values['title'], values['parentAsin'], values['orderedProductSales']]).toEqual([row?.listing.title, row?.listing.parentAsin, (row?.sales ?? NaN) / 100]);
      expect(values['buyBoxPercentage']).toBeCloseTo((row?.buyBox ?? NaN) / 10_000, 9);
    }
  } else if (path.endsWith('.xlsx')) {
    const ads = onDay(models[market].ads, day);
    expect([schema.kind, schema.marketplace?.value, schema.currency?.value, schema.attributionDays, schema.period?.from, schema.period?.to]).toEqual(['sp-advertised-product', market, models[market].currency, 7, day, day]);
    additive(table, { impressions: total(ads, (row) => row.impressions), clicks: total(ads, (row) => row.clicks), spend: total(ads, (row) => row.spend) / 100, sales: total(ads, (row) => row.ownSales + row.otherSales) / 100, orders: total(ads, (row) => row.orders) });
  } else {
    const stock = onDay(models[market].stock, day);
    expect(schema.kind).toBe('fba-manage-inventory');
    additive(table, { afnFulfillableQuantity: total(stock, (row) => row.fulfillable), afnReservedQuantity: total(stock, (row) => row.reserved), afnInboundShippedQuantity: total(stock, (row) => row.shipped) });
    expect(table.rows.map(({ values }) => values['sku'])).toEqual(stock.map(({ sku }) => sku).sort());
  }
});

test('the later kinds that are read: search terms of thirty days, campaigns of eight', async () => {
  for (const { path, bytes } of sampleFiles().filter((file) => /search-terms|extra\/campaigns/.test(file.path))) {
    const table = await tableOf(path, bytes);
    const model = models[path.includes('/US/') ? 'US' : 'DE'];
    const ads = path.includes('search') ? model.ads : inWindow(model.ads);
    expect(table.schema.kind).toBe(path.includes('search') ? 'sp-search-term' : 'sp-campaign');
    additive(table, { spend: total(ads, (row) => row.spend) / 100, orders: total(ads, (row) => row.orders) });
  }
});
