import { isUnchained, nothing, verifyChain } from '../domain/chain';
import { notice, type Notice } from '../domain/notice';
import { decide, reviewersOf, standingOf, type Decision, type NewEvent } from '../domain/review';
import { tableHeaders } from '../locale/tables';
import { chainOf } from './chained';
import { chainedFills, joinOf } from './completeChain';
import type { Hand } from './log';
import { logBook, type LogEntry } from './logBook';
import { logBlocked } from './logTable';
import { eventDraft, logWorkbookPlan, type EventDraft } from './logWrite';
import { eventMerge } from './mergeLog';
import type { RawWorkbook, RowFill, WorkbookPlan } from './plan';
import { currentOf } from './reviewPlan';
import { decodeWorkbook, type StoredData, type StoredRow } from './stored';
import { hashedEventFields, type Field } from './tables';
import { clockTyped, futureSlack } from './typedRow';
import { eventWords, stateWords } from './words';

/** What came of events that people typed: a plan that completes them in their places, and those that cannot be and why. */
export interface PlannedEvents {
  readonly plan: WorkbookPlan | null;
  /** By the sheet's own row number. */
  readonly completed: readonly { readonly row: number; readonly draft: EventDraft }[];
  readonly refused: readonly { readonly row: number; readonly problem: Notice }[];
}

/** What a person may decide by typing; outcomes are worked out from the history. */
const typedKinds = ['approve', 'reject', 'ask', 'answer', 'execute', 'close', 'void'] as const satisfies readonly Decision['kind'][];

/**
 * Completes the decisions a person typed straight into the events: id, time, result and hash are filled in, and the
 * looked-up columns of their rows follow. A typed decision meets the same rules as one made in the pane: the reviewer is
 * not the operator, nothing is done before it is approved, an approval is of the value the row started from. Refused by
 * name: what is missing, what cannot be read, what the rules do not allow. Nobody's words are changed. Pure.
 */
export function planEventCompletion(raw: RawWorkbook, hand: Hand, typed?: readonly number[]): PlannedEvents {
  const whole = decodeWorkbook(raw);
  const { events } = whole.tables;
  const top = (events.raw?.row ?? 0) + 2;
  const rows = chainOf(events, hashedEventFields);
  const unchained = typed ? rows.flatMap((row, index) => (isUnchained(row) && typed.includes(top + row.at) ? [index] : [])) : verifyChain(rows).unchained;
  const blocked = logBlocked(whole);
  if (blocked) return { plan: null, completed: [], refused: unchained.map((index) => ({ row: top + (rows[index]?.at ?? 0), problem: blocked })) };

  // A typed row counts for nothing until it is completed, even where somebody gave it an id.
  const waiting = new Set(unchained.map((index) => rows[index]?.at));
  const stored: StoredData = { ...whole, tables: { ...whole.tables, events: { ...events, rows: events.rows.filter(({ index }) => !waiting.has(index)) } } };
  const reader = new TypedEvents(whole, stored, hand);
  const done: { readonly index: number; readonly at: number; readonly stored: StoredRow; readonly draft: EventDraft }[] = [];
  const refused: { row: number; problem: Notice }[] = [];
  for (const index of unchained) {
    const at = rows[index]?.at ?? 0;
    const row = events.rows.find((one) => one.index === at) as StoredRow;
    const draft = reader.complete(row, { sheet: events.raw?.sheet ?? '', row: top + at });
    if ('code' in draft) refused.push({ row: top + at, problem: draft });
    else done.push({ index, at, stored: row, draft });
  }
  if (done.length === 0) return { plan: null, completed: [], refused };
  const filled = chainedFills(rows, done, hashedEventFields);
  const joins = joinOf(rows, filled, hashedEventFields, (mark) => eventMerge(mark, 'merge.typed', hand));
  const plan = logWorkbookPlan(raw, stored, { rows: [], events: [...filled.map(({ cells }) => cells), ...joins] }, hand.language);
  const ids = new Map(filled.map((one) => [one.draft.eventId, one]));
  const inPlace = plan.tables.map((table) => {
    const added = table.upsert.filter((row) => ids.has(String(row['eventId'])));
    if (added.length === 0) return table;
    const fills = added.flatMap((row): RowFill[] => {
      const one = ids.get(String(row['eventId']));
      return one ? [{ row: one.at, expect: Object.fromEntries([...hashedEventFields, 'previousHash' as const, 'hash' as const].map((field: Field) => [field, one.stored.cells[field] ?? null])), set: row }] : [];
    });
    return { ...table, upsert: table.upsert.filter((row) => !ids.has(String(row['eventId']))), fill: [...(table.fill ?? []), ...fills] };
  });
  return { plan: { ...plan, tables: inPlace }, refused, completed: done.map(({ at, draft }) => ({ row: top + at, draft })) };
}

interface Place {
  readonly sheet: string;
  readonly row: number;
}

/** Reads typed decisions one after the other: each meets the log as those above it leave it. */
class TypedEvents {
  readonly #whole: StoredData;
  readonly #stored: StoredData;
  readonly #hand: Hand;
  readonly #entries: Map<string, LogEntry>;
  readonly #ids: Set<string>;

  constructor(whole: StoredData, stored: StoredData, hand: Hand) {
    this.#whole = whole;
    this.#stored = stored;
    this.#hand = hand;
    this.#entries = new Map(logBook(stored).byId);
    this.#ids = new Set(stored.tables.events.rows.map(({ cells }) => String(cells.eventId ?? '').trim()));
  }

  complete(row: StoredRow, place: Place): (EventDraft & { readonly eventId: string }) | Notice {
    const { language, moment } = this.#hand;
    const text = (field: Field): string => {
      const plain = String(row.cells[field] ?? '').trim();
      return plain === nothing ? '' : plain;
    };
    const header = (field: Field): string => tableHeaders[field][language];
    const unreadable = (field: Field, known: string): Notice => notice('complete-cell', { ...place, column: header(field), value: text(field), known });
    const formula = this.#formulaIn(row);
    if (formula) return notice('complete-formula', { ...place, column: header(formula) });
    for (const field of ['logId', 'eventKind', 'person'] as const) if (text(field) === '') return notice('complete-missing', { ...place, column: header(field) });
    const entry = this.#entries.get(text('logId'));
    if (!entry) return notice('complete-event-row', { ...place, id: text('logId') });
    const kind = typedKinds.find((one) => one === eventWords.find(text('eventKind')));
    if (!kind) return unreadable('eventKind', typedKinds.map((one) => eventWords.say(one, language)).join(' · '));
    const at = clockTyped(row.cells.eventTime ?? null, moment);
    if (at === null) return unreadable('eventTime', '2026-11-23 09:30');
    if (at > moment + futureSlack) return notice('complete-future', { ...place, time: text('eventTime') });
    const id = text('eventId');
    if (id !== '' && this.#ids.has(id)) return notice('complete-id', { ...place, id });

    const comment = text('comment');
    const decision: Decision = kind === 'execute' ? { kind, readBack: text('value'), comment } : { kind, comment };
    const book = { entries: [...this.#entries.values()], byId: this.#entries };
    const current = currentOf(entry, book, this.#stored, kind === 'approve' ? text('value') : '', language);
    const decided = decide(entry, entry.events, decision, text('person'), current, reviewersOf(this.#stored.people, entry.operator));
    if (decided.kind === 'refused') return decided.problem;
    const said = text('result');
    if (said !== '' && stateWords.find(said) !== decided.event.result) return unreadable('result', stateWords.say(decided.event.result, language));
    const made = eventDraft(decided.event, entry, { moment: at, language });
    const draft = { ...made, eventId: id === '' ? String(made.eventId) : id };
    this.#remember(entry, draft, decided.event);
    return draft;
  }

  #remember(entry: LogEntry, draft: EventDraft & { readonly eventId: string }, event: NewEvent): void {
    const { eventId, eventTime = '' } = draft;
    this.#ids.add(eventId);
    const events = [...entry.events, { eventId, logId: entry.logId, at: eventTime, person: event.person, kind: event.kind, result: event.result, value: event.value, comment: event.comment }];
    this.#entries.set(entry.logId, { ...entry, events, standing: standingOf(entry, events) });
  }

  #formulaIn(row: StoredRow): Field | null {
    const { events } = this.#whole.tables;
    const fieldOf = new Map(hashedEventFields.map((field) => [events.columnOf[field], field]));
    return events.raw?.formulas.filter((one) => one.row === row.index).map(({ column }) => fieldOf.get(column)).find((one) => one !== undefined) ?? null;
  }
}
