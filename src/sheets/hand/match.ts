import type { TableColumn, TablePlan } from '../plan';

/** Headers as people may have retyped them: case, width and spaces do not count. */
export function normaliseHeader(header: string): string {
  return header.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Where each planned column stands among the headers, by field; a column that is not there is missing from the map. */
export function matchColumns(columns: readonly TableColumn[], headers: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  headers.forEach((header, index) => {
    const name = normaliseHeader(header);
    if (name !== '' && !places.has(name)) places.set(name, index);
  });
  const found = new Map<string, number>();
  const taken = new Set<number>();
  for (const { field, header, aliases } of columns) {
    for (const name of [header, ...aliases]) {
      const place = places.get(normaliseHeader(name));
      if (place === undefined || taken.has(place)) continue;
      found.set(field, place);
      taken.add(place);
      break;
    }
  }
  return found;
}

/** Part of a table's columns that must be there for a table of another name to be taken for it; `sheets/` decodes by the same measure. */
const enough = 0.8;

/**
 * The table a plan means: by its name, or, where a person renamed it, the one whose headers carry all key columns and
 * most of the others.
 */
export function findTable<T extends { readonly name: string; readonly headers: readonly string[] }>(plan: TablePlan, tables: readonly T[], namesInUse: ReadonlySet<string>): T | null {
  const named = tables.find(({ name }) => name.toLowerCase() === plan.name.toLowerCase());
  if (named !== undefined) return named;
  let best: T | null = null;
  let most = Math.max(2, Math.ceil(plan.columns.length * enough)) - 1;
  for (const table of tables) {
    if (namesInUse.has(table.name.toLowerCase())) continue;
    const found = matchColumns(plan.columns, table.headers);
    if (found.size <= most || !plan.key.every((field) => found.has(field))) continue;
    best = table;
    most = found.size;
  }
  return best;
}
