import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import type { WorkbookPlan } from '../../src/sheets/plan';
import { readWorkbook } from '../../src/xlsx';
import { log, logSheet, plan, products, reportSheet } from './plans';
import { refusal, tableOf as table, write } from './workbooks';

const only = (upsert: typeof products.upsert, remove: typeof products.remove = []): WorkbookPlan => ({ ...plan, tables: plan.tables.map((one) => (one.name === products.name ? { ...products, upsert, remove } : { ...one, upsert: [] })) });

test('the same plan gives the same bytes, and a second time changes nothing', async () => {
  const first = await write(plan);
  expect(Buffer.compare(Buffer.from(first), Buffer.from(await write(structuredClone(plan))))).toBe(0);
  expect(await write(plan, first)).toBe(first);
});

test('what is written is read back', async () => {
  const bytes = await write(plan);
  const read = await readWorkbook(bytes);
  expect('raw' in read && read.raw.sheets.map(({ name, mark, protected: locked, empty }) => [name, mark, locked, empty])).toEqual([
    ['日报 US 11-20', 'AMZ_report_US_20261120', false, false],
    ['SOP 日志', 'AMZ_sheet_log', true, false],
    ['产品表', 'AMZ_sheet_products', false, false],
    ['SOP 事件', 'AMZ_sheet_events', false, false],
  ]);
  const written = await table(bytes, 'AMZ_Products');
  expect(written.rows).toEqual(products.upsert.map((row) => products.columns.map(({ field }) => row[field])));
  expect(written.formulas).toEqual([]);
});

test('a second reader sees texts as texts, formulas with their results, names and tables', async () => {
  const book = await readXlsx(await write(plan), { readStyles: true });
  const page = book.sheets[0];
  expect(page?.cells?.get('8,0')).toMatchObject({ value: '=SUM(1,2) 这一行以等号开头，仍是文字。', type: 'string' });
  expect(page?.cells?.get('20,1')).toMatchObject({ formula: 'SUM(B14:B20)', formulaResult: 13612.3 });
  expect(page?.cells?.get('20,5')).toMatchObject({ formula: 'B21>0', value: true });
  expect(book.sheets[2]?.cells?.get('2,1')).toMatchObject({ value: '=cmd|calc', style: { numFmt: '@' } });
  expect(book.namedRanges?.map(({ name, range }) => [name, range])).toContainEqual(['AMZ_sheet_log', "'SOP 日志'!$A$1"]);
  expect(book.sheets[1]?.tables?.[0]).toMatchObject({ name: 'AMZ_Log', range: 'A4:J7', style: 'TableStyleMedium9' });
});

test('the results of formulas stand in the file by kind, the empty text too', async () => {
  const xml = strFromU8(unzipSync(await write(plan))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(xml).toContain('<f>IF(B14&lt;0,"负数","")</f><v></v>');
  expect(xml).toMatch(/<c r="F21"[^>]* t="b"><f>B21&gt;0<\/f><v>1<\/v>/);
  const workbook = strFromU8(unzipSync(await write(plan))['xl/workbook.xml'] ?? new Uint8Array());
  expect(workbook).not.toContain('fullCalcOnLoad');
  expect(workbook).not.toContain('calcId');
});

test('rows are set by key, appended, and taken out', async () => {
  const first = await write(plan);
  const second = await write(only([{ asin: 'B0QHMAT002', cost: 5.1 }, { asin: 'B0NEW', sku: 'N-1', cost: 1, status: '在售' }], [['B0QHCUP001']]), first);
  const after = await table(second, 'AMZ_Products');
  expect(after.rows).toEqual([
    ['B0QHMAT002', '=cmd|calc', '+硅藻泥脚垫', '李强', 5.1, 40, '在售'],
    ['B0QHLMP003', '-007', '@床头灯 <LED> & "USB"', '王敏', 7.1, 45, '清仓'],
    ['B0NEW', 'N-1', null, null, 1, null, '在售'],
  ]);
  expect((await readXlsx(second)).sheets[2]?.tables?.[0]?.range).toBe('A1:G4');
});

test('a table emptied keeps one row, reads as none, and is filled again from its first row', async () => {
  const first = await write(plan);
  const emptied = await write(only([], products.upsert.map(({ asin }) => [asin ?? null])), first);
  expect((await table(emptied, 'AMZ_Products')).rows).toEqual([]);
  expect((await readXlsx(emptied)).sheets[2]?.tables?.[0]?.range).toBe('A1:G2');
  expect((await table(await write(plan, emptied), 'AMZ_Products')).rows).toEqual((await table(first, 'AMZ_Products')).rows);
});

test('formulas of a table follow its layout', async () => {
  const read = await readXlsx(await write(plan));
  expect(read.sheets[1]?.cells?.get('5,5')?.formula).toBe('IFERROR($E6/$D6-1,"")');
  expect(read.sheets[1]?.cells?.get('5,9')?.formula).toBe("IFERROR(INDEX('SOP 事件'!$C:$C,MATCH($A6,'SOP 事件'!$B:$B,0)),\"\")");
});

test('a formula that names an unknown column is refused before anything is written', async () => {
  const broken = { ...plan, tables: plan.tables.map((one) => (one.name === log.name ? { ...log, columns: log.columns.map((column) => (column.field === 'status' ? { ...column, formula: '={{AMZ_Events.nothing}}' } : column)) } : one)) };
  expect(await refusal(broken)).toEqual({ problem: { code: 'plan-broken', params: { fault: 'formula-name-unknown', where: 'AMZ_Log.status' } } });
});

test('a new page stands where the plan puts it, and the names of sheets after it still mean them', async () => {
  const first = await write(plan);
  const next = { ...reportSheet, key: 'report:US:2026-11-21', mark: 'AMZ_report_US_20261121', name: '日报 US 11-21' };
  const second = await write({ ...plan, sheets: [next, reportSheet, logSheet, ...plan.sheets.slice(2)], activate: next.key }, first);
  const book = await readXlsx(second);
  expect(book.sheets.map(({ name }) => name)).toEqual(['日报 US 11-21', '日报 US 11-20', 'SOP 日志', '产品表', 'SOP 事件']);
  expect(book.sheets.map((sheet) => [sheet.pageSetup?.printArea, sheet.pageSetup?.printTitlesRow, sheet.pageSetup?.printTitlesColumn])).toEqual([['$A$1:$M$38', '$1:$2', undefined], ['$A$1:$M$38', '$1:$2', undefined], [undefined, '$4:$4', '$A:$B'], [undefined, undefined, undefined], [undefined, undefined, undefined]]);
  const parts = unzipSync(second);
  const selected = Object.keys(parts).filter((name) => /worksheets\/sheet\d/.test(name) && strFromU8(parts[name] ?? new Uint8Array()).includes('tabSelected="1"'));
  expect(selected).toHaveLength(1);
});
