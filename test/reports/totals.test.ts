import fc from 'fast-check';
import { ExactSum, isTotalsWord } from '../../src/reports/totals';

const sum = (values: readonly number[]): number => {
  const exact = new ExactSum();
  for (const value of values) exact.add(value);
  return exact.value;
};

test.each([
  [[0.1, 0.2], 0.3], [[1.005, -1.005], 0], [[0.46833329999999995, 0.0316667], 0.5], [[-0.1, -0.2], -0.3], [[5, -5.25], -0.25], [[1e15, 1, -1e15], 1], [[8455369.53, 67839.35], 8523208.88],
])('%j is %d', (values, expected) => expect(sum(values)).toBe(expected));

test('a million cents are ten thousand', () => expect(sum(Array.from({ length: 1_000_000 }, () => 0.01))).toBe(10_000));

test('exact to the cent, whatever is added', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -90_000_000_000, max: 90_000_000_000 }), { maxLength: 50 }), (cents) => {
    expect(sum(cents.map((value) => value / 100))).toBe(cents.reduce((total, value) => total + value, 0) / 100 + 0);
  }));
});

test.each(['Total', 'TOTALS', ' Grand total ', 'Total:', 'Total (12)', 'Totals: 5', '合计', '总计', '合計', 'Summe', 'Gesamt', 'Average', '平均'])('%s names a totals row', (text) => expect(isTotalsWord(text)).toBe(true));
test.each(['', 'Total Gym', 'Totality', '12', 'Totally organic snack box', 'B0TOTAL001'])('%s does not', (text) => expect(isTotalsWord(text)).toBe(false));
