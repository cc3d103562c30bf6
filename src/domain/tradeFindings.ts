import { moduleOf, riskOf, ruled, type Finding, type FindingCode, type Subject } from './finding';
import { splitMovement } from './movement';
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
  const movement = splitMovement(
    { sessions: sessions.median, units: units.median, sales: sales.median, buyBox: buyBox?.median ?? null },
    { sessions: today.sessionsTotal, units: today.unitsOrdered, sales: today.orderedProductSales, buyBox: today.buyBoxPercentage },
    subject.currencyDecimals,
  );
  const far = rules.number('finding.deviations');
  const one = (code: FindingCode, metric: Finding['metric'], before: Usual, after: number, rule: RuleId): Finding => ({
    code, asin: subject.asin, metric, before: before.median, after, days: before.days, basis: before.basis, money: lost, ...ruled(rules, rule, marketplace), module: moduleOf[code], risk: riskOf[code], movement,
  });
  const causes: { readonly finding: Finding; readonly effect: number }[] = [];

  if (buyBox && today.buyBoxPercentage !== null) {
    const finding = one('BUY_BOX_LOSS', 'buyBoxPercentage', buyBox, today.buyBoxPercentage, 'finding.buyBoxDrop');
    if (buyBox.median - today.buyBoxPercentage > finding.limit && shareBelow(today.buyBoxPercentage, buyBox, today.pageViewsTotal ?? 1) > far) causes.push({ finding, effect: movement.buyBox ?? movement.conversion });
  }

  const expectedSessions = sessions.median * subject.storeShare;
  const traffic = one('TRAFFIC_DROP', 'sessionsTotal', sessions, today.sessionsTotal, 'finding.trafficDrop');
  if (today.sessionsTotal < expectedSessions * (1 - traffic.limit) && countBelow(today.sessionsTotal, sessions, subject.storeShare) > far) {
    causes.push({ finding: traffic, effect: movement.traffic });
  }

  const enoughUnits = units.median >= rules.number('finding.minUnits');
  const rateNow = rateOf(today.unitsOrdered, today.sessionsTotal);
  if (enoughUnits && rate && rateNow !== null) {
    const finding = one('CONVERSION_DROP', 'unitSessionPercentage', rate, rateNow, 'finding.conversionDrop');
    const inUnits: Usual = { ...rate, median: rate.median * today.sessionsTotal, spread: rate.spread * today.sessionsTotal };
    if (rateNow < rate.median * (1 - finding.limit) && countBelow(today.unitsOrdered, inUnits) > far) causes.push({ finding, effect: movement.conversion });
  }

  if (causes.length > 0) return (causes.find(({ finding }) => finding.code === 'BUY_BOX_LOSS') ?? causes.reduce((most, cause) => (cause.effect < most.effect ? cause : most))).finding;

  const drop = one('SALES_DROP', 'orderedProductSales', sales, today.orderedProductSales, 'finding.salesDrop');
  const fell = today.orderedProductSales < sales.median * subject.storeShare * (1 - drop.limit);
  return enoughUnits && fell && countBelow(today.unitsOrdered, units, subject.storeShare) > far ? drop : null;
}
