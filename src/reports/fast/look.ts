import { totalsWords } from '../totals';

const lower = (code: number): number => (code >= 65 && code <= 90 ? code | 32 : code);

// Pairs of letters that words such as `Total` begin with, in ASCII.
const beginnings = new Uint8Array(1 << 14);
for (const word of totalsWords) {
  const [first, second] = [word.charCodeAt(0), word.charCodeAt(1)];
  if (first < 128 && second < 128) beginnings[(first << 7) | second] = 1;
}

/** Most bytes that the 24 characters of a totals word may take. */
const totalsBytes = 72;

/** Whether the bytes of a cell are certainly neither blank, nor dashes, nor a word such as `Total`. Where it is in doubt it says no. */
export function isOrdinary(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from] as number;
  if (from === to || first <= 32 || first === 45) return false;
  if (first >= 48 && first <= 57) return true;
  if (to - from > totalsBytes) return first < 128;
  if (first >= 128) return false;
  const second = to - from > 1 ? (bytes[from + 1] as number) : 32;
  return second < 128 && beginnings[(lower(first) << 7) | lower(second)] === 0;
}

/** Whether the bytes of a cell are a key as they stand: not blank, no guard, no blanks of any script to be trimmed. */
export function isBareKey(bytes: Uint8Array, from: number, to: number): boolean {
  if (from === to) return false;
  const [first, last] = [bytes[from] as number, bytes[to - 1] as number];
  if (first <= 32 || first === 61 || first >= 128 && !isIdeograph(bytes, from)) return false;
  return last > 32 && (last < 128 || to - from >= 3 && isIdeograph(bytes, to - 3));
}

/** A character of three bytes beyond the blanks of Unicode: Chinese, kana, Hangul. */
function isIdeograph(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at] as number;
  return lead >= 0xe4 && lead <= 0xed || lead === 0xe3 && bytes[at + 1] !== 0x80;
}
