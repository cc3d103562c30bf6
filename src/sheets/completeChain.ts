import { canonical, genesis, headOf, headsOf, joinMark, nothing } from '../domain/chain';
import { appendChained, type Draft, type PlacedRow } from './chained';
import type { CellValue } from './plan';
import type { Field } from './tables';

/** A row somebody typed, and what it will say. */
export interface Completed<Name extends Field> {
  /** Among the chain's rows. */
  readonly index: number;
  readonly draft: Draft<Name>;
}

/** The cells of completed rows, hashed: rows typed at the end follow the chain's end; rows typed further up the row above them. */
export function chainedFills<Name extends Field, One extends Completed<Name>>(rows: readonly PlacedRow[], done: readonly One[], hashed: readonly Name[]): (One & { readonly cells: Record<string, CellValue> })[] {
  const byIndex = new Map(done.map((one) => [one.index, one]));
  const lastChained = rows.reduce((last, { hash }, index) => (canonical(hash) === nothing ? last : index), -1);
  const filled: (One & { readonly cells: Record<string, CellValue> })[] = [];
  let previous = genesis;
  rows.forEach((row, index) => {
    if (canonical(row.hash) !== nothing) {
      previous = index === lastChained ? (headOf(rows) ?? row.hash) : row.hash;
      return;
    }
    const one = byIndex.get(index);
    if (!one) return;
    const [cells = {}] = appendChained([one.draft], hashed, previous);
    previous = String(cells['hash']);
    filled.push({ ...one, cells });
  });
  return filled;
}

/** The row that joins rows typed further up with the rest, drawn up by `draftOf` from the mark; none where all follow one from the other. */
export function joinOf<Name extends Field>(rows: readonly PlacedRow[], filled: readonly { readonly index: number; readonly cells: Record<string, CellValue> }[], hashed: readonly Name[], draftOf: (mark: string) => Draft<Name>): Record<string, CellValue>[] {
  const byIndex = new Map(filled.map((one) => [one.index, one.cells]));
  const after = rows.map((row, index) => {
    const cells = byIndex.get(index);
    return cells ? { ...row, cells: hashed.map((field) => cells[field] ?? null), previous: String(cells['previousHash']), hash: String(cells['hash']) } : row;
  });
  const heads = headsOf(after);
  const mark = heads.length > Math.max(1, headsOf(rows).length) ? joinMark(after) : null;
  return mark === null ? [] : appendChained([draftOf(mark)], hashed, heads.at(-1) ?? null);
}
