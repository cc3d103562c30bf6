import type { CivilDate } from '../../src/domain/civil';
import { demandOf } from './demand';
import type { Listing } from './listings';
import { count, random, whole } from './random';

/** A listing's day as Business Reports count it. Money in cents, percentages in hundredths of a percent. B2B is part of the total. */
export interface SalesRow {
  readonly day: CivilDate;
  readonly listing: Listing;
  readonly sessions: number;
  readonly sessionsB2B: number;
  readonly pageViews: number;
  readonly pageViewsB2B: number;
  readonly buyBox: number;
  readonly buyBoxB2B: number;
  readonly units: number;
  readonly unitsB2B: number;
  readonly sales: number;
  readonly salesB2B: number;
  readonly orderItems: number;
  readonly orderItemsB2B: number;
  readonly price: number;
}

/** The day's row, with `units` sold (the stock's limit applied). */
export function salesRow(listing: Listing, day: CivilDate, units: number): SalesRow {
  const { sessions, pageViews, buyBox, buyBoxB2B, price } = demandOf(listing, day);
  const draw = random('sales', listing.market, listing.sku, day);
  const sessionsB2B = Math.min(sessions, count(draw, sessions * 0.032));
  const unitsB2B = Math.min(units, count(draw, units * 0.055));
  // Now and then somebody takes two; companies more often.
  const second = (count: number, share: number): number => Math.min(Math.floor(count / 2), whole(draw, count * share));
  const itemsB2B = unitsB2B - second(unitsB2B, 0.2);
  return {
    day, listing, sessions, sessionsB2B, pageViews, pageViewsB2B: Math.min(pageViews, Math.max(sessionsB2B, whole(draw, sessionsB2B * 1.4))),
    buyBox, buyBoxB2B: sessionsB2B === 0 ? 0 : buyBoxB2B,
    units, unitsB2B, sales: units * price, salesB2B: unitsB2B * price,
    orderItems: itemsB2B + (units - unitsB2B) - second(units - unitsB2B, 0.05), orderItemsB2B: itemsB2B, price,
  };
}
