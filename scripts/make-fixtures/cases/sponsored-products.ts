import { adRows } from '../advertising';
import type { Dialect } from '../delimited';
import { delimited } from '../delimited';
import type { FixtureEncoding } from '../encode';
import { encode } from '../encode';
import type { Expected, Fixture, Record_ } from '../fixture';
import { span } from '../fixture';
import type { Form } from '../forms';
import { namedDate, percent } from '../forms';
import { cells, column, expectedOf, unasserted, valuesOf } from '../table';
import type { Column } from '../table';
import type { AdsHeader } from './ads-table';
import { workbookFixture } from './ads-table';
import { tail } from './sp-advertised-product';

/** Sponsored Products in English: search terms, targeting, placements, purchased products, time line, and the campaign CSV. */

const day: AdsHeader = [['date', 'Date']];
const range: AdsHeader = [['startDate', 'Start Date'], ['endDate', 'End Date']];
const head: AdsHeader = [['portfolio', 'Portfolio name'], ['currency', 'Currency'], ['campaign', 'Campaign Name'], ['adGroup', 'Ad Group Name']];
const place: AdsHeader = [['retailer', 'Retailer'], ['country', 'Country']];
const aim: AdsHeader = [['targeting', 'Targeting'], ['matchType', 'Match Type']];
const term: AdsHeader = [...aim, ['searchTerm', 'Customer Search Term']];

const targetingTail = (share: boolean): AdsHeader => [
  ['impressions', 'Impressions'], ...(share ? [['tosImpressionShare', 'Top-of-search Impression Share'] as const] : []), ['clicks', 'Clicks'], ['ctr', 'Click-Thru Rate (CTR)'], ['cpc', 'Cost Per Click (CPC)'], ['spend', 'Spend'],
  ['acos', 'Total Advertising Cost of Sales (ACOS) '], ['roas', 'Total Return on Advertising Spend (ROAS)'], ['sales', '7 Day Total Sales '], ['orders', '7 Day Total Orders (#)'], ['units', '7 Day Total Units (#)'], ['cvr', '7 Day Conversion Rate'],
  ['advSkuUnits', '7 Day Advertised SKU Units (#)'], ['otherSkuUnits', '7 Day Other SKU Units (#)'], ['advSkuSales', '7 Day Advertised SKU Sales '], ['otherSkuSales', '7 Day Other SKU Sales '],
];

const days = ['2026-07-13', '2026-07-14', '2026-07-15'];
const dollars = { currency: 'USD', marketplace: 'US', attributionDays: 7 };
const searchSheet = 'Sponsored Product Search Term R';

// Search terms as people type them: inch signs, typographic quotes, an object replacement character, a narrow no-break space, Arabic.
const oddTerms = ['cast iron skillet 10"', 'skillet ”lodge”', 'pan\uFFFC', '12\u202Finch pan', 'مقلاة حديد'];
const withOddTerms = (rows: Record_[]): Record_[] => rows.map((row, index) => ({ ...row, searchTerm: oddTerms[index % oddTerms.length] ?? '' }));

function workbooks(): Fixture[] {
  const summary = adRows(['2026-06-01']).map((row) => ({ ...row, endDate: '2026-06-30' }));
  const placements = adRows(days).map((row, index) => ({ ...row, biddingStrategy: 'Dynamic bids - down only', placement: ['Top of Search on-Amazon', 'Product Page on-Amazon', 'Rest of Search on-Amazon', 'Off Amazon', 'Top of Search on-Amazon'][index % 5] ?? '' }));
  const purchased = adRows(days).filter((row) => Number(row['otherSkuUnits']) > 0).map((row) => ({ ...row, purchasedAsin: 'B0C7QNX8WD' }));
  const perDay = days.map((date, index) => ({ date, clicks: 60 + index, cpc: 0.97 + index / 100, spend: 58.2 + index * 1.5 }));
  const shared = adRows(days).map((row, index) => ({ ...row, tosImpressionShare: index % 5 === 3 ? null : [0.3145, 0.0501, 0.112, null, 0.45][index % 5] ?? null }));
  return [
    workbookFixture({ path: 'sp-search-term/en-daily-raw', header: [...day, ...head, ...term, ...tail()], rows: adRows(days), sheet: searchSheet, style: 'raw', expected: dollars }),
    workbookFixture({ path: 'sp-search-term/en-summary-raw', header: [...range, ...head, ...term, ...tail()], rows: summary, sheet: searchSheet, style: 'raw', expected: dollars }),
    workbookFixture({ path: 'sp-search-term/en-2025-retailer-resaved', header: [...range, ...head, ...place, ...term, ...tail()], rows: summary, sheet: 'Sponsored_Products_Search_term_', style: 'resaved', expected: dollars }),
    workbookFixture({ path: 'sp-search-term/en-odd-terms-raw', header: [...day, ...head, ...term, ...tail()], rows: withOddTerms(adRows(days)), sheet: searchSheet, style: 'raw', expected: dollars }),
    workbookFixture({ path: 'sp-search-term/en-gbp-resaved', header: [...day, ...head, ...term, ...tail()], rows: adRows(days, 'GBP', 0.79), sheet: searchSheet, style: 'resaved', moneyFormat: '[$£]#,##0.00', expected: { ...dollars, currency: 'GBP', marketplace: 'UK' } }),
    // The sheet is named after keywords, the report is Targeting.
    workbookFixture({ path: 'sp-targeting/en-raw', header: [...day, ...head, ...aim, ...targetingTail(false)], rows: adRows(days), sheet: 'Sponsored Product Keyword Repor', style: 'raw', expected: dollars }),
    workbookFixture({ path: 'sp-targeting/en-top-of-search-share-raw', header: [...day, ...head, ...aim, ...targetingTail(true)], rows: shared, sheet: 'Sponsored Product Keyword Repor', style: 'raw', expected: dollars }),
    workbookFixture({
      path: 'sp-placement/en-raw', rows: placements, sheet: 'Sponsored Product Placement Rep', style: 'raw', expected: dollars,
      header: [...day, ['portfolio', 'Portfolio name'], ['currency', 'Currency'], ['campaign', 'Campaign Name'], ['biddingStrategy', 'Bidding strategy'], ['placement', 'Placement'], ['impressions', 'Impressions'], ['clicks', 'Clicks'], ['cpc', 'Cost Per Click (CPC)'], ['spend', 'Spend'], ['sales', '7 Day Total Sales '], ['acos', 'Total Advertising Cost of Sales (ACoS) '], ['roas', 'Total Return on Advertising Spend (RoAS)'], ['orders', '7 Day Total Orders (#)'], ['units', '7 Day Total Units (#)']],
    }),
    workbookFixture({
      path: 'sp-purchased-product/en-raw', rows: purchased, sheet: 'Sponsored Product Purchased Pro', style: 'raw', expected: dollars,
      header: [...day, ...head, ['advSku', 'Advertised SKU'], ['advAsin', 'Advertised ASIN'], ...aim, ['purchasedAsin', 'Purchased ASIN'], ['otherSkuUnits', '7 Day Other SKU Units (#)'], ['otherSkuOrders', '7 Day Other SKU Orders (#)'], ['otherSkuSales', '7 Day Other SKU Sales ']],
    }),
    workbookFixture({ path: 'sp-performance-over-time/en-raw', header: [...day, ['clicks', 'Clicks'], ['cpc', 'Cost Per Click (CPC)'], ['spend', 'Spend']], rows: perDay, sheet: 'Sponsored Product Performance O', style: 'raw', expected: {} }),
  ];
}

interface Campaign { readonly name: string; readonly status: string; readonly impressions: number; readonly clicks: number; readonly spend: number; readonly orders: number; readonly sales: number; readonly budget: number }
const campaigns: readonly Campaign[] = [
  { name: 'SP 31" x 19"  - keyword boards', status: 'ENABLED', impressions: 5120, clicks: 85, spend: 61.2, orders: 9, sales: 255.9, budget: 6 },
  { name: 'SP | Skillet 10" | Exact', status: 'ENABLED', impressions: 4120, clicks: 38, spend: 0.46833329999999995, orders: 0, sales: 0, budget: 25.5 },
  { name: 'Towels, kitchen', status: 'PAUSED', impressions: 12, clicks: 0, spend: 0, orders: 0, sales: 0, budget: 10 },
];
const rowsOf = (date: string): Record_[] => campaigns.map(({ name, status, ...figures }) => ({
  ...figures, date, flightStart: '2025-01-02', portfolio: 'No Portfolio', campaignType: 'Sponsored Products', campaign: name, campaignStatus: status, currency: 'USD', targetingType: 'MANUAL', biddingStrategy: 'Dynamic bids - down only', retailer: 'Amazon', country: 'United States',
  ctr: figures.impressions === 0 ? null : Math.round((figures.clicks / figures.impressions) * 1e4) / 1e4, cpc: figures.clicks === 0 ? null : Math.round((figures.spend / figures.clicks) * 1e6) / 1e6,
  acos: figures.sales === 0 ? null : Math.round((figures.spend / figures.sales) * 1e4) / 1e4, lastYearImpressions: 1000, lastYearClicks: 20, lastYearSpend: 15.25, lastYearCpc: 0.7625,
}));

// `$6.0`, `$0.46833329999999995`: Java's way of printing a double after the symbol.
const javaDouble = (symbol: string): Form => (value) => `${symbol}${Number.isInteger(value) ? `${value}.0` : value}`;

// The campaign file escapes a quote twice: backslash, then the doubled quote of CSV.
const escapedName = (row: Record_): string => String(row['campaign']).replaceAll('"', '\\"');

interface CampaignFile { readonly type: string; readonly budget: string; readonly lastYear: boolean; readonly places: boolean; readonly symbol: string; readonly salesHeader: string }

function campaignColumns({ type, budget, lastYear, places, symbol, salesHeader }: CampaignFile): Column[] {
  const money = javaDouble(symbol);
  return [
    { header: 'Date', field: 'date', write: (row) => namedDate(String(row['date'])) },
    { header: 'Start Date', field: '*', write: (row) => namedDate(String(row['flightStart'])) }, { header: 'End Date', field: '*', write: () => '' },
    column('Portfolio name', 'portfolio'), column(type, 'campaignType'), { header: 'Campaign Name', field: 'campaign', write: escapedName }, column('Status', 'campaignStatus'), column('Currency', 'currency'),
    ...(places ? [column('Retailer', 'retailer'), column('Country', 'country')] : []),
    column(budget, 'budget', money), unasserted('Targeting Type', 'targetingType'), column('Bidding strategy', 'biddingStrategy'),
    column('Impressions', 'impressions'), ...(lastYear ? [column('Last Year Impressions', 'lastYearImpressions')] : []),
    column('Clicks', 'clicks'), ...(lastYear ? [column('Last Year Clicks', 'lastYearClicks')] : []), column('Click-Thru Rate (CTR)', 'ctr', percent(2)),
    column('Spend', 'spend', money), ...(lastYear ? [column('Last Year Spend', 'lastYearSpend', money)] : []), column('Cost Per Click (CPC)', 'cpc', money), ...(lastYear ? [column('Last Year Cost Per Click (CPC)', 'lastYearCpc', money)] : []),
    column('7 Day Total Orders (#)', 'orders'), column('Total Advertising Cost of Sales (ACoS) ', 'acos', percent(2)), column(salesHeader, 'sales', money),
  ];
}

function campaignFixture(name: string, file: CampaignFile, dialect: Dialect, encoding: FixtureEncoding, expected: Partial<Expected>, rows = days.flatMap(rowsOf)): Fixture {
  const columns = campaignColumns(file);
  // Spend is a sum of doubles as they stand: 0.46833329999999995 three times is not a whole number of millionths.
  const base = expectedOf(columns, rows);
  const spend = rows.reduce((running, row) => running + Number(row['spend']), 0);
  return {
    path: `sp-campaign/${name}`, extension: 'csv', bytes: encode(delimited(cells(columns, rows), dialect), encoding),
    expected: {
      kind: 'sp-campaign', language: 'en', encoding, headerLine: 1, ...base, totals: { ...base.totals, spend }, rejected: [], period: span(days), attributionDays: 7,
      values: [0, 1, 2].map((index) => ({ line: index + 2, values: valuesOf(columns, rows, index) })), ...expected,
    },
  };
}

function campaignCsvs(): Fixture[] {
  const crlf: Dialect = { delimiter: ',', eol: '\r\n', quote: 'needed', finalNewline: true };
  const rupees = days.flatMap(rowsOf).map((row) => ({ ...row, currency: 'INR', spend: Number(row['clicks']) === 38 ? 15.5138462 : row['spend'] ?? null }));
  const usd: CampaignFile = { type: 'Campaign Type', budget: 'Budget', lastYear: false, places: false, symbol: '$', salesHeader: '7 Day Total Sales ' };
  return [
    campaignFixture('en-us-2019', usd, crlf, 'utf-8-bom', { currency: 'USD', marketplace: 'US' }),
    campaignFixture('en-last-year', { ...usd, lastYear: true }, crlf, 'utf-8-bom', { currency: 'USD', marketplace: 'US' }),
    campaignFixture('en-2024', { ...usd, type: 'Program Type', budget: 'Budget Amount', places: true }, crlf, 'utf-8-bom', { currency: 'USD', marketplace: 'US' }),
    // India 2020: no byte order mark, LF, a rupee sign in the header and `Rs.` in the cells.
    campaignFixture('en-in-2020', { ...usd, symbol: 'Rs.', salesHeader: '7 Day Total Sales (₹)' }, { ...crlf, eol: '\n' }, 'utf-8', { currency: 'INR', marketplace: 'IN' }, rupees),
  ];
}

export function sponsoredProductFixtures(): Fixture[] {
  return [...workbooks(), ...campaignCsvs()];
}
