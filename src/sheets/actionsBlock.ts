import { addDays, toSerial } from '../domain/civil';
import type { DailyReport } from '../domain/daily';
import { dueOf } from '../domain/findings';
import type { OutcomeLine } from '../domain/outcome';
import type { Rules } from '../domain/rules';
import { say, type Language } from '../locale';
import { actionsText } from '../locale/actions';
import { findingText, reportText } from '../locale/report';
import { lastPrinted, nameOfLine } from './asinTable';
import { findingStep } from './conclusion';
import { fixed, money } from './format';
import type { Grid } from './grid';
import type { Handling } from './handling';
import { kpiLast } from './kpiBlock';
import type { LogEntry } from './logBook';
import { actionWords, leverWords, stateWords, watchWords } from './words';

/** What the workbook's log says around a report. */
export interface ActionFacts {
  /** States of the findings, by ASIN, in words. */
  readonly states: ReadonlyMap<string, string>;
  /** What people did, by ASIN. */
  readonly handling: ReadonlyMap<string, Handling>;
  /** Rows of the store and marketplace. */
  readonly entries: readonly LogEntry[];
  /** Executed changes and their checks. */
  readonly outcomes: readonly OutcomeLine[];
}

export const noActions: ActionFacts = { states: new Map(), handling: new Map(), entries: [], outcomes: [] };

const columns = { text: [1, 4], state: [5, 6], money: [7, 8], owner: [9, 10], due: [11, 11], next: [12, lastPrinted] } as const;
/** The lists stand under the movement, beside the figures. */
const right = [kpiLast + 2, lastPrinted] as const;
const mostExceptions = 8;
const mostEach = 3;
const nameLength = 30;

/** A titled list; an empty one says so in words. */
interface Section {
  readonly title: string;
  readonly lines: readonly string[];
  readonly none: string;
}

/** Rows of the list of exceptions: its title, its header and its lines. */
export const exceptionsHeight = ({ findings }: DailyReport): number => 2 + Math.max(1, Math.min(findings.length, mostExceptions)) + (findings.length > mostExceptions ? 1 : 0);

/** Rows of the lists. */
export const listsHeight = (report: DailyReport, facts: ActionFacts, language: Language): number => sectionsOf(report, facts, language).reduce((sum, { lines }) => sum + 1 + Math.max(1, lines.length), 1);

/** What waits for review, what came of earlier changes, and tomorrow. */
export function writeLists(grid: Grid, row: number, report: DailyReport, facts: ActionFacts, language: Language): void {
  grid.span(row, right[0], right[1], say(language, reportText['section.actions']), 'section');
  let at = row + 1;
  for (const { title, lines, none } of sectionsOf(report, facts, language)) {
    grid.span(at, right[0], right[1], title, 'action.head');
    const shown = lines.length > 0 ? lines : [none];
    shown.forEach((line, index) => grid.span(at + 1 + index, right[0], right[1], line, lines.length > 0 ? 'action.text' : 'action.none'));
    at += 1 + shown.length;
  }
}

/** The exceptions by money, each with its state, whose it is, by when, and the next step. */
export function writeExceptions(grid: Grid, row: number, report: DailyReport, { states }: ActionFacts, rules: Rules, language: Language): void {
  const { findings, currency } = report;
  const stateOf = (asin: string): string => states.get(asin) ?? stateWords.say('open', language);
  const open = findings.filter(({ asin }) => stateWords.find(stateOf(asin)) === 'open').length;
  grid.span(row, columns.text[0], lastPrinted, say(language, actionsText.exceptions, { count: findings.length, open }), 'section');
  for (const key of ['text', 'state', 'money', 'owner', 'due', 'next'] as const) grid.span(row + 1, columns[key][0], columns[key][1], say(language, actionsText[key]), key === 'text' || key === 'next' ? 'action.head' : 'action.head.center');
  if (findings.length === 0) return grid.span(row + 2, columns.text[0], lastPrinted, say(language, actionsText['exceptions.none']), 'action.none');
  findings.slice(0, mostExceptions).forEach((finding, index) => {
    const at = row + 2 + index;
    const line = report.lines.find(({ day }) => day.asin === finding.asin);
    const name = line ? nameOfLine(line, nameLength) : finding.asin;
    grid.span(at, columns.text[0], columns.text[1], `${say(language, findingText[`label.${finding.code}`])} · ${name} · ${finding.asin}`, 'action.text');
    grid.span(at, columns.state[0], columns.state[1], stateOf(finding.asin), 'action.state');
    grid.span(at, columns.money[0], columns.money[1], Math.round(finding.money * 100) / 100, 'action.money');
    grid.span(at, columns.owner[0], columns.owner[1], line?.product?.owner ?? null, 'action.state');
    grid.set(at, columns.due[0], toSerial(dueOf(finding, report.date, rules)), 'line.due');
    grid.span(at, columns.next[0], columns.next[1], findingStep(finding, rules, language), 'action.next');
  });
  const rest = findings.slice(mostExceptions);
  if (rest.length > 0) grid.span(row + 2 + mostExceptions, columns.text[0], lastPrinted, say(language, actionsText['exceptions.more'], { count: rest.length, money: money(rest.reduce((sum, finding) => sum + finding.money, 0), currency) }), 'action.none');
}

/** What waits for review, what came of earlier changes, and what comes next, in this order. */
export function sectionsOf(report: DailyReport, facts: ActionFacts, language: Language): readonly [Section, Section, Section] {
  const waiting = facts.entries.filter(({ standing }) => standing.state === 'in-review');
  const results = facts.entries.filter(({ standing }) => standing.outcome !== null && standing.state !== 'void').reverse();
  const capped = (lines: readonly string[]): string[] => (lines.length > mostEach ? [...lines.slice(0, mostEach - 1), say(language, actionsText.more, { count: lines.length - mostEach + 1 })] : [...lines]);
  return [
    { title: say(language, actionsText.approvals, { count: waiting.length }), lines: capped(waiting.map((entry) => approvalText(entry, language))), none: say(language, actionsText['approvals.none']) },
    { title: say(language, actionsText.results, { count: results.length }), lines: capped(results.map((entry) => say(language, actionsText.result, { ...changeOf(entry, language), outcome: entry.standing.outcome?.value ?? '' }))), none: say(language, actionsText['results.none']) },
    { title: say(language, actionsText.tomorrow), lines: tomorrow(report, facts, waiting.length, language), none: say(language, actionsText['tomorrow.none']) },
  ];
}

/** The lever or figure that was changed; a person's own word stays as it is. */
function metricText(metric: string, language: Language): string {
  const [lever, watched] = [leverWords.find(metric), watchWords.find(metric)];
  return lever ? leverWords.say(lever, language) : watched ? watchWords.say(watched, language) : metric;
}

const changeOf = ({ object, metric, oldValue, newValue }: LogEntry, language: Language): { object: string; metric: string; old: string; now: string } => ({ object, metric: metricText(metric, language), old: oldValue, now: newValue });

const approvalText = (entry: LogEntry, language: Language): string =>
  say(language, actionsText.approval, { action: entry.action ? actionWords.say(entry.action, language) : '', ...changeOf(entry, language), operator: entry.operator, day: entry.at.slice(5, 10) });

/** What the next day brings: reviews, orders that are due, checks whose time comes, exports that lack. */
function tomorrow(report: DailyReport, { outcomes }: ActionFacts, waiting: number, language: Language): string[] {
  // The report is read the day after its day; tomorrow is one further.
  const until = addDays(report.date, 2);
  const orders = report.lines
    .filter(({ stock }) => stock.orderBy !== null && stock.orderBy <= until && (stock.quantity ?? 0) > 0 && (stock.revenueAtRisk ?? 0) > 0)
    .sort((a, b) => (b.stock.revenueAtRisk ?? 0) - (a.stock.revenueAtRisk ?? 0) || a.day.asin.localeCompare(b.day.asin, 'en')).slice(0, mostEach)
    .map((line) => {
      const late = (line.stock.orderBy ?? until) <= report.date;
      return say(language, actionsText[late ? 'tomorrow.orderLate' : 'tomorrow.order'], { name: nameOfLine(line, nameLength), quantity: fixed(line.stock.quantity ?? 0, 0), date: (line.stock.orderBy ?? '').slice(5) });
    });
  const checks = outcomes.flatMap(({ change: { row }, next }) => (next && next.on <= until ? [say(language, actionsText['tomorrow.check'], { object: row.object, metric: metricText(row.metric, language), days: next.days, date: next.on.slice(5) })] : [])).slice(0, mostEach);
  return [
    ...(waiting > 0 ? [say(language, actionsText['tomorrow.review'], { count: waiting })] : []),
    ...orders,
    ...checks,
    ...report.absent.map((source) => say(language, actionsText['tomorrow.export'], { source: say(language, reportText[`source.${source}`]) })),
  ];
}
