import fc from 'fast-check';
import { advertisingOf } from '../../src/domain/sources';
import { adsFields, productsTotals, withImport, withImports, withoutImport, type DayImport, type DayTotals, type History, type StoreField } from '../../src/domain/history';
import { allGroups, day0, dayImport, dayImports, empty, historyOfAll, marketplace, store } from './stores';

const cents = (value: number | null | undefined): number | null => (value === null || value === undefined ? null : Math.round(value * 100));
const part = (type: 'sd' | 'sb', field: string): StoreField => `${type}${field.charAt(0).toUpperCase()}${field.slice(1)}` as StoreField;
const total = (values: readonly (number | null | undefined)[]): number | null => {
  const known = values.filter((value) => value !== null && value !== undefined);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + Math.round(value * 100), 0);
};

test('over random stores: the day\'s advertising is Products, Display and Brands together, each once', () => {
  fc.assert(fc.property(dayImports(2, ['sales', 'ads', 'sd', 'sb']), (imports) => {
    const { asinDays, dayTotals } = historyOfAll(imports);
    for (const row of dayTotals) {
      const of = (group: string) => imports.find((entry) => entry.group === group && entry.date === row.date);
      for (const field of adsFields) {
        const products = total((of('ads')?.asins ?? []).map((one) => one[field]));
        const display = total((of('sd')?.asins ?? []).map((one) => one[part('sd', field) as 'sdSpend']));
        const brands = cents(of('sb')?.totals?.[part('sb', field)]);
        expect(cents(row[field])).toBe(total([products, display, brands].map((value) => (value === null ? null : value / 100))));
        // A part that no export gave stays unknown, and the parts give the whole.
        expect(cents(productsTotals(row)[field] || null)).toBe(products || null);
      }
      const rows = asinDays.filter(({ date }) => date === row.date);
      const { outsideRows } = advertisingOf(rows, row);
      expect((total(rows.map(({ spend }) => spend)) ?? 0) + (cents(outsideRows.spend) ?? 0)).toBe(cents(row.spend) ?? 0);
    }
  }), { numRuns: 60 });
});

test('imports of many days at once are the imports one by one', () => {
  fc.assert(fc.property(dayImports(3, allGroups), (imports) => {
    expect(withImports(empty, imports)).toEqual(imports.reduce(withImport, empty));
  }), { numRuns: 30 });
});

/** What Products brought is the whole less the other parts, so that "nothing" and "unknown" read alike beside a known part. */
const nothingIsUnknown = (row: DayTotals): DayTotals => ({ ...row, ...Object.fromEntries(adsFields.map((field) => [field, row[field] || null])) });

test('a later export of one ad type replaces it and leaves the others', () => {
  fc.assert(fc.property(dayImport('ads', day0), dayImport('sd', day0), dayImport('sb', day0), dayImport('sd', day0, 'I-sd-late'), (ads, sd, sb, late) => {
    expect(historyOfAll([ads, sd, sb, late]).dayTotals.map(nothingIsUnknown)).toEqual(historyOfAll([ads, late, sb]).dayTotals.map(nothingIsUnknown));
    const backAgain = withoutImport(historyOfAll([ads, sd, sb]), sb);
    expect(backAgain.dayTotals.map(nothingIsUnknown)).toEqual(historyOfAll([ads, sd]).dayTotals.map(nothingIsUnknown));
  }), { numRuns: 40 });
});

test('a day whose exports know no figure is one that came in, until the last of them is taken back', () => {
  const unknown = { store, marketplace, date: day0, file: 'a.csv', hash: '1', currency: 'USD', rows: 1, rejected: 0, totals: null, totalsFrom: null, asins: [{ asin: 'B0QH000000', sku: null, parentAsin: null, title: null }] } as const;
  const ads: DayImport = { ...unknown, id: 'I-1', kind: 'sp-advertised-product', group: 'ads' };
  const inventory: DayImport = { ...unknown, id: 'I-2', kind: 'fba-inventory', group: 'inventory' };
  const brands: DayImport = { ...unknown, id: 'I-3', kind: 'sb-campaign', group: 'sb', asins: [], totals: { sbSpend: null }, totalsFrom: 'by-campaign' };
  const all = historyOfAll([ads, inventory, brands]);
  expect(all.dayTotals).toMatchObject([{ spend: null, adsFrom: 'by-asin', sbFrom: 'by-campaign' }]);
  for (const kept of [ads, inventory, brands]) {
    const left = [ads, inventory, brands].filter((one) => one !== kept).reduce(withoutImport, all);
    expect(left).toEqual(historyOfAll([kept]));
    expect(withoutImport(left, kept)).toEqual(empty);
  }
});

describe('two exports that say the same', () => {
  const base: DayImport = { id: 'I-US-20261114-sp-advertised-product-1', kind: 'sp-advertised-product', group: 'ads', file: 'a.xlsx', hash: '1', store, marketplace, date: day0, currency: 'USD', rows: 1, rejected: 0, asins: [{ asin: 'B0QH000000', sku: null, parentAsin: null, title: null, spend: 10, sales: 40, clicks: 9, impressions: 900 }], totals: null, totalsFrom: null };
  const campaigns: DayImport = { ...base, id: 'I-US-20261114-sp-campaign-2', kind: 'sp-campaign', asins: [], totals: { spend: 11, sales: 41, clicks: 9, impressions: 900 }, totalsFrom: 'by-campaign' };
  const brands: DayImport = { ...campaigns, id: 'I-3', kind: 'sb-campaign', group: 'sb', totals: { sbSpend: 5, sbSales: 8, sbClicks: 1, sbImpressions: 30 } };
  const keywords: DayImport = { ...brands, id: 'I-4', kind: 'sb-keyword', totals: { sbSpend: 4, sbSales: 8 }, totalsFrom: 'by-keyword' };
  const spend = (imports: readonly DayImport[]): readonly [number | null | undefined, string | null | undefined] => {
    const [row] = historyOfAll(imports).dayTotals;
    return [row?.spend, row?.adsFrom];
  };

  test.each([
    ['products win over campaigns', [base, campaigns], 10, 'by-asin'], ['in either order', [campaigns, base], 10, 'by-asin'], ['campaigns alone', [campaigns], 11, 'by-campaign'],
    ['brands come on top', [campaigns, base, brands], 15, 'by-asin'], ['brands by campaign win over keywords', [base, keywords, brands], 15, 'by-asin'], ['in either order', [base, brands, keywords], 15, 'by-asin'],
  ] as const)('%s', (_, imports, value, from) => {
    expect(spend(imports)).toEqual([value, from]);
  });

  test('with the products taken back nothing is left of them', () => {
    const history: History = withoutImport(historyOfAll([base, brands]), base);
    expect(history.asinDays).toEqual([]);
    expect(history.dayTotals[0]).toMatchObject({ spend: 5, sbSpend: 5, adsFrom: null });
  });
});
