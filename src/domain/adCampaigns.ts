import { FigureSum, sumFigures, type AdFigures, type AdProgram, type AdRow, type AdSet, type AdWindow } from './adFacts';
import type { AcosReference, AdProducts } from './adReference';
import { lowerBid, overspend, type AdBasis, type AdSuggestion } from './adSuggestions';
import { Conversion, youngClicks } from './adTerms';
import { acosHealth, zombie, type AcosHealthCode, type ZombieCode } from './advertising';
import { addDays, type CivilDate } from './civil';
import type { AsinDay } from './history';
import { below, type Judgement } from './judgement';
import type { Product } from './products';
import type { Rules, Scope } from './rules';

/** How much of a campaign's budget was used. Shares; days on which it was used up, of the days that are known. */
export interface BudgetUse {
  /** Money a day, as it was last. */
  readonly budget: number;
  readonly used: number;
  /** Null where the export sums several days: only the mean is known. */
  readonly spentDays: number | null;
  readonly days: number;
  readonly isSpent: boolean;
}

export interface CampaignLine {
  readonly program: AdProgram | null;
  readonly campaign: string;
  readonly asins: readonly string[];
  readonly isPaused: boolean;
  readonly figures: AdFigures;
  readonly reference: AcosReference;
  /** Null where spend or sales are not known. */
  readonly verdict: Judgement<AcosHealthCode> | null;
  readonly budget: BudgetUse | null;
  /** Most of what speaks against it lies within the days from which orders may still come: nothing is suggested yet. */
  readonly isYoung: boolean;
  readonly attributionDays: number;
  readonly money: number;
  readonly suggestion: AdSuggestion | null;
}

export interface AdProductLine {
  readonly asin: string;
  readonly sku: string | null;
  readonly title: string | null;
  readonly product: Product | undefined;
  readonly figures: AdFigures;
  /** Sales of all orders over the same days; null where a day is not known. */
  readonly totalSales: number | null;
  readonly cover: number | null;
  readonly reference: AcosReference;
  readonly verdict: Judgement<AcosHealthCode> | null;
  readonly money: number;
}

/** An ad group (or a campaign, where ad groups are not known) that only costs attention or money. */
export interface ZombieLine {
  readonly program: AdProgram | null;
  readonly campaign: string;
  readonly adGroup: string;
  readonly figures: AdFigures;
  readonly verdict: Judgement<ZombieCode>;
  readonly money: number;
  readonly suggestion: AdSuggestion;
}

interface Context {
  readonly products: AdProducts;
  readonly basisOf: (set: AdSet) => AdBasis;
  readonly rules: Rules;
  readonly scope: Scope;
  readonly today: CivilDate;
}

const group = <Key extends string>(rows: readonly AdRow[], key: (row: AdRow) => Key): Map<Key, AdRow[]> => {
  const groups = new Map<Key, AdRow[]>();
  for (const row of rows) {
    const name = key(row);
    const list = groups.get(name);
    if (list) list.push(row);
    else groups.set(name, [row]);
  }
  return groups;
};

const byMoney = <Line extends { readonly money: number; readonly figures: AdFigures }>(name: (line: Line) => string) => (a: Line, b: Line): number =>
  b.money - a.money || (b.figures.spend ?? 0) - (a.figures.spend ?? 0) || name(a).localeCompare(name(b), 'en');

/** Campaigns against the limit of what they advertise, with the use of their budgets; most money first. */
export function judgeCampaigns(sets: readonly AdSet[], asinsOf: (campaign: string) => readonly string[], context: Context): CampaignLine[] {
  const { products, basisOf, rules, scope, today } = context;
  const paused = new Set(rules.words('zombie.paused', scope));
  const enough = rules.number('acos.minClicks', scope);
  return sets.flatMap((set) => {
    const young = youngClicks(set, rules, scope, today);
    return [...group(set.rows.filter(({ negative }) => !negative), ({ campaign }) => campaign)].map(([campaign, rows]): CampaignLine => {
      const figures = sumFigures(rows);
      const asins = asinsOf(campaign);
      const reference = products.referenceOf(asins);
      const verdict = judgeAcos(figures, reference, products.coverOf(asins), rules, scope);
      const budget = set.level === 'campaign' ? budgetUse(rows, set, rules, scope) : null;
      const state = rows.map((row) => row.state).filter((one) => one !== null).at(-1) ?? '';
      const isPaused = set.level === 'campaign' && paused.has(state.normalize('NFKC').trim().toLowerCase());
      const line = { program: set.program, campaign, asins, isPaused, figures, reference, verdict, budget };
      const basis = basisOf(set);
      const found = isPaused ? null : campaignSuggestion(line, basis, rules, scope);
      const isYoung = found?.kind === 'LOWER_BID' && below((figures.clicks ?? 0) - rows.reduce((sum, row) => sum + young(row), 0), enough);
      const suggestion = isYoung ? null : found;
      return { ...line, isYoung, attributionDays: basis.attributionDays, money: suggestion?.money ?? moneyOf(verdict, figures, reference), suggestion };
    });
  }).sort(byMoney((line) => line.campaign));
}

function judgeAcos(figures: AdFigures, reference: AcosReference, cover: number | null, rules: Rules, scope: Scope): Judgement<AcosHealthCode> | null {
  const { spend, sales, clicks } = figures;
  if (spend === null || sales === null) return null;
  const limit = reference.kind === 'category' ? { category: reference.category ?? '' } : { target: reference.value };
  const found = acosHealth({ spend, sales, ...limit, ...(clicks === null ? {} : { clicks }), ...(cover === null ? {} : { cover }) }, rules, scope);
  return found && found.source === 'argument' ? { ...found, source: reference.source } : found;
}

const moneyOf = (verdict: Judgement<AcosHealthCode> | null, figures: AdFigures, reference: AcosReference): number =>
  verdict && (verdict.code === 'SEVERE' || verdict.code === 'HIGH' || verdict.code === 'NO_SALES') ? overspend(figures, reference.value) : 0;

function budgetUse(rows: readonly AdRow[], set: AdSet, rules: Rules, scope: Scope): BudgetUse | null {
  const known = rows.filter(({ budget, spend }) => budget !== null && budget > 0 && spend !== null);
  const last = set.dated ? [...known].sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '')).at(-1) : known[0];
  if (!last?.budget) return null;
  const enough = rules.number('budget.spentShare', scope);
  if (!set.dated) {
    if (!set.window) return null;
    const used = known.reduce((sum, { spend }) => sum + (spend ?? 0), 0) / (last.budget * set.window.days);
    return { budget: last.budget, used, spentDays: null, days: set.window.days, isSpent: !below(used, enough) };
  }
  let [spent, planned, full, days] = [0, 0, 0, 0];
  for (const day of group(known, ({ date }) => date ?? '').values()) {
    const budget = day[0]?.budget ?? 0;
    const spend = day.reduce((sum, row) => sum + (row.spend ?? 0), 0);
    spent += spend;
    planned += budget;
    days += 1;
    if (!below(spend / budget, enough)) full += 1;
  }
  return { budget: last.budget, used: spent / planned, spentDays: full, days, isSpent: !below(full / days, rules.number('budget.spentDays', scope)) };
}

function campaignSuggestion(line: Pick<CampaignLine, 'program' | 'campaign' | 'asins' | 'figures' | 'reference' | 'verdict' | 'budget'>, basis: AdBasis, rules: Rules, scope: Scope): AdSuggestion | null {
  const { program, campaign, asins, figures, reference, verdict, budget } = line;
  if (!verdict) return null;
  const base = { program, campaign, adGroup: '', term: '', asins, verdict, figures, reference, basis };
  if (verdict.code === 'SEVERE' || verdict.code === 'HIGH' || verdict.code === 'NO_SALES') {
    const bid = lowerBid(figures, reference.value, rules, scope);
    return bid && { ...base, kind: 'LOWER_BID', ...bid, money: overspend(figures, reference.value) };
  }
  if ((verdict.code === 'HEALTHY' || verdict.code === 'LOW') && budget?.isSpent) {
    const step = rules.number('review.budgetChange', scope);
    const after = Math.floor(budget.budget * (1 + step) * 100 + 1e-6) / 100;
    return { ...base, kind: 'RAISE_BUDGET', before: budget.budget, after, money: Math.round(Math.max(0, -overspend(figures, reference.value)) * step * 100) / 100 };
  }
  return null;
}

/** Figures of advertised products over the last days the history knows, and the days they cover. */
export function judgeProducts(days: readonly AsinDay[], until: CivilDate, context: Context): { readonly lines: AdProductLine[]; readonly window: AdWindow | null } {
  const { products, rules, scope } = context;
  const from = addDays(until, 1 - rules.number('ads.judgedDays', scope));
  const advertised = days.filter((day) => day.date >= from && day.date <= until && day.spend !== null);
  const dates = [...new Set(advertised.map(({ date }) => date))].sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return { lines: [], window: null };
  const byAsin = new Map<string, AsinDay[]>();
  for (const day of advertised) byAsin.set(day.asin, [...(byAsin.get(day.asin) ?? []), day]);
  const lines = [...byAsin].map(([asin, own]): AdProductLine => {
    const figures = sumFigures(own);
    const known = dates.map((date) => products.daysOf(asin).get(date)?.orderedProductSales ?? null).filter((value) => value !== null);
    return productLine(asin, figures, known.length === dates.length ? Math.round(known.reduce((sum, value) => sum + value, 0) * 100) / 100 : null, own.at(-1) ?? null, context);
  });
  return { lines: lines.filter(({ figures }) => (figures.spend ?? 0) > 0 || (figures.impressions ?? 0) > 0).sort(byMoney((line) => line.asin)), window: { from: first, to: last, days: dates.length } };
}

/** The same from an export of advertised products, for stores whose history has no advertising days. */
export function judgeProductSets(sets: readonly AdSet[], context: Context): AdProductLine[] {
  const rows = sets.flatMap((set) => set.rows);
  return [...group(rows.filter(({ asin }) => asin !== null), ({ asin }) => asin ?? '')]
    .map(([asin, own]) => productLine(asin, sumFigures(own), null, null, context)).sort(byMoney((line) => line.asin));
}

function productLine(asin: string, figures: AdFigures, totalSales: number | null, day: AsinDay | null, { products, rules, scope }: Context): AdProductLine {
  const reference = products.reference(asin);
  const cover = products.stock(asin)?.cover ?? null;
  const verdict = judgeAcos(figures, reference, cover, rules, scope);
  const product = products.product(asin);
  return { asin, sku: day?.sku ?? product?.sku ?? null, title: product?.name ?? day?.title ?? null, product, figures, totalSales, cover, reference, verdict, money: moneyOf(verdict, figures, reference) };
}

/** Ad groups, or campaigns where no ad groups are known, that the rules call zombies; most money first. */
export function findZombies(sets: readonly AdSet[], asinsOf: (campaign: string, adGroup: string) => readonly string[], context: Context): ZombieLine[] {
  const { products, basisOf, rules, scope, today } = context;
  return sets.flatMap((set) => {
    const young = youngClicks(set, rules, scope, today);
    const whole = set.level === 'campaign';
    const groups = [...group(set.rows.filter(({ negative }) => !negative), ({ campaign, adGroup }) => `${campaign}\u001f${whole ? '' : adGroup}`).values()].map((rows) => ({ campaign: rows[0]?.campaign ?? '', adGroup: whole ? '' : (rows[0]?.adGroup ?? ''), rows, sum: rows.reduce((sum, row) => sum.add(row), new FigureSum()) }));
    const conversion = new Conversion(groups, rules, scope);
    return groups.flatMap(({ campaign, adGroup, rows, sum }): ZombieLine[] => {
      const figures = sum.figures();
      const { impressions, clicks, orders, spend } = figures;
      if (impressions === null || clicks === null || orders === null || spend === null) return [];
      const asins = asinsOf(campaign, adGroup);
      const stock = products.unitsOf(asins);
      const state = rows.map((row) => row.state).filter((one) => one !== null).at(-1) ?? '';
      const judge = (counted: number): Judgement<ZombieCode> => zombie({ impressions, clicks: counted, orders, spend, days: set.window?.days ?? 0, state, cvr: conversion.of(campaign, adGroup), ...(stock === null ? {} : { stock }) }, rules, scope);
      const verdict = judge(clicks);
      if (verdict.code !== 'ZOMBIE') return [];
      // Clicks from which orders may still come speak against nothing.
      if (verdict.rule === 'zombie.clicksFactor' && judge(Math.max(1, clicks - rows.reduce((total, row) => total + young(row), 0))).code !== 'ZOMBIE') return [];
      const reference = products.referenceOf(asins);
      const money = Math.max(0, overspend(figures, reference.value));
      const suggestion: AdSuggestion = { kind: 'PAUSE', program: set.program, campaign, adGroup, term: '', asins, before: null, after: null, money, verdict, figures, reference, basis: basisOf(set) };
      return [{ program: set.program, campaign, adGroup, figures, verdict, money, suggestion }];
    });
  }).sort(byMoney((line) => `${line.campaign} ${line.adGroup}`));
}
