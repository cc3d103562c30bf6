import { toSerial } from '../domain/civil';
import type { AsinLine, DailyReport } from '../domain/daily';
import { categoryKey, type Rules } from '../domain/rules';
import { say, type Language } from '../locale';
import { reportText } from '../locale/report';
import { categoryOf, columnOf, columnWidths, lastPrinted, type TablePlace } from './asinTable';
import { area, cell, commonOpening, shortName } from './format';
import type { Grid } from './grid';
import type { ChartPlan } from './plan';
import { colours } from './style';

/** Rows of the band: its title and the charts. */
export const bandHeight = 12;
/** The numbers behind the charts stand right of the printed page. */
const left = lastPrinted + 2;
const mostCategories = 6;
const mostProducts = 8;
/** Width of a product's name that an axis has room for, in digits. */
const widestName = 22;
/** Days that an axis has room to name. */
const mostLabels = 8;
const first = 1;

type Drawing = Omit<ChartPlan, 'from' | 'to'>;

/**
 * The charts side by side over the width of the page, and their numbers right of it, beside the charts and beside the
 * figures from row `figures` on, where rows are of one height. A chart without data is left out and the others take its room.
 */
export function writeCharts(grid: Grid, row: number, figures: number, report: DailyReport, place: TablePlace, rules: Rules, language: Language): ChartPlan[] {
  const [above, below] = [new Data(grid, row + 1), new Data(grid, figures + 1)];
  const drawings = [...trendCharts(below, report, language), ...categoryChart(below, report, place, rules, language), ...coverChart(above, report, place, rules, language)];
  if (drawings.length === 0) return [];
  grid.span(row, left - 1, left + 5, say(language, reportText['section.chartData']), 'section');
  grid.span(row, first, lastPrinted, say(language, reportText['section.trend']), 'section');
  const edges = edgesOf(Math.max(3, drawings.length));
  return drawings.map((drawing, index) => ({ ...drawing, from: { row: row + 1, column: edges[index] ?? first }, to: { row: row + bandHeight, column: edges[index + 1] ?? lastPrinted + 1 } }));
}

/** Whether there is anything to draw; without it the page has no band. */
export const hasCharts = (report: DailyReport): boolean =>
  report.trend.some(({ orderedProductSales, spend }) => orderedProductSales !== null || spend !== null) || report.lines.some(({ day, stock }) => ((day.spend ?? 0) > 0 && (day.sales ?? 0) > 0) || (stock.cover !== null && (stock.revenueAtRisk ?? 0) > 0));

/** Column edges that cut the page into parts of about the same width. */
function edgesOf(parts: number): number[] {
  const widths = columnWidths.slice(first, lastPrinted + 1);
  const total = widths.reduce((sum, width) => sum + width, 0);
  return Array.from({ length: parts + 1 }, (_, part) => {
    let [sum, best, distance] = [0, first, total];
    for (const [index, width] of [0, ...widths].entries()) {
      sum += width;
      const away = Math.abs(sum - (total * part) / parts);
      if (away < distance) [best, distance] = [first + index, away];
    }
    return best;
  });
}

/** The blocks of numbers, one under the other. */
class Data {
  #row: number;
  readonly #grid: Grid;

  constructor(grid: Grid, row: number) {
    this.#grid = grid;
    this.#row = row;
  }

  /** Writes a header and rows; says where the rows stand. */
  block(heads: readonly string[], rows: readonly (readonly { readonly value: string | number | null; readonly style: string; readonly formula?: ((row: number) => string) | undefined }[])[]): (column: number) => string {
    const start = this.#row;
    heads.forEach((head, index) => this.#grid.set(start, left - 1 + index, head, 'trend.head'));
    rows.forEach((cells, offset) => cells.forEach(({ value, style, formula }, index) => this.#grid.set(start + 1 + offset, left - 1 + index, value, style, formula?.(start + 1 + offset))));
    this.#row = start + rows.length + 2;
    return (column) => area(start + 1, left - 1 + column, start + rows.length, left - 1 + column);
  }
}

/** A cell of the same row of the block. */
const beside = (row: number, column: number): string => cell(row, left - 1 + column);

function trendCharts(data: Data, { trend }: DailyReport, language: Language): Drawing[] {
  const [from, to] = [trend[0]?.date, trend.at(-1)?.date];
  if (!from || !to) return [];
  const word = (id: 'orderedProductSales' | 'sessionsTotal' | 'spend' | 'sales' | 'acos'): string => say(language, reportText[`kpi.${id}`]);
  const range = data.block(
    [say(language, reportText['chart.date']), word('orderedProductSales'), word('sessionsTotal'), word('spend'), word('sales'), word('acos')],
    trend.map((day) => {
      const acos = day.spend !== null && day.sales ? day.spend / day.sales : null;
      return [
        { value: toSerial(day.date), style: 'trend.date' }, { value: day.orderedProductSales, style: 'trend.money' }, { value: day.sessionsTotal, style: 'trend.count' }, { value: day.spend, style: 'trend.money' }, { value: day.sales, style: 'trend.money' },
        { value: acos, style: 'trend.percent', formula: acos === null ? undefined : (row: number) => `=${beside(row, 3)}/${beside(row, 4)}` },
      ];
    }),
  );
  const categories = range(0);
  const crowded = trend.length > mostLabels ? { labelEvery: Math.ceil(trend.length / mostLabels) } : {};
  const known = (...ids: readonly ('orderedProductSales' | 'sessionsTotal' | 'spend')[]): boolean => ids.some((id) => trend.some((day) => day[id] !== null));
  const drawings: Drawing[] = [];
  if (known('orderedProductSales')) {
    drawings.push({
      name: 'amz-sales', type: 'column', title: say(language, reportText['chart.sales']), altText: say(language, reportText['chart.salesAlt'], { from, to }),
      series: [
        { name: word('orderedProductSales'), values: range(1), categories, color: colours.accent },
        ...(known('sessionsTotal') ? [{ name: word('sessionsTotal'), values: range(2), categories, color: colours.good, over: 'second' as const }] : []),
      ],
      valueFormat: '#,##0', ...(known('sessionsTotal') ? { secondFormat: '#,##0' } : {}), ...crowded, legend: 'bottom',
    });
  }
  if (known('spend')) {
    drawings.push({
      name: 'amz-ads', type: 'column', title: say(language, reportText['chart.ads']), altText: say(language, reportText['chart.adsAlt'], { from, to }),
      series: [
        { name: word('sales'), values: range(4), categories, color: colours.accentMiddle },
        { name: word('spend'), values: range(3), categories, color: colours.spend },
        { name: word('acos'), values: range(5), categories, color: colours.bad, over: 'second' },
      ],
      valueFormat: '#,##0', secondFormat: '0%', ...crowded, legend: 'bottom',
    });
  }
  return drawings;
}

/** ACoS by category against its limit, the categories that spend most; sums over the rows of the table. */
function categoryChart(data: Data, report: DailyReport, place: TablePlace, rules: Rules, language: Language): Drawing[] {
  const sums = new Map<string, { readonly line: AsinLine; spend: number; sales: number }>();
  for (const line of report.lines) {
    const label = categoryOf(line, language);
    const sum = sums.get(label) ?? { line, spend: 0, sales: 0 };
    sum.spend += Math.round((line.day.spend ?? 0) * 10_000);
    sum.sales += Math.round((line.day.sales ?? 0) * 10_000);
    sums.set(label, sum);
  }
  const shown = [...sums].filter(([, { spend, sales }]) => spend > 0 && sales > 0).sort(([a, one], [b, other]) => other.spend - one.spend || a.localeCompare(b, 'en')).slice(0, mostCategories);
  if (shown.length === 0) return [];
  const rows = (key: Parameters<typeof columnOf>[0]): string => area(place.firstRow, columnOf(key), place.lastRow, columnOf(key));
  const total = (key: Parameters<typeof columnOf>[0]) => (row: number): string => `=SUMPRODUCT((${rows('column.category')}=${beside(row, 0)})*1,${rows(key)})`;
  const word = (id: 'spend' | 'sales' | 'acos'): string => say(language, reportText[`kpi.${id}`]);
  const limitWord = say(language, reportText['chart.limit']);
  const range = data.block([say(language, reportText['column.category']), word('spend'), word('sales'), word('acos'), limitWord], shown.map(([label, { line, spend, sales }]) => [
    { value: label, style: 'trend.name' },
    { value: spend / 10_000, style: 'trend.money', formula: total('column.spend') },
    { value: sales / 10_000, style: 'trend.money', formula: total('column.adSales') },
    { value: spend / sales, style: 'trend.percent', formula: (row: number) => `=${beside(row, 1)}/${beside(row, 2)}` },
    { value: limitOf(line, report.marketplace, rules), style: 'trend.percent' },
  ]));
  return [{
    name: 'amz-categories', type: 'column', title: say(language, reportText['chart.categories']), altText: say(language, reportText['chart.categoriesAlt'], { count: shown.length }),
    series: [{ name: word('acos'), values: range(3), categories: range(0), color: colours.spend }, { name: limitWord, values: range(4), categories: range(0), color: colours.bad, over: 'marks' }],
    valueFormat: '0%', legend: 'bottom',
  }];
}

/** The limit of a product's category; the team's target where its category has none of its own. */
function limitOf({ product }: AsinLine, marketplace: string, rules: Rules): number {
  const found = product?.category ? rules.find('acos.limit', { marketplace, category: categoryKey(product.category) }) : null;
  return typeof found?.value === 'number' ? found.value : rules.number('ads.targetAcos', { marketplace });
}

const titleOf = ({ product, day }: AsinLine): string | null => product?.name ?? day.title;

/** Days of cover of the products with most revenue at risk, on hand and with what is on its way. */
function coverChart(data: Data, report: DailyReport, place: TablePlace, rules: Rules, language: Language): Drawing[] {
  const risky = report.lines.filter(({ stock }) => stock.cover !== null && (stock.revenueAtRisk ?? 0) > 0)
    .sort((a, b) => (b.stock.revenueAtRisk ?? 0) - (a.stock.revenueAtRisk ?? 0) || a.day.asin.localeCompare(b.day.asin, 'en')).slice(0, mostProducts);
  if (risky.length === 0) return [];
  const [covers, asins] = (['column.cover', 'column.asin'] as const).map((key) => area(place.firstRow, columnOf(key), place.lastRow, columnOf(key)));
  const opening = commonOpening(report.lines.flatMap((line) => titleOf(line) ?? []));
  const namesLeft = (line: AsinLine): string | null => titleOf(line)?.slice(opening.length) ?? null;
  const [onHand, withInbound] = [say(language, reportText['chart.onHand']), say(language, reportText['chart.withInbound'])];
  const range = data.block([say(language, reportText['column.name']), say(language, reportText['column.asin']), onHand, withInbound], risky.map((line) => [
    { value: shortName(namesLeft(line), line.day.asin, widestName), style: 'trend.name' },
    { value: line.day.asin, style: 'trend.name' },
    // By ASIN, not by row: people sort the table.
    { value: line.stock.cover, style: 'trend.days', formula: (row: number) => `=INDEX(${covers ?? ''},MATCH(${beside(row, 1)},${asins ?? ''},0))` },
    { value: line.stock.coverWithInbound, style: 'trend.days' },
  ]));
  return [{
    name: 'amz-cover', type: 'bar', title: say(language, reportText['chart.cover'], { days: rules.number('restock.alertDays', { marketplace: report.marketplace }) }), altText: say(language, reportText['chart.coverAlt'], { count: risky.length }),
    series: [{ name: onHand, values: range(2), categories: range(0), color: colours.bad }, { name: withInbound, values: range(3), categories: range(0), color: colours.accentMiddle }],
    valueFormat: '0', legend: 'bottom',
  }];
}
