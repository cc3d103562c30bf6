import type { Rule } from './rule';

const checked = '2026-11-01';

/** What a second person must approve before it is done. A switch is 1 (must be reviewed) or 0. domain.md §11. */
export const reviewRules = [
  { id: 'review.budget', value: 1, unit: 'switch', source: 'source-document', asOf: checked },
  { id: 'review.budgetChange', value: 0.2, unit: 'share', source: 'proposal', asOf: checked },
  { id: 'review.pause', value: 1, unit: 'switch', source: 'source-document', asOf: checked },
  { id: 'review.variation', value: 1, unit: 'switch', source: 'source-document', asOf: checked },
  { id: 'review.inventoryFile', value: 1, unit: 'switch', source: 'source-document', asOf: checked },
  { id: 'review.price', value: 1, unit: 'switch', source: 'proposal', asOf: checked },
  { id: 'review.listing', value: 1, unit: 'switch', source: 'proposal', asOf: checked },
  { id: 'review.phraseNegative', value: 1, unit: 'switch', source: 'proposal', asOf: checked },
  { id: 'review.refund', value: 1, unit: 'switch', source: 'proposal', asOf: checked },
  { id: 'review.refundAmount', value: 50, unit: 'money', source: 'proposal', asOf: checked },
  { id: 'review.refundAmount', marketplaces: ['JP'], value: 7500, unit: 'money', source: 'proposal', asOf: checked },
  { id: 'review.refundAmount', marketplaces: ['IN'], value: 4000, unit: 'money', source: 'proposal', asOf: checked },
  { id: 'review.appeal', value: 1, unit: 'switch', source: 'source-document', asOf: checked },
] as const satisfies readonly Rule[];
