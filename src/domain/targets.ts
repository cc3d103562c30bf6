import { addDays, civilOf, type CivilDate } from './civil';
import type { DayTotals } from './history';

/** Figures that add up over a month, and so have a pace. */
export const targetFigures = ['orderedProductSales', 'unitsOrdered'] as const;
export type TargetFigure = (typeof targetFigures)[number];

/** What a team wants of one figure in one marketplace; money in its currency, or units. Null where it was not said. */
export interface Target {
  readonly daily: number | null;
  readonly monthly: number | null;
}

export const noTarget: Target = { daily: null, monthly: null };

/** Where the month stands against its target, at the end of `date`. Money or units, days. */
export type Pace =
  | {
    readonly kind: 'known';
    readonly monthToDate: number;
    /** The month's target: as said, else the daily one times the days of the month. */
    readonly monthly: number;
    /** What the target asks for by the end of `date`, every day of the month weighing the same. */
    readonly expected: number;
    /** `monthToDate` − `expected`: negative is behind. */
    readonly gap: number;
    /** Days of the month after `date`. */
    readonly daysLeft: number;
    /** What each of them must bring; 0 once the target is reached, null on the last day. */
    readonly neededPerDay: number | null;
    /** Where the month ends if its days go on as they did. */
    readonly projected: number;
  }
  | { readonly kind: 'unknown'; readonly reason: 'no-target' }
  /** The sum would be too small and the gap too large: these days of the month are not in the history. */
  | { readonly kind: 'unknown'; readonly reason: 'days-missing'; readonly missing: readonly CivilDate[] };

export interface PaceInput {
  readonly figure: TargetFigure;
  readonly target: Target;
  /** Day totals of one store and marketplace; other months and later days are passed over. */
  readonly history: readonly Pick<DayTotals, 'date' | TargetFigure>[];
  readonly date: CivilDate;
}

/** Month to date, what the target asks for by now, the gap, and what each day left must bring. */
export function targetPace({ figure, target, history, date }: PaceInput): Pace {
  const first = firstOfMonth(date);
  const days = daysInMonth(date);
  const monthly = target.monthly ?? (target.daily === null ? null : target.daily * days);
  if (monthly === null) return { kind: 'unknown', reason: 'no-target' };
  const known = new Map(history.map((row) => [row.date, row[figure]]));
  const past = Number(date.slice(8));
  let parts = 0;
  const missing: CivilDate[] = [];
  for (let day = 0; day < past; day += 1) {
    const at = addDays(first, day);
    const value = known.get(at) ?? null;
    if (value === null) missing.push(at);
    else parts += Math.round(value * 10_000);
  }
  if (missing.length > 0) return { kind: 'unknown', reason: 'days-missing', missing };
  const monthToDate = parts / 10_000;
  const expected = (monthly * past) / days;
  const daysLeft = days - past;
  return {
    kind: 'known', monthToDate, monthly, expected, gap: monthToDate - expected, daysLeft,
    neededPerDay: daysLeft > 0 ? Math.max(0, monthly - monthToDate) / daysLeft : null,
    projected: (monthToDate / past) * days,
  };
}

/** What one day is measured by: the daily target, else the month's spread evenly over its days. */
export function dailyTargetOf({ daily, monthly }: Target, date: CivilDate): number | null {
  return daily ?? (monthly === null ? null : monthly / daysInMonth(date));
}

const firstOfMonth = (date: CivilDate): CivilDate => `${date.slice(0, 8)}01` as CivilDate;

function daysInMonth(date: CivilDate): number {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  return [31, 30, 29].find((days) => civilOf(year, month, days) !== null) ?? 28;
}
