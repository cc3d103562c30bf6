import { civilDate, fromSerial, type CivilDate } from '../domain/civil';
import { notice, type Notice } from '../domain/notice';
import type { CellValue, RawTable } from './plan';
import { placeOf, type Field, type TableSpec } from './tables';

/** One row of a table of ours as it stands: cells by field, and where it stands. */
export interface StoredRow {
  /** 0-based index among the table's rows. */
  readonly index: number;
  readonly cells: Readonly<Partial<Record<Field, CellValue>>>;
}

export interface StoredTable {
  readonly spec: TableSpec;
  readonly raw: RawTable | null;
  readonly rows: readonly StoredRow[];
  /** 0-based column of each field that is there. */
  readonly columnOf: Readonly<Partial<Record<Field, number>>>;
}

/** Reads cells of one row; what does not fit its column is remembered. */
export interface Reader {
  text(field: Field): string | null;
  number(field: Field): number | null;
  date(field: Field): CivilDate | null;
}

const isBlank = (cells: readonly CellValue[]): boolean => cells.every((cell) => cell === null || cell === '');

/** Decodes the rows that are not blank; what cannot be read is named. */
export function decodeRows<Row>(table: StoredTable, problems: Notice[], decode: (reader: Reader) => Row | null): Row[] {
  const rows: Row[] = [];
  const { raw } = table;
  const reader = new CellReader(table.columnOf);
  raw?.rows.forEach((cells, index) => {
    const decoded = decodeRow(table, reader, cells, index, problems, decode);
    if (decoded) rows.push(decoded);
  });
  return rows;
}

/** One row, null where it is blank or has no key; damage is named. */
export function decodeRow<Row>(table: StoredTable, reader: CellReader, cells: readonly CellValue[], index: number, problems: Notice[], decode: (reader: Reader) => Row | null): Row | null {
  if (isBlank(cells)) return null;
  reader.cells = cells;
  const decoded = decode(reader);
  for (const { field, value } of reader.takeDamage()) problems.push(notice('table-cell-damaged', { ...placeOf(table, index), field, value: String(value) }));
  if (!decoded) problems.push(notice('table-row-without-key', { ...placeOf(table, index), fields: table.spec.key.join(', ') }));
  return decoded;
}

/** Whether a text has no blank at either end, as nearly all have. */
export const isBare = (text: string): boolean => text === '' || (text.charCodeAt(0) > 32 && text.charCodeAt(text.length - 1) > 32 && text.charCodeAt(0) < 128 && text.charCodeAt(text.length - 1) < 128);

const noDamage: readonly { readonly field: Field; readonly value: CellValue }[] = [];

export class CellReader implements Reader {
  cells: readonly CellValue[] = [];
  readonly #columnOf: Readonly<Partial<Record<Field, number>>>;
  readonly #dates = new Map<number, CivilDate | null>();
  #damage: { readonly field: Field; readonly value: CellValue }[] = [];

  constructor(columnOf: Readonly<Partial<Record<Field, number>>>) {
    this.#columnOf = columnOf;
  }

  takeDamage(): readonly { readonly field: Field; readonly value: CellValue }[] {
    if (this.#damage.length === 0) return noDamage;
    const damage = this.#damage;
    this.#damage = [];
    return damage;
  }

  text(field: Field): string | null {
    const value = this.#cell(field);
    if (value === null) return null;
    const text = typeof value === 'string' && isBare(value) ? value : String(value).trim();
    return text === '' ? null : text;
  }

  number(field: Field): number | null {
    const value = this.#cell(field);
    if (value === null || value === '') return null;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    const typed = typeof value === 'string' && value.trim() !== '' ? Number(value.trim()) : Number.NaN;
    return Number.isFinite(typed) ? typed : this.#spoil(field, value);
  }

  date(field: Field): CivilDate | null {
    const value = this.#cell(field);
    if (typeof value === 'number') {
      let date = this.#dates.get(value);
      if (date === undefined) this.#dates.set(value, (date = fromSerial(value)));
      return date ?? this.#spoil(field, value);
    }
    if (typeof value === 'string' && value.trim() !== '') return civilDate(value.trim().replaceAll('/', '-')) ?? this.#spoil(field, value);
    return null;
  }

  #cell(field: Field): CellValue {
    const column = this.#columnOf[field];
    return column === undefined ? null : (this.cells[column] ?? null);
  }

  #spoil(field: Field, value: CellValue): null {
    this.#damage.push({ field, value });
    return null;
  }
}

/** The first row of each key; further ones are named and left out of the arithmetic (they stay in the sheet). */
export function unique<Row>(rows: readonly Row[], table: StoredTable, problems: Notice[], keyOf: (row: Row) => string): Row[] {
  const seen = new Set<string>();
  const first = rows.filter((row) => {
    const known = seen.size;
    return seen.add(keyOf(row)).size > known;
  });
  if (first.length < rows.length) problems.push(doubled(table, rows.length - first.length));
  return first;
}

/** Rows whose keys stand above them already. */
export const doubled = (table: StoredTable, count: number): Notice => notice('table-keys-doubled', { sheet: table.raw?.sheet ?? '', count });
