import type { AsinHistory, DayRows } from './asinHistory';
import { addDays, type CivilDate } from './civil';
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
  /** Stars of the detail page, 1 to 5, as somebody last looked them up: no export brings them. */
  readonly rating: number | null;
}

export const productKey = (row: { readonly marketplace: string; readonly asin: string }): string => `${row.marketplace}\u001f${row.asin}`;

/** A product of which only the key is known. */
export function blankProduct({ marketplace, asin }: { readonly marketplace: string; readonly asin: string }): Product {
  return {
    marketplace, asin, sku: null, parentAsin: null, name: null, owner: null, category: null, stage: null, cost: null, fees: null,
    priceFloor: null, priceBaseline: null, priceCeiling: null, leadDays: null, safetyDays: null, targetDays: null, carton: null, protectedTerms: null, dailyTarget: null, rating: null,
  };
}

/** The products that the history names and the table does not have yet. What the table has is never touched. */
export function seedProducts(known: readonly Product[], history: AsinHistory): Product[] {
  const have = new Set(known.map(productKey));
  const seeds = new Map<string, Product>();
  // Every product stands in the history once a day: whether anything is left to learn of it is asked by its number.
  const done = new Map<string, boolean[]>();
  history.visit((day, place) => {
    const { marketplace } = day;
    const number = day.numberAt(place);
    let asins = done.get(marketplace);
    if (!asins) done.set(marketplace, (asins = []));
    if (asins[number]) return;
    const one = { marketplace, asin: history.numbers.name(number) };
    const key = productKey(one);
    const before = seeds.get(key);
    if (have.has(key)) {
      asins[number] = true;
      return;
    }
    const seed = { ...blankProduct(one), sku: before?.sku ?? day.text(place, 'sku'), parentAsin: before?.parentAsin ?? day.text(place, 'parentAsin'), name: before?.name ?? day.text(place, 'title') };
    seeds.set(key, seed);
    asins[number] = Boolean(seed.sku && seed.name);
  });
  return [...seeds.values()];
}

/** Columns a verdict of the report rests on: who acts, which ACoS limit, what a sale leaves over, when to reorder, which price is wrong, which search terms are never negated. */
export const neededFields = ['owner', 'category', 'cost', 'leadDays', 'priceFloor', 'priceCeiling', 'protectedTerms'] as const satisfies readonly (keyof Product)[];
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
  /** Of one store. */
  readonly history: AsinHistory;
  readonly products: readonly Product[];
  readonly rules: Rules;
}

/** Days looked back on for what a product sells. */
const window = 30;

/** What the ASINs sold, each by its number. */
interface Sold {
  readonly sales: readonly number[];
  /** Days whose sales are known; a number is there for every ASIN that is. */
  readonly days: readonly number[];
  readonly active: readonly boolean[];
  /** Where its latest row stands. */
  readonly day: readonly DayRows[];
  readonly place: readonly number[];
}

/** What the product table lacks, most money first; products that neither sold, nor cost, nor lie in stock within 30 days are passed over. */
export function lackingProducts({ marketplace, date, history, products, rules }: LackInput): Lack[] {
  const known = new Map(products.filter((one) => one.marketplace === marketplace).map((one) => [one.asin, one]));
  const horizon = rules.number('finding.horizonDays');
  const isUnlimited = unlimitedCategories(rules, marketplace);
  const lacks: Lack[] = [];
  const sold = soldOf(history, marketplace, date);
  // Protected terms hold for every campaign of the marketplace, whichever product names them.
  const guarded = [...known.values()].some(({ protectedTerms }) => (protectedTerms ?? '').trim() !== '');
  for (let number = 0; number < sold.active.length; number += 1) {
    const [day, place] = [sold.day[number], sold.place[number]];
    if (!sold.active[number] || day === undefined || place === undefined) continue;
    const asin = history.numbers.name(number);
    const product = known.get(asin);
    const missing = neededFields.filter((field) => (product?.[field] ?? null) === null && !(field === 'protectedTerms' && guarded));
    const unlimited = product?.category && isUnlimited(product.category) ? product.category : null;
    if (missing.length === 0 && unlimited === null) continue;
    const [sales, days] = [sold.sales[number] ?? 0, sold.days[number] ?? 0];
    const money = days > 0 ? Math.round((sales / days) * horizon * 100) / 100 : 0;
    lacks.push({ marketplace, asin, sku: product?.sku ?? day.text(place, 'sku'), name: product?.name ?? day.text(place, 'title'), missing, unlimited, money });
  }
  return lacks.sort((a, b) => b.money - a.money || a.asin.localeCompare(b.asin, 'en'));
}

/** What each ASIN sold in the last days up to `date`. */
function soldOf(history: AsinHistory, marketplace: string, date: CivilDate): Sold {
  const from = addDays(date, 1 - window);
  const [sums, days, active, latest, places]: [number[], number[], boolean[], DayRows[], number[]] = [[], [], [], [], []];
  for (const day of history.days) {
    if (day.marketplace !== marketplace || day.date > date || day.date < from) continue;
    const [sales, units, spend, stock] = (['orderedProductSales', 'unitsOrdered', 'spend', 'afnFulfillableQuantity'] as const).map((field) => day.figures(field));
    for (let place = 0; place < day.size; place += 1) {
      const number = day.numberAt(place);
      const sum = sales?.[place] ?? Number.NaN;
      const isKnown = !Number.isNaN(sum);
      sums[number] = (sums[number] ?? 0) + (isKnown ? sum : 0);
      days[number] = (days[number] ?? 0) + (isKnown ? 1 : 0);
      active[number] ||= (units?.[place] ?? 0) > 0 || (spend?.[place] ?? 0) > 0 || (stock?.[place] ?? 0) > 0;
      if (day.date >= (latest[number]?.date ?? '')) [latest[number], places[number]] = [day, place];
    }
  }
  return { sales: sums, days, active, day: latest, place: places };
}

/** Whether the rules have no ACoS limit for a category; products share a few of them. */
function unlimitedCategories(rules: Rules, marketplace: string): (category: string) => boolean {
  const known = new Map<string, boolean>();
  return (category) => {
    const found = known.get(category) ?? rules.find('acos.limit', { marketplace, category: categoryKey(category) }) === null;
    known.set(category, found);
    return found;
  };
}
