import type { AdFigures } from '../domain/adFacts';
import type { AdHealth } from '../domain/adHealth';
import type { AdProductLine, BudgetUse, CampaignLine, ZombieLine } from '../domain/adCampaigns';
import type { AdSuggestion } from '../domain/adSuggestions';
import type { TermLine } from '../domain/adTerms';
import { say, type Language } from '../locale';
import { adHealthText } from '../locale/adHealth';
import { needsReview } from './adProposals';
import { adviceText, originText, termLight, verdictLight, whyText, type AdWords } from './adText';
import { shortName } from './format';

/** A row of the page, whatever it is about. */
export interface AdPageRow {
  readonly object: string;
  readonly place: string;
  readonly light: string;
  readonly money: number;
  readonly figures: AdFigures;
  /** A share; null where nothing is measured against it. */
  readonly limit: number | null;
  readonly totalSales: number | null;
  readonly budget: BudgetUse | null;
  readonly why: string;
  readonly advice: string;
}

export const adSections = ['campaigns', 'products', 'harvest', 'negative', 'watch', 'zombies'] as const;
export type AdPageSection = (typeof adSections)[number];

/** A section of the page: its rows, and what the rows that are not listed come to. */
export interface AdPageBlock {
  readonly id: AdPageSection;
  readonly note: string;
  /** Which exports the rows come from, and which days; empty where there are none. */
  readonly origins: string;
  readonly rows: readonly AdPageRow[];
  readonly count: number;
  readonly rest: { readonly count: number; readonly figures: AdFigures; readonly money: number } | null;
}

/** The page's sections in their order. */
export function pageBlocks(health: AdHealth, words: AdWords): AdPageBlock[] {
  const { language } = words;
  const origins = (list: AdHealth['termOrigins']): string => list.map((origin) => originText(origin, language)).join('; ');
  const block = <Line>(id: AdPageSection, list: AdHealth['termOrigins'], section: { readonly lines: readonly Line[]; readonly count: number; readonly figures: AdFigures; readonly money: number }, row: (line: Line) => AdPageRow): AdPageBlock => {
    const rows = section.lines.map(row);
    return { id, note: say(language, adHealthText[`note.${id}`]), origins: origins(list), rows, count: section.count, rest: restOf(section, rows) };
  };
  return [
    block('campaigns', health.campaigns.origins, health.campaigns, (line) => campaignRow(line, words)),
    block('products', health.products.origins, health.products, (line) => productRow(line, words)),
    ...health.terms.filter(({ bucket }) => bucket !== 'other').map((section) => block(section.bucket as AdPageSection, health.termOrigins, section, (line) => termRow(line, words))),
    block('zombies', health.zombies.origins.filter(({ program, level }) => health.zombies.lines.some((line) => line.program === program && (line.adGroup === '') === (level === 'campaign'))), health.zombies, (line) => zombieRow(line, words)),
  ];
}

function restOf({ count, figures, money }: { readonly count: number; readonly figures: AdFigures; readonly money: number }, rows: readonly AdPageRow[]): AdPageBlock['rest'] {
  if (count <= rows.length) return null;
  const left = (field: keyof AdFigures): number | null => {
    const all = figures[field];
    return all === null ? null : Math.round((all - rows.reduce((sum, row) => sum + (row.figures[field] ?? 0), 0)) * 100) / 100;
  };
  return {
    count: count - rows.length, money: Math.round((money - rows.reduce((sum, row) => sum + row.money, 0)) * 100) / 100,
    figures: { impressions: left('impressions'), clicks: left('clicks'), spend: left('spend'), sales: left('sales'), orders: left('orders') },
  };
}

const placeOf = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' › ');

const adviceOf = (suggestion: AdSuggestion | null, words: AdWords): string => {
  if (!suggestion) return '';
  const advice = adviceText(suggestion, words);
  return needsReview(suggestion, words) ? say(words.language, adHealthText['advice.review'], { advice }) : advice;
};

function campaignRow(line: CampaignLine, words: AdWords): AdPageRow {
  const { language } = words;
  const spent = line.budget?.isSpent && line.budget.spentDays !== null ? [say(language, adHealthText['budget.spent'], { spent: line.budget.spentDays, days: line.budget.days })] : [];
  return {
    object: line.campaign, place: placeOf(say(language, adHealthText[`program.${line.program ?? 'none'}`]), line.asins.slice(0, 3).join(' ') + (line.asins.length > 3 ? ' …' : '')),
    light: line.isPaused ? `○ ${say(language, adHealthText['verdict.paused'])}` : verdictLight('ACOSHEALTH', line.verdict, language),
    money: line.money, figures: line.figures, limit: line.reference.value, totalSales: null, budget: line.budget,
    why: [...(line.verdict ? [whyText(line.verdict, line.reference.kind, words)] : []), ...(line.isYoung ? [say(language, adHealthText['guard.fresh'], { days: line.attributionDays })] : []), ...spent].join(language === 'en' ? '; ' : '；'), advice: adviceOf(line.suggestion, words),
  };
}

function productRow(line: AdProductLine, words: AdWords): AdPageRow {
  return {
    object: line.product?.name ?? shortName(line.title, line.asin), place: placeOf(line.asin, line.sku ?? ''), light: verdictLight('ACOSHEALTH', line.verdict, words.language),
    money: line.money, figures: line.figures, limit: line.reference.value, totalSales: line.totalSales, budget: null,
    why: line.verdict ? whyText(line.verdict, line.reference.kind, words) : '', advice: '',
  };
}

function termRow(line: TermLine, words: AdWords): AdPageRow {
  const { language } = words;
  const why = line.guard === 'young' ? say(language, adHealthText['guard.young'], { days: line.attributionDays })
    : line.guard === 'stock' ? say(language, adHealthText['guard.stock'])
    : line.guard === 'span' ? say(language, adHealthText['guard.span'], { orders: line.figures.orders ?? 0 }) : whyText(line.verdict, line.reference.kind, words);
  return {
    object: line.term, place: placeOf(line.campaign, line.adGroup) + matchOf(line.matchTypes, language), light: termLight(line, language), money: line.money, figures: line.figures,
    limit: line.reference.value, totalSales: null, budget: null, why, advice: line.isRepeated ? say(language, adHealthText['advice.once']) : adviceOf(line.suggestion, words),
  };
}

const matchOf = (types: readonly string[], language: Language): string => (types.length === 0 ? '' : language === 'en' ? ` (${types.join(', ')})` : `（${types.join('、')}）`);

function zombieRow(line: ZombieLine, words: AdWords): AdPageRow {
  const { language } = words;
  return {
    object: line.adGroup === '' ? line.campaign : line.adGroup, place: placeOf(say(language, adHealthText[`program.${line.program ?? 'none'}`]), line.adGroup === '' ? '' : line.campaign),
    light: verdictLight('ZOMBIE', line.verdict, language), money: line.money, figures: line.figures, limit: null, totalSales: null, budget: null,
    why: whyText(line.verdict, 'default', words), advice: adviceOf(line.suggestion, words),
  };
}
