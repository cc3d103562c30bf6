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
import { cardsHeight, kpiFormats, kpiHeight, writeCards, writeKpis } from './kpiBlock';
import { movementHeight, writeMovement } from './movementBlock';
import type { ConditionalFormat, SheetPlan } from './plan';
import { sourcesHeight, writeSources } from './sourcesBlock';
import { colours } from './style';

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
  const gap = (row: number): void => height(row - 1, 8);

  writeHeader(grid, report, rules, language);
  height(0, 36);
  gap(conclusionRow);
  const lines = conclusion(report, rules, language);
  writeConclusion(grid, conclusionRow, lines, report, rules, language);
  height(conclusionRow, 20);
  lines.forEach(({ text, money: sum }, index) => height(conclusionRow + 1 + index, widthOf(text) > (sum === null ? wideLine : lineWidth) ? 36 : 24));

  const at = layoutOf(report, facts, lines.length, language);
  grid.span(at.table, first, lastPrinted, `${say(language, reportText['section.asin'])}  ·  ${say(language, reportText['section.asinNote'])}`, 'section');
  const place = writeAsinTable(grid, at.table + 1, report, facts, language);
  height(at.table, 22);
  height(place.headRow, 28);
  if (report.lines.length === 0) grid.span(place.firstRow, first, lastPrinted, say(language, reportText.noRows), 'empty');

  for (const part of [at.cards, at.figures, at.exceptions, at.table, ...(at.charts === null ? [] : [at.charts])]) gap(part);
  writeCards(grid, at.cards, at.figures, report, rules, language);
  height(at.cards + 2, 32);
  const charts = at.charts === null ? [] : writeCharts(grid, at.charts, conclusionRow, report, place, rules, language);
  height(at.figures + 1, 26);
  writeKpis(grid, at.figures, report, rules, place, language);
  writeMovement(grid, at.figures, report, language);
  writeLists(grid, at.lists, report, facts, language);
  writeExceptions(grid, at.exceptions, report, facts, rules, language);
  const sourcesRow = Math.max(place.lastRow, place.firstRow) + 2;
  writeSources(grid, sourcesRow, report, rules, language);
  const lastRow = sourcesRow + sourcesHeight - 1;

  return {
    ...sheet, kind: 'page', blocks: [grid.block()],
    columns: columnWidths.map((width) => ({ width })),
    rowHeights: heights,
    merges: grid.merges,
    conditionalFormats: [...kpiFormats(at.cards, at.figures, report), ...tableFormats(report, place, language)],
    validations: [], charts, freeze: null, gridlines: false, tabColor: colours.accent,
    page: {
      orientation: 'landscape', paper: 'a4', fitWidth: 1, fitHeight: null, printArea: `$A$1:${fixedCell(lastRow, lastPrinted)}`,
      // The table's header comes again on every page after the one it stands on.
      titleRows: report.lines.length > 0 ? `$${place.headRow + 1}:$${place.headRow + 1}` : null,
      // In headers and footers `&` begins a code; doubled it is itself.
      footer: say(language, reportText.footer, { store: report.store.replaceAll('&', '&&'), marketplace: report.marketplace, date: report.date }),
    },
    protection: null, hidden: false,
    filter: report.lines.length > 0 ? area(place.headRow, first, place.lastRow, lastColumn) : null,
  };
}

/** Characters that fit a line of the conclusion; a longer one wraps and needs a higher row. */
const lineWidth = 118;
/** The same for a line that takes the room of the money, too. */
const wideLine = 140;
/** How wide a text runs: Chinese is twice as wide as Latin. */
const widthOf = (text: string): number => [...text].reduce((sum, point) => sum + (/[\u2e80-\uffef]/u.test(point) ? 2 : 1), 0);

function writeHeader(grid: Grid, report: DailyReport, rules: Rules, language: Language): void {
  const { store, marketplace, date, currency } = report;
  grid.span(0, first, 13, say(language, reportText.title, { store, marketplace }), 'title');
  grid.span(0, 14, lastPrinted, date, 'title.date');
  const history = report.daysBefore === 0 ? say(language, reportText['history-none']) : say(language, reportText['history-days'], { days: report.kpis[0]?.meanDays ?? 0 });
  grid.span(1, first, lastPrinted, say(language, reportText.meta, { date, zone: marketplaceOf(marketplace)?.zone ?? '', store, marketplace, currency, history }), 'meta');
  const parts = [
    ...report.present.map((source) => say(language, reportText.have, { source: say(language, reportText[`source.${source}`]) })),
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
  grid.span(row, first, 11, say(language, reportText['section.conclusion']), 'section');
  grid.span(row, 12, 13, say(language, reportText['section.money'], { days: rules.number('finding.horizonDays') }), 'section.right');
  grid.span(row, 14, 21, say(language, reportText['section.next']), 'section.small');
  grid.span(row, 22, 23, say(language, reportText['section.owner']), 'section.small');
  grid.span(row, 24, lastPrinted, say(language, reportText['section.due']), 'section.due');
  lines.forEach((line, index) => {
    const at = row + 1 + index;
    grid.span(at, first, line.money === null ? 13 : 11, `${index + 1}   ${line.text}`, index === 0 ? 'line.first' : 'line');
    if (line.money !== null) grid.span(at, 12, 13, Math.round(line.money * 100) / 100, 'line.money');
    grid.span(at, 14, 21, line.next === '' ? null : line.next, 'line.next');
    grid.span(at, 22, 23, line.owner === '' ? null : line.owner, 'line.next');
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
