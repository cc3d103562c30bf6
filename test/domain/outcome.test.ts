import { addDays, civilDate, type CivilDate } from '../../src/domain/civil';
import { blankAsinDay, blankDayTotals, type AsinDay, type DayTotals, type History } from '../../src/domain/history';
import { lastFinalDay, outcomesOf, siteDayOf, type ExecutedChange } from '../../src/domain/outcome';
import { watchMetrics, type Watch } from '../../src/domain/proposal';
import { rulesWith } from '../../src/domain/rules';
import { change as row } from './logRows';

const rules = rulesWith();
const on = (day: string): CivilDate => civilDate(day)!;
const executedOn = on('2026-11-01');
const asin = 'B0Z0000001';
const place = { store: 'S', marketplace: 'US' };

/** Figures of a day by its distance from the change; null leaves the day without any export. */
type Day = (offset: number) => Partial<AsinDay> | null;

function historyOf(day: Day, span = 20): History {
  const asinDays: AsinDay[] = [];
  const dayTotals: DayTotals[] = [];
  for (let offset = -span; offset <= span; offset += 1) {
    const figures = day(offset);
    if (!figures) continue;
    const base = { ...place, date: addDays(executedOn, offset), ...figures };
    asinDays.push({ ...blankAsinDay, ...base, asin, sku: null, parentAsin: null, title: null, salesImport: 'i', adsImport: 'i', inventoryImport: null });
    dayTotals.push({ ...blankDayTotals, ...base, currency: 'USD', salesFrom: 'by-asin' });
  }
  return { asinDays, dayTotals };
}

const change = (watch: Watch | null = { metric: 'acos', asin }, rest: Partial<ExecutedChange> = {}): ExecutedChange => ({ row: row(), executedOn, watch, ...rest });
const look = (day: Day, today: string, changes: readonly ExecutedChange[] = [change()]) => outcomesOf(changes, historyOf(day), rules, { ...place, today: on(today) });

// Before the change 10 spent for 20 sold a day, after it 6 for 24; the day itself would spoil both.
const better: Day = (offset) => (offset < 0 ? { spend: 10, sales: 20 } : offset === 0 ? { spend: 900, sales: 1 } : { spend: 6, sales: 24 });

test('the day of the change counts on neither side, and both windows are as long', () => {
  const [line] = look(better, '2026-11-30');
  expect(line!.checks.map(({ days, before, after, verdict, from, to, earlierFrom, earlierTo }) => [days, before, after, verdict, from, to, earlierFrom, earlierTo])).toEqual([
    [3, 0.5, 0.25, 'better', '2026-11-02', '2026-11-04', '2026-10-29', '2026-10-31'],
    [7, 0.5, 0.25, 'better', '2026-11-02', '2026-11-08', '2026-10-25', '2026-10-31'],
    [14, 0.5, 0.25, 'better', '2026-11-02', '2026-11-15', '2026-10-18', '2026-10-31'],
  ]);
  expect(line!.checks[0]!.change).toBeCloseTo(-0.5, 12);
  expect(line).toMatchObject({ next: null, missing: [] });
});

test('a ratio is the ratio of the sums, not the mean of the ratios', () => {
  const [line] = look((offset) => (offset < 0 ? { spend: 10, sales: 20 } : { spend: offset === 1 ? 30 : 0, sales: offset === 1 ? 30 : 30 }), '2026-11-30');
  expect(line!.checks[0]!.after).toBeCloseTo(30 / 90, 12);
});

// The 3-day window ends on 4 November; three days stay provisional after the day itself.
test.each([['2026-11-07', 0, 3, '2026-11-08'], ['2026-11-08', 1, 7, '2026-11-12'], ['2026-11-11', 1, 7, '2026-11-12'], ['2026-11-12', 2, 14, '2026-11-19'], ['2026-11-19', 3, null, null]])('on %s there are %d checks', (today, count, next, nextOn) => {
  const [line] = look(better, today);
  expect(line!.checks).toHaveLength(count);
  expect(line!.next).toEqual(next === null ? null : { days: next, on: nextOn });
});

test('a day without an export is waited for and named; an ASIN that its export does not name had none', () => {
  const gap = look((offset) => (offset === -2 || offset === 6 ? null : better(offset)), '2026-11-30')[0]!;
  expect(gap.checks).toEqual([]);
  expect(gap.missing).toEqual(['2026-10-30', '2026-11-07']);
  const history = historyOf(better);
  const quiet = { ...history, asinDays: history.asinDays.filter(({ date }) => date !== '2026-11-02') };
  expect(outcomesOf([change()], quiet, rules, { ...place, today: on('2026-11-30') })[0]!.checks[0]!.after).toBeCloseTo(12 / 48, 12);
});

test.each<[Watch, Day, [number | null, number | null, string | null]]>([
  [{ metric: 'acos', asin }, (offset) => (offset < 0 ? { spend: 5, sales: 0 } : { spend: 5, sales: 10 }), [null, 0.5, null]],
  [{ metric: 'unitsOrdered', asin: null }, (offset) => ({ unitsOrdered: offset < 0 ? 10 : 8 }), [10, 8, 'worse']],
  [{ metric: 'unitsOrdered', asin }, (offset) => ({ unitsOrdered: offset < 0 ? 0 : 8 }), [0, 8, null]],
  [{ metric: 'spend', asin }, (offset) => ({ spend: offset < 0 ? 10 : 8 }), [10, 8, null]],
  [{ metric: 'cpc', asin }, (offset) => ({ spend: 10, clicks: offset < 0 ? 10 : 20 }), [1, 0.5, 'better']],
  [{ metric: 'roas', asin }, (offset) => ({ spend: 10, sales: offset < 0 ? 30 : 20 }), [3, 2, 'worse']],
  [{ metric: 'sessionsTotal', asin }, (offset) => ({ sessionsTotal: offset < 0 ? 1000 : 1010 }), [1000, 1010, 'same']],
])('%j: %s', (watch, day, expected) => {
  const [check] = look(day, '2026-11-30', [change(watch)])[0]!.checks;
  expect([check!.before, check!.after, check!.verdict]).toEqual(expected);
});

test('every metric can be checked', () => {
  const day: Day = (offset) => ({ spend: 10, sales: 20, clicks: 5, impressions: 100, orders: 2, orderedProductSales: 40, unitsOrdered: 4, sessionsTotal: 50, buyBoxPercentage: offset < 0 ? 0.9 : 0.95 });
  for (const metric of watchMetrics) expect(look(day, '2026-11-30', [change({ metric, asin })])[0]!.checks).toHaveLength(3);
});

test('other changes of the same object or ASIN within the windows are named', () => {
  const other = (logId: string, days: number, object: string, watch: Watch | null): ExecutedChange => ({ row: row({ logId, object }), executedOn: addDays(executedOn, days), watch });
  const lines = look(better, '2026-11-30', [
    change(), other('same-asin', 2, 'x', { metric: 'sales', asin }), other('same-object', -7, row().object, null), other('elsewhere', 1, 'x', { metric: 'sales', asin: 'B0Z0000002' }),
  ]);
  const line = lines.find(({ change: { row: { logId } } }) => logId === row().logId)!;
  expect(line.checks.map(({ days, overlaps }) => [days, overlaps])).toEqual([[3, ['same-asin']], [7, ['same-asin', 'same-object']], [14, ['same-asin', 'same-object']]]);
});

test('a change without a figure to watch is listed without a check; one of another store is not', () => {
  const lines = look(better, '2026-11-30', [change(null), change(undefined, { row: row({ logId: 'other', store: 'T' }) })]);
  expect(lines).toEqual([{ change: change(null), checks: [], next: null, missing: [] }]);
});

test.each([['2026-11-22 09:30:00', 'US', '2026-11-21'], ['2026-11-22 16:30:00', 'US', '2026-11-22'], ['2026-11-22 00:30:00', 'JP', '2026-11-22'], ['soon', 'US', null]])('%s in Beijing is, in %s, %s', (beijing, marketplace, day) => {
  expect(siteDayOf(beijing, marketplace)).toBe(day);
});

test('the days Amazon may still correct are left out', () => {
  expect(lastFinalDay(on('2026-11-22'), rules)).toBe('2026-11-18');
});
