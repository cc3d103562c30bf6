import { moduleOf, riskOf, ruled, type Finding, type FindingCode, type Subject } from './finding';
import { splitMovement, type Movement } from './movement';
import { countBelow, shareBelow, type Usual } from './robust';
import type { RuleId, Rules } from './rules';
import { rateOf } from './usualTrade';

/**
 * The one cause of a fall in an ASIN's trade, if chance and the store as a whole do not explain it: of the causes that
 * stand out, the one that cost most. A fall in sales with no such cause is a finding of its own.
 */
export function tradeFinding(subject: Subject, lost: number, rules: Rules): Finding | null {
  const { today, usual, marketplace } = subject;
  const { sessions, units, sales, buyBox, rate } = usual;
  if (!sessions || !units || !sales || today.sessionsTotal === null || today.unitsOrdered === null || today.orderedProductSales === null) return null;
  if (sessions.median < rules.number('finding.minSessions')) return null;
  const far = rules.number('finding.deviations');
  const causes: Cause[] = [];

  if (buyBox && today.buyBoxPercentage !== null) {
    const limit = rules.number('finding.buyBoxDrop', { marketplace });
    if (buyBox.median - today.buyBoxPercentage > limit && shareBelow(today.buyBoxPercentage, buyBox, today.pageViewsTotal ?? 1) > far) {
      causes.push({ code: 'BUY_BOX_LOSS', metric: 'buyBoxPercentage', before: buyBox, after: today.buyBoxPercentage, rule: 'finding.buyBoxDrop', effect: (movement) => movement.buyBox ?? movement.conversion });
    }
  }

  const expectedSessions = sessions.median * subject.storeShare;
  if (today.sessionsTotal < expectedSessions * (1 - rules.number('finding.trafficDrop', { marketplace })) && countBelow(today.sessionsTotal, sessions, subject.storeShare) > far) {
    causes.push({ code: 'TRAFFIC_DROP', metric: 'sessionsTotal', before: sessions, after: today.sessionsTotal, rule: 'finding.trafficDrop', effect: ({ traffic }) => traffic });
  }

  const enoughUnits = units.median >= rules.number('finding.minUnits');
  const rateNow = rateOf(today.unitsOrdered, today.sessionsTotal);
  if (enoughUnits && rate && rateNow !== null && rateNow < rate.median * (1 - rules.number('finding.conversionDrop', { marketplace }))) {
    const inUnits: Usual = { ...rate, median: rate.median * today.sessionsTotal, spread: rate.spread * today.sessionsTotal };
    if (countBelow(today.unitsOrdered, inUnits) > far) causes.push({ code: 'CONVERSION_DROP', metric: 'unitSessionPercentage', before: rate, after: rateNow, rule: 'finding.conversionDrop', effect: ({ conversion }) => conversion });
  }

  if (causes.length === 0) {
    const fell = today.orderedProductSales < sales.median * subject.storeShare * (1 - rules.number('finding.salesDrop', { marketplace }));
    if (!enoughUnits || !fell || countBelow(today.unitsOrdered, units, subject.storeShare) <= far) return null;
    causes.push({ code: 'SALES_DROP', metric: 'orderedProductSales', before: sales, after: today.orderedProductSales, rule: 'finding.salesDrop', effect: ({ change }) => change });
  }

  const movement = splitMovement(
    { sessions: sessions.median, units: units.median, sales: sales.median, buyBox: buyBox?.median ?? null },
    { sessions: today.sessionsTotal, units: today.unitsOrdered, sales: today.orderedProductSales, buyBox: today.buyBoxPercentage },
    subject.currencyDecimals,
  );
  const { code, metric, before, after, rule } = causes.find((cause) => cause.code === 'BUY_BOX_LOSS') ?? causes.reduce((most, cause) => (cause.effect(movement) < most.effect(movement) ? cause : most));
  return { code, asin: subject.asin, metric, before: before.median, after, days: before.days, basis: before.basis, money: lost, ...ruled(rules, rule, marketplace), module: moduleOf[code], risk: riskOf[code], movement };
}

/** What stands out, and what of the change in sales it stands for. */
interface Cause {
  readonly code: FindingCode;
  readonly metric: Finding['metric'];
  readonly before: Usual;
  readonly after: number;
  readonly rule: RuleId;
  readonly effect: (movement: Movement) => number;
}
