import { areaName, cellName } from '../sheets/hand/a1';
import { shiftFormula } from '../sheets/hand/formula';
import { type Step, copyBytes, step } from './batch';
import type { Entry } from './entry';

/** Shorter runs of a formula are cheaper written out. */
const least = 4;

/**
 * Columns of formulas that say the same of each row are written once and copied down by Excel, which spares most of the
 * bytes of a report. Answers the rows with those cells left out (null leaves a cell alone) and the copies to make after.
 */
export function foldFormulas(sheet: string, rows: readonly (readonly Entry[])[], top: number, left: number): { readonly rows: Entry[][]; readonly fills: Step[] } {
  const folded = rows.map((line) => [...line]);
  const fills: Step[] = [];
  const width = rows[0]?.length ?? 0;
  for (let column = 0; column < width; column += 1) {
    let from = 0;
    for (let row = 1; row <= rows.length; row += 1) {
      if (row < rows.length && follows(rows[row - 1]?.[column], rows[row]?.[column])) continue;
      if (row - from >= least) {
        for (let inside = from + 1; inside < row; inside += 1) (folded[inside] ?? [])[column] = null;
        const source = cellName(top + from, left + column);
        const target = areaName({ top: top + from + 1, left: left + column, bottom: top + row - 1, right: left + column });
        fills.push(step((desk) => desk.range(sheet, target).copyFrom(source, 'Formulas'), copyBytes));
      }
      from = row;
    }
  }
  return { rows: folded, fills };
}

/** True where `next` is what copying `formula` one row down gives. */
function follows(formula: Entry | undefined, next: Entry | undefined): boolean {
  return typeof formula === 'string' && typeof next === 'string' && formula.startsWith('=') && next.startsWith('=') && shiftFormula(formula, 1, 0) === next;
}
