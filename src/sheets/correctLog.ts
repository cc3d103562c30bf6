import { contentHash, nothing } from '../domain/chain';
import { civilClockIn } from '../domain/civil';
import { marketplaceOf, teamZone } from '../domain/marketplace';
import { notice, type Notice } from '../domain/notice';
import { personKey } from '../domain/person';
import { say } from '../locale';
import { mergeText } from '../locale/log';
import type { Hand } from './log';
import { logBook } from './logBook';
import { logBlocked } from './logTable';
import { chained, eventDraft, logWorkbookPlan, type LogDraft } from './logWrite';
import type { RawWorkbook, WorkbookPlan } from './plan';
import { decodeWorkbook } from './stored';
import { hashedLogFields } from './tables';

/** What a correction may put right; the rest of a row is ours. */
export const correctable = ['object', 'metric', 'oldValue', 'newValue', 'reason', 'expectation', 'evidence', 'note'] as const;
export type Correctable = (typeof correctable)[number];

export interface Correction {
  readonly logId: string;
  readonly field: Correctable;
  readonly text: string;
  readonly reason: string;
}

export type PlannedCorrection = { readonly kind: 'plan'; readonly plan: WorkbookPlan; readonly logId: string } | { readonly kind: 'refused'; readonly problem: Notice };

/**
 * Corrects a row of the log as the log allows it: a new row that names the old one and says why, and an event that ends
 * the old one. Nothing that stands is touched. A row whose change was carried out stays in force; only what it says is
 * corrected, so the new row begins again where the old one began. Pure.
 */
export function planCorrection(raw: RawWorkbook, { logId, field, text, reason }: Correction, hand: Hand): PlannedCorrection {
  const refused = (problem: Notice): PlannedCorrection => ({ kind: 'refused', problem });
  const stored = decodeWorkbook(raw);
  const blocked = personKey(hand.operator) === '' ? notice('proposal.no-operator') : logBlocked(stored);
  if (blocked) return refused(blocked);
  const row = stored.tables.log.rows.find(({ cells }) => cells.logId === logId.trim());
  const entry = logBook(stored).byId.get(logId.trim());
  if (!row || !entry) return refused(notice('review.unknown-row', { id: logId.trim() }));
  if (entry.standing.state === 'void') return refused(notice('correct-void', { id: entry.logId }));
  if (entry.action === 'import' || entry.action === 'merge' || entry.action === 'finding' || entry.action === 'void') return refused(notice('correct-record', { id: entry.logId }));
  if (reason.trim() === '') return refused(notice('correct-reason', { id: entry.logId }));
  if (String(row.cells[field] ?? nothing) === (text.trim() || nothing)) return refused(notice('correct-same', { id: entry.logId }));

  const { language, moment } = hand;
  const zone = marketplaceOf(entry.marketplace)?.zone ?? teamZone;
  const note = [String(row.cells.note ?? nothing), say(language, mergeText['correct.note'], { reason: reason.trim() })].filter((one) => one !== nothing).join('; ');
  const draft: LogDraft = {
    ...Object.fromEntries(hashedLogFields.map((one) => [one, String(row.cells[one] ?? '')])), note,
    // What was worked out from the values no longer is.
    ...(field === 'oldValue' || field === 'newValue' ? { change: nothing } : {}),
    ...(field === 'note' ? { note: [text.trim(), say(language, mergeText['correct.note'], { reason: reason.trim() })].join('; ') } : { [field]: text.trim() }),
    logId: `${entry.logId}~${contentHash(new TextEncoder().encode([field, text, String(moment)].join('\u001f'))).slice(0, 4)}`,
    beijingTime: civilClockIn(moment, teamZone), siteTime: civilClockIn(moment, zone), operator: hand.operator.trim(), relatedId: entry.logId,
  };
  const event = eventDraft({ logId: entry.logId, person: hand.operator.trim(), kind: 'void', result: 'void', value: draft.logId, comment: reason.trim() }, entry, hand);
  return { kind: 'plan', logId: draft.logId, plan: logWorkbookPlan(raw, stored, chained(stored, [draft], [event]), language) };
}
