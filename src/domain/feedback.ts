import { daysBetween, type CivilDate } from './civil';
import type { Judgement } from './judgement';
import type { Rules, Scope } from './rules';

// Negative seller feedback: what Amazon removes or strikes through, and the flow. Never a success rate. domain.md §6.

/** What a person reads out of the comment. `entirely` means no part of it is about anything else. */
export const feedbackGrounds = ['obscene', 'personal-information', 'entirely-product-review', 'entirely-fba-delivery', 'mixed', 'none'] as const;
export type FeedbackGround = (typeof feedbackGrounds)[number];

export const feedbackCodes = ['REMOVABLE', 'STRIKE_THROUGH', 'NOT_ELIGIBLE', 'TOO_LATE'] as const;
export type FeedbackCode = (typeof feedbackCodes)[number];

/** Whether a removal can be asked for on a given day. Delivery comments are struck through only where Amazon delivered. */
export function feedbackEligibility(ground: FeedbackGround, fulfilledByAmazon: boolean, left: CivilDate, asOf: CivilDate, rules: Rules, scope?: Scope): Judgement<FeedbackCode> {
  const limit = rules.number('feedback.removalDays', scope);
  const age = daysBetween(left, asOf);
  const source = (rule: 'feedback.removalDays' | 'feedback.grounds' | 'feedback.strike') => rules.find(rule, scope)?.source ?? 'amazon-feedback';
  if (age > limit) return { code: 'TOO_LATE', rule: 'feedback.removalDays', numbers: { age, limit }, source: source('feedback.removalDays') };
  const numbers = { ground, age, limit };
  if (rules.words('feedback.grounds', scope).includes(ground)) return { code: 'REMOVABLE', rule: 'feedback.grounds', numbers, source: source('feedback.grounds') };
  if (fulfilledByAmazon && rules.words('feedback.strike', scope).includes(ground)) return { code: 'STRIKE_THROUGH', rule: 'feedback.strike', numbers, source: source('feedback.strike') };
  return { code: 'NOT_ELIGIBLE', rule: 'feedback.grounds', numbers, source: source('feedback.grounds') };
}

/** Steps of a removal: 确认订单 → 排查原因 → 资格判定 → 发送移除请求 → 等待 → 已移除 / 划线 / 拒绝 → 解决后联系买家. */
export const feedbackSteps = ['confirm-order', 'find-cause', 'judge-eligibility', 'request-removal', 'waiting', 'removed', 'struck-through', 'refused', 'contact-buyer'] as const;
export type FeedbackStep = (typeof feedbackSteps)[number];

const following: Readonly<Record<FeedbackStep, readonly FeedbackStep[]>> = {
  'confirm-order': ['find-cause'],
  'find-cause': ['judge-eligibility'],
  'judge-eligibility': ['request-removal', 'contact-buyer'],
  'request-removal': ['waiting'],
  'waiting': ['removed', 'struck-through', 'refused'],
  'removed': [],
  'struck-through': ['contact-buyer'],
  'refused': ['contact-buyer'],
  'contact-buyer': [],
};

/** The steps that may follow one; a feedback that is not eligible goes to the buyer, never to a removal request. */
export function feedbackNext(step: FeedbackStep, eligibility: FeedbackCode | null): readonly FeedbackStep[] {
  if (step !== 'judge-eligibility') return following[step];
  if (eligibility === null) return [];
  return eligibility === 'REMOVABLE' || eligibility === 'STRIKE_THROUGH' ? ['request-removal'] : ['contact-buyer'];
}

/** Amazon's own words: 5 and 4 stars are positive, 3 neutral, 2 and 1 negative. */
export const isNegativeRating = (stars: number): boolean => stars <= 2;
