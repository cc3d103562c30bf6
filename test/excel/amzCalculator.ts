import { rulesWith } from '../../src/domain/rules';
import { catalogue } from '../../src/functions/catalogue';
import { Fault, type Cell, type Output } from '../../src/functions/cells';
import { arrayRows, findCalls, type Call } from '../../src/functions/native/formula';
import { parseArea, splitAddress } from '../../workbench/host/area';
import type { Calculated, Calculator } from '../../workbench/host/calculator';
import { cellAt } from '../../workbench/host/cells';
import type { Cell as HostCell, CellValue } from '../../workbench/host/data';
import { Workbook, type Sheet } from '../../workbench/host/model';
import { UniverCalculator } from '../../workbench/host/univerCalculator';

export const setting = { language: 'en', rules: rulesWith() } as const;

/**
 * Excel with the add-in: Univer for Excel's own functions, ours for `AMZ.` calls, whose results it meets as constants.
 * Goes over the workbook until nothing changes, since AMZ calls may depend on each other.
 */
export class AmzCalculator implements Calculator {
  private readonly univer = new UniverCalculator();

  async calculate(book: Workbook): Promise<readonly Calculated[]> {
    const working = new Workbook(book.toJSON());
    let before = '';
    for (let pass = 0; pass < 6; pass += 1) {
      const results = await this.pass(working);
      const now = JSON.stringify(results);
      if (now === before) return results;
      before = now;
      for (const { sheet, row, column, values } of results) values.forEach((line, r) => line.forEach((value, c) => keep(working.sheet(sheet), row + r, column + c, value)));
    }
    throw new Error('The workbook never comes to rest.');
  }

  private async pass(book: Workbook): Promise<Calculated[]> {
    const alone = new Map<string, CellValue[][]>();
    const constant = new Workbook(book.toJSON());
    for (const sheet of constant.sheets) {
      for (const [row, line] of sheet.cells) {
        for (const [column, cell] of line) {
          const calls = findCalls(cell.formula ?? '') ?? [];
          if (cell.formula === undefined || calls.length === 0) continue;
          const own = book.sheet(sheet.id);
          const [call] = calls;
          const text = cell.formula;
          if (calls.length === 1 && call && /^=@?$/.test(text.slice(0, call.from)) && call.to === text.length) {
            alone.set(`${sheet.id}!${row},${column}`, evaluate(call, book, own).map((cells) => cells.map(valueOf)));
            line.set(column, { ...cell, formula: '=0' });
          } else line.set(column, { ...cell, formula: withConstants(text, calls, book, own) });
        }
      }
    }
    const results = await this.univer.calculate(constant);
    return results.map((one) => ({ ...one, values: alone.get(`${one.sheet}!${one.row},${one.column}`) ?? one.values }));
  }
}

function keep(sheet: Sheet, row: number, column: number, value: CellValue): void {
  const line = sheet.cells.get(row) ?? new Map<number, HostCell>();
  sheet.cells.set(row, line.set(column, { ...cellAt(sheet, row, column), value }));
}

function withConstants(text: string, calls: readonly Call[], book: Workbook, sheet: Sheet): string {
  let result = '';
  let at = 0;
  for (const call of calls) {
    const rows = evaluate(call, book, sheet).map((line) => line.map(literal).join(','));
    const [first = ''] = rows;
    result += text.slice(at, call.from) + (rows.length === 1 && !first.includes(',') ? first : `{${rows.join(';')}}`);
    at = call.to;
  }
  return result + text.slice(at);
}

const literal = (output: Output): string => (output instanceof Fault ? (output.kind === 'unknown' ? 'NA()' : 'VALUE("x")') : typeof output === 'string' ? `"${output.replaceAll('"', '""')}"` : String(output).toUpperCase());
const valueOf = (output: Output): CellValue => (output instanceof Fault ? { error: output.kind === 'unknown' ? '#N/A' : '#VALUE!' } : output);

function evaluate(call: Call, book: Workbook, sheet: Sheet): Output[][] {
  const definition = catalogue.find(({ id }) => id === call.id);
  if (!definition) return [[new Fault('unknown', null)]];
  return definition.run(definition.arguments.map((_, at) => argument(call.arguments[at] ?? '', book, sheet)), setting);
}

function argument(text: string, book: Workbook, sheet: Sheet): Cell {
  if (text === '') return null;
  if (/^(TRUE|FALSE)$/i.test(text)) return text.toUpperCase() === 'TRUE';
  if (/^-?[\d.]+%$/.test(text)) return Number(`${text.slice(0, -1)}e-2`);
  if (/^-?[\d.]+$/.test(text)) return Number(text);
  if (/^".*"$/.test(text)) return text.slice(1, -1).replaceAll('""', '"');
  if (text.startsWith('{')) return arrayRows(text).map((line) => line.map((one) => argument(one, book, sheet)));
  const [nested] = findCalls(text) ?? [];
  if (nested) return evaluate(nested, book, sheet);
  const { sheet: name, rest } = splitAddress(text);
  const area = parseArea(rest);
  const on = name === null ? sheet : book.findSheet(name);
  if (area === null || on === null) throw new Error(`No argument: ${text}`);
  return Array.from({ length: area.rows }, (_, r) => Array.from({ length: area.columns }, (__, c): Cell => {
    const { value } = cellAt(on, area.row + r, area.column + c);
    return value === null ? 0 : typeof value === 'object' ? new Fault('unknown', null) : value;
  }));
}
