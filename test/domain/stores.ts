import fc from 'fast-check';
import { addDays, civilDate, type CivilDate } from '../../src/domain/civil';
import { isAsinGroup, withImport, type DayImport, type Group, type History, type Identity, type StoreFigures } from '../../src/domain/history';

/** Made-up stores: some ASINs over some days, each day's three exports with figures in cents. */
export const day0 = civilDate('2026-11-14')!;
export const store = 'Qinghe Home';
export const marketplace = 'US';

const asins = Array.from({ length: 8 }, (_, index): Identity => ({ asin: `B0QH00000${index}`, sku: `QH-${index}`, parentAsin: null, title: `Cup ${index}` }));
const count = (max: number) => fc.nat({ max });
const cents = (max: number) => fc.nat({ max: max * 100 }).map((value) => value / 100);
const maybe = <T>(known: fc.Arbitrary<T>) => fc.option(known, { freq: 8, nil: null });

const ads = { Impressions: maybe(count(30_000)), Clicks: maybe(count(300)), Spend: maybe(cents(200)), Sales: maybe(cents(900)), Orders: maybe(count(20)), Units: maybe(count(25)) };
const adsOf = (type: 'sd' | 'sb'): fc.Arbitrary<Partial<StoreFigures>> => fc.record(Object.fromEntries(Object.entries(ads).map(([name, arbitrary]) => [`${type}${name}`, arbitrary])));

const figures: Readonly<Record<Group, fc.Arbitrary<Partial<StoreFigures>>>> = {
  sales: fc.record({ sessionsTotal: maybe(count(900)), pageViewsTotal: maybe(count(1_500)), buyBoxPercentage: maybe(count(10_000).map((value) => value / 10_000)), unitsOrdered: maybe(count(60)), totalOrderItems: maybe(count(50)), orderedProductSales: maybe(cents(2_000)) }),
  ads: fc.record({ impressions: maybe(count(30_000)), clicks: maybe(count(300)), spend: maybe(cents(200)), sales: maybe(cents(900)), orders: maybe(count(20)), units: maybe(count(25)) }),
  inventory: fc.record({ afnFulfillableQuantity: maybe(count(400)), afnInboundQuantity: maybe(count(300)), afnReservedQuantity: maybe(count(50)), yourPrice: maybe(cents(80)) }),
  sd: adsOf('sd'), sb: adsOf('sb'),
  returns: fc.record({ returnedUnits: maybe(count(9)) }),
  planning: fc.record({ agedUnits: maybe(count(90)), lowFee: maybe(count(1)) }),
  orders: fc.record({ ordersPlaced: maybe(count(90)), orderedUnits: maybe(count(99)), ordersPending: maybe(count(9)), ordersCancelled: maybe(count(9)) }),
  feedback: fc.record({ feedbackCount: maybe(count(9)), feedbackNegative: maybe(count(3)), feedbackStars: maybe(count(45)) }),
};
export const allGroups = Object.keys(figures) as readonly Group[];

/** An export of one group for one day: any of the ASINs, each once, or the whole store. */
export function dayImport(group: Group, date: CivilDate, id = `I-${group}-${date}`): fc.Arbitrary<DayImport> {
  const base = { id, kind: group, group, file: `${group} ${date}.csv`, hash: id.padEnd(64, '0'), store, marketplace, date, currency: 'USD', rejected: 0 };
  if (!isAsinGroup(group)) return figures[group].map((totals): DayImport => ({ ...base, rows: 1, asins: [], totals, totalsFrom: group === 'sb' ? 'by-campaign' : 'by-record' }));
  return fc.uniqueArray(fc.tuple(fc.constantFrom(...asins), figures[group]), { minLength: 1, maxLength: asins.length, selector: ([one]) => one.asin }).map((rows): DayImport => ({
    ...base, rows: rows.length, asins: rows.map(([identity, known]) => ({ ...identity, ...known })), totals: null, totalsFrom: null,
  }));
}

/** Exports of `days` days in a row, some missing: the three a report lives on, or of any groups. */
export const dayImports = (days: number, groups: readonly Group[] = ['sales', 'ads', 'inventory']): fc.Arbitrary<DayImport[]> => fc.tuple(...Array.from({ length: days }, (_, index) => addDays(day0, index)).flatMap((date) => groups.map((group) => fc.option(dayImport(group, date), { freq: 8, nil: null }))))
  .map((all) => all.filter((one) => one !== null));

export const empty: History = { asinDays: [], dayTotals: [] };
export const historyOfAll = (imports: readonly DayImport[]): History => imports.reduce(withImport, empty);

/** A history whatever order its rows stand in. */
export const sorted = (history: History): History => ({
  asinDays: [...history.asinDays].sort((a, b) => (`${a.date}${a.asin}` < `${b.date}${b.asin}` ? -1 : 1)),
  dayTotals: [...history.dayTotals].sort((a, b) => (a.date < b.date ? -1 : 1)),
});
