import { area, cell } from './format';
import { heightOf } from './hand/fit';
import type { Block, CellValue, PlanCell, SheetPlan, Style } from './plan';

/** A page in the making: cells by place, merges, and one block at the end. */
export class Grid {
  readonly #styles: string;
  /** Cells by row and column; holes where nothing was set. */
  readonly #rows: (PlanCell | undefined)[][] = [];
  #lastColumn = 0;
  /** Ids as the plan names them: thousands of cells share a few. */
  readonly #ids = new Map<string, Map<string, string>>();
  readonly merges: string[] = [];
  /** Last column of each span, by the cell it begins at. */
  readonly #spans = new Map<PlanCell, number>();

  /** `styles` stands before every style's id. */
  constructor(styles: string) {
    this.#styles = styles;
  }

  set(row: number, column: number, value: CellValue, style: string, formula?: string): void {
    this.setAs(this.#styles, row, column, value, style, formula);
  }

  /** `set` in the styles of another currency. */
  setAs(styles: string, row: number, column: number, value: CellValue, style: string, formula?: string): void {
    const id = this.#idOf(styles, style);
    if (column > this.#lastColumn) this.#lastColumn = column;
    (this.#rows[row] ??= [])[column] = formula === undefined ? { value, style: id } : { value, style: id, formula };
  }

  #idOf(styles: string, style: string): string {
    let ids = this.#ids.get(styles);
    if (!ids) this.#ids.set(styles, (ids = new Map<string, string>()));
    let id = ids.get(style);
    if (id === undefined) ids.set(style, (id = `${styles}.${style}`));
    return id;
  }

  /** A value over several cells of a row; the style covers all of them. */
  span(row: number, column: number, last: number, value: CellValue, style: string, formula?: string): void {
    this.set(row, column, value, style, formula);
    for (let next = column + 1; next <= last; next += 1) this.set(row, next, null, style);
    if (last === column) return;
    this.merges.push(area(row, column, row, last));
    const first = this.#rows[row]?.[column];
    if (first) this.#spans.set(first, last);
  }

  /** Fills cells that hold nothing yet with a style. */
  fill(row: number, column: number, last: number, style: string): void {
    for (let next = column; next <= last; next += 1) if (!this.#rows[row]?.[next]) this.set(row, next, null, style);
  }

  /** Width of a cell, or of those it spans. */
  #widthAt(widths: readonly number[], column: number, cell: PlanCell): number {
    return widths.slice(column, (this.#spans.get(cell) ?? column) + 1).reduce((sum, width) => sum + width, 0);
  }

  /**
   * Heights in points: those given, and more where a wrapped text needs it. Rows from `except[0]` to `except[1]`, a
   * table's body whose texts do not wrap, are passed over.
   */
  heights(widths: readonly number[], styles: Readonly<Record<string, Style>>, given: SheetPlan['rowHeights'], except?: readonly [number, number]): SheetPlan['rowHeights'] {
    const heights = new Map(given.map(({ row, height }) => [row, height]));
    this.#rows.forEach((cells, row) => {
      if (except && row >= except[0] && row <= except[1]) return;
      cells.forEach((cell, column) => {
        const style = cell?.style === undefined ? undefined : styles[cell.style];
        if (!cell || style?.wrap !== true || typeof cell.value !== 'string' || cell.value === '') return;
        heights.set(row, Math.max(heights.get(row) ?? 0, heightOf(cell.value, this.#widthAt(widths, column, cell), style)));
      });
    });
    return [...heights].sort(([a], [b]) => a - b).map(([row, height]) => ({ row, height }));
  }

  block(): Block {
    const width = this.#lastColumn + 1;
    const cells = Array.from(this.#rows.length > 0 ? this.#rows : [[]], (row: (PlanCell | undefined)[] | undefined) => {
      const line: (PlanCell | null)[] = [];
      for (let column = 0; column < width; column += 1) line.push(row?.[column] ?? null);
      return line;
    });
    return { row: 0, column: 0, cells };
  }
}

/** An absolute A1 reference, `$C$7`. */
export const fixedCell = (row: number, column: number): string => cell(row, column).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
