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

export type TurnScope = 'selection' | 'sheet' | 'workbook';

/** Native formulas for the cells an AMZ formula fills, null for a cell without one; or why there is none. */
export type Translate = (formula: string, rows: number, columns: number) => readonly (readonly (string | null)[])[] | { readonly refused: Notice };

export interface TurnOptions {
  readonly scope: TurnScope;
  /** Only counts. */
  readonly dryRun: boolean;
  /** Null turns everything into values. */
  readonly native: Translate | null;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** What became of AMZ formulas, or in a dry run would. */
export interface Turned {
  /** Formulas turned; one that spills counts once. */
  readonly formulas: number;
  /** Cells with a native formula (in a dry run: at most) and with a value. */
  readonly native: number;
  readonly values: number;
  /** Why cells hold values although native formulas were asked for, in cells; why formulas stay, in formulas. */
  readonly asValues: readonly { readonly notice: Notice; readonly count: number }[];
  readonly kept: readonly { readonly notice: Notice; readonly count: number }[];
  /** Brings the formulas back where the cells are as they were left. */
  readonly takeBack: (() => Promise<{ readonly formulas: number; readonly changed: number } | Problem>) | null;
}

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
  /** Every table of ours and which sheets carry a mark; `wanted` spares reading tables that are nobody's business now. */
  read(wanted?: (table: { readonly name: string; readonly headers: readonly string[] }) => boolean): Promise<{ readonly raw: RawWorkbook } | Problem>;
  /** The same after a first reading: only what came since, where the log and its events have only grown. */
  readSince(before: RawWorkbook): Promise<{ readonly raw: RawWorkbook } | Problem>;
  carryOut(plan: WorkbookPlan, options: { readonly onProgress: (progress: WriteProgress) => void; readonly signal: AbortSignal }): Promise<WriteOutcome>;
  readSelection(): Promise<SheetCells | Problem>;
  readActiveSheet(): Promise<SheetCells | Problem>;
  /** Shows and selects a cell; null where that worked. */
  showCell(sheet: string, row: number, column: number): Promise<Problem | null>;
  selectedArea(): Promise<SelectedCells | Problem>;
  /** Writes a formula into the selected cell, which must be empty. */
  insertFormula(formula: string): Promise<{ readonly sheet: string; readonly cell: string } | Problem>;
  /** Turns AMZ formulas into native formulas or into the values they show. */
  turnFormulas(options: TurnOptions): Promise<Turned | Problem>;
  /** Lets the AMZ functions in cells follow the workbook's language and limits. */
  tellFunctions(settings: FunctionSettings): Promise<void>;
  /** Opens the bytes of an .xlsx file as a new workbook beside this one; null where that worked. */
  openWorkbook(bytes: Uint8Array): Promise<Problem | null>;
  /** What was kept in the document under a name; null for nothing. */
  recall(name: string): unknown;
  keep(name: string, value: unknown): Promise<void>;
}
