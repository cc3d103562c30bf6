import { notice, type Notice } from '../domain/notice';
import { limits } from './limits';

/** One member of an archive. */
export interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a zip's directory says of a member, before anything is unfolded. */
export interface Entry {
  readonly name: string;
  readonly packed: number;
  readonly unfolded: number;
  readonly encrypted: boolean;
}

export type Outcome<Value> = { readonly kind: 'done'; readonly value: Value } | { readonly kind: 'refused'; readonly problem: Notice };

const refused = (problem: Notice): Outcome<never> => ({ kind: 'refused', problem });
// Deflate cannot pack more than 1,032 bytes into one: what a small member can unfold to is bounded whatever it claims.
const greatestRatio = 1_032;

/** The directory of a zip, or null where it has none (cut off, or no zip). */
export function zipEntries(bytes: Uint8Array): Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = -1;
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) {
      end = at;
      break;
    }
  }
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: decodeName(bytes.subarray(at + 46, at + 46 + nameLength)),
      packed: view.getUint32(at + 20, true),
      unfolded: view.getUint32(at + 24, true),
      encrypted: (flags & 1) === 1,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Names are UTF-8, flagged or not; archives packed on a Chinese Windows write GBK. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Whether a zip may be unfolded at all: its own claim, and what its packed bytes could at most become, stay in bounds. */
export async function checkZip(bytes: Uint8Array, entries: readonly Entry[], file: string): Promise<Notice | null> {
  // A claim that the file or deflate cannot keep is damage; the unpacker would believe it and hand back that many blanks.
  if (entries.some(({ packed, unfolded }) => packed > bytes.length || unfolded > packed * greatestRatio + greatestRatio)) return notice('reports.damaged-archive', { file });
  const claimed = entries.reduce((total, entry) => total + entry.unfolded, 0);
  if (claimed > limits.unfoldedBytes) return notice('reports.too-large-unfolded', { file, limit: megabytes(limits.unfoldedBytes) });
  const possible = entries.reduce((total, entry) => total + entry.packed * greatestRatio, 0);
  if (possible <= limits.unfoldedBytes) return null;
  return (await unfoldedSize(bytes)) === null ? notice('reports.too-large-unfolded', { file, limit: megabytes(limits.unfoldedBytes) }) : null;
}

export const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576);

/** Unfolds a zip without keeping anything, to learn its true size; null as soon as it passes the bound. */
async function unfoldedSize(bytes: Uint8Array): Promise<number | null> {
  const { Unzip, UnzipInflate } = await import('fflate');
  let total = 0;
  let beyond = false;
  const unzip = new Unzip((file) => {
    file.ondata = (error, chunk) => {
      if (error) return;
      total += chunk.length;
      if (total > limits.unfoldedBytes && !beyond) {
        beyond = true;
        file.terminate();
      }
    };
    if (!beyond) file.start();
  });
  unzip.register(UnzipInflate);
  const step = 65_536;
  try {
    for (let at = 0; at < bytes.length && !beyond; at += step) unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch { /* a damaged member is found again, and named, when it is read */ }
  return beyond ? null : total;
}

/** The files within a zip, folders and the clutter of other systems left out. */
export async function unzipMembers(bytes: Uint8Array, entries: readonly Entry[], file: string): Promise<Outcome<Member[]>> {
  const wanted = entries.filter(({ name }) => !name.endsWith('/') && !name.startsWith('__MACOSX/') && !/(^|\/)(\.|Thumbs\.db$)/.test(name));
  if (wanted.some(({ encrypted }) => encrypted)) return refused(notice('reports.encrypted-file', { file }));
  if (wanted.length > limits.members) return refused(notice('reports.too-many-members', { file, count: wanted.length, limit: limits.members }));
  const problem = await checkZip(bytes, wanted, file);
  if (problem) return refused(problem);
  const { unzipSync } = await import('fflate');
  try {
    // The library has its own idea of names that are not flagged as UTF-8, so members are told by their order.
    const ownNames = new Map<string, string>();
    let index = 0;
    const members = unzipSync(bytes, { filter: ({ name }) => {
      const entry = entries[index];
      index += 1;
      if (!entry || !wanted.includes(entry)) return false;
      ownNames.set(name, entry.name);
      return true;
    } });
    return { kind: 'done', value: Object.entries(members).map(([name, content]) => ({ name: ownNames.get(name) ?? name, bytes: content })) };
  } catch {
    return refused(notice('reports.damaged-archive', { file }));
  }
}

/** The file within a `.gz`, given up as soon as it passes the bound. */
export async function gunzip(bytes: Uint8Array, file: string): Promise<Outcome<Uint8Array>> {
  const { Gunzip } = await import('fflate');
  const chunks: Uint8Array[] = [];
  let total = 0;
  const stream = new Gunzip((chunk) => {
    total += chunk.length;
    if (total <= limits.unfoldedBytes) chunks.push(chunk);
  });
  const step = 65_536;
  try {
    for (let at = 0; at < bytes.length; at += step) {
      stream.push(bytes.subarray(at, at + step), at + step >= bytes.length);
      if (total > limits.unfoldedBytes) return refused(notice('reports.too-large-unfolded', { file, limit: megabytes(limits.unfoldedBytes) }));
    }
  } catch {
    return refused(notice('reports.damaged-archive', { file }));
  }
  // The trailer names the length; a file that was cut or damaged does not keep its word.
  const trailer = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 18 || trailer.getUint32(bytes.length - 4, true) !== total >>> 0) return refused(notice('reports.damaged-archive', { file }));
  const whole = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return { kind: 'done', value: whole };
}
