import { families, type Category, type Family, type Market, type Variation, brand } from './catalogue';
import { code, hash } from './random';

export interface Listing {
  readonly market: Market;
  readonly family: Family;
  readonly variation: Variation;
  readonly category: Category;
  readonly asin: string;
  /** The same as `asin` where there are no variations. */
  readonly parentAsin: string;
  /** The SKU that is advertised; `secondSku` is an older label of the same ASIN with a part of the stock. */
  readonly sku: string;
  readonly fnsku: string;
  readonly secondSku: { readonly sku: string; readonly fnsku: string } | null;
  readonly title: string;
  readonly zh: string;
  /** Cents of the marketplace's currency. */
  readonly price: number;
  readonly cost: number;
  readonly fulfilment: number;
  readonly owner: string;
  readonly advertised: boolean;
}

const owners: Readonly<Record<Category, readonly string[]>> = { electronics: ['林晓彤', '周楠'], home: ['何雨', '周楠'], kitchen: ['何雨'], sports: ['林晓彤'] };

/** Prices are the other side of the rate too: costs come from one factory and are kept in the marketplace's currency. */
const eurosForDollar = 0.92;

function listing(market: Market, family: Family, variation: Variation): Listing {
  const parts = [family.key, variation.key].filter(Boolean).join('-');
  const asin = `B0Z${code('asin', parts)}`;
  const variationText = market === 'US' ? variation.en : variation.de;
  const rate = market === 'US' ? 1 : eurosForDollar;
  const team = owners[family.category];
  return {
    market, family, variation, category: family.category, asin,
    parentAsin: family.variations.length > 1 ? `B0Z${code('parent', family.key)}` : asin,
    sku: `FV-${parts}${market === 'US' ? '' : '-DE'}`,
    // A product sold under the manufacturer's barcode has its ASIN for an FNSKU.
    fnsku: family.key === 'CUT' ? asin : `X00${code('fnsku', market, parts)}`,
    secondSku: market === 'US' && parts === 'EAR-BK' ? { sku: '0042318', fnsku: `X00${code('fnsku', market, 'EAR-BK old')}` } : null,
    title: `${brand} ${market === 'US' ? family.en : family.de}${variationText && ` (${variationText})`}`,
    zh: `${family.zh}${variation.zh && ` ${variation.zh}`}`,
    price: (market === 'US' ? family.usd : family.eur) + (variation.extra ?? 0),
    cost: Math.round((family.cost + (variation.extra ?? 0) * 0.3) * rate),
    fulfilment: Math.round(family.fulfilment * rate),
    owner: team[hash('owner', family.key) % team.length] ?? '林晓彤',
    advertised: variation.weight >= 0.2,
  };
}

/** The listings of a marketplace, in the catalogue's order. */
export function listingsOf(market: Market): readonly Listing[] {
  return families.flatMap((family) => family.variations.filter(({ only }) => only === undefined || only === market).map((variation) => listing(market, family, variation)));
}
