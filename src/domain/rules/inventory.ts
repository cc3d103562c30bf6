import type { Rule } from './rule';

const checked = '2026-11-01';

/** Inventory: velocity, the restock verdict, fees that look at stock. domain.md §3. */
export const inventoryRules = [
  { id: 'velocity.windows', value: [7, 15, 30, 60, 90], unit: 'days', source: 'proposal', asOf: checked },
  { id: 'velocity.weights', value: [0.5, 0, 0.3, 0, 0.2], unit: 'share', source: 'proposal', asOf: checked },
  { id: 'restock.noSales', value: 0, unit: 'units a day', source: 'proposal', asOf: checked },
  { id: 'restock.outOfStock', value: 0, unit: 'units', source: 'proposal', asOf: checked },
  { id: 'restock.alertDays', value: 15, unit: 'days', source: 'source-document', asOf: checked },
  { id: 'restock.leadDays', value: 45, unit: 'days', source: 'proposal', asOf: checked },
  { id: 'restock.safetyDays', value: 14, unit: 'days', source: 'proposal', asOf: checked },
  { id: 'restock.excessDays', value: 90, unit: 'days', source: 'amazon-inventory', asOf: checked },
  { id: 'restock.targetDays', value: 60, unit: 'days', source: 'proposal', asOf: checked },
  { id: 'restock.minVelocity', value: 0.1, unit: 'units a day', source: 'proposal', asOf: checked },
  { id: 'restock.pack', value: 1, unit: 'units', source: 'proposal', asOf: checked },
  { id: 'safetyStock.serviceLevel', value: 0.95, unit: 'share', source: 'peer-practice', asOf: checked },
  { id: 'safetyStock.sigmaFactor', value: 0.3, unit: 'factor', source: 'peer-practice', asOf: checked },
  { id: 'risk.horizonDays', value: 60, unit: 'days', source: 'proposal', asOf: checked },
  { id: 'lowInventory.days', value: 28, unit: 'days', source: 'amazon-fees', asOf: checked, from: '2024-04-01' },
  { id: 'lowInventory.exemptUnits', value: 20, unit: 'units', source: 'third-party', asOf: checked, from: '2024-04-01' },
  { id: 'lowInventory.level', value: 'parent ASIN', unit: 'text', source: 'amazon-fees', asOf: checked, from: '2024-04-01' },
  { id: 'lowInventory.level', value: 'FNSKU', unit: 'text', source: 'third-party', asOf: checked, from: '2026-01-15' },
  { id: 'aged.bands', value: [181, 211, 241, 271, 301, 331, 366], unit: 'days', source: 'amazon-fees', asOf: checked },
  { id: 'aged.bands', value: [181, 211, 241, 271, 301, 331, 366, 456], unit: 'days', source: 'third-party', asOf: checked, from: '2026-01-15' },
  { id: 'aged.snapshotDay', value: 15, unit: 'count', source: 'amazon-fees', asOf: checked },
  { id: 'cover.healthyWeeksMin', value: 2, unit: 'weeks', source: 'amazon-inventory', asOf: checked },
  { id: 'cover.healthyWeeksMax', value: 13, unit: 'weeks', source: 'amazon-inventory', asOf: checked },
] as const satisfies readonly Rule[];
