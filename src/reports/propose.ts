import { notice, type Notice } from '../domain/notice';
import { families } from './dictionaries/index';
import type { Family, FieldEntry } from './dictionary';
import { readDate } from './dates';
import { foldHeader, headerKey, matchHeader } from './headers';
import { readAmount } from './numbers';
import type { ReportKind, ReportSchema } from './types';

/** A field that a column may be, and why. For a person to confirm: nothing is read by a proposal. */
export interface Proposal {
  readonly field: string;
  readonly reason: Notice;
  /** 0 to 1; only for the order of proposals. */
  readonly weight: number;
}

const most = 4;

/**
 * What each column of a file that was not (or only partly) recognised may be, best first, if the file is of `kind`:
 * by strings of low trust, by likeness to known headers in any language, by what the cells look like. By column index.
 */
export function proposeFields(schema: ReportSchema, kind: ReportKind): ReadonlyMap<number, readonly Proposal[]> {
  const own = families.filter((family) => family.kinds.some((entry) => entry.kind === kind));
  const taken = new Set(schema.columns.flatMap(({ field }) => (field === null ? [] : [field])));
  const proposals = new Map<number, readonly Proposal[]>();
  for (const column of schema.columns) {
    if (column.field !== null || column.style === 'private' || column.header.trim() === '') continue;
    const found = own.flatMap((family) => [...byHeader(family, column.header), ...byCells(family, column.samples)]).filter(({ field }) => !taken.has(field));
    const best = new Map<string, Proposal>();
    for (const proposal of found) if (proposal.weight > (best.get(proposal.field)?.weight ?? 0)) best.set(proposal.field, proposal);
    proposals.set(column.index, [...best.values()].sort((left, right) => right.weight - left.weight).slice(0, most));
  }
  return proposals;
}

function byHeader(family: Family, header: string): Proposal[] {
  const exact = matchHeader(family, foldHeader(header));
  if (exact) return [{ field: exact.entry.field, reason: notice('reports.propose.low-trust', { header: header.trim() }), weight: exact.grade === 'T' ? 0.8 : 1 }];
  const wanted = pairs(headerKey(header).key);
  return family.fields.flatMap((entry): Proposal[] => {
    let best = { text: '', likeness: 0 };
    for (const text of spellings(entry)) {
      const likeness = overlap(wanted, pairs(headerKey(text).key));
      if (likeness > best.likeness) best = { text, likeness };
    }
    return best.likeness >= 0.45 ? [{ field: entry.field, reason: notice('reports.propose.like', { header: best.text.trim() }), weight: best.likeness * 0.8 }] : [];
  });
}

const spellings = (entry: FieldEntry): string[] => Object.values(entry.strings).flatMap((grades) => Object.values(grades).flat());

/** Neighbouring letters of a key, counted: what two spellings of one name share most of. */
function pairs(key: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let at = 0; at < key.length - 1; at += 1) {
    const pair = key.slice(at, at + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

function overlap(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): number {
  let shared = 0;
  let total = 0;
  for (const [pair, count] of left) {
    shared += Math.min(count, right.get(pair) ?? 0);
    total += count;
  }
  for (const count of right.values()) total += count;
  return total === 0 ? 0 : (2 * shared) / total;
}

const asin = /^B0[A-Z0-9]{8}$/;

function byCells(family: Family, samples: readonly string[]): Proposal[] {
  if (samples.length === 0) return [];
  const every = (fits: (sample: string) => boolean): boolean => samples.every(fits);
  const ofStyle = (styles: readonly string[], code: string, weight: number): Proposal[] => family.fields.filter(({ style, field }) => styles.includes(style) && !field.endsWith('B2B')).map(({ field }) => ({ field, reason: notice(code, { sample: samples[0] ?? '' }), weight }));
  if (every((sample) => asin.test(sample))) return ofStyle(['id'], 'reports.propose.asin', 0.4).filter(({ field }) => /asin/i.test(field));
  if (every((sample) => readDate(sample).kind === 'date' || readDate(sample).kind === 'ambiguous')) return ofStyle(['date', 'moment'], 'reports.propose.date', 0.35);
  const amounts = samples.map((sample) => readAmount(sample));
  if (amounts.every((amount) => amount.kind === 'value' && amount.percent)) return ofStyle(['percent'], 'reports.propose.percent', 0.2);
  if (amounts.every((amount) => amount.kind === 'value' && amount.symbol !== null)) return ofStyle(['money'], 'reports.propose.money', 0.2);
  return [];
}
