import type { CivilDate } from '../../domain/civil';
import type { Notice } from '../../domain/notice';
import type { Language } from '../../locale';
import type { Cell, Corrections, RejectedRow, RememberedMapping, ReportRow, ReportSchema, ReportTable, SourceFile, Unreadable } from '../../reports';
import type { Build, BuildInput } from '../../sheets/build';
import type { RawWorkbook } from '../../sheets/plan';

/** What a person brings: a file (a reference, nothing is copied), or cells of the open workbook. */
export type Source =
  | { readonly kind: 'file'; readonly name: string; readonly blob: Blob }
  | { readonly kind: 'cells'; readonly name: string; readonly cells: readonly (readonly Cell[])[] };

/** What is known before a source is read. */
export interface ReadingContext {
  /** Today in the team's main marketplace. */
  readonly today: CivilDate;
  readonly remembered: readonly RememberedMapping[];
}

/** One table of a source, with enough of it to judge whether it was read well. The rows stay with the reader. */
export interface TablePreview {
  /** Unique over all sources. */
  readonly id: string;
  readonly schema: ReportSchema;
  readonly rows: number;
  readonly rejected: number;
  readonly firstRejected: readonly RejectedRow[];
  readonly totalsRows: ReportTable['totalsRows'];
  readonly totals: ReportTable['totals'];
  readonly warnings: readonly Notice[];
  readonly firstRows: readonly ReportRow[];
  /** The days its rows name, for kinds whose rows do. */
  readonly days: { readonly from: CivilDate; readonly to: CivilDate } | null;
}

export interface SourceReading {
  /** SHA-256 of the source: the same data brought twice is the same. */
  readonly hash: string;
  readonly tables: readonly (TablePreview | Unreadable)[];
}

/** A table with what the person said of it. */
export interface PlacedTable {
  readonly table: string;
  readonly marketplace: string;
  readonly date: CivilDate | null;
}

export interface BuildRequest {
  readonly raw: RawWorkbook;
  readonly store: string;
  readonly operator: string;
  readonly language: Language;
  readonly moment: number;
  readonly placed: readonly PlacedTable[];
  /** Ids of imports to take back. */
  readonly takeBack: readonly string[];
  /** A list of products that comes with the exports; the made-up store has one. */
  readonly list: SourceFile | null;
  /** Days to write again although nothing new came for them. */
  readonly also: BuildInput['also'];
}

/** An import as it went into the history. */
export interface DoneImport {
  readonly id: string;
  readonly kind: string;
  readonly file: string;
  readonly marketplace: string;
  readonly date: CivilDate;
  readonly rows: number;
}

export interface BuildResult {
  readonly build: Build;
  readonly imports: readonly DoneImport[];
  /** What could not be placed, and why. */
  readonly problems: readonly Notice[];
}

/** Everything the worker is asked, and what it answers. */
export type Request =
  | { readonly ask: 'read'; readonly id: string; readonly source: Source; readonly context: ReadingContext; readonly corrections: Readonly<Record<string, Corrections>> }
  | { readonly ask: 'drop'; readonly id: string }
  | { readonly ask: 'build'; readonly request: BuildRequest };

export type Answer = { readonly answer: 'read'; readonly reading: SourceReading } | { readonly answer: 'drop' } | { readonly answer: 'build'; readonly result: BuildResult };

/** Envelopes between the pane and its worker. */
export interface Asked {
  readonly ticket: number;
  readonly request: Request;
}
/** How far the reading of a source has come, in bytes. */
export interface Progress {
  readonly done: number;
  readonly all: number;
}

export type Answered = { readonly ticket: number; readonly progress: Progress } | { readonly ticket: number; readonly answer: Answer } | { readonly ticket: number; readonly fault: string };
