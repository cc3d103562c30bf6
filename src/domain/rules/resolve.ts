import { civilDate } from '../civil';
import { notice, type Notice } from '../notice';
import { isAllowed, isLike } from './check';
import { categoryWords, pack, type RuleId } from './pack';
import { sources, type Resolved, type Rule, type RuleOverride, type RuleValue, type Scope } from './rule';

export type RuleProblem = 'rules.unknown' | 'rules.wrong-type' | 'rules.out-of-range' | 'rules.weights';

/** Answers which rule holds. Made once per set of overrides; answers are remembered. */
export interface Rules {
  /** The rule in force, or null where none is (a date before the first, a category without a value). */
  find(id: RuleId, scope?: Scope): Resolved | null;
  /** A number that always has a rule. */
  number(id: RuleId, scope?: Scope): number;
  /** A list of words or characters that always has a rule. */
  words(id: RuleId, scope?: Scope): readonly string[];
  /** A list of numbers that always has a rule. */
  numbers(id: RuleId, scope?: Scope): readonly number[];
  text(id: RuleId, scope?: Scope): string;
  /** Category keys for which `id` has a value of its own. */
  categories(id: RuleId): readonly string[];
  /** Overrides that were left out, and why. */
  readonly problems: readonly Notice<RuleProblem>[];
}

interface Candidate extends Resolved {
  readonly marketplaces: readonly string[] | null;
  readonly category: string | null;
  readonly overridden: boolean;
}

/** The key of a category as people write it: a known word in either language, otherwise the text itself in lower case. */
export function categoryKey(text: string): string {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  for (const [key, words] of Object.entries(categoryWords)) if (words.includes(plain)) return key;
  return plain;
}

/**
 * The pack with a team's overrides over it. The narrower scope wins (category, then marketplace), then the team's value,
 * then the newer one. An override with an unknown id, another type or an impossible value is left out and reported.
 */
export function rulesWith(overrides: readonly RuleOverride[] = []): Rules {
  const problems: Notice<RuleProblem>[] = [];
  const byId = new Map<string, Candidate[]>();
  for (const rule of pack) put(byId, candidate(rule));
  const uneven = unevenWeights(overrides);
  if (uneven) problems.push(uneven);
  for (const override of overrides) {
    if (uneven && override.id.startsWith(weighted)) continue;
    const known = byId.get(override.id)?.[0];
    const problem = known ? problemOf(override, known) : notice<RuleProblem>('rules.unknown', { id: override.id });
    if (problem || !known) {
      if (problem) problems.push(problem);
      continue;
    }
    put(byId, {
      id: override.id, value: override.value, unit: known.unit, source: 'settings', from: override.from ?? null, overridden: true,
      marketplaces: override.marketplace ? [override.marketplace.toUpperCase()] : null,
      category: override.category ? categoryKey(override.category) : null,
    });
  }

  // Asked many times for every product: without a category and a day the key is there already.
  const remembered = new Map<RuleId, Map<string, Resolved | null>>();
  const find = (id: RuleId, scope: Scope = {}): Resolved | null => {
    const key = scope.category === undefined && scope.asOf === undefined ? (scope.marketplace ?? '') : `${scope.marketplace ?? ''}|${scope.category ?? ''}|${scope.asOf ?? ''}`;
    let answers = remembered.get(id);
    if (!answers) remembered.set(id, (answers = new Map<string, Resolved | null>()));
    const answer = answers.get(key);
    if (answer !== undefined) return answer;
    const found = best(byId.get(id) ?? [], scope);
    answers.set(key, found);
    return found;
  };
  const value = (id: RuleId, scope?: Scope): RuleValue => {
    const found = find(id, scope);
    if (!found) throw new Error(`No rule ${id} in this scope`);
    return found.value;
  };
  // Lists are made once, too: a rule's value is the same object as long as these rules are.
  const listed = new Map<RuleValue, readonly number[]>();
  const numbers = (found: RuleValue): readonly number[] => {
    let list = listed.get(found);
    if (!list) listed.set(found, (list = [found].flat().map(Number)));
    return list;
  };
  return {
    find,
    problems,
    number: (id, scope) => {
      const found = value(id, scope);
      if (typeof found !== 'number') throw new Error(`Rule ${id} is not a number`);
      return found;
    },
    text: (id, scope) => String(value(id, scope)),
    words: (id, scope) => [value(id, scope)].flat().map(String),
    numbers: (id, scope) => numbers(value(id, scope)),
    categories: (id) => [...new Set((byId.get(id) ?? []).flatMap(({ category }) => (category === null ? [] : [category])))],
  };
}

function put(byId: Map<string, Candidate[]>, entry: Candidate): void {
  const list = byId.get(entry.id);
  if (list) list.push(entry);
  else byId.set(entry.id, [entry]);
}

const candidate = (rule: Rule): Candidate => ({
  id: rule.id, value: rule.value, unit: rule.unit, source: rule.source, from: rule.from ?? null,
  marketplaces: rule.marketplaces ?? null, category: rule.category ?? null, overridden: false,
});

function best(candidates: readonly Candidate[], scope: Scope): Resolved | null {
  let chosen: Candidate | null = null;
  for (const one of candidates) {
    if (one.marketplaces && !(scope.marketplace && one.marketplaces.includes(scope.marketplace))) continue;
    if (one.category && one.category !== scope.category) continue;
    if (one.from && scope.asOf && one.from > scope.asOf) continue;
    if (!chosen || rank(one) > rank(chosen) || (rank(one) === rank(chosen) && (one.from ?? '') >= (chosen.from ?? ''))) chosen = one;
  }
  return chosen;
}

const rank = (one: Candidate): number => (one.category ? 4 : 0) + (one.marketplaces ? 2 : 0) + (one.overridden ? 1 : 0);

function problemOf(override: RuleOverride, known: Candidate): Notice<RuleProblem> | null {
  const about = { id: override.id, value: String(override.value), unit: known.unit };
  if (!isLike(known, override.value)) return notice('rules.wrong-type', about);
  return isAllowed(known, override.value) ? null : notice('rules.out-of-range', about);
}

const weighted = 'velocity.w';

/** The windows of sales velocity and their weights hold only together: as many of one as of the other, 100 % in all. */
function unevenWeights(overrides: readonly RuleOverride[]): Notice<RuleProblem> | null {
  const last = (id: RuleId): readonly number[] => [overrides.filter((one) => one.id === id).at(-1)?.value ?? pack.find((one) => one.id === id)?.value ?? []].flat().map(Number);
  const [windows, weights] = [last('velocity.windows'), last('velocity.weights')];
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (windows.length === weights.length && Math.abs(sum - 1) < 1e-6) return null;
  return notice('rules.weights', { windows: windows.length, weights: weights.length, sum: `${Math.round(sum * 10_000) / 100}%` });
}

/** What is wrong with the pack itself, as plain sentences for whoever maintains it; empty when it may be used. */
export function packFaults(rules: readonly Rule[] = pack): readonly string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const rule of rules) {
    const key = [rule.id, rule.category, rule.marketplaces, rule.from].join('|');
    if (seen.has(key)) faults.push(`${rule.id}: twice in the same scope`);
    seen.add(key);
    if (!(rule.source in sources)) faults.push(`${rule.id}: unknown source ${rule.source}`);
    for (const date of [rule.asOf, rule.from]) if (date !== undefined && civilDate(date) === null) faults.push(`${rule.id}: no such date ${date}`);
    for (const value of [rule.value].flat()) if (value === '' || (typeof value === 'number' && !(value >= 0))) faults.push(`${rule.id}: impossible value`);
  }
  return faults;
}

const faults = packFaults();
if (faults.length > 0) throw new Error(`The rule pack is broken: ${faults.join('; ')}`);
