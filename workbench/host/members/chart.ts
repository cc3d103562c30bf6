import { cellName, parseArea } from '../area';
import { cellAt } from '../cells';
import type { ChartData, SeriesData } from '../data';
import { denied, invalid, notFound } from '../errors';
import { type Node, describe, finite, flag, oneOf, text } from '../node';
import { type RangeSelf, type World, absolute } from '../world';
import type { Sheet } from '../model';
import { color } from './format';
import { rangeArgument } from './range';

interface Self {
  readonly world: World;
  readonly sheet: Sheet;
  readonly chart: ChartData;
}
interface SeriesSelf extends Self {
  readonly series: SeriesData;
}

function changed({ world, sheet }: Pick<Self, 'world' | 'sheet'>): void {
  world.book.changed({ kind: 'sheet', sheet: sheet.id, part: 'charts', origin: 'addin' });
}

function line(self: RangeSelf): string {
  if (self.area.rows !== 1 && self.area.columns !== 1) throw invalid('a series is one row or one column');
  return absolute(self.sheet, self.area);
}

function paint(self: SeriesSelf, value: unknown): void {
  self.series.color = color(value);
  changed(self);
}

const seriesFillNode = describe<SeriesSelf>('ChartFill', { call: { SetSolidColor: (self, [value]) => paint(self, value) } });
const seriesLineNode = describe<SeriesSelf>('ChartLineFormat', { get: { Color: ({ series }) => series.color ?? '' }, set: {
  Color: paint,
  Weight: (_, value) => void finite(value, 'weight'),
  LineStyle: (self, value) => {
    self.series.joined = oneOf(value, ['None', 'Continuous'] as const, 'lineStyle') !== 'None';
    changed(self);
  },
} });
const seriesFormatNode = describe<SeriesSelf>('ChartSeriesFormat', { child: { Fill: seriesFillNode, Line: seriesLineNode } });

const types = ['Line', 'LineMarkers', 'ColumnClustered', 'ColumnStacked', 'BarClustered'] as const;

const seriesNode = describe<SeriesSelf>('ChartSeries', {
  get: { Name: ({ series }) => series.name, ChartType: ({ series, chart }) => series.type ?? chart.type, AxisGroup: ({ series }) => series.axis ?? 'Primary' },
  set: {
    ChartType: (self, value) => {
      self.series.type = oneOf(value, types, 'chartType');
      changed(self);
    },
    AxisGroup: (self, value) => {
      self.series.axis = oneOf(value, ['Primary', 'Secondary'] as const, 'axisGroup');
      changed(self);
    },
    MarkerStyle: (self, value) => {
      self.series.marker = oneOf(value, ['Dash', 'Circle', 'None'] as const, 'markerStyle');
      changed(self);
    },
    MarkerSize: (_, value) => {
      const size = finite(value, 'markerSize');
      if (size < 2 || size > 72) throw invalid(`markerSize ${size}`);
    },
    MarkerForegroundColor: paint,
    MarkerBackgroundColor: paint,
    Name: (self, value) => {
      self.series.name = text(value, 'name');
      changed(self);
    },
  },
  child: { Format: seriesFormatNode },
  call: {
    SetValues: (self, [range]) => {
      self.series.values = line(rangeArgument(self, range));
      changed(self);
    },
    SetXAxisValues: (self, [range]) => {
      self.series.categories = line(rangeArgument(self, range));
      changed(self);
    },
    Delete: (self) => {
      self.chart.series = self.chart.series.filter((other) => other !== self.series);
      changed(self);
    },
  },
});

function seriesAt(self: Self, index: unknown): Node {
  const series = self.chart.series[finite(index, 'index')];
  if (!series) throw notFound(`series ${String(index)} of ${self.chart.name}`);
  return seriesNode({ ...self, series });
}

const seriesCollectionNode = describe<Self>('ChartSeriesCollection', {
  items: (self) => self.chart.series.map((series) => seriesNode({ ...self, series })),
  item: seriesAt,
  call: {
    GetItemAt: (self, [index]) => seriesAt(self, index),
    Add: (self, [name]) => {
      const series: SeriesData = { name: name === null ? '' : text(name, 'name'), values: '' };
      self.chart.series.push(series);
      changed(self);
      return seriesNode({ ...self, series });
    },
  },
});

const titleNode = describe<Self>('ChartTitle', {
  get: { Text: ({ chart }) => chart.title, Visible: ({ chart }) => chart.titleVisible },
  set: {
    Text: (self, value) => {
      self.chart.title = text(value, 'text');
      self.chart.titleVisible = true;
      changed(self);
    },
    Visible: (self, value) => {
      self.chart.titleVisible = flag(value, 'visible');
      changed(self);
    },
  },
});

const legendNode = describe<Self>('ChartLegend', {
  get: { Visible: ({ chart }) => chart.legend.visible, Position: ({ chart }) => chart.legend.position },
  set: {
    Visible: (self, value) => {
      self.chart.legend = { ...self.chart.legend, visible: flag(value, 'visible') };
      changed(self);
    },
    Position: (self, value) => {
      self.chart.legend = { ...self.chart.legend, position: oneOf(value, ['Top', 'Bottom', 'Left', 'Right'] as const, 'position') };
      changed(self);
    },
  },
});

const valueAxisNode = describe<Self>('ChartAxis', {
  get: { NumberFormat: ({ chart }) => chart.valueFormat ?? 'General' },
  set: {
    NumberFormat: (self, value) => {
      self.chart.valueFormat = text(value, 'numberFormat');
      changed(self);
    },
  },
});
const secondAxisNode = describe<Self>('ChartAxis', {
  get: { NumberFormat: ({ chart }) => chart.secondFormat ?? 'General' },
  set: {
    NumberFormat: (self, value) => {
      self.chart.secondFormat = text(value, 'numberFormat');
      changed(self);
    },
  },
});
const categoryAxisNode = describe<Self>('ChartAxis', {
  get: { TickLabelSpacing: ({ chart }) => chart.labelEvery ?? 1 },
  set: {
    TickLabelSpacing: (self, value) => {
      const every = finite(value, 'tickLabelSpacing');
      if (!Number.isInteger(every) || every < 1 || every > 31_999) throw invalid(`tickLabelSpacing ${every}`);
      self.chart.labelEvery = every;
      changed(self);
    },
  },
});
const axesNode = describe<Self>('ChartAxes', {
  child: { ValueAxis: valueAxisNode, CategoryAxis: categoryAxisNode },
  call: {
    GetItem: (self, [type, group]) => {
      if (oneOf(type, ['Value'] as const, 'type') === 'Value' && oneOf(group ?? 'Primary', ['Primary', 'Secondary'] as const, 'group') === 'Primary') return valueAxisNode(self);
      if (!self.chart.series.some(({ axis }) => axis === 'Secondary')) throw notFound(`a second value axis of ${self.chart.name}`);
      return secondAxisNode(self);
    },
  },
});

const chartNode: (self: Self) => Node = describe<Self>('Chart', {
  id: ({ chart }) => chart.id,
  get: { Id: ({ chart }) => chart.id, Name: ({ chart }) => chart.name, ChartType: ({ chart }) => chart.type },
  set: {
    Name: (self, value) => {
      self.chart.name = text(value, 'name');
      changed(self);
    },
  },
  child: { Title: titleNode, Legend: legendNode, Axes: axesNode, Series: seriesCollectionNode },
  call: {
    SetPosition: (self, [from, to]) => {
      const start = rangeOrAddress(self, from);
      const end = rangeOrAddress(self, to ?? from);
      self.chart.from = { row: start.row, column: start.column };
      self.chart.to = { row: end.row + end.rows - 1, column: end.column + end.columns - 1 };
      changed(self);
    },
    Delete: (self) => {
      self.sheet.charts = self.sheet.charts.filter((other) => other !== self.chart);
      changed(self);
    },
  },
});

function rangeOrAddress(self: Self, value: unknown): RangeSelf['area'] {
  const at = typeof value === 'string' ? parseArea(value) : rangeArgument(self, value).area;
  if (!at) throw invalid(`address ${String(value)}`);
  return at;
}

/** What Excel makes of a source range, where we use it: every column (or row) one series. */
function firstSeries(self: RangeSelf, by: 'Columns' | 'Rows'): SeriesData[] {
  const { sheet, area: at } = self;
  const lines = by === 'Columns' ? at.columns : at.rows;
  if (lines !== 1) throw invalid('charts are made over one line here, so that Excel has nothing to guess');
  const first = cellAt(sheet, at.row, at.column).value;
  if (typeof first === 'string' && first !== '') throw invalid(`${cellName(at.row, at.column)} holds text, which Excel would take for the series' name`);
  return [{ name: 'Series1', values: line(self) }];
}

function find({ world, sheet }: Pick<Self, 'world' | 'sheet'>, id: unknown): Node | null {
  const chart = sheet.charts.find((other) => other.id === id || other.name === id);
  return chart ? chartNode({ world, sheet, chart }) : null;
}

export const chartsNode = describe<Pick<Self, 'world' | 'sheet'>>('ChartCollection', {
  items: ({ world, sheet }) => sheet.charts.map((chart) => chartNode({ world, sheet, chart })),
  item: find,
  call: {
    GetItem: (self, [id]) => {
      const found = find(self, id);
      if (!found) throw notFound(`chart ${String(id)}`);
      return found;
    },
    GetItemOrNullObject: (self, [id]) => find(self, id),
    Add: ({ world, sheet }, [type, source, by]) => {
      if (sheet.protection) throw denied(`${sheet.name} is protected.`);
      const id = world.book.id();
      const chart: ChartData = {
        id, name: `Chart ${sheet.charts.length + 1}`, type: oneOf(type, types, 'type'), title: '', titleVisible: false,
        series: firstSeries(rangeArgument({ world }, source), oneOf(by, ['Columns', 'Rows'] as const, 'seriesBy')),
        legend: { visible: true, position: 'Right' }, from: { row: 0, column: 0 }, to: { row: 14, column: 7 },
      };
      sheet.charts.push(chart);
      changed({ world, sheet });
      return chartNode({ world, sheet, chart });
    },
  },
});
