import type { CivilDate } from '../civil';

/** Who stands behind a rule: Amazon or a regulator · peer products · third party · our proposal · the source document · the team's own setting · an argument of the formula. */
export type Mark = 'A' | 'P' | 'T' | 'S' | 'source' | 'team' | 'given';

/** Where rules come from; the titles people read are in `src/locale/rules.ts` under `source.<id>`. */
export const sources = {
  'source-document': 'source',
  'amazon-advertising': 'A',
  'amazon-inventory': 'A',
  'amazon-fees': 'A',
  'amazon-health': 'A',
  'amazon-messages': 'A',
  'amazon-feedback': 'A',
  'amazon-listing': 'A',
  'amazon-reports': 'A',
  'regulator': 'A',
  'peer-practice': 'P',
  'third-party': 'T',
  'statistics': 'T',
  'proposal': 'S',
  'settings': 'team',
  'argument': 'given',
  'notice-text': 'given',
} as const satisfies Readonly<Record<string, Mark>>;
export type SourceId = keyof typeof sources;

export type Unit =
  | 'days' | 'hours' | 'weeks' | 'share' | 'units' | 'units a day' | 'clicks' | 'impressions' | 'orders' | 'money' | 'USD' | 'CNY'
  | 'count' | 'characters' | 'bytes' | 'pixels' | 'score' | 'text' | 'list' | 'zone' | 'factor';

export type RuleValue = number | string | readonly string[] | readonly number[];

/** One limit, window, clock, price or word list: data, never a literal in code. */
export interface Rule {
  readonly id: string;
  readonly value: RuleValue;
  readonly unit: Unit;
  readonly source: SourceId;
  /** The day the value was last checked against its source. */
  readonly asOf: string;
  /** The first day it holds; absent where it always held. */
  readonly from?: string;
  /** Only in these marketplaces (codes of `marketplace.ts`). */
  readonly marketplaces?: readonly string[];
  /** Only for this category (a key, see `categories`). */
  readonly category?: string;
}

/** A value a team sets over the pack, from the workbook's Settings table. */
export interface RuleOverride {
  readonly id: string;
  readonly value: RuleValue;
  readonly marketplace?: string;
  readonly category?: string;
  readonly from?: CivilDate;
}

/** For whom and when a rule is asked. `asOf` omitted means the newest. */
export interface Scope {
  readonly marketplace?: string;
  readonly category?: string;
  readonly asOf?: CivilDate;
}

/** The rule that holds in a scope. */
export interface Resolved {
  readonly id: string;
  readonly value: RuleValue;
  readonly unit: Unit;
  readonly source: SourceId;
  readonly from: string | null;
}
