import { notice } from '../domain/notice';
import { RecordReader } from './delimited';
import { dialectsFor, type Cell } from './grid';
import { isUnreadable } from './index';
import { open } from './open';
import type { SourceFile, Unreadable } from './types';

/**
 * A list of a person's own (for the product table, say) as plain cells: the first sheet of a workbook, or a text file
 * split by whichever separator gives its first line the most cells. No header is looked for and no number read.
 */
export async function readList(file: SourceFile): Promise<readonly (readonly Cell[])[] | Unreadable> {
  const [grid] = await open(file);
  if (!grid) return { file: file.name, problem: notice('reports.empty-file', { file: file.name }) };
  if (isUnreadable(grid)) return grid;
  if (grid.source === 'cells') return grid.cells;
  const widths = dialectsFor(grid.text).map((dialect) => ({ dialect, width: new RecordReader(grid.text, dialect).next()?.length ?? 0 }));
  const widest = widths.reduce((best, one) => (one.width > best.width ? one : best));
  const reader = new RecordReader(grid.text, widest.dialect);
  const rows: (readonly string[])[] = [];
  for (let row = reader.next(); row !== null; row = reader.next()) rows.push(row);
  return rows;
}

/** Every sheet of a workbook as plain cells, or why it could not be read. */
export async function readSheets(file: SourceFile): Promise<readonly { readonly rows: readonly (readonly Cell[])[] }[] | Unreadable> {
  const grids = await open(file);
  const sheets = grids.flatMap((grid) => (isUnreadable(grid) || grid.source !== 'cells' ? [] : [{ rows: grid.cells }]));
  const first = grids.find(isUnreadable);
  return sheets.length === 0 && first ? first : sheets;
}
