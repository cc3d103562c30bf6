import { SheetNames, tableSheets } from '../../src/sheets/names';
import { letters } from '../../src/sheets/format';
import { decodeWorkbook } from '../../src/sheets/stored';
import type { RawWorkbook } from '../../src/sheets/plan';
import { asinDaysTable, tableSpecs } from '../../src/sheets/tables';

const emptyRaw: RawWorkbook = { sheets: [], tables: [] };
const sheets = tableSheets(new SheetNames(emptyRaw), decodeWorkbook(emptyRaw), 'zh-CN');

test.each(tableSpecs.map((spec, index) => [spec.sheet, spec, sheets[index]] as const))('a printed page of %s is no wider than can be read', (_, { columns, print }, sheet) => {
  const last = print?.split(':')[1];
  const printed = last === undefined ? columns : columns.slice(0, columns.findIndex((__, index) => letters(index) === last) + 1);
  expect(printed.length).toBeGreaterThan(0);
  const width = printed.reduce((sum, column) => sum + column.width, 0);
  expect(width / (sheet?.page?.fitWidth ?? 1)).toBeLessThanOrEqual(280);
  // Not torn apart without need.
  if (width <= 280) expect(sheet?.page?.fitWidth).toBe(1);
});

test('days by ASIN say on every printed page whose figures these are', () => {
  const sheet = sheets[tableSpecs.indexOf(asinDaysTable)];
  expect(asinDaysTable.columns.slice(0, 4).map(({ field }) => field)).toEqual(['store', 'marketplace', 'date', 'asin']);
  expect(sheet?.page).toMatchObject({ titleColumns: '$A:$D', titleRows: '$4:$4' });
  expect(sheet?.page?.fitWidth).toBeGreaterThan(1);
});

test('a table of one page repeats no columns', () => {
  for (const { page } of sheets) if (page?.fitWidth === 1) expect(page.titleColumns).toBeUndefined();
});

test('days by ASIN print their figures, not the ids of imports', () => {
  const last = asinDaysTable.print?.split(':')[1];
  const at = asinDaysTable.columns.findIndex((_, index) => letters(index) === last);
  expect(asinDaysTable.columns[at + 1]?.field).toBe('salesImport');
});
