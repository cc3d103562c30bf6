import { plain, sum, type Family, type FieldEntry } from '../dictionary';

/** Sponsored Products, Brands and Display reports of the advertising console. The window of the figures is in their headers. */

const place: FieldEntry[] = [
  plain('date', 'date', { en: { F: ['Date'] }, 'zh-CN': { Q: ['日期'] }, ja: { Q: ['日付'] }, de: { A: ['Datum'] }, es: { A: ['Fecha'] }, it: { A: ['Data'] } }),
  plain('startDate', 'date', { en: { F: ['Start Date'] }, 'zh-CN': { Q: ['开始日期'] }, de: { Q: ['Startdatum'] }, ja: { Q: ['開始日'] }, es: { Q: ['Fecha de inicio'] }, it: { A: ['Data di inizio'] } }),
  plain('endDate', 'date', { en: { F: ['End Date'] }, 'zh-CN': { Q: ['结束日期'] }, de: { A: ['Enddatum'] }, ja: { Q: ['終了日'] }, es: { Q: ['Fecha de finalización'] }, it: { A: ['Data di fine'] } }),
  plain('portfolio', 'text', { en: { F: ['Portfolio name'] }, 'zh-CN': { Q: ['广告组合名称'] }, de: { Q: ['Portfolioname'] }, ja: { Q: ['ポートフォリオ名'] }, es: { Q: ['Nombre de la cartera'] }, it: { A: ['Nome portafoglio'] } }),
  plain('currency', 'text', { en: { F: ['Currency'] }, 'zh-CN': { Q: ['货币'] }, de: { Q: ['Währung'] }, es: { Q: ['Divisa'] }, ja: { A: ['通貨'] }, it: { A: ['Valuta'] } }),
  plain('campaignType', 'text', { en: { F: ['Campaign Type'], Q: ['Program Type'] } }),
  plain('campaign', 'text', {
    en: { F: ['Campaign Name'] }, 'zh-CN': { Q: ['广告活动名称'] }, de: { Q: ['Kampagnen-Name'], A: ['Kampagnenname'] }, ja: { Q: ['キャンペーン名'] }, es: { Q: ['Nombre de campaña', 'Nombre de la campaña'] }, it: { A: ['Nome campagna'] },
  }),
  plain('campaignStatus', 'text', { en: { F: ['Status'], A: ['Campaign Status'] }, 'zh-CN': { A: ['状态'] } }),
  plain('targetingType', 'text', { en: { F: ['Targeting Type'] }, 'zh-CN': { A: ['投放类型'] } }),
  plain('adGroup', 'text', {
    en: { F: ['Ad Group Name'] }, 'zh-CN': { Q: ['广告组名称'] }, de: { Q: ['Anzeigengruppenname'], A: ['Anzeigegruppenname'] }, ja: { Q: ['広告グループ名'] }, es: { Q: ['Nombre del grupo de anuncios'] },
  }),
  plain('retailer', 'text', { en: { F: ['Retailer'] }, 'zh-CN': { Q: ['零售商'] } }),
  plain('country', 'text', { en: { F: ['Country'] }, 'zh-CN': { Q: ['国家/地区'] }, es: { Q: ['País'] } }),
  plain('advSku', 'id', { en: { F: ['Advertised SKU'] }, 'zh-CN': { Q: ['广告SKU'], A: ['推广的SKU'] }, de: { Q: ['Beworbene SKU'] }, ja: { T: ['広告対象SKU'] } }),
  plain('advAsin', 'id', { en: { F: ['Advertised ASIN'] }, 'zh-CN': { Q: ['广告ASIN'], A: ['推广的ASIN'] }, de: { Q: ['Beworbene ASIN'] }, ja: { A: ['広告された ASIN'], T: ['広告対象ASIN'] } }),
  plain('purchasedAsin', 'id', { en: { F: ['Purchased ASIN'] }, 'zh-CN': { A: ['已购买的ASIN'] } }),
  plain('attributionType', 'text', { en: { Q: ['Attribution type'] } }),
  plain('targeting', 'text', { en: { F: ['Targeting'] }, 'zh-CN': { Q: ['投放'] }, de: { A: ['Keyword-oder Produkt-Targeting'] }, ja: { Q: ['ターゲティング'] }, es: { Q: ['Segmentación'] }, it: { A: ['Targeting'] } }),
  plain('matchType', 'text', { en: { F: ['Match Type'] }, 'zh-CN': { Q: ['匹配类型'], A: ['投放匹配类型'] }, de: { Q: ['Übereinstimmungstyp'] }, ja: { Q: ['マッチタイプ'] }, es: { Q: ['Tipo de coincidencia'] } }),
  plain('searchTerm', 'text', {
    en: { F: ['Customer Search Term'] }, 'zh-CN': { Q: ['客户搜索词', '顾客搜索词'] }, de: { A: ['Suchbegriff eines Kunden', 'Kundensuche'] },
    ja: { Q: ['カスタマーの検索キーワード', 'カスタマーの検索用語', '検索用語'] }, es: { Q: ['Término de búsqueda de cliente'] }, it: { A: ['Termine ricerca cliente'] }, fr: { A: ['terme de recherche client'] },
  }),
  plain('placement', 'text', { en: { F: ['Placement'], A: ['Placement Type'] }, 'zh-CN': { A: ['广告位'] } }),
  plain('biddingStrategy', 'text', { en: { F: ['Bidding strategy'] }, 'zh-CN': { A: ['竞价策略'] } }),
  plain('bidOptimization', 'text', { en: { Q: ['Bid optimization', 'Bid Optimization'] } }),
  plain('costType', 'text', { en: { Q: ['Cost type'] }, 'zh-CN': { A: ['费用类型'] } }),
  plain('budget', 'money', { en: { F: ['Budget'], Q: ['Budget Amount'] }, 'zh-CN': { A: ['预算'] } }),
];

const traffic: FieldEntry[] = [
  sum('impressions', 'integer', { en: { F: ['Impressions'] }, 'zh-CN': { Q: ['展示量'] }, de: { Q: ['Impressionen'] }, ja: { Q: ['インプレッション'] }, es: { Q: ['Impresiones'] }, it: { A: ['Impressioni'] }, ko: { A: ['광고 노출 수'] }, pl: { A: ['Wyświetlenia'] } }),
  sum('lastYearImpressions', 'integer', { en: { F: ['Last Year Impressions'] } }),
  sum('viewableImpressions', 'integer', { en: { Q: ['Viewable Impressions'] }, 'zh-CN': { A: ['可查看的展现量'] } }),
  plain('tosImpressionShare', 'percent', { en: { F: ['Top-of-search Impression Share'], A: ['Top of Search Impression Share'] }, 'zh-CN': { A: ['搜索结果首页首位展示量份额'] } }),
  sum('clicks', 'integer', { en: { F: ['Clicks'] }, 'zh-CN': { Q: ['点击量'] }, de: { Q: ['Klicks'] }, ja: { Q: ['クリック'] }, es: { Q: ['Clics'] }, it: { A: ['Clic'] }, ko: { A: ['클릭수'] }, pl: { A: ['Kliknięcia'] } }),
  sum('lastYearClicks', 'integer', { en: { F: ['Last Year Clicks'] } }),
  plain('ctr', 'percent', { en: { F: ['Click-Thru Rate (CTR)'] }, 'zh-CN': { Q: ['点击率 (CTR)'] }, de: { Q: ['Klickrate (CTR)'] }, ja: { Q: ['クリックスルー率 (CTR)'] }, es: { Q: ['Índice de clics (CTR)', 'Porcentaje de clics (CTR)'] } }),
  plain('cpc', 'money', { en: { F: ['Cost Per Click (CPC)'] }, 'zh-CN': { Q: ['单次点击成本 (CPC)'] }, de: { Q: ['Kosten pro Klick (CPC)'] }, ja: { Q: ['平均クリック単価 (CPC)'] }, es: { Q: ['Coste por clic (CPC)'] } }),
  plain('lastYearCpc', 'money', { en: { F: ['Last Year Cost Per Click (CPC)'] } }),
  sum('spend', 'money', { en: { F: ['Spend'] }, 'zh-CN': { Q: ['花费'], A: ['总成本'] }, de: { Q: ['Ausgaben'] }, ja: { Q: ['費用'] }, es: { Q: ['Gasto'] }, it: { A: ['Spesa'] }, ko: { A: ['지출'] }, pl: { A: ['Wydatki'] } }),
  sum('lastYearSpend', 'money', { en: { F: ['Last Year Spend'] } }),
  plain('vcpm', 'money', { en: { Q: ['Cost per 1,000 viewable impressions (VCPM)'] } }),
  sum('dpv', 'integer', { en: { Q: ['14 Day Detail Page Views (DPV)', '14-day Detail Page Views (DPV)'] }, 'zh-CN': { A: ['14 天商品详情页浏览量 (DPV)'] } }),
  plain('vtr', 'percent', { en: { A: ['View-Through Rate (VTR)'] }, 'zh-CN': { A: ['显示到达率 (VTR)'] } }),
  plain('vctr', 'percent', { en: { A: ['Click-Through Rate for Views (vCTR)'] }, 'zh-CN': { A: ['浏览量点击率 (vCTR)'] } }),
  sum('videoFirstQuartileViews', 'integer', { en: { A: ['Video First Quartile Views', 'Video first quartile views'] }, 'zh-CN': { A: ['第一四分位视频观看次数'] } }),
  sum('videoMidpointViews', 'integer', { en: { A: ['Video Midpoint Views'] } }),
  sum('videoThirdQuartileViews', 'integer', { en: { A: ['Video Third Quartile Views'] } }),
  sum('videoCompleteViews', 'integer', { en: { A: ['Video Complete Views'] } }),
  sum('videoUnmutes', 'integer', { en: { A: ['Video Unmutes'] } }),
  sum('fiveSecondViews', 'integer', { en: { A: ['5 Second Views', '5-second views'] }, 'zh-CN': { A: ['5 秒观看次数'] } }),
  plain('fiveSecondViewRate', 'percent', { en: { A: ['5 Second View Rate'] } }),
];

const outcome: FieldEntry[] = [
  sum('sales', 'money', {
    en: { F: ['7 Day Total Sales ', '14 Day Total Sales (₹)'], Q: ['14 Day Total Sales'], A: ['7 Day Total Sales ($)', '14-Day Total Sales'] }, 'zh-CN': { Q: ['7天总销售额'], A: ['14天总销售额'] }, de: { Q: ['7 Tage, Umsatz gesamt (€)'] },
    ja: { Q: ['広告がクリックされてから7日間の総売上高'] }, es: { Q: ['Ventas totales de 7 días (€)', 'Ventas totales de 7 días ($)'] }, it: { A: ['Vendite totali (€) 7 giorni'] }, fr: { A: ['Ventes totales sur 7 jours'] }, ko: { A: ['7일 총 판매'] }, pl: { A: ['Sprzedaż'] },
  }),
  plain('acos', 'percent', {
    en: { F: ['Total Advertising Cost of Sales (ACOS) ', 'Total Advertising Cost of Sales (ACoS) ', 'ACoS '], Q: ['Total ACOS'] }, 'zh-CN': { Q: ['广告投入产出比 (ACOS) 总计'] },
    de: { Q: ['Zugeschriebene Umsatzkosten (ACOS) gesamt ', 'Gesamtumsatzkosten für Werbung (ACOS) '] }, ja: { Q: ['広告費売上高比率（ACOS）合計'] }, es: { Q: ['Coste publicitario de las ventas (ACOS) total '] }, ko: { A: ['총 판매 광고 비용(ACOS) '] },
  }),
  plain('roas', 'decimal', {
    en: { F: ['Total Return on Advertising Spend (ROAS)', 'Total Return on Advertising Spend (RoAS)', 'RoAS'], Q: ['Total ROAS'] }, 'zh-CN': { Q: ['总广告投资回报率 (ROAS)'] },
    de: { Q: ['Gesamte Rentabilität der Anzeigenkosten (ROAS)', 'Gesamtrendite von Werbeausgaben (Return on Advertising Spend, ROAS)'] }, ja: { Q: ['広告費用対効果（ROAS）合計'] }, es: { Q: ['Retorno de la inversión publicitaria (ROAS) total'] },
  }),
  sum('orders', 'integer', {
    en: { F: ['7 Day Total Orders (#)'], Q: ['14 Day Total Orders (#)'], A: ['14-Day Total Orders (#)'] }, 'zh-CN': { Q: ['7天总订单数(#)'], A: ['14天总订单数(#)'] }, de: { Q: ['7 Tage, Aufträge gesamt (#)'] },
    ja: { Q: ['広告がクリックされてから7日間の合計注文数'] }, es: { Q: ['Pedidos totales de 7 días (#)'] }, it: { A: ['Totale ordini (#) 7 giorni'] }, ko: { A: ['7일 총 주문(건수)'] }, pl: { A: ['Zamówienia'] },
  }),
  sum('units', 'integer', {
    en: { F: ['7 Day Total Units (#)'], Q: ['14 Day Total Units (#)'] }, 'zh-CN': { Q: ['7天总销售量(#)'], A: ['14天总销售量(#)'] }, de: { Q: ['7 Tage, Einheiten gesamt (#)', '7Tage, Einheiten gesamt (#)'] },
    ja: { Q: ['広告がクリックされてから7日間の合計販売数'] }, es: { Q: ['Unidades totales de 7 días (#)'] },
  }),
  plain('cvr', 'percent', { en: { F: ['7 Day Conversion Rate'], Q: ['14 Day Conversion Rate'] }, 'zh-CN': { Q: ['7天的转化率'], A: ['14天的转化率'] }, de: { Q: ['7-Tage-Konversionsrate'] }, es: { Q: ['Tasa de conversión de 7 días'] } }),
  sum('advSkuUnits', 'integer', { en: { F: ['7 Day Advertised SKU Units (#)'] }, 'zh-CN': { Q: ['7天内广告SKU销售量(#)'] }, de: { Q: ['7 Tage, Beworbene SKU-Einheiten (#)', '7-Tage, Beworbene SKU-Einheiten (#)'] }, es: { Q: ['Unidades SKU anunciadas 7 días (#)'] } }),
  sum('otherSkuUnits', 'integer', { en: { F: ['7 Day Other SKU Units (#)'] }, 'zh-CN': { Q: ['7天内其他SKU销售量(#)'] }, de: { Q: ['7-Tage, Andere SKU-Einheiten (#)', '7 Tage, Andere SKU-Einheiten (#)'] }, es: { Q: ['Otras unidades SKU de 7 días (#)'] } }),
  sum('advSkuSales', 'money', { en: { F: ['7 Day Advertised SKU Sales '] }, 'zh-CN': { Q: ['7天内广告SKU销售额'] }, de: { Q: ['7 Tage, Beworbene SKU-Umsätze (€)', '7-Tage, Beworbene SKU-Umsätze (€)'] }, es: { Q: ['Ventas SKU anunciadas 7 días (€)'] } }),
  sum('otherSkuSales', 'money', { en: { F: ['7 Day Other SKU Sales '] }, 'zh-CN': { Q: ['7天内其他SKU销售额'] }, de: { Q: ['7-Tage, Andere SKU-Umsätze (€)', '7 Tage, Andere SKU-Umsätze (€)'] }, es: { Q: ['Otras ventas SKU de 7 días (€)'] } }),
  sum('otherSkuOrders', 'integer', { en: { F: ['7 Day Other SKU Orders (#)'] } }),
  sum('advAsinUnits', 'integer', { en: { F: ['14 Day Advertised ASIN Units (#)'] } }),
  sum('haloAsinUnits', 'integer', { en: { F: ['14 Day Brand Halo ASIN Units (#)'] } }),
  sum('advAsinSales', 'money', { en: { F: ['14 Day Advertised ASIN Sales (₹)'] } }),
  sum('haloAsinSales', 'money', { en: { F: ['14 Day Brand Halo ASIN Sales (₹)'] } }),
  sum('ntbOrders', 'integer', { en: { Q: ['14 Day New-to-brand Orders (#)'] }, 'zh-CN': { A: ['14天内"品牌新买家"订单数量(#)'] } }),
  sum('ntbSales', 'money', { en: { Q: ['14 Day New-to-brand Sales'] }, 'zh-CN': { A: ['14天内"品牌新买家"销售额'] } }),
  sum('ntbUnits', 'integer', { en: { Q: ['14 Day New-to-brand Units (#)'] }, 'zh-CN': { A: ['14天内"品牌新买家"销售量(#)'] } }),
  plain('ntbOrdersPct', 'percent', { en: { Q: ['14 Day % of Orders New-to-brand'] } }),
  plain('ntbSalesPct', 'percent', { en: { Q: ['14 Day % of Sales New-to-brand'] } }),
  plain('ntbUnitsPct', 'percent', { en: { Q: ['14 Day % of Units New-to-brand'] } }),
  plain('ntbOrderRate', 'percent', { en: { A: ['14 Day New-to-brand Order Rate'] } }),
  sum('addToCart', 'integer', { en: { A: ['14 Day Add to Cart (ATC)'] }, 'zh-CN': { A: ['14 天 ATC'] } }),
  sum('brandedSearches', 'integer', { en: { A: ['14 Day Branded Searches', '14-Day Branded Searches'] }, 'zh-CN': { A: ['14 天内品牌搜索量'] } }),
];

/** The second set of a Brands or Display report counts clicks only; the first counts views too. */
const clickOnly: FieldEntry[] = [
  sum('salesClick', 'money', { en: { Q: ['14 Day Total Sales - (Click)'], A: ['14-Day Total Sales – (Click)'] } }),
  sum('ordersClick', 'integer', { en: { Q: ['14 Day Total Orders (#) - (Click)'], A: ['14-Day Total Orders (#) – (Click)'] } }),
  sum('unitsClick', 'integer', { en: { Q: ['14 Day Total Units (#) - (Click)'] } }),
  plain('acosClick', 'percent', { en: { A: ['Total Advertising Cost of Sales (ACOS) - (Click)'] } }),
  plain('roasClick', 'decimal', { en: { A: ['Total Return on Advertising Spend (ROAS) - (Click)'] } }),
  sum('ntbOrdersClick', 'integer', { en: { Q: ['14 Day New-to-brand Orders (#) - (Click)'] } }),
  sum('ntbSalesClick', 'money', { en: { Q: ['14 Day New-to-brand Sales - (Click)'] } }),
  sum('ntbUnitsClick', 'integer', { en: { Q: ['14 Day New-to-brand Units (#) - (Click)'] } }),
];

const figures = ['impressions', 'clicks', 'spend', 'sales', 'orders'];
const names = ['date', 'campaign', 'adGroup', 'portfolio', 'advAsin', 'advSku', 'startDate'];
// What only Sponsored Display and only Sponsored Brands reports carry.
const displayOnly = ['bidOptimization'];
const brandsOrDisplay = ['costType', 'viewableImpressions', 'vcpm', 'dpv', 'salesClick', 'ordersClick', 'ntbOrders', 'ntbSales', 'videoFirstQuartileViews', 'brandedSearches'];

// In campaign reports these are the campaign's own first and last day, not the days reported on.
const flight = { startDate: 'campaignStartDate', endDate: 'campaignEndDate' };

export const sponsored: Family = {
  name: 'sponsored',
  windows: true,
  fields: [...place, ...traffic, ...outcome, ...clickOnly],
  kinds: [
    { kind: 'sb-search-term', requires: ['campaign', 'searchTerm', brandsOrDisplay], usual: ['campaign', 'searchTerm', ...figures], keys: names },
    { kind: 'sp-search-term', requires: ['campaign', 'searchTerm', ['impressions', 'clicks', 'spend']], usual: ['campaign', 'adGroup', 'targeting', 'matchType', 'searchTerm', ...figures, 'units'], keys: names },
    { kind: 'sb-attributed-purchases', requires: ['campaign', 'purchasedAsin', ['attributionType', 'ntbSales', 'ntbOrders']], usual: ['campaign', 'purchasedAsin', 'sales', 'orders', 'units'], keys: names },
    { kind: 'sp-purchased-product', requires: ['campaign', 'purchasedAsin'], usual: ['campaign', 'adGroup', 'advAsin', 'purchasedAsin'], keys: names },
    { kind: 'sd-advertised-product', requires: ['campaign', ['advAsin', 'advSku'], [...displayOnly, ...brandsOrDisplay]], usual: ['campaign', 'adGroup', 'advAsin', ...figures, 'units'], keys: names },
    { kind: 'sd-targeting', requires: ['campaign', 'targeting', displayOnly], usual: ['campaign', 'adGroup', 'targeting', ...figures], keys: names },
    { kind: 'sb-keyword', requires: ['campaign', 'targeting', brandsOrDisplay], usual: ['campaign', 'targeting', 'matchType', ...figures], keys: names },
    { kind: 'sp-targeting', requires: ['campaign', 'targeting', ['impressions', 'clicks', 'spend']], refuses: ['advAsin', 'advSku'], usual: ['campaign', 'adGroup', 'targeting', 'matchType', ...figures, 'units'], keys: names },
    { kind: 'sp-advertised-product', requires: ['campaign', ['advAsin', 'advSku'], ['impressions', 'clicks', 'spend']], usual: ['campaign', 'adGroup', 'advAsin', 'advSku', ...figures, 'units'], keys: names },
    { kind: 'sp-placement', requires: ['campaign', 'placement', ['impressions', 'clicks', 'spend']], usual: ['campaign', 'placement', ...figures, 'units'], keys: names },
    { kind: 'sd-campaign', requires: ['campaign', ['impressions', 'clicks', 'spend'], ['bidOptimization', 'costType']], refuses: ['fiveSecondViews', 'fiveSecondViewRate'], usual: ['campaign', ...figures], keys: names },
    { kind: 'sb-campaign', requires: ['campaign', ['impressions', 'clicks', 'spend'], brandsOrDisplay], usual: ['campaign', ...figures], keys: names },
    { kind: 'sp-campaign', requires: ['campaign', ['impressions', 'clicks', 'spend']], refuses: ['adGroup'], usual: ['campaign', 'campaignStatus', 'budget', ...figures], keys: names, renames: flight },
    { kind: 'sp-performance-over-time', requires: ['date', 'clicks', 'spend'], refuses: ['campaign', 'adGroup'], usual: ['date', 'clicks', 'cpc', 'spend'], keys: ['date'] },
  ],
};
