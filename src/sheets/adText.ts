import type { AdOrigin } from '../domain/adHealth';
import type { AcosReference } from '../domain/adReference';
import type { AdSuggestion } from '../domain/adSuggestions';
import type { TermLine } from '../domain/adTerms';
import type { Judgement } from '../domain/judgement';
import type { RuleId, Rules, Unit } from '../domain/rules';
import { say, type Entry, type Language } from '../locale';
import { adHealthText } from '../locale/adHealth';
import { verdicts } from '../locale/functions';
import { ruleLabels, ruleSources } from '../locale/rules';
import { fixed, money } from './format';

/** What a text needs to know of the page it stands on. */
export interface AdWords {
  readonly marketplace: string;
  readonly currency: string;
  readonly language: Language;
  readonly rules: Rules;
}

const texts: Readonly<Record<string, Entry>> = adHealthText;
const verdictWords: Readonly<Record<string, Entry>> = verdicts;

const symbols: Readonly<Record<string, string>> = {
  SEVERE: '■', NO_SALES: '■', HIGH: '▲', LOW_STOCK: '▲', LOW: '◆', HEALTHY: '●', NEEDS_DATA: '○',
  HARVEST: '●', NEGATIVE: '■', LOWER_BID: '▲', WATCH: '▲', ZOMBIE: '■',
};

/** A verdict as a light: symbol and word, never colour alone. */
export function verdictLight(family: 'ACOSHEALTH' | 'SEARCHTERM' | 'ZOMBIE', verdict: Judgement | null, language: Language): string {
  if (verdict === null) return `○ ${say(language, adHealthText['verdict.unknown'])}`;
  const word = verdictWords[`${family}.${verdict.code}`];
  return `${symbols[verdict.code] ?? '○'} ${word ? say(language, word) : verdict.code}`;
}

/** The light of a term: a guard that holds it back is named instead of what its figures alone say. */
export function termLight({ verdict, guard }: TermLine, language: Language): string {
  if (guard === 'young' || guard === 'stock' || guard === 'span') return `▲ ${say(language, adHealthText[`verdict.${guard}`])}`;
  return verdictLight('SEARCHTERM', verdict, language);
}

/** How many of each light, worst first: `■4 ▲11 ●82`. */
export function lightCounts(codes: Readonly<Partial<Record<string, number>>>): string {
  const counts = new Map<string, number>();
  for (const [code, count] of Object.entries(codes)) counts.set(symbols[code] ?? '○', (counts.get(symbols[code] ?? '○') ?? 0) + (count ?? 0));
  return ['■', '▲', '◆', '●', '○'].flatMap((symbol) => (counts.has(symbol) ? [`${symbol}${counts.get(symbol)}`] : [])).join(' ');
}

const shares = new Set(['acos', 'target', 'tolerance', 'cvr']);
const amounts = new Set(['spend', 'sales']);

/** The rule that decided, with its numbers, in one sentence. */
export function whyText(judgement: Judgement, kind: AcosReference['kind'], { currency, language, rules }: AdWords): string {
  const entry = texts[`why.${judgement.rule}${'windowDays' in judgement.numbers ? '.share' : ''}`];
  if (!entry) return '';
  const unit = rules.find(judgement.rule)?.unit;
  const params = Object.fromEntries(Object.entries(judgement.numbers).map(([name, value]) => {
    if (typeof value === 'string') return [name, value];
    const isLimit = name === 'limit';
    // What an ACoS is measured against is a share, whether it is a category's limit or a target.
    if (shares.has(name) || (isLimit && (unit === 'share' || (judgement.rule.startsWith('acos.') && 'acos' in judgement.numbers)))) return [name, percent(value)];
    if (amounts.has(name) || (isLimit && unit === 'money')) return [name, money(value, currency)];
    return [name, fixed(name === 'negativeClicks' || (isLimit && judgement.rule === 'zombie.clicksFactor') ? Math.ceil(value - 1e-9) : Math.round(value), 0)];
  }));
  return say(language, entry, { ...params, kind: say(language, adHealthText[`limit.${kind}`]) });
}

const percent = (share: number): string => `${fixed(share * 100, 1)}%`;

/** What a suggestion says to do. */
export function adviceText({ kind, before, after }: AdSuggestion, { currency, language, rules }: AdWords): string {
  const show = (value: number | null): string => (value === null ? '—' : money(value, currency));
  const step = kind === 'RAISE_BUDGET' ? rules.number('review.budgetChange') : rules.number('bid.maxStep');
  return say(language, adHealthText[`advice.${kind}`], { before: show(before), after: show(after), step: `${fixed(step * 100, 0)}%` });
}

/** Where figures come from: program, days, attribution, and how fine the export is. */
export function originText({ program, level, kind, window, attributionDays, provisional }: AdOrigin, language: Language): string {
  const named = say(language, adHealthText[`program.${program ?? 'none'}`]);
  const source = say(language, kind === 'history' ? adHealthText['level.history'] : adHealthText[`level.${level}`]);
  if (!window) return say(language, adHealthText['origin.open'], { program: named, level: source });
  return say(language, adHealthText.origin, { program: named, from: window.from, to: window.to, days: window.days, attribution: attributionDays, level: source, provisional: provisional ? say(language, adHealthText['origin.provisional']) : '' });
}

/** A rule with its value and source, as the foot of the page names it; a limit of a category with the category. */
export function ruleText(rule: RuleId, category: string | null, words: AdWords): string | null {
  const { language, rules, marketplace } = words;
  const found = rules.find(rule, { marketplace, ...(category === null ? {} : { category }) });
  if (!found || typeof found.value !== 'number') return null;
  const named = category === null ? '' : ` (${category})`;
  // A rule whose number is 0 says all by its name.
  return say(language, adHealthText[found.value === 0 ? 'rule.name' : 'rule.line'], { rule: `${say(language, ruleLabels[rule])}${named}`, value: valueText(found.value, found.unit, words), source: say(language, ruleSources[found.source]) });
}

function valueText(value: number, unit: Unit, { currency }: AdWords): string {
  return unit === 'share' ? percent(value) : unit === 'money' ? money(value, currency) : fixed(value, Number.isInteger(value) ? 0 : 2);
}
