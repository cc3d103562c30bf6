import { addDays, civilDate, civilDateIn, type CivilDate } from '../../domain/civil';
import { marketplaceOf, teamZone } from '../../domain/marketplace';
import type { DayTotals } from '../../domain/history';
import type { DayNote } from '../../domain/notes';
import type { Notice } from '../../domain/notice';
import type { Rules, RuleOverride } from '../../domain/rules';
import { isAdKind } from '../../reports/adFacts';
import { carriesDays, proposedDay } from '../../reports/days';
import { lackingFields } from '../../reports/required';
import { isUnreadable, type Corrections, type Unreadable } from '../../reports';
import type { RawWorkbook } from '../../sheets/plan';
import type { BuildResult, PlacedTable, Source, SourceReading, TablePreview } from '../work/messages';
import type { WriteProgress } from '../workbook';

/** A file (or paste, or selection) and how far it is. */
export interface Item {
  readonly id: string;
  readonly source: Source;
  /** Bytes; null for cells. */
  readonly size: number | null;
  /** When the file was last written, in milliseconds; null where nothing says. */
  readonly saved: number | null;
  /** Of the made-up store. */
  readonly sample: boolean;
  readonly status:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'reading'; /** How much of a long file, from 0 to 1; null while that is not known. */ readonly part: number | null }
    | { readonly kind: 'read'; readonly reading: SourceReading; /** The item that brought the same data before. */ readonly twin: string | null }
    | { readonly kind: 'failed'; readonly text: string }
    | { readonly kind: 'cancelled' };
}

/** What the person said of a table; what is not said is proposed. */
export interface Said {
  readonly marketplace?: string;
  readonly date?: CivilDate;
  readonly leftOut?: boolean;
  readonly corrections?: Corrections;
}

export type BuildPhase = { readonly kind: 'workbook' } | { readonly kind: 'planning' } | { readonly kind: 'writing'; readonly progress: WriteProgress };

export type Step =
  | { readonly kind: 'bring' }
  | { readonly kind: 'check' }
  | { readonly kind: 'build'; readonly phase: BuildPhase; readonly takingBack: boolean }
  | { readonly kind: 'result'; readonly result: BuildResult; readonly warnings: readonly Notice[]; /** Ids of imports taken back since. */ readonly takenBack: readonly string[] };

/** What the workbook said of itself when it was last read. */
export interface WorkbookFacts {
  readonly raw: RawWorkbook;
  /** The store it belongs to; null while it is nobody's. */
  readonly store: string | null;
  /** Whether it carries sheets of ours. */
  readonly ours: boolean;
  /** What it knows of the store's days. */
  readonly days: readonly DayTotals[];
  /** What people keep in it by hand. */
  readonly notes: readonly DayNote[];
  /** The rules as its settings change them. */
  readonly rules: Rules;
  readonly overrides: readonly RuleOverride[];
  /** Whether a person has anything in it. */
  readonly empty: boolean;
}

export interface TodayState {
  readonly step: Step;
  readonly items: readonly Item[];
  readonly said: Readonly<Record<string, Said>>;
  readonly workbook: WorkbookFacts | null;
  /** Why the last thing asked for did not work. */
  readonly problem: Notice | null;
  readonly nextId: number;
}

export const emptyToday: TodayState = { step: { kind: 'bring' }, items: [], said: {}, workbook: null, problem: null, nextId: 1 };

export type TodayAction =
  | { readonly type: 'brought'; readonly items: readonly Item[]; readonly said?: TodayState['said'] }
  | { readonly type: 'reading'; readonly id: string; readonly part: number | null }
  | { readonly type: 'read'; readonly id: string; readonly reading: SourceReading }
  | { readonly type: 'failed'; readonly id: string; readonly text: string }
  | { readonly type: 'reading-cancelled' }
  | { readonly type: 'again'; readonly id: string }
  | { readonly type: 'removed'; readonly id: string }
  | { readonly type: 'said'; readonly table: string; readonly said: Said }
  | { readonly type: 'workbook'; readonly facts: WorkbookFacts }
  | { readonly type: 'problem'; readonly problem: Notice | null }
  | { readonly type: 'building'; readonly phase: BuildPhase; readonly takingBack?: boolean }
  | { readonly type: 'stopped'; readonly problem: Notice | null; readonly back: Step }
  | { readonly type: 'built'; readonly result: BuildResult; readonly warnings: readonly Notice[]; readonly takenBack: readonly string[] }
  | { readonly type: 'start-over' };

export function todayReducer(state: TodayState, action: TodayAction): TodayState {
  switch (action.type) {
    case 'brought': {
      const step: Step = state.step.kind === 'bring' || state.step.kind === 'result' ? { kind: 'check' } : state.step;
      const items = state.step.kind === 'result' ? [] : state.items;
      return { ...state, step, items: [...items, ...action.items], said: { ...state.said, ...action.said }, problem: null, nextId: state.nextId + action.items.length };
    }
    case 'reading': return withStatus(state, action.id, { kind: 'reading', part: action.part });
    case 'read': {
      const twin = action.reading.hash === '' ? null : state.items.find(({ id, status }) => id !== action.id && status.kind === 'read' && status.twin === null && status.reading.hash === action.reading.hash)?.source.name ?? null;
      return withStatus(state, action.id, { kind: 'read', reading: action.reading, twin });
    }
    case 'failed': return withStatus(state, action.id, { kind: 'failed', text: action.text });
    case 'reading-cancelled': return { ...state, items: state.items.map((item) => (item.status.kind === 'waiting' || item.status.kind === 'reading' ? { ...item, status: { kind: 'cancelled' } } : item)) };
    case 'again': return withStatus(state, action.id, { kind: 'waiting' });
    case 'removed': {
      const items = state.items.filter(({ id }) => id !== action.id);
      return { ...state, items, step: items.length === 0 && state.step.kind === 'check' ? { kind: 'bring' } : state.step };
    }
    case 'said': return { ...state, said: { ...state.said, [action.table]: { ...state.said[action.table], ...action.said } } };
    case 'workbook': return { ...state, workbook: action.facts };
    case 'problem': return { ...state, problem: action.problem };
    case 'building': return { ...state, problem: null, step: { kind: 'build', phase: action.phase, takingBack: action.takingBack ?? false } };
    case 'stopped': return { ...state, step: action.back, problem: action.problem };
    case 'built': return { ...state, step: { kind: 'result', result: action.result, warnings: action.warnings, takenBack: action.takenBack }, problem: null };
    case 'start-over': return { ...emptyToday, workbook: state.workbook, nextId: state.nextId };
  }
}

function withStatus(state: TodayState, id: string, status: Item['status']): TodayState {
  return { ...state, items: state.items.map((item) => (item.id === id ? { ...item, status } : item)) };
}

/** Why a table is not ready, or that it is. */
export type Readiness = 'ready' | 'left-out' | 'twin' | 'unknown' | 'unused' | 'empty' | 'columns' | 'marketplace' | 'order' | 'day';

/** What a person is asked before anything can be built. */
export const openReadiness: ReadonlySet<Readiness> = new Set(['columns', 'marketplace', 'order', 'day']);

/** A table as the check shows it: what was recognised, with what the person said over it. */
export interface CheckedTable {
  readonly item: Item;
  readonly preview: TablePreview;
  readonly readiness: Readiness;
  readonly marketplace: string | null;
  readonly date: CivilDate | null;
  /** Why this day is proposed, where the file does not carry one and nobody has said. */
  readonly dayFrom: 'file' | 'saved' | 'others' | 'yesterday' | 'said' | null;
  /** Another file of the same kind, marketplace and day; only the later of the two will count. */
  readonly sameDayAs: string | null;
}

export interface FailedTable {
  readonly item: Item;
  readonly problem: Unreadable;
}

/** The marketplace assumed where a file names none: the team's main one, else the only one the workbook has days of. */
export function homeOf(main: string | null, workbook: Pick<WorkbookFacts, 'days'> | null): string | null {
  const places = new Set(workbook?.days.map(({ marketplace }) => marketplace));
  return main ?? (places.size === 1 ? [...places][0] ?? null : null);
}

/** Every table of every source that was read, with proposals filled in. `home` is assumed where a file names no marketplace. */
export function checkedTables(items: readonly Item[], said: TodayState['said'], home: string | null): { readonly tables: readonly CheckedTable[]; readonly failed: readonly FailedTable[] } {
  const read = items.flatMap((item) => (item.status.kind === 'read' ? item.status.reading.tables.map((table) => ({ item, table })) : []));
  const failed = read.flatMap(({ item, table }) => (isUnreadable(table) ? [{ item, problem: table }] : []));
  const previews = read.flatMap(({ item, table }) => (isUnreadable(table) ? [] : [{ item, preview: table }]));
  const places = new Set(previews.flatMap(({ preview }) => said[preview.id]?.marketplace ?? preview.schema.marketplace?.value ?? []));
  const named = previews.flatMap(({ preview }) => {
    const day = said[preview.id]?.date ?? (isGuess(preview) ? null : proposedDay(preview));
    return carriesDays(preview.schema.kind) === false && day ? [day] : [];
  }).sort();
  const days: ReadonlySet<CivilDate> = new Set(named);
  const newest = named.at(-1) ?? null;
  const tables = previews.map(({ item, preview }): CheckedTable => {
    const mine = said[preview.id] ?? {};
    const marketplace = mine.marketplace ?? preview.schema.marketplace?.value ?? onlyFitting(preview, places) ?? likely(preview, home);
    const day = dayOf(preview, mine, newest, savedDay(item, days));
    const twin = item.status.kind === 'read' && item.status.twin !== null;
    return { item, preview, marketplace, ...day, sameDayAs: null, readiness: readinessOf(preview, mine, twin, marketplace, day.date) };
  });
  return { tables: withClashes(tables), failed };
}

/** Names, at each file whose day is confirmed by hand, the other one that claims the same day. */
function withClashes(tables: readonly CheckedTable[]): CheckedTable[] {
  const claims = new Map<string, CheckedTable[]>();
  const claimOf = ({ preview, marketplace, date }: CheckedTable): string => `${preview.schema.kind} ${marketplace} ${date}`;
  for (const table of tables) if (table.readiness === 'ready' && table.date !== null) claims.set(claimOf(table), [...(claims.get(claimOf(table)) ?? []), table]);
  return tables.map((table) => {
    const other = table.readiness === 'ready' ? claims.get(claimOf(table))?.find((one) => one !== table) : undefined;
    return other ? { ...table, sameDayAs: other.item.source.name } : table;
  });
}

/** Where other files name several days: the one before this file was saved, if it is among them. Exports of a day are fetched on the next. */
function savedDay({ saved }: Item, days: ReadonlySet<CivilDate>): CivilDate | null {
  const day = saved === null || days.size < 2 ? null : addDays(civilDateIn(saved, teamZone), -1);
  return day !== null && days.has(day) ? day : null;
}

/** The one marketplace of the other files that the file's currency allows; null where none does, or several do. */
function onlyFitting(preview: TablePreview, places: ReadonlySet<string>): string | null {
  const fitting = [...places].filter((place) => likely(preview, place) !== null);
  return fitting.length === 1 ? fitting[0] ?? null : null;
}

/** A marketplace the file does not name is proposed only where its currency does not speak against it. */
function likely({ schema }: TablePreview, marketplace: string | null): string | null {
  if (marketplace === null || schema.currency === null) return marketplace;
  return marketplaceOf(marketplace)?.currency === schema.currency.value ? marketplace : null;
}

/** A day that rests on nothing in the file or its name. */
const isGuess = ({ schema }: TablePreview): boolean => schema.period?.reason.code === 'reports.period.yesterday';

function dayOf(preview: TablePreview, said: Said, newest: CivilDate | null, saved: CivilDate | null): Pick<CheckedTable, 'date' | 'dayFrom'> {
  if (carriesDays(preview.schema.kind) !== false) return { date: null, dayFrom: null };
  if (said.date) return { date: said.date, dayFrom: 'said' };
  const own = proposedDay(preview);
  if (own && !isGuess(preview)) return { date: own, dayFrom: 'file' };
  if (saved) return { date: saved, dayFrom: 'saved' };
  // Files without a day were downloaded with those that have one.
  if (newest) return { date: newest, dayFrom: 'others' };
  return { date: own, dayFrom: own ? 'yesterday' : null };
}

/** Fields a table cannot do without in its kind, and no column carries. */
export const lackingOf = ({ schema }: TablePreview): string[] => lackingFields(schema.kind, new Set(schema.columns.flatMap(({ field }) => field ?? [])));

function readinessOf(preview: TablePreview, said: Said, twin: boolean, marketplace: string | null, date: CivilDate | null): Readiness {
  const { kind } = preview.schema;
  if (said.leftOut) return 'left-out';
  if (twin) return 'twin';
  if (kind === 'unknown') return 'unknown';
  if (carriesDays(kind) === null && !isAdKind(kind)) return 'unused';
  if (preview.rows === 0) return 'empty';
  // A kind the person gave to unknown columns is not read before they are matched.
  if (said.corrections?.kind !== undefined && lackingOf(preview).length > 0) return 'columns';
  if (marketplace === null) return 'marketplace';
  // A table without days of its own is placed on a day all the same.
  if (preview.schema.dates?.order === null && carriesDays(kind) !== false) return 'order';
  return carriesDays(kind) === false && date === null ? 'day' : 'ready';
}

/** What goes into the build. */
export function placedTables(tables: readonly CheckedTable[]): PlacedTable[] {
  return tables.flatMap(({ preview, readiness, marketplace, date }) => (readiness === 'ready' && marketplace ? [{ table: preview.id, marketplace, date }] : []));
}

/** Reads what a date field holds. */
export const dayTyped = (text: string): CivilDate | null => civilDate(text);
