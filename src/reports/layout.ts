import type { Dialect } from './delimited';
import { CellCursor, dialectsFor, TextCursor, topRows, type Grid, type RowCursor, type TopRow } from './grid';
import { recognise, type Recognition } from './recognise';
import type { ReportKind } from './types';

/** Where the header stands, how the rows below it are split, and what stood above it. */
export interface Layout {
  readonly dialect: Dialect | null;
  readonly header: TopRow | null;
  /** Rows above the header: report metadata, account preambles. */
  readonly preamble: readonly TopRow[];
  readonly recognition: Recognition | null;
}

/**
 * Finds the header: the row among the first lines, under any delimiter, that names the required fields of a kind and the
 * most fields of it. Where no kind is recognised, the first row that looks like names over a table.
 */
export function findLayout(grid: Grid, only?: ReportKind): Layout {
  const dialects: (Dialect | null)[] = grid.source === 'text' ? dialectsFor(grid.text) : [null];
  let best: Layout | null = null;
  let fallback: Layout | null = null;
  for (const dialect of dialects) {
    const rows = topRows(grid, dialect);
    for (const [index, row] of rows.entries()) {
      const most: number = best?.recognition?.hits ?? 0;
      // A row of no more cells than were known already cannot name more.
      const recognition: Recognition | null = row.cells.length > Math.max(1, most) ? recognise(row.cells, only) : null;
      if (recognition && recognition.hits > most) best = { dialect, header: row, preamble: rows.slice(0, index), recognition };
    }
    const guess = guessHeader(rows);
    if (guess && named(guess) > (fallback?.header ? named(fallback.header) : 1)) fallback = { dialect, header: guess, preamble: rows.slice(0, rows.indexOf(guess)), recognition: null };
  }
  return best ?? fallback ?? { dialect: dialects[0] ?? null, header: null, preamble: [], recognition: null };
}

const named = (row: TopRow): number => row.cells.filter((cell) => cell.trim() !== '').length;

/** The first row of several distinct names that is as wide as the row after it. */
function guessHeader(rows: readonly TopRow[]): TopRow | null {
  for (const [index, row] of rows.entries()) {
    const names = row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    const next = rows[index + 1];
    if (names.length > 1 && new Set(names).size === names.length && names.every((name) => name.length <= 120 && !/^[-+$€£¥]?[\d.,]+%?$/.test(name)) && (!next || next.cells.length === row.cells.length)) return row;
  }
  return null;
}

/** Walks the rows below the header of `layout`. */
export function rowsBelow(grid: Grid, layout: Layout): RowCursor | null {
  const { header, dialect } = layout;
  if (!header) return null;
  const sectioned = layout.recognition?.kind.sectioned ?? false;
  if (grid.source === 'cells') return new CellCursor(grid.cells, header.bodyFrom, sectioned);
  return dialect ? new TextCursor(grid.text, dialect, header.bodyFrom, header.bodyLine, header.cells, sectioned) : null;
}
