import { nothing } from '../domain/chain';
import type { EventKind } from '../domain/sopLog';
import { languages, say, type Language } from '../locale';
import { logText } from '../locale/report';
import { ignoredEvents } from './logBook';
import type { CellValue } from './plan';
import type { StoredData } from './stored';
import { actionWords, eventWords, saysYes } from './words';
import type { Field } from './tables';

/**
 * The columns of the log that are looked up over the events: what happened to a row is never written into the row. A
 * mark beside an event (the unhashed column `current`) says for what it is the latest; a later event takes the mark over.
 */
type Role = 'void' | 'closed' | 'outcome' | 'done' | 'review';

const roleOf: Readonly<Partial<Record<EventKind, Role>>> = { approve: 'review', reject: 'review', ask: 'review', execute: 'done', outcome: 'outcome', close: 'closed', void: 'void' };
/** The state is the result of the first of these that is there. */
const stateRoles: readonly Role[] = ['void', 'closed', 'outcome', 'done', 'review'];

const markFor = (logId: string, role: Role): string => (role === 'void' ? logId : `${logId}|${role}`);

type Cells = Readonly<Record<string, CellValue>>;
const textOf = (cells: Cells, field: Field): string => String(cells[field] ?? '').trim();

/** What an event is marked as; `—` where no column shows it. */
function markOf(event: Cells): string {
  const kind = eventWords.find(textOf(event, 'eventKind'));
  const role = kind ? roleOf[kind] : undefined;
  return role ? markFor(textOf(event, 'logId'), role) : nothing;
}

interface Shown {
  readonly role: Role;
  readonly field: Field;
}

const shown: Readonly<Partial<Record<Field, Shown>>> = {
  reviewer: { role: 'review', field: 'person' },
  reviewResult: { role: 'review', field: 'eventKind' },
  reviewTime: { role: 'review', field: 'eventTime' },
  executedAt: { role: 'done', field: 'eventTime' },
  readBack: { role: 'done', field: 'value' },
  outcome: { role: 'outcome', field: 'value' },
};
export const lookupFields: readonly Field[] = ['status', ...(Object.keys(shown) as Field[])];

const both = (cell: string, word: 'action.import' | 'action.void' | 'action.merge' | 'yes' | 'state.open' | 'state.in-review'): string => languages.map((language) => `${cell}="${logText[word][language]}"`).join(',');

/** The native formulas of these columns. Rows without any event look up once, for the state; rows that only record, never. */
export function lookupFormulas(language: Language): Partial<Record<Field, { formula: string }>> {
  // An id may carry `~2`, and a lookup takes a tilde for its escape.
  const id = 'SUBSTITUTE({{logId}},"~","~~")';
  const find = (role: Role, field: Field): string => `INDEX({{amz_sop_events.${field}}},MATCH(${role === 'void' ? id : `${id}&"|${role}"`},{{amz_sop_events.current}},0))`;
  const first = `IF(OR(${both('{{needsReview}}', 'yes')}),"${say(language, logText['state.in-review'])}","${say(language, logText['state.open'])}")`;
  const state = stateRoles.reduceRight((rest, role) => `IFERROR(${find(role, 'result')},${rest})`, first);
  return {
    status: { formula: `=IF(OR(${both('{{action}}', 'action.import')},${both('{{action}}', 'action.void')},${both('{{action}}', 'action.merge')}),"${nothing}",IF(ISNA(MATCH(${id},{{amz_sop_events.logId}},0)),${first},${state}))` },
    ...Object.fromEntries(Object.entries(shown).map(([field, { role, field: source }]) => [
      field, { formula: `=IF(OR({{status}}="${nothing}",${both('{{status}}', 'state.open')}),"${nothing}",IFERROR(${find(role, source)},"${nothing}"))` },
    ])),
  };
}

/** What the formulas of a row give, worked out from the marks. */
function lookupValues(row: Cells, byMark: ReadonlyMap<string, Cells>, language: Language): Record<string, CellValue> {
  const id = textOf(row, 'logId');
  const action = actionWords.find(textOf(row, 'action'));
  const first = say(language, logText[saysYes(textOf(row, 'needsReview')) ? 'state.in-review' : 'state.open']);
  const latest = (role: Role): Cells | undefined => byMark.get(markFor(id, role));
  const decisive = stateRoles.map(latest).find((event) => event !== undefined);
  const status = action === 'import' || action === 'void' || action === 'merge' ? nothing : decisive ? textOf(decisive, 'result') : first;
  const quiet = status === nothing || languages.some((one) => status === logText['state.open'][one]);
  return {
    status,
    ...Object.fromEntries(Object.entries(shown).map(([field, { role, field: source }]) => {
      const event = latest(role);
      return [field, quiet || !event ? nothing : textOf(event, source)];
    })),
  };
}

export interface LogRows {
  /** Rows of the log to set: new ones whole, known ones where a looked-up column shows something else now. */
  readonly log: readonly Cells[];
  /** Rows of the events to set: new ones whole, known ones whose mark changes. */
  readonly events: readonly Cells[];
}

/**
 * What new rows and events change in both tables: marks that pass on, and looked-up columns with the values their
 * formulas will show. A mark that two events carry (two people at the same time) is put right.
 */
export function logRows(stored: Pick<StoredData, 'tables'>, added: { readonly rows: readonly Cells[]; readonly events: readonly Cells[] }, language: Language): LogRows {
  const { log, events } = stored.tables;
  // An event that was not allowed (typed in by hand, say) shows nowhere.
  const ignored = ignoredEvents(stored);
  const standing = events.rows.filter(({ cells }) => textOf(cells, 'eventId') !== '').map(({ cells }) => cells as Cells);
  const holder = new Map<string, Cells>();
  for (const event of [...standing, ...added.events]) {
    if (ignored.has(textOf(event, 'eventId'))) continue;
    const mark = markOf(event);
    if (mark !== nothing) holder.set(mark, event);
  }
  const held = (event: Cells): string => (holder.get(markOf(event)) === event ? markOf(event) : nothing);
  const passed = standing.filter((event) => (textOf(event, 'current') || nothing) !== held(event)).map((event) => ({ eventId: event['eventId'] ?? null, current: held(event) }));
  const known = log.rows.filter(({ cells }) => textOf(cells, 'logId') !== '').flatMap(({ cells }) => {
    // A row written in the other language keeps its words where nothing happened to it since.
    const values = lookupValues(cells as Cells, holder, language);
    const same = (field: string): boolean => {
      const [before, now] = [textOf(cells as Cells, field as Field), String(values[field] ?? '')];
      return before === now || (field === 'status' && sameFirst(before, now));
    };
    return Object.keys(values).every(same) ? [] : [{ logId: cells.logId ?? null, ...values }];
  });
  return {
    log: [...known, ...added.rows.map((row) => ({ ...row, ...lookupValues(row, holder, language) }))],
    events: [...passed, ...added.events.map((event) => ({ ...event, current: held(event) }))],
  };
}

const firstWords = (['state.open', 'state.in-review'] as const).map((word) => languages.map((language) => logText[word][language] as string));
const sameFirst = (a: string, b: string): boolean => firstWords.some((words) => words.includes(a) && words.includes(b));
