/**
 * Numbers as Amazon writes them: money, counts and percents in every language of its exports. Pure, small and free of
 * other modules, because the custom functions carry it into every workbook.
 */

export type DecimalMark = '.' | ',';

export interface AmountValue {
  readonly kind: 'value';
  /** Percents as ratios: `4.51%` is 0.0451. */
  readonly value: number;
  /** ISO code where the text shows one beyond doubt: `US$`, `€`, `Rs.`; a bare `$` or `¥` names several, so null. */
  readonly currency: string | null;
  /** The currency mark as it stood, width folded; null where there was none. */
  readonly symbol: string | null;
  readonly percent: boolean;
  /** The decimal mark the text itself proves; null where any reading gives the same number or a hint decided. */
  readonly decimal: DecimalMark | null;
}

export type Amount =
  | AmountValue
  /** Empty or a placeholder (`-`, `--`, `N/A`): null, never 0. `infinite` where the export says `Infinite`. */
  | { readonly kind: 'blank'; readonly infinite: boolean }
  /** `1.234` alone: 1.234 or 1234. `point` reads the mark as decimal, `group` as thousands. */
  | { readonly kind: 'ambiguous'; readonly point: number; readonly group: number; readonly mark: DecimalMark; readonly currency: string | null; readonly symbol: string | null }
  | { readonly kind: 'unreadable' };

const empty: Amount = { kind: 'blank', infinite: false };
const infinite: Amount = { kind: 'blank', infinite: true };
const unreadable: Amount = { kind: 'unreadable' };

const placeholders = new Set([
  '-', '--', '---', '–', '—', '―', '——', '−', 'n/a', 'na', 'n.a.', '#n/a', '#div/0!', 'nan', 'null', 'none', '/', '*',
  '无', '暂无', '不适用', '有花费无销售额', '該当なし', 'nicht verfügbar', 'k. a.', 'k.a.', 'n/d', 'n.d.',
]);
const infinities = new Set(['infinite', 'infinity', '∞', '无限']);

/** Currency marks by their folded lower-case text: ISO code (null where several share it) and the decimal mark of its home. */
const currencies: ReadonlyMap<string, readonly [code: string | null, decimal: DecimalMark | null]> = new Map([
  ['$', [null, '.']], ['us$', ['USD', '.']], ['usd', ['USD', '.']], ['usd$', ['USD', '.']], ['$us', ['USD', '.']],
  ['c$', ['CAD', '.']], ['ca$', ['CAD', '.']], ['cad', ['CAD', '.']], ['cad$', ['CAD', '.']], ['cdn$', ['CAD', '.']],
  ['mx$', ['MXN', '.']], ['mex$', ['MXN', '.']], ['mxn', ['MXN', '.']], ['mxn$', ['MXN', '.']],
  ['a$', ['AUD', '.']], ['au$', ['AUD', '.']], ['aud', ['AUD', '.']], ['s$', ['SGD', '.']], ['sg$', ['SGD', '.']], ['sgd', ['SGD', '.']],
  ['hk$', ['HKD', '.']], ['hkd', ['HKD', '.']], ['nz$', ['NZD', '.']], ['nzd', ['NZD', '.']],
  ['r$', ['BRL', ',']], ['brl', ['BRL', ',']],
  ['€', ['EUR', null]], ['eur', ['EUR', null]],
  ['£', ['GBP', '.']], ['gbp', ['GBP', '.']],
  ['¥', [null, '.']], ['jp¥', ['JPY', '.']], ['jpy', ['JPY', '.']], ['円', ['JPY', '.']],
  ['cn¥', ['CNY', '.']], ['cny', ['CNY', '.']], ['rmb', ['CNY', '.']], ['元', ['CNY', '.']],
  ['₹', ['INR', '.']], ['inr', ['INR', '.']], ['rs', ['INR', '.']], ['rs.', ['INR', '.']],
  ['zł', ['PLN', ',']], ['pln', ['PLN', ',']], ['kr', ['SEK', ',']], ['kr.', ['SEK', ',']], ['sek', ['SEK', ',']],
  ['₺', ['TRY', ',']], ['tl', ['TRY', ',']], ['try', ['TRY', ',']],
  ['aed', ['AED', '.']], ['د.إ', ['AED', '.']], ['د.إ.', ['AED', '.']],
  ['sar', ['SAR', '.']], ['ر.س', ['SAR', '.']], ['ر.س.', ['SAR', '.']], ['﷼', ['SAR', '.']], ['ریال', ['SAR', '.']],
  ['egp', ['EGP', '.']], ['e£', ['EGP', '.']], ['ج.م', ['EGP', '.']], ['ج.م.', ['EGP', '.']],
  ['zar', ['ZAR', null]], ['r', ['ZAR', null]], ['₩', ['KRW', '.']], ['krw', ['KRW', '.']],
  ['dkk', ['DKK', ',']], ['nok', ['NOK', ',']], ['chf', ['CHF', '.']],
]);

/** The currency a mark in a header or a number format names (`USD`, `€`, `$`), or undefined where it is none. */
export function currencyOf(mark: string): { readonly code: string | null; readonly decimal: DecimalMark | null } | undefined {
  const known = currencies.get(mark.normalize('NFKC').trim().toLowerCase());
  return known && { code: known[0], decimal: known[1] };
}

// Languages whose home writes 1.234,56; the regions of such a language that write 1,234.56; and Amazon's two-letter
// marketplaces, so that `DE` and `MX` work as well as `de-DE` and `es-MX`.
const commaLanguages = new Set(['de', 'es', 'it', 'fr', 'nl', 'sv', 'pl', 'pt', 'tr', 'da', 'nb', 'no', 'fi', 'cs', 'sk', 'hu', 'ro', 'bg', 'el', 'hr', 'sl', 'uk', 'ru', 'id', 'vi']);
const pointLanguages = new Set(['en', 'zh', 'ja', 'ko', 'hi', 'ar', 'th', 'he', 'ms', 'ta', 'te', 'kn', 'ml', 'bn', 'mr', 'gu', 'pa']);
const pointRegions = new Set(['de-ch', 'de-li', 'it-ch', 'fr-ch', 'es-mx', 'es-us', 'es-419', 'es-pr', 'es-gt', 'es-hn', 'es-ni', 'es-pa', 'es-pe', 'es-sv', 'es-do']);
const commaRegions = new Set(['en-za', 'en-de', 'en-nl', 'en-se']);
const commaMarketplaces = new Set(['DE', 'FR', 'IT', 'ES', 'NL', 'BE', 'SE', 'PL', 'TR', 'BR']);
const pointMarketplaces = new Set(['US', 'CA', 'MX', 'UK', 'GB', 'IE', 'JP', 'IN', 'AE', 'SA', 'EG', 'AU', 'SG', 'CN']);

/** The decimal mark of a locale (`de-DE`), a language (`de`) or a marketplace (`DE`, `UK`); null where it is unknown. */
export function decimalMarkOf(locale: string): DecimalMark | null {
  const given = locale.trim().replace(/_/g, '-');
  if (given === '.' || given === ',') return given;
  if (commaMarketplaces.has(given)) return ',';
  if (pointMarketplaces.has(given)) return '.';
  const tag = given.toLowerCase();
  if (pointRegions.has(tag)) return '.';
  if (commaRegions.has(tag)) return ',';
  const language = tag.split('-')[0] ?? '';
  if (commaLanguages.has(language)) return ',';
  if (pointLanguages.has(language)) return '.';
  const upper = given.toUpperCase();
  return commaMarketplaces.has(upper) ? ',' : pointMarketplaces.has(upper) ? '.' : null;
}

/**
 * The number in `text`, in any form Amazon writes: `US$1,234.56`, `1.234,56 €`, `₹3,05,148.87`, `$-9.02`, `(2.00)`,
 * `Rs.15.5`, `USD 58.89`, `￥12,345`, `12,34 %`, `5E-2`, `="1,034"`. A `locale` (or marketplace, or the mark itself)
 * decides only what the text leaves open: `1.234` is ambiguous without one. `1,234` with no currency and no percent is
 * 1234, because Amazon writes counts with a comma in every language. Never throws.
 */
export function readAmount(text: string, locale?: string): Amount {
  return readAmountWith(text, locale === undefined ? null : decimalMarkOf(locale));
}

/** As `readAmount`, with the decimal mark of the column already known (null where not). */
export function readAmountWith(text: string, mark: DecimalMark | null): Amount {
  return readPlain(text, mark) ?? readMarked(text, mark);
}

const powers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15] as const;

/** Single marks before a number that the short way knows, with what `currencies` says of them. */
const leadingMarks: ReadonlyMap<number, readonly [symbol: string, code: string | null]> = new Map([
  [0x24, ['$', null]], [0xa3, ['£', 'GBP']], [0x20b9, ['₹', 'INR']], [0xa5, ['¥', null]], [0xffe5, ['¥', null]],
]);

const plainAmount = (value: number, decimal: DecimalMark | null): Amount => ({ kind: 'value', value, currency: null, symbol: null, percent: false, decimal });

/**
 * The short way for the commonest cells, in one pass: an optional minus, an optional mark, digits in plain threes or not
 * grouped at all, an optional point, an optional percent sign. Null for anything else, and for anything that `hint` might
 * turn: those take the long way. Fifteen digits divided by a power of ten round to the number that the text says.
 */
function readPlain(text: string, hint: DecimalMark | null): Amount | null {
  const length = text.length;
  if (length === 0) return empty;
  if (length > 20) return null;
  let at = 0;
  let code = text.charCodeAt(0);
  const negative = code === 45;
  if (negative) code = text.charCodeAt(at += 1);
  const mark = code < 48 || code > 57 ? leadingMarks.get(code) : undefined;
  if (mark) at += 1;
  let digits = 0;
  let value = 0;
  let commas = 0;
  let sinceComma = 0;
  let point = -1;
  let percent = false;
  const first = text.charCodeAt(at);
  for (; at < length; at += 1) {
    code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      value = value * 10 + code - 48;
      digits += 1;
      sinceComma += 1;
    } else if (code === 44 && point < 0) {
      if (commas === 0 ? sinceComma < 1 || sinceComma > 3 : sinceComma !== 3) return null;
      commas += 1;
      sinceComma = 0;
    } else if (code === 46 && point < 0) {
      if (digits === 0 || commas > 0 && sinceComma !== 3) return null;
      point = digits;
    } else if (code === 37 && at === length - 1 && !mark) percent = true;
    else return null;
  }
  if (digits === 0 || digits > 15) return null;
  const places = point < 0 ? 0 : digits - point;
  if (point < 0) {
    if (commas > 0 && (sinceComma !== 3 || first === 48)) return null;
    if (commas === 1 && hint !== '.' && (hint === ',' || mark !== undefined || percent)) return null;
  } else if (places === 0) return null;
  else if (commas === 0 && places === 3 && point <= 3 && first !== 48 && hint !== '.') return null;
  const size = value / (powers[places + (percent ? 2 : 0)] ?? Number.NaN);
  const signed = negative ? 0 - size : size;
  const proves = point >= 0 ? (commas === 0 && places === 3 && point <= 3 && first !== 48 ? null : '.') : commas > 1 ? '.' : null;
  if (!mark && !percent) return plainAmount(signed, proves);
  return { kind: 'value', value: signed, currency: mark?.[1] ?? null, symbol: mark?.[0] ?? null, percent, decimal: proves };
}

const longest = 64;
const plainAscii = /^[\x21-\x7e]*$/;

/** Folds widths and spaces, drops direction marks and unwraps quotes, `="…"` guards and the leading apostrophe. */
function unwrap(text: string): string {
  let bare = text;
  if (!plainAscii.test(bare)) {
    bare = bare.normalize('NFKC').replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]/g, '').trim();
    bare = bare.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15)).replace(/٫/g, '.').replace(/٬/g, ',').replace(/٪/g, '%').replace(/[−‒–](?=.*\d)/g, '-');
  }
  if (bare.startsWith('=')) bare = bare.slice(1).trim();
  while (bare.length > 1 && bare.startsWith('"') && bare.endsWith('"')) bare = bare.slice(1, -1).trim();
  if (bare.startsWith('=')) bare = bare.slice(1).replace(/^"+|"+$/g, '').trim();
  return bare.startsWith("'") ? bare.slice(1) : bare;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function readMarked(text: string, hint: DecimalMark | null): Amount {
  if (text.length > 4 * longest) return unreadable;
  const bare = unwrap(text);
  if (bare === '') return empty;
  if (bare.length > longest) return unreadable;
  let first = 0;
  while (first < bare.length && !isDigit(bare.charCodeAt(first))) first += 1;
  if (first === bare.length) {
    const word = bare.toLowerCase();
    return placeholders.has(word) ? empty : infinities.has(word) ? infinite : unreadable;
  }
  let last = bare.length - 1;
  while (!isDigit(bare.charCodeAt(last))) last -= 1;

  const before = readMarks(bare.slice(0, first), true);
  const after = readMarks(bare.slice(last + 1), false);
  if (!before || !after || before.opens !== after.closes || before.percent && after.percent) return unreadable;
  const negatives = Number(before.negative) + Number(after.negative) + Number(before.opens);
  if (negatives > 1) return unreadable;
  const mark = joinMarks(before.mark, after.mark);
  if (mark === null) return unreadable;

  const known = mark === '' ? undefined : currencies.get(mark);
  const percent = before.percent || after.percent;
  const settled = settle(`${before.point}${bare.slice(first, last + 1)}`, hint ?? known?.[1] ?? null, percent || known !== undefined);
  if (!settled) return unreadable;
  const sign = negatives === 1 ? '-' : '';
  const shift = percent ? -2 : 0;
  const currency = known?.[0] ?? null;
  const symbol = mark === '' ? null : before.mark || after.mark;
  if ('group' in settled) return { kind: 'ambiguous', point: finish(sign, settled.point, shift), group: finish(sign, settled.group, shift), mark: settled.mark, currency, symbol };
  const value = finish(sign, settled.digits, settled.exponent + shift);
  if (!Number.isFinite(value)) return unreadable;
  return { kind: 'value', value, currency, symbol, percent, decimal: settled.proves };
}

// Shifting by an exponent keeps 4.51 % at 0.0451; dividing by 100 would not. `+ 0` turns -0 into 0.
const finish = (sign: string, digits: string, exponent: number): number => Number(exponent === 0 ? `${sign}${digits}` : `${sign}${digits}e${exponent}`) + 0;

interface Marks {
  readonly negative: boolean;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly percent: boolean;
  readonly mark: string;
  /** A decimal mark that stands before the first digit: `.5`. */
  readonly point: string;
}

/** What stands before the first digit or after the last: signs, brackets, percent and a currency mark, each at most once. */
function readMarks(text: string, leading: boolean): Marks | null {
  let mark = '';
  let negative = false;
  let signed = false;
  let opens = false;
  let closes = false;
  let percent = false;
  for (const char of text) {
    if (char === ' ' || char === '\t') continue;
    if (char === '-' || char === '+') {
      if (signed) return null;
      signed = true;
      negative = char === '-';
    } else if (char === '(' && leading) {
      if (opens) return null;
      opens = true;
    } else if (char === ')' && !leading) {
      if (closes) return null;
      closes = true;
    } else if (char === '%') {
      if (percent) return null;
      percent = true;
    } else mark += char;
  }
  let point = '';
  if (mark !== '' && !currencies.has(mark.toLowerCase())) {
    const end = mark.at(-1);
    const rest = leading ? mark.slice(0, -1) : mark.slice(1);
    if (leading && (end === '.' || end === ',')) point = end;
    else if (leading || mark[0] !== '.') return null;
    if (rest !== '' && !currencies.has(rest.toLowerCase())) return null;
    mark = rest;
  }
  return { negative, opens, closes, percent, mark: mark.toLowerCase(), point };
}

/** One currency mark from both sides: `$12 USD` is fine, `€5 USD` is not. Empty where there is none, null where they clash. */
function joinMarks(before: string, after: string): string | null {
  if (before === '' || after === '') return before || after;
  const [left, right] = [currencies.get(before)?.[0], currencies.get(after)?.[0]];
  if (left && right && left !== right) return null;
  return left ? before : after;
}

const fixed = (digits: string, proves: DecimalMark | null): Settled => ({ digits, exponent: 0, proves });

interface Settled {
  readonly digits: string;
  readonly exponent: number;
  readonly proves: DecimalMark | null;
}

/**
 * Decides which separators of `body` group and which one is the decimal mark, from their number, order and the digits
 * between them; `hint` decides only a single mark before exactly three digits. Null where it is no number.
 */
function settle(body: string, hint: DecimalMark | null, doubtful: boolean): Settled | { point: string; group: string; mark: DecimalMark } | null {
  let dots = 0;
  let commas = 0;
  let spaces = 0;
  let power = -1;
  for (let at = 0; at < body.length; at += 1) {
    const char = body[at];
    if (char === '.') dots += 1;
    else if (char === ',') commas += 1;
    else if (char === ' ' || char === "'" || char === '’') spaces += 1;
    else if ((char === 'e' || char === 'E') && power < 0 && at > 0) {
      power = at;
      break;
    } else if (!isDigit(body.charCodeAt(at))) return null;
  }
  if (power >= 0) {
    const tail = body.slice(power + 1);
    if (dots + commas > 1 || spaces > 0 || !/^[+-]?\d{1,3}$/.test(tail)) return null;
    return { digits: body.slice(0, power).replace(',', '.'), exponent: Number(tail), proves: dots ? '.' : commas ? ',' : null };
  }
  if (dots + commas + spaces === 0) return fixed(body, null);
  const mark: DecimalMark = body.lastIndexOf(',') > body.lastIndexOf('.') ? ',' : '.';
  const markCount = mark === ',' ? commas : dots;
  const otherCount = mark === ',' ? dots : commas;
  const split = body.lastIndexOf(mark);
  const whole = split < 0 ? body : body.slice(0, split);
  const part = split < 0 ? '' : body.slice(split + 1);

  if (otherCount > 0 || spaces > 0) {
    if (markCount > 1 || otherCount > 0 && spaces > 0 || /\D/.test(part)) return null;
    const joined = ungroup(whole, otherCount > 0 ? (mark === ',' ? '.' : ',') : ' ');
    return joined === null ? null : fixed(part === '' ? joined : `${joined}.${part}`, markCount === 1 ? mark : null);
  }
  if (markCount > 1) {
    const joined = ungroup(body, mark);
    return joined === null ? null : fixed(joined, mark === ',' ? '.' : ',');
  }
  const point = `${whole === '' ? '0' : whole}.${part}`;
  if (part.length !== 3 || whole === '' || whole.length > 3 || whole[0] === '0') return fixed(point, mark);
  if (hint !== null) return fixed(hint === mark ? point : whole + part, null);
  if (mark === ',' && !doubtful) return fixed(whole + part, null);
  return { point, group: whole + part, mark };
}

/** The digits of a grouped whole number: threes, or Indian twos before a last three where commas group; null where uneven. */
function ungroup(whole: string, mark: DecimalMark | ' '): string | null {
  const groups = whole.split(mark === ' ' ? /[ '’]/ : mark);
  if (groups.length === 1) return /^\d+$/.test(whole) ? whole : null;
  for (const [index, group] of groups.entries()) {
    const lastGroup = index === groups.length - 1;
    const fits = index === 0 ? group.length >= 1 && group.length <= 3 : group.length === 3 || !lastGroup && mark === ',' && group.length === 2;
    if (!fits) return null;
  }
  return groups.join('');
}
