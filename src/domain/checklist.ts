import { addDays, daysBetween, weekday, type CivilDate } from './civil';
import type { DailyReport, KpiId } from './daily';
import type { FindingCode } from './findings';
import type { Rules } from './rules';
import type { Action, LogRow, Module, State } from './sopLog';

/** What tells whether an item is done: the day's figures, the log, or only a person. */
export type EvidenceSource = 'figures' | 'log' | 'hand';

export interface ChecklistItem {
  /** `01` to `16` each day, `W1` to `W5` each week. */
  readonly id: ItemId;
  readonly module: Module;
  readonly every: 'day' | 'week';
  readonly source: EvidenceSource;
}

/** The team's daily duties (domain of the source document, §12) and what is looked at once a week. */
const duties = [
  ['01', 'account', 'day', 'figures'], ['02', 'service', 'day', 'figures'], ['03', 'service', 'day', 'hand'], ['04', 'service', 'day', 'figures'],
  ['05', 'price', 'day', 'figures'], ['06', 'listing', 'day', 'hand'], ['07', 'listing', 'day', 'figures'], ['08', 'inventory', 'day', 'figures'],
  ['09', 'inventory', 'day', 'figures'], ['10', 'advertising', 'day', 'figures'], ['11', 'advertising', 'day', 'log'], ['12', 'advertising', 'day', 'log'],
  ['13', 'price', 'day', 'figures'], ['14', 'compliance', 'day', 'hand'], ['15', 'report', 'day', 'log'], ['16', 'report', 'day', 'figures'],
  ['W1', 'listing', 'week', 'hand'], ['W2', 'listing', 'week', 'hand'], ['W3', 'account', 'week', 'hand'], ['W4', 'inventory', 'week', 'hand'], ['W5', 'account', 'week', 'hand'],
] as const satisfies readonly (readonly [string, Module, ChecklistItem['every'], EvidenceSource])[];
export type ItemId = (typeof duties)[number][0];

export const checklistItems: readonly ChecklistItem[] = duties.map(([id, module, every, source]) => ({ id, module, every, source }));
export const dailyItems = checklistItems.filter(({ every }) => every === 'day');

/** An item by its id, however it was typed: `8` and `08` are one. */
export function itemOf(text: string): ChecklistItem | null {
  const id = text.normalize('NFKC').trim().toUpperCase().padStart(2, '0');
  return checklistItems.find((item) => item.id === id) ?? null;
}

/** The day an item's tick stands under: the day itself, or the Monday of its week. */
export const tickDate = ({ every }: ChecklistItem, date: CivilDate): CivilDate => (every === 'day' ? date : addDays(date, -((weekday(date) + 6) % 7)));

/** A row of the checklist as people keep it. */
export interface Tick {
  readonly store: string;
  readonly marketplace: string;
  readonly date: CivilDate;
  readonly item: ItemId;
  /** Who ticked it; null: nobody yet. */
  readonly person: string | null;
  /** As typed. */
  readonly time: string | null;
  readonly note: string | null;
  /** Whether the day's data ticked it when the day was built. */
  readonly byData: boolean;
}

export type EvidenceCode =
  | 'account' | 'accountPart' | 'messages' | 'messagesNone' | 'returns' | 'feedback' | 'buyBox' | 'trade' | 'cover' | 'fees' | 'ads' | 'terms' | 'groups' | 'price' | 'review' | 'report' | 'reportPart'
  | 'notes' | 'inventory' | 'planning' | 'adsMissing' | 'feedbackMissing' | 'history' | 'hand';

/** What was seen, as a code with its numbers; the words are in the catalogue. */
export interface Evidence {
  readonly code: EvidenceCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** `data`: the data say it is done. `hand`: a person ticked it. `open`: the data name something to deal with. `check`: only a person can tell. */
export type ItemState = 'data' | 'hand' | 'open' | 'check';

export interface ItemLine {
  readonly item: ChecklistItem;
  readonly state: ItemState;
  readonly evidence: Evidence;
  /** What the data alone say; null where they cannot tell. */
  readonly done: boolean | null;
  readonly tick: Tick | null;
}

/** What the checklist asks of a log row. */
export type LoggedRow = Pick<LogRow, 'action' | 'siteTime'> & { readonly standing: { readonly state: State } };

export interface ChecklistFacts {
  readonly report: DailyReport;
  readonly rules: Rules;
  /** Log rows of the store and marketplace. */
  readonly entries: readonly LoggedRow[];
  readonly ticks: readonly Tick[];
}

/** What the data alone say of an item: done, something to deal with, or nothing (null). */
interface Verdict {
  readonly done: boolean | null;
  readonly evidence: Evidence;
}

/** The checklist of a report's day, items of its week included, in the order of the items. Pure. */
export function checklistOf(facts: ChecklistFacts): ItemLine[] {
  const { report, ticks } = facts;
  const own = new Map(ticks.filter(({ store, marketplace }) => store === report.store && marketplace === report.marketplace).map((tick) => [`${tick.item} ${tick.date}`, tick]));
  return checklistItems.map((item): ItemLine => {
    const { done, evidence } = verdictOf(item.id, facts);
    const tick = own.get(`${item.id} ${tickDate(item, report.date)}`) ?? null;
    return { item, evidence, done, tick, state: done ? 'data' : tick?.person ? 'hand' : done === false ? 'open' : 'check' };
  });
}

const evidence = (code: EvidenceCode, params: Evidence['params'] = {}): Evidence => ({ code, params });
const unknown = (code: EvidenceCode, params: Evidence['params'] = {}): Verdict => ({ done: null, evidence: evidence(code, params) });
const percent = (share: number | null, decimals: number): string => (share === null ? '–' : `${(share * 100).toFixed(decimals)}%`);

function verdictOf(id: ItemId, { report, rules, entries }: ChecklistFacts): Verdict {
  const kpi = (one: KpiId) => report.kpis.find((known) => known.id === one);
  const value = (one: KpiId): number | null => kpi(one)?.value ?? null;
  const found = (...codes: readonly FindingCode[]): number => report.findings.filter(({ code }) => codes.includes(code)).length;
  // Without enough days before, no finding about a change can be made, and none says nothing.
  const comparable = report.daysBefore >= rules.number('finding.minDays');
  const logged = (...actions: readonly Action[]): number => entries.filter((entry) => entry.action !== null && actions.includes(entry.action) && entry.standing.state !== 'void' && isOfDay(entry, report.date)).length;
  switch (id) {
    case '01': {
      const [notices, odr, ahr] = [value('notices'), value('odr'), value('ahr')];
      const params = { notices: notices ?? '–', odr: percent(odr, 2), ahr: ahr ?? '–' };
      if ((notices ?? 0) > 0 || [kpi('odr'), kpi('ahr')].some((one) => one?.light === 'bad' || one?.light === 'watch')) return { done: false, evidence: evidence('account', params) };
      if (notices === null && odr === null && ahr === null) return unknown('notes');
      return notices === null || (odr === null && ahr === null) ? unknown('accountPart', params) : { done: true, evidence: evidence('account', params) };
    }
    case '02': {
      const count = value('unanswered');
      if (count === null) return unknown('notes');
      return count === 0 ? { done: true, evidence: evidence('messagesNone') } : { done: false, evidence: evidence('messages', { count, hours: value('mostUrgent') ?? '–' }) };
    }
    case '03': return value('returnedUnits') === null ? unknown('hand') : unknown('returns', { count: value('returnedUnits') ?? 0 });
    case '04': {
      const count = value('feedbackNegative');
      // Product reviews are in no export, so that good feedback alone ticks nothing.
      if (count === null) return unknown('feedbackMissing');
      return { done: count > 0 ? false : null, evidence: evidence('feedback', { count }) };
    }
    case '05': {
      const count = found('BUY_BOX_LOSS');
      if (count === 0 && (value('buyBoxPercentage') === null || !comparable)) return unknown('history', { days: report.daysBefore });
      return { done: count === 0, evidence: evidence('buyBox', { count, share: percent(value('buyBoxPercentage'), 1) }) };
    }
    case '07': {
      const count = found('SALES_DROP', 'TRAFFIC_DROP', 'CONVERSION_DROP');
      if (count === 0 && (value('orderedProductSales') === null || !comparable)) return unknown('history', { days: report.daysBefore });
      return { done: count === 0, evidence: evidence('trade', { count }) };
    }
    case '08': {
      const [out, low] = [value('outOfStock'), value('lowCover')];
      if (out === null || low === null) return unknown('inventory');
      return { done: out + low === 0, evidence: evidence('cover', { low, out, days: rules.number('restock.alertDays', { marketplace: report.marketplace }) }) };
    }
    case '09': {
      const [fee, aged] = [value('lowFee'), value('agedUnits')];
      if (fee === null && aged === null) return unknown('planning');
      const params = { fee: fee ?? '–', aged: aged ?? '–' };
      if ((fee ?? 0) + (aged ?? 0) > 0) return { done: false, evidence: evidence('fees', params) };
      return { done: fee === null || aged === null ? null : true, evidence: evidence('fees', params) };
    }
    case '10': {
      if (!report.present.includes('ads')) return unknown('adsMissing');
      const count = found('ACOS_SEVERE', 'ADS_NO_SALES', 'SPEND_SPIKE');
      return { done: count === 0, evidence: evidence('ads', { acos: percent(value('acos'), 1), count }) };
    }
    case '11': {
      const count = logged('add-keyword', 'add-negative');
      return { done: count > 0 ? true : null, evidence: evidence('terms', { count }) };
    }
    case '12': {
      const count = logged('pause', 'archive');
      return { done: count > 0 ? true : null, evidence: evidence('groups', { count }) };
    }
    case '13': {
      const count = found('PRICE_BAND', 'PRICE_JUMP');
      // Coupons and deals are in no export.
      return { done: count > 0 ? false : null, evidence: evidence('price', { count }) };
    }
    case '15': {
      const count = entries.filter(({ standing }) => standing.state === 'in-review').length;
      return { done: count === 0, evidence: evidence('review', { count }) };
    }
    case '16': return report.absent.length === 0 ? { done: true, evidence: evidence('report') } : { done: false, evidence: evidence('reportPart', { missing: report.absent.join(' ') }) };
    case '06': case '14': case 'W1': case 'W2': case 'W3': case 'W4': case 'W5': return unknown('hand');
  }
}

/** A day is worked on in its marketplace's own hours, or on the morning after, when its report is there. */
const isOfDay = ({ siteTime }: LoggedRow, date: CivilDate): boolean => siteTime.slice(0, 10) === date || siteTime.slice(0, 10) === addDays(date, 1);

/** A day that had a checklist, and what of it nobody did. */
export interface ChecklistDay {
  readonly date: CivilDate;
  readonly missed: readonly ItemId[];
}

/** The days before `date` that had a checklist, oldest first. Weekly items are no part of a day. */
export function daysOf(ticks: readonly Tick[], store: string, marketplace: string, date: CivilDate): ChecklistDay[] {
  const days = new Map<CivilDate, Tick[]>();
  for (const tick of ticks) {
    if (tick.store !== store || tick.marketplace !== marketplace || tick.date >= date || !dailyItems.some(({ id }) => id === tick.item)) continue;
    days.set(tick.date, [...(days.get(tick.date) ?? []), tick]);
  }
  return [...days].sort(([a], [b]) => a.localeCompare(b)).map(([day, rows]) => {
    const done = new Set(rows.flatMap(({ item, person, byData }) => (person || byData ? [item] : [])));
    return { date: day, missed: dailyItems.flatMap(({ id }) => (done.has(id) ? [] : [id])) };
  });
}

export interface Streak {
  /** Complete days in a row up to the last one given. A day without a checklist neither counts nor ends it. */
  readonly days: number;
  /** Missed items of the last days, most often missed first. */
  readonly missed: readonly { readonly item: ItemId; readonly count: number }[];
  /** Days with a checklist among the last days. */
  readonly of: number;
  /** How many days misses are counted over. */
  readonly window: number;
}

/** How many complete days in a row there are, and what was missed within `window` days up to the last one. Days oldest first. */
export function streakOf(days: readonly ChecklistDay[], window: number): Streak {
  let run = 0;
  for (let at = days.length - 1; at >= 0 && days[at]?.missed.length === 0; at -= 1) run += 1;
  const last = days.at(-1)?.date;
  const recent = last === undefined ? [] : days.filter(({ date }) => daysBetween(date, last) < window);
  const counts = new Map<ItemId, number>();
  for (const { missed } of recent) for (const item of missed) counts.set(item, (counts.get(item) ?? 0) + 1);
  return { days: run, of: recent.length, window, missed: [...counts].map(([item, count]) => ({ item, count })).sort((a, b) => b.count - a.count || a.item.localeCompare(b.item)) };
}

/** The streak a checklist shows: the days before, and its own day once it is complete. */
export function streakAt(lines: readonly ItemLine[], { report, ticks, rules }: ChecklistFacts): Streak {
  const before = daysOf(ticks, report.store, report.marketplace, report.date);
  const complete = lines.every(({ item, state }) => item.every === 'week' || state === 'data' || state === 'hand');
  return streakOf(complete ? [...before, { date: report.date, missed: [] }] : before, rules.number('checklist.missedDays', { marketplace: report.marketplace }));
}
