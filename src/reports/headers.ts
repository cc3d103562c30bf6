import { repairMojibake } from './decode';
import type { Family, FieldEntry } from './dictionary';
import { currencyOf } from './numbers';
import type { Grade, ReportLanguage } from './types';

/** A header folded to what matters for recognising it. */
export interface HeaderKey {
  readonly key: string;
  /** The mark taken from the header: `USD` of `Spend(USD)`. */
  readonly currency: string | null;
}

const directionMarks = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g;
const inBrackets = /\(([^()]{1,4})\)/g;

/**
 * Folds a header: widths (`（）：`), kinds of dash, quote and space, direction marks, case, and a currency in brackets;
 * then drops all spaces, because exports and people add and lose them everywhere. `(Click)`, `(#)`, `(%)` and `B2B` stay.
 */
export function headerKey(header: string): HeaderKey {
  let currency: string | null = null;
  const folded = header.slice(0, 300).normalize('NFKC').replace(directionMarks, '').replace(/[‐-―−]/g, '-').replace(/[“”„«»]/g, '"').replace(/[‘’]/g, "'").toLowerCase();
  const key = folded.replace(/\s+/g, '').replace(inBrackets, (whole, mark: string) => {
    if (!currencyOf(mark)) return whole;
    currency = mark;
    return '';
  });
  return { key, currency };
}

const windowShape = /(\d{1,2})-?(day|tage|天|日間|días|dias|giorni|jours|일)/;

/** Takes the attribution window out of a key: `7daytotalsales` and `14-daytotalsales` both become `{n}daytotalsales`. */
export function foldWindow(key: string): { readonly key: string; readonly days: number | null } {
  const window = windowShape.exec(key);
  if (!window) return { key, days: null };
  return { key: key.replace(windowShape, '{n}$2'), days: Number(window[1]) };
}

/** What the dictionaries say of one header. */
export interface HeaderMatch {
  readonly entry: FieldEntry;
  readonly grade: Exclude<Grade, 'person'>;
  readonly languages: readonly ReportLanguage[];
  readonly days: number | null;
}

interface Known {
  readonly entry: FieldEntry;
  grade: Exclude<Grade, 'person'>;
  readonly languages: ReportLanguage[];
}

const trust: Readonly<Record<Exclude<Grade, 'person'>, number>> = { F: 3, Q: 2, A: 1, T: 0 };
const indexes = new WeakMap<Family, ReadonlyMap<string, Known>>();

function indexOf(family: Family): ReadonlyMap<string, Known> {
  const cached = indexes.get(family);
  if (cached) return cached;
  const index = new Map<string, Known>();
  for (const entry of family.fields) {
    for (const [language, grades] of Object.entries(entry.strings) as [ReportLanguage, Partial<Record<Exclude<Grade, 'person'>, readonly string[]>>][]) {
      for (const [grade, strings] of Object.entries(grades) as [Exclude<Grade, 'person'>, readonly string[]][]) {
        for (const text of strings) {
          const { key } = headerKey(text);
          const folded = family.windows ? foldWindow(key).key : key;
          const known = index.get(folded);
          if (!known) index.set(folded, { entry, grade, languages: [language] });
          else if (known.entry === entry) {
            if (!known.languages.includes(language)) known.languages.push(language);
            if (trust[grade] > trust[known.grade]) known.grade = grade;
          }
        }
      }
    }
  }
  indexes.set(family, index);
  return index;
}

/** A header made ready for looking it up in every family. */
export interface FoldedHeader {
  readonly text: string;
  readonly currency: string | null;
  /** The keys to try in order: as it stands, and put right where it went through a wrong encoding. */
  readonly keys: readonly { readonly key: string; readonly window: string; readonly days: number | null }[];
}

/** Figures are what most cells among the first lines hold, and no header is one. */
const figure = /^[-+]?[$€£¥]?[\d.,]*%?$/;

export function foldHeader(text: string): FoldedHeader {
  if (figure.test(text)) return { text, currency: null, keys: [] };
  const repaired = repairMojibake(text);
  const folded = [text, ...(repaired === null ? [] : [repaired])].map(headerKey);
  return {
    text,
    currency: folded.find(({ currency }) => currency !== null)?.currency ?? null,
    keys: folded.filter(({ key }) => key !== '').map(({ key }) => {
      const window = foldWindow(key);
      return { key, window: window.key, days: window.days };
    }),
  };
}

/** What `family` knows of a header, or null. */
export function matchHeader(family: Family, header: FoldedHeader): HeaderMatch | null {
  const index = indexOf(family);
  for (const { key, window, days } of header.keys) {
    const known = index.get(family.windows ? window : key);
    if (known) return { entry: known.entry, grade: known.grade, languages: known.languages, days: family.windows ? days : null };
  }
  return null;
}
