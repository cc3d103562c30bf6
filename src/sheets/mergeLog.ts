import { canonical, contentHash, joinMark, mergedHeads, nothing, verifyChain } from '../domain/chain';
import { civilClockIn } from '../domain/civil';
import { teamZone } from '../domain/marketplace';
import { notice, type Notice } from '../domain/notice';
import { personKey } from '../domain/person';
import { say, type Language } from '../locale';
import { mergeText } from '../locale/log';
import { logText } from '../locale/report';
import { appendChained, chainOf, type PlacedRow } from './chained';
import type { Hand, LogChanges } from './log';
import { logBlocked } from './logTable';
import { mergeConflicts } from './mergeConflicts';
import { logWorkbookPlan, type EventDraft, type LogDraft } from './logWrite';
import type { CellValue, RawWorkbook, WorkbookPlan } from './plan';
import { settingsOf } from './settings';
import { decodeWorkbook, type StoredData, type StoredTable } from './stored';
import { hashedEventFields, hashedLogFields, type Field } from './tables';
import { actionWords, moduleWords, objectWords, riskWords } from './words';

export type PlannedMerge =
  | { readonly kind: 'plan'; readonly plan: WorkbookPlan; /** Rows and events that come from the other copy. */ readonly taken: { readonly rows: number; readonly events: number }; /** Ids of the rows that join. */ readonly joins: readonly string[]; /** What people have to look at: nothing of it was overwritten or left out. */ readonly conflicts: readonly Notice[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly problem: Notice };

/**
 * Joins what people appended side by side, in this workbook or in a copy of it: rows of the copy that are not here are
 * appended as they are, and one row (and event) names the ends it joins. After it the log is intact again. Refused where
 * either log was changed after it was written: a merge must not cover that up. Pure.
 */
export function planMerge(raw: RawWorkbook, other: RawWorkbook | null, hand: Hand): PlannedMerge {
  const stored = decodeWorkbook(raw);
  const theirs = other ? decodeWorkbook(other) : null;
  const problem = personKey(hand.operator) === '' ? notice('proposal.no-operator') : (logBlocked(stored) ?? (theirs ? foreign(stored, theirs) : null));
  if (problem) return { kind: 'refused', problem };
  const log = joined(stored.tables.log, theirs?.tables.log ?? null, hashedLogFields);
  const events = joined(stored.tables.events, theirs?.tables.events ?? null, hashedEventFields);
  for (const one of [log, events]) if ('code' in one) return { kind: 'refused', problem: one };
  if ('code' in log || 'code' in events) return { kind: 'nothing' };
  const merge = log.mark === null ? [] : appendChained([mergeDraft(stored.tables, log.mark, theirs ? 'merge.copy' : 'merge.here', hand)], hashedLogFields, lastOf(log.mark));
  const mergeEvent = events.mark === null ? [] : appendChained([eventMerge(events.mark, 'merge.here', hand)], hashedEventFields, lastOf(events.mark));
  if (log.added.length + events.added.length + merge.length + mergeEvent.length === 0) return { kind: 'nothing' };
  const changes: LogChanges = { rows: [...log.added, ...merge], events: [...events.added, ...mergeEvent] };
  const hashes = new Set(theirs ? [theirs.tables.log, theirs.tables.events].flatMap((table) => table.rows.map(({ cells }) => String(cells.hash ?? ''))) : []);
  const conflicts = theirs ? mergeConflicts({ tables: stored.tables, theirs: hashes, rows: log.added, events: events.added }, hand.language) : [];
  return {
    kind: 'plan', plan: logWorkbookPlan(raw, stored, changes, hand.language), taken: { rows: log.added.length, events: events.added.length }, conflicts,
    joins: [...merge.map((row) => String(row['logId'])), ...mergeEvent.map((row) => String(row['eventId']))],
  };
}

/** Why another workbook's log is none of this one's. */
function foreign(stored: StoredData, theirs: StoredData): Notice | null {
  if (!theirs.tables.log.raw) return notice('merge-no-log');
  const blocked = logBlocked(theirs);
  if (blocked) return blocked;
  const [own, store] = [settingsOf(stored.settings).store, settingsOf(theirs.settings).store];
  if (own !== null && store !== null && own !== store) return notice('merge-other-store', { own, store });
  const here = new Set(chainOf(stored.tables.log, hashedLogFields).map(({ hash }) => hash));
  const there = chainOf(theirs.tables.log, hashedLogFields).filter(({ hash }) => canonical(hash) !== nothing);
  return here.size > 0 && there.length > 0 && !there.some(({ hash }) => here.has(hash)) ? notice('merge-no-common-row') : null;
}

interface Joined {
  readonly added: readonly Record<string, CellValue>[];
  /** By which a row joins them with what stands; null where they follow on by themselves. */
  readonly mark: string | null;
}

function joined(mine: StoredTable, theirs: StoredTable | null, hashed: readonly Field[]): Joined | Notice {
  const rows = chainOf(mine, hashed);
  const [here] = verifyChain(rows).breaks;
  if (here) return notice('merge-broken', { sheet: mine.raw?.sheet ?? '', row: sheetRow(mine, rows, here.row) });
  const other = theirs ? chainOf(theirs, hashed).filter(({ hash }) => canonical(hash) !== nothing) : [];
  const [there] = verifyChain(other).breaks;
  if (there && theirs) return notice('merge-copy-broken', { sheet: theirs.raw?.sheet ?? '', row: sheetRow(theirs, other, there.row) });
  const known = new Set(rows.map(({ hash }) => hash));
  const fresh = other.filter(({ hash }) => !known.has(hash));
  const added = fresh.map(({ cells, previous, hash }): Record<string, CellValue> => ({ ...Object.fromEntries(hashed.map((field, index) => [field, canonical(cells[index])])), previousHash: previous, hash }));
  return { added, mark: joinMark([...rows, ...fresh]) };
}

const sheetRow = (table: StoredTable, rows: readonly PlacedRow[], index: number): number => (table.raw?.row ?? 0) + 2 + (rows[index]?.at ?? 0);

const lastOf = (mark: string): string | null => mergedHeads([mark]).at(-1) ?? null;

/** What a join says of itself: how many ends it joins, or that it only puts rows of a copy in order. */
function joinWords(mark: string, reason: 'merge.typed' | 'merge.copy' | 'merge.here', language: Language): string {
  const count = mergedHeads([mark]).length;
  return say(language, mergeText[count > 1 ? reason : 'merge.order'], { count });
}

/** The row that joins ends: who, when, why, and as its evidence the hashes it joins and the order it found their rows in. */
export function mergeDraft({ log }: Pick<StoredData['tables'], 'log'>, mark: string, reason: 'merge.typed' | 'merge.copy' | 'merge.here', { language, moment, operator, store }: Hand): LogDraft {
  const marketplaces = [...new Set(log.rows.map(({ cells }) => String(cells.marketplace ?? '').trim()).filter((one) => one !== '' && one !== nothing))];
  const clock = civilClockIn(moment, teamZone);
  return {
    logId: `M-${clock.slice(0, 10).replaceAll('-', '')}-${contentHash(new TextEncoder().encode([mark, clock, operator].join(' '))).slice(0, 8)}`,
    beijingTime: clock, siteTime: nothing, marketplace: marketplaces.length === 1 ? (marketplaces[0] ?? nothing) : nothing, store, operator: operator.trim(),
    module: moduleWords.say('report', language), action: actionWords.say('merge', language), objectType: objectWords.say('file', language), object: say(language, mergeText['merge.object']), metric: nothing,
    newValue: String(mergedHeads([mark]).length), reason: joinWords(mark, reason, language), risk: riskWords.say('low', language), needsReview: say(language, logText.no), evidence: mark,
  };
}

/** The same for events. */
export function eventMerge(mark: string, reason: 'merge.typed' | 'merge.here', { language, moment, operator }: Hand): EventDraft {
  const clock = civilClockIn(moment, teamZone);
  return {
    eventId: `EM-${clock.slice(0, 10).replaceAll('-', '')}-${contentHash(new TextEncoder().encode([mark, clock, operator].join(' '))).slice(0, 8)}`, logId: nothing, eventTime: clock, person: operator.trim(),
    eventKind: say(language, mergeText['merge.kind']), result: nothing, value: mark, comment: joinWords(mark, reason, language),
  };
}

/** Whether a row of the log joins others. */
export const isMerge = (cells: Readonly<Partial<Record<Field, CellValue>>>): boolean => mergedHeads([cells.evidence ?? null]).length > 0;
