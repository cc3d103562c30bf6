import { area } from './area';
import type { Calculated } from './calculator';
import { cellAt, clearSpill, putCell } from './cells';
import type { Cell, CellValue } from './data';
import type { Sheet, Workbook } from './model';

/** Shown by formulas nobody has calculated, so that nobody takes them for numbers. */
export const uncalculated: CellValue = { error: '#UNCALCULATED!' };

/** Puts calculated values into their cells. Arrays spill, or say `#SPILL!` where something is in the way. */
export function takeResults(book: Workbook, results: readonly Calculated[]): void {
  for (const { sheet: id, row, column, values } of results) {
    const sheet = book.findSheet(id);
    const cell = sheet ? cellAt(sheet, row, column) : undefined;
    if (!sheet || cell?.formula === undefined) continue;
    const { uncalculated: _, ...rest } = cell;
    const before = JSON.stringify([cell.value, cell.uncalculated]);
    if (values.length === 1 && values[0]?.length === 1) {
      clearSpill(sheet, row, column);
      putCell(sheet, row, column, { ...rest, value: values[0][0] ?? null });
    } else spill(sheet, row, column, rest, values);
    if (before !== JSON.stringify([cellAt(sheet, row, column).value, undefined]) || values.length > 1) {
      book.changed({ kind: 'cells', sheet: sheet.id, area: area(row, column, Math.max(1, values.length), Math.max(1, values[0]?.length ?? 1)), origin: 'calculation' });
    }
  }
}

function spill(sheet: Sheet, row: number, column: number, anchor: Cell, values: readonly (readonly CellValue[])[]): void {
  clearSpill(sheet, row, column);
  const blocked = values.some((line, r) => line.some((_, c) => {
    const cell = cellAt(sheet, row + r, column + c);
    return (r > 0 || c > 0) && (cell.value !== null || cell.formula !== undefined);
  }));
  putCell(sheet, row, column, { ...anchor, value: blocked ? { error: '#SPILL!' } : (values[0]?.[0] ?? null) });
  if (blocked) return;
  values.forEach((line, r) => line.forEach((value, c) => {
    if (r === 0 && c === 0) return;
    const old = cellAt(sheet, row + r, column + c);
    putCell(sheet, row + r, column + c, { value: value ?? '', spilledFrom: { row, column }, ...(old.format ? { format: old.format } : {}) });
  }));
}

/** Without a calculator every new formula says so. */
export function markUncalculated(book: Workbook): void {
  for (const sheet of book.sheets) {
    for (const line of sheet.cells.values()) for (const [column, cell] of line) if (cell.uncalculated && cell.value === null) line.set(column, { ...cell, value: uncalculated });
  }
}
