import type { CivilDate } from '../domain/civil';
import type { Notice } from '../domain/notice';

/** Every kind of export the reader names. */
export const reportKinds = [
  'business-by-child', 'business-by-parent', 'business-by-sku', 'business-by-date', 'business-dashboard',
  'sp-search-term', 'sp-advertised-product', 'sp-targeting', 'sp-placement', 'sp-campaign', 'sp-purchased-product', 'sp-performance-over-time',
  'sb-campaign', 'sb-keyword', 'sb-search-term', 'sb-attributed-purchases',
  'sd-campaign', 'sd-advertised-product', 'sd-targeting',
  'ads-unified', 'ads-console-campaigns', 'ads-console-search-terms', 'ads-console-targeting', 'ads-console-ads',
  'fba-manage-inventory', 'fba-planning', 'fba-restock', 'fba-amazon-fulfilled', 'fba-reserved', 'fba-inventory-health', 'fba-inventory-age', 'fba-excess',
  'all-orders', 'fba-returns', 'mfn-returns', 'feedback',
  'search-query-performance', 'top-search-terms', 'transactions', 'bulk-operations',
  'erp-product-performance', 'erp-ad-campaigns', 'erp-search-terms',
  'recognised-unsupported', 'unknown',
] as const;
export type ReportKind = (typeof reportKinds)[number];

export type ReportLanguage = 'en' | 'zh-CN' | 'de' | 'ja' | 'es' | 'it' | 'fr' | 'nl' | 'sv' | 'pl' | 'ko' | 'pt';

/** A file as it came: its name and all its bytes (or clipboard text encoded as UTF-8). */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'shift_jis' | 'windows-1252' | 'xlsx' | 'xls' | 'xlsb' | 'ods';

/** How a column's cells are read. Decided per column, with its evidence in `Column.reason`. */
export type ColumnStyle = 'text' | 'id' | 'integer' | 'decimal' | 'money' | 'percent' | 'ratio' | 'date' | 'moment' | 'ignored' | 'private';

/** How far a header string may be trusted: read in a real export, quoted from one, from alias lists, low trust, confirmed by the person. */
export type Grade = 'F' | 'Q' | 'A' | 'T' | 'person';

export interface Column {
  readonly index: number;
  /** As it stands in the file. */
  readonly header: string;
  /** Canonical camelCase field, or null where nothing is known. */
  readonly field: string | null;
  readonly style: ColumnStyle;
  /** `.` or `,` for numeric columns; null where it does not show. */
  readonly decimal: '.' | ',' | null;
  readonly grade: Grade | null;
  /** Month or day first, for dates that are written both ways; null where it does not show or does not matter. */
  readonly order: 'mdy' | 'dmy' | null;
  /** Its sum over rows means something: counts and amounts, not rates, prices, averages. */
  readonly additive: boolean;
  /** Why it is read so. */
  readonly reason: Notice;
  /** Up to five values as they stand. */
  readonly samples: readonly string[];
}

/** A value and why we think so. */
export interface Inferred<Value> {
  readonly value: Value;
  readonly reason: Notice;
}

/** How dates that are written both ways (`03/04/2026`) are read. */
export interface OpenDates {
  /** Null where nothing decides: the dates are left blank until a person says. */
  readonly order: 'mdy' | 'dmy' | null;
  readonly reason: Notice;
  /** One of them as it stands. */
  readonly sample: string;
}

export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Step one: what the file is and how its columns will be read. Can be shown and corrected before any row is read. */
export interface ReportSchema {
  readonly file: string;
  readonly kind: ReportKind;
  readonly language: ReportLanguage | null;
  readonly encoding: Encoding | null;
  readonly delimiter: ',' | ';' | '\t' | null;
  /** Whether `"` encloses cells; Amazon's tab-separated files do not quote. */
  readonly quoted: boolean;
  /** The sheet, for workbooks. */
  readonly sheet: string | null;
  /** 1-based line (or sheet row) of the header; null where none was found. */
  readonly headerLine: number | null;
  readonly columns: readonly Column[];
  readonly marketplace: Inferred<string> | null;
  readonly currency: Inferred<string> | null;
  readonly period: (Period & { readonly reason: Notice }) | null;
  /** Null where every date of the table reads one way only, or one of them proves how the others are written. */
  readonly dates: OpenDates | null;
  /** Attribution window of advertising sales in days, from the header. */
  readonly attributionDays: number | null;
  /** Canonical fields this kind usually carries and this file lacks. */
  readonly missing: readonly string[];
  readonly warnings: readonly Notice[];
}

export type FieldValue = string | number | null;

/** One data row by canonical field. Ids and texts are strings, dates `YYYY-MM-DD`, percents ratios (0.0451), money decimals. */
export interface ReportRow {
  /** 1-based line in the file (first line of a multi-line record) or row in the sheet. */
  readonly line: number;
  readonly values: Readonly<Record<string, FieldValue>>;
}

export interface RejectedRow {
  readonly line: number;
  readonly reason: Notice;
  readonly text: string;
}

/** Step two: the rows. */
export interface ReportTable {
  readonly schema: ReportSchema;
  readonly rows: readonly ReportRow[];
  readonly rejected: readonly RejectedRow[];
  /** Rows like `Total` / `合计` that were left out. */
  readonly totalsRows: readonly { readonly line: number; readonly text: string }[];
  /** Sums of the additive fields over `rows`, exact to the cent. */
  readonly totals: Readonly<Record<string, number>>;
  readonly warnings: readonly Notice[];
}

/** A mapping that a person confirmed for an earlier file of the same headers. */
export interface RememberedMapping {
  readonly kind: ReportKind;
  /** Header as it stands to canonical field; null leaves the column out. */
  readonly fields: Readonly<Record<string, string | null>>;
  /** How the person said that dates of such files are written. */
  readonly dateOrder?: 'mdy' | 'dmy' | undefined;
}

/** What the person (or the command line) may correct between the two steps. */
export interface Corrections {
  readonly kind?: ReportKind;
  readonly marketplace?: string;
  readonly currency?: string;
  readonly period?: Period;
  /** For dates that read both ways; a date that reads one way only is read so all the same. */
  readonly dateOrder?: 'mdy' | 'dmy';
  /** Column index to canonical field; null leaves the column out. */
  readonly columns?: Readonly<Record<number, string | null>>;
}

/** Why a file could not be read at all. */
export interface Unreadable {
  readonly file: string;
  readonly problem: Notice;
}
