import { above, below, limitOf, type Judgement } from './judgement';
import type { Rules, Scope } from './rules';

export const priceAlertCodes = ['OK', 'OFF_BASELINE', 'BELOW_FLOOR', 'ABOVE_CEILING'] as const;
export type PriceAlertCode = (typeof priceAlertCodes)[number];

export interface PriceInput {
  readonly price: number;
  /** 0 or absent where not given, as floor and ceiling. */
  readonly baseline?: number;
  readonly floor?: number;
  readonly ceiling?: number;
  /** Share of the baseline a price may move. */
  readonly tolerance?: number;
}

/** The price verdict in numbers only; 0 means "not given". */
export function priceAlertCode(price: number, baseline: number, floor: number, ceiling: number, tolerance: number): PriceAlertCode {
  if (floor > 0 && below(price, floor)) return 'BELOW_FLOOR';
  if (ceiling > 0 && above(price, ceiling)) return 'ABOVE_CEILING';
  return baseline > 0 && above(Math.abs(price - baseline), tolerance * baseline) ? 'OFF_BASELINE' : 'OK';
}

/** Whether a price lies below its floor, above its ceiling or too far from its baseline; null without price or band. */
export function priceAlert(input: PriceInput, rules: Rules, scope?: Scope): Judgement<PriceAlertCode> | null {
  const { price, baseline = 0, floor = 0, ceiling = 0 } = input;
  if (!(price > 0) || !(baseline > 0 || floor > 0 || ceiling > 0)) return null;
  const tolerance = limitOf(rules, 'price.tolerance', input.tolerance, scope);
  const code = priceAlertCode(price, baseline, floor, ceiling, tolerance.value);
  if (code === 'BELOW_FLOOR') return { code, rule: 'price.floor', numbers: { price, floor }, source: 'argument' };
  if (code === 'ABOVE_CEILING') return { code, rule: 'price.ceiling', numbers: { price, ceiling }, source: 'argument' };
  const numbers = baseline > 0 ? { price, baseline, move: (price - baseline) / baseline, tolerance: tolerance.value } : { price, floor, ceiling };
  return { code, rule: 'price.tolerance', numbers, source: tolerance.source };
}
