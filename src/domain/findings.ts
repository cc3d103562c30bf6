import { acosHealth, breakEvenAcos } from './advertising';
import { addDays, type CivilDate } from './civil';
import { revenueAtRisk } from './inventory';
import { meanBefore, type AsinDay, type FigureField } from './history';
import type { Module, Risk } from './sopLog';
import { splitMovement, type Movement } from './movement';
import type { Product } from './products';
import { categoryKey, type RuleId, type Rules, type SourceId } from './rules';
import type { DaysOfAsin, StockLine } from './stock';

export const findingCodes = ['OUT_OF_STOCK', 'STOCKOUT_RISK', 'BUY_BOX_LOSS', 'TRAFFIC_DROP', 'CONVERSION_DROP', 'SALES_DROP', 'ACOS_SEVERE', 'ADS_NO_SALES'] as const;
export type FindingCode = (typeof findingCodes)[number];

export type FindingMetric = 'afnFulfillableQuantity' | 'cover' | 'buyBoxPercentage' | 'sessionsTotal' | 'unitSessionPercentage' | 'orderedProductSales' | 'acos' | 'spend';

/** Something a person should act on: what moved, from what to what, by which rule, and what is at stake. */
export interface Finding {
  readonly code: FindingCode;
  readonly asin: string;
  readonly metric: FindingMetric;
  /** The value before (yesterday for stock, else the mean of the known days among the seven before), and now. */
  readonly before: number | null;
  readonly after: number | null;
  /** Days behind `before`. */
  readonly days: number;
  /** Money lost over `finding.horizonDays` if things stay as they are: what findings are ranked by. */
  readonly money: number;
  readonly rule: RuleId;
  readonly limit: number;
  readonly source: SourceId;
  readonly module: Module;
  readonly risk: Risk;
  /** Where sales moved: by what. */
  readonly movement: Movement | null;
}

const moduleOf: Readonly<Record<FindingCode, Module>> = {
  OUT_OF_STOCK: 'inventory', STOCKOUT_RISK: 'inventory', BUY_BOX_LOSS: 'price', TRAFFIC_DROP: 'listing', CONVERSION_DROP: 'listing', SALES_DROP: 'listing', ACOS_SEVERE: 'advertising', ADS_NO_SALES: 'advertising',
};
const riskOf: Readonly<Record<FindingCode, Risk>> = {
  OUT_OF_STOCK: 'high', STOCKOUT_RISK: 'high', BUY_BOX_LOSS: 'high', TRAFFIC_DROP: 'medium', CONVERSION_DROP: 'medium', SALES_DROP: 'medium', ACOS_SEVERE: 'medium', ADS_NO_SALES: 'medium',
};

/**
 * What is wrong with one ASIN on a day. One cause, one finding: a lost Buy Box explains lost sales, so does an empty
 * shelf; the fall in sales itself is reported only where no cause is found.
 */
export function findingsOf(asin: string, days: DaysOfAsin, date: CivilDate, stock: StockLine, product: Product | undefined, rules: Rules, marketplace: string): Finding[] {
  const today = days.get(date);
  if (!today) return [];
  const scope = { marketplace };
  const found: Finding[] = [];
  const limit = (id: RuleId): { rule: RuleId; limit: number; source: SourceId } => ({ rule: id, limit: rules.number(id, scope), source: rules.find(id, scope)?.source ?? 'proposal' });
  const add = (code: FindingCode, rest: Omit<Finding, 'code' | 'asin' | 'module' | 'risk' | 'movement'> & { movement?: Movement }): void => {
    found.push({ code, asin, module: moduleOf[code], risk: riskOf[code], movement: null, ...rest });
  };
  const mean = (field: FigureField): { mean: number | null; days: number } => meanBefore(date, (day) => days.get(day)?.[field] ?? null);
  const sales = mean('orderedProductSales');
  const horizon = rules.number('finding.horizonDays');
  const lost = Math.max(0, (sales.mean ?? 0) - (today.orderedProductSales ?? 0)) * horizon;
  // On-hand cover: what is on its way may not arrive within the horizon.
  const empty = stock.dailyRevenue === null || stock.cover === null ? lost : revenueAtRisk(stock.dailyRevenue, stock.cover, horizon);

  const yesterday = days.get(addDays(date, -1));
  if (stock.verdict?.code === 'OUT_OF_STOCK') {
    add('OUT_OF_STOCK', { metric: 'afnFulfillableQuantity', before: yesterday?.afnFulfillableQuantity ?? null, after: today.afnFulfillableQuantity, days: yesterday ? 1 : 0, money: empty, ...limit('restock.outOfStock') });
  } else if (stock.verdict?.code === 'STOCKOUT_RISK') {
    add('STOCKOUT_RISK', { metric: 'cover', before: null, after: stock.cover, days: stock.daysKnown, money: empty, ...limit('restock.alertDays') });
  }

  found.push(...tradeFindings(asin, days, date, today, sales, lost, found.some(({ code }) => code === 'OUT_OF_STOCK'), rules, limit));
  found.push(...adFindings(asin, today, mean, stock, product, rules, marketplace));
  return found;
}

function tradeFindings(
  asin: string, days: DaysOfAsin, date: CivilDate, today: AsinDay, sales: { mean: number | null; days: number }, lost: number, empty: boolean, rules: Rules,
  limit: (id: RuleId) => { rule: RuleId; limit: number; source: SourceId },
): Finding[] {
  const mean = (field: FigureField): { mean: number | null; days: number } => meanBefore(date, (day) => days.get(day)?.[field] ?? null);
  const [sessions, units] = [mean('sessionsTotal'), mean('unitsOrdered')];
  if (sessions.days < rules.number('finding.minDays') || sessions.mean === null || units.mean === null || sales.mean === null) return [];
  if (today.sessionsTotal === null || today.unitsOrdered === null || today.orderedProductSales === null) return [];
  const before = { sessions: sessions.mean, units: units.mean, sales: sales.mean };
  const movement = splitMovement(before, { sessions: today.sessionsTotal, units: today.unitsOrdered, sales: today.orderedProductSales });
  const one = (code: FindingCode, rest: Pick<Finding, 'metric' | 'before' | 'after' | 'days' | 'rule' | 'limit' | 'source'>): Finding => ({ code, asin, module: moduleOf[code], risk: riskOf[code], movement, money: lost, ...rest });

  const buyBox = meanBefore(date, (day) => days.get(day)?.buyBoxPercentage ?? null);
  const fall = limit('finding.buyBoxDrop');
  if (!empty && buyBox.mean !== null && today.buyBoxPercentage !== null && sessions.mean >= rules.number('finding.minSessions') && buyBox.mean - today.buyBoxPercentage > fall.limit) {
    return [one('BUY_BOX_LOSS', { metric: 'buyBoxPercentage', before: buyBox.mean, after: today.buyBoxPercentage, days: buyBox.days, ...fall })];
  }
  if (empty || sessions.mean < rules.number('finding.minSessions')) return [];
  const traffic = limit('finding.trafficDrop');
  if (today.sessionsTotal < sessions.mean * (1 - traffic.limit)) return [one('TRAFFIC_DROP', { metric: 'sessionsTotal', before: sessions.mean, after: today.sessionsTotal, days: sessions.days, ...traffic })];
  if (units.mean < rules.number('finding.minUnits')) return [];
  const conversion = limit('finding.conversionDrop');
  const rate = units.mean / sessions.mean;
  // Orders scatter as counts do: small products halve by chance. Only a fall that chance does not explain is a finding.
  const unlikely = (expected: number): boolean => expected - (today.unitsOrdered ?? 0) > rules.number('finding.deviations') * Math.sqrt(expected);
  const rateNow = today.sessionsTotal > 0 ? today.unitsOrdered / today.sessionsTotal : null;
  if (rateNow !== null && rateNow < rate * (1 - conversion.limit) && unlikely(rate * today.sessionsTotal)) return [one('CONVERSION_DROP', { metric: 'unitSessionPercentage', before: rate, after: rateNow, days: sessions.days, ...conversion })];
  const drop = limit('finding.salesDrop');
  if (today.orderedProductSales < sales.mean * (1 - drop.limit) && unlikely(units.mean)) return [one('SALES_DROP', { metric: 'orderedProductSales', before: sales.mean, after: today.orderedProductSales, days: sales.days, ...drop })];
  return [];
}

function adFindings(asin: string, today: AsinDay, mean: (field: FigureField) => { mean: number | null; days: number }, stock: StockLine, product: Product | undefined, rules: Rules, marketplace: string): Finding[] {
  if (today.spend === null || today.clicks === null) return [];
  const category = product?.category ? categoryKey(product.category) : undefined;
  const known = category !== undefined && rules.find('acos.limit', { marketplace, category }) !== null;
  const price = today.yourPrice ?? product?.priceBaseline ?? null;
  const own = price && product?.cost ? breakEvenAcos(price, product.cost, product.fees ?? 0) : null;
  const target = known ? undefined : (own !== null && own > 0 ? own : rules.number('ads.targetAcos', { marketplace }));
  const health = acosHealth(
    { spend: today.spend, sales: today.sales ?? 0, clicks: today.clicks, ...(known && category ? { category } : {}), ...(target ? { target } : {}), ...(stock.cover === null ? {} : { cover: stock.cover }) },
    rules, { marketplace },
  );
  if (!health) return [];
  const limit = Number(health.numbers['limit'] ?? 0);
  const [spend, sales] = [mean('spend'), mean('sales')];
  const base = { asin, rule: health.rule, source: known ? health.source : ('proposal' as const), module: 'advertising' as const, risk: 'medium' as const, movement: null };
  const least = rules.number('finding.minOverspend', { marketplace });
  const overspend = today.spend - limit * (today.sales ?? 0);
  // One day's ACoS scatters on a small budget: the week with today in it must say the same, and the money must be worth a line.
  const week = { spend: (spend.mean ?? 0) * spend.days + today.spend, sales: (sales.mean ?? 0) * sales.days + (today.sales ?? 0), days: spend.days + 1 };
  const horizon = rules.number('finding.horizonDays');
  if (health.code === 'SEVERE' && overspend >= least && week.spend > limit * week.sales) {
    const before = spend.mean !== null && sales.mean ? spend.mean / sales.mean : null;
    return [{ ...base, code: 'ACOS_SEVERE', metric: 'acos', before, after: today.spend / (today.sales ?? 1), days: before === null ? 0 : sales.days, money: overspend * horizon, limit }];
  }
  if (health.code === 'NO_SALES' && week.sales <= 0 && week.spend >= least) {
    const rule = 'finding.minOverspend';
    return [{ ...base, rule, source: rules.find(rule, { marketplace })?.source ?? 'proposal', code: 'ADS_NO_SALES', metric: 'spend', before: spend.mean, after: today.spend, days: spend.days, money: (week.spend / week.days) * horizon, limit: least }];
  }
  return [];
}
