import type { Rule } from './rule';

const checked = '2026-11-01';

/** Which changes a second person must approve, and when an executed change is looked at again. domain.md §11. Codes: `proposal.ts`. */
export const reviewRules = [
  { id: 'review.budgetChange', value: 0.2, unit: 'share', source: 'proposal', asOf: checked },
  { id: 'review.pauseOf', value: ['campaign', 'ad-group'], unit: 'list', source: 'source-document', asOf: checked },
  { id: 'review.actions', value: ['variation-change', 'inventory-upload', 'appeal'], unit: 'list', source: 'source-document', asOf: checked },
  { id: 'review.listingFields', value: ['title', 'brand', 'category'], unit: 'list', source: 'source-document', asOf: checked },
  { id: 'review.negativeMatch', value: ['phrase'], unit: 'list', source: 'peer-practice', asOf: checked },
  { id: 'review.price', value: ['outside-band', 'no-band'], unit: 'list', source: 'proposal', asOf: checked },
  { id: 'review.refund', value: 50, unit: 'money', source: 'proposal', asOf: checked },
  { id: 'outcome.days', value: [3, 7, 14], unit: 'days', source: 'proposal', asOf: checked },
  { id: 'outcome.same', value: 0.02, unit: 'share', source: 'proposal', asOf: checked },
] as const satisfies readonly Rule[];
