import { notice, type Notice } from '../domain/notice';
import { areaName, cellName } from '../sheets/hand/a1';
import { problemOf } from './problem';
import { inSession, loose } from './session';

/** What is selected, without its contents but the first row. */
export interface SelectedArea {
  readonly sheet: string;
  /** Without the sheet, as in `B2:D50`; cut to the cells in use. */
  readonly address: string;
  /** Top left cell, 0-based. */
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly firstRow: readonly (string | number | boolean)[];
}

/** Where the selection lies, cut to the cells in use. Several areas at once, and empty cells, are a problem. */
export async function selectedArea(): Promise<SelectedArea | { readonly problem: Notice }> {
  try {
    return await inSession(async (session) => {
      const used = await session.send(({ workbook }) => loose(loose(workbook.getSelectedRange()).getUsedRangeOrNullObject(true)).load('rowIndex,columnIndex,rowCount,columnCount,worksheet/name'));
      if (used.isNullObject) return { problem: notice('excel-nothing-selected') };
      const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = used;
      const sheet = used.worksheet.name;
      const first = await session.send(({ workbook }) => loose(workbook.worksheets.getItem(sheet).getRange(areaName({ top: row, left: column, bottom: row, right: column + columns - 1 }))).load('values'));
      return { sheet, address: areaName({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 }), row, column, rows, columns, firstRow: first.values[0] as SelectedArea['firstRow'] };
    });
  } catch (error) {
    const problem = problemOf(error);
    return { problem: problem.params['code'] === 'InvalidSelection' ? notice('excel-several-areas') : problem };
  }
}

/** Writes a formula (en-US) into the first selected cell, which must be empty. Answers where it stands now. */
export async function insertFormula(formula: string): Promise<{ readonly sheet: string; readonly cell: string } | { readonly problem: Notice }> {
  try {
    return await inSession(async (session) => {
      const selected = await session.send(({ workbook }) => loose(workbook.getSelectedRange()).load('rowIndex,columnIndex,worksheet/name,worksheet/protection/protected'));
      const sheet = selected.worksheet.name;
      const cell = cellName(selected.rowIndex, selected.columnIndex);
      if (selected.worksheet.protection.protected) return { problem: notice('excel-sheet-protected', { sheet }) };
      const target = await session.send(({ workbook }) => loose(workbook.worksheets.getItem(sheet).getRange(cell)).load('formulas'));
      const [[there]] = target.formulas as [[unknown]];
      if (there !== '') return { problem: notice('excel-cell-taken', { sheet, cell, content: String(there).slice(0, 60) }) };
      await session.send(({ workbook }) => {
        loose(workbook.worksheets.getItem(sheet).getRange(cell)).formulas = [[formula]];
      });
      return { sheet, cell };
    });
  } catch (error) {
    return { problem: problemOf(error) };
  }
}
