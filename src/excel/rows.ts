import { notice } from '../domain/notice';
import type { CellValue } from '../sheets/plan';
import { areaName, cellName, maxRows, overlap, type Area } from '../sheets/hand/a1';
import { changesOf, keyOf, stillFits, type RowChanges } from '../sheets/hand/rows';
import { hasWork, type Layout, type TableLayout } from './layout';
import { Stopped } from './problem';
import { loose, type Session } from './session';
import type { Survey } from './survey';

/** What a table holds now, as far as its changes need it. Rows count from the first below the header. */
export interface TableState extends RowChanges {
  readonly layout: TableLayout;
  readonly rows: number;
  /** Rows up to and with the last one somebody put something in. */
  readonly live: number;
  /** Formulas and number formats of the last live row, by place in the table; null where there is none. */
  /** Number formats of the row below the table, where new rows will wait. */
  readonly below: readonly string[];
  readonly last: { readonly row: number; readonly formulas: readonly unknown[]; readonly numberFormats: readonly string[] } | null;
}

/** Cells of keys in one answer: some 16 bytes each (a store, a marketplace, an ASIN, a date) against the 5 MB it may have. */
const cellsPerAnswer = 280_000;
/** Rows at the end of a table that are looked at whole, to find empty ones. */
const tail = 20;

interface Asked {
  readonly end: Excel.Range | null;
  readonly below: Excel.Range | null;
  readonly around: readonly Excel.Range[];
  /** The rows that are to be filled, as they are. */
  readonly fills: readonly Excel.Range[];
}

/** What was asked of the tables that have work, in one request with whatever else it holds. */
export interface Asking {
  readonly around: ReadonlyMap<TableLayout, Asked>;
  readonly keys: readonly (readonly Excel.Range[])[];
}

/** True where the tables of a plan make it necessary to look into the workbook. */
export function mustAsk(layout: Layout): boolean {
  return workingTables(layout).some((table) => table.open !== null || layout.sheets.some(({ plan, open }) => plan.key === table.plan.sheet && open !== null));
}

/** Queues what the first request can hold. */
export function askTables(context: Excel.RequestContext, layout: Layout, open: Survey): Asking {
  const working = workingTables(layout);
  const [first = []] = packKeyReads(working);
  return {
    around: new Map(working.filter((table) => open.sheets.some(({ name }) => name === table.sheetName)).map((table) => [table, askAround(context, table)])),
    keys: first.map((piece) => askKeys(context, piece)),
  };
}

/**
 * Reads the keys of the tables that have work, in as few round trips as their size allows, and works out what changes.
 * @param asked what was queued by `askTables` for this layout and has been answered
 * @throws Stopped where a growing table would touch somebody's cells
 */
export async function readTables(session: Session, layout: Layout, open: Survey, asked: Asking | null): Promise<TableState[]> {
  const working = workingTables(layout);
  const keys = new Map(working.map((table) => [table, [] as string[]]));
  const [first = [], ...more] = packKeyReads(working);
  first.forEach((piece, index) => collect(keys, piece, asked?.keys[index] ?? []));
  for (const pieces of more) await readKeys(session, pieces, keys);
  return working.map((table) => stateOf(table, keys.get(table) ?? [], asked?.around.get(table) ?? null, open));
}

function workingTables({ tables }: Layout): TableLayout[] {
  return [...tables.values()].filter(hasWork);
}

interface Piece {
  readonly table: TableLayout;
  readonly from: number;
  readonly to: number;
}

/** Which rows of which tables go into which answer. */
function packKeyReads(tables: readonly TableLayout[]): Piece[][] {
  const batches: Piece[][] = [[]];
  let room = cellsPerAnswer;
  for (const table of tables) {
    const rows = bodyRows(table);
    if (table.open === null || table.plan.key.length === 0 || rows === 0) continue;
    for (let from = 0; from < rows; ) {
      if (room < table.plan.key.length) {
        batches.push([]);
        room = cellsPerAnswer;
      }
      const to = Math.min(rows, from + Math.floor(room / table.plan.key.length));
      batches.at(-1)?.push({ table, from, to });
      room -= (to - from) * table.plan.key.length;
      from = to;
    }
  }
  return batches;
}

async function readKeys(session: Session, pieces: readonly Piece[], keys: ReadonlyMap<TableLayout, string[]>): Promise<void> {
  const loaded = await session.send((context) => pieces.map((piece) => askKeys(context, piece)));
  pieces.forEach((piece, index) => collect(keys, piece, loaded[index] ?? []));
}

function bodyRows({ area }: TableLayout): number {
  return area.bottom - area.top;
}

function askKeys({ workbook }: Excel.RequestContext, { table, from, to }: Piece): Excel.Range[] {
  const sheet = workbook.worksheets.getItem(table.sheetName);
  const first = table.area.top + 1;
  return table.plan.key.map((field) => {
    const column = table.columns.get(field) ?? 0;
    return loose(sheet.getRange(areaName({ top: first + from, left: column, bottom: first + to - 1, right: column }))).load('values');
  });
}

function collect(keys: ReadonlyMap<TableLayout, string[]>, { table, from, to }: Piece, columns: readonly Excel.Range[]): void {
  const list = keys.get(table) ?? [];
  for (let row = 0; row < to - from; row += 1) list.push(keyOf(columns.map((column) => column.values[row]?.[0] as CellValue)));
}

/** The end of a table and the room it may need. */
function askAround({ workbook }: Excel.RequestContext, table: TableLayout): Asked {
  const sheet = workbook.worksheets.getItem(table.sheetName);
  const { area, plan, added, open } = table;
  const rows = bodyRows(table);
  const used = (at: Area): Excel.Range => loose(loose(sheet.getRange(areaName(at))).getUsedRangeOrNullObject(true)).load('rowIndex,columnIndex');
  const right = area.right + added.length;
  const bottom = Math.min(maxRows - 1, area.bottom + Math.max(1, plan.upsert.length));
  return {
    end: open === null || rows === 0 ? null : loose(sheet.getRange(areaName({ ...area, top: Math.max(area.top + 1, area.bottom - tail + 1) }))).load('formulas,numberFormat'),
    below: area.bottom < maxRows - 1 && right >= area.left ? loose(sheet.getRange(areaName({ top: area.bottom + 1, left: area.left, bottom: area.bottom + 1, right }))).load('numberFormat') : null,
    around: [
      ...(area.bottom < maxRows - 1 && area.right >= area.left ? [used({ top: area.bottom + 1, left: area.left, bottom, right: area.right })] : []),
      ...(added.length > 0 ? [used({ top: area.top, left: area.right + 1, bottom, right })] : []),
    ],
    fills: (open === null ? [] : (plan.fill ?? [])).map(({ row }) => loose(sheet.getRange(areaName({ ...area, top: area.top + 1 + row, bottom: area.top + 1 + row }))).load('values')),
  };
}

function stateOf(layout: TableLayout, keys: readonly string[], asked: Asked | null, open: Survey): TableState {
  const changes = withFills(layout, changesOf(layout.plan, keys), asked);
  const rows = layout.open === null ? 0 : bodyRows(layout);
  const lines: readonly (readonly unknown[])[] = asked?.end?.formulas ?? [];
  const isLine = (value: unknown): boolean => value !== '' && !(typeof value === 'string' && value.startsWith('='));
  const lastLine = lines.map((line) => line.some(isLine)).lastIndexOf(true);
  const live = lines.length === 0 ? 0 : lastLine >= 0 ? rows - (lines.length - 1 - lastLine) : rows - lines.length;
  const result: TableState = {
    ...changes, layout, rows, live,
    below: (asked?.below?.numberFormat[0] ?? []).map(String),
    last: lastLine >= 0 ? { row: layout.area.top + live, formulas: lines[lastLine] ?? [], numberFormats: (asked?.end?.numberFormat[lastLine] ?? []).map(String) } : null,
  };
  checkRoom(result, asked, open);
  return result;
}

/** @throws Stopped where a row that was to be filled says something else by now */
function withFills(layout: TableLayout, changes: RowChanges, asked: Asked | null): RowChanges {
  const fills = layout.plan.fill ?? [];
  if (fills.length === 0) return changes;
  const changed = new Map(changes.changed);
  for (const [index, fill] of fills.entries()) {
    const values = (asked?.fills[index]?.values[0] ?? []) as readonly CellValue[];
    if (!stillFits(fill, (field) => values[(layout.columns.get(field) ?? 0) - layout.area.left])) throw new Stopped(notice('excel-row-changed', { sheet: layout.sheetName, row: layout.area.top + fill.row + 2 }));
    changed.set(fill.row, { ...changed.get(fill.row), ...fill.set });
  }
  return { ...changes, changed };
}

/** The area the table will have before rows are taken out. */
export function grownArea({ layout: { area, added }, live, rows, appended }: TableState): Area {
  return { ...area, right: area.right + added.length, bottom: area.top + Math.max(live + appended.length, rows, 1) };
}

function checkRoom(state: TableState, asked: Asked | null, open: Survey): void {
  const { layout, removed } = state;
  const grown = grownArea(state);
  if (grown.bottom >= maxRows) throw new Stopped(notice('excel-table-full', { table: layout.plan.name, sheet: layout.sheetName }));
  for (const used of asked?.around ?? []) {
    if (used.isNullObject || used.rowIndex > grown.bottom || used.columnIndex > grown.right) continue;
    throw new Stopped(notice('excel-table-blocked', { table: layout.plan.name, sheet: layout.sheetName, cell: cellName(used.rowIndex, used.columnIndex) }));
  }
  for (const other of open.tables) {
    if (other === layout.open || other.sheet !== layout.sheetName) continue;
    if (overlap(other.area, grown)) throw new Stopped(notice('excel-table-blocked', { table: layout.plan.name, sheet: layout.sheetName, cell: cellName(other.area.top, other.area.left) }));
    // Rows are taken out by moving up what is below: half of another table cannot move.
    const below = other.area.top > grown.bottom && other.area.left <= grown.right && other.area.right >= grown.left;
    if (removed.size > 0 && below && (other.area.left < grown.left || other.area.right > grown.right)) throw new Stopped(notice('excel-table-below', { table: layout.plan.name, other: other.name, sheet: layout.sheetName }));
  }
}
