import { addDays, type CivilDate } from './civil';
import type { AsinDay } from './history';
import { categoryKey, type Rules } from './rules';

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
  const done = new Map<string, Set<string>>();
  for (const day of days) {
    // Every product stands in the history once a day: its key is made once.
    let asins = done.get(day.marketplace);
    if (!asins) done.set(day.marketplace, (asins = new Set<string>()));
    if (asins.has(day.asin)) continue;
    const key = productKey(day);
    const before = seeds.get(key);
    if (have.has(key) || (before?.sku && before.name)) {
      asins.add(day.asin);
      continue;
    }
    seeds.set(key, {
      ...blankProduct(day),
      sku: before?.sku ?? day.sku, parentAsin: before?.parentAsin ?? day.parentAsin, name: before?.name ?? day.title,
    });
  }
  return [...seeds.values()];
}

/** Columns a verdict of the report rests on: who acts, which ACoS limit, what a sale leaves over, when to reorder, which price is wrong. */
export const neededFields = ['owner', 'category', 'cost', 'leadDays', 'priceFloor', 'priceCeiling'] as const satisfies readonly (keyof Product)[];
export type NeededField = (typeof neededFields)[number];

/** What the table does not say of a product that sells. */
export interface Lack {
  readonly marketplace: string;
  readonly asin: string;
  readonly sku: string | null;
  readonly name: string | null;
  readonly missing: readonly NeededField[];
  /** Its category, where the rules have no ACoS limit for it. */
  readonly unlimited: string | null;
  /** What it sells over `finding.horizonDays`, at the mean of its known days among the last 30: the money judged by defaults. */
  readonly money: number;
}

export interface LackInput {
  readonly marketplace: string;
  readonly date: CivilDate;
  /** Of one store and this marketplace. */
  readonly days: readonly AsinDay[];
  readonly products: readonly Product[];
  readonly rules: Rules;
}

/** Days looked back on for what a product sells. */
const window = 30;

/** What the product table lacks, most money first; products that neither sold, nor cost, nor lie in stock within 30 days are passed over. */
export function lackingProducts({ marketplace, date, days, products, rules }: LackInput): Lack[] {
  const known = new Map(products.filter((one) => one.marketplace === marketplace).map((one) => [one.asin, one]));
  const horizon = rules.number('finding.horizonDays');
  const from = addDays(date, 1 - window);
  const sold = new Map<string, { sales: number; days: number; active: boolean; latest: AsinDay }>();
  for (const day of days) {
    if (day.marketplace !== marketplace || day.date > date || day.date < from) continue;
    const one = sold.get(day.asin) ?? { sales: 0, days: 0, active: false, latest: day };
    const active = (day.unitsOrdered ?? 0) > 0 || (day.spend ?? 0) > 0 || (day.afnFulfillableQuantity ?? 0) > 0;
    sold.set(day.asin, {
      sales: one.sales + (day.orderedProductSales ?? 0), days: one.days + (day.orderedProductSales === null ? 0 : 1), active: one.active || active, latest: day.date >= one.latest.date ? day : one.latest,
    });
  }
  const lacks: Lack[] = [];
  for (const [asin, { sales, days: knownDays, active, latest }] of sold) {
    const product = known.get(asin);
    const missing = neededFields.filter((field) => (product?.[field] ?? null) === null);
    const category = product?.category ? categoryKey(product.category) : null;
    const unlimited = category !== null && rules.find('acos.limit', { marketplace, category }) === null ? (product?.category ?? null) : null;
    if (!active || (missing.length === 0 && unlimited === null)) continue;
    const money = knownDays > 0 ? Math.round((sales / knownDays) * horizon * 100) / 100 : 0;
    lacks.push({ marketplace, asin, sku: product?.sku ?? latest.sku, name: product?.name ?? latest.title, missing, unlimited, money });
  }
  return lacks.sort((a, b) => b.money - a.money || a.asin.localeCompare(b.asin, 'en'));
}
