import type { Judgement } from '../domain/judgement';
import type { RuleId, SourceId } from '../domain/rules';
import { numberLabels } from '../locale/functions';
import { judgingRuleLabels, ruleSources } from '../locale/judgingRules';
import type { Language } from '../locale/index';
import { Fault, type Output } from './cells';
import type { Setting } from './settings';

/** Everything `show` can tell: the verdict, and for each rule that had a say its numbers and source. */
export interface Explanation {
  readonly verdict: Output;
  readonly grounds: readonly Ground[];
}

export interface Ground {
  readonly rule: RuleId;
  readonly numbers: Readonly<Record<string, number | string>>;
  readonly source: SourceId;
}

export const explanation = (judgement: Judgement, verdict: Output): Explanation => ({ verdict, grounds: [judgement] });

/** What a function that judges row by row answers: the verdict in words, its code, or why. A fault stays a fault. */
export function judged<Row extends readonly unknown[], Code extends string>(judge: (...row: Row) => Judgement<Code> | Fault, texts: Readonly<Record<Code, string>>) {
  return {
    verdict: (...row: Row): Output => {
      const judgement = judge(...row);
      return judgement instanceof Fault ? judgement : texts[judgement.code];
    },
    code: (...row: Row): Output => {
      const judgement = judge(...row);
      return judgement instanceof Fault ? judgement : judgement.code;
    },
    explain: (...row: Row): Explanation | Fault => {
      const judgement = judge(...row);
      return judgement instanceof Fault ? judgement : explanation(judgement, texts[judgement.code]);
    },
  };
}

/** The four cells beside each other: verdict · rule · numbers used · source. */
export function explained({ verdict, grounds }: Explanation, { language, rules }: Setting): Output[] {
  const join = (texts: readonly string[]): string => [...new Set(texts)].join(language === 'en' ? '; ' : '；');
  return [
    verdict,
    join(grounds.map(({ rule }) => `${ruleNames[rule]?.[language] ?? ''} (${rule})`)),
    join(grounds.flatMap(({ rule, numbers }) => Object.entries(numbers).map(([key, value]) => `${label(key, language)} ${shown(key, value, rules.find(rule)?.unit === 'share')}`))),
    join(grounds.map(({ source }) => ruleSources[source][language])),
  ];
}

const ruleNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = judgingRuleLabels;
const labels: Readonly<Record<string, Readonly<Record<Language, string>>>> = numberLabels;
const label = (key: string, language: Language): string => labels[key]?.[language] ?? key;

const shares = new Set(['acos', 'target', 'tolerance', 'cvr', 'move']);
const likeTheRule = new Set(['limit', 'value', 'warning']);

function shown(key: string, value: number | string, ruleIsShare: boolean): string {
  if (typeof value === 'string') return value;
  return shares.has(key) || (ruleIsShare && likeTheRule.has(key)) ? `${rounded(value * 100)}%` : rounded(value);
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);
