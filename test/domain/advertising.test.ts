import fc from 'fast-check';
import { acos, acosHealth, acosHealthCode, asoas, breakEvenAcos, cpa, cpc, ctr, cvr, maxBid, organicSales, placementBid, roas, tacos, targetAcos, zombie, type AcosHealthCode, type AcosHealthInput, type ZombieCode, type ZombieInput } from '../../src/domain/advertising';
import { rulesWith } from '../../src/domain/rules';

const rules = rulesWith();

describe('ratios', () => {
  test('a denominator of 0 cannot be said', () => {
    for (const ratio of [acos, tacos, roas, asoas, ctr, cpc, cvr, cpa]) {
      expect(ratio(1, 0)).toBeNull();
      expect(ratio(1, 4)).toBe(0.25);
    }
    expect(organicSales(100, 130)).toBe(-30);
  });

  test('ACoS × ROAS = 1', () => {
    const money = fc.double({ min: 0.01, max: 1e7, noNaN: true });
    fc.assert(fc.property(money, money, (spend, sales) => expect(acos(spend, sales)! * roas(sales, spend)!).toBeCloseTo(1, 9)));
  });

  test('break-even, target, bids', () => {
    expect(breakEvenAcos(40, 12, 14)).toBeCloseTo(0.35, 12);
    expect(breakEvenAcos(0, 12, 14)).toBeNull();
    expect(targetAcos(40, 12, 14, 0.1)).toBeCloseTo(0.25, 12);
    expect(targetAcos(0, 12, 14, 0.1)).toBeNull();
    expect(maxBid(0.25, 40, 0.1)).toBeCloseTo(1, 12);
    expect(placementBid(1, 0.5)).toBe(1.5);
  });
});

describe('ACoS health', () => {
  test.each<[string, AcosHealthInput, AcosHealthCode, string]>([
    ['few clicks', { spend: 50, sales: 0, category: 'home', clicks: 7 }, 'NEEDS_DATA', 'acos.minClicks'],
    ['neither spend nor sales', { spend: 0, sales: 0, category: 'home' }, 'NEEDS_DATA', 'acos.noSpend'],
    ['no sales', { spend: 50, sales: 0, category: 'home', clicks: 8 }, 'NO_SALES', 'acos.noSales'],
    ['above the limit by more than the tolerance', { spend: 40.1, sales: 100, category: 'home' }, 'SEVERE', 'acos.tolerance'],
    ['exactly limit + tolerance, which binary fractions miss', { spend: 40, sales: 100, category: 'home' }, 'HIGH', 'acos.limit'],
    ['above the limit', { spend: 35.1, sales: 100, category: 'home' }, 'HIGH', 'acos.limit'],
    ['exactly the limit', { spend: 35, sales: 100, category: 'home' }, 'HEALTHY', 'acos.limit'],
    ['the same spend in electronics', { spend: 35, sales: 100, category: 'electronics' }, 'SEVERE', 'acos.tolerance'],
    ['exactly half the limit', { spend: 17.5, sales: 100, category: 'home' }, 'HEALTHY', 'acos.limit'],
    ['below half the limit', { spend: 17, sales: 100, category: 'home' }, 'LOW', 'acos.lowFactor'],
    ['below half the limit, little stock', { spend: 17, sales: 100, category: 'home', cover: 27 }, 'LOW_STOCK', 'acos.coverDays'],
    ['below half the limit, enough stock', { spend: 17, sales: 100, category: 'home', cover: 28 }, 'LOW', 'acos.lowFactor'],
    ['little stock matters to no other verdict', { spend: 50, sales: 100, category: 'home', cover: 3 }, 'SEVERE', 'acos.tolerance'],
    ['an explicit target', { spend: 35, sales: 100, category: 'electronics', target: 0.4 }, 'HEALTHY', 'acos.limit'],
    ['a target needs no category', { spend: 35, sales: 100, target: 0.2 }, 'SEVERE', 'acos.tolerance'],
  ])('%s', (_name, input, code, rule) => {
    expect(acosHealth(input, rules)).toMatchObject({ code, rule });
  });

  test('a category without a limit cannot be judged', () => {
    expect(acosHealth({ spend: 1, sales: 1, category: 'pets' }, rules)).toBeNull();
    expect(acosHealth({ spend: 1, sales: 1 }, rules)).toBeNull();
    expect(acosHealth({ spend: 1, sales: 1, category: 'pets' }, rulesWith([{ id: 'acos.limit', category: 'pets', value: 1 }]))).toMatchObject({ code: 'HEALTHY', source: 'settings' });
  });

  test('more spend never makes it better', () => {
    const order: readonly AcosHealthCode[] = ['LOW', 'HEALTHY', 'HIGH', 'SEVERE'];
    const limits = { limit: 0.25, tolerance: 0.05, lowFactor: 0.5, minClicks: 8, coverDays: 28 };
    const money = fc.double({ min: 0.01, max: 1e5, noNaN: true });
    fc.assert(fc.property(money, money, money, (spend, more, sales) => {
      const at = (amount: number) => order.indexOf(acosHealthCode(amount, sales, NaN, NaN, limits));
      expect(at(spend + more)).toBeGreaterThanOrEqual(at(spend));
    }));
  });
});

describe('zombie ad groups', () => {
  const alive: ZombieInput = { impressions: 5000, clicks: 40, orders: 3, spend: 30, days: 30 };
  test.each<[string, Partial<ZombieInput>, ZombieCode, string]>([
    ['sells', {}, 'ACTIVE', 'zombie.clicksFactor'],
    ['paused, in any language', { state: '已暂停', impressions: 0 }, 'PAUSED', 'zombie.paused'],
    ['paused, upper case', { state: ' PAUSED ' }, 'PAUSED', 'zombie.paused'],
    ['everything out of stock', { stock: 0 }, 'ZOMBIE', 'zombie.stock'],
    ['some stock', { stock: 1 }, 'ACTIVE', 'zombie.clicksFactor'],
    ['silent for 14 days', { impressions: 0, clicks: 0, orders: 0, spend: 0, days: 14 }, 'ZOMBIE', 'zombie.quietDays'],
    ['silent for 13 days', { impressions: 0, clicks: 0, orders: 0, spend: 0, days: 13 }, 'NEEDS_DATA', 'zombie.quietDays'],
    ['seen and never clicked', { impressions: 1000, clicks: 0, orders: 0, spend: 0 }, 'ZOMBIE', 'zombie.impressions'],
    ['seen 999 times', { impressions: 999, clicks: 0, orders: 0, spend: 0 }, 'ACTIVE', 'zombie.clicksFactor'],
    ['seen 1000 times in 60 days is 500 in 30', { impressions: 1000, clicks: 0, orders: 0, spend: 0, days: 60 }, 'ACTIVE', 'zombie.clicksFactor'],
    ['30 clicks without an order', { clicks: 30, orders: 0 }, 'ZOMBIE', 'zombie.clicksFactor'],
    ['29 clicks without an order', { clicks: 29, orders: 0 }, 'ACTIVE', 'zombie.clicksFactor'],
    ['a lower conversion rate needs more clicks', { clicks: 30, orders: 0, cvr: 0.05 }, 'ACTIVE', 'zombie.clicksFactor'],
    ['no window', { days: 0 }, 'NEEDS_DATA', 'zombie.quietDays'],
  ])('%s', (_name, change, code, rule) => {
    expect(zombie({ ...alive, ...change }, rules)).toMatchObject({ code, rule });
  });
});
