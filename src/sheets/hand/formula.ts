import type { TablePlan } from '../plan';
import { columnIndex, columnName, maxColumns, maxRows, quoteSheet } from './a1';

/** Where the columns of a table stand on its sheet. */
export interface TablePlace {
  readonly plan: TablePlan;
  readonly sheetName: string;
  /** Sheet column by field. */
  readonly columns: ReadonlyMap<string, number>;
}

/** Turns `{{field}}` and `{{table.field}}` into addresses for a 0-based row; null where a name is not known. */
export function resolveFormula(formula: string, row: number, own: TablePlace, all: ReadonlyMap<string, TablePlace>): string | null {
  let unknown = false;
  const resolved = formula.replace(/\{\{([^{}]+)\}\}/g, (_, name: string) => {
    const dot = name.lastIndexOf('.');
    const place = dot < 0 ? own : all.get(name.slice(0, dot));
    const column = place?.columns.get(name.slice(dot + 1));
    if (place === undefined || column === undefined) {
      unknown = true;
      return '';
    }
    const letters = columnName(column);
    return dot < 0 ? `$${letters}${row + 1}` : `${quoteSheet(place.sheetName)}!$${letters}:$${letters}`;
  });
  return unknown ? null : resolved;
}

// A quoted text, a quoted sheet name, a structured reference's brackets, a name or function, or a plain reference.
const token = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w.(])|[A-Za-z_\\\u0080-\uffff][\w.\u0080-\uffff]*|(\$?)(\d{1,7}):(\$?)(\d{1,7})|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/g;

/** The formula as if it had been copied `rows` down and `columns` to the right: relative references move along. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return formula.replace(token, (whole: string, ...groups: (string | undefined)[]) => {
    const [columnFixed, letters, rowFixed, digits, topFixed, top, bottomFixed, bottom] = groups;
    if (letters !== undefined && digits !== undefined) {
      const column = columnIndex(letters.toUpperCase()) + (columnFixed === '$' ? 0 : columns);
      const row = Number(digits) - 1 + (rowFixed === '$' ? 0 : rows);
      if (columnIndex(letters.toUpperCase()) >= maxColumns) return whole;
      return column < 0 || row < 0 || column >= maxColumns || row >= maxRows ? '#REF!' : `${columnFixed}${columnName(column)}${rowFixed}${row + 1}`;
    }
    if (top !== undefined && bottom !== undefined) return `${topFixed}${Number(top) + (topFixed === '$' ? 0 : rows)}:${bottomFixed}${Number(bottom) + (bottomFixed === '$' ? 0 : rows)}`;
    return whole;
  });
}
