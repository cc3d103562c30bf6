import fc from 'fast-check';
import { genesis, headOf, joinMark, rowHash, type Cell, type ChainedRow } from '../../src/domain/chain';

/** One thing that happens to a log before anybody edits it. */
type Turn =
  | { readonly kind: 'append'; readonly seconds: readonly number[] }
  /** Two people append beside each other in one workbook; their rows come together in any order, and somebody joins them. */
  | { readonly kind: 'beside'; readonly mine: readonly number[]; readonly theirs: readonly number[]; readonly order: readonly boolean[] }
  /** Two copies go on by themselves, each takes the other's rows in and joins, and then takes the other's join in too. */
  | { readonly kind: 'copies'; readonly mine: readonly number[]; readonly theirs: readonly number[] };

// Three seconds for the whole log: most rows were written in the same one.
const second = fc.nat({ max: 2 });
const seconds = (minLength: number) => fc.array(second, { minLength, maxLength: 4 });
const turn: fc.Arbitrary<Turn> = fc.oneof(
  fc.record({ kind: fc.constant('append' as const), seconds: seconds(1) }),
  fc.record({ kind: fc.constant('beside' as const), mine: seconds(1), theirs: seconds(1), order: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }) }),
  fc.record({ kind: fc.constant('copies' as const), mine: seconds(1), theirs: seconds(1) }),
);

/** A row's content: an id, a time with few seconds, an object out of few, a value out of few. */
export type Content = readonly [id: string, time: string, object: string, value: string];
/** How a table makes a row of a content, and of a mark that joins. */
export interface Shape {
  readonly cellsOf: (content: Content) => readonly Cell[];
  readonly joinOf: (id: string, mark: string) => readonly Cell[];
}
const plain: Shape = { cellsOf: (content) => content, joinOf: (id, mark) => [id, '2026-11-23 09:30:00', mark, '—'] };

/** A log as a team leaves it: appended to by one hand after the other, side by side, and in copies, and joined each time. */
export function teamLog(turns: readonly Turn[], shape: Shape = plain): ChainedRow[] {
  let rows: ChainedRow[] = [];
  let number = 0;
  const contentOf = (time: number): Content => [`L-${(number += 1)}`, `2026-11-23 09:30:0${time}`, `object ${number % 3}`, `${number % 2}`];
  const chained = (cells: readonly Cell[], previous: string | null): ChainedRow => ({ cells, previous: previous ?? genesis, hash: rowHash(cells, previous ?? genesis) });
  const after = (base: readonly ChainedRow[], times: readonly number[]): ChainedRow[] => {
    const made: ChainedRow[] = [];
    for (const time of times) made.push(chained(shape.cellsOf(contentOf(time)), made.at(-1)?.hash ?? headOf(base)));
    return made;
  };
  const joined = (whole: readonly ChainedRow[]): ChainedRow[] => {
    const mark = joinMark(whole);
    return mark === null ? [...whole] : [...whole, chained(shape.joinOf(`M-${(number += 1)}`, mark), headOf(whole))];
  };
  const taken = (here: readonly ChainedRow[], there: readonly ChainedRow[]): ChainedRow[] => joined([...here, ...there.filter(({ hash }) => !here.some((one) => one.hash === hash))]);
  for (const one of turns) {
    if (one.kind === 'append') {
      rows = [...rows, ...after(rows, one.seconds)];
      continue;
    }
    const [mine, theirs] = [after(rows, one.mine), after(rows, one.theirs)];
    if (one.kind === 'beside') {
      const together: ChainedRow[] = [];
      for (let at = 0, a = 0, b = 0; a < mine.length || b < theirs.length; at += 1) together.push(b >= theirs.length || (a < mine.length && one.order[at]) ? mine[a++]! : theirs[b++]!);
      rows = joined([...rows, ...together]);
    } else {
      const [here, there] = [taken([...rows, ...mine], [...rows, ...theirs]), taken([...rows, ...theirs], [...rows, ...mine])];
      rows = taken(here, there);
    }
  }
  return rows;
}

export const turns: fc.Arbitrary<readonly Turn[]> = fc.array(turn, { minLength: 1, maxLength: 5 });

/** What somebody may do to the rows of a table; places are taken modulo the rows there are. */
export type Edit =
  | { readonly kind: 'swap'; readonly a: number; readonly b: number }
  | { readonly kind: 'neighbours'; readonly a: number }
  | { readonly kind: 'move'; readonly from: number; readonly count: number; readonly to: number }
  | { readonly kind: 'sort'; readonly column: number; readonly down: boolean }
  | { readonly kind: 'delete'; readonly at: number; readonly count: number }
  | { readonly kind: 'copy'; readonly from: number; readonly to: number }
  | { readonly kind: 'paste-row'; readonly from: number; readonly to: number }
  | { readonly kind: 'paste-cell'; readonly from: number; readonly to: number; readonly column: number }
  | { readonly kind: 'type'; readonly at: number; readonly column: number; readonly text: string };

const place = fc.nat({ max: 999 });
export const orderEdits: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('swap' as const), a: place, b: place }), fc.record({ kind: fc.constant('neighbours' as const), a: place }),
  fc.record({ kind: fc.constant('move' as const), from: place, count: fc.integer({ min: 1, max: 4 }), to: place }), fc.record({ kind: fc.constant('sort' as const), column: place, down: fc.boolean() }),
);
export const contentEdits: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('delete' as const), at: place, count: fc.integer({ min: 1, max: 3 }) }), fc.record({ kind: fc.constant('copy' as const), from: place, to: place }),
  fc.record({ kind: fc.constant('paste-row' as const), from: place, to: place }), fc.record({ kind: fc.constant('paste-cell' as const), from: place, to: place, column: place }),
  fc.record({ kind: fc.constant('type' as const), at: place, column: place, text: fc.string({ minLength: 1, maxLength: 5 }) }),
);

/** The rows after an edit; rows are lists of cells. */
export function edited<T>(rows: readonly (readonly T[])[], edit: Edit, typed: (text: string) => T): (readonly T[])[] {
  const list = rows.map((row) => [...row]);
  if (list.length === 0) return list;
  const at = (wanted: number): number => wanted % Math.max(1, list.length);
  switch (edit.kind) {
    case 'swap': return swapped(list, at(edit.a), at(edit.b));
    case 'neighbours': return list.length < 2 ? list : swapped(list, edit.a % (list.length - 1), (edit.a % (list.length - 1)) + 1);
    case 'move': {
      const block = list.splice(at(edit.from), edit.count);
      list.splice(edit.to % (list.length + 1), 0, ...block);
      return list;
    }
    case 'sort': {
      const column = edit.column % (list[0]?.length ?? 1);
      return list.sort((a, b) => (edit.down ? -1 : 1) * (String(a[column]) < String(b[column]) ? -1 : String(a[column]) > String(b[column]) ? 1 : 0));
    }
    case 'delete': return list.filter((_, index) => index < at(edit.at) || index >= at(edit.at) + edit.count);
    case 'copy': return [...list.slice(0, edit.to % (list.length + 1)), [...list[at(edit.from)]!], ...list.slice(edit.to % (list.length + 1))];
    case 'paste-row': return list.map((row, index) => (index === at(edit.to) ? [...list[at(edit.from)]!] : row));
    case 'paste-cell': return list.map((row, index) => (index === at(edit.to) ? row.map((cell, column) => (column === edit.column % row.length ? list[at(edit.from)]![column]! : cell)) : row));
    case 'type': return list.map((row, index) => (index === at(edit.at) ? row.map((cell, column) => (column === edit.column % row.length ? typed(edit.text) : cell)) : row));
  }
}

function swapped<T>(list: readonly T[], a: number, b: number): T[] {
  const other = [...list];
  [other[a], other[b]] = [list[b]!, list[a]!];
  return other;
}
