import type { Expected, Fixture, Record_ } from '../fixture';
import { sums } from '../fixture';
import type { XlsxCell, XlsxSheet } from '../xlsx';
import { rawXlsx, resavedXlsx } from '../xlsx';

/** Bulk operation workbooks and the look-alikes that Chinese ERPs export. */

type Cells = readonly XlsxCell[];
const number = (value: number): XlsxCell => ({ number: value });

const chineseBulk = ['产品', '实体层级', '操作', '广告活动编号', '广告组编号', '广告组合编号', '广告编号', '关键词编号', '商品投放 ID', '广告活动名称', '广告组名称', '广告活动名称（仅供参考）', '广告组名称（仅供参考）', '广告组合名称（仅供参考）', '开始日期', '投放类型', '状态', '每日预算', 'SKU', 'ASIN（仅供参考）', '广告组默认竞价', '竞价', '关键词文本', '匹配类型', '竞价方案', '广告位', '百分比', '展示量', '点击量', '花费', '销量', '订单数量', '商品数量'];
const englishBulk = ['Product', 'Entity', 'Operation', 'Campaign ID', 'Ad Group ID', 'Portfolio ID', 'Ad ID', 'Keyword ID', 'Product Targeting ID', 'Campaign Name', 'Ad Group Name', 'Campaign Name (Informational only)', 'Ad Group Name (Informational only)', 'Portfolio Name (Informational only)', 'Start Date', 'End Date', 'Targeting Type', 'State', 'Daily Budget', 'SKU', 'ASIN (Informational only)', 'Ad Group Default Bid', 'Bid', 'Keyword Text', 'Match Type', 'Bidding Strategy', 'Placement', 'Percentage', 'Impressions', 'Clicks', 'Spend', 'Sales', 'Orders', 'Units'];

/** A campaign, its ad group and a keyword; the children name their campaign only in the informational column. */
function bulkRows(header: readonly string[], names: Readonly<Record<string, string>>, entities: readonly [string, string, string]): Cells[] {
  const key = (name: string): string => names[name] ?? name;
  const figures = (impressions: number, clicks: number, spend: number, sales: number, orders: number, units: number): Readonly<Record<string, XlsxCell>> => ({ [key('Impressions')]: number(impressions), [key('Clicks')]: number(clicks), [key('Spend')]: number(spend), [key('Sales')]: number(sales), [key('Orders')]: number(orders), [key('Units')]: number(units) });
  const rows: readonly Readonly<Record<string, XlsxCell>>[] = [
    { [key('Product')]: names['Sponsored Products'] ?? 'Sponsored Products', [key('Entity')]: entities[0], [key('Campaign ID')]: '254927681919372', [key('Campaign Name')]: 'SP | Skillet', [key('Daily Budget')]: number(25), ...figures(4120, 38, 42.18, 219.94, 6, 7) },
    { [key('Product')]: names['Sponsored Products'] ?? 'Sponsored Products', [key('Entity')]: entities[1], [key('Campaign ID')]: '254927681919372', [key('Ad Group ID')]: '5546739244741', [key('Campaign Name (Informational only)')]: 'SP | Skillet', [key('Ad Group Name')]: 'core', ...figures(4120, 38, 42.18, 219.94, 6, 7) },
    { [key('Product')]: names['Sponsored Products'] ?? 'Sponsored Products', [key('Entity')]: entities[2], [key('Campaign ID')]: '254927681919372', [key('Ad Group ID')]: '5546739244741', [key('Keyword ID')]: '80012345678901', [key('Campaign Name (Informational only)')]: 'SP | Skillet', [key('Ad Group Name (Informational only)')]: 'core', [key('Keyword Text')]: 'cast iron skillet', [key('Match Type')]: 'Exact', ...figures(4120, 38, 42.18, 219.94, 6, 7) },
  ];
  return rows.map((row) => header.map((name) => row[name] ?? null));
}
const chineseNames = { Product: '产品', 'Sponsored Products': '商品推广', Entity: '实体层级', 'Campaign ID': '广告活动编号', 'Ad Group ID': '广告组编号', 'Keyword ID': '关键词编号', 'Campaign Name': '广告活动名称', 'Ad Group Name': '广告组名称', 'Campaign Name (Informational only)': '广告活动名称（仅供参考）', 'Ad Group Name (Informational only)': '广告组名称（仅供参考）', 'Daily Budget': '每日预算', 'Keyword Text': '关键词文本', 'Match Type': '匹配类型', Impressions: '展示量', Clicks: '点击量', Spend: '花费', Sales: '销量', Orders: '订单数量', Units: '商品数量' };

const oldBulk = ['Record ID', 'Record Type', 'Campaign ID', 'Campaign', 'Campaign Daily Budget', 'Portfolio ID', 'Campaign Start Date', 'Campaign End Date', 'Campaign Targeting Type', 'Ad Group', 'Max Bid', 'Keyword or Product Targeting', 'Product Targeting ID', 'Match Type', 'SKU', 'Campaign Status', 'Ad Group Status', 'Status', 'Impressions', 'Clicks', 'Spend', 'Orders', 'Total Units', 'Sales', 'ACoS', 'Bidding strategy', 'Placement Type', 'Increase bids by placement'];
const oldRow = (type: string, ...more: readonly (readonly [string, string])[]): Cells => {
  const row = new Map<string, string>([['Record ID', '254927681919372'], ['Record Type', type], ['Campaign ID', '254927681919372'], ['Campaign', 'SP | Skillet'], ['Impressions', '4120'], ['Clicks', '38'], ['Spend', '42.18'], ['Orders', '6'], ['Total Units', '7'], ['Sales', '219.94'], ['ACoS', '19.18%'], ...more]);
  return oldBulk.map((name) => row.get(name) ?? null);
};

function workbook(path: string, sheets: readonly XlsxSheet[], expected: Partial<Expected>, write = rawXlsx): Fixture {
  const [kind = ''] = path.split('/');
  return { path, extension: 'xlsx', bytes: write(sheets), expected: { kind, encoding: 'xlsx', headerLine: 1, rejected: [], totals: {}, ...expected } };
}

/** An ERP sheet from records: `--` and words stand where a figure has no sense. */
function erp(path: string, sheet: string, header: readonly string[], rows: readonly Cells[], records: readonly Record_[], expected: Partial<Expected>): Fixture {
  return workbook(path, [{ name: sheet, rows: [header, ...rows] }], { language: 'zh-CN', rows: rows.length, totals: sums(records, Object.keys(records[0] ?? {})), ...expected }, resavedXlsx);
}

export function bulkErpFixtures(): Fixture[] {
  // The same money on campaign, ad group and keyword: no sum over rows may be given; the reading of a row is asserted.
  const figures = { impressions: 4120, clicks: 38, spend: 42.18, sales: 219.94, orders: 6, units: 7 };
  const notInTotals = Object.keys(figures);
  const zh = bulkRows(chineseBulk, chineseNames, ['广告活动', '广告组', '关键词']);
  const en = bulkRows(englishBulk, {}, ['Campaign', 'Ad Group', 'Keyword']);
  return [
    // 销量 is the sales amount here; units are 商品数量.
    workbook('bulk-operations/zh-v2', [{ name: '商品推广活动', rows: [chineseBulk, ...zh] }], { language: 'zh-CN', rows: 3, notInTotals, values: [{ line: 2, values: { ...figures, campaign: 'SP | Skillet' } }, { line: 4, values: { ...figures, matchType: 'Exact' } }] }),
    workbook('bulk-operations/en-v2', [{ name: 'Sponsored Products Campaigns', rows: [englishBulk, ...en] }], { language: 'en', rows: 3, notInTotals, values: [{ line: 2, values: { ...figures, campaign: 'SP | Skillet' } }] }),
    workbook('bulk-operations/en-v1', [
      { name: 'Portfolios', rows: [['Portfolio ID', 'Record Type', 'Portfolio Name', 'Portfolio Budget', 'Budget Start Date', 'Budget End Date'], ['1', 'Portfolio', 'Cookware', null, null, null]] },
      { name: 'Sponsored Products Campaigns', rows: [oldBulk, oldRow('Campaign', ['Campaign Daily Budget', '25.0']), oldRow('Ad Group', ['Ad Group', 'core']), oldRow('Keyword', ['Ad Group', 'core'], ['Keyword or Product Targeting', 'cast iron skillet'], ['Match Type', 'exact'])] },
      { name: 'Sponsored Brands Campaigns', rows: [['Record ID', 'Record Type', 'Campaign ID', 'Campaign Type', 'Campaign', 'Budget']] },
    ], { language: 'en', rows: 3, notInTotals, values: [{ line: 2, values: { ...figures, campaign: 'SP | Skillet' } }] }),
    erp('erp-product-performance/zh-lingxing', '产品表现', ['负责人', 'ASIN', 'MSKU', 'Sessions-Total', 'PV-Total', 'CVR', '销量', '销售额', 'Buybox赢得率', '广告花费'], [
      ['林', 'B0C7QM5R2J', 'AB-SKIL-10', number(3395), number(4494), '4.51%', number(153), number(5353.47), '99%', number(42.18)],
      ['林', 'B0D2F8HX6K', '0087-TT-6', number(621), number(791), '4.51%', number(28), number(530.6), '100%', number(9.84)],
      ['王', 'B0CN50K2HY', 'BL-PRESS-12', '--', '--', '--', '--', '--', '--', '--'],
    ], [{ sessionsTotal: 4016, pageViewsTotal: 5285 }], {}),
    erp('erp-ad-campaigns/zh-lingxing', '广告活动报告-汇总', ['广告活动', '有效状态', '曝光量', '点击', '花费-本币', '广告订单', '广告销售额-本币', 'ACoS'], [
      ['SP | Skillet', '投放中', number(4120), number(38), number(42.18), number(6), number(219.94), '19.18%'],
      ['SP | Auto', '投放中', number(980), number(7), number(5.6), number(0), number(0), '有花费无销售额'],
    ], [{ impressions: 5100, clicks: 45, spend: 47.78, orders: 6, sales: 219.94 }], {}),
    erp('erp-search-terms/zh-lingxing', '用户搜索词报告-汇总', ['用户搜索词', '匹配方式', '曝光量', '点击', '花费-本币', '广告订单', '广告销售额-本币', 'ACoS'], [
      ['cast iron skillet', '精准匹配', number(4120), number(38), number(42.18), number(6), number(219.94), '19.18%'],
      ['iron pan', '--', number(980), number(7), number(5.6), number(0), number(0), '有花费无销售额'],
    ], [{ impressions: 5100, clicks: 45, spend: 47.78, orders: 6, sales: 219.94 }], {}),
  ];
}
