import { adFindings } from './adFindings';
import { ruled, type Finding, type FindingCode, type Subject } from './finding';
import { revenueAtRisk } from './inventory';
import { priceAlert } from './price';
import { priceJump, returnsSpike, unitsSpike } from './riseFindings';
import type { Rules } from './rules';
import { tradeFinding } from './tradeFindings';

export { dueOf, findingCodes, type Finding, type FindingCode, type FindingMetric } from './finding';

/**
 * What is wrong with one ASIN on a day. One cause, one finding: an empty shelf explains lost visits, a lost Buy Box lost
 * orders, either of them advertising that stopped paying today; a fall in sales itself is reported only where no cause
 * is found. A rise is judged the same way: a price typed wrong explains the orders it brought.
 */
export function findingsOf(subject: Subject, rules: Rules): Finding[] {
  const { today, usual } = subject;
  const horizon = rules.number('finding.horizonDays');
  const lost = Math.max(0, (usual.money ?? 0) - (today.orderedProductSales ?? 0)) * horizon;
  const causes: Finding[] = [];
  const shelf = stockFinding(subject, lost, horizon, rules);
  if (shelf) causes.push(shelf);
  if (shelf?.code !== 'OUT_OF_STOCK') {
    const price = priceFinding(subject, lost, horizon, rules) ?? priceJump(subject, lost, horizon, rules);
    const trade = tradeFinding(subject, lost, rules);
    if (price) causes.push(price);
    // Too dear explains fewer orders; it does not explain fewer visits or a Buy Box lost to another offer.
    const explained = price !== null && (price.after ?? 0) > (price.before ?? 0) && (trade?.code === 'CONVERSION_DROP' || trade?.code === 'SALES_DROP');
    if (trade && !explained) causes.push(trade);
    // A stock-out that nears, or a price too low, says the same of a day that sold too much.
    const spike = shelf || (price && (price.after ?? 0) < (price.before ?? 0)) ? null : unitsSpike(subject, horizon, rules);
    if (spike) causes.push(spike);
  }
  const returned = returnsSpike(subject, horizon, rules);
  return [...causes, ...adFindings(subject, causes.some(({ code }) => stopsSales.has(code)), rules), ...(returned ? [returned] : [])];
}

/** Causes that leave advertising without orders today. */
const stopsSales: ReadonlySet<FindingCode> = new Set(['OUT_OF_STOCK', 'PRICE_BAND', 'PRICE_JUMP', 'BUY_BOX_LOSS', 'TRAFFIC_DROP', 'CONVERSION_DROP', 'SALES_DROP']);

function stockFinding(subject: Subject, lost: number, horizon: number, rules: Rules): Finding | null {
  const { asin, today, days, stock, marketplace } = subject;
  // On-hand cover: what is on its way may not arrive within the horizon.
  const money = stock.dailyRevenue === null || stock.cover === null ? lost : revenueAtRisk(stock.dailyRevenue, stock.cover, horizon);
  const common = { asin, module: 'inventory', risk: 'high', movement: null, money } as const;
  if (stock.verdict?.code === 'OUT_OF_STOCK') {
    return { ...common, code: 'OUT_OF_STOCK', metric: 'afnFulfillableQuantity', before: days.figure('afnFulfillableQuantity').at(1), after: today.afnFulfillableQuantity, days: days.isThere(1) ? 1 : 0, basis: 'none', ...ruled(rules, 'restock.outOfStock', marketplace) };
  }
  if (stock.verdict?.code !== 'STOCKOUT_RISK') return null;
  return { ...common, code: 'STOCKOUT_RISK', metric: 'cover', before: null, after: stock.cover, days: stock.daysKnown, basis: 'none', ...ruled(rules, 'restock.alertDays', marketplace) };
}

/** A price outside the team's band, or too far from its baseline. `before` is the bound that was crossed. */
function priceFinding({ asin, today, stock, product, marketplace }: Subject, lost: number, horizon: number, rules: Rules): Finding | null {
  const price = today.yourPrice;
  if (price === null || !product || (stock.available ?? 0) <= 0) return null;
  const { priceFloor: floor, priceBaseline: baseline, priceCeiling: ceiling } = product;
  const alert = priceAlert({ price, ...(baseline ? { baseline } : {}), ...(floor ? { floor } : {}), ...(ceiling ? { ceiling } : {}) }, rules, { marketplace });
  if (!alert || alert.code === 'OK') return null;
  const bound = (alert.code === 'BELOW_FLOOR' ? floor : alert.code === 'ABOVE_CEILING' ? ceiling : baseline) ?? price;
  const givenAway = Math.max(0, bound - price) * (stock.velocity ?? 0) * horizon;
  return {
    code: 'PRICE_BAND', asin, metric: 'yourPrice', before: bound, after: price, days: 0, basis: 'none', money: price < bound ? givenAway : lost,
    ...(alert.code === 'OFF_BASELINE' ? ruled(rules, 'price.tolerance', marketplace) : { rule: alert.rule, limit: bound, source: 'settings' }), module: 'price', risk: alert.code === 'OFF_BASELINE' ? 'medium' : 'high', movement: null,
  };
}
