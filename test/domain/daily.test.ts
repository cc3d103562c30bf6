import fc from 'fast-check';
import { addDays, type CivilDate } from '../../src/domain/civil';
import { dailyReport, kpiIds, spanSuspicion, totalOf, type DailyReport, type KpiId } from '../../src/domain/daily';
import { withImport, type DayImport, type FigureField, type History } from '../../src/domain/history';
import { rulesWith } from '../../src/domain/rules';
import { day0, dayImports, historyOfAll, marketplace, store } from './stores';

const rules = rulesWith();
const reportOf = (history: History, date: CivilDate, targets: Partial<Record<KpiId, number>> = {}): DailyReport => dailyReport({ store, marketplace, currency: 'USD', date, today: addDays(date, 1), history, products: [], rules, targets });
const kpi = (report: DailyReport, id: KpiId) => report.kpis.find((one) => one.id === id)!;
const inCents = (value: number | null): number | null => (value === null ? null : Math.round(value * 100));

const additive: readonly FigureField[] = ['orderedProductSales', 'totalOrderItems', 'unitsOrdered', 'sessionsTotal', 'pageViewsTotal', 'spend', 'sales'];
const ratios: readonly (readonly [KpiId, FigureField, FigureField])[] = [
  ['averageOrderValue', 'orderedProductSales', 'totalOrderItems'], ['unitSessionPercentage', 'unitsOrdered', 'sessionsTotal'], ['acos', 'spend', 'sales'], ['tacos', 'spend', 'orderedProductSales'],
  ['roas', 'sales', 'spend'], ['cpc', 'spend', 'clicks'], ['ctr', 'clicks', 'impressions'],
];

test('over random stores: additive figures are the sums of the rows beneath them, ratios the ratio of those sums', () => {
  fc.assert(fc.property(dayImports(3), (imports) => {
    const report = reportOf(historyOfAll(imports), addDays(day0, 2));
    const sum = (field: FigureField): number | null => {
      const known = report.lines.map(({ day }) => day[field]).filter((value) => value !== null);
      return known.length === 0 ? null : known.reduce((total, value) => total + Math.round(value * 100), 0) / 100;
    };
    for (const field of additive) {
      expect(inCents(kpi(report, field as KpiId).value)).toBe(inCents(sum(field)));
      expect(totalOf(report.lines, field)).toBe(sum(field));
    }
    for (const [id, over, under] of ratios) {
      const [top, bottom] = [sum(over), sum(under)];
      if (top === null || bottom === null || bottom === 0) expect(kpi(report, id).value).toBeNull();
      else expect(kpi(report, id).value).toBeCloseTo(top / bottom, 9);
    }
    expect(report.kpis.map(({ id }) => id)).toEqual([...kpiIds]);
  }), { numRuns: 60 });
});

test('over random stores: the movement adds up, findings stand by money, and nothing unknown is 0', () => {
  fc.assert(fc.property(dayImports(5), (imports) => {
    const report = reportOf(historyOfAll(imports), addDays(day0, 4));
    for (const split of [report.movement, report.adMovement?.spend, report.adMovement?.sales]) {
      const { change, ...effects } = split ?? { change: 0 };
      expect(Object.values(effects).reduce<number>((sum, effect) => sum + Math.round((effect ?? 0) * 100), 0)).toBe(inCents(change));
    }
    expect([...report.findings].sort((a, b) => b.money - a.money).map(({ money }) => money)).toEqual(report.findings.map(({ money }) => money));
    for (const { money, asin } of report.findings) {
      expect(Number.isFinite(money) && money >= 0).toBe(true);
      expect(report.lines.some(({ day }) => day.asin === asin)).toBe(true);
    }
    for (const one of report.kpis) {
      for (const figure of [one.value, one.previous, one.mean7]) expect(figure === null || Number.isFinite(figure)).toBe(true);
      if (one.value === null) expect(one.light).toBeNull();
    }
    // No sales export, no sales figure; and the report says which export would fill it.
    if (!report.present.includes('business')) expect(kpi(report, 'orderedProductSales')).toMatchObject({ value: null, missing: 'business' });
    if (!report.present.includes('inventory')) expect(kpi(report, 'outOfStock')).toMatchObject({ value: null, missing: 'inventory' });
    expect([...report.present, ...report.absent].filter((source) => source !== 'businessByDate').sort()).toEqual(['ads', 'business', 'inventory']);
  }), { numRuns: 60 });
});

test('the same data gives the same report', () => {
  fc.assert(fc.property(dayImports(3), (imports) => {
    const history = historyOfAll(imports);
    expect(JSON.stringify(reportOf(history, addDays(day0, 2)))).toBe(JSON.stringify(reportOf(structuredClone(history), addDays(day0, 2))));
  }), { numRuns: 15 });
});

/** Days of one ASIN with the same trade every day, from `day0` on. */
function steady(days: number, change: Partial<Record<FigureField, number | null>> = {}): History {
  const of = (group: DayImport['group'], date: CivilDate, figures: object): DayImport => ({ id: `I-${group}-${date}`, kind: group, group, file: '', hash: '', store, marketplace, date, currency: 'USD', rows: 1, rejected: 0, totals: null, totalsFrom: null, asins: [{ asin: 'B0QH000001', sku: 'QH-1', parentAsin: null, title: 'Cup', ...figures }] });
  return Array.from({ length: days }, (_, index) => addDays(day0, index)).reduce<History>((history, date, index) => {
    const last = index === days - 1 ? change : {};
    const sales = { sessionsTotal: 200, pageViewsTotal: 260, buyBoxPercentage: 0.98, unitsOrdered: 20, totalOrderItems: 19, orderedProductSales: 400, ...last };
    const stock = { afnFulfillableQuantity: 900, afnInboundQuantity: 0, afnReservedQuantity: 0, yourPrice: 20, ...last };
    return withImport(withImport(history, of('sales', date, sales)), of('inventory', date, Object.fromEntries(Object.entries(stock).filter(([field]) => ['afnFulfillableQuantity', 'afnInboundQuantity', 'afnReservedQuantity', 'yourPrice'].includes(field)))));
  }, { asinDays: [], dayTotals: [] });
}

describe('findings of one ASIN', () => {
  test.each([
    ['nothing moved', {}, []],
    ['the shelf is empty', { afnFulfillableQuantity: 0, unitsOrdered: 2, orderedProductSales: 40, sessionsTotal: 60 }, ['OUT_OF_STOCK']],
    ['stock for a week', { afnFulfillableQuantity: 140 }, ['STOCKOUT_RISK']],
    ['the Buy Box is lost', { buyBoxPercentage: 0.35, unitsOrdered: 6, totalOrderItems: 6, orderedProductSales: 120 }, ['BUY_BOX_LOSS']],
    ['traffic falls', { sessionsTotal: 80, pageViewsTotal: 100, unitsOrdered: 8, totalOrderItems: 8, orderedProductSales: 160 }, ['TRAFFIC_DROP']],
    ['conversion falls', { unitsOrdered: 5, totalOrderItems: 5, orderedProductSales: 100 }, ['CONVERSION_DROP']],
  ] as const)('%s', (_, change, codes) => {
    expect(reportOf(steady(8, change), addDays(day0, 7)).findings.map(({ code }) => code)).toEqual(codes);
  });

  test('too little history: no movement is judged', () => {
    expect(reportOf(steady(2, { sessionsTotal: 20, unitsOrdered: 1, orderedProductSales: 20 }), addDays(day0, 1)).findings).toEqual([]);
  });
});

test('targets and lights: far under the target is bad, a little under is watched', () => {
  const light = (target: number) => kpi(reportOf(steady(3), addDays(day0, 2), { orderedProductSales: target }), 'orderedProductSales').light;
  expect([light(400), light(460), light(800)]).toEqual(['good', 'watch', 'bad']);
});

test('a by-ASIN day that looks like several days is named', () => {
  expect(spanSuspicion(steady(8), addDays(day0, 7), rules)).toBeNull();
  expect(spanSuspicion(steady(8, { sessionsTotal: 1_400 }), addDays(day0, 7), rules)).toBeCloseTo(7, 9);
});
