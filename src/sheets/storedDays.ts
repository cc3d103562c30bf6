import { AsinHistory, AsinNumbers, DayRows, Places } from '../domain/asinHistory';
import { dayKey, figureFields, furtherFields, type AsinDay, type Day, type FigureField, type TextField } from '../domain/history';
import type { Notice } from '../domain/notice';
import type { CellValue } from './plan';
import { CellReader, decodeRow, doubled, isBare, type Reader, type StoredTable } from './storedTable';

const figures: readonly FigureField[] = [...figureFields, ...furtherFields];

type Key = Day & { readonly asin: string };

function keyOf(reader: Reader): Key | null {
  const [store, marketplace, date, asin] = [reader.text('store'), reader.text('marketplace'), reader.date('date'), reader.text('asin')];
  return store && marketplace && date && asin ? { store, marketplace, date, asin } : null;
}

/**
 * The history of ASIN days as its table stands. Every cell is looked at, so that damage is named, but rows are neither
 * copied nor made: a day knows which rows of the table are its own and reads from their cells what it is asked for.
 */
export function decodeAsinDays(table: StoredTable, problems: Notice[]): AsinHistory {
  const numbers = new AsinNumbers();
  const days = new Map<string, StoredDay>();
  const rows = table.raw?.rows ?? [];
  const reader = new CellReader(table.columnOf);
  const { store, marketplace, date, asin } = table.columnOf;
  const columns = new FigureColumns(table.columnOf, rows.length);
  let above: readonly CellValue[] = [];
  let day = null as StoredDay | null;
  let twice = 0;
  const same = (column: number | undefined, cells: readonly CellValue[]): boolean => column !== undefined && cells[column] === above[column];
  rows.forEach((cells, index) => {
    const name = asin === undefined ? null : cells[asin];
    // Nearly every row is of the day above it and has nothing but numbers where numbers belong.
    if (day && typeof name === 'string' && isPlainName(name) && same(date, cells) && same(marketplace, cells) && same(store, cells) && columns.take(index, cells)) {
      if (!day.add(index, numbers.of(name))) twice += 1;
      return;
    }
    const key = decodeRow(table, reader, cells, index, problems, (one) => {
      const found = keyOf(one);
      if (found) columns.takeRead(index, one);
      return found;
    });
    if (!key) return;
    const dayName = dayKey(key);
    let own = days.get(dayName);
    if (!own) days.set(dayName, (own = new StoredDay(key, rows, columns, numbers)));
    if (!own.add(index, numbers.of(key.asin))) twice += 1;
    [above, day] = [cells, own];
  });
  if (twice > 0) problems.push(doubled(table, twice));
  return new AsinHistory(numbers, [...days.values()]);
}

/** Texts without a blank at either end are what they are. */
const isPlainName = (text: string): boolean => isBare(text) && text !== '';

/** The figures of all rows of the table, a column each, filled while the rows are looked at; NaN where nothing is known. Columns that stand empty are not made: an export that never came has several. */
class FigureColumns {
  readonly columnOf: StoredTable['columnOf'];
  readonly #fields: readonly FigureField[];
  readonly #from: readonly number[];
  readonly #figures: (Float64Array | null)[];
  readonly #rows: number;

  constructor(columnOf: StoredTable['columnOf'], rows: number) {
    this.columnOf = columnOf;
    this.#fields = figures.filter((field) => columnOf[field] !== undefined);
    this.#from = this.#fields.map((field) => columnOf[field] ?? -1);
    this.#figures = this.#fields.map(() => null);
    this.#rows = rows;
  }

  /** Takes a row with nothing but numbers where numbers belong; false where there is something else. */
  take(index: number, cells: readonly CellValue[]): boolean {
    const [from, figures] = [this.#from, this.#figures];
    for (let at = 0; at < from.length; at += 1) {
      const value = cells[from[at] ?? -1];
      if (value === null || value === '' || value === undefined) continue;
      if (typeof value !== 'number' || !Number.isFinite(value)) return this.#forget(index);
      (figures[at] ?? this.#made(at))[index] = value;
    }
    return true;
  }

  /** Takes a row as a reader reads it, which remembers what does not fit. */
  takeRead(index: number, reader: Reader): void {
    this.#fields.forEach((field, at) => {
      const value = reader.number(field);
      if (value !== null) (this.#figures[at] ?? this.#made(at))[index] = value;
    });
  }

  #made(at: number): Float64Array {
    return (this.#figures[at] = new Float64Array(this.#rows).fill(Number.NaN));
  }

  /** What was taken of a row that does not fit after all. */
  #forget(index: number): false {
    for (const column of this.#figures) if (column) column[index] = Number.NaN;
    return false;
  }

  /** A figure of every row of the table; null where the table has none of it. */
  of(field: FigureField): Float64Array | null {
    return this.#figures[this.#fields.indexOf(field)] ?? null;
  }
}

/** A day's rows in the table. */
class StoredDay extends DayRows {
  readonly #cells: readonly (readonly CellValue[])[];
  readonly #columns: FigureColumns;
  readonly #numbers: AsinNumbers;
  readonly #reader: CellReader;
  /** Where each row stands in the table, and its ASIN's number. */
  readonly #indices: number[] = [];
  readonly #asins: number[] = [];
  readonly #places = new Places();
  readonly #rows: AsinDay[] = [];

  constructor(day: Day, cells: readonly (readonly CellValue[])[], columns: FigureColumns, numbers: AsinNumbers) {
    super(day);
    [this.#cells, this.#columns, this.#numbers, this.#reader] = [cells, columns, numbers, new CellReader(columns.columnOf)];
  }

  /** Takes a row of the table; false where the day has the ASIN already. */
  add(index: number, number: number): boolean {
    if (this.#places.of(number) >= 0) return false;
    this.#places.set(number, this.#indices.push(index) - 1);
    this.#asins.push(number);
    return true;
  }

  get size(): number {
    return this.#indices.length;
  }

  numberAt(place: number): number {
    return this.#asins[place] ?? -1;
  }

  placeOf(number: number): number {
    return this.#places.of(number);
  }

  orderAt(place: number): number {
    return this.#indices[place] ?? 0;
  }

  text(place: number, field: TextField): string | null {
    return this.#at(place).text(field);
  }

  row(place: number): AsinDay {
    return (this.#rows[place] ??= rowOf(this.#at(place), this, this.#numbers.name(this.numberAt(place))));
  }

  protected read(field: FigureField): Float64Array {
    const figure = new Float64Array(this.size);
    const column = this.#columns.of(field);
    if (!column) return figure.fill(Number.NaN);
    for (let place = 0; place < figure.length; place += 1) figure[place] = column[this.orderAt(place)] ?? Number.NaN;
    return figure;
  }

  #at(place: number): CellReader {
    this.#reader.cells = this.#cells[this.orderAt(place)] ?? [];
    return this.#reader;
  }
}

function rowOf(reader: Reader, { store, marketplace, date }: Day, asin: string): AsinDay {
  // Written out: one shape is made faster than a list of fields.
  return {
    store, marketplace, date, asin, sku: reader.text('sku'), parentAsin: reader.text('parentAsin'), title: reader.text('title'),
    sessionsTotal: reader.number('sessionsTotal'), pageViewsTotal: reader.number('pageViewsTotal'), buyBoxPercentage: reader.number('buyBoxPercentage'), unitsOrdered: reader.number('unitsOrdered'), totalOrderItems: reader.number('totalOrderItems'), orderedProductSales: reader.number('orderedProductSales'),
    impressions: reader.number('impressions'), clicks: reader.number('clicks'), spend: reader.number('spend'), sales: reader.number('sales'), orders: reader.number('orders'), units: reader.number('units'),
    afnFulfillableQuantity: reader.number('afnFulfillableQuantity'), afnInboundQuantity: reader.number('afnInboundQuantity'), afnReservedQuantity: reader.number('afnReservedQuantity'), yourPrice: reader.number('yourPrice'),
    sdImpressions: reader.number('sdImpressions'), sdClicks: reader.number('sdClicks'), sdSpend: reader.number('sdSpend'), sdSales: reader.number('sdSales'), sdOrders: reader.number('sdOrders'), sdUnits: reader.number('sdUnits'),
    returnedUnits: reader.number('returnedUnits'), agedUnits: reader.number('agedUnits'), lowFee: reader.number('lowFee'), returnReasons: reader.text('returnReasons'),
    salesImport: reader.text('salesImport'), adsImport: reader.text('adsImport'), inventoryImport: reader.text('inventoryImport'),
    sdImport: reader.text('sdImport'), returnsImport: reader.text('returnsImport'), planningImport: reader.text('planningImport'),
  };
}

