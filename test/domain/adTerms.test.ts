import fc from 'fast-check';
import type { AdRow } from '../../src/domain/adFacts';
import { termBuckets } from '../../src/domain/adTerms';
import type { AdHealthInput } from '../../src/domain/adHealth';
import { rulesWith } from '../../src/domain/rules';
import { asinDay, judged, lineOf, part, product, row, sellers, term, window } from './adStore';

const search = (rows: readonly AdRow[], rest: Parameters<typeof part>[2] = {}) => part('sp-search-term', [...sellers, ...rows], rest);

interface Case {
  readonly name: string;
  readonly rows: readonly AdRow[];
  readonly source?: Parameters<typeof part>[2];
  readonly more?: readonly ReturnType<typeof part>[];
  readonly input?: Partial<AdHealthInput>;
  readonly bucket: string;
  readonly code?: string;
  readonly guard?: string | null;
  readonly advice?: string | null;
}

const advertised = part('sp-advertised-product', [row({ level: 'product', adGroup: 'core', asin: 'B0QHKETTLE', impressions: 9_000, clicks: 300, spend: 240, sales: 1_500, orders: 30 })]);
/** Ten a day are sold, and there are units for `cover` days. */
const stocked = (units: number): Partial<AdHealthInput> => ({ history: { dayTotals: [], asinDays: [asinDay('B0QHKETTLE', '2026-11-13', { unitsOrdered: 10, orderedProductSales: 500, afnFulfillableQuantity: units })] } });

/** Two orders within the target on one day, in an export by day. */
const byDay = (name: string, date: string): AdRow[] => [term(name, { date: date as AdRow['date'], sales: 400, orders: 2 })];

// The sellers alone have a CVR of 12.5 %; with 60 more clicks that bring nothing it is 10 %, and 30 clicks are enough for a negative candidate.
const cases: readonly Case[] = [
  { name: 'enough clicks, no order, old enough', rows: [term('stovetop')], bucket: 'negative', code: 'NEGATIVE', guard: null, advice: 'NEGATE' },
  { name: 'not enough clicks for a negative, money spent', rows: [term('stovetop', { clicks: 15, spend: 12 })], bucket: 'watch', code: 'LOWER_BID', guard: null, advice: 'LOWER_BID' },
  { name: 'too few clicks to judge', rows: [term('stovetop', { clicks: 5, spend: 4 })], bucket: 'other' },
  { name: 'few clicks, much money', rows: [term('stovetop', { clicks: 5, spend: 14 })], bucket: 'watch', code: 'WATCH', advice: null },
  { name: 'one order elsewhere in the account: watched', rows: [term('stovetop'), term('stovetop', { campaign: 'Auto', adGroup: 'all', clicks: 3, spend: 2, sales: 50, orders: 1 })], bucket: 'watch', code: 'WATCH', advice: null },
  { name: 'two orders elsewhere: never negated', rows: [term('stovetop'), term('stovetop', { campaign: 'Auto', adGroup: 'all', clicks: 3, spend: 2, sales: 99, orders: 2 })], bucket: 'watch', code: 'LOWER_BID' },
  { name: 'a window shorter than 30 days: needs data', rows: [term('stovetop')], source: window('2026-10-25', '2026-11-13'), bucket: 'other' },
  { name: 'no window at all: needs data', rows: [term('stovetop')], source: { window: null }, bucket: 'other' },
  { name: 'the clicks of the last days may still bring orders', rows: [term('stovetop', { clicks: 34, spend: 27 })], source: window('2026-10-23', '2026-11-22'), bucket: 'watch', code: 'NEGATIVE', guard: 'young', advice: null },
  { name: 'so many clicks that the older ones are enough', rows: [term('stovetop', { clicks: 60 })], source: window('2026-10-23', '2026-11-22'), bucket: 'negative', guard: null },
  { name: 'by day: all of its clicks are young', rows: [term('stovetop', { date: '2026-11-20' as AdRow['date'] }), ...Array.from({ length: 40 }, (_, index) => term('filler', { date: `2026-10-${String(1 + (index % 31)).padStart(2, '0')}` as AdRow['date'], clicks: 1, spend: 0 }))].concat(sellers.map((one) => ({ ...one, date: '2026-11-01' as AdRow['date'] }))), bucket: 'watch', guard: 'young' },
  { name: 'a protected word of any product', rows: [term('qinghe stovetop')], input: { products: [product('B0QHCUP001', { protectedTerms: 'Qinghe; 青禾' })] }, bucket: 'other' },
  { name: 'our own ASIN', rows: [term('b0qhcup001')], input: { products: [product('B0QHCUP001')] }, bucket: 'other' },
  { name: 'another ASIN is a product target', rows: [term('b0rival0001'.slice(0, 10))], bucket: 'other' },
  { name: 'negated already in the ad group', rows: [term('stovetop')], more: [part('bulk-operations', [row({ level: 'target', adGroup: 'core', targeting: 'Stovetop', matchType: 'Negative Exact', negative: true })])], bucket: 'other' },
  { name: 'negated already in the campaign', rows: [term('stovetop')], more: [part('bulk-operations', [row({ level: 'target', targeting: 'stovetop', negative: true })])], bucket: 'other' },
  { name: 'sells within the target, not exact yet', rows: [term('pour over kettle', { sales: 400, orders: 8 })], bucket: 'harvest', code: 'HARVEST', advice: 'HARVEST' },
  { name: 'by day: its orders are of the last 30 days', rows: [...byDay('pour over kettle', '2026-11-01'), ...byDay('filler', '2026-10-02')], bucket: 'harvest', code: 'HARVEST', guard: null, advice: 'HARVEST' },
  { name: 'by day: its orders are older than 30 days', rows: [...byDay('pour over kettle', '2026-10-02'), ...byDay('filler', '2026-11-01')], bucket: 'other' },
  { name: 'a sum over 60 days: three orders are one and a half in 30', rows: [term('pour over kettle', { sales: 400, orders: 3 })], bucket: 'other' },
  { name: 'a sum over 60 days: four orders are two in 30', rows: [term('pour over kettle', { sales: 400, orders: 4 })], bucket: 'harvest', code: 'HARVEST' },
  { name: 'a sum over 30 days: two orders are two', rows: [term('pour over kettle', { sales: 400, orders: 2 })], source: window('2026-10-15', '2026-11-13'), bucket: 'harvest', code: 'HARVEST' },
  { name: 'a sum over a week: two orders are two', rows: [term('pour over kettle', { sales: 400, orders: 2 })], source: window('2026-11-07', '2026-11-13'), bucket: 'harvest', code: 'HARVEST' },
  { name: 'no window at all: nobody says how old its orders are', rows: [term('pour over kettle', { sales: 400, orders: 8 })], source: { window: null }, bucket: 'watch', code: 'HARVEST', guard: 'span', advice: null },
  { name: 'one order is no harvest', rows: [term('pour over kettle', { sales: 400, orders: 1 })], bucket: 'other' },
  { name: 'an exact keyword by the search-term report', rows: [term('pour over kettle', { sales: 400, orders: 8, matchType: 'EXACT', targeting: 'pour over kettle' })], bucket: 'other' },
  { name: 'an exact keyword by the targeting report', rows: [term('pour over kettle', { sales: 400, orders: 8 })], more: [part('sp-targeting', [row({ level: 'target', adGroup: 'other', targeting: 'Pour Over  Kettle', matchType: 'EXACT' })])], bucket: 'other' },
  { name: 'sells above the target', rows: [term('pour over kettle', { sales: 100, orders: 2 })], bucket: 'watch', code: 'LOWER_BID', advice: 'LOWER_BID' },
  { name: 'low stock holds a harvest back', rows: [term('pour over kettle', { sales: 400, orders: 8 })], more: [advertised], input: stocked(100), bucket: 'watch', guard: 'stock', advice: null },
  { name: 'low stock holds a negative back', rows: [term('stovetop')], more: [advertised], input: stocked(100), bucket: 'watch', guard: 'stock', advice: null },
  { name: 'enough stock does not', rows: [term('stovetop')], more: [advertised], input: stocked(900), bucket: 'negative', guard: null },
  { name: 'orders without sales', rows: [term('stovetop', { orders: 3, sales: 0 })], bucket: 'other' },
];

test.each(cases)('$name', ({ rows, source, more = [], input, bucket, code, guard, advice }) => {
  const dated = rows.some(({ date }) => date !== null);
  const health = judged([dated ? part('sp-search-term', rows, source) : search(rows, source), ...more], input);
  const [first] = rows;
  const line = lineOf(health, first!.term);
  expect(line === 'other' ? 'other' : line.bucket).toBe(bucket);
  if (line === 'other') return;
  if (code !== undefined) expect(line.verdict.code).toBe(code);
  if (guard !== undefined) expect(line.guard).toBe(guard);
  if (advice !== undefined) expect(line.suggestion?.kind ?? null).toBe(advice);
});

test('the category of what an ad group advertises decides the target', () => {
  const rows = [term('pour over kettle', { spend: 48, sales: 160, orders: 4 })];
  const bucket = (category: string) => lineOf(judged([search(rows), advertised], { products: [product('B0QHKETTLE', { category })] }), 'pour over kettle');
  expect(bucket('home')).toMatchObject({ bucket: 'harvest', reference: { kind: 'category', value: 0.35 } });
  expect(bucket('electronics')).toMatchObject({ bucket: 'watch', verdict: { code: 'LOWER_BID' }, reference: { kind: 'category', value: 0.25 } });
});

test('a term is suggested for harvest once, where it sells most', () => {
  const health = judged([search([term('pour over kettle', { sales: 400, orders: 8 }), term('Pour over kettle', { campaign: 'Auto', adGroup: 'all', sales: 900, orders: 18 })])]);
  const lines = health.terms.find(({ bucket }) => bucket === 'harvest')!.lines.filter(({ term: name }) => /pour over/i.test(name));
  expect(lines.map(({ campaign, isRepeated, suggestion }) => ({ campaign, isRepeated, kind: suggestion?.kind ?? null }))).toEqual([{ campaign: 'Auto', isRepeated: false, kind: 'HARVEST' }, { campaign: 'Kettles', isRepeated: true, kind: null }]);
});

test('the first bid is what the target allows, at most one step above a click now; a lower bid at most one step below', () => {
  const health = judged([search([term('pour over kettle', { clicks: 50, spend: 50, sales: 1_000, orders: 20 }), term('kettle', { clicks: 50, spend: 50, sales: 90, orders: 3 })])]);
  expect(lineOf(health, 'pour over kettle')).toMatchObject({ suggestion: { after: 1.2 } });
  expect(lineOf(health, 'kettle')).toMatchObject({ suggestion: { before: 1, after: 0.8 } });
});

test('sections are bounded, the rest is counted, and nothing is lost', () => {
  const rows = Array.from({ length: 40 }, (_, index) => term(`stovetop ${index}`, { spend: 40 + index }));
  const health = judged([search([...rows, term('kettle', { clicks: 20_000, spend: 9_000, sales: 99_000, orders: 2_500 })])], { rules: rulesWith([{ id: 'ads.listedRows', value: 10 }]) });
  const negative = health.terms.find(({ bucket }) => bucket === 'negative')!;
  expect(negative).toMatchObject({ count: 40, figures: { spend: rows.reduce((sum, { spend }) => sum + spend!, 0) } });
  expect(negative.lines.map(({ figures }) => figures.spend)).toEqual(Array.from({ length: 10 }, (_, index) => 79 - index));
});

const anyTerm = fc.record({
  name: fc.constantFrom('stovetop', 'pour over kettle', 'qinghe cup', 'b0rival000', '*', 'tea kettle', '=cmd()', '青禾 水壶'),
  campaign: fc.constantFrom('Kettles', 'Auto'), matchType: fc.constantFrom('BROAD', 'EXACT', '-', 'PHRASE'),
  clicks: fc.nat({ max: 120 }), spend: fc.nat({ max: 20_000 }).map((value) => value / 100), orders: fc.nat({ max: 6 }), sales: fc.nat({ max: 90_000 }).map((value) => value / 100),
}).map(({ name, campaign, matchType, clicks, spend, orders, sales }) => term(name, { campaign, matchType, clicks, spend, orders, sales: orders === 0 ? 0 : sales }));
const anySource = fc.constantFrom({}, window('2026-10-23', '2026-11-22'), window('2026-11-10', '2026-11-22'), { window: null });

test('every term lands in exactly one bucket, and no figure is lost', () => {
  fc.assert(fc.property(fc.array(anyTerm, { minLength: 1, maxLength: 30 }), anySource, (rows, source) => {
    const health = judged([part('sp-search-term', rows, source)], { products: [product('B0QHCUP001', { protectedTerms: 'qinghe;青禾' })] });
    expect(health.terms.map(({ bucket }) => bucket)).toEqual([...termBuckets]);
    const places = new Set(rows.map((one) => `${one.campaign} ${one.term.toLowerCase()}`));
    expect(health.terms.reduce((sum, { count }) => sum + count, 0)).toBe(places.size);
    const listed = health.terms.flatMap(({ lines }) => lines.map((line) => `${line.campaign} ${line.term.toLowerCase()}`));
    expect(new Set(listed).size).toBe(listed.length);
    for (const field of ['spend', 'sales', 'orders', 'clicks'] as const) {
      expect(health.terms.reduce((sum, { figures }) => sum + (figures[field] ?? 0), 0)).toBeCloseTo(rows.reduce((sum, one) => sum + one[field]!, 0), 6);
    }
  }), { numRuns: 150 });
});

test('more clicks and spend without orders never make a harvest, and never take a negative candidate back', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), anySource, (clicks, more, source) => {
    const bucket = (count: number): string => {
      const line = lineOf(judged([search([term('stovetop', { clicks: count, spend: count * 0.8 })], source)]), 'stovetop');
      return line === 'other' ? 'other' : line.bucket;
    };
    const [before, after] = [bucket(clicks), bucket(clicks + more)];
    expect(after).not.toBe('harvest');
    if (before === 'negative') expect(after).toBe('negative');
  }), { numRuns: 150 });
});

test('25,000 terms of 1,000 campaigns are judged in one go', () => {
  const rows = Array.from({ length: 25_000 }, (_, index) => term(`term ${index % 12_500}`, { campaign: `C${Math.floor(index / 25)}`, clicks: index % 70, spend: (index % 70) * 0.7, orders: index % 11 === 0 ? 2 : 0, sales: index % 11 === 0 ? 80 : 0 }));
  const health = judged([part('sp-search-term', rows)]);
  expect(health.terms.reduce((sum, { count }) => sum + count, 0)).toBe(new Set(rows.map(({ campaign, term: name }) => `${campaign} ${name}`)).size);
  expect(health.campaigns.count).toBe(1_000);
  for (const { lines } of health.terms) expect(lines.length).toBeLessThanOrEqual(150);
});
