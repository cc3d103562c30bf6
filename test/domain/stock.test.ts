import fc from 'fast-check';
import { addDays } from '../../src/domain/civil';
import { blankAsinDay, type AsinDay } from '../../src/domain/history';
import { daysSeen, type DaysOfAsin } from '../../src/domain/lookback';
import { blankProduct } from '../../src/domain/products';
import { rulesWith } from '../../src/domain/rules';
import { stockLine } from '../../src/domain/stock';
import { day0, marketplace, store } from './stores';

const rules = rulesWith();
const asin = 'B0QH000001';
const last = addDays(day0, 29);

/** Thirty days that end with `last`, each as `of` says; null is a day we know nothing of. */
function month(of: (back: number) => Partial<AsinDay> | null): DaysOfAsin {
  return daysSeen(new Map(Array.from({ length: 30 }, (_, back) => [addDays(last, -back), of(back)] as const).flatMap(([date, known]) => (known === null ? [] : [[date, {
    ...blankAsinDay, store, marketplace, date, asin, sku: null, parentAsin: null, title: null, salesImport: 'I', inventoryImport: 'I', ...known,
  }]]))), last);
}
const line = (of: (back: number) => Partial<AsinDay> | null, product = {}) => stockLine(month(of), last, { ...blankProduct({ marketplace, asin }), ...product }, rules, marketplace);
const steady = (stock: number, inbound = 0) => (): Partial<AsinDay> => ({ unitsOrdered: 10, orderedProductSales: 200, afnFulfillableQuantity: stock, afnInboundQuantity: inbound });

test.each([
  ['the shelf is empty', 0, 0, 'OUT_OF_STOCK'], ['ten days left', 100, 0, 'STOCKOUT_RISK'], ['ten days left, plenty on its way', 100, 5_000, 'STOCKOUT_RISK'],
  ['thirty days and nothing coming', 300, 0, 'RESTOCK_NOW'], ['thirty days and enough coming', 300, 400, 'OK'], ['half a year', 1_800, 0, 'EXCESS'],
] as const)('ten a day, %s', (_, stock, inbound, code) => {
  expect(line(steady(stock, inbound)).verdict?.code).toBe(code);
});

test('figures of a steady seller', () => {
  expect(line(steady(300, 100))).toMatchObject({
    velocity: 10, daysKnown: 30, available: 300, inbound: 100, cover: 30, coverWithInbound: 40, stockoutDate: addDays(last, 30), dailyRevenue: 200, revenueAtRisk: expect.any(Number),
  });
});

test('an empty day without sales says nothing of demand; an unknown day neither', () => {
  const before = line((back) => (back < 15 ? { unitsOrdered: 0, afnFulfillableQuantity: 0 } : steady(300)()));
  expect(before.velocity).toBe(10);
  expect(line((back) => (back % 2 === 1 ? null : steady(300)())).velocity).toBe(10);
  // A day with stock that sells nothing is demand of nothing.
  expect(line((back) => ({ ...steady(300)(), unitsOrdered: back % 2 === 0 ? 10 : 0 })).velocity).toBeCloseTo(5, 0);
});

test('what is not known stays unknown', () => {
  expect(line(() => ({ afnFulfillableQuantity: 50 }))).toMatchObject({ velocity: null, available: 50, cover: null, verdict: null, quantity: null, stockoutDate: null });
  expect(line(() => ({ unitsOrdered: 10 }))).toMatchObject({ velocity: 10, available: null, cover: null, verdict: null });
  expect(line(() => null)).toMatchObject({ velocity: null, available: null, verdict: null, daysKnown: 0 });
});

test('the team\'s own lead time, target and carton count', () => {
  expect(line(steady(300), { leadDays: 10, safetyDays: 5 }).verdict?.code).toBe('OK');
  const quantity = line(steady(300), { carton: 24 }).quantity!;
  expect(quantity % 24).toBe(0);
  expect(line(steady(300), { targetDays: 200 }).quantity).toBeGreaterThan(line(steady(300), { targetDays: 60 }).quantity!);
});

test('more stock never means fewer days of cover, and every figure is finite', () => {
  fc.assert(fc.property(fc.nat({ max: 3_000 }), fc.nat({ max: 3_000 }), fc.array(fc.nat({ max: 60 }), { minLength: 30, maxLength: 30 }), (stock, more, units) => {
    const of = (available: number) => line((back) => ({ unitsOrdered: units[back]!, orderedProductSales: units[back]! * 20, afnFulfillableQuantity: back === 0 ? available : 500, afnInboundQuantity: 0 }));
    const [less, richer] = [of(stock), of(stock + more)];
    if (less.cover !== null && richer.cover !== null && (stock > 0 || units[0]! > 0)) expect(richer.cover).toBeGreaterThanOrEqual(less.cover);
    for (const value of [less.velocity, less.cover, less.quantity, less.dailyRevenue, less.revenueAtRisk]) expect(value === null || (Number.isFinite(value) && value >= 0)).toBe(true);
  }), { numRuns: 60 });
});
