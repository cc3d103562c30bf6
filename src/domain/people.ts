import { above, type Judgement } from './judgement';
import type { Rules, Scope } from './rules';

// Is an assistant worth it, and what do the tools cost. domain.md §14.

export const teamWorthCodes = ['WORTH_IT', 'PART_TIME', 'NOT_YET'] as const;
export type TeamWorthCode = (typeof teamWorthCodes)[number];

/** Whether a full-time assistant pays: every mark that is known must be reached; some reached means part-time or outsourced. */
export function teamWorth(skus: number, ordersPerDay: number, monthlySales: number | null, rules: Rules, scope?: Scope): Judgement<TeamWorthCode> {
  const limits = { skus: rules.number('team.skus', scope), orders: rules.number('team.ordersPerDay', scope), sales: rules.number('team.monthlySales', scope) };
  const marks = [skus >= limits.skus, ordersPerDay >= limits.orders, ...(monthlySales === null ? [] : [above(monthlySales, limits.sales)])];
  const code = marks.every(Boolean) ? 'WORTH_IT' : marks.some(Boolean) ? 'PART_TIME' : 'NOT_YET';
  const rule = !marks[0] ? 'team.skus' : !marks[1] ? 'team.ordersPerDay' : monthlySales === null ? 'team.skus' : 'team.monthlySales';
  const numbers = { skus, skuLimit: limits.skus, ordersPerDay, ordersLimit: limits.orders, ...(monthlySales === null ? {} : { monthlySales, salesLimit: limits.sales }) };
  return { code, rule, numbers, source: rules.find(rule, scope)?.source ?? 'source-document' };
}

export interface ToolCost {
  readonly total: number;
  /** Share of the team's cost; null where that is not given. */
  readonly share: number | null;
}

/** Monthly cost of tools for `seats` people and its share of the team's cost; all in one currency. */
export function toolCost(prices: readonly number[], seats: number, teamCost: number | null): ToolCost {
  const total = prices.reduce((sum, price) => sum + price, 0) * seats;
  return { total, share: teamCost ? total / teamCost : null };
}
