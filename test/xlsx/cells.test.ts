import fc from 'fast-check';
import { readXlsx } from 'hucre';
import type { CellValue, PlanCell } from '../../src/sheets/plan';
import { describeWorkbook } from '../../src/xlsx';
import { cellName } from '../../src/sheets/hand/a1';
import { shiftFormula } from '../../src/sheets/hand/formula';
import { fileFormula } from '../../src/xlsx/formula';
import { emptySheet, plan } from './plans';
import { write } from './workbooks';

/** Texts as they come from outside: every character XML can hold, with a liking for those that mean something. */
const text = fc
  .array(fc.oneof(fc.constantFrom('=', '+', '-', '@', '"', "'", '<', '>', '&', '\n', '\t', '\r', ' ', '_x000D_', '_', '断货', '🚨', ']]>', '<!--', '&amp;'), fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 8 })
  .map((parts) => parts.join('').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const value: fc.Arbitrary<CellValue> = fc.oneof(text, number, fc.boolean(), fc.constant(null));

test('any rectangle of values is read back as it was, by us and by another library', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }), fc.nat(20), fc.nat(20), async (rows, row, column) => {
      const cells: PlanCell[][] = rows.map((line) => line.map((one) => ({ value: one })));
      const bytes = await write({ ...plan, tables: [], sheets: [{ ...emptySheet, key: 'a', mark: 'AMZ_a', name: '甲', kind: 'page', blocks: [{ row, column, cells }] }], activate: 'a' });
      const ours = describeWorkbook(bytes).sheets[0]?.cells ?? {};
      const theirs = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
      rows.forEach((line, i) =>
        line.forEach((one, j) => {
          const expected = one === '' ? null : one;
          expect(ours[cellName(row + i, column + j)]?.value ?? null).toEqual(expected);
          // hucre, as XML does, ends lines with \n alone.
          const other = theirs[row + i]?.[column + j] ?? null;
          expect(typeof other === 'string' ? other.replace(/\r\n?/g, '\n') : other).toEqual(typeof expected === 'string' ? expected.replace(/\r\n?/g, '\n') : expected);
        }),
      );
    }),
    { numRuns: 150 },
  );
});

test.each([
  ['A1+$A1+A$1+$A$1', 1, 1, 'B2+$A2+B$1+$A$1'],
  ["SUM('一月 A1'!B2:B9)&\"B2\"", 2, 0, "SUM('一月 A1'!B4:B11)&\"B2\""],
  ['Sheet1!C3*LOG10(D4)', 1, 0, 'Sheet1!C4*LOG10(D5)'],
  ['A1', -1, 0, '#REF!'],
  ['SUM(2:3)+SUM($2:3)', 1, 0, 'SUM(3:4)+SUM($2:4)'],
  ['SUM(B:B)', 5, 0, 'SUM(B:B)'],
  ['AMZ_Log[备注]&AB12C', 1, 0, 'AMZ_Log[备注]&AB12C'],
  ['ATAN2(A1,1E5)', 1, 0, 'ATAN2(A2,1E5)'],
  ['IF(TRUE,"""A1""",A1)', 1, 0, 'IF(TRUE,"""A1""",A2)'],
] as const)('%s moved by %d rows and %d columns is %s', (formula, rows, columns, expected) => {
  expect(shiftFormula(formula, rows, columns)).toBe(expected);
});

test.each([
  ['=SUM(A1)', 'SUM(A1)'],
  ['=IFNA(STDEV.S(A1:A9),"IFNA(")', '_xlfn.IFNA(_xlfn.STDEV.S(A1:A9),"IFNA(")'],
  ["='IFNA('!A1+DAYS(B1,A1)", "'IFNA('!A1+_xlfn.DAYS(B1,A1)"],
  ['=NETWORKDAYS(A1,B1)', 'NETWORKDAYS(A1,B1)'],
] as const)('%s is written as %s', (formula, expected) => {
  expect(fileFormula(formula)).toBe(expected);
});
