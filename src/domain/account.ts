import { above, below, type Judgement } from './judgement';
import type { RuleId, Rules, Scope, SourceId } from './rules';
import type { Zone } from './zones';

// Account health metrics and the clocks of notices. domain.md §4 and §8.

/** How a metric is judged: a rate that must stay below or above its limit, a count, a score. */
interface Metric {
  readonly rule: RuleId;
  readonly kind: 'rate-below' | 'rate-above' | 'count' | 'score';
  /** Measured for these channels only. */
  readonly channels: readonly Channel[];
  readonly words: readonly string[];
}
export type Channel = 'FBA' | 'FBM';
const both: readonly Channel[] = ['FBA', 'FBM'];
const seller: readonly Channel[] = ['FBM'];

export const healthMetrics = {
  'odr': { rule: 'health.odr', kind: 'rate-below', channels: both, words: ['odr', 'order defect rate', '订单缺陷率'] },
  'late-shipment': { rule: 'health.late-shipment', kind: 'rate-below', channels: seller, words: ['lsr', 'late shipment', 'late shipment rate', '迟发率', '延迟发货率'] },
  'cancellation': { rule: 'health.cancellation', kind: 'rate-below', channels: seller, words: ['cr', 'cancel', 'cancellation rate', 'pre-fulfilment cancel rate', 'pre-fulfillment cancel rate', '取消率', '配送前取消率'] },
  'valid-tracking': { rule: 'health.valid-tracking', kind: 'rate-above', channels: seller, words: ['vtr', 'valid tracking rate', '有效追踪率'] },
  'on-time': { rule: 'health.on-time', kind: 'rate-above', channels: seller, words: ['otdr', 'on-time delivery', 'on-time delivery rate', '准时送达率', '准时交货率'] },
  'invoice-defect': { rule: 'health.invoice-defect', kind: 'rate-below', channels: both, words: ['idr', 'invoice defect rate', '发票缺陷率'] },
  'policy': { rule: 'health.policy', kind: 'count', channels: both, words: ['violations', 'policy violations', '违规', '政策违规', '违反政策'] },
  'ahr': { rule: 'health.ahr', kind: 'score', channels: both, words: ['account health rating', '账户状况评级', '账户健康评级', '账户健康分'] },
} as const satisfies Readonly<Record<string, Metric>>;
export type HealthMetricKey = keyof typeof healthMetrics;
export const healthMetricKeys = Object.keys(healthMetrics) as readonly HealthMetricKey[];

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** The metric people mean by a key, Amazon's abbreviation or its name in either language; null where unknown. */
export function healthMetricOf(text: string): HealthMetricKey | null {
  const plain = fold(text);
  return healthMetricKeys.find((key) => key === plain || (healthMetrics[key].words as readonly string[]).includes(plain)) ?? null;
}

/** FBA or FBM from the words exports use; null where unknown. */
export function channelOf(text: string): Channel | null {
  const plain = fold(text);
  if (['fba', 'afn', 'amazon', '亚马逊配送'].includes(plain)) return 'FBA';
  return ['fbm', 'mfn', 'seller', 'merchant', '卖家自配送', '自发货'].includes(plain) ? 'FBM' : null;
}

export const isRate = (metric: HealthMetricKey): boolean => healthMetrics[metric].kind.startsWith('rate');

export const healthCodes = ['OK', 'WARNING', 'FAIL'] as const;
export type HealthCode = (typeof healthCodes)[number];

/**
 * A metric against Amazon's limit; rates as shares. A warning is within 20 % of the limit: 0.8 % of an ODR limit of 1 %,
 * and for rates with a lower limit, 20 % of what may be missing (95 % valid tracking warns from 96 % down). The account
 * health rating warns between its own marks. Null where the metric is not measured for the channel.
 */
export function healthMetric(metric: HealthMetricKey, value: number, channel: Channel | null, rules: Rules, scope?: Scope): Judgement<HealthCode> | null {
  const { rule, kind, channels } = healthMetrics[metric];
  if (channel !== null && !channels.includes(channel)) return null;
  const limit = rules.number(rule, scope);
  const near = rules.number('health.warningFactor', scope);
  const source = rules.find(rule, scope)?.source ?? 'amazon-health';
  const judged = (code: HealthCode, warning?: number): Judgement<HealthCode> => ({ code, rule, numbers: warning === undefined ? { value, limit } : { value, limit, warning }, source });
  if (kind === 'count') return judged(value > limit ? 'FAIL' : 'OK');
  if (kind === 'score') {
    const risk = rules.number('health.ahrRisk', scope);
    return judged(value >= limit ? 'OK' : value >= risk ? 'WARNING' : 'FAIL', risk);
  }
  if (kind === 'rate-below') {
    const warning = limit * (1 - near);
    return judged(!below(value, limit) ? 'FAIL' : !below(value, warning) ? 'WARNING' : 'OK', warning);
  }
  const warning = 1 - (1 - limit) * (1 - near);
  return judged(!above(value, limit) ? 'FAIL' : !above(value, warning) ? 'WARNING' : 'OK', warning);
}

/** Kinds of notices with a clock, and the words people write for them. */
export const appealKinds = {
  'default': { rule: 'appeal.default', words: ['', 'notice', '通知', '默认'] },
  'cure': { rule: 'appeal.cure', words: ['cure notice', 'suspension', '停用', '停用警告', '整改', '整改通知'] },
  'contact': { rule: 'appeal.contact', words: ['ahr', 'aha', 'account health', '账户健康', '账户状况', '联系'] },
  'odr-quiz': { rule: 'appeal.odr-quiz', words: ['quiz', 'odr', 'odr测验', '测验'] },
  'atoz-information': { rule: 'appeal.atoz-information', words: ['a-to-z', 'a-to-z information', 'a-to-z信息', 'a-to-z索赔'] },
  'atoz-appeal': { rule: 'appeal.atoz-appeal', words: ['a-to-z appeal', 'a-to-z申诉'] },
  'feedback': { rule: 'appeal.feedback', words: ['seller feedback', '反馈', '差评移除'] },
  'funds': { rule: 'appeal.funds', words: ['deactivation funds', '资金', '停用资金'] },
} as const satisfies Readonly<Record<string, { readonly rule: RuleId; readonly words: readonly string[] }>>;
export type AppealKind = keyof typeof appealKinds;
export const appealKindKeys = Object.keys(appealKinds) as readonly AppealKind[];

export function appealKindOf(text: string): AppealKind | null {
  const plain = fold(text).replace(/\s*a to z\s*/, 'a-to-z').replace(/(a-to-z) (?=[^a-z])/, '$1');
  return appealKindKeys.find((key) => key === plain || (appealKinds[key].words as readonly string[]).includes(plain)) ?? null;
}

export const appealCodes = ['PRINTED_DEADLINE', 'DEFAULT', 'CURE_NOTICE', 'CONTACT', 'ODR_QUIZ', 'ATOZ_INFORMATION', 'ATOZ_APPEAL', 'FEEDBACK', 'FUNDS'] as const;
export type AppealCode = (typeof appealCodes)[number];
const codeOfKind: Readonly<Record<AppealKind, AppealCode>> = {
  'default': 'DEFAULT', 'cure': 'CURE_NOTICE', 'contact': 'CONTACT', 'odr-quiz': 'ODR_QUIZ', 'atoz-information': 'ATOZ_INFORMATION', 'atoz-appeal': 'ATOZ_APPEAL', 'feedback': 'FEEDBACK', 'funds': 'FUNDS',
};

/** A deadline: `due` is a moment (milliseconds since 1970 UTC). */
export interface AppealDeadline extends Judgement<AppealCode> {
  readonly due: number;
}

const hourMs = 3_600_000;
const dayMs = 86_400_000;

/**
 * When a notice must be answered. The deadline printed in it wins. Hours are elapsed hours; days are calendar days on the
 * clock of `zone`. Without a printed deadline the outer limit is named too, and that the source document's 172 hours are
 * not 7 days.
 */
export function appealDue(notice: number, kind: AppealKind, printed: number | null, zone: Zone, rules: Rules, scope?: Scope): AppealDeadline {
  if (printed !== null) return { due: printed, code: 'PRINTED_DEADLINE', rule: 'appeal.printed', numbers: {}, source: 'notice-text' };
  const { rule } = appealKinds[kind];
  const limit = rules.number(rule, scope);
  const found = rules.find(rule, scope);
  const source: SourceId = found?.source ?? 'proposal';
  const due = found?.unit === 'days' ? zone.momentOf(zone.wallAt(notice) + limit * dayMs) : notice + limit * hourMs;
  const outer = kind === 'default' || kind === 'cure' ? { outerHours: rules.number('appeal.outer', scope), disputedHours: rules.number('appeal.disputed', scope) } : {};
  return { due, code: codeOfKind[kind], rule, numbers: { limit, ...outer }, source };
}
