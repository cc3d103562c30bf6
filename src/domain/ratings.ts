import type { CivilDate } from './civil';
import type { Product } from './products';

// No export says how many stars a detail page shows: people look them up and keep the newest in the product table. What
// the table said when it changed is kept beside it, so that a change can be told on its day.

/** Stars of a product from a day on. */
export interface RatingRecord {
  readonly marketplace: string;
  readonly asin: string;
  readonly date: CivilDate;
  /** 1 to 5. */
  readonly rating: number;
}

export const ratingKey = (row: Pick<RatingRecord, 'marketplace' | 'asin' | 'date'>): string => `${row.marketplace}\u001f${row.date}\u001f${row.asin}`;

const isRating = (value: number | null): value is number => value !== null && value >= 1 && value <= 5;

/** What the records gain and lose so that they say what the product table says on each marketplace's newest day. */
export function ratingChanges(records: readonly RatingRecord[], products: readonly Product[], newest: ReadonlyMap<string, CivilDate>): { readonly upsert: readonly RatingRecord[]; readonly remove: readonly RatingRecord[] } {
  const upsert: RatingRecord[] = [];
  const remove: RatingRecord[] = [];
  const byProduct = recordsBy(records);
  for (const { marketplace, asin, rating } of products) {
    const date = newest.get(marketplace);
    if (date === undefined || !isRating(rating)) continue;
    const own = byProduct.get(`${marketplace}\u001f${asin}`) ?? [];
    const today = own.find((record) => record.date === date);
    const before = own.filter((record) => record.date < date).at(-1);
    // The stars were typed wrong at first and are back to what they were: nothing changed on this day.
    if (before?.rating === rating) remove.push(...(today ? [today] : []));
    else if (today?.rating !== rating) upsert.push({ marketplace, asin, date, rating });
  }
  return { upsert, remove };
}

/** The records after their changes. */
export function withRatingChanges(records: readonly RatingRecord[], { upsert, remove }: ReturnType<typeof ratingChanges>): readonly RatingRecord[] {
  const gone = new Set([...upsert, ...remove].map(ratingKey));
  return [...records.filter((record) => !gone.has(ratingKey(record))), ...upsert];
}

/** Each ASIN's stars on a day, and their change on that day: 0 where they stood still, null where nothing was known before. */
export function ratingsOn(records: readonly RatingRecord[], marketplace: string, date: CivilDate): ReadonlyMap<string, { readonly rating: number; readonly change: number | null }> {
  const known = recordsBy(records.filter((record) => record.marketplace === marketplace && record.date <= date));
  return new Map([...known.values()].flatMap((own) => {
    const [before, last] = [own.at(-2), own.at(-1)];
    if (!last) return [];
    // Stars have one decimal or two; the difference has no dust.
    const change = last.date < date ? 0 : before ? Math.round((last.rating - before.rating) * 100) / 100 : null;
    return [[last.asin, { rating: last.rating, change }] as const];
  }));
}

/** The records of each product, the earliest first. */
function recordsBy(records: readonly RatingRecord[]): Map<string, RatingRecord[]> {
  const byProduct = new Map<string, RatingRecord[]>();
  for (const record of records) {
    const key = `${record.marketplace}\u001f${record.asin}`;
    const own = byProduct.get(key);
    if (own) own.push(record);
    else byProduct.set(key, [record]);
  }
  for (const own of byProduct.values()) own.sort((a, b) => a.date.localeCompare(b.date));
  return byProduct;
}
