import { plain, sum, type Family, type FieldEntry, type Strings } from '../dictionary';
import type { ColumnStyle, Grade, ReportLanguage } from '../types';

/** Business Reports by child, parent and SKU, by date, and seller performance. */

type ByGrade = Partial<Record<Exclude<Grade, 'person'>, readonly string[]>>;

/** A field and its business-customer twin: `… - B2B` behind each of `twins`, besides the spellings of its own in `b2b`. */
function pair(field: string, style: ColumnStyle, additive: boolean, strings: Strings, twins: Strings, b2b: Strings = {}): FieldEntry[] {
  const named = new Map<ReportLanguage, ByGrade>();
  const add = (language: ReportLanguage, grade: Exclude<Grade, 'person'>, texts: readonly string[]): void => {
    const grades = named.get(language) ?? {};
    named.set(language, { ...grades, [grade]: [...(grades[grade] ?? []), ...texts] });
  };
  for (const [language, grades] of Object.entries(twins) as [ReportLanguage, ByGrade][]) for (const [grade, texts] of Object.entries(grades) as [Exclude<Grade, 'person'>, string[]][]) add(language, grade, texts.map((text) => `${text} - B2B`));
  for (const [language, grades] of Object.entries(b2b) as [ReportLanguage, ByGrade][]) for (const [grade, texts] of Object.entries(grades) as [Exclude<Grade, 'person'>, string[]][]) add(language, grade, texts);
  const make = additive ? sum : plain;
  return [make(field, style, strings), make(`${field}B2B`, style, Object.fromEntries(named))];
}

const fields: FieldEntry[] = [
  plain('date', 'date', { en: { F: ['Date'] }, 'zh-CN': { A: ['日期'] }, ja: { Q: ['日付'] }, de: { A: ['Datum'] }, es: { A: ['Fecha'] }, it: { A: ['Data'] } }),
  plain('parentAsin', 'id', {
    en: { F: ['(Parent) ASIN'] }, 'zh-CN': { Q: ['（父）ASIN', '(父)ASIN', '(父) ASIN'], A: ['(父） ASIN'] }, de: { Q: ['(Übergeordnete) ASIN'] }, es: { Q: ['ASIN (parent)'] }, ja: { Q: ['（親）ASIN', '(親)ASIN'] },
  }),
  plain('childAsin', 'id', {
    en: { F: ['(Child) ASIN'] }, 'zh-CN': { Q: ['（子）ASIN', '(子)ASIN', '(子) ASIN'] }, de: { Q: ['(Untergeordnete) ASIN'] }, es: { Q: ['ASIN (child)'] }, ja: { Q: ['（子）ASIN', '(子)ASIN'] },
  }),
  plain('title', 'text', { en: { F: ['Title'] }, 'zh-CN': { Q: ['标题'], A: ['商品名称'] }, de: { Q: ['Titel'] }, es: { Q: ['Título'] }, ja: { Q: ['タイトル'] } }),
  plain('sku', 'id', { en: { F: ['SKU'] }, 'zh-CN': { Q: ['SKU'] }, de: { Q: ['SKU'] }, es: { Q: ['SKU'] }, ja: { Q: ['SKU'] } }),
  ...pair('sessionsMobile', 'integer', true, { en: { Q: ['Sessions - Mobile App'] } }, { en: { Q: ['Sessions - Mobile App'] } }),
  ...pair('sessionsBrowser', 'integer', true, { en: { Q: ['Sessions - Browser'] } }, { en: { Q: ['Sessions - Browser'] } }),
  ...pair('sessionsTotal', 'integer', true, {
    en: { F: ['Sessions - Total', 'Sessions'], Q: ['Sessions – Total'] }, 'zh-CN': { Q: ['会话数 - 总计'], A: ['买家访问次数'] },
    de: { Q: ['Sitzungen – Summe'], A: ['Sitzungen'] }, es: { Q: ['Sesiones: total'] }, ja: { Q: ['セッション数 - 合計', 'セッション - 合計', 'セッション数'] },
  }, { en: { F: ['Sessions - Total'] }, 'zh-CN': { A: ['会话数 - 总计'] }, ja: { Q: ['セッション数 - 合計', 'セッション - 合計'] }, de: { A: ['Sitzungen – Summe'] } }, { 'zh-CN': { Q: ['会话 - 总计 - B2B'] }, es: { A: ['Sesiones: total: B2B'] } }),
  ...pair('sessionPctMobile', 'percent', false, { en: { A: ['Session Percentage - Mobile App'] } }, { en: { A: ['Session Percentage - Mobile App'] } }),
  ...pair('sessionPctBrowser', 'percent', false, { en: { A: ['Session Percentage - Browser'] } }, { en: { A: ['Session Percentage - Browser'] } }),
  // 转化率 - 总计 reads "conversion rate" and is the session share: the rate of conversion is unitSessionPercentage.
  ...pair('sessionPctTotal', 'percent', false, {
    en: { F: ['Session Percentage - Total', 'Session Percentage'] }, 'zh-CN': { Q: ['转化率 - 总计'], A: ['买家访问次数百分比', '会话百分比 - 总计'] }, ja: { Q: ['セッション率 - 合計'] },
  }, { en: { F: ['Session Percentage - Total'] }, 'zh-CN': { Q: ['会话百分比 - 总计'] }, ja: { Q: ['セッション率 - 合計'] } }),
  ...pair('pageViewsMobile', 'integer', true, { en: { Q: ['Page Views - Mobile App'] } }, { en: { Q: ['Page Views - Mobile App'] } }),
  ...pair('pageViewsBrowser', 'integer', true, { en: { Q: ['Page Views - Browser'] } }, { en: { Q: ['Page Views - Browser'] } }),
  ...pair('pageViewsTotal', 'integer', true, {
    en: { F: ['Page Views - Total', 'Page Views'], Q: ['Page views – Total', 'Page Views – Total'] }, 'zh-CN': { Q: ['页面浏览量 - 总计 '], A: ['页面浏览次数'] },
    de: { Q: ['Seitenaufrufe – Summe'], A: ['Seitenaufrufe'] }, ja: { Q: ['ページビュー - 合計'] },
  }, { en: { F: ['Page Views - Total'] }, 'zh-CN': { Q: ['页面浏览量 - 总计'] }, de: { A: ['Seitenaufrufe – Summe'] }, ja: { Q: ['ページビュー - 合計'] } }),
  ...pair('pageViewsPctMobile', 'percent', false, { en: { A: ['Page Views Percentage - Mobile App'] } }, { en: { A: ['Page Views Percentage - Mobile App'] } }),
  ...pair('pageViewsPctBrowser', 'percent', false, { en: { A: ['Page Views Percentage - Browser'] } }, { en: { A: ['Page Views Percentage - Browser'] } }),
  ...pair('pageViewsPctTotal', 'percent', false, {
    en: { F: ['Page Views Percentage - Total', 'Page Views Percentage'] }, 'zh-CN': { Q: ['页面浏览量百分比 - 总计'], A: ['页面浏览次数百分比'] }, ja: { Q: ['ページビュー率 - 合計'] },
  }, { en: { F: ['Page Views Percentage - Total'] }, 'zh-CN': { Q: ['页面浏览量百分比 - 总计'] }, ja: { Q: ['ページビュー率 - 合計'] } }),
  ...pair('buyBoxPercentage', 'percent', false, {
    en: { F: ['Featured Offer (Buy Box) Percentage', 'Buy Box Percentage'], Q: ['Featured Offer (Buy Box) percentage'] },
    'zh-CN': { Q: ['推荐报价（推荐报价展示位）百分比 '], A: ['购买按钮赢得率', '购买按钮页面浏览率'] },
    es: { Q: ['Porcentaje de ofertas destacadas (Buy Box)'] }, ja: { Q: ['おすすめ出品（おすすめ商品）の獲得率', 'おすすめ出品の獲得率'] },
  }, { en: { F: ['Featured Offer (Buy Box) Percentage'] }, 'zh-CN': { Q: ['推荐报价（推荐报价展示位）百分比'] }, ja: { Q: ['おすすめ出品（おすすめ商品）の獲得率', 'おすすめ出品の獲得率'] } }),
  ...pair('unitsOrdered', 'integer', true, {
    en: { F: ['Units Ordered'], Q: ['Units ordered'] }, 'zh-CN': { Q: ['已订购商品数量'] }, de: { Q: ['Bestellte Einheiten'], A: ['Bestellungen (bestellte Artikel)'] },
    es: { Q: ['Unidades encargadas'] }, it: { Q: ['Unità ordinate'] }, ja: { Q: ['注文された商品点数'] },
  }, { en: { F: ['Units Ordered'] }, 'zh-CN': { Q: ['已订购商品数量'] }, de: { A: ['Bestellte Einheiten'] }, es: { Q: ['Unidades encargadas'] }, it: { A: ['Unità ordinate'] }, ja: { A: ['注文された商品点数'] } }, { 'zh-CN': { A: ['订购数量 – B2B'] }, ja: { Q: ['注文点数 - B2B'] } }),
  ...pair('unitSessionPercentage', 'percent', false, {
    en: { F: ['Unit Session Percentage'], Q: ['Unit session percentage'] }, 'zh-CN': { Q: ['商品会话百分比'], A: ['订单商品数量转化率'] },
    de: { Q: ['Prozentsatz an Einheiten pro Sitzung'] }, ja: { Q: ['ユニットセッション率'] },
  }, { en: { F: ['Unit Session Percentage'] }, 'zh-CN': { Q: ['商品会话百分比'] }, de: { A: ['Prozentsatz an Einheiten pro Sitzung'] }, ja: { Q: ['ユニットセッション率'] } }, { 'zh-CN': { A: ['商品转化率 – B2B'] } }),
  ...pair('orderItemSessionPercentage', 'percent', false, { en: { F: ['Order Item Session Percentage'] }, ja: { Q: ['注文商品セッション率'] } }, { en: { A: ['Order Item Session Percentage'] }, ja: { A: ['注文商品セッション率'] } }),
  ...pair('orderedProductSales', 'money', true, {
    en: { F: ['Ordered Product Sales'], Q: ['Ordered product sales'] }, 'zh-CN': { Q: ['已订购商品销售额'] }, de: { Q: ['Durch bestellte Produkte erzielter Umsatz'], A: ['Verkäufe (bestellte Artikel)'] },
    es: { Q: ['Ventas de productos encargados'] }, it: { Q: ['Vendite di prodotti ordinati'] }, ja: { Q: ['注文商品の売上額'] },
  }, { en: { F: ['Ordered Product Sales'] }, 'zh-CN': { Q: ['已订购商品销售额'] }, it: { A: ['Vendite di prodotti ordinati'] }, ja: { Q: ['注文商品の売上額'] } },
  { 'zh-CN': { A: ['已订购商品的销售额 – B2B'] }, de: { Q: ['Bestellsumme – B2B'] }, es: { Q: ['Ventas de productos encargados: B2B'] } }),
  ...pair('totalOrderItems', 'integer', true, {
    en: { F: ['Total Order Items'], Q: ['Total order items'] }, 'zh-CN': { Q: ['订单商品总数'], A: ['订单商品种类数'] }, de: { Q: ['Zahl der Bestellposten'] },
    it: { Q: ['Totale articoli ordinati'] }, ja: { Q: ['注文品目総数'] },
  }, { en: { F: ['Total Order Items'] }, 'zh-CN': { Q: ['订单商品总数'] }, de: { Q: ['Zahl der Bestellposten'] }, it: { A: ['Totale articoli ordinati'] }, ja: { Q: ['注文品目総数'] } }, { 'zh-CN': { A: ['订单商品总数 – B2B'] } }),
  ...pair('avgOfferCount', 'decimal', false, { en: { F: ['Average Offer Count'] }, 'zh-CN': { A: ['平均在售商品数量'] }, ja: { Q: ['平均出品数'] } }, { en: { A: ['Average Offer Count'] } }),
  ...pair('avgParentItems', 'decimal', false, { en: { F: ['Average Parent Items'] }, 'zh-CN': { A: ['平均父商品数量'] }, ja: { Q: ['親商品の平均数'] } }, { en: { A: ['Average Parent Items'] } }),
  ...pair('avgSalesPerOrderItem', 'money', false, { en: { F: ['Average Sales per Order Item'] } }, { en: { A: ['Average Sales per Order Item'] } }),
  ...pair('avgUnitsPerOrderItem', 'decimal', false, { en: { F: ['Average Units per Order Item'] } }, { en: { A: ['Average Units per Order Item'] } }),
  ...pair('avgSellingPrice', 'money', false, { en: { F: ['Average Selling Price'] } }, { en: { A: ['Average Selling Price'] } }),
  ...pair('unitsRefunded', 'integer', true, { en: { A: ['Units Refunded'] }, 'zh-CN': { A: ['已退款的商品数量'] } }, { en: { A: ['Units Refunded'] } }),
  ...pair('refundRate', 'percent', false, { en: { A: ['Refund Rate'] }, 'zh-CN': { A: ['退款率'] } }, { en: { A: ['Refund Rate'] } }),
  ...pair('shippedProductSales', 'money', true, { en: { F: ['Shipped Product Sales'] } }, { en: { A: ['Shipped Product Sales'] } }),
  ...pair('unitsShipped', 'integer', true, { en: { F: ['Units Shipped'] } }, { en: { A: ['Units Shipped'] } }),
  ...pair('ordersShipped', 'integer', true, { en: { F: ['Orders Shipped'] } }, { en: { A: ['Orders Shipped'] } }),
];

const measured: readonly string[] = ['sessionsTotal', 'pageViewsTotal', 'unitsOrdered', 'orderedProductSales', 'totalOrderItems', 'buyBoxPercentage', 'unitSessionPercentage'];
const usual = ['sessionsTotal', 'pageViewsTotal', 'buyBoxPercentage', 'unitsOrdered', 'unitSessionPercentage', 'orderedProductSales', 'totalOrderItems'];

export const business: Family = {
  name: 'business',
  percentNumbers: true,
  fields,
  kinds: [
    { kind: 'business-by-sku', requires: ['sku', ['childAsin', 'parentAsin'], measured], usual: ['childAsin', 'title', ...usual], keys: ['parentAsin', 'childAsin', 'sku', 'title'] },
    { kind: 'business-by-child', requires: ['childAsin', measured], usual: ['title', ...usual], keys: ['parentAsin', 'childAsin', 'title'] },
    { kind: 'business-by-parent', requires: ['parentAsin', measured], usual: ['title', ...usual], keys: ['parentAsin', 'title'] },
    { kind: 'business-by-date', requires: ['date', ['orderedProductSales', 'unitsOrdered', 'sessionsTotal', 'totalOrderItems', 'shippedProductSales']], refuses: ['childAsin', 'parentAsin'], usual: ['orderedProductSales', 'unitsOrdered', 'totalOrderItems', 'sessionsTotal'], keys: ['date'] },
  ],
};
