import { buildMarket, inWindow, onDay } from '../../samples/model/store';
import { lastDay } from '../../samples/model/demand';
import { cents, column, csv, only, read, sheet, sum, whole, windows1252 } from './readBack';

const models = { US: buildMarket('US'), DE: buildMarket('DE') };
const utf8 = (path: string): string => read(path).toString('utf8');

test.each([['US', 'en'], ['DE', 'zh']] as const)('search terms of %s: thirty days that add up to what the campaigns spent and sold', async (market, language) => {
  const table = await sheet(only(`extra/search-terms/${market}`, /\.xlsx$/));
  const names = language === 'en' ? ['Start Date', 'End Date', 'Clicks', 'Spend', '7 Day Total Sales ', '7 Day Total Orders (#)', 'Customer Search Term'] as const : ['开始日期', '结束日期', '点击量', '花费', '7天总销售额', '7天总订单数(#)', '客户搜索词'] as const;
  const of = (header: string): number => sum(column(table, header).map((cell) => cell as number));
  expect([names[0], names[1]].map((name) => (column(table, name)[0] as Date).toISOString().slice(0, 10))).toEqual(['2026-10-23', '2026-11-21']);
  expect(of(names[2])).toBe(sum(models[market].ads.map((row) => row.clicks)));
  expect(Math.round(of(names[3]) * 100)).toBe(sum(models[market].ads.map((row) => row.spend)));
  expect(Math.round(of(names[4]) * 100)).toBe(sum(models[market].ads.map((row) => row.ownSales + row.otherSales)));
  expect(of(names[5])).toBe(sum(models[market].ads.map((row) => row.orders)));
  const terms = column(table, names[6]).map(String);
  expect(terms.some((term) => /^b0z[0-9a-z]{7}$/.test(term))).toBe(true);
  expect(terms.includes(market === 'US' ? 'dehumidifier' : 'luftentfeuchter')).toBe(true);
});

test('the campaign report: eight days, the same spend as the advertised products', () => {
  const table = csv(utf8('extra/campaigns/US/Sponsored Products Campaign report.csv'));
  const ads = inWindow(models.US.ads);
  const dollars = (header: string): number => Math.round(sum(column(table, header).map((cell) => Number(cell.slice(1)))) * 100);
  expect(new Set(column(table, 'Date')).size).toBe(8);
  expect(dollars('Spend')).toBe(sum(ads.map((row) => row.spend)));
  expect(dollars('7 Day Total Sales ')).toBe(sum(ads.map((row) => row.ownSales + row.otherSales)));
  expect(sum(column(table, 'Impressions').map(whole))).toBe(sum(ads.map((row) => row.impressions)));
});

test('all orders of day 8: quantities are the units, lines the order items, moments of a Pacific day', () => {
  const table = csv(utf8(only(`extra/all-orders/US/${lastDay}`, /\.txt$/)), '\t');
  const sales = onDay(models.US.sales, lastDay);
  const counted = table.rows.flatMap((_, row) => (column(table, 'order-status')[row] !== 'Cancelled' && column(table, 'sales-channel')[row] === 'Amazon.com' ? [row] : []));
  expect(sum(counted.map((row) => whole(column(table, 'quantity')[row] ?? '')))).toBe(sum(sales.map(({ units }) => units)));
  expect(counted).toHaveLength(sum(sales.map(({ orderItems }) => orderItems)));
  const price = new Map(sales.map(({ listing, price: one }) => [listing.asin, one]));
  // Pending lines have no price; the others have the price of the whole line.
  for (const row of counted) {
    const cell = column(table, 'item-price')[row] ?? '';
    expect([cell === '', cell === '' || cents(cell) === whole(column(table, 'quantity')[row] ?? '') * (price.get(column(table, 'asin')[row] ?? '') ?? NaN)]).toEqual([column(table, 'order-status')[row] === 'Pending', true]);
  }
  const pacific = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' });
  expect(new Set(column(table, 'purchase-date').map((moment) => pacific.format(new Date(moment))))).toEqual(new Set([lastDay]));
});

test('by parent and by SKU: the sums of by child', () => {
  const child = csv(utf8(only(`store/US/${lastDay}`, /^BusinessReport/)));
  for (const kind of ['by-parent', 'by-sku']) {
    const table = csv(utf8(only(`extra/${kind}/US/${lastDay}`, /^BusinessReport/)));
    for (const header of ['Sessions - Total', 'Units Ordered', 'Total Order Items']) expect([kind, header, sum(column(table, header).map(whole))]).toEqual([kind, header, sum(column(child, header).map(whole))]);
    expect(sum(column(table, 'Ordered Product Sales').map(cents))).toBe(sum(column(child, 'Ordered Product Sales').map(cents)));
  }
  const bySku = csv(utf8(only(`extra/by-sku/US/${lastDay}`, /^BusinessReport/)));
  expect(column(bySku, 'SKU')).toContain('0042318');
  expect(new Set(column(bySku, '(Child) ASIN')).size).toBe(bySku.rows.length - 1);
});

test('the late report of 19 November: the same ASINs and visits, some more units', () => {
  const [first, late] = [csv(utf8(only('store/US/2026-11-19', /^BusinessReport/))), csv(utf8(only('extra/late/US/2026-11-19', /^BusinessReport/)))];
  const of = (table: typeof first, header: string): number => sum(column(table, header).map(whole));
  expect(of(late, 'Sessions - Total')).toBe(of(first, 'Sessions - Total'));
  const more = of(late, 'Units Ordered') / of(first, 'Units Ordered');
  expect(more).toBeGreaterThan(1.005);
  expect(more).toBeLessThan(1.04);
});

test('the German interface: thousands with points, counts with commas, the sums of the Chinese file', () => {
  const days = csv(utf8(only('extra/german-interface/DE/by-date', /^BusinessReport/)));
  expect(column(days, 'Durch bestellte Produkte erzielter Umsatz')[0]).toMatch(/^\d\d\.\d{3},\d\d\u00A0€$/);
  expect(column(days, 'Sitzungen – Summe')[0]).toMatch(/^\d,\d{3}$/);
  const [german, chinese] = [csv(utf8(only('extra/german-interface/DE/2026-11-20', /^BusinessReport/))), csv(utf8(only('store/DE/2026-11-20', /^BusinessReport/)))];
  expect(sum(column(german, 'Sitzungen – Summe').map(whole))).toBe(sum(column(chinese, '会话数 - 总计').map(whole)));
  expect(sum(column(german, 'Durch bestellte Produkte erzielter Umsatz').map(cents))).toBe(sum(column(chinese, '已订购商品销售额').map(cents)));
});

test.each([['US', '11/'], ['DE', '/11/']] as const)('restock of %s: available as in the inventory file, thirty days of units', (market, date) => {
  const table = csv(windows1252(read(only(`extra/restock/${market}/${lastDay}`, /\.txt$/))), '\t');
  const stock = csv(windows1252(read(only(`store/${market}/${lastDay}`, market === 'US' ? /^\d+\.csv$/ : /^\d+\.txt$/))), market === 'US' ? ',' : '\t');
  expect(sum(column(table, 'Available').map(whole))).toBe(sum(column(stock, 'afn-fulfillable-quantity').map(whole)));
  expect(sum(column(table, 'Units Sold Last 30 Days').map(whole))).toBe(sum(models[market].sales.map(({ units }) => units)));
  for (const day of column(table, 'Recommended ship date').filter(Boolean)) expect(day).toContain(date);
});

test('brand and display ads: eight days each, clicks\' sales within all sales', async () => {
  for (const path of ['extra/sponsored-brands/US', 'extra/sponsored-display/US']) {
    const table = await sheet(only(path, /\.xlsx$/));
    expect(new Set(column(table, 'Date').map((day) => (day as Date).toISOString())).size).toBe(8);
    const sales = column(table, path.includes('brands') ? '14 Day Total Sales ' : '14 Day Total Sales') as number[];
    const clicked = column(table, '14 Day Total Sales - (Click)') as number[];
    expect(sum(sales)).toBeGreaterThan(0);
    sales.forEach((all, row) => expect((clicked[row] ?? NaN) <= all).toBe(true));
  }
});

test('returns and feedback point at orders of the order file', () => {
  const orders = new Set(column(csv(utf8(only(`extra/all-orders/US/${lastDay}`, /\.txt$/)), '\t'), 'amazon-order-id'));
  const returns = csv(windows1252(read(only('extra/fba-returns/US', /\.csv$/))));
  const feedback = csv(utf8('extra/feedback/US/feedback.txt'), '\t');
  expect([returns.rows.length > 5, feedback.rows.length > 5]).toEqual([true, true]);
  for (const id of [...column(returns, 'order-id'), ...column(feedback, 'Order ID')]) expect(orders.has(id)).toBe(true);
});
