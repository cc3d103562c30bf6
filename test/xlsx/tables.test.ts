import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { CellValue, TablePlan, WorkbookPlan } from '../../src/sheets/plan';
import { describeWorkbook } from '../../src/xlsx';
import { columnName } from '../../src/sheets/hand/a1';
import { plan, products, productsSheet } from './plans';
import { refusal, said, tableOf, write } from './workbooks';

const planned = (changes: Partial<TablePlan>): WorkbookPlan => ({ ...plan, sheets: [productsSheet], tables: [{ ...products, upsert: [], ...changes }], activate: 'products' });
const row = (asin: string, cost: CellValue): Record<string, CellValue> => ({ asin, sku: `S-${asin}`, name: '品', owner: '王', cost, leadTime: 30, status: '在售' });

interface Made {
  readonly headers?: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly name?: string;
  readonly at?: string;
  readonly totals?: boolean;
  readonly sheet?: string;
  readonly also?: (sheet: ExcelJS.Worksheet) => void;
}

const standard = products.columns.map(({ header }) => header);

/** A workbook of a person with a table in it, as exceljs makes it. */
async function made({ headers = standard, rows, name = 'AMZ_Products', at = 'A1', totals = false, sheet = '产品', also }: Made): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet(sheet);
  page.addTable({ name, ref: at, headerRow: true, totalsRow: totals, columns: headers.map((header, i) => ({ name: header, ...(totals && i === 0 ? { totalsRowLabel: '合计' } : totals ? { totalsRowFunction: 'sum' as const } : {}) })), rows: rows.map((line) => [...line]) });
  also?.(page);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test('columns in another order, renamed to a known name, and added by a person are kept and found', async () => {
  const before = await made({ headers: ['我的备注', 'Unit cost', ' asin ', '品名', 'Status', 'MSKU', 'Owner', 'Lead time (days)', '毛利'], rows: [['留着', 1, 'B1', 'n', '在售', 's', 'o', 5, 9], ['也留着', 2, 'B2', 'n', '清仓', 's', 'o', 6, 8]] });
  const after = await tableOf(await write(planned({ upsert: [{ asin: 'B2', cost: 7.5, owner: '李' }, row('B3', 3)] }), before), 'AMZ_Products');
  expect(after.headers).toEqual(['我的备注', 'Unit cost', ' asin ', '品名', 'Status', 'MSKU', 'Owner', 'Lead time (days)', '毛利']);
  expect(after.rows).toEqual([
    ['留着', 1, 'B1', 'n', '在售', 's', 'o', 5, 9],
    ['也留着', 7.5, 'B2', 'n', '清仓', 's', '李', 6, 8],
    [null, 3, 'B3', '品', '在售', 'S-B3', '王', 30, null],
  ]);
});

test('a renamed table is known by its headers, another table of the person is not', async () => {
  const before = await made({ name: '我的产品', rows: [['B1', 's', 'n', 'o', 1, 5, '在售']] });
  const after = await write(planned({ upsert: [row('B1', 2)] }), before);
  expect((await tableOf(after, '我的产品')).rows.map(([, , , , cost]) => cost)).toEqual([2]);
  const stranger = await made({ name: '物流', headers: ['ASIN', '柜号'], rows: [['B1', 'C9']] });
  const beside = await write(planned({ upsert: [row('B1', 2)] }), stranger);
  expect((await tableOf(beside, '物流')).rows).toEqual([['B1', 'C9']]);
  expect((await tableOf(beside, 'AMZ_Products')).rows).toHaveLength(1);
});

test("a person's formulas move with their rows, are filled down, and stay what they say", async () => {
  const headers = [...standard, '毛利', '占比'];
  const rows = ['B1', 'B2', 'B3'].map((asin, i) => [asin, 's', 'n', 'o', i + 1, 5, '在售', { formula: `E${i + 2}*2+$E$1`, result: 1 }, { formula: `IFERROR(E${i + 2}/SUM($E$2:$E$4),"E2")`, result: 0 }]);
  const after = describeWorkbook(await write(planned({ upsert: [row('B4', 4)], remove: [['B1']] }), await made({ headers, rows })));
  const cells = after.sheets[0]?.cells ?? {};
  expect([2, 3, 4].map((n) => [cells[`A${n}`]?.value, cells[`H${n}`]?.formula, cells[`I${n}`]?.formula])).toEqual([
    ['B2', '=E2*2+$E$1', '=IFERROR(E2/SUM($E$2:$E$4),"E2")'],
    ['B3', '=E3*2+$E$1', '=IFERROR(E3/SUM($E$2:$E$4),"E2")'],
    ['B4', '=E4*2+$E$1', '=IFERROR(E4/SUM($E$2:$E$4),"E2")'],
  ]);
  expect(after.sheets[0]?.tables).toEqual([{ name: 'AMZ_Products', range: 'A1:I4', headers }]);
});

test('shared formulas lose nothing when their first row goes', async () => {
  const before = await made({ headers: [...standard, '毛利'], rows: ['B1', 'B2', 'B3'].map((asin) => [asin, 's', 'n', 'o', 1, 5, '在售', 0]), also: (sheet) => sheet.fillFormula('H2:H4', 'E2*2') });
  const cells = describeWorkbook(await write(planned({ remove: [['B1']] }), before)).sheets[0]?.cells ?? {};
  expect([cells['H2']?.formula, cells['H3']?.formula, cells['H4']]).toEqual(['=E2*2', '=E3*2', undefined]);
});

test('links and notes go with their row, and with a row that is taken out', async () => {
  const rows = ['B1', 'B2', 'B3'].map((asin) => [asin, 's', 'n', 'o', 1, 5, '在售']);
  const before = await made({
    rows,
    also: (sheet) => {
      for (const n of [2, 3, 4]) {
        sheet.getCell(`C${n}`).value = { text: `第${n}行`, hyperlink: `https://example.com/${n}` };
        sheet.getCell(`D${n}`).note = `注${n}`;
      }
      sheet.getCell('K3').value = 1;
      sheet.getCell('K3').note = '旁边的';
    },
  });
  const after = new ExcelJS.Workbook();
  await after.xlsx.load((await write(planned({ remove: [['B1']] }), before)).slice().buffer);
  const sheet = after.getWorksheet('产品');
  expect([2, 3].map((n) => [sheet?.getCell(`A${n}`).value, sheet?.getCell(`C${n}`).hyperlink, sheet?.getCell(`D${n}`).note])).toEqual([
    ['B2', 'https://example.com/3', '注3'],
    ['B3', 'https://example.com/4', '注4'],
  ]);
  expect([sheet?.getCell('C4').hyperlink, sheet?.getCell('D4').note]).toEqual([undefined, undefined]);
  expect(sheet?.getCell('K3').note).toBe('旁边的');
});

test('a totals row stays the last', async () => {
  const before = await made({ totals: true, rows: [['B1', 's', 'n', 'o', 1, 5, '在售'], ['B2', 's', 'n', 'o', 2, 5, '在售']] });
  const grown = await write(planned({ upsert: [row('B3', 3), row('B4', 4)] }), before);
  expect((await tableOf(grown, 'AMZ_Products')).rows.map(([asin]) => asin)).toEqual(['B1', 'B2', 'B3', 'B4']);
  expect(describeWorkbook(grown).sheets[0]?.cells['E6']?.formula).toBe('=SUBTOTAL(109,AMZ_Products[采购成本])');
  expect(describeWorkbook(grown).sheets[0]?.tables[0]?.range).toBe('A1:G6');
  const shrunk = await write(planned({ remove: [['B1'], ['B2'], ['B3']] }), grown);
  expect(describeWorkbook(shrunk).sheets[0]?.cells['E3']?.formula).toBe('=SUBTOTAL(109,AMZ_Products[采购成本])');
  expect(describeWorkbook(shrunk).sheets[0]?.cells['E6']).toBeUndefined();
});

test('a table that would grow over something stops, names it, and nothing is written', async () => {
  const before = await made({ rows: [['B1', 's', 'n', 'o', 1, 5, '在售']], also: (sheet) => (sheet.getCell('C4').value = '我的小计') });
  expect((await tableOf(await write(planned({ upsert: [row('B2', 1)] }), before), 'AMZ_Products')).rows).toHaveLength(2);
  const refused = await refusal(planned({ upsert: [row('B2', 1), row('B3', 1)] }), before);
  expect(refused).toEqual({ problem: { code: 'xlsx-table-blocked', params: { table: 'AMZ_Products', sheet: '产品', cell: 'C4', value: '我的小计' } } });
  expect(said(refused)).toContain('单元格 C4 已被占用（我的小计）');
  const column = { field: 'extra', header: '新列', aliases: [], width: 8 };
  const beside = await made({ rows: [['B1', 's', 'n', 'o', 1, 5, '在售']], also: (sheet) => (sheet.getCell('H2').value = 1) });
  expect(await refusal(planned({ columns: [...products.columns, column] }), beside)).toMatchObject({ problem: { code: 'xlsx-table-blocked', params: { cell: 'H2' } } });
});

test('rows typed beneath a table by a program that does not stretch it are counted, not lost', async () => {
  const before = await made({ rows: [['B1', 's', 'n', 'o', 1, 5, '在售']], also: (sheet) => (sheet.getRow(3).values = ['B2', 's', 'n', 'o', 2]) });
  const table = await tableOf(before, 'AMZ_Products');
  expect([table.rows.length, table.below]).toEqual([1, 1]);
  expect(said(await refusal(planned({ upsert: [row('B3', 1)] }), before))).toContain('拖动表格右下角');
});

test('two tables of the plan on one sheet do not run into each other', async () => {
  const second: TablePlan = { ...products, name: 'AMZ_Second', row: 4, columns: products.columns.slice(0, 2), upsert: [{ asin: 'X' }], key: ['asin'] };
  const tables = [{ ...products, upsert: [row('B1', 1), row('B2', 1)] }, second];
  const first = await write({ ...planned({}), tables });
  expect(describeWorkbook(first).sheets[0]?.tables.map(({ range }) => range)).toEqual(['A1:G3', 'A5:B6']);
  expect(describeWorkbook(first).sheets[0]?.validations.map(({ range }) => range)).toEqual(['E2:E4', 'G2:G4']);
  expect(await refusal({ ...planned({}), tables: [{ ...products, upsert: [row('B3', 1), row('B4', 1)] }, { ...second, upsert: [] }] }, first)).toMatchObject({ problem: { code: 'xlsx-table-blocked', params: { cell: 'A5' } } });
});

test('new columns of ours come at the right, with formula, validation and look', async () => {
  const before = await made({ rows: [['B1', 's', 'n', 'o', 10, 5, '在售'], ['B2', 's', 'n', 'o', 20, 5, '在售']] });
  const columns = [...products.columns, { field: 'double', header: '双倍', aliases: [], width: 9, style: 'money', formula: '={{cost}}*2' }, { field: 'mark', header: '标记', aliases: [], width: 7, validation: { rule: { type: 'list', values: ['是', '否'] }, allowBlank: true, prompt: null, error: { title: 't', message: 'm' } } }] as const;
  const after = describeWorkbook(await write(planned({ columns, upsert: [{ asin: 'B2', double: 40, mark: '是' }, { ...row('B3', 30), double: 60 }] }), before)).sheets[0];
  expect(after?.tables).toEqual([{ name: 'AMZ_Products', range: 'A1:I4', headers: [...standard, '双倍', '标记'] }]);
  expect(['H2', 'H3', 'H4'].map((at) => after?.cells[at])).toEqual([
    { value: null, formula: '=$E2*2', numberFormat: '$#,##0.00' },
    { value: 40, formula: '=$E3*2', numberFormat: '$#,##0.00' },
    { value: 60, formula: '=$E4*2', numberFormat: '$#,##0.00' },
  ]);
  expect(after?.validations).toContainEqual({ range: 'I2:I1048576', type: 'list', operator: 'between', formulas: ['"是,否"'], allowBlank: true });
});

test('a typed number finds the row of a text key, and rows left blank are used first', async () => {
  const blank = Array.from({ length: 7 }, () => null);
  const before = await made({ rows: [[10023, 's', 'n', 'o', 1, 5, '在售'], blank, blank] });
  const after = await tableOf(await write(planned({ upsert: [{ asin: '10023', cost: 9 }, row('B2', 2)] }), before), 'AMZ_Products');
  expect(after.rows).toEqual([['10023', 's', 'n', 'o', 9, 5, '在售'], ['B2', 'S-B2', '品', '王', 2, 30, '在售'], blank]);
});

test('a filter that hides rows is told, and rows stay hidden with their contents', async () => {
  const parts = unzipSync(await made({ rows: ['B1', 'B2', 'B3', 'B4'].map((asin) => [asin, 's', 'n', 'o', 1, 5, '在售']) }));
  const edit = (part: string, from: string | RegExp, to: string): void => void (parts[part] = strToU8(strFromU8(parts[part] ?? new Uint8Array()).replace(from, to)));
  edit('xl/worksheets/sheet1.xml', '<row r="4"', '<row r="4" hidden="1"');
  edit('xl/tables/table1.xml', /<filterColumn colId="0"[^>]*\/>/, '<filterColumn colId="0"><filters><filter val="B1"/></filters></filterColumn>');
  const before = zipSync(parts);
  expect((await tableOf(before, 'AMZ_Products')).filtered).toBe(true);
  const after = strFromU8(unzipSync(await write(planned({ remove: [['B2']] }), before))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect([...after.matchAll(/<row r="(\d+)"[^>]*hidden="1"/g)].map(([, n]) => n)).toEqual(['3']);
});

test('cells as other programs write them are read: prefixed, inline, without addresses', async () => {
  const parts = unzipSync(await made({ rows: [['B1', 's', 'n', 'o', 1, 5, '在售']] }));
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const data = '<x:sheetData><x:row>' + standard.map((header) => `<x:c t="inlineStr"><x:is><x:r><x:t>${header.slice(0, 1)}</x:t></x:r><x:r><x:t xml:space="preserve">${header.slice(1)}</x:t></x:r></x:is></x:c>`).join('') + '</x:row><x:row><x:c t="inlineStr"><x:is><x:t>B1</x:t></x:is></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c><x:c/><x:c><x:v>1E-3</x:v></x:c></x:row></x:sheetData>';
  const part = /<tableParts.*<\/tableParts>/.exec(sheet)?.[0].replace(/<(\/?)table/g, '<$1x:table') ?? '';
  parts['xl/worksheets/sheet1.xml'] = strToU8(`<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${data}${part}</x:worksheet>`);
  const before = zipSync(parts);
  expect((await tableOf(before, 'AMZ_Products')).headers).toEqual(standard);
  const after = await tableOf(await write(planned({ upsert: [row('B2', 2)] }), before), 'AMZ_Products');
  expect(after.rows).toEqual([['B1', true, '#N/A', null, 0.001, null, null], ['B2', 'S-B2', '品', '王', 2, 30, '在售']]);
});

/** What a table holds, without a file: rows by key in order. */
function applied(rows: ReadonlyMap<string, number>, upsert: readonly (readonly [string, number])[], remove: readonly string[]): Map<string, number> {
  const left = new Map([...rows].filter(([key]) => !remove.includes(key)));
  for (const [key, cost] of upsert) left.set(key, cost);
  return left;
}

test('any run of upserts and removals leaves the rows a list would hold', async () => {
  const key = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
  const step = fc.record({ upsert: fc.uniqueArray(fc.tuple(key, fc.integer({ min: 0, max: 9 })), { selector: ([one]) => one, maxLength: 4 }), remove: fc.uniqueArray(key, { maxLength: 3 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), fc.nat(6), async (steps, left) => {
      let bytes = await write(planned({ column: left, row: 2 }));
      let model = new Map<string, number>();
      for (const { upsert, remove } of steps) {
        bytes = await write(planned({ upsert: upsert.map(([asin, cost]) => row(asin, cost)), remove: remove.map((one) => [one]) }), bytes);
        model = applied(model, upsert, remove);
        const table = await tableOf(bytes, 'AMZ_Products');
        expect(table.rows.map(([asin, , , , cost]) => [asin, cost])).toEqual([...model]);
        expect(describeWorkbook(bytes).sheets[0]?.tables[0]?.range).toBe(`${columnName(left)}3:${columnName(left + 6)}${3 + Math.max(1, model.size)}`);
        expect(Object.keys(describeWorkbook(bytes).sheets[0]?.cells ?? {})).toHaveLength(7 * (model.size + 1));
      }
    }),
    { numRuns: 60 },
  );
});
