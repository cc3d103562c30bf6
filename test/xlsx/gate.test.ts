import type { CellValue, PlanCell, SheetPlan, TablePlan, WorkbookPlan } from '../../src/sheets/plan';
import { readWorkbook, writePlan } from '../../src/xlsx';
import { emptySheet, plan, products, reportSheet } from './plans';
import { refusal } from './workbooks';

const sheet = (changes: Partial<SheetPlan>): WorkbookPlan => ({ ...plan, tables: [], sheets: [{ ...emptySheet, key: 'a', mark: 'AMZ_a', name: '甲', kind: 'page', ...changes }], activate: 'a' });
const cells = (...line: (PlanCell | null)[]): WorkbookPlan => sheet({ blocks: [{ row: 1, column: 1, cells: [line] }] });
const value = (one: unknown): WorkbookPlan => cells(null, { value: one as CellValue });
const table = (changes: Partial<TablePlan>): WorkbookPlan => ({ ...plan, tables: [{ ...products, ...changes }] });

const refused: readonly (readonly [string, WorkbookPlan, string, Record<string, unknown>])[] = [
  ['a number without end', value(Infinity), 'plan-cell-not-finite', { sheet: '甲', cell: 'C2', value: 'Infinity' }],
  ['not a number', value(NaN), 'plan-cell-not-finite', { cell: 'C2' }],
  ['a text of 32,768 characters', value('a'.repeat(32_768)), 'plan-text-too-long', { cell: 'C2', length: 32_768 }],
  ['a control character', value('ab\u0007'), 'plan-text-illegal', { cell: 'C2', position: 3, code: 'U+0007' }],
  ['half a character', value('a\ud83d'), 'plan-text-illegal', { code: 'U+D83D' }],
  ['a date object', value(new Date(0)), 'plan-broken', { fault: 'cell-type', where: '甲!C2' }],
  ['nothing that is a value', value(undefined), 'plan-broken', { fault: 'cell-type' }],
  ['a formula without its sign', cells({ value: 1, formula: 'SUM(A1)' }), 'plan-broken', { fault: 'formula-without-equals' }],
  ['a formula too long', cells({ value: 1, formula: `=${'1+'.repeat(4100)}1` }), 'plan-broken', { fault: 'formula-too-long' }],
  ['a formula in a cell of text', cells({ value: 1, formula: '=1', style: 'text' }), 'plan-broken', { fault: 'formula-in-text-cell' }],
  ['a formula in a column of text', table({ columns: products.columns.map((column) => (column.field === 'sku' ? { ...column, formula: '=1' } : column)) }), 'plan-broken', { fault: 'formula-in-text-cell', where: 'AMZ_Products.sku' }],
  ['an unknown style', cells({ value: 1, style: 'none' }), 'plan-broken', { fault: 'style-unknown none' }],
  ['a ragged block', sheet({ blocks: [{ row: 0, column: 0, cells: [[null, null], [null]] }] }), 'plan-broken', { fault: 'block-ragged' }],
  ['blocks over each other', sheet({ blocks: [{ row: 0, column: 0, cells: [[null, null]] }, { row: 0, column: 1, cells: [[null]] }] }), 'plan-broken', { fault: 'blocks-overlap' }],
  ['a block outside the sheet', sheet({ blocks: [{ row: 1_048_576, column: 0, cells: [[null]] }] }), 'plan-broken', { fault: 'block-outside' }],
  ['a range that is none', sheet({ merges: ['A1:'] }), 'plan-broken', { fault: 'range-invalid' }],
  ['a sheet name too long', sheet({ name: '甲'.repeat(32) }), 'plan-broken', { fault: 'sheet-name-invalid' }],
  ['a sheet name with a slash', sheet({ name: '11/20' }), 'plan-broken', { fault: 'sheet-name-invalid' }],
  ['a mark that reads as a cell', sheet({ mark: 'AMZ1' }), 'plan-broken', { fault: 'name-invalid' }],
  ['two sheets of one name', { ...plan, sheets: [reportSheet, { ...reportSheet, key: 'other' }] }, 'plan-broken', { fault: 'sheet-name-twice' }],
  ['two sheets of one key', { ...plan, sheets: [reportSheet, { ...reportSheet, name: '乙' }] }, 'plan-broken', { fault: 'sheet-key-twice' }],
  ['a mark and a table of one name', { ...plan, sheets: plan.sheets.map((one) => (one.key === 'log' ? { ...one, mark: 'amz_log' } : one)) }, 'plan-broken', { fault: 'name-twice', where: 'AMZ_Log' }],
  ['nothing to show', { ...plan, activate: 'none' }, 'plan-broken', { fault: 'activate-unknown' }],
  ['a table on a page', table({ sheet: reportSheet.key }), 'plan-broken', { fault: 'table-without-sheet' }],
  ['a table without columns', table({ columns: [], key: [], upsert: [] }), 'plan-broken', { fault: 'table-empty' }],
  ['a row with an unknown field', table({ upsert: [{ asin: 'B0', colour: 'red' }] }), 'plan-broken', { fault: 'table-field-unknown' }],
  ['a row without its key', table({ upsert: [{ sku: 'S' }] }), 'plan-broken', { fault: 'table-key-missing' }],
  ['a key of another length', table({ remove: [['a', 'b']] }), 'plan-broken', { fault: 'table-key-length' }],
  ['a row with no number', table({ upsert: [{ asin: 'B0', cost: -Infinity }] }), 'plan-cell-not-finite', { sheet: 'AMZ_Products', cell: 'cost #1' }],
  ['a list longer than Excel takes', sheet({ validations: [{ range: 'A1', rule: { type: 'list', values: Array.from({ length: 60 }, () => '很长的选项') }, allowBlank: true, prompt: null, error: { title: '', message: '' } }] }), 'plan-broken', { fault: 'validation-list-invalid' }],
];

test.each(refused)('%s', async (_, made, code, params) => {
  expect(await refusal(made)).toMatchObject({ problem: { code, params } });
});

test.each([['the longest text', 'a'.repeat(32_767)], ['line breaks and tabs', ' a\n\tb\r\n '], ['a literal escape', '_x000D_ and _x0041_'], ['an emoji', '断货 🚨'], ['markup', '<a href="x">&amp;</a>'], ['the smallest number', 5e-324], ['a large number', -1.7976931348623157e308], ['a long fraction', 0.1 + 0.2], ['false', false]] as const)('%s is written and read back', async (_, one) => {
  const written = await writePlan({ ...plan, tables: [{ ...products, columns: [{ field: 'asin', header: 'ASIN', aliases: [], width: 9 }, { field: 'v', header: '值', aliases: [], width: 9 }], upsert: [{ asin: 'k', v: one }] }] });
  if ('problem' in written) throw new Error(written.problem.code);
  const read = await readWorkbook(written.bytes);
  expect('raw' in read && read.raw.tables[0]?.rows).toEqual([['k', one]]);
});

test('a number put into a cell of text is text, as in Excel', async () => {
  const written = await writePlan(table({ upsert: [{ asin: 10023, sku: true, cost: 2 }] }));
  if ('problem' in written) throw new Error(written.problem.code);
  const read = await readWorkbook(written.bytes);
  expect('raw' in read && read.raw.tables[0]?.rows[0]).toEqual(['10023', 'TRUE', null, null, 2, null, null]);
});
