import { adRows } from '../advertising';
import type { Fixture } from '../fixture';
import type { AdsHeader } from './ads-table';
import { workbookFixture } from './ads-table';

const sheet = 'Sponsored Product Advertised Pr';

/** The columns after the advertised product, `7 Day` by default. A trailing space belongs to the header. */
export const tail = (window = '7 Day', acos = 'ACOS', roas = 'ROAS'): AdsHeader => [
  ['impressions', 'Impressions'], ['clicks', 'Clicks'], ['ctr', 'Click-Thru Rate (CTR)'], ['cpc', 'Cost Per Click (CPC)'], ['spend', 'Spend'],
  ['sales', `${window} Total Sales `], ['acos', `Total Advertising Cost of Sales (${acos}) `], ['roas', `Total Return on Advertising Spend (${roas})`],
  ['orders', `${window} Total Orders (#)`], ['units', `${window} Total Units (#)`], ['cvr', `${window} Conversion Rate`],
  ['advSkuUnits', `${window} Advertised SKU Units (#)`], ['otherSkuUnits', `${window} Other SKU Units (#)`], ['advSkuSales', `${window} Advertised SKU Sales `], ['otherSkuSales', `${window} Other SKU Sales `],
];

const head: AdsHeader = [['portfolio', 'Portfolio name'], ['currency', 'Currency'], ['campaign', 'Campaign Name'], ['adGroup', 'Ad Group Name']];
const product: AdsHeader = [['advSku', 'Advertised SKU'], ['advAsin', 'Advertised ASIN']];
const day: AdsHeader = [['date', 'Date']];
const range: AdsHeader = [['startDate', 'Start Date'], ['endDate', 'End Date']];
const place: AdsHeader = [['retailer', 'Retailer'], ['country', 'Country']];

/** The seller's daily report in today's names. */
export const daily: AdsHeader = [...day, ...head, ...product, ...tail()];
const days = ['2026-07-13', '2026-07-14', '2026-07-15'];
/** The header with one column's text replaced. */
const renamed = (header: AdsHeader, field: string, text: string): AdsHeader => header.map((entry) => entry[0] === field ? [field, text] as const : entry);

export function advertisedProductFixtures(): Fixture[] {
  const week = { attributionDays: 7 };
  const dollars = { ...week, currency: 'USD', marketplace: 'US' };
  const summary = adRows(['2026-07-01']).map((row) => ({ ...row, endDate: '2026-07-31' }));
  return [
    workbookFixture({ path: 'sp-advertised-product/en-raw', header: daily, rows: adRows(days), sheet, style: 'raw', expected: dollars }),
    workbookFixture({ path: 'sp-advertised-product/en-resaved', header: daily, rows: adRows(days), sheet, style: 'resaved', expected: dollars }),
    ...(['xls', 'xlsb', 'ods'] as const).map((style) => workbookFixture({ path: `sp-advertised-product/en-saved-as-${style}`, header: daily, rows: adRows(days), sheet, style, expected: dollars })),
    workbookFixture({ path: 'sp-advertised-product/en-summary-retailer', header: [...range, ...head, ...place, ...product, ...tail()], rows: summary, sheet, style: 'raw', expected: dollars }),
    // 2019-20: ACoS and RoAS in small letters.
    workbookFixture({ path: 'sp-advertised-product/en-2019', header: [...day, ...head, ...product, ...tail('7 Day', 'ACoS', 'RoAS')], rows: adRows(days), sheet, style: 'raw', expected: dollars }),
    // 2023, pounds: no space after Sales, one after ACOS.
    workbookFixture({ path: 'sp-advertised-product/en-gbp-raw', header: renamed(daily, 'sales', '7 Day Total Sales'), rows: adRows(days, 'GBP', 0.79), sheet, style: 'raw', moneyFormat: '[$£]#,##0.00', expected: { ...week, currency: 'GBP', marketplace: 'UK' } }),
    workbookFixture({ path: 'sp-advertised-product/en-aed-raw', header: daily, rows: adRows(days, 'AED', 3.67), sheet, style: 'raw', moneyFormat: '[$AED-409]#,##0.00', expected: { ...week, currency: 'AED', marketplace: 'AE' } }),
    workbookFixture({ path: 'sp-advertised-product/en-inr-raw', header: renamed(daily, 'sales', '7 Day Total Sales (₹)'), rows: adRows(days, 'INR', 83), sheet, style: 'raw', moneyFormat: '₹ #,##0.00', expected: { ...week, currency: 'INR', marketplace: 'IN' } }),
    // Vendor and India: no SKU column, a 14-day window, ASIN where sellers have SKU.
    workbookFixture({
      path: 'sp-advertised-product/en-vendor-inr-resaved', sheet, style: 'resaved', rows: adRows(days, 'INR', 83), moneyFormat: '₹ #,##0.00', expected: { attributionDays: 14, currency: 'INR', marketplace: 'IN' },
      header: [...day, ...head, ['advAsin', 'Advertised ASIN'], ...tail('14 Day').map(([field, text]): readonly [string, string] => {
        switch (field) {
          case 'sales': return [field, '14 Day Total Sales (₹)'];
          case 'advSkuUnits': return ['*advSkuUnits', '14 Day Advertised ASIN Units (#)'];
          case 'otherSkuUnits': return ['*otherSkuUnits', '14 Day Brand Halo ASIN Units (#)'];
          case 'advSkuSales': return ['*advSkuSales', '14 Day Advertised ASIN Sales (₹)'];
          case 'otherSkuSales': return ['*otherSkuSales', '14 Day Brand Halo ASIN Sales (₹)'];
          default: return [field, text];
        }
      })],
    }),
  ];
}
