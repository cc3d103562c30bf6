import { type Area, area, areaName, contains, intersection, maxColumns, maxRows, without } from './area';
import type { Cell, CellValue, Format, Hyperlink, Origin } from './data';
import { readEntry, maxFormula, maxText } from './entry';
import { HostError, denied, invalid } from './errors';
import type { Sheet, Workbook } from './model';
import { deleteUp, deleteUpIn, sheetsIn } from './references';

const empty: Cell = { value: null };

export function cellAt(sheet: Sheet, row: number, column: number): Cell {
  return sheet.cells.get(row)?.get(column) ?? empty;
}

/** Format of a cell with the column's and the sheet's behind it. */
export function formatAt(sheet: Sheet, row: number, column: number): Format {
  return { ...sheet.format, ...sheet.columns[column]?.format, ...cellAt(sheet, row, column).format };
}

export function numberFormatAt(sheet: Sheet, row: number, column: number): string {
  return cellAt(sheet, row, column).format?.numberFormat ?? sheet.columns[column]?.format?.numberFormat ?? sheet.format.numberFormat ?? 'General';
}

/** Puts `cell` there; one that holds nothing at all is taken out. */
export function putCell(sheet: Sheet, row: number, column: number, cell: Cell): void {
  const line = sheet.cells.get(row);
  const blank = cell.value === null && cell.formula === undefined && cell.format === undefined && cell.link === undefined && cell.spilledFrom === undefined;
  if (!blank) {
    if (line) line.set(column, cell);
    else sheet.cells.set(row, new Map([[column, cell]]));
  } else if (line) {
    line.delete(column);
    if (line.size === 0) sheet.cells.delete(row);
  }
}

/** Every cell that holds anything inside `at`, whatever way round is shorter. */
export function* cellsIn(sheet: Sheet, at: Area): Generator<readonly [row: number, column: number, cell: Cell]> {
  const rows = at.rows < sheet.cells.size ? Array.from({ length: at.rows }, (_, index) => at.row + index) : [...sheet.cells.keys()].filter((row) => row >= at.row && row < at.row + at.rows);
  for (const row of rows) {
    const line = sheet.cells.get(row);
    if (!line) continue;
    for (const [column, cell] of [...line]) if (column >= at.column && column < at.column + at.columns) yield [row, column, cell];
  }
}

/** The smallest rectangle around everything in `within`; `valuesOnly` leaves formats aside. Null where there is nothing. */
export function usedArea(sheet: Sheet, within: Area, valuesOnly: boolean): Area | null {
  let top = maxRows, left = maxColumns, bottom = -1, right = -1;
  for (const [row, column, cell] of cellsIn(sheet, within)) {
    if (valuesOnly && cell.value === null && cell.formula === undefined) continue;
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row);
    right = Math.max(right, column);
  }
  return bottom < 0 ? null : area(top, left, bottom - top + 1, right - left + 1);
}

/** Refuses what a protected sheet refuses, and what a filter would lead astray. */
export function checkWritable(sheet: Sheet, at: Area): void {
  if (sheet.protection) {
    const open = [...cellsIn(sheet, at)].filter(([row, column]) => formatAt(sheet, row, column).locked === false).length;
    const cells = at.rows * at.columns;
    const columnsOpen = Array.from({ length: Math.min(at.columns, 256) }, (_, index) => sheet.columns[at.column + index]?.format?.locked === false).every(Boolean);
    if (open < cells && !(columnsOpen && open === [...cellsIn(sheet, at)].length)) throw denied(`${sheet.name} is protected.`);
  }
  for (const table of sheet.tables) {
    if (table.filtered && intersection(table.area, at)) throw new HostError('InvalidOperation', `The table ${table.name} is filtered: a write into hidden rows goes astray.`);
  }
}

/**
 * Writes what `values` or `formulas` of a range write: one entry for every cell, row by row; null leaves a cell alone.
 * @param input a rectangle of the range's size, or one value for all of its cells
 */
export function writeEntries(book: Workbook, sheet: Sheet, at: Area, input: unknown, origin: Origin): void {
  const lines = rectangle(input, at);
  checkWritable(sheet, at);
  lines.forEach((line, r) => line.forEach((item, c) => {
    if (item === null) return;
    if (typeof item !== 'string' && typeof item !== 'number' && typeof item !== 'boolean') throw invalid(`${typeof item} in ${areaName(at)}`);
    enter(book, sheet, at.row + r, at.column + c, item);
  }));
  fixHeaders(sheet, at);
  book.changed({ kind: 'cells', sheet: sheet.id, area: at, origin });
}

function enter(book: Workbook, sheet: Sheet, row: number, column: number, input: string | number | boolean): void {
  const old = cellAt(sheet, row, column);
  const merged = sheet.merges.find((other) => contains(other, area(row, column)));
  if (merged && (merged.row !== row || merged.column !== column)) return;
  const format = numberFormatAt(sheet, row, column);
  const entry = readEntry(input, format === '@');
  if (typeof entry.value === 'string' && entry.value.length > maxText) throw invalid(`text of ${entry.value.length} characters`);
  if (entry.formula !== undefined) checkFormula(book, entry.formula);
  clearSpill(sheet, row, column);
  const styled = entry.numberFormat !== undefined && format === 'General' ? { ...old.format, numberFormat: entry.numberFormat } : old.format;
  putCell(sheet, row, column, {
    value: entry.value,
    ...(entry.formula === undefined ? {} : { formula: entry.formula, uncalculated: true }),
    ...(entry.quotePrefix ? { quotePrefix: true } : {}),
    ...(styled ? { format: styled } : {}),
    ...(old.link ? { link: old.link } : {}),
  });
}

/** What Excel refuses on sight: too long, unbalanced, or pointing at a sheet that is not there. */
function checkFormula(book: Workbook, formula: string): void {
  if (formula.length > maxFormula) throw invalid(`formula of ${formula.length} characters`);
  const bare = formula.replace(/"(?:[^"]|"")*"/g, 'x').replace(/'(?:[^']|'')+'!/g, '');
  const depth = [...bare].reduce((d, letter) => (d < 0 ? d : letter === '(' ? d + 1 : letter === ')' ? d - 1 : d), 0);
  if (depth !== 0 || bare.includes('"') || /[+\-*/^&(,=]$/.test(bare.trim())) throw invalid(`formula ${formula}`);
  for (const name of sheetsIn(formula)) if (!book.findSheet(name)) throw invalid(`formula ${formula}: no worksheet ${name}`);
}

/** Takes away what spilled from a cell. */
export function clearSpill(sheet: Sheet, row: number, column: number): void {
  if (cellAt(sheet, row, column).formula === undefined) return;
  const fromHere = ({ spilledFrom }: Cell): boolean => spilledFrom?.row === row && spilledFrom.column === column;
  // A spill of more than one cell goes on at the right or below.
  if (!fromHere(cellAt(sheet, row, column + 1)) && !fromHere(cellAt(sheet, row + 1, column))) return;
  for (const [r, line] of sheet.cells) {
    if (r < row) continue;
    for (const [c, cell] of [...line]) if (fromHere(cell)) putCell(sheet, r, c, keep(cell));
  }
}

/** A cell without its contents. */
function keep(cell: Cell): Cell {
  return { value: null, ...(cell.format ? { format: cell.format } : {}), ...(cell.link ? { link: cell.link } : {}) };
}

/** Headers of tables are text and differ from each other: Excel sees to it after every write. */
export function fixHeaders(sheet: Sheet, at: Area): void {
  for (const table of sheet.tables) {
    const header = area(table.area.row, table.area.column, 1, table.area.columns);
    if (!intersection(header, at)) continue;
    const seen = new Set<string>();
    for (let c = header.column; c < header.column + header.columns; c++) {
      const cell = cellAt(sheet, header.row, c);
      const text = typeof cell.value === 'string' ? cell.value : cell.value === null || typeof cell.value === 'object' ? '' : String(cell.value);
      let name = text === '' ? `Column${c - header.column + 1}` : text;
      for (let n = 2; seen.has(name.toLowerCase()); n++) name = `${text === '' ? 'Column' : text}${n}`;
      seen.add(name.toLowerCase());
      if (name !== cell.value) putCell(sheet, header.row, c, { ...keep(cell), value: name });
    }
  }
}

/** `input` as rows of the size of `at`; one value stands for all cells. */
export function rectangle(input: unknown, at: Area): unknown[][] {
  if (!Array.isArray(input)) {
    if (at.rows * at.columns > 5_000_000) throw invalid(`${areaName(at)} is too large`);
    return Array.from({ length: at.rows }, () => Array.from({ length: at.columns }, () => input));
  }
  const lines: unknown[] = input;
  const good = lines.length === at.rows && lines.every((line) => Array.isArray(line) && line.length === at.columns);
  if (!good) throw invalid(`the array does not have the size of ${areaName(at)} (${at.rows} by ${at.columns})`);
  return lines as unknown[][];
}

/** Sets what `patch` names on every cell; whole columns and whole sheets keep it once. */
export function formatArea(book: Workbook, sheet: Sheet, at: Area, patch: Format, origin: Origin): void {
  if (sheet.protection && sheet.protection.options['allowFormatCells'] !== true) throw denied(`${sheet.name} is protected.`);
  if (at.rows === maxRows && at.columns === maxColumns) sheet.format = { ...sheet.format, ...patch };
  if (at.rows === maxRows) {
    const all = at.columns === maxColumns ? Object.keys(sheet.columns).map(Number) : Array.from({ length: at.columns }, (_, index) => at.column + index);
    for (const column of all) sheet.columns[column] = { ...sheet.columns[column], format: merge(sheet.columns[column]?.format, patch) };
    for (const [row, column, cell] of cellsIn(sheet, at)) if (cell.format) putCell(sheet, row, column, { ...cell, format: merge(cell.format, patch) });
    book.changed({ kind: 'sheet', sheet: sheet.id, part: 'columns', origin });
  } else {
    // Whole rows are stored on the cells in use only: no plan formats rows.
    const width = at.columns === maxColumns ? (usedArea(sheet, { ...at, row: 0, rows: maxRows }, false)?.columns ?? 1) : at.columns;
    const shared = new Map<Format | undefined, Format>();
    for (let row = at.row; row < at.row + at.rows; row++) {
      for (let column = at.column; column < at.column + width; column++) {
        const cell = cellAt(sheet, row, column);
        const format = shared.get(cell.format) ?? merge(cell.format, patch);
        shared.set(cell.format, format);
        putCell(sheet, row, column, { ...cell, format });
      }
    }
  }
  book.changed({ kind: 'formats', sheet: sheet.id, area: at, origin });
}

function merge(old: Format | undefined, patch: Format): Format {
  return { ...old, ...patch, ...(patch.borders ? { borders: { ...old?.borders, ...patch.borders } } : {}) };
}

/** `range.clear(applyTo)`. Conditional formats and validations go with the formats and contents they belong to. */
export function clearArea(book: Workbook, sheet: Sheet, at: Area, what: string, origin: Origin): void {
  if (!['All', 'Contents', 'Formats', 'Hyperlinks', 'RemoveHyperlinks'].includes(what)) throw invalid(`clear ${what}`);
  checkWritable(sheet, at);
  const contents = what === 'All' || what === 'Contents';
  const formats = what === 'All' || what === 'Formats';
  for (const [row, column, cell] of cellsIn(sheet, at)) {
    if (contents) clearSpill(sheet, row, column);
    const link: Hyperlink | undefined = what === 'All' || what.endsWith('yperlinks') ? undefined : cell.link;
    putCell(sheet, row, column, { ...(contents ? empty : cell), ...(formats || !cell.format ? {} : { format: cell.format }), ...(link ? { link } : {}) });
  }
  if (formats) {
    if (at.rows === maxRows && at.columns === maxColumns) sheet.format = {};
    if (at.rows === maxRows) for (const column of Object.keys(sheet.columns).map(Number)) if (column >= at.column && column < at.column + at.columns) delete dropFormat(sheet, column).format;
    sheet.merges = sheet.merges.filter((merged) => !intersection(merged, at));
    sheet.conditionalFormats = sheet.conditionalFormats.flatMap((rule) => without(rule.area, at).map((part) => ({ ...rule, area: part })));
  }
  if (what === 'All') sheet.validations = sheet.validations.flatMap((rule) => without(rule.area, at).map((part) => ({ ...rule, area: part })));
  if (contents) fixHeaders(sheet, at);
  book.changed({ kind: 'cells', sheet: sheet.id, area: at, origin });
  book.changed({ kind: 'formats', sheet: sheet.id, area: at, origin });
}

function dropFormat(sheet: Sheet, column: number): { format?: Format } {
  const data: { format?: Format; width?: number; hidden?: boolean } = { ...sheet.columns[column] };
  sheet.columns[column] = data;
  return data;
}

/** `range.delete('Up')`: what is below moves up in these columns, references follow. */
export function deleteCellsUp(book: Workbook, sheet: Sheet, at: Area, origin: Origin): void {
  checkWritable(sheet, at);
  for (const table of sheet.tables) {
    const below = area(at.row, at.column, maxRows - at.row, at.columns);
    const hit = intersection(table.area, below);
    if (hit && (hit.columns !== table.area.columns)) throw new HostError('InsertDeleteConflict', `Cells of a part of the table ${table.name} would move.`);
    if (contains(at, area(table.area.row, table.area.column, 1, table.area.columns)) && !contains(at, table.area)) throw new HostError('InvalidOperation', `The header of ${table.name} cannot be deleted.`);
  }
  moveUp(sheet, at);
  for (const other of book.sheets) {
    for (const [row, line] of other.cells) {
      for (const [column, cell] of line) {
        const formula = cell.formula === undefined ? undefined : deleteUpIn(cell.formula, other.name, sheet.name, at);
        if (formula !== undefined && formula !== cell.formula) putCell(other, row, column, { ...cell, formula, uncalculated: true });
      }
    }
  }
  for (const name of book.names) name.formula = deleteUpIn(name.formula, sheet.name, sheet.name, at);
  book.changed({ kind: 'deleted', sheet: sheet.id, area: at, origin });
}

function moveUp(sheet: Sheet, at: Area): void {
  const below = area(at.row, at.column, maxRows - at.row, at.columns);
  const moving = [...cellsIn(sheet, below)];
  for (const [row, column] of moving) putCell(sheet, row, column, empty);
  for (const [row, column, cell] of moving) if (row >= at.row + at.rows) putCell(sheet, row - at.rows, column, cell);
  sheet.tables = sheet.tables.flatMap((table) => {
    const body = deleteUp(table.area, at);
    // A table whose rows are all gone keeps one empty row.
    return body === null ? [] : [{ ...table, area: body.rows === 1 ? { ...body, rows: 2 } : body }];
  });
  const shift = <Item extends { area: Area }>(items: Item[]): Item[] => items.flatMap((item) => {
    const moved = deleteUp(item.area, at);
    return moved === null ? [] : [{ ...item, area: moved }];
  });
  sheet.conditionalFormats = shift(sheet.conditionalFormats);
  sheet.validations = shift(sheet.validations);
  sheet.merges = sheet.merges.flatMap((merged) => deleteUp(merged, at) ?? []);
}

/** What `values` shows of a cell. */
export function shown(value: CellValue): string | number | boolean {
  return value === null ? '' : typeof value === 'object' ? value.error : value;
}

export function mergeArea(book: Workbook, sheet: Sheet, at: Area, origin: Origin): void {
  checkWritable(sheet, at);
  if (sheet.merges.some((other) => intersection(other, at) && !contains(at, other))) throw new HostError('InvalidOperation', 'Merged cells overlap.');
  if (sheet.tables.some((table) => intersection(table.area, at))) throw new HostError('InvalidOperation', 'Cells of a table cannot be merged.');
  for (const [row, column, cell] of cellsIn(sheet, at)) if (row !== at.row || column !== at.column) putCell(sheet, row, column, keep(cell));
  sheet.merges = [...sheet.merges.filter((other) => !intersection(other, at)), at];
  book.changed({ kind: 'sheet', sheet: sheet.id, part: 'merges', origin });
}
