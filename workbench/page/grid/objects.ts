import type { FWorksheet } from '@univerjs/preset-sheets-core';
import { AddConditionalRuleMutation, DeleteConditionalRuleMutation, type IConditionFormattingRule } from '@univerjs/preset-sheets-conditional-formatting';
import { AddDataValidationMutation, RemoveDataValidationMutation } from '@univerjs/preset-sheets-data-validation';
import { RemoveSheetsFilterMutation, SetSheetsFilterRangeMutation } from '@univerjs/preset-sheets-filter';
import { AddSheetTableMutation, DeleteSheetTableMutation } from '@univerjs/preset-sheets-table';
import { cellAt, shown } from '../../host/cells';
import type { SheetFields } from '../../host/data';
import type { Sheet, Workbook } from '../../host/model';
import type { ChartList } from './charts';
import { toRule, toValidation } from './rules';
import { corner, toRange } from './sheets';
import { tableTheme } from './tableThemes';
import type { GridApi } from './univer';

/** The name the grid knows our chart component by. */
export const chartKey = 'AmzOpsChart';

/** Milliseconds the grid takes to show a sheet after it was told to. */
const chartDelay = 80;

/** What lies over the cells of the grid: tables, conditional formats, validations, a filter, charts. Redrawn whole when it changes. */
export class Objects {
  private readonly drawn = new Map<string, (() => void)[]>();
  private readonly staleCharts = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The grid forgets an id slowly; a chart drawn again gets a new one. */
  private count = 0;

  constructor(
    private readonly api: GridApi,
    private readonly book: Workbook,
    private readonly charts: ChartList,
    private readonly unit: string,
    private readonly options: Readonly<Record<string, boolean>>,
  ) {}

  draw(sheet: Sheet, parts: readonly (keyof SheetFields)[]): void {
    for (const part of parts) {
      // Where a chart stands depends on the sizes of columns and rows.
      if (part === 'charts' || part === 'columns' || part === 'rows') {
        this.staleCharts.add(sheet.id);
        this.drawChartsSoon();
      }
      const drawer = this.drawer(sheet, part);
      if (drawer !== null) this.replace(`${sheet.id} ${part}`, drawer);
    }
  }

  /**
   * Draws the charts of the sheet that is shown, once it stands. The grid places and removes floating elements by the
   * shown sheet, whichever one it is told; those of other sheets wait until their sheet is shown.
   */
  drawChartsSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const worksheet = this.api.getActiveWorkbook()?.getActiveSheet();
      const sheet = this.book.sheets.find(({ id }) => id === worksheet?.getSheetId());
      if (worksheet === undefined || sheet === undefined || !this.staleCharts.delete(sheet.id)) return;
      this.replace(`${sheet.id} charts`, () => this.drawCharts(sheet, worksheet));
    }, chartDelay);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private replace(key: string, drawer: () => (() => void)[]): void {
    for (const remove of this.drawn.get(key) ?? []) remove();
    this.drawn.set(key, drawer());
  }

  /** Charts read their cells again. */
  refreshCharts(): void {
    for (const refresh of this.charts) refresh();
  }

  private drawer(sheet: Sheet, part: keyof SheetFields): (() => (() => void)[]) | null {
    switch (part) {
      case 'tables':
        return () => this.drawTables(sheet);
      case 'conditionalFormats':
        return () => this.drawRules(sheet);
      case 'validations':
        return () => this.drawValidations(sheet);
      case 'autoFilter':
        return () => this.drawFilter(sheet);
      default:
        return null;
    }
  }

  private drawTables(sheet: Sheet): (() => void)[] {
    return sheet.tables.map(({ id, name, area, style }) => {
      const theme = tableTheme(style);
      const workbook = this.api.getActiveWorkbook();
      if (workbook?.getRegisteredRangeThemes().includes(theme.getName()) === false) workbook.registerRangeTheme(theme);
      const header = Array.from({ length: area.columns }, (_, index) => String(shown(cellAt(sheet, area.row, area.column + index).value)));
      this.run(AddSheetTableMutation.id, { subUnitId: sheet.id, tableId: id, name, range: toRange(area), header, options: { tableStyleId: theme.getName(), showHeader: true } });
      return () => this.run(DeleteSheetTableMutation.id, { subUnitId: sheet.id, tableId: id });
    });
  }

  private drawRules(sheet: Sheet): (() => void)[] {
    // The rule added last is on top in the grid; in Excel the first one wins.
    return [...sheet.conditionalFormats].reverse().flatMap((data) => {
      const rule: IConditionFormattingRule | null = toRule(data);
      if (rule === null) return [];
      this.run(AddConditionalRuleMutation.id, { subUnitId: sheet.id, rule });
      return [() => this.run(DeleteConditionalRuleMutation.id, { subUnitId: sheet.id, cfId: rule.cfId })];
    });
  }

  private drawValidations(sheet: Sheet): (() => void)[] {
    return sheet.validations.flatMap((data, index) => {
      const rule = toValidation(data, `${sheet.id}-${index}`);
      if (rule === null) return [];
      this.run(AddDataValidationMutation.id, { subUnitId: sheet.id, rule, index });
      return [() => this.run(RemoveDataValidationMutation.id, { subUnitId: sheet.id, ruleId: rule.uid })];
    });
  }

  private drawFilter(sheet: Sheet): (() => void)[] {
    if (sheet.autoFilter === null) return [];
    this.run(SetSheetsFilterRangeMutation.id, { subUnitId: sheet.id, range: toRange(sheet.autoFilter.area) });
    return [() => this.run(RemoveSheetsFilterMutation.id, { subUnitId: sheet.id })];
  }

  private drawCharts(sheet: Sheet, worksheet: FWorksheet): (() => void)[] {
    return sheet.charts.flatMap((chart) => {
      const start = corner(sheet, chart.from.row, chart.from.column);
      // The model's charts reach to the bottom right of their last cell.
      const end = corner(sheet, chart.to.row + 1, chart.to.column + 1);
      const initPosition = { startX: start.x, startY: start.y, endX: end.x, endY: end.y };
      const added = worksheet.addFloatDomToPosition({ componentKey: chartKey, initPosition, data: { sheet: sheet.id, chart: chart.id }, allowTransform: false }, `${chart.id}-${++this.count}`);
      return added == null ? [] : [() => added.dispose()];
    });
  }

  private run(id: string, params: Readonly<Record<string, unknown>>): void {
    this.api.syncExecuteCommand(id, { unitId: this.unit, ...params }, this.options);
  }
}
