import { notice, type Notice } from '../domain/notice';
import type { Language } from '../locale';
import { planBuild } from './build';
import { logPlan, tablePlan } from './buildTables';
import { SheetNames, pagesOf, tableSheets } from './names';
import type { CellValue, RawWorkbook, WorkbookPlan } from './plan';
import { reviewFormPlan } from './reviewForm';
import { decodeWorkbook, type StoredTable } from './stored';
import { eventsTable, logTable } from './tables';

export interface SharedInput {
  readonly raw: RawWorkbook;
  /** Empty: the store of the history. */
  readonly store: string;
  readonly language: Language;
  /** Epoch milliseconds. */
  readonly moment: number;
}

/**
 * A new workbook for a supervisor, from what the tables hold: the review form first, the newest day of each marketplace
 * that has a page, what stands beside it, and the log as it is, row by row with its hashes. Pages made of exports that
 * the workbook does not keep (ad health) cannot be made again and are not in it. Pure.
 */
export function planShared({ raw, store: said, language, moment }: SharedInput): { readonly plan: WorkbookPlan } | { readonly problem: Notice } {
  const stored = decodeWorkbook(raw);
  const store = said || (stored.dayTotals[0]?.store ?? '');
  const newest = new Map<string, ReturnType<typeof pagesOf>[number]>();
  for (const page of pagesOf(raw)) if (page.date > (newest.get(page.marketplace)?.date ?? '')) newest.set(page.marketplace, page);
  const log = stored.tables.log.raw;
  if (!log && newest.size === 0) return { problem: notice('share-nothing-here') };
  const form = reviewFormPlan(raw, store, language);
  // Only the pages: what a build would add to the log is for the team's workbook to add.
  const { plan } = planBuild({ raw, store, imports: [], products: [], also: [...newest.values()], language, moment, operator: '' });
  return {
    plan: {
      format: 1, language, styles: { ...plan.styles, ...form.styles },
      sheets: [...form.sheets, ...plan.sheets.filter(({ kind }) => kind === 'page'), ...(log ? tableSheets(new SheetNames(raw), stored, language, [logTable, eventsTable]) : [])],
      // Without a key every row is written as it stands, also one that a person doubled.
      tables: log ? [{ ...logPlan(rowsOf(stored.tables.log), language), key: [] }, { ...tablePlan(eventsTable, rowsOf(stored.tables.events), language), key: [] }] : [],
      activate: form.activate,
    },
  };
}

const rowsOf = ({ rows }: StoredTable): Record<string, CellValue>[] => rows.map(({ cells }) => ({ ...cells }));
