import type { Record_ } from './fixture';

/** The made-up shop behind the Business Report and FBA fixtures. No product, ASIN or SKU here is a real one. */

type Market = 'en' | 'zh' | 'de' | 'ja' | 'es';

interface Product {
  readonly parentAsin: string;
  readonly childAsin: string;
  readonly sku: string;
  readonly fnsku: string;
  readonly title: Readonly<Record<Market, string>>;
  /** sessions and page views: app, browser, and of the total by business buyers */
  readonly sessions: readonly [app: number, browser: number, business: number];
  readonly pageViews: readonly [app: number, browser: number, business: number];
  readonly units: readonly [all: number, business: number];
  readonly items: readonly [all: number, business: number];
  readonly price: number;
  readonly buyBox: readonly [all: number, business: number];
}

const products: readonly Product[] = [
  { parentAsin: 'B0C7QK41TN', childAsin: 'B0C7QM5R2J', sku: 'AB-SKIL-10', fnsku: 'X003K7Q2LD', price: 34.99, sessions: [2148, 1247, 96], pageViews: [2803, 1691, 131], units: [153, 7], items: [149, 5], buyBox: [0.99, 1],
    title: { en: 'Alderbrook Cast Iron Skillet, 10.25 in, Pre-Seasoned', zh: 'Alderbrook 铸铁煎锅，10.25 英寸，预开锅', de: 'Alderbrook Gusseisen-Bratpfanne, 26 cm, eingebrannt', ja: 'Alderbrook 鋳鉄スキレット 26cm シーズニング済み', es: 'Alderbrook Sartén de hierro fundido, 26 cm' } },
  { parentAsin: 'B0C7QK41TN', childAsin: 'B0C7QNX8WD', sku: 'AB-SKIL-12', fnsku: 'X003K7Q2MN', price: 44.99, sessions: [1033, 584, 41], pageViews: [1392, 777, 60], units: [61, 3], items: [60, 3], buyBox: [0.97, 0.95],
    title: { en: 'Alderbrook Cast Iron Skillet, 12 in, Pre-Seasoned', zh: 'Alderbrook 铸铁煎锅，12 英寸，预开锅', de: 'Alderbrook Gusseisen-Bratpfanne, 30 cm, eingebrannt', ja: 'Alderbrook 鋳鉄スキレット 30cm シーズニング済み', es: 'Alderbrook Sartén de hierro fundido, 30 cm' } },
  { parentAsin: 'B0BVJ6D3LF', childAsin: 'B0BVJ7P9QC', sku: 'AB-BOARD-S3', fnsku: 'X002Z5RM8T', price: 27.5, sessions: [711, 502, 18], pageViews: [865, 690, 22], units: [88, 12], items: [79, 4], buyBox: [0.88, 0.9],
    title: { en: 'Alderbrook Bamboo Cutting Boards, Set of 3 (S, M, L)', zh: 'Alderbrook 竹制砧板 3 件套（小、中、大）', de: 'Alderbrook Schneidebretter aus Bambus, 3er-Set (S, M, L)', ja: 'Alderbrook 竹製まな板 3枚セット（S・M・L）', es: 'Alderbrook Tablas de cortar de bambú, juego de 3' } },
  { parentAsin: 'B0D2F8HX6K', childAsin: 'B0D2F8HX6K', sku: '0087-TT-6', fnsku: 'B0D2F8HX6K', price: 18.95, sessions: [402, 219, 9], pageViews: [511, 280, 11], units: [28, 2], items: [27, 2], buyBox: [1, 1],
    title: { en: 'Linen Tea Towels, 18" x 28", Pack of 6', zh: '亚麻茶巾 18" x 28"，6 条装', de: 'Geschirrtücher aus Leinen, 45 x 70 cm, 6er-Pack', ja: 'リネン ティータオル 45×70cm 6枚組', es: 'Paños de cocina de lino, 45 x 70 cm, 6 unidades' } },
  { parentAsin: 'B0CN4V8T3R', childAsin: 'B0CN4W1Z7G', sku: '100234567', fnsku: 'X003P0T5VB', price: 39, sessions: [3, 0, 0], pageViews: [4, 0, 0], units: [5, 0], items: [1, 0], buyBox: [1, 0],
    title: { en: 'Brookline French Press, 34 oz, Café Blend Edition', zh: 'Brookline 法压壶，34 盎司', de: 'Brookline French Press, 1 Liter, für Kaffee und Tee', ja: 'Brookline フレンチプレス 1L', es: 'Brookline Cafetera de émbolo, 1 litro' } },
  { parentAsin: 'B0CN4V8T3R', childAsin: 'B0CN50K2HY', sku: 'BL-PRESS-12', fnsku: 'X003P0T5XR', price: 26.4, sessions: [0, 0, 0], pageViews: [0, 0, 0], units: [0, 0], items: [0, 0], buyBox: [0, 0],
    title: { en: 'Brookline French Press, 12 oz', zh: 'Brookline 法压壶，12 盎司', de: 'Brookline French Press, 0,35 Liter', ja: 'Brookline フレンチプレス 350ml', es: 'Brookline Cafetera de émbolo, 350 ml' } },
];

const cents = (amount: number): number => Math.round(amount * 100) / 100;
/** A ratio as the export can show it: two decimals of a percentage. */
export const shown = (ratio: number): number => Math.round(ratio * 10_000) / 10_000;
const share = (part: number, whole: number): number => whole === 0 ? 0 : shown(part / whole);

/** Business Report rows of one day, one per child ASIN; prices times `rate` give the marketplace's money. */
export function childRows(market: Market, rate = 1, decimals: 0 | 2 = 2): Record_[] {
  const total = (pick: (product: Product) => number): number => products.reduce((running, product) => running + pick(product), 0);
  const allSessions = total(({ sessions }) => sessions[0] + sessions[1]);
  const allViews = total(({ pageViews }) => pageViews[0] + pageViews[1]);
  const businessSessions = total(({ sessions }) => sessions[2]);
  const businessViews = total(({ pageViews }) => pageViews[2]);
  return products.map((product) => {
    const sessionsTotal = product.sessions[0] + product.sessions[1];
    const pageViewsTotal = product.pageViews[0] + product.pageViews[1];
    const amount = (units: number): number => decimals === 0 ? Math.round(units * product.price * rate) : cents(units * product.price * rate);
    return {
      parentAsin: product.parentAsin, childAsin: product.childAsin, title: product.title[market], sku: product.sku,
      sessionsMobile: product.sessions[0], sessionsBrowser: product.sessions[1], sessionsTotal, sessionsTotalB2B: product.sessions[2],
      sessionPctTotal: share(sessionsTotal, allSessions), sessionPctTotalB2B: share(product.sessions[2], businessSessions),
      pageViewsMobile: product.pageViews[0], pageViewsBrowser: product.pageViews[1], pageViewsTotal, pageViewsTotalB2B: product.pageViews[2],
      pageViewsPct: share(pageViewsTotal, allViews), pageViewsPctB2B: share(product.pageViews[2], businessViews),
      buyBoxPercentage: product.buyBox[0], buyBoxPercentageB2B: product.buyBox[1],
      unitsOrdered: product.units[0], unitsOrderedB2B: product.units[1],
      unitSessionPercentage: share(product.units[0], sessionsTotal), unitSessionPercentageB2B: share(product.units[1], product.sessions[2]),
      orderedProductSales: amount(product.units[0]), orderedProductSalesB2B: amount(product.units[1]),
      totalOrderItems: product.items[0], totalOrderItemsB2B: product.items[1],
    };
  });
}

/** Rows of one day, one per parent ASIN: children added up. */
export function parentRows(market: Market, rate = 1, decimals: 0 | 2 = 2): Record_[] {
  const children = childRows(market, rate, decimals);
  const parents = [...new Set(children.map(({ parentAsin }) => parentAsin))];
  const added = ['sessionsTotal', 'sessionsTotalB2B', 'pageViewsTotal', 'pageViewsTotalB2B', 'unitsOrdered', 'unitsOrderedB2B', 'orderedProductSales', 'orderedProductSalesB2B', 'totalOrderItems', 'totalOrderItemsB2B', 'sessionPctTotal', 'sessionPctTotalB2B', 'pageViewsPct', 'pageViewsPctB2B'];
  return parents.map((parentAsin) => {
    const own = children.filter((row) => row['parentAsin'] === parentAsin);
    const first = own[0];
    if (!first) throw new Error('a parent without children');
    const of = (field: string): number => Math.round(own.reduce((running, row) => running + Number(row[field]), 0) * 10_000) / 10_000;
    const summed = Object.fromEntries(added.map((field) => [field, of(field)]));
    return {
      ...first, ...summed,
      unitSessionPercentage: share(of('unitsOrdered'), of('sessionsTotal')), unitSessionPercentageB2B: share(of('unitsOrderedB2B'), of('sessionsTotalB2B')),
      buyBoxPercentage: shown(Number(first['buyBoxPercentage'])),
    };
  });
}

/** Rows of one day, one per SKU: the first two products sell under a second, merchant-fulfilled SKU as well. */
export function skuRows(market: Market, rate = 1): Record_[] {
  return childRows(market, rate).flatMap((row, index) => {
    if (index > 1) return [row];
    const second = { ...row, sku: `${row['sku'] as string}-FBM`, sessionsTotal: 12 + index, sessionsTotalB2B: 0, pageViewsTotal: 15, pageViewsTotalB2B: 0, unitsOrdered: 2, unitsOrderedB2B: 0, unitSessionPercentage: shown(2 / (12 + index)), unitSessionPercentageB2B: 0, orderedProductSales: 71.98, orderedProductSalesB2B: 0, totalOrderItems: 2, totalOrderItemsB2B: 0 };
    return [row, second];
  });
}

/** Sales and traffic of `days` consecutive days from `start`, with the averages the by-date report shows. */
export function dayRows(days: readonly string[], rate = 1, decimals: 0 | 2 = 2): Record_[] {
  return days.map((date, index) => {
    const wave = [1, 0.94, 0.97, 1.06, 1.12, 1.21, 1.17, 0.99][index % 8] ?? 1;
    const sessions = Math.round(6849 * wave);
    const views = Math.round(9013 * wave);
    const units = Math.round(335 * wave) + (index % 3);
    const items = units - 11 - (index % 2);
    const salesAll = units * 33.47 * rate;
    const sales = decimals === 0 ? Math.round(salesAll) : cents(salesAll);
    const salesB2B = decimals === 0 ? Math.round(salesAll * 0.06) : cents(salesAll * 0.06);
    const sessionsB2B = Math.round(sessions * 0.024);
    return {
      date, orderedProductSales: sales, orderedProductSalesB2B: salesB2B,
      unitsOrdered: units, unitsOrderedB2B: 20 + index, totalOrderItems: items, totalOrderItemsB2B: 17 + index,
      pageViewsTotal: views, pageViewsTotalB2B: Math.round(views * 0.02), sessionsTotal: sessions, sessionsTotalB2B: sessionsB2B,
      buyBoxPercentage: 0.98, buyBoxPercentageB2B: 0.96,
      unitSessionPercentage: share(units, sessions), unitSessionPercentageB2B: share(20 + index, sessionsB2B), orderItemSessionPercentage: share(items, sessions),
      avgOfferCount: 46, avgParentItems: 38, avgSalesPerOrderItem: cents(sales / items), avgUnitsPerOrderItem: cents(units / items), avgSellingPrice: cents(sales / units),
      shippedProductSales: cents(sales * 0.98), unitsShipped: units - 4, ordersShipped: items - 6, unitsRefunded: 5 + (index % 4), refundRate: share(5 + (index % 4), units),
    };
  });
}

/** Stock rows behind the FBA reports, one per product. */
export function stockRows(): Record_[] {
  const shelves: readonly (readonly [fulfillable: number, unsellable: number, reserved: number, working: number, shipped: number, receiving: number])[] = [
    [412, 3, 57, 0, 600, 0], [88, 1, 21, 0, 0, 240], [1036, 0, 34, 0, 0, 0], [0, 2, 0, 150, 0, 0], [264, 0, 5, 0, 0, 12], [19, 4, 2, 0, 0, 0],
  ];
  return products.map((product, index) => {
    const [fulfillable, unsellable, reserved, working, shipped, receiving] = shelves[index] ?? [0, 0, 0, 0, 0, 0];
    return {
      sku: product.sku, fnsku: product.fnsku, asin: product.childAsin, productName: product.title.en, condition: 'New', yourPrice: product.price,
      mfnListingExists: 'No', mfnFulfillableQuantity: null, afnListingExists: 'Yes',
      afnWarehouseQuantity: fulfillable + unsellable + reserved, afnFulfillableQuantity: fulfillable, afnUnsellableQuantity: unsellable, afnReservedQuantity: reserved,
      afnTotalQuantity: fulfillable + unsellable + reserved + working + shipped + receiving, perUnitVolume: [0.09, 0.13, 0.21, 0.05, 0.17, 0.08][index] ?? 0,
      afnInboundWorkingQuantity: working, afnInboundShippedQuantity: shipped, afnInboundReceivingQuantity: receiving,
      afnResearchingQuantity: index === 1 ? 6 : 0, afnReservedFutureSupply: 0, afnFutureSupplyBuyable: index === 3 ? 150 : 0,
      title: product.title.en, titleJa: product.title.ja, titleDe: product.title.de,
    };
  });
}
