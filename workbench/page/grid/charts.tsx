import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { LegacyGridContainLabel } from 'echarts/features';
import { init, use, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { parseArea, splitAddress } from '../../host/area';
import { cellAt } from '../../host/cells';
import type { ChartData } from '../../host/data';
import type { Workbook } from '../../host/model';
import type { GridApi } from './univer';

use([BarChart, LineChart, GridComponent, LegendComponent, TitleComponent, TooltipComponent, LegacyGridContainLabel, CanvasRenderer]);

/** What a floating chart is given: which one to draw. */
export interface ChartProps {
  readonly data?: { readonly sheet: string; readonly chart: string };
}

/** Redraw functions of the charts on the page. */
export type ChartList = Set<() => void>;

/** The component that draws charts of `book`; one for each grid. */
export function chartComponent(api: GridApi, book: Workbook, charts: ChartList, dark: boolean) {
  return function Chart({ data }: ChartProps) {
    const place = useRef<HTMLDivElement>(null);
    const sheet = data?.sheet;
    const id = data?.chart;
    useEffect(() => {
      if (place.current === null) return undefined;
      const box = place.current;
      let drawing: EChartsType | null = null;
      const draw = () => {
        const chart = book.sheets.find((other) => other.id === sheet)?.charts.find((other) => other.id === id);
        if (chart !== undefined && drawing !== null) show(drawing, chart, api, book, dark);
      };
      // A chart outside the window has no size yet, and cannot be drawn before it has one.
      const resized = new ResizeObserver(() => {
        if (box.clientWidth === 0 || box.clientHeight === 0) return;
        if (drawing === null) {
          drawing = init(box, dark ? 'dark' : null, { renderer: 'canvas' });
          draw();
        } else drawing.resize();
      });
      resized.observe(box);
      charts.add(draw);
      return () => {
        charts.delete(draw);
        resized.disconnect();
        drawing?.dispose();
      };
    }, [sheet, id]);
    return <div className="chart" ref={place} role="img" aria-label={id} />;
  };
}

function show(drawing: EChartsType, chart: ChartData, api: GridApi, book: Workbook, dark: boolean): void {
  const bar = chart.type.startsWith('Bar');
  const line = chart.type.startsWith('Line');
  const stacked = chart.type.includes('Stacked');
  const [first] = chart.series;
  const categoryAxis = { type: 'category' as const, data: first?.categories === undefined ? [] : texts(api, book, first.categories), axisLabel: { fontSize: 11, ...(chart.labelEvery === undefined ? {} : { interval: chart.labelEvery - 1 }) }, inverse: bar };
  const axisOf = (format: string | undefined) => ({ type: 'value' as const, axisLabel: { fontSize: 11, formatter: (value: number) => (format?.includes('%') === true ? `${Math.round(value * 1000) / 10}%` : value.toLocaleString('en-US')) } });
  const valueAxis = axisOf(chart.valueFormat);
  const second = chart.series.some(({ axis }) => axis === 'Secondary');
  drawing.setOption(
    {
      animation: false,
      backgroundColor: dark ? '#1f1f1f' : '#ffffff',
      title: { show: chart.titleVisible, text: chart.title, left: 'center', top: 6, textStyle: { fontSize: 13, fontWeight: 600 } },
      legend: { show: chart.legend.visible && chart.series.length > 0, bottom: 4, itemHeight: 8, textStyle: { fontSize: 11 } },
      grid: { left: 8, right: 16, top: chart.titleVisible ? 36 : 14, bottom: chart.legend.visible ? 30 : 8, containLabel: true },
      tooltip: { trigger: 'axis' },
      xAxis: bar ? valueAxis : categoryAxis,
      yAxis: bar ? categoryAxis : second ? [valueAxis, { ...axisOf(chart.secondFormat), splitLine: { show: false } }] : valueAxis,
      series: chart.series.map((series) => ({
        name: seriesName(api, book, series.name),
        type: (series.type?.startsWith('Line') ?? line) ? ('line' as const) : ('bar' as const),
        ...(series.axis === 'Secondary' ? { yAxisIndex: 1 } : {}),
        data: numbers(book, series.values),
        ...(stacked ? { stack: 'all' } : {}),
        ...(series.color === undefined ? {} : { itemStyle: { color: series.color }, lineStyle: { color: series.color, ...(series.joined === false ? { width: 0 } : {}) } }),
        ...(series.marker === 'Dash' ? { symbol: 'rect', symbolSize: [28, 4] } : {}),
        ...(line ? { symbolSize: 4 } : { barMaxWidth: 28 }),
      })),
    },
    true,
  );
}

/** A series' name is a text or a reference to one. */
function seriesName(api: GridApi, book: Workbook, name: string): string {
  return name.startsWith('=') ? (texts(api, book, name)[0] ?? '') : name;
}

/** Cells of a reference as the grid shows them. */
function texts(api: GridApi, book: Workbook, reference: string): string[] {
  const workbook = api.getActiveWorkbook();
  return cellsOf(book, reference).map(({ sheet, row, column }) => workbook?.getSheetBySheetId(sheet)?.getRange(row, column).getDisplayValue() ?? '');
}

function numbers(book: Workbook, reference: string): (number | null)[] {
  return cellsOf(book, reference).map(({ sheet, row, column }) => {
    const { value } = cellAt(book.sheet(sheet), row, column);
    return typeof value === 'number' ? value : null;
  });
}

function cellsOf(book: Workbook, reference: string): { readonly sheet: string; readonly row: number; readonly column: number }[] {
  const { sheet: name, rest } = splitAddress(reference.replace(/^=/, ''));
  const sheet = name === null ? null : book.findSheet(name);
  const area = parseArea(rest);
  if (sheet === null || area === null) return [];
  const { row, column, rows, columns } = area;
  return Array.from({ length: rows * columns }, (_, index) => ({ sheet: sheet.id, row: row + Math.floor(index / columns), column: column + (index % columns) }));
}
