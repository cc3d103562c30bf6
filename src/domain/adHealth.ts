import { chooseSets, sumFigures, type AdFigures, type AdLevel, type AdPart, type AdProgram, type AdSet, type AdWindow } from './adFacts';
import { findZombies, judgeCampaigns, judgeProducts, judgeProductSets, type AdProductLine, type CampaignLine, type ZombieLine } from './adCampaigns';
import { AdProducts } from './adReference';
import type { AdBasis, AdSuggestion } from './adSuggestions';
import { attributionOf, judgeTerms, type TermSection } from './adTerms';
import { addDays, type CivilDate } from './civil';
import type { History } from './history';
import { notice, type Notice } from './notice';
import type { Product } from './products';
import type { RuleId, Rules } from './rules';

export interface AdHealthInput {
  readonly store: string;
  readonly marketplace: string;
  readonly currency: string;
  /** Of this marketplace and currency only. */
  readonly parts: readonly AdPart[];
  /** Of this store and marketplace only. */
  readonly history: History;
  readonly products: readonly Product[];
  readonly rules: Rules;
  /** The marketplace's own date now. */
  readonly today: CivilDate;
}

/** Where a section's figures come from: one entry a program. */
export interface AdOrigin {
  readonly program: AdProgram | null;
  readonly level: AdLevel;
  readonly kind: string;
  readonly window: AdWindow | null;
  readonly attributionDays: number;
  /** Its last days may still gain orders. */
  readonly provisional: boolean;
}

/** The lines of a section that are listed, most money first, and what all of its lines come to. */
export interface AdSection<Line> {
  readonly lines: readonly Line[];
  readonly count: number;
  readonly figures: AdFigures;
  readonly money: number;
  /** How many lines have each verdict, listed or not. */
  readonly codes: Readonly<Partial<Record<string, number>>>;
  readonly origins: readonly AdOrigin[];
}

/** Exports that would fill what is missing. */
export const adGaps = ['campaigns', 'terms', 'advertised', 'targets', 'inventory'] as const;
export type AdGap = (typeof adGaps)[number];

/** Advertising of one store and marketplace, judged: what is suggested is only ever a suggestion. */
export interface AdHealth {
  readonly store: string;
  readonly marketplace: string;
  readonly currency: string;
  readonly campaigns: AdSection<CampaignLine>;
  /** Campaigns that use up their budget too often. */
  readonly spentCampaigns: number;
  readonly products: AdSection<AdProductLine>;
  readonly terms: readonly TermSection[];
  readonly termOrigins: readonly AdOrigin[];
  readonly zombies: AdSection<ZombieLine>;
  /** All sales of the store over the days of the campaigns, where every one is known and the campaigns cover one window. */
  readonly totalSales: number | null;
  readonly gaps: readonly AdGap[];
  /** Of everything listed, most money first. */
  readonly suggestions: readonly AdSuggestion[];
  readonly notices: readonly Notice[];
}

/** Judges the advertising of one store and marketplace from the exports at hand. Pure. */
export function adHealth(input: AdHealthInput): AdHealth {
  const { store, marketplace, currency, parts, history, rules, today } = input;
  const scope = { marketplace };
  const most = rules.number('ads.listedRows', scope);
  const products = new AdProducts(marketplace, history.asinDays, input.products, rules);
  const basisOf = (set: AdSet): AdBasis => ({ window: set.window, attributionDays: attributionOf(set, rules, scope), imports: set.sources.map(({ id }) => id) });
  const context = { products, basisOf, rules, scope, today };
  const pick = (...levels: readonly AdLevel[]): ReturnType<typeof chooseSets> => chooseSets(parts, levels);

  const advertised = pick('product');
  const asins = advertisedAsins(advertised.sets);
  const [campaignSets, termSets, targetSets, groupSets] = [pick('campaign', 'adGroup', 'product', 'target', 'term'), pick('term'), pick('target'), pick('adGroup', 'product', 'target')];
  const inGroup = (campaign: string, adGroup: string): readonly string[] => asins.get(`${campaign}\u001f${adGroup}`) ?? asins.get(campaign) ?? [];
  const terms = judgeTerms({ sets: termSets.sets, targets: targetSets.sets.flatMap(({ rows }) => rows), asinsOf: inGroup, products, basisOf, rules, scope, today }, most);
  const ofHistory = judgeProducts(history.asinDays, lastDay(history, today), context);
  const productLines = ofHistory.lines.length > 0 ? ofHistory.lines : judgeProductSets(advertised.sets, context);
  const zombieSets = [...groupSets.sets, ...campaignSets.sets.filter(({ level }) => level === 'campaign')];
  const zombies = withoutDoubles(findZombies(zombieSets, inGroup, context));
  const idle = new Set(zombies.flatMap(({ program, campaign, adGroup }) => (adGroup === '' ? [`${program}\u001f${campaign}`] : [])));
  // One suggestion for one thing: what should be paused needs no lower bid.
  const campaigns = judgeCampaigns(campaignSets.sets, (campaign) => asins.get(campaign) ?? [], context)
    .map((line) => (idle.has(`${line.program}\u001f${line.campaign}`) ? { ...line, suggestion: null } : line));

  const provisional = (window: AdWindow | null, attribution: number): boolean => window !== null && addDays(window.to, Math.max(attribution, rules.number('report.provisionalDays', scope))) >= today;
  const originOf = (set: AdSet): AdOrigin => {
    const attributionDays = attributionOf(set, rules, scope);
    return { program: set.program, level: set.level, kind: set.kind, window: set.window, attributionDays, provisional: provisional(set.window, attributionDays) };
  };
  const spDays = rules.number('attribution.spDays' satisfies RuleId, scope);
  const productOrigins: AdOrigin[] = ofHistory.lines.length > 0
    ? [{ program: history.asinDays.some(({ sdSpend }) => sdSpend !== null) ? null : 'SP', level: 'product', kind: 'history', window: ofHistory.window, attributionDays: spDays, provisional: provisional(ofHistory.window, spDays) }]
    : advertised.sets.map(originOf);
  const section = <Line extends { readonly figures: AdFigures; readonly money: number; readonly verdict: { readonly code: string } | null }>(lines: readonly Line[], origins: readonly AdOrigin[]): AdSection<Line> => ({
    lines: lines.slice(0, most), count: lines.length, figures: sumFigures(lines.map(({ figures }) => figures)), money: Math.round(lines.reduce((sum, { money }) => sum + money, 0) * 100) / 100, codes: countCodes(lines), origins,
  });
  const listed = { campaigns: section(campaigns, campaignSets.sets.map(originOf)), zombies: section(zombies, zombieSets.map(originOf)) };
  const suggestions = [...listed.campaigns.lines, ...terms.flatMap(({ lines }) => lines), ...listed.zombies.lines].flatMap(({ suggestion }) => suggestion ?? []);
  return {
    store, marketplace, currency, ...listed, spentCampaigns: campaigns.filter(({ budget, isPaused }) => budget?.isSpent && !isPaused).length, products: section(productLines, productOrigins), terms, termOrigins: termSets.sets.map(originOf),
    totalSales: totalSales(history, campaignSets.sets), gaps: gapsOf(campaignSets.sets, termSets.sets, asins, targetSets.sets, products),
    suggestions: suggestions.sort((a, b) => b.money - a.money || nameOf(a).localeCompare(nameOf(b), 'en')),
    notices: noticesOf([advertised, campaignSets, termSets, targetSets, groupSets].flatMap(({ leftOut }) => leftOut), [...campaignSets.sets, ...termSets.sets]),
  };
}

function countCodes(lines: readonly { readonly verdict: { readonly code: string } | null; readonly isPaused?: boolean }[]): Partial<Record<string, number>> {
  const codes: Partial<Record<string, number>> = {};
  for (const { verdict, isPaused } of lines) if (verdict && !isPaused) codes[verdict.code] = (codes[verdict.code] ?? 0) + 1;
  return codes;
}

const nameOf = ({ campaign, adGroup, term, kind }: AdSuggestion): string => [term, campaign, adGroup, kind].join('\u001f');

/** A campaign whose ad group is named already is not named again. */
function withoutDoubles(zombies: readonly ZombieLine[]): ZombieLine[] {
  const named = new Set(zombies.flatMap(({ campaign, adGroup }) => (adGroup === '' ? [] : [campaign])));
  return zombies.filter(({ campaign, adGroup }) => adGroup !== '' || !named.has(campaign));
}

/** The ASINs each campaign, and each ad group of it, advertises. */
function advertisedAsins(sets: readonly AdSet[]): ReadonlyMap<string, readonly string[]> {
  const asins = new Map<string, Set<string>>();
  for (const { rows } of sets) {
    for (const { campaign, adGroup, asin } of rows) {
      if (asin === null) continue;
      for (const key of [campaign, `${campaign}\u001f${adGroup}`]) asins.set(key, (asins.get(key) ?? new Set()).add(asin));
    }
  }
  return new Map([...asins].map(([key, own]) => [key, [...own].sort()]));
}

function lastDay(history: History, today: CivilDate): CivilDate {
  let last: CivilDate | null = null;
  for (const { date, spend } of history.asinDays) if (spend !== null && (last === null || date > last)) last = date;
  return last ?? today;
}

function totalSales(history: History, sets: readonly AdSet[]): number | null {
  const windows = new Set(sets.map(({ window }) => (window ? `${window.from} ${window.to}` : '')));
  const window = sets[0]?.window;
  if (windows.size !== 1 || !window) return null;
  const days = new Map(history.dayTotals.map(({ date, orderedProductSales }) => [date, orderedProductSales]));
  let sum = 0;
  for (let day = window.from; day <= window.to; day = addDays(day, 1)) {
    const sales = days.get(day);
    if (sales === null || sales === undefined) return null;
    sum += sales;
  }
  return Math.round(sum * 100) / 100;
}

function gapsOf(campaigns: readonly AdSet[], terms: readonly AdSet[], asins: ReadonlyMap<string, unknown>, targets: readonly AdSet[], products: AdProducts): AdGap[] {
  const known: Readonly<Record<AdGap, boolean>> = {
    campaigns: campaigns.some(({ level }) => level === 'campaign'), terms: terms.length > 0, advertised: asins.size > 0, targets: targets.length > 0,
    inventory: [...products.asins()].some((asin) => products.stock(asin) !== null),
  };
  return adGaps.filter((gap) => !known[gap]);
}

function noticesOf(leftOut: readonly { readonly file: string; readonly used: string }[], sets: readonly AdSet[]): Notice[] {
  const said = new Map(leftOut.map(({ file, used }) => [`${file}|${used}`, notice('adhealth.left-out', { file, used })]));
  const windows = [...new Set(sets.flatMap(({ window }) => (window ? [`${window.from} – ${window.to}`] : [])))];
  return [...said.values(), ...(windows.length > 1 ? [notice('adhealth.several-windows', { windows: windows.join('; ') })] : [])];
}
