import { RowReading, type Ledger } from '../rows';
import { adder } from './answer';
import { ByteCursor, dropNuls } from './cursor';
import type { ScanPlan } from './plan';
import { joinBytes, type ByteSource } from './source';
import { SumTable, type TableParts } from './table';

/** Where reading stands: at the beginning of a row. */
export interface RowPlace {
  readonly offset: number;
  /** 1-based; a worker that begins in the middle counts from 1, and is put right afterwards. */
  readonly line: number;
  /** Quoted cells before it that never closed. */
  readonly unclosed: number;
}

/** What one range of rows came to. */
export interface RangeSums<Table = TableParts> {
  /** As it travels between threads, or the table itself. */
  readonly table: Table;
  readonly ledger: Ledger;
  readonly start: RowPlace;
  /** The first row that was not read. */
  readonly end: RowPlace;
  readonly rowCount: number;
  /** NUL bytes were left out, so that offsets do not hold. */
  readonly nuls: boolean;
}

/**
 * Sums the rows that begin at `start` or behind it and before `stop`, in slices of `sliceBytes`. Memory is that of some
 * slices and of the distinct keys, however long the range.
 */
export async function sumRange(source: ByteSource, plan: ScanPlan, start: RowPlace, stop: number, sliceBytes: number): Promise<RangeSums<SumTable>> {
  const table = new SumTable(plan.fields.length);
  const reading = new RowReading(plan.schema, 'text');
  const cursor = new ByteCursor(plan, table, start.line, start.unclosed);
  const keep = adder(table, plan);
  let room: Uint8Array = new Uint8Array();
  let carried: Uint8Array = new Uint8Array();
  let base = start.offset;
  let fetched = start.offset;
  while (base < stop && fetched < source.size) {
    const wanted = Math.min(source.size, fetched + sliceBytes);
    // One piece of memory serves every slice: what is left of the slice before goes to its front.
    const length = source.atHand ? 0 : carried.length + wanted - fetched;
    if (length > room.length) room = roomFor(carried, length);
    else if (length > 0) room.set(carried);
    const slice = await source.read(fetched, wanted, room.subarray(carried.length));
    fetched = slice.length === 0 ? source.size : fetched + slice.length;
    const follows = length > 0 && slice.buffer === room.buffer;
    // A slice must not end with a NUL that may part a line end.
    const bytes = cursor.nuls || slice.at(-1) === 0 ? joinBytes(carried, dropNuls(slice)) : follows ? room.subarray(0, carried.length + slice.length) : joinBytes(carried, slice);
    cursor.feed(bytes, 0, stop - base, fetched >= source.size);
    reading.take(cursor, keep);
    base += bytes.length - cursor.rest.length;
    carried = cursor.rest;
  }
  return { table, ledger: reading.ledger, start, end: { offset: base, line: cursor.nextLine, unclosed: cursor.unclosed }, rowCount: table.rowCount, nuls: cursor.nuls };
}

/** Memory for `length` bytes and some more, with `carried` at its front. */
function roomFor(carried: Uint8Array, length: number): Uint8Array {
  const room = new Uint8Array(length + (length >> 2));
  room.set(carried);
  return room;
}
