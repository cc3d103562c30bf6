import { ExactSum } from '../totals';

/** Sums by key as they travel between threads. */
export interface TableParts {
  readonly keys: readonly string[];
  readonly rows: Float64Array;
  readonly hundredths: Float64Array;
  readonly seen: Uint8Array;
  readonly rest: readonly (readonly [place: number, parts: readonly [number, number]])[];
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * A hash table from the bytes of a key to sums of some fields. Numbers of at most two decimals are added as hundredths,
 * which doubles hold exactly; others go into exact sums of their own.
 */
export class SumTable {
  /** Distinct keys. */
  size = 0;
  /** Rows added. */
  rowCount = 0;
  private readonly width: number;
  private slots = new Int32Array(1 << 12);
  private hashes = new Int32Array(1 << 10);
  private starts = new Uint32Array((1 << 10) + 1);
  private bytes = new Uint8Array(1 << 14);
  private rows = new Float64Array(1 << 10);
  private hundredths: Float64Array;
  private seen: Uint8Array;
  private readonly rest = new Map<number, ExactSum>();

  constructor(width: number) {
    this.width = width;
    this.hundredths = new Float64Array(width << 10);
    this.seen = new Uint8Array(width << 10);
  }

  /** The number of the key in `bytes` from `from` to `to`, given one if it is new. `hash` is `hashOf` of these bytes. */
  entry(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = (this.slots[slot] as number) - 1;
      if (entry < 0) return this.insert(bytes, from, to, hash, slot);
      if (this.hashes[entry] === hash && this.holds(entry, bytes, from, to)) return entry;
    }
  }

  /** Adds a row whose `values` are hundredths, or infinite where the row has no number. */
  add(entry: number, values: Float64Array): void {
    this.rowCount += 1;
    this.rows[entry] = (this.rows[entry] as number) + 1;
    const { width, hundredths, seen } = this;
    for (let field = 0, place = entry * width; field < width; field += 1, place += 1) {
      const value = values[field] as number;
      if (value === Number.POSITIVE_INFINITY) continue;
      hundredths[place] = (hundredths[place] as number) + value;
      seen[place] = 1;
    }
  }

  /** Adds a row that the forgiving reader has read: its key as text and its values as numbers. */
  addRow(key: string, values: readonly (number | null)[]): void {
    const bytes = encoder.encode(key);
    const entry = this.entry(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length));
    this.rowCount += 1;
    this.rows[entry] = (this.rows[entry] as number) + 1;
    for (const [field, value] of values.entries()) if (value !== null) this.exact(entry * this.width + field).add(value);
  }

  /** Adds all that another table holds. */
  addTable(parts: TableParts): void {
    const places = parts.keys.map((key, index) => {
      const bytes = encoder.encode(key);
      const entry = this.entry(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length));
      this.rowCount += parts.rows[index] as number;
      this.rows[entry] = (this.rows[entry] as number) + (parts.rows[index] as number);
      for (let field = 0; field < this.width; field += 1) {
        const [to, from] = [entry * this.width + field, index * this.width + field];
        this.hundredths[to] = (this.hundredths[to] as number) + (parts.hundredths[from] as number);
        if (parts.seen[from] === 1) this.seen[to] = 1;
      }
      return entry;
    });
    for (const [place, sums] of parts.rest) this.exact((places[Math.floor(place / this.width)] ?? 0) * this.width + (place % this.width)).addParts(sums);
  }

  /** What the table holds, to be sent to another thread. */
  get parts(): TableParts {
    const { size, width } = this;
    return { keys: this.keys(), rows: this.rows.slice(0, size), hundredths: this.hundredths.slice(0, size * width), seen: this.seen.slice(0, size * width), rest: [...this.rest].map(([place, sum]) => [place, sum.parts]) };
  }

  /** Keys in the order in which they first came. */
  keys(): string[] {
    return Array.from({ length: this.size }, (_, entry) => decoder.decode(this.bytes.subarray(this.starts[entry], this.starts[entry + 1])));
  }

  /** Rows by key. */
  counts(): Float64Array {
    return this.rows.slice(0, this.size);
  }

  /** The sums of one field by key; NaN where no row of the key had a number. */
  sums(field: number): Float64Array {
    return Float64Array.from({ length: this.size }, (_, entry) => {
      const place = entry * this.width + field;
      const hundredths = this.hundredths[place] as number;
      const rest = this.rest.get(place);
      if (!rest) return this.seen[place] === 1 ? hundredths / 100 : Number.NaN;
      const whole = new ExactSum();
      whole.addParts(rest.parts);
      whole.add(Math.trunc(hundredths / 100));
      whole.add((hundredths % 100) / 100);
      return whole.value;
    });
  }

  private exact(place: number): ExactSum {
    let sum = this.rest.get(place);
    if (!sum) this.rest.set(place, (sum = new ExactSum()));
    return sum;
  }

  private holds(entry: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.starts[entry] as number;
    if ((this.starts[entry + 1] as number) - start !== to - from) return false;
    for (let at = from, own = start; at < to; at += 1, own += 1) if (this.bytes[own] !== bytes[at]) return false;
    return true;
  }

  private insert(bytes: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const entry = this.size;
    this.grow(to - from);
    const start = this.starts[entry] as number;
    this.bytes.set(bytes.subarray(from, to), start);
    this.starts[entry + 1] = start + to - from;
    this.hashes[entry] = hash;
    this.size += 1;
    if (this.size * 2 > this.slots.length) this.rehash();
    else this.slots[slot] = entry + 1;
    return entry;
  }

  private grow(length: number): void {
    const used = this.starts[this.size] as number;
    if (used + length > this.bytes.length) this.bytes = wider(this.bytes, new Uint8Array(2 * (used + length)));
    if (this.size < this.rows.length) return;
    const room = 2 * this.size;
    this.hashes = wider(this.hashes, new Int32Array(room));
    this.starts = wider(this.starts, new Uint32Array(room + 1));
    this.rows = wider(this.rows, new Float64Array(room));
    this.hundredths = wider(this.hundredths, new Float64Array(room * this.width));
    this.seen = wider(this.seen, new Uint8Array(room * this.width));
  }

  private rehash(): void {
    this.slots = new Int32Array(2 * this.slots.length);
    const mask = this.slots.length - 1;
    for (let entry = 0; entry < this.size; entry += 1) {
      let slot = (this.hashes[entry] as number) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = entry + 1;
    }
  }
}

function wider<Numbers extends Int32Array | Uint32Array | Float64Array | Uint8Array>(old: Numbers, roomy: Numbers): Numbers {
  roomy.set(old);
  return roomy;
}

/** FNV-1a, with its high bits folded down so that a table of any power of two spreads the keys. */
export function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}
