import type { AsinLine, DailyReport } from '../domain/daily';
import { totalOf } from '../domain/daily';
import { sumsOf, type FigureField } from '../domain/history';
import { toSerial } from '../domain/civil';
import { categoryKey } from '../domain/rules';
import { say, type Entry, type Language } from '../locale';
import { findingText, reportText, restockVerdicts } from '../locale/report';
import type { ActionFacts } from './actionsBlock';
import { nameOf } from './conclusion';
import { area, cell, letters, shortName } from './format';
import type { Grid } from './grid';
import type { CellValue } from './plan';

type Kind = 'money' | 'count' | 'percent' | 'days';

/** What the log says of the rows. */
export type RowFacts = Pick<ActionFacts, 'states' | 'handling'>;

interface ColumnPlan {
  readonly key: keyof typeof reportText & `column.${string}`;
  readonly width: number;
  /** Style of the body: a number kind or the name of a row style. */
  readonly kind: Kind | 'name' | 'id' | 'text' | 'date' | 'stars' | 'change' | 'findings';
  /** A figure of the row whose sum the total row shows. */
  readonly field?: FigureField;
  readonly value?: (line: AsinLine, language: Language, facts: RowFacts) => CellValue;
}

/** A product's category in the workbook's words; one word for all that have none. */
export function categoryOf({ product }: AsinLine, language: Language): string {
  const key = product?.category ? categoryKey(product.category) : '';
  if (key === '') return say(language, reportText['category.none']);
  const known = reportText[`category.${key}` as keyof typeof reportText] as Entry | undefined;
  return known ? say(language, known) : key.charAt(0).toUpperCase() + key.slice(1);
}

/** A product's name, at most `most` characters. */
export const nameOfLine = (line: AsinLine, most: number): string => shortName(line.product?.name ?? line.day.title, line.day.asin, most);

const text = (value: string | null | undefined): CellValue => value ?? null;

/** The columns from B on. Those after `lastPrinted` are the numbers behind the ratios, outside the printed page. */
const columns = [
  { key: 'column.name', width: 36, kind: 'name', value: (line) => nameOf(line, line.day.asin) },
  { key: 'column.asin', width: 13.5, kind: 'id', value: (line) => line.day.asin },
  { key: 'column.sku', width: 14, kind: 'id', value: (line) => text(line.day.sku ?? line.product?.sku) },
  { key: 'column.owner', width: 9, kind: 'text', value: (line) => text(line.product?.owner) },
  { key: 'column.price', width: 10, kind: 'money', value: (line) => line.day.yourPrice },
  { key: 'column.units', width: 8, kind: 'count', field: 'unitsOrdered' },
  { key: 'column.meanUnits', width: 8, kind: 'days', value: (line) => line.meanUnits },
  { key: 'column.sales', width: 12.5, kind: 'money', field: 'orderedProductSales' },
  { key: 'column.sessions', width: 9.5, kind: 'count', field: 'sessionsTotal' },
  { key: 'column.cvr', width: 8.5, kind: 'percent' },
  { key: 'column.buyBox', width: 9, kind: 'percent', value: (line) => line.day.buyBoxPercentage },
  { key: 'column.spend', width: 11, kind: 'money', field: 'spend' },
  { key: 'column.acos', width: 9, kind: 'percent' },
  { key: 'column.tacos', width: 9, kind: 'percent' },
  { key: 'column.ratingChange', width: 9, kind: 'change', value: (line) => line.ratingChange },
  { key: 'column.available', width: 10, kind: 'count', field: 'afnFulfillableQuantity' },
  { key: 'column.inbound', width: 9.5, kind: 'count', field: 'afnInboundQuantity' },
  { key: 'column.cover', width: 9.5, kind: 'days', value: (line) => line.stock.cover },
  { key: 'column.stockout', width: 11.5, kind: 'date', value: (line) => (line.stock.stockoutDate ? toSerial(line.stock.stockoutDate) : null) },
  { key: 'column.verdict', width: 13, kind: 'text', value: (line, language) => (line.stock.verdict ? say(language, restockVerdicts[line.stock.verdict.code]) : null) },
  { key: 'column.quantity', width: 9.5, kind: 'count', value: (line) => line.stock.quantity },
  { key: 'column.operations', width: 9, kind: 'count', value: ({ day }, _, { handling }) => handling.get(day.asin)?.operations || null },
  { key: 'column.findings', width: 19, kind: 'findings', value: (line, language) => (line.findings.length > 0 ? line.findings.map(({ code }) => say(language, findingText[`label.${code}`])).join(' · ') : null) },
  { key: 'column.handler', width: 12, kind: 'text', value: ({ day }, _, { handling }) => text(handling.get(day.asin)?.handler) },
  { key: 'column.state', width: 10, kind: 'text', value: ({ day }, _, { states }) => text(states.get(day.asin)) },
  { key: 'column.parent', width: 13.5, kind: 'id', value: (line) => text(line.day.parentAsin) },
  { key: 'column.rating', width: 8, kind: 'stars', value: (line) => line.rating },
  { key: 'column.orderItems', width: 10, kind: 'count', field: 'totalOrderItems' },
  { key: 'column.pageViews', width: 10, kind: 'count', field: 'pageViewsTotal' },
  { key: 'column.adSales', width: 12, kind: 'money', field: 'sales' },
  { key: 'column.impressions', width: 12, kind: 'count', field: 'impressions' },
  { key: 'column.clicks', width: 9, kind: 'count', field: 'clicks' },
  { key: 'column.adOrders', width: 9, kind: 'count', field: 'orders' },
  { key: 'column.category', width: 14, kind: 'text', value: (line, language) => categoryOf(line, language) },
] as const satisfies readonly ColumnPlan[];

export type AsinColumn = (typeof columns)[number]['key'];
const first = 1;

export const columnWidths: readonly number[] = [1.5, ...columns.map(({ width }) => width)];
const places = new Map(columns.map(({ key }, index) => [key, first + index]));
export const columnOf = (key: AsinColumn): number => places.get(key) ?? -1;
export const lastPrinted = columnOf('column.state');
export const lastColumn = first + columns.length - 1;

/** Where the table stands on the page; 0-based. `firstRow` > `lastRow` where there are no rows. */
export interface TablePlace {
  readonly totalRow: number;
  readonly headRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

/** Writes the total row, the header and one row an ASIN, from `row` on. */
export function writeAsinTable(grid: Grid, row: number, report: DailyReport, facts: RowFacts, language: Language): TablePlace {
  const place = { totalRow: row, headRow: row + 1, firstRow: row + 2, lastRow: row + 1 + report.lines.length };
  columns.forEach(({ key }, index) => {
    const column = first + index;
    grid.set(place.headRow, column, say(language, reportText[key]), key === 'column.name' ? 'head.left' : column > lastPrinted ? 'head.detail' : 'head');
  });
  report.lines.forEach((line, index) => writeRow(grid, place.firstRow + index, line, facts, language));
  writeTotals(grid, place, report, language);
  return place;
}

const rowStyles: readonly string[] = columns.map(({ kind }) => `row.${kind}`);

function writeRow(grid: Grid, row: number, line: AsinLine, facts: RowFacts, language: Language): void {
  const at = (key: AsinColumn): string => cell(row, columnOf(key));
  const { day } = line;
  columns.forEach((plan, index) => {
    const column = first + index;
    const style = rowStyles[index] ?? '';
    switch (plan.key) {
      case 'column.cvr':
        grid.set(row, column, ratio(day.unitsOrdered, day.sessionsTotal), style, `=IF(N(${at('column.sessions')})=0,"",${at('column.units')}/${at('column.sessions')})`);
        break;
      case 'column.acos':
        grid.set(row, column, acosCell(day.spend, day.sales, language), style, acosFormula(at('column.spend'), at('column.adSales'), language));
        break;
      case 'column.tacos':
        grid.set(row, column, day.spend === null ? '' : ratio(day.spend, day.orderedProductSales), style, `=IF(OR(N(${at('column.sales')})=0,${at('column.spend')}=""),"",${at('column.spend')}/${at('column.sales')})`);
        break;
      default: {
        const { field, value } = plan as ColumnPlan;
        grid.set(row, column, field ? day[field] : value ? value(line, language, facts) : null, style);
      }
    }
  });
}

function writeTotals(grid: Grid, place: TablePlace, report: DailyReport, language: Language): void {
  const row = place.totalRow;
  const at = (key: AsinColumn): string => cell(row, columnOf(key));
  const range = (key: AsinColumn): string => area(place.firstRow, columnOf(key), place.lastRow, columnOf(key));
  const sums = new Map<FigureField, number | null>();
  const total = (field: FigureField): number | null => {
    let sum = sums.get(field);
    if (sum === undefined) sums.set(field, (sum = totalOf(report.lines, field)));
    return sum;
  };
  grid.set(row, first, say(language, reportText.total), 'total.label');
  if (report.lines.length > 0) {
    for (const plan of columns as readonly ColumnPlan[]) {
      const column = columnOf(plan.key);
      const style = `total.${plan.kind}`;
      // A column that no row knows has no total: SUM would show a 0 that nobody counted.
      if (plan.field && total(plan.field) !== null) grid.set(row, column, total(plan.field), style, `=SUM(${range(plan.key)})`);
    }
    grid.set(row, columnOf('column.cvr'), ratio(total('unitsOrdered'), total('sessionsTotal')), 'total.percent', `=IF(N(${at('column.sessions')})=0,"",${at('column.units')}/${at('column.sessions')})`);
    grid.set(row, columnOf('column.acos'), acosCell(total('spend'), total('sales'), language), 'total.percent', acosFormula(at('column.spend'), at('column.adSales'), language));
    grid.set(row, columnOf('column.tacos'), total('spend') === null ? '' : ratio(total('spend'), total('orderedProductSales')), 'total.percent', `=IF(OR(N(${at('column.sales')})=0,${at('column.spend')}=""),"",${at('column.spend')}/${at('column.sales')})`);
    const buyBox = sumsOf(report.lines.map((line) => line.day), 'sales').buyBoxPercentage ?? null;
    if (buyBox !== null) grid.set(row, columnOf('column.buyBox'), buyBox, 'total.percent', buyBoxFormula(range('column.buyBox'), range('column.pageViews')));
  }
  grid.fill(row, first, lastColumn, 'total.label');
}

/** The mean Buy Box percentage weighted by page views, over the rows that know it. */
function buyBoxFormula(shares: string, views: string): string {
  return `=IF(SUMIF(${shares},">=0",${views})=0,"",SUMPRODUCT(${shares},${views})/SUMIF(${shares},">=0",${views}))`;
}

const ratio = (over: number | null, under: number | null): CellValue => (under ? (over ?? 0) / under : '');

/** Spend without sales is "no sales", never 0 %. */
function acosCell(spend: number | null, sales: number | null, language: Language): CellValue {
  if ((sales ?? 0) > 0) return (spend ?? 0) / (sales ?? 1);
  return (spend ?? 0) > 0 ? say(language, reportText.noSales) : '';
}

/** ACoS of two cells; spend without sales is "no sales". */
export function acosFormula(spend: string, sales: string, language: Language): string {
  return `=IF(N(${sales})>0,${spend}/${sales},IF(N(${spend})>0,"${say(language, reportText.noSales)}",""))`;
}

/** The letters of a column, for conditional formats and charts. */
export const columnLetters = (key: AsinColumn): string => letters(columnOf(key));
