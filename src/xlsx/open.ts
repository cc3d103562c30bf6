import { unzipSync } from 'fflate';
import { notice, type Notice } from '../domain/notice';
import { checksums, crc32 } from './checksum';
import { contentTypesPart, Package } from './package';
import { root } from './xml';

/** Beyond these a file is refused: it is held in memory unpacked, and no text in JavaScript is longer than 512 MB. */
export const limits = { fileBytes: 150_000_000, partBytes: 400_000_000, totalBytes: 1_200_000_000 } as const;

/** Opens the bytes of a file, or says why that cannot be done. */
export function openPackage(bytes: Uint8Array): { readonly file: Package } | { readonly problem: Notice } {
  if (bytes.length === 0) return { problem: notice('xlsx-empty') };
  if (bytes.length > limits.fileBytes) return { problem: notice('xlsx-too-large', { megabytes: Math.round(bytes.length / 1e6), limit: limits.fileBytes / 1e6 }) };
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) return { problem: notice(holdsEncryptedPackage(bytes) ? 'xlsx-encrypted' : 'xlsx-old-format') };
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) return { problem: notice('xlsx-not-a-workbook') };
  try {
    let total = 0;
    let largest = 0;
    const unzipped = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        total += originalSize;
        largest = Math.max(largest, originalSize);
        if (largest > limits.partBytes || total > limits.totalBytes) throw new TooLarge();
        return !name.endsWith('/');
      },
    });
    for (const [name, expected] of checksums(bytes)) {
      const part = unzipped[name];
      if (part !== undefined && crc32(part) !== expected) return { problem: notice('xlsx-damaged', { part: name }) };
    }
    return checked(new Package(Object.entries(unzipped)));
  } catch (error) {
    if (error instanceof TooLarge) return { problem: notice('xlsx-too-large', { megabytes: Math.round(bytes.length / 1e6), limit: limits.fileBytes / 1e6 }) };
    return { problem: notice('xlsx-damaged', { part: 'zip' }) };
  }
}

class TooLarge extends Error {}

function checked(file: Package): { readonly file: Package } | { readonly problem: Notice } {
  if (!file.has(contentTypesPart) || !file.has('_rels/.rels')) return { problem: notice('xlsx-not-a-workbook') };
  const workbook = file.relationships('').find(({ type }) => type === 'officeDocument')?.target ?? '';
  if (workbook.endsWith('.bin')) return { problem: notice('xlsx-binary') };
  if (!file.has(workbook)) return { problem: notice('xlsx-not-a-workbook') };
  const xml = file.text(workbook);
  const top = root(xml);
  if (top.name !== 'workbook') return { problem: notice('xlsx-not-a-workbook') };
  if (Object.values(top.attributes).some((value) => value.includes('purl.oclc.org/ooxml'))) return { problem: notice('xlsx-strict') };
  return { file };
}

function holdsEncryptedPackage(bytes: Uint8Array): boolean {
  const name = 'EncryptedPackage';
  const pattern = [...name].flatMap((c) => [c.charCodeAt(0), 0]);
  const end = Math.min(bytes.length, 4_000_000) - pattern.length;
  search: for (let i = 0; i < end; i += 1) {
    for (let j = 0; j < pattern.length; j += 1) if (bytes[i + j] !== pattern[j]) continue search;
    return true;
  }
  return false;
}

