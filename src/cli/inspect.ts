import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Language } from '../locale';
import { isUnreadable, read, summarise, tooLong, type ReportSummary, type ReportTable, type Unreadable } from '../reports';
import type { ByteSource } from '../reports/fast';
import type { InspectCommand } from './args';
import { longBytes } from '../reports/long';
import { describe } from './describe';
import { readSource } from './files';

/** Files longer than this are only read in slices: taken whole they would fill the memory. */
const wholeBytes = 256 * 1024 * 1024;

/** 0 where every file was read and known, 1 otherwise; the JSON comes either way. */
export async function inspectFiles(command: InspectCommand, language: Language): Promise<number> {
  const found: object[] = [];
  let whole = true;
  for (const path of command.files) {
    for (const table of await summaries(path)) {
      if (isUnreadable(table) || table.schema.kind === 'unknown' || table.schema.kind === 'recognised-unsupported') whole = false;
      found.push(describe(table, language));
    }
  }
  process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  return whole ? 0 : 1;
}

async function summaries(path: string): Promise<readonly (ReportTable | ReportSummary | Unreadable)[]> {
  const size = await stat(path).then((facts) => (facts.isFile() ? facts.size : 0), () => 0);
  if (size > longBytes) {
    const summary = await inSlices(path, size);
    if (summary) return [summary];
    if (size > wholeBytes) return [tooLong(basename(path), size)];
  }
  const source = await readSource(path);
  return 'problem' in source ? [source] : read(source);
}

async function inSlices(path: string, size: number): Promise<ReportSummary | null> {
  const file = await open(path);
  try {
    const source: ByteSource = {
      size,
      read: async (from, to) => {
        const bytes = new Uint8Array(Math.max(0, to - from));
        const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
        return bytes.subarray(0, bytesRead);
      },
    };
    return await summarise(basename(path), source);
  } finally {
    await file.close();
  }
}
