import { notice, type Notice } from '../domain/notice';
import { cellName, overlap, type Area } from '../sheets/hand/a1';
import { resolveFormula, shiftFormula, type TablePlace } from '../sheets/hand/formula';
import { changesOf, keyOf, stillFits, type Fields } from '../sheets/hand/rows';
import type { CellValue, TableColumn } from '../sheets/plan';
import type { RowMoves } from './anchors';
import { readFormula } from './formula';
import type { FileCell, Grid } from './grid';

/** Where a table stands, or shall stand, and which column holds which field. */
export interface Layout extends TablePlace {
  readonly exists: boolean;
  /** Header, body and totals as they are; of a new table its header alone. */
  readonly area: Area;
  readonly totals: number;
  /** Columns to add at the right, in this order. */
  readonly added: readonly TableColumn[];
}

export interface Written {
  readonly area: Area;
  readonly moves: RowMoves;
}

/** What a table's rows need from the sheet around them. */
export interface Surroundings {
  readonly grid: Grid;
  /** Index of a plan's style. */
  readonly style: (id: string | undefined) => number;
  /** What a cell of a plan's style holds when a value is put into it. */
  readonly held: (value: CellValue, id: string | undefined) => CellValue;
  readonly headerStyle: number;
  /** Height in points a text of a plan's style takes in a column, or null where it stays on one line. */
  readonly height: (text: string, column: TableColumn) => number | null;
  readonly layouts: ReadonlyMap<string, Layout>;
  /** Other tables and merged cells on the sheet, which a growing table must not touch. */
  readonly obstacles: readonly Area[];
}

/**
 * Brings a table to what the plan wants: rows with a known key get the given fields, others are appended, named ones
 * are taken out, new columns are added at the right. Rows and columns of people stay, their formulas are filled down.
 */
export function writeTable(layout: Layout, around: Surroundings): Written | { readonly problem: Notice } {
  const { area, totals } = layout;
  const { grid } = around;
  const first = area.top + 1;
  const width = area.right - area.left + 1 + layout.added.length;
  const right = area.left + width - 1;
  const body = rowsOfBody(layout);
  const plans = rowChanges(layout, grid, body);
  if ('problem' in plans) return plans;

  const kept = body.filter((row) => !plans.removed.has(row));
  const liveEnd = kept.length - trailingBlanks(layout, grid, kept);
  const length = Math.max(liveEnd + plans.appended.length, kept.length, 1);
  const bottom = area.top + length + totals;
  const result: Area = { ...area, right, bottom };
  const blocked = obstacle(layout, around, result);
  if (blocked !== null) return { problem: blocked };

  addColumns(layout, around, body);
  for (const [row, fields] of plans.changed) writeRow(layout, around, row, fields, false);
  if (totals > 0 && bottom > area.bottom) moveRow(grid, area.bottom, bottom, area.left, right);
  const moves = new Map<number, number | null>([...plans.removed].map((row) => [row, null]));
  const template = kept[liveEnd - 1] ?? null;
  kept.forEach((row, i) => {
    if (row === first + i) return;
    moveRow(grid, row, first + i, area.left, right);
    moves.set(row, first + i);
  });
  if (totals > 0 && bottom < area.bottom) moveRow(grid, area.bottom, bottom, area.left, right);
  // The one row a table without rows has to have.
  if (layout.exists && kept.length === 0) emptyRow(grid, first, area.left, right);
  if (layout.exists) for (let row = bottom + 1; row <= area.bottom; row += 1) clearRow(grid, row, area.left, right);
  const above = template === null ? null : first + liveEnd - 1;
  plans.appended.forEach((fields, i) => {
    const row = first + liveEnd + i;
    styleRow(layout, around, row, above);
    writeRow(layout, around, row, fields, true);
    if (above !== null) fillPeoplesFormulas(layout, grid, above, row);
    fitHeight(layout, around, row, fields);
  });
  if (liveEnd + plans.appended.length === 0 && !layout.exists) styleRow(layout, around, first, null);
  return { area: result, moves: { rows: moves, left: area.left, right: area.right } };
}

function rowsOfBody({ area, totals, exists }: Layout): number[] {
  return exists ? Array.from({ length: area.bottom - totals - area.top }, (_, i) => area.top + 1 + i) : [];
}

/** A row in which nobody has put anything: formulas alone do not make a row. */
function blank({ area }: Layout, grid: Grid, row: number): boolean {
  for (let column = area.left; column <= area.right; column += 1) {
    const cell = grid.read(row, column);
    if (cell !== null && cell.formula === null && cell.value !== null && cell.value !== '') return false;
  }
  return true;
}

function trailingBlanks(layout: Layout, grid: Grid, rows: readonly number[]): number {
  let count = 0;
  while (count < rows.length && blank(layout, grid, rows[rows.length - 1 - count] ?? 0)) count += 1;
  return count;
}

interface Changes {
  readonly changed: Map<number, Fields>;
  readonly appended: readonly Fields[];
  readonly removed: Set<number>;
}

function rowChanges({ plan, columns, sheetName }: Layout, grid: Grid, body: readonly number[]): Changes | { readonly problem: Notice } {
  const keys = body.map((row) => keyOf(plan.key.map((field) => grid.read(row, columns.get(field) ?? -1)?.value)));
  const { changed, appended, removed } = changesOf(plan, keys);
  const rowAt = (place: number): number => body[place] ?? 0;
  const set = new Map([...changed].map(([place, fields]) => [rowAt(place), fields]));
  for (const fill of plan.fill ?? []) {
    const row = body[fill.row];
    if (row === undefined || !stillFits(fill, (field) => grid.read(row, columns.get(field) ?? -1)?.value)) return { problem: notice('xlsx-row-changed', { sheet: sheetName, row: (body[0] ?? 0) + fill.row + 1 }) };
    set.set(row, { ...set.get(row), ...fill.set });
  }
  return { changed: set, appended, removed: new Set([...removed].map(rowAt)) };
}

function obstacle(layout: Layout, { grid, obstacles }: Surroundings, result: Area): Notice | null {
  const { area, plan, sheetName, exists } = layout;
  const inside = (row: number, column: number): boolean => exists && row <= area.bottom && column <= area.right;
  const held = (row: number, column: number, cell: FileCell): Notice => notice('xlsx-table-blocked', { table: plan.name, sheet: sheetName, cell: cellName(row, column), value: String(cell.formula ?? cell.value).slice(0, 40) });
  for (let row = result.top; row <= result.bottom; row += 1) {
    for (let column = result.left; column <= result.right; column += 1) {
      if (inside(row, column)) {
        column = area.right;
        continue;
      }
      const cell = grid.read(row, column);
      if (cell !== null && (cell.formula !== null || (cell.value !== null && cell.value !== ''))) return held(row, column, cell);
    }
  }
  const other = obstacles.find((taken) => overlap(taken, result));
  return other === undefined ? null : notice('xlsx-table-blocked', { table: plan.name, sheet: sheetName, cell: cellName(other.top, other.left), value: '—' });
}

function addColumns(layout: Layout, around: Surroundings, body: readonly number[]): void {
  const { grid } = around;
  const beside = layout.exists ? grid.style(layout.area.top, layout.area.right) : around.headerStyle;
  for (const column of layout.added) {
    const at = layout.columns.get(column.field) ?? 0;
    grid.set(layout.area.top, at, column.header, beside);
    for (const row of body) {
      if (column.formula === undefined || blank(layout, grid, row)) grid.set(row, at, null, around.style(column.style));
      else grid.setUncalculated(row, at, formulaOf(layout, around, column, row), around.style(column.style));
    }
  }
}

/** The caller has resolved every formula once before anything is written, so none is unknown here. */
function formulaOf(layout: Layout, { layouts }: Surroundings, column: TableColumn, row: number): string {
  return resolveFormula(column.formula ?? '', row, layout, layouts) ?? '';
}

function writeRow(layout: Layout, around: Surroundings, row: number, fields: Fields, whole: boolean): void {
  const { grid } = around;
  for (const column of layout.plan.columns) {
    const given = fields[column.field];
    const value = given === undefined ? undefined : around.held(given, column.style);
    if (value === undefined && !(whole && column.formula !== undefined)) continue;
    const at = layout.columns.get(column.field) ?? 0;
    const style = grid.read(row, at)?.style ?? around.style(column.style);
    const formula = column.formula === undefined ? null : formulaOf(layout, around, column, row);
    if (value === undefined) {
      grid.setUncalculated(row, at, formula ?? '', style);
      continue;
    }
    const current = grid.read(row, at);
    const shown = formula !== null && value === null ? '' : value === '' && formula === null ? null : value;
    if (current !== null && current.value === shown && current.formula === (formula === null ? null : readFormula(formula.slice(1)))) continue;
    grid.set(row, at, value, style, formula ?? undefined);
  }
}

/** Wrapped text needs its height said: LibreOffice and phones do not fit rows on opening. */
function fitHeight({ plan }: Layout, { grid, height }: Surroundings, row: number, fields: Fields): void {
  const heights = plan.columns.flatMap((column) => {
    const value = fields[column.field];
    const needed = typeof value === 'string' ? height(value, column) : null;
    return needed === null ? [] : [needed];
  });
  if (heights.length > 0) grid.suggestHeight(row, Math.max(...heights));
}

/** A new row looks like the one above it, or as the plan says where there is none. */
function styleRow(layout: Layout, { grid, style }: Surroundings, row: number, above: number | null): void {
  const planned = new Map(layout.plan.columns.map((column) => [layout.columns.get(column.field), style(column.style)]));
  for (let column = layout.area.left; column <= layout.area.right + layout.added.length; column += 1) {
    grid.set(row, column, null, above === null ? (planned.get(column) ?? 0) : grid.style(above, column));
  }
}

/** Columns people added: where the row above calculates, the new row calculates too. */
function fillPeoplesFormulas(layout: Layout, grid: Grid, above: number, row: number): void {
  const ours = new Set(layout.columns.values());
  for (let column = layout.area.left; column <= layout.area.right; column += 1) {
    if (ours.has(column)) continue;
    const formula = grid.read(above, column)?.formula ?? null;
    if (formula !== null) grid.setUncalculated(row, column, shiftFormula(formula, row - above, 0), grid.style(above, column));
  }
}

function moveRow(grid: Grid, from: number, to: number, left: number, right: number): void {
  for (let column = left; column <= right; column += 1) grid.move(from, to, column);
  grid.takeLook(from, to);
}

function emptyRow(grid: Grid, row: number, left: number, right: number): void {
  for (let column = left; column <= right; column += 1) grid.set(row, column, null, grid.style(row, column));
  grid.plainLook(row);
}

function clearRow(grid: Grid, row: number, left: number, right: number): void {
  for (let column = left; column <= right; column += 1) grid.clear(row, column);
  grid.plainLook(row);
}
