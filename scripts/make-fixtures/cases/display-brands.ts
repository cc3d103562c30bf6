import { adRows } from '../advertising';
import type { Fixture, Record_ } from '../fixture';
import type { AdsHeader } from './ads-table';
import { workbookFixture } from './ads-table';

/** Sponsored Display and Sponsored Brands: two kinds of sales in one row, of which the ones without `(Click)` count. */

const days = ['2026-07-13', '2026-07-14', '2026-07-15'];
const dollars = { currency: 'USD', marketplace: 'US', attributionDays: 14, warningCodes: ['two-sales'] };

const rows: readonly Record_[] = adRows(days).map((row) => ({
  ...row, costType: 'VCPM', bidOptimization: 'Optimize for conversions', campaignStatus: 'ENABLED', budget: 30, viewableImpressions: Math.floor(Number(row['impressions']) / 2), dpv: Number(row['clicks']) + 4, vcpm: 3.5,
  ntbOrders: Math.min(1, Number(row['orders'])), ntbSales: Math.min(1, Number(row['orders'])) * 18.95, ntbUnits: Math.min(1, Number(row['orders'])),
  // Of the sales, those after a click: fewer than all.
  ordersClick: Math.max(0, Number(row['orders']) - 1), unitsClick: Math.max(0, Number(row['units']) - 1), salesClick: Math.round(Number(row['sales']) * 50) / 100,
  ntbOrdersClick: 0, ntbSalesClick: 0, ntbUnitsClick: 0, purchasedAsin: 'B0C7QNX8WD', attributionType: 'Promoted',
}));

const head: AdsHeader = [['date', 'Date'], ['portfolio', 'Portfolio name'], ['currency', 'Currency'], ['campaign', 'Campaign Name']];
const outcome = (separator: string, window: string): AdsHeader => [
  ['orders', `${window} Total Orders (#)`], ['units', `${window} Total Units (#)`], ['sales', `${window} Total Sales`], ['ntbOrders', `${window} New-to-brand Orders (#)`], ['ntbSales', `${window} New-to-brand Sales`], ['ntbUnits', `${window} New-to-brand Units (#)`],
  ['ordersClick', `${window} Total Orders (#) ${separator} (Click)`], ['unitsClick', `${window} Total Units (#) ${separator} (Click)`], ['salesClick', `${window} Total Sales ${separator} (Click)`],
  ['ntbOrdersClick', `${window} New-to-brand Orders (#) ${separator} (Click)`], ['ntbSalesClick', `${window} New-to-brand Sales ${separator} (Click)`], ['ntbUnitsClick', `${window} New-to-brand Units (#) ${separator} (Click)`],
];
const reach: AdsHeader = [['impressions', 'Impressions'], ['viewableImpressions', 'Viewable Impressions'], ['clicks', 'Clicks'], ['ctr', 'Click-Thru Rate (CTR)']];
const cost: AdsHeader = [['spend', 'Spend'], ['cpc', 'Cost Per Click (CPC)'], ['vcpm', 'Cost per 1,000 viewable impressions (VCPM)']];
const longRates: AdsHeader = [['acos', 'Total Advertising Cost of Sales (ACOS) '], ['roas', 'Total Return on Advertising Spend (ROAS)']];
const shortRates: AdsHeader = [['acos', 'Total ACOS'], ['roas', 'Total ROAS']];

const display = (rates: AdsHeader, separator = '-', window = '14 Day'): AdsHeader => [
  ...head, ['*costType', 'Cost type'], ['adGroup', 'Ad Group Name'], ['*bidOptimization', 'Bid optimization'], ['advSku', 'Advertised SKU'], ['advAsin', 'Advertised ASIN'],
  ...reach, ['dpv', `${window} Detail Page Views (DPV)`], ...cost, ...rates, ...outcome(separator, window),
];

export function displayBrandFixtures(): Fixture[] {
  const brandTail: AdsHeader = [...reach, ...cost, ...longRates, ['sales', '14 Day Total Sales '], ['orders', '14 Day Total Orders (#)'], ['units', '14 Day Total Units (#)'], ['cvr', '14 Day Conversion Rate'], ['ntbOrders', '14 Day New-to-brand Orders (#)'], ['ntbSales', '14 Day New-to-brand Sales'], ['ntbUnits', '14 Day New-to-brand Units (#)'], ['salesClick', '14 Day Total Sales - (Click)'], ['ordersClick', '14 Day Total Orders (#) - (Click)'], ['unitsClick', '14 Day Total Units (#) - (Click)']];
  return [
    workbookFixture({ path: 'sd-advertised-product/en-raw', header: display(longRates), rows, sheet: 'Sponsored Display Advertised Pr', style: 'raw', expected: dollars }),
    workbookFixture({ path: 'sd-advertised-product/en-short-rates-resaved', header: display(shortRates), rows, sheet: 'Sponsored_Display_Advertised_pr', style: 'resaved', expected: dollars }),
    // British spelling: a hyphen in the window, an en dash before (Click).
    workbookFixture({ path: 'sd-advertised-product/en-uk-raw', header: display(longRates, '–', '14-Day'), rows: rows.map((row) => ({ ...row, currency: 'GBP' })), sheet: 'Sponsored Display Advertised Pr', style: 'raw', moneyFormat: '[$£]#,##0.00', expected: { ...dollars, currency: 'GBP', marketplace: 'UK' } }),
    workbookFixture({ path: 'sd-campaign/en-raw', rows, sheet: 'Sponsored Display Campaign Repo', style: 'raw', expected: dollars, header: [['date', 'Date'], ['country', 'Country'], ['campaignStatus', 'Status'], ['currency', 'Currency'], ['budget', 'Budget Amount'], ['campaign', 'Campaign Name'], ['portfolio', 'Portfolio name'], ['*costType', 'Cost type'], ...reach, ['dpv', '14 Day Detail Page Views (DPV)'], ...cost, ...longRates, ...outcome('-', '14 Day')] }),
    workbookFixture({ path: 'sb-attributed-purchases/en-raw', rows, sheet: 'Sponsored Brands Attributed Pur', style: 'raw', expected: dollars, header: [['date', 'Date'], ['currency', 'Currency'], ['campaign', 'Campaign Name'], ['*attributionType', 'Attribution type'], ['purchasedAsin', 'Purchased ASIN'], ['sales', '14 Day Total Sales '], ['orders', '14 Day Total Orders (#)'], ['units', '14 Day Total Units (#)'], ['ntbSales', '14 Day New-to-brand Sales'], ['ntbOrders', '14 Day New-to-brand Orders (#)'], ['ntbUnits', '14 Day New-to-brand Units (#)'], ['*costType', 'Cost type'], ['salesClick', '14 Day Total Sales - (Click)']] }),
    workbookFixture({ path: 'sb-keyword/en-raw', header: [...head, ['adGroup', 'Ad Group Name'], ['targeting', 'Targeting'], ['matchType', 'Match Type'], ...brandTail], rows, sheet: 'Sponsored Brands Keyword Report', style: 'raw', expected: dollars }),
    // Of the next two no whole header is known; each column's name is, from its sisters.
    workbookFixture({ path: 'sb-search-term/en-raw', header: [...head, ['adGroup', 'Ad Group Name'], ['targeting', 'Targeting'], ['matchType', 'Match Type'], ['searchTerm', 'Customer Search Term'], ...brandTail], rows, sheet: 'Sponsored Brands Search Term Re', style: 'raw', expected: dollars }),
    workbookFixture({ path: 'sd-targeting/en-raw', header: display(longRates).flatMap((column): AdsHeader => column[0] === 'advSku' ? [['targeting', 'Targeting']] : column[0] === 'advAsin' ? [] : [column]), rows, sheet: 'Sponsored Display Targeting Rep', style: 'raw', expected: dollars }),
    workbookFixture({ path: 'sb-campaign/en-raw', header: [...head, ...brandTail], rows, sheet: 'Sponsored Brands Campaign Repor', style: 'raw', expected: dollars }),
  ];
}
