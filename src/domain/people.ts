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

/** Permission phases: nothing · view · messages and stock planning · ads within limits · budgets, prices and listings with review. */
export const phases = ['P0', 'P1', 'P2', 'P3', 'P4'] as const;
export type Phase = (typeof phases)[number];

/** What a phase opens. Payments, user permissions, appeals and administration are never an assistant's. */
export const permissions = {
  P0: [],
  P1: ['view-reports', 'view-inventory', 'view-campaigns'],
  P2: ['buyer-messages', 'inventory-planning'],
  P3: ['ads', 'bids-within-step'],
  P4: ['budgets', 'prices-in-band', 'listings-with-review'],
} as const satisfies Readonly<Record<Phase, readonly string[]>>;
export const neverPermitted = ['payments', 'user-permissions', 'appeals', 'administration'] as const;
export type Permission = (typeof permissions)[Phase][number];

/** Everything open in a phase, earlier phases included. */
export const permittedIn = (phase: Phase): readonly Permission[] => phases.slice(0, phases.indexOf(phase) + 1).flatMap((one): readonly Permission[] => permissions[one]);

export const gateCodes = ['OPEN', 'AGREEMENTS_MISSING', 'SCENARIOS_MISSING', 'SIGNATURE_MISSING', 'SERIOUS_ERROR', 'LAST_PHASE'] as const;
export type GateCode = (typeof gateCodes)[number];

/** What stands before the next phase. */
export interface Gate {
  readonly phase: Phase;
  /** Confidentiality agreement signed and two-factor authentication on. */
  readonly agreements: boolean;
  /** Scenarios of the next phase passed, and how many there are. */
  readonly passed: number;
  readonly required: number;
  readonly supervisorSigned: boolean;
  /** Days since the last serious error; null where there was none. */
  readonly daysSinceError: number | null;
}

/** Whether the next phase may be opened; the first thing missing is named. */
export function nextPhase(gate: Gate, rules: Rules, scope?: Scope): Judgement<GateCode> {
  const limit = rules.number('team.errorFreeDays', scope);
  const source = rules.find('team.errorFreeDays', scope)?.source ?? 'proposal';
  const judged = (code: GateCode, numbers: Judgement['numbers']): Judgement<GateCode> => ({ code, rule: 'team.errorFreeDays', numbers, source });
  if (gate.phase === 'P4') return judged('LAST_PHASE', {});
  if (!gate.agreements) return judged('AGREEMENTS_MISSING', {});
  if (gate.passed < gate.required) return judged('SCENARIOS_MISSING', { passed: gate.passed, required: gate.required });
  if (gate.daysSinceError !== null && gate.daysSinceError < limit) return judged('SERIOUS_ERROR', { days: gate.daysSinceError, limit });
  return gate.supervisorSigned ? judged('OPEN', { passed: gate.passed, required: gate.required }) : judged('SIGNATURE_MISSING', {});
}
