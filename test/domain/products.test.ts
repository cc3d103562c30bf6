import fc from 'fast-check';
import { blankProduct, productKey, seedProducts } from '../../src/domain/products';
import { dayImports, historyOfAll } from './stores';

test('every ASIN of the history that the table lacks is seeded once, and nothing that is there is touched', () => {
  fc.assert(fc.property(dayImports(2), fc.nat({ max: 8 }), (imports, known) => {
    const { asinDays } = historyOfAll(imports);
    const all = seedProducts([], asinDays);
    expect(all.map(productKey).sort()).toEqual([...new Set(asinDays.map(productKey))].sort());
    const have = all.slice(0, known);
    expect(seedProducts(have, asinDays)).toEqual(all.slice(known));
    expect(seedProducts(all, asinDays)).toEqual([]);
  }));
});

test('a seed takes the first SKU and title that is known, and leaves the team\'s columns blank', () => {
  const [row] = historyOfAll([]).asinDays;
  expect(row).toBeUndefined();
  const day = { ...historyOfAll([{ id: 'I', kind: 'k', group: 'ads', file: '', hash: '', store: 'S', marketplace: 'US', date: '2026-11-20' as never, currency: null, rows: 1, rejected: 0, totals: null, totalsFrom: null, asins: [{ asin: 'B0QH000001', sku: null, parentAsin: null, title: null }] }]).asinDays[0]! };
  expect(seedProducts([], [day, { ...day, sku: 'QH-1', title: 'Cup' }, { ...day, sku: 'QH-9', title: 'Other' }])).toEqual([{ ...blankProduct({ marketplace: 'US', asin: 'B0QH000001' }), sku: 'QH-1', name: 'Cup' }]);
});
