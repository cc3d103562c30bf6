import { dayKey, type AsinDay, type Day, type TextField } from './asinDay';
import type { CivilDate } from './civil';
import type { FigureField } from './figures';
import { FigureTable } from './figureTable';

/** Numbers for ASINs, from 0 in the order they are met: what stands in a column is found by it. */
export class AsinNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];

  /** The number of an ASIN; a new one where it is new. */
  of(asin: string): number {
    let number = this.#numbers.get(asin);
    if (number === undefined) this.#numbers.set(asin, (number = this.#names.push(asin) - 1));
    return number;
  }

  find(asin: string): number | undefined {
    return this.#numbers.get(asin);
  }

  name(number: number): string {
    return this.#names[number] ?? '';
  }
}

/** The places of a day's rows by the number of their ASIN. */
export class Places {
  #places = new Int32Array(64).fill(-1);

  /** -1 where the day does not name the ASIN. */
  of(number: number): number {
    return this.#places[number] ?? -1;
  }

  set(number: number, place: number): void {
    if (number >= this.#places.length) {
      const wider = new Int32Array(Math.max(number + 1, this.#places.length * 2)).fill(-1);
      wider.set(this.#places);
      this.#places = wider;
    }
    this.#places[number] = place;
  }
}

/**
 * The ASIN rows of one store, marketplace and day, by their place among them. Figures are had by column and texts by cell,
 * so that looking back over many days makes no row objects; a row is made where somebody asks for the whole of it.
 */
export abstract class DayRows implements Day {
  readonly store: string;
  readonly marketplace: string;
  readonly date: CivilDate;
  readonly #figures = new Map<FigureField, Float64Array>();

  constructor({ store, marketplace, date }: Day) {
    this.store = store;
    this.marketplace = marketplace;
    this.date = date;
  }

  abstract readonly size: number;
  /** The number of the ASIN at a place. */
  abstract numberAt(place: number): number;
  /** The place of an ASIN by its number, -1 where the day does not name it. */
  abstract placeOf(number: number): number;
  /** Where a row stands among all rows of the history; ascending with the places. */
  abstract orderAt(place: number): number;
  abstract text(place: number, field: TextField): string | null;
  /** The row at a place, the same object each time. */
  abstract row(place: number): AsinDay;
  protected abstract read(field: FigureField): Float64Array;

  /** A figure of every row by place; NaN where it is not known. */
  figures(field: FigureField): Float64Array {
    let column = this.#figures.get(field);
    if (!column) this.#figures.set(field, (column = this.read(field)));
    return column;
  }

  rows(): AsinDay[] {
    return Array.from({ length: this.size }, (_, place) => this.row(place));
  }

  /** The first text of a field that any row has. */
  firstText(field: TextField): string | null {
    for (let place = 0; place < this.size; place += 1) {
      const text = this.text(place, field);
      if (text !== null) return text;
    }
    return null;
  }
}

/** A day of row objects. */
export class MadeRows extends DayRows {
  readonly size: number;
  readonly #rows: readonly AsinDay[];
  readonly #numbers: readonly number[];
  readonly #orders: readonly number[];
  readonly #places = new Places();

  constructor(day: Day, rows: readonly AsinDay[], numbers: readonly number[], orders: readonly number[]) {
    super(day);
    [this.size, this.#rows, this.#numbers, this.#orders] = [rows.length, rows, numbers, orders];
    numbers.forEach((number, place) => this.#places.set(number, place));
  }

  numberAt(place: number): number {
    return this.#numbers[place] ?? -1;
  }

  placeOf(number: number): number {
    return this.#places.of(number);
  }

  orderAt(place: number): number {
    return this.#orders[place] ?? 0;
  }

  text(place: number, field: TextField): string | null {
    return this.#rows[place]?.[field] ?? null;
  }

  row(place: number): AsinDay {
    const row = this.#rows[place];
    if (!row) throw new RangeError(`No row ${place} on ${this.date}`);
    return row;
  }

  protected read(field: FigureField): Float64Array {
    return Float64Array.from(this.#rows, (row) => row[field] ?? Number.NaN);
  }
}

/** The ASIN rows of a history by store, marketplace and day. */
export class AsinHistory {
  readonly numbers: AsinNumbers;
  /** In the order of their first rows. */
  readonly days: readonly DayRows[];
  #table: FigureTable | null = null;

  constructor(numbers: AsinNumbers, days: readonly DayRows[]) {
    this.numbers = numbers;
    this.days = days;
  }

  /** The days of one store and marketplace. */
  of(store: string, marketplace: string): AsinHistory {
    return this.only((day) => day.store === store && day.marketplace === marketplace);
  }

  only(keep: (day: DayRows) => boolean): AsinHistory {
    return new AsinHistory(this.numbers, this.days.filter(keep));
  }

  /** The figures of a history of one store and marketplace by ASIN and date. */
  get table(): FigureTable {
    return (this.#table ??= new FigureTable(this.days));
  }

  /** Goes through all rows in the order they stand in. */
  visit(see: (day: DayRows, place: number) => void): void {
    if (this.#inOrder()) {
      for (const day of this.days) for (let place = 0; place < day.size; place += 1) see(day, place);
      return;
    }
    const all = this.days.flatMap((day) => Array.from({ length: day.size }, (_, place) => ({ day, place, order: day.orderAt(place) })));
    for (const { day, place } of all.sort((a, b) => a.order - b.order)) see(day, place);
  }

  rows(): AsinDay[] {
    const rows: AsinDay[] = [];
    this.visit((day, place) => void rows.push(day.row(place)));
    return rows;
  }

  /** Whether each day's rows follow those of the day before it. */
  #inOrder(): boolean {
    let last = -1;
    for (const day of this.days) {
      if (day.size === 0) continue;
      if (day.orderAt(0) < last) return false;
      last = day.orderAt(day.size - 1);
    }
    return true;
  }
}

/** The history of some rows, in their order. */
export function asinHistoryOf(rows: readonly AsinDay[]): AsinHistory {
  const numbers = new AsinNumbers();
  const days = new Map<string, { readonly day: Day; readonly rows: AsinDay[]; readonly numbers: number[]; readonly orders: number[] }>();
  rows.forEach((row, order) => {
    const key = dayKey(row);
    let one = days.get(key);
    if (!one) days.set(key, (one = { day: row, rows: [], numbers: [], orders: [] }));
    one.rows.push(row);
    one.numbers.push(numbers.of(row.asin));
    one.orders.push(order);
  });
  return new AsinHistory(numbers, [...days.values()].map((one) => new MadeRows(one.day, one.rows, one.numbers, one.orders)));
}
