import { windowDays } from '../../samples/model/demand';
import { cents, column, csv, only, read, sheet, sum, whole, windows1252 } from './readBack';

// The files against one another, by ASIN, without the model: what was sold left the warehouse, what ads sold was sold.

const markets = [
  { folder: 'store/US', child: '(Child) ASIN', units: 'Units Ordered', items: 'Total Order Items', sessions: 'Sessions - Total', asin: 'Advertised ASIN', orders: '7 Day Total Orders (#)', clicks: 'Clicks', inventory: /^\d+\.csv$/, delimiter: ',' },
  { folder: 'store/DE', child: '（子）ASIN', units: '已订购商品数量', items: '订单商品总数', sessions: '会话数 - 总计', asin: '广告ASIN', orders: '7天总订单数(#)', clicks: '点击量', inventory: /^\d+\.txt$/, delimiter: '\t' },
] as const;

const addUp = (keys: readonly string[], values: readonly number[]): Map<string, number> => {
  const totals = new Map<string, number>();
  keys.forEach((key, index) => totals.set(key, (totals.get(key) ?? 0) + (values[index] ?? 0)));
  return totals;
};

describe.each(markets)('$folder', ({ folder, child, units, items, sessions, asin, orders, clicks, inventory, delimiter }) => {
  const business = windowDays.map((day) => csv(read(only(`${folder}/${day}`, /^BusinessReport/)).toString('utf8')));
  const stock = windowDays.map((day) => csv(windows1252(read(only(`${folder}/${day}`, inventory))), delimiter));
  const held = stock.map((table) => {
    const parts = ['afn-fulfillable-quantity', 'afn-inbound-working-quantity', 'afn-inbound-shipped-quantity', 'afn-inbound-receiving-quantity'].map((name) => column(table, name).map(whole));
    return addUp(column(table, 'asin'), parts[0]?.map((_, row) => sum(parts.map((part) => part[row] ?? 0))) ?? []);
  });

  test('40 to 60 ASINs, each with a parent, one title and one SKU or more', () => {
    const asins = new Set(stock.flatMap((table) => column(table, 'asin')));
    expect(asins.size).toBeGreaterThanOrEqual(40);
    expect(asins.size).toBeLessThanOrEqual(60);
    for (const table of business) for (const one of column(table, child)) expect(asins.has(one)).toBe(true);
  });

  test('available and inbound together fall by what was sold, every ASIN, every day', () => {
    windowDays.slice(1).forEach((day, index) => {
      const table = business[index + 1] ?? { headers: [], rows: [] };
      const sold = addUp(column(table, child), column(table, units).map(whole));
      for (const [one, before] of held[index] ?? []) expect([day, one, before - (held[index + 1]?.get(one) ?? NaN)]).toEqual([day, one, sold.get(one) ?? 0]);
    });
  });

  test('ads sell no more than was sold, and bring no more visits than there were', async () => {
    for (const [index, day] of windowDays.entries()) {
      const table = business[index] ?? { headers: [], rows: [] };
      const [bought, visited] = [addUp(column(table, child), column(table, items).map(whole)), addUp(column(table, child), column(table, sessions).map(whole))];
      const ads = await sheet(only(`${folder}/${day}`, /\.xlsx$/));
      const by = (header: string): Map<string, number> => addUp(column(ads, asin).map(String), column(ads, header).map((cell) => cell as number));
      for (const [one, count] of by(orders)) expect([day, one, count <= (bought.get(one) ?? 0)]).toEqual([day, one, true]);
      for (const [one, count] of by(clicks)) expect([day, one, count <= (visited.get(one) ?? 0)]).toEqual([day, one, true]);
    }
  });
});

test('the product table names every listing of both marketplaces once, with a floor below and a ceiling above the price', () => {
  for (const [name, marketplace, floor, baseline, ceiling] of [['products.csv', 'Marketplace', 'Price floor', 'Price baseline', 'Price ceiling'], ['products.zh-CN.csv', '站点', '价格下限', '基准价', '价格上限']] as const) {
    const table = csv(read(name).toString('utf8'));
    const keys = table.rows.map((_, row) => `${column(table, marketplace)[row] ?? ''} ${column(table, 'ASIN')[row] ?? ''}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const [market, folder] of [['US', 'store/US'], ['DE', 'store/DE']] as const) {
      const path = only(`${folder}/2026-11-21`, /^\d+\.(csv|txt)$/);
      const asins = new Set(column(csv(windows1252(read(path)), market === 'US' ? ',' : '\t'), 'asin'));
      expect(new Set(keys.filter((key) => key.startsWith(market)).map((key) => key.slice(3)))).toEqual(asins);
    }
    const of = (header: string): number[] => column(table, header).map(cents);
    of(baseline).forEach((price, row) => expect([(of(floor)[row] ?? NaN) < price, price < (of(ceiling)[row] ?? NaN)]).toEqual([true, true]));
  }
});
