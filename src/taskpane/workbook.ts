import type { Notice } from '../domain/notice';
import type { RawWorkbook, WorkbookPlan } from '../sheets/plan';
import type { FunctionSettings } from './functionSettings';

/** Cells a person has in front of them. Empty cells are empty texts, dates are serial numbers. */
export interface SheetCells {
  readonly sheet: string;
  /** Top left cell, 0-based. */
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly (string | number | boolean)[])[];
}

/** Where the selection lies and what its first row holds. */
export interface SelectedCells {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly firstRow: readonly (string | number | boolean)[];
}

export type ValuesScope = 'selection' | 'sheet' | 'workbook';

export interface Problem {
  readonly problem: Notice;
}

/** Where writing is: until `committing` it can be cancelled. */
export interface WriteProgress {
  readonly phase: 'reading' | 'staging' | 'committing';
  readonly done: number;
  readonly total: number;
}

export type WriteOutcome =
  | { readonly kind: 'done'; readonly warnings: readonly Notice[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'problem'; readonly problem: Notice };

/**
 * The open workbook as the pane sees it: `officeWorkbook` in Excel, any other in tests. Nothing here throws for what a
 * person can put right; that comes as a problem.
 */
export interface Workbook {
  /** Every table of ours and which sheets carry a mark. */
  read(): Promise<{ readonly raw: RawWorkbook } | Problem>;
  carryOut(plan: WorkbookPlan, options: { readonly onProgress: (progress: WriteProgress) => void; readonly signal: AbortSignal }): Promise<WriteOutcome>;
  readSelection(): Promise<SheetCells | Problem>;
  readActiveSheet(): Promise<SheetCells | Problem>;
  /** Shows and selects a cell; null where that worked. */
  showCell(sheet: string, row: number, column: number): Promise<Problem | null>;
  selectedArea(): Promise<SelectedCells | Problem>;
  /** Writes a formula into the selected cell, which must be empty. */
  insertFormula(formula: string): Promise<{ readonly sheet: string; readonly cell: string } | Problem>;
  /** Turns AMZ formulas into the values they show; with `dryRun` only counts them. */
  turnIntoValues(scope: ValuesScope, dryRun: boolean): Promise<{ readonly formulas: number; readonly cells: number } | Problem>;
  /** Lets the AMZ functions in cells follow the workbook's language and limits. */
  tellFunctions(settings: FunctionSettings): Promise<void>;
  /** What was kept in the document under a name; null for nothing. */
  recall(name: string): unknown;
  keep(name: string, value: unknown): Promise<void>;
}
