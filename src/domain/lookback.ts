import type { AsinDay } from './asinDay';
import type { AsinHistory, AsinNumbers, DayRows } from './asinHistory';
import { addDays, daysBetween, type CivilDate } from './civil';
import type { FigureField } from './figures';

/** One ASIN's days seen from one of them: `back` 0 is that day, 1 the day before it. */
export interface DaysOfAsin {
  isThere(back: number): boolean;
  /** Null where it is not known. */
  figure(field: FigureField, back: number): number | null;
}

/** An ASIN's rows as seen from a day. */
export function daysSeen(rows: ReadonlyMap<CivilDate, AsinDay>, date: CivilDate): DaysOfAsin {
  const row = (back: number): AsinDay | undefined => rows.get(addDays(date, -back));
  return { isThere: (back) => row(back) !== undefined, figure: (field, back) => row(back)?.[field] ?? null };
}

/**
 * The ASINs of one day with their figures on it and on the days before, of one store and marketplace. A figure is laid out
 * once for all ASINs, each one's days side by side, when the first of them is asked for it.
 */
export class Lookback {
  readonly #today: DayRows | null;
  readonly #numbers: AsinNumbers;
  /** Rows by how many days back they lie. */
  readonly #days: readonly (DayRows | undefined)[];
  readonly #columns: Partial<Record<FigureField, Float64Array>> = {};

  constructor(history: AsinHistory, date: CivilDate) {
    const days: DayRows[] = [];
    for (const day of history.days) {
      const back = daysBetween(day.date, date);
      if (back >= 0) days[back] = day;
    }
    this.#days = days;
    [this.#today, this.#numbers] = [days[0] ?? null, history.numbers];
  }

  /** The places of the day's rows; none where there are none. */
  places(): number[] {
    return Array.from({ length: this.#today?.size ?? 0 }, (_, place) => place);
  }

  asin(place: number): string {
    return this.#numbers.name(this.#today?.numberAt(place) ?? -1);
  }

  row(place: number): AsinDay {
    if (!this.#today) throw new RangeError('No row: nothing is known of the day');
    return this.#today.row(place);
  }

  /** The days of the ASIN at a place. */
  of(place: number): DaysOfAsin {
    const [days, span] = [this.#days, this.#days.length];
    const number = this.#today?.numberAt(place) ?? -1;
    return {
      isThere: (back) => (days[back]?.placeOf(number) ?? -1) >= 0,
      figure: (field, back) => {
        const value = back < span ? (this.#column(field)[place * span + back] ?? Number.NaN) : Number.NaN;
        return Number.isNaN(value) ? null : value;
      },
    };
  }

  #column(field: FigureField): Float64Array {
    return (this.#columns[field] ??= this.#layOut(field));
  }

  #layOut(field: FigureField): Float64Array {
    const span = this.#days.length;
    const size = this.#today?.size ?? 0;
    const column = new Float64Array(size * span).fill(Number.NaN);
    const numbers = Array.from({ length: size }, (_, place) => this.#today?.numberAt(place) ?? -1);
    this.#days.forEach((day, back) => {
      const figures = day?.figures(field);
      if (!day || !figures) return;
      for (let place = 0; place < size; place += 1) {
        const there = day.placeOf(numbers[place] ?? -1);
        if (there >= 0) column[place * span + back] = figures[there] ?? Number.NaN;
      }
    });
    return column;
  }
}

/** The mean of a figure over the seven days before, and how many of those days are known. */
export function meanOfWeek(days: DaysOfAsin, field: FigureField): { readonly mean: number | null; readonly days: number } {
  let [sum, known] = [0, 0];
  for (let back = 1; back <= 7; back += 1) {
    const value = days.figure(field, back);
    if (value === null) continue;
    sum += value;
    known += 1;
  }
  return { mean: known > 0 ? sum / known : null, days: known };
}
