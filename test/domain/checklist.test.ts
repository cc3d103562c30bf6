import fc from 'fast-check';
import { checklistItems, checklistOf, daysOf, itemOf, streakAt, streakOf, tickDate, type ChecklistDay, type ItemId, type LoggedRow, type Tick } from '../../src/domain/checklist';
import { addDays } from '../../src/domain/civil';
import { dailyReport, type DailyReport, type KpiId } from '../../src/domain/daily';
import type { FindingCode } from '../../src/domain/findings';
import { rulesWith } from '../../src/domain/rules';
import * as made from './stores';

const rules = rulesWith();
const missedWindow = rules.number('checklist.missedDays');
const date = made.day0;
const blank = dailyReport({ store: made.store, marketplace: 'US', currency: 'USD', date, today: date, history: made.empty, products: [], rules, targets: {} });

interface Day {
  readonly kpis?: Readonly<Partial<Record<KpiId, number>>>;
  readonly bad?: KpiId;
  readonly found?: readonly FindingCode[];
  readonly rest?: Partial<DailyReport>;
}
const reportWith = ({ kpis = {}, bad, found = [], rest = {} }: Day): DailyReport => ({
  ...blank, daysBefore: 9, ...rest,
  kpis: blank.kpis.map((kpi) => ({ ...kpi, value: kpis[kpi.id] ?? null, light: kpi.id === bad ? 'bad' : null })),
  findings: found.map((code) => ({ code, asin: 'B0QH000000' }) as DailyReport['findings'][number]),
});
const tick = (item: ItemId, rest: Partial<Tick> = {}): Tick => ({ store: made.store, marketplace: 'US', date, item, person: '林晓彤', time: '09:30', note: null, byData: false, ...rest });
const row = (rest: Partial<LoggedRow>): LoggedRow => ({ action: 'add-negative', siteTime: `${date} 20:00:00`, standing: { state: 'open' }, ...rest });
const line = (item: ItemId, day: Day, { ticks = [] as readonly Tick[], entries = [] as readonly LoggedRow[] } = {}) => checklistOf({ report: reportWith(day), rules, entries, ticks }).find((one) => one.item.id === item)!;

test.each<[ItemId, string, Day, boolean | null, string]>([
  ['01', 'nothing filled in', {}, null, 'notes'],
  ['01', 'no notices, ODR well', { kpis: { notices: 0, odr: 0.002 } }, true, 'account'],
  ['01', 'no notices, nothing else looked up', { kpis: { notices: 0 } }, null, 'accountPart'],
  ['01', 'a notice', { kpis: { notices: 1, odr: 0.002, ahr: 300 } }, false, 'account'],
  ['01', 'ODR too high', { kpis: { notices: 0, odr: 0.02 }, bad: 'odr' }, false, 'account'],
  ['02', 'all answered', { kpis: { unanswered: 0 } }, true, 'messagesNone'],
  ['02', 'some waiting', { kpis: { unanswered: 3, mostUrgent: 2 } }, false, 'messages'],
  ['03', 'returns known', { kpis: { returnedUnits: 0 } }, null, 'returns'],
  ['04', 'no bad feedback: reviews are still in no export', { kpis: { feedbackNegative: 0 } }, null, 'feedback'],
  ['04', 'bad feedback', { kpis: { feedbackNegative: 2 } }, false, 'feedback'],
  ['05', 'nothing lost', { kpis: { buyBoxPercentage: 0.97 } }, true, 'buyBox'],
  ['05', 'lost', { kpis: { buyBoxPercentage: 0.4 }, found: ['BUY_BOX_LOSS'] }, false, 'buyBox'],
  ['05', 'too few days before', { kpis: { buyBoxPercentage: 0.97 }, rest: { daysBefore: 1 } }, null, 'history'],
  ['06', 'no export tells', {}, null, 'hand'],
  ['07', 'as usual', { kpis: { orderedProductSales: 10 } }, true, 'trade'],
  ['07', 'a drop', { kpis: { orderedProductSales: 10 }, found: ['TRAFFIC_DROP'] }, false, 'trade'],
  ['07', 'no sales figures', {}, null, 'history'],
  ['08', '0 ASINs below', { kpis: { lowCover: 0, outOfStock: 0 } }, true, 'cover'],
  ['08', 'some below', { kpis: { lowCover: 4, outOfStock: 0 } }, false, 'cover'],
  ['08', 'one out', { kpis: { lowCover: 0, outOfStock: 1 } }, false, 'cover'],
  ['08', 'no inventory export', {}, null, 'inventory'],
  ['09', 'no fee, nothing old', { kpis: { lowFee: 0, agedUnits: 0 } }, true, 'fees'],
  ['09', 'old units', { kpis: { lowFee: 0, agedUnits: 8 } }, false, 'fees'],
  ['09', 'only the fee is known', { kpis: { lowFee: 0 } }, null, 'fees'],
  ['10', 'no advertising export', {}, null, 'adsMissing'],
  ['10', 'within limits', { kpis: { acos: 0.2 }, rest: { present: ['ads'] } }, true, 'ads'],
  ['10', 'past the limit', { rest: { present: ['ads'] }, found: ['ADS_NO_SALES'] }, false, 'ads'],
  ['11', 'nothing in the log', {}, null, 'terms'],
  ['12', 'nothing in the log', {}, null, 'groups'],
  ['13', 'prices within the band: deals are in no export', {}, null, 'price'],
  ['13', 'outside the band', { found: ['PRICE_BAND'] }, false, 'price'],
  ['14', 'no export tells', {}, null, 'hand'],
  ['15', 'nothing waits', {}, true, 'review'],
  ['16', 'all exports', { rest: { absent: [] } }, true, 'report'],
  ['16', 'one is missing', { rest: { absent: ['ads'] } }, false, 'reportPart'],
  ['W5', 'no export tells', {}, null, 'hand'],
])('%s, %s: %j is %s by %s', (item, _, day, done, code) => {
  const found = line(item, day);
  expect([found.done, found.evidence.code]).toEqual([done, code]);
  expect(found.state).toBe(done === null ? 'check' : done ? 'data' : 'open');
  expect(line(item, day, { ticks: [tick(item, { date: tickDate(found.item, date) })] }).state).toBe(done ? 'data' : 'hand');
});

test('the log ticks: rows of the marketplace\'s own day and the morning after, none that were taken back', () => {
  const state = (rest: Partial<LoggedRow>, item: ItemId = '11') => line(item, {}, { entries: [row(rest)] }).state;
  expect(state({})).toBe('data');
  expect(state({ siteTime: `${addDays(date, 1)} 08:00:00` })).toBe('data');
  expect(state({ siteTime: `${addDays(date, -1)} 08:00:00` })).toBe('check');
  expect(state({ siteTime: `${addDays(date, 2)} 08:00:00` })).toBe('check');
  expect(state({ standing: { state: 'void' } })).toBe('check');
  expect(state({ action: 'archive' }, '12')).toBe('data');
  expect(line('15', {}, { entries: [row({ standing: { state: 'in-review' } })] })).toMatchObject({ state: 'open', evidence: { params: { count: 1 } } });
});

test('ticks count for their own store, marketplace and day, weekly ones for their week', () => {
  const hand = (rest: Partial<Tick>, item: ItemId = '06') => line(item, {}, { ticks: [tick(item, rest)] }).state;
  expect(hand({})).toBe('hand');
  for (const other of [{ store: 'Other' }, { marketplace: 'DE' }, { date: addDays(date, -1) }, { person: null }]) expect(hand(other)).toBe('check');
  // 14 November 2026 is a Saturday.
  expect(hand({ date: addDays(date, -5) }, 'W1')).toBe('hand');
  expect(hand({ date: addDays(date, -12) }, 'W1')).toBe('check');
});

test('an item is known however its number was typed', () => {
  expect([itemOf('8')?.id, itemOf(' ０８ ')?.id, itemOf('w1')?.id, itemOf('17'), itemOf('')]).toEqual(['08', '08', 'W1', null, null]);
  expect(checklistItems.map(({ every }) => every).filter((every) => every === 'day')).toHaveLength(16);
});

describe('streaks', () => {
  const days = fc.array(fc.boolean(), { maxLength: 40 }).map((all): ChecklistDay[] => all.map((complete, index) => ({ date: addDays(date, index), missed: complete ? [] : ['06', '14'] })));

  test('never exceed the days, and are the complete days after the last missed one', () => {
    fc.assert(fc.property(days, (all) => {
      const streak = streakOf(all, missedWindow);
      expect(streak.days).toBeLessThanOrEqual(all.length);
      expect(streak.days).toBe(all.length - 1 - Math.max(-1, ...all.flatMap(({ missed }, index) => (missed.length > 0 ? [index] : []))));
      expect(streak.missed.every(({ count }) => count <= Math.min(all.length, missedWindow))).toBe(true);
    }));
  });

  test('end with a missed day and grow with a complete one', () => {
    fc.assert(fc.property(days, (all) => {
      const next = addDays(date, all.length);
      expect(streakOf([...all, { date: next, missed: ['03'] }], missedWindow).days).toBe(0);
      expect(streakOf([...all, { date: next, missed: [] }], missedWindow).days).toBe(streakOf(all, missedWindow).days + 1);
    }));
  });

  test('come from the rows: done by data or by a person; missed items most often first', () => {
    const daily = checklistItems.filter(({ every }) => every === 'day');
    const full = (day: number, without: readonly ItemId[]): Tick[] => daily.map(({ id }) => tick(id, { date: addDays(date, -day), ...(without.includes(id) ? { person: null } : id === '08' ? { person: null, byData: true } : {}) }));
    const ticks = [...full(20, ['01']), ...full(3, ['14', '06']), ...full(2, ['14']), ...full(1, []), tick('W1', { date: addDays(date, -5), person: null })];
    expect(streakOf(daysOf(ticks, made.store, 'US', date), missedWindow)).toEqual({ days: 1, of: 3, window: 14, missed: [{ item: '14', count: 2 }, { item: '06', count: 1 }] });
    const facts = { report: reportWith({}), rules, entries: [], ticks: [...ticks, ...daily.map(({ id }) => tick(id))] };
    expect(streakAt(checklistOf(facts), facts).days).toBe(2);
    const wider = { ...facts, rules: rulesWith([{ id: 'checklist.missedDays', value: 30 }]) };
    expect(streakAt(checklistOf(wider), wider)).toMatchObject({ of: 5, window: 30, missed: [{ item: '14', count: 2 }, { item: '01', count: 1 }, { item: '06', count: 1 }] });
  });
});
