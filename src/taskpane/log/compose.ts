import { amountIn } from '../../domain/amount';
import { notice, type Notice } from '../../domain/notice';
import type { Proposal, ValueUnit, WatchMetric } from '../../domain/proposal';
import type { ChangeAction, Lever, Module, ObjectType } from '../../domain/sopLog';

/** What an action is usually about: where a form starts. */
export interface ActionDefaults {
  readonly module: Module;
  readonly objectType: ObjectType;
  readonly lever: Lever;
  readonly unit: ValueUnit;
}

const of = (module: Module, objectType: ObjectType, lever: Lever, unit: ValueUnit = 'text'): ActionDefaults => ({ module, objectType, lever, unit });

export const actionDefaults: Readonly<Record<ChangeAction, ActionDefaults>> = {
  'bid-change': of('advertising', 'keyword', 'bid', 'money'), 'budget-change': of('advertising', 'campaign', 'budget', 'money'), 'placement-change': of('advertising', 'campaign', 'placement', 'percent'),
  'pause': of('advertising', 'campaign', 'state'), 'enable': of('advertising', 'campaign', 'state'), 'archive': of('advertising', 'campaign', 'state'),
  'add-keyword': of('advertising', 'ad-group', 'keyword'), 'add-negative': of('advertising', 'ad-group', 'negative'), 'price-change': of('price', 'asin', 'price', 'money'), 'listing-edit': of('listing', 'asin', 'title'),
  'variation-change': of('listing', 'asin', 'variation'), 'restock': of('inventory', 'sku', 'quantity', 'count'), 'inventory-upload': of('inventory', 'file', 'file'), 'message': of('service', 'order', 'message'),
  'refund': of('service', 'order', 'refund', 'money'), 'appeal': of('account', 'case', 'appeal'), 'other': of('listing', 'other', 'state'),
};

/** A change as a person types it. */
export interface EntryForm {
  readonly marketplace: string;
  readonly action: ChangeAction;
  readonly module: Module;
  readonly objectType: ObjectType;
  readonly object: string;
  readonly metric: Lever;
  readonly oldValue: string;
  readonly newValue: string;
  readonly reason: string;
  readonly watchMetric: WatchMetric | '';
  readonly watchAsin: string;
  readonly expectation: string;
  readonly evidence: string;
  readonly matchType: 'exact' | 'phrase';
  readonly exempt: '' | 'stock-out' | 'wrong-product';
  /** Of the file that is uploaded. */
  readonly contentHash: string | null;
}

/** A form for an action, with what was typed so far kept. */
export function withAction(form: EntryForm, action: ChangeAction): EntryForm {
  const { module, objectType, lever } = actionDefaults[action];
  return { ...form, action, module, objectType, metric: lever, contentHash: null };
}

export const emptyForm = (marketplace: string): EntryForm => withAction({
  marketplace, action: 'bid-change', module: 'advertising', objectType: 'keyword', object: '', metric: 'bid', oldValue: '', newValue: '', reason: '', watchMetric: '', watchAsin: '', expectation: '', evidence: '',
  matchType: 'exact', exempt: '', contentHash: null,
}, 'bid-change');

/** Fields a form cannot do without. */
export type MissingField = 'object' | 'oldValue' | 'newValue' | 'reason' | 'marketplace';

/** What is still missing of a form, the first of it; null where it can be logged. */
export function missingField(form: EntryForm): MissingField | null {
  if (form.marketplace === '') return 'marketplace';
  if (form.object.trim() === '') return 'object';
  // What is added or written anew has no old value.
  if (form.oldValue.trim() === '' && actionDefaults[form.action].unit !== 'text' && form.action !== 'refund' && form.action !== 'restock') return 'oldValue';
  if (form.newValue.trim() === '') return 'newValue';
  return form.reason.trim() === '' ? 'reason' : null;
}

/** A typed change as a proposal, numbers as numbers; or the first field it lacks, by the name the form shows it under. */
export function proposalOf(form: EntryForm, nameOf: (field: MissingField) => string): { readonly proposal: Proposal } | { readonly problem: Notice } {
  const missing = missingField(form);
  if (missing) return { problem: notice('proposal.incomplete', { field: nameOf(missing) }) };
  const { action, watchMetric, exempt, contentHash } = form;
  const { unit } = actionDefaults[action];
  const cools = action === 'bid-change' || action === 'budget-change' || action === 'placement-change';
  return {
    proposal: {
      marketplace: form.marketplace, module: form.module, action, objectType: form.objectType, object: form.object.trim(), metric: form.metric, unit, rule: null,
      oldValue: typed(form.oldValue, unit), newValue: typed(form.newValue, unit), reason: form.reason.trim(), expectation: form.expectation.trim(), evidence: form.evidence.trim(),
      ...(watchMetric === '' ? {} : { watch: { metric: watchMetric, asin: form.watchAsin.trim() || (form.objectType === 'asin' ? form.object.trim() : null) } }),
      ...(action === 'add-negative' ? { matchType: form.matchType } : {}), ...(cools && exempt !== '' ? { exempt } : {}), ...(contentHash === null ? {} : { contentHash }),
    },
  };
}

/** A typed value: a number where the setting is one, else the text. People write a placement's 20 and mean 20 %. */
function typed(text: string, unit: ValueUnit): number | string | null {
  const plain = text.trim();
  if (plain === '') return null;
  const value = unit === 'text' ? null : amountIn(plain);
  if (value === null) return plain;
  return unit === 'percent' && !plain.normalize('NFKC').endsWith('%') ? value / 100 : value;
}
