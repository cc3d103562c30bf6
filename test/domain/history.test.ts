import fc from 'fast-check';
import { addDays } from '../../src/domain/civil';
import { fieldsOf, historyOf, meanBefore, sumOf, withImport, type DayImport, type FigureField } from '../../src/domain/history';
import { allGroups, day0, dayImport, dayImports, empty, historyOfAll, marketplace, sorted, store } from './stores';

const plain = (fields: readonly FigureField[]): FigureField[] => fields.filter((field) => field !== 'buyBoxPercentage' && field !== 'yourPrice');

test('the same export twice changes nothing the second time', () => {
  fc.assert(fc.property(dayImports(3, allGroups), fc.nat(), (imports, pick) => {
    fc.pre(imports.length > 0);
    const history = historyOfAll(imports);
    expect(historyOfAll([...imports, ...imports.slice(-1)])).toEqual(history);
    // An older export of another day or group may come again at any time too.
    expect(sorted(withImport(history, imports[pick % imports.length]!))).toEqual(sorted(history));
  }), { numRuns: 40 });
});

test('exports of different days and groups give the same history in any order', () => {
  fc.assert(fc.property(dayImports(3, allGroups).chain((imports) => fc.tuple(fc.constant(imports), fc.shuffledSubarray(imports, { minLength: imports.length, maxLength: imports.length }))), ([imports, shuffled]) => {
    expect(sorted(historyOfAll(shuffled))).toEqual(sorted(historyOfAll(imports)));
  }), { numRuns: 40 });
});

test('the day\'s totals are the sums of its rows, exact', () => {
  fc.assert(fc.property(dayImports(3), (imports) => {
    const { asinDays, dayTotals } = historyOfAll(imports);
    for (const total of dayTotals) {
      const rows = asinDays.filter(({ date }) => date === total.date);
      for (const group of ['sales', 'ads', 'inventory'] as const) {
        for (const field of plain(fieldsOf[group])) {
          const known = rows.map((row) => row[field]).filter((value) => value !== null);
          expect(total[field]).toBe(known.length === 0 ? null : known.reduce((sum, value) => sum + Math.round(value * 100), 0) / 100);
        }
      }
      if (total.buyBoxPercentage !== null) {
        const known = rows.flatMap(({ buyBoxPercentage }) => (buyBoxPercentage === null ? [] : [buyBoxPercentage]));
        expect(total.buyBoxPercentage).toBeGreaterThanOrEqual(Math.min(...known) - 1e-12);
        expect(total.buyBoxPercentage).toBeLessThanOrEqual(Math.max(...known) + 1e-12);
      }
    }
  }), { numRuns: 40 });
});

test('a later export of a day replaces its own figures of that day and no others', () => {
  fc.assert(fc.property(dayImports(3), dayImport('sales', addDays(day0, 1), 'I-late'), (imports, late) => {
    const before = historyOfAll(imports);
    const after = withImport(before, late);
    const outside = ({ date }: { readonly date: string }): boolean => date !== late.date;
    expect(after.asinDays.filter(outside)).toEqual(before.asinDays.filter(outside));
    expect(after.dayTotals.filter(outside)).toEqual(before.dayTotals.filter(outside));
    for (const row of after.asinDays.filter((one) => !outside(one))) {
      const given = late.asins.find(({ asin }) => asin === row.asin);
      const old = before.asinDays.find(({ asin, date }) => asin === row.asin && date === row.date);
      for (const field of fieldsOf.sales) expect(row[field]).toBe(given?.[field] ?? null);
      for (const field of [...fieldsOf.ads, ...fieldsOf.inventory]) expect(row[field]).toBe(old?.[field] ?? null);
      expect(row.salesImport).toBe(given ? 'I-late' : null);
    }
  }), { numRuns: 40 });
});

describe('the store\'s own totals', () => {
  const rows: DayImport = { id: 'I-1', kind: 'business-by-child', group: 'sales', file: 'a.csv', hash: '', store, marketplace, date: day0, currency: 'USD', rows: 1, rejected: 0, asins: [{ asin: 'B0QH000000', sku: null, parentAsin: null, title: null, sessionsTotal: 100, unitsOrdered: 5, orderedProductSales: 50 }], totals: null, totalsFrom: null };
  const byDate: DayImport = { ...rows, id: 'I-2', kind: 'business-by-date', asins: [], totals: { sessionsTotal: 90, unitsOrdered: 5, orderedProductSales: 50 }, totalsFrom: 'by-date' };
  const byParent: DayImport = { ...byDate, id: 'I-3', kind: 'business-by-parent', totals: { sessionsTotal: 110 }, totalsFrom: 'by-parent' };

  test.each([
    ['by date wins over the rows', [rows, byDate], 90, 'by-date'], ['in either order', [byDate, rows], 90, 'by-date'],
    ['rows win over by parent', [rows, byParent], 100, 'by-asin'], ['in either order', [byParent, rows], 100, 'by-asin'],
    ['by parent alone', [byParent], 110, 'by-parent'], ['by date wins over by parent', [byDate, byParent], 90, 'by-date'],
  ] as const)('%s', (_, imports, sessions, from) => {
    const [total] = historyOfAll(imports).dayTotals;
    expect(total).toMatchObject({ sessionsTotal: sessions, salesFrom: from });
  });
});

test('stores and marketplaces are kept apart', () => {
  fc.assert(fc.property(dayImport('sales', day0), (one) => {
    const other = { ...one, marketplace: 'DE', currency: 'EUR' };
    const history = withImport(withImport(empty, one), other);
    expect(historyOf(history, store, 'US')).toEqual(historyOfAll([one]));
    expect(historyOf(history, store, 'DE')).toEqual(historyOfAll([other]));
    expect(historyOf(history, 'Another', 'US')).toEqual(empty);
  }), { numRuns: 40 });
});

test('the mean is over the known ones of the seven days before, the day itself not among them', () => {
  const known = new Map([[0, 100], [1, 2], [3, 4], [7, 6], [8, 1_000]].map(([back, value]) => [addDays(day0, -back!), value!]));
  expect(meanBefore(day0, (day) => known.get(day) ?? null)).toEqual({ mean: 4, days: 3 });
  expect(meanBefore(day0, () => null)).toEqual({ mean: null, days: 0 });
});

test('sums are exact where floating point is not', () => {
  const { asinDays } = historyOfAll([{ id: 'I', kind: 'k', group: 'sales', file: '', hash: '', store, marketplace, date: day0, currency: 'USD', rows: 3, rejected: 0, totals: null, totalsFrom: null, asins: [0.1, 0.2, 1_000_000.07].map((orderedProductSales, index) => ({ asin: `B${index}`, sku: null, parentAsin: null, title: null, orderedProductSales })) }]);
  expect(sumOf(asinDays, 'orderedProductSales')).toBe(1_000_000.37);
  expect(sumOf(asinDays, 'spend')).toBeNull();
});
