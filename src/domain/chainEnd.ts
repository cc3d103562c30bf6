import { canonical, genesis, headOf, isUnchained, nothing, rowHash, type ChainBreak, type ChainedRow, type ChainVerdict } from './chain';

/**
 * How long a chain was when we last wrote to it, kept apart from it: rows cut off its end leave no trace in the chain
 * itself. The log may be longer than that (somebody else appended at the same time), never shorter.
 */
export interface ChainEnd {
  /** Rows with hashes. */
  readonly rows: number;
  /** The first 16 digits of the last hash. */
  readonly hash: string;
}

const digits = 16;
const shape = /^(\d{1,7}) ([0-9a-f]{16})$/;

export const endOf = (rows: number, hash: string): ChainEnd => ({ rows, hash: hash.slice(0, digits) });
export const endText = ({ rows, hash }: ChainEnd): string => `${rows} ${hash}`;

/** Reads what `endText` wrote; null for anything else. */
export function readEnd(text: string): ChainEnd | null {
  const [, rows, hash] = shape.exec(text.trim()) ?? [];
  return rows === undefined || hash === undefined ? null : { rows: Number(rows), hash };
}

/** Whether the row the end names is there, hashes unread: what may go on being written to. */
export function endHolds(rows: readonly ChainedRow[], end: ChainEnd): boolean {
  return rows.some(({ hash }) => hash.startsWith(end.hash));
}

export type EndVerdict = { readonly kind: 'holds' } | { readonly kind: 'cut'; /** Rows that are gone, as far as the count tells; at least 1. */ readonly missing: number } | { readonly kind: 'wiped'; readonly breaks: readonly ChainBreak[] };

/**
 * What happened to the end of a chain. `wiped`: the last rows are there, but their hashes were taken away. Where the
 * chain's own breaks account for it (the last row was edited), the end holds.
 */
export function judgeEnd(rows: readonly ChainedRow[], verdict: ChainVerdict, end: ChainEnd): EndVerdict {
  if (endHolds(rows, end)) return { kind: 'holds' };
  const wiped = wipedEnd(rows, verdict, end);
  if (wiped.length > 0) return { kind: 'wiped', breaks: wiped };
  const missing = end.rows - rows.filter(({ hash }) => canonical(hash) !== nothing).length;
  return missing > 0 || verdict.breaks.length === 0 ? { kind: 'cut', missing: Math.max(1, missing) } : { kind: 'holds' };
}

function wipedEnd(rows: readonly ChainedRow[], { unchained }: ChainVerdict, end: ChainEnd): ChainBreak[] {
  let hash = headOf(rows) ?? genesis;
  const through: ChainBreak[] = [];
  for (const row of unchained) {
    const { cells, ...hashes } = rows[row] as ChainedRow;
    if (!isUnchained(hashes)) continue;
    hash = rowHash(cells, hash);
    through.push({ kind: 'edited', row });
    if (hash.startsWith(end.hash)) return through;
  }
  return [];
}
