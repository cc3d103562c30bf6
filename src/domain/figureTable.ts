import type { DayRows } from './asinHistory';
import type { CivilDate } from './civil';
import type { FigureField } from './figures';

/**
 * Figures of the ASINs of one store and marketplace, an ASIN's days side by side: looking back over its days reads what
 * stands together. A figure is laid out once, for all ASINs and days, when it is first asked for.
 */
export class FigureTable {
  /** Days that are known, the earliest first. */
  readonly dates: readonly CivilDate[];
  readonly #days: ReadonlyMap<CivilDate, DayRows>;
  /** The line of each ASIN by its number; as many lines as ASINs there are. */
  readonly #lines: number[] = [];
  #count = 0;
  readonly #figures = new Map<FigureField, Float64Array>();

  constructor(days: readonly DayRows[]) {
    this.#days = new Map(days.map((day) => [day.date, day]));
    this.dates = [...this.#days.keys()].sort();
    for (const day of days) for (let place = 0; place < day.size; place += 1) this.#lines[day.numberAt(place)] ??= this.#count++;
  }

  on(date: CivilDate): DayRows | null {
    return this.#days.get(date) ?? null;
  }

  /** Where the days of an ASIN, by its number, begin in `figures`: its figure on the first of `dates`. */
  startOf(number: number): number {
    return (this.#lines[number] ?? 0) * this.dates.length;
  }

  /** A figure of all ASINs on all dates; NaN where it is not known. */
  figures(field: FigureField): Float64Array {
    let figures = this.#figures.get(field);
    if (!figures) this.#figures.set(field, (figures = this.#layOut(field)));
    return figures;
  }

  #layOut(field: FigureField): Float64Array {
    const table = new Float64Array(this.#count * this.dates.length).fill(Number.NaN);
    this.dates.forEach((date, index) => {
      const day = this.#days.get(date);
      const figures = day?.figures(field);
      if (!day || !figures) return;
      for (let place = 0; place < figures.length; place += 1) table[this.startOf(day.numberAt(place)) + index] = figures[place] ?? Number.NaN;
    });
    return table;
  }
}
