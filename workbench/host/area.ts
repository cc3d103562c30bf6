/** Excel's grid: 1,048,576 rows, 16,384 columns. */
export const maxRows = 1_048_576;
export const maxColumns = 16_384;

/** A rectangle of cells, 0-based. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export function area(row: number, column: number, rows = 1, columns = 1): Area {
  return { row, column, rows, columns };
}

export const wholeSheet: Area = area(0, 0, maxRows, maxColumns);

export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

const corner = String.raw`\$?([A-Za-z]{1,3})\$?(\d{1,7})`;
const cells = new RegExp(`^${corner}(?::${corner})?$`);
const wholeColumns = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/;
const wholeRows = /^\$?(\d{1,7}):\$?(\d{1,7})$/;

/** `B2`, `B2:D9`, `A:C`, `3:5`, with or without dollars, without a sheet; null where it is none of these. */
export function parseArea(text: string): Area | null {
  const box = cells.exec(text);
  if (box) {
    const [, left = '', top = '', right = left, bottom = top] = box;
    return between(Number(top) - 1, columnIndex(left), Number(bottom) - 1, columnIndex(right));
  }
  const columns = wholeColumns.exec(text);
  if (columns) return between(0, columnIndex(columns[1] ?? ''), maxRows - 1, columnIndex(columns[2] ?? ''));
  const rows = wholeRows.exec(text);
  if (rows) return between(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, maxColumns - 1);
  return null;
}

function between(row1: number, column1: number, row2: number, column2: number): Area | null {
  const [top, bottom] = row1 < row2 ? [row1, row2] : [row2, row1];
  const [left, right] = column1 < column2 ? [column1, column2] : [column2, column1];
  return top < 0 || left < 0 || bottom >= maxRows || right >= maxColumns ? null : area(top, left, bottom - top + 1, right - left + 1);
}

export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

export function areaName(a: Area): string {
  if (a.rows === maxRows) return `${columnName(a.column)}:${columnName(a.column + a.columns - 1)}`;
  if (a.columns === maxColumns) return `${a.row + 1}:${a.row + a.rows}`;
  const first = cellName(a.row, a.column);
  return a.rows === 1 && a.columns === 1 ? first : `${first}:${cellName(a.row + a.rows - 1, a.column + a.columns - 1)}`;
}

/** `Sheet1` or `'It''s mine'`, as Excel writes it before the exclamation mark. */
export function quoteSheet(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^[Rr]\d*[Cc]\d*$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}

/** Splits `'It''s'!A1:B2` into its sheet (or null) and the rest. */
export function splitAddress(text: string): { readonly sheet: string | null; readonly rest: string } {
  const quoted = /^'((?:[^']|'')+)'!(.*)$/.exec(text);
  if (quoted) return { sheet: (quoted[1] ?? '').replaceAll("''", "'"), rest: quoted[2] ?? '' };
  const bang = text.lastIndexOf('!');
  return bang < 0 ? { sheet: null, rest: text } : { sheet: text.slice(0, bang), rest: text.slice(bang + 1) };
}

export function intersection(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? area(row, column, rows, columns) : null;
}

export function contains(outer: Area, inner: Area): boolean {
  return inner.row >= outer.row && inner.column >= outer.column && inner.row + inner.rows <= outer.row + outer.rows && inner.column + inner.columns <= outer.column + outer.columns;
}

/** What is left of `a` when `hole` is cut out of it, as up to four rectangles. */
export function without(a: Area, hole: Area): Area[] {
  const cut = intersection(a, hole);
  if (!cut) return [a];
  const below = cut.row + cut.rows;
  const right = cut.column + cut.columns;
  return [
    area(a.row, a.column, cut.row - a.row, a.columns),
    area(below, a.column, a.row + a.rows - below, a.columns),
    area(cut.row, a.column, cut.rows, cut.column - a.column),
    area(cut.row, right, cut.rows, a.column + a.columns - right),
  ].filter((part) => part.rows > 0 && part.columns > 0);
}
