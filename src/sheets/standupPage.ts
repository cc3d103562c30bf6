import { checklistOf, streakAt, tickDate, type ItemLine, type ItemState, type Streak, type Tick } from '../domain/checklist';
import type { DailyReport, KpiId } from '../domain/daily';
import { marketplaceOf } from '../domain/marketplace';
import type { Rules } from '../domain/rules';
import { say, type Language } from '../locale';
import { checklistText } from '../locale/checklist';
import { findingText } from '../locale/report';
import { sectionsOf, type ActionFacts } from './actionsBlock';
import { nameOfLine } from './asinTable';
import { evidenceText } from './checklistRows';
import { conclusion } from './conclusion';
import { area, figure, letters, money, type FigureUnit } from './format';
import { fixedCell, Grid } from './grid';
import type { ConditionalFormat, SheetPlan } from './plan';
import { colours } from './style';

/** The newest day of a marketplace: its checklist, and what the stand-up talks about. */
export interface Standup {
  readonly report: DailyReport;
  readonly actions: ActionFacts;
  readonly lines: readonly ItemLine[];
  readonly streak: Streak;
  /** Name of the sheet people tick on. */
  readonly sheet: string;
}

export function standupOf(report: DailyReport, actions: ActionFacts, rules: Rules, ticks: readonly Tick[], sheet: string): Standup {
  const facts = { report, rules, entries: actions.entries, ticks };
  const lines = checklistOf(facts);
  return { report, actions, lines, streak: streakAt(lines, facts), sheet };
}

const id = 1;
const item = 2;
const state = 3;
const seen = 4;
const person = 5;
const time = 6;
/** The agenda: text, then two columns for money and owner. */
const talk = 8;
const worth = 9;
const owner = 10;
const widths = [1.5, 6, 36, 14, 46, 13, 14, 1.5, 58, 14, 13];
const cardRow = 3;
const listRow = 6;
const rowHeight = 28;
/** The row of yesterday's sales, a sentence of up to three lines. */
const wrappedHeight = 44;
const mostFindings = 4;
const mostToday = 5;
const mostMissed = 3;

type Say = (key: keyof typeof checklistText, params?: Readonly<Record<string, string | number>>) => string;

/** The stand-up of a marketplace's newest day on one page: the checklist beside the agenda. */
export function standupPage(standup: Standup, rules: Rules, language: Language, sheet: { readonly key: string; readonly mark: string; readonly name: string }): SheetPlan {
  const { report, lines } = standup;
  const grid = new Grid(report.currency);
  const t: Say = (key, params) => say(language, checklistText[key], params);
  const { store, marketplace, date } = report;
  grid.span(0, id, talk, t('title', { store, marketplace }), 'title');
  grid.span(0, worth, owner, date, 'title.date');
  grid.span(1, id, owner, t('meta', { date, zone: marketplaceOf(marketplace)?.zone ?? '', sheet: standup.sheet }), 'meta');
  const daily = lines.filter(({ item: one }) => one.every === 'day');
  const weekly = lines.filter(({ item: one }) => one.every === 'week');
  const first = listRow + 2;
  const states = area(first, state, first + daily.length - 1, state);
  writeCards(grid, daily, standup.streak, states, t);
  grid.span(listRow, id, time, t('section.daily'), 'section');
  for (const [column, key] of [[id, 'id'], [item, 'item'], [state, 'state'], [seen, 'evidence'], [person, 'person'], [time, 'time']] as const) grid.set(listRow + 1, column, t(`column.${key}`), column === item || column === seen ? 'head.left' : 'head');
  daily.forEach((line, index) => writeLine(grid, first + index, line, language, t));
  const weekRow = first + daily.length;
  const monday = weekly[0] ? tickDate(weekly[0].item, date) : date;
  grid.span(weekRow, id, time, t('section.weekly', { date: monday }), 'section.small');
  weekly.forEach((line, index) => writeLine(grid, weekRow + 1 + index, line, language, t));
  const end = writeAgenda(grid, standup, rules, language, t);
  const last = Math.max(weekRow + weekly.length, end);
  return {
    ...sheet, kind: 'page', blocks: [grid.block()], columns: widths.map((width) => ({ width })), merges: grid.merges,
    rowHeights: [{ row: 0, height: 34 }, { row: cardRow + 1, height: 30 }, ...Array.from({ length: last - listRow + 1 }, (_, index) => ({ row: listRow + index, height: index === 2 ? wrappedHeight : rowHeight }))],
    conditionalFormats: formatsOf(area(first, state, weekRow + weekly.length, state), `$${letters(state)}${first + 1}`, t),
    validations: [], charts: [], freeze: null, gridlines: false, tabColor: colours.accent,
    page: { orientation: 'landscape', paper: 'a4', fitWidth: 1, fitHeight: 1, printArea: `$A$1:${fixedCell(last, owner)}`, titleRows: null, footer: t('footer', { store: store.replaceAll('&', '&&'), marketplace, date }) },
    protection: null, hidden: false, filter: null,
  };
}

function writeCards(grid: Grid, daily: readonly ItemLine[], streak: Streak, states: string, t: Say): void {
  const count = (...of: readonly ItemState[]): number => daily.filter((line) => of.includes(line.state)).length;
  const counted = (one: ItemState): string => `COUNTIF(${states},"${t(`state.${one}`)}")`;
  const cards = [
    [id, item, t('card.done', { count: daily.length }), count('data', 'hand'), `=${counted('data')}+${counted('hand')}`],
    [state, state, t('card.data'), count('data'), `=${counted('data')}`],
    [seen, seen, t('card.hand'), count('hand'), `=${counted('hand')}`],
    [person, time, t('card.open'), count('open'), `=${counted('open')}`],
    [talk, talk, t('card.check'), count('check'), `=${counted('check')}`],
    [worth, owner, t('card.streak'), streak.days, undefined],
  ] as const;
  for (const [from, to, label, value, formula] of cards) {
    grid.span(cardRow, from, to, label, 'card.label');
    grid.span(cardRow + 1, from, to, value, 'card.value.count', formula);
  }
}

function writeLine(grid: Grid, row: number, line: ItemLine, language: Language, t: Say): void {
  grid.set(row, id, line.item.id, 'row.text');
  grid.set(row, item, t(`item.${line.item.id}`), 'action.text');
  grid.set(row, state, t(`state.${line.state}`), 'row.word');
  const note = line.tick?.person && line.tick.note ? ` · ${line.tick.note}` : '';
  grid.set(row, seen, `${evidenceText(line.evidence, language)}${note}`, 'action.next');
  grid.set(row, person, line.tick?.person ?? null, 'row.text');
  grid.set(row, time, line.tick?.person ? line.tick.time : null, 'row.text');
}

/** Writes the agenda and, under it, what the supervisor looks at; the last row written. */
function writeAgenda(grid: Grid, { report, actions, streak }: Standup, rules: Rules, language: Language, t: Say): number {
  const { findings, currency } = report;
  const [approvals, , next] = sectionsOf(report, actions, language);
  let row = listRow;
  const head = (text: string): void => grid.span(row++, talk, owner, text, 'action.head');
  const put = (text: string, style = 'action.text'): void => grid.span(row++, talk, owner, text, style);
  grid.span(row++, talk, owner, t('agenda'), 'section');
  head(t('agenda.yesterday'));
  const value = (one: KpiId, unit: FigureUnit): string => figure(report.kpis.find((kpi) => kpi.id === one)?.value ?? null, unit, currency, language);
  // Without sales of the day the conclusion begins with a finding.
  const known = report.kpis.some((kpi) => kpi.id === 'orderedProductSales' && kpi.value !== null);
  put(known ? (conclusion(report, rules, language)[0]?.text ?? '') : t('agenda.none'), 'row.advice');
  put(t('agenda.figures', { units: value('unitsOrdered', 'count'), sessions: value('sessionsTotal', 'count'), acos: value('acos', 'percent'), tacos: value('tacos', 'percent') }), 'action.next');
  head(t('agenda.exceptions', { count: findings.length }));
  for (const finding of findings.slice(0, mostFindings)) {
    const line = report.lines.find(({ day }) => day.asin === finding.asin);
    grid.set(row, talk, `${say(language, findingText[`label.${finding.code}`])} · ${line ? nameOfLine(line, 30) : finding.asin} · ${finding.asin}`, 'action.text');
    grid.set(row, worth, money(finding.money, currency), 'action.state');
    grid.set(row, owner, line?.product?.owner ?? t('agenda.unowned'), 'action.state');
    row += 1;
  }
  if (findings.length === 0) put(t('agenda.noFindings'), 'action.none');
  if (findings.length > mostFindings) put(t('agenda.more', { count: findings.length - mostFindings }), 'action.none');
  head(t('agenda.approvals', { count: actions.entries.filter(({ standing }) => standing.state === 'in-review').length }));
  for (const text of approvals.lines) put(text);
  if (approvals.lines.length === 0) put(t('agenda.noApprovals'), 'action.none');
  head(t('agenda.today'));
  for (const text of next.lines.slice(0, mostToday)) put(text);
  if (next.lines.length === 0) put(t('agenda.noToday'), 'action.none');
  head(t('missed', { days: streak.window }));
  if (streak.of === 0) put(t('missed.first'), 'action.none');
  else put(t('missed.days', { count: streak.of, streak: streak.days }), 'action.next');
  if (streak.of > 0 && streak.missed.length === 0) put(t('missed.none'), 'action.none');
  for (const { item: missed, count } of streak.missed.slice(0, mostMissed)) {
    grid.set(row, talk, `${missed} ${t(`item.${missed}`)}`, 'action.text');
    grid.span(row, worth, owner, t('missed.count', { count }), 'action.state');
    row += 1;
  }
  return row - 1;
}

function formatsOf(range: string, at: string, t: Say): ConditionalFormat[] {
  const colour = (state: ItemState, color: string, fill: string): ConditionalFormat => ({ range, type: 'formula', formula: `=${at}="${t(`state.${state}`)}"`, style: { bold: true, color, fill } });
  return [colour('data', colours.good, colours.goodSoft), colour('hand', colours.accent, colours.accentSoft), colour('open', colours.bad, colours.badSoft), colour('check', colours.watch, colours.watchSoft)];
}
