import fc from 'fast-check';
import type { CivilDate } from '../../src/domain/civil';
import { isAsinGroup, withImport, withoutImport, type DayImport, type History, type StoreFigures } from '../../src/domain/history';

const dates = ['2026-11-20', '2026-11-21'] as CivilDate[];
const empty: History = { asinDays: [], dayTotals: [] };

const figures = {
  sales: ['unitsOrdered'], ads: ['clicks', 'spend'], inventory: ['afnFulfillableQuantity'], sd: ['sdClicks', 'sdSpend'], returns: ['returnedUnits'], planning: ['agedUnits'],
  sb: ['sbClicks', 'sbSpend'], orders: ['ordersPlaced'], feedback: ['feedbackCount'],
} as const;

const one = fc.record({
  group: fc.constantFrom(...(Object.keys(figures) as (keyof typeof figures)[])),
  date: fc.constantFrom(...dates),
  marketplace: fc.constantFrom('US', 'DE'),
  asins: fc.uniqueArray(fc.constantFrom('B0Z0000001', 'B0Z0000002', 'B0Z0000003'), { minLength: 1 }),
  amount: fc.integer({ min: 1, max: 999 }),
});

function importOf({ group, date, marketplace, asins, amount }: { group: keyof typeof figures; date: CivilDate; marketplace: string; asins: string[]; amount: number }): DayImport {
  const base = { id: `I-${marketplace}-${date}-${group}`, kind: group, group, file: 'f', hash: 'h', store: 'S', marketplace, date, currency: 'USD', rows: asins.length, rejected: 0 };
  const known = (index: number): Partial<StoreFigures> => Object.fromEntries(figures[group].map((field) => [field, amount + index / 100]));
  if (!isAsinGroup(group)) return { ...base, asins: [], totals: known(0), totalsFrom: group === 'sb' ? 'by-campaign' : 'by-record' };
  return { ...base, asins: asins.map((asin, index) => ({ asin, sku: null, parentAsin: null, title: null, ...known(index) })), totals: null, totalsFrom: null };
}

const sorted = (history: History) => ({
  asinDays: [...history.asinDays].map((row) => JSON.stringify(Object.entries(row).sort())).sort(),
  dayTotals: [...history.dayTotals].map((row) => JSON.stringify(Object.entries(row).sort())).sort(),
});

test('what came in and is taken back might never have been there', () => {
  const distinct = fc.uniqueArray(one, { minLength: 1, maxLength: 12, selector: ({ group, date, marketplace }) => `${group}${date}${marketplace}` });
  fc.assert(fc.property(distinct, fc.nat(), (plain, pick) => {
    const imports = plain.map(importOf);
    const gone = imports[pick % imports.length];
    if (!gone) return;
    const all = imports.reduce(withImport, empty);
    const others = imports.filter((entry) => entry !== gone).reduce(withImport, empty);
    expect(sorted(withoutImport(all, gone))).toEqual(sorted(others));
  }));
});

test('the store’s own totals fall back to the sum of the ASIN rows', () => {
  const byAsin = importOf({ group: 'sales', date: dates[0] as CivilDate, marketplace: 'US', asins: ['B0Z0000001'], amount: 5 });
  const byDate: DayImport = { ...byAsin, id: 'by-date', asins: [], totals: { unitsOrdered: 7 }, totalsFrom: 'by-date' };
  const both = withImport(withImport(empty, byAsin), byDate);
  expect(both.dayTotals[0]).toMatchObject({ unitsOrdered: 7, salesFrom: 'by-date' });
  expect(withoutImport(both, byDate).dayTotals[0]).toMatchObject({ unitsOrdered: 5, salesFrom: 'by-asin' });
  expect(withoutImport(both, byAsin).dayTotals[0]).toMatchObject({ unitsOrdered: 7, salesFrom: 'by-date' });
});
