import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { openXmlFaults as faults } from '../../scripts/office/openxml';
import type { WorkbookPlan } from '../../src/sheets/plan';
import { log, plan, products } from '../xlsx/plans';
import { excelize } from '../excelize';
import { personsWorkbook, write } from '../xlsx/workbooks';

const changed: WorkbookPlan = {
  ...plan,
  tables: plan.tables.map((table) =>
    table.name === products.name ? { ...products, columns: [...products.columns, { field: 'extra', header: '新\n列', aliases: [], width: 9, formula: '={{cost}}*2' }], upsert: [{ asin: 'B0NEW', cost: 1, extra: 2 }], remove: [['B0QHMAT002']] } : table.name === log.name ? { ...log, upsert: [] } : table,
  ),
};

test('Microsoft finds nothing wrong with what we write, new or again', async () => {
  const first = await write(plan);
  expect(await faults(first)).toEqual([]);
  expect(await faults(await write(changed, first))).toEqual([]);
});

test("Microsoft finds nothing wrong in a person's workbook that was not wrong before", async () => {
  const before = await personsWorkbook();
  expect(await faults(await write(changed, await write(plan, before)))).toEqual(await faults(before));
});

test('a fault planted in our file is found', async () => {
  const parts = unzipSync(await write(plan));
  parts['xl/worksheets/sheet1.xml'] = strToU8(strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).replace(/(<mergeCells.*<\/mergeCells>)(.*)(<pageSetup[^>]*>)/, '$2$3$1'));
  expect(await faults(zipSync(parts))).toEqual([expect.stringContaining('/xl/worksheets/sheet1.xml: The element has unexpected child element')]);
});

test('excelize opens the file and sees the same cells, formulas, tables and names, and calculates what we wrote', async () => {
  const { OpenReader } = await excelize();
  const file = OpenReader(await write(plan));
  expect(file.error).toBeNull();
  expect(file.GetSheetList()).toMatchObject({ list: ['日报 US 11-20', 'SOP 日志', '产品表', 'SOP 事件'] });
  expect(file.GetCellValue('产品表', 'B3')).toMatchObject({ value: '=cmd|calc', error: null });
  expect(file.GetCellFormula('产品表', 'B3')).toMatchObject({ formula: '' });
  expect(file.GetCellFormula('SOP 日志', 'F6')).toMatchObject({ formula: 'IFERROR($E6/$D6-1,"")' });
  expect(file.GetCellValue('日报 US 11-20', 'B21')).toMatchObject({ value: '13,612.30' });
  expect(file.GetTables('SOP 日志').tables).toMatchObject([{ Name: 'AMZ_Log', Range: 'A4:J7' }]);
  expect(file.GetDefinedName().definedNames).toEqual(expect.arrayContaining([expect.objectContaining({ Name: 'AMZ_sheet_log', RefersTo: "'SOP 日志'!$A$1" })]));
  expect(file.CalcCellValue('日报 US 11-20', 'B21')).toMatchObject({ value: '13,612.30' });
});

test('exceljs reads the same rows, formulas with results, validations and protection', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await write(plan)).slice().buffer);
  const page = book.getWorksheet('日报 US 11-20');
  expect(page?.getCell('B21').value).toMatchObject({ formula: 'SUM(B14:B20)', result: 13612.3 });
  expect(page?.getCell('A9').value).toBe('=SUM(1,2) 这一行以等号开头，仍是文字。');
  expect(page?.getCell('A14').value).toEqual(new Date(Date.UTC(2026, 10, 14)));
  expect(page?.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 1, printArea: 'A1:M38' });
  expect(page?.views[0]).toMatchObject({ state: 'frozen', ySplit: 2, showGridLines: false });
  expect(book.getWorksheet('产品表')?.getCell('G2').dataValidation).toMatchObject({ type: 'list', formulae: ['"在售,清仓,停售"'] });
  expect(book.getWorksheet('SOP 事件')?.state).toBe('hidden');
});
