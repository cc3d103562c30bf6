import type { Rule } from './rule';

const checked = '2026-11-01';

/** People, permissions, tools, documents. domain.md §13 and §14. */
export const peopleRules = [
  { id: 'team.skus', value: 30, unit: 'count', source: 'source-document', asOf: checked },
  { id: 'team.ordersPerDay', value: 100, unit: 'orders', source: 'source-document', asOf: checked },
  { id: 'team.monthlySales', value: 50_000, unit: 'USD', source: 'source-document', asOf: checked },
  { id: 'team.zone', value: 'Asia/Shanghai', unit: 'zone', source: 'proposal', asOf: checked },
  { id: 'team.errorFreeDays', value: 14, unit: 'days', source: 'proposal', asOf: checked },
  { id: 'tool.helium10', value: 97, unit: 'USD', source: 'source-document', asOf: '2026-01-16' },
  { id: 'tool.keepa', value: 39, unit: 'USD', source: 'source-document', asOf: '2026-01-16' },
  { id: 'tool.dianxiaomi', value: 199, unit: 'CNY', source: 'source-document', asOf: '2026-01-16' },
  { id: 'tool.shareMin', value: 0.12, unit: 'share', source: 'source-document', asOf: '2026-01-16' },
  { id: 'tool.shareMax', value: 0.18, unit: 'share', source: 'source-document', asOf: '2026-01-16' },
  { id: 'compliance.reminderDays', value: [90, 60, 30, 7], unit: 'days', source: 'proposal', asOf: checked },
  { id: 'compliance.cpcRetestYears', value: 1, unit: 'count', source: 'regulator', asOf: checked },
  { id: 'compliance.fdaMonths', value: [10, 12], unit: 'count', source: 'third-party', asOf: checked },
] as const satisfies readonly Rule[];
