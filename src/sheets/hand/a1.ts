/** Addresses: 0-based rows and columns on our side, A1 text in the file. */
export const maxRows = 1_048_576;
export const maxColumns = 16_384;

export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const letters: string[] = [];

export function columnName(column: number): string {
  const known = letters[column];
  if (known !== undefined) return known;
  let name = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  letters[column] = name;
  return name;
}

export function columnIndex(name: string): number {
  let index = 0;
  for (let i = 0; i < name.length; i += 1) index = index * 26 + (name.charCodeAt(i) & 31);
  return index - 1;
}

export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

export function areaName(area: Area, absolute = false): string {
  const at = (row: number, column: number): string => (absolute ? `$${columnName(column)}$${row + 1}` : cellName(row, column));
  const first = at(area.top, area.left);
  return area.top === area.bottom && area.left === area.right ? first : `${first}:${at(area.bottom, area.right)}`;
}

/** `B2`, `$A$1:C9`, `3:3`, `A:C`; null where it is none of these or lies outside the sheet. */
export function parseArea(text: string): Area | null {
  const match = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?(?::\$?([A-Za-z]{1,3})?\$?(\d{1,7})?)?$/.exec(text);
  if (match === null) return null;
  const [, left, top, right, bottom] = match;
  if (left === undefined && top === undefined) return null;
  if (!text.includes(':') && (left === undefined || top === undefined)) return null;
  if (text.includes(':') && ((left === undefined) !== (right === undefined) || (top === undefined) !== (bottom === undefined))) return null;
  const area = {
    left: left === undefined ? 0 : columnIndex(left.toUpperCase()),
    top: top === undefined ? 0 : Number(top) - 1,
    right: left === undefined ? maxColumns - 1 : columnIndex((right ?? left).toUpperCase()),
    bottom: top === undefined ? maxRows - 1 : Number(bottom ?? top) - 1,
  };
  const inside = area.left >= 0 && area.top >= 0 && area.left <= area.right && area.top <= area.bottom && area.right < maxColumns && area.bottom < maxRows;
  return inside ? area : null;
}

export function overlap(a: Area, b: Area): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

/** A sheet's name as formulas write it. */
export function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
