import { sameValue } from './amount';
import { notice, type Notice } from './notice';
import { personKey, samePerson } from './person';
import { changeActions, type ChangeAction, type EventKind, type LogEvent, type LogRow, type State } from './sopLog';
import type { Person } from './team';

/** Why a decision is refused, and what to do next; the words are in the catalogue of the same name. */
export type ReviewProblem =
  | 'review.no-person' | 'review.same-person' | 'review.not-a-reviewer' | 'review.comment-missing' | 'review.stale' | 'review.stale-approval' | 'review.record' | 'review.not-approved'
  | 'review.not-needed' | 'review.rejected' | 'review.decided' | 'review.already-done' | 'review.final' | 'review.not-done' | 'review.read-back-missing' | 'review.not-asked' | 'review.void-instead';

/** Where a log row stands. */
export interface Standing {
  readonly state: State;
  /** The events that count, by what they decide; null where there is none. A later one takes an earlier one's place. */
  readonly review: LogEvent | null;
  readonly execution: LogEvent | null;
  readonly outcome: LogEvent | null;
  /** A question that nobody answered yet. */
  readonly question: LogEvent | null;
  /** Events that the rules do not allow (typed by hand, or made by two people at the same time): they change nothing. */
  readonly ignored: readonly LogEvent[];
}

export type Decision =
  | { readonly kind: 'approve' | 'reject' | 'ask' | 'answer' | 'close' | 'void'; readonly comment: string }
  | { readonly kind: 'execute'; readonly readBack: string; readonly comment: string };

/** What a value is now, and who says so. */
export interface CurrentValue {
  readonly value: string;
  readonly source: 'person' | 'log' | 'history';
  /** The log row that changed it, or the day of the history. */
  readonly by: string;
}

/** An event to append; its id, time and words come where it is written. */
export interface NewEvent {
  readonly logId: string;
  readonly person: string;
  readonly kind: EventKind;
  readonly result: State;
  readonly value: string;
  readonly comment: string;
}

export type Decided =
  | { readonly kind: 'event'; readonly event: NewEvent; readonly warnings: readonly Notice[] }
  | { readonly kind: 'refused'; readonly problem: Notice<ReviewProblem> };

const isChange = (row: LogRow): boolean => row.action !== null && changeActions.includes(row.action as ChangeAction);

/** The state a row begins in. */
export const firstState = (row: LogRow): State => (row.needsReview ? 'in-review' : 'open');

/** Where a row stands after its events, in the order they were written. An event that was not allowed changes nothing. */
export function standingOf(row: LogRow, events: readonly LogEvent[]): Standing {
  let standing: Standing = { state: firstState(row), review: null, execution: null, outcome: null, question: null, ignored: [] };
  for (const event of events) {
    standing = forbidden(event.kind, row, standing, event.person) ? { ...standing, ignored: [...standing.ignored, event] } : after(standing, event);
  }
  return standing;
}

export const stateOf = (row: LogRow, events: readonly LogEvent[]): State => standingOf(row, events).state;

function after(standing: Standing, event: LogEvent): Standing {
  switch (event.kind) {
    case 'approve': return { ...standing, state: 'approved', review: event, question: null };
    case 'reject': return { ...standing, state: 'rejected', review: event, question: null };
    case 'ask': return { ...standing, state: 'in-review', review: event, question: event };
    case 'answer': return { ...standing, question: null };
    case 'execute': return { ...standing, state: 'done', execution: event, question: null };
    case 'outcome': return { ...standing, state: event.result === 'closed' ? 'closed' : 'watching', outcome: event };
    case 'close': return { ...standing, state: 'closed' };
    case 'void': return { ...standing, state: 'void', question: null };
  }
}

/** Why an event of this kind by this person is not allowed now; null where it is. */
function forbidden(kind: EventKind, row: LogRow, { state, question }: Standing, person: string): Notice<ReviewProblem> | null {
  const refuse = (code: ReviewProblem): Notice<ReviewProblem> => notice(code, { id: row.logId });
  if (personKey(person) === '') return refuse('review.no-person');
  if (state === 'void' || (state === 'closed' && kind !== 'void')) return refuse('review.final');
  if (kind === 'void') return null;
  if (!isChange(row) && row.action !== 'finding') return refuse('review.record');
  if (state === 'rejected') return refuse('review.rejected');
  const done = state === 'done' || state === 'watching';
  switch (kind) {
    case 'approve':
    case 'reject':
    case 'ask':
      if (!row.needsReview) return refuse('review.not-needed');
      if (done) return refuse('review.already-done');
      if (samePerson(person, row.operator)) return refuse('review.same-person');
      return kind === 'approve' && state === 'approved' ? refuse('review.decided') : null;
    case 'answer': return question ? null : refuse('review.not-asked');
    case 'execute':
      if (done) return refuse('review.already-done');
      return row.needsReview && state !== 'approved' ? refuse('review.not-approved') : null;
    case 'outcome': return done ? null : refuse('review.not-done');
    case 'close': return done || row.action === 'finding' ? null : refuse('review.void-instead');
  }
}

/** What a person may do with a row now, for the buttons; `decide` still has the last word. */
export const allowedKinds = (row: LogRow, standing: Standing, person: string): readonly Decision['kind'][] =>
  (['approve', 'reject', 'ask', 'answer', 'execute', 'close', 'void'] as const).filter((kind) => forbidden(kind, row, standing, person) === null);

/**
 * A person's decision about a row: the event to append, or why it is refused. `current` is what the value is now, where
 * anybody knows it: an approval of a value that has moved since would approve something nobody looked at. `reviewers`
 * are the people who may review, where the team has named any; nobody reviews their own change.
 */
export function decide(row: LogRow, events: readonly LogEvent[], decision: Decision, person: string, current: CurrentValue | null, reviewers: readonly string[] = []): Decided {
  const standing = standingOf(row, events);
  const refused = (problem: Notice<ReviewProblem>): Decided => ({ kind: 'refused', problem });
  const problem = forbidden(decision.kind, row, standing, person);
  if (problem) return refused(problem);
  const reviews = decision.kind === 'approve' || decision.kind === 'reject' || decision.kind === 'ask';
  if (reviews && reviewers.length > 0 && !reviewers.some((name) => samePerson(name, person))) return refused(notice('review.not-a-reviewer', { person: person.trim(), reviewers: reviewers.join(', ') }));
  const comment = decision.comment.trim();
  if (comment === '' && decision.kind !== 'approve' && decision.kind !== 'execute') return refused(notice('review.comment-missing', { id: row.logId }));
  const event = (kind: EventKind, result: State, value: string): NewEvent => ({ logId: row.logId, person: person.trim(), kind, result, value, comment });
  const moved = isChange(row) && hasMoved(row, current);
  switch (decision.kind) {
    case 'approve':
      if (moved && current) return refused(notice('review.stale', { id: row.logId, old: row.oldValue, now: current.value, by: current.by }));
      return { kind: 'event', event: event('approve', 'approved', row.oldValue), warnings: [] };
    case 'reject': return { kind: 'event', event: event('reject', 'rejected', ''), warnings: [] };
    case 'ask': return { kind: 'event', event: event('ask', 'in-review', ''), warnings: [] };
    case 'answer': return { kind: 'event', event: event('answer', 'in-review', ''), warnings: [] };
    case 'execute': {
      // What the log or the history says it is now may be this very change, carried out and not yet marked.
      if (moved && current && !sameValue(current.value, row.newValue)) return refused(notice(row.needsReview ? 'review.stale-approval' : 'review.stale', { id: row.logId, old: row.oldValue, now: current.value, by: current.by }));
      const readBack = decision.readBack.trim();
      if (readBack === '' && isChange(row)) return refused(notice('review.read-back-missing', { id: row.logId, value: row.newValue }));
      const differs = isChange(row) && row.newValue !== '—' && !sameValue(readBack, row.newValue);
      return { kind: 'event', event: event('execute', 'done', readBack), warnings: differs ? [notice('review.read-back-differs', { id: row.logId, readBack, value: row.newValue })] : [] };
    }
    case 'close': return { kind: 'event', event: event('close', 'closed', ''), warnings: [] };
    case 'void': return { kind: 'event', event: event('void', 'void', ''), warnings: [] };
  }
}

/** Who may review a change of `operator`: the team's supervisors; anybody else where the team named none, or only the operator. */
export const reviewersOf = (people: readonly Pick<Person, 'name' | 'role'>[], operator: string): string[] =>
  people.filter(({ name, role }) => role === 'supervisor' && !samePerson(name, operator)).map(({ name }) => name);

/** Whether a value is known to be another one than the row started from. A row without an old value cannot be stale. */
function hasMoved(row: LogRow, current: CurrentValue | null): boolean {
  return current !== null && row.oldValue !== '—' && row.oldValue !== '' && !sameValue(current.value, row.oldValue);
}

/** What a row is about. */
export type Thing = Pick<LogRow, 'store' | 'marketplace' | 'object' | 'metric'>;

/** The same for rows about the same thing: store, marketplace, object and metric, however they are spaced. */
export function thingKey({ store, marketplace, object, metric }: Thing): string {
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  return [store, marketplace, plain(object), plain(metric)].join('\u001f');
}

/** What the log knows of a row's value now: what the latest change of the same thing, carried out after the row was written, left it at. */
export function currentFromLog(row: LogRow, rows: readonly LogRow[], eventsOf: (logId: string) => readonly LogEvent[]): CurrentValue | null {
  let latest: { at: string; value: CurrentValue } | null = null;
  const thing = thingKey(row);
  for (const other of rows) {
    if (other.logId === row.logId || !isChange(other) || thingKey(other) !== thing) continue;
    const { execution, state } = standingOf(other, eventsOf(other.logId));
    if (!execution || state === 'void' || execution.at < row.at || (latest && execution.at < latest.at)) continue;
    const value = execution.value === '' || execution.value === '—' ? other.newValue : execution.value;
    latest = { at: execution.at, value: { value, source: 'log', by: other.logId } };
  }
  return latest?.value ?? null;
}
