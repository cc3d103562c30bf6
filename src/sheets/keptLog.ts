import { languages } from '../locale';
import { tableHeaders } from '../locale/tables';
import type { CellValue, RawTable, RawWorkbook, WorkbookPlan } from './plan';

const headersOf = (field: 'hash' | 'previousHash'): readonly string[] => languages.map((language) => tableHeaders[field][language]);

/**
 * Columns (0-based) by which rows of an append-only table are known again, so that only rows that came since need
 * reading; null for any other table.
 */
export function growingColumns({ headers }: { readonly headers: readonly string[] }): readonly number[] | null {
  const [hash, previous] = [headers.findIndex((header) => headersOf('hash').includes(header)), headers.findIndex((header) => headersOf('previousHash').includes(header))];
  return hash < 0 || previous < 0 ? null : [previous, hash];
}

/** What was read of a workbook, with the cells a plan has set in known rows since; rows it added are read at the end of their table. */
export function withFills(raw: RawWorkbook, plan: WorkbookPlan): RawWorkbook {
  return { ...raw, tables: raw.tables.map((table) => filled(table, plan)) };
}

function filled(table: RawTable, plan: WorkbookPlan): RawTable {
  const planned = plan.tables.find(({ name }) => name === table.name);
  if (!planned?.fill || planned.fill.length === 0) return table;
  const columnOf = new Map(planned.columns.map(({ field, header, aliases }) => [field, table.headers.findIndex((one) => one === header || aliases.includes(one))]));
  const rows: (readonly CellValue[])[] = [...table.rows];
  for (const { row, set } of planned.fill) {
    const cells = [...(rows[row] ?? [])];
    for (const [field, value] of Object.entries(set)) {
      const column = columnOf.get(field) ?? -1;
      if (column >= 0) cells[column] = value;
    }
    if (rows[row]) rows[row] = cells;
  }
  return { ...table, rows };
}
