import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { civilDate, type CivilDate } from '../domain/civil';
import { notice, type Notice } from '../domain/notice';
import type { SourceFile } from '../reports';

/** Largest file taken from disk, in bytes: one load of it in memory, and room to read it. */
const limitBytes = 512 * 1024 * 1024;
const megabyte = 1024 * 1024;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));

/** A file with its bytes, or why it could not be had. */
export async function readSource(path: string): Promise<SourceFile | { readonly file: string; readonly problem: Notice }> {
  const file = basename(path);
  try {
    const facts = await stat(path);
    if (facts.size > limitBytes) return { file, problem: notice('file-too-large', { file, size: Math.ceil(facts.size / megabyte), limit: limitBytes / megabyte }) };
    return { name: file, bytes: new Uint8Array(await readFile(path)) };
  } catch (error) {
    const code = codeOf(error);
    return { file, problem: code === 'ENOENT' ? notice('file-missing', { file: path }) : notice('file-unreadable', { file: path, reason: code }) };
  }
}

/** The day a file's folder is named for (`2026-11-21/`); null where it is not a day. */
export const folderDay = (path: string): CivilDate | null => civilDate(basename(dirname(resolve(path))));

/** Why `path` could not be written, before anything is done; null where it can. */
export async function writable(path: string): Promise<Notice | null> {
  try {
    await access(dirname(path), constants.W_OK);
    const there = await stat(path).catch(() => null);
    if (there?.isDirectory()) return notice('out-unwritable', { file: path, reason: 'EISDIR' });
    if (there) await access(path, constants.W_OK);
    return null;
  } catch (error) {
    return notice('out-unwritable', { file: path, reason: codeOf(error) });
  }
}

/** Replaces a file whole or not at all: the bytes go to a new file beside it, reach the disk, and take its place. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<Notice | null> {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(beside, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, path);
    return null;
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    return notice('out-unwritable', { file: path, reason: codeOf(error) });
  }
}
