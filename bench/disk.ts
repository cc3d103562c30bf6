import { open } from 'node:fs/promises';
import type { ByteSource } from '../src/reports/fast/index';

/** Gives `work` a file on disk as a source of bytes. */
export async function withFile<Value>(path: string, work: (source: ByteSource) => Promise<Value>): Promise<Value> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return await work({
      size,
      read: async (from, to, into) => {
        const length = Math.max(0, Math.min(to, size) - from);
        const bytes = into && into.length >= length ? into : new Uint8Array(length);
        const { bytesRead } = await file.read(bytes, 0, length, from);
        return bytes.subarray(0, bytesRead);
      },
    });
  } finally {
    await file.close();
  }
}
