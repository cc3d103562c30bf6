import type { AdFigures, AdProgram, AdWindow } from './adFacts';
import { maxBid } from './advertising';
import type { Judgement } from './judgement';
import type { Rules, Scope } from './rules';
import type { Risk } from './sopLog';

export const adSuggestionKinds = ['NEGATE', 'HARVEST', 'LOWER_BID', 'RAISE_BUDGET', 'PAUSE'] as const;
export type AdSuggestionKind = (typeof adSuggestionKinds)[number];

/** The days and exports a verdict rests on. */
export interface AdBasis {
  readonly window: AdWindow | null;
  readonly attributionDays: number;
  /** Ids of the imports. */
  readonly imports: readonly string[];
}

/** A change that figures speak for. Never more than a suggestion: a person decides, and nothing is deleted or archived. */
export interface AdSuggestion {
  readonly kind: AdSuggestionKind;
  readonly program: AdProgram | null;
  readonly campaign: string;
  /** Blank for a campaign. */
  readonly adGroup: string;
  /** Blank for a campaign or ad group. */
  readonly term: string;
  /** Money: the average cost of a click, the daily budget, the bid to start with. Null where there is none before, or none at all. */
  readonly before: number | null;
  readonly after: number | null;
  /** What it is about, in money over the window: what is overspent, or what stays below the reference. */
  readonly money: number;
  readonly verdict: Judgement;
  readonly figures: AdFigures;
  /** The ACoS it is measured against. */
  readonly limit: number;
  readonly basis: AdBasis;
  readonly risk: Risk;
  readonly mustReview: boolean;
}

const cents = (value: number): number => Math.round(value * 100) / 100;

/** The cost of a click to come down to: what the limit allows, at most one step below what it is now. Null where nothing comes down. */
export function lowerBid(figures: AdFigures, limit: number, rules: Rules, scope: Scope): { readonly before: number; readonly after: number } | null {
  const { spend, clicks, sales, orders } = figures;
  if (!spend || !clicks) return null;
  const before = spend / clicks;
  const allowed = orders && sales ? maxBid(limit, sales / orders, orders / clicks) : 0;
  const least = Math.ceil(cents(before) * (1 - rules.number('bid.maxStep', scope)) * 100 - 1e-6) / 100;
  const after = Math.max(least, cents(Math.min(before, allowed)));
  return after < cents(before) ? { before: cents(before), after } : null;
}

/** The bid a harvested term starts with. */
export function startBid({ clicks, sales, orders }: AdFigures, limit: number): number | null {
  return clicks && sales && orders ? cents(maxBid(limit, sales / orders, orders / clicks)) : null;
}

/** Money above (positive) or below (negative) what the limit allows for these sales. */
export const overspend = (figures: AdFigures, limit: number): number => cents((figures.spend ?? 0) - limit * (figures.sales ?? 0));

/** How risky each kind is, and whether a second person must look first. */
export const careOf: Readonly<Record<AdSuggestionKind, { readonly risk: Risk; readonly mustReview: boolean }>> = {
  NEGATE: { risk: 'medium', mustReview: false },
  HARVEST: { risk: 'low', mustReview: false },
  LOWER_BID: { risk: 'low', mustReview: false },
  RAISE_BUDGET: { risk: 'medium', mustReview: false },
  PAUSE: { risk: 'high', mustReview: true },
};
