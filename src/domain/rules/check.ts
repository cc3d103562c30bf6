import type { Rule, RuleValue, Unit } from './rule';

/** What a rule takes, as a code whose words are in `src/locale/settings.ts`; `min` and `max` are its numbers. */
export type AllowedCode =
  | 'allowed.share' | 'allowed.number' | 'allowed.whole' | 'allowed.bounds' | 'allowed.shares' | 'allowed.numbers' | 'allowed.words' | 'allowed.choices' | 'allowed.text' | 'allowed.zone';

export interface Allowed {
  readonly code: AllowedCode;
  readonly min: number;
  readonly max: number;
}

type Shape = Pick<Rule, 'id' | 'value' | 'unit'>;

/** Values beyond these would break a page or forget a history: [least, most]. */
const bounds: Readonly<Record<string, readonly [number, number]>> = {
  'history.asinDays': [35, 400],
  'history.totalDays': [62, 1_100],
  'history.rows': [10_000, 1_000_000],
  'report.messageBytes': [1_000, 20_000],
  'report.trendDays': [2, 12],
  'report.conclusionLines': [1, 5],
  'report.spanFactor': [1.5, 100],
  'finding.horizonDays': [1, 90],
  'finding.minDays': [1, 7],
  'checklist.missedDays': [1, 90],
  'aged.snapshotDay': [1, 31],
  'compliance.fdaMonths': [1, 12],
};

/** Codes of `sopLog.ts` and `proposal.ts` that a must-review rule may list. */
const choices: Readonly<Record<string, readonly string[]>> = {
  'review.actions': ['variation-change', 'inventory-upload', 'appeal', 'refund', 'price-change', 'listing-edit', 'budget-change', 'bid-change', 'placement-change', 'pause', 'enable', 'archive', 'add-keyword', 'add-negative', 'restock', 'message', 'other'],
  'review.pauseOf': ['campaign', 'ad-group', 'keyword', 'target', 'product-ad', 'portfolio'],
  'review.listingFields': ['title', 'brand', 'category', 'bullets', 'images', 'description', 'search-terms'],
  'review.negativeMatch': ['phrase', 'exact'],
  'review.price': ['outside-band', 'no-band'],
};

/** Stands for an empty list of choices: a blank cell means the default. */
export const noChoice = 'none';

/** The words a rule's list is made of; null where they are free. */
export const choicesOf = (id: string): readonly string[] | null => choices[id] ?? null;

const wholeUnits: readonly Unit[] = ['count', 'characters', 'bytes', 'pixels'];

/** What may stand in for the rule's value. */
export function allowedFor({ id, value, unit }: Shape): Allowed {
  const [min, max] = bounds[id] ?? [0, unit === 'share' ? 1 : Number.POSITIVE_INFINITY];
  const code = (): AllowedCode => {
    if (choicesOf(id) !== null) return 'allowed.choices';
    if (Array.isArray(value)) return typeof value[0] !== 'number' ? 'allowed.words' : unit === 'share' ? 'allowed.shares' : 'allowed.numbers';
    if (unit === 'zone') return 'allowed.zone';
    if (typeof value === 'string') return 'allowed.text';
    if (id in bounds) return 'allowed.bounds';
    if (unit === 'share') return 'allowed.share';
    return wholeUnits.includes(unit) ? 'allowed.whole' : 'allowed.number';
  };
  return { code: code(), min, max };
}

/** Whether `value` is of the rule's type: one value or a list, numbers or words. */
export function isLike(rule: Shape, value: RuleValue): boolean {
  const kind = (one: RuleValue): string => typeof [one].flat()[0];
  return Array.isArray(value) === Array.isArray(rule.value) && kind(value) === kind(rule.value);
}

/** Whether a value of the rule's type may stand in for it. */
export function isAllowed(rule: Shape, value: RuleValue): boolean {
  const { code, min, max } = allowedFor(rule);
  const inside = (one: string | number): boolean => (typeof one === 'number' ? Number.isFinite(one) && one >= min && one <= max : one.trim() !== '');
  if (![value].flat().every(inside)) return false;
  if (code === 'allowed.choices') return [value].flat().every((one) => one === noChoice || choicesOf(rule.id)?.includes(String(one)));
  if (code === 'allowed.whole' || rule.unit === 'count') return [value].flat().every((one) => Number.isInteger(one));
  return code !== 'allowed.zone' || isZone(String(value));
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Asked with no marketplace in hand, so a value for one of them would never hold. */
const everywhere = /^(velocity|report|history|team|tool|compliance|cadence|bid)\.|^finding\.(horizonDays|minDays|minSessions|minUnits|deviations)$/;
const byCategory: readonly string[] = ['acos.limit', 'title.maxCharacters'];

/** Whether a rule may have a value of its own for a marketplace, or for a category. */
export function scopesOf(id: string): { readonly marketplace: boolean; readonly category: boolean } {
  return { marketplace: !everywhere.test(id), category: byCategory.includes(id) };
}
