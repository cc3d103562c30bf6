import type { DayRows } from './asinHistory';
import { dayKey, daysOf, type AsinDay, type Day, type DayTotals, type History } from './history';

/** What stands in one history and not, or not so, in an earlier one. */
export interface Difference {
  readonly asinDays: readonly AsinDay[];
  readonly dayTotals: readonly DayTotals[];
  /** Rows that are there no more: past the days that are kept, or their imports were all taken back. */
  readonly gone: readonly (Day & { readonly asin: string })[];
  readonly goneTotals: readonly DayTotals[];
}

/** What changed from one history to one made of it, in the order of their rows. Days that nobody touched are not looked into. */
export function changesBetween(before: History, after: History): Difference {
  const [old, now] = [daysOf(before), daysOf(after)];
  const kept = new Set(now.days);
  const left = new Map(old.days.flatMap((day) => (kept.has(day) ? [] : [[dayKey(day), day] as const])));
  const untouched = new Set(old.days);
  const changed: Ordered<AsinDay>[] = [];
  const gone: Ordered<Difference['gone'][number]>[] = [];
  for (const day of now.days) {
    if (untouched.has(day)) continue;
    const was = left.get(dayKey(day));
    for (let place = 0; place < day.size; place += 1) {
      const [row, earlier] = [day.row(place), was?.placeOf(day.numberAt(place)) ?? -1];
      if (!was || earlier < 0 || !same(was.row(earlier), row)) changed.push({ one: row, order: day.orderAt(place) });
    }
    if (was) for (const one of goneOf(was, (number) => day.placeOf(number) >= 0)) gone.push(one);
    left.delete(dayKey(day));
  }
  for (const day of left.values()) for (const one of goneOf(day, () => false)) gone.push(one);
  const totals = totalsBetween(before.dayTotals, after.dayTotals);
  return { asinDays: inOrder(changed), gone: inOrder(gone), dayTotals: totals.changed, goneTotals: totals.gone };

  function* goneOf(day: DayRows, isThere: (number: number) => boolean): Generator<Ordered<Difference['gone'][number]>> {
    const { store, marketplace, date } = day;
    for (let place = 0; place < day.size; place += 1) {
      const number = day.numberAt(place);
      if (!isThere(number)) yield { one: { store, marketplace, date, asin: old.numbers.name(number) }, order: day.orderAt(place) };
    }
  }
}

interface Ordered<One> {
  readonly one: One;
  readonly order: number;
}

const inOrder = <One>(all: Ordered<One>[]): One[] => all.sort((a, b) => a.order - b.order).map(({ one }) => one);

/** A row that did not change is the same object before and after. */
function totalsBetween(before: readonly DayTotals[], after: readonly DayTotals[]): { readonly changed: DayTotals[]; readonly gone: DayTotals[] } {
  const [old, now] = [new Set(before), new Set(after)];
  const replaced = new Map(before.filter((row) => !now.has(row)).map((row) => [dayKey(row), row]));
  const fresh = after.filter((row) => !old.has(row));
  const keys = new Set(fresh.map(dayKey));
  return { changed: fresh.filter((row) => !same(replaced.get(dayKey(row)), row)), gone: [...replaced].flatMap(([key, row]) => (keys.has(key) ? [] : [row])) };
}

function same<Row extends object>(a: Row | undefined, b: Row): boolean {
  return a === b || (a !== undefined && (Object.keys(b) as (keyof Row)[]).every((field) => a[field] === b[field]));
}
