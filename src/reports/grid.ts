import { RecordReader, type Delimiter, type Dialect } from './delimited';
import { limits } from './limits';
import type { Encoding } from './types';

/** A cell of a workbook; a date cell arrives as ISO text. Cells of text files are always strings. */
export type Cell = string | number | boolean | null;

/** One table's worth of input before anything is known of it: text still to be split, or a sheet's cells. */
export type Grid =
  | { readonly source: 'text'; readonly file: string; readonly sheet: null; readonly encoding: Encoding; readonly text: string; readonly nuls: number; readonly broken: number }
  | { readonly source: 'cells'; readonly file: string; readonly sheet: string | null; readonly encoding: Encoding | null; readonly cells: readonly (readonly Cell[])[] };

/** A row near the top, a candidate for the header. */
export interface TopRow {
  readonly cells: readonly string[];
  readonly line: number;
  /** Where the body begins if this is the header: an offset in the text, or a row index. */
  readonly bodyFrom: number;
  readonly bodyLine: number;
}

export const cellText = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : typeof cell === 'string' ? cell : typeof cell === 'number' ? numberText(cell) : cell ? 'TRUE' : 'FALSE');

/** A number as a person would write it: an id of 17 digits keeps them, nothing turns into `2.5e+17`. */
const numberText = (value: number): string => (Number.isInteger(value) && Math.abs(value) >= 1e21 ? value.toFixed(0) : String(value));

export const delimiters: readonly Delimiter[] = [',', '\t', ';'];

/** How each delimiter would be read. Commas and semicolons quote; whether tabs do, the cells show. */
export function dialectsFor(text: string): Dialect[] {
  return delimiters.map((delimiter) => ({ delimiter, quoted: delimiter !== '\t' || tabsQuote(text) }));
}

/**
 * Amazon's tab-separated files do not quote, and their titles hold bare inch marks. A spreadsheet that saves as text does:
 * then some cell is wrapped in quotes with its own doubled, and none holds a bare one.
 */
function tabsQuote(text: string): boolean {
  let wrapped = false;
  for (const line of text.slice(0, 65_536).split(/\r\n|\r|\n/)) {
    if (!line.includes('"')) continue;
    for (const cell of line.split('\t')) {
      if (!cell.includes('"')) continue;
      if (/^"(?:[^"]|"")*"$/.test(cell)) wrapped = true;
      else if (!cell.startsWith('"')) return false;
    }
  }
  return wrapped;
}

/** The rows among which the header is looked for. */
export function topRows(grid: Grid, dialect: Dialect | null): TopRow[] {
  const rows: TopRow[] = [];
  if (grid.source === 'cells') {
    for (let index = 0; index < Math.min(grid.cells.length, limits.headerLines); index += 1) {
      const cells = (grid.cells[index] ?? []).map(cellText);
      while (cells.length > 0 && cells.at(-1)?.trim() === '') cells.pop();
      rows.push({ cells, line: index + 1, bodyFrom: index + 1, bodyLine: index + 2 });
    }
    return rows;
  }
  if (!dialect) return rows;
  const reader = new RecordReader(grid.text, dialect);
  while (rows.length < limits.headerLines) {
    const cells = reader.next();
    if (!cells) break;
    if (reader.unclosed) reader.skipFirstLine();
    const { position } = reader;
    rows.push({ cells, line: reader.line, bodyFrom: position.offset, bodyLine: position.line });
  }
  return rows;
}

/** Why a row of text was not taken as it stands. */
export type Damage = 'row-too-wide' | 'row-too-narrow' | 'unclosed-quote';

/** Walks the rows below a header. Blank rows are passed over. */
export interface RowCursor {
  /** The next row's cells, or null at the end. */
  next(): readonly Cell[] | null;
  /** 1-based line of the row last given. */
  readonly line: number;
  /** What is wrong with its shape, or null. */
  readonly damage: Damage | null;
  /** The row as it stands in the file, shortened. */
  text(): string;
}

export const shorten = (text: string): string => (text.length > limits.shownCharacters ? `${text.slice(0, limits.shownCharacters)}…` : text);

/** Rows of a text body. `width` is that of the header, `named` the number of columns up to the last with a name. */
export class TextCursor implements RowCursor {
  damage: Damage | null = null;
  private readonly reader: RecordReader;
  private readonly source: string;
  private readonly width: number;
  private readonly named: number;
  private readonly sectioned: boolean;

  constructor(text: string, dialect: Dialect, from: number, line: number, header: readonly string[], sectioned: boolean, unclosed = 0) {
    this.reader = new RecordReader(text, dialect, from, line, unclosed);
    this.source = text;
    this.width = header.length;
    this.sectioned = sectioned;
    this.named = header.reduce((last, name, index) => (name.trim() === '' ? last : index + 1), 0);
  }

  get line(): number {
    return this.reader.line;
  }

  /** Whether the row last given holds a quoted cell that never closes. */
  get unclosed(): boolean {
    return this.reader.unclosed;
  }

  /** The line on which the next row begins. */
  get nextLine(): number {
    return this.reader.position.line;
  }

  /** Where the next row begins in the text. */
  get offset(): number {
    return this.reader.position.offset;
  }

  /** Offset up to which the text decided what the row last given is. */
  get reach(): number {
    return this.reader.reach;
  }

  next(): readonly string[] | null {
    for (;;) {
      const cells = this.reader.next();
      if (!cells) return null;
      if (cells.length === 1 && cells[0]?.trim() === '' && this.named > 1) {
        if (this.sectioned) return null;
        continue;
      }
      this.damage = this.reader.unclosed ? 'unclosed-quote' : this.misfit(cells);
      // A row that swallowed its neighbours through a stray quote is given up alone; they are read again from their own lines.
      if (this.damage && (this.reader.multiLine || this.reader.unclosed)) {
        this.damage = 'unclosed-quote';
        this.reader.skipFirstLine();
      }
      return cells;
    }
  }

  private misfit(cells: readonly string[]): Damage | null {
    if (cells.length === this.width) return null;
    if (cells.length > this.width) {
      for (let index = this.width; index < cells.length; index += 1) if (cells[index]?.trim() !== '') return 'row-too-wide';
      return null;
    }
    return cells.length < this.named ? 'row-too-narrow' : null;
  }

  text(): string {
    return shorten(this.source.slice(this.reader.start, this.reader.end));
  }
}

/** Rows of a sheet: an empty cell at the end is an empty cell, not a lost one. */
export class CellCursor implements RowCursor {
  readonly damage = null;
  line: number;
  private readonly cells: readonly (readonly Cell[])[];
  private readonly sectioned: boolean;
  private at: number;
  private row: readonly Cell[] = [];

  constructor(cells: readonly (readonly Cell[])[], from: number, sectioned: boolean) {
    this.sectioned = sectioned;
    this.cells = cells;
    this.at = from;
    this.line = from;
  }

  next(): readonly Cell[] | null {
    while (this.at < this.cells.length) {
      this.row = this.cells[this.at] ?? [];
      this.at += 1;
      this.line = this.at;
      if (this.row.some((cell) => cell !== null && cell !== '' && (typeof cell !== 'string' || cell.trim() !== ''))) return this.row;
      if (this.sectioned) return null;
    }
    return null;
  }

  text(): string {
    return shorten(this.row.map(cellText).join('\t'));
  }
}
