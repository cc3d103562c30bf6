import type { AsinDay } from '../domain/history';
import { marketplaceOf } from '../domain/marketplace';
import { notice, type Notice } from '../domain/notice';
import { currentFromLog, decide, reviewersOf, type CurrentValue, type Decision, type NewEvent } from '../domain/review';
import { say, type Language } from '../locale';
import { reviewText } from '../locale/review';
import { money } from './format';
import type { Hand } from './log';
import { logBook, type LogBook, type LogEntry } from './logBook';
import { logBlocked } from './logTable';
import { chained, eventDraft, logWorkbookPlan } from './logWrite';
import type { RawWorkbook, WorkbookPlan } from './plan';
import { decodeWorkbook, type StoredData } from './stored';
import { eventWords } from './words';

export interface DecisionRequest {
  readonly logId: string;
  readonly decision: Decision;
  /** What the person says the value is now; blank where they say nothing. */
  readonly currentValue: string;
  /** The last event of the row that the person saw (`LogEntry.events`), null for none: a newer one is somebody else's. */
  readonly seen: string | null;
}

export type PlannedDecision =
  | { readonly kind: 'plan'; readonly plan: WorkbookPlan; readonly warnings: readonly Notice[] }
  | { readonly kind: 'refused'; readonly problem: Notice };

/**
 * A decision about a log row as a plan that appends one event: approval, rejection, question, answer, execution, end.
 * Refused, with the reason and the next step, where the rules do not allow it, where the value moved since the row was
 * written, and where somebody else decided since the person looked. The row itself is never touched. Pure.
 */
export function planDecision(raw: RawWorkbook, request: DecisionRequest, hand: Hand): PlannedDecision {
  const stored = decodeWorkbook(raw);
  if (!stored.tables.log.raw) return { kind: 'refused', problem: notice('review.no-log') };
  const blocked = logBlocked(stored);
  if (blocked) return { kind: 'refused', problem: blocked };
  const book = logBook(stored);
  const row = book.byId.get(request.logId);
  if (!row) return { kind: 'refused', problem: notice('review.unknown-row', { id: request.logId }) };
  const newest = row.events.at(-1);
  if (newest && newest.eventId !== request.seen) {
    return { kind: 'refused', problem: notice('review.changed-meanwhile', { id: row.logId, person: newest.person, kind: eventWords.say(newest.kind, hand.language) }) };
  }
  const decided = decide(row, row.events, request.decision, hand.operator, currentOf(row, book, stored, request.currentValue, hand.language), reviewersOf(stored.people, row.operator));
  if (decided.kind === 'refused') return decided;
  const readBackDiffers = decided.warnings.length > 0;
  const draft = eventDraft(readBackDiffers ? withRemark(decided.event, hand.language) : decided.event, row, hand);
  return { kind: 'plan', plan: logWorkbookPlan(raw, stored, chained(stored, [], [draft]), hand.language), warnings: decided.warnings };
}

/** What a row's value is now, as far as anybody knows: the person, the log, the history, in this order. */
export function currentOf(row: LogEntry, book: LogBook, stored: Pick<StoredData, 'asinDays'>, said: string, language: Language): CurrentValue | null {
  if (said.trim() !== '') return { value: said.trim(), source: 'person', by: say(language, reviewText['current.person']) };
  return currentFromLog(row, book.entries, (id) => book.byId.get(id)?.events ?? []) ?? priceFromHistory(row, stored.asinDays);
}

/** The price the newest inventory export after the row's own day shows. Other settings are in no export we keep. */
function priceFromHistory(row: LogEntry, days: readonly AsinDay[]): CurrentValue | null {
  if (row.metric !== 'price') return null;
  let latest: AsinDay | null = null;
  for (const day of days) {
    if (day.yourPrice === null || day.store !== row.store || day.marketplace !== row.marketplace || (day.asin !== row.object && day.sku !== row.object)) continue;
    if (day.date > row.siteTime.slice(0, 10) && (!latest || day.date > latest.date)) latest = day;
  }
  return latest?.yourPrice == null ? null : { value: money(latest.yourPrice, marketplaceOf(row.marketplace)?.currency ?? ''), source: 'history', by: latest.date };
}

const withRemark = (event: NewEvent, language: Language): NewEvent => ({ ...event, comment: [event.comment, say(language, reviewText['event.readBackDiffers'])].filter((one) => one !== '').join('; ') });
