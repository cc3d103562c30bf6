import { FigureSum, type AdFigures, type AdProgram, type AdRow, type AdSet } from './adFacts';
import type { AcosReference, AdProducts } from './adReference';
import { lowerBid, overspend, startBid, type AdBasis, type AdSuggestion } from './adSuggestions';
import { addDays, daysBetween, type CivilDate } from './civil';
import { looksLikeAsin } from './listing';
import type { Judgement } from './judgement';
import type { RuleId, Rules, Scope } from './rules';
import { decideSearchTerm, protectedMatcher, searchTerm, searchTermLimits, type SearchTermCode, type SearchTermDecision } from './searchTerms';

export const termBuckets = ['harvest', 'negative', 'watch', 'other'] as const;
export type TermBucket = (typeof termBuckets)[number];

/**
 * Why a term is not where its figures alone would put it: orders may still come · nothing to sell · negated already ·
 * nobody says which days its orders are of, so that whether they are recent is not known.
 */
export const termGuards = ['young', 'stock', 'negated', 'span'] as const;
export type TermGuard = (typeof termGuards)[number];

/** A customer search term in one ad group, judged. */
export interface TermLine {
  readonly program: AdProgram | null;
  readonly campaign: string;
  readonly adGroup: string;
  readonly term: string;
  /** As the export writes them, without repetition. */
  readonly matchTypes: readonly string[];
  readonly figures: AdFigures;
  readonly bucket: TermBucket;
  readonly verdict: Judgement<SearchTermCode>;
  readonly guard: TermGuard | null;
  /** The same term stands above in another ad group, where harvesting it is suggested. */
  readonly isRepeated: boolean;
  readonly reference: AcosReference;
  readonly attributionDays: number;
  readonly money: number;
  readonly suggestion: AdSuggestion | null;
}

/** The terms of a bucket: the lines with the most money, and what all of its terms come to. */
export interface TermSection {
  readonly bucket: TermBucket;
  readonly lines: readonly TermLine[];
  readonly count: number;
  /** Of all terms of the bucket, listed or not. */
  readonly figures: AdFigures;
  readonly money: number;
  /** How many terms have each verdict. */
  readonly codes: Readonly<Partial<Record<SearchTermCode, number>>>;
}

export interface TermInput {
  readonly sets: readonly AdSet[];
  /** Keywords and negatives that are there already. */
  readonly targets: readonly AdRow[];
  /** ASINs advertised by an ad group; empty where not known. */
  readonly asinsOf: (campaign: string, adGroup: string) => readonly string[];
  readonly products: AdProducts;
  readonly basisOf: (set: AdSet) => AdBasis;
  readonly rules: Rules;
  readonly scope: Scope;
  readonly today: CivilDate;
}

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
const join = (...parts: readonly string[]): string => parts.join('\u001f');

/** By code units: the same everywhere, and quick over many terms. */
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Group {
  readonly set: AdSet;
  readonly campaign: string;
  readonly adGroup: string;
  readonly term: string;
  readonly folded: string;
  readonly matchTypes: Set<string>;
  readonly sum: FigureSum;
  /** Clicks on days from which orders may still come; of sums over days, their share. */
  youngClicks: number;
}

/** Sorts every search term into exactly one bucket, most money first, at most `most` lines a bucket. */
export function judgeTerms(input: TermInput, most: number): TermSection[] {
  const groups = groupTerms(input);
  const limits = searchTermLimits(input.rules, input.scope);
  const conversion = new Conversion(groups, input.rules, input.scope);
  const recent = recentOrders(input.sets, input.rules.number('searchTerm.coverage', input.scope));
  const exactName = input.rules.words('searchTerm.exact', input.scope)[0] ?? '';
  const known = existing(input, limits.exact);
  const matcher = protectedMatcher(input.products.protectedWords());
  const verdicts: { readonly group: Group; readonly figures: AdFigures; readonly decision: SearchTermDecision; readonly bucket: TermBucket; readonly guard: TermGuard | null; readonly money: number; readonly reference: AcosReference; readonly cvr: number; readonly orders30: number | null; readonly exact: boolean; readonly shielded: boolean }[] = [];
  const references = new Map<string, AcosReference>();
  for (const group of groups) {
    const { campaign, adGroup, folded } = group;
    const figures = group.sum.figures();
    const place = join(campaign, adGroup);
    const reference = references.get(place) ?? input.products.referenceOf(input.asinsOf(campaign, adGroup));
    references.set(place, reference);
    const cvr = conversion.of(campaign, adGroup);
    const exact = known.exact.has(folded) || [...group.matchTypes].some((name) => limits.exact.has(name.toLowerCase()));
    const shielded = looksLikeAsin(group.term) ? input.products.isOwn(group.term.toUpperCase()) : matcher(group.term);
    const orders30 = (figures.orders ?? 0) > 0 ? soldLately(group, recent, limits.harvestOrders) : recent.reach.has(group.set) ? (recent.most.get(folded) ?? 0) : null;
    const decide = (clicks: number): SearchTermDecision => decideSearchTerm(group.term, exact ? exactName : '', clicks, figures.orders ?? 0, figures.spend ?? 0, figures.sales ?? 0, reference.value, cvr, orders30 ?? NaN, shielded, limits);
    const decision = decide(figures.clicks ?? 0);
    const guard = decision.code === 'HARVEST' && orders30 === null ? 'span' : guardOf(decision, group, () => decide(Math.max(0, (figures.clicks ?? 0) - group.youngClicks)), input, known.negated);
    const bucket = bucketOf(decision.code, guard);
    verdicts.push({ group, figures, decision, bucket, guard, money: bucket === 'watch' && decision.code === 'HARVEST' ? 0 : moneyOf(decision.code, bucket, figures, reference.value), reference, cvr, orders30, exact, shielded });
  }
  verdicts.sort((a, b) => b.money - a.money || (b.figures.spend ?? 0) - (a.figures.spend ?? 0) || inOrder(a.group.term, b.group.term) || inOrder(a.group.campaign, b.group.campaign) || inOrder(a.group.adGroup, b.group.adGroup));

  const harvested = new Set<string>();
  return termBuckets.map((bucket): TermSection => {
    const own = verdicts.filter((one) => one.bucket === bucket);
    const sum = new FigureSum();
    const codes: Partial<Record<SearchTermCode, number>> = {};
    let money = 0;
    for (const one of own) {
      sum.add(one.figures);
      codes[one.decision.code] = (codes[one.decision.code] ?? 0) + 1;
      money += one.money;
    }
    const listed = bucket === 'other' ? [] : own.slice(0, most);
    return {
      bucket, count: own.length, figures: sum.figures(), money: Math.round(money * 100) / 100, codes,
      lines: listed.map(({ group, figures, guard, reference, cvr, orders30, exact, shielded, money: stake }): TermLine => {
        const summed = recent.summed.get(group.set);
        const judged = searchTerm({
          term: group.term, matchType: exact ? exactName : '', clicks: figures.clicks ?? 0, orders: figures.orders ?? 0, spend: figures.spend ?? 0, sales: figures.sales ?? 0,
          targetAcos: reference.value, cvr, ...(orders30 === null ? {} : { orders30 }), ...(summed === undefined ? {} : { windowDays: summed }), protected: shielded,
        }, input.rules, input.scope);
        const verdict = judged.source === 'argument' ? { ...judged, source: reference.source } : judged;
        const isRepeated = bucket === 'harvest' && harvested.has(group.folded);
        if (bucket === 'harvest') harvested.add(group.folded);
        const line = { program: group.set.program, campaign: group.campaign, adGroup: group.adGroup, term: group.term, matchTypes: [...group.matchTypes], figures, bucket, verdict, guard, isRepeated, reference, money: stake };
        const basis = input.basisOf(group.set);
        return { ...line, attributionDays: basis.attributionDays, suggestion: isRepeated ? null : suggestionOf(line, input.asinsOf(group.campaign, group.adGroup), basis, input.rules, input.scope) };
      }),
    };
  });
}

function groupTerms({ sets, rules, scope, today }: TermInput): Group[] {
  const groups = new Map<string, Group>();
  for (const set of sets) {
    const young = youngClicks(set, rules, scope, today);
    for (const row of set.rows) {
      const folded = fold(row.term);
      const key = join(set.program ?? '', row.campaign, row.adGroup, folded);
      const group = groups.get(key) ?? { set, campaign: row.campaign, adGroup: row.adGroup, term: row.term, folded, matchTypes: new Set<string>(), sum: new FigureSum(), youngClicks: 0 };
      groups.set(key, group);
      group.sum.add(row);
      if (row.matchType !== '' && row.matchType !== '-' && row.matchType !== '--') group.matchTypes.add(row.matchType);
      group.youngClicks += young(row);
    }
  }
  return [...groups.values()];
}

/** How long after a click its orders may still be booked: as the header says, else as the program has it. */
export function attributionOf(set: Pick<AdSet, 'attributionDays' | 'program'>, rules: Rules, scope: Scope): number {
  const rule: RuleId = set.program === 'SB' ? 'attribution.sbDays' : set.program === 'SD' ? 'attribution.sdDays' : 'attribution.spDays';
  return set.attributionDays ?? rules.number(rule, scope);
}

/** How many of a row's clicks may still bring orders: those of the last days of attribution; of a sum over days, their share. */
export function youngClicks(set: AdSet, rules: Rules, scope: Scope, today: CivilDate): (row: AdRow) => number {
  const youngFrom = addDays(today, -attributionOf(set, rules, scope));
  const share = set.window ? youngShare(set.window, youngFrom) : 0;
  return ({ date, clicks }) => (date === null ? (clicks ?? 0) * share : date >= youngFrom ? (clicks ?? 0) : 0);
}

const youngShare = (window: { readonly from: CivilDate; readonly to: CivilDate }, youngFrom: CivilDate): number => {
  const days = daysBetween(window.from, window.to) + 1;
  return Math.min(1, Math.max(0, (daysBetween(youngFrom, window.to) + 1) / days));
};

/** The ad conversion rate that speaks for an ad group: its own where it has enough orders, else its campaign's, else that of all. */
export class Conversion {
  readonly #sums = new Map<string, { orders: number; clicks: number }>();
  readonly #enough: number;
  readonly #otherwise: number;

  constructor(rows: Iterable<{ readonly campaign: string; readonly adGroup: string; readonly sum: AdFigures }>, rules: Rules, scope: Scope) {
    this.#enough = rules.number('ads.cvrOrders', scope);
    this.#otherwise = rules.number('ads.cvr', scope);
    for (const { campaign, adGroup, sum } of rows) {
      for (const key of new Set([join(campaign, adGroup), campaign, ''])) {
        const known = this.#sums.get(key) ?? { orders: 0, clicks: 0 };
        known.orders += sum.orders ?? 0;
        known.clicks += sum.clicks ?? 0;
        this.#sums.set(key, known);
      }
    }
  }

  of(campaign: string, adGroup: string): number {
    for (const key of [join(campaign, adGroup), campaign, '']) {
      const sum = this.#sums.get(key);
      if (sum && sum.orders >= this.#enough && sum.clicks > 0) return Math.min(1, sum.orders / sum.clicks);
    }
    return this.#otherwise;
  }
}

/** Orders of each term in the last days of what is known, anywhere in the account. */
interface RecentOrders {
  /** As many as it can have been: a sum over more days than asked counts whole, which only protects from a negative. */
  readonly most: ReadonlyMap<string, number>;
  /** As many as it has been, of a sum over more days their share. */
  readonly likely: ReadonlyMap<string, number>;
  /** The sets that reach back that far. */
  readonly reach: ReadonlySet<AdSet>;
  /** The days of a set whose rows are sums over more days than asked. */
  readonly summed: ReadonlyMap<AdSet, number>;
}

function recentOrders(sets: readonly AdSet[], days: number): RecentOrders {
  const [most, likely, summed] = [new Map<string, number>(), new Map<string, number>(), new Map<AdSet, number>()];
  for (const set of sets) {
    const { window } = set;
    const span = window ? daysBetween(window.from, window.to) + 1 : null;
    if (!set.dated && span !== null && span > days) summed.set(set, span);
    const [from, share] = [window ? addDays(window.to, 1 - days) : null, span === null ? 0 : summed.has(set) ? days / span : 1];
    for (const row of set.rows) {
      if (!row.orders) continue;
      const folded = fold(row.term);
      // Older days of an export by day are not recent.
      if (row.date !== null && from !== null && row.date < from) continue;
      most.set(folded, (most.get(folded) ?? 0) + row.orders);
      likely.set(folded, (likely.get(folded) ?? 0) + row.orders * (row.date === null ? share : 1));
    }
  }
  return { most, likely, reach: new Set(sets.filter(({ window }) => window !== null && window.days >= days)), summed };
}

/** The orders of 30 days that a harvest is judged by; null where nobody says which days its own orders are of, and others are not enough. */
function soldLately({ set, folded }: Group, { likely }: RecentOrders, enough: number): number | null {
  const orders = likely.get(folded) ?? 0;
  return set.window !== null || orders >= enough ? orders : null;
}

/** Terms that are exact keywords somewhere, and terms that are negated, by campaign and by ad group. */
function existing({ sets, targets }: TermInput, exactNames: ReadonlySet<string>): { readonly exact: ReadonlySet<string>; readonly negated: ReadonlySet<string> } {
  const exact = new Set<string>();
  const negated = new Set<string>();
  const isExact = (matchType: string): boolean => exactNames.has(matchType.trim().toLowerCase());
  for (const row of targets) {
    if (row.negative) negated.add(join(row.campaign, row.adGroup, fold(row.targeting)));
    else if (isExact(row.matchType)) exact.add(fold(row.targeting));
  }
  // A search that an exact keyword answered is that keyword, plurals and close variants aside.
  for (const { rows } of sets) for (const row of rows) if (isExact(row.matchType)) exact.add(fold(row.targeting === '' ? row.term : row.targeting));
  return { exact, negated };
}

function guardOf(decision: SearchTermDecision, group: Group, mature: () => SearchTermDecision, { products, asinsOf, rules, scope }: TermInput, negated: ReadonlySet<string>): TermGuard | null {
  if (decision.code !== 'NEGATIVE' && decision.code !== 'HARVEST') return null;
  const { campaign, adGroup, folded } = group;
  if (decision.code === 'NEGATIVE') {
    if (negated.has(join(campaign, adGroup, folded)) || negated.has(join(campaign, '', folded))) return 'negated';
    if (mature().code !== 'NEGATIVE') return 'young';
  }
  const cover = products.coverOf(asinsOf(campaign, adGroup));
  const units = products.unitsOf(asinsOf(campaign, adGroup));
  return units === 0 || (cover !== null && cover < rules.number('acos.coverDays', scope)) ? 'stock' : null;
}

function bucketOf(code: SearchTermCode, guard: TermGuard | null): TermBucket {
  if (guard === 'negated') return 'other';
  if (guard !== null) return 'watch';
  switch (code) {
    case 'HARVEST': return 'harvest';
    case 'NEGATIVE': return 'negative';
    case 'WATCH':
    case 'LOWER_BID': return 'watch';
    default: return 'other';
  }
}

/** What a line is sorted by: what it costs above the limit, or for a harvest what it earns below it. */
function moneyOf(code: SearchTermCode, bucket: TermBucket, figures: AdFigures, limit: number): number {
  if (bucket === 'other') return 0;
  return code === 'HARVEST' ? Math.max(0, -overspend(figures, limit)) : Math.max(0, overspend(figures, limit));
}

function suggestionOf(line: Omit<TermLine, 'suggestion' | 'attributionDays'>, asins: readonly string[], basis: AdBasis, rules: Rules, scope: Scope): AdSuggestion | null {
  const { program, campaign, adGroup, term, figures, verdict, reference, money, guard } = line;
  const base = { program, campaign, adGroup, term, asins, money, verdict, figures, reference, basis };
  if (guard !== null) return null;
  if (verdict.code === 'NEGATIVE') return { ...base, kind: 'NEGATE', before: null, after: null };
  if (verdict.code === 'HARVEST') {
    const after = startBid(figures, reference.value, rules, scope);
    return after === null ? null : { ...base, kind: 'HARVEST', before: null, after };
  }
  const bid = verdict.code === 'LOWER_BID' ? lowerBid(figures, reference.value, rules, scope) : null;
  return bid && { ...base, kind: 'LOWER_BID', ...bid };
}
