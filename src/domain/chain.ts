import { genesis, isUnchained, rowHash, type ChainedRow } from './chainRow';
import { headsOf } from './chainHeads';
import { markOf, mergedHeads } from './chainMarks';
import { misplacedRows } from './chainOrder';

export { canonical, ContentHash, contentHash, genesis, isUnchained, nothing, rowHash, type Cell, type ChainedRow } from './chainRow';
export { headOf, headsOf } from './chainHeads';
export { mergeMark, mergedHeads } from './chainMarks';
export { joinMark } from './chainOrder';

/**
 * `edited`: the row's content is not what was hashed, or its hashes were wiped. `removed`: a row before it (or one it
 * joins) is gone. `inserted`: a copy, or a row that nothing follows from between two that belong together. `reordered`:
 * the row that stood before it stands below it.
 */
export type BreakKind = 'edited' | 'removed' | 'inserted' | 'reordered';

export interface ChainBreak {
  readonly kind: BreakKind;
  /** 0-based index into the rows that were given. */
  readonly row: number;
  /** True where only the order that a join fixed says so: a later join that counts may be what was cut off the end. */
  readonly byJoin?: true;
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
  /** The first of them (0-based) that an earlier version wrote without fixing the order of what it joins; null where there is none. */
  readonly orderOpen: number | null;
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
  readonly #joins: number[] = [];
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
    const named = new Set(this.#breaks.map(({ row }) => row));
    const whole = this.#breaks.every(({ kind }) => kind === 'reordered');
    const misplaced = new Set(whole ? misplacedRows(this.#rows, this.#joins) : []);
    const breaks = [...this.#breaks, ...[...misplaced].filter((row) => !named.has(row)).map((row): ChainBreak => ({ kind: 'reordered', row, byJoin: true }))].sort((a, b) => a.row - b.row);
    const [first] = breaks;
    const [typed] = this.#unchained;
    const [kind, row] = first ? [first.kind, first.row] as const
      : this.#fork !== null ? ['parallel', this.#fork] as const
      : typed !== undefined ? ['unchained', typed] as const
      : ['intact', null] as const;
    return { kind, row, rows: this.#rows.length, breaks, unchained: [...this.#unchained], heads: headsOf(this.#rows), merges: this.#joins.length, orderOpen: this.#joins.find((join) => !markOf((this.#rows[join] as ChainedRow).cells)?.order) ?? null };
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
    const copy = (this.#carried.get(row.hash) ?? 0) > 1;
    // Of a row that joins and its copy the one that stands where all it joins is above it.
    if (copy && mergedHeads(row.cells).some((head) => !this.#isThere(head))) {
      this.#breaks.push({ kind: 'inserted', row: index });
      return;
    }
    if (markOf(row.cells) !== null) this.#joins.push(index);
    if (!this.#isThere(row.previous)) {
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
