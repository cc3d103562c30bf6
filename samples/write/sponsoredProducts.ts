import { toSerial } from '../../src/domain/civil';
import type { AdRow } from '../model/ads';
import type { Market } from '../model/catalogue';
import { consoleWorkbook, type ConsoleCell } from './xlsx';

export type ConsoleLanguage = 'en' | 'zh-CN';

/** Number formats of the console's workbooks: date, money, whole, percentage, multiple; the cells' styles 1 to 5. */
export const formatsOf = (market: Market): readonly string[] => ['MMM dd, yyyy', market === 'US' ? '$ #,##0.00' : '[$€]#,##0.00', '#,##0', '0.00%', '0.00'];
export const style = { date: 1, money: 2, whole: 3, percent: 4, multiple: 5 } as const;

export const whole = (value: number): ConsoleCell => ({ number: value, style: style.whole });
/** Cents as the console's binary fractions, with the tails that such a product leaves (35 cents: 0.35000000000000003). */
export const money = (cents: number): ConsoleCell => ({ number: cents * 0.01, style: style.money });
/** Blank where there is nothing to divide by. */
export const ratio = (part: number, all: number, kind: 'percent' | 'multiple' | 'money'): ConsoleCell => (all === 0 ? null : { number: part / all, style: style[kind] });

export const country: Readonly<Record<ConsoleLanguage, Readonly<Record<Market, string>>>> = { en: { US: 'United States', DE: 'Germany' }, 'zh-CN': { US: '美国', DE: '德国' } };
export const ungrouped: Readonly<Record<ConsoleLanguage, string>> = { en: 'Not grouped', 'zh-CN': '未分组' };

/** The figures that advertised products and search terms have in common. Money in cents. */
export type AdFigures = Pick<AdRow, 'impressions' | 'clicks' | 'spend' | 'orders' | 'ownUnits' | 'otherUnits' | 'ownSales' | 'otherSales'>;

interface Column<Row> {
  readonly en: string;
  readonly zh: string;
  readonly cell: (row: Row, language: ConsoleLanguage, market: Market) => ConsoleCell;
}

interface FigureColumn {
  readonly en: string;
  readonly zh: string;
  readonly cell: (row: AdFigures) => ConsoleCell;
}

const sales = (row: AdFigures): number => row.ownSales + row.otherSales;

/** From 展示量 on, the same for advertised products and search terms. Trailing spaces as in the console. */
export const figuresTail: readonly FigureColumn[] = [
  { en: 'Impressions', zh: '展示量', cell: (row) => whole(row.impressions) },
  { en: 'Clicks', zh: '点击量', cell: (row) => whole(row.clicks) },
  { en: 'Click-Thru Rate (CTR)', zh: '点击率 (CTR)', cell: (row) => (row.clicks === 0 ? null : ratio(row.clicks, row.impressions, 'percent')) },
  { en: 'Cost Per Click (CPC)', zh: '单次点击成本 (CPC)', cell: (row) => ratio(row.spend / 100, row.clicks, 'money') },
  { en: 'Spend', zh: '花费', cell: (row) => money(row.spend) },
  { en: '7 Day Total Sales ', zh: '7天总销售额', cell: (row) => money(sales(row)) },
  { en: 'Total Advertising Cost of Sales (ACOS) ', zh: '广告投入产出比 (ACOS) 总计', cell: (row) => ratio(row.spend, sales(row), 'percent') },
  { en: 'Total Return on Advertising Spend (ROAS)', zh: '总广告投资回报率 (ROAS)', cell: (row) => (row.clicks === 0 ? null : ratio(sales(row), row.spend, 'multiple')) },
  { en: '7 Day Total Orders (#)', zh: '7天总订单数(#)', cell: (row) => whole(row.orders) },
  { en: '7 Day Total Units (#)', zh: '7天总销售量(#)', cell: (row) => whole(row.ownUnits + row.otherUnits) },
  { en: '7 Day Conversion Rate', zh: '7天的转化率', cell: (row) => ratio(row.orders, row.clicks, 'percent') },
  { en: '7 Day Advertised SKU Units (#)', zh: '7天内广告SKU销售量(#)', cell: (row) => whole(row.ownUnits) },
  { en: '7 Day Other SKU Units (#)', zh: '7天内其他SKU销售量(#)', cell: (row) => whole(row.otherUnits) },
  { en: '7 Day Advertised SKU Sales ', zh: '7天内广告SKU销售额', cell: (row) => money(row.ownSales) },
  { en: '7 Day Other SKU Sales ', zh: '7天内其他SKU销售额', cell: (row) => money(row.otherSales) },
];

const advertised: readonly Column<AdRow>[] = [
  { en: 'Date', zh: '日期', cell: (row) => ({ number: toSerial(row.day), style: style.date }) },
  { en: 'Portfolio name', zh: '广告组合名称', cell: (row, language) => row.campaign.portfolio ?? ungrouped[language] },
  { en: 'Currency', zh: '货币', cell: (_row, _language, market) => (market === 'US' ? 'USD' : 'EUR') },
  { en: 'Campaign Name', zh: '广告活动名称', cell: (row) => row.campaign.name },
  { en: 'Ad Group Name', zh: '广告组名称', cell: (row) => row.campaign.adGroup },
  { en: 'Retailer', zh: '零售商', cell: () => 'Amazon' },
  { en: 'Country', zh: '国家/地区', cell: (_row, language, market) => country[language][market] },
  { en: 'Advertised SKU', zh: '广告SKU', cell: (row) => row.sales.listing.sku },
  { en: 'Advertised ASIN', zh: '广告ASIN', cell: (row) => row.sales.listing.asin },
  ...figuresTail,
];

const sheet: Readonly<Record<ConsoleLanguage, string>> = { en: 'Sponsored Product Advertised Product Report', 'zh-CN': '商品推广 推广的商品 报告' };
export const advertisedName: Readonly<Record<ConsoleLanguage, string>> = { en: 'Sponsored Products Advertised product report.xlsx', 'zh-CN': '商品推广 推广的商品 报告.xlsx' };

/** The Sponsored Products advertised-product report with a Date column, as the console gives it. */
export function advertisedProduct(language: ConsoleLanguage, market: Market, rows: readonly AdRow[]): Uint8Array {
  return consoleWorkbook(sheet[language], formatsOf(market), [
    advertised.map((column) => (language === 'en' ? column.en : column.zh)),
    ...rows.map((row) => advertised.map(({ cell }) => cell(row, language, market))),
  ]);
}
