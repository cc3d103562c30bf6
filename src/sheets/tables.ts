import { figureFields, furtherFields, storeOnlyFields, type StoreField } from '../domain/figures';
import { weekFields } from '../domain/weeks';
import { languages, type Language } from '../locale';
import { tableHeaders } from '../locale/tables';
import { letters } from './format';
import type { TableColumn, Validation } from './plan';

export { hashedEventFields, hashedLogFields } from '../domain/logFields';

/** How a column of ours is stored, shown and read back. */
export type ColumnType = 'text' | 'id' | 'integer' | 'money' | 'percent' | 'date' | 'number';
export type Field = keyof typeof tableHeaders;

export interface ColumnSpec {
  readonly field: Field;
  readonly type: ColumnType;
  readonly width: number;
  /** Long texts go over several lines. */
  readonly wrap?: true;
  /** True where workbooks of earlier versions lack the column: it is added without a word. */
  readonly later?: true;
}

export interface TableSpec {
  /** The Excel table's name: its identity in every language. */
  readonly name: string;
  readonly sheet: 'products' | 'dayNotes' | 'log' | 'events' | 'dayTotals' | 'asinDays' | 'asinWeeks' | 'settings' | 'people' | 'checklist' | 'ratings';
  readonly key: readonly Field[];
  readonly columns: readonly ColumnSpec[];
  readonly style: string;
  /** Columns that are printed, where not all are: `A:Q`. */
  readonly print?: string;
}

const columns = (...specs: readonly (readonly [Field, ColumnType, number])[]): ColumnSpec[] => specs.map(([field, type, width]) => ({ field, type, width }));

const moneyFields: ReadonlySet<StoreField> = new Set(['orderedProductSales', 'spend', 'sales', 'yourPrice', 'sdSpend', 'sdSales', 'sbSpend', 'sbSales']);
const figureColumn = (field: StoreField): ColumnSpec => ({ field, type: field === 'buyBoxPercentage' ? 'percent' : moneyFields.has(field) ? 'money' : 'integer', width: 11 });
const later = (specs: readonly ColumnSpec[]): ColumnSpec[] => specs.map((spec) => ({ ...spec, later: true }));

const asinColumns = columns(['store', 'text', 16], ['marketplace', 'text', 12], ['date', 'date', 12], ['asin', 'id', 14], ['sku', 'id', 18], ['parentAsin', 'id', 14], ['title', 'text', 36]);

export const asinDaysTable: TableSpec = {
  name: 'amz_asin_days', sheet: 'asinDays', key: ['store', 'marketplace', 'date', 'asin'], style: 'TableStyleLight1',
  // Not the ids of imports: on paper they only make the figures smaller.
  print: `A:${letters(asinColumns.length + figureFields.length - 1)}`,
  columns: [
    ...asinColumns,
    ...figureFields.map(figureColumn),
    ...columns(['salesImport', 'id', 22], ['adsImport', 'id', 22], ['inventoryImport', 'id', 22]),
    ...later([...furtherFields.map(figureColumn), ...columns(['returnReasons', 'text', 24], ['sdImport', 'id', 22], ['returnsImport', 'id', 22], ['planningImport', 'id', 22])]),
  ],
};

/** Days past those that are kept; written when the first week folds. */
export const asinWeeksTable: TableSpec = {
  name: 'amz_asin_weeks', sheet: 'asinWeeks', key: ['store', 'marketplace', 'weekStart', 'asin'], style: 'TableStyleLight1',
  columns: [
    ...columns(['store', 'text', 16], ['marketplace', 'text', 12], ['weekStart', 'date', 12], ['weeks', 'integer', 8], ['asin', 'id', 14]),
    ...weekFields.map(figureColumn),
    ...columns(['salesDays', 'integer', 12], ['adsDays', 'integer', 12], ['inStockDays', 'integer', 12]),
  ],
};

export const dayTotalsTable: TableSpec = {
  name: 'amz_day_totals', sheet: 'dayTotals', key: ['store', 'marketplace', 'date'], style: 'TableStyleLight1',
  columns: [
    ...columns(['store', 'text', 16], ['marketplace', 'text', 12], ['date', 'date', 12], ['currency', 'text', 8]),
    ...figureFields.filter((field) => field !== 'yourPrice').map(figureColumn),
    ...columns(['salesFrom', 'text', 14]),
    ...later([...furtherFields, ...storeOnlyFields].map(figureColumn)),
    ...later(columns(['returnReasons', 'text', 24], ['adsFrom', 'text', 14], ['sdFrom', 'text', 14], ['sbFrom', 'text', 14])),
  ],
};

export const productsTable: TableSpec = {
  name: 'amz_products', sheet: 'products', key: ['marketplace', 'asin'], style: 'TableStyleMedium2',
  columns: [...columns(
    ['marketplace', 'text', 12], ['asin', 'id', 14], ['sku', 'id', 18], ['parentAsin', 'id', 14], ['name', 'text', 36], ['owner', 'text', 10], ['category', 'text', 14], ['stage', 'text', 10],
    ['cost', 'money', 10], ['fees', 'money', 10], ['priceFloor', 'money', 10], ['priceBaseline', 'money', 10], ['priceCeiling', 'money', 10],
    ['leadDays', 'integer', 12], ['safetyDays', 'integer', 10], ['targetDays', 'integer', 12], ['carton', 'integer', 8], ['protectedTerms', 'text', 24], ['dailyTarget', 'number', 12],
  ), ...later(columns(['rating', 'number', 10]))],
};

/** What people keep by hand of a day; each build adds the row to fill in, and never writes into one that is there. */
export const dayNotesTable: TableSpec = {
  name: 'amz_day_notes', sheet: 'dayNotes', key: ['marketplace', 'date'], style: 'TableStyleMedium2',
  columns: columns(['marketplace', 'text', 12], ['date', 'date', 12], ['unanswered', 'integer', 14], ['mostUrgent', 'number', 18], ['odr', 'percent', 14], ['ahr', 'integer', 14], ['notices', 'integer', 14], ['note', 'text', 40]),
};

export const settingsTable: TableSpec = {
  name: 'amz_settings', sheet: 'settings', key: ['settingId', 'scope'], style: 'TableStyleLight9',
  columns: columns(['settingId', 'id', 34], ['settingName', 'text', 52], ['scope', 'text', 14], ['settingValue', 'text', 16], ['defaultValue', 'text', 14], ['unit', 'text', 20], ['source', 'text', 44], ['asOf', 'text', 12]),
};

/** The team. Made when the first person is written down, so that a workbook for one has no empty sheet. */
export const peopleTable: TableSpec = {
  name: 'amz_people', sheet: 'people', key: ['personName'], style: 'TableStyleLight9',
  columns: columns(['personName', 'id', 18], ['role', 'id', 16], ['phase', 'id', 14], ['note', 'text', 44]),
};

/** Ticks of the daily checklist. A build adds the rows of a new day and keeps `checkData`; person, time and note are people's. */
export const checklistTable: TableSpec = {
  name: 'amz_checklist', sheet: 'checklist', key: ['store', 'marketplace', 'date', 'checkItem'], style: 'TableStyleMedium2',
  columns: columns(['store', 'text', 20], ['marketplace', 'text', 12], ['date', 'date', 12], ['checkItem', 'id', 8], ['checkTask', 'text', 34], ['checkData', 'text', 46], ['checkPerson', 'text', 14], ['checkTime', 'text', 18], ['note', 'text', 36]),
};

/** In the order people read it, not in the order it is hashed in: what is printed comes first, what only machines read last. */
export const logTable: TableSpec = {
  name: 'amz_sop_log', sheet: 'log', key: ['logId'], style: 'TableStyleMedium2', print: 'A:Q',
  columns: [
    ...columns(['logId', 'id', 22], ['beijingTime', 'id', 11], ['marketplace', 'id', 11], ['operator', 'id', 9], ['module', 'id', 11], ['action', 'id', 12], ['object', 'id', 20], ['metric', 'id', 12], ['oldValue', 'id', 11],
      ['newValue', 'id', 11], ['change', 'id', 9], ['reason', 'id', 40], ['risk', 'id', 8], ['needsReview', 'id', 8], ['status', 'text', 10], ['reviewer', 'text', 10], ['reviewTime', 'text', 11]).map((column): ColumnSpec => ({ ...column, wrap: true })),
    ...columns(['siteTime', 'id', 19], ['store', 'id', 16], ['objectType', 'id', 10], ['rule', 'id', 30], ['suggestion', 'id', 40], ['expectation', 'id', 28], ['watchUntil', 'id', 12], ['reviewResult', 'text', 10],
      ['executedAt', 'text', 19], ['readBack', 'text', 12], ['outcome', 'text', 28], ['evidence', 'id', 30], ['relatedId', 'id', 22], ['note', 'id', 30], ['contentHash', 'id', 14], ['previousHash', 'id', 14], ['hash', 'id', 14]),
  ],
};

export const eventsTable: TableSpec = {
  name: 'amz_sop_events', sheet: 'events', key: ['eventId'], style: 'TableStyleLight9', print: 'A:H',
  columns: [
    ...columns(['eventId', 'id', 24], ['logId', 'id', 22], ['eventTime', 'id', 19], ['person', 'id', 10], ['eventKind', 'id', 10], ['result', 'id', 12], ['value', 'id', 24], ['comment', 'id', 44]).map((column): ColumnSpec => ({ ...column, wrap: true })),
    ...columns(['previousHash', 'id', 14], ['hash', 'id', 14], ['current', 'id', 26]),
  ],
};

/** Stars of products as the product table said them, a row whenever they changed. Made when the first are known. */
export const ratingsTable: TableSpec = {
  name: 'amz_ratings', sheet: 'ratings', key: ['marketplace', 'date', 'asin'], style: 'TableStyleLight1',
  columns: columns(['marketplace', 'text', 12], ['date', 'date', 12], ['asin', 'id', 14], ['rating', 'number', 10]),
};

export const tableSpecs: readonly TableSpec[] = [productsTable, dayNotesTable, checklistTable, logTable, eventsTable, dayTotalsTable, asinDaysTable, asinWeeksTable, ratingsTable, settingsTable];

/** Style ids of the table bodies; `planStyles` of `styles.ts` defines them. */
export const columnStyleOf: Readonly<Record<ColumnType, string>> = {
  text: 'body.text', id: 'body.id', integer: 'body.integer', money: 'body.money', percent: 'body.percent', date: 'body.date', number: 'body.number',
};

/** The columns of a table as a plan names them, with every header the column may carry. */
export function planColumns(spec: TableSpec, language: Language, extra: Partial<Record<Field, { readonly formula?: string; readonly validation?: Omit<Validation, 'range'> }>> = {}): TableColumn[] {
  return spec.columns.map(({ field, type, width, wrap }) => ({
    field,
    header: tableHeaders[field][language],
    aliases: languages.map((one) => tableHeaders[field][one]),
    width,
    style: wrap && (type === 'id' || type === 'text') ? `${columnStyleOf[type]}.wrap` : columnStyleOf[type],
    ...extra[field],
  }));
}

/** Where a row of a table stands: its sheet, and its row as Excel counts them. */
export const placeOf = ({ raw }: { readonly raw: { readonly sheet: string; readonly row: number } | null }, index: number): { readonly sheet: string; readonly row: number } => ({ sheet: raw?.sheet ?? '', row: (raw?.row ?? 0) + index + 2 });
