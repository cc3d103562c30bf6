/**
 * The hand that works in the open workbook, the only room that says `Excel.` and `Office.`. Same plan and same contract
 * as the one for .xlsx files: pages of ours are rewritten whole; tables of ours are found by name or headers, their rows
 * changed by key, added or taken out, people's columns and rows left; a sheet of a person is never taken for ours.
 */
export { carryOut } from './carryOut';
export type { Outcome, Progress, RunOptions } from './carryOut';
/**
 * Every table of the open workbook as it stands (texts, numbers, logicals; dates as serial numbers; errors as their
 * text), and which sheets carry a mark. What an interrupted run left behind is passed over. `wanted` spares reading
 * large tables that are nobody's business. Rejects with Excel's error; `problemOf` makes a notice of it.
 */
export { readOpenWorkbook } from './read';
/**
 * The same where most of it was read before: of tables that only grow (`growing` names the columns their rows are known
 * by) the new rows, of large tables that stand as they stood nothing, all others again. A table whose last known rows
 * are not where they were is read whole. Rows edited in place above the last few are not noticed.
 */
export { readOpenSince } from './read';
export { problemOf } from './problem';
export { documentSettings } from './settings';
export type { DocumentSettings } from './settings';
export { openNewWorkbook, readActiveSheet, readSelection, showCell, watchSelection } from './selection';
export type { Cells, CellsOrProblem } from './selection';
export { insertFormula, selectedArea } from './formula';
export type { SelectedArea } from './formula';
export { recalculate } from './recalculate';
export { turnFormulas } from './turn';
export type { Counted, TakenBack, Translate, Turned, TurnOptions } from './turn';
export type { Scope } from './amzFormulas';
