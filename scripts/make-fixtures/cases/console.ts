import type { Dialect } from '../delimited';
import { delimited } from '../delimited';
import { encode } from '../encode';
import type { Expected, Fixture, Record_ } from '../fixture';
import { fixed, percentNumber } from '../forms';
import type { Column } from '../table';
import { cells, column, expectedOf, stray, valuesOf } from '../table';

/** What the campaign manager's own export button writes, and the unified report of 2026. */

const csv: Dialect = { delimiter: ',', eol: '\n', quote: 'needed', finalNewline: true };
const rows: readonly Record_[] = [
  { campaign: 'SP | Skillet 10" | Exact', targeting: 'cast iron skillet', matchType: 'EXACT', searchTerm: 'cast iron skillet', portfolio: 'Cookware', budget: 25, impressions: 41_201, clicks: 281, ctr: 0.00682, spend: 312.45, cpc: 1.11, orders: 19, sales: 698.81, acos: 0.4471, roas: 2.24, cvr: 0.0676 },
  { campaign: 'SP | Skillet | Auto', targeting: 'close-match', matchType: '-', searchTerm: 'iron pan', portfolio: 'Cookware', budget: 10, impressions: 980, clicks: 7, ctr: 0.007143, spend: 5.6, cpc: 0.8, orders: 0, sales: 0, acos: null, roas: 0, cvr: 0 },
  { campaign: 'Towels, kitchen', targeting: 'tea towels', matchType: 'BROAD', searchTerm: 'b0d2f8hx6k', portfolio: '', budget: 8.5, impressions: 0, clicks: 0, ctr: null, spend: 0, cpc: null, orders: 0, sales: 0, acos: null, roas: null, cvr: null },
];
// The percent columns hold percent numbers: 0.6820 is 0.682 %, a ratio of 0.00682.
const figures = (currency: string): Column[] => [
  column('Impressions', 'impressions'), column('Clicks', 'clicks'), column('CTR(%)', 'ctr', percentNumber(4)), column(`Spend(${currency})`, 'spend', fixed(2)), column(`CPC(${currency})`, 'cpc', fixed(2)),
  column('Orders', 'orders'), column(`Sales(${currency})`, 'sales', fixed(2)), column('ACOS(%)', 'acos', percentNumber(2)),
];

function consoleFixture(path: string, columns: readonly Column[], expected: Partial<Expected>): Fixture {
  const [kind = ''] = path.split('/');
  return { path, extension: 'csv', bytes: encode(delimited(cells(columns, rows), csv), 'utf-8-bom'), expected: { kind, language: 'en', encoding: 'utf-8-bom', headerLine: 1, period: null, attributionDays: null, ...expectedOf(columns, rows), rejected: [], values: rows.map((_, index) => ({ line: index + 2, values: valuesOf(columns, rows, index) })), ...expected } };
}

const campaignColumns = (currency: string): Column[] => [
  stray('State', 'ENABLED'), column('Campaigns', 'campaign'), stray('Status', 'Delivering'), stray('Type', 'Sponsored Products'), stray('Targeting', 'Manual'), stray('Campaign bidding strategy', 'Dynamic bids - down only'),
  stray('Start date', 'Jan 02, 2026'), stray('End date', ''), column('Portfolio', 'portfolio'), column(`Budget(${currency})`, 'budget', fixed(2)), ...figures(currency),
];

const unifiedHeader = 'Budget currency,Date range,Advertiser account ID,Advertiser account name,Portfolio ID,Portfolio name,Campaign ID,Campaign name,Ad group ID,Ad group name,Advertised product ID,Advertised product name,Advertised product parent ID,Advertised product brand,Advertised product category,Advertised product subcategory,Advertised product group,Advertised product SKU,Advertised product marketplace,Impressions,Clicks,CTR,Total cost,Purchases,Sales,Units sold,Cost per purchase,Purchase rate,ROAS,Purchases (promoted),Sales (promoted),Units sold (promoted),Cost per purchase (promoted),Purchase rate (promoted),ROAS (promoted),Purchases (halo),Sales (halo),Units sold (halo),Purchases (new to brand),Sales (new to brand),Units sold (new to brand),Cost per purchase (new to brand),Purchase rate (new to brand),ROAS (new to brand),Detail page views,Cost per detail page view,Detail page view rate'.split(',');

function unified(): Fixture {
  const products: readonly Readonly<Record<string, string>>[] = [
    { 'Campaign ID': '="254927681919372"', 'Campaign name': 'SP - Skillet - New', 'Ad group name': 'core', 'Advertised product ID': 'B0C7QM5R2J', 'Advertised product SKU': 'AB-SKIL-10', Impressions: '12034', Clicks: '88', 'Total cost': '71.5', Purchases: '9', Sales: '314.91', 'Units sold': '9', ROAS: '4.4', 'Purchases (promoted)': '7', 'Sales (promoted)': '244.93', 'Units sold (promoted)': '7', 'Purchases (halo)': '2', 'Sales (halo)': '69.98', 'Units sold (halo)': '2', 'Detail page views': '120' },
    { 'Campaign ID': '="254927681919399"', 'Campaign name': 'SP - Towels', 'Ad group name': 'core', 'Advertised product ID': 'B0D2F8HX6K', 'Advertised product SKU': '0087-TT-6', Impressions: '733', Clicks: '5', 'Total cost': '3.75', Purchases: '0', Sales: '0', 'Units sold': '0' },
  ];
  const common = { 'Budget currency': 'USD', 'Date range': 'Jul 06, 2026 - Jul 29, 2026', 'Advertiser account ID': '="amzn1.ads-account.g.0000000000000000000000000"', 'Advertiser account name': 'Alderbrook', 'Ad group ID': '="5546739244741"' };
  const named: Readonly<Record<string, string>> = { 'Budget currency': 'currency', 'Campaign name': 'campaign', 'Ad group name': 'adGroup', 'Advertised product ID': 'advAsin', 'Advertised product SKU': 'advSku', Impressions: 'impressions', Clicks: 'clicks', 'Total cost': 'spend', Purchases: 'orders', Sales: 'sales', 'Units sold': 'units', ROAS: 'roas' };
  const table = [unifiedHeader, ...products.map((product) => unifiedHeader.map((header) => ({ ...common, ...product })[header] ?? ''))];
  return {
    path: 'ads-unified/en-2026', extension: 'csv', bytes: encode(delimited(table, csv), 'utf-8'),
    expected: {
      kind: 'ads-unified', language: 'en', encoding: 'utf-8', headerLine: 1, currency: 'USD', marketplace: 'US', attributionDays: null, period: { from: '2026-07-06', to: '2026-07-29' }, columns: unifiedHeader.map((header) => named[header] ?? '*'), rows: 2, rejected: [],
      totals: { impressions: 12_767, clicks: 93, spend: 75.25, orders: 9, sales: 314.91, units: 9 }, notInTotals: ['roas'],
      values: [{ line: 2, values: { campaign: 'SP - Skillet - New', advAsin: 'B0C7QM5R2J', advSku: 'AB-SKIL-10', spend: 71.5, orders: 9 } }, { line: 3, values: { advSku: '0087-TT-6', sales: 0, roas: null } }],
    },
  };
}

export function consoleFixtures(): Fixture[] {
  const dollars = { currency: 'USD', marketplace: 'US' };
  return [
    consoleFixture('ads-console-campaigns/en-usd', campaignColumns('USD'), dollars),
    consoleFixture('ads-console-campaigns/en-gbp', campaignColumns('GBP'), { currency: 'GBP', marketplace: 'UK' }),
    consoleFixture('ads-console-search-terms/en-usd', [column('Customer search term', 'searchTerm'), column('Keywords', 'targeting'), column('Match type', 'matchType'), ...figures('USD'), column('RoAS', 'roas', fixed(2)), stray('Conversion rate', '')], dollars),
    consoleFixture('ads-console-targeting/en-usd', [stray('State', 'ENABLED'), column('Keyword', 'targeting'), column('Match type', 'matchType'), stray('Status', 'Delivering'), stray('Suggested bid (low)(USD)', '0.81'), stray('Suggested bid (median)(USD)', '1.02'), stray('Suggested bid (high)(USD)', '1.33'), stray('Keyword bid(USD)', '0.95'), ...figures('USD')], dollars),
    unified(),
  ];
}
