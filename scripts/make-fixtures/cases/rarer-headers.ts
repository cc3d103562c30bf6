import { amazonTsv, delimited, modernCsv, type Dialect } from '../delimited';
import { encode } from '../encode';
import { sums, type Expected, type Fixture, type Value } from '../fixture';

/** Headers that stand in few exports, and cells that mean nothing or two things: each case a short table of its own. */

interface Col {
  readonly header: string;
  readonly field: string | null;
  /** Cells as they are written, row by row. */
  readonly cells: readonly string[];
  /** What they say, where that is asserted. */
  readonly says: readonly Value[] | null;
  readonly added: boolean;
}

/** A text, id or date column. */
const text = (header: string, field: string | null, ...cells: string[]): Col => ({ header, field, cells, says: field === null ? null : cells.map((cell) => (cell === '' ? null : cell)), added: false });
/** A column whose cells say something else than they show. */
const meant = (header: string, field: string, cells: readonly string[], says: readonly Value[]): Col => ({ header, field, cells, says, added: false });
/** The same, of amounts that are summed. */
const amounts = (header: string, field: string, cells: readonly string[], says: readonly Value[]): Col => ({ header, field, cells, says, added: true });
/** Whole numbers that are summed. */
const count = (header: string, field: string, ...counts: number[]): Col => ({ header, field, cells: counts.map(String), says: counts, added: true });
const money = (header: string, field: string, ...amounts: number[]): Col => ({ header, field, cells: amounts.map((amount) => amount.toFixed(2)), says: amounts, added: true });
/** Money or a number whose sum means nothing. */
const rate = (header: string, field: string, ...amounts: number[]): Col => ({ header, field, cells: amounts.map(String), says: amounts, added: false });
const percent = (header: string, field: string, ...ratios: number[]): Col => ({ header, field, cells: ratios.map((ratio) => `${Math.round(ratio * 10_000) / 100}%`), says: ratios, added: false });

function table(path: string, columns: readonly Col[], expected: Partial<Expected>, { dialect = modernCsv, above = [] as readonly string[] }: { readonly dialect?: Dialect; readonly above?: readonly string[] } = {}): Fixture {
  const [kind = ''] = path.split('/');
  const rows = (columns[0]?.cells ?? []).map((_, row) => columns.map(({ cells }) => cells[row] ?? ''));
  const asserted = columns.filter((column): column is Col & { field: string; says: readonly Value[] } => column.field !== null && column.says !== null);
  const records = rows.map((_, row) => Object.fromEntries(asserted.map(({ field, says }) => [field, says[row] ?? null])));
  const headerLine = above.length + 1;
  return {
    path, extension: dialect.delimiter === '\t' ? 'txt' : 'csv', bytes: encode([...above.map((line) => `${line}${dialect.eol}`), delimited([columns.map(({ header }) => header), ...rows], dialect)].join(''), 'utf-8'),
    expected: {
      kind, encoding: 'utf-8', headerLine, columns: columns.map(({ field }) => field ?? '*'), rows: rows.length, rejected: [], totals: sums(records, columns.flatMap(({ field, added }) => (added && field !== null ? [field] : []))),
      notInTotals: asserted.filter(({ added }) => !added).map(({ field }) => field), values: records.map((values, row) => ({ line: headerLine + row + 1, values })), ...expected,
    },
  };
}

const [one, two] = ['B0C7QM5R2J', 'B0BVJ7P9QC'];
const english = { language: 'en' } as const;

const business = (): Fixture[] => [
  table('business-by-child/ja-other-names', [
    text('（親）ASIN', 'parentAsin', one, two), text('（子）ASIN', 'childAsin', one, two), text('タイトル', 'title', '鋳鉄フライパン', 'まな板 3 枚'), count('セッション数', 'sessionsTotal', 310, 88), count('セッション - 合計 - B2B', 'sessionsTotalB2B', 12, 3),
    percent('セッション率 - 合計 - B2B', 'sessionPctTotalB2B', 0.031, 0.012), count('ページビュー - 合計', 'pageViewsTotal', 512, 140), percent('ページビュー率 - 合計 - B2B', 'pageViewsPctTotalB2B', 0.02, 0.01), percent('おすすめ出品の獲得率 - B2B', 'buyBoxPercentageB2B', 0.98, 1),
    count('注文された商品点数', 'unitsOrdered', 21, 4), percent('注文商品セッション率', 'orderItemSessionPercentage', 0.0645, 0.0455), amounts('注文商品の売上額', 'orderedProductSales', ['￥62,790', '￥9,960'], [62_790, 9_960]),
  ], { language: 'ja', currency: 'JPY', period: null }),
  table('business-by-child/en-device-twins', [
    text('(Parent) ASIN', 'parentAsin', one, two), text('(Child) ASIN', 'childAsin', one, two), text('Title', 'title', 'Skillet', 'Board'), count('Sessions - Total', 'sessionsTotal', 310, 88), count('Page Views - Total', 'pageViewsTotal', 512, 140),
    count('Page Views - Mobile App - B2B', 'pageViewsMobileB2B', 4, 1), count('Page Views - Browser - B2B', 'pageViewsBrowserB2B', 9, 0), count('Units Ordered', 'unitsOrdered', 21, 4), amounts('Ordered Product Sales', 'orderedProductSales', ['$1,034.79', '$99.60'], [1034.79, 99.6]),
  ], { ...english, period: null }),
  // No cell shows cents, and every mark has three digits behind it: `1.034 €` is a thousand.
  table('business-by-child/en-euro-thousands-only', [
    text('(Child) ASIN', 'childAsin', one, two, 'B0D2F8HX6K'), text('Title', 'title', 'Skillet', 'Board', 'Towels'), count('Sessions - Total', 'sessionsTotal', 310, 88, 5), count('Units Ordered', 'unitsOrdered', 21, 4, 1),
    amounts('Ordered Product Sales', 'orderedProductSales', ['1.034 €', '2.500 €', '980 €'], [1034, 2500, 980]),
  ], { ...english, currency: 'EUR', period: null, warningCodes: ['amounts-grouped'] }),
  // Dates that lost their number format on the way are Excel's serial numbers.
  table('business-by-date/en-serial-dates', [
    meant('Date', 'date', ['46217', '46218'], ['2026-07-14', '2026-07-15']), amounts('Ordered Product Sales', 'orderedProductSales', ['$1,034.79', '$99.60'], [1034.79, 99.6]), count('Units Ordered', 'unitsOrdered', 21, 4), count('Total Order Items', 'totalOrderItems', 20, 4), count('Page Views', 'pageViewsTotal', 512, 140), count('Sessions', 'sessionsTotal', 310, 88),
  ], { ...english, period: { from: '2026-07-14', to: '2026-07-15' } }),
  // Known by its ids and one count, in a language of which no more is known: said, and left to the person.
  table('business-by-parent/fr-mostly-unknown', [
    text('(Parent) ASIN', 'parentAsin', one, two), text('Titre', null, 'Poêle', 'Planche'), count('Sessions - Total', 'sessionsTotal', 310, 88), text('Pages vues - Total', null, '512', '140'), text('Unités commandées', null, '21', '4'), text('Ventes de produits commandés', null, '99,60 €', '10,00 €'),
  ], { period: null, warningCodes: ['mostly-unknown'], missingIncludes: ['unitsOrdered'] }),
  // One amount that reads both ways, and nothing beside it: left blank, asked, and the row kept.
  table('business-by-child/en-euro-open', [
    text('(Child) ASIN', 'childAsin', one), text('Title', 'title', 'Skillet'), count('Sessions - Total', 'sessionsTotal', 310), count('Units Ordered', 'unitsOrdered', 21), meant('Ordered Product Sales', 'orderedProductSales', ['€1.034'], [null]),
  ], { ...english, currency: 'EUR', period: null, warningCodes: ['amounts-open'] }),
];

const figures = (sales: string, orders: string, units: string): Col[] => [money(sales, 'sales', 44.99, 0), count(orders, 'orders', 1, 0), count(units, 'units', 2, 0)];

const sponsored = (): Fixture[] => [
  table('sp-advertised-product/es-country', [
    text('Fecha de inicio', 'startDate', '2026-07-14', '2026-07-14'), text('Fecha de finalización', 'endDate', '2026-07-14', '2026-07-14'), text('Divisa', 'currency', 'EUR', 'EUR'), text('País', 'country', 'España', 'España'), text('Nombre de campaña', 'campaign', 'SP Skillet', 'SP Board'), text('Nombre del grupo de anuncios', 'adGroup', 'core', 'core'),
    text('SKU anunciado', null, 'AB-1', 'AB-2'), text('Advertised ASIN', 'advAsin', one, two), count('Impresiones', 'impressions', 4120, 980), count('Clics', 'clicks', 38, 7), money('Gasto', 'spend', 42.18, 5.6), ...figures('Ventas totales de 7 días (€)', 'Pedidos totales de 7 días (#)', 'Unidades totales de 7 días (#)'),
  ], { language: 'es', currency: 'EUR', marketplace: 'ES', attributionDays: 7 }),
  table('sp-search-term/ja-newer-names', [
    meant('開始日', 'startDate', ['2026/07/14', '2026/07/14'], ['2026-07-14', '2026-07-14']), meant('終了日', 'endDate', ['2026/07/14', '2026/07/14'], ['2026-07-14', '2026-07-14']), text('キャンペーン名', 'campaign', 'SP フライパン', 'SP まな板'), text('広告グループ名', 'adGroup', 'コア', 'コア'), text('ターゲティング', 'targeting', '鋳鉄', 'まな板'), text('マッチタイプ', 'matchType', 'EXACT', 'BROAD'), text('検索用語', 'searchTerm', '鋳鉄 フライパン', 'まな板'),
    count('インプレッション', 'impressions', 4120, 980), count('クリック', 'clicks', 38, 7), count('費用', 'spend', 4218, 560), count('広告がクリックされてから7日間の総売上高', 'sales', 4499, 0), count('広告がクリックされてから7日間の合計注文数', 'orders', 1, 0), count('広告がクリックされてから7日間の合計販売数', 'units', 2, 0),
  ], { language: 'ja', attributionDays: 7, period: { from: '2026-07-14', to: '2026-07-14' } }),
  table('sp-search-term/de-hyphens-the-other-way', [
    text('Startdatum', 'startDate', '2026-07-14', '2026-07-14'), text('Währung', 'currency', 'EUR', 'EUR'), text('Kampagnen-Name', 'campaign', 'SP Pfanne', 'SP Brett'), text('Anzeigengruppenname', 'adGroup', 'Kern', 'Kern'), text('Ausrichtung', null, 'pfanne', 'brett'), text('Übereinstimmungstyp', 'matchType', 'EXACT', 'BROAD'), text('Customer Search Term', 'searchTerm', 'pfanne gusseisen', 'schneidebrett'),
    count('Impressionen', 'impressions', 4120, 980), count('Klicks', 'clicks', 38, 7), money('Ausgaben', 'spend', 42.18, 5.6), ...figures('7 Tage, Umsatz gesamt (€)', '7 Tage, Aufträge gesamt (#)', '7 Tage, Einheiten gesamt (#)'),
    count('7-Tage, Beworbene SKU-Einheiten (#)', 'advSkuUnits', 1, 0), count('7 Tage, Andere SKU-Einheiten (#)', 'otherSkuUnits', 1, 0), money('7-Tage, Beworbene SKU-Umsätze (€)', 'advSkuSales', 22.5, 0), money('7 Tage, Andere SKU-Umsätze (€)', 'otherSkuSales', 22.49, 0),
  ], { language: 'de', currency: 'EUR', attributionDays: 7 }),
  table('sp-search-term/zh-other-name', [
    text('开始日期', 'startDate', '2026-07-14', '2026-07-14'), text('结束日期', 'endDate', '2026-07-14', '2026-07-14'), text('货币', 'currency', 'USD', 'USD'), text('广告活动名称', 'campaign', 'SP 平底锅', 'SP 砧板'), text('广告组名称', 'adGroup', '核心', '核心'), text('投放', 'targeting', 'skillet', 'board'), text('匹配类型', 'matchType', 'EXACT', 'BROAD'), text('顾客搜索词', 'searchTerm', 'cast iron skillet', 'cutting board'),
    count('展示量', 'impressions', 4120, 980), count('点击量', 'clicks', 38, 7), money('花费', 'spend', 42.18, 5.6), ...figures('7天总销售额', '7天总订单数(#)', '7天总销售量(#)'),
  ], { language: 'zh-CN', currency: 'USD', attributionDays: 7 }),
  table('sp-placement/en-old-rates', [
    text('Date', 'date', '2026-07-14', '2026-07-14'), text('Currency', 'currency', 'USD', 'USD'), text('Campaign Name', 'campaign', 'SP Skillet', 'SP Board'), text('Bidding strategy', 'biddingStrategy', 'Dynamic bids - down only', 'Fixed bids'), text('Placement', 'placement', 'Top of Search on-Amazon', 'Other on-Amazon'), count('Impressions', 'impressions', 4120, 980), count('Clicks', 'clicks', 38, 7), rate('Cost Per Click (CPC)', 'cpc', 1.11, 0.8), money('Spend', 'spend', 42.18, 5.6),
    money('7 Day Total Sales ', 'sales', 168.72, 0), percent('ACoS ', 'acos', 0.25, 0), rate('RoAS', 'roas', 4, 0), count('7 Day Total Orders (#)', 'orders', 5, 0), count('7 Day Total Units (#)', 'units', 6, 0),
  ], { ...english, currency: 'USD', attributionDays: 7, period: { from: '2026-07-14', to: '2026-07-14' } }),
  table('sb-attributed-purchases/en-new-to-brand-shares', [
    text('Date', 'date', '2026-07-14', '2026-07-14'), text('Currency', 'currency', 'USD', 'USD'), text('Campaign Name', 'campaign', 'SB Store', 'SB Video'), text('Attribution type', 'attributionType', 'Promoted', 'Brand Halo'), text('Purchased ASIN', 'purchasedAsin', one, two), money('14 Day Total Sales ', 'sales', 168.72, 20), count('14 Day Total Orders (#)', 'orders', 5, 1), count('14 Day Total Units (#)', 'units', 6, 1),
    percent('14 Day % of Orders New-to-brand', 'ntbOrdersPct', 0.4, 1), percent('14 Day % of Sales New-to-brand', 'ntbSalesPct', 0.35, 1), percent('14 Day % of Units New-to-brand', 'ntbUnitsPct', 0.3, 1),
  ], { ...english, currency: 'USD', attributionDays: 14 }),
  table('ads-console-ads/en-usd', [
    text('State', 'state', 'ENABLED', 'PAUSED'), text('Products', 'products', 'Skillet', 'Board'), text('Status', 'campaignStatus', 'Delivering', 'Paused'), text('Advertised ASIN', 'advAsin', one, two), text('Advertised SKU', 'advSku', 'AB-SKIL-10', '0087-TT-6'), count('Impressions', 'impressions', 41_201, 980), count('Clicks', 'clicks', 281, 7),
    meant('CTR(%)', 'ctr', ['0.6820', '0.7143'], [0.00682, 0.007143]), money('Spend(USD)', 'spend', 312.45, 5.6), rate('CPC(USD)', 'cpc', 1.11, 0.8), count('Orders', 'orders', 19, 0), money('Sales(USD)', 'sales', 698.81, 0), meant('ACOS(%)', 'acos', ['44.71', ''], [0.4471, null]), rate('RoAS', 'roas', 2.24, 0),
  ], { ...english, currency: 'USD', marketplace: 'US', period: null, warningCodes: ['alias-headers'] }),
  table('ads-console-ads/en-gbp', [
    text('State', 'state', 'ENABLED', 'PAUSED'), text('Products', 'products', 'Skillet', 'Board'), text('Status', 'campaignStatus', 'Delivering', 'Paused'), count('Impressions', 'impressions', 41_201, 980), count('Clicks', 'clicks', 281, 7), money('Spend(GBP)', 'spend', 312.45, 5.6), count('Orders', 'orders', 19, 0), money('Sales(GBP)', 'sales', 698.81, 0),
  ], { ...english, currency: 'GBP', marketplace: 'UK', missingIncludes: ['advAsin', 'advSku'] }),
  table('ads-unified/en-halo-rates', [
    text('Budget currency', 'currency', 'USD', 'USD'), meant('Date range', 'dateRange', ['Jul 06, 2026 - Jul 29, 2026', 'Jul 06, 2026 - Jul 29, 2026'], ['Jul 06, 2026 - Jul 29, 2026', 'Jul 06, 2026 - Jul 29, 2026']), text('Campaign name', 'campaign', 'SP - Skillet', 'SP - Board'), count('Impressions', 'impressions', 12_034, 733), count('Clicks', 'clicks', 88, 5), money('Total cost', 'spend', 71.5, 3.75), count('Purchases', 'orders', 9, 0), money('Sales', 'sales', 314.91, 0),
    count('Purchases (halo)', 'ordersHalo', 2, 0), rate('Cost per purchase (halo)', 'costPerOrderHalo', 35.75, 0), percent('Purchase rate (halo)', 'cvrHalo', 0.0227, 0), rate('ROAS (halo)', 'roasHalo', 0.98, 0),
  ], { ...english, currency: 'USD', period: { from: '2026-07-06', to: '2026-07-29' } }),
];

const stock = (): Fixture[] => [
  table('fba-planning/en-other-columns', [
    text('snapshot-date', 'snapshotDate', '2026-07-14', '2026-07-14'), text('sku', 'sku', 'AB-SKIL-10', '0087-TT-6'), text('asin', 'asin', one, two), text('product-name', 'productName', 'Skillet', 'Towels'), count('available', 'available', 120, 0), text('currency', 'currency', 'USD', 'USD'),
    // 0.0 is no price.
    meant('your-price', 'yourPrice', ['34.99', '0.0'], [34.99, null]), meant('sales-price', 'salesPrice', ['0.0', '0.0'], [null, null]), meant('lowest-price-new-plus-shipping', 'lowestPriceNewPlusShipping', ['33.5', '0.0'], [33.5, null]), meant('featuredoffer-price', 'featuredofferPrice', ['34.99', '0.00'], [34.99, null]), count('units-shipped-t30', 'unitsShippedT30', 61, 0),
    text('inventory-age-snapshot-date', 'inventoryAgeSnapshotDate', '2026-07-13', '2026-07-13'), text('recommended-ship-in-date', 'recommendedShipInDate', '2026-07-20', ''), text('last-updated-date-for-historical-days-of-supply', 'lastUpdatedDateForHistoricalDaysOfSupply', '2026-07-12', ''), rate('short-term-historical-days-of-supply', 'shortTermHistoricalDaysOfSupply', 41.5, 0), rate('long-term-historical-days-of-supply', 'longTermHistoricalDaysOfSupply', 38.2, 0),
    rate('healthy-inventory-level', 'healthyInventoryLevel', 140, 0), count('inv-age-365-plus-days', 'invAge365PlusDays', 3, 0), count('Reserved FC Transfer', 'reservedFcTransfer', 6, 0), count('quantity-to-be-charged-ais-365-plus-days', 'quantityToBeChargedAis365PlusDays', 3, 0), money('estimated-ais-365-plus-days', 'estimatedAis365PlusDays', 1.23, 0),
  ], { ...english, currency: 'USD', marketplace: 'US' }, { dialect: amazonTsv }),
  ...([['us', 'US', 'USD', 'US', '2026-04-07'], ['uk', 'United Kingdom', 'GBP', 'UK', '2026-07-04'], ['canada', 'CA', 'CAD', 'CA', null]] as const).map(([name, country, currency, marketplace, date]) =>
    // 04/07/2026 is 7 April in the United States and 4 July in the United Kingdom; elsewhere it is asked.
    table(`fba-restock/en-ship-date-${name}`, [
      text('Country', 'country', country, country), text('Product Name', 'productName', 'Skillet', 'Towels'), text('FNSKU', 'fnsku', 'X001', 'X002'), text('Merchant SKU', 'sku', 'AB-SKIL-10', '0087-TT-6'), text('ASIN', 'asin', one, two), text('Currency code', 'currencyCode', currency, currency), rate('Price', 'price', 34.99, 18.95), count('Units Sold Last 30 Days', 'unitsSoldLast30Days', 61, 0), count('Available', 'available', 120, 4),
      count('Recommended replenishment qty', 'recommendedQuantity', 60, 0), meant('Recommended ship date', 'recommendedDate', ['04/07/2026', 'none required'], [date, null]),
    ], { ...english, currency, marketplace, warningCodes: date === null ? ['date-order-open'] : [] })),
  table('fba-inventory-age/en-typo-put-right', [
    text('snapshot-date', 'snapshotDate', '2026-07-14', '2026-07-14'), text('sku', 'sku', 'AB-SKIL-10', '0087-TT-6'), text('asin', 'asin', one, two), count('available-quantity(sellable)', 'availableQuantity', 120, 4), count('inv-age-0-to-90-days', 'invAge0To90Days', 100, 4), count('inv-age-91-to-180-days', 'invAge91To180Days', 20, 0),
  ], english),
];

const others = (): Fixture[] => [
  table('transactions/it-without-colon', [
    meant('Data/Ora', 'dateTime', ['14 lug 2026 10:00:00 UTC', '15 lug 2026 10:00:00 UTC'], ['2026-07-14T10:00:00Z', '2026-07-15T10:00:00Z']), text('Numero pagamento', 'settlementId', '123', '123'), text('Tipo', 'type', 'Ordine', 'Rimborso'), text('Numero ordine', 'orderId', '403-1', '403-2'), text('SKU', 'sku', 'AB-1', 'AB-2'), count('Quantità', 'quantity', 1, 1), amounts('Vendite', 'productSales', ['44,99', '-18,95'], [44.99, -18.95]), amounts('Commissioni di vendita', 'sellingFees', ['-6,75', '2,84'], [-6.75, 2.84]), amounts('totale', 'total', ['38,24', '-16,11'], [38.24, -16.11]),
  ], { language: 'it' }),
  table('search-query-performance/en-older-brand-shares', [
    text('Search Query', 'searchQuery', 'skillet', 'cast iron pan'), rate('Search Query Score', 'searchQueryScore', 1, 2), count('Search Query Volume', 'searchQueryVolume', 18_410, 6_200), count('Impressions: Total Count', 'impressionsTotal', 410_000, 99_000), count('Impressions: Brand Count', 'impressionsBrand', 4_100, 990), meant('Impressions: Brand Share', 'impressionsBrandShare', ['1.00', '0.50'], [0.01, 0.005]), rate('Impressions: Price (Median)', 'impressionsPrice', 29.99, 34.5), rate('Impressions: Brand Price (Median)', 'impressionsBrandPrice', 34.99, 34.99),
    count('Impressions: Same Day Shipping Speed', 'impressionsSameDay', 100, 10), count('Impressions: 1D Shipping Speed', 'impressionsOneDay', 200, 20), count('Impressions: 2D Shipping Speed', 'impressionsTwoDay', 300, 30), count('Clicks: Total Count', 'clicksTotal', 9_000, 1_200), meant('Clicks: Brand Share', 'clicksBrandShare', ['2.50', '1.00'], [0.025, 0.01]), count('Clicks: Same Day Shipping Speed', 'clicksSameDay', 5, 1), count('Clicks: 1D Shipping Speed', 'clicksOneDay', 6, 1), count('Clicks: 2D Shipping Speed', 'clicksTwoDay', 7, 1),
    count('Cart Adds: Total Count', 'cartAddsTotal', 900, 80), meant('Cart Add Rate %', 'cartAddsRate', ['4.89', '1.29'], [0.0489, 0.0129]), meant('Cart Adds: Brand Share', 'cartAddsBrandShare', ['3.00', '1.00'], [0.03, 0.01]), rate('Cart Adds: Price (Median)', 'cartAddsPrice', 29.99, 31), rate('Cart Adds: Brand Price (Median)', 'cartAddsBrandPrice', 34.99, 34.99), count('Cart Adds: Same Day Shipping Speed', 'cartAddsSameDay', 1, 0), count('Cart Adds: 1D Shipping Speed', 'cartAddsOneDay', 2, 0), count('Cart Adds: 2D Shipping Speed', 'cartAddsTwoDay', 3, 0),
    count('Purchases: Total Count', 'purchasesTotal', 300, 21), meant('Purchase Rate %', 'purchasesRate', ['1.63', '0.34'], [0.0163, 0.0034]), meant('Purchases: Brand Share', 'purchasesBrandShare', ['4.00', '0.00'], [0.04, 0]), count('Purchases: Same Day Shipping Speed', 'purchasesSameDay', 1, 0), count('Purchases: 1D Shipping Speed', 'purchasesOneDay', 1, 0), count('Purchases: 2D Shipping Speed', 'purchasesTwoDay', 1, 0),
  ], { ...english, headerLine: 2, period: { from: '2026-02-01', to: '2026-02-07' } }, { above: ['"Brand=[""Alderbrook""]","Reporting Range=[""Weekly""]","Select week=[""Week 6 | 2026-02-01 - 2026-02-07 2026""]"'] }),
  table('search-query-performance/en-asin-shares', [
    text('Search Query', 'searchQuery', 'skillet', 'cast iron pan'), rate('Search Query Score', 'searchQueryScore', 1, 2), count('Search Query Volume', 'searchQueryVolume', 18_410, 6_200), count('Impressions: Total Count', 'impressionsTotal', 410_000, 99_000), rate('Impressions: ASIN Price (Median)', 'impressionsAsinPrice', 34.99, 34.99), count('Clicks: Total Count', 'clicksTotal', 9_000, 1_200), count('Cart Adds: Total Count', 'cartAddsTotal', 900, 80), meant('Cart Adds: ASIN Share', 'cartAddsAsinShare', ['3.00', '1.00'], [0.03, 0.01]), rate('Cart Adds: ASIN Price (Median)', 'cartAddsAsinPrice', 34.99, 34.99), count('Purchases: Total Count', 'purchasesTotal', 300, 21), meant('Purchases: ASIN Share', 'purchasesAsinShare', ['4.00', '0.00'], [0.04, 0]),
  ], { ...english, headerLine: 2 }, { above: ['"ASIN or Product=[""B0C7QM5R2J""]","Reporting Range=[""Quarterly""]","Select year=[""2026""]","Select quarter=[""2""]"'] }),
  table('top-search-terms/en-brands-in-either-number', [
    rate('Search Frequency Rank', 'searchFrequencyRank', 1, 2), text('Search Term', 'searchTerm', 'skillet', 'cutting board'), text('Top Clicked Brands #1', 'topBrand1', 'Alderbrook', 'Alderbrook'), text('Top Clicked Brand #2', 'topBrand2', 'Northmoor', 'Northmoor'), text('Top Clicked Brand #3', 'topBrand3', 'Kestrel', ''), text('Top Clicked Product #1: ASIN', 'topAsin1', one, two), meant('Top Clicked Product #1: Click Share', 'topClickShare1', ['12.34', '9.80'], [0.1234, 0.098]), meant('Top Clicked Product #1: Conversion Share', 'topConversionShare1', ['8.10', '7.00'], [0.081, 0.07]),
  ], english),
];

export const rarerHeaderFixtures = (): Fixture[] => [...business(), ...sponsored(), ...stock(), ...others()];
