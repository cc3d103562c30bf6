import { nothing } from '../domain/chain';
import { civilDate } from '../domain/civil';
import { standingOf, type Standing } from '../domain/review';
import type { LogEvent, LogRow } from '../domain/sopLog';
import { actionWords, eventWords, leverWords, moduleWords, objectWords, riskWords, saysYes, stateWords, watchWords } from './words';
import type { StoredData, StoredRow } from './stored';
import type { Field } from './tables';

/** A log row with what a person reads of it, and where it stands. */
export interface LogEntry extends LogRow {
  readonly change: string;
  readonly rule: string;
  readonly suggestion: string;
  readonly reason: string;
  readonly evidence: string;
  readonly note: string;
  readonly events: readonly LogEvent[];
  readonly standing: Standing;
}

/** The log, decoded. Rows that a person typed and nobody completed (no id yet) are not in it. */
export interface LogBook {
  readonly entries: readonly LogEntry[];
  readonly byId: ReadonlyMap<string, LogEntry>;
}

const text = ({ cells }: StoredRow, field: Field): string => {
  const value = cells[field] ?? null;
  const plain = value === null ? '' : String(value).trim();
  return plain === nothing ? '' : plain;
};

/** Decodes the log and its events, each row with its events in the order they were written. */
export function logBook({ tables }: Pick<StoredData, 'tables'>): LogBook {
  const eventsOf = eventsByRow(tables);
  const byId = new Map<string, LogEntry>();
  for (const row of tables.log.rows) {
    const logId = text(row, 'logId');
    if (logId === '' || byId.has(logId)) continue;
    const decoded = rowOf(row, logId);
    const events = eventsOf.get(logId) ?? [];
    byId.set(logId, {
      ...decoded, events, standing: standingOf(decoded, events),
      change: text(row, 'change'), rule: text(row, 'rule'), suggestion: text(row, 'suggestion'), reason: text(row, 'reason'), evidence: text(row, 'evidence'), note: text(row, 'note'),
    });
  }
  return { entries: [...byId.values()], byId };
}

/** Ids of events that the rules do not allow (typed in by hand, say): no column shows them. Rows without events are not decoded. */
export function ignoredEvents({ tables }: Pick<StoredData, 'tables'>): ReadonlySet<string> {
  const eventsOf = eventsByRow(tables);
  const seen = new Set<string>();
  return new Set(tables.log.rows.flatMap((row) => {
    const logId = text(row, 'logId');
    const events = eventsOf.get(logId);
    if (!events || seen.has(logId)) return [];
    seen.add(logId);
    return standingOf(rowOf(row, logId), events).ignored.map(({ eventId }) => eventId);
  }));
}

function eventsByRow(tables: StoredData['tables']): Map<string, LogEvent[]> {
  const eventsOf = new Map<string, LogEvent[]>();
  for (const row of tables.events.rows) {
    const event = eventOf(row);
    if (!event) continue;
    const list = eventsOf.get(event.logId);
    if (list) list.push(event);
    else eventsOf.set(event.logId, [event]);
  }
  return eventsOf;
}

function rowOf(row: StoredRow, logId: string): LogRow {
  const metric = text(row, 'metric');
  return {
    logId, marketplace: text(row, 'marketplace'), store: text(row, 'store'), operator: text(row, 'operator'),
    module: moduleWords.find(text(row, 'module')), action: actionWords.find(text(row, 'action')), objectType: objectWords.find(text(row, 'objectType')),
    object: text(row, 'object'), metric: leverWords.find(metric) ?? watchWords.find(metric) ?? metric,
    oldValue: text(row, 'oldValue'), newValue: text(row, 'newValue'), risk: riskWords.find(text(row, 'risk')), needsReview: saysYes(text(row, 'needsReview')), expectation: text(row, 'expectation'),
    at: text(row, 'beijingTime'), siteTime: text(row, 'siteTime'), watchUntil: civilDate(text(row, 'watchUntil')),
    contentHash: text(row, 'contentHash') || null, relatedId: text(row, 'relatedId') || null,
  };
}

function eventOf(row: StoredRow): LogEvent | null {
  const [eventId, logId, kind] = [text(row, 'eventId'), text(row, 'logId'), eventWords.find(text(row, 'eventKind'))];
  if (eventId === '' || logId === '' || kind === null) return null;
  return { eventId, logId, at: text(row, 'eventTime'), person: text(row, 'person'), kind, result: stateWords.find(text(row, 'result')), value: text(row, 'value'), comment: text(row, 'comment') };
}
