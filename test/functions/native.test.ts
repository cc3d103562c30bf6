import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { rulesWith } from '../../src/domain/rules';
import { catalogue } from '../../src/functions/catalogue';
import { notice } from '../../src/domain/notice';
import { hasNative, nativeCells, nativeFormula, usesAmz } from '../../src/functions/native/index';
import { findCalls, isSingle } from '../../src/functions/native/formula';
import { excelize } from '../excelize';
import { temporaryFolder } from '../folders';
import { builtFunctions, type BuiltFunctions } from './built';

const setting = { language: 'en', rules: rulesWith() } as const;
const native = (formula: string) => nativeFormula(formula, setting);

describe('finding calls', () => {
  test.each([
    ['=AMZ.ACOS(A1,B1)', ['ACOS(A1|B1)']],
    ['=_xldudf_AMZ_RESTOCK(A1,B1)', ['RESTOCK(A1|B1)']],
    ['=_xldudf_AMZ.RESTOCK(A1,B1)', ['RESTOCK(A1|B1)']],
    ['=amz.acos( A1 , B1 )*2', ['ACOS(A1|B1)']],
    ['=IF(AMZ.ACOS(A1,B1)>0.3,AMZ.CPC(C1,D1),"AMZ.ACOS(1,2)")', ['ACOS(A1|B1)', 'CPC(C1|D1)']],
    ['=AMZ.RESTOCK(A1,B1,,30,,,"code")', ['RESTOCK(A1|B1||30|||"code")']],
    ["=AMZ.ACOS('It''s, a (sheet)'!A1,Table[[#This Row],[a,b]])", ["ACOS('It''s, a (sheet)'!A1|Table[[#This Row],[a,b]])"]],
    ['=AMZ.MAXBID(AMZ.TARGETACOS(1,2,3,4),5,6)', ['MAXBID(AMZ.TARGETACOS(1,2,3,4)|5|6)']],
    ['=XAMZ.ACOS(A1,B1)', []],
    ['="AMZ.ACOS(1,2)"', []],
    ['=AMZ.ACOS({1,2;3,4},B1)', ['ACOS({1,2;3,4}|B1)']],
  ])('%s', (formula, expected) => {
    expect(findCalls(formula)?.map(({ id, arguments: args }) => `${id}(${args.join('|')})`)).toEqual(expected);
    expect(usesAmz(formula)).toBe(expected.length > 0);
  });

  test.each(['=AMZ.ACOS(A1,B1', '=AMZ.ACOS("A1,B1)', "=AMZ.ACOS('A1,B1)"])('%s is not closed', (formula) => {
    expect(findCalls(formula)).toBeNull();
    expect(native(formula)).toBeNull();
  });

  test.each([['A1', true], ['SUM(A1:A9)', true], ['A1:A9', false], ['A1#', false], ['{1,2}', false], ['[@Spend]', true], ['Table[[#This Row],[Spend]]', true], ['Table[Spend]', false], ['SUM(Table[Spend])', true], ['INDEX(A1:A9,2)', false], ['"a:b"', true], ["'a:b'!A1", true]])('%s is one value: %s', (expression, single) => {
    expect(isSingle(expression)).toBe(single);
  });
});

describe('native texts', () => {
  test.each([
    ['=AMZ.ACOS(A2,B2)', '=IF(B2>0,A2/B2,NA())'],
    ['=AMZ.ACOS(A2+C2,B2)', '=IF(B2>0,(A2+C2)/B2,NA())'],
    ['=1-AMZ.ACOS(A2,B2)', '=1-(IF(B2>0,A2/B2,NA()))'],
    ['=IFERROR(AMZ.ACOS(A2,B2),"-")', '=IFERROR((IF(B2>0,A2/B2,NA())),"-")'],
    ['=_xldudf_AMZ_ACOS(A2,B2)', '=IF(B2>0,A2/B2,NA())'],
    ['=AMZ.REORDERPOINT(A2,30)', '=A2*30+A2*14'],
    ['=AMZ.REORDERPOINT(A2,B2)', '=A2*(B2+(B2=0)*45)+A2*14'],
    ['=AMZ.MAXBID(AMZ.TARGETACOS(A2,B2,C2,10%),D2,E2)', null],
  ])('%s', (formula, expected) => {
    if (expected !== null) expect(native(formula)).toBe(expected);
    else expect(native(formula)).toMatch(/^=IF\(AND\(\(\(?IF\(AND\(A2>0/);
  });

  test.each(['=AMZ.ACOS(A2:A9,B2)', '=AMZ.SEARCHTERM(A2,B2,C2,D2,E2,F2)', '=AMZ.RESTOCK(A2,B2,,,,,TRUE)', '=AMZ.REPLYDUE(A2,"US")', '=AMZ.NOSUCH(A2)', '=AMZ.ACOS(A2)', '=A2+B2', 'AMZ.ACOS(A2,B2)', '=AMZ.ACOS(AMZ.AMOUNT(A2),B2)', '=AMZ.ACOS(A2,B2,C2)'])('%s has none', (formula) => {
    expect(native(formula)).toBeNull();
  });

  test.each([
    // Ranges, arrays and table columns give up the cell of their row and column; what is taken whole stays.
    ['=AMZ.ACOS(A2:A4,B2:B4)', 3, 1, [['=IF(B2>0,A2/B2,NA())'], ['=IF(B3>0,A3/B3,NA())'], ['=IF(B4>0,A4/B4,NA())']]],
    ["=AMZ.ACOS('My ads'!$A$2:$A$3,$B$9)", 2, 1, [["=IF($B$9>0,'My ads'!$A$2/$B$9,NA())"], ["=IF($B$9>0,'My ads'!$A$3/$B$9,NA())"]]],
    ['=AMZ.ACOS({10;20},{100,200})', 2, 2, [['=IF(100>0,10/100,NA())', '=IF(200>0,10/200,NA())'], ['=IF(100>0,20/100,NA())', '=IF(200>0,20/200,NA())']]],
    ['=IFERROR(AMZ.ACOS(A2:A3,SUM(B2:B3))*100,"a:b")', 2, 1, [['=IFERROR((IF((SUM(B2:B3))>0,A2/(SUM(B2:B3)),NA()))*100,"a:b")'], ['=IFERROR((IF((SUM(B2:B3))>0,A3/(SUM(B2:B3)),NA()))*100,"a:b")']]],
    ['=AMZ.ACOS(Ads[Spend],Ads[Sales])', 2, 1, [['=IF((INDEX(Ads[Sales],1))>0,(INDEX(Ads[Spend],1))/(INDEX(Ads[Sales],1)),NA())'], ['=IF((INDEX(Ads[Sales],2))>0,(INDEX(Ads[Spend],2))/(INDEX(Ads[Sales],2)),NA())']]],
    ['=AMZ.ACOS(A2:A4,B2:B3)', 3, 1, [['=IF(B2>0,A2/B2,NA())'], ['=IF(B3>0,A3/B3,NA())'], [null]]],
    ['=@AMZ.ACOS(A2,B2)', 1, 1, [['=IF(B2>0,A2/B2,NA())']]],
  ] as const)('%s over %d by %d cells', (formula, rows, columns, expected) => {
    expect(nativeCells(formula, rows, columns, setting)).toEqual(expected);
  });

  test.each([
    ['=AMZ.MAXBID(AMZ.VELOCITY(A2:B2,C2:D2),AMZ.AMOUNT(E2),F2)', 1, 1, notice('native-no-formula', { functions: 'VELOCITY, AMOUNT' })],
    ['=AMZ.RESTOCK(A2,B2,,,,,TRUE)', 1, 4, notice('native-arguments')],
    ['=AMZ.ACOS(A:A,B:B)', 9, 1, notice('native-arguments')],
    ['=AMZ.ACOS(A2#,B2#)', 9, 1, notice('native-arguments')],
    ['=AMZ.ACOS(OFFSET(A2:A9,1,0),B2:B9)', 8, 1, notice('native-arguments')],
    ['=AMZ.ACOS(A2:A40000,B2:B40000)', 39_999, 1, notice('native-too-many', { most: 20_000 })],
  ])('%s has no native cells', (formula, rows, columns, refused) => {
    expect(nativeCells(formula, rows, columns, setting)).toEqual({ refused });
  });

  test('rules and language of the workbook are written in', () => {
    const ours = { language: 'zh-CN', rules: rulesWith([{ id: 'restock.alertDays', value: 25 }]) } as const;
    expect(nativeFormula('=AMZ.RESTOCK(A2,B2)', ours)).toContain('<25,"断货风险"');
    expect(nativeFormula('=AMZ.RESTOCK(A2,B2,,,,,"code")', ours)).toContain('"STOCKOUT_RISK"');
  });
});

// Random arguments in cells, by the kind of each argument; whole columns of cases that exceed and meet limits.
const amount = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5000 }).map((cents) => cents / 100), fc.integer({ min: 0, max: 400 }));
const share = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100));
const day = fc.integer({ min: 43_831, max: 47_848 });
const kinds = { money: amount, count: amount, number: amount, rate: share, date: day, moment: day } as const;

interface Case {
  readonly id: string;
  readonly formula: string;
  readonly native: string;
  readonly cells: readonly (number | string)[];
  readonly inputs: readonly unknown[];
}

/** Every function with a native form, its optional arguments given and not given. */
function cases(rowsEach: number): Case[] {
  const made: Case[] = [];
  const category: readonly string[] = ['electronics', 'home'];
  const typed = ['Electronics', '家居', 'pets', ' home '];
  for (const { id, arguments: args } of catalogue.filter((one) => hasNative(one.id))) {
    const least = args.filter(({ optional }) => !optional).length;
    for (let count = least; count <= args.length; count += 1) {
      for (const values of fc.sample(fc.tuple(...args.slice(0, count).map(({ kind }) => kinds[kind as keyof typeof kinds] ?? fc.constant(''))), { numRuns: rowsEach, seed: 20_261_123 + count })) {
        const row = made.length + 1;
        const inputs: unknown[] = [];
        const cells: (number | string)[] = [];
        const texts = args.slice(0, count).map(({ kind, name }, at) => {
          if (kind === 'show') return inputs.push('code'), '"code"';
          if (kind === 'text') {
            const word = name === 'category' ? (category[row % 2] ?? '') : name === 'zone' ? 'CN' : '';
            const inCell = name === 'category' && row % 3 > 0;
            inputs.push(inCell ? (cells[at] = typed[row % typed.length] ?? '') : word);
            return inCell ? `${String.fromCharCode(65 + at)}${row}` : `"${word}"`;
          }
          if (kind === 'range') {
            const list = [Number(values[0]) || 43_900 + row, 43_900 + (row % 40), 43_880];
            inputs.push(list.map((one) => [one]));
            list.forEach((one, offset) => (cells[20 + offset] = one));
            return `$U${row}:$W${row}`;
          }
          const value = (values as readonly (number | string)[])[at] ?? 0;
          inputs.push(value);
          cells[at] = value;
          return `${String.fromCharCode(65 + at)}${row}`;
        });
        const formula = `=AMZ.${id}(${texts.join(',')})`;
        const text = nativeFormula(formula, setting);
        if (text !== null) made.push({ id, formula, native: text, cells, inputs });
      }
    }
  }
  return made;
}

describe('native formulas agree with the functions', () => {
  let functions: BuiltFunctions;
  let file: string;
  let folder: string;
  let all: Case[];
  const formulaColumn = 26;

  beforeAll(async () => {
    functions = await builtFunctions();
    all = cases(12);
    folder = temporaryFolder('native');
    file = join(folder, 'native.xlsx');
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('S');
    all.forEach(({ cells, native: text }, at) => {
      cells.forEach((value, column) => (sheet.getCell(at + 1, column + 1).value = value));
      sheet.getCell(at + 1, formulaColumn).value = { formula: text.slice(1), date1904: false };
    });
    await workbook.xlsx.writeFile(file);
  });

  /** What differs, as readable lines. */
  const differences = (answer: (row: number) => unknown): string[] =>
    all.flatMap(({ id, formula, native: text, inputs }, at) => {
      const ours = functions.one(id, ...inputs);
      const theirs = answer(at + 1);
      const same = typeof ours === 'number' ? Math.abs(ours - Number(theirs)) <= 1e-7 * Math.max(1, Math.abs(ours)) : String(ours).startsWith('#') ? String(theirs).startsWith('#') : ours === theirs;
      return same ? [] : [`${formula} with ${JSON.stringify(inputs)} is ${String(ours)}, ${text} is ${String(theirs)}`];
    });

  test('every function with a native form is covered', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(catalogue.filter(({ id }) => hasNative(id)).length);
    expect(all.length).toBeGreaterThan(500);
  });

  test('in LibreOffice', async () => {
    await promisify(execFile)('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'out'), file], { timeout: 170_000 });
    // Read from the XML itself: what LibreOffice wrote, 0 included, and nothing where it wrote nothing.
    const parts = unzipSync(new Uint8Array(readFileSync(join(folder, 'out', 'native.xlsx'))));
    const strings = [...strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array()).matchAll(/<si>(.*?)<\/si>/gs)].map(([, text]) => (text ?? '').replace(/<[^>]+>/g, ''));
    const results = new Map([...strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).matchAll(/<c r="Z(\d+)"([^>]*)>.*?<v>(.*?)<\/v>/gs)].map(([, row, attributes, value]) => [Number(row), attributes?.includes('t="s"') ? strings[Number(value)] : value]));
    expect(results.size).toBe(all.length);
    const read = (row: number): unknown => results.get(row);
    expect(differences(read)).toEqual([]);
  }, 180_000);

  test('in excelize', async () => {
    const book = (await excelize()).OpenReader(new Uint8Array(readFileSync(file)));
    expect(differences((row) => book.CalcCellValue('S', `Z${row}`, { RawCellValue: true }).value)).toEqual([]);
  }, 180_000);
});
