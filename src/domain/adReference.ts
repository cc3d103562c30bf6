import { acosLimit, breakEvenAcos } from './advertising';
import type { CivilDate } from './civil';
import type { AsinDay } from './history';
import { daysSeen } from './lookback';
import { productKey, type Product } from './products';
import { categoryKey, type RuleId, type Rules, type SourceId } from './rules';
import { stockLine, type StockLine } from './stock';

/** The ACoS something is measured against: its category's limit, else its break-even ACoS, else the default target. */
export interface AcosReference {
  readonly value: number;
  readonly kind: 'category' | 'break-even' | 'default';
  /** The category's key, for `category`. */
  readonly category: string | null;
  readonly rule: RuleId;
  readonly source: SourceId;
}

/** The reference of one product at a price; of none, the default target. */
export function acosReference(product: Product | undefined, price: number | null, rules: Rules, marketplace: string): AcosReference {
  const category = product?.category ? categoryKey(product.category) : null;
  const limit = category === null ? null : acosLimit(rules, category, undefined, { marketplace });
  if (limit) return { value: limit.value, kind: 'category', category, rule: 'acos.limit', source: limit.source };
  const own = price && product?.cost ? breakEvenAcos(price, product.cost, product.fees ?? 0) : null;
  if (own !== null && own > 0) return { value: own, kind: 'break-even', category: null, rule: 'ads.targetAcos', source: 'settings' };
  return { value: rules.number('ads.targetAcos', { marketplace }), kind: 'default', category: null, rule: 'ads.targetAcos', source: rules.find('ads.targetAcos', { marketplace })?.source ?? 'proposal' };
}

/** What the workbook knows of advertised products, looked up once an ASIN. */
export class AdProducts {
  readonly #days: ReadonlyMap<string, ReadonlyMap<CivilDate, AsinDay>>;
  readonly #products: ReadonlyMap<string, Product>;
  readonly #stock = new Map<string, StockLine | null>();
  readonly #references = new Map<string, AcosReference>();
  readonly #rules: Rules;
  readonly #marketplace: string;

  constructor(marketplace: string, days: readonly AsinDay[], products: readonly Product[], rules: Rules) {
    this.#marketplace = marketplace;
    this.#rules = rules;
    this.#products = new Map(products.filter((product) => product.marketplace === marketplace).map((product) => [productKey(product), product]));
    const byAsin = new Map<string, Map<CivilDate, AsinDay>>();
    for (const day of days) {
      const own = byAsin.get(day.asin) ?? new Map<CivilDate, AsinDay>();
      byAsin.set(day.asin, own.set(day.date, day));
    }
    this.#days = byAsin;
  }

  product(asin: string): Product | undefined {
    return this.#products.get(productKey({ marketplace: this.#marketplace, asin }));
  }

  daysOf(asin: string): ReadonlyMap<CivilDate, AsinDay> {
    return this.#days.get(asin) ?? new Map();
  }

  asins(): Iterable<string> {
    return this.#days.keys();
  }

  /** Our own ASINs: in the product table or the history. */
  isOwn(asin: string): boolean {
    return this.#days.has(asin) || this.product(asin) !== undefined;
  }

  /** The stock on the last day it is known. */
  stock(asin: string): StockLine | null {
    const known = this.#stock.get(asin);
    if (known !== undefined) return known;
    const days = this.daysOf(asin);
    const last = [...days.values()].filter((day) => day.afnFulfillableQuantity !== null).map(({ date }) => date).sort().at(-1);
    const line = last ? stockLine(daysSeen(days, last), last, this.product(asin), this.#rules, this.#marketplace) : null;
    this.#stock.set(asin, line);
    return line;
  }

  reference(asin: string): AcosReference {
    const known = this.#references.get(asin);
    if (known) return known;
    const price = [...this.daysOf(asin).values()].sort((a, b) => b.date.localeCompare(a.date)).find(({ yourPrice }) => yourPrice !== null)?.yourPrice ?? this.product(asin)?.priceBaseline ?? null;
    const found = acosReference(this.product(asin), price, this.#rules, this.#marketplace);
    this.#references.set(asin, found);
    return found;
  }

  /** For several products together the strictest of their references; the default where none is known. */
  referenceOf(asins: readonly string[]): AcosReference {
    const found = asins.map((asin) => this.reference(asin)).filter(({ kind }) => kind !== 'default').sort((a, b) => a.value - b.value)[0];
    return found ?? acosReference(undefined, null, this.#rules, this.#marketplace);
  }

  /** Days of cover of the best stocked of several products; null where none is known. */
  coverOf(asins: readonly string[]): number | null {
    const covers = asins.flatMap((asin) => this.stock(asin)?.cover ?? []);
    return covers.length === 0 || covers.length < asins.length ? null : Math.max(...covers);
  }

  /** Sellable units of several products; null unless every one of them is known. */
  unitsOf(asins: readonly string[]): number | null {
    const units = asins.flatMap((asin) => this.stock(asin)?.available ?? []);
    return units.length === 0 || units.length < asins.length ? null : units.reduce((sum, one) => sum + one, 0);
  }

  /** Words that are never negated: of every product of the marketplace, since a brand is everybody's. */
  protectedWords(): string[] {
    return [...new Set([...this.#products.values()].flatMap(({ protectedTerms }) => (protectedTerms ?? '').split(/[;；]/).map((word) => word.trim()).filter((word) => word !== '')))];
  }
}
