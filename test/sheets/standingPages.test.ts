import fc from 'fast-check';
import { checkRecalculation } from '../../scripts/office/recalculate';
import { withImports } from '../../src/domain/history';
import { dailyReport, type DailyReport } from '../../src/domain/daily';
import { overviewOf } from '../../src/domain/overview';
import { blankProduct } from '../../src/domain/products';
import { restockPlan } from '../../src/domain/restockPlan';
import { rulesWith } from '../../src/domain/rules';
import type { PlanCell, SheetPlan } from '../../src/sheets/plan';
import { planSettings } from '../../src/sheets/settingsPlan';
import * as made from '../domain/stores';
import { build, importsOf, make, rawOf, written, type Made } from './sampleStore';

const rules = rulesWith();
const page = (sheets: readonly SheetPlan[], key: string): SheetPlan => sheets.find((sheet) => sheet.key === key)!;
const cellsOf = (sheet: SheetPlan): PlanCell[] => sheet.blocks.flatMap(({ cells }) => cells.flat()).filter((cell) => cell !== null);
const textsOf = (sheet: SheetPlan): string[] => cellsOf(sheet).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));

/** The report of a random store's last day. */
function reportOf(history: ReturnType<typeof withImports>, marketplace = made.marketplace, currency = 'USD'): DailyReport {
  const last = history.dayTotals.map(({ date }) => date).sort().at(-1)!;
  return dailyReport({ store: made.store, marketplace, currency, date: last, today: last, history, products: [{ ...blankProduct({ marketplace, asin: 'B0QH000001' }), leadDays: 30, carton: 12, cost: 4 }], rules, targets: {} });
}
const empty = { asinDays: [], dayTotals: [] };

describe('the restock plan of any store', () => {
  test('names every ASIN of the day once: planned where its stock is known, said where not', () => {
    fc.assert(fc.property(made.dayImports(6), (imports) => {
      fc.pre(imports.some((one) => one !== null));
      const report = reportOf(withImports(empty, imports.filter((one) => one !== null)));
      const plan = restockPlan(report, rules);
      expect([...plan.rows.map(({ line }) => line.day.asin), ...plan.unknown.map(({ day }) => day.asin)].sort()).toEqual(report.lines.map(({ day }) => day.asin).sort());
      expect(plan.unknown.every(({ day }) => day.afnFulfillableQuantity === null)).toBe(true);
    }), { numRuns: 60 });
  });

  test('ranks by revenue at risk, and rounds up to the carton', () => {
    fc.assert(fc.property(made.dayImports(6), (imports) => {
      fc.pre(imports.some((one) => one !== null));
      const { rows } = restockPlan(reportOf(withImports(empty, imports.filter((one) => one !== null))), rules);
      const risks = rows.map(({ line }) => line.stock.revenueAtRisk ?? -1);
      expect(risks).toEqual([...risks].sort((a, b) => b - a));
      for (const { line, limits, own } of rows) {
        if (line.stock.quantity !== null) expect(line.stock.quantity % limits.carton).toBe(0);
        expect(own.leadDays).toBe(line.day.asin === 'B0QH000001');
      }
    }), { numRuns: 60 });
  });
});

test('the plan’s header is frozen with the product’s name, comes again on every printed page, and stands over the rows it filters', async () => {
  const plan = page(build(await importsOf('US', '2026-11-21'), null, { language: 'zh-CN' }).plan.sheets, 'restock:US');
  expect(plan.freeze).toEqual({ rows: 6, columns: 2 });
  expect(plan.page?.titleRows).toBe('$6:$6');
  const header = plan.blocks[0]!.cells[5]!;
  expect(header[1]?.value).toBe('品名');
  expect(plan.filter).toMatch(/^B7:/);
  // What it is worked out with is said by a formula over the limits beside the page.
  const said = plan.blocks[0]!.cells[3]![1]!;
  expect(said.value).toMatch(/风险按 60 天计.*断货预警 <15 天.*冗余 >90 天.*≤0\.1 件/);
  const limits = [...said.formula!.matchAll(/&\$([A-Z]+)\$(\d)&/g)].map(([, , row]) => plan.blocks[0]!.cells[Number(row) - 1]!.find((cell) => cell?.style?.endsWith('row.input'))?.value);
  expect(limits).toEqual([60, 15, 90, 0.1]);
  // Excel refuses longer literals in a formula.
  for (const [literal] of said.formula!.matchAll(/"[^"]*"/g)) expect(literal.length).toBeLessThanOrEqual(255);
}, 120_000);

describe('an overview', () => {
  const stores = fc.tuple(made.dayImports(4), made.dayImports(4)).filter((both) => both.every((imports) => imports.some((one) => one !== null)));
  const reports = stores.map(([a, b]) => [reportOf(withImports(empty, a.filter((one) => one !== null))), reportOf(withImports(empty, b.filter((one) => one !== null).map((one) => ({ ...one, marketplace: 'DE' as const }))), 'DE', 'EUR')]);

  test('adds nothing without a rate, and with rates what they convert', () => {
    fc.assert(fc.property(reports, fc.double({ min: 0.01, max: 200, noNaN: true }), (both, rate) => {
      const blind = overviewOf(both, 'CNY', new Map());
      expect(blind.unrated).toEqual(['EUR', 'USD']);
      expect(blind.findings.every(({ converted }) => converted === null)).toBe(true);
      const { rows, unrated, findings } = overviewOf(both, 'USD', new Map([['EUR', rate]]));
      expect(unrated).toEqual([]);
      expect(rows.map((row) => row.rate)).toEqual([rate, 1]);
      const money = findings.map(({ converted }) => converted ?? -1);
      expect(money).toEqual([...money].sort((a, b) => b - a));
    }), { numRuns: 40 });
  });
});

describe('pages of the sample store', () => {
  let both: Made;
  beforeAll(async () => {
    both = await make((await Promise.all([importsOf('US', '2026-11-20'), importsOf('US', '2026-11-21'), importsOf('DE', '2026-11-21')])).flat(), null, 'zh-CN');
  }, 300_000);

  test('a plan for each marketplace, an overview of both, and the currencies without a rate named', () => {
    const { sheets } = both.build.plan;
    expect(sheets.filter(({ kind }) => kind === 'page').map(({ key }) => key)).toEqual(expect.arrayContaining(['restock:US', 'restock:DE', 'standup:US', 'standup:DE', 'overview']));
    expect(textsOf(page(sheets, 'overview')).some((text) => text.includes('EUR, USD'))).toBe(true);
    expect(textsOf(page(sheets, 'restock:US'))).toContain('断货');
  });

  test('a late export of an earlier day leaves the plan at the newest day', async () => {
    const late = (await importsOf('US', '2026-11-19')).filter(({ group }) => group === 'sales');
    const again = build(late, both.raw);
    expect(textsOf(page(again.plan.sheets, 'restock:US'))).toContain('2026-11-21');
  });

  test('rates given in the settings convert the overview, and calculating it anew changes no cell', async () => {
    const change = (id: string, value: number | string) => ({ id, scope: '', value });
    const { plan, refused } = planSettings(both.raw, { settings: [change('rate.USD', 7.1), change('rate.EUR', 8.25)], people: [] }, 'zh-CN');
    expect(refused).toEqual([]);
    const rated = await written(plan!, both.bytes);
    const again = build(await importsOf('DE', '2026-11-20'), await rawOf(rated));
    const bytes = await written(again.plan, rated);
    const overview = page(again.plan.sheets, 'overview');
    const sales = again.reports.find(({ marketplace, date }) => marketplace === 'DE' && date === '2026-11-21')!.kpis.find(({ id }) => id === 'orderedProductSales')!.value!;
    expect(cellsOf(overview).some(({ value }) => value === sales * 8.25)).toBe(true);
    expect(textsOf(overview).some((text) => text.includes('缺少'))).toBe(false);
    const [different] = await checkRecalculation([bytes]);
    expect(different).toEqual([]);
  }, 240_000);

  test('a rate that is none is refused with what is allowed', () => {
    const { refused } = planSettings(both.raw, { settings: [{ id: 'rate.EUR', scope: '', value: 0 }, { id: 'rate.XXX', scope: '', value: 1 }, { id: 'workbook.currency', scope: '', value: 'RMB' }], people: [] }, 'zh-CN');
    expect(refused.map((one) => (one.kind === 'setting' ? one.reason.code : ''))).toEqual(['allowed.target', 'allowed.known', 'allowed.currency']);
  });
});
