import type { DayImport } from '../../src/domain/history';
import { reportText } from '../../src/locale/report';
import { tableHeaders } from '../../src/locale/tables';
import { areaName, parseArea } from '../../src/sheets/hand/a1';
import { heightOf } from '../../src/sheets/hand/fit';
import { reportStyles } from '../../src/sheets/style';
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
    // Numbers in rows too low to be read would look hidden.
    const heights = new Map(page.rowHeights.map(({ row, height }) => [row, height]));
    for (const { values } of page.charts.flatMap(({ series }) => series)) {
      const { top, bottom } = parseArea(values)!;
      for (let row = top; row <= bottom; row += 1) expect(heights.get(row)).toBeGreaterThanOrEqual(10);
    }
  });

  test('without data are left out, the others take their room, and a page with none has no band', () => {
    expect(names(pageOf(all.filter(({ group }) => group !== 'ads')))).toEqual(['amz-sales', 'amz-cover']);
    expect(names(pageOf(all.filter(({ group }) => group !== 'inventory')))).toEqual(['amz-sales', 'amz-ads', 'amz-categories']);
    const inventoryOnly = pageOf(all.filter(({ group }) => group === 'inventory'));
    expect(names(inventoryOnly)).toEqual([]);
    expect(() => find(inventoryOnly, '图表')).toThrow();
  });

  test('of categories: sums over the rows of the table, the limits are marks that no line joins', () => {
    const page = pageOf(all);
    const chart = page.charts.find(({ name }) => name === 'amz-categories') as ChartPlan;
    const [acos, limit] = chart.series.map(({ values }) => cells(page, values).map((cell) => cell?.value));
    expect(chart.series[1]).toMatchObject({ over: 'marks' });
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
  const targets: Readonly<Record<string, number>> = { 'target.monthly.orderedProductSales': 900_000, 'target.acos': 0.22 };
  const rows = settings.rows.map((row) => (String(row[id!]) in targets ? row.map((cell, column) => (column === value ? targets[String(row[id!])]! : cell)) : row));
  const raw = { ...made.raw, tables: made.raw.tables.map((table) => (table === settings ? { ...settings, rows } : table)) };
  const { reports, plan } = build(all.filter(({ date }) => date === on('2026-11-21')), raw, { language: 'en' });
  const report = reports.at(-1)!;
  const sales = report.kpis.find(({ id: one }) => one === 'orderedProductSales')!;
  expect(sales.target).toBe(30_000);
  expect(report.pace.orderedProductSales).toMatchObject({ kind: 'unknown', reason: 'days-missing' });
  const page = plan.sheets.find(({ key }) => key === `report:US:${report.date}`)!;
  const { row } = find(page, 'Product sales');
  const figures = page.blocks[0]!.cells.findIndex((line, index) => index >= row && line[1]?.value === 'Product sales' && line[2]?.style === 'USD.kpi.bold.money');
  expect(cellAt(page, figures, 13)?.value).toBe('lacks 17 d');
  expect(cellAt(page, figures, 14)).toMatchObject({ value: expect.closeTo(sales.value! - 30_000, 6), formula: expect.stringContaining('-') });
  // A share lies so many points from its target, and its bar says it is a ceiling.
  const acos = report.kpis.find(({ id: one }) => one === 'acos')!;
  const line = page.blocks[0]!.cells.find((cells) => cells[1]?.value === 'ACoS' && cells[2]?.style === 'USD.kpi.bold.percent')!;
  expect(line[14]).toMatchObject({ value: expect.closeTo((acos.value! - 0.22) * 100, 9), style: 'USD.kpi.gap.percent' });
  const styles = reportStyles('USD', 'en');
  expect(styles['USD.kpi.gap.percent']!.numberFormat).toBe('+0.0"pp";-0.0"pp";0.0"pp"');
  expect(page.blocks[0]!.cells.flat().filter((cell) => cell?.style === 'USD.card.bar.ceiling').length).toBeGreaterThan(0);
  expect(styles['USD.card.bar.ceiling']!.numberFormat).toContain('of its ceiling');
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

describe.each(['zh-CN', 'en'] as const)('the first screen (%s)', (language) => {
  const printed = (page: SheetPlan): { rows: number; right: number } => ({ rows: page.page!.breaks![0]!, right: parseArea(page.page!.printArea!.replaceAll('$', ''))!.right });

  test('is one landscape A4 page: the exceptions and the table begin the next, with their headings', () => {
    const page = pageOf(all, language);
    const { rows, right } = printed(page);
    expect(String(cellAt(page, rows, 1)?.value)).toMatch(language === 'en' ? /^Exceptions/ : /^异常处理/);
    const heights = new Map(page.rowHeights.map(({ row, height }) => [row, height]));
    const high = Array.from({ length: rows }, (_, row) => heights.get(row) ?? Number.NaN).reduce((sum, height) => sum + height, 0);
    // The narrowest default font in use, Calibri 10, has digits of 6 pixels: the page is then shrunk least and holds fewest rows.
    const wide = page.columns.slice(0, right + 1).reduce((sum, column) => sum + (column!.width * 6 + 5) * 0.75, 0);
    expect(high).toBeLessThan(((595 - 36 - 43.2) * wide) / (842 - 2 * 28.8));
    const heading = page.blocks[0]!.cells.findIndex((line) => line[1]?.style === 'USD.head.left' && line[2]?.value === 'ASIN');
    expect(heading).toBeGreaterThan(rows);
  });

  test('every wrapped text has the height it needs', () => {
    const page = pageOf(all, language);
    const styles = reportStyles('USD', language);
    const heights = new Map(page.rowHeights.map(({ row, height }) => [row, height]));
    const spans = new Map(page.merges.map((merge) => [areaName({ ...parseArea(merge)!, bottom: parseArea(merge)!.top, right: parseArea(merge)!.left }), parseArea(merge)!.right]));
    let wrapped = 0;
    page.blocks[0]!.cells.forEach((line, row) => line.forEach((cell, column) => {
      const style = styles[cell?.style ?? ''];
      if (style?.wrap !== true || typeof cell?.value !== 'string') return;
      const last = spans.get(areaName({ top: row, left: column, bottom: row, right: column })) ?? column;
      const width = page.columns.slice(column, last + 1).reduce((sum, one) => sum + one!.width, 0);
      wrapped += 1;
      expect(heights.get(row)).toBeGreaterThanOrEqual(heightOf(cell.value, width, style));
    }));
    expect(wrapped).toBeGreaterThan(40);
  });

  test('cards are about as wide as each other, carry the light of their figure, and out of stock stands beside short of stock', () => {
    const page = pageOf(all, language);
    const { row } = find(page, reportText['section.kpi'][language]);
    const widths = page.merges.map((merge) => parseArea(merge)!).filter(({ top }) => top === row + 2).map(({ left, right }) => page.columns.slice(left, right + 1).reduce((sum, one) => sum + one!.width, 0));
    expect(widths.length).toBe(9);
    expect(Math.max(...widths) / Math.min(...widths)).toBeLessThan(1.8);
    const labels = page.blocks[0]!.cells[row + 1]!.flatMap((cell) => (typeof cell?.value === 'string' ? [cell.value] : []));
    expect(labels.slice(-2)).toEqual([`■ ${reportText['kpi.outOfStock'][language]}`, `● ${reportText['kpi.lowCover'][language].replace('{days}', '15')}`]);
  });

  test('figures that wait for the same export share a line that says which and where to get it', () => {
    const page = pageOf(all, language);
    const waiting = page.blocks[0]!.cells.flatMap((line) => (line[1]?.style === 'USD.kpi.wait' ? [`${String(line[1].value)} ${String(line[2]?.value)}`] : []));
    expect(waiting.length).toBe(5);
    for (const [source, kpis] of [['planning', ['lowFee', 'agedUnits']], ['notes', ['unanswered', 'odr', 'ahr', 'notices']]] as const) {
      const line = waiting.find((text) => text.includes(reportText[`source.${source}`][language]))!;
      for (const kpi of kpis) expect(line).toContain(reportText[`kpi.${kpi}`][language]);
      expect(line).toContain(reportText[`path.${source}`][language]);
    }
  });
});

test('shares change by percentage points, sums by per cent', () => {
  const page = pageOf(all);
  const rows = page.blocks[0]!.cells.filter((line) => line[2]?.style?.startsWith('USD.kpi.bold.') === true);
  const change = (name: string): PlanCell => rows.find((line) => line[1]?.value === name)![4]!;
  const [conversion, sales] = [change(reportText['kpi.unitSessionPercentage']['zh-CN']), change(reportText['kpi.orderedProductSales']['zh-CN'])];
  const value = (name: string, column: number): number => rows.find((line) => line[1]?.value === name)![column]!.value as number;
  const name = reportText['kpi.unitSessionPercentage']['zh-CN'];
  expect(conversion.value).toBeCloseTo((value(name, 2) - value(name, 3)) * 100, 9);
  expect(conversion.style).toBe('USD.kpi.change.percent');
  expect(Math.abs(sales.value as number)).toBeLessThan(1);
});

test('what is counted one by one changes by pieces', () => {
  const { reports, plan } = build(all);
  const report = reports.at(-1)!;
  const page = plan.sheets.find(({ key }) => key === `report:US:${report.date}`)!;
  const kpi = report.kpis.find(({ id }) => id === 'outOfStock')!;
  const line = page.blocks[0]!.cells.find((cells) => cells[1]?.value === reportText['kpi.outOfStock']['zh-CN'] && cells[2]?.style === 'USD.kpi.bold.count')!;
  expect(line[4]).toMatchObject({ value: kpi.value! - kpi.previous!, style: 'USD.kpi.change.tally' });
  expect(reportStyles('USD', 'zh-CN')['USD.kpi.change.tally']!.numberFormat).toBe('▲ #,##0;▼ #,##0;#,##0');
});
