import { civilDate, fromSerial, type CivilDate } from '../domain/civil';
import { figureFields, type AsinDay, type DayTotals, type Figures } from '../domain/history';
import { notice, type Notice } from '../domain/notice';
import type { Product } from '../domain/products';
import type { Person } from '../domain/team';
import { languages } from '../locale';
import { tableHeaders } from '../locale/tables';
import type { CellValue, RawTable, RawWorkbook } from './plan';
import { peopleOf } from './people';
import { asinDaysTable, dayTotalsTable, eventsTable, logTable, peopleTable, placeOf, productsTable, settingsTable, type ColumnType, type Field, type TableSpec } from './tables';

/** One row of a table of ours as it stands: cells by field, and where it stands. */
export interface StoredRow {
  /** 0-based index among the table's rows. */
  readonly index: number;
  readonly cells: Readonly<Partial<Record<Field, CellValue>>>;
}

export interface StoredTable {
  readonly spec: TableSpec;
  readonly raw: RawTable | null;
  readonly rows: readonly StoredRow[];
  /** 0-based column of each field that is there. */
  readonly columnOf: Readonly<Partial<Record<Field, number>>>;
}

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
  readonly asinDays: readonly AsinDay[];
  readonly dayTotals: readonly DayTotals[];
  readonly products: readonly Product[];
  readonly settings: readonly StoredSetting[];
  readonly people: readonly Person[];
  readonly tables: { readonly products: StoredTable; readonly log: StoredTable; readonly events: StoredTable; readonly dayTotals: StoredTable; readonly asinDays: StoredTable; readonly settings: StoredTable; readonly people: StoredTable };
  readonly problems: readonly Notice[];
}

const fold = (header: string): string => header.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
const known = new Map(Object.entries(tableHeaders).map(([field, entry]) => [field, new Set(languages.map((language) => fold(entry[language])))] as const));

/** Reads our tables out of what a hand read from the workbook. Pure. */
export function decodeWorkbook(raw: RawWorkbook): StoredData {
  const problems: Notice[] = [];
  const open = (spec: TableSpec): StoredTable => openTable(spec, raw, problems);
  const tables = { products: open(productsTable), log: open(logTable), events: open(eventsTable), dayTotals: open(dayTotalsTable), asinDays: open(asinDaysTable), settings: open(settingsTable), people: open(peopleTable) };
  return {
    tables,
    asinDays: unique(decodeRows(tables.asinDays, problems, asinDayOf), tables.asinDays, problems, (row) => `${row.store}\u001f${row.marketplace}\u001f${row.date}\u001f${row.asin}`),
    dayTotals: unique(decodeRows(tables.dayTotals, problems, dayTotalsOf), tables.dayTotals, problems, (row) => `${row.store}\u001f${row.marketplace}\u001f${row.date}`),
    products: unique(decodeRows(tables.products, problems, productOf), tables.products, problems, (row) => `${row.marketplace}\u001f${row.asin}`),
    settings: tables.settings.rows.flatMap(({ index, cells }) => (cells.settingId ? [{ id: String(cells.settingId).trim(), scope: String(cells.scope ?? '').trim(), value: cells.settingValue ?? null, ...placeOf(tables.settings, index) }] : [])),
    people: peopleOf(tables.people, problems),
    problems,
  };
}

/** Our table by its name; renamed by a person, by its headers (all key columns and most others must be there). */
function openTable(spec: TableSpec, raw: RawWorkbook, problems: Notice[]): StoredTable {
  const fits = (table: RawTable): number => spec.columns.filter(({ field }) => columnsOf(spec, table)[field] !== undefined).length;
  const byName = raw.tables.find((table) => table.name.toLowerCase() === spec.name);
  const table = byName ?? raw.tables.find((candidate) => {
    const columns = columnsOf(spec, candidate);
    return spec.key.every((field) => columns[field] !== undefined) && fits(candidate) >= spec.columns.length * 0.8;
  });
  if (!table) return { spec, raw: null, rows: [], columnOf: {} };
  const columnOf = columnsOf(spec, table);
  const missing = spec.columns.filter(({ field }) => columnOf[field] === undefined).map(({ field }) => field);
  if (missing.length > 0) problems.push(notice('table-columns-missing', { table: table.name, sheet: table.sheet, fields: missing.join(', ') }));
  if (table.below) problems.push(notice('table-rows-below', { sheet: table.sheet, table: table.name, count: table.below }));
  const rows = table.rows.map((cells, index) => ({
    index,
    cells: Object.fromEntries(Object.entries(columnOf).map(([field, column]) => [field, cells[column] ?? null])),
  }));
  return { spec, raw: table, rows, columnOf };
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

/** Reads cells of one row; remembers what did not fit its column. */
interface Reader {
  text(field: Field): string | null;
  number(field: Field): number | null;
  date(field: Field): CivilDate | null;
}

function decodeRows<Row>(table: StoredTable, problems: Notice[], decode: (reader: Reader) => Row | null): Row[] {
  const rows: Row[] = [];
  for (const row of table.rows) {
    if (Object.values(row.cells).every((cell) => cell === null || cell === '')) continue;
    const damage: { field: Field; value: CellValue }[] = [];
    const decoded = decode(readerOf(row, damage));
    const { sheet, row: at } = placeOf(table, row.index);
    for (const { field, value } of damage) problems.push(notice('table-cell-damaged', { sheet, row: at, field, value: String(value) }));
    if (decoded) rows.push(decoded);
    else problems.push(notice('table-row-without-key', { sheet, row: at, fields: table.spec.key.join(', ') }));
  }
  return rows;
}

function readerOf(row: StoredRow, damage: { field: Field; value: CellValue }[]): Reader {
  const cell = (field: Field): CellValue => row.cells[field] ?? null;
  const spoil = (field: Field): null => {
    damage.push({ field, value: cell(field) });
    return null;
  };
  return {
    text: (field) => {
      const value = cell(field);
      const text = value === null ? '' : String(value).trim();
      return text === '' ? null : text;
    },
    number: (field) => {
      const value = cell(field);
      if (value === null || value === '') return null;
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      const typed = typeof value === 'string' && value.trim() !== '' ? Number(value.trim()) : Number.NaN;
      return Number.isFinite(typed) ? typed : spoil(field);
    },
    date: (field) => {
      const value = cell(field);
      if (typeof value === 'number') return fromSerial(value) ?? spoil(field);
      if (typeof value === 'string' && value.trim() !== '') return civilDate(value.trim().replaceAll('/', '-')) ?? spoil(field);
      return null;
    },
  };
}

const figuresOf = (reader: Reader): Figures => Object.fromEntries(figureFields.map((field) => [field, reader.number(field)])) as unknown as Figures;

function asinDayOf(reader: Reader): AsinDay | null {
  const [store, marketplace, date, asin] = [reader.text('store'), reader.text('marketplace'), reader.date('date'), reader.text('asin')];
  if (!store || !marketplace || !date || !asin) return null;
  return {
    store, marketplace, date, asin, sku: reader.text('sku'), parentAsin: reader.text('parentAsin'), title: reader.text('title'), ...figuresOf(reader),
    salesImport: reader.text('salesImport'), adsImport: reader.text('adsImport'), inventoryImport: reader.text('inventoryImport'),
  };
}

function dayTotalsOf(reader: Reader): DayTotals | null {
  const [store, marketplace, date] = [reader.text('store'), reader.text('marketplace'), reader.date('date')];
  if (!store || !marketplace || !date) return null;
  const from = reader.text('salesFrom');
  return { store, marketplace, date, currency: reader.text('currency'), ...figuresOf(reader), salesFrom: from === 'by-asin' || from === 'by-parent' || from === 'by-date' ? from : null };
}

function productOf(reader: Reader): Product | null {
  const [marketplace, asin] = [reader.text('marketplace'), reader.text('asin')];
  if (!marketplace || !asin) return null;
  return {
    marketplace, asin, sku: reader.text('sku'), parentAsin: reader.text('parentAsin'), name: reader.text('name'), owner: reader.text('owner'), category: reader.text('category'), stage: reader.text('stage'),
    cost: reader.number('cost'), fees: reader.number('fees'), priceFloor: reader.number('priceFloor'), priceBaseline: reader.number('priceBaseline'), priceCeiling: reader.number('priceCeiling'),
    leadDays: reader.number('leadDays'), safetyDays: reader.number('safetyDays'), targetDays: reader.number('targetDays'), carton: reader.number('carton'),
    protectedTerms: reader.text('protectedTerms'), dailyTarget: reader.number('dailyTarget'),
  };
}

/** The first row of each key; further ones are named and left out of the arithmetic (they stay in the sheet). */
function unique<Row>(rows: readonly Row[], table: StoredTable, problems: Notice[], keyOf: (row: Row) => string): Row[] {
  const seen = new Map<string, Row>();
  let doubled = 0;
  for (const row of rows) {
    const key = keyOf(row);
    if (seen.has(key)) doubled += 1;
    else seen.set(key, row);
  }
  if (doubled > 0) problems.push(notice('table-keys-doubled', { sheet: table.raw?.sheet ?? '', count: doubled }));
  return [...seen.values()];
}

/** The type a field is stored as in a table. */
export function typeOf(spec: TableSpec, field: Field): ColumnType {
  return spec.columns.find((column) => column.field === field)?.type ?? 'text';
}
