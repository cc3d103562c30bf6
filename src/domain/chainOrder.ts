import { headsOf } from './chainHeads';
import { markOf, mergeMark, parentsOf, type MergeMark, type RowOrder } from './chainMarks';
import { canonical, genesis, nothing, type ChainedRow } from './chainRow';

/**
 * The order of rows that people appended side by side. The chain says which row follows from which, and nothing about two
 * rows that follow from the same one: those could change places unseen, and of two decisions made in the same second the
 * first one counts. The row that joins them therefore names the order it found them in. Of several joins that cover the
 * same rows (two copies, each joined for itself) the last one counts.
 */
interface Seal {
  /** The row that joins. */
  readonly row: number;
  readonly mark: MergeMark & { readonly order: RowOrder };
  /** Rows whose order it fixes, by their places in the table, as the chain alone orders them. */
  readonly covered: readonly number[];
}

/** Rows by the hash they carry; of a row and its copy the first. */
function placesOf(rows: readonly ChainedRow[]): Map<string, number> {
  const places = new Map<string, number>();
  rows.forEach(({ hash }, index) => {
    if (canonical(hash) !== nothing && !places.has(hash)) places.set(hash, index);
  });
  return places;
}

/** Rows from the ends back to `from`, each after those it follows from: an order that has nothing to do with where they stand. */
function between(rows: readonly ChainedRow[], places: ReadonlyMap<string, number>, heads: readonly string[], from: string): number[] {
  const seen = new Set<string>([from, genesis]);
  const ordered: number[] = [];
  const stack: { readonly hash: string; readonly left: string[] }[] = [];
  const visit = (hash: string): void => {
    const at = places.get(hash);
    if (seen.has(hash) || at === undefined) return;
    seen.add(hash);
    stack.push({ hash, left: [...parentsOf(rows[at] as ChainedRow)] });
  };
  for (const head of heads) {
    visit(head);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.left.shift();
      if (next !== undefined) visit(next);
      else ordered.push(places.get((stack.pop() as typeof top).hash) as number);
    }
  }
  return ordered;
}

/** The joins that count: none that another one follows from and covers whole. */
function sealsOf(rows: readonly ChainedRow[], places: ReadonlyMap<string, number>, joins: readonly number[]): Seal[] {
  const seals = joins.flatMap((row): (Seal & { readonly all: ReadonlySet<number> })[] => {
    const mark = markOf((rows[row] as ChainedRow).cells);
    if (!mark?.order) return [];
    const covered = between(rows, places, mark.heads, mark.order.from);
    return [{ row, mark: { ...mark, order: mark.order }, covered, all: new Set(covered) }];
  });
  return seals.filter(({ row, covered }) => !seals.some(({ all }) => all.has(row) && covered.every((one) => all.has(one))));
}

/** Rows of a join, by their places in the table, that stand above the one they stood below. */
function misplacedIn({ mark: { order: { places } }, covered }: Seal): number[] {
  // Rows that are missing or were changed are told of by the chain itself.
  if (places.length !== covered.length || new Set(places).size !== covered.length || places.some((place) => place >= covered.length)) return [];
  const stood = places.map((place) => covered[place] as number);
  return stood.filter((at, index) => index > 0 && at < (stood[index - 1] as number));
}

/**
 * Rows that stand in another order than the joins (by the places of the rows that join) found them in. For rows of which
 * none is missing, edited or there twice: else the join that counts may be what is lost.
 */
export function misplacedRows(rows: readonly ChainedRow[], joins: readonly number[]): number[] {
  return joins.length === 0 ? [] : sealsOf(rows, placesOf(rows), joins).flatMap(misplacedIn);
}

/** What a cell holds, with room to spare. */
const mostLetters = 30_000;

/**
 * The mark of a row that joins everything open in these rows, and fixes the order they stand in; rows taken over from a
 * copy that was joined for itself are put in order again. Null where nothing is open and every row is in its place.
 */
export function joinMark(rows: readonly ChainedRow[]): string | null {
  const heads = headsOf(rows);
  const places = placesOf(rows);
  const joins = rows.flatMap(({ cells }, index) => (markOf(cells)?.order ? [index] : []));
  const disturbed = sealsOf(rows, places, joins).filter((seal) => misplacedIn(seal).length > 0);
  if (heads.length < 2 && disturbed.length === 0) return null;
  const from = origin(rows, places, heads, disturbed.map(({ mark }) => mark.order.from));
  const covered = between(rows, places, heads, from);
  const ranks = new Map(covered.map((at, place) => [at, place]));
  const order = { from, places: [...covered].sort((a, b) => a - b).map((at) => ranks.get(at) as number) };
  const mark = mergeMark(heads, order);
  return mark.length <= mostLetters ? mark : mergeMark(heads);
}

/** The hash all ends follow from, at or above every one of `reach`. */
function origin(rows: readonly ChainedRow[], places: ReadonlyMap<string, number>, heads: readonly string[], reach: readonly string[]): string {
  const placeOf = (hash: string): number => places.get(hash) ?? -1;
  const furthest = Math.min(...reach.map(placeOf), rows.length);
  const open = new Set(heads.map(placeOf));
  const done = new Set<number>();
  for (;;) {
    const last = Math.max(...open);
    if (last < 0) return genesis;
    if (open.size === 1 && last <= furthest) return (rows[last] as ChainedRow).hash;
    open.delete(last);
    done.add(last);
    const parents = parentsOf(rows[last] as ChainedRow).map(placeOf);
    for (const parent of parents.length > 0 ? parents : [-1]) if (!done.has(parent)) open.add(parent);
  }
}
