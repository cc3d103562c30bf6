import fc from 'fast-check';
import { languages } from '../../src/locale';
import { tableHeaders } from '../../src/locale/tables';
import type { CellValue, RawTable, RawWorkbook } from '../../src/sheets/plan';
import { decodeWorkbook } from '../../src/sheets/stored';
import type { Field } from '../../src/sheets/tables';
import { importsOf, make, type Made } from './sampleStore';

let workbook: Made;
beforeAll(async () => { workbook = await make(await importsOf('US', '2026-11-14')); });

const named = (name: string): RawTable => workbook.raw.tables.find((one) => one.name === name)!;
const withTable = (table: RawTable, name = table.name): RawWorkbook => ({ ...workbook.raw, tables: workbook.raw.tables.map((one) => (one.name === name ? table : one)) });
const columnOf = (table: RawTable, field: Field): number => table.headers.findIndex((header) => languages.some((language) => tableHeaders[field][language] === header));
const withCell = (table: RawTable, row: number, field: Field, value: CellValue): RawTable => ({ ...table, rows: table.rows.map((cells, index) => (index === row ? cells.map((cell, column) => (column === columnOf(table, field) ? value : cell)) : cells)) });
const pick = <T>(list: readonly T[], order: readonly number[]): T[] => order.map((index) => list[index]!);
const content = (raw: RawWorkbook) => {
  const { tables: _, ...rest } = decodeWorkbook(raw);
  return rest;
};
const names = ['amz_asin_days', 'amz_day_totals', 'amz_products', 'amz_settings', 'amz_sop_log'];

test('what we wrote is read without a problem', () => {
  expect(decodeWorkbook(workbook.raw).problems).toEqual([]);
  expect(decodeWorkbook(workbook.raw).asinDays.length).toBeGreaterThan(30);
});

test.each(names)('%s: columns in any order, with further ones between, are the same data', (name) => {
  const table = named(name);
  const before = content(workbook.raw);
  const width = table.headers.length;
  fc.assert(fc.property(fc.shuffledSubarray(table.headers.map((_, index) => index), { minLength: width, maxLength: width }), fc.nat({ max: width }), (order, at) => {
    const insert = <T>(list: readonly T[], one: T): T[] => [...list.slice(0, at), one, ...list.slice(at)];
    const moved: RawTable = { ...table, headers: insert(pick(table.headers, order), '我的备注'), rows: table.rows.map((row) => insert<CellValue>(pick(row, order), 'x')) };
    expect(content(withTable(moved))).toEqual(before);
  }), { numRuns: 10 });
});

test.each(names)('%s: headers in the other language, in capitals, with spaces or full-width letters, are the same data', (name) => {
  const table = named(name);
  const other = table.headers.map((header) => Object.values(tableHeaders).find((entry) => entry['zh-CN'] === header || entry.en === header)!);
  const before = content(workbook.raw);
  expect(content(withTable({ ...table, headers: other.map(({ en }) => en) }))).toEqual(before);
  expect(content(withTable({ ...table, headers: other.map(({ en }) => `  ${en.toUpperCase().replaceAll(' ', '  ')} `) }))).toEqual(before);
  expect(content(withTable({ ...table, headers: other.map((entry) => entry['zh-CN'].replaceAll('(', '（').replaceAll(')', '）')) }))).toEqual(before);
});

test.each(names)('%s: renamed by a person, it is found by its headers', (name) => {
  expect(content(withTable({ ...named(name), name: '我的表' }, name))).toEqual(content(workbook.raw));
});

test('a column that was deleted is named, and everything else is read', () => {
  const table = named('amz_asin_days');
  const at = columnOf(table, 'sessionsTotal');
  const cut = { ...table, headers: table.headers.filter((_, index) => index !== at), rows: table.rows.map((row) => row.filter((_, index) => index !== at)) };
  const { asinDays, problems } = decodeWorkbook(withTable(cut));
  expect(problems).toEqual([{ code: 'table-columns-missing', params: { table: 'amz_asin_days', sheet: table.sheet, fields: 'sessionsTotal' } }]);
  expect(asinDays).toEqual(decodeWorkbook(workbook.raw).asinDays.map((row) => ({ ...row, sessionsTotal: null })));
});

test.each([
  ['unitsOrdered', 'twelve'], ['orderedProductSales', '#REF!'], ['buyBoxPercentage', true], ['spend', '1 234'], ['yourPrice', '=1+1'], ['sessionsTotal', '1.234,5'],
] as const)('a damaged figure (%s: %j) is named with its sheet, row and value, left out, and nothing else is lost', (field, value) => {
  const table = named('amz_asin_days');
  const { asinDays, problems } = decodeWorkbook(withTable(withCell(table, 3, field, value)));
  expect(problems).toEqual([{ code: 'table-cell-damaged', params: { sheet: table.sheet, row: table.row + 5, field, value: String(value) } }]);
  const before = decodeWorkbook(workbook.raw).asinDays;
  expect(asinDays).toEqual(before.map((row, index) => (index === 3 ? { ...row, [field]: null } : row)));
});

test.each(['12', ' 12 ', 12] as const)('a figure typed as text (%j) is read', (value) => {
  const { asinDays, problems } = decodeWorkbook(withTable(withCell(named('amz_asin_days'), 0, 'unitsOrdered', value)));
  expect(problems).toEqual([]);
  expect(asinDays[0]?.unitsOrdered).toBe(12);
});

test.each([['2026-11-14', true], ['2026/11/14', true], ['14.11.2026', false], ['2026-13-40', false], [-5, false], ['yesterday', false]] as const)('a date cell %j: read %p', (value, right) => {
  const table = named('amz_asin_days');
  const { asinDays, problems } = decodeWorkbook(withTable(withCell(table, 0, 'date', value)));
  expect(asinDays.length).toBe(table.rows.length - (right ? 0 : 1));
  expect(problems.map(({ code }) => code)).toEqual(right ? [] : ['table-cell-damaged', 'table-row-without-key']);
});

test('a row without its key is named and left out; an empty row is nothing', () => {
  const table = named('amz_asin_days');
  const blank = table.headers.map(() => null);
  const { asinDays, problems } = decodeWorkbook(withTable({ ...withCell(table, 2, 'asin', null), rows: [...withCell(table, 2, 'asin', '').rows, blank, table.headers.map(() => '')] }));
  expect(asinDays.length).toBe(table.rows.length - 1);
  expect(problems).toEqual([{ code: 'table-row-without-key', params: { sheet: table.sheet, row: table.row + 4, fields: 'store, marketplace, date, asin' } }]);
});

test('rows that stand there twice are counted, and the first of each holds', () => {
  const table = named('amz_asin_days');
  const doubled = withCell({ ...table, rows: [...table.rows, table.rows[0]!, table.rows[1]!] }, table.rows.length, 'unitsOrdered', 999);
  const { asinDays, problems } = decodeWorkbook(withTable(doubled));
  expect(asinDays).toEqual(decodeWorkbook(workbook.raw).asinDays);
  expect(problems).toEqual([{ code: 'table-keys-doubled', params: { sheet: table.sheet, count: 2 } }]);
});

test('whatever stands in a cell, reading never throws, and no other row is lost', () => {
  const table = named('amz_asin_days');
  const anything = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null));
  fc.assert(fc.property(fc.nat({ max: table.rows.length - 1 }), fc.nat({ max: table.headers.length - 1 }), anything, (row, column, value) => {
    const rows = table.rows.map((cells, index) => (index === row ? cells.map((cell, at) => (at === column ? value : cell)) : cells));
    const { asinDays } = decodeWorkbook(withTable({ ...table, rows }));
    expect(asinDays.length).toBeGreaterThanOrEqual(table.rows.length - 1);
  }), { numRuns: 60 });
});

test('a workbook without our tables holds nothing, without a problem', () => {
  const data = decodeWorkbook({ sheets: [{ name: 'Sheet1', mark: null, protected: false, empty: true }], tables: [] });
  expect([data.asinDays, data.dayTotals, data.products, data.settings, data.problems]).toEqual([[], [], [], [], []]);
});
