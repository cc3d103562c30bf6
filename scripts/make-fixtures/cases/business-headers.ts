/**
 * Header rows of Business Reports as they stand in the files: field, then the header byte for byte, trailing spaces and
 * dashes included. Kept apart from the reader's own dictionaries on purpose.
 */
export type HeaderRow = readonly (readonly [field: string, header: string])[];

const withB2B = (field: string, header: string, twin: string): HeaderRow => [[field, header], [`${field}B2B`, twin]];
const suffixed = (field: string, header: string): HeaderRow => withB2B(field, header, `${header} - B2B`);

export const englishNew: HeaderRow = [
  ['parentAsin', '(Parent) ASIN'], ['childAsin', '(Child) ASIN'], ['title', 'Title'],
  ...suffixed('sessionsTotal', 'Sessions - Total'), ...suffixed('sessionPctTotal', 'Session Percentage - Total'),
  ...suffixed('pageViewsTotal', 'Page Views - Total'), ...suffixed('pageViewsPct', 'Page Views Percentage - Total'),
  ...suffixed('buyBoxPercentage', 'Featured Offer (Buy Box) Percentage'),
  ...suffixed('unitsOrdered', 'Units Ordered'), ...suffixed('unitSessionPercentage', 'Unit Session Percentage'),
  ...suffixed('orderedProductSales', 'Ordered Product Sales'), ...suffixed('totalOrderItems', 'Total Order Items'),
];

/** With the app and browser columns switched on; one of them in the typo that was seen. */
export const englishDevices: HeaderRow = [
  ['parentAsin', '(Parent) ASIN'], ['childAsin', '(Child) ASIN'], ['title', 'Title'],
  ['sessionsMobile', 'Sessions - Mobile App'], ['sessionsMobileB2B', 'Sessions - Mobile APP - B2B'], ['sessionsBrowser', 'Sessions - Browser'], ['sessionsBrowserB2B', 'Sessions - Browser - B2B'],
  ['sessionsTotal', 'Sessions - Total'], ['sessionsTotalB2B', 'Sessions - Total - B2B'],
  ['pageViewsMobile', 'Page Views - Mobile App'], ['pageViewsBrowser', 'Page Views - Browser'], ['pageViewsTotal', 'Page Views - Total'],
  ['buyBoxPercentage', 'Featured Offer (Buy Box) Percentage'], ['unitsOrdered', 'Units Ordered'], ['unitSessionPercentage', 'Unit Session Percentage'],
  ['orderedProductSales', 'Ordered Product Sales'], ['totalOrderItems', 'Total Order Items'],
];

export const englishOld: HeaderRow = [
  ['parentAsin', '(Parent) ASIN'], ['childAsin', '(Child) ASIN'], ['title', 'Title'],
  ['sessionsTotal', 'Sessions'], ['sessionPctTotal', 'Session Percentage'], ['pageViewsTotal', 'Page Views'], ['pageViewsPct', 'Page Views Percentage'],
  ['buyBoxPercentage', 'Buy Box Percentage'], ['unitsOrdered', 'Units Ordered'], ['unitSessionPercentage', 'Unit Session Percentage'],
  ['orderedProductSales', 'Ordered Product Sales'], ['totalOrderItems', 'Total Order Items'],
];

/** United Kingdom and other English pages in Europe: en dashes, lower-case second words. */
export const englishUk: HeaderRow = [
  ['parentAsin', '(Parent) ASIN'], ['childAsin', '(Child) ASIN'], ['title', 'Title'],
  ...withB2B('sessionsTotal', 'Sessions – Total', 'Sessions – Total – B2B'), ['sessionPctTotal', 'Session percentage – Total'],
  ['pageViewsTotal', 'Page views – Total'], ['pageViewsPct', 'Page views percentage – Total'],
  ['buyBoxPercentage', 'Featured Offer (Buy Box) percentage'], ['unitsOrdered', 'Units ordered'], ['unitSessionPercentage', 'Unit session percentage'],
  ['orderedProductSales', 'Ordered Product Sales'], ['totalOrderItems', 'Total order items'],
];

export const chineseNew: HeaderRow = [
  ['parentAsin', '（父）ASIN'], ['childAsin', '（子）ASIN'], ['title', '标题'],
  ...withB2B('sessionsTotal', '会话数 - 总计', '会话 - 总计 - B2B'),
  ...withB2B('sessionPctTotal', '转化率 - 总计', '会话百分比 - 总计 - B2B'),
  ...withB2B('pageViewsTotal', '页面浏览量 - 总计 ', '页面浏览量 - 总计 - B2B'),
  ...suffixed('pageViewsPct', '页面浏览量百分比 - 总计'),
  ...withB2B('buyBoxPercentage', '推荐报价（推荐报价展示位）百分比 ', '推荐报价（推荐报价展示位）百分比 - B2B'),
  ...suffixed('unitsOrdered', '已订购商品数量'), ...suffixed('unitSessionPercentage', '商品会话百分比'),
  ...suffixed('orderedProductSales', '已订购商品销售额'), ...suffixed('totalOrderItems', '订单商品总数'),
];

export const chineseOld: HeaderRow = [
  ['parentAsin', '(父） ASIN'], ['childAsin', '（子）ASIN'], ['title', '商品名称'],
  ['sessionsTotal', '买家访问次数'], ['sessionPctTotal', '买家访问次数百分比'], ['pageViewsTotal', '页面浏览次数'], ['pageViewsPct', '页面浏览次数百分比'],
  ['buyBoxPercentage', '购买按钮赢得率'], ...withB2B('unitsOrdered', '已订购商品数量', '订购数量 – B2B'),
  ...withB2B('unitSessionPercentage', '订单商品数量转化率', '商品转化率 – B2B'),
  ...withB2B('orderedProductSales', '已订购商品销售额', '已订购商品的销售额 – B2B'), ...withB2B('totalOrderItems', '订单商品种类数', '订单商品总数 – B2B'),
];

/** German: columns whose German name is not known are left out. */
export const german: HeaderRow = [
  ['parentAsin', '(Übergeordnete) ASIN'], ['childAsin', '(Untergeordnete) ASIN'], ['title', 'Titel'],
  ['sessionsTotal', 'Sitzungen – Summe'], ['pageViewsTotal', 'Seitenaufrufe – Summe'], ['unitsOrdered', 'Bestellte Einheiten'],
  ['unitSessionPercentage', 'Prozentsatz an Einheiten pro Sitzung'],
  ...withB2B('orderedProductSales', 'Durch bestellte Produkte erzielter Umsatz', 'Bestellsumme – B2B'), ...withB2B('totalOrderItems', 'Zahl der Bestellposten', 'Zahl der Bestellposten – B2B'),
];

export const japanese: HeaderRow = [
  ['parentAsin', '（親）ASIN'], ['childAsin', '（子）ASIN'], ['title', 'タイトル'],
  ['sessionsTotal', 'セッション数 - 合計'], ['sessionPctTotal', 'セッション率 - 合計'], ['pageViewsTotal', 'ページビュー - 合計'], ['pageViewsPct', 'ページビュー率 - 合計'],
  ['buyBoxPercentage', 'おすすめ出品（おすすめ商品）の獲得率'], ...withB2B('unitsOrdered', '注文された商品点数', '注文点数 - B2B'), ['unitSessionPercentage', 'ユニットセッション率'],
  ...suffixed('orderedProductSales', '注文商品の売上額'), ...suffixed('totalOrderItems', '注文品目総数'),
];

/** Spanish: a colon where other languages have a dash, and in the same row a hyphen too. */
export const spanish: HeaderRow = [
  ['parentAsin', 'ASIN (parent)'], ['childAsin', 'ASIN (child)'], ['title', 'Título'], ['sessionsTotal', 'Sesiones: total'],
  ['buyBoxPercentage', 'Porcentaje de ofertas destacadas (Buy Box)'], ...withB2B('unitsOrdered', 'Unidades encargadas', 'Unidades encargadas - B2B'),
  ...withB2B('orderedProductSales', 'Ventas de productos encargados', 'Ventas de productos encargados: B2B'),
];

export const englishDateOld: HeaderRow = [
  ['date', 'Date'], ['orderedProductSales', 'Ordered Product Sales'], ['unitsOrdered', 'Units Ordered'], ['totalOrderItems', 'Total Order Items'],
  ['pageViewsTotal', 'Page Views'], ['sessionsTotal', 'Sessions'], ['buyBoxPercentage', 'Buy Box Percentage'], ['unitSessionPercentage', 'Unit Session Percentage'],
  ['avgOfferCount', 'Average Offer Count'], ['avgParentItems', 'Average Parent Items'],
];

export const englishDateDetail: HeaderRow = [
  ['date', 'Date'], ['orderedProductSales', 'Ordered Product Sales'], ['unitsOrdered', 'Units Ordered'], ['totalOrderItems', 'Total Order Items'],
  ['avgSalesPerOrderItem', 'Average Sales per Order Item'], ['avgUnitsPerOrderItem', 'Average Units per Order Item'], ['avgSellingPrice', 'Average Selling Price'],
  ['sessionsTotal', 'Sessions'], ['orderItemSessionPercentage', 'Order Item Session Percentage'], ['avgOfferCount', 'Average Offer Count'],
];

export const englishDatePerformance: HeaderRow = [
  ['date', 'Date'], ['orderedProductSales', 'Ordered Product Sales'], ['unitsOrdered', 'Units Ordered'], ['totalOrderItems', 'Total Order Items'],
  ['shippedProductSales', 'Shipped Product Sales'], ['unitsShipped', 'Units Shipped'], ['ordersShipped', 'Orders Shipped'],
];

/** 2022 and later by date: the by-ASIN names behind a date. */
export const englishDateNew: HeaderRow = [
  ['date', 'Date'], ...suffixed('orderedProductSales', 'Ordered Product Sales'), ...suffixed('unitsOrdered', 'Units Ordered'), ...suffixed('totalOrderItems', 'Total Order Items'),
  ...suffixed('pageViewsTotal', 'Page Views - Total'), ...suffixed('sessionsTotal', 'Sessions - Total'),
  ...suffixed('buyBoxPercentage', 'Featured Offer (Buy Box) Percentage'), ...suffixed('unitSessionPercentage', 'Unit Session Percentage'),
  ['avgOfferCount', 'Average Offer Count'], ['avgParentItems', 'Average Parent Items'],
];

export const chineseDateOld: HeaderRow = [
  ['date', '日期'], ...withB2B('orderedProductSales', '已订购商品销售额', '已订购商品的销售额 – B2B'), ...withB2B('unitsOrdered', '已订购商品数量', '订购数量 – B2B'),
  ...withB2B('totalOrderItems', '订单商品种类数', '订单商品总数 – B2B'), ['pageViewsTotal', '页面浏览次数'], ['sessionsTotal', '买家访问次数'], ['buyBoxPercentage', '购买按钮赢得率'],
  ...withB2B('unitSessionPercentage', '订单商品数量转化率', '商品转化率 – B2B'), ['avgOfferCount', '平均在售商品数量'], ['avgParentItems', '平均父商品数量'],
];

export const chineseDateNew: HeaderRow = [
  ['date', '日期'], ...suffixed('orderedProductSales', '已订购商品销售额'), ...suffixed('unitsOrdered', '已订购商品数量'), ...suffixed('totalOrderItems', '订单商品总数'),
  ...withB2B('pageViewsTotal', '页面浏览量 - 总计 ', '页面浏览量 - 总计 - B2B'), ...withB2B('sessionsTotal', '会话数 - 总计', '会话 - 总计 - B2B'),
  ...withB2B('buyBoxPercentage', '推荐报价（推荐报价展示位）百分比 ', '推荐报价（推荐报价展示位）百分比 - B2B'), ...suffixed('unitSessionPercentage', '商品会话百分比'),
  ['unitsRefunded', '已退款的商品数量'], ['refundRate', '退款率'],
];

export const japaneseDate: HeaderRow = [
  ['date', '日付'], ...suffixed('orderedProductSales', '注文商品の売上額'), ...withB2B('unitsOrdered', '注文された商品点数', '注文点数 - B2B'), ...suffixed('totalOrderItems', '注文品目総数'),
  ...suffixed('pageViewsTotal', 'ページビュー - 合計'), ...suffixed('sessionsTotal', 'セッション数 - 合計'), ...suffixed('buyBoxPercentage', 'おすすめ出品（おすすめ商品）の獲得率'),
  ...suffixed('unitSessionPercentage', 'ユニットセッション率'), ['avgOfferCount', '平均出品数'], ['avgParentItems', '親商品の平均数'],
];

/** The header with SKU after the title, as the by-SKU page writes it. */
export const withSku = (header: HeaderRow): HeaderRow => header.flatMap((column) => column[0] === 'title' ? [column, ['sku', 'SKU'] as const] : [column]);
/** The header of the by-parent page: no child, no SKU. */
export const parentOnly = (header: HeaderRow): HeaderRow => header.filter(([field]) => field !== 'childAsin' && field !== 'sku');
/** Chinese header with another way of writing the brackets round 父 and 子. */
export const bracketed = (header: HeaderRow, parent: string, child: string): HeaderRow => header.map(([field, text]) => [field, field === 'parentAsin' ? parent : field === 'childAsin' ? child : text] as const);
/** The header without the spaces some of its names end in. */
export const trimmed = (header: HeaderRow): HeaderRow => header.map(([field, text]) => [field, text.trim()] as const);
