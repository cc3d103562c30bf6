import { isUnreadable } from '../../src/reports';
import { readSheets } from '../../src/reports/list';
import type { CellValue, SheetPlan } from '../../src/sheets/plan';
import { written } from './sampleStore';

/** Result, remark and name for a log id, in Chinese. */
export type Answers = readonly (readonly [id: string, result: string, comment: string, reviewer: string])[];

/** A workbook with the review form of a supervisor's copy, filled in. */
export async function answerForm(copy: Uint8Array, answers: Answers): Promise<Uint8Array> {
  const sheets = await readSheets({ name: 'copy.xlsx', bytes: copy });
  if (isUnreadable(sheets)) throw new Error(sheets.problem.code);
  const isHead = (row: readonly unknown[]): boolean => row.includes('复核结论') && row.includes('复核说明');
  const rows = sheets.find((sheet) => sheet.rows.some(isHead))!.rows;
  const head = rows.find(isHead)!;
  const typed = (row: readonly CellValue[]): CellValue[] => {
    const [, ...given] = answers.find(([id]) => id === row[head.indexOf('日志ID')]) ?? [];
    return Array.from({ length: head.length }, (_, at) => given[['复核结论', '复核说明', '复核人'].indexOf(String(head[at]))] ?? row[at] ?? null);
  };
  const sheet: SheetPlan = {
    key: 'form', mark: 'form', name: 'form', kind: 'page', blocks: [{ row: 0, column: 0, cells: rows.map((row) => typed(row).map((value) => (value === null || value === '' ? null : { value }))) }],
    columns: [], rowHeights: [], merges: [], conditionalFormats: [], validations: [], charts: [], freeze: null, gridlines: true, tabColor: null, page: null, protection: null, hidden: false, filter: null,
  };
  return written({ format: 1, language: 'zh-CN', styles: {}, tables: [], activate: null, sheets: [sheet] });
}
