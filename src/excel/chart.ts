import type { ChartPlan, ChartSeriesPlan } from '../sheets/plan';
import { cellName } from '../sheets/hand/a1';
import type { Desk } from './batch';

const types = { line: 'Line', column: 'ColumnClustered', columnStacked: 'ColumnStacked', bar: 'BarClustered' } as const;

/**
 * Draws a chart of a page. It is made over the first series alone, by columns or rows as we say, so that Excel has
 * nothing to guess; the others follow one by one. ExcelApi 1.13 has no alternative text for charts: the title says it.
 */
export function drawChart(desk: Desk, sheet: string, chart: ChartPlan): void {
  const [first, ...others] = chart.series;
  if (first === undefined) return;
  const source = desk.range(sheet, first.values);
  const drawn = desk.sheet(sheet).charts.add(types[chart.type], source, isRow(first.values) ? 'Rows' : 'Columns');
  drawn.name = chart.name;
  drawn.title.text = chart.title;
  drawn.legend.visible = chart.legend !== 'none';
  if (chart.legend !== 'none') drawn.legend.position = 'Bottom';
  if (chart.valueFormat !== null) drawn.axes.valueAxis.numberFormat = chart.valueFormat;
  drawn.setPosition(cellName(chart.from.row, chart.from.column), cellName(Math.max(chart.from.row, chart.to.row - 1), Math.max(chart.from.column, chart.to.column - 1)));
  fill(desk, sheet, chart, drawn.series.getItemAt(0), first);
  for (const series of others) fill(desk, sheet, chart, drawn.series.add(series.name), series, true);
  if (chart.labelEvery !== undefined) drawn.axes.categoryAxis.tickLabelSpacing = chart.labelEvery;
  // The second axis is there once a series uses it.
  if (chart.secondFormat !== undefined && others.some(({ over }) => over === 'second')) drawn.axes.getItem('Value', 'Secondary').numberFormat = chart.secondFormat;
}

/** Points: wide enough to stand out over a column. */
const markSize = 16;

function fill(desk: Desk, sheet: string, chart: ChartPlan, drawn: Excel.ChartSeries, series: ChartSeriesPlan, added = false): void {
  if (added) drawn.setValues(desk.range(sheet, series.values));
  else drawn.name = series.name;
  drawn.setXAxisValues(desk.range(sheet, series.categories));
  if (series.over !== undefined) drawn.chartType = 'LineMarkers';
  if (series.over === 'second') drawn.axisGroup = 'Secondary';
  if (chart.type === 'line' || series.over !== undefined) drawn.format.line.color = `#${series.color}`;
  else drawn.format.fill.setSolidColor(`#${series.color}`);
  if (series.over === 'marks') {
    drawn.format.line.lineStyle = 'None';
    drawn.markerStyle = 'Dash';
    drawn.markerSize = markSize;
    drawn.markerForegroundColor = `#${series.color}`;
    drawn.markerBackgroundColor = `#${series.color}`;
  }
}

function isRow(range: string): boolean {
  const [from = '', to = from] = range.replaceAll('$', '').split(':');
  return from.replace(/\D/g, '') === to.replace(/\D/g, '') && from !== to;
}
