import { BooleanNumber, LocaleType, ObjectMatrix, type ICellData, type IColumnData, type IObjectArrayPrimitiveType, type IObjectMatrixPrimitiveType, type IRange, type IRowData, type IWorkbookData, type IWorksheetData, type IStyleData, type Nullable } from '@univerjs/presets';
import type { Area } from '../../host/area';
import type { Sheet, Workbook } from '../../host/model';
import { toGridCell } from './cells';
import { pixelsPerPoint, toStyle } from './formats';

/** What is drawn of an empty sheet; data adds to it. Excel's own million rows would only make the scroll bar useless. */
const leastRows = 200;
const leastColumns = 26;
const spareRows = 50;
const spareColumns = 5;

/** Excel's cells in its default font, in pixels. */
const columnPixels = 72;
const rowPixels = 22;
const rowHeaderPixels = 46;
const columnHeaderPixels = 20;

export function toWorkbookData(book: Workbook, name: string, locale: LocaleType): Partial<IWorkbookData> {
  return {
    name,
    locale,
    sheetOrder: book.sheets.map((sheet) => sheet.id),
    sheets: Object.fromEntries(book.sheets.map((sheet) => [sheet.id, toSheetData(sheet)])),
  };
}

/** Everything of a sheet's data the grid does not fill in by itself. */
export function toSheetData(sheet: Sheet): Omit<IWorksheetData, 'zoomRatio' | 'scrollTop' | 'scrollLeft'> {
  const { rowCount, columnCount } = sizeOf(sheet);
  return {
    id: sheet.id,
    name: sheet.name,
    rowCount,
    columnCount,
    defaultColumnWidth: columnPixels,
    defaultRowHeight: rowPixels,
    cellData: toCells(sheet),
    columnData: toColumns(sheet),
    rowData: toRows(sheet),
    mergeData: sheet.merges.map(toRange),
    freeze: toFreeze(sheet),
    showGridlines: sheet.gridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    tabColor: sheet.tabColor,
    hidden: sheet.visibility === 'Visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    defaultStyle: toStyle(sheet.format),
    rowHeader: { width: rowHeaderPixels, hidden: BooleanNumber.FALSE },
    columnHeader: { height: columnHeaderPixels, hidden: BooleanNumber.FALSE },
    rightToLeft: BooleanNumber.FALSE,
  };
}

export function toRange({ row, column, rows, columns }: Area): IRange {
  return { startRow: row, startColumn: column, endRow: row + rows - 1, endColumn: column + columns - 1 };
}

export function fromRange({ startRow, startColumn, endRow, endColumn }: IRange): Area {
  return { row: startRow, column: startColumn, rows: endRow - startRow + 1, columns: endColumn - startColumn + 1 };
}

/** Rows and columns the grid needs to show everything of `sheet` with room below and beside it. */
export function sizeOf(sheet: Sheet): { readonly rowCount: number; readonly columnCount: number } {
  let row = 0;
  let column = 0;
  for (const [r, line] of sheet.cells) {
    row = Math.max(row, r);
    for (const c of line.keys()) column = Math.max(column, c);
  }
  for (const { area } of sheet.tables) {
    row = Math.max(row, area.row + area.rows);
    column = Math.max(column, area.column + area.columns);
  }
  for (const { to } of sheet.charts) {
    row = Math.max(row, to.row);
    column = Math.max(column, to.column);
  }
  return { rowCount: Math.max(leastRows, row + spareRows), columnCount: Math.max(leastColumns, column + spareColumns) };
}

/** Where the top left of a cell is on the grid's canvas, headers of rows and columns included. */
export function corner(sheet: Sheet, row: number, column: number): { readonly x: number; readonly y: number } {
  let x = rowHeaderPixels;
  let y = columnHeaderPixels;
  for (let c = 0; c < column; c++) x += sheet.columns[c]?.hidden === true ? 0 : (sheet.columns[c]?.width ?? columnPixels / pixelsPerPoint) * pixelsPerPoint;
  for (let r = 0; r < row; r++) y += sheet.rows[r]?.hidden === true ? 0 : (sheet.rows[r]?.height ?? rowPixels / pixelsPerPoint) * pixelsPerPoint;
  return { x, y };
}

function toCells(sheet: Sheet): IObjectMatrixPrimitiveType<ICellData> {
  const cells = new ObjectMatrix<ICellData>();
  for (const [row, line] of sheet.cells) {
    for (const [column, cell] of line) {
      const data = toGridCell(cell);
      if (data !== null) cells.setValue(row, column, data);
    }
  }
  return cells.getMatrix();
}

export function toColumns(sheet: Sheet): IObjectArrayPrimitiveType<Partial<IColumnData>> {
  return Object.fromEntries(
    Object.entries(sheet.columns).map(([column, { width, hidden, format }]): [string, Partial<IColumnData>] => [
      column,
      { w: width === undefined ? columnPixels : width * pixelsPerPoint, hd: hidden === true ? BooleanNumber.TRUE : BooleanNumber.FALSE, s: format === undefined ? null : toStyle(format) },
    ]),
  );
}

export function toRows(sheet: Sheet): IObjectArrayPrimitiveType<Partial<IRowData>> {
  return Object.fromEntries(
    Object.entries(sheet.rows).map(([row, { height, hidden }]): [string, Partial<IRowData>] => [
      row,
      { ...(height === undefined ? {} : { h: height * pixelsPerPoint, ia: BooleanNumber.FALSE }), hd: hidden === true ? BooleanNumber.TRUE : BooleanNumber.FALSE },
    ]),
  );
}

export function toFreeze({ freeze }: Sheet): IWorksheetData['freeze'] {
  const rows = freeze?.rows ?? 0;
  const columns = freeze?.columns ?? 0;
  return { xSplit: columns, ySplit: rows, startRow: rows === 0 ? -1 : rows, startColumn: columns === 0 ? -1 : columns };
}

/** Style keys of the grid: a written style names each, so that what is not in it goes. */
const styleKeys = ['ff', 'fs', 'it', 'bl', 'ul', 'bg', 'bd', 'cl', 'n', 'ht', 'vt', 'tb', 'pd'] as const satisfies readonly (keyof IStyleData)[];
const noStyle = Object.fromEntries(styleKeys.map((key) => [key, null])) as IStyleData;
const noBorders = { t: null, b: null, l: null, r: null };

/** A cell as the grid's mutation takes it when nothing of the old one shall stay; null where there is nothing. */
export function toReplacement(data: ICellData | null): Nullable<ICellData> {
  if (data === null) return null;
  const style = data.s as IStyleData | undefined;
  return { v: data.v ?? null, t: data.t ?? null, f: data.f ?? null, si: null, p: null, s: style === undefined ? null : { ...noStyle, ...style, bd: { ...noBorders, ...style.bd } } };
}
