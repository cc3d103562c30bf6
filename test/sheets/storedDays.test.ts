import fc from 'fast-check';
import { figureFields, furtherFields, type AsinDay } from '../../src/domain/history';
import type { CellValue, RawTable } from '../../src/sheets/plan';
import { decodeWorkbook } from '../../src/sheets/stored';
import { tableSpecs, type Field } from '../../src/sheets/tables';
import { tableHeaders } from '../../src/locale/tables';
import { toSerial } from '../../src/domain/civil';
import { allGroups, dayImports, historyOfAll } from '../domain/stores';

// The history is read from the cells of its table as they stand; a day keeps no copy of them.

const fields = tableSpecs.find(({ name }) => name === 'amz_asin_days')!.columns.map(({ field }) => field);
const cellOf = (row: AsinDay, field: Field): CellValue => (field === 'date' ? toSerial(row.date) : ((row as unknown as Partial<Record<Field, CellValue>>)[field] ?? null));
const tableOf = (rows: readonly (readonly CellValue[])[], names: readonly Field[] = fields): RawTable => ({ name: 'amz_asin_days', sheet: 'History', row: 3, column: 0, headers: names.map((field) => tableHeaders[field].en), rows: rows.map((row) => [...row]), below: 0, formulas: [], filtered: false });
const decoded = (table: RawTable) => decodeWorkbook({ sheets: [{ name: 'History', mark: null, protected: false, empty: false }], tables: [table] });
const rowsOf = (days: number) => dayImports(days, allGroups).map((imports) => historyOfAll(imports).asinDays);
const inOrder = (rows: readonly AsinDay[]) => [...rows].sort((a, b) => (`${a.date}${a.asin}` < `${b.date}${b.asin}` ? -1 : 1));
const cellsOf = (rows: readonly AsinDay[]): CellValue[][] => rows.map((row) => fields.map((field) => cellOf(row, field)));

test('rows in any order are the same rows; a figure asked of a day is the cell\'s', () => {
  fc.assert(fc.property(rowsOf(3).chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length }))), ([rows, shuffled]) => {
    const { asinDays, history, problems } = decoded(tableOf(cellsOf(shuffled)));
    expect(problems).toEqual([]);
    expect(asinDays).toEqual(shuffled);
    expect(inOrder(asinDays)).toEqual(inOrder(rows));
    expect(history.asinDays).toEqual(asinDays);
  }), { numRuns: 40 });
});

test('cells as a person\'s edit leaves them (numbers as text, blanks for nothing, dates as text) are the same rows', () => {
  fc.assert(fc.property(rowsOf(2), fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (rows, typed) => {
    const cells = rows.map((row, at) => fields.map((field, column) => {
      const cell = field === 'date' && typed[at % typed.length] ? row.date : cellOf(row, field);
      if (!typed[(at + column) % typed.length]) return cell;
      return cell === null ? '' : typeof cell === 'number' && field !== 'date' ? ` ${String(cell)} ` : cell;
    }));
    const { asinDays, problems } = decoded(tableOf(cells));
    expect(problems).toEqual([]);
    expect(asinDays).toEqual(rows);
  }), { numRuns: 40 });
});

test('columns that are not there are unknown in every row, whichever they are', () => {
  fc.assert(fc.property(rowsOf(2), fc.uniqueArray(fc.constantFrom(...[...figureFields, ...furtherFields]), { minLength: 1, maxLength: 6 }), (rows, gone) => {
    fc.pre(rows.length > 0);
    const names = fields.filter((field) => !(gone as readonly string[]).includes(field));
    const { asinDays } = decoded(tableOf(rows.map((row) => names.map((field) => cellOf(row, field))), names));
    expect(asinDays).toEqual(rows.map((row) => ({ ...row, ...Object.fromEntries(gone.map((field) => [field, null])) })));
  }), { numRuns: 30 });
});

test('a row that stands there again, next to the first or far from it, is counted and not read', () => {
  fc.assert(fc.property(rowsOf(3), fc.nat(), fc.nat(), (rows, which, where) => {
    fc.pre(rows.length > 0);
    const again = { ...rows[which % rows.length]!, unitsOrdered: 12_345 };
    const first = which % rows.length;
    const at = first + 1 + (where % (rows.length - first));
    const { asinDays, problems } = decoded(tableOf(cellsOf([...rows.slice(0, at), again, ...rows.slice(at)])));
    expect(asinDays).toEqual(rows);
    expect(problems).toEqual([{ code: 'table-keys-doubled', params: { sheet: 'History', count: 1 } }]);
  }), { numRuns: 40 });
});

test.each([['the first row', 0], ['a row amid its day', 2], ['the last row', -1]] as const)('a damaged cell in %s is named there, and the rows around it are whole', (_, at) => {
  const rows = fc.sample(rowsOf(3).filter((all) => all.length > 6), { numRuns: 1, seed: 11 })[0]!;
  const index = at < 0 ? rows.length + at : at;
  const cells = cellsOf(rows);
  cells[index]![fields.indexOf('spend')] = 'n/a';
  const { asinDays, problems } = decoded(tableOf(cells));
  expect(problems).toEqual([{ code: 'table-cell-damaged', params: { sheet: 'History', row: 3 + 2 + index, field: 'spend', value: 'n/a' } }]);
  expect(asinDays).toEqual(rows.map((row, place) => (place === index ? { ...row, spend: null } : row)));
});

test('where the table of day totals was deleted, no row of an ASIN is taken for the day', () => {
  const rows = fc.sample(rowsOf(3).filter((all) => all.length > 6), { numRuns: 1, seed: 11 })[0]!;
  const { asinDays, dayTotals, problems } = decoded(tableOf(cellsOf(rows)));
  expect([asinDays, dayTotals, problems]).toEqual([rows, [], []]);
});
