import { ICommandService, LocaleType, LogLevel, Univer, UniverInstanceType, type ICommandInfo, type IWorkbookData, type Nullable } from '@univerjs/core';
import { SetArrayFormulaDataMutation, SetFormulaCalculationNotificationMutation, SetFormulaCalculationResultMutation, SetFormulaCalculationStartMutation, UniverFormulaEnginePlugin, type ISetArrayFormulaDataMutationParams, type ISetFormulaCalculationResultMutation } from '@univerjs/engine-formula';
import { usedArea } from './cells';
import type { Calculated, Calculator } from './calculator';
import type { CellValue } from './data';
import type { Sheet, Workbook } from './model';
import { wholeSheet } from './area';

interface CellResult {
  readonly v?: Nullable<string | number | boolean>;
  readonly t?: Nullable<number>;
}
type Results = Readonly<Record<string, Nullable<Readonly<Record<string, Nullable<Readonly<Record<string, Nullable<CellResult>>>>>>>>>;

/** Univer's kinds of cell. */
const boolean = 3;

/**
 * Calculates a workbook with Univer's formula engine in Node, whole, every time: for tests. The add-in's own functions
 * are not known here and come to `#NAME?`.
 */
export class UniverCalculator implements Calculator {
  async calculate(book: Workbook): Promise<readonly Calculated[]> {
    const univer = new Univer({ logLevel: LogLevel.SILENT, locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} } });
    try {
      univer.registerPlugin(UniverFormulaEnginePlugin);
      univer.createUnit(UniverInstanceType.UNIVER_SHEET, snapshot(book));
      const commands = univer.__getInjector().get(ICommandService);
      let values: Results = {};
      let arrays: Results = {};
      const finished = new Promise<void>((resolve) => {
        commands.onCommandExecuted(({ id, params }: Readonly<ICommandInfo>) => {
          if (id === SetFormulaCalculationResultMutation.id) values = ((params as ISetFormulaCalculationResultMutation).unitData[unit] ?? {}) as Results;
          if (id === SetArrayFormulaDataMutation.id) arrays = ((params as ISetArrayFormulaDataMutationParams).arrayFormulaCellData[unit] ?? {}) as Results;
          if (id === SetFormulaCalculationNotificationMutation.id && params !== undefined && 'functionsExecutedState' in params) resolve();
        });
      });
      await commands.executeCommand(SetFormulaCalculationStartMutation.id, { commands: [], forceCalculation: true }, { onlyLocal: true });
      await finished;
      return book.sheets.flatMap((sheet) => resultsOf(sheet, values[sheet.id] ?? {}, arrays[sheet.id] ?? {}));
    } finally {
      univer.dispose();
    }
  }
}

const unit = 'book';

/** The workbook as Univer takes it: values and formulas alone. */
function snapshot(book: Workbook): Partial<IWorkbookData> {
  const sheets = book.sheets.map((sheet) => {
    const used = usedArea(sheet, wholeSheet, true);
    const cellData: Record<number, Record<number, { v?: string | number | boolean; t?: number; f?: string }>> = {};
    for (const [row, line] of sheet.cells) {
      for (const [column, { value, formula, spilledFrom }] of line) {
        if (spilledFrom || (value === null && formula === undefined)) continue;
        (cellData[row] ??= {})[column] = formula !== undefined ? { f: formula } : typeof value === 'object' ? { v: value?.error ?? '' } : { v: typeof value === 'boolean' ? Number(value) : value, t: typeof value === 'boolean' ? boolean : typeof value === 'number' ? 2 : 1 };
      }
    }
    return [sheet.id, { id: sheet.id, name: sheet.name, rowCount: (used ? used.row + used.rows : 0) + 200, columnCount: (used ? used.column + used.columns : 0) + 50, cellData }] as const;
  });
  return { id: unit, sheetOrder: book.sheets.map(({ id }) => id), sheets: Object.fromEntries(sheets) };
}

function resultsOf(sheet: Sheet, values: Results[string], arrays: Results[string]): Calculated[] {
  const found: Calculated[] = [];
  for (const [row, line] of sheet.cells) {
    for (const [column, { formula }] of line) {
      if (formula === undefined) continue;
      const own = valueOf(values?.[row]?.[column]);
      found.push({ sheet: sheet.id, row, column, values: spilled(own, row, column, arrays) });
    }
  }
  return found;
}

/** The array around an anchor: cells of the array data to the right and below, as far as they go on. */
function spilled(own: CellValue, row: number, column: number, arrays: Results[string]): CellValue[][] {
  if (arrays?.[row]?.[column] == null) return [[own]];
  const rows: CellValue[][] = [];
  for (let r = 0; arrays[row + r]?.[column] != null; r += 1) {
    const line: CellValue[] = [];
    for (let c = 0; arrays[row + r]?.[column + c] != null; c += 1) line.push(valueOf(arrays[row + r]?.[column + c]));
    rows.push(line);
  }
  return rows;
}

/** A formula never comes to nothing. Univer gives errors as text. */
function valueOf(cell: Nullable<CellResult>): CellValue {
  const value = cell?.v;
  if (value === undefined || value === null) return '';
  if (cell?.t === boolean) return Boolean(value);
  return typeof value === 'string' && /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!)$/.test(value) ? { error: value } : value;
}
