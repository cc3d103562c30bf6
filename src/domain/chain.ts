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

/** A row as it stands in the table: the hashed cells in their order, and the two hashes it carries. */
export interface ChainedRow {
  readonly cells: readonly Cell[];
  readonly previous: string;
  readonly hash: string;
}

/** A row somebody typed: it carries no hashes yet. One that carries only one of the two was edited. */
export const isUnchained = ({ previous, hash }: Pick<ChainedRow, 'previous' | 'hash'>): boolean => canonical(previous) === nothing && canonical(hash) === nothing;

const mergeShape = /^merge((?: [0-9a-f]{64}){2,})$/;

/**
 * The cell by which a row joins what was appended side by side: the last hash of every branch. The word is the same in
 * every language, and the cell is hashed like any other.
 */
export const mergeMark = (heads: readonly string[]): string => ['merge', ...heads].join(' ');

/** The last hashes a row joins; empty for a row that joins nothing. */
export function mergedHeads(cells: readonly Cell[]): readonly string[] {
  for (const cell of cells) {
    const heads = typeof cell === 'string' && cell.startsWith('merge ') ? mergeShape.exec(canonical(cell))?.[1] : undefined;
    if (heads !== undefined) return heads.trim().split(' ');
  }
  return [];
}

/**
 * `edited`: the row's content is not what was hashed, or its hashes were wiped. `removed`: a row before it (or one it
 * joins) is gone. `inserted`: a copy, or a row that nothing follows from between two that belong together. `reordered`:
 * its predecessor stands below it.
 */
export type BreakKind = 'edited' | 'removed' | 'inserted' | 'reordered';

export interface ChainBreak {
  readonly kind: BreakKind;
  /** 0-based index into the rows that were given. */
  readonly row: number;
}

export interface ChainVerdict {
  /**
   * The first break's kind; else `parallel` (two rows follow from the same one, each sound in itself: people appended
   * side by side and nobody has joined their rows yet); else `unchained` (sound, with rows typed by a person that carry
   * no hash yet); else `intact`.
   */
  readonly kind: 'intact' | 'unchained' | 'parallel' | BreakKind;
  /** 0-based index of the first row of that kind; null where all is intact. */
  readonly row: number | null;
  readonly rows: number;
  /** Every break, in the order of the rows, as if the ones before had been put right. */
  readonly breaks: readonly ChainBreak[];
  /** Rows without hashes. */
  readonly unchained: readonly number[];
  /** Hashes that no row follows from, in the order of the rows; the last one is where the next row goes on. */
  readonly heads: readonly string[];
  /** Rows that join branches. */
  readonly merges: number;
}

/** Walks the chain from the first row on and names what breaks it, where, and how. O(rows). */
export function verifyChain(rows: readonly ChainedRow[]): ChainVerdict {
  const walk = walkChain(rows);
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
  }
}

/** Rows between two looks up from the work. */
const stride = 250;

/** The same in steps, each of which says how many rows are done: for a pane that must stay awake. */
export function* walkChain(rows: readonly ChainedRow[]): Generator<number, ChainVerdict> {
  const walk = new Walk(rows);
  yield 0;
  for (let index = 0; index < rows.length; index += 1) {
    walk.take(index);
    if (index % stride === stride - 1) yield index + 1;
  }
  return walk.verdict();
}

/** Where a new row is chained on: the last hash nothing follows from. Looks at the hashes alone; null for an empty table. */
export function headOf(rows: readonly ChainedRow[]): string | null {
  return headsOf(rows).at(-1) ?? null;
}

/** Every hash that no row follows from and none joins, in the order of the rows. Looks at the hashes alone. */
export function headsOf(rows: readonly ChainedRow[]): string[] {
  const named = new Set(rows.flatMap(({ previous, cells }) => [previous, ...mergedHeads(cells)]));
  return [...new Set(rows.filter((row) => canonical(row.hash) !== nothing && !named.has(row.hash)).map(({ hash }) => hash))];
}

/** Rows without hashes are tried against this many rows above them, and at most this many are tried. */
const recently = 32;
const mostTried = 200;

/** A row without hashes and what it may have followed from. */
interface Typed {
  readonly index: number;
  readonly above: readonly string[];
  /** Typed rows right above it, and the hash they would give it to follow from. */
  readonly run: readonly number[];
  readonly chained: string;
}

class Walk {
  readonly #rows: readonly ChainedRow[];
  /** Every hash a row carries, and how often. */
  readonly #carried = new Map<string, number>();
  /** Every hash that some row names as the one before it, or joins. */
  readonly #named = new Set<string>();
  readonly #seen = new Set<string>([genesis]);
  /** What nothing follows from yet. */
  readonly #open = new Set<string>([genesis]);
  #recent: readonly string[] = [genesis];
  #run: Typed[] = [];
  readonly #untried: Typed[] = [];
  /** Rows without hashes by the hashes they may have carried. */
  readonly #possible = new Map<string, readonly number[]>();
  #expected = genesis;
  #fork: number | null = null;
  #merges = 0;
  readonly #breaks: ChainBreak[] = [];
  readonly #unchained = new Set<number>();

  constructor(rows: readonly ChainedRow[]) {
    this.#rows = rows;
    for (const { cells, previous, hash } of rows) {
      this.#carried.set(hash, (this.#carried.get(hash) ?? 0) + 1);
      this.#named.add(previous);
      for (const head of mergedHeads(cells)) this.#named.add(head);
    }
  }

  take(index: number): void {
    const row = this.#rows[index] as ChainedRow;
    if (isUnchained(row)) {
      this.#takeTyped(index, row);
      return;
    }
    const own = rowHash(row.cells, row.previous);
    if (own === row.hash) this.#takeSound(index, row);
    else {
      // Where somebody names the row it was here before; where its neighbours belong together it was not.
      const known = this.#isNamed(row) || this.#named.has(own);
      const kind = !known && this.#closesOver(index) ? 'inserted' : 'edited';
      this.#breaks.push({ kind, row: index });
      if (kind === 'edited') this.#follow(row, [row.hash, own]);
    }
    this.#run = [];
  }

  verdict(): ChainVerdict {
    const breaks = [...this.#breaks].sort((a, b) => a.row - b.row);
    const [first] = breaks;
    const [typed] = this.#unchained;
    const [kind, row] = first ? [first.kind, first.row] as const
      : this.#fork !== null ? ['parallel', this.#fork] as const
      : typed !== undefined ? ['unchained', typed] as const
      : ['intact', null] as const;
    return { kind, row, rows: this.#rows.length, breaks, unchained: [...this.#unchained], heads: headsOf(this.#rows), merges: this.#merges };
  }

  #takeTyped(index: number, row: ChainedRow): void {
    this.#unchained.add(index);
    const before = this.#run.at(-1);
    const base = before ? before.chained : this.#expected;
    const typed = { index, above: this.#recent, run: this.#run.map((one) => one.index), chained: rowHash(row.cells, base) };
    this.#run.push(typed);
    this.#untried.push(typed);
  }

  #takeSound(index: number, row: ChainedRow): void {
    if (this.#seen.has(row.hash)) {
      this.#breaks.push({ kind: 'inserted', row: index });
      return;
    }
    if (!this.#isThere(row.previous)) {
      const copy = (this.#carried.get(row.hash) ?? 0) > 1;
      const kind = copy ? 'inserted' : this.#carried.has(row.previous) ? 'reordered' : !this.#isNamed(row) && this.#closesOver(index) ? 'inserted' : 'removed';
      this.#breaks.push({ kind, row: index });
      if (kind !== 'inserted') this.#follow(row, [row.hash]);
      return;
    }
    if (!this.#open.has(row.previous)) this.#fork ??= index;
    this.#join(index, row);
  }

  /** A sound row in its place: it follows from its predecessor and from every branch it joins. */
  #join(index: number, row: ChainedRow): void {
    const heads = mergedHeads(row.cells);
    const missing = heads.filter((head) => !this.#isThere(head));
    if (missing.length > 0) this.#breaks.push({ kind: missing.some((head) => this.#carried.has(head)) ? 'reordered' : 'removed', row: index });
    if (heads.length > 0) this.#merges += 1;
    for (const head of heads) this.#open.delete(head);
    this.#follow(row, [row.hash]);
  }

  #follow(row: ChainedRow, hashes: readonly string[]): void {
    this.#open.delete(row.previous);
    for (const hash of hashes) this.#seen.add(hash);
    this.#open.add(row.hash);
    this.#expected = row.hash;
    this.#recent = [...this.#recent.slice(1 - recently), row.hash];
    if (this.#open.size === 1) this.#fork = null;
  }

  #isNamed({ previous, hash }: ChainedRow): boolean {
    return hash !== previous && this.#named.has(hash);
  }

  /** Whether the next row with hashes follows from what stands before this one. */
  #closesOver(index: number): boolean {
    for (let next = index + 1; next < this.#rows.length; next += 1) {
      const row = this.#rows[next] as ChainedRow;
      if (!isUnchained(row)) return row.previous === this.#expected;
    }
    return false;
  }

  /** Whether a row above carries this hash, or did before its hashes were taken away: such a row was edited, not typed. */
  #isThere(hash: string): boolean {
    if (this.#seen.has(hash)) return true;
    for (const typed of this.#untried.splice(0)) {
      this.#possible.set(typed.chained, [...typed.run, typed.index]);
      if (this.#possible.size > mostTried * recently) break;
      for (const above of typed.above) this.#possible.set(rowHash((this.#rows[typed.index] as ChainedRow).cells, above), [typed.index]);
    }
    const wiped = this.#possible.get(hash);
    if (wiped === undefined) return false;
    for (const row of wiped) if (this.#unchained.delete(row)) this.#breaks.push({ kind: 'edited', row });
    this.#seen.add(hash);
    this.#open.add(hash);
    return true;
  }
}
