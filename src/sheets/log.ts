import { canonical, headOf } from '../domain/chain';
import { civilClockIn, type CivilDate } from '../domain/civil';
import { lineOf, type DailyReport } from '../domain/daily';
import type { Finding } from '../domain/findings';
import type { DayImport, EarlierImport } from '../domain/history';
import { marketplaceOf, teamZone } from '../domain/marketplace';
import type { Rules } from '../domain/rules';
import { say, type Language } from '../locale';
import { findingText, logText } from '../locale/report';
import { ruleLabels, ruleSources } from '../locale/rules';
import { appendChained, chainOf, type Draft } from './chained';
import { findingSentence, findingStep, unitOf } from './conclusion';
import { figure, money, signedPercent, type FigureUnit } from './format';
import type { CellValue } from './plan';
import type { StoredTable } from './stored';
import { hashedEventFields, hashedLogFields } from './tables';

type LogField = (typeof hashedLogFields)[number];
type EventField = (typeof hashedEventFields)[number];

/** Who writes, when, and in which words. */
export interface Hand {
  readonly store: string;
  readonly operator: string;
  /** Epoch milliseconds. */
  readonly moment: number;
  readonly language: Language;
}

/** What the log gains. */
export interface LogChanges {
  readonly rows: readonly Record<string, CellValue>[];
  readonly events: readonly Record<string, CellValue>[];
}

/** An import as the log names it. `date`: the day or days it is of, in words. */
export type LoggedImport = Pick<DayImport, 'id' | 'marketplace' | 'file' | 'hash' | 'kind' | 'rows' | 'rejected'> & { readonly date: string };

/** The log in the making: what stands in the workbook, and what this run adds to it. */
export class LogWriter {
  readonly #drafts: Draft<LogField>[] = [];
  readonly #events: Draft<EventField>[] = [];
  readonly #known: Map<string, { readonly old: string; readonly now: string; readonly action: string }> = new Map();
  /** The first day each state of an ASIN is named on, by marketplace, ASIN and code. */
  readonly #firstNamed: Map<string, string> = new Map();
  readonly #log: StoredTable;
  readonly #eventTable: StoredTable;
  readonly #hand: Hand;
  #stored: Map<string, StoredTable['rows'][number]['cells']> | null = null;

  constructor(log: StoredTable, events: StoredTable, hand: Hand) {
    this.#log = log;
    this.#eventTable = events;
    this.#hand = hand;
    for (const { cells } of log.rows) {
      if (cells.logId) this.#remember(String(cells.logId), { old: String(cells.oldValue ?? ''), now: String(cells.newValue ?? ''), action: String(cells.action ?? '') });
    }
  }

  /** One row for an import that the log does not name yet. */
  addImport(entry: LoggedImport, replaces: string | null): void {
    const latest = this.#latest(entry.id);
    if (latest && !this.#isVoid(latest.id)) return;
    const { language } = this.#hand;
    this.#add({
      ...this.#common(latest ? nextId(entry.id, latest.id) : entry.id, entry.marketplace),
      module: say(language, logText['module.report']), action: say(language, logText['action.import']),
      objectType: say(language, logText['object.file']), object: entry.file, metric: say(language, logText['metric.rows']), newValue: String(entry.rows),
      reason: say(language, logText['import.reason'], { kind: entry.kind, rows: entry.rows, rejected: entry.rejected, date: entry.date }),
      risk: say(language, logText['risk.low']), needsReview: say(language, logText.no), contentHash: entry.hash,
      ...(replaces ? { relatedId: replaces, note: say(language, logText['import.replaced']) } : {}),
    });
  }

  /**
   * Notes that an import is taken back: a row that names it, and its end. False, and nothing noted, where the log does
   * not know it, where it was taken back before, and where a later export of its kind and day has replaced it.
   */
  takeBack(entry: EarlierImport): boolean {
    const latest = this.#latest(entry.id);
    if (!latest || this.#isVoid(latest.id) || this.#successor(entry.id)) return false;
    const { language } = this.#hand;
    const before = this.#cellsOf(latest.id);
    const reason = say(language, logText['import.takenBack']);
    this.#add({
      ...this.#common(nextId(entry.id, latest.id), entry.marketplace),
      module: say(language, logText['module.report']), action: say(language, logText['action.void']),
      objectType: say(language, logText['object.file']), object: String(before?.object ?? ''), metric: say(language, logText['metric.rows']), oldValue: latest.now,
      relatedId: latest.id, reason, risk: say(language, logText['risk.low']), needsReview: say(language, logText.no), contentHash: String(before?.contentHash ?? ''),
    });
    this.#void(latest.id, reason);
    return true;
  }

  /**
   * The findings of a report. A finding that stands in the log with the same values is left; one whose values changed
   * gets a new row that names the old one; one that no longer holds is withdrawn by a row of its own. A state that
   * already held the day before and is in the log from then is not written again.
   */
  addFindings(report: DailyReport, evidenceOf: (asin: string) => string, heldBefore: ReadonlySet<string>, rules: Rules): void {
    const holding = new Set<string>();
    for (const finding of report.findings) {
      const base = findingId(report.marketplace, report.date, finding);
      holding.add(base);
      const latest = this.#latest(base);
      const draft = this.#finding(finding, report, evidenceOf(finding.asin), rules);
      const withdrawn = latest !== null && this.#isVoid(latest.id);
      if (latest && !withdrawn && latest.old === canonical(draft.oldValue) && latest.now === canonical(draft.newValue)) continue;
      if (!latest && heldBefore.has(stateKey(finding)) && this.#named(report.marketplace, finding, report.date)) continue;
      this.#add({ ...draft, logId: latest ? nextId(base, latest.id) : base, ...(latest ? { relatedId: latest.id, note: say(this.#hand.language, logText['finding.changed']) } : {}) });
      if (latest && !withdrawn) this.#void(latest.id, say(this.#hand.language, logText['finding.changed']));
    }
    this.#withdraw(report, holding);
  }

  /** States of the findings of a day, by ASIN, in words. */
  statesOf(report: DailyReport): Map<string, string> {
    const open = say(this.#hand.language, logText['state.open']);
    const states = new Map<string, string>();
    for (const finding of report.findings) {
      const latest = this.#latest(findingId(report.marketplace, report.date, finding));
      const cells = latest ? this.#cellsOf(latest.id) : undefined;
      if (!states.has(finding.asin)) states.set(finding.asin, cells?.status ? String(cells.status) : open);
    }
    return states;
  }

  /** Events about rows that stand in the log. */
  addEvents(events: readonly Draft<EventField>[]): void {
    this.#events.push(...events);
  }

  /** Everything added, chained to what stands. */
  changes(): LogChanges {
    return {
      rows: appendChained(this.#drafts, hashedLogFields, headOf(chainOf(this.#log, hashedLogFields))),
      events: appendChained(this.#events, hashedEventFields, headOf(chainOf(this.#eventTable, hashedEventFields))),
    };
  }

  /** A row of the log as it stands in the workbook. */
  #cellsOf(logId: string): StoredTable['rows'][number]['cells'] | undefined {
    this.#stored ??= new Map([...this.#log.rows].reverse().map(({ cells }) => [String(cells.logId ?? ''), cells]));
    return this.#stored.get(logId);
  }

  #add(draft: Draft<LogField> & { readonly logId: string }): void {
    this.#drafts.push(draft);
    this.#remember(draft.logId, { old: draft.oldValue ?? '', now: draft.newValue ?? '', action: draft.action ?? '' });
  }

  #remember(id: string, row: { readonly old: string; readonly now: string; readonly action: string }): void {
    this.#known.set(id, row);
    const [, marketplace, day, asin, code] = findingShape.exec(id) ?? [];
    if (!marketplace || !day) return;
    const key = `${marketplace}|${asin}|${code}`;
    const first = this.#firstNamed.get(key);
    if (first === undefined || day < first) this.#firstNamed.set(key, day);
  }

  #common(logId: string, marketplace: string): { logId: string } & Draft<LogField> {
    const { store, operator, moment } = this.#hand;
    return {
      logId, marketplace, store, operator,
      beijingTime: civilClockIn(moment, teamZone), siteTime: civilClockIn(moment, marketplaceOf(marketplace)?.zone ?? teamZone),
    };
  }

  #finding(finding: Finding, report: DailyReport, evidence: string, rules: Rules): Draft<LogField> & { readonly logId: string; readonly oldValue: string; readonly newValue: string } {
    const { language } = this.#hand;
    const line = lineOf(report, finding.asin);
    const unit = unitOf[finding.metric];
    const show = (value: number | null): string => figure(value, unit, report.currency, language);
    const limit = ruleLimit(finding, report, rules, language);
    return {
      ...this.#common(findingId(report.marketplace, report.date, finding), report.marketplace),
      module: say(language, logText[`module.${finding.module}`]), action: say(language, logText['action.finding']),
      objectType: say(language, logText['object.asin']), object: finding.asin, metric: say(language, logText[`metric.${finding.metric}`]),
      oldValue: show(finding.before), newValue: show(finding.after),
      change: finding.before === null || finding.after === null ? '—' : signedPercent(finding.before, finding.after),
      rule: say(language, logText['finding.rule'], { rule: say(language, ruleLabels[finding.code === 'ACOS_SEVERE' ? 'acos.limit' : finding.rule]), limit, source: say(language, ruleSources[finding.source]) }),
      suggestion: findingStep(finding, rules, language),
      reason: `${say(language, findingText[`label.${finding.code}`])}: ${findingSentence(finding, line, report.currency, language)}. ${say(language, reasons[finding.basis], { date: report.date, days: finding.days })}`,
      expectation: finding.money > 0 ? say(language, logText['finding.money'], { money: money(finding.money, report.currency), days: rules.number('finding.horizonDays') }) : '—',
      risk: say(language, logText[`risk.${finding.risk}`]), needsReview: say(language, logText.no), evidence,
    };
  }

  #withdraw(report: DailyReport, holding: ReadonlySet<string>): void {
    const prefix = `F-${report.marketplace}-${compact(report.date)}-`;
    const bases = new Set([...this.#known.keys()].filter((id) => id.startsWith(prefix)).map(baseOf));
    for (const base of bases) {
      const latest = this.#latest(base);
      if (holding.has(base) || !latest || this.#isVoid(latest.id)) continue;
      const before = this.#cellsOf(latest.id);
      const { language } = this.#hand;
      this.#add({
        ...this.#common(nextId(base, latest.id), report.marketplace),
        module: String(before?.module ?? ''), action: say(language, logText['action.void']), objectType: say(language, logText['object.asin']),
        object: String(before?.object ?? ''), metric: String(before?.metric ?? ''), oldValue: latest.now, relatedId: latest.id,
        reason: say(language, logText['finding.withdrawn']), risk: say(language, logText['risk.low']), needsReview: say(language, logText.no),
      });
      this.#void(latest.id, say(language, logText['finding.withdrawn']));
    }
  }

  #void(logId: string, comment: string): void {
    const { language, moment, operator } = this.#hand;
    this.#events.push({
      eventId: `E-${logId}-void`, logId, eventTime: civilClockIn(moment, teamZone), person: operator,
      eventKind: say(language, logText['action.void']), result: say(language, logText['state.void']), comment,
    });
  }

  /** Whether another export of the same kind and day came in after this one, and still stands. */
  #successor(id: string): boolean {
    const slot = id.slice(0, id.lastIndexOf('-') + 1);
    const standing = [...this.#known.keys()].filter((known) => known.startsWith(slot) && !this.#isVoid(this.#latest(baseOf(known))?.id ?? known));
    const last = standing.at(-1);
    return last !== undefined && baseOf(last) !== id;
  }

  #latest(base: string): { readonly id: string; readonly old: string; readonly now: string } | null {
    let id = base;
    if (!this.#known.has(id)) return null;
    for (let next = nextId(base, id); this.#known.has(next); next = nextId(base, id)) id = next;
    const row = this.#known.get(id);
    return row ? { id, ...row } : null;
  }

  #isVoid(id: string): boolean {
    const action = this.#known.get(id)?.action;
    return action === logText['action.void'].en || action === logText['action.void']['zh-CN'];
  }

  /** Whether an earlier day's row names the same state of the same ASIN. */
  #named(marketplace: string, finding: Finding, date: CivilDate): boolean {
    const first = this.#firstNamed.get(`${marketplace}|${finding.asin}|${finding.code}`);
    return first !== undefined && first < compact(date);
  }
}

/** What a finding's value before is. */
const reasons = { days: logText['finding.reasonMedian'], weekday: logText['finding.reasonWeekday'], week: logText['finding.reason'], none: logText['finding.reasonDay'] } as const;

const findingShape = /^F-([A-Z]+)-(\d{8})-(.+)-([A-Z_]+?)(?:~\d+)?$/;

const compact = (date: CivilDate): string => date.replaceAll('-', '');

/** The id of a finding's first row; later revisions carry `~2`, `~3` … */
const findingId = (marketplace: string, date: CivilDate, finding: Finding): string => `F-${marketplace}-${compact(date)}-${finding.asin}-${finding.code}`;

/** The id of the first row about something, from the id of any of them. */
const baseOf = (id: string): string => id.replace(/~\d+$/, '');

const nextId = (base: string, id: string): string => `${base}~${id === base ? 2 : Number(id.slice(base.length + 1)) + 1}`;

/** A state that can last over days, by ASIN. */
export const stateKey = (finding: Finding): string => `${finding.asin}\u001f${finding.code}`;

/** The limit that decided, in the unit of its rule; an ACoS limit with its tolerance. */
function ruleLimit(finding: Finding, report: DailyReport, rules: Rules, language: Language): string {
  const show = (value: number, unit: FigureUnit): string => figure(value, unit, report.currency, language);
  if (finding.code === 'ACOS_SEVERE') return `${show(finding.limit, 'percent')} + ${show(rules.number('acos.tolerance', { marketplace: report.marketplace }), 'percent')}`;
  const unit = rules.find(finding.rule)?.unit;
  return show(finding.limit, unit === 'share' ? 'percent' : unit === 'money' ? 'money' : unit === 'days' ? 'days' : 'count');
}
