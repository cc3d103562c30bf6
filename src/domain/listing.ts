import { daysBetween, type CivilDate } from './civil';
import type { RuleId, Rules, Scope, SourceId } from './rules';

// Checks of listing texts, by domain.md §7. Lengths are code points, back-end keywords UTF-8 bytes.

export const breachCodes = ['TOO_LONG', 'BANNED_CHARACTER', 'REPEATED_WORD', 'PROMO_PHRASE', 'ALL_CAPS', 'TOO_MANY', 'EMOJI', 'GUARANTEE', 'CONTAINS_ASIN'] as const;
export type BreachCode = (typeof breachCodes)[number];

export interface Breach {
  readonly code: BreachCode;
  readonly rule: RuleId;
  readonly numbers: Readonly<Record<string, number | string>>;
  readonly source: SourceId;
}
export type TextCheck = (text: string) => readonly Breach[];

const none: readonly Breach[] = [];

/** Unicode code points, as Amazon counts a title; an emoji of several parts counts each of them. */
export function codePoints(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length - 1; at += 1) if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) count -= 1;
  return count;
}

/** UTF-8 bytes; a lone surrogate counts as the replacement character, 3 bytes. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if ((unit & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      bytes += 4;
      at += 1;
    } else bytes += 3;
  }
  return bytes;
}

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

/** A title check for one marketplace, category and date; make it once for many titles. */
export function titleCheck(rules: Rules, scope?: Scope): TextCheck {
  const find = finder(rules, scope);
  const max = rules.number('title.maxCharacters', scope);
  const banned = rules.words('title.bannedCharacters', scope);
  const bannedShape = anyOf(banned);
  const repeats = rules.number('title.maxRepeats', scope);
  const repeatable = new Set(rules.words('title.repeatable', scope));
  const promo = phraseFinder(rules.words('title.promoPhrases', scope));
  const caps = rules.number('title.capsLetters', scope);
  return (title) => {
    const breaches: Breach[] = [];
    if (title.length > max) {
      const characters = codePoints(title);
      if (characters > max) breaches.push(find('TOO_LONG', 'title.maxCharacters', { characters, limit: max }));
    }
    if (bannedShape.test(title)) breaches.push(find('BANNED_CHARACTER', 'title.bannedCharacters', { found: banned.filter((one) => title.includes(one)).join(' ') }));
    const lower = title.toLowerCase();
    const repeated = overused(lower, repeats, repeatable);
    if (repeated) breaches.push(find('REPEATED_WORD', 'title.maxRepeats', { found: repeated, limit: repeats }));
    const phrase = promo(lower);
    if (phrase) breaches.push(find('PROMO_PHRASE', 'title.promoPhrases', { found: phrase }));
    if (title !== lower && title === title.toUpperCase() && (title.match(/\p{Lu}/gu)?.length ?? 0) >= caps) breaches.push(find('ALL_CAPS', 'title.capsLetters', { limit: caps }));
    return breaches.length === 0 ? none : breaches;
  };
}

/** The first word that stands more than `repeats` times, or null. */
function overused(lower: string, repeats: number, repeatable: ReadonlySet<string>): string | null {
  const words = lower.match(word);
  if (!words || words.length <= repeats) return null;
  const seen = new Map<string, number>();
  for (const one of words) {
    const count = (seen.get(one) ?? 0) + 1;
    if (count > repeats && !repeatable.has(one)) return one;
    seen.set(one, count);
  }
  return null;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const anyOf = (words: readonly string[]): RegExp => new RegExp(words.map(escape).join('|'), 'u');

/** Finds one of `phrases` in lower-case text: whole words where the phrase has letters with case, anywhere otherwise. */
function phraseFinder(phrases: readonly string[]): (lower: string) => string | null {
  const shape = new RegExp(phrases.map((phrase) => (/^[\x20-\x7e]+$/.test(phrase) ? `(?<![a-z0-9])${escape(phrase)}(?![a-z0-9])` : escape(phrase))).join('|'), 'u');
  return (lower) => shape.exec(lower)?.[0] ?? null;
}

// Flags and keycaps aside, what draws as a picture by default or is asked to.
const emoji = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Extended_Pictographic}(?![\uFE0E])/u;
const typographic = /[\u00A9\u00AE\u2122]/g;
const asinInside = /(?<![A-Za-z0-9])B0[A-Z0-9]{8}(?![A-Za-z0-9])/;

/** A check of bullet points; lines of one text are bullets of their own. */
export function bulletCheck(rules: Rules, scope?: Scope): TextCheck {
  const find = finder(rules, scope);
  const max = rules.number('bullets.max', scope);
  const banned = rules.words('bullets.bannedCharacters', scope);
  const bannedShape = anyOf(banned);
  const guarantee = phraseFinder(rules.words('bullets.guarantees', scope));
  return (text) => {
    const breaches: Breach[] = [];
    const bullets = text.includes('\n') ? text.split(/\r?\n/).filter((line) => line.trim() !== '').length : 1;
    if (bullets > max) breaches.push(find('TOO_MANY', 'bullets.max', { bullets, limit: max }));
    if (bannedShape.test(text)) breaches.push(find('BANNED_CHARACTER', 'bullets.bannedCharacters', { found: banned.filter((one) => text.includes(one)).join(' ') }));
    // ™ ® © are banned above and are no emoji unless drawn so.
    const picture = emoji.exec(text.replace(typographic, ''));
    if (picture) breaches.push(find('EMOJI', 'bullets.emoji', { found: picture[0] }));
    const promise = guarantee(text.toLowerCase());
    if (promise) breaches.push(find('GUARANTEE', 'bullets.guarantees', { found: promise }));
    const asin = asinInside.exec(text);
    if (asin) breaches.push(find('CONTAINS_ASIN', 'bullets.asin', { found: asin[0] }));
    return breaches.length === 0 ? none : breaches;
  };
}

/** A check of back-end search terms: bytes, not characters. */
export function keywordCheck(rules: Rules, scope?: Scope): TextCheck {
  const find = finder(rules, scope);
  const max = rules.number('keywords.maxBytes', scope);
  return (text) => {
    const bytes = utf8Bytes(text);
    return bytes > max ? [find('TOO_LONG', 'keywords.maxBytes', { bytes, limit: max })] : none;
  };
}

const finder = (rules: Rules, scope?: Scope) => (code: BreachCode, rule: RuleId, numbers: Breach['numbers']): Breach => ({ code, rule, numbers, source: rules.find(rule, scope)?.source ?? 'amazon-listing' });

const asinShape = /^b0[a-z0-9]{8}$/i;

/** Whether a text has the shape of an ASIN of Amazon's own series (`B0…`), as in product-target search terms. */
export function looksLikeAsin(text: string): boolean {
  return text.length === 10 && asinShape.test(text);
}

/** Whether a text is an ASIN: `B0` and eight letters or digits, or an ISBN-10 with its check digit (books). */
export function isAsin(text: string): boolean {
  const plain = text.trim();
  return looksLikeAsin(plain) || isIsbn10(plain);
}

function isIsbn10(text: string): boolean {
  if (!/^\d{9}[\dXx]$/.test(text)) return false;
  let sum = 0;
  for (let at = 0; at < 10; at += 1) sum += (10 - at) * (at === 9 && /x/i.test(text[at] ?? '') ? 10 : Number(text[at]));
  return sum % 11 === 0;
}

/** Whether a GTIN (EAN-8, UPC-A, EAN-13, GTIN-14) has the right length and check digit. Spaces and hyphens do not count. */
export function isGtin(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) sum += Number(digits[digits.length - 1 - at]) * (at % 2 === 1 ? 3 : 1);
  return sum % 10 === 0;
}

/** Updates a week over the last `weeks` weeks up to and including `asOf`. */
export function listingCadence(dates: readonly CivilDate[], asOf: CivilDate, weeks: number): number {
  const days = weeks * 7;
  return dates.filter((date) => daysBetween(date, asOf) >= 0 && daysBetween(date, asOf) < days).length / weeks;
}
