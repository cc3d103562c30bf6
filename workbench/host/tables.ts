import { type Area, area, areaName, intersection } from './area';
import { checkWritable, fixHeaders } from './cells';
import type { Origin, TableData } from './data';
import { HostError, invalid } from './errors';
import type { Sheet, Workbook } from './model';

export function addTable(book: Workbook, sheet: Sheet, at: Area, hasHeaders: boolean, origin: Origin): TableData {
  if (!hasHeaders) throw invalid('tables without headers are not played here');
  checkWritable(sheet, at);
  checkFree(sheet, at, null);
  const table: TableData = {
    id: book.id(), name: freeTableName(book), area: at.rows === 1 ? { ...at, rows: 2 } : at,
    style: 'TableStyleMedium2', showFilterButton: true, showBandedRows: true, filtered: false,
  };
  sheet.tables.push(table);
  fixHeaders(sheet, area(at.row, at.column, 1, at.columns));
  book.changed({ kind: 'sheet', sheet: sheet.id, part: 'tables', origin });
  return table;
}

/** Tables keep off each other, off merged cells and off a filter of the sheet. */
function checkFree(sheet: Sheet, at: Area, own: TableData | null): void {
  if (sheet.tables.some((other) => other !== own && intersection(other.area, at))) throw new HostError('InvalidOperation', `A table cannot overlap another table (${areaName(at)}).`);
  if (sheet.merges.some((merged) => intersection(merged, at))) throw new HostError('InvalidOperation', 'A table cannot hold merged cells.');
}

/** `table.resize`: the header keeps its row, the new area overlaps the old. What it takes in stays as it is. */
export function resizeTable(book: Workbook, sheet: Sheet, table: TableData, to: Area, origin: Origin): void {
  if (to.row !== table.area.row) throw invalid('the header of a table stays in its row');
  if (to.rows < 2) throw invalid('a table has a header and at least one row');
  if (!intersection(to, table.area)) throw invalid('the new range overlaps the old one');
  checkWritable(sheet, to);
  checkFree(sheet, to, table);
  table.area = to;
  fixHeaders(sheet, area(to.row, to.column, 1, to.columns));
  book.changed({ kind: 'sheet', sheet: sheet.id, part: 'tables', origin });
}

export function removeTable(book: Workbook, sheet: Sheet, table: TableData, origin: Origin): void {
  sheet.tables = sheet.tables.filter((other) => other !== table);
  book.changed({ kind: 'sheet', sheet: sheet.id, part: 'tables', origin });
}

function freeTableName(book: Workbook): string {
  for (let n = 1; ; n++) if (!book.findTable(`Table${n}`) && !book.findName(`Table${n}`)) return `Table${n}`;
}
