import type { Phase } from './people';

/** Families of training scenarios: 库存 · Listing · 广告 · 客服 · 合规/账户. */
export const scenarioFamilies = ['inventory', 'listing', 'advertising', 'service', 'account'] as const;
export type ScenarioFamily = (typeof scenarioFamilies)[number];

/** A standard scenario; its words are in `src/locale/training.ts` under its key. */
export interface Scenario {
  readonly key: string;
  readonly family: ScenarioFamily;
  /** The phase whose permissions it needs. */
  readonly phase: Phase;
  /** Points of 100 needed to pass; scenarios that can cost the account need more. */
  readonly passMark: number;
}

const family = (name: ScenarioFamily, list: readonly (readonly [key: string, phase: Phase, passMark: number])[]): Scenario[] => list.map(([key, phase, passMark]) => ({ key, family: name, phase, passMark }));

/** The 30 scenarios of the training board. domain.md §14. */
export const scenarios: readonly Scenario[] = [
  ...family('inventory', [['cover-check', 'P1', 80], ['restock-plan', 'P2', 80], ['stockout-response', 'P2', 80], ['inbound-delay', 'P2', 80], ['low-inventory-fee', 'P1', 80], ['aged-stock', 'P2', 80], ['inventory-file', 'P4', 100]]),
  ...family('listing', [['title-rewrite', 'P4', 80], ['bullets-check', 'P4', 80], ['backend-terms', 'P4', 80], ['image-check', 'P1', 80], ['price-alert', 'P4', 90], ['suppressed-listing', 'P4', 90], ['variation-change', 'P4', 100]]),
  ...family('advertising', [['daily-acos', 'P1', 80], ['search-term-harvest', 'P3', 80], ['search-term-negative', 'P3', 90], ['bid-change', 'P3', 90], ['budget-exhausted', 'P4', 90], ['zombie-groups', 'P3', 80], ['campaign-build', 'P3', 80], ['promotion-time-zone', 'P3', 90]]),
  ...family('service', [['message-24h', 'P2', 90], ['where-is-my-order', 'P2', 80], ['defective-item', 'P2', 80], ['feedback-removal', 'P2', 90]]),
  ...family('account', [['account-warning', 'P1', 100], ['atoz-case', 'P2', 90], ['compliance-expiry', 'P1', 80], ['change-log', 'P1', 90]]),
];
