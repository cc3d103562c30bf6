import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { windowDays } from '../../samples/model/demand';
import { cents, column, csv, folder, only, read, sheet, sum, whole, windows1252 } from './readBack';

// What is planted, read from the files, and told with the same numbers in the README, in both languages.

const columnsOf = {
  US: { child: '(Child) ASIN', sessions: 'Sessions - Total', units: 'Units Ordered', sales: 'Ordered Product Sales', buyBox: 'Featured Offer (Buy Box) Percentage', advertised: 'Advertised ASIN', clicks: 'Clicks', spend: 'Spend', adSales: '7 Day Total Sales ', orders: '7 Day Total Orders (#)', inventory: /^\d+\.csv$/, delimiter: ',' },
  DE: { child: '（子）ASIN', sessions: '会话数 - 总计', units: '已订购商品数量', sales: '已订购商品销售额', buyBox: '推荐报价（推荐报价展示位）百分比 ', advertised: '广告ASIN', clicks: '点击量', spend: '花费', adSales: '7天总销售额', orders: '7天总订单数(#)', inventory: /^\d+\.txt$/, delimiter: '\t' },
} as const;

interface Day {
  readonly sessions: number;
  readonly units: number;
  readonly sales: number;
  readonly buyBox: number;
  readonly available: number;
  readonly inbound: number;
  readonly price: number;
  readonly clicks: number;
  readonly spend: number;
  readonly adSales: number;
  readonly orders: number;
}

async function courseOf(market: 'US' | 'DE', sku: string): Promise<readonly Day[]> {
  const names = columnsOf[market];
  return Promise.all(windowDays.map(async (day) => {
    const stock = csv(windows1252(read(only(`store/${market}/${day}`, names.inventory))), names.delimiter);
    const row = column(stock, 'sku').indexOf(sku);
    const held = (header: string): number => whole(column(stock, header)[row] ?? '');
    const asin = column(stock, 'asin')[row];
    const business = csv(read(only(`store/${market}/${day}`, /^BusinessReport/)).toString('utf8'));
    const line = column(business, names.child).indexOf(asin ?? '');
    const ads = await sheet(only(`store/${market}/${day}`, /\.xlsx$/));
    const own = column(ads, names.advertised).flatMap((one, index) => (one === asin ? [index] : []));
    const ad = (header: string): number => sum(own.map((index) => column(ads, header)[index] as number));
    return {
      sessions: whole(column(business, names.sessions)[line] ?? ''), units: whole(column(business, names.units)[line] ?? ''), sales: cents(column(business, names.sales)[line] ?? ''), buyBox: Number((column(business, names.buyBox)[line] ?? '').slice(0, -1)),
      available: held('afn-fulfillable-quantity'), inbound: held('afn-inbound-working-quantity') + held('afn-inbound-shipped-quantity') + held('afn-inbound-receiving-quantity'), price: cents(column(stock, 'your-price')[row] ?? ''),
      clicks: ad(names.clicks), spend: Math.round(ad(names.spend) * 100) / 100, adSales: Math.round(ad(names.adSales) * 100) / 100, orders: ad(names.orders),
    };
  }));
}

const readme = readFileSync(join(folder, 'README.md'), 'utf8');
const [english = '', chinese = ''] = readme.split('\n# 示例店铺');
/** The README tells a number in English and in Chinese. */
const told = (fragment: string): void => expect([fragment, english.includes(fragment), chinese.includes(fragment)]).toEqual([fragment, true, true]);
const arrows = (values: readonly (number | string)[]): string => values.join(' → ');
const percent = (share: number): string => `${(share * 100).toFixed(0)}%`;
const last = (days: readonly Day[], count: number): readonly Day[] => days.slice(-count);

test('stock-out: a good seller is sold out on day 7 and sells nothing on day 8', async () => {
  const days = await courseOf('US', 'FV-SPK-BK');
  expect(days.slice(0, 6).every(({ available, units }) => available > 0 && units >= 25)).toBe(true);
  expect([days[6]?.available, days[7]?.available, days[7]?.units, days[7]?.buyBox, days[7]?.clicks]).toEqual([0, 0, 0, 0, 0]);
  told(arrows(last(days, 4).map(({ available }) => available)));
  told(arrows(last(days, 4).map(({ units }) => units)));
});

test('Buy Box loss: from about 98 % to about 12 % on day 8, units fall, visits do not', async () => {
  const days = await courseOf('US', 'FV-CHG-BK');
  const [before, after] = [days[6], days[7]];
  expect(before?.buyBox).toBeGreaterThan(96);
  expect(after?.buyBox).toBeCloseTo(12, 0);
  expect((after?.units ?? NaN) / (before?.units ?? NaN)).toBeLessThan(0.25);
  expect((after?.sessions ?? NaN) / (before?.sessions ?? NaN)).toBeGreaterThan(0.9);
  told(`${before?.buyBox.toFixed(2)}% → ${after?.buyBox.toFixed(2)}%`);
  told(arrows(last(days, 2).map(({ units }) => units)));
});

test('traffic collapse: visits fall by 70 % on day 8, conversion stays', async () => {
  const days = await courseOf('US', 'FV-LMP-WH');
  const [before, after] = [days[6], days[7]];
  expect((after?.sessions ?? NaN) / (before?.sessions ?? NaN)).toBeCloseTo(0.3, 1);
  const week = days.slice(0, 7);
  const usual = sum(week.map(({ units }) => units)) / sum(week.map(({ sessions }) => sessions));
  expect(Math.abs((after?.units ?? NaN) / (after?.sessions ?? NaN) - usual)).toBeLessThan(0.01);
  expect(after?.buyBox).toBeGreaterThan(95);
  told(arrows(last(days, 2).map(({ sessions }) => sessions)));
});

test('ACoS blow-out: from a fifth to above 100 % on days 6 to 8', async () => {
  const days = await courseOf('US', 'FV-DIF-LW');
  const acos = days.map(({ spend, adSales }) => spend / adSales);
  expect(acos.slice(0, 5).every((share) => share < 0.35)).toBe(true);
  expect(acos.slice(5).every((share) => share >= 0.95)).toBe(true);
  told(arrows(acos.slice(-4).map(percent)));
});

test('ad spend and no sales: eight days of clicks without an order', async () => {
  const days = await courseOf('US', 'FV-SCL-BK');
  expect(sum(days.map(({ orders }) => orders))).toBe(0);
  expect(sum(days.map(({ adSales }) => adSales))).toBe(0);
  told(`$${sum(days.map(({ spend }) => spend)).toFixed(2)}`);
  told(String(sum(days.map(({ clicks }) => clicks))));
});

test.each([['US', 'FV-BTL-32TL'], ['DE', 'FV-BIN-BE-DE']] as const)('overstock in %s: more than 180 days of cover', async (market, sku) => {
  const days = await courseOf(market, sku);
  const daily = sum(last(days, 7).map(({ units }) => units)) / 7;
  expect((days[7]?.available ?? NaN) / daily).toBeGreaterThan(180);
  told((days[7]?.available ?? NaN).toLocaleString('en-US'));
});

test('reorder too late: nothing on the way and 19 days left', async () => {
  const days = await courseOf('US', 'FV-MSE-GY');
  expect([days[7]?.inbound, Math.floor((days[7]?.available ?? NaN) / (sum(last(days, 7).map(({ units }) => units)) / 7)) < 25]).toEqual([0, true]);
  told(`${days[7]?.available}`);
});

test('arrivals: what was on its way is on the shelves two days after it was checked in', async () => {
  for (const [market, sku] of [['US', 'FV-HUM'], ['DE', 'FV-LMP-BK-DE']] as const) {
    const days = await courseOf(market, sku);
    expect([days[0]?.inbound !== 0, days[7]?.inbound]).toEqual([true, 0]);
    told(String(days[0]?.inbound));
  }
});

test('price rise on amazon.de: from day 6 a quarter dearer, conversion halved', async () => {
  const days = await courseOf('DE', 'FV-KTL-DE');
  expect(days.map(({ price }) => price)).toEqual([5999, 5999, 5999, 5999, 5999, 7499, 7499, 7499]);
  const conversion = (some: readonly Day[]): number => sum(some.map(({ units }) => units)) / sum(some.map(({ sessions }) => sessions));
  expect(conversion(days.slice(5)) / conversion(days.slice(0, 5))).toBeLessThan(0.6);
  told(arrows(last(days, 4).map(({ units }) => units)));
});

test('inbound late on amazon.de: a few days of cover while the shipment does not arrive', async () => {
  const days = await courseOf('DE', 'FV-EAR-WH-DE');
  expect((days[7]?.available ?? NaN) / (sum(last(days, 7).map(({ units }) => units)) / 7)).toBeLessThan(7);
  expect(new Set(days.map(({ inbound }) => inbound)).size).toBe(1);
  told(`${days[7]?.available}`);
  told(String(days[7]?.inbound));
});

test('a zombie ad group and a budget that runs out, in the campaign report', () => {
  const table = csv(read('extra/campaigns/US/Sponsored Products Campaign report.csv').toString('utf8'));
  const of = (name: string, header: string): number[] => table.rows.flatMap((_, row) => (column(table, 'Campaign Name')[row] === name ? [Number((column(table, header)[row] ?? '').replace('$', ''))] : []));
  expect([sum(of('SP-Manual-CUT-US', 'Clicks')), sum(of('SP-Manual-CUT-US', 'Impressions')) > 1000]).toEqual([0, true]);
  told(sum(of('SP-Manual-CUT-US', 'Impressions')).toLocaleString('en-US'));
  const earbuds = 'SP | Manual | Earbuds | 精准+词组';
  const full = of(earbuds, 'Spend').filter((spend, day) => spend >= (of(earbuds, 'Budget Amount')[day] ?? NaN) * 0.95).length;
  expect(full).toBeGreaterThanOrEqual(5);
  expect(new Set(of(earbuds, 'Budget Amount'))).toEqual(new Set([150]));
});

test('no movement: a colour that is looked at and never bought', () => {
  const names = columnsOf.US;
  const seen = windowDays.flatMap((day) => {
    const stock = csv(windows1252(read(only(`store/US/${day}`, names.inventory))), names.delimiter);
    const row = column(stock, 'sku').indexOf('FV-THR-50RD');
    expect(whole(column(stock, 'afn-fulfillable-quantity')[row] ?? '')).toBeGreaterThan(0);
    const business = csv(read(only(`store/US/${day}`, /^BusinessReport/)).toString('utf8'));
    const line = column(business, names.child).indexOf(column(stock, 'asin')[row] ?? '');
    // On a day without a visit it is not in the file at all.
    return line < 0 ? [] : [whole(column(business, names.units)[line] ?? '')];
  });
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.every((units) => units === 0)).toBe(true);
});
