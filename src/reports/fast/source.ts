/** Bytes that are fetched in slices: a file on disk, a `Blob` in a browser, or bytes at hand. */
export interface ByteSource {
  /** Bytes in all. */
  readonly size: number;
  /** The bytes lie in memory: `read` copies nothing. */
  readonly atHand?: boolean;
  /**
   * The bytes from `from` up to `to`; fewer only where the source ends. A source that has to copy them somewhere may put
   * them at the beginning of `into`, where that has room, rather than into memory of their own.
   */
  read(from: number, to: number, into?: Uint8Array): Promise<Uint8Array>;
}

/** Bytes at hand, given out without being copied. */
export const bytesSource = (bytes: Uint8Array): ByteSource => ({ size: bytes.length, atHand: true, read: (from, to) => Promise.resolve(bytes.subarray(from, to)) });

/** A file that a person chose or dropped, read piece by piece. */
export const blobSource = (blob: Blob): ByteSource => ({ size: blob.size, read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()) });

export const joinBytes = (left: Uint8Array, right: Uint8Array): Uint8Array => {
  if (left.length === 0) return right;
  const joined = new Uint8Array(left.length + right.length);
  joined.set(left);
  joined.set(right, left.length);
  return joined;
};
