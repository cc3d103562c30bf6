import { itemOf, type Tick } from '../domain/checklist';
import { fromSerial } from '../domain/civil';
import { dayKey, figureFields, furtherFields, historyFrom, storeOnlyFields, totalsSources, type AsinDay, type DayTotals, type History, type StoreFigures, type TotalsFrom } from '../domain/history';
import { marketplaceOf } from '../domain/marketplace';
import { notice, type Notice } from '../domain/notice';
import { noteFields, type DayNote, type NoteField } from '../domain/notes';
import type { Product } from '../domain/products';
import { ratingKey, type RatingRecord } from '../domain/ratings';
import type { Person } from '../domain/team';
import { weekCounts, weekFields, weekKey, type AsinWeek } from '../domain/weeks';
import { languages } from '../locale';
import { tableHeaders } from '../locale/tables';
import type { CellValue, RawTable, RawWorkbook } from './plan';
import { peopleOf } from './people';
import { decodeAsinDays } from './storedDays';
import { decodeRows, unique, type Reader, type StoredRow, type StoredTable } from './storedTable';
import { asinDaysTable, asinWeeksTable, checklistTable, dayNotesTable, dayTotalsTable, eventsTable, logTable, peopleTable, placeOf, productsTable, ratingsTable, settingsTable, tableSpecs, type ColumnType, type Field, type TableSpec } from './tables';

export type { StoredRow, StoredTable } from './storedTable';

/** A setting that a person gave: a rule's id, where it applies (blank: everywhere), and the text they typed. */
export interface StoredSetting {
  readonly id: string;
  readonly scope: string;
  readonly value: CellValue;
  /** Where it stands: the sheet, and the row as Excel counts them. */
  readonly sheet: string;
  readonly row: number;
}

/** Everything the workbook remembers, decoded; what could not be read is said, and left in the workbook as it is. */
export interface StoredData {
  /** The days of ASINs and stores; the history's rows are made where somebody asks for all of them. */
  readonly history: History;
  readonly asinDays: readonly AsinDay[];
  readonly dayTotals: readonly DayTotals[];
  readonly asinWeeks: readonly AsinWeek[];
  readonly products: readonly Product[];
  readonly dayNotes: readonly DayNote[];
  readonly settings: readonly StoredSetting[];
  readonly people: readonly Person[];
  readonly ticks: readonly Tick[];
  readonly ratings: readonly RatingRecord[];
  readonly tables: { readonly products: StoredTable; readonly dayNotes: StoredTable; readonly log: StoredTable; readonly events: StoredTable; readonly dayTotals: StoredTable; readonly asinDays: StoredTable; readonly asinWeeks: StoredTable; readonly settings: StoredTable; readonly people: StoredTable; readonly checklist: StoredTable; readonly ratings: StoredTable };
  readonly problems: readonly Notice[];
}

const fold = (header: string): string => header.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
const known = new Map(Object.entries(tableHeaders).map(([field, entry]) => [field, new Set(languages.map((language) => fold(entry[language])))] as const));

/** Reads our tables out of what a hand read from the workbook. Pure. */
export function decodeWorkbook(raw: RawWorkbook): StoredData {
  const problems: Notice[] = [];
  const open = (spec: TableSpec): StoredTable => openTable(spec, raw, problems);
  const tables = { products: open(productsTable), dayNotes: open(dayNotesTable), log: open(logTable), events: open(eventsTable), dayTotals: open(dayTotalsTable), asinDays: open(asinDaysTable), asinWeeks: open(asinWeeksTable), settings: open(settingsTable), people: open(peopleTable), checklist: open(checklistTable), ratings: open(ratingsTable) };
  const asinDays = decodeAsinDays(tables.asinDays, problems);
  const dayTotals = unique(decodeRows(tables.dayTotals, problems, dayTotalsOf), tables.dayTotals, problems, dayKey);
  const history = historyFrom(asinDays, dayTotals);
  return {
    tables,
    history,
    get asinDays() {
      return history.asinDays;
    },
    dayTotals,
    asinWeeks: unique(decodeRows(tables.asinWeeks, problems, asinWeekOf), tables.asinWeeks, problems, weekKey),
    products: unique(decodeRows(tables.products, problems, productOf), tables.products, problems, (row) => `${row.marketplace}\u001f${row.asin}`),
    dayNotes: unique(decodeRows(tables.dayNotes, problems, dayNoteOf), tables.dayNotes, problems, (row) => `${row.marketplace}\u001f${row.date}`),
    settings: tables.settings.rows.flatMap(({ index, cells }) => (cells.settingId ? [{ id: String(cells.settingId).trim(), scope: String(cells.scope ?? '').trim(), value: cells.settingValue ?? null, ...placeOf(tables.settings, index) }] : [])),
    people: peopleOf(tables.people, problems),
    ticks: unique(decodeRows(tables.checklist, problems, tickOf), tables.checklist, problems, (row) => [row.store, row.marketplace, row.date, row.item].join('\u001f')),
    ratings: unique(decodeRows(tables.ratings, problems, ratingOf), tables.ratings, problems, ratingKey),
    problems,
  };
}

/** Whether a table is one of products by day or week: tens of thousands of rows that only a build needs. Named differently by a person, its headers tell. */
export function isByAsin({ name, headers }: Pick<RawTable, 'name' | 'headers'>): boolean {
  if (name === asinDaysTable.name || name === asinWeeksTable.name) return true;
  const folded = headers.map(fold);
  return (['asin', 'sessionsTotal'] as const).every((field) => folded.some((header) => known.get(field)?.has(header)));
}

const ourNames: ReadonlySet<string> = new Set([...tableSpecs, peopleTable].map(({ name }) => name));

/** Our table by its name; renamed by a person, by its headers (all key columns and most others must be there). */
function openTable(spec: TableSpec, raw: RawWorkbook, problems: Notice[]): StoredTable {
  const own = spec.columns.filter(({ later }) => !later);
  const byName = raw.tables.find((table) => table.name.toLowerCase() === spec.name);
  const table = byName ?? raw.tables.find((candidate) => {
    // Another table of ours has many of the same columns: where this one was deleted it stays itself.
    if (ourNames.has(candidate.name.toLowerCase())) return false;
    const columns = columnsOf(spec, candidate);
    return spec.key.every((field) => columns[field] !== undefined) && own.filter(({ field }) => columns[field] !== undefined).length >= own.length * 0.8;
  });
  if (!table) return { spec, raw: null, rows: [], columnOf: {} };
  const columnOf = columnsOf(spec, table);
  const missing = spec.columns.filter(({ field, later }) => columnOf[field] === undefined && !later).map(({ field }) => field);
  if (missing.length > 0) problems.push(notice('table-columns-missing', { table: table.name, sheet: table.sheet, fields: missing.join(', ') }));
  if (table.below) problems.push(notice('table-rows-below', { sheet: table.sheet, table: table.name, count: table.below }));
  let rows: readonly StoredRow[] | null = null;
  return {
    spec, raw: table, columnOf,
    // The history holds many thousand rows and is decoded without them.
    get rows() {
      const fields = Object.entries(columnOf);
      return (rows ??= table.rows.map((cells, index) => ({ index, cells: Object.fromEntries(fields.map(([field, column]) => [field, cells[column] ?? null])) })));
    },
  };
}

function columnsOf(spec: TableSpec, table: RawTable): Partial<Record<Field, number>> {
  const folded = table.headers.map(fold);
  const columns: Partial<Record<Field, number>> = {};
  for (const { field } of spec.columns) {
    const names = known.get(field);
    const column = folded.findIndex((header) => names?.has(header));
    if (column >= 0) columns[field] = column;
  }
  return columns;
}

const storeFigures = [...figureFields, ...furtherFields, ...storeOnlyFields];

function storeFiguresOf(reader: Reader): StoreFigures {
  const figures: Partial<Record<(typeof storeFigures)[number], number | null>> = {};
  for (const field of storeFigures) figures[field] = reader.number(field);
  return figures as StoreFigures;
}

function dayTotalsOf(reader: Reader): DayTotals | null {
  const [store, marketplace, date] = [reader.text('store'), reader.text('marketplace'), reader.date('date')];
  if (!store || !marketplace || !date) return null;
  const from = (field: 'salesFrom' | 'adsFrom' | 'sdFrom' | 'sbFrom'): TotalsFrom | null => totalsSources.find((one) => one === reader.text(field)) ?? null;
  const figures = storeFiguresOf(reader);
  // Before there were other ad types, advertising was Sponsored Products by ASIN.
  const products = figures.spend !== null && figures.sdSpend === null && figures.sbSpend === null ? 'by-asin' : null;
  return { store, marketplace, date, currency: reader.text('currency'), ...figures, salesFrom: from('salesFrom'), adsFrom: from('adsFrom') ?? products, sdFrom: from('sdFrom'), sbFrom: from('sbFrom'), returnReasons: reader.text('returnReasons') };
}

function asinWeekOf(reader: Reader): AsinWeek | null {
  const [store, marketplace, weekStart, asin] = [reader.text('store'), reader.text('marketplace'), reader.date('weekStart'), reader.text('asin')];
  if (!store || !marketplace || !weekStart || !asin) return null;
  const known = Object.fromEntries([...weekFields, ...weekCounts].map((field) => [field, reader.number(field)])) as Record<(typeof weekFields)[number] | (typeof weekCounts)[number], number | null>;
  return { store, marketplace, weekStart, weeks: Math.max(1, reader.number('weeks') ?? 1), asin, ...known };
}

function dayNoteOf(reader: Reader): DayNote | null {
  const [marketplace, date] = [reader.text('marketplace'), reader.date('date')];
  if (!marketplace || !date) return null;
  const known = Object.fromEntries(noteFields.map((field) => [field, reader.number(field)])) as Record<NoteField, number | null>;
  return { marketplace: marketplaceOf(marketplace)?.code ?? marketplace, date, ...known };
}

function ratingOf(reader: Reader): RatingRecord | null {
  const [marketplace, date, asin, rating] = [reader.text('marketplace'), reader.date('date'), reader.text('asin'), reader.number('rating')];
  return marketplace && date && asin && rating !== null ? { marketplace, date, asin, rating } : null;
}

function tickOf(reader: Reader): Tick | null {
  const [store, marketplace, date, item] = [reader.text('store'), reader.text('marketplace'), reader.date('date'), itemOf(reader.text('checkItem') ?? '')];
  if (!store || !marketplace || !date || !item) return null;
  return {
    store, marketplace: marketplaceOf(marketplace)?.code ?? marketplace, date, item: item.id,
    person: reader.text('checkPerson'), time: timeText(reader.text('checkTime')), note: reader.text('note'), byData: reader.text('checkData')?.startsWith(dataTick) ?? false,
  };
}

/** A moment that Excel made a number of, as people read it: `09:30`, `11-23 09:30`. */
function timeText(typed: string | null): string | null {
  const moment = typed === null ? Number.NaN : Number(typed);
  if (!Number.isFinite(moment) || moment < 0) return typed;
  const minutes = Math.round((moment % 1) * minutesOfDay);
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const day = moment < 1 ? null : fromSerial(Math.floor(moment));
  return day ? `${day.slice(5)} ${clock}` : clock;
}
const minutesOfDay = 1440;
/** How `checkData` begins where the data ticked the item. */
export const dataTick = '✓';

function productOf(reader: Reader): Product | null {
  const [marketplace, asin] = [reader.text('marketplace'), reader.text('asin')];
  if (!marketplace || !asin) return null;
  return {
    marketplace, asin, sku: reader.text('sku'), parentAsin: reader.text('parentAsin'), name: reader.text('name'), owner: reader.text('owner'), category: reader.text('category'), stage: reader.text('stage'),
    cost: reader.number('cost'), fees: reader.number('fees'), priceFloor: reader.number('priceFloor'), priceBaseline: reader.number('priceBaseline'), priceCeiling: reader.number('priceCeiling'),
    leadDays: reader.number('leadDays'), safetyDays: reader.number('safetyDays'), targetDays: reader.number('targetDays'), carton: reader.number('carton'),
    protectedTerms: reader.text('protectedTerms'), dailyTarget: reader.number('dailyTarget'), rating: reader.number('rating'),
  };
}

/** The type a field is stored as in a table. */
export function typeOf(spec: TableSpec, field: Field): ColumnType {
  return spec.columns.find((column) => column.field === field)?.type ?? 'text';
}
