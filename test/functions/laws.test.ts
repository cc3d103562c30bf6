import fc from 'fast-check';
import { catalogue } from '../../src/functions/catalogue';
import type { Argument } from '../../src/functions/arguments';
import { builtFunctions, column, HostError, type BuiltFunctions } from './built';

let functions: BuiltFunctions;
beforeAll(async () => {
  functions = await builtFunctions();
});
afterEach(() => functions.configure({ language: 'en', overrides: [] }));

const words: Readonly<Record<string, readonly string[]>> = {
  category: ['electronics', '家居', 'pets'], term: ['steel bottle', 'b0abcd1234', '*', 'acme cup'], matchType: ['exact', 'broad', '-'], state: ['enabled', '已暂停', ''], zone: ['CN', 'US', 'Europe/Paris', 'Mars'],
  metric: ['ODR', '有效追踪率', 'AHR', 'policy', '?'], channel: ['FBA', 'FBM', ''], kind: ['', 'cure', 'A-to-z申诉', '?'], title: ['Steel Bottle', 'BEST SELLER BOTTLE!', 'a a a', 'x'.repeat(90)], marketplace: ['US', 'AE', 'JP', '', '?'],
  text: ['plain', '🔥 guaranteed', 'B0ABCD1234', 'US$1,234.50', '1.234'], code: ['4006381333931', '1234'], from: ['CN', 'US', 'DE'], to: ['CN', 'JP', '?'], locale: ['', 'de-DE'],
};

/** Cells people put into an argument: values of its kind, now and then a blank, an error, or something that does not belong. */
function cellsOf({ kind, name }: Argument): fc.Arbitrary<unknown> {
  const odd = fc.constantFrom<unknown>(null, 0, '', 'x y', new HostError('#N/A'), true, '--', -1);
  const usual: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    money: fc.oneof(fc.nat(500), fc.double({ min: 0, max: 500, noNaN: true }), fc.constantFrom('US$12.50', '1,234.50')),
    count: fc.oneof(fc.nat(60), fc.double({ min: 0, max: 100, noNaN: true })),
    number: fc.oneof(fc.integer({ min: -20, max: 900 }), fc.double({ min: 0, max: 900, noNaN: true })),
    rate: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom('12.5%', 0.3)),
    date: fc.oneof(fc.integer({ min: 45_000, max: 46_800 }), fc.constantFrom('2026-11-23', '2026-07-26')),
    moment: fc.oneof(fc.integer({ min: 45_000 * 48, max: 46_800 * 48 }).map((half) => half / 48), fc.constantFrom('2026-11-01 01:30', '2026-03-08T02:30', '2026-11-23T08:00:00Z')),
    cell: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom('0.9%', 150, '1.234')),
    text: fc.constantFrom(...(words[name] ?? ['a', 'b'])),
  };
  return fc.oneof({ weight: 9, arbitrary: usual[kind] ?? fc.constant(null) }, { weight: 1, arbitrary: odd });
}

const rowwise = catalogue.filter(({ arguments: args, id }) => args.every(({ kind }) => kind !== 'range') && id !== 'VELOCITY' || id === 'SEARCHTERM');
const judging = rowwise.filter((definition) => definition.judging);

const rowOf = (args: readonly Argument[]) => fc.tuple(...args.filter(({ kind }) => kind !== 'show').map((argument) => (argument.kind === 'range' ? fc.constant(null) : cellsOf(argument))));

/** Columns of the rows' cells, argument by argument; whole arguments left out where the flag says so. */
const asColumns = (rows: readonly (readonly unknown[])[], args: readonly Argument[], leftOut: number): unknown[] =>
  (rows[0] ?? []).map((_cell, at) => (args[at]?.kind === 'range' || (args[at]?.optional && at >= leftOut) ? null : column(...rows.map((row) => row[at]))));

describe('element by element equals one by one', () => {
  // Currencies are the one thing rows of a call share, so money as text names none here but dollars.
  test.each(rowwise.map((definition) => [definition.id, definition] as const))('%s', (id, { arguments: args }) => {
    fc.assert(
      fc.property(fc.array(rowOf(args), { minLength: 1, maxLength: 6 }), fc.nat(args.length), (rows, leftOut) => {
        const inputs = asColumns(rows, args, leftOut);
        const together = functions.call(id, ...inputs);
        const apart = rows.map((_row, at) => functions.call(id, ...inputs.map((input) => (Array.isArray(input) ? [input[at]] : input)))[0]);
        expect(together).toEqual(apart);
        // A row of cells beside each other is the same, turned.
        const turned = functions.call(id, ...inputs.map((input) => (Array.isArray(input) ? [input.map((row: unknown[]) => row[0])] : input)));
        expect(turned).toEqual([together.map(([cell]) => cell)]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what a judging function says', () => {
  test.each(judging.map((definition) => [definition.id, definition] as const))('%s: the explained verdict is the verdict, and verdicts go with codes one to one', (id, { arguments: args }) => {
    for (const language of ['en', 'zh-CN'] as const) {
      functions.configure({ language, overrides: [] });
      const verdictOf = new Map<string, unknown>();
      fc.assert(
        fc.property(fc.array(rowOf(args), { minLength: 1, maxLength: 8 }), fc.nat(args.length), (rows, leftOut) => {
          const inputs = asColumns(rows, args, leftOut);
          const plain = functions.call(id, ...inputs);
          const explained = functions.call(id, ...inputs, true);
          const codes = functions.call(id, ...inputs, 'code');
          expect(explained.map(([verdict]) => verdict)).toEqual(plain.map(([verdict]) => verdict));
          for (const row of explained) {
            expect(row).toHaveLength(4);
            // Every number and rule has its words: no bare key, no hole where a label should be.
            for (const text of row.slice(1)) expect(String(text)).not.toMatch(/undefined|NaN|\{\w+\}|^ \(/);
            if (!String(row[0]).startsWith('#') && String(row[2]) !== '') for (const part of String(row[2]).split(/; |；/)) expect(part).toMatch(/^\S.* \S/);
          }
          codes.forEach(([code], at) => {
            const verdict = plain[at]?.[0];
            if (String(code).startsWith('#')) return expect(verdict).toBe(code);
            if (id === 'APPEALDUE' || /CHECK$/.test(id)) return undefined;
            if (!verdictOf.has(String(code))) verdictOf.set(String(code), verdict);
            return expect(verdict).toBe(verdictOf.get(String(code)));
          });
        }),
        { numRuns: 30 },
      );
      expect(new Set(verdictOf.values()).size).toBe(verdictOf.size);
    }
  });
});

describe('laws', () => {
  const money = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  const one = (id: string, ...inputs: unknown[]): number => Number(functions.one(id, ...inputs));

  test('ACOS × ROAS = 1, and neither minds the currency', () => {
    fc.assert(fc.property(money, money, (spend, sales) => expect(one('ACOS', spend, sales) * one('ROAS', sales, spend)).toBeCloseTo(1, 9)));
    expect(functions.one('ACOS', '12,50 €', '50,00 €')).toBe(functions.one('ACOS', 'US$12.50', 'US$50.00'));
  });

  test('CPC × CTR × impressions is the spend', () => {
    fc.assert(fc.property(money, fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 99_999 }), (spend, clicks, impressions) => expect(one('CPC', spend, clicks) * one('CTR', clicks, impressions) * impressions).toBeCloseTo(spend, 4)));
  });

  test('at break-even the profit is nothing, and the target leaves what was asked', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 5_000 }), fc.nat(3_000), (price, cost, fees) => {
      const acos = one('BREAKEVENACOS', price, cost, fees);
      expect(price - cost - fees - price * acos).toBeCloseTo(0, 6);
      expect(one('TARGETACOS', price, cost, fees, 0.1)).toBeCloseTo(acos - 0.1, 9);
    }));
  });

  test('velocity: doubling units doubles it, the order of windows does not matter, days out of stock raise it', () => {
    fc.assert(fc.property(fc.nat(500), fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 7 }), (week, month, quarter, inStock) => {
      const perDay = one('VELOCITY', [[week, month, quarter]], [[7, 30, 90]]);
      expect(one('VELOCITY', [[2 * week, 2 * month, 2 * quarter]], [[7, 30, 90]])).toBeCloseTo(2 * perDay, 9);
      expect(one('VELOCITY', [[quarter, week, month]], [[90, 7, 30]])).toBeCloseTo(perDay, 9);
      expect(one('VELOCITY', [[week, month, quarter]], [[7, 30, 90]], null, [[inStock, 0, 0]])).toBeGreaterThanOrEqual(perDay - 1e-9);
    }));
  });

  test('an order of the suggested quantity lasts to the target, and one carton less would not', () => {
    fc.assert(fc.property(fc.nat(900), fc.integer({ min: 2, max: 900 }).map((tenths) => tenths / 10), fc.nat(300), fc.integer({ min: 1, max: 50 }), (available, perDay, inbound, pack) => {
      const quantity = one('RESTOCKQTY', available, perDay, inbound, 45, 60, pack);
      expect(one('DAYSOFCOVER', available + quantity, perDay, inbound)).toBeGreaterThanOrEqual(105 - 1e-6);
      if (quantity > 0) expect(one('DAYSOFCOVER', available + quantity - pack, perDay, inbound)).toBeLessThan(105 + 1e-6);
    }));
  });

  test('below the reorder point is exactly where restocking is due', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 300 }), (available, perDay) => {
      const code = functions.one('RESTOCK', available, perDay, null, null, null, null, 'code');
      if (code === 'RESTOCK_NOW' || code === 'STOCKOUT_RISK') expect(available).toBeLessThan(one('REORDERPOINT', perDay, 0));
      if (code === 'OK' || code === 'EXCESS') expect(available).toBeGreaterThanOrEqual(one('REORDERPOINT', perDay, 0));
    }));
  });

  test('there and back again: SITETIME undoes itself outside the hours that clocks skip or repeat', () => {
    fc.assert(fc.property(fc.integer({ min: 45_658 * 96, max: 46_752 * 96 }), fc.constantFrom('US', 'DE', 'UK', 'JP', 'AU', 'BR', 'EG', 'IN', 'America/New_York'), (quarter, site) => {
      const beijing = quarter / 96;
      const there = one('SITETIME', beijing, 'CN', site);
      expect(Math.abs(one('SITETIME', there, site, 'CN') - beijing)).toBeLessThan(1 / 24 + 1e-6);
      expect(one('SITEDATE', beijing, 'CN', site)).toBe(Math.floor(there + 1e-8));
    }));
  });

  test('24 hours stay 24 hours', () => {
    fc.assert(fc.property(fc.integer({ min: 45_658 * 24, max: 46_752 * 24 }), fc.constantFrom('US', 'DE', 'AU', 'CN'), (hours, site) => {
      const received = hours / 24;
      const due = one('SITETIME', one('REPLYDUE', received, site), site, 'UTC');
      const start = one('SITETIME', received, site, 'UTC');
      // In the hour that occurs twice a clock cannot say which; only there may the answer be an hour off.
      expect(Math.abs(due - start - 1) < 1e-6 || Math.abs(Math.abs(due - start - 1) - 1 / 24) < 1e-6).toBe(true);
    }));
  });
});

describe('clocks that skip and repeat', () => {
  const at = (text: string) => functions.one('SITETIME', text, 'UTC', 'UTC');
  test.each([
    // New York: 02:30 does not exist on 2026-03-08; 01:30 exists twice on 2026-11-01, the first counts.
    ['2026-03-08 02:30', 'America/New_York', 'UTC', '2026-03-08 07:30'],
    ['2026-11-01 01:30', 'America/New_York', 'UTC', '2026-11-01 05:30'],
    ['2026-03-29 02:30', 'DE', 'UTC', '2026-03-29 01:30'],
    ['2026-10-25 02:30', 'DE', 'UTC', '2026-10-25 00:30'],
    ['2026-11-27 16:00', 'CN', 'US', '2026-11-27 00:00'],
    ['2026-07-01 15:00', 'CN', 'US', '2026-07-01 00:00'],
    ['2026-07-14T08:00:00Z', 'CN', 'JP', '2026-07-14 17:00'],
    ['2026-07-14T08:00:00+02:00', '', 'UTC', '2026-07-14 06:00'],
  ])('%s in %s is, in %s, %s', (moment, from, to, expected) => {
    expect(functions.one('SITETIME', moment, from, to)).toBeCloseTo(Number(at(expected)), 6);
  });

  test('dates at the ends of what Excel knows', () => {
    expect(functions.one('SITETIME', 61, 'CN', 'US')).toMatch(/^#N\/A/);
    expect(functions.one('SITETIME', 2_958_465.9, 'US', 'CN')).toMatch(/^#N\/A/);
    expect(functions.one('SITETIME', 60, 'CN', 'US')).toMatch(/^#VALUE!/);
    expect(functions.one('SITETIME', 0, 'CN', 'US')).toMatch(/^#N\/A/);
    expect(functions.one('STOCKOUTDATE', 2_958_465, 900, 1)).toMatch(/^#N\/A/);
  });
});
