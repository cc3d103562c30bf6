import type { CellValue, RawTable, RawWorkbook } from '../sheets/plan';
import { areaName, maxRows } from '../sheets/hand/a1';
import { jsonBytes } from './batch';
import { isOfficeError } from './problem';
import { inSession, loose, type Session } from './session';
import { type OpenTable, rememberLook, type Survey, survey } from './survey';

/** Bytes of values asked for at once; an answer may have 5 MB in Excel on the web. */
const answerBytes = 4_300_000;
/** Bytes of a cell nobody has seen one of yet. */
const guessedBytes = 28;

/** Reads sheets and tables of the open workbook; see `index.ts`. */
export function readOpenWorkbook(wanted: (table: { readonly name: string; readonly headers: readonly string[] }) => boolean = () => true): Promise<RawWorkbook> {
  return inSession(async (session) => {
    const open = await survey(session);
    rememberLook(open);
    return { sheets: sheetsOf(open), tables: await tablesOf(session, open, open.tables.filter(wanted)) };
  });
}

const sheetsOf = ({ sheets }: Survey): RawWorkbook['sheets'] => sheets.map((sheet) => ({ name: sheet.name, mark: sheet.mark, protected: sheet.protected, empty: sheet.empty && sheet.charts.length === 0 }));

async function tablesOf(session: Session, { leftovers }: Survey, read: readonly OpenTable[]): Promise<RawTable[]> {
  const { formulas, rows, below } = await contentsOf(session, read, leftovers.rows.map(({ table }) => table));
  return read.map((table, index) => rawTable(table, rows[index] ?? [], formulas[index] ?? [], below[index] ?? 0));
}

/** Rows at the end of what was read before that must be there still, for the rest to be taken as read. */
const overlap = 5;
/** Cells of a table that costs little to read again. */
const smallTable = 5_000;

/** Reads what came since `before` was read; see `index.ts`. */
export function readOpenSince(before: RawWorkbook, growing: (table: { readonly name: string; readonly headers: readonly string[] }) => readonly number[] | null): Promise<RawWorkbook> {
  return inSession(async (session) => {
    const open = await survey(session);
    rememberLook(open);
    const known = new Map(open.tables.map((table) => [table, keptOf(table, before, growing(table))]));
    const again = await tablesOf(session, open, open.tables.filter((table) => known.get(table) === null));
    const grown = open.tables.filter((table) => typeof known.get(table)?.from === 'number');
    const pieces = grown.map((table, index): Piece => ({ table: index, from: known.get(table)?.from ?? 0, to: bodyOf(table).rows }));
    const ends: unknown[][][] = grown.map(() => []);
    if (pieces.length > 0) await readPieces(session, grown, pieces, ends);
    const whole = grown.map((table, index) => {
      const kept = known.get(table);
      return kept && typeof kept.from === 'number' ? continued(table, kept.raw, kept.from, ends[index] ?? [], growing(table) ?? []) : null;
    });
    // Rows were put in, taken out or sorted: nothing that was read holds.
    const lost = grown.filter((_, index) => whole[index] === null);
    const lostAgain = lost.length > 0 ? await tablesOf(session, open, lost) : [];
    const byName = new Map([...again, ...lostAgain, ...whole.flatMap((table) => table ?? [])].map((table) => [table.name, table]));
    return { sheets: sheetsOf(open), tables: open.tables.flatMap((table) => byName.get(table.name) ?? known.get(table)?.raw ?? []) };
  });
}

interface Kept {
  readonly raw: RawTable;
  /** First row to read again; null where the table stands as it was read. */
  readonly from: number | null;
}

/** What may be kept of a table; null where it is read whole. */
function keptOf(table: OpenTable, before: RawWorkbook, marks: readonly number[] | null): Kept | null {
  const raw = before.tables.find(({ name }) => name === table.name);
  const width = table.area.right - table.area.left + 1;
  const { rows } = bodyOf(table);
  const same = raw && raw.sheet === table.sheet && raw.row === table.area.top && raw.column === table.area.left && raw.headers.length === table.headers.length && raw.headers.every((header, at) => header === table.headers[at]);
  if (!same || rows < raw.rows.length) return null;
  if (marks !== null) return raw.rows.length > overlap ? { raw, from: raw.rows.length - overlap } : null;
  return rows === raw.rows.length && rows * width > smallTable ? { raw, from: null } : null;
}

/** The rows that were read before, and those that came since; null where the last of them are not there any more. */
function continued(table: OpenTable, before: RawTable, from: number, values: readonly (readonly unknown[])[], marks: readonly number[]): RawTable | null {
  const end = rawTable(table, values, [], before.below ?? 0).rows;
  const holds = before.rows.slice(from).every((row, at) => marks.every((column) => String(row[column] ?? '') === String(end[at]?.[column] ?? '')));
  return holds ? { ...before, filtered: table.filtered, rows: [...before.rows.slice(0, from), ...end] } : null;
}

type Place = RawTable['formulas'][number];

function bodyOf({ area, totals }: OpenTable): { readonly top: number; readonly rows: number } {
  return { top: area.top + 1, rows: area.bottom - (totals ? 1 : 0) - area.top };
}

function bodyRange(workbook: Excel.Workbook, table: OpenTable, from: number, to: number): Excel.Range {
  const { top } = bodyOf(table);
  return loose(workbook.worksheets.getItem(table.sheet).getRange(areaName({ ...table.area, top: top + from, bottom: top + to - 1 })));
}

interface Contents {
  readonly rows: readonly (readonly (readonly unknown[])[])[];
  readonly formulas: readonly (readonly Place[])[];
  readonly below: readonly number[];
}

/** Everything in the tables: one round trip, and more for long ones as their answers allow. */
async function contentsOf(session: Session, tables: readonly OpenTable[], staged: readonly string[]): Promise<Contents> {
  const rows: unknown[][][] = tables.map(() => []);
  if (tables.length === 0) return { rows, formulas: [], below: [] };
  const queue = new Queue(tables);
  const first = queue.next();
  const ask = (context: Excel.RequestContext) => ({ formulas: tables.map((table) => askFormulas(context, table)), below: tables.map((table) => askBelow(context, table, staged)) });
  const asked = await readPieces(session, tables, first, rows, ask) ?? await session.send(ask);
  for (let pieces = queue.next(rows); pieces.length > 0; pieces = queue.next(rows)) await readPieces(session, tables, pieces, rows);
  return { rows, formulas: asked.formulas.map((found, index) => formulasOf(found, tables[index])), below: asked.below.map(filledRows) };
}

/** Where formulas stand, as areas: cheap however long a column of formulas is. */
function askFormulas({ workbook }: Excel.RequestContext, table: OpenTable) {
  const { rows } = bodyOf(table);
  if (rows === 0) return null;
  const cells = loose(bodyRange(workbook, table, 0, rows).getSpecialCellsOrNullObject('Formulas'));
  return { cells: cells.load('address'), areas: cells.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount') };
}

function formulasOf(found: ReturnType<typeof askFormulas>, table: OpenTable | undefined): Place[] {
  if (table === undefined || found === null || found.cells.isNullObject) return [];
  return found.areas.items.flatMap(({ rowIndex, columnIndex, rowCount, columnCount }) => Array.from({ length: rowCount * columnCount }, (_, i): Place => ({
    row: rowIndex + Math.floor(i / columnCount) - bodyOf(table).top, column: columnIndex + (i % columnCount) - table.area.left,
  }))).sort((a, b) => a.row - b.row || a.column - b.column);
}

/** How far below a table rows are counted that belong to no table. */
const looked = 1_000;

/** The rows right beneath a table where they are filled; those an interrupted run of ours left there do not count. */
function askBelow({ workbook }: Excel.RequestContext, { name, totals, crowded, sheet, area }: OpenTable, staged: readonly string[]): Excel.Range | null {
  if (!crowded || totals || staged.includes(name)) return null;
  return loose(workbook.worksheets.getItem(sheet).getRange(areaName({ ...area, top: area.bottom + 1, bottom: Math.min(maxRows - 1, area.bottom + looked) }))).load('values');
}

function filledRows(range: Excel.Range | null): number {
  const values: readonly (readonly unknown[])[] = range?.values ?? [];
  const end = values.findIndex((line) => line.every((value) => value === ''));
  return end < 0 ? values.length : end;
}

interface Piece {
  readonly table: number;
  readonly from: number;
  readonly to: number;
}

/** The rows still to read, in pieces as large as an answer may be by what cells of the table took so far. */
class Queue {
  private readonly read: number[];
  private readonly cellBytes: number[];

  constructor(private readonly tables: readonly OpenTable[]) {
    this.read = tables.map(() => 0);
    this.cellBytes = tables.map(() => guessedBytes);
  }

  next(rows: readonly (readonly (readonly unknown[])[])[] = []): Piece[] {
    rows.forEach((lines, table) => {
      if (lines.length > 0) this.cellBytes[table] = sampled(lines);
    });
    const pieces: Piece[] = [];
    let room = answerBytes;
    this.tables.forEach((table, index) => {
      const from = this.read[index] ?? 0;
      const rowBytes = (table.area.right - table.area.left + 1) * (this.cellBytes[index] ?? guessedBytes);
      const to = Math.min(bodyOf(table).rows, from + Math.max(pieces.length === 0 ? 1 : 0, Math.floor(room / rowBytes)));
      if (to <= from) return;
      pieces.push({ table: index, from, to });
      this.read[index] = to;
      room -= (to - from) * rowBytes;
    });
    return pieces;
  }
}

/** Bytes of a cell in an answer, by some of the rows there are. */
function sampled(rows: readonly (readonly unknown[])[]): number {
  const every = Math.max(1, Math.floor(rows.length / 300));
  const some = rows.filter((_, index) => index % every === 0);
  return Math.max(3, (jsonBytes(some) / (some.length * (some[0]?.length ?? 1))) * 1.05);
}

function askPieces({ workbook }: Excel.RequestContext, tables: readonly OpenTable[], pieces: readonly Piece[]): Excel.Range[] {
  return pieces.flatMap(({ table: index, from, to }) => {
    const table = tables[index];
    return table === undefined ? [] : [bodyRange(workbook, table, from, to).load('values')];
  });
}

function take(pieces: readonly Piece[], ranges: readonly Excel.Range[], into: unknown[][][]): void {
  pieces.forEach(({ table }, index) => {
    const rows = into[table];
    for (const line of (ranges[index]?.values ?? []) as unknown[][]) rows?.push(line);
  });
}

/** Reads pieces, in halves where an answer is too long. Answers what `also` asked for, null where it did not come through. */
async function readPieces<Also = null>(session: Session, tables: readonly OpenTable[], pieces: readonly Piece[], into: unknown[][][], also?: (context: Excel.RequestContext) => Also): Promise<Also | null> {
  try {
    const { ranges, asked } = await session.send((context) => ({ ranges: askPieces(context, tables, pieces), asked: also?.(context) ?? null }));
    take(pieces, ranges, into);
    return asked;
  } catch (error) {
    // Long texts: half of it at a time.
    if (!isOfficeError(error) || error.code !== 'ResponsePayloadSizeLimitExceeded') throw error;
    const halves = pieces.flatMap(({ table, from, to }) => (to - from < 2 ? [{ table, from, to }] : [{ table, from, to: (from + to) >> 1 }, { table, from: (from + to) >> 1, to }]));
    if (pieces.length === 1 && halves.length === 1) throw error;
    const middle = Math.max(1, halves.length >> 1);
    await readPieces(session, tables, halves.slice(0, middle), into);
    await readPieces(session, tables, halves.slice(middle), into);
    return null;
  }
}

function rawTable(table: OpenTable, values: readonly (readonly unknown[])[], formulas: readonly Place[], below: number): RawTable {
  const calculated = new Set(formulas.map(({ row, column }) => `${row}:${column}`));
  const rows = values.map((line, row) => line.map((value, column): CellValue => (value === '' && !calculated.has(`${row}:${column}`) ? null : (value as CellValue))));
  // The one empty row a table without rows has to have.
  const only = rows.length === 1 && (rows[0] ?? []).every((value, column) => value === null || value === '' || calculated.has(`0:${column}`));
  return {
    name: table.name, sheet: table.sheet, row: table.area.top, column: table.area.left, headers: table.headers,
    rows: only ? [] : rows, formulas: only ? [] : formulas, filtered: table.filtered, below,
  };
}
