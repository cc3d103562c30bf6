import type { Language } from '../locale';

/**
 * A plan says what a workbook shall hold, as plain, serialisable data: no functions, no dates, no undefined in arrays.
 * `xlsx/` carries it out in a file, `excel/` in the open workbook; it holds only what both can do. The same data gives
 * the same plan, byte for byte. Rows and columns are 0-based here; A1 text appears only inside formulas and ranges.
 */
export interface WorkbookPlan {
  readonly format: 1;
  readonly language: Language;
  /** Every style used by a cell, by id. */
  readonly styles: Readonly<Record<string, Style>>;
  /** In the order they shall stand when they are created; sheets of the person keep their places. */
  readonly sheets: readonly SheetPlan[];
  readonly tables: readonly TablePlan[];
  /** Key of the sheet to show afterwards; null leaves people on the sheet they are looking at. */
  readonly activate: string | null;
}

export type CellValue = string | number | boolean | null;

export interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: number;
  /** RRGGBB. */
  readonly color?: string;
  readonly fill?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'center' | 'bottom';
  readonly wrap?: boolean;
  readonly indent?: number;
  /** Excel number format, en-US; `@` for text. */
  readonly numberFormat?: string;
  /** RRGGBB of thin lines on the named sides. */
  readonly border?: { readonly sides: readonly ('top' | 'bottom' | 'left' | 'right')[]; readonly color: string; readonly weight?: 'thin' | 'medium' };
  /** False lets a person type into the cell of a protected sheet. */
  readonly locked?: boolean;
}

export interface PlanCell {
  /** The value; beside a formula, its result now (written as the cached value). Text is never taken as a formula. */
  readonly value: CellValue;
  /** In en-US, with a leading `=`; plain A1 references. */
  readonly formula?: string;
  /** Id into `WorkbookPlan.styles`. */
  readonly style?: string;
  /** A place in the workbook the cell links to. */
  readonly link?: { readonly sheet: string; readonly cell: string };
}

/** A rectangle of cells; null leaves a cell empty. Blocks of a sheet do not overlap. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly (PlanCell | null)[])[];
}

export interface SheetPlan {
  /** Identity over time: `report:US:2026-11-20`, `log` … Written as the defined name `mark` on A1, which follows a renamed sheet. */
  readonly key: string;
  readonly mark: string;
  readonly name: string;
  /**
   * `page`: ours alone, rewritten whole each time. `tables`: holds tables people edit; everything here but the tables'
   * rows is written only when the sheet is created.
   */
  readonly kind: 'page' | 'tables';
  readonly blocks: readonly Block[];
  /** Widths in characters of the default font, and a style for whole columns, from column A on; null leaves the default. */
  readonly columns: readonly ({ readonly width: number; readonly style?: string; readonly hidden?: boolean } | null)[];
  /** Heights in points. */
  readonly rowHeights: readonly { readonly row: number; readonly height: number }[];
  readonly merges: readonly string[];
  readonly conditionalFormats: readonly ConditionalFormat[];
  readonly validations: readonly Validation[];
  readonly charts: readonly ChartPlan[];
  readonly freeze: { readonly rows: number; readonly columns: number } | null;
  readonly gridlines: boolean;
  readonly tabColor: string | null;
  readonly page: PageSetup | null;
  /** Null leaves the sheet open. Never with a password: it guards against slips, not against people. */
  readonly protection: { readonly allowFilter: boolean; readonly allowSort: boolean; readonly allowFormat: boolean } | null;
  readonly hidden: boolean;
  /** A filter over a plain range of a page. */
  readonly filter: string | null;
}

export type ConditionalFormat =
  | { readonly range: string; readonly type: 'formula'; readonly formula: string; readonly style: Pick<Style, 'bold' | 'color' | 'fill'> }
  | { readonly range: string; readonly type: 'dataBar'; readonly color: string; readonly min?: number; readonly max?: number }
  | { readonly range: string; readonly type: 'colorScale'; readonly low: string; readonly middle?: string; readonly high: string };

export interface Validation {
  readonly range: string;
  readonly rule:
    | { readonly type: 'list'; readonly values: readonly string[] }
    | { readonly type: 'listFrom'; readonly formula: string }
    | { readonly type: 'decimal' | 'whole' | 'date'; readonly min: number; readonly max: number }
    | { readonly type: 'textLength'; readonly max: number };
  readonly allowBlank: boolean;
  readonly prompt: { readonly title: string; readonly message: string } | null;
  readonly error: { readonly title: string; readonly message: string };
}

export interface ChartPlan {
  /** Unique on its sheet; the chart's name in Excel. */
  readonly name: string;
  readonly type: 'line' | 'column' | 'columnStacked' | 'bar';
  readonly title: string;
  readonly altText: string;
  readonly series: readonly ChartSeriesPlan[];
  readonly valueFormat: string | null;
  /** Number format of the second value axis, where a series uses it. */
  readonly secondFormat?: string;
  /** Every how many categories one is labelled, where all of them would crowd the axis. */
  readonly labelEvery?: number;
  readonly legend: 'bottom' | 'none';
  /** 0-based cells; the chart covers from the top left of `from` to the top left of `to`. */
  readonly from: { readonly row: number; readonly column: number };
  readonly to: { readonly row: number; readonly column: number };
}

export interface ChartSeriesPlan {
  readonly name: string;
  /** Range on the chart's own sheet. */
  readonly values: string;
  readonly categories: string;
  readonly color: string;
  /**
   * In a column chart: this series over the columns, as a line, as a line with a value axis of its own on the right
   * (`second`), or as marks that nothing joins (`marks`), for categories that follow no order. Never the first series.
   */
  readonly over?: 'line' | 'second' | 'marks';
}

export interface PageSetup {
  readonly orientation: 'landscape' | 'portrait';
  readonly paper: 'a4';
  readonly fitWidth: number | null;
  readonly fitHeight: number | null;
  readonly printArea: string | null;
  readonly titleRows: string | null;
  /** Columns repeated on every printed page, where a row runs over several: `$A:$D`. */
  readonly titleColumns?: string;
  /** 0-based rows that begin a new printed page. */
  readonly breaks?: readonly number[];
  readonly footer: string | null;
}

/** What shall be in one of our tables afterwards. Rows of people and columns of people stay as they are. */
export interface TablePlan {
  /** The Excel table's name, its identity. */
  readonly name: string;
  /** Key of the sheet it is made on, with its header row there, where it does not exist yet. */
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly columns: readonly TableColumn[];
  /** Fields that identify a row. */
  readonly key: readonly string[];
  /** A row whose key is there gets the given fields set; any other is appended, in this order. */
  readonly upsert: readonly Readonly<Record<string, CellValue>>[];
  /**
   * Rows that no key can name yet (a person typed them), by their place below the header, 0-based: the given fields are
   * set where the cells of `expect` still say what they said when the plan was made. Otherwise nothing is carried out.
   */
  readonly fill?: readonly RowFill[];
  /** Keys of rows to take out, each in the order of `key`. */
  readonly remove: readonly (readonly CellValue[])[];
  /** Excel's name of a table style. LibreOffice and phones do not draw it. */
  readonly style: string;
  /** Id into `WorkbookPlan.styles` for the header cells, so that a header looks like one everywhere; white on dark where none is named. */
  readonly headerStyle?: string;
}

export interface RowFill {
  readonly row: number;
  readonly expect: Readonly<Record<string, CellValue>>;
  readonly set: Readonly<Record<string, CellValue>>;
}

export interface TableColumn {
  readonly field: string;
  /** Header to write where the column is new. */
  readonly header: string;
  /** Headers it may carry already (every language, earlier names). */
  readonly aliases: readonly string[];
  readonly width: number;
  /** Id into `WorkbookPlan.styles`, for the body. */
  readonly style?: string;
  /**
   * A native formula for every row. `{{field}}` is this row's cell of that column (`$C7`), `{{table.field}}` the whole
   * column of that table's sheet (`'SOP 事件'!$B:$B`). The row's value for the field is its result now.
   */
  readonly formula?: string;
  readonly validation?: Omit<Validation, 'range'>;
}

/** What a hand reads back: cells as they stand, dates as serial numbers. Decoding them is `sheets/`' work. */
export interface RawWorkbook {
  readonly sheets: readonly { readonly name: string; /** Our mark on it, or null. */ readonly mark: string | null; readonly protected: boolean; readonly empty: boolean }[];
  readonly tables: readonly RawTable[];
}

export interface RawTable {
  readonly name: string;
  readonly sheet: string;
  /** Top left cell of the header, 0-based. */
  readonly row: number;
  readonly column: number;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
  /** 0-based row indices (into `rows`) and columns that hold a formula, for tables whose cells must hold none. */
  readonly formulas: readonly { readonly row: number; readonly column: number }[];
  /** True where a filter hides rows now. */
  readonly filtered: boolean;
  /** Filled rows that stand directly beneath the table and are none of it: a program that does not stretch tables took them. */
  readonly below?: number;
}
