import fc from 'fast-check';
import { appealDue, appealKindOf, channelOf, healthMetric, healthMetricOf, type AppealKind, type HealthCode, type HealthMetricKey } from '../../src/domain/account';
import { feedbackEligibility, feedbackNext, feedbackSteps } from '../../src/domain/feedback';
import { civilDate } from '../../src/domain/civil';
import { teamWorth, toolCost } from '../../src/domain/people';
import { priceAlert, type PriceInput } from '../../src/domain/price';
import { rulesWith } from '../../src/domain/rules';
import { replyDue, replyStatus } from '../../src/domain/service';
import { zoneOf } from '../../src/domain/zones';

const rules = rulesWith();
const hour = 3_600_000;
const day = 24 * hour;

describe('account health', () => {
  test.each<[HealthMetricKey, number, HealthCode]>([
    ['odr', 0.0079, 'OK'], ['odr', 0.008, 'WARNING'], ['odr', 0.0099, 'WARNING'], ['odr', 0.01, 'FAIL'],
    ['late-shipment', 0.0319, 'OK'], ['late-shipment', 0.032, 'WARNING'], ['late-shipment', 0.04, 'FAIL'],
    ['cancellation', 0.019, 'OK'], ['cancellation', 0.02, 'WARNING'], ['cancellation', 0.025, 'FAIL'],
    ['valid-tracking', 0.97, 'OK'], ['valid-tracking', 0.96, 'WARNING'], ['valid-tracking', 0.951, 'WARNING'], ['valid-tracking', 0.95, 'FAIL'], ['valid-tracking', 0, 'FAIL'],
    ['on-time', 0.93, 'OK'], ['on-time', 0.92, 'WARNING'], ['on-time', 0.9, 'FAIL'],
    ['invoice-defect', 0.039, 'OK'], ['invoice-defect', 0.04, 'WARNING'], ['invoice-defect', 0.05, 'FAIL'],
    ['policy', 0, 'OK'], ['policy', 1, 'FAIL'],
    ['ahr', 1000, 'OK'], ['ahr', 200, 'OK'], ['ahr', 199, 'WARNING'], ['ahr', 100, 'WARNING'], ['ahr', 99, 'FAIL'],
  ])('%s of %d: %s', (metric, value, code) => {
    expect(healthMetric(metric, value, null, rules)?.code).toBe(code);
  });

  test('metrics of seller-fulfilled orders are not measured for FBA', () => {
    expect(healthMetric('late-shipment', 0.5, 'FBA', rules)).toBeNull();
    expect(healthMetric('odr', 0.5, 'FBA', rules)?.code).toBe('FAIL');
  });

  test('a worse value never gives a better verdict', () => {
    const order: readonly HealthCode[] = ['OK', 'WARNING', 'FAIL'];
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(share, share, (one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const at = (metric: HealthMetricKey, value: number) => order.indexOf(healthMetric(metric, value, null, rules)!.code);
      expect(at('odr', high)).toBeGreaterThanOrEqual(at('odr', low));
      expect(at('valid-tracking', low)).toBeGreaterThanOrEqual(at('valid-tracking', high));
    }));
  });

  test('words of both languages', () => {
    expect(['ODR', '订单缺陷率', ' vtr ', '准时送达率', 'nonsense'].map(healthMetricOf)).toEqual(['odr', 'odr', 'valid-tracking', 'on-time', null]);
    expect(['FBA', 'afn', '自发货', 'MFN', 'x'].map(channelOf)).toEqual(['FBA', 'FBA', 'FBM', 'FBM', null]);
  });
});

describe('deadlines', () => {
  const notice = Date.UTC(2026, 2, 7, 20);
  const us = zoneOf('US')!;

  test.each<[AppealKind, number]>([['default', 72], ['cure', 168], ['contact', 72], ['odr-quiz', 72], ['atoz-information', 72]])('%s: %d elapsed hours, also across a change of the clocks', (kind, hours) => {
    expect(appealDue(notice, kind, null, us, rules).due - notice).toBe(hours * hour);
  });

  test.each<[AppealKind, number]>([['atoz-appeal', 30], ['feedback', 90], ['funds', 90]])('%s: %d calendar days on the clock of the zone', (kind, days) => {
    expect(us.wallAt(appealDue(notice, kind, null, us, rules).due) - us.wallAt(notice)).toBe(days * day);
  });

  test('the printed deadline wins', () => {
    expect(appealDue(notice, 'cure', notice + 5 * hour, us, rules)).toMatchObject({ due: notice + 5 * hour, code: 'PRINTED_DEADLINE', source: 'notice-text' });
  });

  test('172 hours are named as what they are, never used', () => {
    const { numbers, due } = appealDue(notice, 'default', null, us, rules);
    expect(numbers).toMatchObject({ limit: 72, outerHours: 168, disputedHours: 172 });
    expect(due).toBe(notice + 72 * hour);
  });

  test.each([['', 'default'], ['Cure Notice', 'cure'], ['停用警告', 'cure'], ['A-to-z申诉', 'atoz-appeal'], ['A-to-z 申诉', 'atoz-appeal'], ['A to Z', 'atoz-information'], ['资金', 'funds'], ['???', null]])('%j is %s', (text, kind) => {
    expect(appealKindOf(text)).toBe(kind);
  });
});

describe('buyer messages', () => {
  const received = Date.UTC(2026, 10, 20, 12);
  test.each([
    [received, null, 'ON_TIME'], [received + 15.9 * hour, null, 'ON_TIME'], [received + 16 * hour, null, 'DUE_SOON'], [received + 20 * hour, null, 'DUE_SOON'], [received + 20.1 * hour, null, 'URGENT'], [received + 24 * hour, null, 'URGENT'], [received + 24 * hour + 1, null, 'OVERDUE'],
    [received + 99 * hour, received + 24 * hour, 'REPLIED'], [received + 99 * hour, received + 24 * hour + 1, 'REPLIED_LATE'],
  ])('%d, answered %j: %s', (asOf, replied, code) => {
    expect(replyStatus(received, asOf, replied, rules).code).toBe(code);
  });

  test('due after 24 elapsed hours', () => expect(replyDue(received, rules) - received).toBe(day));
});

describe('seller feedback', () => {
  const [left, today, late] = ['2026-11-01', '2026-11-23', '2027-01-31'].map((text) => civilDate(text)!) as [never, never, never];
  test.each([
    ['obscene', true, today, 'REMOVABLE'], ['personal-information', false, today, 'REMOVABLE'], ['entirely-product-review', false, today, 'REMOVABLE'],
    ['entirely-fba-delivery', true, today, 'STRIKE_THROUGH'], ['entirely-fba-delivery', false, today, 'NOT_ELIGIBLE'], ['mixed', true, today, 'NOT_ELIGIBLE'], ['none', true, today, 'NOT_ELIGIBLE'], ['obscene', true, late, 'TOO_LATE'],
  ] as const)('%s, FBA %s: %s', (ground, fba, asOf, code) => {
    expect(feedbackEligibility(ground, fba, left, asOf, rules).code).toBe(code);
  });

  test('only what is eligible is ever asked for, and every way ends', () => {
    expect(feedbackNext('judge-eligibility', 'REMOVABLE')).toEqual(['request-removal']);
    expect(feedbackNext('judge-eligibility', 'NOT_ELIGIBLE')).toEqual(['contact-buyer']);
    expect(feedbackNext('judge-eligibility', null)).toEqual([]);
    expect(feedbackSteps.filter((step) => step !== 'judge-eligibility' && feedbackNext(step, null).length === 0)).toEqual(['removed', 'contact-buyer']);
  });
});

describe('prices', () => {
  test.each<[PriceInput, string | null, string | null]>([
    [{ price: 20, baseline: 20 }, 'OK', 'price.tolerance'],
    [{ price: 22, baseline: 20 }, 'OK', 'price.tolerance'],
    [{ price: 22.01, baseline: 20 }, 'OFF_BASELINE', 'price.tolerance'],
    [{ price: 17.99, baseline: 20 }, 'OFF_BASELINE', 'price.tolerance'],
    [{ price: 17.99, baseline: 20, tolerance: 0.2 }, 'OK', 'price.tolerance'],
    [{ price: 17.99, baseline: 20, floor: 18 }, 'BELOW_FLOOR', 'price.floor'],
    [{ price: 18, baseline: 20, floor: 18 }, 'OK', 'price.tolerance'],
    [{ price: 25.01, floor: 18, ceiling: 25 }, 'ABOVE_CEILING', 'price.ceiling'],
    [{ price: 0, baseline: 20 }, null, null],
    [{ price: 20 }, null, null],
  ])('%j: %s', (input, code, rule) => {
    const judgement = priceAlert(input, rules);
    expect([judgement?.code ?? null, judgement?.rule ?? null]).toEqual([code, rule]);
  });
});

describe('people', () => {
  test.each([[30, 100, null, 'WORTH_IT'], [29, 100, null, 'PART_TIME'], [29, 99, null, 'NOT_YET'], [30, 100, 50_000, 'PART_TIME'], [30, 100, 50_001, 'WORTH_IT'], [1, 1, 90_000, 'PART_TIME']])('%d SKUs, %d orders a day, %j: %s', (skus, orders, sales, code) => {
    expect(teamWorth(skus, orders, sales, rules).code).toBe(code);
  });

  test('tools cost for each seat, as a share of the team where that is known', () => {
    expect(toolCost([97, 39], 2, 2000)).toEqual({ total: 272, share: 0.136 });
    expect(toolCost([97, 39], 1, null)).toEqual({ total: 136, share: null });
  });
});
