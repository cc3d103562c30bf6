import { currencyDecimals } from '../domain/marketplace';
import { say, type Language } from '../locale';
import { logText } from '../locale/report';
import { cut, textWidth } from './hand/fit';
import { moneyFormat } from './style';

/** How a figure reads inside a sentence or in the log; the same in every run, whatever the machine's locale. */
export type FigureUnit = 'money' | 'count' | 'percent' | 'ratio' | 'days';

const grouped = (text: string): string => (text.length <= 3 ? text : text.replace(/\B(?=(\d{3})+(?!\d))/g, ','));

/** `1234.5` as `1,234.50`. */
export function fixed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  const whole = decimals > 0 ? text.length - decimals - 1 : text.length;
  const sign = value < 0 && Number(text) !== 0 ? '-' : '';
  return sign + grouped(text.slice(0, whole)) + text.slice(whole);
}

/** Money with its symbol: `-$1,234.50`. */
export function money(value: number, currency: string): string {
  const format = moneyFormat(currency);
  const symbol = /^"(.*?)"/.exec(format)?.[1] ?? '';
  const amount = fixed(Math.abs(value), currencyDecimals(currency));
  return `${value < 0 && /[1-9]/.test(amount) ? '-' : ''}${symbol}${amount}`;
}

/** A figure in words; `—` where it is not known. */
export function figure(value: number | null, unit: FigureUnit, currency: string, language: Language): string {
  if (value === null) return '—';
  switch (unit) {
    case 'money': return money(value, currency);
    case 'percent': return `${fixed(value * 100, 1)}%`;
    case 'ratio': return fixed(value, 2);
    case 'days': return say(language, logText.days, { value: fixed(value, 1) });
    case 'count': return fixed(value, Number.isInteger(value) ? 0 : 1);
  }
}

/** A change as signed text: `+12.3%`. */
export function signedPercent(before: number, after: number): string {
  if (before === 0) return '—';
  const share = after / before - 1;
  return `${share > 0 ? '+' : ''}${fixed(share * 100, 1)}%`;
}

/** Signed money: `+$12.00`. */
export function signedMoney(value: number, currency: string): string {
  const text = money(value, currency);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

const known: string[] = [];

/** Column letters of a 0-based index. */
export function letters(column: number): string {
  const found = known[column];
  if (found !== undefined) return found;
  let text = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  known[column] = text;
  return text;
}

/** A1 of a 0-based cell. */
export const cell = (row: number, column: number): string => `${letters(column)}${row + 1}`;
/** A1 of a 0-based rectangle, corners included. */
export const area = (row: number, column: number, lastRow: number, lastColumn: number): string => `${cell(row, column)}:${cell(lastRow, lastColumn)}`;

/**
 * A product's name short enough for a line: the listing's title up to its first comma, bracket or dash, with the
 * variation in brackets it may end in, at most as wide as `most` digits: a Chinese character takes two.
 */
export function shortName(title: string | null, asin: string, most = 44): string {
  if (!title) return asin;
  const variation = /[(（]([^()（）]{1,20})[)）]\s*$/.exec(title)?.[1];
  // Digits in groups, as in "20,000mAh", stay together.
  const head = title.split(/,(?!\d{3})|[，(（|]| [–—-] /)[0]?.trim() || title;
  const tail = variation && !head.includes(variation) ? ` (${variation})` : '';
  return cut(head, most - textWidth(tail)) + tail;
}

/** The words that all texts begin with, with the space after them: a brand that tells nothing where every product has it. */
export function commonOpening(texts: readonly string[]): string {
  const [first] = texts;
  if (first === undefined || texts.length === 1) return '';
  let opening = '';
  for (const [piece] of first.matchAll(/\S+\s+/g)) {
    const longer = opening + piece;
    if (!texts.every((text) => text.startsWith(longer) && text.length > longer.length)) break;
    opening = longer;
  }
  return opening;
}
