import fc from 'fast-check';
import { comparableDays, earlierDays, countBelow, median, shareBelow, spreadOf, usualOver } from '../../src/domain/robust';
import { rulesWith } from '../../src/domain/rules';

const rules = rulesWith();

test.each([[[3], 3], [[1, 2], 1.5], [[9, 1, 5], 5], [[4, 1, 3, 2], 2.5]])('the median of %p is %p', (values, middle) => {
  expect(median(values)).toBe(middle);
});

test('one wild day among seven moves neither median nor spread by much', () => {
  const calm = [100, 104, 97, 101, 99, 103, 98];
  const wild = [...calm.slice(1), 5_000];
  expect(Math.abs(spreadOf(wild).median - spreadOf(calm).median)).toBeLessThanOrEqual(2);
  expect(spreadOf(wild).spread).toBeLessThan(6);
});

test('over any values: half lie within the MAD of the median, and the order does not matter', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 30 }), (values) => {
    const found = spreadOf(values);
    expect(spreadOf([...values].reverse())).toEqual(found);
    const within = values.filter((value) => Math.abs(value - found.median) <= found.spread / 1.4826 + 1e-9).length;
    expect(within).toBeGreaterThanOrEqual(values.length / 2);
  }));
});

describe('the days a day is compared with', () => {
  const known = (days: number) => (back: number): boolean => back > 0 && back <= days;
  test('are the latest ones while fewer than four weeks are known', () => {
    expect(comparableDays(earlierDays(rules), known(8))).toEqual({ basis: 'days', days: Array.from({ length: 8 }, (_, index) => index + 1) });
    expect(comparableDays(earlierDays(rules), known(27)).days).toHaveLength(14);
  });
  test('are the same weekday of four weeks once those are known', () => {
    expect(comparableDays(earlierDays(rules), known(28))).toEqual({ basis: 'weekday', days: [7, 14, 21, 28] });
  });
  test('are never the weekday where the team set 0 weeks', () => {
    expect(comparableDays(earlierDays(rulesWith([{ id: 'finding.weekdayWeeks', value: 0 }])), known(40)).basis).toBe('days');
  });
});

test('fewer known days than needed say nothing', () => {
  const values = Float64Array.of(5, 5, 5, 1_000);
  expect(usualOver(values, 2, 'days', 3)).toBeNull();
  expect(usualOver(values, 3, 'days', 3)).toEqual({ median: 5, spread: 0, days: 3, basis: 'days' });
});

describe('deviations', () => {
  const usual = (middle: number, spread = 0) => ({ median: middle, spread, days: 7, basis: 'days' as const });
  test('of counts: five where twenty are usual is far, fourteen is chance, one of five is chance', () => {
    expect(countBelow(5, usual(20))).toBeGreaterThan(3.5);
    expect(countBelow(14, usual(20))).toBeLessThan(2);
    expect(countBelow(1, usual(5))).toBeLessThan(3.5);
  });
  test('are fewer where the days scatter widely of their own, and where the whole store fell', () => {
    expect(countBelow(40, usual(100))).toBeGreaterThan(3.5);
    expect(countBelow(40, usual(100, 40))).toBeLessThan(2);
    expect(countBelow(40, usual(100), 0.5)).toBeLessThan(2);
  });
  test('of shares: the more views, the surer', () => {
    expect(shareBelow(0.6, usual(0.9), 1_000)).toBeGreaterThan(shareBelow(0.6, usual(0.9), 20));
    expect(shareBelow(0.95, usual(0.9), 100)).toBeLessThan(0);
  });
});
