/** The columns of the SOP log that are hashed, in the order they are hashed in. Never changed: old rows would no longer verify. */
export const hashedLogFields = [
  'logId', 'beijingTime', 'siteTime', 'marketplace', 'store', 'operator', 'module', 'action', 'objectType', 'object', 'metric', 'oldValue', 'newValue', 'change', 'rule', 'suggestion', 'reason',
  'expectation', 'risk', 'needsReview', 'watchUntil', 'evidence', 'contentHash', 'relatedId', 'note',
] as const;

/** The columns of the events table that are hashed, in order. */
export const hashedEventFields = ['eventId', 'logId', 'eventTime', 'person', 'eventKind', 'result', 'value', 'comment'] as const;
