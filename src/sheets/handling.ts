import type { DailyReport } from '../domain/daily';
import { changeActions, type ChangeAction } from '../domain/sopLog';
import { siteDayOf } from '../domain/outcome';
import type { LogEntry } from './logBook';
import { watchOf } from './outcomes';

/** What people did about an ASIN. */
export interface Handling {
  /** Rows of changes that the log has on the report's day, by the marketplace's clock; void ones not counted. */
  readonly operations: number;
  /** Who acted last since its oldest open finding was written; null while nobody has. */
  readonly handler: string | null;
}

const isChange = ({ action }: LogEntry): boolean => action !== null && changeActions.includes(action as ChangeAction);
/** Events that a person makes; outcomes and withdrawals are written by a build. */
const byPeople: ReadonlySet<string> = new Set(['approve', 'reject', 'ask', 'answer', 'execute', 'close']);

/** What the log says of each ASIN around a report: operations of its day, and who takes care. `entries`: of the store and marketplace. */
export function handlingOf({ date, lines }: DailyReport, entries: readonly LogEntry[]): ReadonlyMap<string, Handling> {
  const asinOf = new Map<string, string>();
  for (const { day, product } of lines) for (const id of [product?.sku, day.sku, day.asin]) if (id) asinOf.set(id.toLowerCase(), day.asin);
  const byAsin = new Map<string, LogEntry[]>();
  for (const entry of entries) {
    // A change of a campaign names the ASIN it is watched on.
    if (entry.standing.state === 'void' || (entry.action !== 'finding' && !isChange(entry))) continue;
    const asin = asinOf.get(entry.object.toLowerCase()) ?? asinOf.get(watchOf(entry)?.asin?.toLowerCase() ?? '');
    if (asin === undefined) continue;
    const list = byAsin.get(asin);
    if (list) list.push(entry);
    else byAsin.set(asin, [entry]);
  }
  return new Map([...byAsin].map(([asin, own]) => [asin, { operations: own.filter((entry) => isChange(entry) && siteDayOf(entry.at, entry.marketplace) === date).length, handler: handlerOf(own) }]));
}

function handlerOf(entries: readonly LogEntry[]): string | null {
  const since = entries.filter(({ action, standing }) => action === 'finding' && standing.state !== 'closed').map(({ at }) => at).sort()[0];
  if (since === undefined) return null;
  const acts = entries.flatMap((entry) => [
    ...(isChange(entry) ? [{ at: entry.at, person: entry.operator }] : []),
    ...entry.events.filter(({ kind }) => byPeople.has(kind)).map(({ at, person }) => ({ at, person })),
  ]);
  // Moments are written alike, so their texts sort as they follow each other.
  const last = acts.filter(({ at }) => at >= since).sort((a, b) => a.at.localeCompare(b.at)).at(-1);
  return last?.person || null;
}
