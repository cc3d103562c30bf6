import type { FigureField } from './history';
import { comparableDays, usualOver, type EarlierDays, type Usual } from './robust';
import type { Rules } from './rules';
import type { DaysOfAsin } from './stock';

/** The usual trade of an ASIN; null where too few days are known. */
export interface UsualTrade {
  readonly sessions: Usual | null;
  readonly units: Usual | null;
  readonly sales: Usual | null;
  readonly buyBox: Usual | null;
  /** Units per session. */
  readonly rate: Usual | null;
  /** Sales of a usual day for the money at stake: the median, the mean where most days sell nothing. */
  readonly money: number | null;
}

/** What was usual for an ASIN on the days before. */
export function usualTrade(days: DaysOfAsin, earlier: EarlierDays, rules: Rules): UsualTrade {
  const { days: comparable, basis } = comparableDays(earlier, (day) => (days.get(day)?.sessionsTotal ?? null) !== null);
  const least = rules.number('finding.minDays');
  const figure = (field: FigureField): Usual | null => usualOver(comparable, basis, (day) => days.get(day)?.[field] ?? null, least);
  const sales = figure('orderedProductSales');
  const known = comparable.flatMap((day) => days.get(day)?.orderedProductSales ?? []);
  return {
    sessions: figure('sessionsTotal'), units: figure('unitsOrdered'), sales, buyBox: figure('buyBoxPercentage'),
    rate: usualOver(comparable, basis, (day) => rateOf(days.get(day)?.unitsOrdered ?? null, days.get(day)?.sessionsTotal ?? null), least),
    money: known.length === 0 ? null : sales !== null && sales.median > 0 ? sales.median : known.reduce((sum, one) => sum + one, 0) / known.length,
  };
}

/** Units per session; null where it is not known or nobody came. */
export const rateOf = (units: number | null, sessions: number | null): number | null => (units === null || !sessions ? null : units / sessions);

/**
 * How the store as a whole stands today: the median, over its ASINs with enough visits, of today's sessions by the
 * usual ones. Where most ASINs fell together, the store fell, and the first line of the report says so; 1 where it did
 * not fall, or too few ASINs can tell.
 */
export function storeShareOf(asins: readonly { readonly sessions: number | null; readonly usual: UsualTrade }[], rules: Rules): number {
  const least = rules.number('finding.minSessions');
  const shares = asins.flatMap(({ sessions, usual }) => (sessions !== null && usual.sessions !== null && usual.sessions.median >= least ? [sessions / usual.sessions.median] : []));
  if (shares.length < rules.number('finding.storeAsins')) return 1;
  shares.sort((a, b) => a - b);
  return Math.min(1, shares[shares.length >> 1] ?? 1);
}
