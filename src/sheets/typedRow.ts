import { amountIn } from '../domain/amount';
import { nothing } from '../domain/chain';
import { addDays, civilClockIn, civilDate, civilDateIn, fromSerial, type CivilDate } from '../domain/civil';
import { marketplaceOf, teamZone } from '../domain/marketplace';
import { notice, type Notice } from '../domain/notice';
import type { Product } from '../domain/products';
import { reviewNeed, riskOf, type Proposal } from '../domain/proposal';
import type { Rules } from '../domain/rules';
import { changeActions, type ChangeAction, type Lever, type Module } from '../domain/sopLog';
import { say } from '../locale';
import { logText } from '../locale/report';
import { reviewText } from '../locale/review';
import { ruleLabels } from '../locale/rules';
import { tableHeaders } from '../locale/tables';
import { signedPercent } from './format';
import type { Hand } from './log';
import type { LogDraft } from './logWrite';
import type { CellValue } from './plan';
import type { Field } from './tables';
import { actionWords, leverWords, moduleWords, objectWords, riskWords, saysYes } from './words';

/** What completing rows may take for known. */
export interface CompletionFacts {
  readonly hand: Hand;
  readonly rules: Rules;
  readonly products: readonly Product[];
  /** The one marketplace of the log, where there is only one. */
  readonly marketplace: string | null;
  /** Whether a log id is taken. */
  readonly isTaken: (id: string) => boolean;
}

/** What an action belongs to and changes, where a person named only the action. */
const meaning: Readonly<Record<Exclude<ChangeAction, 'other'>, readonly [Module, Lever | null]>> = {
  'bid-change': ['advertising', 'bid'], 'budget-change': ['advertising', 'budget'], 'placement-change': ['advertising', 'placement'], pause: ['advertising', 'state'], enable: ['advertising', 'state'], archive: ['advertising', 'state'],
  'add-keyword': ['advertising', 'keyword'], 'add-negative': ['advertising', 'negative'], 'price-change': ['price', 'price'], 'listing-edit': ['listing', null], 'variation-change': ['listing', 'variation'],
  restock: ['inventory', 'quantity'], 'inventory-upload': ['inventory', 'file'], message: ['service', 'message'], refund: ['service', 'refund'], appeal: ['account', 'appeal'],
};

const isChange = (action: string | null): action is ChangeAction => action !== null && (changeActions as readonly string[]).includes(action);

/**
 * A row as a person typed it, with everything a row of the log has: id, both times, store, operator, size of the change,
 * need for review by the must-review rules, risk, watch-until, and `—` where there is nothing. What they typed stays;
 * what cannot be made out is refused and named.
 */
export function completed(cells: Readonly<Partial<Record<Field, CellValue>>>, place: { readonly sheet: string; readonly row: number }, facts: CompletionFacts): LogDraft | Notice {
  const { hand, rules } = facts;
  const { language, moment } = hand;
  const text = (field: Field): string => {
    const plain = String(cells[field] ?? '').trim();
    return plain === nothing ? '' : plain;
  };
  const unreadable = (field: Field, known: string): Notice => notice('complete-cell', { ...place, column: tableHeaders[field][language], value: text(field), known });
  const missing = (field: Field): Notice => notice('complete-missing', { ...place, column: tableHeaders[field][language] });

  const action = text('action') === '' ? null : actionWords.find(text('action'));
  if (text('action') !== '' && !isChange(action)) return unreadable('action', changeActions.map((one) => actionWords.say(one, language)).join(' · '));
  if (!isChange(action)) return missing('action');
  if (text('object') === '') return missing('object');
  const market = marketplaceOf(text('marketplace') || facts.marketplace || '');
  if (!market) return text('marketplace') === '' ? missing('marketplace') : unreadable('marketplace', 'US UK DE JP …');
  if (text('store') !== '' && text('store') !== hand.store) return notice('complete-store', { ...place, store: text('store'), own: hand.store });
  const module = text('module') === '' ? (action === 'other' ? null : meaning[action][0]) : moduleWords.find(text('module'));
  if (module === null) return text('module') === '' ? missing('module') : unreadable('module', '');
  if (action === 'inventory-upload' && !/^[0-9a-f]{64}$/.test(text('contentHash'))) return notice('complete-file', place);
  const typedRisk = text('risk') === '' ? null : riskWords.find(text('risk'));
  if (text('risk') !== '' && typedRisk === null) return unreadable('risk', (['low', 'medium', 'high'] as const).map((one) => riskWords.say(one, language)).join(' · '));
  const at = clockTyped(cells.beijingTime ?? null, moment);
  if (at === null) return unreadable('beijingTime', '2026-11-23 09:30');
  if (at > moment + futureSlack) return notice('complete-future', { ...place, time: text('beijingTime') });
  const watch = text('watchUntil') === '' ? null : dayTyped(cells.watchUntil ?? null);
  if (text('watchUntil') !== '' && watch === null) return unreadable('watchUntil', '2026-12-07');
  const id = text('logId');
  if (id !== '' && facts.isTaken(id)) return notice('complete-id', { ...place, id });

  const lever = action === 'other' ? null : meaning[action][1];
  const metric = text('metric') || (lever ? leverWords.say(lever, language) : '');
  const objectType = text('objectType') === '' ? (/^B0[A-Z0-9]{8}$/.test(text('object')) ? 'asin' as const : 'other' as const) : objectWords.find(text('objectType'));
  const [before, now] = [amountIn(text('oldValue')), amountIn(text('newValue'))];
  const proposal: Proposal = {
    marketplace: market.code, module, action, objectType: objectType ?? 'other', object: text('object'), metric: leverWords.find(metric) ?? metric,
    oldValue: before ?? text('oldValue'), newValue: now ?? text('newValue'), unit: 'text', rule: null, reason: text('reason'), ...(typedRisk ? { risk: typedRisk } : {}),
  };
  const product = facts.products.find((one) => one.marketplace === market.code && (one.asin === proposal.object || (one.sku !== null && one.sku === proposal.object))) ?? null;
  const need = reviewNeed(proposal, product, rules);
  const review = need.needed || saysYes(text('needsReview'));
  const note = [text('note'), need.needed ? say(language, reviewText['row.mustReview'], { rule: say(language, ruleLabels[need.rule]) }) : ''].filter((one) => one !== '').join('; ');
  return {
    logId: id, marketplace: market.code, store: hand.store, operator: text('operator') || hand.operator.trim(),
    beijingTime: civilClockIn(at, teamZone), siteTime: civilClockIn(at, market.zone),
    module: moduleWords.say(module, language), action: actionWords.say(action, language), objectType: objectType ? objectWords.say(objectType, language) : text('objectType'),
    object: text('object'), metric, oldValue: text('oldValue'), newValue: text('newValue'), change: text('change') || (before !== null && now !== null ? signedPercent(before, now) : ''),
    rule: text('rule'), suggestion: text('suggestion'), reason: text('reason'), expectation: text('expectation'), risk: riskWords.say(riskOf(proposal, need), language),
    needsReview: say(language, review ? logText.yes : logText.no),
    watchUntil: watch ?? addDays(civilDateIn(at, market.zone), Math.max(...rules.numbers('outcome.days', { marketplace: market.code }))),
    evidence: text('evidence'), contentHash: text('contentHash'), relatedId: text('relatedId'), note,
  };
}

/** A time typed now may be a little ahead of ours. */
export const futureSlack = 15 * 60_000;
const beijing = 8 * 3_600_000;

/** A time in Beijing as people and spreadsheets write it; the moment itself where nothing was typed; null where it is none. */
export function clockTyped(value: CellValue, moment: number): number | null {
  if (typeof value === 'number') {
    const day = fromSerial(value);
    return day === null ? null : Date.parse(`${day}T00:00:00Z`) + Math.round((value % 1) * 86_400) * 1_000 - beijing;
  }
  const text = String(value ?? '').trim();
  if (text === '' || text === nothing) return moment;
  const [, day = '', hours = '00:00', seconds = ':00'] = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?:[ T]+(\d{1,2}:\d{2})(:\d{2})?)?$/.exec(text) ?? [];
  const date = dayTyped(day);
  const time = date === null ? Number.NaN : Date.parse(`${date}T${hours.padStart(5, '0')}${seconds}Z`);
  return Number.isNaN(time) ? null : time - beijing;
}

function dayTyped(value: CellValue): CivilDate | null {
  if (typeof value === 'number') return fromSerial(value);
  const [year = '', month = '', day = ''] = String(value ?? '').trim().split(/[-/.]/);
  return civilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
