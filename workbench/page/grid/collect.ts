import { BooleanNumber, ObjectMatrix, type ICellData, type IMutationInfo, type IRange, type Nullable } from '@univerjs/presets';
import { InsertSheetMutation, RemoveNumfmtMutation, RemoveSheetMutation, SetNumfmtMutation, SetRangeValuesMutation, SetTabColorMutation, SetWorksheetColWidthMutation, SetWorksheetHideMutation, SetWorksheetNameMutation, SetWorksheetOrderMutation } from '@univerjs/preset-sheets-core';
import type { Area } from '../../host/area';
import { cellAt, checkWritable, fixHeaders, putCell } from '../../host/cells';
import type { Sheet, Workbook } from '../../host/model';
import { fromGridCell } from './cells';
import { pixelsPerPoint } from './formats';
import { fromRange } from './sheets';
import type { GridApi } from './univer';

export type Mutation = Pick<IMutationInfo, 'id'> & { readonly params?: object };

/** Changes of whole rows and columns; after one the sheet is read again as a whole. */
const structural = /^sheet\.mutation\.(insert-row|insert-col|remove-rows?|remove-col|move-range|move-rows|move-columns|reorder-range|add-worksheet-merge|remove-worksheet-merge)$/;

interface NewSheet {
  readonly sheet: { readonly id: string; readonly name: string };
  readonly index: number;
}

interface At {
  readonly subUnitId: string;
}

/**
 * Carries into the model what a person did in the grid. Throws what Excel would say where the model refuses; the caller
 * then draws the model again.
 */
export function collect(api: GridApi, book: Workbook, mutation: Mutation): void {
  const params = (mutation.params ?? {}) as At & Readonly<Record<string, unknown>>;
  if (mutation.id === InsertSheetMutation.id) return collectNewSheet(api, book, params as unknown as NewSheet);
  const sheet = book.sheets.find((other) => other.id === params.subUnitId);
  if (sheet === undefined) return undefined;
  if (structural.test(mutation.id)) return collectSheet(api, book, sheet, sheet.id);
  switch (mutation.id) {
    case SetRangeValuesMutation.id:
      return collectCells(api, book, sheet, new ObjectMatrix(params['cellValue'] as Record<number, Record<number, Nullable<ICellData>>>));
    case SetNumfmtMutation.id:
      return collectFormats(api, book, sheet, Object.values(params['values'] as Readonly<Record<string, { readonly ranges: readonly IRange[] }>>).flatMap(({ ranges }) => ranges));
    case RemoveNumfmtMutation.id:
      return collectFormats(api, book, sheet, params['ranges'] as readonly IRange[]);
    case RemoveSheetMutation.id:
      return book.deleteSheet(sheet, 'person');
    case SetWorksheetNameMutation.id:
      return book.renameSheet(sheet, String(params['name']), 'person');
    case SetWorksheetOrderMutation.id:
      return book.moveSheet(sheet, Number(params['toOrder']), 'person');
    case SetWorksheetHideMutation.id:
      return book.setVisibility(sheet, params['hidden'] === BooleanNumber.TRUE ? 'Hidden' : 'Visible', 'person');
    case SetTabColorMutation.id:
      sheet.tabColor = String(params['color'] ?? '');
      return undefined;
    case SetWorksheetColWidthMutation.id:
      return collectWidths(api, book, sheet, params['ranges'] as readonly { readonly startColumn: number; readonly endColumn: number }[]);
    default:
      return undefined;
  }
}

/** A sheet the grid made by itself, by copying one: the model makes its own of the same name and contents, which takes its place. */
function collectNewSheet(api: GridApi, book: Workbook, { sheet: made, index }: NewSheet): void {
  if (book.sheets.some((other) => other.id === made.id)) return;
  const sheet = book.addSheet(made.name, 'person');
  if (index < book.sheets.length - 1) book.moveSheet(sheet, index, 'person');
  collectSheet(api, book, sheet, made.id);
}

function collectCells(api: GridApi, book: Workbook, sheet: Sheet, touched: ObjectMatrix<Nullable<ICellData>>): void {
  const range = touched.getDataRange();
  if (range.endRow < range.startRow) return;
  const area = fromRange(range);
  // Formatting comes as cells without a value; Excel allows it or not by another rule, which the grid does not ask.
  let written = false;
  touched.forValue((_row, _column, cell) => {
    written ||= cell == null || 'v' in cell || 'f' in cell || 'p' in cell;
  });
  if (written) checkWritable(sheet, area);
  touched.forValue((row, column) => {
    readCell(api, sheet, sheet.id, row, column);
  });
  fixHeaders(sheet, area);
  book.changed({ kind: 'cells', sheet: sheet.id, area, origin: 'person' });
}

/** A number format comes after the value that brought it: a date, a percentage. */
function collectFormats(api: GridApi, book: Workbook, sheet: Sheet, ranges: readonly IRange[]): void {
  for (const area of ranges.map(fromRange)) {
    for (let row = area.row; row < area.row + area.rows; row++) for (let column = area.column; column < area.column + area.columns; column++) readCell(api, sheet, sheet.id, row, column);
    book.changed({ kind: 'formats', sheet: sheet.id, area, origin: 'person' });
  }
}

function readCell(api: GridApi, sheet: Sheet, id: string, row: number, column: number): void {
  const worksheet = api.getActiveWorkbook()?.getSheetBySheetId(id)?.getSheet();
  const workbook = api.getActiveWorkbook()?.getWorkbook();
  if (worksheet === undefined || workbook === undefined) return;
  const data = worksheet.getCellRaw(row, column);
  const style = data == null ? null : (workbook.getStyles().getStyleByCell(data) ?? null);
  const old = cellAt(sheet, row, column);
  // An empty cell in the middle of what spills into it stays what it is.
  if (old.spilledFrom !== undefined && (data?.v ?? data?.f ?? null) === null) return;
  putCell(sheet, row, column, fromGridCell(data, style, old));
}

/** Reads every cell, merge and table of a sheet again, from the grid's sheet `id`. */
function collectSheet(api: GridApi, book: Workbook, sheet: Sheet, id: string): void {
  const shown = api.getActiveWorkbook()?.getSheetBySheetId(id);
  if (shown == null) return;
  const worksheet = shown.getSheet();
  const found = new Map<string, readonly [number, number]>();
  for (const [row, line] of sheet.cells) for (const column of line.keys()) found.set(`${row},${column}`, [row, column]);
  worksheet.getCellMatrix().forValue((row, column) => {
    found.set(`${row},${column}`, [row, column]);
  });
  for (const [row, column] of found.values()) readCell(api, sheet, id, row, column);
  sheet.merges = worksheet.getMergeData().map(fromRange);
  for (const info of shown.getSubTableInfos()) {
    const table = sheet.tables.find((other) => other.id === info.id);
    if (table !== undefined) table.area = fromRange(info.range);
  }
  const size: Area = { row: 0, column: 0, rows: worksheet.getRowCount(), columns: worksheet.getColumnCount() };
  book.changed({ kind: 'cells', sheet: sheet.id, area: size, origin: 'person' });
}

function collectWidths(api: GridApi, book: Workbook, sheet: Sheet, ranges: readonly { readonly startColumn: number; readonly endColumn: number }[]): void {
  const worksheet = api.getActiveWorkbook()?.getSheetBySheetId(sheet.id);
  for (const { startColumn, endColumn } of ranges) {
    for (let column = startColumn; column <= endColumn; column++) sheet.columns[column] = { ...sheet.columns[column], width: (worksheet?.getColumnWidth(column) ?? 0) / pixelsPerPoint };
  }
  book.changed({ kind: 'sheet', sheet: sheet.id, part: 'columns', origin: 'person' });
}
