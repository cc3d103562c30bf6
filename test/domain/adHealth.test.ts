import { chooseSets } from '../../src/domain/adFacts';
import { blankDayTotals } from '../../src/domain/history';
import { rulesWith } from '../../src/domain/rules';
import { asinDay, campaign, judged, marketplace, on, part, product, row, term, window } from './adStore';

const advertised = (asin: string) => part('sp-advertised-product', [row({ level: 'product', adGroup: 'core', asin, impressions: 9_000, clicks: 300, spend: 240, sales: 1_500, orders: 30 })]);
const home = { products: [product('B0QHKETTLE', { category: 'home' })] };

describe('campaigns', () => {
  // ACoS limit 35 %, tolerance 5 points, at least 8 clicks.
  test.each([
    ['within the limit', { spend: 80, sales: 400 }, 'HEALTHY', 0, null],
    ['far below it', { spend: 40, sales: 400 }, 'LOW', 0, null],
    ['above it', { spend: 150, sales: 400 }, 'HIGH', 10, 'LOWER_BID'],
    ['far above it', { spend: 200, sales: 400 }, 'SEVERE', 60, 'LOWER_BID'],
    ['spend without sales', { spend: 20, sales: 0, orders: 0, clicks: 20, impressions: 900 }, 'NO_SALES', 20, 'LOWER_BID'],
    ['too few clicks', { spend: 5, sales: 0, orders: 0, clicks: 4 }, 'NEEDS_DATA', 0, null],
  ])('%s', (_, figures, code, money, kind) => {
    const line = judged([part('sp-campaign', [campaign(figures)]), advertised('B0QHKETTLE')], home).campaigns.lines[0]!;
    expect([line.verdict?.code, line.money, line.suggestion?.kind ?? null]).toEqual([code, money, kind]);
    expect(line.reference).toMatchObject({ kind: 'category', category: 'home', value: 0.35 });
  });

  test('sales that nobody knows are not judged, and not zero', () => {
    const health = judged([part('sp-campaign', [campaign({ sales: null, orders: null })])]);
    expect(health.campaigns.lines[0]).toMatchObject({ verdict: null, suggestion: null, figures: { sales: null } });
    expect(health.campaigns.figures.sales).toBeNull();
  });

  test('without a category the break-even ACoS of the product counts, without both the default target', () => {
    const reference = (rest: Parameters<typeof product>[1]) => judged([part('sp-campaign', [campaign({})]), advertised('B0QHKETTLE')], { products: [product('B0QHKETTLE', rest)] }).campaigns.lines[0]!.reference;
    expect(reference({ cost: 8, fees: 6, priceBaseline: 20 })).toMatchObject({ kind: 'break-even', value: 0.3 });
    expect(reference({ category: 'garden' })).toMatchObject({ kind: 'default', value: 0.3, rule: 'ads.targetAcos', source: 'proposal' });
    expect(reference({ cost: 20, fees: 6, priceBaseline: 20 }).kind).toBe('default');
  });

  test('a budget that is used up on half of the days is raised by the step that needs no review; a paused campaign is left alone', () => {
    const days = ['2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13'].map((date, index) => campaign({ date: on(date), budget: 50, spend: index < 2 ? 49 : 20, sales: 240 }));
    const [line] = judged([part('sp-campaign', days)]).campaigns.lines;
    expect(line!.budget).toEqual({ budget: 50, used: 0.69, spentDays: 2, days: 4, isSpent: true });
    expect(line!.suggestion).toMatchObject({ kind: 'RAISE_BUDGET', before: 50, after: 60 });
    const severe = judged([part('sp-campaign', days.map((day) => ({ ...day, sales: 20 })))]).campaigns.lines[0]!;
    expect(severe.suggestion!.kind).toBe('LOWER_BID');
    const paused = judged([part('sp-campaign', days.map((day) => ({ ...day, state: 'PAUSED' })))]);
    expect([paused.campaigns.lines[0]!.isPaused, paused.campaigns.lines[0]!.suggestion, paused.spentCampaigns]).toEqual([true, null, 0]);
  });

  test('of a sum over several days only the mean use of the budget is known', () => {
    const [line] = judged([part('sp-campaign', [campaign({ budget: 10, spend: 190, sales: 900 })], window('2026-10-25', '2026-11-13'))]).campaigns.lines;
    expect(line!.budget).toEqual({ budget: 10, used: 0.95, spentDays: null, days: 20, isSpent: true });
  });
});

describe('data too young to judge by', () => {
  test('a lower bid waits until enough clicks are past attribution', () => {
    const line = (from: string) => judged([part('sp-campaign', [campaign({ spend: 200 })], window(from, '2026-11-22'))]).campaigns.lines[0]!;
    expect(line('2026-11-20')).toMatchObject({ verdict: { code: 'SEVERE' }, isYoung: true, suggestion: null, money: 80 });
    expect(line('2026-11-01')).toMatchObject({ isYoung: false, suggestion: { kind: 'LOWER_BID' } });
  });

  test('spend without orders of the last days makes no zombie; no clicks at all still do', () => {
    const group = (rest: Parameters<typeof row>[0]) => judged([part('bulk-operations', [row({ level: 'adGroup', adGroup: 'core', impressions: 9_000, clicks: 60, spend: 50, sales: 0, orders: 0, ...rest })], window('2026-11-20', '2026-11-22'))]).zombies.count;
    expect([group({}), group({ clicks: 0, spend: 0 })]).toEqual([0, 1]);
  });
});

describe('products', () => {
  const days = ['2026-11-12', '2026-11-13'].map((date) => asinDay('B0QHKETTLE', date, { impressions: 900, clicks: 40, spend: 40, sales: 100, orders: 2, orderedProductSales: 300, unitsOrdered: 6, afnFulfillableQuantity: 600 }));

  test('the history’s days are judged together; TACoS has the same days beneath it', () => {
    const health = judged([part('sp-campaign', [campaign({})])], { ...home, history: { asinDays: days, dayTotals: [] } });
    expect(health.products.lines[0]).toMatchObject({ asin: 'B0QHKETTLE', figures: { spend: 80, sales: 200 }, totalSales: 600, verdict: { code: 'HIGH' }, money: 10 });
    expect(health.products.origins[0]).toMatchObject({ kind: 'history', window: { from: '2026-11-12', to: '2026-11-13', days: 2 } });
  });

  test('a day whose sales are not known leaves TACoS open', () => {
    const open = days.map((day, index) => (index === 0 ? { ...day, orderedProductSales: null } : day));
    expect(judged([part('sp-campaign', [campaign({})])], { history: { asinDays: open, dayTotals: [] } }).products.lines[0]!.totalSales).toBeNull();
  });

  test('a store without advertising days in its history is judged by the export itself', () => {
    expect(judged([advertised('B0QHKETTLE')], home).products.lines[0]).toMatchObject({ figures: { spend: 240 }, totalSales: null, verdict: { code: 'LOW' } });
  });
});

describe('zombies', () => {
  const group = (rest: Parameters<typeof row>[0]) => row({ level: 'adGroup', adGroup: 'core', impressions: 5_000, clicks: 50, spend: 40, sales: 400, orders: 5, ...rest });
  test.each([
    ['sells', group({}), false],
    ['was not shown in 14 days and more', group({ impressions: 0, clicks: 0, spend: 0, sales: 0, orders: 0 }), true],
    ['was shown and never clicked', group({ impressions: 3_000, clicks: 0, spend: 0, sales: 0, orders: 0 }), true],
    ['spends and never sells', group({ clicks: 90, sales: 0, orders: 0 }), true],
    ['is paused already', group({ state: '已暂停', impressions: 0, clicks: 0, spend: 0, sales: 0, orders: 0 }), false],
  ])('an ad group that %s', (_, line, isZombie) => {
    const { zombies } = judged([part('bulk-operations', [line])]);
    expect(zombies.lines.map(({ suggestion }) => suggestion.kind)).toEqual(isZombie ? ['PAUSE'] : []);
  });

  test('everything it advertises is out of stock', () => {
    const history = { dayTotals: [], asinDays: [asinDay('B0QHKETTLE', '2026-11-13', { afnFulfillableQuantity: 0, unitsOrdered: 4 })] };
    expect(judged([advertised('B0QHKETTLE')], { history }).zombies.lines[0]).toMatchObject({ verdict: { rule: 'zombie.stock' } });
    const two = part('sp-advertised-product', [...advertised('B0QHKETTLE').rows, ...advertised('B0QHCUP001').rows]);
    expect(judged([two], { history }).zombies.lines).toEqual([]);
  });

  test('a campaign is named where its ad groups are not known, once, and gets no second suggestion', () => {
    const idle = campaign({ impressions: 4_000, clicks: 0, spend: 0, sales: 0, orders: 0 });
    const health = judged([part('sp-campaign', [idle])]);
    expect(health.zombies.lines.map(({ campaign: name, adGroup }) => [name, adGroup])).toEqual([['Kettles', '']]);
    const both = judged([part('sp-campaign', [idle]), part('sp-targeting', [row({ level: 'target', adGroup: 'core', targeting: 'kettle', impressions: 4_000, clicks: 0, spend: 0, sales: 0, orders: 0 })])]);
    expect(both.zombies.lines.map(({ adGroup }) => adGroup)).toEqual(['core']);
    const wasteful = judged([part('sp-campaign', [campaign({ clicks: 200, sales: 0, orders: 0 })])]);
    expect(wasteful.suggestions.map(({ kind }) => kind)).toEqual(['PAUSE']);
  });
});

describe('which export counts', () => {
  const summary = (file: string, from: string, to: string, spend: number) => part('sp-campaign', [campaign({ spend })], { ...window(from, to), file, hash: file.padEnd(64, '0') });

  test('of sums over several days the newest, never both', () => {
    const { sets, leftOut } = chooseSets([summary('october', '2026-10-01', '2026-10-31', 50), summary('november', '2026-11-01', '2026-11-13', 30)], ['campaign']);
    expect(sets.map(({ rows, window: days }) => [rows[0]!.spend, days!.to])).toEqual([[30, '2026-11-13']]);
    expect(leftOut).toEqual([{ file: 'october', used: 'november' }]);
  });

  test('exports by day are joined; the later file counts where two have a day', () => {
    const daily = (file: string, ...days: readonly [string, number][]) => part('sp-campaign', days.map(([date, spend]) => campaign({ date: on(date), spend })), { file, hash: file.padEnd(64, '0') });
    const [set] = chooseSets([daily('first', ['2026-11-01', 10], ['2026-11-02', 20]), daily('second', ['2026-11-02', 25], ['2026-11-03', 30])], ['campaign']).sets;
    expect(set!.rows.map(({ spend }) => spend).sort()).toEqual([10, 25, 30]);
    expect(set!.window).toEqual({ from: '2026-11-01', to: '2026-11-03', days: 3 });
  });

  test('programs stand side by side; a finer export is used only where the coarser is missing', () => {
    const products = part('sp-advertised-product', [row({ level: 'product', asin: 'B0QHKETTLE', spend: 70, sales: 300, orders: 3, clicks: 90, impressions: 900 })]);
    const brands = part('sb-campaign', [campaign({ program: 'SB', campaign: 'Brand', spend: 11 })]);
    const lines = (...parts: readonly ReturnType<typeof part>[]) => judged(parts).campaigns.lines.map(({ program, campaign: name, figures }) => [program, name, figures.spend]).sort();
    expect(lines(part('sp-campaign', [campaign({})]), products, brands)).toEqual([['SB', 'Brand', 11], ['SP', 'Kettles', 80]]);
    expect(lines(products, brands)).toEqual([['SB', 'Brand', 11], ['SP', 'Kettles', 70]]);
  });

  test('of finer exports the one over more days is used', () => {
    const oneDay = part('sp-advertised-product', [row({ level: 'product', date: on('2026-11-13'), asin: 'B0QHKETTLE', spend: 7, sales: 30, orders: 3, clicks: 9, impressions: 90 })], window('2026-11-13', '2026-11-13'));
    const health = judged([oneDay, part('sp-search-term', [term('stovetop'), term('kettle')])]);
    expect(health.campaigns.lines.map(({ figures }) => figures.spend)).toEqual([96]);
    expect(health.campaigns.origins).toMatchObject([{ level: 'term', window: { days: 60 } }]);
  });

  test('a file that names no program counts only where no other does', () => {
    const console = part('ads-console-search-terms', [term('stovetop', { program: null })]);
    expect(judged([console]).termOrigins.map(({ kind }) => kind)).toEqual(['ads-console-search-terms']);
    expect(judged([console, part('sp-search-term', [term('stovetop')])]).termOrigins.map(({ kind }) => kind)).toEqual(['sp-search-term']);
  });

  test('different windows are named, not added; what is missing is named', () => {
    const health = judged([part('sp-campaign', [campaign({})], window('2026-11-01', '2026-11-13')), part('sp-search-term', [term('stovetop')])]);
    expect(health.notices.map(({ code }) => code)).toEqual(['adhealth.several-windows']);
    expect(health.gaps).toEqual(['advertised', 'targets', 'inventory']);
    expect(health.campaigns.origins[0]).toMatchObject({ window: { from: '2026-11-01' }, attributionDays: 7, provisional: false });
  });
});

test('TACoS of the store needs the sales of every day the campaigns cover', () => {
  const totals = ['2026-11-12', '2026-11-13'].map((date) => ({ ...blankDayTotals, store: 'Qinghe Home', marketplace, date: on(date), currency: 'USD', orderedProductSales: 500 }));
  const parts = [part('sp-campaign', [campaign({})], window('2026-11-12', '2026-11-13'))];
  expect(judged(parts, { history: { asinDays: [], dayTotals: totals } }).totalSales).toBe(1_000);
  expect(judged(parts, { history: { asinDays: [], dayTotals: totals.slice(1) } }).totalSales).toBeNull();
});

test('suggestions are sorted by money, and a team’s own limits decide', () => {
  const parts = [part('sp-campaign', [campaign({ campaign: 'A', spend: 200 }), campaign({ campaign: 'B', spend: 300 }), campaign({ campaign: 'C', spend: 100 })])];
  expect(judged(parts).suggestions.map(({ campaign: name, money }) => [name, money])).toEqual([['B', 180], ['A', 80]]);
  expect(judged(parts, { rules: rulesWith([{ id: 'ads.targetAcos', value: 0.9 }]) }).suggestions).toEqual([]);
});
