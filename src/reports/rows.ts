import { notice, type Notice } from '../domain/notice';
import { momentText, type DateValue } from './dates';
import { cellText, shorten, type Cell, type Grid, type RowCursor } from './grid';
import { rowsBelow, type Layout } from './layout';
import { limits } from './limits';
import { readCellAmount, readCellDate } from './evidence';
import { dayIn, momentFields } from './period';
import { zoneOf } from './schema';
import { families } from './dictionaries/index';
import type { KindEntry } from './dictionary';
import { ExactSum, isTotalsWord } from './totals';
import type { Column, FieldValue, RejectedRow, ReportRow, ReportSchema, ReportTable } from './types';

/** A cell that its column cannot read. */
const unreadable = Symbol('unreadable');
type Read = FieldValue | typeof unreadable;

interface ColumnReader {
  readonly index: number;
  readonly field: string;
  readonly header: string;
  readonly read: (cell: Cell | undefined) => Read;
  readonly sum: ExactSum | null;
}

/** What reading the rows found besides the rows. */
export interface Ledger {
  readonly rejected: RejectedRow[];
  readonly totalsRows: { line: number; text: string }[];
  /** Rows with a wrong number of cells. */
  misfits: number;
  dropped: number;
  infinite: number;
  firstMisfit: number | null;
}

/** Step two: the rows of `grid` under a schema found, shown and perhaps corrected in step one. */
export function readRows(grid: Grid, schema: ReportSchema, layout: Layout): ReportTable {
  const cursor = isRead(schema) ? rowsBelow(grid, layout) : null;
  const rows: ReportRow[] = [];
  const reading = new RowReading(schema, grid.source);
  if (cursor) reading.take(cursor, (row) => rows.push(row));
  const { rejected, totalsRows } = reading.ledger;
  const { shifted, warnings } = conclude(schema, reading.ledger, rows.length);
  return { schema, rows: shifted ? [] : rows, rejected, totalsRows, totals: shifted ? {} : reading.totals, warnings };
}

/** Whether a schema is one whose rows are read at all. */
export const isRead = ({ kind, headerLine }: ReportSchema): boolean => kind !== 'unknown' && kind !== 'recognised-unsupported' && headerLine !== null;

/** Reads rows under a schema, from one cursor or from several one after another. */
export class RowReading {
  readonly ledger: Ledger = { rejected: [], totalsRows: [], misfits: 0, dropped: 0, infinite: 0, firstMisfit: null };
  private readonly readers: ColumnReader[];
  private readonly schema: ReportSchema;

  constructor(schema: ReportSchema, source: Grid['source']) {
    this.schema = schema;
    this.readers = columnReaders(schema, source, this.ledger);
    const day = dayReader(schema);
    if (day) this.readers.push(day);
  }

  /** Gives the rows of `cursor` to `keep` one by one. */
  take(cursor: RowCursor, keep: (row: ReportRow) => void): void {
    readAll(cursor, this.schema, this.readers, keep, this.ledger);
  }

  /** Sums of the additive fields over the rows given out. */
  get totals(): Record<string, number> {
    const totals: Record<string, number> = {};
    for (const { field, sum } of this.readers) if (sum && sum.count > 0) totals[field] = sum.value;
    return totals;
  }
}

/** The ledger of a text that was read in two parts, the second with its lines counted from `shift` lines too early. */
export function joinLedgers(first: Ledger, second: Ledger, shift: number): Ledger {
  const moved = <Row extends { readonly line: number }>(rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row, line: row.line + shift }));
  const rejected = [...first.rejected, ...moved(second.rejected)];
  return {
    rejected: rejected.slice(0, limits.rejectedRows),
    totalsRows: [...first.totalsRows, ...moved(second.totalsRows)],
    misfits: first.misfits + second.misfits,
    dropped: first.dropped + second.dropped + Math.max(0, rejected.length - limits.rejectedRows),
    infinite: first.infinite + second.infinite,
    firstMisfit: first.firstMisfit ?? (second.firstMisfit === null ? null : second.firstMisfit + shift),
  };
}

/** What is to be said once all rows are read, `rowCount` of them good: whether their cells are shifted so that none can be believed, and the warnings. */
export function conclude(schema: ReportSchema, ledger: Ledger, rowCount: number): { readonly shifted: boolean; readonly warnings: readonly Notice[] } {
  const shifted = ledger.misfits >= 3 && ledger.misfits > 9 * rowCount;
  return { shifted, warnings: [...schema.warnings, ...findings(schema, rowCount, ledger, shifted)] };
}

function columnReaders(schema: ReportSchema, source: Grid['source'], ledger: Ledger): ColumnReader[] {
  // Amounts in several currencies add up to nothing.
  const oneCurrency = !schema.warnings.some(({ code }) => code === 'reports.mixed-currencies');
  const empties = kindEntry(schema)?.empties ?? {};
  return schema.columns.flatMap((column): ColumnReader[] => {
    if (column.field === null) return [];
    const summed = column.additive && (oneCurrency || column.style !== 'money');
    return [{ index: column.index, field: column.field, header: column.header.trim(), read: withEmpties(readerOf(column, source, ledger), empties[column.field]), sum: summed ? new ExactSum() : null }];
  });
}

function readerOf(column: Column, source: Grid['source'], ledger: Ledger): (cell: Cell | undefined) => Read {
  switch (column.style) {
    case 'integer': return numberReader(column, false, true, ledger);
    case 'decimal':
    case 'money':
    case 'ratio': return numberReader(column, false, false, ledger);
    case 'percent': return numberReader(column, true, false, ledger);
    case 'date': return dateReader(column, (read) => read.date);
    case 'moment': return dateReader(column, momentText);
    default: return source === 'cells' ? readCellText : readText;
  }
}

/** Reads what stands for nothing in a field of its kind as nothing. */
function withEmpties(read: ColumnReader['read'], empty: 'zero' | 'words' | undefined): ColumnReader['read'] {
  if (empty === undefined) return read;
  return (cell) => {
    const value = read(cell);
    return empty === 'zero' && value === 0 || empty === 'words' && value === unreadable && !/\d/.test(cellText(cell)) ? null : value;
  };
}

function numberReader({ decimal: mark, reason }: Column, percent: boolean, whole: boolean, ledger: Ledger): (cell: Cell | undefined) => Read {
  const warned = reason.code === 'reports.column.open';
  return (cell) => {
    if (cell === null || cell === undefined || cell === '') return null;
    if (typeof cell === 'number') return percent ? hundredth(cell) : cell;
    const read = readCellAmount(cellText(cell), mark);
    if (read.kind === 'value') return percent && !read.percent ? hundredth(read.value) : read.value;
    if (read.kind === 'blank') {
      if (read.infinite) ledger.infinite += 1;
      return null;
    }
    if (read.kind === 'ambiguous' && whole) return read.group;
    // An amount that stays open is left blank where the schema has warned of its column.
    return read.kind === 'ambiguous' && warned ? null : unreadable;
  };
}

// 97.8 / 100 may miss 0.978 by the last bit; shifting the digits cannot.
const hundredth = (value: number): number => (value === 0 ? 0 : Number(`${value}e-2`) || value / 100);

function dateReader(column: Column, write: (read: DateValue) => string): (cell: Cell | undefined) => Read {
  let previous: Cell | undefined;
  let written: Read = null;
  return (cell) => {
    if (cell === null || cell === undefined || cell === '') return null;
    if (cell === previous) return written;
    const read = readCellDate(cell, column.order);
    previous = cell;
    // A date that stays open is left blank: the schema has warned of the column already.
    written = read.kind === 'date' ? write(read) : read.kind === 'unreadable' ? unreadable : null;
    return written;
  };
}

const loneSurrogate = /\p{Surrogate}/u;

/** The civil day of a row that carries a moment, as a field of its own: `2026-07-14T05:30:00Z` is 13 July in Los Angeles. */
function dayReader(schema: ReportSchema): ColumnReader | null {
  const column = schema.columns.find(({ field, style }) => field !== null && style === 'moment' && momentFields.includes(field));
  if (!column || schema.columns.some(({ field }) => field === 'date')) return null;
  const toDay = dayIn(zoneOf(schema.marketplace?.value));
  return { index: column.index, field: 'date', header: column.header.trim(), read: dateReader(column, toDay), sum: null };
}

/** Text without the guard `="…"` that keeps spreadsheets from turning ids into numbers, and without outer blanks. */
function readText(cell: Cell | undefined): FieldValue {
  if (cell === null || cell === undefined) return null;
  const text = cellText(cell);
  const bare = text.charCodeAt(0) === 61 ? text.replace(/^="+(.*?)"+$/s, '$1') : text;
  const trimmed = bare.trim();
  return trimmed === '' ? null : trimmed;
}

/** As `readText`, for cells that no decoder has seen: half a surrogate pair becomes U+FFFD, as decoding would have made it. */
function readCellText(cell: Cell | undefined): FieldValue {
  const text = readText(cell);
  return typeof text === 'string' && loneSurrogate.test(text) ? text.replace(/\p{Surrogate}/gu, '\ufffd') : text;
}

function readAll(cursor: RowCursor, schema: ReportSchema, readers: readonly ColumnReader[], keep: (row: ReportRow) => void, ledger: Ledger): void {
  const keyIndexes = keyColumns(schema);
  const fallbacks = Object.entries(kindEntry(schema)?.fallbacks ?? {});
  const header = schema.columns.map((column) => column.header.trim());
  const summed = readers.filter(({ sum }) => sum !== null);
  const shape: Record<string, FieldValue> = Object.fromEntries(readers.map(({ field }) => [field, null]));
  const shown = showRow(schema, cursor);
  const reject = (reason: Notice): void => {
    if (ledger.rejected.length < limits.rejectedRows) ledger.rejected.push({ line: cursor.line, reason, text: shown() });
    else ledger.dropped += 1;
  };
  for (let cells = cursor.next(); cells; cells = cursor.next()) {
    if (cells.every((cell) => cell === null || typeof cell === 'string' && cell.trim() === '')) continue;
    if (isTotalsRow(cells, keyIndexes)) {
      ledger.totalsRows.push({ line: cursor.line, text: shown() });
      continue;
    }
    if (isHeader(cells, header)) {
      reject(notice('reports.header-again', { first: schema.headerLine ?? 0 }));
      continue;
    }
    if (cursor.damage) {
      ledger.misfits += 1;
      ledger.firstMisfit ??= cursor.line;
      reject(notice(`reports.${cursor.damage}`, { found: cells.length, expected: header.length }));
      continue;
    }
    // Copying an object of the right shape is cheaper than growing one, and rows are many.
    const values = { ...shape };
    const failed = readInto(values, cells, readers);
    if (failed) {
      reject(notice('reports.cell-unreadable', { header: failed.header, text: cellText(cells[failed.index]).slice(0, 60) }));
      continue;
    }
    for (const [field, other] of fallbacks) {
      const substitute = values[other];
      if (substitute !== undefined && (values[field] ?? null) === null) values[field] = substitute;
    }
    for (const { field, sum } of summed) {
      const value = values[field];
      if (typeof value === 'number') sum?.add(value);
    }
    keep({ line: cursor.line, values });
  }
}

/** Reads the cells of one row into `values`; the column that could not be read, or null. */
function readInto(values: Record<string, FieldValue>, cells: readonly Cell[], readers: readonly ColumnReader[]): ColumnReader | null {
  for (const reader of readers) {
    const value = reader.read(cells[reader.index]);
    if (value === unreadable) return reader;
    values[reader.field] = value;
  }
  return null;
}

/** How a row is shown among the rejected. Where a report holds personal data, only the cells safely left of it are. */
function showRow(schema: ReportSchema, cursor: RowCursor): () => string {
  const first = schema.columns.find(({ style }) => style === 'private');
  if (!first) return () => cursor.text();
  return () => {
    const whole = cursor.text();
    const parts = whole.split(schema.delimiter ?? '\t');
    const safe = Math.max(0, first.index - Math.max(0, schema.columns.length - parts.length));
    return parts.length <= safe ? whole : `${shorten(parts.slice(0, safe).join(schema.delimiter ?? '\t'))}…`;
  };
}

const kindEntry = ({ kind }: ReportSchema): KindEntry | undefined => families.flatMap((family) => family.kinds).find((entry) => entry.kind === kind);

const keyColumns = (schema: ReportSchema): readonly number[] => {
  const keys = new Set(kindEntry(schema)?.keys ?? []);
  return schema.columns.flatMap(({ index, field }) => (field !== null && keys.has(field) ? [index] : []));
};

/** `Total` in the first filled cell or the first filled key cell; or a row of figures that belong to nothing. */
function isTotalsRow(cells: readonly Cell[], keyIndexes: readonly number[]): boolean {
  for (const cell of cells) {
    if (cell === null || cell === '') continue;
    const text = cellText(cell);
    if (text.trim() === '') continue;
    if (isTotalsWord(text)) return isBareTotals(cells, keyIndexes);
    break;
  }
  const firstKey = keyIndexes.map((index) => cellText(cells[index])).find((text) => text.trim() !== '');
  return firstKey === undefined ? keyIndexes.length > 0 : isTotalsWord(firstKey) && isBareTotals(cells, keyIndexes);
}

/** A product called "Total" has its ASIN beside its title; a totals row has nothing else in its key cells. */
const isBareTotals = (cells: readonly Cell[], keyIndexes: readonly number[]): boolean =>
  keyIndexes.every((index) => {
    const text = cellText(cells[index]).trim();
    return text === '' || isTotalsWord(text) || /^[-–—]+$/.test(text);
  });

function isHeader(cells: readonly Cell[], header: readonly string[]): boolean {
  const first = cells[0];
  if (typeof first !== 'string' || first.trim() !== header[0] || cells.length < Math.min(2, header.length)) return false;
  return header.every((name, index) => cellText(cells[index]).trim() === name);
}

function findings(schema: ReportSchema, rowCount: number, ledger: Ledger, shifted: boolean): Notice[] {
  const found: Notice[] = [];
  const headerLine = schema.headerLine ?? 0;
  if (shifted) found.push(notice('reports.rows-shifted', { count: ledger.misfits, line: ledger.firstMisfit ?? 0, header: headerLine }));
  else if (isRead(schema) && rowCount === 0) found.push(notice('reports.no-rows', { line: headerLine }));
  const [totals] = ledger.totalsRows;
  if (totals) found.push(notice('reports.totals-rows-left-out', { count: ledger.totalsRows.length, line: totals.line, text: totals.text.slice(0, 60) }));
  if (ledger.dropped > 0) found.push(notice('reports.more-rejected', { count: ledger.dropped, shown: ledger.rejected.length }));
  if (ledger.infinite > 0) found.push(notice('reports.infinite', { count: ledger.infinite }));
  return found;
}
