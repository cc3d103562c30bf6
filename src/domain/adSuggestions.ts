import type { AdFigures, AdProgram, AdWindow } from './adFacts';
import type { AcosReference } from './adReference';
import { maxBid } from './advertising';
import type { Judgement } from './judgement';
import type { Rules, Scope } from './rules';

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
  /** What it advertises; empty where not known. */
  readonly asins: readonly string[];
  /** Money: the average cost of a click, the daily budget, the bid to start with. Null where there is none before, or none at all. */
  readonly before: number | null;
  readonly after: number | null;
  /** What it is about, in money over the window: what is overspent, or what stays below the reference. */
  readonly money: number;
  readonly verdict: Judgement;
  readonly figures: AdFigures;
  /** The ACoS it is measured against. */
  readonly reference: AcosReference;
  readonly basis: AdBasis;
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

/** The bid a harvested term starts with: what the limit allows, at most one step above what a click costs now. */
export function startBid({ clicks, sales, orders, spend }: AdFigures, limit: number, rules: Rules, scope: Scope): number | null {
  if (!clicks || !sales || !orders || !spend) return null;
  const most = Math.floor((spend / clicks) * (1 + rules.number('bid.maxStep', scope)) * 100 + 1e-6) / 100;
  return Math.min(most, cents(maxBid(limit, sales / orders, orders / clicks)));
}

/** Money above (positive) or below (negative) what the limit allows for these sales. */
export const overspend = (figures: AdFigures, limit: number): number => cents((figures.spend ?? 0) - limit * (figures.sales ?? 0));
