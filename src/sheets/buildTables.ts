import { toSerial, type CivilDate } from '../domain/civil';
import type { Difference } from '../domain/historyChanges';
import { productKey } from '../domain/products';
import type { ratingChanges } from '../domain/ratings';
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
import { asinDaysTable, asinWeeksTable, checklistTable, dayNotesTable, dayTotalsTable, eventsTable, logTable, planColumns, productsTable, ratingsTable, settingsTable, tableSpecs, type TableSpec } from './tables';

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
  readonly ratings: ReturnType<typeof ratingChanges>;
  /** Null where the log cannot be written to. */
  readonly changes: LogChanges | null;
  readonly settings: readonly Record<string, CellValue>[];
  /** How long the log is afterwards. */
  readonly logEnd: readonly Record<string, CellValue>[];
  readonly language: Language;
}

/** The plans of all our tables, in the order of their specs. */
export function tablePlans({ stored, changed, products, noteDays, ticks, ratings, weeks, changes, settings, logEnd, language }: TableFacts): TablePlan[] {
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
    [ratingsTable.name]: () => (hasRatings(stored, ratings) ? tablePlan(ratingsTable, ratings.upsert.map((one) => ({ ...one, date: toSerial(one.date) })), language, ratings.remove.map((one) => [one.marketplace, toSerial(one.date), one.asin])) : null),
    [settingsTable.name]: () => tablePlan(settingsTable, [...settings, ...logEnd], language),
  };
  return tableSpecs.flatMap((spec) => {
    const plan = rows[spec.name]?.();
    return plan ? [plan] : [];
  });
}

export const hasWeeks = (stored: StoredData, { changed }: Pick<Folded, 'changed'>): boolean => changed.length > 0 || stored.tables.asinWeeks.raw !== null;

/** Where nobody looks up stars, no sheet of them. */
export const hasRatings = (stored: StoredData, { upsert }: Pick<ReturnType<typeof ratingChanges>, 'upsert'>): boolean => upsert.length > 0 || stored.tables.ratings.raw !== null;

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
