import { notice, type Notice } from '../../domain/notice';
import { findLayout, rowsBelow } from '../layout';
import { limits } from '../limits';
import { open } from '../open';
import { conclude, isRead, RowReading, type Ledger } from '../rows';
import type { FieldValue, RejectedRow, ReportRow, Unreadable } from '../types';
import { megabytes } from '../unfold';
import type { Question } from './plan';
import type { ByteSource } from './source';
import { SumTable } from './table';

/** Sums of some fields by the values of another, in columns. */
export interface SumsByKey {
  /** Distinct keys in the order in which they first came; rows without one are under the empty key. */
  readonly keys: readonly string[];
  /** Rows by key. */
  readonly rows: Float64Array;
  /** By field, the sums in the order of `keys`, exact to the cent; NaN where no row of a key had a number. */
  readonly sums: Readonly<Record<string, Float64Array>>;
  /** Fields asked for that the table lacks, or of which a sum means nothing. */
  readonly absent: readonly string[];
  readonly rowCount: number;
  /** Rows rejected for the cells that were asked for, or for their shape: as many as are kept with their text, and all counted. */
  readonly rejected: readonly RejectedRow[];
  readonly rejectedCount: number;
  readonly totalsRows: readonly { readonly line: number; readonly text: string }[];
  readonly warnings: readonly Notice[];
  /** How it was read: straight from bytes, or by the forgiving reader. */
  readonly path: 'bytes' | 'forgiving';
}

/** Adds the rows that the forgiving reader gives out. */
export const adder = (table: SumTable, { key, fields }: Question) => ({ values }: ReportRow): void => table.addRow(String(values[key] ?? ''), fields.map((field) => numberOf(values[field])));

const numberOf = (value: FieldValue | undefined): number | null => (typeof value === 'number' ? value : null);

/** The answer from what a table and a ledger hold. */
export function answer({ schema, fields, absent }: Question, read: SumTable, ledger: Ledger, path: SumsByKey['path']): SumsByKey {
  const { shifted, warnings } = conclude(schema, ledger, read.rowCount);
  const table = shifted ? new SumTable(fields.length) : read;
  return {
    keys: table.keys(), rows: table.counts(), sums: Object.fromEntries(fields.map((field, index) => [field, table.sums(index)])), absent, rowCount: table.rowCount,
    rejected: ledger.rejected, rejectedCount: ledger.rejected.length + ledger.dropped, totalsRows: ledger.totalsRows, warnings, path,
  };
}

/** The same through the forgiving reader: other encodings, workbooks, archives, sections. The whole file is taken into memory. */
export async function sumForgivingly(source: ByteSource, question: Question): Promise<SumsByKey | Unreadable> {
  const { schema, fields } = question;
  if (source.size > limits.fileBytes) return { file: schema.file, problem: notice('reports.too-large', { file: schema.file, size: megabytes(source.size), limit: megabytes(limits.fileBytes) }) };
  // A member of an archive is named behind it: `july.zip/report.csv`.
  const opened = await open({ name: schema.file.split('/')[0] ?? '', bytes: await source.read(0, source.size) });
  const table = new SumTable(fields.length);
  const reading = new RowReading(schema, opened[0] && 'source' in opened[0] ? opened[0].source : 'text');
  for (const grid of isRead(schema) ? opened : []) {
    if ('problem' in grid) {
      if (opened.length === 1) return grid;
      continue;
    }
    const layout = findLayout(grid, schema.kind === 'unknown' ? undefined : schema.kind);
    if (grid.file !== schema.file || grid.sheet !== schema.sheet || layout.header?.line !== schema.headerLine) continue;
    const cursor = rowsBelow(grid, layout);
    if (cursor) reading.take(cursor, adder(table, question));
    break;
  }
  return answer(question, table, reading.ledger, 'forgiving');
}
