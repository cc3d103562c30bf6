import type { CivilDate } from '../../src/domain/civil';
import { adRow, campaignsOf, type AdRow } from './ads';
import { type Market, families } from './catalogue';
import { daysFrom, demandOf, firstDay, firstOfThirty, lastDay } from './demand';
import { listingsOf, type Listing } from './listings';
import { salesRow, type SalesRow } from './sales';
import { stockCourse, type StockRow } from './stock';

/** Everything that happened in one marketplace in thirty days; stock for the eight that are exported. */
export interface MarketModel {
  readonly market: Market;
  readonly currency: 'USD' | 'EUR';
  readonly listings: readonly Listing[];
  readonly sales: readonly SalesRow[];
  readonly ads: readonly AdRow[];
  readonly stock: readonly StockRow[];
}

/** The whole model of a marketplace. The same figures whenever it is built. */
export function buildMarket(market: Market): MarketModel {
  const listings = listingsOf(market);
  const courses = new Map(listings.map((listing) => [listing, stockCourse(listing)]));
  const sales = daysFrom(firstOfThirty, lastDay).flatMap((day) =>
    listings.map((listing) => salesRow(listing, day, courses.get(listing)?.sold.get(day) ?? demandOf(listing, day).units)));
  const campaigns = new Map(families.map((family) => [family, campaignsOf(market, family)]));
  const ads = sales.flatMap((row) => (campaigns.get(row.listing.family) ?? []).flatMap((campaign) => adRow(row, campaign) ?? []));
  return { market, currency: market === 'US' ? 'USD' : 'EUR', listings, sales, ads, stock: [...courses.values()].flatMap(({ rows }) => rows) };
}

export const onDay = <Row extends { readonly day: CivilDate }>(rows: readonly Row[], day: CivilDate): readonly Row[] => rows.filter((row) => row.day === day);
export const inWindow = <Row extends { readonly day: CivilDate }>(rows: readonly Row[]): readonly Row[] => rows.filter((row) => row.day >= firstDay);
export const total = <Row>(rows: readonly Row[], value: (row: Row) => number): number => rows.reduce((sum, row) => sum + value(row), 0);
