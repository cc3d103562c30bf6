import type { AsinDay } from './history';

/** One row of the product table (产品表): what the team knows of an ASIN in a marketplace. Seeded once, then the team's. */
export interface Product {
  readonly marketplace: string;
  readonly asin: string;
  readonly sku: string | null;
  readonly parentAsin: string | null;
  readonly name: string | null;
  readonly owner: string | null;
  readonly category: string | null;
  readonly stage: string | null;
  /** Money a unit, in the marketplace's currency. */
  readonly cost: number | null;
  readonly fees: number | null;
  readonly priceFloor: number | null;
  readonly priceBaseline: number | null;
  readonly priceCeiling: number | null;
  /** Days. */
  readonly leadDays: number | null;
  readonly safetyDays: number | null;
  readonly targetDays: number | null;
  /** Units in a carton. */
  readonly carton: number | null;
  /** Brand, ranking and launch terms, separated by `;`, that are never negated. */
  readonly protectedTerms: string | null;
  /** Units a day. */
  readonly dailyTarget: number | null;
}

export const productKey = (row: { readonly marketplace: string; readonly asin: string }): string => `${row.marketplace}\u001f${row.asin}`;

/** A product of which only the key is known. */
export function blankProduct({ marketplace, asin }: { readonly marketplace: string; readonly asin: string }): Product {
  return {
    marketplace, asin, sku: null, parentAsin: null, name: null, owner: null, category: null, stage: null, cost: null, fees: null,
    priceFloor: null, priceBaseline: null, priceCeiling: null, leadDays: null, safetyDays: null, targetDays: null, carton: null, protectedTerms: null, dailyTarget: null,
  };
}

/** The products that the history names and the table does not have yet. What the table has is never touched. */
export function seedProducts(known: readonly Product[], days: readonly AsinDay[]): Product[] {
  const have = new Set(known.map(productKey));
  const seeds = new Map<string, Product>();
  for (const day of days) {
    const key = productKey(day);
    const before = seeds.get(key);
    if (have.has(key) || (before?.sku && before.name)) continue;
    seeds.set(key, {
      ...blankProduct(day),
      sku: before?.sku ?? day.sku, parentAsin: before?.parentAsin ?? day.parentAsin, name: before?.name ?? day.title,
    });
  }
  return [...seeds.values()];
}
