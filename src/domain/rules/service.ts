import type { Rule } from './rule';

const checked = '2026-11-01';

/** Buyer messages, feedback, account health, the clocks of notices. domain.md §4 to §6 and §8. */
export const serviceRules = [
  { id: 'reply.hours', value: 24, unit: 'hours', source: 'amazon-messages', asOf: checked },
  { id: 'reply.amberHours', value: 8, unit: 'hours', source: 'proposal', asOf: checked },
  { id: 'reply.redHours', value: 4, unit: 'hours', source: 'proposal', asOf: checked },
  { id: 'feedback.removalDays', value: 90, unit: 'days', source: 'third-party', asOf: checked },
  { id: 'feedback.grounds', value: ['obscene', 'personal-information', 'entirely-product-review'], unit: 'list', source: 'amazon-feedback', asOf: checked },
  { id: 'feedback.strike', value: ['entirely-fba-delivery'], unit: 'list', source: 'amazon-feedback', asOf: checked },
  { id: 'appeal.default', value: 72, unit: 'hours', source: 'proposal', asOf: checked },
  { id: 'appeal.outer', value: 168, unit: 'hours', source: 'amazon-health', asOf: checked },
  { id: 'appeal.disputed', value: 172, unit: 'hours', source: 'source-document', asOf: checked },
  { id: 'appeal.cure', value: 168, unit: 'hours', source: 'amazon-health', asOf: checked },
  { id: 'appeal.contact', value: 72, unit: 'hours', source: 'amazon-health', asOf: checked },
  { id: 'appeal.odr-quiz', value: 72, unit: 'hours', source: 'third-party', asOf: checked },
  { id: 'appeal.atoz-information', value: 72, unit: 'hours', source: 'amazon-health', asOf: checked },
  { id: 'appeal.atoz-appeal', value: 30, unit: 'days', source: 'amazon-health', asOf: checked },
  { id: 'appeal.feedback', value: 90, unit: 'days', source: 'third-party', asOf: checked },
  { id: 'appeal.funds', value: 90, unit: 'days', source: 'third-party', asOf: checked },
  { id: 'appeal.printed', value: 0, unit: 'hours', source: 'notice-text', asOf: checked },
  { id: 'health.odr', value: 0.01, unit: 'share', source: 'amazon-health', asOf: checked },
  { id: 'health.late-shipment', value: 0.04, unit: 'share', source: 'amazon-health', asOf: checked },
  { id: 'health.cancellation', value: 0.025, unit: 'share', source: 'amazon-health', asOf: checked },
  { id: 'health.valid-tracking', value: 0.95, unit: 'share', source: 'amazon-health', asOf: checked },
  { id: 'health.on-time', value: 0.9, unit: 'share', source: 'amazon-health', asOf: checked },
  { id: 'health.invoice-defect', value: 0.05, unit: 'share', source: 'amazon-health', asOf: checked },
  { id: 'health.policy', value: 0, unit: 'count', source: 'amazon-health', asOf: checked },
  { id: 'health.ahr', value: 200, unit: 'score', source: 'amazon-health', asOf: checked },
  { id: 'health.ahrRisk', value: 100, unit: 'score', source: 'amazon-health', asOf: checked },
  { id: 'health.ahaScore', value: 250, unit: 'score', source: 'amazon-health', asOf: checked },
  { id: 'health.warningFactor', value: 0.2, unit: 'factor', source: 'proposal', asOf: checked },
] as const satisfies readonly Rule[];
