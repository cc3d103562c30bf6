import type { DaysOfAsin, FigureSeen } from './lookback';
import { comparableDays, usualOver, type EarlierDays, type Usual } from './robust';
import type { Rules } from './rules';

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

/** What was usual for an ASIN on the days before: its visits first, which tell of the whole store, and the rest once it is judged. */
export class UsualDays {
  readonly sessions: Usual | null;
  readonly #days: DaysOfAsin;
  readonly #sessions: FigureSeen;
  readonly #comparable: ReturnType<typeof comparableDays>;
  readonly #least: number;

  /** Over the same days for every figure; fewer than `least` known ones say nothing. */
  constructor(days: DaysOfAsin, earlier: EarlierDays, least: number) {
    [this.#days, this.#least] = [days, least];
    this.#sessions = days.figure('sessionsTotal');
    this.#comparable = comparableDays(earlier, (back) => this.#sessions.at(back) !== null);
    this.sessions = this.#usual((back) => this.#sessions.at(back));
  }

  trade(): UsualTrade {
    const [units, earned, buyBox] = [this.#days.figure('unitsOrdered'), this.#days.figure('orderedProductSales'), this.#days.figure('buyBoxPercentage')];
    const sales = this.#usual((back) => earned.at(back));
    let [sum, known] = [0, 0];
    for (const back of this.#comparable.days) {
      const one = earned.at(back);
      if (one === null) continue;
      sum += one;
      known += 1;
    }
    return {
      sessions: this.sessions, units: this.#usual((back) => units.at(back)), sales, buyBox: this.#usual((back) => buyBox.at(back)),
      rate: this.#usual((back) => rateOf(units.at(back), this.#sessions.at(back))),
      money: known === 0 ? null : sales !== null && sales.median > 0 ? sales.median : sum / known,
    };
  }

  #usual(of: (back: number) => number | null): Usual | null {
    return usualOver(this.#comparable.days, this.#comparable.basis, of, this.#least);
  }
}

/** Units per session; null where it is not known or nobody came. */
export const rateOf = (units: number | null, sessions: number | null): number | null => (units === null || !sessions ? null : units / sessions);

/**
 * How the store as a whole stands today: the median, over its ASINs with enough visits, of today's sessions by the
 * usual ones. Where most ASINs fell together, the store fell, and the first line of the report says so; 1 where it did
 * not fall, or too few ASINs can tell.
 */
export function storeShareOf(asins: readonly { readonly sessions: number | null; readonly usual: Pick<UsualTrade, 'sessions'> }[], rules: Rules): number {
  const least = rules.number('finding.minSessions');
  const shares = asins.flatMap(({ sessions, usual }) => (sessions !== null && usual.sessions !== null && usual.sessions.median >= least ? [sessions / usual.sessions.median] : []));
  if (shares.length < rules.number('finding.storeAsins')) return 1;
  shares.sort((a, b) => a - b);
  return Math.min(1, shares[shares.length >> 1] ?? 1);
}
