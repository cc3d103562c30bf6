import { contentHash, headOf, nothing } from '../domain/chain';
import { civilClockIn } from '../domain/civil';
import { teamZone } from '../domain/marketplace';
import type { NewEvent } from '../domain/review';
import type { LogEvent } from '../domain/sopLog';
import type { Language } from '../locale';
import { logPlan, tablePlan } from './buildTables';
import { appendChained, chainOf, type Draft } from './chained';
import type { Hand, LogChanges } from './log';
import { logEndRows } from './logEnd';
import { logRows } from './lookups';
import { SheetNames, tableSheets } from './names';
import type { RawWorkbook, RowFill, TablePlan, WorkbookPlan } from './plan';
import type { StoredData, StoredTable } from './stored';
import { bodyStyles } from './style';
import { eventsTable, hashedEventFields, hashedLogFields, settingsTable, type Field } from './tables';
import { eventWords, stateWords } from './words';

export type LogDraft = Draft<(typeof hashedLogFields)[number]> & { readonly logId: string };
export type EventDraft = Draft<(typeof hashedEventFields)[number]> & { readonly logId: string };

/** Drafts of rows and events as they are appended: hashed and chained to what stands. */
export function chained({ tables }: Pick<StoredData, 'tables'>, rows: readonly LogDraft[], events: readonly EventDraft[]): LogChanges {
  return {
    rows: appendChained(rows, hashedLogFields, headOf(chainOf(tables.log, hashedLogFields))),
    events: appendChained(events, hashedEventFields, headOf(chainOf(tables.events, hashedEventFields))),
  };
}

/** The plan that appends to the log and its events, and notes their length in Settings; the sheets are made where they are not there yet. */
export function logWorkbookPlan(raw: RawWorkbook, stored: StoredData, changes: LogChanges, language: Language): WorkbookPlan {
  const { log, events } = logRows(stored, changes, language);
  return {
    format: 1, language, styles: { ...bodyStyles },
    sheets: tableSheets(new SheetNames(raw), stored, language).filter(({ key }) => key === 'log' || key === 'events' || key === 'settings'),
    tables: [appendOnly(logPlan(log, language), stored.tables.log), appendOnly(tablePlan(eventsTable, events, language), stored.tables.events), tablePlan(settingsTable, logEndRows(stored, changes, language), language)],
    activate: 'log',
  };
}

/** Known rows beyond which looking up all keys is cheaper than looking at each row. */
const mostFills = 200;

/**
 * The same plan without looking up a key among all the rows there are, so that writing to a log of fifty thousand rows
 * costs what writing to one of fifty does: known rows by their place, each checked to carry its id still, and new rows
 * at the end.
 */
function appendOnly(plan: TablePlan, table: StoredTable): TablePlan {
  const [key = ''] = plan.key;
  const places = new Map<string, number>();
  for (const { index, cells } of table.rows) {
    const id = String(cells[key as Field] ?? '').trim();
    if (!places.has(id)) places.set(id, index);
  }
  const placeOf = (row: TablePlan['upsert'][number]): number | undefined => places.get(String(row[key] ?? '').trim());
  const known = plan.upsert.filter((row) => placeOf(row) !== undefined);
  if (known.length > mostFills) return plan;
  const fill = known.map((row): RowFill => ({ row: placeOf(row) ?? 0, expect: { [key]: row[key] ?? null }, set: row }));
  return { ...plan, key: [], upsert: plan.upsert.filter((row) => placeOf(row) === undefined), ...(fill.length > 0 ? { fill } : {}) };
}

/** An event as a row: numbered within its log row, and told apart from one that somebody else makes at the same time. */
export function eventDraft(event: NewEvent, row: { readonly logId: string; readonly events: readonly LogEvent[] }, hand: Pick<Hand, 'moment' | 'language'>): EventDraft {
  const content = [row.logId, event.kind, event.person, event.value, event.comment, String(hand.moment)].join('\u001f');
  return {
    eventId: `E-${row.logId}-${row.events.length + 1}-${contentHash(new TextEncoder().encode(content)).slice(0, 6)}`, logId: row.logId,
    eventTime: civilClockIn(hand.moment, teamZone), person: event.person, eventKind: eventWords.say(event.kind, hand.language), result: stateWords.say(event.result, hand.language),
    value: event.value === '' ? nothing : event.value, comment: event.comment === '' ? nothing : event.comment,
  };
}
