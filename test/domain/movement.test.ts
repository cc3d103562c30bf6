import fc from 'fast-check';
import { splitMovement, type Trade } from '../../src/domain/movement';

const cents = fc.integer({ min: 0, max: 50_000_000 }).map((value) => value / 100);
const trade: fc.Arbitrary<Trade> = fc.record({ sessions: fc.nat({ max: 100_000 }), units: fc.nat({ max: 5_000 }), sales: cents });
const inCents = (value: number): number => Math.round(value * 100);

test('the effects, rounded to the cent, add up to the change to the cent', () => {
  fc.assert(fc.property(trade, trade, (before, after) => {
    const { change, traffic, conversion, price } = splitMovement(before, after);
    expect(inCents(change)).toBe(inCents(after.sales) - inCents(before.sales));
    expect(inCents(traffic) + inCents(conversion) + inCents(price)).toBe(inCents(change));
  }), { numRuns: 2_000 });
});

test('taken the other way round, every effect changes its sign', () => {
  fc.assert(fc.property(trade, trade, (before, after) => {
    const there = splitMovement(before, after);
    const back = splitMovement(after, before);
    for (const effect of ['change', 'traffic', 'conversion', 'price'] as const) expect(inCents(there[effect]) + inCents(back[effect])).toBe(0);
  }), { numRuns: 2_000 });
});

test('nothing moved: no effect', () => {
  fc.assert(fc.property(trade, (day) => { expect(splitMovement(day, day)).toEqual({ change: 0, traffic: 0, conversion: 0, price: 0 }); }));
});

test.each([
  ['twice the traffic, all else alike', { sessions: 100, units: 10, sales: 200 }, { sessions: 200, units: 20, sales: 400 }, { change: 200, traffic: 200, conversion: 0, price: 0 }],
  ['half the conversion', { sessions: 100, units: 10, sales: 200 }, { sessions: 100, units: 5, sales: 100 }, { change: -100, traffic: 0, conversion: -100, price: 0 }],
  ['a higher price', { sessions: 100, units: 10, sales: 200 }, { sessions: 100, units: 10, sales: 250 }, { change: 50, traffic: 0, conversion: 0, price: 50 }],
  // 100→200 sessions, 10 %→5 %, $20→$10. By hand: each factor's mean effect over the six orders.
  ['all three at once', { sessions: 100, units: 10, sales: 200 }, { sessions: 200, units: 10, sales: 100 }, { change: -100, traffic: 116.67, conversion: -108.33, price: -108.34 }],
  ['no sessions and no units', { sessions: 100, units: 10, sales: 200 }, { sessions: 0, units: 0, sales: 0 }, { change: -200, traffic: -200, conversion: 0, price: 0 }],
  ['sales that no session explains', { sessions: 0, units: 0, sales: 0 }, { sessions: 0, units: 3, sales: 60 }, { change: 60, traffic: 0, conversion: 0, price: 60 }],
])('%s', (_, before, after, expected) => {
  const found = splitMovement(before, after);
  // The last cent goes where it makes the sum right.
  for (const effect of ['change', 'traffic', 'conversion', 'price'] as const) expect(Math.abs(found[effect] - expected[effect])).toBeLessThan(0.011);
});
