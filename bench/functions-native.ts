import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { rulesWith } from '../src/domain/rules';
import { catalogue } from '../src/functions/catalogue';
import { nativeFormula } from '../src/functions/native/index';

/** Time a row of a native formula in a spreadsheet engine, and of the function it stands for, over the same cells. */
export interface NativeBench {
  readonly id: string;
  readonly engine: 'excelize' | 'Univer';
  readonly rows: number;
  readonly nanosecondsARow: number;
  readonly functionNanosecondsARow: number;
}

interface Excelize {
  NewFile(): {
    SetCellValue(sheet: string, cell: string, value: number): void;
    SetCellFormula(sheet: string, cell: string, formula: string): void;
    CalcCellValue(sheet: string, cell: string): { value: string; error: string | null };
  };
}
interface UniverModules {
  readonly '@univerjs/core': { Univer: new (options: object) => { registerPlugin(plugin: object): void; dispose(): void }; LocaleType: { EN_US: string } };
  readonly '@univerjs/core/facade': { FUniver: { newAPI(univer: object): { createWorkbook(data: object): { getActiveSheet(): { getRange(row: number, column: number, rows: number, columns: number): { getValues(): unknown[][] } } }; getFormula(): { calculationEnd(done: () => void): void; executeCalculation(): void } } } };
  readonly '@univerjs/engine-formula': { UniverFormulaEnginePlugin: object };
  readonly '@univerjs/sheets': { UniverSheetsPlugin: object };
  readonly '@univerjs/sheets-formula': { UniverSheetsFormulaPlugin: object };
}

const require = createRequire(import.meta.url);
// Univer's modules load in Node through their CommonJS builds only.
const univerModule = <Name extends keyof UniverModules>(name: Name): UniverModules[Name] => require(name) as UniverModules[Name];

const setting = { language: 'en', rules: rulesWith() } as const;
const scatter = (row: number, upTo: number): number => ((row * 2_654_435_761) % 4_294_967_296) % upTo;

const subjects = [
  { id: 'RESTOCK', formula: (row: number) => `=AMZ.RESTOCK(A${row},B${row})` },
  { id: 'ACOSHEALTH', formula: (row: number) => `=AMZ.ACOSHEALTH(A${row},B${row},"home")` },
] as const;

const cellsOf = (rows: number): readonly (readonly [number, number])[] => Array.from({ length: rows }, (_, row) => [scatter(row, 900) / 10, scatter(row + 7, 90)] as const);

function ours(id: string, cells: readonly (readonly [number, number])[]): { readonly nanoseconds: number; readonly answers: readonly unknown[] } {
  const definition = catalogue.find((one) => one.id === id);
  if (!definition) throw new Error(`There is no AMZ.${id}`);
  const inputs = [cells.map(([left]) => [left]), cells.map(([, right]) => [right]), id === 'ACOSHEALTH' ? [['home']] : null];
  let least = Infinity;
  let answers: readonly unknown[] = [];
  for (let at = 0; at < 20; at += 1) {
    const from = performance.now();
    answers = definition.run(inputs, setting).map(([answer]) => answer);
    least = Math.min(least, performance.now() - from);
  }
  return { nanoseconds: (least * 1e6) / cells.length, answers };
}

const native = (formula: string): string => {
  const text = nativeFormula(formula, setting);
  if (text === null) throw new Error(`${formula} has no native form`);
  return text;
};

async function inExcelize(rows: number): Promise<NativeBench[]> {
  const { init } = require('excelize-wasm') as { init(path: string): Promise<Excelize> };
  const excelize = await init(require.resolve('excelize-wasm/excelize.wasm.gz'));
  const cells = cellsOf(rows);
  return subjects.map(({ id, formula }) => {
    const file = excelize.NewFile();
    cells.forEach(([left, right], at) => {
      file.SetCellValue('Sheet1', `A${at + 1}`, left);
      file.SetCellValue('Sheet1', `B${at + 1}`, right);
      file.SetCellFormula('Sheet1', `C${at + 1}`, native(formula(at + 1)).slice(1));
    });
    const from = performance.now();
    const theirs = cells.map((_cell, at) => file.CalcCellValue('Sheet1', `C${at + 1}`).value);
    const nanoseconds = ((performance.now() - from) * 1e6) / rows;
    const { nanoseconds: functionNanoseconds, answers } = ours(id, cells);
    agree(id, answers, theirs);
    return { id, engine: 'excelize', rows, nanosecondsARow: nanoseconds, functionNanosecondsARow: functionNanoseconds };
  });
}

async function inUniver(rows: number): Promise<NativeBench[]> {
  const { Univer, LocaleType } = univerModule('@univerjs/core');
  const { FUniver } = univerModule('@univerjs/core/facade');
  for (const facade of ['@univerjs/sheets/facade', '@univerjs/engine-formula/facade', '@univerjs/sheets-formula/facade']) require(facade);
  const cells = cellsOf(rows);
  const results: NativeBench[] = [];
  for (const { id, formula } of subjects) {
    const univer = new Univer({ locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} } });
    for (const plugin of [univerModule('@univerjs/engine-formula').UniverFormulaEnginePlugin, univerModule('@univerjs/sheets').UniverSheetsPlugin, univerModule('@univerjs/sheets-formula').UniverSheetsFormulaPlugin]) univer.registerPlugin(plugin);
    const api = FUniver.newAPI(univer);
    const cellData = Object.fromEntries(cells.map(([left, right], at) => [at, { 0: { v: left }, 1: { v: right }, 2: { f: native(formula(at + 1)) } }]));
    const workbook = api.createWorkbook({ id, sheetOrder: ['s'], sheets: { s: { id: 's', name: 'S', rowCount: rows + 10, columnCount: 10, cellData } } });
    const calculation = api.getFormula();
    const from = performance.now();
    await new Promise<void>((done) => {
      calculation.calculationEnd(done);
      calculation.executeCalculation();
    });
    const nanoseconds = ((performance.now() - from) * 1e6) / rows;
    const theirs = workbook.getActiveSheet().getRange(0, 2, rows, 1).getValues().map(([answer]) => answer);
    const { nanoseconds: functionNanoseconds, answers } = ours(id, cells);
    agree(id, answers, theirs);
    results.push({ id, engine: 'Univer', rows, nanosecondsARow: nanoseconds, functionNanosecondsARow: functionNanoseconds });
    univer.dispose();
  }
  return results;
}

/** A measurement of something that answers differently is worth nothing. */
function agree(id: string, answers: readonly unknown[], theirs: readonly unknown[]): void {
  answers.forEach((answer, at) => {
    if (answer !== theirs[at]) throw new Error(`${id}, row ${at + 1}: ${String(answer)} is ${String(theirs[at])} as a native formula`);
  });
}

/** Native equivalents in both engines against the functions, answers compared. Functions without a native form are left out. */
export async function benchNative(rows = 2_000): Promise<readonly NativeBench[]> {
  return [...(await inExcelize(rows)), ...(await inUniver(rows))];
}

export async function main(): Promise<void> {
  console.log('function    engine      rows   ns a row as native formula   ns a row as function');
  for (const { id, engine, rows, nanosecondsARow, functionNanosecondsARow } of await benchNative()) {
    console.log(`${id.padEnd(12)}${engine.padEnd(9)}${String(rows).padStart(7)}${nanosecondsARow.toFixed(0).padStart(29)}${functionNanosecondsARow.toFixed(0).padStart(23)}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main();
  // Univer's services keep timers.
  process.exit(0);
}
