import fc from 'fast-check';
import { addDays, civilDate, type CivilDate } from '../../src/domain/civil';
import { withImport, type DayImport, type Figures, type Group, type History, type Identity } from '../../src/domain/history';

/** Made-up stores: some ASINs over some days, each day's three exports with figures in cents. */
export const day0 = civilDate('2026-11-14')!;
export const store = 'Qinghe Home';
export const marketplace = 'US';

const asins = Array.from({ length: 8 }, (_, index): Identity => ({ asin: `B0QH00000${index}`, sku: `QH-${index}`, parentAsin: null, title: `Cup ${index}` }));
const count = (max: number) => fc.nat({ max });
const cents = (max: number) => fc.nat({ max: max * 100 }).map((value) => value / 100);
const maybe = <T>(known: fc.Arbitrary<T>) => fc.option(known, { freq: 8, nil: null });

const figures: Readonly<Record<Group, fc.Arbitrary<Partial<Figures>>>> = {
  sales: fc.record({ sessionsTotal: maybe(count(900)), pageViewsTotal: maybe(count(1_500)), buyBoxPercentage: maybe(count(10_000).map((value) => value / 10_000)), unitsOrdered: maybe(count(60)), totalOrderItems: maybe(count(50)), orderedProductSales: maybe(cents(2_000)) }),
  ads: fc.record({ impressions: maybe(count(30_000)), clicks: maybe(count(300)), spend: maybe(cents(200)), sales: maybe(cents(900)), orders: maybe(count(20)), units: maybe(count(25)) }),
  inventory: fc.record({ afnFulfillableQuantity: maybe(count(400)), afnInboundQuantity: maybe(count(300)), afnReservedQuantity: maybe(count(50)), yourPrice: maybe(cents(80)) }),
};

/** An export of one group for one day: any of the ASINs, each once. */
export function dayImport(group: Group, date: CivilDate, id = `I-${group}-${date}`): fc.Arbitrary<DayImport> {
  return fc.uniqueArray(fc.tuple(fc.constantFrom(...asins), figures[group]), { minLength: 1, maxLength: asins.length, selector: ([one]) => one.asin }).map((rows): DayImport => ({
    id, kind: group, group, file: `${group} ${date}.csv`, hash: id.padEnd(64, '0'), store, marketplace, date, currency: 'USD', rows: rows.length, rejected: 0,
    asins: rows.map(([identity, known]) => ({ ...identity, ...known })), totals: null, totalsFrom: null,
  }));
}

/** Every export of `days` days in a row, some missing. */
export const dayImports = (days: number): fc.Arbitrary<DayImport[]> => fc.tuple(...Array.from({ length: days }, (_, index) => addDays(day0, index)).flatMap((date) => (['sales', 'ads', 'inventory'] as const).map((group) => fc.option(dayImport(group, date), { freq: 8, nil: null }))))
  .map((all) => all.filter((one) => one !== null));

export const empty: History = { asinDays: [], dayTotals: [] };
export const historyOfAll = (imports: readonly DayImport[]): History => imports.reduce(withImport, empty);

/** A history whatever order its rows stand in. */
export const sorted = (history: History): History => ({
  asinDays: [...history.asinDays].sort((a, b) => (`${a.date}${a.asin}` < `${b.date}${b.asin}` ? -1 : 1)),
  dayTotals: [...history.dayTotals].sort((a, b) => (a.date < b.date ? -1 : 1)),
});
