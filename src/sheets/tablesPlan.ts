import type { Notice } from '../domain/notice';
import type { Language } from '../locale';
import { tablePlan } from './buildTables';
import { SheetNames, tableSheets } from './names';
import type { CellValue, RawWorkbook, TablePlan, WorkbookPlan } from './plan';
import type { StoredData } from './stored';
import { bodyStyles } from './style';
import type { planColumns, TableSpec } from './tables';

/** What shall change in one table. */
export interface TableChange {
  readonly spec: TableSpec;
  readonly upsert: readonly Record<string, CellValue>[];
  readonly remove?: TablePlan['remove'];
  readonly extra?: Parameters<typeof planColumns>[2];
}

/** A plan that touches these tables alone; their sheets are made where they are not there, and none is brought to the front. */
export function planTables(raw: RawWorkbook, stored: StoredData, changes: readonly TableChange[], language: Language): { readonly plan: WorkbookPlan; readonly warnings: readonly Notice[] } {
  const names = new SheetNames(raw);
  const sheets = tableSheets(names, stored, language, changes.map(({ spec }) => spec));
  const tables = changes.map(({ spec, upsert, remove, extra }) => tablePlan(spec, upsert, language, remove, extra));
  return { plan: { format: 1, language, styles: bodyStyles, sheets, tables, activate: null }, warnings: names.clashes };
}
