/** Sessions, units and sales of a day or of a mean day. */
export interface Trade {
  readonly sessions: number;
  readonly units: number;
  readonly sales: number;
}

/** What moved sales from one day to another, in money. The effects add up to the change. */
export interface Movement {
  readonly change: number;
  readonly traffic: number;
  readonly conversion: number;
  readonly price: number;
}

type Factors = readonly [sessions: number, conversion: number, price: number];
const orders: readonly (readonly [number, number, number])[] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

/**
 * Splits a change in sales into traffic, conversion and price. Sales = sessions × (units / session) × (sales / unit);
 * each factor gets its Shapley value, the mean of its effect over the six orders in which the factors can change
 * (L. S. Shapley, 1953), so the effects need no remainder and no order is favoured. A factor that a day without sessions
 * or units cannot know stands as on the other day: its effect is then 0. Money in, money out, in whole cents, so that
 * what a page shows adds up too.
 */
export function splitMovement(before: Trade, after: Trade): Movement {
  // Always worked out from the smaller day, so that the way back is the way there with its signs changed, to the last bit.
  const backwards = before.sales - after.sales || before.sessions - after.sessions || before.units - after.units;
  if (backwards <= 0) return split(before, after);
  const { change, traffic, conversion, price } = split(after, before);
  return { change: 0 - change, traffic: 0 - traffic, conversion: 0 - conversion, price: 0 - price };
}

function split(before: Trade, after: Trade): Movement {
  const from = factorsOf(before, after);
  const to = factorsOf(after, before);
  const effects: [number, number, number] = [0, 0, 0];
  for (const order of orders) {
    const now: [number, number, number] = [...from];
    for (const factor of order) {
      const start = now[0] * now[1] * now[2];
      now[factor] = to[factor] as number;
      effects[factor] = (effects[factor] as number) + (now[0] * now[1] * now[2] - start) / orders.length;
    }
  }
  // Sales that no session explains (late data, subscriptions) can make the product differ from the sales: price takes it.
  const change = inCents(after.sales - before.sales);
  const [traffic, conversion] = [inCents(effects[0]), inCents(effects[1])];
  return { change: change / 100, traffic: traffic / 100, conversion: conversion / 100, price: (change - traffic - conversion) / 100 };
}

/** Halves away from zero, so that a change and its reverse round alike; what the arithmetic lost is put right first. */
function inCents(money: number): number {
  const cents = Math.round(Math.abs(money) * 100 + 1e-4);
  return money < 0 && cents > 0 ? -cents : cents;
}

function factorsOf(day: Trade, other: Trade): Factors {
  const conversion = day.sessions > 0 ? day.units / day.sessions : other.sessions > 0 ? other.units / other.sessions : 0;
  const price = day.units > 0 ? day.sales / day.units : other.units > 0 ? other.sales / other.units : 0;
  return [day.sessions, conversion, price];
}
