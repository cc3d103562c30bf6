import { itemOf, tickDate, type ItemId, type ItemLine, type Tick } from '../domain/checklist';
import { civilClockIn, civilDate, fromSerial, type CivilDate } from '../domain/civil';
import { marketplaceOf, teamZone } from '../domain/marketplace';
import { notice, type Notice } from '../domain/notice';
import { personKey, samePerson } from '../domain/person';
import { longestName } from '../domain/team';
import { tablePlan } from './buildTables';
import { tickRows } from './checklistRows';
import type { Hand } from './log';
import { SheetNames, tableSheets } from './names';
import type { CellValue, RawWorkbook, RowFill, WorkbookPlan } from './plan';
import { decodeWorkbook, type StoredData, type StoredRow } from './stored';
import { bodyStyles } from './style';
import { checklistTable } from './tables';

/** What a person does to an item of a day's checklist. */
export interface TickRequest {
  readonly store: string;
  readonly marketplace: string;
  /** The checklist's day; a weekly item goes under its Monday. */
  readonly date: CivilDate;
  readonly item: ItemId;
  readonly done: boolean;
  /** As it shall stand. */
  readonly note: string;
  /** The row as the person saw it: anything else there by now is somebody else's. */
  readonly seen: Pick<Tick, 'person' | 'note'> | null;
}

export type PlannedTick =
  | { readonly kind: 'plan'; readonly plan: WorkbookPlan }
  | { readonly kind: 'refused'; readonly problem: Notice };

/** A note is a remark, not an essay; its column is printed. */
export const longestNote = 200;

/**
 * One tick, or one taken back, as a plan for the checklist's table: who, when (Beijing time) and note of its row. A day
 * without rows gets all of its rows, with what the data say (`lines`), as a build would write them. Refused where
 * somebody else changed the row since the person looked, and where it is somebody else's tick. Pure.
 */
export function planTick(raw: RawWorkbook, request: TickRequest, lines: readonly ItemLine[], hand: Hand): PlannedTick {
  const refused = (problem: Notice): PlannedTick => ({ kind: 'refused', problem });
  const person = hand.operator.trim();
  const item = itemOf(request.item);
  if (personKey(person) === '') return refused(notice('tick-no-person'));
  if (person.length > longestName) return refused(notice('person-name-long', { most: longestName }));
  if (request.note.trim().length > longestNote) return refused(notice('tick-note-long', { most: longestNote }));
  if (!item) return refused(notice('tick-no-item', { item: request.item }));
  const { store, marketplace } = request;
  if (store === '') return refused(notice('log.store-missing'));
  const stored = decodeWorkbook(raw);
  const tickOf = (line: ItemLine): Tick | null => stored.ticks.find((tick) => tick.store === store && tick.marketplace === marketplace && tick.item === line.item.id && tick.date === tickDate(line.item, request.date)) ?? null;
  const fresh = lines.map((line): ItemLine => ({ ...line, tick: tickOf(line) }));
  const now = fresh.find((line) => line.item.id === item.id)?.tick ?? null;
  if ((now?.person ?? '') !== (request.seen?.person ?? '') || (now?.note ?? '') !== (request.seen?.note ?? '')) return refused(notice('tick-changed', { item: item.id, person: now?.person ?? '—' }));
  if (now?.person && !samePerson(now.person, person)) return refused(notice('tick-others', { item: item.id, person: now.person }));

  const row = now ? rowOf(stored, { store, marketplace, item: item.id, date: now.date }) : null;
  const rows = tickRows(stored, [{ report: { store, marketplace, date: request.date }, lines: fresh }], hand.language);
  const ours = (one: Readonly<Record<string, CellValue>>): boolean => one['checkItem'] === item.id;
  // A tick that stands keeps its time when only the note changes.
  const time = request.done && now?.person ? {} : { checkTime: request.done ? civilClockIn(hand.moment, teamZone).slice(0, 'YYYY-MM-DD HH:mm'.length) : null };
  const set = { ...rows.rows.find(ours), checkPerson: request.done ? (now?.person ?? person) : null, ...time, note: request.note.trim() || null };
  const fill: RowFill[] = row ? [{ row: row.index, expect: { checkItem: row.cells.checkItem ?? null, date: row.cells.date ?? null, checkPerson: row.cells.checkPerson ?? null, note: row.cells.note ?? null }, set }] : [];
  const upsert = row ? rows.rows.filter((one) => !ours(one)) : rows.rows.map((one) => (ours(one) ? set : one));
  const plan = { ...tablePlan(checklistTable, upsert, hand.language, [], rows.validations), ...(fill.length > 0 ? { fill } : {}) };
  return { kind: 'plan', plan: { format: 1, language: hand.language, styles: bodyStyles, sheets: tableSheets(new SheetNames(raw), stored, hand.language, [checklistTable]), tables: [plan], activate: null } };
}

/** The first row of an item's day, however its key was typed. */
function rowOf({ tables: { checklist } }: StoredData, key: Pick<Tick, 'store' | 'marketplace' | 'date' | 'item'>): StoredRow | null {
  const dateOf = (cell: CellValue | undefined): CivilDate | null => (typeof cell === 'number' ? fromSerial(cell) : civilDate(String(cell ?? '').trim().replaceAll('/', '-')));
  const text = (cell: CellValue | undefined): string => String(cell ?? '').trim();
  return checklist.rows.find(({ cells }) => text(cells.store) === key.store && (marketplaceOf(text(cells.marketplace))?.code ?? text(cells.marketplace)) === key.marketplace && itemOf(text(cells.checkItem))?.id === key.item && dateOf(cells.date) === key.date) ?? null;
}
