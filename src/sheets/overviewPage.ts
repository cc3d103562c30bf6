import { toSerial } from '../domain/civil';
import type { Overview, OverviewFigure, OverviewRow } from '../domain/overview';
import type { Rules } from '../domain/rules';
import { say, type Language } from '../locale';
import { overviewText } from '../locale/overview';
import { reportText } from '../locale/report';
import { findingSentence, findingStep } from './conclusion';
import { area, cell, letters } from './format';
import { fixedCell, Grid } from './grid';
import type { CellValue, ChartPlan, ConditionalFormat, SheetPlan } from './plan';
import { colours } from './style';

const columns = [
  ['store', 24], ['marketplace', 8], ['date', 15], ['currency', 8], ['orderedProductSales', 13], ['change', 10], ['changeMean', 10], ['unitsOrdered', 9], ['sessionsTotal', 10], ['unitSessionPercentage', 9], ['spend', 12], ['acos', 9], ['tacos', 9],
  ['outOfStock', 9], ['lowCover', 9], ['findings', 9], ['atStake', 13], ['rate', 9], ['convertedSales', 14], ['convertedSpend', 14], ['convertedStake', 14],
] as const satisfies readonly (readonly [string, number])[];
type Column = (typeof columns)[number][0];
const first = 1;
const columnOf = (key: Column): number => first + columns.findIndex(([name]) => name === key);
const lastColumn = first + columns.length - 1;

const cardRow = 4;
/** Exceptions shown; the rest stands on the daily pages. */
const shownFindings = 10;
const chartRows = 13;

/** The page over all stores and marketplaces: each in its own currency, sums only of what the team's rates convert. */
export function overviewPage(overview: Overview, rules: Rules, language: Language, sheet: { readonly key: string; readonly mark: string; readonly name: string }): SheetPlan {
  const grid = new Grid(overview.currency);
  const t = (key: keyof typeof overviewText, params?: Readonly<Record<string, string | number>>): string => say(language, overviewText[key], params);
  const table = cardRow + 4;
  const place = { headRow: table + 1, totalRow: table + 2, firstRow: table + 3, lastRow: table + 2 + overview.rows.length };
  const rates = place.lastRow + 2;
  const foreign = [...new Set(overview.rows.map(({ currency }) => currency))].filter((currency) => currency !== overview.currency).sort();
  const findings = rates + (foreign.length > 0 ? foreign.length + 2 : 0);
  writeHeader(grid, overview, t);
  writeCards(grid, overview, place.totalRow, t);
  const rateCell = writeRates(grid, overview, foreign, rates, t);
  writeRows(grid, overview, place, table, rateCell, rules, language, t);
  const after = writeFindings(grid, overview, findings, rules, language, t);
  const charts = overview.rows.some(({ rate }) => rate !== null) ? [salesChart(overview, place, after + 1, t)] : [];
  const lastRow = charts.length > 0 ? after + 1 + chartRows : after;
  const heights = [[0, 34], [cardRow, 20], [cardRow + 1, 30], [place.headRow, 30]] as const;
  return {
    ...sheet, kind: 'page', blocks: [grid.block()], columns: [{ width: 1.5 }, ...columns.map(([, width]) => ({ width }))],
    rowHeights: [...heights.map(([row, height]) => ({ row, height })), ...Array.from({ length: Math.min(overview.findings.length, shownFindings) }, (_, index) => ({ row: findings + 2 + index, height: 26 }))],
    merges: grid.merges, conditionalFormats: formatsOf(place), validations: [], charts, freeze: null, gridlines: false, tabColor: colours.accent,
    page: { orientation: 'landscape', paper: 'a4', fitWidth: 1, fitHeight: null, printArea: `$A$1:${fixedCell(lastRow, lastColumn)}`, titleRows: null, footer: t('footer') },
    protection: null, hidden: false, filter: null,
  };
}

interface Place {
  readonly headRow: number;
  readonly totalRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
}
type Say = (key: keyof typeof overviewText, params?: Readonly<Record<string, string | number>>) => string;

function writeHeader(grid: Grid, overview: Overview, t: Say): void {
  const days = [...new Set(overview.rows.map(({ date }) => date))].sort();
  grid.span(0, first, columnOf('findings'), t('title', { count: overview.rows.length }), 'title');
  grid.span(0, columnOf('atStake'), lastColumn, days.at(-1) ?? '', 'title.date');
  grid.span(1, first, lastColumn, t('meta', { currency: overview.currency }), 'meta');
  const notes = [
    ...(overview.unrated.length > 0 ? [t('unrated', { currencies: overview.unrated.join(', ') })] : []),
    ...(days.length > 1 ? [t('days', { days: days.join(', ') })] : []),
  ];
  grid.span(2, first, lastColumn, notes.length > 0 ? notes.join('   |   ') : null, 'meta.warn');
}

const converted = (row: OverviewRow, value: number | null): number | null => (row.rate === null || value === null ? null : value * row.rate);
const sumOfKnown = (values: readonly (number | null)[]): CellValue => {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : '';
};

const convertedColumns = [
  ['convertedSales', 'orderedProductSales', (row: OverviewRow) => row.figures.orderedProductSales], ['convertedSpend', 'spend', (row: OverviewRow) => row.figures.spend], ['convertedStake', 'atStake', (row: OverviewRow) => row.atStake],
] as const;

function writeCards(grid: Grid, overview: Overview, totalRow: number, t: Say): void {
  const cards = [
    [first, columnOf('date'), `${t('column.sales')} · ${t('section.converted', { currency: overview.currency })}`, 'convertedSales'], [columnOf('currency'), columnOf('changeMean'), `${t('column.spend')} · ${t('section.converted', { currency: overview.currency })}`, 'convertedSpend'],
    [columnOf('unitsOrdered'), columnOf('spend'), `${t('column.atStake')} · ${t('section.converted', { currency: overview.currency })}`, 'convertedStake'], [columnOf('acos'), columnOf('findings'), t('column.findings'), 'findings'],
  ] as const;
  for (const [from, to, label, key] of cards) {
    const of = convertedColumns.find(([name]) => name === key);
    const value = of ? sumOfKnown(overview.rows.map((row) => converted(row, of[2](row)))) : overview.rows.reduce((sum, row) => sum + row.findings, 0);
    grid.span(cardRow, from, to, label, 'card.label');
    const total = cell(totalRow, columnOf(key));
    grid.span(cardRow + 1, from, to, value === '' ? '—' : value, `card.value.${of ? 'money' : 'count'}`, `=IF(${total}="","—",${total})`);
  }
}

/** The rates, one a foreign currency; gives where each stands. */
function writeRates(grid: Grid, overview: Overview, foreign: readonly string[], row: number, t: Say): (currency: string) => string | null {
  if (foreign.length > 0) grid.span(row, first, lastColumn, `${t('section.rates')} · ${overview.currency}   (${t('section.ratesNote')})`, 'section');
  foreign.forEach((currency, index) => {
    grid.set(row + 1 + index, first, t('rate', { currency }), 'row.name');
    grid.set(row + 1 + index, first + 1, overview.rows.find((one) => one.currency === currency)?.rate ?? null, 'row.input');
    grid.set(row + 1 + index, first + 2, overview.currency, 'row.id');
  });
  return (currency) => (foreign.includes(currency) ? fixedCell(row + 1 + foreign.indexOf(currency), first + 1) : null);
}

function writeRows(grid: Grid, overview: Overview, place: Place, table: number, rateCell: (currency: string) => string | null, rules: Rules, language: Language, t: Say): void {
  grid.span(table, first, columnOf('rate'), t('section.rows'), 'section');
  grid.span(table, columnOf('convertedSales'), lastColumn, t('section.converted', { currency: overview.currency }), 'section');
  const heads: Readonly<Record<Exclude<Column, OverviewFigure>, string>> = {
    store: t('column.store'), marketplace: t('column.marketplace'), date: t('column.date'), currency: t('column.currency'), change: t('column.change'), changeMean: t('column.changeMean'), findings: t('column.findings'),
    atStake: t('column.atStake'), rate: t('column.rate'), convertedSales: t('column.sales'), convertedSpend: t('column.spend'), convertedStake: t('column.atStake'),
  };
  const head = (key: Column): string => (key in heads ? heads[key as keyof typeof heads] : say(language, reportText[`kpi.${key as OverviewFigure}`], { days: rules.number('restock.alertDays') }));
  for (const [key] of columns) grid.set(place.headRow, columnOf(key), head(key), key === 'store' ? 'head.left' : 'head');
  overview.rows.forEach((row, index) => writeRow(grid, place.firstRow + index, row, rateCell, t));
  grid.set(place.totalRow, first, t('total'), 'total.label');
  const range = (key: Column): string => area(place.firstRow, columnOf(key), place.lastRow, columnOf(key));
  for (const [key, , of] of convertedColumns) {
    grid.set(place.totalRow, columnOf(key), sumOfKnown(overview.rows.map((row) => converted(row, of(row)))), 'total.money', `=IF(COUNT(${range(key)})=0,"",SUM(${range(key)}))`);
  }
  for (const key of ['unitsOrdered', 'sessionsTotal', 'outOfStock', 'lowCover'] as const) {
    const known = overview.rows.map(({ figures }) => figures[key]).filter((value) => value !== null);
    if (known.length > 0) grid.set(place.totalRow, columnOf(key), known.reduce((sum, value) => sum + value, 0), 'total.count', `=SUM(${range(key)})`);
  }
  grid.set(place.totalRow, columnOf('findings'), overview.rows.reduce((sum, row) => sum + row.findings, 0), 'total.count', `=SUM(${range('findings')})`);
  grid.fill(place.totalRow, first, lastColumn, 'total.label');
}

const share = (value: number | null, before: number | null): CellValue => (value === null || !before ? '' : value / before - 1);

function writeRow(grid: Grid, at: number, row: OverviewRow, rateCell: (currency: string) => string | null, t: Say): void {
  const own = (key: Column, value: CellValue, style: string, formula?: string): void => grid.setAs(row.currency, at, columnOf(key), value, style, formula);
  const ref = (key: Column): string => cell(at, columnOf(key));
  const { figures } = row;
  own('store', row.store, 'row.name');
  own('marketplace', row.marketplace, 'row.text');
  own('date', row.provisional ? t('provisional', { date: row.date }) : toSerial(row.date), row.provisional ? 'row.text' : 'row.date');
  own('currency', row.currency, 'row.text');
  own('change', share(figures.orderedProductSales, row.salesBefore), 'kpi.change');
  own('changeMean', share(figures.orderedProductSales, row.salesMean), 'kpi.change');
  for (const key of ['orderedProductSales', 'spend'] as const) own(key, figures[key], 'row.money');
  for (const key of ['unitsOrdered', 'sessionsTotal', 'outOfStock', 'lowCover'] as const) own(key, figures[key], 'row.count');
  for (const key of ['unitSessionPercentage', 'acos', 'tacos'] as const) own(key, figures[key], 'row.percent');
  own('findings', row.findings, 'row.count');
  own('atStake', row.atStake, 'row.money');
  const rate = rateCell(row.currency);
  grid.set(at, columnOf('rate'), row.rate ?? '', 'row.exchange', rate ? `=IF(${rate}="","",${rate})` : undefined);
  for (const [key, from, of] of convertedColumns) {
    grid.set(at, columnOf(key), converted(row, of(row)) ?? '', 'row.money', `=IF(AND(ISNUMBER(${ref('rate')}),ISNUMBER(${ref(from)})),${ref(from)}*${ref('rate')},"")`);
  }
}

function writeFindings(grid: Grid, overview: Overview, row: number, rules: Rules, language: Language, t: Say): number {
  grid.span(row, first, lastColumn, t('section.findings'), 'section');
  if (overview.findings.length === 0) {
    grid.span(row + 1, first, lastColumn, t('none'), 'empty');
    return row + 2;
  }
  grid.set(row + 1, first, t('column.marketplace'), 'head.left');
  grid.span(row + 1, columnOf('marketplace'), columnOf('unitsOrdered'), t('column.finding'), 'head.left');
  grid.span(row + 1, columnOf('sessionsTotal'), columnOf('findings'), t('column.next'), 'head.left');
  grid.set(row + 1, columnOf('atStake'), t('column.atStake'), 'head');
  grid.span(row + 1, columnOf('rate'), columnOf('convertedSpend'), t('column.owner'), 'head');
  grid.set(row + 1, columnOf('convertedStake'), t('section.converted', { currency: overview.currency }), 'head');
  const shown = overview.findings.slice(0, shownFindings);
  shown.forEach(({ row: place, report, finding, converted: money }, index) => {
    const at = row + 2 + index;
    const line = report.lines.find(({ day }) => day.asin === finding.asin);
    grid.set(at, first, place.marketplace, 'line.soft');
    grid.span(at, columnOf('marketplace'), columnOf('unitsOrdered'), findingSentence(finding, line, report.currency, language), 'line');
    grid.span(at, columnOf('sessionsTotal'), columnOf('findings'), findingStep(finding, rules, language), 'line.soft');
    grid.setAs(place.currency, at, columnOf('atStake'), finding.money, 'line.money');
    grid.span(at, columnOf('rate'), columnOf('convertedSpend'), line?.product?.owner ?? null, 'row.text');
    grid.set(at, columnOf('convertedStake'), money, 'line.money');
  });
  const more = overview.findings.length - shown.length;
  const end = row + 2 + shown.length;
  if (more > 0) grid.span(end, first, lastColumn, t('more', { count: more }), 'empty');
  return more > 0 ? end + 1 : end;
}

function salesChart(overview: Overview, place: Place, row: number, t: Say): ChartPlan {
  const range = (key: Column): string => area(place.firstRow, columnOf(key), place.lastRow, columnOf(key));
  const title = `${t('column.sales')} / ${t('column.spend')} · ${t('section.converted', { currency: overview.currency })}`;
  return {
    name: 'amz-overview', type: 'column', title, altText: title,
    series: [
      { name: t('column.sales'), values: range('convertedSales'), categories: range('marketplace'), color: colours.accent },
      { name: t('column.spend'), values: range('convertedSpend'), categories: range('marketplace'), color: colours.spend },
    ],
    valueFormat: '#,##0', legend: 'bottom', from: { row, column: first }, to: { row: row + chartRows, column: columnOf('tacos') },
  };
}

function formatsOf(place: Place): ConditionalFormat[] {
  const body = (key: Column): string => area(place.firstRow, columnOf(key), place.lastRow, columnOf(key));
  const change = (key: Column, color: string, test: string): ConditionalFormat => ({ range: body(key), type: 'formula', formula: `=AND(ISNUMBER($${letters(columnOf(key))}${place.firstRow + 1}),$${letters(columnOf(key))}${place.firstRow + 1}${test})`, style: { color } });
  return [
    change('change', colours.bad, '<0'), change('change', colours.good, '>0'), change('changeMean', colours.bad, '<0'), change('changeMean', colours.good, '>0'),
    change('outOfStock', colours.bad, '>0'), { range: body('convertedSales'), type: 'dataBar', color: 'A9C9EC' },
  ];
}
