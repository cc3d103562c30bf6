import { type Area, area, columnIndex, columnName, maxColumns, maxRows, parseArea, quoteSheet } from './area';

/** A reference inside a formula: its sheet (null where it names none) and the cells. */
interface Reference {
  readonly sheet: string | null;
  readonly area: Area;
  /** As it stands, without the sheet. */
  readonly text: string;
}

const name = String.raw`[\p{L}_\\][\p{L}\p{N}_.\\]*`;
const sheetPart = String.raw`(?:'(?:[^']|'')+'|${name})!`;
const cell = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`;
const range = String.raw`${cell}(?::${cell})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7}`;
/** Strings and names are matched too, so that what they contain is passed over. */
const token = new RegExp(String.raw`"(?:[^"]|"")*"|(${sheetPart})?(${range})(?![\p{L}\p{N}_.(!])|${sheetPart}#REF!|${name}`, 'gu');

function mapReferences(formula: string, change: (reference: Reference) => string | null): string {
  return formula.replace(token, (whole: string, prefix: string | undefined, text: string | undefined) => {
    if (text === undefined) return whole;
    const at = parseArea(text);
    if (!at) return whole;
    const sheet = prefix === undefined ? null : unquote(prefix.slice(0, -1));
    return change({ sheet, area: at, text }) ?? whole;
  });
}

function unquote(sheet: string): string {
  return sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The names of the sheets a formula refers to. */
export function sheetsIn(formula: string): string[] {
  const found: string[] = [];
  mapReferences(formula, (reference) => {
    if (reference.sheet !== null) found.push(reference.sheet);
    return null;
  });
  return found;
}

/** Excel rewrites every formula when a sheet is renamed. */
export function renameSheetIn(formula: string, from: string, to: string): string {
  return mapReferences(formula, ({ sheet, text }) => (sheet !== null && same(sheet, from) ? `${quoteSheet(to)}!${text}` : null));
}

/** What pointed into a deleted sheet points nowhere. */
export function dropSheetIn(formula: string, gone: string): string {
  return mapReferences(formula, ({ sheet }) => (sheet !== null && same(sheet, gone) ? '#REF!' : null));
}

/** The formula as copied to another cell: what has no dollar moves along. */
export function moveIn(formula: string, rows: number, columns: number): string {
  return mapReferences(formula, ({ sheet, text }) => {
    const moved = text.replace(/(\$?)([A-Za-z]*)(\$?)(\d*)/g, (_, fixedColumn: string, letters: string, fixedRow: string, digits: string) => {
      const column = letters === '' || fixedColumn === '$' ? letters : columnName(columnIndex(letters) + columns);
      // Of whole rows the first dollar is the row's.
      const rowFixed = fixedRow === '$' || (letters === '' && fixedColumn === '$');
      return `${fixedColumn}${column}${fixedRow}${digits === '' || rowFixed ? digits : String(Number(digits) + rows)}`;
    });
    return `${sheet === null ? '' : `${quoteSheet(sheet)}!`}${moved}`;
  });
}

/** References after the cells of `hole` on `target` were deleted and the ones below moved up. `own` is the formula's sheet. */
export function deleteUpIn(formula: string, own: string, target: string, hole: Area): string {
  return mapReferences(formula, ({ sheet, area: at, text }) => {
    if (!same(sheet ?? own, target)) return null;
    const moved = deleteUp(at, hole);
    const prefix = sheet === null ? '' : `${quoteSheet(sheet)}!`;
    if (moved === at) return null;
    return moved === null ? `${prefix}#REF!` : `${prefix}${rewrite(text, moved)}`;
  });
}

/** Where `at` is after `hole` was deleted upwards; null where nothing of it is left. Only areas inside the hole's columns move. */
export function deleteUp(at: Area, hole: Area): Area | null {
  const inside = at.column >= hole.column && at.column + at.columns <= hole.column + hole.columns;
  if (!inside || at.rows === maxRows || at.row + at.rows <= hole.row) return at;
  const end = hole.row + hole.rows;
  const top = at.row >= end ? at.row - hole.rows : Math.min(at.row, hole.row);
  const bottom = at.row + at.rows >= end ? at.row + at.rows - hole.rows : hole.row;
  return bottom <= top ? null : area(top, at.column, bottom - top, at.columns);
}

/** `text` with its dollars kept and its cells replaced by those of `at`. */
function rewrite(text: string, at: Area): string {
  const [first = '', second] = text.split(':');
  const corner = (pattern: string, row: number, column: number): string => {
    const [, dollarColumn = '', letters = '', dollarRow = '', digits = ''] = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(pattern) ?? [];
    return `${letters === '' ? '' : dollarColumn + columnName(Math.min(column, maxColumns - 1))}${digits === '' ? '' : (letters === '' ? dollarColumn : dollarRow) + String(row + 1)}`;
  };
  const start = corner(first, at.row, at.column);
  return second === undefined ? start : `${start}:${corner(second, at.row + at.rows - 1, at.column + at.columns - 1)}`;
}
