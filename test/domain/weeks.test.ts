import fc from 'fast-check';
import { addDays, type CivilDate } from '../../src/domain/civil';
import { blankAsinDay, blankDayTotals, type AsinDay, type DayImport, type DayTotals, type History } from '../../src/domain/history';
import { FoldedWeeks, foldHistory, weekFields, weekStartOf, wholeStore, type AsinWeek, type FoldLimits } from '../../src/domain/weeks';
import { day0, marketplace, store } from './stores';

const limits: FoldLimits = { asinDays: 35, totalDays: 731, rows: 700_000 };
const cents = (value: number | null): number => Math.round((value ?? 0) * 100);

/** `days` days of some ASINs that end with `day0`. */
const histories = (days: number): fc.Arbitrary<History> => fc.array(fc.array(fc.tuple(fc.nat({ max: 50_000 }), fc.nat({ max: 90 }), fc.boolean()), { minLength: 3, maxLength: 3 }), { minLength: days, maxLength: days }).map((table) => ({
  asinDays: table.flatMap((asins, back) => asins.flatMap(([amount, units, there], index): AsinDay[] => (there ? [{ ...blankAsinDay, store, marketplace, date: addDays(day0, -back), asin: `B0QH00000${index}`, sku: null, parentAsin: null, title: null, orderedProductSales: amount / 100, unitsOrdered: units, spend: units / 100, salesImport: 'I' }] : []))),
  dayTotals: table.map((asins, back): DayTotals => ({ ...blankDayTotals, store, marketplace, date: addDays(day0, -back), currency: 'USD', orderedProductSales: asins.reduce((sum, [amount]) => sum + amount, 0) / 100 })),
}));

/** Sums over days and weeks together, by ASIN. */
function sums({ asinDays }: Pick<History, 'asinDays'>, weeks: readonly AsinWeek[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const row of [...asinDays, ...weeks.filter(({ asin }) => asin !== wholeStore)]) for (const field of weekFields) all[`${row.asin} ${field}`] = (all[`${row.asin} ${field}`] ?? 0) + cents(row[field]);
  return all;
}
const byKey = (rows: readonly AsinWeek[]): AsinWeek[] => [...rows].sort((a, b) => (`${a.weekStart}${a.asin}` < `${b.weekStart}${b.asin}` ? -1 : 1));
const after = (before: readonly AsinWeek[], { changed, gone }: { readonly changed: readonly AsinWeek[]; readonly gone: readonly AsinWeek[] }): AsinWeek[] => {
  const key = (row: AsinWeek): string => `${row.weekStart}${row.asin}`;
  const rows = new Map(before.map((row) => [key(row), row]));
  for (const row of gone) rows.delete(key(row));
  for (const row of changed) rows.set(key(row), row);
  return [...rows.values()];
};

test('folding loses no cent and no unit, keeps the days it promises, and folds whole weeks', () => {
  fc.assert(fc.property(histories(60), (history) => {
    const folded = foldHistory(history, [], limits);
    expect(sums(folded.history, folded.changed)).toEqual(sums(history, []));
    const kept = new Set(folded.history.asinDays.map(({ date }) => date));
    for (const { date } of history.asinDays) {
      if (date > addDays(day0, -35)) expect(kept.has(date)).toBe(true);
      expect(folded.changed.some(({ weekStart }) => weekStart === weekStartOf(date))).toBe(!kept.has(date));
    }
    expect(folded.notices).toEqual([]);
  }), { numRuns: 25 });
});

test('day by day gives the weeks of one fold, and folding again changes nothing', () => {
  fc.assert(fc.property(histories(60), (history) => {
    let weeks: AsinWeek[] = [];
    let kept: History = { asinDays: [], dayTotals: [] };
    for (let back = 59; back >= 0; back -= 1) {
      const date = addDays(day0, -back);
      const folded = foldHistory({ asinDays: [...kept.asinDays, ...history.asinDays.filter((row) => row.date === date)], dayTotals: [] }, weeks, limits);
      weeks = after(weeks, folded);
      kept = folded.history;
    }
    const once = foldHistory({ ...history, dayTotals: [] }, [], limits);
    expect(byKey(weeks)).toEqual(byKey(once.changed));
    expect(foldHistory(kept, weeks, limits)).toMatchObject({ changed: [], gone: [], notices: [] });
    // Days that a broken run left beside their week are not added to it again.
    expect(foldHistory({ ...history, dayTotals: [] }, weeks, limits).changed).toEqual([]);
  }), { numRuns: 15 });
});

test('totals fold after two years, under the sign of the whole store', () => {
  fc.assert(fc.property(histories(40), (history) => {
    const folded = foldHistory({ ...history, asinDays: [] }, [], { ...limits, totalDays: 20 });
    expect(folded.changed.every(({ asin }) => asin === wholeStore)).toBe(true);
    const total = (rows: readonly { readonly orderedProductSales: number | null }[]): number => rows.reduce((sum, row) => sum + cents(row.orderedProductSales), 0);
    expect(total(folded.history.dayTotals) + total(folded.changed)).toBe(total(history.dayTotals));
  }), { numRuns: 10 });
});

test('too many rows: earlier weeks fold, then stand in longer spans; nothing is lost and it is said', () => {
  fc.assert(fc.property(histories(90), (history) => {
    const folded = foldHistory({ ...history, dayTotals: [] }, [], { ...limits, rows: 12 });
    expect(sums(folded.history, folded.changed)).toEqual(sums(history, []));
    expect(folded.notices.map(({ code }) => code)).toContain('history-coarser');
    const coarser = foldHistory({ asinDays: [], dayTotals: [] }, folded.changed, { ...limits, rows: 6 });
    const rows = after(folded.changed, coarser);
    expect(sums({ asinDays: [] }, rows)).toEqual(sums({ asinDays: [] }, folded.changed));
    if (folded.changed.length > 6) expect(coarser.notices.map(({ code }) => code)).toEqual(['weeks-coarser']);
  }), { numRuns: 15 });
});

describe('late data of a folded week', () => {
  const week: AsinWeek = { store, marketplace, weekStart: weekStartOf(day0), weeks: 1, asin: 'B0QH000000', ...Object.fromEntries(weekFields.map((field) => [field, 1])), salesDays: 7, adsDays: 0, inStockDays: 7 } as AsinWeek;
  const entry: DayImport = { id: 'I-1', kind: 'business-by-child', group: 'sales', file: 'a.csv', hash: '1', store, marketplace, date: day0, currency: 'USD', rows: 1, rejected: 0, asins: [{ asin: 'B0QH000000', sku: null, parentAsin: null, title: null, unitsOrdered: 5 }], totals: null, totalsFrom: null };
  const late = (weeks: readonly AsinWeek[], one: DayImport = entry) => new FoldedWeeks(weeks).late(one, () => ({ unitsOrdered: 5 }));

  test('goes into the store\'s total of the day alone', () => {
    expect(late([week])).toEqual({ ...entry, asins: [], totals: { unitsOrdered: 5 } });
  });
  test('goes nowhere once the day total is folded too', () => {
    expect(late([{ ...week, asin: wholeStore }])).toBeNull();
  });
  test('of a coarser span is the same', () => {
    expect(late([{ ...week, weekStart: addDays(weekStartOf(day0), -21), weeks: 4 }])?.asins).toEqual([]);
    expect(late([{ ...week, weekStart: addDays(weekStartOf(day0), -28), weeks: 4 }])).toBe(entry);
  });
  test('an import in it cannot be taken back; the store\'s own report can while its day is kept', () => {
    const folded = new FoldedWeeks([week]);
    expect([folded.holds(entry), folded.holds({ ...entry, totalsFrom: 'by-date' }), folded.holds({ ...entry, date: addDays(day0, 7) as CivilDate })]).toEqual([true, false, false]);
  });
});
