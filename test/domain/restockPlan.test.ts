import { addDays, civilDate } from '../../src/domain/civil';
import { dailyReport } from '../../src/domain/daily';
import { blankAsinDay, type AsinDay } from '../../src/domain/history';
import { blankProduct } from '../../src/domain/products';
import { restockPlan } from '../../src/domain/restockPlan';
import { rulesWith } from '../../src/domain/rules';

/** Seven products worked out on paper by domain.md §3 with the default days: lead 45, safety 14, target 60, horizon 60, alert 15, excess 90. */
const date = civilDate('2026-11-21')!;
const rules = rulesWith();

/** Thirty days of an ASIN that sells `units` a day at `price`; its stock as the last day knows it. */
const sells = (asin: string, units: number | ((back: number) => number), price: number, available: number, inbound: number): AsinDay[] => Array.from({ length: 30 }, (_, back) => {
  const sold = typeof units === 'number' ? units : units(back);
  return {
    ...blankAsinDay, store: 'Qinghe Home', marketplace: 'US', date: addDays(date, -back), asin, sku: null, parentAsin: null, title: null,
    unitsOrdered: sold, orderedProductSales: sold * price, afnFulfillableQuantity: back === 0 ? available : 500, afnInboundQuantity: back === 0 ? inbound : 0,
  };
});

const asinDays = [
  ...sells('B0QH00RISK', 10, 20, 100, 200),
  ...sells('B0QH000OUT', 4, 50, 0, 0),
  ...sells('B0QH0OWN30', 5, 10, 200, 50),
  ...sells('B0QH000NOW', 5, 10, 200, 50),
  ...sells('B0QHEXCESS', 2, 30, 300, 0),
  ...sells('B0QH00SLOW', 0, 9, 18, 0),
  // 14 a day in the last 7 days, 7 a day before: 50 % × 14 + 50 % × (98 + 161) / 30.
  ...sells('B0QHRISING', (back) => (back < 7 ? 14 : 7), 3, 200, 0),
];
const products = [
  { ...blankProduct({ marketplace: 'US', asin: 'B0QH0OWN30' }), leadDays: 30 },
  { ...blankProduct({ marketplace: 'US', asin: 'B0QH000OUT' }), carton: 24, cost: 11.5 },
];

const plan = restockPlan(dailyReport({ store: 'Qinghe Home', marketplace: 'US', currency: 'USD', date, today: date, history: { asinDays, dayTotals: [] }, products, rules, targets: {} }), rules);

test('stands in the order of what running out would cost, then of the day the order is due', () => {
  expect(plan.rows.map(({ line }) => line.day.asin)).toEqual(['B0QH000OUT', 'B0QH00RISK', 'B0QHRISING', 'B0QH000NOW', 'B0QH0OWN30', 'B0QHEXCESS', 'B0QH00SLOW']);
});

test.each([
  // asin, verdict, velocity, cover, with inbound, runs out, order by, quantity, revenue at risk
  ['B0QH000OUT', 'OUT_OF_STOCK', 4, 0, 0, '2026-11-21', '2026-10-07', 432, 12_000],
  ['B0QH00RISK', 'STOCKOUT_RISK', 10, 10, 30, '2026-12-01', '2026-11-06', 750, 6_000],
  ['B0QHRISING', 'RESTOCK_NOW', 11.316667, 17.673049, 17.673049, '2026-12-08', '2026-10-24', 989, 1_437],
  ['B0QH000NOW', 'RESTOCK_NOW', 5, 40, 50, '2026-12-31', '2026-11-26', 275, 500],
  ['B0QH0OWN30', 'OK', 5, 40, 50, '2026-12-31', '2026-12-11', 200, 500],
  ['B0QHEXCESS', 'EXCESS', 2, 150, 150, '2027-04-20', '2027-03-06', 0, 0],
  ['B0QH00SLOW', 'NO_SALES', 0, null, null, null, null, null, null],
])('%s is %s', (asin, code, velocity, cover, withInbound, runsOut, orderBy, quantity, risk) => {
  const row = plan.rows.find(({ line }) => line.day.asin === asin)!;
  const { stock } = row.line;
  const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e6) / 1e6);
  expect([row.verdict?.code, rounded(stock.velocity), rounded(stock.cover), rounded(stock.coverWithInbound), stock.stockoutDate, stock.orderBy, stock.quantity, rounded(stock.revenueAtRisk)])
    .toEqual([code, velocity, cover, withInbound, runsOut, orderBy, quantity, risk]);
});

test('days and cartons of the team count before the defaults, and are told apart from them', () => {
  const own = (asin: string) => plan.rows.find(({ line }) => line.day.asin === asin)!;
  expect([own('B0QH0OWN30').limits.leadDays, own('B0QH0OWN30').own.leadDays]).toEqual([30, true]);
  expect([own('B0QH000NOW').limits.leadDays, own('B0QH000NOW').own.leadDays]).toEqual([45, false]);
  expect([own('B0QH000OUT').limits.carton, own('B0QH000OUT').cost]).toEqual([24, 11.5]);
});
