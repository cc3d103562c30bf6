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
  /** For each of `dates`, where a figure of each place of the day stands in a table of figures. */
  readonly #targets: readonly Int32Array[];
  #count = 0;
  readonly #figures = new Map<FigureField, Float64Array>();

  constructor(days: readonly DayRows[]) {
    this.#days = new Map(days.map((day) => [day.date, day]));
    this.dates = [...this.#days.keys()].sort();
    for (const day of days) for (let place = 0; place < day.size; place += 1) this.#lines[day.numberAt(place)] ??= this.#count++;
    this.#targets = this.dates.map((date, index) => {
      const day = this.#days.get(date);
      const targets = new Int32Array(day?.size ?? 0);
      for (let place = 0; place < targets.length; place += 1) targets[place] = this.startOf(day?.numberAt(place) ?? -1) + index;
      return targets;
    });
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
    this.dates.forEach((date, index) => scatter(this.#days.get(date)?.figures(field) ?? none, this.#targets[index] ?? nowhere, table));
    return table;
  }
}

const none = new Float64Array(0);
const nowhere = new Int32Array(0);

/** Puts each figure where it belongs. A function of its own: the engine makes a tight loop of it. */
function scatter(figures: Float64Array, targets: Int32Array, table: Float64Array): void {
  for (let place = 0; place < figures.length; place += 1) table[targets[place] ?? -1] = figures[place] ?? Number.NaN;
}
