import type { CellValue } from './data';
import type { Workbook } from './model';

/** What one formula came to: one value, or the rows of an array that spills from its cell. */
export interface Calculated {
  /** Id of the sheet. */
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly CellValue[])[];
}

/** Computes the formulas of a workbook. The host asks for it after every change that may touch one. */
export interface Calculator {
  /** Values of every formula that may have changed since the last call; all of them is always right, and must be where `everything` is asked for. */
  calculate(book: Workbook, everything?: boolean): Promise<readonly Calculated[]>;
}
