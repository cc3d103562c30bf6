import { buildMarket, onDay } from '../../samples/model/store';
import { storeDays } from '../../samples/model/storeDays';
import { windowDays } from '../../samples/model/demand';
import { cents, column, csv, only, read, sheet, sum, whole, windows1252 } from './readBack';

const models = { US: buildMarket('US'), DE: buildMarket('DE') };

const english = { sessions: 'Sessions - Total', pageViews: 'Page Views - Total', units: 'Units Ordered', unitsB2B: 'Units Ordered - B2B', sales: 'Ordered Product Sales', salesB2B: 'Ordered Product Sales - B2B', orderItems: 'Total Order Items', sessionShare: 'Session Percentage - Total', buyBox: 'Featured Offer (Buy Box) Percentage' };
const british = { sessions: 'Sessions – Total', pageViews: 'Page views – Total', units: 'Units ordered', unitsB2B: 'Units ordered – B2B', sales: 'Ordered product sales', salesB2B: 'Ordered product sales – B2B', orderItems: 'Total order items', sessionShare: 'Session percentage – Total', buyBox: 'Featured Offer (Buy Box) percentage' };
const chinese = { sessions: '会话数 - 总计', pageViews: '页面浏览量 - 总计 ', units: '已订购商品数量', unitsB2B: '已订购商品数量 - B2B', sales: '已订购商品销售额', salesB2B: '已订购商品销售额 - B2B', orderItems: '订单商品总数', sessionShare: '转化率 - 总计', buyBox: '推荐报价（推荐报价展示位）百分比 ' };
const ads = {
  en: { date: 'Date', sku: 'Advertised SKU', impressions: 'Impressions', clicks: 'Clicks', spend: 'Spend', sales: '7 Day Total Sales ', acos: 'Total Advertising Cost of Sales (ACOS) ', orders: '7 Day Total Orders (#)', own: '7 Day Advertised SKU Sales ', other: '7 Day Other SKU Sales ' },
  zh: { date: '日期', sku: '广告SKU', impressions: '展示量', clicks: '点击量', spend: '花费', sales: '7天总销售额', acos: '广告投入产出比 (ACOS) 总计', orders: '7天总订单数(#)', own: '7天内广告SKU销售额', other: '7天内其他SKU销售额' },
};

const editions = [
  { folder: 'store/US', market: 'US', child: '(Child) ASIN', business: english, console: ads.en, money: /^\$[\d,]+\.\d\d$/ },
  { folder: 'store/DE', market: 'DE', child: '（子）ASIN', business: chinese, console: ads.zh, money: /^€[\d,]+\.\d\d$/ },
  { folder: 'store-zh/US', market: 'US', child: '（子）ASIN', business: chinese, console: ads.zh, money: /^US\$[\d,]+\.\d\d$/ },
  { folder: 'store-en/DE', market: 'DE', child: '(Child) ASIN', business: british, console: ads.en, money: /^€[\d,]+\.\d\d$/ },
] as const;
const cases = editions.flatMap((edition) => windowDays.map((day) => ({ ...edition, day, name: `${edition.folder}/${day}` })));

describe.each(cases)('$name', ({ folder, market, day, child, business, console: names, money }) => {
  const sales = onDay(models[market].sales, day).filter(({ sessions, units }) => sessions > 0 || units > 0);
  const stock = onDay(models[market].stock, day);
  const shown = onDay(models[market].ads, day);

  test('Business Report by child: rows, sums, shares', () => {
    const table = csv(read(only(`${folder}/${day}`, /^BusinessReport/)).toString('utf8'));
    const counts = (key: 'sessions' | 'pageViews' | 'units' | 'unitsB2B' | 'orderItems'): number => sum(column(table, business[key]).map(whole));
    expect(column(table, child).sort()).toEqual(sales.map(({ listing }) => listing.asin).sort());
    for (const key of ['sessions', 'pageViews', 'units', 'unitsB2B', 'orderItems'] as const) expect([key, counts(key)]).toEqual([key, sum(sales.map((row) => row[key]))]);
    const amounts = column(table, business.sales);
    for (const cell of amounts) expect(cell).toMatch(money);
    expect(sum(amounts.map(cents))).toBe(sum(sales.map((row) => row.sales)));
    expect(sum(column(table, business.salesB2B).map(cents))).toBe(sum(sales.map((row) => row.salesB2B)));
    const shares = sum(column(table, business.sessionShare).map((cell) => Number(cell.slice(0, -1))));
    expect(Math.abs(shares - 100)).toBeLessThan(0.5);
    for (const cell of column(table, business.buyBox)) expect(cell).toMatch(/^\d{1,3}\.\d\d%$/);
  });

  test('Manage FBA Inventory: every SKU, available units, and a warehouse that adds up', () => {
    const path = only(`${folder}/${day}`, market === 'US' ? /^\d+\.csv$/ : /^\d+\.txt$/);
    const table = csv(windows1252(read(path)), market === 'US' ? ',' : '\t');
    expect(table.headers).toHaveLength(21);
    expect(column(table, 'sku').sort()).toEqual(stock.map(({ sku }) => sku).sort());
    const of = (name: string): number[] => column(table, name).map(whole);
    expect(sum(of('afn-fulfillable-quantity'))).toBe(sum(stock.map((row) => row.fulfillable)));
    const [available, unsellable, reserved, researching] = ['afn-fulfillable-quantity', 'afn-unsellable-quantity', 'afn-reserved-quantity', 'afn-researching-quantity'].map(of);
    const inbound = ['afn-inbound-working-quantity', 'afn-inbound-shipped-quantity', 'afn-inbound-receiving-quantity'].map(of);
    of('afn-warehouse-quantity').forEach((quantity, row) => expect(quantity).toBe(sum([available, unsellable, reserved, researching].map((part) => part?.[row] ?? NaN))));
    of('afn-total-quantity').forEach((quantity, row) => expect(quantity).toBe((of('afn-warehouse-quantity')[row] ?? NaN) + sum(inbound.map((part) => part[row] ?? NaN))));
    const titles = new Map(stock.map(({ sku, listing }) => [sku, listing.title]));
    column(table, 'product-name').forEach((title, row) => expect(title).toBe(titles.get(column(table, 'sku')[row] ?? '')));
  });

  test('Sponsored Products advertised product: the day, and the sums', async () => {
    const table = await sheet(only(`${folder}/${day}`, /\.xlsx$/));
    expect(new Set(column(table, names.date).map((date) => (date as Date).toISOString().slice(0, 10)))).toEqual(new Set([day]));
    expect(table.rows).toHaveLength(shown.length);
    const numbers = (header: string): number[] => column(table, header).map((cell) => cell as number);
    const inCents = (header: string): number => Math.round(sum(numbers(header)) * 100);
    expect(sum(numbers(names.impressions))).toBe(sum(shown.map((row) => row.impressions)));
    expect(sum(numbers(names.clicks))).toBe(sum(shown.map((row) => row.clicks)));
    expect(sum(numbers(names.orders))).toBe(sum(shown.map((row) => row.orders)));
    expect(inCents(names.spend)).toBe(sum(shown.map((row) => row.spend)));
    expect(inCents(names.sales)).toBe(sum(shown.map((row) => row.ownSales + row.otherSales)));
    expect(inCents(names.own) + inCents(names.other)).toBe(inCents(names.sales));
    // A row that sold nothing has no ACoS, and only such a row.
    column(table, names.acos).forEach((acos, row) => expect(acos === null).toBe(numbers(names.sales)[row] === 0));
  });
});

test.each(editions)('$folder by date: eight days; units and sales are the ASINs\', visits a little more', ({ folder, market, business }) => {
  const table = csv(read(only(`${folder}/by-date`, /^BusinessReport/)).toString('utf8'));
  const days = storeDays(models[market]);
  expect(table.rows).toHaveLength(8);
  column(table, business.sales).forEach((cell, row) => expect(cents(cell)).toBe(days[row]?.sales));
  windowDays.forEach((day, row) => {
    const asins = onDay(models[market].sales, day);
    expect(whole(column(table, business.units)[row] ?? '')).toBe(sum(asins.map(({ units }) => units)));
    expect(cents(column(table, business.sales)[row] ?? '')).toBe(sum(asins.map(({ sales }) => sales)));
    const more = whole(column(table, business.sessions)[row] ?? '') / sum(asins.map(({ sessions }) => sessions)) - 1;
    expect(more).toBeGreaterThan(0.005);
    expect(more).toBeLessThan(0.025);
  });
});
