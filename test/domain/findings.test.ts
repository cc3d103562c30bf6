import { addDays, type CivilDate } from '../../src/domain/civil';
import { dailyReport, type DailyReport } from '../../src/domain/daily';
import { dueOf, type FindingCode } from '../../src/domain/findings';
import { blankAsinDay, blankDayTotals, sumsOf, type AsinDay, type DayTotals } from '../../src/domain/history';
import { blankProduct, type Product } from '../../src/domain/products';
import { rulesWith } from '../../src/domain/rules';
import { day0, marketplace, store } from './stores';

const rules = rulesWith();

/** Numbers that look random and are the same in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A count with this mean as chance brings it: Knuth for small means, the bell curve for large ones. */
function poisson(mean: number, next: () => number): number {
  if (mean > 60) {
    const bell = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * bell));
  }
  let count = 0;
  for (let product = next(); product > Math.exp(-mean); product *= next()) count += 1;
  return count;
}

interface Shape { readonly sessions: number; readonly rate: number; readonly price: number }
type Change = (asin: number, day: number) => Partial<{ readonly traffic: number; readonly rate: number; readonly buyBox: number }>;

/** A store whose ASINs' visits and orders scatter as chance does, and do nothing else but what `change` plants. */
function randomStore(asins: number, days: number, seed: number, change: Change = () => ({}), weekend = 1): AsinDay[] {
  const next = random(seed);
  const shapes = Array.from({ length: asins }, (): Shape => ({ sessions: 20 + 600 * next() ** 2, rate: 0.04 + 0.14 * next(), price: 10 + 40 * next() }));
  return Array.from({ length: days }, (_, day) => shapes.map(({ sessions, rate, price }, asin): AsinDay => {
    const planted = { traffic: 1, rate: 1, buyBox: 0.97, ...change(asin, day) };
    const visits = poisson(sessions * planted.traffic * (day % 7 >= 5 ? weekend : 1), next);
    const units = Math.min(visits, poisson(visits * rate * planted.rate, next));
    const views = Math.round(visits * 1.3);
    return {
      ...blankAsinDay, store, marketplace, date: addDays(day0, day), asin: `B0QH${String(asin).padStart(6, '0')}`, sku: null, parentAsin: null, title: null, salesImport: 'I', adsImport: null, inventoryImport: null,
      sessionsTotal: visits, pageViewsTotal: views, unitsOrdered: units, totalOrderItems: units, orderedProductSales: Math.round(units * price * 100) / 100,
      buyBoxPercentage: views > 0 ? poisson(views * (1 - planted.buyBox), next) / views : null,
    };
  })).flat().map((row) => (row.buyBoxPercentage === null ? row : { ...row, buyBoxPercentage: Math.max(0, 1 - row.buyBoxPercentage) }));
}

function reportAt(rows: readonly AsinDay[], date: CivilDate, products: readonly Product[] = []): DailyReport {
  const byDate = new Map<CivilDate, AsinDay[]>();
  for (const row of rows) byDate.set(row.date, [...(byDate.get(row.date) ?? []), row]);
  const dayTotals = [...byDate].map(([one, own]): DayTotals => ({ ...blankDayTotals, ...sumsOf(own, 'sales'), store, marketplace, date: one, currency: 'USD', salesFrom: 'by-asin' }));
  return dailyReport({ store, marketplace, currency: 'USD', date, today: addDays(date, 2), history: { asinDays: rows, dayTotals }, products, rules, targets: {} });
}
const moved: readonly FindingCode[] = ['BUY_BOX_LOSS', 'TRAFFIC_DROP', 'CONVERSION_DROP', 'SALES_DROP'];
const rises: readonly FindingCode[] = ['PRICE_JUMP', 'UNITS_SPIKE', 'SPEND_SPIKE', 'RETURNS_SPIKE'];
const rose = (report: DailyReport): string[] => report.findings.filter(({ code }) => rises.includes(code)).map(({ asin, code }) => `${Number(asin.slice(4))} ${code}`);
const falls = (report: DailyReport): string[] => report.findings.filter(({ code }) => moved.includes(code)).map(({ asin, code }) => `${Number(asin.slice(4))} ${code}`);

describe('false alarms: stores where nothing happens but chance', () => {
  test.each([[1, 8], [2, 15], [3, 29], [4, 35]])('seed %i, day %i: at most two findings in a thousand ASIN days', (seed, day) => {
    let asinDays = 0;
    let alarms = 0;
    for (let run = 0; run < 3; run += 1) {
      const report = reportAt(randomStore(200, day, seed * 100 + run), addDays(day0, day - 1));
      asinDays += report.lines.length;
      alarms += falls(report).length + rose(report).length;
    }
    expect(asinDays).toBe(600);
    expect(alarms / asinDays).toBeLessThanOrEqual(0.002);
  });

  test('weekends that are always half as busy are no finding once four weeks are known', () => {
    const rows = randomStore(200, 35, 7, () => ({}), 0.4);
    for (const day of [33, 34]) expect(falls(reportAt(rows.filter((row) => row.date <= addDays(day0, day)), addDays(day0, day))).length).toBeLessThanOrEqual(1);
  });
});

describe('planted changes are found, each once and by its cause', () => {
  const last = 20;
  const plant = (code: string): Partial<{ traffic: number; rate: number; buyBox: number }> =>
    ({ TRAFFIC_DROP: { traffic: 0.25 }, CONVERSION_DROP: { rate: 0.1 }, BUY_BOX_LOSS: { buyBox: 0.2, rate: 0.2 } })[code] ?? {};
  test.each(['TRAFFIC_DROP', 'CONVERSION_DROP', 'BUY_BOX_LOSS'] as const)('%s', (code) => {
    const rows = randomStore(180, last + 1, 11, (asin, day) => (day === last && asin % 6 === 0 ? plant(code) : {}));
    const found = falls(reportAt(rows, addDays(day0, last)));
    const usual = new Map<number, number>();
    for (const row of rows) if (row.date < addDays(day0, last)) usual.set(Number(row.asin.slice(4)), (usual.get(Number(row.asin.slice(4))) ?? 0) + (row.unitsOrdered ?? 0) / last);
    // Of the planted ASINs that sell enough to tell (25 units a day) at least four in five are found by their cause.
    const large = [...usual].filter(([asin, units]) => asin % 6 === 0 && units >= 25).map(([asin]) => `${asin} ${code}`);
    expect(large.length).toBeGreaterThan(3);
    expect(large.filter((one) => found.includes(one)).length / large.length).toBeGreaterThanOrEqual(0.8);
    expect(new Set(found.map((one) => one.split(' ')[0])).size).toBe(found.length);
    expect(found.filter((one) => Number(one.split(' ')[0]) % 6 !== 0).length).toBeLessThanOrEqual(1);
  });

  test('a fall of the whole store blames no single ASIN; one that fell further is still named', () => {
    const rows = randomStore(60, last + 1, 5, (asin, day) => (day === last ? { traffic: asin === 3 ? 0.05 : 0.45 } : {}));
    const report = reportAt(rows, addDays(day0, last));
    expect(report.storeShare).toBeCloseTo(0.45, 1);
    expect(falls(report).filter((one) => one !== '3 TRAFFIC_DROP').length).toBeLessThanOrEqual(1);
    const usual = rows.filter((row) => Number(row.asin.slice(4)) === 3 && row.date < addDays(day0, last)).reduce((sum, row) => sum + (row.sessionsTotal ?? 0), 0) / last;
    if (usual >= 100) expect(falls(report)).toContain('3 TRAFFIC_DROP');
  });
});

describe('rises', () => {
  const last = 20;
  test('orders three times the usual: found where they are planted, nowhere else, and not on a deal day of the whole store', () => {
    const planted = (asin: number): boolean => asin % 6 === 0;
    const rows = randomStore(120, last + 1, 23, (asin, day) => (day === last && planted(asin) ? { traffic: 3.5 } : {}));
    const found = rose(reportAt(rows, addDays(day0, last)));
    const usual = new Map<number, number>();
    for (const row of rows) if (row.date < addDays(day0, last)) usual.set(Number(row.asin.slice(4)), (usual.get(Number(row.asin.slice(4))) ?? 0) + (row.unitsOrdered ?? 0) / last);
    const large = [...usual].filter(([asin, units]) => planted(asin) && units >= 15).map(([asin]) => `${asin} UNITS_SPIKE`);
    expect(large.length).toBeGreaterThan(3);
    expect(large.filter((one) => found.includes(one)).length / large.length).toBeGreaterThanOrEqual(0.8);
    expect(found.filter((one) => !planted(Number(one.split(' ')[0])))).toEqual([]);
    const deal = randomStore(120, last + 1, 29, (_, day) => (day === last ? { traffic: 3.5 } : {}));
    expect(rose(reportAt(deal, addDays(day0, last)))).toEqual([]);
  });
});

describe('one cause, one finding', () => {
  const trade = { sessionsTotal: 200, pageViewsTotal: 260, buyBoxPercentage: 0.98, unitsOrdered: 24, totalOrderItems: 24, orderedProductSales: 480 };
  const ads = { impressions: 4_000, clicks: 40, spend: 20, sales: 100, orders: 5, units: 5, adsImport: 'A' };
  const stock = { afnFulfillableQuantity: 1_500, afnInboundQuantity: 0, afnReservedQuantity: 0, yourPrice: 20, inventoryImport: 'S' };
  const day = (index: number, change: Partial<AsinDay> = {}): AsinDay => ({ ...blankAsinDay, store, marketplace, date: addDays(day0, index), asin: 'B0QH000001', sku: null, parentAsin: null, title: 'Cup', salesImport: 'I', ...trade, ...ads, ...stock, ...change });
  const band: Product = { ...blankProduct({ marketplace, asin: 'B0QH000001' }), priceFloor: 18, priceBaseline: 20, priceCeiling: 24, cost: 5, fees: 5 };
  const codes = (change: Partial<AsinDay>, before: Partial<AsinDay> = {}): FindingCode[] =>
    reportAt([...Array.from({ length: 9 }, (_, index) => day(index, before)), day(9, change)], addDays(day0, 9), [band]).findings.map(({ code }) => code);

  test.each<readonly [string, Partial<AsinDay>, readonly FindingCode[]]>([
    ['nothing moved', {}, []],
    ['an empty shelf explains visits, orders and ads without sales', { afnFulfillableQuantity: 0, sessionsTotal: 40, unitsOrdered: 0, orderedProductSales: 0, spend: 15, clicks: 30, sales: 0, orders: 0 }, ['OUT_OF_STOCK']],
    ['a lost Buy Box explains orders and a dear day of ads', { buyBoxPercentage: 0.1, unitsOrdered: 3, totalOrderItems: 3, orderedProductSales: 60, spend: 40, clicks: 60, sales: 20, orders: 1 }, ['BUY_BOX_LOSS']],
    ['a price above its ceiling explains conversion', { yourPrice: 30, unitsOrdered: 4, totalOrderItems: 4, orderedProductSales: 120 }, ['PRICE_BAND']],
    ['a price below its floor is a finding without any fall', { yourPrice: 12 }, ['PRICE_BAND']],
    ['visits and conversion fall: the dearer of the two', { sessionsTotal: 60, pageViewsTotal: 80, unitsOrdered: 1, totalOrderItems: 1, orderedProductSales: 20, clicks: 0, spend: 0, sales: 0 }, ['TRAFFIC_DROP']],
  ])('%s', (_, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  test.each<readonly [string, Partial<AsinDay>, readonly FindingCode[]]>([
    ['orders tenfold: the stock lasts a week no more at that pace', { unitsOrdered: 240, totalOrderItems: 240, orderedProductSales: 4_800, sessionsTotal: 2_000 }, ['UNITS_SPIKE']],
    ['orders tenfold where the stock nears its alarm anyway', { unitsOrdered: 240, totalOrderItems: 240, orderedProductSales: 4_800, sessionsTotal: 2_000, afnFulfillableQuantity: 300 }, ['STOCKOUT_RISK']],
    ['orders three times, stock for longer than the alarm', { unitsOrdered: 72, totalOrderItems: 72, orderedProductSales: 1_440, sessionsTotal: 600, afnFulfillableQuantity: 9_000 }, ['UNITS_SPIKE']],
    ['a price typed wrong brings orders: the price is the finding', { yourPrice: 2, unitsOrdered: 240, totalOrderItems: 240, orderedProductSales: 480, sessionsTotal: 2_000, afnFulfillableQuantity: 90_000 }, ['PRICE_JUMP']],
    ['a price ten times too high explains that nobody buys', { yourPrice: 200, unitsOrdered: 1, totalOrderItems: 1, orderedProductSales: 200 }, ['PRICE_JUMP']],
    ['a price within the usual range', { yourPrice: 16 }, []],
    ['spend four times the usual day without more sales', { spend: 80, clicks: 160 }, ['SPEND_SPIKE']],
    ['spend four times the usual day that paid for itself', { spend: 80, clicks: 160, sales: 400, orders: 20, units: 20 }, []],
    ['spend twice and a little of a few coins', { spend: 24, clicks: 48 }, []],
    ['spend whose sales no export told', { spend: 80, clicks: 160, sales: null }, []],
    ['returns of half a day of orders', { returnedUnits: 12 }, ['RETURNS_SPIKE']],
    ['returns as they come', { returnedUnits: 4 }, []],
    ['two returns are two returns', { returnedUnits: 2 }, []],
  ])('without limits of the team: %s', (_, change, expected) => {
    expect(reportAt([...Array.from({ length: 9 }, (_unused, index) => day(index)), day(9, change)], addDays(day0, 9)).findings.map(({ code }) => code)).toEqual(expected);
  });

  test('what a rise puts at stake: the price given away, the days sold out, the spend above usual, the units sent back; over seven days', () => {
    const money = (change: Partial<AsinDay>): number => reportAt([...Array.from({ length: 9 }, (_, index) => day(index)), day(9, change)], addDays(day0, 9)).findings[0]!.money;
    // (20 − 10) × 24 a day × 7.
    expect(money({ yourPrice: 10 })).toBeCloseTo(1_680, 6);
    // 1,500 units at 240 a day last 6.25 days: three quarters of a day of 4,800 are lost.
    expect(money({ unitsOrdered: 240, totalOrderItems: 240, orderedProductSales: 4_800, sessionsTotal: 2_000 })).toBeCloseTo(3_600, 6);
    // (80 − 20) × 7.
    expect(money({ spend: 80, clicks: 160 })).toBeCloseTo(420, 6);
    // (12 − 2.4) × 20 × 7.
    expect(money({ returnedUnits: 12 })).toBeCloseTo(1_344, 6);
  });

  test('tiny volumes rise every other day and are no finding', () => {
    const few = { sessionsTotal: 12, pageViewsTotal: 15, unitsOrdered: 0, totalOrderItems: 0, orderedProductSales: 0, spend: 1, clicks: 2, sales: 0, orders: 0, units: 0 };
    const rows = [...Array.from({ length: 9 }, (_, index) => day(index, few)), day(9, { ...few, unitsOrdered: 6, totalOrderItems: 6, orderedProductSales: 120, sessionsTotal: 40, spend: 6, clicks: 12, sales: 10, orders: 1, returnedUnits: 1 })];
    expect(rose(reportAt(rows, addDays(day0, 9)))).toEqual([]);
  });

  test('ads that cost too much all week are their own finding, whatever happened today', () => {
    expect(codes({ buyBoxPercentage: 0.1, unitsOrdered: 3, totalOrderItems: 3, orderedProductSales: 60, spend: 80, clicks: 90, sales: 20 }, { spend: 90, sales: 100 })).toEqual(expect.arrayContaining(['BUY_BOX_LOSS', 'ACOS_SEVERE']));
  });

  test('what cannot wait is due on the day the report is read', () => {
    expect([dueOf({ risk: 'high' }, day0, rules), dueOf({ risk: 'medium' }, day0, rules)]).toEqual([addDays(day0, 1), addDays(day0, 2)]);
  });
});
