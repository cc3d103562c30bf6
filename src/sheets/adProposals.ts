import type { AdSuggestion, AdSuggestionKind } from '../domain/adSuggestions';
import { reviewNeed, type Proposal, type WatchMetric } from '../domain/proposal';
import type { ChangeAction, Lever } from '../domain/sopLog';
import { say } from '../locale';
import { adHealthText } from '../locale/adHealth';
import { adviceText, whyText, type AdWords } from './adText';
import { fixed, money } from './format';

interface Change {
  readonly action: ChangeAction;
  readonly metric: Lever;
  readonly watch: WatchMetric;
}
const changes: Readonly<Record<AdSuggestionKind, Change>> = {
  NEGATE: { action: 'add-negative', metric: 'negative', watch: 'spend' },
  HARVEST: { action: 'add-keyword', metric: 'keyword', watch: 'sales' },
  LOWER_BID: { action: 'bid-change', metric: 'bid', watch: 'acos' },
  RAISE_BUDGET: { action: 'budget-change', metric: 'budget', watch: 'sales' },
  PAUSE: { action: 'pause', metric: 'state', watch: 'spend' },
};

/** What of an account a suggestion is about, as the log names it. */
export const objectOf = ({ campaign, adGroup, term }: AdSuggestion): string => [campaign, adGroup, term].filter((part) => part !== '').join(' › ');

/** An advertising suggestion as a change proposed to the SOP log, in the log's language; `planProposals` appends it. */
export function adProposal(suggestion: AdSuggestion, words: AdWords): Proposal {
  const { kind, figures, verdict, basis, asins, before, after } = suggestion;
  const { language, currency } = words;
  const change = changes[kind];
  const text = (key: 'value.enabled' | 'value.paused' | 'value.open' | 'value.negative'): string => say(language, adHealthText[key]);
  const values = kind === 'NEGATE' ? { oldValue: text('value.open'), newValue: text('value.negative'), unit: 'text' as const }
    : kind === 'PAUSE' ? { oldValue: text('value.enabled'), newValue: text('value.paused'), unit: 'text' as const }
      : { oldValue: before, newValue: after, unit: 'money' as const };
  const amount = (value: number | null): string => (value === null ? '—' : money(value, currency));
  const count = (value: number | null): string => (value === null ? '—' : fixed(value, 0));
  return {
    marketplace: words.marketplace, module: 'advertising', action: change.action, metric: change.metric, ...values, currency,
    objectType: suggestion.term !== '' ? 'search-term' : suggestion.adGroup !== '' ? 'ad-group' : 'campaign', object: objectOf(suggestion),
    rule: verdict.rule, suggestion: adviceText(suggestion, words),
    reason: say(language, adHealthText.reason, { why: whyText(verdict, suggestion.reference.kind, words), spend: amount(figures.spend), sales: amount(figures.sales), orders: count(figures.orders), clicks: count(figures.clicks) }),
    ...(basis.window ? { window: { from: basis.window.from, to: basis.window.to } } : {}),
    expectation: say(language, adHealthText[`expect.${kind}`], { money: money(suggestion.money, currency), days: basis.window?.days ?? '—', limit: `${fixed(suggestion.reference.value * 100, 1)}%` }),
    watch: { metric: change.watch, asin: asins.length === 1 ? (asins[0] ?? null) : null },
    evidence: basis.imports.join('; '),
    ...(kind === 'NEGATE' ? { matchType: 'exact' as const } : {}),
    ...(kind === 'LOWER_BID' ? { note: say(language, adHealthText['note.bid']) } : {}),
  };
}

/** Whether a second person must look at it first, by the must-review rules. */
export const needsReview = (suggestion: AdSuggestion, words: AdWords): boolean => reviewNeed(adProposal(suggestion, words), null, words.rules).needed;
