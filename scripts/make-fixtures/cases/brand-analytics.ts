import { encode } from '../encode';
import type { Expected, Fixture } from '../fixture';

/** Brand Analytics: a line of metadata above the header. Shares and rates are percent numbers without a sign. */

const text = (path: string, content: string, expected: Partial<Expected>): Fixture => {
  const [kind = ''] = path.split('/');
  return { path, extension: 'csv', bytes: encode(content, 'utf-8-bom'), expected: { kind, encoding: 'utf-8-bom', headerLine: 2, rejected: [], totals: {}, ...expected } };
};

const funnel = (who: 'Brand' | 'ASIN', percent: string, clickRate: string): string => ['Search Query', 'Search Query Score', 'Search Query Volume', 'Impressions: Total Count', `Impressions: ${who} Count`, `Impressions: ${who} Share${percent}`, 'Clicks: Total Count', clickRate, `Clicks: ${who} Count`, `Clicks: ${who} Share${percent}`, 'Clicks: Price (Median)', `Clicks: ${who} Price (Median)`, 'Cart Adds: Total Count', 'Cart Adds: Cart Add Rate %', `Cart Adds: ${who} Count`, `Cart Adds: ${who} Share${percent}`, 'Purchases: Total Count', 'Purchases: Purchase Rate %', `Purchases: ${who} Count`, `Purchases: ${who} Share${percent}`, 'Purchases: Price (Median)', `Purchases: ${who} Price (Median)`, 'Reporting Date'].map((name) => `"${name}"`).join(',');

const queries = (day: string): string[] => [
  `"cast iron skillet","1","1,841","21,120","310","1.47","402","21.84","19","4.73","29.99","34.99","88","4.78","6","6.82","41","2.23","3","7.32","31.5","34.99","${day}"`,
  `"skillet 10 inch","2","640","7,101","12","0.17","120","18.75","0","-","27.49","","20","3.13","0","-","9","1.41","0","-","27.49","-","${day}"`,
];

/** What the two queries say, by field; `who` is the side that is not the total. */
const read = (who: 'Brand' | 'Asin', line: number): NonNullable<Expected['values']> => [
  { line, values: { searchQuery: 'cast iron skillet', searchQueryVolume: 1841, impressionsTotal: 21_120, [`impressions${who}`]: 310, [`impressions${who}Share`]: 0.0147, clicksTotal: 402, clicksRate: 0.2184, clicksPrice: 29.99, cartAddsTotal: 88, purchasesTotal: 41, [`purchases${who}Share`]: 0.0732 } },
  { line: line + 1, values: { searchQuery: 'skillet 10 inch', [`clicks${who}Share`]: null, [`clicks${who}Price`]: null, purchasesRate: 0.0141 } },
];

const older = ['Reporting Date,Search Query,Search Query Score,Search Query Volume,Impressions: Total Count,Impressions: ASIN Count,Impressions: ASIN Share,Clicks: Total Count,Click Rate %,Clicks: ASIN Count,Clicks: ASIN Share', '2026-02-07,cast iron skillet,320,"10,000","1,000",180,18,72,0.72,16,22.22', '2026-02-07,iron pan,280,"9,000",850,120,14.12,54,0.60,10,18.52'];

const clicked = [1, 2, 3].flatMap((rank) => ['ASIN', 'Product Title', 'Click Share', 'Conversion Share'].map((what) => `Top Clicked Product #${rank}: ${what}`));
const topHeader = ['Search Frequency Rank', 'Search Term', 'Top Clicked Brand #1', 'Top Clicked Brands #2', 'Top Clicked Brands #3', 'Top Clicked Category #1', 'Top Clicked Category #2', 'Top Clicked Category #3', ...clicked, 'Reporting Date'].map((name) => `"${name}"`).join(',');
const top = (rank: string, term: string): string => [rank, term, 'Alderbrook', 'Brookline', 'Ironside', 'Kitchen', 'Home', 'Kitchen', ...['B0C7QM5R2J', 'B0C7QNX8WD', 'B0CN4W1Z7G'].flatMap((asin, index) => [asin, `Skillet ${index + 1}`, '11.2', index === 2 ? '' : '9.05']), '2026-03-31'].map((cell) => `"${cell}"`).join(',');

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('');

export function brandAnalyticsFixtures(): Fixture[] {
  const week = { from: '2026-02-01', to: '2026-02-07' };
  return [
    text('search-query-performance/en-brand-week', lines('Brand=["Alderbrook"],Reporting Range=["Weekly"],Select week=["Week 6 | 2026-02-01 - 2026-02-07 2026"]', funnel('Brand', ' %', 'Clicks: Click Rate %'), ...queries('2026-02-07')), { language: 'en', values: read('Brand', 3), rows: 2, period: week }),
    text('search-query-performance/en-asin-week', lines('ASIN=["B0C7QM5R2J"],Reporting Range=["Weekly"],Select week=["Week 6 | 2026-02-01 - 2026-02-07 2026"]', funnel('ASIN', ' %', 'Clicks: Click Rate %'), ...queries('2026-02-07')), { language: 'en', values: read('Asin', 3), rows: 2, period: week }),
    text('search-query-performance/en-asin-or-product-older-headers', lines('ASIN or Product=["B0C7QM5R2J"],Reporting Range=["Weekly"],Select week=["Week 6 | 2026-02-01 - 2026-02-07 2026"]', ...older), { language: 'en', rows: 2, period: week }),
    text('search-query-performance/en-brand-quarter', lines('Brand=["Alderbrook"],Reporting Range=["Quarterly"],Select year=["2026"],Select quarter=["2"]', funnel('Brand', ' %', 'Clicks: Click Rate %'), ...queries('2026-06-30')), { language: 'en', values: read('Brand', 3), rows: 2, period: { from: '2026-04-01', to: '2026-06-30' } }),
    // German settings above an English header: figures stay dot-decimal.
    text('search-query-performance/de-metadata-month', lines('"Marke=[""Alderbrook""],Berichtszeitraum=[""Monatlich""],Jahr auswählen=[""2026""],Monat auswählen=[""April""]"', funnel('Brand', ' %', 'Clicks: Click Rate %'), ...queries('2026-04-30')), { values: read('Brand', 3), rows: 2, period: { from: '2026-04-01', to: '2026-04-30' } }),
    text('top-search-terms/en-quarter', lines('Reporting Range=["Quarterly"],Select year=["2026"],Select quarter=["1"],Search Term=["skillet"]', topHeader, top('100', 'cast iron skillet'), top('2,204', 'skillet 10 inch')), { language: 'en', values: [{ line: 3, values: { searchFrequencyRank: 100, searchTerm: 'cast iron skillet' } }, { line: 4, values: { searchFrequencyRank: 2204 } }], rows: 2, period: { from: '2026-01-01', to: '2026-03-31' } }),
  ];
}
