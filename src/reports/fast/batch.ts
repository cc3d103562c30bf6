/** Rows that a batch holds. */
const capacity = 128;
/** Bytes of a key that lie in its words. */
export const wordBytes = 16;

/**
 * Rows on their way into a table: the table takes many at once, so that the waits for its memory overlap instead of
 * following one another.
 */
export class RowBatch {
  size = 0;
  readonly hashes = new Int32Array(capacity);
  /** Where each key stands in the bytes that are scanned. */
  readonly froms = new Int32Array(capacity);
  readonly tos = new Int32Array(capacity);
  /** The first sixteen bytes of each key, as `packKey` lays them out. */
  readonly words = new Int32Array(4 * capacity);
  /** Hundredths by row and field. */
  readonly values: Float64Array;
  private readonly width: number;

  constructor(width: number) {
    this.width = width;
    this.values = new Float64Array(width * capacity);
  }

  get full(): boolean {
    return this.size === capacity;
  }

  /** Adds the row whose key stands in `bytes` from `from` to `to`. */
  push(bytes: Uint8Array, from: number, to: number, values: Float64Array): void {
    const { size, width } = this;
    this.hashes[size] = packKey(bytes, from, to, this.words, 4 * size);
    this.froms[size] = from;
    this.tos[size] = to;
    for (let field = 0, place = size * width; field < width; field += 1, place += 1) this.values[place] = values[field] as number;
    this.size = size + 1;
  }
}

/** Writes the first bytes of a key into four words at `place`, padded with zeros, and gives the hash of the whole key. */
export function packKey(bytes: Uint8Array, from: number, to: number, words: Int32Array, place: number): number {
  const first = wordOf(bytes, from, to);
  const second = wordOf(bytes, from + 4, to);
  const third = wordOf(bytes, from + 8, to);
  const fourth = wordOf(bytes, from + 12, to);
  words[place] = first;
  words[place + 1] = second;
  words[place + 2] = third;
  words[place + 3] = fourth;
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35) ^ Math.imul(fourth, 0x27d4eb2f);
  for (let at = from + wordBytes; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

function wordOf(bytes: Uint8Array, at: number, to: number): number {
  if (at + 4 <= to) return (bytes[at] as number) | (bytes[at + 1] as number) << 8 | (bytes[at + 2] as number) << 16 | (bytes[at + 3] as number) << 24;
  let word = 0;
  for (let shift = 0; at < to; at += 1, shift += 8) word |= (bytes[at] as number) << shift;
  return word;
}
