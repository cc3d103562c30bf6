import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { convert } from '../../scripts/office/convert';
import type { WorkbookPlan } from '../../src/sheets/plan';
import { describeWorkbook, readWorkbook } from '../../src/xlsx';
import { plan, products, reportSheet } from './plans';
import { personsSheets, personsWorkbook, refusal, tableOf, write } from './workbooks';

/** LibreOffice starts slowly. */
const patience = 180_000;

/** Parts that list others and so have to take in what is new. */
const lists = ['[Content_Types].xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/sharedStrings.xml'];

function files(bytes: Uint8Array): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/')));
}

const text = (bytes: Uint8Array, part: string): string => strFromU8(unzipSync(bytes)[part] ?? new Uint8Array());

/** Every part of a person's workbook except the lists is what it was, byte for byte, and the lists only grew. */
function expectKept(before: Uint8Array, after: Uint8Array): void {
  const now = files(after);
  for (const [name, bytes] of Object.entries(files(before))) {
    if (lists.includes(name)) continue;
    expect([name, now[name] !== undefined && Buffer.compare(Buffer.from(bytes), Buffer.from(now[name])) === 0]).toEqual([name, true]);
  }
  for (const list of ['fonts', 'fills', 'borders', 'cellXfs', 'dxfs', 'numFmts']) {
    const items = (bytes: Uint8Array): string => new RegExp(`<${list}[^>]*?(?:/>|>([\\s\\S]*?)</${list}>)`).exec(text(bytes, 'xl/styles.xml'))?.[1] ?? '';
    expect(items(after).startsWith(items(before))).toBe(true);
  }
  const shared = (bytes: Uint8Array): string => /<sst[^>]*>([\s\S]*)<\/sst>/.exec(text(bytes, 'xl/sharedStrings.xml'))?.[1] ?? '';
  expect(shared(after).startsWith(shared(before))).toBe(true);
}

test("a person's workbook of exceljs and excelize keeps every part", async () => {
  const before = await personsWorkbook();
  const after = await write(plan, before);
  expectKept(before, after);
  const names = describeWorkbook(after);
  expect(names.sheets.map(({ name }) => name)).toEqual(['我的分析', '参数', '透视', '日报 US 11-20', 'SOP 日志', '产品表', 'SOP 事件']);
  expect(names.names).toEqual(expect.arrayContaining([{ name: '毛利率', refersTo: "'参数'!$A$1" }, { name: 'AMZ_sheet_log', refersTo: "'SOP 日志'!$A$1" }]));
  expect(Object.keys(files(after)).filter((name) => /pivot|media|comments/.test(name)).length).toBeGreaterThan(4);
});

test("a person's workbook saved by LibreOffice keeps every part but the tab that was selected", async () => {
  const [saved] = await convert([await personsWorkbook()], { to: 'xlsx', recalculate: false });
  const before = saved ?? new Uint8Array();
  const after = await write(plan, before);
  // The sheet on which the file opened is deselected, or it would be grouped with ours.
  const parts = unzipSync(before);
  for (const name of Object.keys(parts)) if (/worksheets\/sheet\d/.test(name)) parts[name] = strToU8(strFromU8(parts[name] ?? new Uint8Array()).replace(' tabSelected="true"', ''));
  expectKept(zipSync(parts), after);
  expect(await write(plan, after)).toBe(after);
}, patience);

test('our workbook, saved again by LibreOffice, is still ours', async () => {
  const [saved] = await convert([await write(plan)], { to: 'xlsx', recalculate: false });
  const before = saved ?? new Uint8Array();
  const first = await readWorkbook(await write(plan));
  const read = await readWorkbook(before);
  if (!('raw' in first) || !('raw' in read)) throw new Error('not read');
  expect(read.raw.sheets).toEqual(first.raw.sheets);
  // LibreOffice keeps no empty text in a formula's cell.
  const filled = read.raw.tables.map((one) => ({ name: one.name, rows: one.rows.map((row) => row.map((value) => value ?? '')), formulas: one.formulas }));
  expect(filled).toEqual(first.raw.tables.map((one) => ({ name: one.name, rows: one.rows.map((row) => row.map((value) => value ?? '')), formulas: one.formulas })));
  const after = await write({ ...plan, tables: plan.tables.map((one) => (one.name === products.name ? { ...products, upsert: [{ asin: 'B0NEW', cost: 2 }] } : one)) }, before);
  expect((await tableOf(after, 'AMZ_Products')).rows.map(([asin]) => asin)).toEqual(['B0QHCUP001', 'B0QHMAT002', 'B0QHLMP003', 'B0NEW']);
  expect(describeWorkbook(after).sheets[0]?.charts).toHaveLength(3);
}, patience);

test('a second page of ours leaves the first as it was', async () => {
  const first = await write(plan);
  const before = files(first);
  const next = { ...reportSheet, key: 'report:US:2026-11-21', mark: 'AMZ_report_US_20261121', name: '日报 US 11-21' };
  const after = files(await write({ ...plan, sheets: [next, ...plan.sheets.slice(1)], activate: next.key }, first));
  for (const name of ['xl/charts/chart1.xml', 'xl/drawings/drawing1.xml', 'xl/tables/table1.xml', 'xl/worksheets/sheet2.xml']) expect(strFromU8(after[name] ?? new Uint8Array())).toBe(strFromU8(before[name] ?? new Uint8Array()));
  expect(Object.keys(after).filter((name) => name.startsWith('xl/charts/'))).toHaveLength(6);
});

test('a page rewritten with fewer charts leaves none behind', async () => {
  const first = await write(plan);
  const fewer = { ...reportSheet, charts: reportSheet.charts.slice(0, 1) };
  const after = await write({ ...plan, sheets: [fewer, ...plan.sheets.slice(1)] }, first);
  expect(Object.keys(files(after)).filter((name) => name.startsWith('xl/charts/'))).toEqual(['xl/charts/chart1.xml']);
  expect(text(after, '[Content_Types].xml').match(/charts\/chart/g)).toHaveLength(1);
  const none = await write({ ...plan, sheets: [{ ...reportSheet, charts: [] }, ...plan.sheets.slice(1)] }, after);
  expect(Object.keys(files(none)).filter((name) => /charts|drawings/.test(name))).toEqual([]);
});

test('a sheet of ours that a person renamed keeps its new name, and what points at it follows', async () => {
  const parts = unzipSync(await write(plan));
  const renamed = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).replaceAll('SOP 日志', "Lily's 日志".replaceAll("'", '&apos;')).replaceAll("'Lily&apos;s", "'Lily&apos;&apos;s").replaceAll('SOP 事件', '事件');
  parts['xl/workbook.xml'] = strToU8(renamed);
  const after = describeWorkbook(await write(plan, zipSync(parts)));
  expect(after.sheets.map(({ name }) => name)).toEqual(['日报 US 11-20', "Lily's 日志", '产品表', '事件']);
  expect(after.names).toContainEqual({ name: 'AMZ_sheet_log', refersTo: "'Lily''s 日志'!$A$1" });
  expect(after.sheets[1]?.cells['J5']?.formula).toBe('=IFERROR(INDEX(\'事件\'!$C:$C,MATCH($A5,\'事件\'!$B:$B,0)),"")');
  expect(text(await write(plan, zipSync(parts)), 'xl/worksheets/sheet1.xml')).toContain(`location="'Lily''s 日志'!A4"`);
});

test("a person's sheet with our name is refused, and nothing is written", async () => {
  const book = personsSheets();
  book.addWorksheet('sop 日志');
  expect(await refusal(plan, new Uint8Array(await book.xlsx.writeBuffer()))).toEqual({ problem: { code: 'xlsx-sheet-name-taken', params: { sheet: 'sop 日志' } } });
});

test("a name a person has given to something else is not taken for a table", async () => {
  const book = personsSheets();
  book.definedNames.add("'参数'!$A$1", 'amz_products');
  expect(await refusal(plan, new Uint8Array(await book.xlsx.writeBuffer()))).toEqual({ problem: { code: 'xlsx-name-taken', params: { name: 'AMZ_Products' } } });
});

test('names of other sheets still mean them after a sheet was put before', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('甲').pageSetup.printArea = 'A1:B2';
  book.addWorksheet('乙').pageSetup.printArea = 'C3:D4';
  const base = await write(plan, new Uint8Array(await book.xlsx.writeBuffer()));
  const next: WorkbookPlan['sheets'][number] = { ...reportSheet, key: 'new', mark: 'AMZ_new', name: '新日报' };
  const after = await write({ ...plan, sheets: [next, ...plan.sheets], activate: 'new' }, base);
  const xml = text(after, 'xl/workbook.xml');
  const order = describeWorkbook(after).sheets.map(({ name }) => name);
  expect(order).toEqual(['甲', '乙', '新日报', '日报 US 11-20', 'SOP 日志', '产品表', 'SOP 事件']);
  const areas = [...xml.matchAll(/<definedName name="_xlnm.Print_Area" localSheetId="(\d+)">(?:&apos;|')([^!]*?)(?:&apos;|')!/g)].map(([, index, name]) => [order[Number(index)], name]);
  expect(areas.every(([sheet, name]) => sheet === name)).toBe(true);
  expect(areas).toHaveLength(4);
  expect(xml).toContain('activeTab="2"');
});
