import { logPlan, tablePlan } from '../../src/sheets/buildTables';
import type { CellValue, RawWorkbook, WorkbookPlan } from '../../src/sheets/plan';
import { decodeWorkbook } from '../../src/sheets/stored';
import { bodyStyles } from '../../src/sheets/style';
import { SheetNames, tableSheets } from '../../src/sheets/names';
import { eventsTable, type Field } from '../../src/sheets/tables';
import { rawOf, written } from './sampleStore';

export interface Step {
  readonly bytes: Uint8Array;
  readonly raw: RawWorkbook;
}

export const after = async (plan: WorkbookPlan, before: Step): Promise<Step> => {
  const bytes = await written(plan, before.bytes);
  return { bytes, raw: await rawOf(bytes) };
};

/** Rows typed at the end of the log, as Excel takes them into the table: the lookups fill down, no hash anywhere. */
export function typedInto(before: Step, rows: readonly Partial<Record<Field, CellValue>>[]): Promise<Step> {
  const stored = decodeWorkbook(before.raw);
  const plan: WorkbookPlan = {
    format: 1, language: 'zh-CN', styles: { ...bodyStyles }, activate: 'log', sheets: tableSheets(new SheetNames(before.raw), stored, 'zh-CN').filter(({ key }) => key === 'log' || key === 'events'),
    tables: [{ ...logPlan(rows, 'zh-CN'), key: [] }, tablePlan(eventsTable, [], 'zh-CN')],
  };
  return after(plan, before);
}

/** Decisions typed at the end of the events, without a hash. */
export function typedEvents(before: Step, rows: readonly Partial<Record<Field, CellValue>>[]): Promise<Step> {
  const stored = decodeWorkbook(before.raw);
  const plan: WorkbookPlan = {
    format: 1, language: 'zh-CN', styles: { ...bodyStyles }, activate: 'events', sheets: tableSheets(new SheetNames(before.raw), stored, 'zh-CN').filter(({ key }) => key === 'log' || key === 'events'),
    tables: [{ ...tablePlan(eventsTable, rows, 'zh-CN'), key: [] }],
  };
  return after(plan, before);
}

/** What a workbook would say had somebody changed its log's cells. */
export function tampered(raw: RawWorkbook, change: (rows: (CellValue[])[], columnOf: (field: Field) => number) => (CellValue[])[], table = 'amz_sop_log'): RawWorkbook {
  const { tables } = decodeWorkbook(raw);
  const stored = table === 'amz_sop_log' ? tables.log : tables.events;
  return { ...raw, tables: raw.tables.map((one) => (one.name === table ? { ...one, rows: change(one.rows.map((row) => [...row]), (field) => stored.columnOf[field] ?? -1) } : one)) };
}
