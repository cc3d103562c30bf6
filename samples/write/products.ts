import type { Category } from '../model/catalogue';
import { windowDays } from '../model/demand';
import type { Listing } from '../model/listings';
import { hash } from '../model/random';
import { total, type MarketModel } from '../model/store';
import { encodeUtf8WithBom, plain, sparing } from './text';

export type ProductLanguage = 'en' | 'zh-CN';

const headers: Readonly<Record<ProductLanguage, readonly string[]>> = {
  en: ['Marketplace', 'ASIN', 'SKU', 'Parent ASIN', 'Name', 'Owner', 'Category', 'Stage', 'Unit cost', 'Unit fees', 'Price floor', 'Price baseline', 'Price ceiling', 'Lead days', 'Safety days', 'Target days', 'Carton', 'Protected terms', 'Daily target (units)'],
  'zh-CN': ['站点', 'ASIN', 'SKU', '父ASIN', '品名', '负责人', '类目', '阶段', '单件成本', '单件费用', '价格下限', '基准价', '价格上限', '备货周期(天)', '安全天数', '目标备货天数', '箱规', '保护词', '日销目标(件)'],
};
const categories: Readonly<Record<Category, string>> = { electronics: '电子', home: '家居', kitchen: '厨房', sports: '运动' };
const stages: Readonly<Record<ProductLanguage, readonly [string, string, string]>> = { en: ['mature', 'launch', 'clearance'], 'zh-CN': ['成熟期', '新品期', '清仓期'] };

/** What a team forgot: products without a cost, and one that nobody owns. */
const withoutCost = new Set(['FV-MAT-PR', 'FV-MAT-BK', 'FV-BND', 'FV-MAT-PR-DE', 'FV-MAT-BK-DE']);
const withoutOwner = new Set(['FV-CUT', 'FV-CUT-DE']);

/** Families that are new, with the launch terms that are never negated. */
const launching: Readonly<Record<string, string>> = { BAR: 'monitor light bar', WCH: '3 in 1 charging station' };

function cells(listing: Listing, unitsADay: number, language: ProductLanguage): readonly string[] {
  const { family, price, market } = listing;
  const stage = stages[language][listing.variation.key === '50RD' ? 2 : family.key in launching ? 1 : 0];
  const fees = Math.round(price * family.referral) + listing.fulfilment;
  // Bulky goods come by sea, small ones partly by air.
  const lead = (family.volume > 0.15 ? 45 : 38) + (hash('lead', family.key) % 3) * 2;
  return [
    market, listing.asin, listing.sku, listing.parentAsin,
    language === 'en' ? `${family.en.split(',')[0]}${listing.variation.en && ` (${listing.variation.en})`}` : listing.zh,
    withoutOwner.has(listing.sku) ? '' : listing.owner, language === 'en' ? family.category : categories[family.category], stage,
    withoutCost.has(listing.sku) ? '' : plain(listing.cost), plain(fees),
    plain(Math.round(price * 0.82)), plain(price), plain(Math.round(price * 1.15)),
    String(lead), '14', family.volume > 0.15 ? '60' : '55', String(family.carton),
    ['fennavo', launching[family.key] ?? ''].filter(Boolean).join('; '), unitsADay < 1 ? '' : String(Math.round(unitsADay * 1.06)),
  ];
}

/** What a person would paste into the product table: every listing of both marketplaces. */
export function productTable(language: ProductLanguage, models: readonly MarketModel[]): Uint8Array {
  const rows = models.flatMap((model) => model.listings.map((listing) => {
    const before = model.sales.filter((row) => row.listing === listing && !windowDays.includes(row.day));
    return cells(listing, total(before, ({ units }) => units) / before.length, language);
  }));
  return encodeUtf8WithBom(`${[headers[language], ...rows].map((line) => line.map(sparing).join(',')).join('\r\n')}\r\n`);
}
