import type { Rules } from './rules';

/**
 * What is usual for a figure, by median and MAD (median absolute deviation), which a single odd day cannot bend.
 * B. Iglewicz and D. C. Hoaglin, "How to Detect and Handle Outliers" (1993): a value further than 3.5 scaled MADs from
 * the median is an outlier. A store's counts scatter on their own account, too, and a few days may agree by luck: the
 * scatter is never taken for smaller than that of counts (Poisson), and grows where few days are known.
 */
export interface Usual {
  readonly median: number;
  /** 1.4826 × MAD: what the standard deviation of a bell curve with this MAD would be. */
  readonly spread: number;
  /** Known days behind it. */
  readonly days: number;
  /** Whether they are the same weekday of the weeks before, or simply the latest days. */
  readonly basis: 'weekday' | 'days';
}

/** The middle value; the mean of the two middle ones. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** In order. A product has a few known days: putting each in its place takes less than a general sort. */
function ascending(values: readonly number[]): number[] {
  if (values.length > 32) return [...values].sort((a, b) => a - b);
  const sorted: number[] = [];
  for (const value of values) {
    let place = sorted.length;
    for (; place > 0 && (sorted[place - 1] ?? value) > value; place -= 1) sorted[place] = sorted[place - 1] ?? value;
    sorted[place] = value;
  }
  return sorted;
}

/** Makes the MAD of a bell curve its standard deviation. */
const bellFactor = 1.4826;

/** Median and scaled MAD of some values. */
export function spreadOf(values: readonly number[]): { readonly median: number; readonly spread: number } {
  const middle = median(values);
  return { median: middle, spread: bellFactor * median(values.map((value) => Math.abs(value - middle))) };
}

/** The days a day may be compared with, by how many days before it they lie; the latest first. */
export interface EarlierDays {
  readonly weekdays: readonly number[];
  readonly window: readonly number[];
}

/** The same weekday of `finding.weekdayWeeks` weeks before, and the `finding.windowDays` days before. */
export function earlierDays(rules: Rules): EarlierDays {
  return {
    weekdays: Array.from({ length: rules.number('finding.weekdayWeeks') }, (_, index) => 7 * (index + 1)),
    window: Array.from({ length: rules.number('finding.windowDays') }, (_, index) => index + 1),
  };
}

/** The days a day is compared with: the same weekdays where all of them are known, otherwise the latest known days. */
export function comparableDays({ weekdays, window }: EarlierDays, known: (back: number) => boolean): { readonly days: readonly number[]; readonly basis: Usual['basis'] } {
  if (weekdays.length > 0 && weekdays.every(known)) return { days: weekdays, basis: 'weekday' };
  return { days: window.filter(known), basis: 'days' };
}

/** What is usual for a figure over some days; null where fewer than `least` of them know it. */
export function usualOver(days: readonly number[], basis: Usual['basis'], of: (back: number) => number | null, least: number): Usual | null {
  const values: number[] = [];
  for (const day of days) {
    const value = of(day);
    if (value !== null) values.push(value);
  }
  return values.length < Math.max(1, least) ? null : { ...spreadOf(values), days: values.length, basis };
}

/**
 * How many deviations a count lies below what is expected, by its own days' scatter and by chance, whichever says less.
 * `share` is what of the usual is expected today. By chance: F. J. Anscombe, "The transformation of Poisson, binomial
 * and negative-binomial data" (1948), which makes the scatter of counts the same whatever their size.
 */
export function countBelow(value: number, usual: Usual, share = 1): number {
  const expected = usual.median * share;
  const byChance = 2 * (Math.sqrt(expected + anscombe) - Math.sqrt(Math.max(0, value) + anscombe));
  return Math.min(overScale(expected - value, usual.spread * share), byChance) / uncertainty(usual);
}

/** How many deviations a share of `trials` lies below what is usual, by its own days' scatter and by chance, whichever says less. */
export function shareBelow(value: number, usual: Usual, trials: number): number {
  const byChance = Math.sqrt((usual.median * Math.max(0, 1 - usual.median)) / Math.max(1, trials));
  return overScale(usual.median - value, Math.max(usual.spread, byChance)) / uncertainty(usual);
}

const anscombe = 3 / 8;

/** The median of n days is itself only known to about √(π / 2n) deviations. */
const uncertainty = ({ days }: Usual): number => Math.sqrt(1 + Math.PI / (2 * days));

/** Days that agree to the last digit make any difference large. */
const overScale = (difference: number, scale: number): number => (scale > 0 ? difference / scale : difference > 0 ? Infinity : 0);
