import { parentsOf } from './chainMarks';
import { canonical, nothing, type ChainedRow } from './chainRow';

/** Where a new row is chained on: the last hash nothing follows from. Looks at the hashes alone; null for an empty table. */
export function headOf(rows: readonly ChainedRow[]): string | null {
  return headsOf(rows).at(-1) ?? null;
}

/** Every hash that no row follows from and none joins, in the order of the rows. Looks at the hashes alone. */
export function headsOf(rows: readonly ChainedRow[]): string[] {
  const named = new Set(rows.flatMap(parentsOf));
  return [...new Set(rows.filter(({ hash }) => canonical(hash) !== nothing && !named.has(hash)).map(({ hash }) => hash))];
}
