import type { CivilDate } from '../../src/domain/civil';
import { dayNumber, demandOf, windowDays } from './demand';
import type { Listing } from './listings';
import { random } from './random';
import { storyOf } from './stories';

/** What is where at the end of a day, of one SKU. */
export interface StockRow {
  readonly day: CivilDate;
  readonly listing: Listing;
  readonly sku: string;
  readonly fnsku: string;
  readonly fulfillable: number;
  readonly unsellable: number;
  readonly reserved: number;
  readonly working: number;
  readonly shipped: number;
  readonly receiving: number;
  readonly researching: number;
}

/** Units of a listing that are sold on each day of the window, no more than there are. */
export interface StockCourse {
  readonly sold: ReadonlyMap<CivilDate, number>;
  readonly rows: readonly StockRow[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Most stock of a second SKU sells first-in-first-out with the main one; it holds this share. */
const secondShare = 0.22;

interface Opening {
  readonly onHand: number;
  readonly inbound: number;
  readonly arrives: { readonly day: number; readonly units: number } | null;
}

function openingOf(listing: Listing, demands: readonly number[]): Opening {
  const draw = random('stock', listing.market, listing.sku);
  const daily = Math.max(0.3, sum(demands) / demands.length);
  const story = storyOf(listing.market, listing.sku)?.stock;
  // Ordinary cover: 34 to 76 days on hand, and with what is on its way always more than lead time and safety days ask for.
  const cover = story?.cover ?? 34 + draw() * 42;
  const ordinaryInbound = Math.ceil((Math.max(0, 74 + draw() * 22 - cover) * daily) / listing.family.carton) * listing.family.carton;
  const days = story?.lastsDays;
  const onHand = days === undefined ? Math.round(cover * daily) : sum(demands.slice(0, Math.floor(days))) + Math.round((demands[Math.floor(days)] ?? 0) * (days % 1));
  return { onHand, inbound: story?.inbound ?? ordinaryInbound, arrives: story?.arrives ?? null };
}

/** How far the stock of a listing goes over the window, and what the inventory export says each evening. */
export function stockCourse(listing: Listing): StockCourse {
  const demands = windowDays.map((day) => demandOf(listing, day).units);
  const opening = openingOf(listing, demands);
  const draw = random('stock rows', listing.market, listing.sku);
  const unsellable = Math.floor(draw() * 7);
  const inTransfer = Math.floor(draw() * 9);
  const researching = draw() < 0.12 ? 1 + Math.floor(draw() * 3) : 0;
  // What is inbound is mostly on the sea; a small part is still a plan.
  const working = opening.arrives || opening.inbound < 4 * listing.family.carton ? 0 : listing.family.carton;
  const sold = new Map<CivilDate, number>();
  const rows: StockRow[] = [];
  let onHand = opening.onHand;
  let shipped = opening.inbound - working;
  let receiving = 0;
  for (const [index, day] of windowDays.entries()) {
    const arrives = opening.arrives;
    const since = arrives ? dayNumber(day) - arrives.day : -1;
    // Checked in on the first day, half of it on the shelves on the second, the rest on the third.
    if (arrives && since === 0) { shipped -= arrives.units; receiving += arrives.units; }
    if (arrives && (since === 1 || since === 2)) { const put = since === 1 ? Math.floor(arrives.units / 2) : receiving; receiving -= put; onHand += put; }
    const units = Math.min(demands[index] ?? 0, onHand);
    onHand -= units;
    sold.set(day, units);
    const reserved = Math.round(units * 0.7) + (onHand === 0 && units === 0 ? 0 : inTransfer);
    const second = listing.secondSku ? Math.floor(onHand * secondShare) : 0;
    rows.push({ day, listing, sku: listing.sku, fnsku: listing.fnsku, fulfillable: onHand - second, unsellable, reserved, working, shipped, receiving, researching });
    if (listing.secondSku) rows.push({ day, listing, ...listing.secondSku, fulfillable: second, unsellable: 2, reserved: 0, working: 0, shipped: 0, receiving: 0, researching: 0 });
  }
  return { sold, rows };
}

