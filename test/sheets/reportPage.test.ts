import type { DayImport } from '../../src/domain/history';
import { tableHeaders } from '../../src/locale/tables';
import { parseArea } from '../../src/sheets/hand/a1';
import type { ChartPlan, PlanCell, SheetPlan } from '../../src/sheets/plan';
import { build, importsOf, make, on } from './sampleStore';

const days = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21'] as const;
let all: DayImport[];
beforeAll(async () => {
  all = (await Promise.all(days.map((day) => importsOf('US', day)))).flat();
});

const pageOf = (imports: readonly DayImport[], language: 'zh-CN' | 'en' = 'zh-CN'): SheetPlan => build(imports, null, { language }).plan.sheets.filter(({ key }) => key.startsWith('report:')).at(-1)!;
const cellAt = (page: SheetPlan, row: number, column: number): PlanCell | null => page.blocks[0]!.cells[row]?.[column] ?? null;
const cells = (page: SheetPlan, range: string): (PlanCell | null)[] => {
  const { top, left, bottom, right } = parseArea(range)!;
  return Array.from({ length: (bottom - top + 1) * (right - left + 1) }, (_, index) => cellAt(page, top + Math.floor(index / (right - left + 1)), left + (index % (right - left + 1))));
};
const find = (page: SheetPlan, text: string): { row: number; column: number } => {
  for (const [row, line] of page.blocks[0]!.cells.entries()) for (const [column, cell] of line.entries()) if (cell?.value === text) return { row, column };
  throw new Error(`${text} is not on the page`);
};
const names = (page: SheetPlan): string[] => page.charts.map(({ name }) => name);

describe('charts', () => {
  test('are four, side by side, none over another, and draw numbers that stand on the page outside the print', () => {
    const page = pageOf(all);
    expect(names(page)).toEqual(['amz-sales', 'amz-ads', 'amz-categories', 'amz-cover']);
    const printed = parseArea(page.page!.printArea!.replaceAll('$', ''))!;
    page.charts.forEach((chart, index) => {
      expect(chart.from.column).toBe(index === 0 ? 1 : page.charts[index - 1]!.to.column);
      for (const { values, categories } of chart.series) {
        expect(parseArea(values)!.left).toBeGreaterThan(printed.right);
        expect(cells(page, values).every((cell) => typeof cell?.value === 'number')).toBe(true);
        expect(cells(page, categories).every((cell) => cell?.value !== null)).toBe(true);
      }
    });
    expect(page.charts.at(-1)!.to.column).toBe(printed.right + 1);
  });

  test('without data are left out, the others take their room, and a page with none has no band', () => {
    expect(names(pageOf(all.filter(({ group }) => group !== 'ads')))).toEqual(['amz-sales', 'amz-cover']);
    expect(names(pageOf(all.filter(({ group }) => group !== 'inventory')))).toEqual(['amz-sales', 'amz-ads', 'amz-categories']);
    const inventoryOnly = pageOf(all.filter(({ group }) => group === 'inventory'));
    expect(names(inventoryOnly)).toEqual([]);
    expect(() => find(inventoryOnly, '图表')).toThrow();
  });

  test('of categories: sums over the rows of the table, the line is the limit', () => {
    const page = pageOf(all);
    const chart = page.charts.find(({ name }) => name === 'amz-categories') as ChartPlan;
    const [acos, limit] = chart.series.map(({ values }) => cells(page, values).map((cell) => cell?.value));
    expect(chart.series[1]).toMatchObject({ over: 'line' });
    expect(acos!.length).toBe(limit!.length);
    for (const share of [...acos!, ...limit!]) expect(share as number).toBeGreaterThan(0);
  });
});

test('what moved it: every change is the live sum of its effects, to the cent', () => {
  const page = pageOf(all);
  const start = find(page, '变动拆解（较前日）');
  const sums = page.blocks[0]!.cells.slice(start.row).flatMap((line) => line.filter((cell) => cell?.style === 'USD.move.total.money' && cell.formula !== undefined));
  expect(sums.length).toBe(3);
  for (const sum of sums) {
    const effects = cells(page, /^=SUM\((.*)\)$/.exec(sum!.formula!)![1]!).map((cell) => Math.round((cell!.value as number) * 100));
    expect(effects.reduce((total, effect) => total + effect, 0)).toBe(Math.round((sum!.value as number) * 100));
  }
  expect(find(pageOf(all.filter(({ date }) => date === on('2026-11-21'))), '没有前日数据可比').row).toBeGreaterThan(0);
});

test('the month: pace and gap from the monthly target, the day measured by its part of it', async () => {
  const made = await make(all, null, 'en');
  const settings = made.raw.tables.find(({ name }) => name === 'amz_settings')!;
  const [id, value] = [tableHeaders.settingId.en, tableHeaders.settingValue.en].map((header) => settings.headers.indexOf(header));
  expect(settings.rows.some((row) => row[id!] === 'target.monthly.orderedProductSales')).toBe(true);
  const rows = settings.rows.map((row) => (row[id!] === 'target.monthly.orderedProductSales' ? row.map((cell, column) => (column === value ? 900_000 : cell)) : row));
  const raw = { ...made.raw, tables: made.raw.tables.map((table) => (table === settings ? { ...settings, rows } : table)) };
  const { reports, plan } = build(all.filter(({ date }) => date === on('2026-11-21')), raw, { language: 'en' });
  const report = reports.at(-1)!;
  const sales = report.kpis.find(({ id: one }) => one === 'orderedProductSales')!;
  expect(sales.target).toBe(30_000);
  expect(report.pace.orderedProductSales).toMatchObject({ kind: 'unknown', reason: 'days-missing' });
  const page = plan.sheets.find(({ key }) => key === `report:US:${report.date}`)!;
  const { row } = find(page, 'Product sales');
  const figures = page.blocks[0]!.cells.findIndex((line, index) => index >= row && line[1]?.value === 'Product sales' && line[2]?.style === 'USD.kpi.bold.money');
  expect(cellAt(page, figures, 11)?.value).toBe('17 d lack');
  expect(cellAt(page, figures, 12)).toMatchObject({ value: expect.closeTo(sales.value! - 30_000, 6), formula: expect.stringContaining('-') });
});

test('actions: every finding with its state, owner, day and next step; lists that are empty say so', () => {
  const { reports, plan } = build(all, null, { language: 'zh-CN' });
  const report = reports.at(-1)!;
  const page = plan.sheets.find(({ key }) => key === `report:US:${report.date}`)!;
  const { row } = find(page, `异常处理（共 ${report.findings.length} 项，待处理 ${report.findings.length} 项）`);
  report.findings.slice(0, 8).forEach(({ asin, money }, index) => {
    const line = page.blocks[0]!.cells[row + 2 + index]!;
    expect(String(line[1]?.value)).toContain(asin);
    expect([line[5]?.value, line[7]?.value]).toEqual(['待处理', Math.round(money * 100) / 100]);
    expect(typeof line[11]?.value).toBe('number');
    expect(String(line[12]?.value).length).toBeGreaterThan(5);
  });
  for (const text of ['没有待复核的变更', '暂无可检查的变更效果', '明日计划']) expect(find(page, text).column).toBe(18);
});

test.each(['zh-CN', 'en'] as const)('the page ends where its content ends, and its header is repeated in print (%s)', (language) => {
  const page = pageOf(all, language);
  const { bottom } = parseArea(page.page!.printArea!.replaceAll('$', ''))!;
  const last = page.blocks[0]!.cells.length - 1;
  expect(last).toBe(bottom);
  expect(page.page!.titleRows).toMatch(/^\$\d+:\$\d+$/);
  // Merges never cross each other.
  const seen = new Set<string>();
  for (const merge of page.merges) {
    const { top, left, bottom: low, right } = parseArea(merge)!;
    for (let row = top; row <= low; row += 1) for (let column = left; column <= right; column += 1) {
      expect(seen.has(`${row} ${column}`)).toBe(false);
      seen.add(`${row} ${column}`);
    }
  }
});
