import { notice, type Notice } from '../domain/notice';
import { type Area, areaName, cellName } from '../sheets/hand/a1';
import { problemOf } from './problem';
import { inSession, loose, type Session } from './session';

/** Cells of the open workbook as a person has them in front of them. */
export interface Cells {
  readonly sheet: string;
  /** Top left cell, 0-based. */
  readonly row: number;
  readonly column: number;
  /** Texts, numbers, logicals; empty cells are empty texts; dates are serial numbers. */
  readonly values: readonly (readonly (string | number | boolean)[])[];
  /** In en-US, beside each value: says which numbers are dates. */
  readonly numberFormats: readonly (readonly string[])[];
}

export type CellsOrProblem = Cells | { readonly problem: Notice };

/** Cells in one answer, values and formats. */
const cellsPerAnswer = 100_000;

/** What is selected, cut to the cells in use. Several areas at once are refused. */
export function readSelection(): Promise<CellsOrProblem> {
  return readUsed(async (session) => {
    const selected = await session.send(({ workbook }) => {
      const range = loose(workbook.getSelectedRange());
      return loose(range.getUsedRangeOrNullObject(true)).load('rowIndex,columnIndex,rowCount,columnCount,worksheet/name');
    });
    return selected;
  });
}

/** All cells in use of the sheet in front. */
export function readActiveSheet(): Promise<CellsOrProblem> {
  return readUsed((session) => session.send(({ workbook }) => loose(workbook.worksheets.getActiveWorksheet().getUsedRangeOrNullObject(true)).load('rowIndex,columnIndex,rowCount,columnCount,worksheet/name')));
}

async function readUsed(find: (session: Session) => Promise<Excel.Range>): Promise<CellsOrProblem> {
  try {
    return await inSession(async (session) => {
      const used = await find(session);
      if (used.isNullObject) return { problem: notice('excel-nothing-selected') };
      return readCells(session, used.worksheet.name, { top: used.rowIndex, left: used.columnIndex, bottom: used.rowIndex + used.rowCount - 1, right: used.columnIndex + used.columnCount - 1 });
    });
  } catch (error) {
    const problem = problemOf(error);
    return { problem: problem.params['code'] === 'InvalidSelection' ? notice('excel-several-areas') : problem };
  }
}

async function readCells(session: Session, sheet: string, area: Area): Promise<Cells> {
  const width = area.right - area.left + 1;
  const step = Math.max(1, Math.floor(cellsPerAnswer / width));
  const values: Cells['values'][number][] = [];
  const numberFormats: string[][] = [];
  for (let top = area.top; top <= area.bottom; top += step) {
    const range = await session.send(({ workbook }) => loose(workbook.worksheets.getItem(sheet).getRange(areaName({ ...area, top, bottom: Math.min(area.bottom, top + step - 1) }))).load('values,numberFormat'));
    values.push(...(range.values as Cells['values']));
    numberFormats.push(...(range.numberFormat as string[][]));
  }
  return { sheet, row: area.top, column: area.left, values, numberFormats };
}

/** Shows a cell of a sheet, and selects it. A sheet that is gone, or hidden, gives a problem. */
export async function showCell(sheet: string, row: number, column: number): Promise<{ readonly problem: Notice } | null> {
  try {
    return await inSession(async (session) => {
      const found = await session.send(({ workbook }) => workbook.worksheets.getItemOrNullObject(sheet).load('visibility'));
      if (found.isNullObject || found.visibility !== 'Visible') return { problem: notice('excel-sheet-gone', { sheet }) };
      await session.send(({ workbook }) => {
        const target = workbook.worksheets.getItem(sheet);
        target.activate();
        loose(target.getRange(cellName(row, column))).select();
      });
      return null;
    });
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/** Calls `changed` with the sheet and address of what is selected, whenever that changes. Answers what ends it. */
export async function watchSelection(changed: (at: { readonly worksheetId: string; readonly address: string }) => void): Promise<() => Promise<void>> {
  return Excel.run(async (context) => {
    const handler = context.workbook.worksheets.onSelectionChanged.add(({ worksheetId, address }) => {
      changed({ worksheetId, address });
      return Promise.resolve();
    });
    await context.sync();
    return async () => {
      await Excel.run(handler.context, async (same) => {
        handler.remove();
        await same.sync();
      });
    };
  });
}

/** Hands a new workbook to the person, from the bytes of an .xlsx file: it opens beside this one. Downloads fail in the pane. */
export function openNewWorkbook(base64: string): Promise<void> {
  return Excel.createWorkbook(base64);
}
