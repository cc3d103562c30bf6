import { moduleOf, riskOf, ruled, type Finding, type Subject } from './finding';
import { revenueAtRisk } from './inventory';
import { meanOfWeek } from './lookback';
import { amountFar, countAbove } from './robust';
import type { Rules } from './rules';

type Common = Pick<Finding, 'asin' | 'movement'>;
const common = ({ asin }: Subject): Common => ({ asin, movement: null });

/**
 * A price far from its own usual one, up or down: mistyped, or a coupon or repricer that nobody meant. The team's own
 * limits, where it has set any, say so first.
 */
export function priceJump(subject: Subject, lost: number, horizon: number, rules: Rules): Finding | null {
  const { today: { yourPrice: price }, stock, marketplace } = subject;
  if (price === null || !(price > 0) || stock.available === 0) return null;
  const usual = subject.usualOf('yourPrice');
  if (!usual || !(usual.median > 0)) return null;
  const limit = rules.number('finding.priceJump', { marketplace });
  if (Math.abs(price / usual.median - 1) <= limit || amountFar(price, usual, 0) <= rules.number('finding.deviations')) return null;
  const givenAway = (usual.median - price) * (stock.velocity ?? 0) * horizon;
  return {
    ...common(subject), code: 'PRICE_JUMP', metric: 'yourPrice', before: usual.median, after: price, days: usual.days, basis: usual.basis, money: price < usual.median ? givenAway : lost,
    ...ruled(rules, 'finding.priceJump', marketplace), module: moduleOf.PRICE_JUMP, risk: riskOf.PRICE_JUMP,
  };
}

/** Orders far above the usual day: what is on hand empties sooner, and a price, coupon or deal may be a mistake. */
export function unitsSpike(subject: Subject, horizon: number, rules: Rules): Finding | null {
  const { today, usual: { units }, stock, storeRise, marketplace } = subject;
  const { unitsOrdered: sold, orderedProductSales: sales } = today;
  if (!units || sold === null) return null;
  const expected = units.median * storeRise;
  if (sold - expected < rules.number('finding.minRise', { marketplace }) || sold <= expected * rules.number('finding.unitsRise', { marketplace })) return null;
  if (countAbove(sold, units, storeRise) <= rules.number('finding.deviations')) return null;
  const usualPrice = subject.usualOf('yourPrice')?.median ?? null;
  const belowPrice = usualPrice === null || sales === null ? 0 : Math.max(0, usualPrice * sold - sales) * horizon;
  const runsOut = stock.available === null || sales === null ? 0 : revenueAtRisk(sales, stock.available / sold, horizon);
  return {
    ...common(subject), code: 'UNITS_SPIKE', metric: 'unitsOrdered', before: units.median, after: sold, days: units.days, basis: units.basis, money: Math.max(belowPrice, runsOut),
    ...ruled(rules, 'finding.unitsRise', marketplace), module: moduleOf.UNITS_SPIKE, risk: riskOf.UNITS_SPIKE,
  };
}

/**
 * More units sent back than chance brings: than come back of what it sells, and than usually come back, where its own
 * days of returns tell that.
 */
export function returnsSpike(subject: Subject, horizon: number, rules: Rules): Finding | null {
  const { today, days, marketplace } = subject;
  const returned = today.returnedUnits;
  if (returned === null || returned < rules.number('finding.minReturns', { marketplace })) return null;
  const { mean, days: known } = meanOfWeek(days, 'unitsOrdered');
  if (mean === null || known < rules.number('finding.minDays')) return null;
  const own = subject.usualOf('returnedUnits');
  const expected = Math.max(own?.median ?? 0, mean * rules.number('finding.returnShare', { marketplace }));
  const usual = { median: expected, spread: own?.spread ?? 0, days: own?.days ?? known, basis: own?.basis ?? ('days' as const) };
  // A share of what a week sold is known as well as that many units tell it, not as a week of days does.
  if (countAbove(returned, own ? usual : { ...usual, days: Math.max(known, mean * known) }) <= rules.number('finding.deviations')) return null;
  const price = today.yourPrice ?? (today.orderedProductSales !== null && today.unitsOrdered ? today.orderedProductSales / today.unitsOrdered : 0);
  return {
    ...common(subject), code: 'RETURNS_SPIKE', metric: 'returnedUnits', before: expected, after: returned, days: usual.days, basis: own ? own.basis : 'week', money: (returned - expected) * price * horizon,
    ...ruled(rules, 'finding.returnShare', marketplace), module: moduleOf.RETURNS_SPIKE, risk: riskOf.RETURNS_SPIKE,
  };
}
