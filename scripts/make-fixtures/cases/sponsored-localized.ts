import { adRows } from '../advertising';
import type { Dialect } from '../delimited';
import { delimited } from '../delimited';
import type { FixtureEncoding } from '../encode';
import { encode } from '../encode';
import type { Expected, Fixture, Record_ } from '../fixture';
import { span } from '../fixture';
import type { Form } from '../forms';
import { commaMoney, money, namedDate, percent, slashDate, usDate } from '../forms';
import type { Column } from '../table';
import { cells, column, expectedOf, valuesOf } from '../table';
import type { AdsHeader } from './ads-table';
import { workbookFixture } from './ads-table';
import { daily } from './sp-advertised-product';

/** Sponsored Products in Chinese, Japanese, Spanish and German: workbooks of the console, and the European CSV forms. */

const chineseHead: AdsHeader = [['portfolio', '广告组合名称'], ['currency', '货币'], ['campaign', '广告活动名称'], ['adGroup', '广告组名称']];
const chineseRange: AdsHeader = [['startDate', '开始日期'], ['endDate', '结束日期']];
const chineseDay: AdsHeader = [['date', '日期']];
const chineseTail: AdsHeader = [
  ['impressions', '展示量'], ['clicks', '点击量'], ['ctr', '点击率 (CTR)'], ['cpc', '单次点击成本 (CPC)'], ['spend', '花费'], ['sales', '7天总销售额'], ['acos', '广告投入产出比 (ACOS) 总计'], ['roas', '总广告投资回报率 (ROAS)'],
  ['orders', '7天总订单数(#)'], ['units', '7天总销售量(#)'], ['cvr', '7天的转化率'], ['advSkuUnits', '7天内广告SKU销售量(#)'], ['otherSkuUnits', '7天内其他SKU销售量(#)'], ['advSkuSales', '7天内广告SKU销售额'], ['otherSkuSales', '7天内其他SKU销售额'],
];
const chineseAim: AdsHeader = [['targeting', '投放'], ['matchType', '匹配类型']];

const japaneseHead: AdsHeader = [['portfolio', 'ポートフォリオ名'], ['campaign', 'キャンペーン名'], ['adGroup', '広告グループ名'], ['targeting', 'ターゲティング'], ['matchType', 'マッチタイプ']];
const japaneseTail: AdsHeader = [
  ['impressions', 'インプレッション'], ['clicks', 'クリック'], ['ctr', 'クリックスルー率 (CTR)'], ['cpc', '平均クリック単価 (CPC)'], ['spend', '費用'], ['sales', '広告がクリックされてから7日間の総売上高'],
  ['acos', '広告費売上高比率（ACOS）合計'], ['roas', '広告費用対効果（ROAS）合計'], ['orders', '広告がクリックされてから7日間の合計注文数'], ['units', '広告がクリックされてから7日間の合計販売数'],
];

const spanishHead: AdsHeader = [['startDate', 'Fecha de inicio'], ['endDate', 'Fecha de finalización'], ['portfolio', 'Nombre de la cartera'], ['currency', 'Divisa'], ['campaign', 'Nombre de campaña'], ['adGroup', 'Nombre del grupo de anuncios'], ['targeting', 'Segmentación'], ['matchType', 'Tipo de coincidencia']];
const spanishTail: AdsHeader = [
  ['impressions', 'Impresiones'], ['clicks', 'Clics'], ['ctr', 'Índice de clics (CTR)'], ['cpc', 'Coste por clic (CPC)'], ['spend', 'Gasto'], ['sales', 'Ventas totales de 7 días (€)'], ['acos', 'Coste publicitario de las ventas (ACOS) total '],
  ['roas', 'Retorno de la inversión publicitaria (ROAS) total'], ['orders', 'Pedidos totales de 7 días (#)'], ['units', 'Unidades totales de 7 días (#)'], ['cvr', 'Tasa de conversión de 7 días'],
  ['advSkuUnits', 'Unidades SKU anunciadas 7 días (#)'], ['otherSkuUnits', 'Otras unidades SKU de 7 días (#)'], ['advSkuSales', 'Ventas SKU anunciadas 7 días (€)'], ['otherSkuSales', 'Otras ventas SKU de 7 días (€)'],
];
const spanishTerm: AdsHeader = [['searchTerm', 'Término de búsqueda de cliente']];

// The hyphen after 7 varies within one header row, and the names hold commas: hence the semicolon.
const german: AdsHeader = [
  ['startDate', 'Startdatum'], ['portfolio', 'Portfolioname'], ['currency', 'Währung'], ['campaign', 'Kampagnen-Name'], ['adGroup', 'Anzeigengruppenname'], ['advSku', 'Beworbene SKU'], ['advAsin', 'Beworbene ASIN'],
  ['impressions', 'Impressionen'], ['clicks', 'Klicks'], ['ctr', 'Klickrate (CTR)'], ['cpc', 'Kosten pro Klick (CPC)'], ['spend', 'Ausgaben'], ['sales', '7 Tage, Umsatz gesamt (€)'], ['acos', 'Zugeschriebene Umsatzkosten (ACOS) gesamt '],
  ['roas', 'Gesamte Rentabilität der Anzeigenkosten (ROAS)'], ['orders', '7 Tage, Aufträge gesamt (#)'], ['units', '7 Tage, Einheiten gesamt (#)'], ['cvr', '7-Tage-Konversionsrate'],
  ['advSkuUnits', '7 Tage, Beworbene SKU-Einheiten (#)'], ['otherSkuUnits', '7-Tage, Andere SKU-Einheiten (#)'], ['advSkuSales', '7 Tage, Beworbene SKU-Umsätze (€)'], ['otherSkuSales', '7-Tage, Andere SKU-Umsätze (€)'],
];
const germanOld: AdsHeader = german.map(([field, text]) => [field, { roas: 'Gesamtrendite von Werbeausgaben (Return on Advertising Spend, ROAS)', acos: 'Gesamtumsatzkosten für Werbung (ACOS) ', units: '7Tage, Einheiten gesamt (#)', adGroup: 'Anzeigegruppenname' }[field] ?? text] as const);

const spanishMonths = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
const spanishDate = (iso: string): string => `${spanishMonths[Number(iso.slice(5, 7)) - 1]} ${iso.slice(8)}, ${iso.slice(0, 4)}`;
const germanDate = (iso: string): string => `${iso.slice(8)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}`;

interface Forms { readonly money: Form; readonly percent: Form; readonly multiple: Form; readonly date: (iso: string) => string }
const commaFixed = (decimals: number): Form => (value) => value.toFixed(decimals).replace('.', ',');
const spain: Forms = { money: (value) => `€${commaMoney(value)}`, percent: (ratio) => `${commaFixed(4)(ratio * 100)}%`, multiple: commaFixed(2), date: spanishDate };
const germany: Forms = { money: (value) => `${commaMoney(value)} €`, percent: (ratio) => `${commaFixed(2)(ratio * 100)} %`, multiple: commaFixed(2), date: germanDate };
const plainChinese: Forms = { money: String, percent: (ratio) => `${(ratio * 100).toFixed(4)}%`, multiple: (value) => value.toFixed(2), date: slashDate };

// What Excel writes into a CSV from the console's number formats, and from its own short dates.
const american: Forms = { money: money('$'), percent: percent(4), multiple: (value) => value.toFixed(2), date: namedDate };
const shortDates: Forms = { ...american, money: (value) => value.toFixed(2), percent: percent(2), date: usDate };

function formOf(field: string, forms: Forms): Form | undefined {
  if (/^(spend|sales|cpc|advSkuSales|otherSkuSales)$/.test(field)) return forms.money;
  if (/^(ctr|acos|cvr)$/.test(field)) return forms.percent;
  return field === 'roas' ? forms.multiple : undefined;
}
// Values that the written form rounds are not asserted cell by cell.
const rounded = new Set(['ctr', 'cpc', 'acos', 'roas', 'cvr']);

function csvColumns(header: AdsHeader, forms: Forms): Column[] {
  return header.map(([field, text]) => field === 'date' || field === 'startDate' || field === 'endDate'
    ? { header: text, field, write: (row) => forms.date(String(row[field])) }
    : column(text, field, formOf(field, forms)));
}

// Money in a CSV has two decimals; the rows are rounded to what the file can say before anything is added up.
const inCents = (rows: Record_[]): Record_[] => rows.map((row) => ({ ...row, spend: Math.round(Number(row['spend']) * 100) / 100 }));

function csvFixture(path: string, header: AdsHeader, rows: Record_[], forms: Forms, dialect: Dialect, encoding: FixtureEncoding, expected: Partial<Expected>): Fixture {
  const columns = csvColumns(header, forms);
  const exact = (index: number): Record_ => Object.fromEntries(Object.entries(valuesOf(columns, rows, index)).filter(([field]) => !rounded.has(field)));
  const [kind = ''] = path.split('/');
  return {
    path, extension: 'csv', bytes: encode(delimited(cells(columns, rows), dialect), encoding),
    expected: { kind, encoding, headerLine: 1, ...expectedOf(columns, rows), rejected: [], attributionDays: 7, values: rows.slice(0, 5).map((_, index) => ({ line: index + 2, values: exact(index) })), ...expected },
  };
}

export function localizedSponsoredFixtures(): Fixture[] {
  const days = ['2026-07-13', '2026-07-14', '2026-07-15'];
  const usd = { language: 'zh-CN' as const, currency: 'USD', marketplace: 'US', attributionDays: 7 };
  const monthly = (currency: string, rate: number): Record_[] => adRows(['2026-07-01'], currency, rate).map((row) => ({ ...row, endDate: '2026-07-14' }));
  const semicolon: Dialect = { delimiter: ';', eol: '\r\n', quote: 'needed', finalNewline: true };
  const comma: Dialect = { delimiter: ',', eol: '\r\n', quote: 'needed', finalNewline: true };
  const yen = adRows(days, 'JPY', 100).map((row) => Object.fromEntries(Object.entries(row).map(([field, value]) => [field, /^(spend|sales)$/.test(field) ? Math.round(Number(value)) : value])));
  const place: AdsHeader = [['retailer', '零售商'], ['country', '国家/地区']];
  const saved = inCents(adRows(days));
  const inDollars: Partial<Expected> = { language: 'en', currency: 'USD', marketplace: 'US', period: span(days) };
  return [
    // The console's workbook saved as text. Of gb18030 only the campaign's Chinese name tells.
    csvFixture('sp-advertised-product/en-saved-as-csv', daily, saved, american, comma, 'utf-8', inDollars),
    csvFixture('sp-advertised-product/en-saved-as-csv-gb18030', daily, saved, shortDates, comma, 'gb18030', inDollars),
    csvFixture('sp-advertised-product/en-saved-as-unicode-text', daily, saved, american, { ...comma, delimiter: '\t' }, 'utf-16le', inDollars),
    workbookFixture({ path: 'sp-search-term/zh-raw', header: [...chineseRange, ...chineseHead, ...chineseAim, ['searchTerm', '客户搜索词'], ...chineseTail], rows: monthly('USD', 1), sheet: 'Sponsored Product Search Term R', style: 'raw', expected: usd }),
    workbookFixture({ path: 'sp-search-term/zh-retailer-resaved', header: [...chineseRange, ...chineseHead, ...place, ...chineseAim, ['searchTerm', '客户搜索词'], ...chineseTail], rows: monthly('USD', 1), sheet: 'Sponsored Product Search Term R', style: 'resaved', expected: usd }),
    workbookFixture({ path: 'sp-advertised-product/zh-raw', header: [...chineseDay, ...chineseHead, ['advSku', '广告SKU'], ['advAsin', '广告ASIN'], ...chineseTail], rows: adRows(days), sheet: 'Sponsored Product Advertised Pr', style: 'raw', expected: usd }),
    ...(['xls', 'xlsb', 'ods'] as const).map((style) => workbookFixture({ path: `sp-advertised-product/zh-saved-as-${style}`, header: [...chineseDay, ...chineseHead, ['advSku', '广告SKU'], ['advAsin', '广告ASIN'], ...chineseTail], rows: adRows(days), sheet: '广告商品', style, expected: usd })),
    workbookFixture({ path: 'sp-advertised-product/zh-retailer-resaved', header: [...chineseRange, ...chineseHead, ...place, ['advSku', '广告SKU'], ['advAsin', '广告ASIN'], ...chineseTail], rows: monthly('USD', 1), sheet: 'Sponsored Product Advertised Pr', style: 'resaved', expected: usd }),
    workbookFixture({ path: 'sp-targeting/zh-raw', header: [...chineseDay, ...chineseHead, ...chineseAim, ...chineseTail], rows: adRows(days), sheet: 'Sponsored Product Keyword Repor', style: 'raw', expected: usd }),
    // Saved again as CSV by Chinese Excel.
    csvFixture('sp-search-term/zh-csv-gb18030', [...chineseDay, ...chineseHead, ...chineseAim, ['searchTerm', '客户搜索词'], ...chineseTail], inCents(adRows(days)), plainChinese, comma, 'gb18030', { ...usd, period: span(days) }),
    workbookFixture({ path: 'sp-search-term/ja-raw', header: [['date', '日付'], ...japaneseHead, ['searchTerm', 'カスタマーの検索キーワード'], ...japaneseTail], rows: yen, sheet: 'Sponsored Product Search Term R', style: 'raw', moneyFormat: '[$¥-411]#,##0', expected: { language: 'ja', attributionDays: 7 } }),
    workbookFixture({ path: 'sp-search-term/ja-new-term-header-resaved', header: [['startDate', '開始日'], ['endDate', '終了日'], ...japaneseHead, ['searchTerm', 'カスタマーの検索用語'], ...japaneseTail], rows: yen, sheet: 'Sponsored Product Search Term R', style: 'resaved', moneyFormat: '[$¥-411]#,##0', expected: { language: 'ja', attributionDays: 7 } }),
    workbookFixture({ path: 'sp-targeting/ja-raw', header: [['date', '日付'], ...japaneseHead, ...japaneseTail], rows: yen, sheet: 'Sponsored Product Keyword Repor', style: 'raw', moneyFormat: '[$¥-411]#,##0', expected: { language: 'ja', attributionDays: 7 } }),
    workbookFixture({ path: 'sp-search-term/es-raw', header: [...spanishHead, ...spanishTerm, ...spanishTail], rows: monthly('EUR', 0.93), sheet: 'Sponsored Product Search Term R', style: 'raw', moneyFormat: '[$€]#,##0.00', expected: { language: 'es', currency: 'EUR', attributionDays: 7 } }),
    csvFixture('sp-search-term/es-csv', [...spanishHead, ...spanishTerm, ...spanishTail], inCents(monthly('EUR', 37)), spain, semicolon, 'utf-8-bom', { language: 'es', currency: 'EUR', period: { from: '2026-07-01', to: '2026-07-14' } }),
    workbookFixture({ path: 'sp-targeting/es-raw', header: [...spanishHead, ...spanishTail].map(([field, text]) => [field, text === 'Nombre de campaña' ? 'Nombre de la campaña' : text.replace('Índice', 'Porcentaje')] as const), rows: monthly('EUR', 0.93), sheet: 'Sponsored Product Keyword Repor', style: 'raw', moneyFormat: '[$€]#,##0.00', expected: { language: 'es', currency: 'EUR', attributionDays: 7 } }),
    csvFixture('sp-advertised-product/de-csv', german, inCents(adRows(days, 'EUR', 37)), germany, semicolon, 'utf-8-bom', { language: 'de', currency: 'EUR' }),
    csvFixture('sp-advertised-product/de-csv-old-names', germanOld, inCents(adRows(days, 'EUR', 0.93)), germany, semicolon, 'utf-8-bom', { language: 'de', currency: 'EUR' }),
    workbookFixture({ path: 'sp-advertised-product/de-raw', header: german, rows: adRows(days, 'EUR', 0.93), sheet: 'Sponsored Product Advertised Pr', style: 'raw', moneyFormat: '#,##0.00 [$€]', expected: { language: 'de', currency: 'EUR', attributionDays: 7 } }),
  ];
}
