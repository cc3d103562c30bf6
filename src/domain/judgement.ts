import type { RuleId, Rules, Scope, SourceId } from './rules';

/** A verdict that explains itself: which rule fired, with which numbers, from which source. */
export interface Judgement<Code extends string = string> {
  /** Stable, English, the same in every language. */
  readonly code: Code;
  readonly rule: RuleId;
  readonly numbers: Readonly<Record<string, number | string>>;
  readonly source: SourceId;
}

/** A limit as it will be used: its value and who says so. */
export interface Limit {
  readonly value: number;
  readonly source: SourceId;
}

/** An explicit value wins; 0 or nothing means "not given", then the rule holds. */
export function limitOf(rules: Rules, id: RuleId, given?: number | null, scope?: Scope): Limit {
  if (given) return { value: given, source: 'argument' };
  const value = rules.number(id, scope);
  return { value, source: rules.find(id, scope)?.source ?? 'proposal' };
}

// Sums and quotients of decimals miss by some units in the last place: 0.35 + 0.05 is below 0.4.
const closeness = 1e-9;
const slack = (a: number, b: number): number => closeness * Math.max(1, Math.abs(a), Math.abs(b));

/** Whether `a` is above `b` by more than the dust of binary fractions. */
export const above = (a: number, b: number): boolean => a - b > slack(a, b);
/** Whether `a` is below `b` by more than the dust of binary fractions. */
export const below = (a: number, b: number): boolean => b - a > slack(a, b);
