import { acosReference } from './adReference';
import { acosHealth } from './advertising';
import type { Finding, Subject } from './finding';
import { meanOfWeek } from './lookback';
import { amountFar } from './robust';
import type { RuleId, Rules } from './rules';

/**
 * Advertising that costs more than it may, or sells nothing. One day's ACoS scatters on a small budget, so the week with
 * today in it must say the same, and the money must be worth a line. Where a known cause stopped the sales today
 * (`explained`), only what was wrong in the days before counts.
 */
export function adFindings(subject: Subject, explained: boolean, rules: Rules): Finding[] {
  const { asin, today, days, stock, product, marketplace } = subject;
  // Sales that no export told are unknown, not none.
  if (today.spend === null || today.clicks === null || today.sales === null) return [];
  const reference = acosReference(product, today.yourPrice ?? product?.priceBaseline ?? null, rules, marketplace);
  const health = acosHealth(
    { spend: today.spend, sales: today.sales, clicks: today.clicks, ...(reference.category === null ? { target: reference.value } : { category: reference.category }), ...(stock.cover === null ? {} : { cover: stock.cover }) },
    rules, { marketplace },
  );
  if (!health) return [];
  const limit = Number(health.numbers['limit'] ?? 0);
  const [spend, sales] = [meanOfWeek(days, 'spend'), meanOfWeek(days, 'sales')];
  const before = { spend: (spend.mean ?? 0) * spend.days, sales: (sales.mean ?? 0) * sales.days };
  const week = { spend: before.spend + today.spend, sales: before.sales + today.sales, days: spend.days + 1 };
  const base = { asin, rule: health.rule, source: reference.kind === 'category' ? health.source : ('proposal' as const), module: 'advertising', risk: 'medium', movement: null } as const;
  const least = rules.number('finding.minOverspend', { marketplace });
  const horizon = rules.number('finding.horizonDays');
  if (explained && before.spend <= limit * before.sales) return [];
  if (sales.days < spend.days) return [];
  const overspend = today.spend - limit * today.sales;
  if (health.code === 'SEVERE' && overspend >= least && week.spend > limit * week.sales) {
    const earlier = spend.mean !== null && sales.mean ? spend.mean / sales.mean : null;
    return [{ ...base, code: 'ACOS_SEVERE', metric: 'acos', before: earlier, after: today.spend / today.sales, days: earlier === null ? 0 : sales.days, basis: 'week', money: overspend * horizon, limit }];
  }
  if (health.code === 'NO_SALES' && week.sales <= 0 && week.spend >= least) {
    const rule = 'finding.minOverspend';
    return [{ ...base, rule, source: sourceOf(rule, rules, marketplace), code: 'ADS_NO_SALES', metric: 'spend', before: spend.mean, after: today.spend, days: spend.days, basis: 'week', money: (week.spend / week.days) * horizon, limit: least }];
  }
  const spike = spendSpike(subject, overspend, least, rules);
  return spike === null ? [] : [{ ...base, ...spike, money: (today.spend - (spike.before ?? 0)) * horizon }];
}

const sourceOf = (rule: RuleId, rules: Rules, marketplace: string): Finding['source'] => rules.find(rule, { marketplace })?.source ?? 'proposal';

/** Spend far above the usual day that did not pay for itself. The scatter of clicks at today's price is chance. */
function spendSpike({ today, usualOf, marketplace }: Subject, overspend: number, least: number, rules: Rules): Pick<Finding, 'code' | 'metric' | 'before' | 'after' | 'days' | 'basis' | 'rule' | 'limit' | 'source'> | null {
  const spend = today.spend ?? 0;
  if (overspend <= 0 || spend <= 0) return null;
  const usual = usualOf('spend');
  const rule = 'finding.spendRise';
  const limit = rules.number(rule, { marketplace });
  if (!usual || spend <= usual.median * limit || spend - usual.median < least) return null;
  const byChance = usual.median / Math.sqrt(Math.max(1, ((today.clicks ?? 0) * usual.median) / spend));
  if (amountFar(spend, usual, byChance) <= rules.number('finding.deviations')) return null;
  return { code: 'SPEND_SPIKE', metric: 'spend', before: usual.median, after: spend, days: usual.days, basis: usual.basis, rule, limit, source: sourceOf(rule, rules, marketplace) };
}
