import { nothing } from '../domain/chain';
import { civilDateIn } from '../domain/civil';
import type { History } from '../domain/history';
import { marketplaceOf, teamZone } from '../domain/marketplace';
import { outcomesOf, siteDayOf, type ExecutedChange, type Outcome } from '../domain/outcome';
import type { Watch } from '../domain/proposal';
import type { Rules } from '../domain/rules';
import { languages, say, type Language } from '../locale';
import { reviewText } from '../locale/review';
import { figure, fixed } from './format';
import type { Hand } from './log';
import type { LogBook, LogEntry } from './logBook';
import { eventDraft, type EventDraft } from './logWrite';
import { watchWords } from './words';

/** The changes of a log that were carried out and stand, for `outcomesOf`. */
export function executedChanges({ entries }: LogBook): ExecutedChange[] {
  return entries.flatMap((row) => {
    const { execution, state } = row.standing;
    const executedOn = execution && state !== 'void' && row.action !== 'finding' ? siteDayOf(execution.at, row.marketplace) : null;
    return executedOn ? [{ row, executedOn, watch: watchOf(row) }] : [];
  });
}

/** What a row's expectation says it is checked on; null where nothing in the history is named. */
export function watchOf(row: Pick<LogEntry, 'expectation' | 'object' | 'objectType'>): Watch | null {
  const parts = /^(.+?)(?:\s*\[([^\]]+)\])?\s*(?:[:：]|$)/.exec(row.expectation.trim());
  const metric = watchWords.find(parts?.[1] ?? '');
  if (!metric) return null;
  const on = parts?.[2]?.trim();
  if (on === undefined) return row.objectType === 'asin' ? { metric, asin: row.object } : row.objectType === 'store' ? { metric, asin: null } : null;
  return { metric, asin: languages.some((language) => on === say(language, reviewText['watch.store'])) ? null : on };
}

/** An outcome in a line: `7 d: ACoS 42.0% → 31.0% (-26.2%)`. */
export function outcomeText(outcome: Outcome, marketplace: string, language: Language): string {
  const show = (value: number | null): string => (outcome.unit === 'text' ? nothing : figure(value, outcome.unit, marketplaceOf(marketplace)?.currency ?? '', language));
  const change = outcome.change === null ? nothing : `${outcome.change > 0 ? '+' : ''}${fixed(outcome.change * 100, 1)}%`;
  return say(language, reviewText['outcome.text'], { days: outcome.days, metric: watchWords.say(outcome.watch.metric, language), before: show(outcome.before), after: show(outcome.after), change });
}

const eventId = (logId: string, days: number): string => `E-${logId}-outcome-${days}`;

/**
 * Events for the checks that are complete now and not in the log yet. The last one closes its change. The same data again
 * gives none: an outcome that was written stands, whatever later corrections of the exports say.
 */
export function outcomeEvents(book: LogBook, history: History, rules: Rules, hand: Hand): EventDraft[] {
  const { language, moment } = hand;
  const changes = executedChanges(book);
  const places = new Map(changes.map(({ row }) => [`${row.store}\u001f${row.marketplace}`, { store: row.store, marketplace: row.marketplace }]));
  return [...places.values()].flatMap((place) => {
    const lines = outcomesOf(changes, history, rules, { ...place, today: civilDateIn(moment, marketplaceOf(place.marketplace)?.zone ?? teamZone) });
    const last = Math.max(...rules.numbers('outcome.days', { marketplace: place.marketplace }));
    return lines.flatMap(({ change: { row }, checks }) => {
      const entry = book.byId.get(row.logId);
      if (!entry || (entry.standing.state !== 'done' && entry.standing.state !== 'watching')) return [];
      const fresh = checks.filter(({ days }) => !entry.events.some((event) => event.eventId === eventId(row.logId, days)));
      return fresh.map((outcome) => ({
        ...eventDraft({ logId: row.logId, person: hand.operator, kind: 'outcome', result: outcome.days === last ? 'closed' : 'watching', value: outcomeText(outcome, row.marketplace, language), comment: remarks(outcome, language) }, entry, hand),
        eventId: eventId(row.logId, outcome.days),
      }));
    });
  });
}

function remarks(outcome: Outcome, language: Language): string {
  const { from, to, earlierFrom, earlierTo, overlaps } = outcome;
  const window = say(language, reviewText['outcome.window'], { from, to, earlierFrom, earlierTo });
  return overlaps.length === 0 ? window : `${window}; ${say(language, reviewText['outcome.overlap'], { ids: overlaps.join(', ') })}`;
}
