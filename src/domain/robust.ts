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
  const sorted = Float64Array.from(values);
  putInOrder(sorted, sorted.length);
  return middleOf(sorted, sorted.length);
}

/** Makes the MAD of a bell curve its standard deviation. */
const bellFactor = 1.4826;

/** Median and scaled MAD of some values. */
export function spreadOf(values: readonly number[]): { readonly median: number; readonly spread: number } {
  return spreadWithin(Float64Array.from(values), values.length);
}

// Thousands of products have a few known days each. Their values stand at the start of one array that is used again and
// again, `count` of them, and are put in order where they stand.

/** The same of the first `count` values, which are used up. */
function spreadWithin(values: Float64Array, count: number): { readonly median: number; readonly spread: number } {
  putInOrder(values, count);
  const middle = middleOf(values, count);
  for (let at = 0; at < count; at += 1) values[at] = Math.abs((values[at] ?? 0) - middle);
  putInOrder(values, count);
  return { median: middle, spread: bellFactor * middleOf(values, count) };
}

function putInOrder(values: Float64Array, count: number): void {
  if (count > 32) {
    values.subarray(0, count).sort();
    return;
  }
  // Moving each of a few values to its place takes less than a general sort.
  for (let at = 1; at < count; at += 1) {
    const value = values[at] ?? 0;
    let place = at;
    for (; place > 0 && (values[place - 1] ?? value) > value; place -= 1) values[place] = values[place - 1] ?? value;
    values[place] = value;
  }
}

/** Of values in order. */
function middleOf(sorted: Float64Array, count: number): number {
  const middle = count >> 1;
  if (count === 0) return Number.NaN;
  return count % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
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
  return { days: window.every(known) ? window : window.filter(known), basis: 'days' };
}

/** What is usual, of the known values of some days: the first `count` of `values`, which are used up. Null where there are fewer than `least`. */
export function usualOver(values: Float64Array, count: number, basis: Usual['basis'], least: number): Usual | null {
  if (count < Math.max(1, least)) return null;
  const { median: middle, spread } = spreadWithin(values, count);
  return { median: middle, spread, days: count, basis };
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

/** The same above what is expected. */
export function countAbove(value: number, usual: Usual, share = 1): number {
  const expected = usual.median * share;
  const byChance = 2 * (Math.sqrt(Math.max(0, value) + anscombe) - Math.sqrt(expected + anscombe));
  return Math.min(overScale(value - expected, usual.spread * share), byChance) / uncertainty(usual);
}

/** How many deviations an amount lies from what is usual, either way; its scatter is never taken for smaller than `least`. */
export function amountFar(value: number, usual: Usual, least: number): number {
  return overScale(Math.abs(value - usual.median), Math.max(usual.spread, least)) / uncertainty(usual);
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
