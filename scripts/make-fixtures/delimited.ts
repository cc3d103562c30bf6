/** Rows of cells to delimited text, with every choice a writer has made visible. */

export interface Dialect {
  readonly delimiter: ',' | ';' | '\t';
  readonly eol: '\n' | '\r\n' | '\r';
  /** `all`: every field; `data`: every data field, header bare; `needed`: fields that hold the delimiter, a quote or a line end; `never`: as Amazon's TSV. */
  readonly quote: 'all' | 'data' | 'needed' | 'never';
  readonly finalNewline: boolean;
}

/** 2026 console download: header bare, only cells that need it quoted. */
export const modernCsv: Dialect = { delimiter: ',', eol: '\n', quote: 'needed', finalNewline: true };
/** 2019 console download: every field quoted. */
export const quotedCsv: Dialect = { delimiter: ',', eol: '\n', quote: 'all', finalNewline: true };
/** Seller Central's inventory and order downloads: tabs, no quoting at all. */
export const amazonTsv: Dialect = { delimiter: '\t', eol: '\r\n', quote: 'never', finalNewline: true };

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

function field(cell: string, dialect: Dialect, isHeader: boolean): string {
  if (dialect.quote === 'never') return cell;
  if (dialect.quote === 'all' || (dialect.quote === 'data' && !isHeader)) return quoted(cell);
  return cell.includes(dialect.delimiter) || /["\r\n]/.test(cell) ? quoted(cell) : cell;
}

/** One record without its line end. */
export function line(cells: readonly string[], dialect: Dialect, isHeader = false): string {
  return cells.map((cell) => field(cell, dialect, isHeader)).join(dialect.delimiter);
}

/** The whole file; the first row is the header. */
export function delimited(rows: readonly (readonly string[])[], dialect: Dialect): string {
  const text = rows.map((cells, index) => line(cells, dialect, index === 0)).join(dialect.eol);
  return dialect.finalNewline ? text + dialect.eol : text;
}
