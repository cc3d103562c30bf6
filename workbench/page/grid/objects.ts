import type { FWorksheet } from '@univerjs/preset-sheets-core';
import { AddConditionalRuleMutation, DeleteConditionalRuleMutation, type IConditionFormattingRule } from '@univerjs/preset-sheets-conditional-formatting';
import { AddDataValidationMutation, RemoveDataValidationMutation } from '@univerjs/preset-sheets-data-validation';
import { RemoveSheetsFilterMutation, SetSheetsFilterRangeMutation } from '@univerjs/preset-sheets-filter';
import { AddSheetTableMutation, DeleteSheetTableMutation } from '@univerjs/preset-sheets-table';
import { cellAt, shown } from '../../host/cells';
import type { SheetFields } from '../../host/data';
import type { Sheet } from '../../host/model';
import type { ChartList } from './charts';
import { toRule, toValidation } from './rules';
import { corner, toRange } from './sheets';
import { tableTheme } from './tableThemes';
import type { GridApi } from './univer';

/** The name the grid knows our chart component by. */
export const chartKey = 'AmzOpsChart';

/** What lies over the cells of the grid: tables, conditional formats, validations, a filter, charts. Redrawn whole when it changes. */
export class Objects {
  private readonly drawn = new Map<string, (() => void)[]>();
  /** The grid forgets an id slowly; a chart drawn again gets a new one. */
  private count = 0;

  constructor(
    private readonly api: GridApi,
    private readonly charts: ChartList,
    private readonly unit: string,
    private readonly options: Readonly<Record<string, boolean>>,
  ) {}

  draw(sheet: Sheet, parts: readonly (keyof SheetFields)[]): void {
    const worksheet = this.api.getActiveWorkbook()?.getSheetBySheetId(sheet.id);
    if (worksheet == null) return;
    for (const part of parts) {
      const drawer = this.drawer(sheet, worksheet, part);
      if (drawer === null) continue;
      const key = `${sheet.id} ${part}`;
      for (const remove of this.drawn.get(key) ?? []) remove();
      this.drawn.set(key, drawer());
    }
  }

  /** Charts read their cells again. */
  refreshCharts(): void {
    for (const refresh of this.charts) refresh();
  }

  private drawer(sheet: Sheet, worksheet: FWorksheet, part: keyof SheetFields): (() => (() => void)[]) | null {
    switch (part) {
      case 'tables':
        return () => this.drawTables(sheet);
      case 'conditionalFormats':
        return () => this.drawRules(sheet);
      case 'validations':
        return () => this.drawValidations(sheet);
      case 'autoFilter':
        return () => this.drawFilter(sheet);
      case 'charts':
        return () => this.drawCharts(sheet, worksheet);
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
