import { toSerial, type CivilDate } from '../domain/civil';
import { asinDayKey, dayKey, type AsinDay, type DayTotals, type History } from '../domain/history';
import { productKey } from '../domain/products';
import type { Folded } from '../domain/weeks';
import type { Language } from '../locale';
import type { TickRows } from './checklistRows';
import type { LogChanges } from './log';
import { logValidations } from './logTable';
import { logRows, lookupFormulas, type LogRows } from './lookups';
import type { CellValue, TablePlan } from './plan';
import { productValidations, type ProductPatch } from './productList';
import { noteValidations } from './dayNotes';
import type { StoredData } from './stored';
import { asinDaysTable, asinWeeksTable, checklistTable, dayNotesTable, dayTotalsTable, eventsTable, logTable, planColumns, productsTable, settingsTable, tableSpecs, type TableSpec } from './tables';

/** What a build changes in the history. */
export interface Difference {
  readonly asinDays: readonly AsinDay[];
  readonly dayTotals: readonly DayTotals[];
  /** Rows past the days that are kept, and rows whose imports were all taken back. */
  readonly gone: readonly AsinDay[];
  readonly goneTotals: readonly DayTotals[];
}

/** Rows to write and rows to take out. A row that did not change is the same object before and after. */
export function diff(before: History, after: History): Difference {
  const days = changesOf(before.asinDays, after.asinDays, asinDayKey);
  const totals = changesOf(before.dayTotals, after.dayTotals, dayKey);
  return { asinDays: days.changed, gone: days.gone, dayTotals: totals.changed, goneTotals: totals.gone };
}

function changesOf<Row extends object>(before: readonly Row[], after: readonly Row[], keyOf: (row: Row) => string): { readonly changed: Row[]; readonly gone: Row[] } {
  const [old, now] = [new Set(before), new Set(after)];
  const replaced = new Map(before.filter((row) => !now.has(row)).map((row) => [keyOf(row), row]));
  const fresh = after.filter((row) => !old.has(row));
  const keys = new Set(fresh.map(keyOf));
  return { changed: fresh.filter((row) => !same(replaced.get(keyOf(row)), row)), gone: [...replaced].flatMap(([key, row]) => (keys.has(key) ? [] : [row])) };
}

function same<Row extends object>(a: Row | undefined, b: Row): boolean {
  return a !== undefined && (Object.keys(b) as (keyof Row)[]).every((field) => a[field] === b[field]);
}

/** What a build says of the tables. */
export interface TableFacts {
  readonly stored: StoredData;
  readonly changed: Difference;
  readonly products: readonly ProductPatch[];
  /** Weeks that days folded into. */
  readonly weeks: Pick<Folded, 'changed' | 'gone'>;
  /** Days that need a row to fill in. */
  readonly noteDays: readonly { readonly marketplace: string; readonly date: CivilDate }[];
  readonly ticks: TickRows;
  /** Null where the log cannot be written to. */
  readonly changes: LogChanges | null;
  readonly settings: readonly Record<string, CellValue>[];
  /** How long the log is afterwards. */
  readonly logEnd: readonly Record<string, CellValue>[];
  readonly language: Language;
}

/** The plans of all our tables, in the order of their specs. */
export function tablePlans({ stored, changed, products, noteDays, ticks, weeks, changes, settings, logEnd, language }: TableFacts): TablePlan[] {
  const logTables = changes === null ? null : logRows(stored, changes, language);
  const rows: Readonly<Record<TableSpec['name'], () => TablePlan | null>> = {
    [productsTable.name]: () => tablePlan(productsTable, byKey(products), language, [], productValidations(language)),
    [dayNotesTable.name]: () => tablePlan(dayNotesTable, noteDays.map(({ marketplace, date }) => ({ marketplace, date: toSerial(date) })), language, [], noteValidations(language)),
    [checklistTable.name]: () => (ticks.needed ? tablePlan(checklistTable, ticks.rows, language, [], ticks.validations) : null),
    [logTable.name]: () => logTables && logPlan(logTables.log, language),
    [eventsTable.name]: () => logTables && tablePlan(eventsTable, logTables.events, language),
    [dayTotalsTable.name]: () => tablePlan(dayTotalsTable, changed.dayTotals.map(({ yourPrice: _, ...one }) => ({ ...one, date: toSerial(one.date) })), language, changed.goneTotals.map((one) => [one.store, one.marketplace, toSerial(one.date)])),
    [asinDaysTable.name]: () => tablePlan(asinDaysTable, changed.asinDays.map((one) => ({ ...one, date: toSerial(one.date) })), language, changed.gone.map((one) => [one.store, one.marketplace, toSerial(one.date), one.asin])),
    // Nobody needs an empty sheet of weeks.
    [asinWeeksTable.name]: () => (hasWeeks(stored, weeks) ? tablePlan(asinWeeksTable, weeks.changed.map((one) => ({ ...one, weekStart: toSerial(one.weekStart) })), language, weeks.gone.map((one) => [one.store, one.marketplace, toSerial(one.weekStart), one.asin])) : null),
    [settingsTable.name]: () => tablePlan(settingsTable, [...settings, ...logEnd], language),
  };
  return tableSpecs.flatMap((spec) => {
    const plan = rows[spec.name]?.();
    return plan ? [plan] : [];
  });
}

export const hasWeeks = (stored: StoredData, { changed }: Pick<Folded, 'changed'>): boolean => changed.length > 0 || stored.tables.asinWeeks.raw !== null;

/** A table of ours with rows to set and keys of rows to take out. */
export function tablePlan(spec: TableSpec, upsert: readonly Record<string, CellValue>[], language: Language, remove: TablePlan['remove'] = [], extra: Parameters<typeof planColumns>[2] = {}): TablePlan {
  return { name: spec.name, sheet: spec.sheet, row: headerRow, column: 0, columns: planColumns(spec, language, extra), key: spec.key, upsert, remove, style: spec.style, headerStyle: 'table.head' };
}

/** The log with its looked-up columns. */
export const logPlan = (rows: LogRows['log'], language: Language): TablePlan => tablePlan(logTable, rows, language, [], { ...logValidations(language), ...lookupFormulas(language) });

/** One row a product: a list's fields over what was seeded just now. */
function byKey(products: readonly ProductPatch[]): Record<string, CellValue>[] {
  const rows = new Map<string, Record<string, CellValue>>();
  for (const one of products) rows.set(productKey(one), { ...rows.get(productKey(one)), ...one });
  return [...rows.values()];
}

/** Header row of a table on a sheet of ours: under the title and its note. */
const headerRow = 3;
