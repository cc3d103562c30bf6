import { BooleanNumber, ObjectMatrix, type ICellData, type Nullable } from '@univerjs/presets';
import {
  AddWorksheetMergeMutation, InsertSheetMutation, RemoveSheetMutation, RemoveWorksheetMergeMutation, ScrollToRangeOperation, SetColDataMutation, SetFrozenMutation, SetRangeValuesMutation, SetRowDataMutation,
  SetTabColorMutation, SetWorksheetActiveOperation, SetWorksheetColumnCountMutation, SetWorksheetHideMutation, SetWorksheetNameMutation, SetWorksheetOrderMutation, SetWorksheetRowCountMutation, ToggleGridlinesMutation,
} from '@univerjs/preset-sheets-core';
import { type Area, intersection, maxColumns, maxRows } from '../../host/area';
import { cellAt } from '../../host/cells';
import type { Change, SheetFields } from '../../host/data';
import type { Sheet, Workbook } from '../../host/model';
import { toGridCell } from './cells';
import type { GridApi } from './univer';
import { Objects } from './objects';
import { sizeOf, toColumns, toFreeze, toRange, toReplacement, toRows, toSheetData } from './sheets';

/** Marks what the model wrote into the grid; everything else came from the person or the engine. */
export const fromModel = { fromModel: true } as const;

/** Carries changes of the workbook model into the grid, gathered until `flush`. */
export class Renderer {
  private changes: Change[] = [];

  constructor(
    private readonly api: GridApi,
    private readonly book: Workbook,
    private readonly unit: string,
    private readonly objects: Objects,
  ) {}

  note(change: Change): void {
    this.changes.push(change);
  }

  /** True where there was anything to carry over. */
  flush(): boolean {
    const changes = this.changes;
    this.changes = [];
    if (changes.some(({ kind }) => kind === 'sheets')) this.matchSheets();
    for (const sheet of this.book.sheets) this.renderSheet(sheet, changes.filter((change) => 'sheet' in change && change.sheet === sheet.id));
    if (changes.some(({ kind }) => kind === 'activeSheet' || kind === 'sheets')) this.run(SetWorksheetActiveOperation.id, { subUnitId: this.book.activeSheet });
    if (changes.some(({ kind }) => kind === 'selection')) this.select();
    return changes.length > 0;
  }

  /** Draws everything again that is not in a sheet's own data: tables, rules, charts. */
  drawObjects(): void {
    for (const sheet of this.book.sheets) this.objects.draw(sheet, ['tables', 'conditionalFormats', 'validations', 'charts', 'autoFilter']);
  }

  /** Writes the cells of `areas` again as the model has them. */
  renderCells(sheet: Sheet, areas: readonly Area[]): void {
    const worksheet = this.api.getActiveWorkbook()?.getSheetBySheetId(sheet.id)?.getSheet();
    if (worksheet === undefined) return;
    this.fit(sheet);
    const shown: Area = { row: 0, column: 0, rows: Math.min(maxRows, worksheet.getRowCount()), columns: Math.min(maxColumns, worksheet.getColumnCount()) };
    const cells = new ObjectMatrix<Nullable<ICellData>>();
    for (const area of areas) {
      const part = intersection(area, shown);
      if (part === null) continue;
      for (let row = part.row; row < part.row + part.rows; row++) {
        for (let column = part.column; column < part.column + part.columns; column++) {
          const cell = toGridCell(cellAt(sheet, row, column));
          if (cell !== null || worksheet.getCellRaw(row, column) != null) cells.setValue(row, column, toReplacement(cell));
        }
      }
    }
    if (cells.getSizeOf() > 0) this.run(SetRangeValuesMutation.id, { subUnitId: sheet.id, cellValue: cells.getMatrix() });
  }

  private renderSheet(sheet: Sheet, changes: readonly Change[]): void {
    const areas: Area[] = [];
    const parts = new Set<keyof SheetFields>();
    for (const change of changes) {
      if (change.kind === 'cells' || change.kind === 'formats') areas.push(change.area);
      // What was below moved up, and tables, rules and charts with it.
      else if (change.kind === 'deleted') {
        areas.push({ ...change.area, rows: maxRows - change.area.row });
        for (const part of ['tables', 'conditionalFormats', 'validations', 'merges', 'charts'] as const) parts.add(part);
      } else if (change.kind === 'sheet') parts.add(change.part);
    }
    if (areas.length > 0) this.renderCells(sheet, areas);
    for (const part of parts) this.renderPart(sheet, part);
    this.objects.draw(sheet, [...parts]);
    // A chart shows the cells it refers to.
    if (areas.length > 0) this.objects.refreshCharts();
  }

  private renderPart(sheet: Sheet, part: keyof SheetFields): void {
    const at = { subUnitId: sheet.id };
    switch (part) {
      case 'name':
        return this.run(SetWorksheetNameMutation.id, { ...at, name: sheet.name });
      case 'columns':
        return this.run(SetColDataMutation.id, { ...at, columnData: toColumns(sheet) });
      case 'rows':
        return this.run(SetRowDataMutation.id, { ...at, rowData: toRows(sheet) });
      case 'merges':
        return this.renderMerges(sheet);
      case 'freeze':
        return this.run(SetFrozenMutation.id, { ...at, ...toFreeze(sheet) });
      case 'gridlines':
        return this.run(ToggleGridlinesMutation.id, { ...at, showGridlines: sheet.gridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE });
      case 'tabColor':
        return this.run(SetTabColorMutation.id, { ...at, color: sheet.tabColor });
      case 'visibility':
        return this.run(SetWorksheetHideMutation.id, { ...at, hidden: sheet.visibility === 'Visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE });
      default:
        return undefined;
    }
  }

  private renderMerges(sheet: Sheet): void {
    const worksheet = this.api.getActiveWorkbook()?.getSheetBySheetId(sheet.id)?.getSheet();
    const old = worksheet?.getMergeData() ?? [];
    if (old.length > 0) this.run(RemoveWorksheetMergeMutation.id, { subUnitId: sheet.id, ranges: old.map((range) => ({ ...range })) });
    if (sheet.merges.length > 0) this.run(AddWorksheetMergeMutation.id, { subUnitId: sheet.id, ranges: sheet.merges.map(toRange) });
  }

  private matchSheets(): void {
    const workbook = this.api.getActiveWorkbook();
    if (workbook === null) return;
    const shown = () => workbook.getSheets().map((sheet) => sheet.getSheetId());
    for (const sheet of workbook.getSheets()) {
      const id = sheet.getSheetId();
      if (!this.book.sheets.some((other) => other.id === id)) this.run(RemoveSheetMutation.id, { subUnitId: id, subUnitName: sheet.getSheetName() });
    }
    this.book.sheets.forEach((sheet, index) => {
      const at = shown().indexOf(sheet.id);
      if (at < 0) {
        this.run(InsertSheetMutation.id, { index, sheet: { ...toSheetData(sheet), zoomRatio: 1, scrollTop: 0, scrollLeft: 0 } });
        this.objects.draw(sheet, ['tables', 'conditionalFormats', 'validations', 'charts', 'autoFilter']);
      } else if (at !== index) this.run(SetWorksheetOrderMutation.id, { subUnitId: sheet.id, fromOrder: at, toOrder: index });
    });
  }

  private select(): void {
    const [first] = this.book.selection;
    const sheet = this.api.getActiveWorkbook()?.getActiveSheet();
    if (first === undefined || sheet === undefined || sheet.getSheetId() !== this.book.activeSheet) return;
    const rows = Math.min(first.rows, sheet.getMaxRows() - first.row);
    const columns = Math.min(first.columns, sheet.getMaxColumns() - first.column);
    if (rows <= 0 || columns <= 0) return;
    sheet.setActiveRange(sheet.getRange(first.row, first.column, rows, columns));
    // Where a sheet comes to the front with it, the grid knows its rows only after it has drawn them.
    requestAnimationFrame(() => this.reveal(first));
  }

  /** Scrolls until the first cell of `area` can be seen, as Excel does for a selection made by an add-in or a link. */
  private reveal({ row, column }: Area): void {
    if (this.book.selection[0]?.row !== row || this.book.selection[0].column !== column) return;
    this.run(ScrollToRangeOperation.id, { range: toRange({ row, column, rows: 1, columns: 1 }) });
  }

  private fit(sheet: Sheet): void {
    const worksheet = this.api.getActiveWorkbook()?.getSheetBySheetId(sheet.id);
    if (worksheet == null) return;
    const { rowCount, columnCount } = sizeOf(sheet);
    if (rowCount > worksheet.getMaxRows()) this.run(SetWorksheetRowCountMutation.id, { subUnitId: sheet.id, rowCount });
    if (columnCount > worksheet.getMaxColumns()) this.run(SetWorksheetColumnCountMutation.id, { subUnitId: sheet.id, columnCount });
  }

  private run(id: string, params: Readonly<Record<string, unknown>>): void {
    this.api.syncExecuteCommand(id, { unitId: this.unit, ...params }, fromModel);
  }
}
