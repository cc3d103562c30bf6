import type { CellValue } from '../../src/sheets/plan';
import { cellName } from '../../src/sheets/hand/a1';
import { readCells, type SheetCells } from '../../src/xlsx/cells';
import { convert } from './convert';

/** The cells of each file after LibreOffice has calculated every formula anew. */
export async function recalculate(files: readonly Uint8Array[]): Promise<SheetCells[][]> {
  return (await convert(files, { to: 'xlsx', recalculate: true })).map((bytes) => readCells(bytes));
}

export interface Difference {
  readonly sheet: string;
  readonly cell: string;
  readonly formula: string;
  readonly cached: CellValue;
  readonly recalculated: CellValue;
}

/** Formulas whose cached result is not what calculating them gives, for each file. None is what a check wants to see. */
export async function checkRecalculation(files: readonly Uint8Array[]): Promise<Difference[][]> {
  const after = await recalculate(files);
  return files.map((bytes, i) => differences(readCells(bytes), after[i] ?? []));
}

function differences(before: readonly SheetCells[], after: readonly SheetCells[]): Difference[] {
  const found: Difference[] = [];
  for (const { name, cells } of before) {
    const recalculated = new Map((after.find((sheet) => sheet.name === name)?.cells ?? []).map((cell) => [cellName(cell.row, cell.column), cell.value]));
    for (const { row, column, formula, value } of cells) {
      if (formula === null) continue;
      const cell = cellName(row, column);
      const now = recalculated.get(cell) ?? null;
      if (!same(value, now)) found.push({ sheet: name, cell, formula, cached: value, recalculated: now });
    }
  }
  return found;
}

/** Sums taken in another order differ in the last places. */
const tolerance = 1e-9;

export function same(a: CellValue, b: CellValue): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a === b || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
  // LibreOffice knows truths as 1 and 0 and tells them apart by number format alone.
  if (typeof a === 'boolean' && typeof b === 'number') return Number(a) === b;
  // An empty text comes back as nothing.
  return (a ?? '') === (b ?? '');
}
