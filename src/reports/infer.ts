import { addDays, type CivilDate } from '../domain/civil';
import { notice, type Notice } from '../domain/notice';
import { readDate, readDateRange } from './dates';
import type { Evidence } from './evidence';
import { marketplaceNamed, marketplaceSellingIn } from './marketplaces';
import { currencyOf } from './numbers';
import type { Column, Corrections, Inferred, Period, ReportLanguage } from './types';

/** What the inferences look at. `evidence` is by column index, like `columns`. */
export interface Clues {
  readonly file: string;
  readonly columns: readonly Column[];
  readonly evidence: readonly Evidence[];
  readonly headerCurrencies: readonly (string | null)[];
  readonly preamble: readonly string[];
  readonly language: ReportLanguage | null;
  readonly corrections: Corrections;
}

export interface Finding<Value> {
  readonly found: Inferred<Value> | null;
  readonly warnings: readonly Notice[];
}

const nothing = { found: null, warnings: [] } as const;
const sure = <Value>(value: Value, reason: Notice): Finding<Value> => ({ found: { value, reason }, warnings: [] });

/** Currencies that share a mark. */
const sharing: Readonly<Record<string, readonly string[]>> = { $: ['USD', 'CAD', 'MXN', 'AUD', 'SGD', 'HKD', 'NZD'], '¥': ['JPY', 'CNY'] };

/** The names that the cells of a field's columns hold, with the header they stand under. */
function namesIn(clues: Clues, fields: readonly string[]): { readonly header: string; readonly names: readonly string[] } | null {
  for (const column of clues.columns) {
    if (column.field === null || !fields.includes(column.field)) continue;
    const names = [...(clues.evidence[column.index]?.names.keys() ?? [])];
    if (names.length > 0) return { header: column.header.trim(), names };
  }
  return null;
}

/**
 * The currency of the money columns: from a currency column, from header marks, from the amounts, from the lines above
 * the header, from the marketplace column. Marks that several currencies share (`$`, `¥`) decide nothing alone.
 */
export function inferCurrency(clues: Clues): Finding<string> {
  if (clues.corrections.currency) return sure(clues.corrections.currency, notice('reports.by-person'));
  const named = namesIn(clues, ['currency', 'budgetCurrency', 'currencyCode']);
  if (named) {
    const codes = new Set(named.names.map((name) => currencyOf(name)?.code ?? name.toUpperCase()));
    const [only = ''] = codes;
    if (codes.size === 1) return sure(only, notice('reports.currency.column', { header: named.header }));
    return { found: null, warnings: [notice('reports.mixed-currencies', { list: [...codes].join(', ') })] };
  }
  const headerCodes = new Set(clues.headerCurrencies.flatMap((mark) => (mark === null ? [] : currencyOf(mark)?.code ?? [])));
  const [headerCode = ''] = headerCodes;
  if (headerCodes.size === 1) return sure(headerCode, notice('reports.currency.header', { currency: headerCode }));

  const codes = new Set<string>();
  const symbols = new Set<string>(clues.headerCurrencies.flatMap((mark) => (mark !== null && currencyOf(mark)?.code === null ? [mark] : [])));
  let sample = '';
  for (const column of clues.columns) {
    if (column.style !== 'money') continue;
    const evidence = clues.evidence[column.index];
    for (const code of evidence?.codes.keys() ?? []) codes.add(code);
    for (const symbol of evidence?.symbols.keys() ?? []) symbols.add(symbol);
    if (evidence && evidence.codes.size > 0) sample ||= column.samples[0] ?? '';
  }
  const [code = ''] = codes;
  // `$` beside `£` is two currencies; `$` beside `US$` is one.
  const strange = [...symbols].filter((symbol) => codes.size > 0 && !(sharing[symbol] ?? []).includes(code));
  if (codes.size + symbols.size > 1 && (strange.length > 0 || symbols.size > 1)) return { found: null, warnings: [notice('reports.mixed-currencies', { list: [...codes, ...symbols].join(', ') })] };
  if (codes.size === 1) return sure(code, notice('reports.currency.amounts', { sample }));
  if (codes.size > 1) return { found: null, warnings: [notice('reports.mixed-currencies', { list: [...codes].join(', ') })] };

  for (const line of clues.preamble) {
    const inLine = new Set((line.match(/\b[A-Z]{3}\b/g) ?? []).filter((word) => currencyOf(word)?.code === word));
    if (/\beuros?\b/i.test(line)) inLine.add('EUR');
    if (/円/.test(line)) inLine.add('JPY');
    const [inPreamble = ''] = inLine;
    if (inLine.size === 1) return sure(inPreamble, notice('reports.currency.preamble', { currency: inPreamble }));
  }
  const chosen = clues.corrections.marketplace === undefined ? null : marketplaceNamed(clues.corrections.marketplace);
  if (chosen) return sure(chosen.currency, notice('reports.currency.marketplace', { marketplace: chosen.code }));
  const marketplace = inferFromNames(clues);
  if (marketplace.found) return sure(marketplace.currency, notice('reports.currency.marketplace', { marketplace: marketplace.found.value }));
  if (symbols.has('¥') && clues.language === 'ja') return sure('JPY', notice('reports.currency.yen'));
  const [symbol = ''] = symbols;
  return symbols.size > 0 ? { found: null, warnings: [notice('reports.currency-open', { symbol })] } : nothing;
}

function inferFromNames(clues: Clues): { found: Inferred<string>; currency: string } | { found: null; warnings: readonly Notice[] } {
  const named = namesIn(clues, ['country', 'marketplace', 'salesChannel', 'advMarketplace']);
  if (!named) return { found: null, warnings: [] };
  const known = new Map(named.names.flatMap((name) => {
    const marketplace = marketplaceNamed(name);
    return marketplace ? [[marketplace.code, marketplace] as const] : [];
  }));
  const [only] = known.values();
  if (known.size === 1 && only) return { found: { value: only.code, reason: notice('reports.marketplace.column', { header: named.header }) }, currency: only.currency };
  return { found: null, warnings: known.size > 1 ? [notice('reports.mixed-marketplaces', { list: [...known.keys()].join(', ') })] : [] };
}

/** The marketplace: from a column that names it, or from a currency that only one marketplace uses. The euro names none. */
export function inferMarketplace(clues: Clues, currency: Inferred<string> | null): Finding<string> {
  if (clues.corrections.marketplace) {
    const found = { value: clues.corrections.marketplace, reason: notice('reports.by-person') };
    const home = marketplaceNamed(clues.corrections.marketplace)?.currency;
    const clash = home !== undefined && currency !== null && currency.value !== home;
    return { found, warnings: clash ? [notice('reports.marketplace-clash', { marketplace: found.value, currency: currency.value, home })] : [] };
  }
  const named = inferFromNames(clues);
  if (named.found) return { found: named.found, warnings: [] };
  if (named.warnings.length > 0) return { found: null, warnings: named.warnings };
  const seller = currency ? marketplaceSellingIn(currency.value) : null;
  return seller && currency ? sure(seller.code, notice('reports.marketplace.currency', { currency: currency.value })) : nothing;
}

export type ReasonedPeriod = Period & { readonly reason: Notice };

/**
 * The period that a file name names. `BusinessReport-8-04-26.csv` carries the day of download, so the day before is
 * proposed; any other date in a name is taken as the person's own.
 */
export function periodOfName(file: string): ReasonedPeriod | null {
  const name = file.replace(/^.*[\\/]/, '');
  const download = /^BusinessReport-(\d{1,2})([-.])(\d{1,2})\2(\d{2})(?!\d)/i.exec(name);
  if (download) {
    const [, first = '', separator = '', second = '', year = ''] = download;
    const read = readDate([first, second, year].join(separator === '.' ? '.' : '/'), separator === '.' ? 'dmy' : 'mdy');
    if (read.kind === 'date') {
      const day = addDays(read.date, -1);
      return { from: day, to: day, reason: notice('reports.period.download', { file: name, date: read.date }) };
    }
  }
  const dates = (name.match(/(?<!\d)(20\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)/g) ?? []).flatMap((text): CivilDate[] => {
    const read = readDate(text.replace(/[_.]/g, '-'));
    return read.kind === 'date' ? [read.date] : [];
  }).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  return from && to ? { from, to, reason: notice('reports.period.file-name', { file: name }) } : null;
}

const rangeInText = /\d{4}-\d{2}-\d{2} ?(?:-|–|to|~|至) ?\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{2,4} ?[-–] ?\d{1,2}\/\d{1,2}\/\d{2,4}|[\p{L}]{3,9}\.? \d{1,2}, \d{4} ?[-–] ?[\p{L}]{3,9}\.? \d{1,2}, \d{4}/u;

/** The period that the lines above the header name: a range of days, or a month, quarter or year chosen in the filter. */
export function periodOfPreamble(preamble: readonly string[]): ReasonedPeriod | null {
  for (const line of preamble) {
    const text = rangeInText.exec(line)?.[0];
    const range = text === undefined ? null : readDateRange(text.replace(/(?<=\d{4}-\d{2}-\d{2}|\d) ?(?:–|to|~|至|-) ?(?=\d{4}-|\d{1,2}\/\d{1,2}\/|[\p{L}]{3})/u, ' - '));
    if (range) return { ...range, reason: notice('reports.period.preamble', { text: text ?? '' }) };
  }
  return periodOfFilter(preamble.join(','));
}

const filterPart = (text: string, names: RegExp): string | null => {
  for (const match of text.matchAll(/([\p{L} ]+)=\[\s*"*([^"\]]*)"*\s*\]/gu)) if (names.test(match[1] ?? '')) return (match[2] ?? '').trim();
  return null;
};

function periodOfFilter(text: string): ReasonedPeriod | null {
  const year = Number(filterPart(text, /year|jahr|año|anno|année|年/i) ?? Number.NaN);
  if (!Number.isInteger(year)) return null;
  const month = filterPart(text, /month|monat|mes|mese|mois|月/i);
  const quarter = Number(/[1-4]/.exec(filterPart(text, /quarter|quartal|trimestre|四半期|季度/i) ?? '')?.[0] ?? Number.NaN);
  const first = month ? readDate(/^\d{1,2}$/.test(month) ? `${year}-${month.padStart(2, '0')}-01` : `1 ${month} ${year}`) : Number.isInteger(quarter) ? readDate(`${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`) : null;
  if (first?.kind !== 'date') return null;
  const months = month ? 1 : 3;
  const next = Number(first.date.slice(5, 7)) + months;
  const after = readDate(next > 12 ? `${year + 1}-${String(next - 12).padStart(2, '0')}-01` : `${year}-${String(next).padStart(2, '0')}-01`);
  return after.kind === 'date' ? { from: first.date, to: addDays(after.date, -1), reason: notice('reports.period.preamble', { text: month ? `${month} ${year}` : `Q${quarter} ${year}` }) } : null;
}
