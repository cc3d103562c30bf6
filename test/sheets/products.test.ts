import fc from 'fast-check';
import { blankProduct, type Product } from '../../src/domain/products';
import { civilDate } from '../../src/domain/civil';
import { blankFigures, type AsinDay } from '../../src/domain/history';
import { rulesWith } from '../../src/domain/rules';
import { languages } from '../../src/locale';
import { sayNotice } from '../../src/locale/notices';
import type { CellValue, RawWorkbook, WorkbookPlan } from '../../src/sheets/plan';
import { asinHistoryOf } from '../../src/domain/asinHistory';
import { lackNotice } from '../../src/sheets/lackNotice';
import { productList } from '../../src/sheets/productList';
import { planProducts } from '../../src/sheets/productsPlan';
import { decodeWorkbook } from '../../src/sheets/stored';
import { readWorkbook, writePlan } from '../../src/xlsx';

const emptyRaw: RawWorkbook = { sheets: [{ name: 'Sheet1', mark: null, protected: false, empty: true }], tables: [] };
const cup: Product = { ...blankProduct({ marketplace: 'US', asin: 'B0QH000001' }), sku: 'QH-1', priceFloor: 10 };

async function carried(plan: WorkbookPlan | null): Promise<RawWorkbook> {
  if (!plan) throw new Error('There is nothing to carry out.');
  const written = await writePlan(plan);
  if ('problem' in written) throw new Error(JSON.stringify(written.problem));
  const read = await readWorkbook(written.bytes);
  if ('problem' in read) throw new Error(JSON.stringify(read.problem));
  return read.raw;
}

test('a list is read with its headers in either language, below a title, by SKU, with currency signs', () => {
  expect(productList('paste', [['产品清单'], [], ['SKU', 'Owner', '单件成本', '备货周期(天)', 'Colour'], ['qh-1', '林晓彤', '$4.20', '45', 'red'], ['', '', '', '', '']], { marketplace: 'US', known: [cup] })).toEqual({
    products: [{ marketplace: 'US', asin: 'B0QH000001', sku: 'qh-1', owner: '林晓彤', cost: 4.2, leadDays: 45 }], problems: [],
  });
});

test.each<[string, readonly (readonly CellValue[])[], string, number | undefined]>([
  ['no marketplace anywhere', [['ASIN', 'Owner'], ['B0QH000001', 'Li']], 'products-no-header', undefined],
  ['no ASIN', [['Marketplace', 'ASIN', 'Owner'], ['US', null, 'Li']], 'products-row', 2],
  ['another planet', [['Marketplace', 'ASIN', 'Owner'], ['Mars', 'B0QH000001', 'Li']], 'products-row', 2],
  ['an ASIN too short', [['Marketplace', 'ASIN', 'Owner'], ['US', 'B0QH', 'Li']], 'products-asin', 2],
  ['a word for a number', [['Marketplace', 'ASIN', 'Unit cost'], ['US', 'B0QH000001', 'cheap']], 'products-cell', 2],
  ['a negative cost', [['Marketplace', 'ASIN', 'Unit cost'], ['US', 'B0QH000001', -2]], 'products-range', 2],
  ['half a day', [['Marketplace', 'ASIN', 'Lead days'], ['US', 'B0QH000001', 4.5]], 'products-whole', 2],
  ['a floor over its ceiling', [['Marketplace', 'ASIN', 'Price floor', 'Price ceiling'], ['US', 'B0QH000001', 20, 10]], 'products-band', 2],
  ['the same twice', [['Marketplace', 'ASIN', 'Owner'], ['US', 'B0QH000001', 'Li'], ['US', 'b0qh000001', 'Wang']], 'products-doubled', 3],
])('%s is named with its line', (_, cells, code, line) => {
  const { problems } = productList('paste', cells);
  expect(problems.map((one) => [one.code, one.params['line']])).toEqual([[code, line]]);
  for (const language of languages) expect(sayNotice(language, problems[0]!)).not.toMatch(/[{}]/);
});

test('the plan holds the cells that differ and the rows that are new; once more there is nothing to do', async () => {
  const first = planProducts(emptyRaw, [{ marketplace: 'US', asin: 'B0QH000001', owner: 'Li', priceFloor: 10 }, { marketplace: 'DE', asin: 'B0QH000002', cost: 3 }], 'en');
  expect(first.changes.map(({ asin, added }) => [asin, added])).toEqual([['B0QH000001', true], ['B0QH000002', true]]);
  const raw = await carried(first.plan);
  expect(decodeWorkbook(raw).products.map(({ marketplace, owner, cost, priceFloor }) => [marketplace, owner, cost, priceFloor])).toEqual([['US', 'Li', null, 10], ['DE', null, 3, null]]);
  const second = planProducts(raw, [{ marketplace: 'US', asin: 'B0QH000001', owner: 'Wang', priceFloor: 10 }, { marketplace: 'DE', asin: 'B0QH000002', cost: 3 }], 'en');
  expect(second.plan?.tables[0]?.upsert).toEqual([{ marketplace: 'US', asin: 'B0QH000001', owner: 'Wang' }]);
  expect(second.changes).toEqual([{ marketplace: 'US', asin: 'B0QH000001', added: false, fields: [{ field: 'owner', before: 'Li', after: 'Wang' }] }]);
  expect(planProducts(raw, [{ marketplace: 'US', asin: 'B0QH000001', priceCeiling: 9 }], 'en')).toMatchObject({ plan: null, refused: [{ code: 'products-band-after' }] });
});

test('whatever is pasted: every line is taken or named, and nothing else changes', () => {
  const cell = fc.oneof(fc.constantFrom<CellValue>(null, '', 'US', '德国', 'B0QH000001', 'B0QH000002', '12', 7, -1, 'x', '=1+1', '1,000', '20%'), fc.string({ maxLength: 6 }));
  fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 12 }), (rows) => {
    const { products, problems } = productList('paste', [['站点', 'ASIN', '单件成本', '负责人'], ...rows]);
    const filled = rows.filter((row) => row.some((one) => one !== null && String(one).trim() !== '')).length;
    const refused = problems.filter(({ code }) => code === 'products-row' || code === 'products-asin').length;
    expect(products.length + refused).toBe(filled);
    for (const { marketplace, asin, cost } of products) expect([/^[A-Z]{2}$/.test(marketplace), /^[A-Z0-9]{10}$/.test(asin), cost === undefined || cost === null || cost >= 0]).toEqual([true, true, true]);
  }));
});

test('a build says how many products the table says too little of, and for how much money', () => {
  const day: AsinDay = { ...blankFigures, store: 'S', marketplace: 'US', date: civilDate('2026-11-21')!, asin: 'B0QH000001', sku: null, parentAsin: null, title: 'Cup', salesImport: 'I', adsImport: null, inventoryImport: null, returnReasons: null, sdImport: null, returnsImport: null, planningImport: null, orderedProductSales: 10.5, unitsOrdered: 1 };
  const facts = { marketplace: 'US', date: day.date, currency: 'USD', history: asinHistoryOf([day, { ...day, asin: 'B0QH000002' }]), rules: rulesWith(), language: 'en' as const };
  const full: Product = { ...cup, owner: 'Li', category: 'home', cost: 1, leadDays: 30, priceCeiling: 20, protectedTerms: 'cup' };
  expect(lackNotice({ ...facts, products: [full] })).toEqual({ code: 'products-lacking', params: { marketplace: 'US', count: 1, fields: 'Owner, Category, Unit cost, Lead days, Price floor, Price ceiling', money: '$73.50', days: 7 } });
  expect(lackNotice({ ...facts, products: [full, { ...full, asin: 'B0QH000002', cost: null }], language: 'zh-CN' })?.params['fields']).toBe('单件成本');
  // A category for which no limit is set says as little as none.
  expect(lackNotice({ ...facts, products: [full, { ...full, asin: 'B0QH000002', category: 'never heard of' }] })?.params['fields']).toBe('Category');
  expect(lackNotice({ ...facts, products: [full, { ...full, asin: 'B0QH000002' }] })).toBeNull();
});
