import fc from 'fast-check';
import { civilDate } from '../../src/domain/civil';
import { asinHistoryOf } from '../../src/domain/asinHistory';
import { blankAsinDay, daysOf, type AsinDay } from '../../src/domain/history';
import { blankProduct, lackingProducts, productKey, seedProducts, type Product } from '../../src/domain/products';
import { rulesWith } from '../../src/domain/rules';
import { dayImports, historyOfAll } from './stores';

test('every ASIN of the history that the table lacks is seeded once, and nothing that is there is touched', () => {
  fc.assert(fc.property(dayImports(2), fc.nat({ max: 8 }), (imports, known) => {
    const history = historyOfAll(imports);
    const days = daysOf(history);
    const all = seedProducts([], days);
    expect(all.map(productKey).sort()).toEqual([...new Set(history.asinDays.map(productKey))].sort());
    const have = all.slice(0, known);
    expect(seedProducts(have, days)).toEqual(all.slice(known));
    expect(seedProducts(all, days)).toEqual([]);
  }));
});

test('a seed takes the first SKU and title that is known, and leaves the team\'s columns blank', () => {
  const [row] = historyOfAll([]).asinDays;
  expect(row).toBeUndefined();
  const day = { ...historyOfAll([{ id: 'I', kind: 'k', group: 'ads', file: '', hash: '', store: 'S', marketplace: 'US', date: '2026-11-20' as never, currency: null, rows: 1, rejected: 0, totals: null, totalsFrom: null, asins: [{ asin: 'B0QH000001', sku: null, parentAsin: null, title: null }] }]).asinDays[0]! };
  expect(seedProducts([], asinHistoryOf([day, { ...day, sku: 'QH-1', title: 'Cup' }, { ...day, sku: 'QH-9', title: 'Other' }]))).toEqual([{ ...blankProduct({ marketplace: 'US', asin: 'B0QH000001' }), sku: 'QH-1', name: 'Cup' }]);
});

describe('what the product table lacks', () => {
  const base = { ...blankAsinDay, store: 'S', marketplace: 'US', asin: 'B0QH000001', sku: 'QH-1', parentAsin: null, title: 'Cup', salesImport: 'I', adsImport: null, inventoryImport: null };
  const day = (asin: string, date: string, rest: Partial<AsinDay>): AsinDay => ({ ...base, asin, date: civilDate(date)!, ...rest });
  const full: Product = { ...blankProduct(base), owner: 'Li', category: '电子', cost: 4, leadDays: 40, priceFloor: 9, priceCeiling: 20, protectedTerms: 'cup' };
  const ask = (days: readonly AsinDay[], products: readonly Product[], overrides: Parameters<typeof rulesWith>[0] = []) => lackingProducts({ marketplace: 'US', date: civilDate('2026-11-21')!, history: asinHistoryOf(days), products, rules: rulesWith(overrides) });

  test('is named by product, most money first; the money is the mean of its known days over the horizon', () => {
    const days = [
      day('B0QH000001', '2026-11-20', { orderedProductSales: 10, unitsOrdered: 1 }), day('B0QH000001', '2026-11-21', { orderedProductSales: 30, unitsOrdered: 3 }),
      day('B0QH000002', '2026-11-21', { orderedProductSales: 100, unitsOrdered: 9, sku: 'QH-2' }), day('B0QH000003', '2026-11-21', { afnFulfillableQuantity: 5 }), day('B0QH000004', '2026-11-21', { unitsOrdered: 0 }),
      day('B0QH000005', '2026-10-01', { orderedProductSales: 900, unitsOrdered: 9 }), day('B0QH000006', '2026-11-21', { marketplace: 'DE', orderedProductSales: 900, unitsOrdered: 9 }),
    ];
    expect(ask(days, [{ ...full, leadDays: null }, { ...full, asin: 'B0QH000003', cost: 0 }]).map(({ asin, missing, money }) => [asin, missing.join(), money])).toEqual([
      ['B0QH000002', 'owner,category,cost,leadDays,priceFloor,priceCeiling', 700], ['B0QH000001', 'leadDays', 140],
    ]);
  });

  test('protected terms hold for the whole marketplace: they are lacking only where no product names any', () => {
    const days = [day('B0QH000001', '2026-11-21', { orderedProductSales: 10, unitsOrdered: 1 }), day('B0QH000002', '2026-11-21', { orderedProductSales: 20, unitsOrdered: 1 })];
    const unguarded = { ...full, protectedTerms: ' ' };
    expect(ask(days, [full, { ...unguarded, asin: 'B0QH000002', protectedTerms: null }])).toEqual([]);
    expect(ask(days, [{ ...full, protectedTerms: null }, { ...full, asin: 'B0QH000002', protectedTerms: null }]).map(({ asin, missing }) => [asin, missing])).toEqual([['B0QH000002', ['protectedTerms']], ['B0QH000001', ['protectedTerms']]]);
  });

  test('a category without an ACoS limit is lacking one until Settings gives it', () => {
    const days = [day('B0QH000001', '2026-11-21', { orderedProductSales: 10, unitsOrdered: 1 })];
    expect(ask(days, [{ ...full, category: '宠物' }])).toMatchObject([{ missing: [], unlimited: '宠物' }]);
    expect(ask(days, [{ ...full, category: '宠物' }], [{ id: 'acos.limit', value: 0.3, category: '宠物' }])).toEqual([]);
    expect(ask(days, [full])).toEqual([]);
  });
});
