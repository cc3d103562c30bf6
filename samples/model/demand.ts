import { addDays, civilDate, daysBetween, weekday, type CivilDate } from '../../src/domain/civil';
import type { Market } from './catalogue';
import type { Listing } from './listings';
import { around, count, random, whole } from './random';
import { effectOf, isTurn } from './stories';

const date = (text: string): CivilDate => {
  const read = civilDate(text);
  if (read === null) throw new RangeError(text);
  return read;
};

/** The eight days that are exported, and the first of the thirty days that monthly figures count. */
export const firstDay = date('2026-11-14');
export const lastDay = date('2026-11-21');
export const firstOfThirty = addDays(lastDay, -29);

export const daysFrom = (first: CivilDate, last: CivilDate): readonly CivilDate[] => Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index));
export const windowDays = daysFrom(firstDay, lastDay);
/** 1 to 8 in the window, 0 and less before it. */
export const dayNumber = (day: CivilDate): number => daysBetween(firstDay, day) + 1;

/** Visits by weekday, Sunday first: people look on Sunday and Monday evenings; Germans shop less on Saturday. */
const weekdays: Readonly<Record<Market, readonly number[]>> = { US: [1.08, 1.07, 1.01, 0.98, 0.97, 0.93, 0.96], DE: [1.12, 1.06, 1.0, 0.98, 0.96, 0.94, 0.94] };
/** Germany sells a little more than half as much; there fewer visitors compare more. */
const size: Readonly<Record<Market, { readonly sessions: number; readonly conversion: number }>> = { US: { sessions: 1, conversion: 1 }, DE: { sessions: 0.58, conversion: 0.97 } };
/** The weeks before Black Friday grow by this much a day. */
const growth = 0.008;

export interface Demand {
  readonly sessions: number;
  /** Units people would buy if there were stock. */
  readonly units: number;
  /** Hundredths of a percent. */
  readonly buyBox: number;
  readonly buyBoxB2B: number;
  readonly pageViews: number;
  /** Cents. */
  readonly price: number;
}

/** What people do at a listing on a day, before stock sets a limit. */
export function demandOf(listing: Listing, day: CivilDate): Demand {
  const { market, family, variation } = listing;
  const draw = random('demand', market, listing.sku, day);
  const effect = effectOf(market, listing.sku, dayNumber(day));
  const season = (weekdays[market][weekday(day)] ?? 1) * (1 + growth * dayNumber(day));
  // Chance is held down on the days of a story, so that its numbers can be told.
  const unrest = isTurn(market, listing.sku, dayNumber(day)) ? 0.15 : 1;
  const sessions = count(draw, family.sessions * variation.weight * size[market].sessions * season * around(draw, 0.1 * unrest) * (effect.sessions ?? 1), unrest);
  const units = Math.min(count(draw, sessions * family.conversion * size[market].conversion * around(draw, 0.16 * unrest) * (effect.conversion ?? 1), 0.8 * unrest), sessions);
  const ordinary = 9620 + Math.floor(draw() * 370);
  const buyBox = effect.buyBox === undefined ? ordinary : Math.round(effect.buyBox * 100);
  return {
    sessions, units, buyBox, buyBoxB2B: Math.min(10_000, buyBox === 0 ? 0 : buyBox + Math.floor(draw() * 60)),
    pageViews: whole(draw, sessions * (1.31 + draw() * 0.14)),
    price: effect.price ?? listing.price,
  };
}
