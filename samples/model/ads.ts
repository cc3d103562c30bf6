import type { CivilDate } from '../../src/domain/civil';
import { dayNumber } from './demand';
import type { Category, Family, Market } from './catalogue';
import { around, count, hash, random, whole } from './random';
import type { SalesRow } from './sales';
import { effectOf, isTurn } from './stories';

export interface Campaign {
  readonly family: Family;
  readonly name: string;
  readonly adGroup: string;
  /** Null: in no portfolio. */
  readonly portfolio: string | null;
  readonly targeting: 'auto' | 'manual';
  /** Daily budget in cents. */
  readonly budget: number;
}

/** One advertised SKU in one campaign on one day. Money in cents. */
export interface AdRow {
  readonly day: CivilDate;
  readonly campaign: Campaign;
  readonly sales: SalesRow;
  readonly impressions: number;
  readonly clicks: number;
  readonly spend: number;
  readonly orders: number;
  readonly ownUnits: number;
  readonly otherUnits: number;
  readonly ownSales: number;
  readonly otherSales: number;
}

const portfolios: Readonly<Record<Category, string>> = { electronics: 'Electronics', home: 'Home & Living', kitchen: 'Kitchen', sports: 'Sports' };
/** Campaign names as teams write them: quotes, doubled spaces, slashes, Chinese and bars included. */
const written: Readonly<Record<string, readonly [string, string]>> = {
  BLK: ['SP-自动-窗帘 52" x 84"', 'SP-手动-窗帘 52" x 84"  核心词 || 9/12'],
  EAR: ['SP | Auto | Earbuds', 'SP | Manual | Earbuds | 精准+词组'],
};

/** A keyword campaign that uses up its budget nearly every day; cents. */
const tightBudgets: Readonly<Record<string, number>> = { EAR: 15_000 };

/** The two Sponsored Products campaigns of a family: automatic, and keywords. */
export function campaignsOf(market: Market, family: Family): readonly [Campaign, Campaign] {
  const names = market === 'US' ? written[family.key] : undefined;
  const portfolio = hash('portfolio', family.key) % 9 === 0 ? null : portfolios[family.category];
  const budget = Math.ceil((family.sessions * family.adShare * family.cpc * (market === 'US' ? 1 : 0.58)) / 1000) * 1000;
  return [
    { family, name: names?.[0] ?? `SP-Auto-${family.key}-${market}`, adGroup: `${family.key} auto`, portfolio, targeting: 'auto', budget: Math.round(budget * 0.5) },
    { family, name: names?.[1] ?? `SP-Manual-${family.key}-${market}`, adGroup: `${family.key} keywords`, portfolio, targeting: 'manual', budget: (market === 'US' ? tightBudgets[family.key] : undefined) ?? budget },
  ];
}

const clickThrough = { auto: 0.0041, manual: 0.0072 };
const share = { auto: 0.36, manual: 0.64 };

/** What a listing's ads did in a campaign on a day; null where they were not shown at all. */
export function adRow(sales: SalesRow, campaign: Campaign): AdRow | null {
  const { listing, day } = sales;
  const { market, family } = listing;
  if (!listing.advertised) return null;
  const effect = effectOf(market, listing.sku, dayNumber(day));
  if (effect.adClicks === 0) return null;
  const draw = random('ads', market, listing.sku, day, campaign.targeting);
  if (effect.unclicked !== undefined && campaign.targeting === 'manual') {
    return { day, campaign, sales, impressions: count(draw, effect.unclicked), clicks: 0, spend: 0, orders: 0, ownUnits: 0, otherUnits: 0, ownSales: 0, otherSales: 0 };
  }
  const mean = sales.sessions * family.adShare * share[campaign.targeting];
  const clicks = Math.min(count(draw, mean * around(draw, 0.2) * (effect.adClicks ?? 1)), Math.floor(sales.sessions * 0.6));
  const impressions = Math.max(clicks, whole(draw, (mean * (effect.adClicks ?? 1) * around(draw, 0.18)) / clickThrough[campaign.targeting]));
  const price = family.cpc * (effect.cpc ?? 1) * (campaign.targeting === 'auto' ? 0.86 : 1.06) * (market === 'US' ? 1 : 0.84);
  const spend = Array.from({ length: clicks }, () => Math.round(price * around(draw, 0.45))).reduce((total, cents) => total + cents, 0);
  const conversion = family.conversion * (campaign.targeting === 'auto' ? 0.93 : 1.12) * (effect.adConversion ?? 1);
  // Fewer buy through ads than buy at all.
  const orders = conversion === 0 ? 0 : Math.min(count(draw, clicks * conversion, isTurn(market, listing.sku, dayNumber(day)) ? 0.15 : 0.8), Math.floor(sales.orderItems * share[campaign.targeting]));
  const otherUnits = Math.min(orders, whole(draw, orders * 0.09 - 0.2));
  const ownUnits = orders - otherUnits + (orders > 3 && draw() < 0.2 ? 1 : 0);
  return { day, campaign, sales, impressions, clicks, spend, orders, ownUnits, otherUnits, ownSales: ownUnits * sales.price, otherSales: otherUnits * (market === 'US' ? family.usd : family.eur) };
}
