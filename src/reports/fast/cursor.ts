import { RecordReader, type Dialect } from '../delimited';
import { TextCursor, type Cell, type Damage, type RowCursor } from '../grid';
import { limits } from '../limits';
import { blank, readHundredths } from './amount';
import { RowBatch } from './batch';
import { isBareKey, isOrdinary } from './look';
import { isKey, isSummed, mayTotal, skipLines, type ScanPlan } from './plan';
import type { SumTable } from './table';

const quote = 34;
const firstWindow = 1 << 18;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Walks rows as bytes. A row that holds nothing out of the ordinary goes straight into the table; every other row is
 * given out through `next`, cut as the forgiving reader cuts it, for that reader to judge. What is ordinary is decided
 * narrowly, so that both always agree.
 */
export class ByteCursor implements RowCursor {
  /** 1-based line of the row last given out. */
  line = 0;
  damage: Damage | null = null;
  /** Offset of the next row, and its line. */
  at = 0;
  nextLine: number;
  /** Quoted cells that never closed, over the whole table. */
  unclosed: number;
  /** Rows wait for bytes that have not come yet. */
  starved = false;
  /** NUL bytes were taken out: the offset is no longer that of the file. */
  nuls = false;

  private readonly plan: ScanPlan;
  private readonly table: SumTable;
  private readonly values: Float64Array;
  private readonly batch: RowBatch;
  private bytes: Uint8Array = new Uint8Array();
  private final = false;
  private limit = 0;
  private stop = 0;
  /** Behind the row at which the scanner stopped; -1 where its quotes are torn. */
  private rowEnd = -1;
  private current: TextCursor | null = null;

  constructor(plan: ScanPlan, table: SumTable, line: number, unclosed: number) {
    this.plan = plan;
    this.table = table;
    this.values = new Float64Array(plan.fields.length);
    this.batch = new RowBatch(plan.fields.length);
    this.nextLine = line;
    this.unclosed = unclosed;
  }

  /** Gives the cursor bytes to go on with, from `at`. Rows that begin at or behind `stop` are not touched; `final` where no bytes follow these. */
  feed(bytes: Uint8Array, at: number, stop: number, final: boolean): void {
    // Always of one class: a `Buffer` beside it would make every access below ask which it is.
    this.bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    this.at = at;
    this.final = final;
    this.starved = false;
    this.stop = stop;
    this.limit = behindLastLine(bytes, final);
  }

  /** The bytes that are left. */
  get rest(): Uint8Array {
    return this.bytes.subarray(this.at);
  }

  text(): string {
    return this.current?.text() ?? '';
  }

  next(): readonly Cell[] | null {
    for (;;) {
      this.skim();
      if (this.at >= Math.min(this.stop, this.bytes.length)) return null;
      const cells = this.readCarefully();
      if (cells || this.starved) return cells;
    }
  }

  /** Takes ordinary rows until one is not. */
  private skim(): void {
    const { bytes, table, values, batch } = this;
    const { roles, slots, marks, named } = this.plan;
    const limit = Math.min(this.limit, this.bytes.length);
    const width = roles.length;
    const delimiter = this.plan.dialect.delimiter.charCodeAt(0);
    const top = Math.max(delimiter, 13);
    const { stop } = this;
    const longest = limits.cellCharacters - 2;
    const quoted = this.quoted;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const words = bytes.length - 4;
    let row = this.at;
    let line = this.nextLine;
    this.rowEnd = -1;
    scan: while (row < limit && row < stop) {
      let at = row;
      let lines = 1;
      let odd = false;
      let ordinary = false;
      let keyFrom = -1;
      let keyTo = -1;
      let column = 0;
      for (; ; column += 1) {
        let from = at;
        let to = at;
        let escaped = false;
        let code = bytes[at] as number;
        if (quoted && (code === quote || code === 61 && bytes[at + 1] === quote)) {
          at += code === quote ? 1 : 2;
          from = at;
          for (;;) {
            // Four bytes at a time, to the first that is a quote or a control.
            while (at <= words) {
              const word = view.getInt32(at, true);
              const apart = word ^ 0x22222222;
              const found = ((apart - 0x01010101) & ~apart | (word - 0x0e0e0e0e) & ~word) & 0x80808080;
              if (found !== 0) {
                at += (31 - Math.clz32(found & -found)) >> 3;
                break;
              }
              at += 4;
            }
            if (at >= limit) break scan;
            code = bytes[at] as number;
            if (code !== quote) {
              if (code === 10 || code === 13 && bytes[at + 1] !== 10) lines += 1;
              else if (code === 0) break scan;
              at += 1;
            } else {
              if (bytes[at + 1] !== quote) break;
              escaped = true;
              at += 2;
            }
          }
          to = at;
          at += 1;
          while (bytes[at] === 32) at += 1;
          code = bytes[at] as number;
          if (at >= limit || code !== delimiter && code !== 10 && code !== 13 || to - from >= longest) break scan;
        } else {
          // One comparison settles most bytes.
          while (code > top || code !== delimiter && code !== 10 && code !== 13 && code !== 0) code = bytes[(at += 1)] as number;
          if (code === 0) break scan;
          to = at;
        }
        const role = column < width ? (roles[column] as number) : 0;
        if (role !== 0 && !odd) {
          if ((role & isSummed) !== 0) {
            const value = escaped ? Number.NaN : readHundredths(bytes, from, to, marks[column] as number);
            if (value !== value) odd = true;
            values[slots[column] as number] = value;
          }
          if ((role & mayTotal) !== 0 && !ordinary) ordinary = !escaped && isOrdinary(bytes, from, to);
          if ((role & isKey) !== 0) {
            if (escaped || !isBareKey(bytes, from, to)) odd = true;
            keyFrom = from;
            keyTo = to;
          }
        }
        if (code !== delimiter) break;
        at += 1;
      }
      at += bytes[at] === 13 && bytes[at + 1] === 10 ? 2 : 1;
      if (odd || !ordinary || keyFrom < 0 || column >= width || column + 1 < named) {
        this.rowEnd = at;
        break;
      }
      for (let missing = column + 1; missing < width; missing += 1) if (((roles[missing] as number) & isSummed) !== 0) values[slots[missing] as number] = blank;
      batch.push(bytes, keyFrom, keyTo, values);
      if (batch.full) table.addBatch(batch, bytes);
      row = at;
      line += lines;
    }
    table.addBatch(batch, bytes);
    this.at = row;
    this.nextLine = line;
  }

  private get quoted(): boolean {
    return this.plan.dialect.quoted && this.unclosed < limits.unclosedQuotes;
  }

  /** Takes the NULs out of what is left, to begin again at the same row. */
  private withoutNuls(): null {
    const { bytes, at } = this;
    const rest = dropNuls(bytes.subarray(at));
    // What a NUL parted may be one line end.
    this.feed(rest, bytes[at - 1] === 13 && rest[0] === 10 ? 1 : 0, this.stop - at, this.final);
    this.nuls = true;
    return null;
  }

  /** The row at `at` as the forgiving reader cuts it; null where it is blank, or where its end has not come yet. */
  private readCarefully(): readonly Cell[] | null {
    const { bytes, at } = this;
    const dialect = { delimiter: this.plan.dialect.delimiter, quoted: this.quoted };
    let end = this.rowEnd >= 0 ? this.rowEnd : Math.min(bytes.length, at + firstWindow);
    if (bytes.subarray(at, end).includes(0)) return this.withoutNuls();
    let text = decoder.decode(bytes.subarray(at, end));
    while (this.rowEnd < 0 && !(this.final && end === bytes.length) && !isDecided(text, dialect)) {
      if (end === bytes.length) {
        this.starved = true;
        return null;
      }
      end = Math.min(bytes.length, at + 2 * (end - at));
      if (bytes.subarray(at, end).includes(0)) return this.withoutNuls();
      text = decoder.decode(bytes.subarray(at, end));
    }
    const cursor = new TextCursor(text, dialect, 0, this.nextLine, this.plan.header, false);
    const cells = cursor.next();
    this.at = cells ? skipLines(bytes, at, end, cursor.nextLine - this.nextLine) : end;
    this.nextLine = cursor.nextLine;
    this.line = cursor.line;
    this.damage = cursor.damage;
    this.current = cursor;
    if (cells && cursor.unclosed) this.unclosed += 1;
    return cells;
  }
}

/** Bytes without the NULs among them, which the forgiving reader takes out of a text before it cuts rows. */
export const dropNuls = (bytes: Uint8Array): Uint8Array => bytes.filter((byte) => byte !== 0);

/** Whether nothing that may follow `text` changes what its first record is: a quote is looked for no further than the bound of a cell. */
function isDecided(text: string, dialect: Dialect): boolean {
  const reader = new RecordReader(text, dialect);
  const cells = reader.next() ?? [];
  return reader.unclosed ? cells.at(-1)?.length === limits.cellCharacters - 1 : text.length - reader.end > limits.cellCharacters;
}

/** The offset behind the last line end whose row can be read without knowing what follows. */
function behindLastLine(bytes: Uint8Array, final: boolean): number {
  const behind = (part: Uint8Array): number => Math.max(part.lastIndexOf(10), (final ? part : part.subarray(0, -1)).lastIndexOf(13)) + 1;
  const tail = Math.max(0, bytes.length - firstWindow);
  const found = behind(bytes.subarray(tail));
  return found > 0 ? tail + found : behind(bytes);
}
