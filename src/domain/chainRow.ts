import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The hash chain of our append-only tables. Each row is hashed over its canonical content and the hash of the row
 * before it, so a later edit, removal, insertion or reordering shows. It detects; a workbook cannot prevent.
 * Synchronous, because `AMZ.LOGVERIFY` is (the platform's digest is not).
 */
export type Cell = string | number | boolean | null;

/** What stands where there is nothing, so that a blank, a 0 and an emptied cell cannot be mistaken for each other. */
export const nothing = '—';

/** `前行哈希` of the first row. */
export const genesis = '0'.repeat(64);

const version = 'amz-ops-chain/1';
const separator = '\u001f';

/**
 * The one canonical text of a cell: numbers in shortest decimal form, text in NFC without surrounding white space and
 * with one kind of line end, blank and null as `—`. Never depends on a locale.
 */
export function canonical(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return nothing;
  if (typeof cell === 'number') return Object.is(cell, -0) ? '0' : String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  const text = cell.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll(separator, ' ').trim();
  return text === '' ? nothing : text;
}

/** SHA-256, in lower-case hex, of a row's canonical cells and the hash of the row before. */
export function rowHash(cells: readonly (Cell | undefined)[], previous: string): string {
  return bytesToHex(sha256(utf8ToBytes([version, previous, ...cells.map(canonical)].join(separator))));
}

/** SHA-256 of bytes in lower-case hex: the content hash of a file. */
export function contentHash(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** `contentHash` of bytes that come piece by piece. */
export class ContentHash {
  readonly #hash = sha256.create();

  add(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  /** The hash of all bytes added; none may be added after it. */
  end(): string {
    return bytesToHex(this.#hash.digest());
  }
}

/** A row as it stands in the table: the hashed cells in their order, and the two hashes it carries. */
export interface ChainedRow {
  readonly cells: readonly Cell[];
  readonly previous: string;
  readonly hash: string;
}

/** A row somebody typed: it carries no hashes yet. One that carries only one of the two was edited. */
export const isUnchained = ({ previous, hash }: Pick<ChainedRow, 'previous' | 'hash'>): boolean => canonical(previous) === nothing && canonical(hash) === nothing;
