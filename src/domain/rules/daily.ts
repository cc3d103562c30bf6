import type { Rule } from './rule';

const checked = '2026-11-01';

/** The daily report: what counts as a movement worth a line, the lights of the KPI row, and how far back the checklist's misses are counted. domain.md §10, §12. */
export const dailyRules = [
  { id: 'finding.trafficDrop', value: 0.4, unit: 'share', source: 'proposal', asOf: checked },
  { id: 'finding.conversionDrop', value: 0.4, unit: 'share', source: 'proposal', asOf: checked },
  { id: 'finding.buyBoxDrop', value: 0.25, unit: 'share', source: 'proposal', asOf: checked },
  { id: 'finding.salesDrop', value: 0.4, unit: 'share', source: 'proposal', asOf: checked },
  { id: 'finding.deviations', value: 3.5, unit: 'factor', source: 'statistics', asOf: checked },
  { id: 'finding.windowDays', value: 14, unit: 'days', source: 'proposal', asOf: checked },
  { id: 'finding.weekdayWeeks', value: 4, unit: 'weeks', source: 'proposal', asOf: checked },
  { id: 'finding.storeAsins', value: 8, unit: 'count', source: 'proposal', asOf: checked },
  { id: 'finding.dueDaysHigh', value: 1, unit: 'days', source: 'proposal', asOf: checked },
  { id: 'finding.dueDays', value: 2, unit: 'days', source: 'proposal', asOf: checked },
  { id: 'finding.minSessions', value: 30, unit: 'count', source: 'proposal', asOf: checked },
  { id: 'finding.minUnits', value: 5, unit: 'units a day', source: 'proposal', asOf: checked },
  { id: 'finding.minDays', value: 3, unit: 'days', source: 'proposal', asOf: checked },
  { id: 'finding.minOverspend', value: 10, unit: 'money', source: 'proposal', asOf: checked },
  { id: 'finding.minOverspend', marketplaces: ['JP'], value: 1500, unit: 'money', source: 'proposal', asOf: checked },
  { id: 'finding.minOverspend', marketplaces: ['IN'], value: 500, unit: 'money', source: 'proposal', asOf: checked },
  { id: 'finding.horizonDays', value: 7, unit: 'days', source: 'proposal', asOf: checked },
  { id: 'report.lightWatch', value: 0.1, unit: 'share', source: 'proposal', asOf: checked },
  { id: 'report.lightBad', value: 0.25, unit: 'share', source: 'proposal', asOf: checked },
  { id: 'report.spanFactor', value: 3, unit: 'factor', source: 'proposal', asOf: checked },
  { id: 'report.conclusionLines', value: 5, unit: 'count', source: 'proposal', asOf: checked },
  { id: 'report.messageBytes', value: 20_000, unit: 'bytes', source: 'proposal', asOf: checked },
  { id: 'report.trendDays', value: 12, unit: 'days', source: 'proposal', asOf: checked },
  { id: 'report.weekdayWeeks', value: 8, unit: 'weeks', source: 'proposal', asOf: checked },
  { id: 'checklist.missedDays', value: 14, unit: 'days', source: 'proposal', asOf: checked },
  { id: 'history.asinDays', value: 35, unit: 'days', source: 'proposal', asOf: checked },
  { id: 'history.totalDays', value: 731, unit: 'days', source: 'proposal', asOf: checked },
  { id: 'history.rows', value: 700_000, unit: 'count', source: 'proposal', asOf: checked },
] as const satisfies readonly Rule[];
