import { canonical, genesis, rowHash, type ChainedRow } from '../domain/chain';
import type { CellValue } from './plan';
import type { StoredTable } from './stored';
import type { Field } from './tables';

/** A row to append: the hashed fields it has something for. */
export type Draft<Name extends Field> = Readonly<Partial<Record<Name, string>>>;

/** The rows of an append-only table as `verifyChain` takes them. */
export function chainOf(table: StoredTable, hashed: readonly Field[]): ChainedRow[] {
  return table.rows
    .filter(({ cells }) => Object.values(cells).some((value) => value !== null && value !== ''))
    .map(({ cells }) => ({ cells: hashed.map((field) => cells[field] ?? null), previous: String(cells.previousHash ?? ''), hash: String(cells.hash ?? '') }));
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

/** The hash of the last chained row of a table; null where it has none. */
export function lastHash(table: StoredTable): string | null {
  for (const { cells } of [...table.rows].reverse()) if (cells.hash) return String(cells.hash);
  return null;
}
