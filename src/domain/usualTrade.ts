import type { FigureField } from './figures';
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
    this.sessions = this.#usual(this.#gather(this.#sessions));
  }

  /** What is usual of any figure. */
  of(field: FigureField): Usual | null {
    return this.#usual(this.#gather(this.#days.figure(field)));
  }

  trade(): UsualTrade {
    const [units, earned, buyBox] = [this.#days.figure('unitsOrdered'), this.#days.figure('orderedProductSales'), this.#days.figure('buyBoxPercentage')];
    const known = this.#gather(earned);
    let sum = 0;
    for (let at = 0; at < known; at += 1) sum += scratch[at] ?? 0;
    const sales = this.#usual(known);
    return {
      sessions: this.sessions, units: this.#usual(this.#gather(units)), sales, buyBox: this.#usual(this.#gather(buyBox)), rate: this.#usual(this.#gatherRates(units)),
      money: known === 0 ? null : sales !== null && sales.median > 0 ? sales.median : sum / known,
    };
  }

  /** Puts what is known of a figure on the days to compare with into `scratch`; how many those are. */
  #gather(figure: FigureSeen): number {
    const { days } = this.#comparable;
    if (days.length > scratch.length) scratch = new Float64Array(days.length);
    return figure.gather(days, scratch);
  }

  /** The same of units per session. */
  #gatherRates(units: FigureSeen): number {
    let count = 0;
    for (const back of this.#comparable.days) {
      const rate = rateOf(units.at(back), this.#sessions.at(back));
      if (rate !== null) scratch[count++] = rate;
    }
    return count;
  }

  /** What is usual of the first `count` values in `scratch`, which are used up. */
  #usual(count: number): Usual | null {
    return usualOver(scratch, count, this.#comparable.basis, this.#least);
  }
}

/** Values of one figure at a time: a report would otherwise make and throw away thousands of short lists. */
let scratch = new Float64Array(32);

/** Units per session; null where it is not known or nobody came. */
export const rateOf = (units: number | null, sessions: number | null): number | null => (units === null || !sessions ? null : units / sessions);

/**
 * How the store as a whole stands today: the median, over its ASINs with enough visits, of today's sessions by the
 * usual ones. Where most ASINs fell together, the store fell, and the first line of the report says so; 1 where too few
 * ASINs can tell.
 */
export function storeLevelOf(asins: readonly { readonly sessions: number | null; readonly usual: Pick<UsualTrade, 'sessions'> }[], rules: Rules): number {
  const least = rules.number('finding.minSessions');
  const shares = asins.flatMap(({ sessions, usual }) => (sessions !== null && usual.sessions !== null && usual.sessions.median >= least ? [sessions / usual.sessions.median] : []));
  if (shares.length < rules.number('finding.storeAsins')) return 1;
  shares.sort((a, b) => a - b);
  return shares[shares.length >> 1] ?? 1;
}
