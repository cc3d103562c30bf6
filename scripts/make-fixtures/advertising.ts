import type { Record_ } from './fixture';

/** The made-up advertising behind the ads fixtures. Rates follow from the counts; blank where their denominator is 0, as in the console's files. */

interface Target {
  readonly campaign: string;
  readonly adGroup: string;
  readonly portfolio: string;
  readonly advSku: string;
  readonly advAsin: string;
  readonly targeting: string;
  readonly matchType: string;
  readonly searchTerm: string;
  readonly impressions: number;
  readonly clicks: number;
  readonly spend: number;
  /** own SKU and other SKUs: orders, units, sales */
  readonly own: readonly [orders: number, units: number, sales: number];
  readonly other: readonly [orders: number, units: number, sales: number];
}

const targets: readonly Target[] = [
  { campaign: 'SP | Skillet 10" | Exact', adGroup: 'Skillet core', portfolio: 'Cookware', advSku: 'AB-SKIL-10', advAsin: 'B0C7QM5R2J', targeting: 'cast iron skillet', matchType: 'EXACT', searchTerm: 'cast iron skillet', impressions: 4120, clicks: 38, spend: 42.18, own: [5, 5, 174.95], other: [1, 1, 44.99] },
  { campaign: 'SP | Skillet 10" | Auto', adGroup: 'Skillet auto', portfolio: 'Cookware', advSku: 'AB-SKIL-10', advAsin: 'B0C7QM5R2J', targeting: 'close-match', matchType: '-', searchTerm: 'iron pan 10 inch', impressions: 980, clicks: 7, spend: 5.6, own: [0, 0, 0], other: [0, 0, 0] },
  // Spend 0.045 × 3: the console writes the floating-point sum as it is.
  { campaign: 'SP | Skillet 12" | Broad', adGroup: 'Skillet 12', portfolio: 'Cookware', advSku: 'AB-SKIL-12', advAsin: 'B0C7QNX8WD', targeting: '12 inch skillet', matchType: 'BROAD', searchTerm: 'b0cn4w1z7g', impressions: 61, clicks: 3, spend: 0.135, own: [0, 0, 0], other: [0, 0, 0] },
  // Sales without a click: an order from another day's click.
  { campaign: '砧板 Boards  ||  7/13 test', adGroup: 'Boards', portfolio: 'Not grouped', advSku: 'AB-BOARD-S3', advAsin: 'B0BVJ7P9QC', targeting: 'asin="B0D2F8HX6K"', matchType: '-', searchTerm: 'b0d2f8hx6k', impressions: 240, clicks: 0, spend: 0, own: [1, 2, 55], other: [0, 0, 0] },
  { campaign: 'SP | Towels | Category', adGroup: 'Towels', portfolio: 'Not grouped', advSku: '0087-TT-6', advAsin: 'B0D2F8HX6K', targeting: 'category="Kitchen & Table Linens" price=6.99-100', matchType: '-', searchTerm: 'tea towels 18" x 28"', impressions: 1733, clicks: 12, spend: 9.84, own: [2, 3, 56.85], other: [0, 0, 0] },
];

const ratio = (part: number, whole: number): number | null => whole === 0 ? null : Math.round((part / whole) * 1e6) / 1e6;
const rounded = (amount: number): number => Math.round(amount * 1e6) / 1e6;

/** One row per target and day, in `currency`; amounts are the dollars times `rate`, to three decimals. */
export function adRows(dates: readonly string[], currency = 'USD', rate = 1): Record_[] {
  return dates.flatMap((date, day) => targets.map((target) => {
    const impressions = target.impressions + day * 13;
    const spend = rounded(Math.round(target.spend * rate * 1000) / 1000);
    const advSkuSales = Math.round(target.own[2] * rate * 100) / 100;
    const otherSkuSales = Math.round(target.other[2] * rate * 100) / 100;
    const sales = Math.round((advSkuSales + otherSkuSales) * 100) / 100;
    const orders = target.own[0] + target.other[0];
    return {
      date, startDate: date, endDate: date, portfolio: target.portfolio, currency, campaign: target.campaign, adGroup: target.adGroup, retailer: 'Amazon', country: 'United States',
      advSku: target.advSku, advAsin: target.advAsin, targeting: target.targeting, matchType: target.matchType, searchTerm: target.searchTerm,
      impressions, clicks: target.clicks, ctr: ratio(target.clicks, impressions), cpc: ratio(spend, target.clicks), spend,
      sales, acos: ratio(spend, sales), roas: ratio(sales, spend), orders, units: target.own[1] + target.other[1], cvr: ratio(orders, target.clicks),
      advSkuUnits: target.own[1], otherSkuUnits: target.other[1], advSkuSales, otherSkuSales,
      otherSkuOrders: target.other[0],
    };
  }));
}
