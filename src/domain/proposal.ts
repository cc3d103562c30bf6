import type { CivilDate } from './civil';
import { above } from './judgement';
import { priceAlert } from './price';
import type { Product } from './products';
import type { RuleId, Rules } from './rules';
import type { ChangeAction, Lever, Module, ObjectType, Risk } from './sopLog';

/** In which unit a value stands: money in the marketplace's currency, percent as a share (0.25 is 25 %). */
export type ValueUnit = 'money' | 'percent' | 'count' | 'days' | 'ratio' | 'text';

/** Figures of the history an executed change can be checked on. */
export const watchMetrics = [
  'acos', 'tacos', 'roas', 'cpc', 'ctr', 'spend', 'sales', 'orders', 'clicks', 'impressions', 'orderedProductSales', 'unitsOrdered', 'sessionsTotal', 'unitSessionPercentage', 'buyBoxPercentage',
] as const;
export type WatchMetric = (typeof watchMetrics)[number];

/** What will tell whether a change did what it should: a figure of an ASIN, or of the whole store. */
export interface Watch {
  readonly metric: WatchMetric;
  /** An ASIN; null for the whole store in that marketplace. */
  readonly asin: string | null;
}

/** A change somebody proposes, or a person made: what the log will say of it. Texts are in the language of the log. */
export interface Proposal {
  readonly marketplace: string;
  readonly module: Module;
  readonly action: ChangeAction;
  readonly objectType: ObjectType;
  /** As Amazon names it: an ASIN, `campaign › ad group › keyword`, an order id. */
  readonly object: string;
  /** What of it changes: a lever's code, or any text. */
  readonly metric: Lever | (string & {});
  readonly oldValue: number | string | null;
  readonly newValue: number | string | null;
  readonly unit: ValueUnit;
  /** ISO 4217; the marketplace's own where absent. */
  readonly currency?: string;
  /** The rule that fired, which is shown with its value and its source. */
  readonly rule: RuleId | null;
  readonly suggestion?: string;
  readonly reason: string;
  /** Days the reason looks at. */
  readonly window?: { readonly from: CivilDate; readonly to: CivilDate };
  readonly expectation?: string;
  readonly watch?: Watch;
  readonly evidence?: string;
  /** SHA-256 of the file that carries the change out, where there is one. */
  readonly contentHash?: string;
  /** Of a negative. */
  readonly matchType?: 'exact' | 'phrase';
  /** Why a change may come within the cooldown. */
  readonly exempt?: 'stock-out' | 'wrong-product';
  readonly risk?: Risk;
  /** A log row this one corrects or follows. */
  readonly relatedId?: string;
  readonly note?: string;
}

/** Whether a second person must approve a change, and by which rule. */
export type ReviewNeed = { readonly needed: false } | { readonly needed: true; readonly rule: RuleId };

/**
 * The must-review rules, the first that holds. `product` is the team's row of what is changed, for the band of its price;
 * a change whose size is not known is reviewed rather than waved through.
 */
export function reviewNeed(proposal: Proposal, product: Product | null, rules: Rules): ReviewNeed {
  const scope = { marketplace: proposal.marketplace };
  const lists = (id: RuleId, code: string): boolean => rules.words(id, scope).includes(code);
  const needed = (rule: RuleId): ReviewNeed => ({ needed: true, rule });
  if (lists('review.actions', proposal.action)) return needed('review.actions');
  switch (proposal.action) {
    case 'budget-change': return steps(proposal, rules.number('review.budgetChange', scope)) ? needed('review.budgetChange') : { needed: false };
    case 'bid-change': return steps(proposal, rules.number('bid.maxStep', scope)) ? needed('bid.maxStep') : { needed: false };
    case 'pause':
    case 'archive': return lists('review.pauseOf', proposal.objectType) ? needed('review.pauseOf') : { needed: false };
    case 'listing-edit': return lists('review.listingFields', proposal.metric) ? needed('review.listingFields') : { needed: false };
    case 'add-negative': return lists('review.negativeMatch', proposal.matchType ?? 'phrase') ? needed('review.negativeMatch') : { needed: false };
    case 'price-change': return lists('review.price', bandOf(proposal, product, rules)) ? needed('review.price') : { needed: false };
    case 'refund': return typeof proposal.newValue !== 'number' || above(proposal.newValue, rules.number('review.refund', scope)) ? needed('review.refund') : { needed: false };
    default: return { needed: false };
  }
}

/** Whether a value moves by more than a share of what it was; one that cannot be told counts as more. */
function steps({ oldValue, newValue }: Proposal, share: number): boolean {
  if (typeof oldValue !== 'number' || typeof newValue !== 'number' || oldValue <= 0) return true;
  return above(Math.abs(newValue - oldValue), share * oldValue);
}

function bandOf({ marketplace, newValue }: Proposal, product: Product | null, rules: Rules): 'inside' | 'outside-band' | 'no-band' {
  if (typeof newValue !== 'number' || !product) return 'no-band';
  const verdict = priceAlert({ price: newValue, baseline: product.priceBaseline ?? 0, floor: product.priceFloor ?? 0, ceiling: product.priceCeiling ?? 0 }, rules, { marketplace });
  if (!verdict) return 'no-band';
  return verdict.code === 'OK' ? 'inside' : 'outside-band';
}

const highRisk: readonly ChangeAction[] = ['archive', 'variation-change', 'inventory-upload', 'appeal'];
const lowRisk: readonly ChangeAction[] = ['message', 'add-keyword', 'enable', 'restock'];

/** How much a change can break: said by whoever proposes it, else by its kind and whether it must be reviewed. */
export function riskOf(proposal: Proposal, need: ReviewNeed): Risk {
  if (proposal.risk) return proposal.risk;
  if (highRisk.includes(proposal.action)) return 'high';
  return need.needed ? 'medium' : lowRisk.includes(proposal.action) ? 'low' : 'medium';
}

const cooled: readonly ChangeAction[] = ['bid-change', 'budget-change', 'placement-change'];

/** Days in which the same lever is left alone after this change; null where none is. */
export function cooldownDays(proposal: Pick<Proposal, 'action' | 'exempt' | 'marketplace'>, rules: Rules): number | null {
  if (!cooled.includes(proposal.action) || proposal.exempt !== undefined) return null;
  const scope = { marketplace: proposal.marketplace };
  return Math.max(rules.number('cooldown.days', scope), rules.number('cooldown.minDays', scope));
}
