import { FormulaDataModel } from '@univerjs/preset-sheets-core';
import type { CellValueType, Nullable } from '@univerjs/presets';
import type { Calculated, Calculator } from '../../host/calculator';
import type { CellValue } from '../../host/data';
import type { Sheet, Workbook } from '../../host/model';
import { fromValue } from './cells';
import type { UniverRunning } from './univer';

/** The longest a calculation may take before the host answers with what there is. */
const patience = 30_000;

/** How often a formula the engine has passed over is put to it again, and the pause before, in milliseconds. */
const attempts = 20;
const pause = 100;

/** The grid's formula engine as Excel's: waits until it has settled, then reads every formula. */
export class GridCalculator implements Calculator {
  constructor(
    private readonly grid: UniverRunning,
    private readonly unit: string,
    /** Carries the model's open changes into the grid; true where anything changed there since the last calculation. */
    private readonly flush: () => boolean,
  ) {}

  async calculate(book: Workbook, everything = false): Promise<readonly Calculated[]> {
    const changed = this.flush();
    const formulas = book.sheets.flatMap((sheet) => formulasOf(sheet));
    if (formulas.length === 0) return [];
    const engine = this.grid.univerAPI.getFormula();
    // Asked to calculate what has not changed, as after a change of language: everything is computed again. What has
    // changed may be a name that no formula reads.
    if (everything || !changed) engine.executeCalculation();
    await engine.onCalculationResultApplied(patience);
    let results = this.readAll(formulas);
    // Typed while an earlier calculation was at its end, a formula is left out of it, and nothing comes after.
    for (let attempt = 0; attempt < attempts && results.some(passedOver); attempt++) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      engine.executeCalculation();
      await engine.onCalculationResultApplied(patience);
      results = this.readAll(formulas);
    }
    return results;
  }

  private readAll(formulas: readonly FormulaCell[]): readonly Calculated[] {
    // What a person has cleared or written over in the meantime is theirs.
    return formulas
      .filter(({ sheet, row, column }) => sheet.cells.get(row)?.get(column)?.formula !== undefined)
      .map(({ sheet, row, column }) => ({ sheet: sheet.id, row, column, values: this.read(sheet, row, column) }));
  }

  private read(sheet: Sheet, row: number, column: number): readonly (readonly CellValue[])[] {
    const model = this.grid.univer.__getInjector().get(FormulaDataModel);
    const range = model.getArrayFormulaRange()[this.unit]?.[sheet.id]?.[row]?.[column];
    const array = model.getArrayFormulaCellData()[this.unit]?.[sheet.id];
    const anchor = this.grid.univerAPI.getActiveWorkbook()?.getSheetBySheetId(sheet.id)?.getSheet().getCellRaw(row, column);
    const own = valueOf(anchor?.v, anchor?.t);
    if (range === undefined) return [[own]];
    const rows = range.endRow - range.startRow + 1;
    const columns = range.endColumn - range.startColumn + 1;
    return Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_, c) => {
        if (r === 0 && c === 0) return own;
        const cell = array?.[row + r]?.[column + c];
        return valueOf(cell?.v, cell?.t);
      }),
    );
  }
}

/** A formula never comes to nothing: what the engine leaves empty is an empty text. */
function valueOf(value: Nullable<string | number | boolean>, type: Nullable<CellValueType>): CellValue {
  return value === '' ? '' : fromValue(value, type);
}

/** No formula comes to nothing at all, not even one over blank cells. */
const passedOver = ({ values }: Calculated): boolean => values[0]?.[0] === null;

interface FormulaCell {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

function formulasOf(sheet: Sheet): FormulaCell[] {
  return [...sheet.cells].flatMap(([row, line]) => [...line].filter(([, cell]) => cell.formula !== undefined).map(([column]) => ({ sheet, row, column })));
}
