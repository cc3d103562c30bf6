import { notice } from '../domain/notice';
import type { SheetPlan, TableColumn, TablePlan, WorkbookPlan } from '../sheets/plan';
import type { Area } from '../sheets/hand/a1';
import { resolveFormula, type TablePlace } from '../sheets/hand/formula';
import { findTable, matchColumns } from '../sheets/hand/match';
import { Stopped } from './problem';
import type { OpenSheet, OpenTable, Survey } from './survey';

/** A table of the plan: the one of the workbook it means, or where it will be made. */
export interface TableLayout extends TablePlace {
  readonly open: OpenTable | null;
  /** Header and body as they are, without totals; of a new table its header alone. */
  readonly area: Area;
  /** Columns to add at the right, in this order. */
  readonly added: readonly TableColumn[];
}

/** A sheet of the plan and the name it has, or will have, in the workbook. */
export interface SheetLayout {
  readonly plan: SheetPlan;
  readonly name: string;
  readonly open: OpenSheet | null;
}

export interface Layout {
  readonly plan: WorkbookPlan;
  readonly sheets: readonly SheetLayout[];
  readonly tables: ReadonlyMap<string, TableLayout>;
  /** Names of the plan's sheets in the workbook, by key. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Finds what the plan means in the open workbook. A sheet of ours is known by its mark, one with tables also by any of
 * them; a sheet of a person is never taken.
 * @throws Stopped where a name is taken or something is in the way that a person has to decide about
 */
export function layOut(plan: WorkbookPlan, open: Survey): Layout {
  const found = new Map<string, OpenTable>();
  const names = new Set(plan.tables.map(({ name }) => name.toLowerCase()));
  for (const table of plan.tables) {
    const match = findTable(table, open.tables.filter((candidate) => ![...found.values()].includes(candidate)), names);
    if (match !== null) found.set(table.name, match);
  }
  const sheets = plan.sheets.map((sheet): SheetLayout => {
    const home = sheet.kind === 'tables' ? plan.tables.find((table) => table.sheet === sheet.key && found.has(table.name)) : undefined;
    const place = open.sheets.find(({ mark }) => mark?.toLowerCase() === sheet.mark.toLowerCase()) ?? open.sheets.find(({ name }) => name === found.get(home?.name ?? '')?.sheet) ?? null;
    return { plan: sheet, open: place, name: place?.name ?? sheet.name };
  });
  for (const { name, open: place } of sheets) {
    const taken = place === null ? open.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase()) : undefined;
    if (taken !== undefined) throw new Stopped(notice('excel-sheet-name-taken', { sheet: taken.name }));
  }
  if (open.readOnly) throw new Stopped(notice('excel-read-only'));
  if (open.structureProtected && sheets.some((sheet) => sheet.open === null)) throw new Stopped(notice('excel-structure-protected'));
  const sheetNames = new Map(sheets.map(({ plan: { key }, name }) => [key, name]));
  const tables = new Map(plan.tables.map((table) => [table.name, tableLayout(table, found.get(table.name) ?? null, sheetNames)]));
  for (const layout of tables.values()) checkTable(layout, tables);
  return { plan, sheets, tables, names: sheetNames };
}

function tableLayout(plan: TablePlan, open: OpenTable | null, names: ReadonlyMap<string, string>): TableLayout {
  const area = open === null ? { top: plan.row, left: plan.column, bottom: plan.row, right: plan.column - 1 } : { ...open.area, bottom: open.area.bottom - (open.totals ? 1 : 0) };
  const places = open === null ? new Map<string, number>() : matchColumns(plan.columns, open.headers);
  const columns = new Map([...places].map(([field, place]) => [field, area.left + place]));
  const added = plan.columns.filter(({ field }) => !columns.has(field));
  added.forEach(({ field }, i) => columns.set(field, area.right + 1 + i));
  return { plan, sheetName: open?.sheet ?? names.get(plan.sheet) ?? '', columns, open, area, added };
}

/** True where the plan asks something of the table. */
export function hasWork({ plan, open, added }: TableLayout): boolean {
  return open === null || added.length > 0 || plan.upsert.length > 0 || plan.remove.length > 0 || (plan.fill ?? []).length > 0;
}

function checkTable(layout: TableLayout, all: ReadonlyMap<string, TableLayout>): void {
  const { plan, open } = layout;
  for (const { field, formula } of plan.columns) {
    if (formula !== undefined && resolveFormula(formula, 0, layout, all) === null) throw new Stopped(notice('plan-broken', { fault: 'formula-name-unknown', where: `${plan.name}.${field}` }));
  }
  if (open === null || !hasWork(layout)) return;
  if (open.filtered) throw new Stopped(notice('excel-table-filtered', { table: open.name, sheet: open.sheet }));
  if (open.totals && (plan.upsert.length > 0 || layout.added.length > 0)) throw new Stopped(notice('excel-table-totals', { table: open.name, sheet: open.sheet }));
}

/**
 * Sheets that must be unprotected for the run: ours, protected by the plan. One protected by somebody else stays so.
 * @throws Stopped
 */
export function protectedSheets({ sheets, tables }: Layout, open: Survey): string[] {
  const own = new Map(sheets.filter((sheet) => sheet.open !== null).map(({ name, plan }) => [name, plan]));
  const touched = new Set([...[...own].filter(([, plan]) => plan.kind === 'page').map(([name]) => name), ...[...tables.values()].filter((table) => table.open !== null && hasWork(table)).map(({ sheetName }) => sheetName)]);
  return open.sheets.filter((sheet) => sheet.protected && touched.has(sheet.name)).map(({ name }) => {
    if (own.get(name)?.protection == null) throw new Stopped(notice('excel-sheet-protected', { sheet: name }));
    return name;
  });
}
