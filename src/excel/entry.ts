import type { CellValue, PlanCell, Style } from '../sheets/plan';

/** What may stand in the arrays handed to Excel. Null leaves a cell as it was; an empty text clears it. */
export type Entry = string | number | boolean | null;

/**
 * What to write so that the cell holds `value` and nothing else: Excel reads text as if it were typed under the US
 * locale, so whatever could be taken for a number, a date, a formula or a logical gets a leading apostrophe, except in
 * cells whose format is text already, which keep everything as it is.
 */
export function entryOf(value: CellValue, isText: boolean): Entry {
  if (value === null || value === '') return '';
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} in a cell`);
  return typeof value === 'string' && !isText && needsApostrophe(value) ? `'${value}` : value;
}

/** Text is safe when it holds no digit (of any script), does not start with a sign and is no logical or error value. */
function needsApostrophe(text: string): boolean {
  return /\p{Nd}/u.test(text) || !/^[\p{L}\p{So}]/u.test(text) || /^(?:true|false)$/i.test(text.trim());
}

export function isTextFormat(style: Style | undefined): boolean {
  return style?.numberFormat === '@';
}

/** Entry of a cell of a page: its formula, or its value. */
export function cellEntry(cell: PlanCell | null, styles: Readonly<Record<string, Style>>): Entry {
  if (cell === null) return null;
  if (cell.formula !== undefined) return cell.formula;
  return cell.value === null ? null : entryOf(cell.value, isTextFormat(cell.style === undefined ? undefined : styles[cell.style]));
}
