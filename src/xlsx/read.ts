import { notice, type Notice } from '../domain/notice';
import type { Area } from '../sheets/hand/a1';
import type { RawTable, RawWorkbook } from '../sheets/plan';
import { Grid } from './grid';
import { openPackage } from './open';
import { Strings } from './strings';
import { tablesOf } from './tableParts';
import { WorkbookPart } from './workbook';
import { sheetDataOf } from './worksheet';
import { headersOf } from './write';
import { child, root } from './xml';

/** Reads the tables and marks of a workbook; see `index.ts`. */
export function readTables(bytes: Uint8Array): { readonly raw: RawWorkbook } | { readonly problem: Notice } {
  const opened = openPackage(bytes);
  if ('problem' in opened) return opened;
  const { file } = opened;
  const book = new WorkbookPart(file);
  if (book.macintoshDates) return { problem: notice('xlsx-date-1904') };
  const part = file.relationships(book.part).find(({ type, target }) => type === 'sharedStrings' && file.has(target))?.target ?? null;
  const strings = new Strings(file, part);
  const sheets = book.sheets();
  const marks = marksOf(book);
  const raw: RawTable[] = [];
  const described = sheets.map(({ name, part: sheetPart, worksheet }) => {
    if (!worksheet || !file.has(sheetPart)) return { name, mark: null, protected: false, empty: false };
    const xml = file.text(sheetPart);
    const grid = new Grid(sheetDataOf(xml), strings);
    for (const table of tablesOf(file, sheets.filter((sheet) => sheet.part === sheetPart))) {
      const { area, totals } = table;
      const formulas: { row: number; column: number }[] = [];
      const rows = Array.from({ length: Math.max(0, area.bottom - totals - area.top) }, (_, row) =>
        Array.from({ length: area.right - area.left + 1 }, (__, column) => {
          const cell = grid.read(area.top + 1 + row, area.left + column);
          if (cell?.formula !== null && cell !== null) formulas.push({ row, column });
          return cell?.value ?? null;
        }),
      );
      // The one empty row a table without rows has to have.
      const only = rows.length === 1 && (rows[0] ?? []).every((value, column) => value === null || value === '' || formulas.some((at) => at.column === column));
      raw.push({ name: table.name, sheet: name, row: area.top, column: area.left, headers: headersOf(table, grid), rows: only ? [] : rows, formulas: only ? [] : formulas, filtered: table.filtered, below: totals > 0 ? 0 : rowsBelow(grid, area) });
    }
    const protection = child(xml, root(xml), 'sheetProtection');
    return { name, mark: marks.get(name.toLowerCase()) ?? null, protected: /^(?:1|true)$/.test(protection?.attributes['sheet'] ?? ''), empty: grid.cells().next().done === true };
  });
  return { raw: { sheets: described, tables: raw } };
}

function rowsBelow(grid: Grid, { bottom, left, right }: Area): number {
  const filled = (row: number): boolean => Array.from({ length: right - left + 1 }, (_, i) => grid.read(row, left + i)?.value ?? '').some((value) => value !== '');
  let row = bottom + 1;
  while (filled(row)) row += 1;
  return row - bottom - 1;
}

/**
 * Names that stand on one cell of a sheet, by the sheet. Which of them are marks of ours only the plan knows; people
 * name cells too, so of several on one sheet ours comes first.
 */
export function marksOf(book: WorkbookPart): Map<string, string> {
  const marks = new Map<string, string>();
  for (const { name, text, sheet } of book.names()) {
    if (sheet !== null || !/!\$?[A-Z]+\$?\d+$/.test(text)) continue;
    const place = book.sheetOfName(name)?.name.toLowerCase();
    if (place === undefined) continue;
    if (!marks.has(place) || (name.startsWith('AMZ_') && marks.get(place)?.startsWith('AMZ_') === false)) marks.set(place, name);
  }
  return marks;
}
