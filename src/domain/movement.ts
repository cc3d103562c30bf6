/**
 * What moved a sum of money from one day to another. Method: the sum is a chain of quantities (sessions → sessions with
 * the featured offer → units → sales), so it is a product of ratios, and each ratio gets its Shapley value: the mean of
 * its effect over every order in which the ratios can change (L. S. Shapley, "A Value for n-Person Games", 1953; used so
 * for the factors of an identity by A. F. Shorrocks, "Decomposition procedures for distributional analysis", 2013).
 * No order is favoured, nothing is left over, and the way back is the way there with its signs changed.
 */

/** Sessions, units and sales of a day or of a mean day. */
export interface Trade {
  readonly sessions: number;
  readonly units: number;
  readonly sales: number;
  /** Share of views with the featured offer (Buy Box), 0 to 1; null or absent where not known. */
  readonly buyBox?: number | null;
}

/** What moved sales, in money. The effects add up to the change, to the smallest coin. */
export interface Movement {
  readonly change: number;
  readonly traffic: number;
  /** Null where the share is not known on both days: what it did is then within `conversion`. */
  readonly buyBox: number | null;
  /** Units per session with the featured offer; units per session where `buyBox` is null. */
  readonly conversion: number;
  /** Sales per unit. */
  readonly price: number;
  /** Sales that no session or unit explains: late data, corrections. 0 as a rule. */
  readonly other: number;
}

/** Advertising figures of a day. */
export interface AdTrade {
  readonly impressions: number;
  readonly clicks: number;
  readonly spend: number;
  readonly orders: number;
  readonly sales: number;
}

/** What moved ad spend (impressions × CTR × CPC) and ad sales (impressions × CTR × CVR × order value), in money. */
export interface AdMovement {
  readonly spend: { readonly change: number; readonly impressions: number; readonly ctr: number; readonly cpc: number; readonly other: number };
  readonly sales: { readonly change: number; readonly impressions: number; readonly ctr: number; readonly cvr: number; readonly orderValue: number; readonly other: number };
}

/**
 * Splits a change in sales into traffic, Buy Box, conversion and price: sales = sessions × featured-offer share × units
 * per session with the offer × sales per unit. The share enters as if only sessions with the offer could buy, which is
 * how Amazon's page works for most buyers; where it is not known on one of the days, or contradicts the sales (units
 * sold at a share of 0), the Buy Box is left out and says so with null. A ratio that a day cannot know (no sessions, no
 * units) stands as on the other day: its effect is then 0. Money in and out, in coins of `decimals` places.
 */
export function splitMovement(before: Trade, after: Trade, decimals = 2): Movement {
  const known = [before, after].every(({ buyBox, units }) => typeof buyBox === 'number' && buyBox >= 0 && (buyBox > 0 || units === 0));
  const chain = ({ sessions, units, sales, buyBox }: Trade): readonly number[] => (known ? [sessions, sessions * (buyBox ?? 0), units, sales] : [sessions, units, sales]);
  const own = (day: Trade): readonly (number | null)[] => (known ? [day.sessions, day.buyBox ?? null, null, null] : []);
  const { change, effects, other } = splitChain(chain(before), chain(after), decimals, own(before), own(after));
  const [traffic = 0, ...rest] = effects;
  const [buyBox, conversion, price] = known ? rest : [null, ...rest];
  return { change, traffic, buyBox: buyBox ?? null, conversion: conversion ?? 0, price: price ?? 0, other };
}

/** Splits the changes in ad spend and ad sales. Money in and out, in coins of `decimals` places. */
export function splitAds(before: AdTrade, after: AdTrade, decimals = 2): AdMovement {
  const spend = splitChain([before.impressions, before.clicks, before.spend], [after.impressions, after.clicks, after.spend], decimals);
  const sales = splitChain([before.impressions, before.clicks, before.orders, before.sales], [after.impressions, after.clicks, after.orders, after.sales], decimals);
  const [spendImpressions = 0, spendCtr = 0, cpc = 0] = spend.effects;
  const [impressions = 0, ctr = 0, cvr = 0, orderValue = 0] = sales.effects;
  return {
    spend: { change: spend.change, impressions: spendImpressions, ctr: spendCtr, cpc, other: spend.other },
    sales: { change: sales.change, impressions, ctr, cvr, orderValue, other: sales.other },
  };
}

interface Split {
  readonly change: number;
  /** One effect a link of the chain. */
  readonly effects: readonly number[];
  readonly other: number;
}

/** `ownFrom` and `ownTo` give ratios that are known for themselves, whatever the chain holds. */
function splitChain(from: readonly number[], to: readonly number[], decimals: number, ownFrom: readonly (number | null)[] = [], ownTo: readonly (number | null)[] = []): Split {
  // Always worked out from the smaller day, so that the way back is the way there with its signs changed, to the last bit.
  if (isSmaller(to, from)) {
    const back = splitChain(to, from, decimals, ownTo, ownFrom);
    return { change: 0 - back.change, effects: back.effects.map((effect) => 0 - effect), other: 0 - back.other };
  }
  const ratios = ratiosOf(from, to, ownFrom, ownTo);
  const change = (to.at(-1) ?? 0) - (from.at(-1) ?? 0);
  const effects = shapley(ratios.from, ratios.to);
  const rest = change - effects.reduce((sum, effect) => sum + effect, 0);
  const coins = inCoins([...effects, rest], change, 10 ** decimals);
  return { change: coins.total, effects: coins.parts.slice(0, -1), other: coins.parts.at(-1) ?? 0 };
}

function isSmaller(a: readonly number[], b: readonly number[]): boolean {
  for (let at = a.length - 1; at >= 0; at -= 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function ratiosOf(from: readonly number[], to: readonly number[], ownFrom: readonly (number | null)[], ownTo: readonly (number | null)[]): { readonly from: number[]; readonly to: number[] } {
  const ratio = (chain: readonly number[], at: number): number | null => (at === 0 ? (chain[0] ?? 0) : (chain[at - 1] ?? 0) > 0 ? (chain[at] ?? 0) / (chain[at - 1] ?? 1) : null);
  const pairs = from.map((_, at) => [ownFrom[at] ?? ratio(from, at), ownTo[at] ?? ratio(to, at)] as const);
  return { from: pairs.map(([a, b]) => a ?? b ?? 0), to: pairs.map(([a, b]) => b ?? a ?? 0) };
}

/** Each factor's Shapley value in the change of their product, by the sets of factors that changed before it. */
function shapley(from: readonly number[], to: readonly number[]): number[] {
  const count = from.length;
  return from.map((start, own) => {
    let mean = 0;
    for (let set = 0; set < 1 << count; set += 1) {
      if (set & (1 << own)) continue;
      let product = 1;
      let changed = 0;
      for (let factor = 0; factor < count; factor += 1) {
        if (factor === own) continue;
        const already = (set & (1 << factor)) !== 0;
        product *= (already ? to[factor] : from[factor]) ?? 0;
        changed += already ? 1 : 0;
      }
      mean += (factorial(changed) * factorial(count - 1 - changed) * product) / factorial(count);
    }
    return mean * ((to[own] ?? 0) - start);
  });
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

/** Whole coins that add up: every part is rounded, and what is missing goes to the parts that rounding changed most. */
function inCoins(parts: readonly number[], total: number, coins: number): { readonly total: number; readonly parts: readonly number[] } {
  const whole = rounded(total * coins);
  const scaled = parts.map((part) => part * coins);
  const counts = scaled.map(rounded);
  let missing = whole - counts.reduce((sum, count) => sum + count, 0);
  const step = Math.sign(missing);
  const order = scaled.map((value, at) => ({ at, lost: (value - (counts[at] ?? 0)) * step })).sort((a, b) => b.lost - a.lost || a.at - b.at);
  for (const { at } of order) {
    if (missing === 0) break;
    // A part that is nothing stays nothing while others can take the coin.
    if (Math.abs(scaled[at] ?? 0) < dust) continue;
    counts[at] = (counts[at] ?? 0) + step;
    missing -= step;
  }
  const last = counts.length - 1;
  counts[last] = (counts[last] ?? 0) + missing;
  return { total: (whole + 0) / coins, parts: counts.map((count) => (count + 0) / coins) };
}

/** What binary fractions lose, in coins. */
const dust = 1e-4;

/** Halves away from zero, so that a change and its reverse round alike; what the arithmetic lost is put right first. */
function rounded(value: number): number {
  const count = Math.round(Math.abs(value) + dust);
  return value < 0 && count > 0 ? -count : count;
}
