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
  const figureColumns = figures.flatMap((field) => table.columnOf[field] ?? []);
  let above: readonly CellValue[] = [];
  let day = null as StoredDay | null;
  let twice = 0;
  const same = (column: number | undefined, cells: readonly CellValue[]): boolean => column !== undefined && cells[column] === above[column];
  rows.forEach((cells, index) => {
    const name = asin === undefined ? null : cells[asin];
    // Nearly every row is of the day above it and has nothing but numbers where numbers belong.
    if (day && typeof name === 'string' && isPlainName(name) && hasOnlyNumbers(cells, figureColumns) && same(date, cells) && same(marketplace, cells) && same(store, cells)) {
      if (!day.add(index, numbers.of(name))) twice += 1;
      return;
    }
    const key = decodeRow(table, reader, cells, index, problems, (one) => {
      const found = keyOf(one);
      if (found) for (const field of figures) one.number(field);
      return found;
    });
    if (!key) return;
    const dayName = dayKey(key);
    let own = days.get(dayName);
    if (!own) days.set(dayName, (own = new StoredDay(key, rows, table.columnOf, numbers)));
    if (!own.add(index, numbers.of(key.asin))) twice += 1;
    [above, day] = [cells, own];
  });
  if (twice > 0) problems.push(doubled(table, twice));
  return new AsinHistory(numbers, [...days.values()]);
}

/** Texts without a blank at either end are what they are. */
const isPlainName = (text: string): boolean => isBare(text) && text !== '';

function hasOnlyNumbers(cells: readonly CellValue[], columns: readonly number[]): boolean {
  for (let index = 0; index < columns.length; index += 1) {
    const value = cells[columns[index] ?? -1];
    if (typeof value === 'number' ? !Number.isFinite(value) : value !== null && value !== '' && value !== undefined) return false;
  }
  return true;
}

/** A day's rows in the table. */
class StoredDay extends DayRows {
  readonly #cells: readonly (readonly CellValue[])[];
  readonly #columnOf: StoredTable['columnOf'];
  readonly #numbers: AsinNumbers;
  readonly #reader: CellReader;
  /** Where each row stands in the table, and its ASIN's number. */
  readonly #indices: number[] = [];
  readonly #asins: number[] = [];
  readonly #places = new Places();
  readonly #rows: AsinDay[] = [];

  constructor(day: Day, cells: readonly (readonly CellValue[])[], columnOf: StoredTable['columnOf'], numbers: AsinNumbers) {
    super(day);
    [this.#cells, this.#columnOf, this.#numbers, this.#reader] = [cells, columnOf, numbers, new CellReader(columnOf)];
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
    const column = this.#columnOf[field];
    if (column === undefined) return figure.fill(Number.NaN);
    for (let place = 0; place < figure.length; place += 1) {
      const value = this.#cells[this.orderAt(place)]?.[column] ?? null;
      figure[place] = typeof value === 'number' && Number.isFinite(value) ? value : value === null ? Number.NaN : (this.#at(place).number(field) ?? Number.NaN);
    }
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

