import { toSerial, type CivilDate } from '../../src/domain/civil';
import { around, random, whole as wholeOf } from '../model/random';
import type { SalesRow } from '../model/sales';
import { formatsOf, money, ratio, style, whole } from './sponsoredProducts';
import { consoleWorkbook, type ConsoleCell } from './xlsx';

/** A day of a Sponsored Brands or Sponsored Display ad. Money in cents; of all sales, those after a click, and those of new customers. */
export interface OtherAd {
  readonly day: CivilDate;
  readonly campaign: string;
  readonly row: SalesRow;
  readonly impressions: number;
  readonly viewable: number;
  readonly clicks: number;
  readonly detailViews: number;
  readonly spend: number;
  readonly orders: number;
  readonly sales: number;
  readonly clickOrders: number;
  readonly clickSales: number;
  readonly newOrders: number;
  readonly newSales: number;
}

/** What a listing's brand or display ads did on a day: smaller than its search ads, seen more than clicked. */
export function otherAd(kind: 'SB' | 'SD', row: SalesRow): OtherAd {
  const { listing, day, price } = row;
  const draw = random('other ads', kind, listing.market, listing.sku, day);
  const clicks = wholeOf(draw, row.sessions * (kind === 'SB' ? 0.05 : 0.03) * around(draw, 0.3));
  const impressions = wholeOf(draw, clicks / (kind === 'SB' ? 0.0052 : 0.0009));
  const orders = Math.min(wholeOf(draw, clicks * listing.family.conversion), Math.floor(row.orderItems * 0.2));
  const clickOrders = kind === 'SB' ? orders : Math.min(orders, wholeOf(draw, orders * 0.6));
  const newOrders = Math.min(orders, wholeOf(draw, orders * 0.7));
  const spend = Array.from({ length: clicks }, () => Math.round(listing.family.cpc * 0.8 * around(draw, 0.4))).reduce((sum, cents) => sum + cents, 0);
  return {
    day, campaign: `${kind}-${kind === 'SB' ? 'Brand' : 'Views remarketing'}-${listing.family.key}`, row, impressions, viewable: Math.round(impressions * 0.71), clicks, detailViews: clicks + wholeOf(draw, clicks * 0.2),
    spend, orders, sales: orders * price, clickOrders, clickSales: clickOrders * price, newOrders, newSales: newOrders * price,
  };
}

interface Column {
  readonly header: string;
  readonly cell: (ad: OtherAd) => ConsoleCell;
}

const column = (header: string, cell: (ad: OtherAd) => ConsoleCell): Column => ({ header, cell });
const date = column('Date', ({ day }) => ({ number: toSerial(day), style: style.date }));
const common = { portfolio: column('Portfolio name', () => 'Not grouped'), currency: column('Currency', () => 'USD'), campaign: column('Campaign Name', ({ campaign }) => campaign) };
const rate = column('Click-Thru Rate (CTR)', (ad) => (ad.clicks === 0 ? null : ratio(ad.clicks, ad.impressions, 'percent')));
const cpc = column('Cost Per Click (CPC)', (ad) => ratio(ad.spend / 100, ad.clicks, 'money'));
const vcpm = column('Cost per 1,000 viewable impressions (VCPM)', (ad) => ratio(ad.spend * 10, ad.viewable, 'money'));

const display: readonly Column[] = [
  date, common.portfolio, common.currency, common.campaign,
  column('Cost type', () => 'CPC'), column('Ad Group Name', ({ row }) => `${row.listing.family.key} views`), column('Bid optimization', () => 'Optimize for conversions'),
  column('Advertised SKU', ({ row }) => row.listing.sku), column('Advertised ASIN', ({ row }) => row.listing.asin),
  column('Impressions', (ad) => whole(ad.impressions)), column('Viewable Impressions', (ad) => whole(ad.viewable)), column('Clicks', (ad) => whole(ad.clicks)), rate,
  column('14 Day Detail Page Views (DPV)', (ad) => whole(ad.detailViews)), column('Spend', (ad) => money(ad.spend)), cpc, vcpm,
  column('Total Advertising Cost of Sales (ACOS)', (ad) => ratio(ad.spend, ad.sales, 'percent')), column('Total Return on Advertising Spend (ROAS)', (ad) => ratio(ad.sales, ad.spend, 'multiple')),
  column('14 Day Total Orders (#)', (ad) => whole(ad.orders)), column('14 Day Total Units (#)', (ad) => whole(ad.orders)), column('14 Day Total Sales', (ad) => money(ad.sales)),
  column('14 Day New-to-brand Orders (#)', (ad) => whole(ad.newOrders)), column('14 Day New-to-brand Sales', (ad) => money(ad.newSales)), column('14 Day New-to-brand Units (#)', (ad) => whole(ad.newOrders)),
  column('Total Advertising Cost of Sales (ACOS) - (Click)', (ad) => ratio(ad.spend, ad.clickSales, 'percent')), column('Total Return on Advertising Spend (ROAS) - (Click)', (ad) => ratio(ad.clickSales, ad.spend, 'multiple')),
  column('14 Day Total Orders (#) - (Click)', (ad) => whole(ad.clickOrders)), column('14 Day Total Units (#) - (Click)', (ad) => whole(ad.clickOrders)), column('14 Day Total Sales - (Click)', (ad) => money(ad.clickSales)),
  column('14 Day New-to-brand Orders (#) - (Click)', (ad) => whole(Math.min(ad.newOrders, ad.clickOrders))), column('14 Day New-to-brand Sales - (Click)', (ad) => money(Math.min(ad.newSales, ad.clickSales))), column('14 Day New-to-brand Units (#) - (Click)', (ad) => whole(Math.min(ad.newOrders, ad.clickOrders))),
];

const brands: readonly Column[] = [
  date, common.portfolio, common.currency, common.campaign, column('Cost type', () => 'CPC'), column('Country', () => 'United States'),
  column('Impressions', (ad) => whole(ad.impressions)), column('Clicks', (ad) => whole(ad.clicks)), rate, cpc, column('Spend', (ad) => money(ad.spend)),
  column('Total Advertising Cost of Sales (ACOS) ', (ad) => ratio(ad.spend, ad.sales, 'percent')), column('Total Return on Advertising Spend (ROAS)', (ad) => ratio(ad.sales, ad.spend, 'multiple')),
  column('14 Day Total Sales ', (ad) => money(ad.sales)), column('14 Day Total Orders (#)', (ad) => whole(ad.orders)), column('14 Day Total Units (#)', (ad) => whole(ad.orders)), column('14 Day Conversion Rate', (ad) => ratio(ad.orders, ad.clicks, 'percent')),
  column('Viewable Impressions', (ad) => whole(ad.viewable)), vcpm, column('View-Through Rate (VTR)', (ad) => ratio(ad.viewable, ad.impressions, 'percent')), column('Click-Through Rate for Views (vCTR)', (ad) => ratio(ad.clicks, ad.viewable, 'percent')),
  // None of these campaigns is a video.
  ...['Video First Quartile Views', 'Video Midpoint Views', 'Video Third Quartile Views', 'Video Complete Views', 'Video Unmutes', '5 Second Views'].map((header) => column(header, () => whole(0))), column('5 Second View Rate', () => null),
  column('14 Day Branded Searches', (ad) => whole(Math.floor(ad.clicks / 9))), column('14 Day Detail Page Views (DPV)', (ad) => whole(ad.detailViews)),
  column('14 Day New-to-brand Orders (#)', (ad) => whole(ad.newOrders)), column('14 Day % of Orders New-to-brand', (ad) => ratio(ad.newOrders, ad.orders, 'percent')),
  column('14 Day New-to-brand Sales', (ad) => money(ad.newSales)), column('14 Day % of Sales New-to-brand', (ad) => ratio(ad.newSales, ad.sales, 'percent')),
  column('14 Day New-to-brand Units (#)', (ad) => whole(ad.newOrders)), column('14 Day % of Units New-to-brand', (ad) => ratio(ad.newOrders, ad.orders, 'percent')), column('14 Day New-to-brand Order Rate', (ad) => ratio(ad.newOrders, ad.clicks, 'percent')),
  column('Total Advertising Cost of Sales (ACOS) - (Click)', (ad) => ratio(ad.spend, ad.clickSales, 'percent')), column('Total Return on Advertising Spend (ROAS) - (Click)', (ad) => ratio(ad.clickSales, ad.spend, 'multiple')),
  column('14 Day Total Sales - (Click)', (ad) => money(ad.clickSales)), column('14 Day Total Orders (#) - (Click)', (ad) => whole(ad.clickOrders)), column('14 Day Total Units (#) - (Click)', (ad) => whole(ad.clickOrders)),
];

const write = (sheet: string, columns: readonly Column[], ads: readonly OtherAd[]): Uint8Array =>
  consoleWorkbook(sheet, formatsOf('US'), [columns.map(({ header }) => header), ...ads.map((ad) => columns.map(({ cell }) => cell(ad)))]);

/** Sponsored Display, advertised product, by day. */
export const displayProducts = (ads: readonly OtherAd[]): Uint8Array => write('Sponsored Display Advertised Product Report', display, ads);
/** Sponsored Brands, campaigns by day (each campaign advertises one family's best variation). */
export const brandCampaigns = (ads: readonly OtherAd[]): Uint8Array => write('Sponsored Brands Campaign Report', brands, ads);
