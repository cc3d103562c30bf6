import { addDays, type CivilDate } from '../src/domain/civil';
import type { Market } from './model/catalogue';
import { lastDay } from './model/demand';
import { inWindow, onDay, total, type MarketModel } from './model/store';
import { storeDays } from './model/storeDays';
import type { SalesRow } from './model/sales';
import { businessByChild, businessByDate, businessByParent, businessBySku, businessName } from './write/businessReport';
import { campaignReport } from './write/campaigns';
import { allOrders, orderLines } from './write/orders';
import { brandCampaigns, displayProducts, otherAd } from './write/otherAds';
import { restock } from './write/restock';
import { searchTermName, searchTerms } from './write/searchTerms';
import { fbaReturns, feedback } from './write/service';

export interface SampleFile {
  /** From the folder `samples/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A day as it stands when its last orders have come in: about two units in a hundred more, visits as before. */
export function late(row: SalesRow): SalesRow {
  const units = row.units + Math.floor((row.units + 20) / 45);
  return { ...row, units, sales: units * row.price, orderItems: row.orderItems + units - row.units };
}

/** The day's row of each SKU; where an ASIN has two, the older label has a fifth of everything. */
export function bySku(rows: readonly SalesRow[]): readonly { readonly sku: string; readonly row: SalesRow }[] {
  return rows.flatMap((row) => {
    const { sku, secondSku } = row.listing;
    if (!secondSku) return [{ sku, row }];
    const fifth = (value: number): number => Math.floor(value / 5);
    const keys = ['sessions', 'sessionsB2B', 'pageViews', 'pageViewsB2B', 'units', 'unitsB2B', 'sales', 'salesB2B', 'orderItems', 'orderItemsB2B'] as const;
    const units = fifth(row.units);
    const part = { ...row, ...Object.fromEntries(keys.map((key) => [key, fifth(row[key])])), units, sales: units * row.price, unitsB2B: 0, salesB2B: 0, orderItemsB2B: 0 };
    return [{ sku, row: { ...row, ...Object.fromEntries(keys.map((key) => [key, row[key] - part[key]])) } }, { sku: secondSku.sku, row: part }];
  });
}

function restockFile(model: MarketModel): Uint8Array {
  return restock(model.market, lastDay, onDay(model.stock, lastDay).map((stock) => {
    const own = model.sales.filter(({ listing }) => listing === stock.listing);
    // The older label of an ASIN has no sales of its own here.
    const second = stock.sku !== stock.listing.sku;
    return { stock, price: own.at(-1)?.price ?? 0, sales30: second ? 0 : total(own, ({ sales }) => sales), units30: second ? 0 : total(own, ({ units }) => units) };
  }));
}

/** Kinds of export beyond the daily three, from the same model. */
export function extraFiles(models: Readonly<Record<Market, MarketModel>>): readonly SampleFile[] {
  const { US, DE } = models;
  const [day, nineteenth] = [addDays(lastDay, -1), addDays(lastDay, -2)] as const;
  const business = (market: Market, on: CivilDate): string => businessName(market, on);
  const best = (row: SalesRow): boolean => row.listing.advertised && row.listing.family.variations[0] === row.listing.variation;
  const lines = orderLines(onDay(US.sales, lastDay));
  return [
    { path: `extra/german-interface/DE/${day}/${business('DE', day)}`, bytes: businessByChild('de-DE', 'DE', onDay(DE.sales, day)) },
    { path: `extra/german-interface/DE/by-date/${business('DE', lastDay)}`, bytes: businessByDate('de-DE', 'DE', storeDays(DE)) },
    { path: `extra/by-parent/US/${lastDay}/${business('US', lastDay)}`, bytes: businessByParent('en-US', 'US', onDay(US.sales, lastDay)) },
    { path: `extra/by-sku/US/${lastDay}/${business('US', lastDay)}`, bytes: businessBySku('en-US', 'US', bySku(onDay(US.sales, lastDay))) },
    { path: `extra/late/US/${nineteenth}/${business('US', lastDay).replace('.csv', ' (1).csv')}`, bytes: businessByChild('en-US', 'US', onDay(US.sales, nineteenth).map(late)) },
    { path: `extra/search-terms/US/${searchTermName.en}`, bytes: searchTerms('en', 'US', US.ads) },
    { path: `extra/search-terms/DE/${searchTermName['zh-CN']}`, bytes: searchTerms('zh-CN', 'DE', DE.ads) },
    { path: 'extra/campaigns/US/Sponsored Products Campaign report.csv', bytes: campaignReport(inWindow(US.ads)) },
    { path: 'extra/sponsored-brands/US/Sponsored Brands Campaign report.xlsx', bytes: brandCampaigns(inWindow(US.sales).filter(best).map((row) => otherAd('SB', row))) },
    { path: 'extra/sponsored-display/US/Sponsored Display Advertised product report.xlsx', bytes: displayProducts(inWindow(US.sales).filter(best).map((row) => otherAd('SD', row))) },
    { path: `extra/all-orders/US/${lastDay}/62814402020${addDays(lastDay, 1).slice(5).replace('-', '')}.txt`, bytes: allOrders(lines) },
    { path: 'extra/fba-returns/US/62814510020.csv', bytes: fbaReturns(lines) },
    { path: 'extra/feedback/US/feedback.txt', bytes: feedback(lines) },
    { path: `extra/restock/US/${lastDay}/62814633020.txt`, bytes: restockFile(US) },
    { path: `extra/restock/DE/${lastDay}/62814634020.txt`, bytes: restockFile(DE) },
  ];
}
