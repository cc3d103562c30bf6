import type { Judgement } from './judgement';
import type { Rules, Scope } from './rules';

// Buyer messages. Moments are milliseconds since 1970 UTC; the clock is elapsed hours, weekends and holidays included. domain.md §5.

const hourMs = 3_600_000;

/** The moment an answer is late. */
export function replyDue(received: number, rules: Rules, scope?: Scope): number {
  return received + rules.number('reply.hours', scope) * hourMs;
}

export const replyCodes = ['ON_TIME', 'DUE_SOON', 'URGENT', 'OVERDUE', 'REPLIED', 'REPLIED_LATE'] as const;
export type ReplyCode = (typeof replyCodes)[number];

/** How a message stands at `asOf`. `replied` is null where it is unanswered; auto-replies are no answer. */
export function replyStatus(received: number, asOf: number, replied: number | null, rules: Rules, scope?: Scope): Judgement<ReplyCode> {
  const limit = rules.number('reply.hours', scope);
  const source = (rule: 'reply.hours' | 'reply.amberHours' | 'reply.redHours') => rules.find(rule, scope)?.source ?? 'proposal';
  if (replied !== null) {
    const hours = (replied - received) / hourMs;
    return { code: hours > limit ? 'REPLIED_LATE' : 'REPLIED', rule: 'reply.hours', numbers: { hours, limit }, source: source('reply.hours') };
  }
  const hoursLeft = (received - asOf) / hourMs + limit;
  const amber = rules.number('reply.amberHours', scope);
  const red = rules.number('reply.redHours', scope);
  if (hoursLeft < 0) return { code: 'OVERDUE', rule: 'reply.hours', numbers: { hoursLeft, limit }, source: source('reply.hours') };
  if (hoursLeft < red) return { code: 'URGENT', rule: 'reply.redHours', numbers: { hoursLeft, limit: red }, source: source('reply.redHours') };
  if (hoursLeft <= amber) return { code: 'DUE_SOON', rule: 'reply.amberHours', numbers: { hoursLeft, limit: amber }, source: source('reply.amberHours') };
  return { code: 'ON_TIME', rule: 'reply.amberHours', numbers: { hoursLeft, limit: amber }, source: source('reply.amberHours') };
}
