/**
 * Dates as Amazon writes them, in every language of its exports, read to civil dates and clock times. Small and pure:
 * the custom functions carry it. Never `new Date(text)`, which guesses by the machine's own zone and language.
 */
import { civilOf, daysBetween, fromSerial, type CivilDate } from '../domain/civil';

/** Month first (`07/14/2026`) or day first (`14/07/2026`). */
export type DateOrder = 'mdy' | 'dmy';

export interface DateValue {
  readonly kind: 'date';
  readonly date: CivilDate;
  /** `HH:mm:ss` as written, null where the text has no time. */
  readonly time: string | null;
  /** Minutes east of UTC where the text names a zone or an offset. */
  readonly offset: number | null;
  /** The order the text itself proves; null where it is written in words or year first, or a hint decided. */
  readonly order: DateOrder | null;
}

export type DateReading =
  | DateValue
  | { readonly kind: 'blank' }
  /** `07/08/2026`: July 8 or 7 August. */
  | { readonly kind: 'ambiguous'; readonly mdy: CivilDate; readonly dmy: CivilDate }
  | { readonly kind: 'unreadable' };

const blank: DateReading = { kind: 'blank' };
const unreadable: DateReading = { kind: 'unreadable' };

// January to December; every language's full and short names, without dots and accents folded by `plain`.
const monthNames: readonly string[] = [
  'january jan januar januari enero ene gennaio gen janvier janv styczen stycznia sty janeiro jaen jän januari',
  'february feb februar februari febrero febr febbraio fevrier fevr fev luty lutego lut fevereiro',
  'march mar marz marzo mars maart mrt marzec marca marco maerz',
  'april apr abril abr aprile avril avr kwiecien kwietnia kwi',
  'may mai mayo maggio mag mei maj maja maio',
  'june jun juni junio giugno giu juin czerwiec czerwca cze junho',
  'july jul juli julio luglio lug juillet juil lipiec lipca lip julho',
  'august aug agosto ago aout augustus augusti sierpien sierpnia sie',
  'september sep sept septiembre settembre set septembre wrzesien wrzesnia wrz setembro',
  'october oct oktober okt octubre ottobre ott octobre pazdziernik pazdziernika paz outubro out',
  'november nov noviembre novembre listopad listopada lis novembro',
  'december dec dezember dez diciembre dic dicembre decembre grudzien grudnia gru dezembro',
];
const months: ReadonlyMap<string, number> = new Map(monthNames.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])));

// Abbreviations that Amazon prints after a time. Each names a fixed offset (summer time has its own letters), in minutes.
const zones: ReadonlyMap<string, number> = new Map([
  ['utc', 0], ['gmt', 0], ['z', 0], ['wet', 0], ['west', 60], ['bst', 60], ['cet', 60], ['mez', 60], ['cest', 120], ['mesz', 120], ['eet', 120], ['eest', 180], ['trt', 180],
  ['pst', -480], ['pdt', -420], ['mst', -420], ['mdt', -360], ['cst', -360], ['cdt', -300], ['est', -300], ['edt', -240], ['brt', -180],
  ['jst', 540], ['ist', 330], ['gst', 240], ['sgt', 480], ['aest', 600], ['aedt', 660], ['acst', 570], ['acdt', 630], ['awst', 480], ['sast', 120],
]);

const combining = /[\u0300-\u036f]/g;

/** Folds widths, spaces, accents and case, so that `déc.` and `DEC` meet. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '').normalize('NFD').replace(combining, '').normalize('NFC')
  .toLowerCase().replace(/ł/g, 'l').replace(/[–—−]/g, '-').replace(/\s+/g, ' ').trim();

const longest = 64;
const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
const blanks = new Set(['', '-', '--', '—', 'n/a', 'na', 'null', 'none', 'no end date', '无结束日期', '无', 'keine angabe']);

/**
 * The date, and the clock time where there is one, in `text`: ISO and its kin, `7/14/26`, `14.07.2026`, `Jul 14, 2026`,
 * `17 dic 2026 22:37:41 UTC`, `2026年7月14日`, `20260714`. `order` decides only what the text leaves open. Two-digit years
 * are 2000 to 2099. Serial numbers are not text: see `readSerial`. Never throws.
 */
export function readDate(text: string, order: DateOrder | null = null): DateReading {
  const short = iso.exec(text);
  if (short) return day(Number(short[1]), Number(short[2]), Number(short[3]), null);
  if (text.length > 4 * longest) return unreadable;
  let bare = plain(text);
  if (bare.startsWith('=')) bare = bare.slice(1);
  bare = bare.replace(/^["']+|["']+$/g, '').trim();
  if (blanks.has(bare)) return blank;
  if (bare.length > longest) return unreadable;

  const clock = splitClock(bare);
  if (!clock) return unreadable;
  const read = readDay(clock.day, order);
  return read.kind === 'date' ? { ...read, time: clock.time, offset: clock.offset } : read;
}

/** The date of an Excel serial number, its fraction as the clock time (to the second). */
export function readSerial(serial: number): DateReading {
  const rounded = Math.round(serial * 86_400) / 86_400;
  const date = fromSerial(rounded);
  if (!date) return unreadable;
  const seconds = Math.round((rounded - Math.floor(rounded)) * 86_400);
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = seconds === 0 ? null : `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return { kind: 'date', date, time, offset: null, order: null };
}

/** First and last day of `Jul 06, 2026 - Jul 29, 2026`, `2026-02-01 - 2026-02-07`, `01/07/26 - 31/07/26` or a single day; null where it is none or open to two readings. */
export function readDateRange(text: string, order: DateOrder | null = null): { readonly from: CivilDate; readonly to: CivilDate } | null {
  if (text.length > 4 * longest) return null;
  const bare = plain(text);
  const single = readDate(bare, order);
  if (single.kind === 'date') return { from: single.date, to: single.date };
  const parts = / - | to | bis | ~ /.exec(bare) ? bare.split(/ - | to | bis | ~ /) : bare.split(/[~至]/);
  if (parts.length !== 2) return null;
  const [first = '', second = ''] = parts;
  const [from, to] = [readDate(first, order), readDate(second, order)];
  const proven = from.kind === 'date' ? from.order : to.kind === 'date' ? to.order : null;
  const start = from.kind === 'ambiguous' && proven ? readDate(first, proven) : from;
  const end = to.kind === 'ambiguous' && proven ? readDate(second, proven) : to;
  if (start.kind !== 'date' || end.kind !== 'date' || daysBetween(start.date, end.date) < 0) return null;
  return { from: start.date, to: end.date };
}

/** The moment as ISO 8601: `2026-07-14`, `2026-07-14T08:05:54`, or with `Z` where the zone is known (shifted to UTC). */
export function momentText(value: DateValue): string {
  if (value.time === null) return value.date;
  if (value.offset === null) return `${value.date}T${value.time}`;
  return `${new Date(momentMs(value) ?? 0).toISOString().slice(0, 19)}Z`;
}

/** Milliseconds since 1970 UTC; null where the text names no zone. */
export function momentMs(value: DateValue): number | null {
  if (value.time === null || value.offset === null) return null;
  const [hour = 0, minute = 0, second = 0] = value.time.split(':').map(Number);
  const [year = 0, month = 1, date = 1] = value.date.split('-').map(Number);
  return Date.UTC(year, month - 1, date, hour, minute, second) - value.offset * 60_000;
}

const day = (year: number, month: number, date: number, order: DateOrder | null): DateReading => {
  const civil = civilOf(year, month, date);
  return civil ? { kind: 'date', date: civil, time: null, offset: null, order } : unreadable;
};

interface Clock {
  readonly day: string;
  readonly time: string | null;
  readonly offset: number | null;
}

const clockShape = /^(.*?)(?:[\s,t]+|(?<=日)|(?<=일))(?:(上午|下午|午前|午後|오전|오후)\s*)?(\d{1,2})[:.時时](\d{2})(?:[:.分](\d{2})(?:[.,]\d{1,9}|秒)?)?\s*(am|pm|a\. ?m\.|p\. ?m\.)?\s*(.*)$/;

/** Splits the clock time and zone off the end; null where they are there but make no time. */
function splitClock(text: string): Clock | null {
  const parts = text.includes(':') || text.includes('時') || text.includes('时') || /\d[.]\d{2}[.]\d{2} ?(utc|gmt|cet|cest|$)/.test(text) ? clockShape.exec(text) : null;
  if (!parts) return { day: text, time: null, offset: null };
  const [, date = '', halfBefore, hourText, minuteText, secondText, halfAfter, zoneText = ''] = parts;
  const half = halfBefore ?? halfAfter;
  let hour = Number(hourText);
  const [minute, second] = [Number(minuteText), Number(secondText ?? '0')];
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return hour === 0 && halfBefore !== undefined ? { day: date, time: `00:${minuteText}:${secondText ?? '00'}`, offset: null } : null;
    const afternoon = /^(p|下午|午後|오후)/.test(half);
    hour = (hour % 12) + (afternoon ? 12 : 0);
  }
  if (hour > 23 || minute > 59 || second > 59) return null;
  const zone = readZone(zoneText.trim());
  if (zone === undefined) return null;
  const two = (value: number): string => String(value).padStart(2, '0');
  return { day: date.replace(/,$/, '').trim(), time: `${two(hour)}:${two(minute)}:${two(second)}`, offset: zone };
}

/** Minutes east of UTC; null for a zone word we do not know; undefined where it is no zone at all. */
function readZone(text: string): number | null | undefined {
  if (text === '') return null;
  const known = zones.get(text);
  if (known !== undefined) return known;
  const offset = /^(?:utc|gmt)? ?([+-]) ?(\d{1,2})(?::?(\d{2}))?$/.exec(text);
  if (offset) return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? '0'));
  return /^[a-z]{2,5}$/.test(text) ? null : undefined;
}

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const cjk = /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]?(?: ?[(（]?(?:星期|周|週)?[一二三四五六日天月火水木金土][)）]?(?:曜日)?)?$/;
const weekdayPrefix = /^[a-z]{2,10}\.?,? (?=\d|[a-z]+\.? \d)/;
const monthFirst = /^([a-z]+)\.?[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4}|\d{2})$/;
const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|er|º)?\.?[ -](?:de )?([a-z]+)\.?,?[ -](?:de )?(\d{4}|\d{2})$/;

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

function readDay(text: string, order: DateOrder | null): DateReading {
  const first = yearFirst.exec(text) ?? compact.exec(text) ?? cjk.exec(text);
  if (first) {
    const numbers = first.slice(1).filter((part) => part !== undefined && /^\d+$/.test(part)).map(Number);
    return day(numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0, null);
  }
  const last = yearLast.exec(text);
  if (last) return settleOrder(Number(last[1]), Number(last[3]), fullYear(last[4] ?? ''), last[2] === '.' ? 'dmy' : order);
  const bare = weekdayPrefix.test(text) && !months.has((/^[a-z]+/.exec(text) ?? [''])[0]) ? text.replace(weekdayPrefix, '') : text;
  const words = monthFirst.exec(bare);
  if (words) return day(fullYear(words[3] ?? ''), months.get(words[1] ?? '') ?? 0, Number(words[2]), null);
  const counted = dayFirst.exec(bare);
  if (counted) return day(fullYear(counted[3] ?? ''), months.get(counted[2] ?? '') ?? 0, Number(counted[1]), null);
  return unreadable;
}

/** Dots are day first everywhere; otherwise a part above 12 proves the order, equal parts need none, and the rest is open. */
function settleOrder(left: number, right: number, year: number, order: DateOrder | null): DateReading {
  if (left > 12) return day(year, right, left, 'dmy');
  if (right > 12) return day(year, left, right, 'mdy');
  if (left === right) return day(year, left, right, null);
  if (order === 'mdy') return day(year, left, right, null);
  if (order === 'dmy') return day(year, right, left, null);
  const [mdy, dmy] = [civilOf(year, left, right), civilOf(year, right, left)];
  return mdy && dmy ? { kind: 'ambiguous', mdy, dmy } : unreadable;
}
