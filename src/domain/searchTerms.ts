import { above, below, limitOf, type Judgement } from './judgement';
import { looksLikeAsin } from './listing';
import type { RuleId, Rules, Scope } from './rules';

// What to do with a customer search term. Formulas and guards: domain.md §2.

export const searchTermCodes = ['HARVEST', 'NEGATIVE', 'LOWER_BID', 'WATCH', 'KEEP', 'PRODUCT_TARGET', 'PROTECTED', 'NEEDS_DATA'] as const;
export type SearchTermCode = (typeof searchTermCodes)[number];

export interface SearchTermInput {
  readonly term: string;
  /** As the export writes it. */
  readonly matchType: string;
  readonly clicks: number;
  readonly orders: number;
  readonly spend: number;
  readonly sales: number;
  readonly targetAcos?: number;
  /** The ASIN's or account's own ad conversion rate. */
  readonly cvr?: number;
  /** Orders of the term in the last 30 days, anywhere in the account; absent where not known. */
  readonly orders30?: number;
  /** The days that `orders` were counted over, where they are more than 30 in one sum and `orders30` is their share. */
  readonly windowDays?: number;
  /** Whether a protected term stands in it (`protectedMatcher`). */
  readonly protected?: boolean;
}

/** The numbers and words a verdict needs, taken from the rules once for many terms. */
export interface SearchTermLimits {
  readonly minClicks: number;
  readonly attentionSpend: number;
  readonly watchFactor: number;
  readonly negativeFactor: number;
  readonly harvestOrders: number;
  readonly blockOrders: number;
  readonly watchOrders: number;
  readonly targetAcos: number;
  readonly cvr: number;
  readonly exact: ReadonlySet<string>;
  readonly placements: ReadonlySet<string>;
}

export function searchTermLimits(rules: Rules, scope?: Scope): SearchTermLimits {
  const number = (id: RuleId): number => rules.number(id, scope);
  return {
    minClicks: number('searchTerm.minClicks'),
    attentionSpend: number('searchTerm.attentionSpend'),
    watchFactor: number('searchTerm.watchFactor'),
    negativeFactor: number('searchTerm.negativeFactor'),
    harvestOrders: number('searchTerm.harvestOrders'),
    blockOrders: number('searchTerm.blockOrders'),
    watchOrders: number('searchTerm.watchOrders'),
    targetAcos: number('ads.targetAcos'),
    cvr: number('ads.cvr'),
    exact: new Set(rules.words('searchTerm.exact', scope)),
    placements: new Set(rules.words('searchTerm.placement', scope)),
  };
}

/** A verdict and the rule behind it; one shared object for each way to decide, so that a column of terms costs no garbage. */
export interface SearchTermDecision {
  readonly code: SearchTermCode;
  readonly rule: RuleId;
}
const decision = (code: SearchTermCode, rule: RuleId): SearchTermDecision => ({ code, rule });
const decisions = {
  placement: decision('PRODUCT_TARGET', 'searchTerm.placement'),
  protected: decision('PROTECTED', 'searchTerm.protected'),
  harvest: decision('HARVEST', 'searchTerm.harvestOrders'),
  sellsNoMore: decision('KEEP', 'searchTerm.harvestOrders'),
  tooFewClicks: decision('NEEDS_DATA', 'searchTerm.minClicks'),
  attention: decision('WATCH', 'searchTerm.attentionSpend'),
  aboveTarget: decision('LOWER_BID', 'ads.targetAcos'),
  withinTarget: decision('KEEP', 'ads.targetAcos'),
  ordersWithoutSales: decision('NEEDS_DATA', 'acos.noSales'),
  fine: decision('KEEP', 'searchTerm.watchFactor'),
  watch: decision('WATCH', 'searchTerm.watchFactor'),
  lower: decision('LOWER_BID', 'searchTerm.watchFactor'),
  negative: decision('NEGATIVE', 'searchTerm.negativeFactor'),
  blocked: decision('LOWER_BID', 'searchTerm.blockOrders'),
  oneOrder: decision('WATCH', 'searchTerm.watchOrders'),
  unknownOrders: decision('NEEDS_DATA', 'searchTerm.coverage'),
} as const;

/** Decides, where anything sold on the orders of the last 30 days, or on `orders` where those are not known; `term` and `matchType` as in the export, `orders30` NaN where not known, `target` and `cvr` resolved. */
export function decideSearchTerm(term: string, matchType: string, clicks: number, orders: number, spend: number, sales: number, target: number, cvr: number, orders30: number, isProtected: boolean, limits: SearchTermLimits): SearchTermDecision {
  if (looksLikeAsin(term) || limits.placements.has(term)) return isProtected ? decisions.protected : decisions.placement;
  if (orders > 0) return decideSelling(matchType, clicks, orders, spend, sales, target, orders30, isProtected, limits);
  if (clicks < limits.minClicks) return spend >= limits.attentionSpend ? decisions.attention : decisions.tooFewClicks;
  if (below(clicks, limits.watchFactor / cvr)) return spend >= limits.attentionSpend ? decisions.watch : decisions.fine;
  if (isProtected) return decisions.protected;
  if (below(clicks, limits.negativeFactor / cvr)) return spend >= limits.attentionSpend ? decisions.lower : decisions.watch;
  if (orders30 >= limits.blockOrders) return decisions.blocked;
  if (orders30 >= limits.watchOrders) return decisions.oneOrder;
  return orders30 < limits.watchOrders ? decisions.negative : decisions.unknownOrders;
}

function decideSelling(matchType: string, clicks: number, orders: number, spend: number, sales: number, target: number, orders30: number, isProtected: boolean, limits: SearchTermLimits): SearchTermDecision {
  if (!(sales > 0)) return decisions.ordersWithoutSales;
  if (!above(spend / sales, target)) {
    const isExact = limits.exact.has(matchType.trim().toLowerCase());
    if (!isExact && (Number.isNaN(orders30) ? orders : orders30) >= limits.harvestOrders) return decisions.harvest;
    return !isExact && orders >= limits.harvestOrders ? decisions.sellsNoMore : decisions.withinTarget;
  }
  if (clicks < limits.minClicks) return decisions.tooFewClicks;
  return isProtected ? decisions.protected : decisions.aboveTarget;
}

/** The verdict on a search term with its reason. A negative is never more than a candidate, and never without 30 days of orders. */
export function searchTerm(input: SearchTermInput, rules: Rules, scope?: Scope): Judgement<SearchTermCode> {
  const limits = searchTermLimits(rules, scope);
  const target = limitOf(rules, 'ads.targetAcos', input.targetAcos, scope);
  const cvr = limitOf(rules, 'ads.cvr', input.cvr, scope);
  const { clicks, orders, spend, sales, orders30 } = input;
  const { code, rule } = decideSearchTerm(input.term.trim(), input.matchType, clicks, orders, spend, sales, target.value, cvr.value, orders30 ?? NaN, input.protected ?? false, limits);
  const source = rule === 'ads.targetAcos' ? target.source : (rules.find(rule, scope)?.source ?? 'proposal');
  const orderNumbers = orders30 === undefined ? { orders } : { orders, orders30 };
  const soldNumbers = orders30 === undefined ? { windowOrders: orders } : input.windowDays === undefined ? orderNumbers : { ...orderNumbers, windowDays: input.windowDays };
  const acos = sales > 0 ? { acos: spend / sales, target: target.value } : { spend, sales };
  switch (rule) {
    case 'searchTerm.placement':
    case 'searchTerm.protected':
      return { code, rule, source, numbers: { term: input.term.trim() } };
    case 'searchTerm.minClicks':
      return { code, rule, source, numbers: { clicks, limit: limits.minClicks } };
    case 'searchTerm.attentionSpend':
      return { code, rule, source, numbers: { spend, limit: limits.attentionSpend, clicks } };
    case 'searchTerm.harvestOrders':
      return { code, rule, source, numbers: { ...soldNumbers, limit: limits.harvestOrders, ...acos } };
    case 'ads.targetAcos':
    case 'acos.noSales':
      return { code, rule, source, numbers: { ...acos, orders } };
    default:
      return { code, rule, source, numbers: { clicks, ...orderNumbers, cvr: cvr.value, watchClicks: limits.watchFactor / cvr.value, negativeClicks: limits.negativeFactor / cvr.value } };
  }
}

const cjk = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

/** Says whether a term holds one of `words` (brand, launch, ranking terms, own ASINs) as whole words; in Chinese or Japanese anywhere. */
export function protectedMatcher(words: readonly string[]): (term: string) => boolean {
  const folded = [...new Set(words.map(fold))].filter((word) => word !== '');
  if (folded.length === 0) return () => false;
  const spaced = folded.filter((word) => !cjk.test(word)).map((word) => ` ${word} `);
  const joined = folded.filter((word) => cjk.test(word));
  return (term) => {
    const plain = fold(term);
    const padded = ` ${plain} `;
    return spaced.some((word) => padded.includes(word)) || joined.some((word) => plain.includes(word));
  };
}
