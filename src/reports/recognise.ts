import { families } from './dictionaries/index';
import type { Family, KindEntry } from './dictionary';
import { foldHeader, matchHeader, type FoldedHeader, type HeaderMatch } from './headers';
import type { ReportKind, ReportLanguage } from './types';

/** What a row is, read as a header. */
export interface Recognition {
  readonly family: Family;
  readonly kind: KindEntry;
  readonly headers: readonly FoldedHeader[];
  /** By column; null where the header is not known. */
  readonly matches: readonly (HeaderMatch | null)[];
  /** Distinct fields known. */
  readonly hits: number;
}

/**
 * The kind of report whose required fields a row names, with the most fields known; null where it names none. Strings of
 * low trust do not count: they may only be proposed.
 */
export function recognise(cells: readonly string[], only?: ReportKind): Recognition | null {
  const headers = cells.map(foldHeader);
  let best: Recognition | null = null;
  for (const family of families) {
    const matches = headers.map((header) => trusted(matchHeader(family, header)));
    const fields = new Set(matches.flatMap((match) => (match ? [match.entry.field] : [])));
    if (fields.size === 0) continue;
    const kind = family.kinds.find((candidate) => (only === undefined ? fits(candidate, fields) : candidate.kind === only));
    if (kind && fields.size > (best?.hits ?? 0)) best = { family, kind, headers, matches, hits: fields.size };
  }
  return best;
}

const trusted = (match: HeaderMatch | null): HeaderMatch | null => (match && match.grade !== 'T' ? match : null);

const fits = (kind: KindEntry, fields: ReadonlySet<string>): boolean =>
  kind.requires.every((wanted) => (typeof wanted === 'string' ? fields.has(wanted) : wanted.some((field) => fields.has(field))))
  && !(kind.refuses ?? []).some((field) => fields.has(field));

/** How many cells of a row are known headers in any family: what tells a header row from data, and one encoding from another. */
export function countKnown(cells: readonly string[]): number {
  let known = 0;
  for (const cell of cells) {
    if (cell.length > 120 || cell === '') continue;
    const header = foldHeader(cell);
    if (families.some((family) => trusted(matchHeader(family, header)))) known += 1;
  }
  return known;
}

/** The language that most of the headers only it has point to; English where nothing points elsewhere. */
export function languageOf(matches: readonly (HeaderMatch | null)[]): ReportLanguage | null {
  const votes = new Map<ReportLanguage, number>();
  let known = 0;
  for (const match of matches) {
    if (!match) continue;
    known += 1;
    if (match.languages.length === 1 || !match.languages.includes('en')) for (const language of match.languages) votes.set(language, (votes.get(language) ?? 0) + 1 / match.languages.length);
  }
  if (known === 0) return null;
  // Machine headers stay English in every marketplace, so a couple of words of another language outweigh them.
  const others = [...votes].filter(([language]) => language !== 'en').sort((left, right) => right[1] - left[1])[0];
  return others && (others[1] >= 2 || others[1] >= (votes.get('en') ?? 0)) ? others[0] : 'en';
}
