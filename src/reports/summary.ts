import { notice } from '../domain/notice';
import type { Dialect } from './delimited';
import type { ByteSource } from './fast/source';
import { TextCursor, type Cell, type Damage, type RowCursor } from './grid';
import { limits } from './limits';
import { open } from './open';
import { conclude, isRead, RowReading, type Ledger } from './rows';
import { inspectGrid, type Inspected, type SchemaContext } from './schema';
import type { ReportRow, ReportSchema, ReportTable, Unreadable } from './types';
import { megabytes } from './unfold';

/** A table without its rows: what a person is told of a file too long to be held in memory. */
export type ReportSummary = Omit<ReportTable, 'rows'> & { readonly rowCount: number };

/** The first bytes of a file, from which its schema is found: they must hold as many rows as evidence is taken from. */
const headBytes = 1 << 23;
const usualSlice = 1 << 18;

export interface SliceOptions {
  /** Bytes read at a time. */
  readonly sliceBytes?: number;
  /** Asked once the schema is found: what takes the rows, in their order. A row's texts lie in the slice's memory, and keep all of it. */
  readonly keeper?: (schema: ReportSchema) => (row: ReportRow) => void;
  /** Told after each slice how far reading has come. What it throws ends the reading. */
  readonly onProgress?: (bytes: number) => void;
}

/** What a table comes to without its rows. */
export const summaryOf = ({ rows, ...table }: ReportTable): ReportSummary => ({ ...table, rowCount: rows.length });

/**
 * Reads a long delimited text in UTF-8 slice by slice: the same as `read` says of it, without the rows, in the memory of
 * some slices whatever its size. Null where only the whole file can tell: archives, workbooks, other encodings, damaged
 * characters, stacked sections.
 */
export async function summarise(name: string, source: ByteSource, context: SchemaContext = {}, { sliceBytes = usualSlice, keeper, onProgress }: SliceOptions = {}): Promise<ReportSummary | null> {
  const head = await readHead(name, source, context);
  if (!head) return null;
  const { inspected, start } = head;
  const { layout, span } = inspected;
  const { header, dialect } = layout;
  const reading = new RowReading(inspected.schema, 'text');
  const keep = keeper?.(inspected.schema);
  let rowCount = 0;
  if (isRead(inspected.schema) && header && dialect) {
    span.forget();
    const rows = new SlicedRows(dialect, header.cells, header.bodyLine, (cells) => span.see(cells));
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const detach = detacher(reading.ledger);
    for (let at = start; at < source.size || !rows.final;) {
      const bytes = await source.read(at, Math.min(source.size, at + sliceBytes));
      at = bytes.length === 0 ? source.size : at + bytes.length;
      const text = decoded(decoder, bytes, at < source.size);
      // Characters that are no UTF-8, and NULs: the forgiving reader decides what they are.
      if (text === null || text.includes('\0')) return null;
      rows.feed(text, at >= source.size);
      reading.take(rows, (row) => {
        rowCount += 1;
        keep?.(row);
      });
      detach();
      onProgress?.(at);
    }
  }
  const schema = { ...inspected.schema, period: inspected.period() };
  const { rejected, totalsRows } = reading.ledger;
  const { shifted, warnings } = conclude(schema, reading.ledger, rowCount);
  return { schema, rejected, totalsRows, totals: shifted ? {} : reading.totals, warnings, rowCount: shifted ? 0 : rowCount };
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string | null {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    return null;
  }
}

/** The file is too long to be taken whole, and cannot be read in slices. */
export const tooLong = (file: string, size: number): Unreadable => ({ file, problem: notice('reports.too-large', { file, size: megabytes(size), limit: megabytes(limits.fileBytes) }) });

interface Head {
  readonly inspected: Inspected;
  /** Offset in bytes of the first row. */
  readonly start: number;
}

async function readHead(name: string, source: ByteSource, context: SchemaContext): Promise<Head | null> {
  for (let wanted = headBytes; wanted <= 8 * headBytes; wanted *= 2) {
    const whole = wanted >= source.size;
    const bytes = await source.read(0, Math.min(source.size, wanted));
    const lines = bytes.subarray(0, whole ? bytes.length : bytes.lastIndexOf(10) + 1);
    const [grid, ...more] = await open({ name, bytes: lines });
    if (!grid || more.length > 0 || 'problem' in grid || grid.source !== 'text' || grid.encoding !== 'utf-8' && grid.encoding !== 'utf-8-bom' || grid.nuls > 0 || grid.broken > 0) return null;
    const inspected = inspectGrid(grid, context);
    if (!whole && isRead(inspected.schema) && inspected.weighed < limits.evidenceRows) continue;
    if (inspected.layout.recognition?.kind.sectioned) return null;
    const above = grid.text.slice(0, inspected.layout.header?.bodyFrom ?? 0);
    return { inspected, start: marksBefore(bytes) + new TextEncoder().encode(above).length };
  }
  return null;
}

/** Bytes of the byte order marks before the text: some programs put a second one before the first. */
function marksBefore(bytes: Uint8Array): number {
  const isMark = (at: number): boolean => bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
  return !isMark(0) ? 0 : isMark(3) ? 6 : 3;
}

/** Rows of a text that comes in slices: a row is given out once nothing that may follow can change it. */
class SlicedRows implements RowCursor {
  line = 0;
  damage: Damage | null = null;
  /** No text follows. */
  final = false;
  private rest = '';
  private nextLine: number;
  private unclosed = 0;
  private cursor: TextCursor | null = null;
  private readonly dialect: Dialect;
  private readonly header: readonly string[];
  private readonly see: (cells: readonly Cell[]) => void;

  constructor(dialect: Dialect, header: readonly string[], line: number, see: (cells: readonly Cell[]) => void) {
    this.dialect = dialect;
    this.header = header;
    this.nextLine = line;
    this.see = see;
  }

  feed(text: string, final: boolean): void {
    this.rest += text;
    this.final = final;
    this.cursor = new TextCursor(this.rest, this.dialect, 0, this.nextLine, this.header, false, this.unclosed);
  }

  next(): readonly string[] | null {
    const { cursor } = this;
    if (!cursor) return null;
    const { offset, nextLine } = cursor;
    const cells = cursor.next();
    // Two characters more: the second half of a line end, or of a doubled quote.
    if (!this.final && (!cells || cursor.reach + 2 >= this.rest.length)) {
      this.rest = this.rest.slice(offset);
      this.nextLine = nextLine;
      this.cursor = null;
      return null;
    }
    if (!cells) return null;
    this.line = cursor.line;
    this.damage = cursor.damage;
    if (cursor.unclosed) this.unclosed += 1;
    if (!cursor.damage) this.see(cells);
    return cells;
  }

  text(): string {
    return this.cursor?.text() ?? '';
  }
}

/** Copies what the ledger keeps of a slice, whose whole text would otherwise stay in memory with it. */
function detacher({ rejected, totalsRows }: Ledger): () => void {
  const copy = <Kept>(kept: Kept): Kept => JSON.parse(JSON.stringify(kept)) as Kept;
  let [rows, totals] = [0, 0];
  return () => {
    rejected.push(...rejected.splice(rows).map(copy));
    totalsRows.push(...totalsRows.splice(totals).map(copy));
    [rows, totals] = [rejected.length, totalsRows.length];
  };
}
