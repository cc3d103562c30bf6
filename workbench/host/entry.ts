import type { CellValue } from './data';

/** What Excel makes of something typed into a cell, or written through `values`, under the US locale. */
export interface Entry {
  readonly value: CellValue;
  readonly formula?: string;
  readonly quotePrefix?: boolean;
  /** The number format the entry brings along; taken where the cell has `General`. */
  readonly numberFormat?: string;
}

/** The most a cell holds, and the longest formula. */
export const maxText = 32_767;
export const maxFormula = 8_192;

const errors = new Set(['#N/A', '#VALUE!', '#REF!', '#DIV/0!', '#NUM!', '#NAME?', '#NULL!', '#SPILL!', '#CALC!', '#BUSY!', '#GETTING_DATA']);

/**
 * @param isText the cell's number format is `@`: whatever comes stays the text it is, formulas included.
 */
export function readEntry(input: string | number | boolean, isText: boolean): Entry {
  if (input === '') return { value: null };
  if (isText) return { value: typeof input === 'string' ? input : typeof input === 'boolean' ? String(input).toUpperCase() : String(input) };
  if (typeof input !== 'string') return { value: input };
  if (input.startsWith("'")) return { value: input.slice(1), quotePrefix: true };
  const text = input.trim();
  if (/^[=＝]./su.test(text)) return { value: null, formula: `=${text.slice(1)}` };
  if (/^(true|false)$/i.test(text)) return { value: text.toLowerCase() === 'true' };
  if (errors.has(text.toUpperCase())) return { value: { error: text.toUpperCase() } };
  const number = readNumber(text) ?? readMoment(text);
  if (number) return number;
  // Excel takes text that starts with + - @ for a formula and puts the = before it.
  if (/^[+\-@]./s.test(text)) return { value: null, formula: `=${text.startsWith('@') ? text.slice(1) : text}` };
  return { value: input };
}

function readNumber(text: string): Entry | null {
  const plain = text.normalize('NFKC');
  const match = /^([+-]?)(\(?)([+-]?)([$€£¥]?)\s*(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(e[+-]?\d+)?\s*(%?)(\)?)$/i.exec(plain);
  if (match) {
    const [, sign1 = '', open = '', sign2 = '', currency = '', whole = '', fraction = '', exponent = '', percent = '', close = ''] = match;
    if ((whole === '' && fraction.length < 2) || (open === '') !== (close === '')) return null;
    const size = Number(`${whole.replaceAll(',', '') || '0'}${fraction === '.' ? '' : fraction}${exponent}`);
    const negative = sign1 === '-' || sign2 === '-' || open !== '';
    const value = (negative ? -size : size) / (percent === '' ? 1 : 100);
    if (!Number.isFinite(value)) return null;
    const format = percent !== '' ? (fraction.length > 1 ? '0.00%' : '0%')
      : currency !== '' ? `${currency}#,##0${fraction.length > 1 ? '.00' : ''}`
      : exponent !== '' ? '0.00E+00'
      : whole.includes(',') ? (fraction.length > 1 ? '#,##0.00' : '#,##0')
      : null;
    return { value: clip15(value), ...(format === null ? {} : { numberFormat: format }) };
  }
  const mixed = /^([+-]?)(\d+) (\d{1,3})\/(\d{1,3})$/.exec(plain);
  if (mixed && Number(mixed[4]) !== 0) {
    const value = Number(mixed[2]) + Number(mixed[3]) / Number(mixed[4]);
    return { value: mixed[1] === '-' ? -value : value, numberFormat: '# ?/?' };
  }
  return null;
}

/** Excel keeps 15 significant digits: ids longer than that lose their end. */
function clip15(value: number): number {
  return Number.isInteger(value) && Math.abs(value) >= 1e15 ? Number(value.toPrecision(15)) : value;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const longMonths = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** Year of dates entered without one. The host has no clock of its own, so that tests are the same every year. */
const currentYear = 2026;

function readMoment(text: string): Entry | null {
  const split = /^(.*?)(?:[ T]+)?(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AP]M)?)$/i.exec(text);
  const time = split ? readTime(split[2] ?? '') : null;
  const dateText = split && time ? (split[1] ?? '').trim() : text;
  if (time && dateText === '') return { value: time.value, numberFormat: time.numberFormat };
  const date = readDate(dateText);
  if (!date) return null;
  return time ? { value: date.serial + time.value, numberFormat: 'm/d/yyyy h:mm' } : { value: date.serial, numberFormat: date.format };
}

function readTime(text: string): { value: number; numberFormat: string } | null {
  const [, h = '', m = '', s, half] = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?\s*([AP]M)?$/i.exec(text) ?? [];
  const hour = Number(h);
  if (h === '' || Number(m) > 59 || Number(s ?? 0) >= 60 || (half !== undefined && (hour < 1 || hour > 12))) return null;
  const hours = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  return { value: (hours * 3600 + Number(m) * 60 + Number(s ?? 0)) / 86_400, numberFormat: `h:mm${s === undefined ? '' : ':ss'}${half === undefined ? '' : ' AM/PM'}` };
}

function readDate(text: string): { serial: number; format: string } | null {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso) return serial(Number(iso[1]), Number(iso[2]), Number(iso[3]), 'm/d/yyyy');
  const us = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})$/.exec(text);
  if (us) return serial(fullYear(us[3] ?? ''), Number(us[1]), Number(us[2]), 'm/d/yyyy');
  const short = /^(\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (short) return serial(currentYear, Number(short[1]), Number(short[2]), 'd-mmm');
  const dayFirst = /^(\d{1,2})[- ]([a-z]{3,9})(?:[- ](\d{4}|\d{2}))?$/i.exec(text);
  if (dayFirst) return serial(dayFirst[3] === undefined ? currentYear : fullYear(dayFirst[3]), month(dayFirst[2] ?? ''), Number(dayFirst[1]), dayFirst[3] === undefined ? 'd-mmm' : 'd-mmm-yy');
  const monthFirst = /^([a-z]{3,9}) (\d{1,2}), ?(\d{4})$/i.exec(text);
  if (monthFirst) return serial(Number(monthFirst[3]), month(monthFirst[1] ?? ''), Number(monthFirst[2]), 'd-mmm-yy');
  const monthYear = /^([a-z]{3,9})[- ](\d{4}|\d{2})$/i.exec(text);
  if (!monthYear) return null;
  const tail = monthYear[2] ?? '';
  const asDay = tail.length === 2 && Number(tail) >= 1 && Number(tail) <= 31;
  return asDay ? serial(currentYear, month(monthYear[1] ?? ''), Number(tail), 'd-mmm') : serial(fullYear(tail), month(monthYear[1] ?? ''), 1, 'mmm-yy');
}

function fullYear(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : year < 30 ? 2000 + year : 1900 + year;
}

/** 1 to 12, or 0 for what is no month. */
function month(word: string): number {
  const lower = word.toLowerCase();
  return months.indexOf(lower) + 1 || longMonths.indexOf(lower) + 1;
}

function serial(year: number, monthNumber: number, day: number, format: string): { serial: number; format: string } | null {
  const at = new Date(Date.UTC(year, monthNumber - 1, day));
  if (year < 1900 || monthNumber < 1 || monthNumber > 12 || at.getUTCDate() !== day) return null;
  return { serial: Math.round(at.getTime() / 86_400_000) + 25_569, format };
}
