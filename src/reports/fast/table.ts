import { ExactSum } from '../totals';
import { packKey, wordBytes, type RowBatch } from './batch';

/** Sums by key as they travel between threads. */
export interface TableParts {
  /** The bytes of the keys one behind the other, and where each begins and the last ends. */
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  /** For each key its rows, then the hundredths of each field. */
  readonly figures: Float64Array;
  /** For each key and field, the rows whose hundredths are not among these. */
  readonly blanks: Float64Array;
  readonly rest: readonly (readonly [place: number, parts: readonly [number, number]])[];
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Doubles that the words of a key take at the head of its record. */
const keyDoubles = wordBytes / 8;

/**
 * A hash table from the bytes of a key to sums of some fields. Numbers of at most two decimals are added as hundredths,
 * which doubles hold exactly; others go into exact sums of their own. The key, its rows and its sums lie in one record,
 * so that a row touches as little memory as can be.
 */
export class SumTable {
  /** Distinct keys. */
  size = 0;
  /** Rows added. */
  rowCount = 0;
  private readonly width: number;
  /** Doubles of one record: the first bytes of the key, its rows, the hundredths of each field. */
  private readonly stride: number;
  private records: Float64Array;
  private words: Int32Array;
  /** Rows by key and field whose hundredths are not in the record. */
  private blanks: Float64Array;
  /** Pairs of hash and entry + 1. */
  private slots = new Int32Array(1 << 13);
  private mask = (1 << 12) - 1;
  private starts = new Uint32Array((1 << 10) + 1);
  private bytes = new Uint8Array(1 << 14);
  private readonly rest = new Map<number, ExactSum>();
  private readonly packed = new Int32Array(4);
  /** Kept, lest the engine leave out the reading it comes from. */
  protected touched = 0;

  constructor(width: number) {
    this.width = width;
    this.stride = keyDoubles + 1 + width;
    this.records = new Float64Array(this.stride << 10);
    this.words = new Int32Array(this.records.buffer);
    this.blanks = new Float64Array(width << 10);
  }

  /** Adds the rows of a batch, whose keys stand in `bytes`, and empties it. Values are hundredths, or infinite where a row has no number. */
  addBatch(batch: RowBatch, bytes: Uint8Array): void {
    const { width, stride } = this;
    const { hashes, froms, tos, words, values, size } = batch;
    this.touched = this.touch(batch);
    for (let row = 0; row < size; row += 1) {
      const entry = this.entry(bytes, froms[row] as number, tos[row] as number, hashes[row] as number, words, 4 * row);
      const { records } = this;
      let place = entry * stride + keyDoubles;
      records[place] = (records[place] as number) + 1;
      for (let field = 0; field < width; field += 1) {
        const value = values[row * width + field] as number;
        place += 1;
        if (value === Number.POSITIVE_INFINITY) this.blanks[entry * width + field] = (this.blanks[entry * width + field] as number) + 1;
        else records[place] = (records[place] as number) + value;
      }
    }
    this.rowCount += size;
    batch.size = 0;
  }

  /** Adds a row that the forgiving reader has read: its key as text and its values as numbers. */
  addRow(key: string, values: readonly (number | null)[]): void {
    const bytes = encoder.encode(key);
    const entry = this.entryOf(bytes, 0, bytes.length);
    this.rowCount += 1;
    this.raise(this.records, entry * this.stride + keyDoubles, 1);
    for (const [field, value] of values.entries()) {
      this.raise(this.blanks, entry * this.width + field, 1);
      if (value !== null) this.exact(entry * this.width + field).add(value);
    }
  }

  /** Adds all that another table holds. */
  addTable({ bytes, starts, figures, blanks, rest }: TableParts): void {
    const { width } = this;
    const entries = new Uint32Array(starts.length - 1);
    for (let index = 0; index < entries.length; index += 1) {
      const entry = this.entryOf(bytes, starts[index] as number, starts[index + 1] as number);
      entries[index] = entry;
      this.rowCount += figures[index * (width + 1)] as number;
      for (let field = 0; field <= width; field += 1) this.raise(this.records, entry * this.stride + keyDoubles + field, figures[index * (width + 1) + field] as number);
      for (let field = 0; field < width; field += 1) this.raise(this.blanks, entry * width + field, blanks[index * width + field] as number);
    }
    for (const [place, sums] of rest) this.exact((entries[Math.floor(place / width)] ?? 0) * width + (place % width)).addParts(sums);
  }

  /** What the table holds, to be sent to another thread. */
  get parts(): TableParts {
    const { size, width, stride, starts } = this;
    const figures = new Float64Array(size * (width + 1));
    for (let entry = 0; entry < size; entry += 1) for (let at = 0; at <= width; at += 1) figures[entry * (width + 1) + at] = this.records[entry * stride + keyDoubles + at] as number;
    return { bytes: this.bytes.slice(0, starts[size]), starts: starts.slice(0, size + 1), figures, blanks: this.blanks.slice(0, size * width), rest: [...this.rest].map(([place, sum]) => [place, sum.parts]) };
  }

  /** Keys in the order in which they first came. */
  keys(): string[] {
    const { size, starts } = this;
    const bytes = this.bytes.subarray(0, starts[size]);
    // In plain ASCII, as ids are, one text of all keys is cut where the bytes are.
    const all = decoder.decode(bytes);
    const ascii = all.length === bytes.length;
    const keys: string[] = [];
    for (let entry = 0; entry < size; entry += 1) keys.push(ascii ? all.slice(starts[entry], starts[entry + 1]) : decoder.decode(bytes.subarray(starts[entry], starts[entry + 1])));
    return keys;
  }

  /** Rows by key. */
  counts(): Float64Array {
    const counts = new Float64Array(this.size);
    for (let entry = 0; entry < counts.length; entry += 1) counts[entry] = this.records[entry * this.stride + keyDoubles] as number;
    return counts;
  }

  /** The sums of one field by key; NaN where no row of the key had a number. */
  sums(field: number): Float64Array {
    const sums = new Float64Array(this.size);
    for (let entry = 0; entry < sums.length; entry += 1) sums[entry] = this.sum(entry, field);
    return sums;
  }

  private sum(entry: number, field: number): number {
    const first = entry * this.stride + keyDoubles;
    const hundredths = this.records[first + 1 + field] as number;
    const rest = this.rest.size === 0 ? undefined : this.rest.get(entry * this.width + field);
    if (!rest) return (this.records[first] as number) > (this.blanks[entry * this.width + field] as number) ? hundredths / 100 : Number.NaN;
    const whole = new ExactSum();
    whole.addParts(rest.parts);
    whole.add(Math.trunc(hundredths / 100));
    whole.add((hundredths % 100) / 100);
    return whole.value;
  }

  /** Reads what the rows of a batch will need, one kind of memory after the other, so that it is at hand when they are added. */
  private touch({ hashes, size }: RowBatch): number {
    const { slots, mask, words, stride } = this;
    let seen = 0;
    for (let row = 0; row < size; row += 1) seen |= slots[2 * ((hashes[row] as number) & mask)] as number;
    for (let row = 0; row < size; row += 1) seen |= words[2 * stride * Math.max(0, (slots[2 * ((hashes[row] as number) & mask) + 1] as number) - 1)] as number;
    return seen;
  }

  private raise(figures: Float64Array, place: number, by: number): void {
    figures[place] = (figures[place] as number) + by;
  }

  private entryOf(bytes: Uint8Array, from: number, to: number): number {
    return this.entry(bytes, from, to, packKey(bytes, from, to, this.packed, 0), this.packed, 0);
  }

  /** The number of the key in `bytes` from `from` to `to`, given one if it is new. Its first bytes are in `words` from `place`. */
  private entry(bytes: Uint8Array, from: number, to: number, hash: number, words: Int32Array, place: number): number {
    const { slots, mask } = this;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = (slots[2 * slot + 1] as number) - 1;
      if (entry < 0) return this.insert(bytes, from, to, hash, words, place, slot);
      if (slots[2 * slot] === hash && this.isKey(entry, words, place) && (to - from < wordBytes || this.isLongKey(entry, bytes, from, to))) return entry;
    }
  }

  private exact(place: number): ExactSum {
    let sum = this.rest.get(place);
    if (!sum) this.rest.set(place, (sum = new ExactSum()));
    return sum;
  }

  private isKey(entry: number, words: Int32Array, place: number): boolean {
    const own = this.words;
    const first = entry * 2 * this.stride;
    return own[first] === words[place] && own[first + 1] === words[place + 1] && own[first + 2] === words[place + 2] && own[first + 3] === words[place + 3];
  }

  private isLongKey(entry: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.starts[entry] as number;
    if ((this.starts[entry + 1] as number) - start !== to - from) return false;
    for (let at = from, own = start; at < to; at += 1, own += 1) if (this.bytes[own] !== bytes[at]) return false;
    return true;
  }

  private insert(bytes: Uint8Array, from: number, to: number, hash: number, words: Int32Array, place: number, slot: number): number {
    const entry = this.size;
    this.grow(to - from);
    const start = this.starts[entry] as number;
    this.bytes.set(bytes.subarray(from, to), start);
    this.starts[entry + 1] = start + to - from;
    this.words.set(words.subarray(place, place + 4), entry * 2 * this.stride);
    this.slots[2 * slot] = hash;
    this.slots[2 * slot + 1] = entry + 1;
    this.size += 1;
    if (this.size * 2 > this.mask) this.rehash();
    return entry;
  }

  private grow(length: number): void {
    const used = this.starts[this.size] as number;
    if (used + length > this.bytes.length) this.bytes = wider(this.bytes, new Uint8Array(2 * (used + length)));
    if (this.size + 1 < this.starts.length) return;
    const room = 2 * this.size;
    this.starts = wider(this.starts, new Uint32Array(room + 1));
    this.records = wider(this.records, new Float64Array(room * this.stride));
    this.words = new Int32Array(this.records.buffer);
    this.blanks = wider(this.blanks, new Float64Array(room * this.width));
  }

  private rehash(): void {
    const old = this.slots;
    this.slots = new Int32Array(2 * old.length);
    this.mask = 2 * this.mask + 1;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue;
      let slot = (old[from] as number) & this.mask;
      while (this.slots[2 * slot + 1] !== 0) slot = (slot + 1) & this.mask;
      this.slots[2 * slot] = old[from] as number;
      this.slots[2 * slot + 1] = old[from + 1] as number;
    }
  }
}

function wider<Numbers extends Int32Array | Uint32Array | Float64Array | Uint8Array>(old: Numbers, roomy: Numbers): Numbers {
  roomy.set(old);
  return roomy;
}
