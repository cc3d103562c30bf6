import ExcelJS from 'exceljs';
import type { Notice } from '../../src/domain/notice';
import { say, type Catalogue } from '../../src/locale';
import { xlsxTexts } from '../../src/locale/xlsx';
import type { RawTable, WorkbookPlan } from '../../src/sheets/plan';
import { readWorkbook, writePlan } from '../../src/xlsx';
import { excelize } from '../excelize';

/** The bytes of a plan carried out, or a failed test. */
export async function write(made: WorkbookPlan, existing?: Uint8Array): Promise<Uint8Array> {
  const written = await writePlan(made, existing);
  if ('problem' in written) throw new Error(`${written.problem.code} ${JSON.stringify(written.problem.params)}`);
  return written.bytes;
}

export async function tableOf(bytes: Uint8Array, name: string): Promise<RawTable> {
  const read = await readWorkbook(bytes);
  if ('problem' in read) throw new Error(read.problem.code);
  const found = read.raw.tables.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return found;
}

/** What a person is told of a problem, in Chinese; fails where a text or one of its parameters is missing. */
export function said({ problem }: { readonly problem: Notice }): string {
  const entry = (xlsxTexts as Catalogue)[problem.code];
  if (entry === undefined) throw new Error(`no text for ${problem.code}`);
  for (const text of [say('en', entry, problem.params), say('zh-CN', entry, problem.params)]) if (/\{\w+\}/.test(text)) throw new Error(`${problem.code} lacks a parameter: ${text}`);
  return say('zh-CN', entry, problem.params);
}

/** The problem of a plan that was refused. */
export async function refusal(made: WorkbookPlan, existing?: Uint8Array): Promise<{ readonly problem: Notice }> {
  const written = await writePlan(made, existing);
  if (!('problem' in written)) throw new Error('it was written');
  said(written);
  return written;
}

/** A picture of one dot. */
export const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What a person's workbook holds that a careless writer loses, as exceljs can make it. */
export function personsSheets(): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook();
  book.creator = '王敏';
  book.created = new Date(Date.UTC(2026, 0, 5));
  const sheet = book.addWorksheet('我的分析', { views: [{ state: 'frozen', ySplit: 1 }], properties: { tabColor: { argb: 'FFFF8800' } } });
  sheet.getRow(1).values = ['月份', '销售额', '成本', '毛利', '备注'];
  for (let i = 2; i <= 13; i += 1) sheet.getRow(i).values = [`2026-${String(i - 1).padStart(2, '0')}`, 1000 * i, 400 * i];
  sheet.fillFormula('D2:D13', 'B2-C2', Array.from({ length: 12 }, (_, i) => 600 * (i + 2)));
  sheet.getCell('E2').value = { richText: [{ text: '红', font: { color: { argb: 'FFFF0000' }, bold: true } }, { text: '黑' }] };
  sheet.getCell('E3').value = { text: '领星', hyperlink: 'https://www.lingxing.com/?a=1&b=2' };
  sheet.getCell('E4').value = { formula: 'IF(B4>0,"","负")', result: '' };
  sheet.getCell('E5').value = { formula: '1/0', result: { error: '#DIV/0!' } };
  sheet.getCell('E6').value = new Date(Date.UTC(2026, 4, 1));
  sheet.getCell('E7').note = '这里记得核对运费';
  sheet.getCell('B14').value = { formula: 'SUM(B2:B13)', result: 90000 };
  sheet.addConditionalFormatting({ ref: 'B2:B13', rules: [{ type: 'iconSet', iconSet: '3Arrows', priority: 1, cfvo: [{ type: 'percent', value: 0 }, { type: 'percent', value: 33 }, { type: 'percent', value: 67 }] }, { type: 'dataBar', priority: 2, cfvo: [{ type: 'min' }, { type: 'max' }], gradient: true }] });
  sheet.getCell('F2').dataValidation = { type: 'list', allowBlank: true, formulae: ['"是,否"'] };
  sheet.mergeCells('G1:H2');
  sheet.getColumn('H').outlineLevel = 1;
  sheet.pageSetup = { orientation: 'landscape', printArea: 'A1:E14' };
  sheet.headerFooter.oddFooter = '&C第 &P 页';
  sheet.addImage(book.addImage({ base64: dot, extension: 'png' }), 'G4:H6');
  const hidden = book.addWorksheet('参数', { state: 'hidden' });
  hidden.getCell('A1').value = 0.3;
  hidden.addTable({ name: '费率', ref: 'C1', headerRow: true, totalsRow: true, style: { theme: 'TableStyleLight3', showRowStripes: true }, columns: [{ name: '类目', totalsRowLabel: '合计' }, { name: '比例', totalsRowFunction: 'sum' }], rows: [['家居', 0.15], ['厨房', 0.12]] });
  void hidden.protect('秘密', { sort: true });
  book.definedNames.add("'参数'!$A$1", '毛利率');
  return book;
}

/** The same with a chart, a pivot table, a sparkline, a slicer and a shape, as excelize makes them. */
export async function personsWorkbook(): Promise<Uint8Array> {
  const { OpenReader, Col } = await excelize();
  const file = OpenReader(new Uint8Array(await personsSheets().xlsx.writeBuffer()));
  const done = [
    file.AddChart('我的分析', 'J2', { Type: Col, Series: [{ Name: "'我的分析'!$B$1", Categories: "'我的分析'!$A$2:$A$13", Values: "'我的分析'!$B$2:$B$13" }], Title: { Paragraph: [{ Text: '我的图' }] } }),
    file.AddSparkline('我的分析', { Location: ['I2'], Range: ["'我的分析'!B2:C2"] }),
    file.NewSheet('透视'),
    file.AddPivotTable({ DataRange: '我的分析!A1:D13', PivotTableRange: '透视!A3:C20', Rows: [{ Data: '月份' }], Data: [{ Data: '销售额', Subtotal: 'Sum' }] }),
    file.AddShape('透视', { Cell: 'F2', Type: 'rect', Paragraph: [{ Text: '说明' }] }),
  ];
  for (const { error } of done) if (error !== null) throw new Error(error);
  const { buffer, error } = file.WriteToBuffer();
  if (error !== null) throw new Error(error);
  return new Uint8Array(buffer as Uint8Array);
}
