import type { Proposal } from '../../src/domain/proposal';
import type { CellValue, RawWorkbook, SheetPlan } from '../../src/sheets/plan';
import { planProposals } from '../../src/sheets/proposals';
import { build, importsOf, make, on, rawOf, store, table, written, type Made } from './sampleStore';

const charger = 'B0ZNGFFF3Y';
const header = (page: SheetPlan, text: string): { readonly row: number; readonly column: number } => {
  for (const [row, line] of page.blocks[0]!.cells.entries()) for (const [column, cell] of line.entries()) if (cell?.value === text && ['USD.head', 'USD.head.detail'].includes(cell?.style ?? '')) return { row, column };
  throw new Error(text);
};
const asinCell = (page: SheetPlan, asin: string, text: string): CellValue => {
  const [{ row, column }, asins] = [header(page, text), header(page, 'ASIN')];
  const at = page.blocks[0]!.cells.findIndex((line, index) => index > row && line[asins.column]?.value === asin);
  return page.blocks[0]!.cells[at]![column]?.value ?? null;
};
const pageOf = ({ plan }: { readonly plan: { readonly sheets: readonly SheetPlan[] } }, day: string): SheetPlan => plan.sheets.find(({ key }) => key === `report:US:${day}`)!;

describe('stars of the product table', () => {
  let first: Made;
  beforeAll(async () => {
    const made = build(await importsOf('US', '2026-11-20'), null, { language: 'zh-CN', products: [{ marketplace: 'US', asin: charger, rating: 4.5 }] });
    const bytes = await written(made.plan);
    first = { bytes, raw: await rawOf(bytes), build: made };
  }, 120_000);

  test('are written down once, the page tells their change, and the same again writes nothing', async () => {
    expect(table(first.build.plan, 'amz_ratings').upsert).toMatchObject([{ asin: charger, rating: 4.5 }]);
    expect(asinCell(pageOf(first.build, '2026-11-20'), charger, '评分变化')).toBeNull();
    const imports = await importsOf('US', '2026-11-21');
    const second = build(imports, first.raw, { products: [{ marketplace: 'US', asin: charger, rating: 4.2 }] });
    expect(asinCell(pageOf(second, '2026-11-21'), charger, '评分变化')).toBe(-0.3);
    expect(asinCell(pageOf(second, '2026-11-21'), charger, '评分')).toBe(4.2);
    const raw = await rawOf(await written(second.plan, first.bytes));
    expect(table(build(imports, raw).plan, 'amz_ratings').upsert).toEqual([]);
  });

  test('nobody looked up need no sheet', async () => {
    const { plan } = build(await importsOf('US', '2026-11-20'));
    expect([plan.tables.some(({ name }) => name === 'amz_ratings'), plan.sheets.some(({ key }) => key === 'table:ratings')]).toEqual([false, false]);
  });
});
test('operations of the day are counted on their ASIN, and who acted last on an open finding takes care of it', async () => {
  const days = Array.from({ length: 8 }, (_, index) => `2026-11-${14 + index}`);
  const first = await make((await Promise.all(days.map((day) => importsOf('US', day)))).flat(), null, 'zh-CN');
  expect([asinCell(pageOf(first.build, '2026-11-21'), charger, '今日操作数'), asinCell(pageOf(first.build, '2026-11-21'), charger, '处理人')]).toEqual([null, null]);
  const change = (rest: Partial<Proposal>): Proposal => ({
    marketplace: 'US', module: 'price', action: 'price-change', objectType: 'asin', object: charger, metric: 'price', oldValue: 39.99, newValue: 38.99, unit: 'money', rule: 'price.tolerance', reason: 'Buy Box',
    window: { from: on('2026-11-20'), to: on('2026-11-21') }, expectation: '', watch: { metric: 'acos', asin: charger }, evidence: '', ...rest,
  });
  // Noon and late evening of the marketplace's 21 November; what follows the day after is not an operation of that day.
  const at = (time: string, operator: string) => ({ store, operator, moment: Date.parse(time), language: 'zh-CN' as const });
  let { bytes, raw } = first as { bytes: Uint8Array; raw: RawWorkbook };
  for (const [time, operator, rest] of [
    ['2026-11-23T02:00:00Z', '何雨', { action: 'listing-edit', metric: 'title', oldValue: 'a', newValue: 'b', unit: 'text' }],
    ['2026-11-21T20:00:00Z', '周楠', {}],
    ['2026-11-22T06:00:00Z', '周楠', { module: 'advertising', objectType: 'campaign', object: 'SP | Charger', action: 'budget-change', metric: 'budget', oldValue: 100, newValue: 110, watch: { metric: 'acos', asin: charger } }],
  ] as const) {
    const { plan, refused } = planProposals(raw, [change(rest)], at(time, operator));
    expect(refused).toEqual([]);
    bytes = await written(plan!, bytes);
    raw = await rawOf(bytes);
  }
  const page = pageOf(build([], raw, { also: [{ marketplace: 'US', date: on('2026-11-21') }] }), '2026-11-21');
  expect([asinCell(page, charger, '今日操作数'), asinCell(page, charger, '处理人')]).toEqual([2, '何雨']);
  expect(page.blocks[0]!.cells.flat().filter((cell) => cell?.value === '何雨' && cell.style === 'USD.row.text').length).toBe(1);
});
