/** What a golden folder holds, and the sums its generator vouches for. */

export type Value = string | number | null;
/** One made-up row by canonical field; numbers are plain amounts, percentages ratios. */
export type Record_ = Readonly<Record<string, Value>>;

export interface Expected {
  /** The name the reader is given, where it differs from `input.<ext>`. */
  readonly file?: string;
  readonly kind: string;
  readonly language?: string | null;
  readonly encoding?: string | null;
  readonly headerLine?: number | null;
  readonly marketplace?: string | null;
  readonly currency?: string | null;
  readonly attributionDays?: number | null;
  readonly period?: { readonly from: string; readonly to: string } | null;
  /** Field of each column in file order; null where none may be given, `*` where nothing is asserted. */
  readonly columns?: readonly (string | null)[];
  readonly rows?: number;
  readonly values?: readonly { readonly line: number; readonly values: Record_ }[];
  readonly rejected?: readonly { readonly line: number; readonly text?: string; readonly reasonCode: string }[];
  readonly totalsLines?: readonly number[];
  readonly missing?: readonly string[];
  readonly missingIncludes?: readonly string[];
  readonly totals: Readonly<Record<string, number>>;
  /** Numeric fields of this file that may not be summed. */
  readonly notInTotals?: readonly string[];
  readonly warningCodes?: readonly string[];
  /** Texts of private cells: they may stand nowhere in what the reader returns. */
  readonly neverShown?: readonly string[];
}

export interface Fixture {
  /** `<kind>/<case>` */
  readonly path: string;
  readonly extension: string;
  readonly bytes: Uint8Array;
  readonly expected: Expected;
}

// Sums in millionths: every amount in a fixture has at most six decimals, so each product is a whole number.
const scale = 1e6;

/** The exact sum of `field` over `rows`; nulls add nothing. */
export function sum(rows: readonly Record_[], field: string): number {
  const total = rows.reduce((running, row) => {
    const value = row[field];
    return typeof value === 'number' ? running + Math.round(value * scale) : running;
  }, 0);
  return total / scale;
}

/** Sums of `fields` over `rows`. */
export function sums(rows: readonly Record_[], fields: readonly string[]): Record<string, number> {
  return Object.fromEntries(fields.map((field) => [field, sum(rows, field)]));
}

/** First and last day of `dates` (`YYYY-MM-DD`). */
export function span(dates: readonly string[]): { from: string; to: string } {
  const sorted = [...dates].sort();
  const [from, to] = [sorted[0], sorted.at(-1)];
  if (from === undefined || to === undefined) throw new Error('a period needs a day');
  return { from, to };
}
