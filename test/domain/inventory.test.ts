import fc from 'fast-check';
import { civilDate } from '../../src/domain/civil';
import { agedInventory, daysOfCover, lowInventoryFee, normalQuantile, orderByDate, quantityToOrder, restock, restockCode, restockQuantity, revenueAtRisk, safetyStock, stockoutDate, velocity, type RestockCode, type RestockInput } from '../../src/domain/inventory';
import { rulesWith } from '../../src/domain/rules';

const rules = rulesWith();
const on = (text: string) => civilDate(text)!;

describe('velocity', () => {
  test.each([
    ['default weights', [{ days: 7, units: 14 }, { days: 30, units: 30 }, { days: 90, units: 45 }], 0.5 * 2 + 0.3 * 1 + 0.2 * 0.5],
    ['weights of the windows at hand are scaled', [{ days: 7, units: 14 }, { days: 30, units: 30 }], (0.5 * 2 + 0.3 * 1) / 0.8],
    ['one window counts in full', [{ days: 14, units: 28 }], 2],
    ['days in stock', [{ days: 30, units: 30, inStockDays: 15 }], 2],
    ['given weights', [{ days: 14, units: 28, weight: 0.25 }, { days: 21, units: 21, weight: 0.75 }], 1.25],
  ])('%s', (_name, windows, expected) => {
    expect(velocity(windows, rules)).toEqual({ kind: 'known', perDay: expect.closeTo(expected, 12) });
  });

  test.each([
    ['velocity.weights-sum', [{ days: 7, units: 1, weight: 0.5 }, { days: 30, units: 1, weight: 0.3 }]],
    ['velocity.weights-sum', [{ days: 7, units: 1, weight: 50 }, { days: 30, units: 1, weight: 50 }]],
    ['velocity.window-unknown', [{ days: 7, units: 1 }, { days: 31, units: 1 }]],
    ['velocity.window-unknown', [{ days: 15, units: 1 }, { days: 60, units: 1 }]],
    ['velocity.window-wrong', [{ days: 0, units: 1 }]],
    ['velocity.window-wrong', [{ days: 7, units: -1 }]],
    ['velocity.window-wrong', [{ days: 7, units: 1, inStockDays: 8 }]],
  ])('%s', (problem, windows) => {
    expect(velocity(windows, rules)).toMatchObject({ kind: 'unknown', problem });
  });
});

describe('the restock verdict', () => {
  test.each<[string, RestockInput, RestockCode, string]>([
    ['nothing sells', { available: 100, velocity: 0 }, 'NO_SALES', 'restock.noSales'],
    ['nothing sells comes before no stock', { available: 0, velocity: 0 }, 'NO_SALES', 'restock.noSales'],
    ['no stock', { available: 0, velocity: 2, inbound: 500 }, 'OUT_OF_STOCK', 'restock.outOfStock'],
    ['oversold', { available: -3, velocity: 2 }, 'OUT_OF_STOCK', 'restock.outOfStock'],
    ['14.9 days, whatever is inbound', { available: 14.9, velocity: 1, inbound: 999 }, 'STOCKOUT_RISK', 'restock.alertDays'],
    ['exactly 15 days', { available: 15, velocity: 1 }, 'RESTOCK_NOW', 'restock.leadDays'],
    ['58.9 with inbound', { available: 20, velocity: 1, inbound: 38.9 }, 'RESTOCK_NOW', 'restock.leadDays'],
    ['exactly lead + safety', { available: 20, velocity: 1, inbound: 39 }, 'OK', 'restock.leadDays'],
    ['exactly 90', { available: 90, velocity: 1 }, 'OK', 'restock.leadDays'],
    ['above 90 on hand', { available: 90.1, velocity: 1 }, 'EXCESS', 'restock.excessDays'],
    ['above 90 only with inbound', { available: 60, velocity: 1, inbound: 60 }, 'OK', 'restock.leadDays'],
    ['a long lead time comes before excess', { available: 100, velocity: 1, leadDays: 120 }, 'RESTOCK_NOW', 'restock.leadDays'],
    ['0 lead days means not given', { available: 20, velocity: 1, leadDays: 0 }, 'RESTOCK_NOW', 'restock.leadDays'],
    ['a shorter lead time', { available: 20, velocity: 1, leadDays: 5 }, 'OK', 'restock.leadDays'],
  ])('%s', (_name, input, code, rule) => {
    expect(restock(input, rules)).toMatchObject({ code, rule });
  });

  test('an explicit argument is named as the source', () => {
    expect(restock({ available: 20, velocity: 1 }, rules).source).toBe('proposal');
    expect(restock({ available: 20, velocity: 1, leadDays: 50 }, rules).source).toBe('argument');
    expect(restock({ available: 20, velocity: 1 }, rulesWith([{ id: 'restock.leadDays', value: 50 }])).source).toBe('settings');
  });

  test('more stock never makes it worse, up to excess', () => {
    const order: readonly RestockCode[] = ['OUT_OF_STOCK', 'STOCKOUT_RISK', 'RESTOCK_NOW', 'OK', 'EXCESS'];
    const amount = fc.double({ min: 0, max: 5000, noNaN: true });
    fc.assert(fc.property(amount, amount, fc.double({ min: 0.01, max: 500, noNaN: true }), amount, (stock, more, perDay, inbound) => {
      const at = (available: number) => order.indexOf(restockCode(available, perDay, inbound, 45, 14, 15, 90));
      expect(at(stock + more)).toBeGreaterThanOrEqual(at(stock));
    }));
  });
});

describe('dates and quantities', () => {
  test('the stock-out date and the day to order', () => {
    expect(stockoutDate(on('2026-11-23'), 100, 10)).toBe('2026-12-03');
    expect(stockoutDate(on('2026-11-23'), 105, 10)).toBe('2026-12-03');
    expect(stockoutDate(on('2026-11-23'), 50, 10, 50)).toBe('2026-12-03');
    expect(stockoutDate(on('2026-11-23'), 100, 0)).toBeNull();
    expect(stockoutDate(on('2026-11-23'), 1e9, 0.001)).toBeNull();
    expect(stockoutDate(on('2026-11-23'), 2_958_000, 1)).toBeNull();
    expect(orderByDate(on('2026-11-23'), 100, 10, 0, 45)).toBe('2026-10-19');
    expect(orderByDate(on('2026-11-23'), 100, 0, 0, 45)).toBeNull();
  });

  test.each([
    [{ available: 100, velocity: 10 }, 950],
    [{ available: 100, velocity: 10, inbound: 900 }, 50],
    [{ available: 100, velocity: 10, inbound: 2000 }, 0],
    [{ available: 100, velocity: 10, pack: 24 }, 960],
    [{ available: 0, velocity: 0.1 }, null],
    [{ available: 0, velocity: 0.11 }, 12],
    [{ available: 0, velocity: 1.1, leadDays: 10, targetDays: 20 }, 33],
  ])('the quantity for %j is %j', (input, expected) => {
    expect(restockQuantity(input, rules)).toBe(expected);
  });

  test('a carton is never broken, and one less would not do', () => {
    fc.assert(fc.property(fc.nat(5000), fc.integer({ min: 1, max: 50_000 }), fc.nat(5000), fc.integer({ min: 1, max: 48 }), (available, hundredths, inbound, pack) => {
      const quantity = quantityToOrder(available, hundredths / 100, inbound, 45, 60, pack);
      const need = (hundredths * 105) / 100 - available - inbound;
      expect(quantity % pack).toBe(0);
      expect(quantity).toBeGreaterThanOrEqual(need - 1e-6);
      expect(quantity === 0 || quantity - pack < need).toBe(true);
    }));
  });

  test('cover, risk, safety stock', () => {
    expect(daysOfCover(30, 2)).toBe(15);
    expect(daysOfCover(-5, 2)).toBe(0);
    expect(daysOfCover(30, 0)).toBeNull();
    expect(revenueAtRisk(200, 20, 60)).toBe(8000);
    expect(revenueAtRisk(200, 80, 60)).toBe(0);
    expect(safetyStock(45, 3, 0.95)).toBeCloseTo(1.6448536269514722 * 3 * Math.sqrt(45), 10);
  });

  // Quantiles as printed in tables of the normal distribution.
  test.each([[0.5, 0], [0.95, 1.6448536269514722], [0.98, 2.0537489106318225], [0.99, 2.3263478740408408], [0.999, 3.090232306167813], [0.9999999, 5.199337582187471]])('the quantile of %d', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 9);
    expect(normalQuantile(1 - p)).toBeCloseTo(-expected, 7);
  });
});

describe('fees that look at stock', () => {
  test.each([
    [27.9, 27.9, null, 'CHARGED', 'lowInventory.days'],
    [28, 10, null, 'NOT_CHARGED', 'lowInventory.days'],
    [10, 28, null, 'NOT_CHARGED', 'lowInventory.days'],
    [10, 10, 19, 'EXEMPT', 'lowInventory.exemptUnits'],
    [10, 10, 20, 'CHARGED', 'lowInventory.days'],
    [30, 30, 5, 'NOT_CHARGED', 'lowInventory.days'],
  ] as const)('%d and %d days of supply, %j units: %s', (short, long, units, code, rule) => {
    expect(lowInventoryFee(short, long, units, rules)).toMatchObject({ code, rule });
  });

  test('there was no fee before it began', () => {
    expect(lowInventoryFee(1, 1, null, rules, { asOf: on('2023-12-31') })).toBeNull();
    expect(lowInventoryFee(1, 1, null, rules, { asOf: on('2025-12-31') })?.numbers).toMatchObject({ level: 'parent ASIN' });
  });

  test.each([[0, 'NOT_AGED'], [180, 'NOT_AGED'], [181, 'AGED_181_210'], [210, 'AGED_181_210'], [211, 'AGED_211_240'], [365, 'AGED_331_365'], [366, 'AGED_366_455'], [456, 'AGED_456'], [2000, 'AGED_456']])('%d days: %s', (age, code) => {
    expect(agedInventory(age, rules).code).toBe(code);
  });

  test('before 2026-01-15 the last band starts at 366 days', () => {
    expect(agedInventory(500, rules, { asOf: on('2026-01-14') }).code).toBe('AGED_366');
  });
});
