import { canonical, genesis, type Cell, type ChainedRow } from './chainRow';

/** What a row that joins says: the ends it joins, and the order it found their rows in. */
export interface MergeMark {
  readonly heads: readonly string[];
  /** Null in rows of earlier versions, which joined without fixing the order. */
  readonly order: RowOrder | null;
}

/** The order of the rows between one that all of them follow from and the ends, as places in the order the chain gives (see `chainOrder.ts`). */
export interface RowOrder {
  /** The hash all of them follow from. */
  readonly from: string;
  readonly places: readonly number[];
}

const shape = /^merge((?: [0-9a-f]{64})+)(?: order ([0-9a-f]{64}) ([\d,+]+))?$/;

/**
 * The cell by which a row joins what was appended side by side: the last hash of every branch, and in which order their
 * rows stand. The words are the same in every language, and the cell is hashed like any other.
 */
export function mergeMark(heads: readonly string[], order: RowOrder | null = null): string {
  return ['merge', ...heads, ...(order ? ['order', order.from, runsText(order.places)] : [])].join(' ');
}

/** The mark of a row that joins; null for any other row. */
export function markOf(cells: readonly Cell[]): MergeMark | null {
  for (const cell of cells) {
    if (typeof cell !== 'string' || !cell.startsWith('merge ')) continue;
    const [, hashes, from, runs] = shape.exec(canonical(cell)) ?? [];
    const heads = hashes?.trim().split(' ') ?? [];
    const places = runs === undefined ? null : readRuns(runs);
    if (places !== null && from !== undefined) return { heads, order: { from, places } };
    if (heads.length > 1 && runs === undefined) return { heads, order: null };
  }
  return null;
}

/** The last hashes a row joins; empty for a row that joins nothing. */
export const mergedHeads = (cells: readonly Cell[]): readonly string[] => markOf(cells)?.heads ?? [];

/** Rows this one follows from: the one before it, and those it joins. */
export function parentsOf({ previous, cells }: Pick<ChainedRow, 'previous' | 'cells'>): readonly string[] {
  const heads = mergedHeads(cells);
  // Nearly every row joins nothing.
  if (heads.length === 0) return previous === genesis ? [] : [previous];
  return [...new Set([previous, ...heads])].filter((hash) => hash !== genesis);
}

/** Places as runs that count up: `0+3,5,4` is 0 1 2 3 5 4. */
function runsText(places: readonly number[]): string {
  const runs: { start: number; more: number }[] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last && place === last.start + last.more + 1) last.more += 1;
    else runs.push({ start: place, more: 0 });
  }
  return runs.map(({ start, more }) => (more === 0 ? String(start) : `${start}+${more}`)).join(',');
}

/** More rows than a sheet has were never joined. */
const mostPlaces = 1_048_576;

function readRuns(text: string): number[] | null {
  const places: number[] = [];
  for (const run of text.split(',')) {
    const [, start, more = '0'] = /^(\d{1,7})(?:\+(\d{1,7}))?$/.exec(run) ?? [];
    if (start === undefined || places.length + Number(more) >= mostPlaces) return null;
    for (let place = 0; place <= Number(more); place += 1) places.push(Number(start) + place);
  }
  return places;
}
