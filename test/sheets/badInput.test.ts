import { verifyChain } from '../../src/domain/chain';
import { addDays } from '../../src/domain/civil';
import type { DayImport } from '../../src/domain/history';
import { chainOf } from '../../src/sheets/chained';
import { decodeWorkbook } from '../../src/sheets/stored';
import { hashedLogFields } from '../../src/sheets/tables';
import { build, importsOf, make, on, rawOf, store, table, written } from './sampleStore';

const base = (group: DayImport['group'], day: string, kind: string, asins: DayImport['asins']): DayImport => ({
  id: `I-US-${day.replaceAll('-', '')}-${kind}-00000000`, kind, group, file: `${kind}.csv`, hash: `${kind}${day}`.padEnd(64, '0'), store, marketplace: 'US', date: on(day), currency: 'USD', rows: asins.length, rejected: 0, asins, totals: null, totalsFrom: null,
});
const of = (asin: string, figures: object): DayImport['asins'][number] => ({ asin, sku: null, parentAsin: null, title: null, ...figures });
const kpi = (made: ReturnType<typeof build>, id: string) => made.reports[0]!.kpis.find((one) => one.id === id)!;

describe('figures nobody expects', () => {
  test('an ASIN in ads and not in sales keeps its spend, in its row and in the total', () => {
    const made = build([base('sales', '2026-11-20', 'business-by-child', [of('B0Z0000001', { unitsOrdered: 2, orderedProductSales: 40, sessionsTotal: 9 })]), base('ads', '2026-11-20', 'sp-advertised-product', [of('B0Z0000002', { spend: 7.5, sales: 0, clicks: 9, impressions: 99 })])]);
    const line = made.reports[0]!.lines.find(({ day }) => day.asin === 'B0Z0000002')!;
    expect([line.day.spend, line.day.orderedProductSales, kpi(made, 'spend').value, kpi(made, 'orderedProductSales').value]).toEqual([7.5, null, 7.5, 40]);
  });

  test('a day without a session has no conversion, and no division by nothing', () => {
    const made = build([base('sales', '2026-11-20', 'business-by-child', [of('B0Z0000001', { unitsOrdered: 0, totalOrderItems: 0, orderedProductSales: 0, sessionsTotal: 0, pageViewsTotal: 0 })])]);
    expect([kpi(made, 'sessionsTotal').value, kpi(made, 'unitSessionPercentage').value, kpi(made, 'averageOrderValue').value, kpi(made, 'buyBoxPercentage').value]).toEqual([0, null, null, null]);
    expect(JSON.stringify(made.plan)).not.toMatch(/NaN|Infinity/);
  });

  test('negative sales are taken as they are, and make no ratio', () => {
    const made = build([base('sales', '2026-11-20', 'business-by-child', [of('B0Z0000001', { unitsOrdered: -1, orderedProductSales: -19.99, sessionsTotal: 5 })]), base('ads', '2026-11-20', 'sp-advertised-product', [of('B0Z0000001', { spend: 3, sales: 0, clicks: 4, impressions: 40 })])]);
    expect([kpi(made, 'orderedProductSales').value, kpi(made, 'tacos').value]).toEqual([-19.99, null]);
    expect(JSON.stringify(made.plan)).not.toMatch(/NaN|Infinity/);
  });

  test('what no export brought is blank, and named with the export that would bring it', () => {
    const made = build([base('sales', '2026-11-20', 'business-by-child', [of('B0Z0000001', { unitsOrdered: 2, orderedProductSales: 40, sessionsTotal: 9 })])]);
    const missing = (id: string) => [kpi(made, id).value, kpi(made, id).missing];
    expect(['spend', 'outOfStock', 'lowFee', 'agedUnits', 'returnedUnits', 'feedbackNegative', 'ordersPlaced', 'unanswered', 'odr'].map(missing)).toEqual(['ads', 'inventory', 'planning', 'planning', 'returns', 'feedback', 'orders', 'notes', 'notes'].map((source) => [null, source]));
    expect(made.reports[0]!.further).toEqual({ present: [], absent: ['orders', 'returns', 'feedback', 'planning', 'sb', 'sd', 'notes'] });
  });
});

test('two people build at once: the second, planned on what stood before, doubles nothing and loses nothing of the first', async () => {
  const first = await make(await importsOf('US', '2026-11-14'));
  const [one, other] = [await importsOf('US', '2026-11-15'), await importsOf('US', '2026-11-16')];
  const mine = build(one, first.raw);
  const theirs = build(other, first.raw);
  const after = await rawOf(await written(theirs.plan, await written(mine.plan, first.bytes)));
  const stored = decodeWorkbook(after);
  expect(stored.dayTotals.map(({ date }) => date).sort()).toEqual(['2026-11-14', '2026-11-15', '2026-11-16']);
  expect(stored.problems).toEqual([]);
  // The same day by both: the rows are found by their keys and written once.
  const twice = decodeWorkbook(await rawOf(await written(mine.plan, await written(mine.plan, first.bytes))));
  expect(twice.asinDays.length).toBe(new Set(twice.asinDays.map(({ asin, date }) => `${asin}${date}`)).size);
  expect(twice.problems).toEqual([]);
  // Two rows that both follow the same one are told from a log that somebody changed.
  expect(verifyChain(chainOf(stored.tables.log, hashedLogFields)).kind).toBe('parallel');
}, 300_000);

test('weeks: a sheet of their own once a week folds; built again, nothing is written', async () => {
  const days = Array.from({ length: 50 }, (_, index) => addDays(on('2026-11-21'), index - 49));
  const imports = days.map((date, index) => base('sales', date, 'business-by-child', [of('B0Z0000001', { unitsOrdered: index, orderedProductSales: index + 0.1, sessionsTotal: 10 })]));
  const made = await make(imports);
  const stored = decodeWorkbook(made.raw);
  const units = (rows: readonly { readonly unitsOrdered: number | null }[]): number => rows.reduce((sum, row) => sum + (row.unitsOrdered ?? 0), 0);
  expect(stored.asinWeeks.length).toBeGreaterThan(0);
  expect(units(stored.asinDays) + units(stored.asinWeeks)).toBe((49 * 50) / 2);
  expect(stored.dayTotals).toHaveLength(50);
  const again = build(imports.slice(-1), made.raw);
  expect(table(again.plan, 'amz_asin_weeks')).toMatchObject({ upsert: [], remove: [] });
  expect(again.changes.asinDays).toBe(0);
  const late = build([{ ...imports[0]!, id: `${imports[0]!.id.slice(0, -8)}ffffffff`, hash: 'f'.repeat(64), asins: [of('B0Z0000001', { unitsOrdered: 500, orderedProductSales: 1, sessionsTotal: 10 })] }], made.raw);
  expect(late.warnings.map(({ code }) => code)).toContain('week-folded');
  expect(table(late.plan, 'amz_asin_weeks').upsert).toEqual([]);
  expect(table(late.plan, 'amz_day_totals').upsert).toMatchObject([{ unitsOrdered: 500 }]);
  const back = build([], made.raw, { takeBack: [imports[0]!] });
  expect(back.warnings).toContainEqual({ code: 'take-back-folded', params: { id: imports[0]!.id } });
}, 300_000);
