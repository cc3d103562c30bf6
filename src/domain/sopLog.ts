import type { CivilDate } from './civil';

/**
 * Rows of the SOP log (标准化 SOP 表) as data: codes and numbers. The words and the hash come where the row is written,
 * in the workbook's language.
 */
export const modules = ['inventory', 'listing', 'advertising', 'price', 'service', 'compliance', 'account', 'report'] as const;
export type Module = (typeof modules)[number];

/** What a person changes, or proposes to change. */
export const changeActions = [
  'bid-change', 'budget-change', 'placement-change', 'pause', 'enable', 'archive', 'add-keyword', 'add-negative', 'price-change', 'listing-edit', 'variation-change',
  'restock', 'inventory-upload', 'message', 'refund', 'appeal', 'other',
] as const;
export type ChangeAction = (typeof changeActions)[number];

/** `import`, `void`, `merge` (rows that people wrote side by side are joined): records that nothing follows from. `finding`: something to act on. The others: changes. */
export const actions = ['import', 'finding', 'void', 'merge', ...changeActions] as const;
export type Action = (typeof actions)[number];

export const objectTypes = ['asin', 'sku', 'store', 'portfolio', 'campaign', 'ad-group', 'keyword', 'target', 'search-term', 'product-ad', 'order', 'case', 'file', 'other'] as const;
export type ObjectType = (typeof objectTypes)[number];

/** What of an object is changed. A log row may name another one in its own words. */
export const levers = [
  'bid', 'budget', 'placement', 'state', 'keyword', 'negative', 'price', 'title', 'brand', 'category', 'bullets', 'images', 'description', 'search-terms', 'variation', 'quantity', 'refund', 'message', 'appeal', 'file',
] as const;
export type Lever = (typeof levers)[number];

export const risks = ['low', 'medium', 'high'] as const;
export type Risk = (typeof risks)[number];

/** The states a log row goes through, in order; `void` by a correction. */
export const states = ['open', 'in-review', 'approved', 'rejected', 'done', 'watching', 'closed', 'void'] as const;
export type State = (typeof states)[number];

/** What can happen to a log row after it was written. */
export const eventKinds = ['approve', 'reject', 'ask', 'answer', 'execute', 'outcome', 'close', 'void'] as const;
export type EventKind = (typeof eventKinds)[number];

/** A row of the log, decoded: what decisions about it need. Texts stand as they were written; a code nobody knows is null. */
export interface LogRow {
  readonly logId: string;
  readonly marketplace: string;
  readonly store: string;
  readonly operator: string;
  readonly module: Module | null;
  readonly action: Action | null;
  readonly objectType: ObjectType | null;
  readonly object: string;
  /** A lever's or a figure's code where the text is one's name in any language, else the text. */
  readonly metric: string;
  readonly oldValue: string;
  readonly newValue: string;
  readonly risk: Risk | null;
  readonly needsReview: boolean;
  readonly expectation: string;
  /** `YYYY-MM-DD HH:mm:ss`, Beijing and marketplace time of the row. */
  readonly at: string;
  readonly siteTime: string;
  readonly watchUntil: CivilDate | null;
  readonly contentHash: string | null;
  readonly relatedId: string | null;
}

/** A row of the events, decoded. */
export interface LogEvent {
  readonly eventId: string;
  readonly logId: string;
  /** Beijing time. */
  readonly at: string;
  readonly person: string;
  readonly kind: EventKind;
  /** The state the row was in afterwards. */
  readonly result: State | null;
  readonly value: string;
  readonly comment: string;
}
