import fc from 'fast-check';
import { splitAds, splitMovement, type AdTrade, type Movement, type Trade } from '../../src/domain/movement';

// A day of refunds sells less than nothing.
const money = (decimals: number) => fc.integer({ min: -20_000, max: 500_000 }).map((value) => (decimals === 0 ? value : value / 100));
const share = fc.option(fc.nat({ max: 10_000 }).map((value) => value / 10_000), { nil: null, freq: 6 });
// Within what doubles hold to the cent when every ratio is at its most absurd.
const trade = (decimals = 2): fc.Arbitrary<Trade> => fc.record({ sessions: fc.nat({ max: 20_000 }), units: fc.nat({ max: 500 }), sales: money(decimals), buyBox: share });
const adTrade = (decimals = 2): fc.Arbitrary<AdTrade> => fc.record({ impressions: fc.nat({ max: 20_000 }), clicks: fc.nat({ max: 500 }), spend: money(decimals), orders: fc.nat({ max: 50 }), sales: money(decimals) });
const decimals = fc.constantFrom(0, 2);

const parts = ({ change: _, ...effects }: object & { readonly change: number }): number[] => Object.values(effects).map((effect) => (effect as number | null) ?? 0);
const coins = (value: number, places: number): number => Math.round(value * 10 ** places);
const addsUp = (split: object & { readonly change: number }, places: number): void => {
  expect(parts(split).reduce((sum, part) => sum + coins(part, places), 0)).toBe(coins(split.change, places));
};

test('the effects, rounded to the coin, add up to the change to the coin; yen as well as cents', () => {
  fc.assert(fc.property(decimals.chain((places) => fc.tuple(fc.constant(places), trade(places), trade(places))), ([places, before, after]) => {
    const split = splitMovement(before, after, places);
    expect(coins(split.change, places)).toBe(coins(after.sales, places) - coins(before.sales, places));
    addsUp(split, places);
    for (const part of parts(split)) expect(Math.round(part * 10 ** places) / 10 ** places).toBe(part);
  }), { numRuns: 3_000 });
});

test('so do those of ad spend and ad sales', () => {
  fc.assert(fc.property(decimals.chain((places) => fc.tuple(fc.constant(places), adTrade(places), adTrade(places))), ([places, before, after]) => {
    const { spend, sales } = splitAds(before, after, places);
    expect([coins(spend.change, places), coins(sales.change, places)]).toEqual([coins(after.spend, places) - coins(before.spend, places), coins(after.sales, places) - coins(before.sales, places)]);
    addsUp(spend, places);
    addsUp(sales, places);
  }), { numRuns: 3_000 });
});

test('taken the other way round, every effect changes its sign', () => {
  fc.assert(fc.property(trade(), trade(), adTrade(), adTrade(), (before, after, adsBefore, adsAfter) => {
    const [there, back] = [splitMovement(before, after), splitMovement(after, before)];
    expect(parts(there).map((part) => coins(part, 2))).toEqual(parts(back).map((part) => coins(0 - part, 2)));
    const [ads, adsBack] = [splitAds(adsBefore, adsAfter), splitAds(adsAfter, adsBefore)];
    for (const kind of ['spend', 'sales'] as const) expect(parts(ads[kind]).map((part) => coins(part, 2))).toEqual(parts(adsBack[kind]).map((part) => coins(0 - part, 2)));
  }), { numRuns: 2_000 });
});

test('nothing moved: no effect', () => {
  fc.assert(fc.property(trade(), adTrade(), (day, ads) => {
    expect(parts(splitMovement(day, day)).every((part) => part === 0)).toBe(true);
    const { spend, sales } = splitAds(ads, ads);
    expect([...parts(spend), ...parts(sales)].every((part) => part === 0)).toBe(true);
  }));
});

test('a factor that stood still has no effect', () => {
  const positive = fc.record({ sessions: fc.integer({ min: 1, max: 9_000 }), share: fc.integer({ min: 1, max: 100 }), rate: fc.integer({ min: 1, max: 40 }), price: fc.integer({ min: 1, max: 90 }) });
  fc.assert(fc.property(positive, positive, fc.constantFrom('sessions', 'share', 'rate', 'price'), (one, other, fixed) => {
    const day = ({ sessions, share: percent, rate, price }: typeof one): Trade => ({ sessions, buyBox: percent / 100, units: (sessions * percent * rate) / 10_000, sales: (sessions * percent * rate * price) / 10_000 });
    const split = splitMovement(day(one), day({ ...other, [fixed]: one[fixed] }));
    const effect = { sessions: split.traffic, share: split.buyBox, rate: split.conversion, price: split.price }[fixed];
    // The last cent goes where it makes the sum right.
    expect(Math.abs(effect ?? NaN)).toBeLessThan(0.011);
    expect(split.other).toBeCloseTo(0, 1);
  }));
});

describe('by hand', () => {
  const day = (sessions: number, units: number, sales: number, buyBox: number | null = null): Trade => ({ sessions, units, sales, buyBox });
  test.each<readonly [string, Trade, Trade, Partial<Movement>]>([
    ['twice the traffic, all else alike', day(100, 10, 200), day(200, 20, 400), { change: 200, traffic: 200, buyBox: null }],
    ['half the conversion', day(100, 10, 200), day(100, 5, 100), { change: -100, conversion: -100 }],
    ['a higher price', day(100, 10, 200), day(100, 10, 250), { change: 50, price: 50 }],
    // 100→200 sessions, 10 %→5 %, $20→$10: each factor's mean effect over the six orders.
    ['all three at once', day(100, 10, 200), day(200, 10, 100), { change: -100, traffic: 116.67, conversion: -108.33, price: -108.34 }],
    ['the Buy Box falls to a half, and nothing else', day(100, 10, 200, 1), day(100, 5, 100, 0.5), { change: -100, traffic: 0, buyBox: -100, conversion: 0 }],
    ['the Buy Box is lost whole', day(100, 10, 200, 0.8), day(100, 0, 0, 0), { change: -200, buyBox: -200, conversion: 0 }],
    // Share 0.8→0.4 and 12.5 %→25 % with the offer: two factors, equal and opposite.
    ['conversion makes up for the Buy Box', day(100, 10, 200, 0.8), day(100, 10, 200, 0.4), { change: 0, buyBox: -150, conversion: 150 }],
    ['the Buy Box is not known on one day: it stays within conversion', day(100, 10, 200, 0.9), day(100, 5, 100), { change: -100, buyBox: null, conversion: -100 }],
    ['units sold at a share of 0 contradict it: left out', day(100, 10, 200, 0.9), day(100, 5, 100, 0), { buyBox: null, conversion: -100 }],
    ['no sessions and no units', day(100, 10, 200), day(0, 0, 0), { change: -200, traffic: -200, conversion: 0, price: 0 }],
    ['sales that no session explains', day(0, 0, 0), day(0, 3, 60), { change: 60, traffic: 0, conversion: 0, price: 0, other: 60 }],
  ])('%s', (_, before, after, expected) => {
    const found = splitMovement(before, after);
    for (const [effect, value] of Object.entries({ other: 0, ...expected })) {
      const actual = found[effect as keyof Movement];
      if (value === null || actual === null) expect(actual).toBe(value);
      else expect(Math.abs(actual - value)).toBeLessThan(0.011);
    }
  });

  test('ads: twice the impressions, half the CTR, a dearer click, the same orders', () => {
    const before: AdTrade = { impressions: 1_000, clicks: 20, spend: 10, orders: 4, sales: 100 };
    const { spend, sales } = splitAds(before, { impressions: 2_000, clicks: 20, spend: 20, orders: 4, sales: 100 });
    expect(spend.change).toBe(10);
    // The price of a click meets 20, 40, 10 and 20 clicks, weighed 1/3, 1/6, 1/6, 1/3.
    expect(spend.cpc).toBeCloseTo(10.83, 2);
    expect(spend.impressions + spend.ctr).toBeCloseTo(-0.83, 2);
    expect(sales).toMatchObject({ change: 0, cvr: 0, orderValue: 0 });
    expect(sales.impressions).toBe(0 - sales.ctr);
  });
});

test('yen: three yen over four effects, none lost, none made up', () => {
  const split = splitMovement({ sessions: 97, units: 9, sales: 10_001, buyBox: 0.93 }, { sessions: 101, units: 10, sales: 10_004, buyBox: 0.91 }, 0);
  expect(split.change).toBe(3);
  addsUp(split, 0);
  expect(parts(split).every(Number.isInteger)).toBe(true);
});
