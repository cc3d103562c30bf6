import { canonical, nothing, rowHash, walkChain, type BreakKind, type ChainVerdict } from '../domain/chain';
import { judgeEnd, type EndVerdict } from '../domain/chainEnd';
import { notice, type Notice } from '../domain/notice';
import { languages, type Language } from '../locale';
import { tableHeaders } from '../locale/tables';
import { chainOf, type PlacedRow } from './chained';
import { keptEnd } from './logEnd';
import { settingsOf } from './settings';
import type { StoredData, StoredTable } from './stored';
import { eventsTable, hashedEventFields, hashedLogFields, logTable, settingsTable, type Field } from './tables';

/**
 * What a table of the log is: `columns`: it cannot be checked, hashed columns are not there under their names; a break
 * (see `BreakKind`), `formula` (a cell calculates where a text was written) or `cut` (rows are gone from its end): it is
 * not as it was written; `parallel`, `unchained`, `intact`: it is, with rows still to be joined or completed.
 */
export type LogKind = 'columns' | BreakKind | 'formula' | 'cut' | 'parallel' | 'unchained' | 'intact';

/** A row of one of the two tables, by the sheet's own row number. */
export interface LogPlace {
  readonly kind: LogKind;
  readonly row: number;
  readonly id: string;
}

export interface TableVerdict {
  readonly name: 'log' | 'events';
  /** The table's own name, and the sheet it is on. */
  readonly table: string;
  readonly sheet: string;
  readonly rows: number;
  readonly kind: LogKind;
  /** The first row of that kind; null where there is none. */
  readonly row: number | null;
  readonly id: string | null;
  /** Everything that is not as it was written, in the order of the rows, at most 200. */
  readonly breaks: readonly LogPlace[];
  readonly breakCount: number;
  /** Rows a person typed. */
  readonly typed: readonly LogPlace[];
  /** Ends that nothing follows from; more than one where people appended side by side. */
  readonly heads: readonly string[];
  readonly merges: number;
  /** A row that joins without fixing an order, as earlier versions wrote it; null where there is none. */
  readonly orderOpen: number | null;
  /** Whether the length kept in Settings is reached; `none` where none was kept. */
  readonly end: 'holds' | 'cut' | 'none';
}

export interface LogVerdict {
  readonly kind: LogKind;
  /** True where something is not as it was written, or cannot be checked. */
  readonly broken: boolean;
  readonly tables: readonly TableVerdict[];
  readonly text: Notice;
  /** What is odd without being a break: clocks that ran backwards, another store's rows, ids that stand twice. */
  readonly notes: readonly Notice[];
}

const soundKinds: readonly LogKind[] = ['intact', 'unchained', 'parallel'];
export const isBroken = (kind: LogKind): boolean => !soundKinds.includes(kind);

/** Both tables of a workbook's log, checked row by row. Null where the workbook has no log. */
export function verifyLog(stored: StoredData): LogVerdict | null {
  const walk = walkLog(stored);
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
  }
}

/** The same in steps, each of which says how many of how many rows are done. */
export function* walkLog(stored: StoredData): Generator<{ readonly done: number; readonly total: number }, LogVerdict | null> {
  const { log, events } = stored.tables;
  if (!log.raw) return null;
  const total = log.rows.length + events.rows.length;
  const verdicts: TableVerdict[] = [];
  let before = 0;
  for (const [name, table, hashed, id] of [['log', log, hashedLogFields, 'logId'], ['events', events, hashedEventFields, 'eventId']] as const) {
    if (!table.raw) continue;
    const rows = chainOf(table, hashed);
    yield { done: before, total };
    const gone = missingColumns(table, hashed);
    if (gone.length > 0) {
      verdicts.push(unreadable(name, table, rows));
    } else {
      const walk = walkChain(rows);
      let step = walk.next();
      for (; !step.done; step = walk.next()) yield { done: before + step.value, total };
      verdicts.push(tableVerdict(name, table, hashed, id, rows, step.value, stored));
    }
    before += table.rows.length;
    yield { done: before, total };
  }
  const notes = notesOf(stored);
  yield { done: total, total };
  const worst = order.map((kind) => verdicts.find((verdict) => verdict.kind === kind)).find((verdict) => verdict !== undefined);
  const kind = worst?.kind ?? 'intact';
  return { kind, broken: isBroken(kind), tables: verdicts, text: worst ? textOf(worst, stored) : notice('log-intact', { rows: 0, events: 0 }), notes: [...notes, ...verdicts.flatMap(({ end, sheet, orderOpen }) => [...(end === 'none' ? [notice('log-end-none', { sheet })] : []), ...(orderOpen === null ? [] : [notice('log-order-open', { sheet, row: orderOpen })])])] };
}

/** What is said first. */
const order: readonly LogKind[] = ['columns', 'edited', 'removed', 'inserted', 'reordered', 'formula', 'cut', 'parallel', 'unchained', 'intact'];

/** The most breaks that are listed; all are counted. */
const most = 200;

function tableVerdict(name: TableVerdict['name'], table: StoredTable, hashed: readonly Field[], id: Field, rows: readonly PlacedRow[], chain: ChainVerdict, stored: StoredData): TableVerdict {
  const end = keptEnd(stored.settings, name);
  const judged: EndVerdict | null = end ? judgeEnd(rows, chain, end) : null;
  const wiped = judged?.kind === 'wiped' ? judged.breaks : [];
  const top = (table.raw?.row ?? 0) + 2;
  const place = (kind: LogKind, at: number): LogPlace => ({ kind, row: top + at, id: String(table.rows.find(({ index }) => index === at)?.cells[id] ?? '') });
  const placeOf = (kind: LogKind) => (row: number): LogPlace => place(kind, rows[row]?.at ?? 0);
  const calculated = formulaRows(table, hashed);
  const standing = judged?.kind === 'cut' ? chain.breaks.filter(({ byJoin }) => !byJoin) : chain.breaks;
  const all = [...standing, ...wiped].map(({ kind, row }) => ({ kind: kind as LogKind, at: rows[row]?.at ?? 0 }));
  for (const at of calculated) if (!all.some((one) => one.at === at)) all.push({ kind: 'formula', at });
  all.sort((a, b) => a.at - b.at);
  const typed = chain.unchained.filter((row) => !wiped.some((one) => one.row === row) && !calculated.includes(rows[row]?.at ?? -1));
  const breaks = all.slice(0, most).map(({ kind, at }) => place(kind, at));
  if (judged?.kind === 'cut') breaks.push({ kind: 'cut', row: top + (rows.at(-1)?.at ?? -1) + 1, id: String(judged.missing) });
  const [first] = breaks;
  const kind = first?.kind ?? (chain.kind === 'parallel' ? 'parallel' : typed.length > 0 ? 'unchained' : 'intact');
  const at = first ?? (kind === 'parallel' && chain.row !== null ? placeOf('parallel')(chain.row) : kind === 'unchained' ? placeOf('unchained')(typed[0] ?? 0) : null);
  return {
    name, table: table.raw?.name ?? '', sheet: table.raw?.sheet ?? '', rows: rows.length, kind, row: at?.row ?? null, id: at?.id ?? null,
    breaks, breakCount: all.length + (judged?.kind === 'cut' ? 1 : 0), typed: typed.map(placeOf('unchained')), heads: chain.heads, merges: chain.merges, orderOpen: chain.orderOpen === null ? null : placeOf('intact')(chain.orderOpen).row,
    end: judged === null ? (rows.some(({ hash }) => canonical(hash) !== nothing) ? 'none' : 'holds') : judged.kind === 'cut' ? 'cut' : 'holds',
  };
}

function unreadable(name: TableVerdict['name'], table: StoredTable, rows: readonly PlacedRow[]): TableVerdict {
  return { name, table: table.raw?.name ?? '', sheet: table.raw?.sheet ?? '', rows: rows.length, kind: 'columns', row: (table.raw?.row ?? 0) + 1, id: null, breaks: [], breakCount: 0, typed: [], heads: [], merges: 0, orderOpen: null, end: 'holds' };
}

/** Hashed columns that a table with rows should have and has not. */
export function missingColumns(table: StoredTable, hashed: readonly Field[]): Field[] {
  return table.raw === null || table.rows.length === 0 ? [] : [...hashed, 'previousHash' as const, 'hash' as const].filter((field) => table.columnOf[field] === undefined);
}

/** Tables that checking the log needs; a person may have renamed them, so headers count too. */
export function isNeeded({ name, headers }: { readonly name: string; readonly headers: readonly string[] }): boolean {
  if (name === logTable.name || name === eventsTable.name || name === settingsTable.name) return true;
  return (['hash', 'settingId'] as const).some((field) => languages.some((language) => headers.includes(tableHeaders[field][language])));
}

/** The language most headers of a table are in. */
export function headerLanguage({ raw, spec }: StoredTable): Language {
  const count = (language: Language): number => spec.columns.filter(({ field }) => raw?.headers.includes(tableHeaders[field][language])).length;
  return languages.reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** Rows in which a hashed cell calculates, by their place in the table. */
export function formulaRows(table: StoredTable, hashed: readonly Field[]): number[] {
  const columns = new Set([...hashed, 'previousHash' as const, 'hash' as const].map((field) => table.columnOf[field]));
  return [...new Set((table.raw?.formulas ?? []).filter(({ column }) => columns.has(column)).map(({ row }) => row))];
}

/** The sentence for a table. */
function textOf(verdict: TableVerdict, stored: StoredData): Notice {
  const { sheet, kind, breaks, breakCount, typed, heads } = verdict;
  const row = verdict.row ?? 0;
  switch (kind) {
    case 'columns': return columnsText(stored.tables[verdict.name], verdict.name === 'log' ? hashedLogFields : hashedEventFields);
    case 'cut': return notice('log-cut', { sheet, count: Number(verdict.id) });
    case 'formula': return notice('log-formula', { sheet, row, column: formulaColumn(stored.tables[verdict.name], row) });
    case 'parallel': return notice('log-parallel', { sheet, row, heads: heads.length });
    case 'unchained': return notice('log-unchained', { sheet, row, count: typed.length });
    case 'intact': return notice('log-intact', { rows: stored.tables.log.rows.length, events: stored.tables.events.rows.length });
    default:
      if (breaks.every((one) => one.kind === 'reordered')) return notice('log-sorted', { sheet, row, count: breakCount });
      return notice('log-broken', { sheet, row, kind });
  }
}

function formulaColumn(table: StoredTable, row: number): string {
  const at = row - (table.raw?.row ?? 0) - 2;
  const column = table.raw?.formulas.find((one) => one.row === at && Object.values(table.columnOf).includes(one.column))?.column;
  return column === undefined ? '' : (table.raw?.headers[column] ?? '');
}

/** Which columns are missing, and where each stands now if it was only renamed: its cells fit the hashes. */
export function columnsText(table: StoredTable, hashed: readonly Field[]): Notice {
  const missing = missingColumns(table, hashed);
  const language = headerLanguage(table);
  const names = missing.map((field) => tableHeaders[field][language]).join(', ');
  const renamed = renamedColumns(table, hashed, missing);
  const sheet = table.raw?.sheet ?? '';
  if (renamed.length < missing.length) return notice('log-columns-gone', { sheet, columns: names });
  return notice('log-columns-renamed', { sheet, columns: names, headers: renamed.join(', ') });
}

/** Rows that decide whether a column is the one that is missed. */
const tried = 3;

function renamedColumns(table: StoredTable, hashed: readonly Field[], missing: readonly Field[]): string[] {
  const { raw } = table;
  if (!raw || missing.length > 2 || missing.includes('hash') || missing.includes('previousHash')) return [];
  const known = new Set(Object.values(table.columnOf));
  const strangers = raw.headers.flatMap((header, column) => (known.has(column) ? [] : [{ header, column }]));
  const rows = table.rows.filter(({ cells }) => canonical(String(cells.hash ?? '')) !== nothing).slice(0, tried);
  if (rows.length === 0) return [];
  const fits = (columns: readonly number[]): boolean => rows.every(({ index, cells }) => rowHash(hashed.map((field) => {
    const place = missing.indexOf(field);
    return place < 0 ? cells[field] ?? null : raw.rows[index]?.[columns[place] ?? -1] ?? null;
  }), String(cells.previousHash ?? '')) === cells.hash);
  const choices = missing.length === 1 ? strangers.map((one) => [one]) : strangers.flatMap((one) => strangers.flatMap((other) => (one === other ? [] : [[one, other]])));
  return choices.find((choice) => fits(choice.map(({ column }) => column)))?.map(({ header }) => header) ?? [];
}

/** Minutes a clock may run behind the row before: two computers seldom agree to the second. */
const clockSlackMinutes = 10;

function notesOf(stored: StoredData): Notice[] {
  const { log } = stored.tables;
  const sheet = log.raw?.sheet ?? '';
  const own = settingsOf(stored.settings).store;
  const notes: Notice[] = [];
  const ids = new Set<string>();
  const found = { clock: 0, store: 0, id: 0 };
  let latest = 0;
  for (const { cells, index } of log.rows) {
    const row = (log.raw?.row ?? 0) + index + 2;
    const id = String(cells.logId ?? '');
    if (id !== '' && id !== nothing && ids.has(id) && (found.id += 1) === 1) notes.push(notice('log-id-doubled', { sheet, row, id }));
    ids.add(id);
    const store = String(cells.store ?? '').trim();
    if (own !== null && store !== '' && store !== nothing && store !== own && (found.store += 1) === 1) notes.push(notice('log-other-store', { sheet, row, store, own }));
    const at = Date.parse(`${String(cells.beijingTime ?? '').replace(' ', 'T')}Z`);
    if (Number.isNaN(at)) continue;
    if (at < latest - clockSlackMinutes * 60_000 && (found.clock += 1) === 1) notes.push(notice('log-clock-back', { sheet, row, time: String(cells.beijingTime) }));
    latest = Math.max(latest, at);
  }
  return notes;
}
