import type { CivilDate } from './civil';
import { daysOfCover, orderByDate, restock, restockQuantity, revenueAtRisk, stockoutDate, velocity, type RestockCode, type SalesWindow } from './inventory';
import { limitOf, type Judgement } from './judgement';
import type { DaysOfAsin } from './lookback';
import type { Product } from './products';
import type { Rules } from './rules';

/** An ASIN's stock on a day, judged. Units, units a day, days, money; null is "not known". */
export interface StockLine {
  readonly velocity: number | null;
  /** Days of sales history behind the velocity. */
  readonly daysKnown: number;
  readonly available: number | null;
  readonly inbound: number | null;
  readonly cover: number | null;
  readonly coverWithInbound: number | null;
  readonly stockoutDate: CivilDate | null;
  readonly orderBy: CivilDate | null;
  readonly quantity: number | null;
  readonly dailyRevenue: number | null;
  readonly revenueAtRisk: number | null;
  readonly verdict: Judgement<RestockCode> | null;
}

/** Judges an ASIN's stock at the end of `date` from its days seen from there, the team's product row and the rules. */
export function stockLine(days: DaysOfAsin, date: CivilDate, product: Product | undefined, rules: Rules, marketplace: string): StockLine {
  const scope = { marketplace };
  const windows = salesWindows(days, rules.numbers('velocity.windows'));
  const speed = windows.length > 0 ? velocity(windows, rules) : null;
  const perDay = speed?.kind === 'known' ? speed.perDay : null;
  const daysKnown = Math.max(0, ...windows.map((window) => window.inStockDays ?? 0));
  const available = days.figure('afnFulfillableQuantity').at(0);
  const inbound = days.figure('afnInboundQuantity').at(0);
  const blank: StockLine = { velocity: perDay, daysKnown, available, inbound, cover: null, coverWithInbound: null, stockoutDate: null, orderBy: null, quantity: null, dailyRevenue: null, revenueAtRisk: null, verdict: null };
  if (perDay === null || available === null) return blank;
  const limits = { ...(product?.leadDays ? { leadDays: product.leadDays } : {}), ...(product?.safetyDays ? { safetyDays: product.safetyDays } : {}) };
  const input = { available, velocity: perDay, inbound: inbound ?? 0, ...limits };
  const leadDays = limitOf(rules, 'restock.leadDays', product?.leadDays, scope).value;
  const coverWithInbound = daysOfCover(available, perDay, inbound ?? 0);
  const price = meanPrice(days);
  return {
    ...blank,
    cover: daysOfCover(available, perDay),
    coverWithInbound,
    stockoutDate: stockoutDate(date, available, perDay),
    orderBy: orderByDate(date, available, perDay, inbound ?? 0, leadDays),
    quantity: restockQuantity({ ...input, ...(product?.targetDays ? { targetDays: product.targetDays } : {}), ...(product?.carton ? { pack: product.carton } : {}) }, rules, scope),
    dailyRevenue: price === null ? null : perDay * price,
    revenueAtRisk: price === null || coverWithInbound === null ? null : revenueAtRisk(perDay * price, coverWithInbound, rules.number('risk.horizonDays', scope)),
    verdict: restock(input, rules, scope),
  };
}

/**
 * Units in each window that ends with the day, over the days we know. A day without stock and without sales says nothing
 * about demand and is not counted.
 */
function salesWindows(days: DaysOfAsin, lengths: readonly number[]): SalesWindow[] {
  const windows = lengths.map((length) => ({ days: length, units: 0, inStockDays: 0 }));
  const longest = Math.max(0, ...lengths);
  const [sold, stock] = [days.figure('unitsOrdered'), days.figure('afnFulfillableQuantity')];
  for (let back = 0; back < longest; back += 1) {
    const units = sold.at(back);
    if (units === null || (units <= 0 && (stock.at(back) ?? 1) <= 0)) continue;
    for (const window of windows) {
      if (back >= window.days) continue;
      window.units += Math.max(0, units);
      window.inStockDays += 1;
    }
  }
  return windows.filter(({ inStockDays }) => inStockDays > 0);
}

function meanPrice(days: DaysOfAsin): number | null {
  let sales = 0;
  let units = 0;
  const [sold, earned] = [days.figure('unitsOrdered'), days.figure('orderedProductSales')];
  for (let back = 0; back < 30; back += 1) {
    const [count, sum] = [sold.at(back), earned.at(back)];
    if (!count || sum === null) continue;
    sales += sum;
    units += count;
  }
  return units > 0 ? sales / units : days.figure('yourPrice').at(0);
}
