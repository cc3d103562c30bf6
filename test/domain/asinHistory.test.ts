import fc from 'fast-check';
import { asinHistoryOf, AsinNumbers, Places } from '../../src/domain/asinHistory';
import { addDays, daysBetween, type CivilDate } from '../../src/domain/civil';
import { asinGroups, fieldsOf, figureFields, isAsinGroup, withImport, type AsinDay, type DayImport, type FigureField, type History } from '../../src/domain/history';
import { changesBetween } from '../../src/domain/historyChanges';
import { daysSeen, Lookback, meanOfWeek } from '../../src/domain/lookback';
import { OpenDay } from '../../src/domain/openDay';
import { allGroups, day0, dayImport, dayImports, empty, historyOfAll, marketplace, store } from './stores';

// The history is kept in columns, days side by side; every law here compares that with lists of plain rows.

const histories = (days: number): fc.Arbitrary<History> => dayImports(days, allGroups).map(historyOfAll);
const keyOf = ({ store: of, marketplace: at, date, asin }: AsinDay): string => [of, at, date, asin].join('|');
const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
const backs = Array.from({ length: 12 }, (_, back) => back);

describe('places of a day\'s rows', () => {
  test('a number the day does not name has none, however large; later ones make room', () => {
    const places = new Places();
    places.set(3, 0);
    places.set(1_000, 1);
    expect([places.of(3), places.of(1_000), places.of(4), places.of(999_999)]).toEqual([0, 1, -1, -1]);
    places.set(3, -1);
    expect(places.of(3)).toBe(-1);
  });

  test('an ASIN has one number, and the number one ASIN', () => {
    const numbers = new AsinNumbers();
    const given = ['B0A', 'B0B', 'B0A', 'B0C'].map((asin) => numbers.of(asin));
    expect(given).toEqual([0, 1, 0, 2]);
    expect([numbers.name(1), numbers.name(9), numbers.find('B0C'), numbers.find('B0Z')]).toEqual(['B0B', '', 2, undefined]);
  });
});

describe('the figure table', () => {
  test('holds each figure of each row where the ASIN and the date say, and nothing else', () => {
    fc.assert(fc.property(histories(5), fc.constantFrom(...figureFields), ({ asinDays }, field) => {
      const history = asinHistoryOf(asinDays);
      const { table } = history;
      const figures = table.figures(field);
      expect(table.figures(field)).toBe(figures);
      expect([...table.dates]).toEqual([...new Set(asinDays.map(({ date }) => date))].sort());
      expect(figures).toHaveLength(new Set(asinDays.map(({ asin }) => asin)).size * table.dates.length);
      const left = [...figures];
      for (const row of asinDays) {
        const at = table.startOf(history.numbers.of(row.asin)) + table.dates.indexOf(row.date);
        expect(known(figures[at] ?? 0)).toBe(row[field]);
        left[at] = Number.NaN;
        expect(table.on(row.date)?.placeOf(history.numbers.of(row.asin))).toBeGreaterThanOrEqual(0);
      }
      expect(left.every(Number.isNaN)).toBe(true);
    }), { numRuns: 40 });
  });

  test('is as wide as the days that are known, gaps left out, and empty without any', () => {
    const gapped = historyOfAll([]);
    expect([...asinHistoryOf(gapped.asinDays).table.dates]).toEqual([]);
    expect(asinHistoryOf([]).table.figures('spend')).toHaveLength(0);
    expect(asinHistoryOf([]).table.on(day0)).toBeNull();
  });
});

describe('looking back', () => {
  test('from any day, over figures side by side, sees what the rows say', () => {
    fc.assert(fc.property(histories(6), fc.nat({ max: 7 }), fc.constantFrom(...figureFields), ({ asinDays }, on, field) => {
      const date = addDays(day0, on);
      const lookback = new Lookback(asinHistoryOf(asinDays), date);
      const today = asinDays.filter((row) => row.date === date);
      expect(lookback.places().map((place) => lookback.asin(place)).sort()).toEqual(today.map(({ asin }) => asin).sort());
      for (const place of lookback.places()) {
        const asin = lookback.asin(place);
        const rows = new Map<CivilDate, AsinDay>(asinDays.filter((row) => row.asin === asin).map((row) => [row.date, row]));
        const [side, plain] = [lookback.of(place), daysSeen(rows, date)];
        expect(lookback.row(place)).toEqual(rows.get(date));
        expect(backs.map((back) => side.isThere(back))).toEqual(backs.map((back) => rows.has(addDays(date, -back))));
        expect(backs.map((back) => side.figure(field).at(back))).toEqual(backs.map((back) => rows.get(addDays(date, -back))?.[field] ?? null));
        expect(backs.map((back) => plain.figure(field).at(back))).toEqual(backs.map((back) => side.figure(field).at(back)));
        const [mine, theirs] = [new Float64Array(backs.length).fill(-1), new Float64Array(backs.length).fill(-1)];
        expect(side.figure(field).gather(backs, mine)).toBe(plain.figure(field).gather(backs, theirs));
        expect([...mine]).toEqual([...theirs]);
        expect(meanOfWeek(side, field)).toEqual(meanOfWeek(plain, field));
      }
    }), { numRuns: 40 });
  });

  test('the mean of the week before leaves the day itself and the unknown ones out', () => {
    const row = (date: CivilDate, spend: number | null): AsinDay => ({ ...asinHistoryOf(historyOfAll(fc.sample(dayImport('ads', date), { numRuns: 1, seed: 7 })).asinDays).rows()[0]!, date, spend });
    const rows = new Map([[0, 900], [1, 2], [2, null], [7, 6], [8, 800]].map(([back, spend]) => [addDays(day0, -back!), row(addDays(day0, -back!), spend!)]));
    expect(meanOfWeek(daysSeen(rows, day0), 'spend')).toEqual({ mean: 4, days: 2 });
    expect(meanOfWeek(daysSeen(new Map(), day0), 'spend')).toEqual({ mean: null, days: 0 });
  });

  test('a day nobody knows has no rows to ask for', () => {
    const lookback = new Lookback(asinHistoryOf([]), day0);
    expect(lookback.places()).toEqual([]);
    expect(() => lookback.row(0)).toThrow(RangeError);
  });
});

describe('an open day', () => {
  const ofAsins = allGroups.filter(isAsinGroup);
  const imports = fc.tuple(...ofAsins.map((group) => fc.option(dayImport(group, day0), { nil: null, freq: 5 }))).map((all) => all.filter((one) => one !== null));
  const numbersOf = (history: History) => asinHistoryOf(history.asinDays);
  const openOf = (history: History): OpenDay => {
    const { days, numbers } = numbersOf(history);
    return new OpenDay(days[0] ?? { store, marketplace, date: day0 }, numbers);
  };

  test('what was taken out of it is as if it had never been put in, but for texts', () => {
    fc.assert(fc.property(imports, fc.constantFrom(...ofAsins).chain((group) => dayImport(group, day0, 'I-more')), (all, more) => {
      const before = historyOfAll(all.filter(({ group }) => group !== more.group));
      const day = openOf(before);
      day.put(more.asins, more.group as (typeof asinGroups)[number], more.id, before.asinDays.length);
      expect(day.takeOut(more.group as (typeof asinGroups)[number], more.id)).toBe(false);
      // The two kinds of advertising stand in one sum: what Sponsored Products left blank beside a known part of Display is 0 in it.
      const sums = (row: AsinDay): object => (row.adsImport === null ? {} : Object.fromEntries(fieldsOf.ads.map((field) => [field, row[field] ?? 0])));
      const bare = ({ sku: _, title: __, parentAsin: ___, ...row }: AsinDay): object => ({ ...row, ...sums(row as AsinDay) });
      const named = (rows: readonly AsinDay[]): object[] => [...rows].sort((a, b) => (a.asin < b.asin ? -1 : 1)).map(bare);
      expect(named(day.rows())).toEqual(named(before.asinDays));
    }), { numRuns: 60 });
  });

  test('rows somebody else holds are not changed under their hands', () => {
    fc.assert(fc.property(imports, dayImport('ads', day0, 'I-more'), (all, more) => {
      const history = historyOfAll(all);
      const copy = structuredClone(history.asinDays);
      const day = openOf(history);
      day.put(more.asins, 'ads', more.id, history.asinDays.length);
      const made = day.made();
      const then = structuredClone(made.rows());
      day.takeOut('ads', more.id);
      expect(history.asinDays).toEqual(copy);
      expect(made.rows()).toEqual(then);
    }), { numRuns: 40 });
  });

  test('new rows are counted, stand after the old ones, and are found by their ASIN', () => {
    fc.assert(fc.property(dayImport('sales', day0), dayImport('returns', day0), (sales, returns) => {
      const history = historyOfAll([sales]);
      const { numbers, days } = numbersOf(history);
      const day = new OpenDay(days[0]!, numbers);
      const fresh = returns.asins.filter(({ asin }) => !sales.asins.some((one) => one.asin === asin));
      expect(day.put(returns.asins, 'returns', returns.id, 100)).toBe(fresh.length);
      const made = day.made();
      expect(fresh.map(({ asin }) => made.orderAt(made.placeOf(numbers.of(asin))))).toEqual(fresh.map((_, index) => 100 + index));
      expect(made.rows().map(({ asin }) => asin)).toEqual([...sales.asins, ...fresh].map(({ asin }) => asin));
      for (const field of fieldsOf.returns) expect(made.rows().map((row) => row[field as FigureField])).toEqual(made.rows().map(({ asin }) => returns.asins.find((one) => one.asin === asin)?.[field as FigureField] ?? null));
    }), { numRuns: 40 });
  });
});

describe('changes between two histories', () => {
  /** The same by comparing every row with every other. */
  function slowly(before: History, after: History) {
    const old = new Map(before.asinDays.map((row) => [keyOf(row), JSON.stringify(row)]));
    const now = new Set(after.asinDays.map(keyOf));
    return { changed: after.asinDays.filter((row) => old.get(keyOf(row)) !== JSON.stringify(row)), gone: before.asinDays.filter((row) => !now.has(keyOf(row))) };
  }
  const dayOf = ({ date }: { readonly date: CivilDate }): number => daysBetween(day0, date);

  test('name each row that is new, other, or gone, once and in its order, and no other', () => {
    fc.assert(fc.property(dayImports(4), dayImports(4).map((all) => all.map((one): DayImport => ({ ...one, id: `${one.id}-b` }))), (first, second) => {
      const before = historyOfAll(first);
      const after = second.reduce(withImport, before);
      const found = changesBetween(before, after);
      const { changed, gone } = slowly(before, after);
      expect(found.asinDays).toEqual(changed);
      expect(found.gone.map(({ date, asin }) => [date, asin])).toEqual(gone.map(({ date, asin }) => [date, asin]));
      // Only the days of the imports.
      const touched = new Set(second.map(dayOf));
      expect([...found.asinDays, ...found.dayTotals, ...found.gone].every((row) => touched.has(dayOf(row)))).toBe(true);
    }), { numRuns: 60 });
  });

  test('a history and itself, or the same imports again: none', () => {
    fc.assert(fc.property(dayImports(3), (all) => {
      const history = historyOfAll(all);
      const none = { asinDays: [], dayTotals: [], gone: [], goneTotals: [] };
      expect(changesBetween(history, history)).toEqual(none);
      expect(changesBetween(history, all.reduce(withImport, history))).toEqual(none);
    }), { numRuns: 30 });
  });

  test('from everything to nothing, and back', () => {
    fc.assert(fc.property(dayImports(3), (all) => {
      const history = historyOfAll(all);
      const gone = changesBetween(history, empty);
      expect([gone.asinDays, gone.dayTotals, gone.gone.length, gone.goneTotals]).toEqual([[], [], history.asinDays.length, history.dayTotals]);
      const come = changesBetween(empty, history);
      expect([come.asinDays, come.dayTotals, come.gone, come.goneTotals]).toEqual([history.asinDays, history.dayTotals, [], []]);
    }), { numRuns: 30 });
  });
});
