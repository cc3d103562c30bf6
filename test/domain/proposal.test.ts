import { blankProduct } from '../../src/domain/products';
import { cooldownDays, reviewNeed, riskOf, type Proposal } from '../../src/domain/proposal';
import { rulesWith } from '../../src/domain/rules';

const rules = rulesWith();
const base: Proposal = { marketplace: 'US', module: 'advertising', action: 'bid-change', objectType: 'keyword', object: 'lamp', metric: 'bid', oldValue: 1, newValue: 0.9, unit: 'money', rule: null, reason: 'r' };
const product = { ...blankProduct({ marketplace: 'US', asin: 'B0Z0000001' }), priceFloor: 20, priceBaseline: 25, priceCeiling: 30 };

test.each<[Partial<Proposal>, string | null]>([
  [{ newValue: 0.8 }, null], [{ newValue: 1.2 }, null], [{ newValue: 0.79 }, 'bid.maxStep'], [{ oldValue: null }, 'bid.maxStep'], [{ oldValue: 0 }, 'bid.maxStep'],
  [{ action: 'budget-change', oldValue: 50, newValue: 60 }, null], [{ action: 'budget-change', oldValue: 50, newValue: 60.5 }, 'review.budgetChange'], [{ action: 'budget-change', oldValue: 50, newValue: 30 }, 'review.budgetChange'],
  [{ action: 'pause', objectType: 'campaign' }, 'review.pauseOf'], [{ action: 'archive', objectType: 'ad-group' }, 'review.pauseOf'], [{ action: 'pause', objectType: 'keyword' }, null], [{ action: 'enable', objectType: 'campaign' }, null],
  [{ action: 'variation-change' }, 'review.actions'], [{ action: 'inventory-upload' }, 'review.actions'], [{ action: 'appeal' }, 'review.actions'],
  [{ action: 'listing-edit', metric: 'title' }, 'review.listingFields'], [{ action: 'listing-edit', metric: 'brand' }, 'review.listingFields'], [{ action: 'listing-edit', metric: 'bullets' }, null],
  [{ action: 'add-negative', matchType: 'phrase' }, 'review.negativeMatch'], [{ action: 'add-negative', matchType: 'exact' }, null], [{ action: 'add-negative' }, 'review.negativeMatch'],
  [{ action: 'refund', newValue: 50 }, null], [{ action: 'refund', newValue: 50.01 }, 'review.refund'], [{ action: 'refund', newValue: 'all' }, 'review.refund'],
  [{ action: 'message' }, null], [{ action: 'restock' }, null],
])('%j must be reviewed by %j', (rest, rule) => {
  const need = reviewNeed({ ...base, ...rest }, null, rules);
  expect(need.needed ? need.rule : null).toBe(rule);
});

test.each<[number | string, typeof product | null, boolean]>([
  [25, product, false], [27, product, false], [19.99, product, true], [30.01, product, true], [29, product, true], [25, null, true], ['25', product, true], [25, { ...product, priceFloor: null, priceBaseline: null, priceCeiling: null } as never, true],
])('a price of %j in the band of %j is reviewed: %s', (newValue, row, needed) => {
  expect(reviewNeed({ ...base, action: 'price-change', metric: 'price', oldValue: 24, newValue }, row, rules).needed).toBe(needed);
});

test('the team\'s own rules decide', () => {
  const own = rulesWith([{ id: 'review.refund', value: 500 }, { id: 'review.actions', value: ['restock'] }, { id: 'review.price', value: ['outside-band'] }]);
  expect(reviewNeed({ ...base, action: 'refund', newValue: 400 }, null, own).needed).toBe(false);
  expect(reviewNeed({ ...base, action: 'restock' }, null, own).needed).toBe(true);
  expect(reviewNeed({ ...base, action: 'appeal' }, null, own).needed).toBe(false);
  expect(reviewNeed({ ...base, action: 'price-change', newValue: 25 }, null, own).needed).toBe(false);
});

test.each<[Partial<Proposal>, string]>([
  [{}, 'medium'], [{ action: 'message' }, 'low'], [{ action: 'appeal' }, 'high'], [{ action: 'listing-edit', metric: 'title' }, 'medium'], [{ action: 'message', risk: 'high' }, 'high'],
])('the risk of %j is %s', (rest, risk) => {
  const one = { ...base, ...rest };
  expect(riskOf(one, reviewNeed(one, null, rules))).toBe(risk);
});

test.each<[Partial<Proposal>, number | null]>([
  [{}, 7], [{ action: 'budget-change' }, 7], [{ action: 'placement-change' }, 7], [{ action: 'price-change' }, null], [{ exempt: 'stock-out' }, null], [{ exempt: 'wrong-product' }, null],
])('%j cools down %j days', (rest, days) => {
  expect(cooldownDays({ ...base, ...rest }, rules)).toBe(days);
});

test('a cooldown is never shorter than its least', () => {
  expect(cooldownDays(base, rulesWith([{ id: 'cooldown.days', value: 1 }]))).toBe(3);
});
