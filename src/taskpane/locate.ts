import type { WorkbookPlan } from '../sheets/plan';

/** A cell of a planned sheet, 0-based. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Where on a planned page a text stands alone in its cell; the page's first cell where it does not. */
export function placeOf(plan: WorkbookPlan, key: string, text: string | null): Place | null {
  const sheet = plan.sheets.find((one) => one.key === key);
  if (!sheet) return null;
  for (const block of sheet.blocks) {
    for (const [row, cells] of block.cells.entries()) {
      const column = text === null ? -1 : cells.findIndex((cell) => cell?.value === text);
      if (column >= 0) return { sheet: sheet.name, row: block.row + row, column: block.column + column };
    }
  }
  return { sheet: sheet.name, row: 0, column: 0 };
}
