import { toSerial } from '../../src/domain/civil';
import type { AdRow, Campaign } from '../model/ads';
import type { Market } from '../model/catalogue';
import { firstOfThirty, lastDay } from '../model/demand';
import { code, hash, random } from '../model/random';
import { astrayFor, termsFor } from '../model/terms';
import { figuresTail, formatsOf, ungrouped, country, style, type AdFigures, type ConsoleLanguage } from './sponsoredProducts';
import { consoleWorkbook, type ConsoleCell } from './xlsx';

/** `total` dealt out by weight in whole parts that add up to it. */
export function deal(total: number, weights: readonly number[]): readonly number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / all);
  const parts = exact.map(Math.floor);
  const byRest = exact.map((value, index) => ({ index, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest || a.index - b.index);
  const left = total - parts.reduce((sum, part) => sum + part, 0);
  for (const { index } of byRest.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

interface Term extends AdFigures {
  readonly campaign: Campaign;
  readonly targeting: string;
  readonly matchType: string;
  readonly term: string;
}

interface Slot {
  readonly targeting: string;
  readonly matchType: string;
  readonly term: string;
  readonly weight: number;
  /** How well visitors of this term buy; 0 for terms that only cost. */
  readonly appeal: number;
}

const automatic = ['close-match', 'loose-match', 'substitutes', 'complements'] as const;

function slots(market: Market, campaign: Campaign): readonly Slot[] {
  const { family, targeting } = campaign;
  const draw = random('terms', market, campaign.name);
  const terms = termsFor(market, family);
  const words = terms.map((term, index): Slot => {
    const match = index === 0 ? 'EXACT' : (['BROAD', 'PHRASE', 'EXACT'] as const)[hash(term) % 3] ?? 'BROAD';
    const weight = 1 / (1 + index * 0.8);
    const appeal = 0.5 + draw() * 1.1;
    return targeting === 'manual'
      ? { targeting: match === 'EXACT' ? term : term.split(' ').slice(-2).join(' '), matchType: match, term, weight, appeal }
      : { targeting: automatic[index % 2] ?? 'close-match', matchType: '-', term: `${term}${index % 3 === 2 && market === 'US' ? ' for home' : ''}`, weight, appeal };
  });
  const lost = astrayFor(market, family);
  const only: readonly Slot[] = lost === undefined ? [] : [{ targeting: targeting === 'manual' ? terms[0]?.split(' ').at(-1) ?? lost : 'loose-match', matchType: targeting === 'manual' ? 'BROAD' : '-', term: lost, weight: 0.3, appeal: 0 }];
  // Automatic campaigns also run on other products' pages: the term is then an ASIN, in small letters.
  const pages: readonly Slot[] = targeting === 'manual' ? [] : [0, 1, 2].map((index) => ({ targeting: automatic[2 + (index % 2)] ?? 'substitutes', matchType: '-', term: `b0z${code('rival', family.key, index).toLowerCase()}`, weight: 0.22, appeal: index === 0 ? 0.8 : 0 }));
  return [...words, ...only, ...pages];
}

/** The thirty days of a campaign by search term. Clicks, spend, orders, units and sales add up to the campaign's own. */
export function termsOf(market: Market, campaign: Campaign, rows: readonly AdRow[]): readonly Term[] {
  const add = (value: (row: AdRow) => number): number => rows.reduce((sum, row) => sum + value(row), 0);
  const list = slots(market, campaign);
  const clicks = deal(add((row) => row.clicks), list.map(({ weight }) => weight));
  // A fifth of the impressions belong to terms nobody clicked; the report leaves those out.
  const impressions = deal(Math.round(add((row) => row.impressions) * 0.8), clicks);
  const spend = deal(add((row) => row.spend), clicks);
  const orders = deal(add((row) => row.orders), list.map(({ appeal }, index) => (clicks[index] ?? 0) * appeal));
  const ownUnits = deal(add((row) => row.ownUnits), orders);
  const otherUnits = deal(add((row) => row.otherUnits), orders);
  const ownSales = deal(add((row) => row.ownSales), ownUnits);
  const otherSales = deal(add((row) => row.otherSales), otherUnits);
  return list.map((slot, index) => ({
    ...slot, campaign, impressions: Math.max(impressions[index] ?? 0, clicks[index] ?? 0), clicks: clicks[index] ?? 0, spend: spend[index] ?? 0, orders: orders[index] ?? 0,
    ownUnits: ownUnits[index] ?? 0, otherUnits: otherUnits[index] ?? 0, ownSales: ownSales[index] ?? 0, otherSales: otherSales[index] ?? 0,
  })).filter((term) => term.clicks > 0);
}

const head: Readonly<Record<ConsoleLanguage, readonly string[]>> = {
  en: ['Start Date', 'End Date', 'Portfolio name', 'Currency', 'Campaign Name', 'Ad Group Name', 'Retailer', 'Country', 'Targeting', 'Match Type', 'Customer Search Term'],
  'zh-CN': ['开始日期', '结束日期', '广告组合名称', '货币', '广告活动名称', '广告组名称', '零售商', '国家/地区', '投放', '匹配类型', '客户搜索词'],
};
const sheet: Readonly<Record<ConsoleLanguage, string>> = { en: 'Sponsored Product Search Term Report', 'zh-CN': '商品推广 搜索词 报告' };
export const searchTermName: Readonly<Record<ConsoleLanguage, string>> = { en: 'Sponsored Products Search term report.xlsx', 'zh-CN': '商品推广 搜索词 报告.xlsx' };

/** The Sponsored Products search-term report of thirty days, one row a term. */
export function searchTerms(language: ConsoleLanguage, market: Market, rows: readonly AdRow[]): Uint8Array {
  const campaigns = new Map<Campaign, AdRow[]>();
  for (const row of rows) campaigns.set(row.campaign, [...(campaigns.get(row.campaign) ?? []), row]);
  const date = (day: typeof lastDay): ConsoleCell => ({ number: toSerial(day), style: style.date });
  return consoleWorkbook(sheet[language], formatsOf(market), [
    [...head[language], ...figuresTail.map((column) => (language === 'en' ? column.en : column.zh))],
    ...[...campaigns].flatMap(([campaign, own]) => termsOf(market, campaign, own)).map((term) => [
      date(firstOfThirty), date(lastDay), term.campaign.portfolio ?? ungrouped[language], market === 'US' ? 'USD' : 'EUR', term.campaign.name, term.campaign.adGroup,
      'Amazon', country[language][market], term.targeting, term.matchType, term.term, ...figuresTail.map(({ cell }) => cell(term)),
    ]),
  ]);
}
