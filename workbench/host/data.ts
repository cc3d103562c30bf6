import type { Area } from './area';

/** An error as a cell holds it: `#N/A`, `#REF!` … */
export interface CellError {
  readonly error: string;
}
export type CellValue = string | number | boolean | CellError | null;

/** What a cell is drawn with. Absent fields take the column's, then the sheet's, then Excel's default. */
export interface Format {
  readonly numberFormat?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: 'None' | 'Single';
  readonly size?: number;
  readonly fontName?: string;
  /** `#RRGGBB`. */
  readonly color?: string;
  /** `#RRGGBB`; an empty text for a cell that was told to have none. */
  readonly fill?: string;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly wrapText?: boolean;
  readonly indentLevel?: number;
  readonly borders?: Readonly<Partial<Record<BorderSide, Border>>>;
  readonly locked?: boolean;
}
export type BorderSide = 'EdgeTop' | 'EdgeBottom' | 'EdgeLeft' | 'EdgeRight';
export interface Border {
  readonly color: string;
  readonly weight: string;
}

export interface Hyperlink {
  readonly documentReference?: string;
  readonly address?: string;
  readonly screenTip?: string;
}

export interface Cell {
  readonly value: CellValue;
  /** In en-US with the leading `=`. */
  readonly formula?: string;
  /** True where text was entered with a leading apostrophe. */
  readonly quotePrefix?: boolean;
  /** True while a formula has not been calculated: there was no calculator, or it has not run yet. */
  readonly uncalculated?: boolean;
  /** Top left cell of the array that spills into this one. */
  readonly spilledFrom?: { readonly row: number; readonly column: number };
  readonly format?: Format;
  readonly link?: Hyperlink;
}

export interface ColumnData {
  /** In points, as `format.columnWidth` counts it. */
  readonly width?: number;
  readonly hidden?: boolean;
  readonly format?: Format;
}
export interface RowData {
  /** In points. */
  readonly height?: number;
  readonly hidden?: boolean;
}

export interface TableData {
  readonly id: string;
  name: string;
  /** Header and body; a totals row is not supported. */
  area: Area;
  style: string;
  showFilterButton: boolean;
  showBandedRows: boolean;
  /** True while a filter of the person hides rows. */
  filtered: boolean;
}

export interface DefinedName {
  name: string;
  /** With the leading `=`. */
  formula: string;
  visible: boolean;
  comment: string;
  /** Id of the sheet a local name belongs to; null for the workbook. */
  scope: string | null;
}

export interface ConditionalFormatData {
  readonly id: string;
  area: Area;
  type: 'Custom' | 'DataBar' | 'ColorScale';
  formula?: string;
  style?: { bold?: boolean; color?: string; fill?: string };
  dataBar?: { color?: string; lower?: Rule; upper?: Rule };
  colorScale?: { low: Criterion; middle?: Criterion; high: Criterion };
}
export interface Rule {
  readonly type: string;
  readonly formula?: string;
}
export interface Criterion extends Rule {
  readonly color: string;
}

export interface ValidationData {
  area: Area;
  /** As Office.js takes it: `{list: {...}}`, `{decimal: {...}}` … */
  rule: Readonly<Record<string, unknown>>;
  ignoreBlanks: boolean;
  prompt?: { readonly title: string; readonly message: string; readonly showPrompt: boolean };
  errorAlert?: { readonly title: string; readonly message: string; readonly showAlert: boolean; readonly style: string };
}

export interface SeriesData {
  name: string;
  /** `='Sheet'!$B$2:$B$9`, as the chart refers to it. */
  values: string;
  categories?: string;
  color?: string;
  /** A type of its own over the chart's, as a line over columns. */
  type?: string;
  axis?: 'Primary' | 'Secondary';
  /** False: nothing joins its points. */
  joined?: boolean;
  marker?: string;
}
export interface ChartData {
  readonly id: string;
  name: string;
  type: string;
  title: string;
  titleVisible: boolean;
  series: SeriesData[];
  legend: { visible: boolean; position: string };
  valueFormat?: string;
  /** Of the second value axis. */
  secondFormat?: string;
  /** Every how many categories one is labelled. */
  labelEvery?: number;
  /** Covers from the top left of `from` to the bottom right of `to`, 0-based cells. */
  from: { row: number; column: number };
  to: { row: number; column: number };
}

export interface PageData {
  orientation: string;
  paperSize: string;
  zoom: { readonly horizontalFitToPages?: number; readonly verticalFitToPages?: number; readonly scale?: number };
  printArea: string | null;
  titleRows: string | null;
  titleColumns: string | null;
  /** 0-based rows that begin a printed page. */
  breaks: readonly number[];
  /** In points. */
  margins: Readonly<Record<string, number>>;
  centered: boolean;
  footer: { readonly left: string; readonly center: string; readonly right: string };
}

export interface ProtectionData {
  readonly options: Readonly<Record<string, unknown>>;
  readonly password: string | null;
}

/** Everything about a sheet but its cells, plain and serialisable. */
export interface SheetFields {
  readonly id: string;
  name: string;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  /** Formats given to the sheet as a whole. */
  format: Format;
  columns: Record<number, ColumnData>;
  rows: Record<number, RowData>;
  merges: Area[];
  tables: TableData[];
  conditionalFormats: ConditionalFormatData[];
  validations: ValidationData[];
  charts: ChartData[];
  protection: ProtectionData | null;
  freeze: { readonly rows: number; readonly columns: number } | null;
  gridlines: boolean;
  tabColor: string;
  page: PageData;
  /** A filter over a plain range. */
  autoFilter: { readonly area: Area; readonly filtered: boolean } | null;
}

export interface SheetData extends SheetFields {
  /** `[row, column, cell]`, row by row. */
  readonly cells: readonly (readonly [number, number, Cell])[];
}

export interface WorkbookData {
  readonly sheets: readonly SheetData[];
  readonly names: readonly DefinedName[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly activeSheet: string;
  readonly selection: readonly Area[];
  readonly structureProtected: boolean;
  readonly readOnly: boolean;
  readonly nextId: number;
}

/** Who made a change: the add-in through Office.js, or the person in the grid. */
export type Origin = 'addin' | 'person' | 'calculation';

export type Change =
  | { readonly kind: 'cells'; readonly sheet: string; readonly area: Area; readonly origin: Origin }
  | { readonly kind: 'formats'; readonly sheet: string; readonly area: Area; readonly origin: Origin }
  /** Rows were taken out and what was below moved up, in the columns of `area`. */
  | { readonly kind: 'deleted'; readonly sheet: string; readonly area: Area; readonly origin: Origin }
  /** Widths, tables, charts, conditional formats … of one sheet: read `part` again. */
  | { readonly kind: 'sheet'; readonly sheet: string; readonly part: keyof SheetFields; readonly origin: Origin }
  /** Sheets added, taken out, moved. */
  | { readonly kind: 'sheets'; readonly origin: Origin }
  | { readonly kind: 'names' | 'settings' | 'selection' | 'activeSheet'; readonly origin: Origin };
