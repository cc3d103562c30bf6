import fc from 'fast-check';
import { rulesWith } from '../../src/domain/rules';
import { protectedMatcher, searchTerm, type SearchTermCode, type SearchTermInput } from '../../src/domain/searchTerms';

const rules = rulesWith();
const silent: SearchTermInput = { term: 'steel bottle', matchType: 'broad', clicks: 30, orders: 0, spend: 15, sales: 0, orders30: 0 };
const selling: SearchTermInput = { term: 'steel bottle', matchType: 'broad', clicks: 40, orders: 2, spend: 15, sales: 60 };

describe('what to do with a search term', () => {
  test.each<[string, SearchTermInput, SearchTermCode, string]>([
    ['an ASIN is a product placement', { ...silent, term: 'b0abcd1234' }, 'PRODUCT_TARGET', 'searchTerm.placement'],
    ['so is *', { ...silent, term: ' * ' }, 'PRODUCT_TARGET', 'searchTerm.placement'],
    ['our own ASIN is protected', { ...silent, term: 'b0abcd1234', protected: true }, 'PROTECTED', 'searchTerm.protected'],
    ['2 orders within target', selling, 'HARVEST', 'searchTerm.harvestOrders'],
    ['already exact', { ...selling, matchType: 'EXACT' }, 'KEEP', 'ads.targetAcos'],
    ['already exact, in Chinese', { ...selling, matchType: '精准' }, 'KEEP', 'ads.targetAcos'],
    ['1 order', { ...selling, orders: 1 }, 'KEEP', 'ads.targetAcos'],
    ['2 orders, none of them in 30 days', { ...selling, orders30: 0 }, 'KEEP', 'searchTerm.harvestOrders'],
    ['5 orders, 1 of them in 30 days', { ...selling, clicks: 60, orders: 5, orders30: 1 }, 'KEEP', 'searchTerm.harvestOrders'],
    ['2 orders, all in 30 days', { ...selling, orders30: 2 }, 'HARVEST', 'searchTerm.harvestOrders'],
    ['5 orders in 60 days, 2.5 of them for 30', { ...selling, orders: 5, orders30: 2.5, windowDays: 60 }, 'HARVEST', 'searchTerm.harvestOrders'],
    ['2 orders in 31 days, 1.9 of them for 30', { ...selling, orders30: 60 / 31, windowDays: 31 }, 'KEEP', 'searchTerm.harvestOrders'],
    ['above target, whatever the 30 days say', { ...selling, spend: 18.1, orders30: 0 }, 'LOWER_BID', 'ads.targetAcos'],
    ['already exact, none in 30 days', { ...selling, matchType: 'exact', orders30: 0 }, 'KEEP', 'ads.targetAcos'],
    ['1 order here, 2 in 30 days', { ...selling, orders: 1, orders30: 2 }, 'HARVEST', 'searchTerm.harvestOrders'],
    ['exactly the target', { ...selling, spend: 18 }, 'HARVEST', 'searchTerm.harvestOrders'],
    ['above target', { ...selling, spend: 18.1 }, 'LOWER_BID', 'ads.targetAcos'],
    ['above target, few clicks', { ...selling, spend: 18.1, clicks: 7 }, 'NEEDS_DATA', 'searchTerm.minClicks'],
    ['above target, protected', { ...selling, spend: 18.1, protected: true }, 'PROTECTED', 'searchTerm.protected'],
    ['within target, protected: nothing is taken away', { ...selling, protected: true }, 'HARVEST', 'searchTerm.harvestOrders'],
    ['orders without sales', { ...selling, sales: 0 }, 'NEEDS_DATA', 'acos.noSales'],
    ['7 clicks', { ...silent, clicks: 7, spend: 3 }, 'NEEDS_DATA', 'searchTerm.minClicks'],
    ['7 clicks that cost 10', { ...silent, clicks: 7, spend: 10 }, 'WATCH', 'searchTerm.attentionSpend'],
    ['9 clicks, little spent', { ...silent, clicks: 9, spend: 3 }, 'KEEP', 'searchTerm.watchFactor'],
    ['9 clicks, 10 spent', { ...silent, clicks: 9, spend: 10 }, 'WATCH', 'searchTerm.watchFactor'],
    ['1/p clicks, little spent', { ...silent, clicks: 10, spend: 3 }, 'WATCH', 'searchTerm.watchFactor'],
    ['1/p clicks, 10 spent', { ...silent, clicks: 10, spend: 10 }, 'LOWER_BID', 'searchTerm.watchFactor'],
    ['29 clicks', { ...silent, clicks: 29 }, 'LOWER_BID', 'searchTerm.watchFactor'],
    ['3/p clicks', silent, 'NEGATIVE', 'searchTerm.negativeFactor'],
    ['3/p clicks of a better converting ASIN', { ...silent, clicks: 15, cvr: 0.2 }, 'NEGATIVE', 'searchTerm.negativeFactor'],
    ['30 clicks are not enough for a worse one', { ...silent, cvr: 0.05 }, 'LOWER_BID', 'searchTerm.watchFactor'],
    ['30 days not known', { term: 'steel bottle', matchType: 'broad', clicks: 30, orders: 0, spend: 15, sales: 0 }, 'NEEDS_DATA', 'searchTerm.coverage'],
    ['exactly 1 order in 30 days', { ...silent, orders30: 1 }, 'WATCH', 'searchTerm.watchOrders'],
    ['2 orders in 30 days block it', { ...silent, orders30: 2 }, 'LOWER_BID', 'searchTerm.blockOrders'],
    ['protected', { ...silent, protected: true }, 'PROTECTED', 'searchTerm.protected'],
    ['protected and few clicks', { ...silent, clicks: 5, spend: 1, protected: true }, 'NEEDS_DATA', 'searchTerm.minClicks'],
  ])('%s', (_name, input, code, rule) => {
    expect(searchTerm(input, rules)).toMatchObject({ code, rule });
  });

  test('nothing is ever negated with an order in sight, protected, an ASIN, or without 30 days', () => {
    const count = fc.nat(200);
    fc.assert(
      fc.property(fc.record({ term: fc.constantFrom('cup', 'b0abcd1234', '*', '杯子'), matchType: fc.constantFrom('exact', 'broad', ''), clicks: count, orders: fc.nat(3), spend: count, sales: count, orders30: fc.option(fc.nat(4), { nil: NaN }), protected: fc.boolean(), cvr: fc.double({ min: 0.01, max: 1, noNaN: true }) }), (made) => {
        const { orders30, ...rest } = made;
        const input: SearchTermInput = Number.isNaN(orders30) ? rest : { ...rest, orders30 };
        if (searchTerm(input, rules).code !== 'NEGATIVE') return;
        expect([made.orders, orders30, made.protected]).toEqual([0, 0, false]);
        expect(made.term).toMatch(/cup|杯子/);
        expect(made.clicks).toBeGreaterThanOrEqual(3 / made.cvr - 1e-6);
      }),
      { numRuns: 2000 },
    );
  });

  test('a harvest says which orders it was judged by', () => {
    expect(searchTerm(selling, rules).numbers).toEqual({ windowOrders: 2, limit: 2, acos: 0.25, target: 0.3 });
    expect(searchTerm({ ...selling, orders30: 3 }, rules).numbers).toEqual({ orders: 2, orders30: 3, limit: 2, acos: 0.25, target: 0.3 });
    expect(searchTerm({ ...selling, orders: 5, orders30: 2.5, windowDays: 60 }, rules).numbers).toMatchObject({ orders: 5, orders30: 2.5, windowDays: 60 });
  });

  test('where the orders of 30 days are known, nothing is harvested without two of them', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(9), fc.nat(300), fc.nat(300), fc.nat(4), (clicks, orders, spend, sales, orders30) => {
        const { code } = searchTerm({ term: 'cup', matchType: 'broad', clicks, orders, spend, sales, orders30 }, rules);
        if (code === 'HARVEST') expect(orders30).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  test('the chance of a wrong negative is about 5 %', () => {
    for (const p of [0.02, 0.05, 0.1, 0.2]) expect((1 - p) ** Math.ceil(3 / p)).toBeLessThan(0.05);
  });
});

describe('protected terms', () => {
  test.each([
    [['Acme'], 'acme bottle', true],
    [['Acme'], 'bottle ACME', true],
    [['Acme'], 'acmepro bottle', false],
    [['steel bottle'], 'big steel  bottle', true],
    [['steel bottle'], 'steel big bottle', false],
    [['小米'], '小米保温杯', true],
    [['小米'], '玉米', false],
    [['', '  '], 'anything', false],
    [[], 'anything', false],
    [['ＡＣＭＥ'], 'acme', true],
  ])('%j in %j: %s', (words, term, expected) => {
    expect(protectedMatcher(words)(term)).toBe(expected);
  });
});
