import { above, below, limitOf, type Judgement, type Limit } from './judgement';
import type { Rules, Scope } from './rules';

// Money in one currency, ratios as shares (0.25 is 25 %). Formulas: domain.md §2.

/** A quotient that cannot be said is null, never 0: Amazon's own "--". */
export type Ratio = number | null;
const quotient = (over: number, under: number): Ratio => (under > 0 ? over / under : null);

/** Spend / ad sales. Null where there are no sales: "no sales" when money was spent, otherwise nothing to say. */
export const acos = (spend: number, sales: number): Ratio => quotient(spend, sales);
/** Spend / total sales, same scope and days (领星: ACoAS). */
export const tacos = (spend: number, totalSales: number): Ratio => quotient(spend, totalSales);
/** Ad sales / spend. */
export const roas = (sales: number, spend: number): Ratio => quotient(sales, spend);
/** Ad sales / total sales; can pass 1 where the windows differ. */
export const asoas = (adSales: number, totalSales: number): Ratio => quotient(adSales, totalSales);
export const ctr = (clicks: number, impressions: number): Ratio => quotient(clicks, impressions);
export const cpc = (spend: number, clicks: number): Ratio => quotient(spend, clicks);
/** Orders / clicks for ads; units / sessions for the Business Report's 商品会话百分比, which may pass 1. */
export const cvr = (conversions: number, visits: number): Ratio => quotient(conversions, visits);
export const cpa = (spend: number, orders: number): Ratio => quotient(spend, orders);
/** Total − ad sales; below 0 where attribution windows reach outside the days. */
export const organicSales = (totalSales: number, adSales: number): number => totalSales - adSales;

/** The ACoS at which an ad sale earns nothing: (price − cost − fees) / price. Null without a price. */
export const breakEvenAcos = (price: number, cost: number, fees: number): Ratio => (price > 0 ? (price - cost - fees) / price : null);
/** Break-even ACoS less the wanted profit share. */
export const targetAcos = (price: number, cost: number, fees: number, profit: number): Ratio => (price > 0 ? (price - cost - fees) / price - profit : null);
/** The most a click may cost: target ACoS × average order value × conversion rate. */
export const maxBid = (target: number, averageOrderValue: number, conversion: number): number => target * averageOrderValue * conversion;
/** What a click at the top of search costs at most with a placement adjustment (0.5 for +50 %). */
export const placementBid = (base: number, adjustment: number): number => base * (1 + adjustment);

export const acosHealthCodes = ['HEALTHY', 'HIGH', 'SEVERE', 'LOW', 'NO_SALES', 'NEEDS_DATA', 'LOW_STOCK'] as const;
export type AcosHealthCode = (typeof acosHealthCodes)[number];

export interface AcosHealthInput {
  readonly spend: number;
  readonly sales: number;
  /** A category key (`categoryKey`). Not needed where a target is given. */
  readonly category?: string;
  /** Absent where unknown; 0 is a count of none. */
  readonly clicks?: number;
  readonly target?: number;
  /** Days of cover of what is advertised; absent where unknown. */
  readonly cover?: number;
}

/** The numbers `acosHealthCode` decides with. */
export interface AcosLimits {
  readonly limit: number;
  readonly tolerance: number;
  readonly lowFactor: number;
  readonly minClicks: number;
  readonly coverDays: number;
}

/** The ACoS verdict in numbers only, the first that holds. `clicks` and `cover` are NaN where unknown. */
export function acosHealthCode(spend: number, sales: number, clicks: number, cover: number, limits: AcosLimits): AcosHealthCode {
  if (clicks < limits.minClicks || (spend <= 0 && sales <= 0)) return 'NEEDS_DATA';
  if (sales <= 0) return 'NO_SALES';
  const share = spend / sales;
  if (above(share, limits.limit)) return above(share, limits.limit + limits.tolerance) ? 'SEVERE' : 'HIGH';
  if (below(share, limits.limit * limits.lowFactor)) return cover < limits.coverDays ? 'LOW_STOCK' : 'LOW';
  return 'HEALTHY';
}

/** The limit for ACoS: a target, else the category's; null where the category has none. */
export function acosLimit(rules: Rules, category: string | undefined, target?: number, scope?: Scope): Limit | null {
  if (target) return { value: target, source: 'argument' };
  const found = category === undefined ? null : rules.find('acos.limit', { ...scope, category });
  return found ? { value: Number(found.value), source: found.source } : null;
}

export function acosLimits(rules: Rules, limit: number, scope?: Scope): AcosLimits {
  return {
    limit,
    tolerance: rules.number('acos.tolerance', scope),
    lowFactor: rules.number('acos.lowFactor', scope),
    minClicks: rules.number('acos.minClicks', scope),
    coverDays: rules.number('acos.coverDays', scope),
  };
}

/** The ACoS verdict with its reason; null where the category has no limit and no target is given. */
export function acosHealth(input: AcosHealthInput, rules: Rules, scope?: Scope): Judgement<AcosHealthCode> | null {
  const { spend, sales, clicks, cover } = input;
  const found = acosLimit(rules, input.category, input.target, scope);
  if (!found) return null;
  const limits = acosLimits(rules, found.value, scope);
  const code = acosHealthCode(spend, sales, clicks ?? NaN, cover ?? NaN, limits);
  const source = (id: 'acos.minClicks' | 'acos.noSpend' | 'acos.noSales' | 'acos.tolerance' | 'acos.lowFactor' | 'acos.coverDays') => limitOf(rules, id, null, scope).source;
  if (code === 'NEEDS_DATA' && clicks !== undefined && clicks < limits.minClicks) return { code, rule: 'acos.minClicks', numbers: { clicks, limit: limits.minClicks }, source: source('acos.minClicks') };
  if (code === 'NEEDS_DATA') return { code, rule: 'acos.noSpend', numbers: { spend, sales }, source: source('acos.noSpend') };
  if (code === 'NO_SALES') return { code, rule: 'acos.noSales', numbers: { spend, sales }, source: source('acos.noSales') };
  const numbers = { acos: spend / sales, limit: found.value };
  if (code === 'SEVERE') return { code, rule: 'acos.tolerance', numbers: { ...numbers, tolerance: limits.tolerance }, source: source('acos.tolerance') };
  if (code === 'LOW_STOCK') return { code, rule: 'acos.coverDays', numbers: { ...numbers, cover: cover ?? 0, coverLimit: limits.coverDays }, source: source('acos.coverDays') };
  if (code === 'LOW') return { code, rule: 'acos.lowFactor', numbers: { ...numbers, lowFactor: limits.lowFactor }, source: source('acos.lowFactor') };
  return { code, rule: 'acos.limit', numbers, source: found.source };
}

export const zombieCodes = ['ZOMBIE', 'ACTIVE', 'PAUSED', 'NEEDS_DATA'] as const;
export type ZombieCode = (typeof zombieCodes)[number];

export interface ZombieInput {
  readonly impressions: number;
  readonly clicks: number;
  readonly orders: number;
  readonly spend: number;
  /** Length of the window the counts cover. */
  readonly days: number;
  /** As the export writes it; absent or blank means enabled. */
  readonly state?: string;
  /** Sellable units of everything the group advertises; absent where unknown. */
  readonly stock?: number;
  /** The ASIN's or account's own ad conversion rate; 0 or absent for the pack's. */
  readonly cvr?: number;
}

/**
 * Whether an ad group only costs attention or money. Counts of windows longer than `zombie.windowDays` are scaled down to
 * it. The action is always "suggest a pause, a reviewer decides".
 */
export function zombie(input: ZombieInput, rules: Rules, scope?: Scope): Judgement<ZombieCode> {
  const { impressions, clicks, orders, spend, days, state = '', stock } = input;
  const judged = (code: ZombieCode, rule: ZombieRule, numbers: Judgement['numbers']): Judgement<ZombieCode> => ({ code, rule, numbers, source: rules.find(rule, scope)?.source ?? 'proposal' });
  if (rules.words('zombie.paused', scope).includes(state.normalize('NFKC').trim().toLowerCase())) return judged('PAUSED', 'zombie.paused', { state });
  if (stock !== undefined && stock <= rules.number('zombie.stock', scope)) return judged('ZOMBIE', 'zombie.stock', { stock });
  const quiet = rules.number('zombie.quietDays', scope);
  if (!(days > 0)) return judged('NEEDS_DATA', 'zombie.quietDays', { days });
  if (impressions <= 0) return judged(days >= quiet ? 'ZOMBIE' : 'NEEDS_DATA', 'zombie.quietDays', { impressions, days, limit: quiet });
  const window = rules.number('zombie.windowDays', scope);
  const scale = days > window ? window / days : 1;
  const seen = rules.number('zombie.impressions', scope);
  if (clicks <= 0 && impressions * scale >= seen) return judged('ZOMBIE', 'zombie.impressions', { impressions: impressions * scale, clicks, limit: seen });
  const conversion = limitOf(rules, 'ads.cvr', input.cvr, scope).value;
  const needed = rules.number('zombie.clicksFactor', scope) / conversion;
  if (spend > 0 && orders <= 0 && !below(clicks * scale, needed)) return judged('ZOMBIE', 'zombie.clicksFactor', { clicks: clicks * scale, orders, spend, limit: needed });
  if (orders <= 0 && days < quiet && clicks < rules.number('searchTerm.minClicks', scope)) return judged('NEEDS_DATA', 'zombie.quietDays', { days, clicks, limit: quiet });
  return judged('ACTIVE', 'zombie.clicksFactor', { clicks, orders, limit: needed });
}
type ZombieRule = 'zombie.paused' | 'zombie.stock' | 'zombie.quietDays' | 'zombie.impressions' | 'zombie.clicksFactor';
