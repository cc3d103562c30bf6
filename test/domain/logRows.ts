import type { EventKind, LogEvent, LogRow, State } from '../../src/domain/sopLog';

/** A change of a bid by 李明 that must be reviewed. */
export const change = (rest: Partial<LogRow> = {}): LogRow => ({
  logId: 'C-US-20261120-aaaaaaaa', marketplace: 'US', store: 'S', operator: '李明', module: 'advertising', action: 'bid-change', objectType: 'keyword', object: 'Lamps › lamp', metric: 'bid',
  oldValue: '$1.00', newValue: '$0.70', risk: 'medium', needsReview: true, expectation: '', at: '2026-11-20 10:00:00', siteTime: '2026-11-19 18:00:00', watchUntil: null, contentHash: null, relatedId: null, ...rest,
});

const results: Readonly<Record<EventKind, State>> = { approve: 'approved', reject: 'rejected', ask: 'in-review', answer: 'in-review', execute: 'done', outcome: 'watching', close: 'closed', void: 'void' };

export const event = (kind: EventKind, person: string, rest: Partial<LogEvent> = {}): LogEvent =>
  ({ eventId: `E-${kind}-${person}`, logId: 'C-US-20261120-aaaaaaaa', at: '2026-11-20 11:00:00', person, kind, result: results[kind], value: '', comment: 'why', ...rest });
