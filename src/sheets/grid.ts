import { area, cell } from './format';
import type { Block, CellValue, PlanCell } from './plan';

/** A page in the making: cells by place, merges, and one block at the end. */
export class Grid {
  readonly #styles: string;
  readonly #rows: Map<number, Map<number, PlanCell>> = new Map();
  readonly merges: string[] = [];

  /** `styles` stands before every style's id. */
  constructor(styles: string) {
    this.#styles = styles;
  }

  set(row: number, column: number, value: CellValue, style: string, formula?: string): void {
    this.setAs(this.#styles, row, column, value, style, formula);
  }

  /** `set` in the styles of another currency. */
  setAs(styles: string, row: number, column: number, value: CellValue, style: string, formula?: string): void {
    const cells = this.#rows.get(row) ?? new Map<number, PlanCell>();
    this.#rows.set(row, cells);
    const styled = { value, style: `${styles}.${style}` };
    cells.set(column, formula === undefined ? styled : { ...styled, formula });
  }

  /** A value over several cells of a row; the style covers all of them. */
  span(row: number, column: number, last: number, value: CellValue, style: string, formula?: string): void {
    this.set(row, column, value, style, formula);
    for (let next = column + 1; next <= last; next += 1) this.set(row, next, null, style);
    if (last > column) this.merges.push(area(row, column, row, last));
  }

  /** Fills cells that hold nothing yet with a style. */
  fill(row: number, column: number, last: number, style: string): void {
    for (let next = column; next <= last; next += 1) if (!this.#rows.get(row)?.has(next)) this.set(row, next, null, style);
  }

  block(): Block {
    // Not one call with every cell's column: a page of thousands of rows would overflow the stack.
    let lastRow = 0;
    let lastColumn = 0;
    for (const [row, cells] of this.#rows) {
      lastRow = Math.max(lastRow, row);
      for (const column of cells.keys()) lastColumn = Math.max(lastColumn, column);
    }
    return {
      row: 0, column: 0,
      cells: Array.from({ length: lastRow + 1 }, (_, row) => Array.from({ length: lastColumn + 1 }, (_, column) => this.#rows.get(row)?.get(column) ?? null)),
    };
  }
}

/** An absolute A1 reference, `$C$7`. */
export const fixedCell = (row: number, column: number): string => cell(row, column).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
