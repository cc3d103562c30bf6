import { toSerial } from '../domain/civil';
import type { DailyReport } from '../domain/daily';
import { marketplaceOf } from '../domain/marketplace';
import type { Rules } from '../domain/rules';
import { say, type Language } from '../locale';
import { reportText, restockVerdicts } from '../locale/report';
import { exceptionsHeight, listsHeight, writeExceptions, writeLists, type ActionFacts } from './actionsBlock';
import { columnLetters, columnOf, columnWidths, lastColumn, lastPrinted, writeAsinTable, type TablePlace } from './asinTable';
import { bandHeight, hasCharts, writeCharts } from './chartBand';
import { conclusion } from './conclusion';
import { area, fixed, money } from './format';
import { fixedCell, Grid } from './grid';
import { kpiFormats, kpiHeight, writeKpis } from './kpiBlock';
import { a4Height } from './hand/fit';
import { cardFormats, cardsHeight, writeCards } from './kpiCards';
import { movementHeight, writeMovement } from './movementBlock';
import type { ConditionalFormat, SheetPlan } from './plan';
import { sourcesHeight, writeSources } from './sourcesBlock';
import { colours, reportStyles } from './style';

const first = 1;
const conclusionRow = 4;

/** Where each part of a page begins; 0-based rows. */
interface Layout {
  readonly cards: number;
  readonly charts: number | null;
  readonly figures: number;
  readonly lists: number;
  readonly exceptions: number;
  readonly table: number;
}

/** One part under the other, an empty row between. */
function layoutOf(report: DailyReport, facts: ActionFacts, lines: number, language: Language): Layout {
  const cards = conclusionRow + lines + 3;
  const charts = cards + cardsHeight + 1;
  const figures = hasCharts(report) ? charts + bandHeight + 1 : charts;
  const lists = figures + movementHeight(report) + 1;
  const exceptions = Math.max(figures + kpiHeight(report), lists + listsHeight(report, facts, language)) + 1;
  return { cards, charts: hasCharts(report) ? charts : null, figures, lists, exceptions, table: exceptions + exceptionsHeight(report) + 1 };
}

/** The daily report's sheet: conclusion first, figures last, every total a live formula over the rows on the same sheet. */
export function reportPage(report: DailyReport, rules: Rules, facts: ActionFacts, language: Language, sheet: { readonly key: string; readonly mark: string; readonly name: string }): SheetPlan {
  const grid = new Grid(report.currency);
  const heights: { row: number; height: number }[] = [];
  const height = (row: number, points: number): void => void heights.push({ row, height: points });
  const gap = (row: number): void => height(row - 1, 6);

  writeHeader(grid, report, rules, language);
  const lines = conclusion(report, rules, language);
  writeConclusion(grid, conclusionRow, lines, report, rules, language);

  const at = layoutOf(report, facts, lines.length, language);
  // Every row of the first screen has its height: what Excel and others would give them differs by a page.
  for (let row = 1; row < at.exceptions; row += 1) height(row, row < at.figures ? 14 : 13);
  lines.forEach((_, index) => height(conclusionRow + 1 + index, 20));
  grid.span(at.table, first, lastPrinted, `${say(language, reportText['section.asin'])}  ·  ${say(language, reportText['section.asinNote'])}`, 'section');
  const place = writeAsinTable(grid, at.table + 1, report, facts, language);
  for (const section of [conclusionRow, at.cards, at.figures, at.lists, at.exceptions, at.table, ...(at.charts === null ? [] : [at.charts])]) height(section, 18);
  height(place.headRow, 28);
  if (report.lines.length === 0) grid.span(place.firstRow, first, lastPrinted, say(language, reportText.noRows), 'empty');

  height(0, 34);
  for (const part of [conclusionRow, at.cards, at.figures, at.exceptions, at.table, ...(at.charts === null ? [] : [at.charts])]) gap(part);
  writeCards(grid, at.cards, at.figures, report, rules, language);
  height(at.cards + 2, 28);
  const charts = at.charts === null ? [] : writeCharts(grid, at.charts, at.figures, report, place, rules, language);
  height(at.figures + 1, 26);
  writeKpis(grid, at.figures, report, rules, place, language);
  writeMovement(grid, at.figures, report, language);
  writeLists(grid, at.lists, report, facts, language);
  writeExceptions(grid, at.exceptions, report, facts, rules, language);
  const sourcesRow = Math.max(place.lastRow, place.firstRow) + 2;
  writeSources(grid, sourcesRow, report, rules, language);
  const lastRow = sourcesRow + sourcesHeight - 1;

  const rowHeights = grid.heights(columnWidths, reportStyles(report.currency, language), heights, [place.firstRow, place.lastRow]);

  return {
    ...sheet, kind: 'page', blocks: [grid.block()],
    columns: columnWidths.map((width) => ({ width, style: `${report.currency}.paper` })),
    rowHeights: at.charts === null ? rowHeights : fitCharts(rowHeights, at.charts, at.exceptions),
    merges: grid.merges,
    conditionalFormats: [...cardFormats(at.cards), ...kpiFormats(at.figures, report), ...tableFormats(report, place, language)],
    validations: [], charts, freeze: { rows: 1, columns: 0 }, gridlines: false, tabColor: colours.accent,
    page: {
      orientation: 'landscape', paper: 'a4', fitWidth: 1, fitHeight: null, printArea: `$A$1:${fixedCell(lastRow, lastPrinted)}`,
      // The table's header comes again on every page after the one it stands on.
      titleRows: report.lines.length > 0 ? `$${place.headRow + 1}:$${place.headRow + 1}` : null,
      // The first screen is the first page; what follows is looked up.
      breaks: [at.exceptions],
      // In headers and footers `&` begins a code; doubled it is itself.
      footer: say(language, reportText.footer, { store: report.store.replaceAll('&', '&&'), marketplace: report.marketplace, date: report.date }),
    },
    protection: null, hidden: false,
    filter: report.lines.length > 0 ? area(place.headRow, first, place.lastRow, lastColumn) : null,
  };
}

/** Heights of the rows under a chart, in points: the charts take what the rest of the first screen leaves of its page. */
const chartRow = { least: 10, most: 18 } as const;

function fitCharts(heights: SheetPlan['rowHeights'], charts: number, end: number): SheetPlan['rowHeights'] {
  const inBand = (row: number): boolean => row > charts && row < charts + bandHeight;
  const rest = heights.reduce((sum, { row, height }) => (row >= end || inBand(row) ? sum : sum + height), 0);
  const left = Math.floor((a4Height(columnWidths.slice(0, lastPrinted + 1)) - rest) / (bandHeight - 1));
  const points = Math.min(chartRow.most, Math.max(chartRow.least, left));
  return heights.map((one) => (inBand(one.row) ? { ...one, height: points } : one));
}

/** Owners named in the page's header. */
const mostOwners = 4;

function writeHeader(grid: Grid, report: DailyReport, rules: Rules, language: Language): void {
  const { store, marketplace, date, currency } = report;
  grid.span(0, first, 13, say(language, reportText.title, { store, marketplace }), 'title');
  grid.span(0, 14, lastPrinted, date, 'title.date');
  const history = report.daysBefore === 0 ? say(language, reportText['history-none']) : say(language, reportText['history-days'], { days: report.kpis[0]?.meanDays ?? 0 });
  const owners = [...new Set(report.lines.flatMap(({ product }) => product?.owner || []))];
  const owner = owners.length === 0 ? say(language, reportText.unowned) : `${owners.slice(0, mostOwners).join(say(language, reportText['kpi.waitJoin']))}${owners.length > mostOwners ? ' …' : ''}`;
  grid.span(1, first, lastPrinted, say(language, reportText.meta, { date, zone: marketplaceOf(marketplace)?.zone ?? '', until: say(language, report.provisional ? reportText['until.provisional'] : reportText.until, { day: date.slice(5) }), store, marketplace, owner, currency, history }), 'meta');
  const parts = [
    say(language, reportText.completeness, { count: report.present.length + report.further.present.length, of: report.present.length + report.absent.length + report.further.present.length + report.further.absent.length }),
    ...[...report.present, ...report.further.present].map((source) => say(language, reportText.have, { source: say(language, reportText[`source.${source}`]) })),
    ...report.absent.map((source) => say(language, reportText.lack, { source: say(language, reportText[`source.${source}`]), path: say(language, reportText[`path.${source}`]) })),
  ];
  const sessions = report.kpis.find(({ id }) => id === 'sessionsTotal');
  if (sessions?.sumOfRows !== null && sessions?.sumOfRows !== undefined && sessions.value !== null) {
    const difference = sessions.sumOfRows - sessions.value;
    parts.push(say(language, reportText.byDateUsed, { rows: fixed(sessions.sumOfRows, 0), difference: `${difference > 0 ? '+' : ''}${fixed(difference, 0)}` }));
  }
  const { spend, sales } = report.advertising.outsideRows;
  if (report.lines.length > 0 && (spend !== null || sales !== null)) parts.push(say(language, reportText.adsOutside, { spend: money(spend ?? 0, currency), sales: money(sales ?? 0, currency) }));
  if (report.provisional) parts.push(`△ ${say(language, reportText.provisional, { days: rules.number('report.provisionalDays') })}`);
  grid.span(2, first, lastPrinted, parts.join('   |   '), report.absent.length > 0 ? 'meta.warn' : 'meta');
}

function writeConclusion(grid: Grid, row: number, lines: ReturnType<typeof conclusion>, report: DailyReport, rules: Rules, language: Language): void {
  grid.span(row, first, 9, say(language, reportText['section.conclusion']), 'section');
  grid.span(row, 10, 11, say(language, reportText['section.money'], { days: rules.number('finding.horizonDays') }), 'section.right');
  grid.span(row, 12, 22, say(language, reportText['section.next']), 'section.small');
  grid.set(row, 23, say(language, reportText['section.owner']), 'section.small');
  grid.span(row, 24, lastPrinted, say(language, reportText['section.due']), 'section.due');
  lines.forEach((line, index) => {
    const at = row + 1 + index;
    grid.span(at, first, line.money === null ? 11 : 9, `${index + 1}   ${line.text}`, index === 0 ? 'line.first' : 'line');
    if (line.money !== null) grid.span(at, 10, 11, Math.round(line.money * 100) / 100, 'line.money');
    grid.span(at, 12, 22, line.next === '' ? null : line.next, 'line.next');
    grid.set(at, 23, line.owner === '' ? null : line.owner, 'line.next');
    grid.span(at, 24, lastPrinted, line.due === null ? null : toSerial(line.due), 'line.due');
  });
  if (!report.movement) return;
  const method = report.movement.buyBox === null ? 'conclusion.methodNoBuyBox' : 'conclusion.method';
  grid.span(row + 1 + lines.length, first, lastPrinted, say(language, reportText[method]), 'method');
}

/** Verdicts in colour, bars of sales. */
function tableFormats(report: DailyReport, place: TablePlace, language: Language): ConditionalFormat[] {
  if (report.lines.length === 0) return [];
  const body = (key: Parameters<typeof columnOf>[0]): string => area(place.firstRow, columnOf(key), place.lastRow, columnOf(key));
  const verdict = (code: keyof typeof restockVerdicts, color: string, fill: string): ConditionalFormat => ({
    range: body('column.verdict'), type: 'formula', formula: `=$${columnLetters('column.verdict')}${place.firstRow + 1}="${say(language, restockVerdicts[code])}"`, style: { bold: true, color, fill },
  });
  return [
    verdict('OUT_OF_STOCK', colours.bad, colours.badSoft),
    verdict('STOCKOUT_RISK', colours.bad, colours.badSoft),
    verdict('RESTOCK_NOW', colours.watch, colours.watchSoft),
    verdict('EXCESS', colours.accent, colours.accentSoft),
    { range: body('column.sales'), type: 'dataBar', color: 'A9C9EC' },
    { range: body('column.ratingChange'), type: 'formula', formula: `=N(${columnLetters('column.ratingChange')}${place.firstRow + 1})<0`, style: { bold: true, color: colours.bad } },
    { range: body('column.acos'), type: 'formula', formula: `=${columnLetters('column.acos')}${place.firstRow + 1}="${say(language, reportText.noSales)}"`, style: { bold: true, color: colours.bad } },
  ];
}
