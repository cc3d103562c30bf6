import type { CellValue, RawTable, RawWorkbook } from '../sheets/plan';
import { areaName, maxRows } from '../sheets/hand/a1';
import { isOfficeError } from './problem';
import { inSession, loose, type Session } from './session';
import { type OpenTable, survey } from './survey';

/** Cells in one answer: about 20 bytes each against the 5 MB an answer may have. */
const cellsPerAnswer = 150_000;

/** Reads sheets and tables of the open workbook; see `index.ts`. */
export function readOpenWorkbook(wanted: (table: { readonly name: string; readonly headers: readonly string[] }) => boolean = () => true): Promise<RawWorkbook> {
  return inSession(async (session) => {
    const { sheets, tables, leftovers } = await survey(session);
    const read = tables.filter(wanted);
    const formulas = await formulasOf(session, read);
    const rows = await rowsOf(session, read);
    const below = await rowsBelow(session, read, leftovers.rows.map(({ table }) => table));
    return {
      sheets: sheets.map((sheet) => ({ name: sheet.name, mark: sheet.mark, protected: sheet.protected, empty: sheet.empty && sheet.charts.length === 0 })),
      tables: read.map((table, index) => rawTable(table, rows[index] ?? [], formulas[index] ?? [], below[index] ?? 0)),
    };
  });
}

type Place = RawTable['formulas'][number];

function bodyOf({ area, totals }: OpenTable): { readonly top: number; readonly rows: number } {
  return { top: area.top + 1, rows: area.bottom - (totals ? 1 : 0) - area.top };
}

function bodyRange(workbook: Excel.Workbook, table: OpenTable, from: number, to: number): Excel.Range {
  const { top } = bodyOf(table);
  return loose(workbook.worksheets.getItem(table.sheet).getRange(areaName({ ...table.area, top: top + from, bottom: top + to - 1 })));
}

/** Where formulas stand, as areas: cheap however long a column of formulas is. */
async function formulasOf(session: Session, tables: readonly OpenTable[]): Promise<Place[][]> {
  if (tables.length === 0) return [];
  const found = await session.send(({ workbook }) => tables.map((table) => {
    const { rows } = bodyOf(table);
    if (rows === 0) return null;
    const cells = loose(bodyRange(workbook, table, 0, rows).getSpecialCellsOrNullObject('Formulas'));
    return { cells: cells.load('address'), areas: cells.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount') };
  }));
  return found.map((entry, index) => {
    const table = tables[index];
    if (table === undefined || entry === null || entry.cells.isNullObject) return [];
    return entry.areas.items.flatMap(({ rowIndex, columnIndex, rowCount, columnCount }) => Array.from({ length: rowCount * columnCount }, (_, i): Place => ({
      row: rowIndex + Math.floor(i / columnCount) - bodyOf(table).top, column: columnIndex + (i % columnCount) - table.area.left,
    }))).sort((a, b) => a.row - b.row || a.column - b.column);
  });
}

/** How far below a table rows are counted that belong to no table. */
const looked = 1_000;

/** Filled rows right beneath each table; those an interrupted run of ours left there do not count. */
async function rowsBelow(session: Session, tables: readonly OpenTable[], staged: readonly string[]): Promise<number[]> {
  const crowded = tables.filter(({ name, totals, crowded: full }) => full && !totals && !staged.includes(name));
  if (crowded.length === 0) return tables.map(() => 0);
  const ranges = await session.send(({ workbook }) => crowded.map(({ sheet, area }) => loose(workbook.worksheets.getItem(sheet).getRange(areaName({ ...area, top: area.bottom + 1, bottom: Math.min(maxRows - 1, area.bottom + looked) }))).load('values')));
  return tables.map((table) => {
    const values: readonly (readonly unknown[])[] = ranges[crowded.indexOf(table)]?.values ?? [];
    const end = values.findIndex((line) => line.every((value) => value === ''));
    return end < 0 ? values.length : end;
  });
}

interface Piece {
  readonly table: number;
  readonly from: number;
  readonly to: number;
}

async function rowsOf(session: Session, tables: readonly OpenTable[]): Promise<unknown[][][]> {
  const rows: unknown[][][] = tables.map(() => []);
  for (const pieces of packPieces(tables, cellsPerAnswer)) await readPieces(session, tables, pieces, rows);
  return rows;
}

function packPieces(tables: readonly OpenTable[], most: number): Piece[][] {
  const batches: Piece[][] = [];
  let room = 0;
  tables.forEach((table, index) => {
    const width = table.area.right - table.area.left + 1;
    const { rows } = bodyOf(table);
    for (let from = 0; from < rows; ) {
      if (room < width) {
        batches.push([]);
        room = most;
      }
      const to = Math.min(rows, from + Math.max(1, Math.floor(room / width)));
      batches.at(-1)?.push({ table: index, from, to });
      room -= (to - from) * width;
      from = to;
    }
  });
  return batches;
}

async function readPieces(session: Session, tables: readonly OpenTable[], pieces: readonly Piece[], into: unknown[][][]): Promise<void> {
  try {
    const ranges = await session.send(({ workbook }) => pieces.flatMap(({ table: index, from, to }) => {
      const table = tables[index];
      return table === undefined ? [] : [bodyRange(workbook, table, from, to).load('values')];
    }));
    pieces.forEach(({ table }, index) => into[table]?.push(...((ranges[index]?.values ?? []) as unknown[][])));
  } catch (error) {
    // Long texts: half of it at a time.
    if (!isOfficeError(error) || error.code !== 'ResponsePayloadSizeLimitExceeded') throw error;
    const halves = pieces.flatMap(({ table, from, to }) => (to - from < 2 ? [{ table, from, to }] : [{ table, from, to: (from + to) >> 1 }, { table, from: (from + to) >> 1, to }]));
    if (pieces.length === 1 && halves.length === 1) throw error;
    const middle = Math.max(1, halves.length >> 1);
    await readPieces(session, tables, halves.slice(0, middle), into);
    await readPieces(session, tables, halves.slice(middle), into);
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
