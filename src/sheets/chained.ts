import { canonical, genesis, rowHash, type ChainedRow } from '../domain/chain';
import type { CellValue } from './plan';
import type { StoredTable } from './stored';
import type { Field } from './tables';

/** A row to append: the hashed fields it has something for. */
export type Draft<Name extends Field> = Readonly<Partial<Record<Name, string>>>;

/** A row of a table with where it stands among the table's rows, blank ones counted. */
export interface PlacedRow extends ChainedRow {
  readonly at: number;
}

/** The rows of an append-only table as `verifyChain` takes them; rows in which nobody has put anything are passed over. */
export function chainOf(table: StoredTable, hashed: readonly Field[]): PlacedRow[] {
  // Columns that are looked up say something in a blank row too.
  const own: readonly Field[] = [...hashed, 'previousHash', 'hash'];
  return table.rows
    .filter(({ cells }) => own.some((field) => (cells[field] ?? '') !== ''))
    .map(({ cells, index }) => ({ at: index, cells: hashed.map((field) => cells[field] ?? null), previous: String(cells.previousHash ?? ''), hash: String(cells.hash ?? '') }));
}

/** Drafts as rows of the table, each hashed over its canonical cells and the row before; `last` is the table's last hash. */
export function appendChained<Name extends Field>(drafts: readonly Draft<Name>[], hashed: readonly Name[], last: string | null): Record<string, CellValue>[] {
  let previous = last ?? genesis;
  return drafts.map((draft) => {
    const cells = hashed.map((field) => canonical(draft[field] ?? null));
    const hash = rowHash(cells, previous);
    const row: Record<string, CellValue> = { ...Object.fromEntries(hashed.map((field, index) => [field, cells[index] ?? null])), previousHash: previous, hash };
    previous = hash;
    return row;
  });
}
