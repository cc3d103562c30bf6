/**
 * Rows of the SOP log (标准化 SOP 表) as data: codes and numbers. The words and the hash come where the row is written,
 * in the workbook's language.
 */
export const modules = ['inventory', 'listing', 'advertising', 'price', 'service', 'compliance', 'account', 'report'] as const;
export type Module = (typeof modules)[number];

export const actions = ['import', 'finding'] as const;
export type Action = (typeof actions)[number];

export type Risk = 'low' | 'medium' | 'high';

/** The states a log row goes through, in order; `void` by a correction. */
export const states = ['open', 'in-review', 'approved', 'rejected', 'done', 'watching', 'closed', 'void'] as const;
export type State = (typeof states)[number];
