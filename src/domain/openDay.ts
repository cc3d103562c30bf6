import { emptyRow, importField, type AsinDay, type Day, type Identity, type TextField } from './asinDay';
import { DayRows, MadeRows, Places, type AsinNumbers } from './asinHistory';
import { adParts, asinGroups, fieldsOf, minus, plus, type AdsField, type AsinGroup, type FigureField, type Figures } from './figures';

type Draft = { -readonly [Key in keyof AsinDay]: AsinDay[Key] };
type Brought = Identity & Partial<Figures> & { readonly returnReasons?: string | null };

/** The rows of one day while imports are put in and taken out. Rows somebody else holds are copied before they change. */
export class OpenDay {
  readonly #day: Day;
  readonly #numbers: AsinNumbers;
  /** By place; null where a row was taken out. */
  readonly #rows: (Draft | null)[] = [];
  readonly #orders: number[] = [];
  readonly #asins: number[] = [];
  readonly #places = new Places();
  /** Rows nobody else has seen. */
  readonly #own = new Set<number>();

  /** Of a day's rows until now, or of a new day. */
  constructor(day: DayRows | Day, numbers: AsinNumbers) {
    this.#day = { store: day.store, marketplace: day.marketplace, date: day.date };
    this.#numbers = numbers;
    if (day instanceof DayRows) for (let place = 0; place < day.size; place += 1) this.#add(day.row(place), day.numberAt(place), day.orderAt(place));
  }

  rows(): AsinDay[] {
    return this.#rows.filter((row) => row !== null);
  }

  /** The first text of a field that any row has. */
  firstText(field: TextField): string | null {
    return this.#rows.find((row) => row !== null && row[field] !== null)?.[field] ?? null;
  }

  /** The day as it is now, to be read; later changes do not show in it. */
  made(): MadeRows {
    this.#own.clear();
    const rows = this.#rows.flatMap((row, place) => (row === null ? [] : [{ row, place }]));
    return new MadeRows(this.#day, rows.map(({ row }) => row), rows.map(({ place }) => this.#asins[place] ?? -1), rows.map(({ place }) => this.#orders[place] ?? 0));
  }

  /** Replaces a group's figures of the whole day; new rows stand from `order` on. How many those are. */
  put(brought: readonly Brought[], group: AsinGroup, id: string, order: number): number {
    const field = importField(group);
    const named = new Set(brought.map(({ asin }) => this.#numbers.of(asin)));
    this.#rows.forEach((row, place) => {
      if (row && row[field] !== null && !named.has(this.#asins[place] ?? -1)) setGroup(this.#draft(place, row), group, null, null);
    });
    const before = this.#rows.length;
    for (const one of brought) {
      const number = this.#numbers.of(one.asin);
      const known = this.#places.of(number);
      const row = this.#rows[known];
      if (row) setGroup(this.#draft(known, row), group, one, id);
      else {
        const made: Draft = emptyRow(this.#day, one.asin);
        setGroup(made, group, one, id);
        this.#own.add(this.#add(made, number, order + this.#rows.length - before));
      }
    }
    return this.#rows.length - before;
  }

  /** Makes unknown what an import brought; rows that hold nothing else go. Whether rows of other imports of the group stay. */
  takeOut(group: AsinGroup, id: string): boolean {
    const field = importField(group);
    let isShared = false;
    this.#rows.forEach((row, place) => {
      if (row?.[field] !== id) {
        isShared ||= (row?.[field] ?? null) !== null;
        return;
      }
      const next = this.#draft(place, row);
      setGroup(next, group, null, null);
      if (asinGroups.some((one) => next[importField(one)] !== null)) return;
      this.#rows[place] = null;
      this.#places.set(this.#asins[place] ?? -1, -1);
    });
    return isShared;
  }

  #add(row: Draft, number: number, order: number): number {
    const place = this.#rows.push(row) - 1;
    this.#orders.push(order);
    this.#asins.push(number);
    this.#places.set(number, place);
    return place;
  }

  #draft(place: number, row: Draft): Draft {
    if (this.#own.has(place)) return row;
    this.#own.add(place);
    return (this.#rows[place] = { ...row });
  }
}

/** What Sponsored Products brought of a row's advertising figure. */
export const productsAds = (row: AsinDay, field: AdsField, sd: FigureField): number | null => (row.adsImport === null ? null : minus(row[field], row[sd]));

/** Replaces one group's figures of a row, and the import they came with; null makes them unknown. */
function setGroup(row: Draft, group: AsinGroup, figures: Brought | null, id: string | null): void {
  if (group === 'ads') for (const { field, sd } of adParts) row[field] = plus(figures?.[field], row[sd]);
  else if (group === 'sd') {
    for (const { field, sd } of adParts) {
      const own = productsAds(row, field, sd);
      row[sd] = figures?.[sd] ?? null;
      row[field] = plus(own, figures?.[sd]);
    }
  } else for (const field of fieldsOf[group]) row[field] = figures?.[field] ?? null;
  if (group === 'returns') row.returnReasons = figures?.returnReasons ?? null;
  row[importField(group)] = id;
  if (!figures) return;
  row.sku ??= figures.sku;
  row.parentAsin ??= figures.parentAsin;
  row.title ??= figures.title;
}
