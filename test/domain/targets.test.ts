import fc from 'fast-check';
import { addDays, civilDate, type CivilDate } from '../../src/domain/civil';
import { dailyTargetOf, noTarget, targetPace, type PaceInput } from '../../src/domain/targets';

const day = (text: string): CivilDate => civilDate(text)!;

/** A month's days from the first on, each with the given sales. */
const monthOf = (first: CivilDate, sales: readonly (number | null)[]): PaceInput['history'] =>
  sales.map((orderedProductSales, index) => ({ date: addDays(first, index), orderedProductSales, unitsOrdered: null }));

const pace = (rest: Partial<PaceInput> & Pick<PaceInput, 'date'>) => targetPace({ figure: 'orderedProductSales', target: { daily: null, monthly: 300_000 }, history: [], ...rest });

test('ten days of November: month to date, what is expected by now, the gap, and what each day left must bring', () => {
  const history = monthOf(day('2026-11-01'), Array.from({ length: 10 }, () => 8_000));
  expect(pace({ date: day('2026-11-10'), history })).toEqual({
    kind: 'known', monthToDate: 80_000, monthly: 300_000, expected: 100_000, gap: -20_000, daysLeft: 20, neededPerDay: 11_000, projected: 240_000,
  });
});

test('a daily target alone makes the month\'s; a monthly one alone makes the day\'s', () => {
  const history = monthOf(day('2026-02-01'), [1_000]);
  expect(pace({ date: day('2026-02-01'), history, target: { daily: 1_000, monthly: null } })).toMatchObject({ monthly: 28_000, expected: 1_000, gap: 0 });
  expect(dailyTargetOf({ daily: null, monthly: 31_000 }, day('2026-12-05'))).toBe(1_000);
  expect(dailyTargetOf({ daily: 900, monthly: 31_000 }, day('2026-12-05'))).toBe(900);
  expect(dailyTargetOf(noTarget, day('2026-12-05'))).toBeNull();
});

test.each([
  ['2026-02-28', 0, null], ['2028-02-28', 1, 300_000 - 28], ['2028-02-29', 0, null], ['2026-12-31', 0, null], ['2026-04-29', 1, 300_000 - 29],
])('%s has %i days left', (date, daysLeft, neededPerDay) => {
  const first = day(`${date.slice(0, 8)}01`);
  expect(pace({ date: day(date), history: monthOf(first, Array.from({ length: 31 }, () => 1)) })).toMatchObject({ daysLeft, neededPerDay });
});

test('a month whose days are not all known has no pace, and names the days', () => {
  const history = monthOf(day('2026-11-01'), [5, null, 5, 5]);
  expect(pace({ date: day('2026-11-06'), history })).toEqual({ kind: 'unknown', reason: 'days-missing', missing: ['2026-11-02', '2026-11-05', '2026-11-06'] });
});

test('without a target there is none', () => {
  expect(pace({ date: day('2026-11-06'), target: noTarget })).toEqual({ kind: 'unknown', reason: 'no-target' });
});

test('a target reached needs nothing more', () => {
  expect(pace({ date: day('2026-11-01'), history: monthOf(day('2026-11-01'), [400_000]) })).toMatchObject({ neededPerDay: 0, gap: 390_000 });
});

test('whatever the days brought: the gap is what is missing at an even pace, other months and later days do not count, and bringing what is needed reaches the target', () => {
  fc.assert(fc.property(
    fc.integer({ min: 0, max: 1_500 }).map((back) => addDays(day('2028-06-30'), -back)), fc.array(fc.integer({ min: -500_00, max: 90_000_00 }), { minLength: 31, maxLength: 31 }), fc.integer({ min: 1, max: 9_000_000 }),
    (date, cents, monthly) => {
      const first = day(`${date.slice(0, 8)}01`);
      const history = monthOf(first, cents.map((one) => one / 100));
      const got = pace({ date, history: [...history, { date: addDays(first, -1), orderedProductSales: 1e9, unitsOrdered: null }], target: { daily: null, monthly } });
      if (got.kind !== 'known') throw new Error(got.reason);
      const past = Number(date.slice(8));
      expect(got.monthToDate).toBe(cents.slice(0, past).reduce((sum, one) => sum + one, 0) / 100);
      expect(got.monthToDate - got.expected).toBeCloseTo(got.gap, 6);
      expect(past + got.daysLeft).toBe(Number(addDays(addDays(first, 31), -Number(addDays(first, 31).slice(8))).slice(8)));
      if (got.neededPerDay !== null && got.neededPerDay > 0) expect(got.monthToDate + got.neededPerDay * got.daysLeft).toBeCloseTo(monthly, 4);
    },
  ));
});
