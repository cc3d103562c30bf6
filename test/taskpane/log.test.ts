import type { LogEntry } from '../../src/sheets/logBook';
import { standingOf } from '../../src/domain/review';
import type { LogEvent, LogRow } from '../../src/domain/sopLog';
import { actionDefaults, emptyForm, missingField, proposalOf, withAction, type EntryForm } from '../../src/taskpane/log/compose';
import { LogDesk } from '../../src/taskpane/log/desk';
import { filterEntries, type LogFilter } from '../../src/taskpane/log/filter';
import { change, event } from '../domain/logRows';
import { memoryWorkbook, type MemoryControls } from './memoryWorkbook';

const entry = (logId: string, rest: Partial<LogRow> = {}, events: readonly LogEvent[] = []): LogEntry => {
  const row = change({ logId, ...rest });
  return { ...row, change: '', rule: '', suggestion: '', reason: '', evidence: '', note: '', events, standing: standingOf(row, events) };
};

const entries: readonly LogEntry[] = [
  entry('import', { action: 'import', needsReview: false }), entry('finding', { action: 'finding', needsReview: false, operator: '系统', at: '2026-11-22 10:00:00' }),
  entry('done', {}, [event('approve', '王芳'), event('execute', '李明')]), entry('old', { at: '2026-11-01 10:00:00' }), entry('new', { at: '2026-11-21 10:00:00' }),
  entry('approved', {}, [event('approve', '王芳')]), entry('plain', { needsReview: false, operator: '赵强' }), entry('rejected', { operator: '赵强' }, [event('reject', '王芳')]), entry('void', {}, [event('void', '李明')]),
];

test.each<[LogFilter, string, readonly string[]]>([
  ['pending', '李明', ['new', 'old', 'approved', 'plain', 'finding']], ['mine', '李 明', ['new', 'old', 'approved', 'done', 'void']], ['mine', '王芳', ['approved', 'done', 'rejected']], ['mine', '', []],
  ['watching', '王芳', ['done']], ['all', '王芳', ['new', 'old', 'approved', 'plain', 'finding', 'done', 'rejected', 'void']],
])('%s of %s shows, in this order, %j', (filter, person, ids) => {
  expect(filterEntries(entries, filter, person).map(({ logId }) => logId)).toEqual(ids);
});

const full = (rest: Partial<EntryForm> = {}): EntryForm => ({ ...emptyForm('US'), object: ' lamp ', oldValue: '$1.00', newValue: '0.8', reason: 'because', ...rest });
const made = (form: EntryForm) => proposalOf(form, (field) => field);

test.each<[Partial<EntryForm>, string | null]>([
  [{}, null], [{ marketplace: '' }, 'marketplace'], [{ object: ' ' }, 'object'], [{ oldValue: '' }, 'oldValue'], [{ newValue: '' }, 'newValue'], [{ reason: '' }, 'reason'],
  [{ action: 'refund', oldValue: '' }, null], [{ action: 'restock', oldValue: '' }, null], [{ action: 'message', oldValue: '' }, null],
])('a form with %j lacks %j', (rest, field) => {
  expect(missingField(full(rest))).toBe(field);
  expect('problem' in made(full(rest))).toBe(field !== null);
});

test('numbers are taken as numbers, a placement\'s 20 as 20 %, and text stays text', () => {
  expect(made(full())).toMatchObject({ proposal: { object: 'lamp', oldValue: 1, newValue: 0.8, unit: 'money' } });
  expect(made(full({ ...withAction(full(), 'placement-change'), oldValue: '0', newValue: '20' }))).toMatchObject({ proposal: { oldValue: 0, newValue: 0.2, unit: 'percent' } });
  expect(made(full({ ...withAction(full(), 'placement-change'), oldValue: '10%', newValue: '25％' }))).toMatchObject({ proposal: { oldValue: 0.1, newValue: 0.25 } });
  expect(made(full({ ...withAction(full(), 'listing-edit'), oldValue: '', newValue: '2026' }))).toMatchObject({ proposal: { oldValue: null, newValue: '2026', unit: 'text', module: 'listing' } });
});

test('what is watched, exempt and negated is in the proposal where it belongs', () => {
  expect(made(full({ watchMetric: 'acos', watchAsin: 'B0Z0000001', exempt: 'stock-out', matchType: 'phrase' }))).toMatchObject({ proposal: { watch: { metric: 'acos', asin: 'B0Z0000001' }, exempt: 'stock-out' } });
  expect(made(full({ ...withAction(full(), 'price-change'), object: 'B0Z0000002', watchMetric: 'unitsOrdered', exempt: 'stock-out' }))).toMatchObject({ proposal: { watch: { metric: 'unitsOrdered', asin: 'B0Z0000002' } } });
  expect(made(full({ ...withAction(full(), 'add-negative'), matchType: 'phrase' }))).toMatchObject({ proposal: { matchType: 'phrase' } });
  expect(Object.keys(actionDefaults).length).toBeGreaterThan(15);
});

describe('the desk', () => {
  const controls = (): MemoryControls => ({ bytes: null, slow: 0, settings: { profile: { store: 'S', operator: '李明', home: null } }, shown: null, selection: [], inserted: [], formulas: 0 });
  const now = (): number => Date.parse('2026-11-23T01:30:00Z');

  test('logs into an empty workbook, and shows what is there afterwards; a write that is stopped leaves nothing', async () => {
    const held = controls();
    const desk = new LogDesk(memoryWorkbook(held), now);
    await desk.look();
    expect(desk.getState()).toMatchObject({ busy: null, person: '李明', facts: { entries: [], kept: false } });
    const one = made(full());
    if ('problem' in one) throw new Error(one.problem.code);
    const stopping = desk.propose([one.proposal], 'zh-CN');
    desk.cancel();
    expect((await stopping).kind).toBe('cancelled');
    expect(held.bytes).toBeNull();
    expect(await desk.propose([one.proposal], 'zh-CN')).toMatchObject({ kind: 'done', warnings: [] });
    expect(desk.getState().facts!.kept).toBe(true);
    const row = desk.getState().facts!.entries[0]!;
    expect(row).toMatchObject({ object: 'lamp', operator: '李明', standing: { state: 'open' } });
    expect(await desk.propose([one.proposal], 'zh-CN')).toMatchObject({ kind: 'refused', problems: [{ code: 'proposal.known' }] });
    expect(await desk.decide(row, { kind: 'execute', readBack: '0.8', comment: '' }, '', 'zh-CN')).toMatchObject({ kind: 'done' });
    // The row as it was shown before is not the row any more.
    expect(await desk.decide(row, { kind: 'execute', readBack: '0.8', comment: '' }, '', 'zh-CN')).toMatchObject({ kind: 'refused', problems: [{ code: 'review.changed-meanwhile' }] });
    expect(desk.getState().facts!.entries[0]!.standing.state).toBe('done');
  });

  test('refuses without a person and without a store, and says so when the workbook cannot be read', async () => {
    const held = controls();
    held.settings['profile'] = { store: '', operator: '', home: null };
    const desk = new LogDesk(memoryWorkbook(held), now);
    const one = made(full());
    if ('problem' in one) throw new Error(one.problem.code);
    expect(await desk.propose([one.proposal], 'en')).toMatchObject({ kind: 'refused', problems: [{ code: 'log.store-missing' }] });
    held.settings['profile'] = { store: 'S', operator: '', home: null };
    expect(await desk.propose([one.proposal], 'en')).toMatchObject({ kind: 'refused', problems: [{ code: 'proposal.no-operator' }] });
    held.bytes = Uint8Array.from([1, 2, 3]);
    expect((await desk.propose([one.proposal], 'en')).kind).toBe('refused');
    expect(desk.getState().problem).not.toBeNull();
    expect(desk.getState().busy).toBeNull();
  });
});
