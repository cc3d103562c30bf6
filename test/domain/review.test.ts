import fc from 'fast-check';
import { samePerson } from '../../src/domain/person';
import { allowedKinds, currentFromLog, decide, reviewersOf, standingOf, stateOf, type CurrentValue, type Decision } from '../../src/domain/review';
import { eventKinds, type EventKind, type LogEvent, type State } from '../../src/domain/sopLog';
import { change, event } from './logRows';

const decision = (kind: Decision['kind'], comment = 'because'): Decision => (kind === 'execute' ? { kind, readBack: '$0.70', comment } : { kind, comment });
const by = (...steps: readonly (readonly [EventKind, string])[]): LogEvent[] => steps.map(([kind, person]) => event(kind, person));
const codeOf = (result: ReturnType<typeof decide>): string => (result.kind === 'refused' ? result.problem.code : result.event.result);

const approved = by(['approve', '王芳']);
const done = by(['approve', '王芳'], ['execute', '李明']);

test.each<[string, readonly LogEvent[], State]>([
  ['nothing', [], 'in-review'], ['an approval', approved, 'approved'], ['a rejection', by(['reject', '王芳']), 'rejected'], ['a question', by(['ask', '王芳']), 'in-review'],
  ['an answered question and an approval', by(['ask', '王芳'], ['answer', '李明'], ['approve', '王芳']), 'approved'], ['a question after the approval', by(['approve', '王芳'], ['ask', '赵强']), 'in-review'],
  ['a rejection after the approval', by(['approve', '王芳'], ['reject', '赵强']), 'rejected'], ['its execution', done, 'done'], ['a first outcome', [...done, event('outcome', '李明')], 'watching'],
  ['the last outcome', [...done, event('outcome', '李明', { result: 'closed' })], 'closed'], ['an end by hand', [...done, event('close', '李明')], 'closed'], ['a withdrawal', by(['void', '李明']), 'void'],
])('after %s', (_what, events, state) => {
  expect(stateOf(change(), events)).toBe(state);
});

test('a change that needs no review begins open and is done at once', () => {
  const row = change({ needsReview: false });
  expect(stateOf(row, [])).toBe('open');
  expect(stateOf(row, by(['execute', '李明']))).toBe('done');
});

describe('a decision is refused', () => {
  test.each<[string, readonly LogEvent[], Decision, string, string]>([
    ['by nobody', [], decision('approve'), ' ', 'review.no-person'], ['by the operator', [], decision('approve'), '李明', 'review.same-person'], ['by the operator with a space', [], decision('approve'), '李 明 ', 'review.same-person'],
    ['by the operator as a question', [], decision('ask'), '李明', 'review.same-person'], ['without a reason to reject', [], decision('reject', ' '), '王芳', 'review.comment-missing'], ['without a question', [], decision('ask', ''), '王芳', 'review.comment-missing'],
    ['without a reason to withdraw', [], decision('void', ''), '李明', 'review.comment-missing'], ['to do it before an approval', [], decision('execute'), '李明', 'review.not-approved'],
    ['to do it while a question is open', by(['approve', '王芳'], ['ask', '赵强']), decision('execute'), '李明', 'review.not-approved'], ['to do it after a rejection', by(['reject', '王芳']), decision('execute'), '李明', 'review.rejected'],
    ['to approve after a rejection', by(['reject', '王芳']), decision('approve'), '赵强', 'review.rejected'], ['to approve twice', approved, decision('approve'), '赵强', 'review.decided'], ['to do it twice', done, decision('execute'), '李明', 'review.already-done'],
    ['to reject what is done', done, decision('reject'), '王芳', 'review.already-done'], ['to answer what nobody asked', [], decision('answer'), '李明', 'review.not-asked'], ['to close what was never done', approved, decision('close'), '李明', 'review.void-instead'],
    ['after the end', [...done, event('close', '李明')], decision('execute'), '李明', 'review.final'], ['after a withdrawal', by(['void', '李明']), decision('void'), '李明', 'review.final'],
    ['without a value read back', approved, { kind: 'execute', readBack: ' ', comment: '' }, '李明', 'review.read-back-missing'],
  ])('%s', (_what, events, one, person, code) => {
    expect(codeOf(decide(change(), events, one, person, null))).toBe(code);
  });

  test('where no review is needed', () => expect(codeOf(decide(change({ needsReview: false }), [], decision('approve'), '王芳', null))).toBe('review.not-needed'));
  test('about a record', () => expect(codeOf(decide(change({ action: 'import' }), [], decision('execute'), '王芳', null))).toBe('review.record'));
  test('by somebody the team did not name as a reviewer', () => {
    expect(codeOf(decide(change(), [], decision('approve'), '王芳', null, ['赵强']))).toBe('review.not-a-reviewer');
    expect(codeOf(decide(change(), [], decision('approve'), '王 芳', null, ['赵强', '王芳']))).toBe('approved');
    expect(codeOf(decide(change(), approved, decision('execute'), '李明', null, ['赵强']))).toBe('done');
  });
});

test('supervisors review where the team named any besides the operator', () => {
  const team = [{ name: '赵强', role: 'supervisor' }, { name: '王芳', role: 'operator' }, { name: '李明', role: 'supervisor' }] as const;
  expect(reviewersOf(team, '李 明')).toEqual(['赵强']);
  expect(reviewersOf(team.slice(1), '李明')).toEqual([]);
  expect(reviewersOf([], '李明')).toEqual([]);
});

describe('a value that moved since', () => {
  const now = (value: string): CurrentValue => ({ value, source: 'person', by: 'C-2' });
  test.each<[Decision['kind'], readonly LogEvent[], string, string]>([
    ['approve', [], '$0.90', 'review.stale'], ['approve', [], '1.00', 'approved'], ['approve', [], '$0.70', 'review.stale'], ['reject', [], '$0.90', 'rejected'], ['ask', [], '$0.90', 'in-review'],
    ['execute', approved, '$0.90', 'review.stale-approval'], ['execute', approved, '$0.70', 'done'], ['execute', approved, '$1', 'done'], ['void', approved, '$0.90', 'void'],
  ])('%s after %j, it is %s now: %s', (kind, events, value, code) => {
    expect(codeOf(decide(change(), events, decision(kind), kind === 'execute' || kind === 'void' ? '李明' : '王芳', now(value)))).toBe(code);
  });

  test('cannot be told where the row names no old value', () => expect(codeOf(decide(change({ oldValue: '' }), [], decision('approve'), '王芳', now('$0.90')))).toBe('approved'));

  test('is found in the log: another change of the same thing, carried out after the row was written', () => {
    const row = change();
    const other = change({ logId: 'C-2', needsReview: false, newValue: '$0.90' });
    const at = (time: string, value: string): LogEvent[] => [event('execute', '李明', { logId: 'C-2', at: time, value })];
    const find = (one = other, events = at('2026-11-20 12:00:00', '0.95')) => currentFromLog(row, [row, one], (id) => (id === 'C-2' ? events : []));
    expect(find()).toEqual({ value: '0.95', source: 'log', by: 'C-2' });
    expect(find(other, at('2026-11-20 12:00:00', '—'))?.value).toBe('$0.90');
    expect(find(other, at('2026-11-20 09:00:00', '0.95'))).toBeNull();
    expect(find({ ...other, object: ' lamps › LAMP' })?.by).toBe('C-2');
    expect(find({ ...other, object: 'Lamps › desk' })).toBeNull();
    expect(find({ ...other, metric: 'budget' })).toBeNull();
    expect(find({ ...other, marketplace: 'DE' })).toBeNull();
    expect(find(other, [...at('2026-11-20 12:00:00', '0.95'), event('void', '李明', { logId: 'C-2' })])).toBeNull();
  });
});

test('a value read back that is not the planned one is logged, and said', () => {
  const result = decide(change(), approved, { kind: 'execute', readBack: '0.75', comment: '' }, '李明', null);
  expect(result).toMatchObject({ kind: 'event', event: { value: '0.75', result: 'done' }, warnings: [{ code: 'review.read-back-differs', params: { readBack: '0.75', value: '$0.70' } }] });
  expect(decide(change(), approved, { kind: 'execute', readBack: '0.7', comment: '' }, '李明', null)).toMatchObject({ warnings: [] });
});

test('the buttons offer what would be accepted', () => {
  const offered = (events: readonly LogEvent[], person: string) => allowedKinds(change(), standingOf(change(), events), person);
  expect(offered([], '王芳')).toEqual(['approve', 'reject', 'ask', 'void']);
  expect(offered([], '李明')).toEqual(['void']);
  expect(offered(by(['ask', '王芳']), '李明')).toEqual(['answer', 'void']);
  expect(offered(approved, '李明')).toEqual(['execute', 'void']);
  expect(offered(done, '李明')).toEqual(['close', 'void']);
});

const people = ['李明', '李 明', 'ＬＩ', '王芳', '赵强', ''] as const;
const steps = fc.array(fc.tuple(fc.constantFrom(...eventKinds), fc.constantFrom(...people)), { maxLength: 12 });

test('no sequence of decisions marks a change done that nobody else approved', () => {
  fc.assert(fc.property(steps, (sequence) => {
    const events: LogEvent[] = [];
    for (const [kind, person] of sequence) {
      if (kind === 'outcome') continue;
      const result = decide(change(), events, decision(kind), person, null);
      if (result.kind === 'event') events.push(event(result.event.kind, result.event.person, { result: result.event.result }));
      const at = events.findIndex((one) => one.kind === 'execute');
      if (at >= 0) {
        const review = events.slice(0, at).filter((one) => ['approve', 'reject', 'ask'].includes(one.kind)).at(-1);
        expect(review?.kind).toBe('approve');
        expect(samePerson(review?.person ?? '', '李明')).toBe(false);
      }
    }
    // What the rules let through, reading it back lets through as well.
    expect(standingOf(change(), events).ignored).toEqual([]);
  }), { numRuns: 2_000 });
});

test('events that somebody typed in by hand change nothing the rules do not allow', () => {
  fc.assert(fc.property(steps, (sequence) => {
    const events = sequence.map(([kind, person]) => event(kind, person));
    const { execution, review, ignored } = standingOf(change(), events);
    if (execution) {
      expect(review?.kind).toBe('approve');
      expect(samePerson(review?.person ?? '', '李明')).toBe(false);
    }
    expect(ignored.length).toBeLessThanOrEqual(events.length);
  }), { numRuns: 2_000 });
  expect(standingOf(change(), by(['approve', '李明'], ['execute', '李明']))).toMatchObject({ state: 'in-review', ignored: [{ kind: 'approve' }, { kind: 'execute' }] });
});
