import type { AsinDay } from './asinDay';
import type { AsinHistory, DayRows } from './asinHistory';
import { addDays, daysBetween, type CivilDate } from './civil';
import type { FigureField } from './figures';

/** One figure of one ASIN seen from a day: `back` 0 is that day, 1 the day before it; null where it is not known. */
export interface FigureSeen {
  at(back: number): number | null;
  /** Puts what is known of some days into `values`, one after the other; how many those are. */
  gather(days: readonly number[], values: Float64Array): number;
}

/** One ASIN's days seen from one of them. */
export interface DaysOfAsin {
  isThere(back: number): boolean;
  figure(field: FigureField): FigureSeen;
}

/** An ASIN's rows as seen from a day. */
export function daysSeen(rows: ReadonlyMap<CivilDate, AsinDay>, date: CivilDate): DaysOfAsin {
  const row = (back: number): AsinDay | undefined => rows.get(addDays(date, -back));
  return {
    isThere: (back) => row(back) !== undefined,
    figure: (field) => ({
      at: (back) => row(back)?.[field] ?? null,
      gather: (days, values) => {
        const known = days.flatMap((back) => row(back)?.[field] ?? []);
        values.set(known);
        return known.length;
      },
    }),
  };
}

/**
 * The ASINs of one day with their figures on it and on the days before, of one store and marketplace: a view of the
 * history's figure table, where each ASIN's days lie side by side.
 */
export class Lookback {
  readonly #history: AsinHistory;
  readonly #today: DayRows | null;
  /** Which day of the table lies how many days back; -1 where none is known. */
  readonly #days: readonly number[];

  constructor(history: AsinHistory, date: CivilDate) {
    this.#history = history;
    const days: number[] = [];
    history.table.dates.forEach((one, index) => {
      const back = daysBetween(one, date);
      if (back >= 0) days[back] = index;
    });
    this.#days = Array.from(days, (index: number | undefined) => index ?? -1);
    this.#today = history.table.on(date);
  }

  /** The places of the day's rows; none where there are none. */
  places(): number[] {
    return Array.from({ length: this.#today?.size ?? 0 }, (_, place) => place);
  }

  asin(place: number): string {
    return this.#history.numbers.name(this.#today?.numberAt(place) ?? -1);
  }

  row(place: number): AsinDay {
    if (!this.#today) throw new RangeError('No row: nothing is known of the day');
    return this.#today.row(place);
  }

  /** The days of the ASIN at a place. */
  of(place: number): DaysOfAsin {
    const [{ table }, days] = [this.#history, this.#days];
    const number = this.#today?.numberAt(place) ?? -1;
    const from = table.startOf(number);
    return {
      isThere: (back) => (table.on(table.dates[days[back] ?? -1] ?? ('' as CivilDate))?.placeOf(number) ?? -1) >= 0,
      figure: (field) => new SeenFigure(table.figures(field), from, days),
    };
  }
}

class SeenFigure implements FigureSeen {
  readonly #table: Float64Array;
  readonly #from: number;
  readonly #days: readonly number[];

  constructor(table: Float64Array, from: number, days: readonly number[]) {
    [this.#table, this.#from, this.#days] = [table, from, days];
  }

  at(back: number): number | null {
    const day = this.#days[back] ?? -1;
    const value = day < 0 ? Number.NaN : (this.#table[this.#from + day] ?? Number.NaN);
    return Number.isNaN(value) ? null : value;
  }

  gather(days: readonly number[], values: Float64Array): number {
    let known = 0;
    for (let index = 0; index < days.length; index += 1) {
      const day = this.#days[days[index] ?? 0] ?? -1;
      const value = day < 0 ? Number.NaN : (this.#table[this.#from + day] ?? Number.NaN);
      if (!Number.isNaN(value)) values[known++] = value;
    }
    return known;
  }
}

/** The mean of a figure over the seven days before, and how many of those days are known. */
export function meanOfWeek(days: DaysOfAsin, field: FigureField): { readonly mean: number | null; readonly days: number } {
  const known = days.figure(field).gather(daysOfWeek, ofWeek);
  let sum = 0;
  for (let at = 0; at < known; at += 1) sum += ofWeek[at] ?? 0;
  return { mean: known > 0 ? sum / known : null, days: known };
}

const daysOfWeek = [1, 2, 3, 4, 5, 6, 7];
/** Filled and read within one call. */
const ofWeek = new Float64Array(daysOfWeek.length);
