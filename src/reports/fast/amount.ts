/** What `readHundredths` gives for an empty cell and for `-`, which are nothing rather than 0. */
export const blank = Number.POSITIVE_INFINITY;

const point = 46;
const comma = 44;
/** Digits of which every sum of hundredths stays exact for longer than any report. */
const longest = 13;

/**
 * The number written in the bytes `from` to `to`, in hundredths, straight from its digits: `3,395`, `US$5,216.29`,
 * `1.234,56 €`, `-12`. `mark` is the decimal mark of the column as a byte, 0 where none is known. `blank` where there is
 * none; NaN for every other form, which the forgiving reader then decides. What it does read, it reads as `readAmount`.
 */
export function readHundredths(bytes: Uint8Array, from: number, to: number, mark: number): number {
  if (from === to) return blank;
  let at = from;
  let end = to;
  let negative = false;
  let currency = false;
  let code = bytes[at] as number;
  if (code < 48 || code > 57) {
    if (code === 45) {
      if (end - at === 1 || end - at === 2 && bytes[at + 1] === 45) return blank;
      negative = true;
      at += 1;
    }
    const skipped = currencyBytes(bytes, at, end);
    currency = skipped > 0;
    at += skipped;
    if (currency && !negative && bytes[at] === 45) {
      negative = true;
      at += 1;
    }
  }
  const last = bytes[end - 1] as number;
  if (last > 57) {
    if (currency || last !== 0xac || bytes[end - 2] !== 0x82 || bytes[end - 3] !== 0xe2) return Number.NaN;
    currency = true;
    end -= 3;
    if (bytes[end - 1] === 32) end -= 1;
    else if (bytes[end - 1] === 0xa0 && bytes[end - 2] === 0xc2) end -= 2;
  }

  const start = at;
  let value = 0;
  let run = 0;
  let whole = 0;
  let groups = 0;
  let separator = 0;
  let pointed = false;
  for (; at < end; at += 1) {
    code = bytes[at] as number;
    if (code >= 48 && code <= 57) {
      value = value * 10 + code - 48;
      run += 1;
      continue;
    }
    if (code !== point && code !== comma || run === 0 || pointed) return Number.NaN;
    if (groups === 0) {
      separator = code;
      whole = run;
    } else if (run !== 3) return Number.NaN;
    else pointed = code !== separator;
    groups += 1;
    run = 0;
  }
  if (run === 0 || end - start - groups > longest) return Number.NaN;
  const scale = groups === 0 ? 100 : fraction(groups, whole, run, pointed, separator === mark, bytes[start] === 48, mark !== 0 || separator === comma && !currency);
  return negative ? -value * scale : value * scale;
}

/** By what digits with separators among them are hundredths; NaN where that is for the forgiving reader to say. */
function fraction(groups: number, whole: number, run: number, pointed: boolean, atMark: boolean, zero: boolean, certain: boolean): number {
  if (pointed) return whole > 3 || run > 2 ? Number.NaN : run === 2 ? 1 : 10;
  if (groups > 1) return whole > 3 || run !== 3 ? Number.NaN : 100;
  if (run < 3) return run === 2 ? 1 : 10;
  // `1,234` is a thousand where the comma is not the column's decimal mark.
  return run > 3 || whole > 3 || zero || atMark || !certain ? Number.NaN : 100;
}

/** How many bytes a currency sign takes at `at`: `$`, `US$`, `€`, `£`, `¥`, `￥`, `₹`; 0 where there is none of these. */
function currencyBytes(bytes: Uint8Array, at: number, end: number): number {
  const [first, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  if (first === 36) return 1;
  if (end - at < 3) return 0;
  if (first === 85) return second === 83 && third === 36 ? 3 : 0;
  if (first === 0xc2) return second === 0xa3 || second === 0xa5 ? 2 : 0;
  if (first === 0xe2) return second === 0x82 && (third === 0xac || third === 0xb9) ? 3 : 0;
  return first === 0xef && second === 0xbf && third === 0xa5 ? 3 : 0;
}
