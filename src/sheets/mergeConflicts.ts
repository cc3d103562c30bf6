import { canonical, nothing } from '../domain/chain';
import { notice, type Notice } from '../domain/notice';
import { thingKey } from '../domain/review';
import { changeActions, type ChangeAction, type EventKind, type LogEvent } from '../domain/sopLog';
import type { Language } from '../locale';
import { logBook, type LogEntry } from './logBook';
import type { StoredData, StoredTable } from './stored';
import type { Field } from './tables';
import { eventWords, stateWords } from './words';

type Cells = Readonly<Record<string, string | number | boolean | null>>;

/** What both sides of a merge wrote, each without the other. */
export interface Sides {
  /** This workbook's log and events before. */
  readonly tables: StoredData['tables'];
  /** Hashes the other copy holds: rows of this workbook that are not among them are only here. */
  readonly theirs: ReadonlySet<string>;
  /** Rows and events taken over. */
  readonly rows: readonly Cells[];
  readonly events: readonly Cells[];
}

/**
 * What people have to look at after two copies are joined: the same id written on both sides, the same thing changed on
 * both, decisions about one row on both. Everything stays in the log; nothing is chosen for anybody.
 */
export function mergeConflicts(sides: Sides, language: Language): Notice[] {
  const { tables, theirs, rows, events } = sides;
  const own = (table: StoredTable): StoredTable['rows'] => table.rows.filter(({ cells }) => canonical(String(cells.hash ?? '')) !== nothing && !theirs.has(String(cells.hash)));
  const idOf = (cells: Cells, field: Field): string => String(cells[field] ?? '').trim();
  const mineRows = new Set(own(tables.log).map(({ cells }) => idOf(cells as Cells, 'logId')));
  const mineEvents = new Set(own(tables.events).map(({ cells }) => idOf(cells as Cells, 'eventId')));
  const there = new Set(tables.log.rows.map(({ cells }) => idOf(cells as Cells, 'logId')));
  const doubled = rows.filter((row) => there.has(idOf(row, 'logId'))).map((row) => notice('merge-id-twice', { id: idOf(row, 'logId') }));

  const book = logBook({ tables: { ...tables, log: grown(tables.log, rows), events: grown(tables.events, events) } });
  const taken = rows.flatMap((row) => book.byId.get(idOf(row, 'logId')) ?? []).filter(isOpenChange);
  const mine = book.entries.filter((entry) => mineRows.has(entry.logId) && isOpenChange(entry));
  const byThing = new Map(mine.map((entry) => [thingKey(entry), entry]));
  const same = taken.flatMap((entry) => {
    const other = byThing.get(thingKey(entry));
    return other && other.logId !== entry.logId ? [notice('merge-same-thing', { object: entry.object, ours: other.logId, oursValue: other.newValue || nothing, theirs: entry.logId, theirsValue: entry.newValue || nothing })] : [];
  });

  const takenEvents = new Set(events.map((event) => idOf(event, 'eventId')));
  const said = (list: readonly LogEvent[]): string => list.map(({ person, kind }) => `${person} ${eventWords.say(kind, language)}`).join(', ');
  const decided = book.entries.flatMap((entry) => {
    const decisions = entry.events.filter(({ kind }) => decisive.includes(kind));
    const [here, taken] = [decisions.filter(({ eventId }) => mineEvents.has(eventId)), decisions.filter(({ eventId }) => takenEvents.has(eventId))];
    if (here.length === 0 || taken.length === 0) return [];
    return [notice('merge-decided-twice', { id: entry.logId, ours: said(here), theirs: said(taken), state: stateWords.say(entry.standing.state, language) })];
  });
  return [...doubled, ...same, ...decided];
}

/** What ends a question; answers and outcomes may come from both sides. */
const decisive: readonly EventKind[] = ['approve', 'reject', 'execute', 'close', 'void'];

const isOpenChange = ({ action, standing }: LogEntry): boolean => action !== null && changeActions.includes(action as ChangeAction) && !['void', 'rejected', 'closed'].includes(standing.state);

const grown = (table: StoredTable, rows: readonly Cells[]): StoredTable => ({ ...table, rows: [...table.rows, ...rows.map((cells, at) => ({ index: table.rows.length + at, cells }))] });
