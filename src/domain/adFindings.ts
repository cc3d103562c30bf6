import { acosReference } from './adReference';
import { acosHealth } from './advertising';
import type { Finding, Subject } from './finding';
import { meanOfWeek } from './lookback';
import type { Rules } from './rules';

/**
 * Advertising that costs more than it may, or sells nothing. One day's ACoS scatters on a small budget, so the week with
 * today in it must say the same, and the money must be worth a line. Where a known cause stopped the sales today
 * (`explained`), only what was wrong in the days before counts.
 */
export function adFindings({ asin, today, days, stock, product, marketplace }: Subject, explained: boolean, rules: Rules): Finding[] {
  if (today.spend === null || today.clicks === null) return [];
  const reference = acosReference(product, today.yourPrice ?? product?.priceBaseline ?? null, rules, marketplace);
  const health = acosHealth(
    { spend: today.spend, sales: today.sales ?? 0, clicks: today.clicks, ...(reference.category === null ? { target: reference.value } : { category: reference.category }), ...(stock.cover === null ? {} : { cover: stock.cover }) },
    rules, { marketplace },
  );
  if (!health) return [];
  const limit = Number(health.numbers['limit'] ?? 0);
  const [spend, sales] = [meanOfWeek(days, 'spend'), meanOfWeek(days, 'sales')];
  const before = { spend: (spend.mean ?? 0) * spend.days, sales: (sales.mean ?? 0) * sales.days };
  const week = { spend: before.spend + today.spend, sales: before.sales + (today.sales ?? 0), days: spend.days + 1 };
  const base = { asin, rule: health.rule, source: reference.kind === 'category' ? health.source : ('proposal' as const), module: 'advertising', risk: 'medium', movement: null } as const;
  const least = rules.number('finding.minOverspend', { marketplace });
  const horizon = rules.number('finding.horizonDays');
  if (explained && before.spend <= limit * before.sales) return [];
  const overspend = today.spend - limit * (today.sales ?? 0);
  if (health.code === 'SEVERE' && overspend >= least && week.spend > limit * week.sales) {
    const earlier = spend.mean !== null && sales.mean ? spend.mean / sales.mean : null;
    return [{ ...base, code: 'ACOS_SEVERE', metric: 'acos', before: earlier, after: today.spend / (today.sales ?? 1), days: earlier === null ? 0 : sales.days, basis: 'week', money: overspend * horizon, limit }];
  }
  if (health.code === 'NO_SALES' && week.sales <= 0 && week.spend >= least) {
    const rule = 'finding.minOverspend';
    return [{ ...base, rule, source: rules.find(rule, { marketplace })?.source ?? 'proposal', code: 'ADS_NO_SALES', metric: 'spend', before: spend.mean, after: today.spend, days: spend.days, basis: 'week', money: (week.spend / week.days) * horizon, limit: least }];
  }
  return [];
}
