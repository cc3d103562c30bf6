import fc from 'fast-check';
import { canonical, contentHash, genesis, headOf, headsOf, mergeMark, mergedHeads, rowHash, verifyChain, walkChain, type Cell, type ChainedRow } from '../../src/domain/chain';

/** Rows of texts, chained one to the next from `from` on. */
function chained(contents: readonly (readonly Cell[])[], from = genesis): ChainedRow[] {
  let previous = from;
  return contents.map((cells) => {
    const row = { cells, previous, hash: rowHash(cells, previous) };
    previous = row.hash;
    return row;
  });
}

const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('断货', '$1,239.88', '—', ''), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null));
const contents = (minLength: number) => fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength, maxLength: 12 })
  // Distinct rows, as an id makes them: two rows of one content may change places and nothing is different.
  .map((rows) => rows.map((cells, index): Cell[] => [`L-${index}`, ...cells]));
const log = (minLength: number) => contents(minLength).map((rows) => chained(rows));
const index = (length: number) => fc.nat({ max: length - 1 });
const replaced = <T>(list: readonly T[], at: number, value: T): T[] => list.map((one, place) => (place === at ? value : one));

describe('the canonical text of a cell', () => {
  test.each([
    [null, '—'], [undefined, '—'], ['', '—'], ['   ', '—'], [0, '0'], [-0, '0'], [1e21, '1e+21'], [0.1, '0.1'], [true, 'TRUE'], [false, 'FALSE'], ['  a b ', 'a b'], ['a\r\nb\rc', 'a\nb\nc'], ['e\u0301', '\u00e9'], ['a\u001fb', 'a b'],
  ])('%j is %s', (value, text) => {
    expect(canonical(value)).toBe(text);
  });

  test('is its own canonical text', () => {
    fc.assert(fc.property(cell, (value) => { expect(canonical(canonical(value))).toBe(canonical(value)); }));
  });
});

describe('hashes', () => {
  test('are SHA-256', () => {
    expect(contentHash(new TextEncoder().encode('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(rowHash(['a'], genesis)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('a blank, a 0, FALSE and a text differ, and so does where a cell ends', () => {
    const rows = [[null, 'a'], [0, 'a'], [false, 'a'], ['a', null], ['aa'], ['a', 'a']] as const;
    expect(new Set(rows.map((cells) => rowHash(cells, genesis))).size).toBe(rows.length);
  });

  test('what a cell shows the same gives the same hash', () => {
    expect(rowHash([1, ' x ', null], genesis)).toBe(rowHash(['1', 'x', ''], genesis));
  });
});

describe('an untouched chain', () => {
  test('is intact, and so is every longer one', () => {
    fc.assert(fc.property(contents(1), contents(1), (first, second) => {
      const rows = chained(first);
      expect(verifyChain(rows)).toMatchObject({ kind: 'intact', row: null, rows: rows.length, breaks: [] });
      const longer = [...rows, ...chained(second, rows.at(-1)!.hash)];
      expect(verifyChain(longer)).toMatchObject({ kind: 'intact', rows: longer.length, heads: [longer.at(-1)!.hash] });
    }));
    expect(verifyChain([])).toEqual({ kind: 'intact', row: null, rows: 0, breaks: [], unchained: [], heads: [], merges: 0, orderOpen: null });
  });
});

describe('one change to a chain is found and named', () => {
  test('an edited cell', () => {
    fc.assert(fc.property(log(1).chain((rows) => fc.tuple(fc.constant(rows), index(rows.length), index(4), cell)), ([rows, at, column, value]) => {
      const row = rows[at]!;
      fc.pre(canonical(value) !== canonical(row.cells[column]));
      expect(verifyChain(replaced(rows, at, { ...row, cells: replaced(row.cells, column, value) }))).toMatchObject({ kind: 'edited', row: at, breaks: [{ kind: 'edited', row: at }] });
    }));
  });

  test.each(['previous', 'hash'] as const)('an edited %s hash', (field) => {
    fc.assert(fc.property(log(1).chain((rows) => fc.tuple(fc.constant(rows), index(rows.length), index(64))), ([rows, at, place]) => {
      const hash = rows[at]![field];
      const flipped = hash.slice(0, place) + (hash[place] === 'a' ? 'b' : 'a') + hash.slice(place + 1);
      expect(verifyChain(replaced(rows, at, { ...rows[at]!, [field]: flipped }))).toMatchObject({ kind: 'edited', row: at, breaks: [{ kind: 'edited', row: at }] });
    }));
  });

  // A chain cannot miss what was cut off its end; the log names its length elsewhere.
  test('a removed row, but for the last', () => {
    fc.assert(fc.property(log(2).chain((rows) => fc.tuple(fc.constant(rows), index(rows.length - 1))), ([rows, at]) => {
      expect(verifyChain(rows.filter((_, place) => place !== at))).toMatchObject({ kind: 'removed', row: at, breaks: [{ kind: 'removed', row: at }] });
    }));
  });

  test('several rows removed together', () => {
    fc.assert(fc.property(log(3).chain((rows) => fc.tuple(fc.constant(rows), index(rows.length - 2), fc.integer({ min: 1, max: 3 }))), ([rows, at, count]) => {
      fc.pre(at + count < rows.length);
      expect(verifyChain(rows.filter((_, place) => place < at || place >= at + count))).toMatchObject({ kind: 'removed', row: at });
    }));
  });

  test('two rows that changed places', () => {
    fc.assert(fc.property(log(2).chain((rows) => fc.tuple(fc.constant(rows), index(rows.length), index(rows.length))), ([rows, a, b]) => {
      fc.pre(a !== b);
      const swapped = replaced(replaced(rows, a, rows[b]!), b, rows[a]!);
      expect(verifyChain(swapped)).toMatchObject({ kind: 'reordered', row: Math.min(a, b) });
    }));
  });

  test('a copy of a row put in elsewhere', () => {
    fc.assert(fc.property(log(2).chain((rows) => fc.tuple(fc.constant(rows), index(rows.length), fc.integer({ min: 1, max: rows.length }))), ([rows, from, to]) => {
      fc.pre(to > from);
      expect(verifyChain([...rows.slice(0, to), rows[from]!, ...rows.slice(to)])).toMatchObject({ kind: 'inserted', row: to, breaks: [{ kind: 'inserted', row: to }] });
    }));
  });

  test('a row put in between with hashes that fit nothing', () => {
    const junk = fc.constantFrom('x', '0', 'f'.repeat(64));
    fc.assert(fc.property(log(2).chain((rows) => fc.tuple(fc.constant(rows), fc.integer({ min: 0, max: rows.length - 1 }), junk, junk)), ([rows, at, previous, hash]) => {
      expect(verifyChain([...rows.slice(0, at), { cells: ['L-x', 1, 2, 3], previous, hash }, ...rows.slice(at)])).toMatchObject({ kind: 'inserted', row: at, breaks: [{ kind: 'inserted', row: at }] });
    }));
  });

  test('a row put in between that names the row before it', () => {
    fc.assert(fc.property(log(2).chain((rows) => fc.tuple(fc.constant(rows), fc.integer({ min: 0, max: rows.length - 1 }))), ([rows, at]) => {
      const previous = rows[at - 1]?.hash ?? genesis;
      expect(verifyChain([...rows.slice(0, at), { cells: ['L-x', 1, 2, 3], previous, hash: 'f'.repeat(64) }, ...rows.slice(at)])).toMatchObject({ kind: 'inserted', row: at, breaks: [{ kind: 'inserted', row: at }] });
    }));
  });

  test('a forged row that is sound in itself cannot be told from one appended side by side, but it is found', () => {
    fc.assert(fc.property(log(2).chain((rows) => fc.tuple(fc.constant(rows), fc.integer({ min: 0, max: rows.length - 1 }))), ([rows, at]) => {
      const [forged] = chained([['L-x', 1, 2, 3]], rows[at - 1]?.hash ?? genesis);
      expect(verifyChain([...rows.slice(0, at), forged!, ...rows.slice(at)])).toMatchObject({ kind: 'parallel', row: at + 1 });
    }));
  });
});

/** Rows somebody typed, without hashes. */
const typed = (contents: readonly (readonly Cell[])[], blank = ''): ChainedRow[] => contents.map((cells) => ({ cells, previous: blank, hash: blank }));

/** Two people append to the same log; their rows come together in any order, each person's own in theirs. */
function sideBySide(base: readonly ChainedRow[], first: readonly (readonly Cell[])[], second: readonly (readonly Cell[])[], turns: readonly boolean[]): ChainedRow[] {
  const last = base.at(-1)?.hash ?? genesis;
  const mine = chained(first.map((cells) => ['mine', ...cells]), last);
  const theirs = chained(second.map((cells) => ['theirs', ...cells]), last);
  const together = [...base];
  for (let turn = 0, a = 0, b = 0; a < mine.length || b < theirs.length; turn += 1) together.push(b >= theirs.length || (a < mine.length && turns[turn]) ? mine[a++]! : theirs[b++]!);
  return together;
}

/** The row that joins what stands side by side. */
function joined(rows: readonly ChainedRow[]): ChainedRow[] {
  const heads = headsOf(rows);
  return [...rows, ...chained([[`M-${rows.length}`, 'joined', mergeMark(heads), null]], heads.at(-1))];
}

const turns = fc.array(fc.boolean(), { minLength: 24, maxLength: 24 });
const apart = fc.tuple(contents(0), contents(1), contents(1), turns).map(([shared, first, second, order]) => sideBySide(chained(shared), first, second, order));
/** Logs as teams leave them: one hand after the other, people side by side joined again, once or twice. */
const honest = fc.oneof(log(2), fc.tuple(apart, contents(0)).map(([rows, more]) => {
  const whole = joined(rows);
  return [...whole, ...chained(more.map((cells) => ['later', ...cells]), whole.at(-1)!.hash)];
}), fc.tuple(apart, contents(1), contents(1), turns).map(([rows, first, second, order]) => joined(sideBySide(joined(rows), first.map((cells) => ['again', ...cells]), second, order))));

describe('side by side', () => {
  test('two people are never taken for tampering, in whatever order their rows come together', () => {
    fc.assert(fc.property(apart, (rows) => {
      const verdict = verifyChain(rows);
      expect(verdict).toMatchObject({ kind: 'parallel', breaks: [] });
      expect(verdict.heads).toHaveLength(2);
    }));
  });

  test('a row that names both ends joins them, and the log is intact again', () => {
    fc.assert(fc.property(honest, (rows) => {
      expect(verifyChain(rows)).toMatchObject({ kind: 'intact', breaks: [], heads: [rows.at(-1)!.hash] });
    }));
  });

  test('two copies that were joined each for itself can be joined once more', () => {
    fc.assert(fc.property(contents(1), contents(1), contents(1), (shared, first, second) => {
      const base = chained(shared);
      const last = base.at(-1)!.hash;
      const mine = chained(first.map((cells) => ['mine', ...cells]), last);
      const theirs = chained(second.map((cells) => ['theirs', ...cells]), last);
      const [here, there] = [joined([...base, ...mine, ...theirs]), joined([...base, ...theirs, ...mine])];
      const both = [...here, there.at(-1)!];
      expect(verifyChain(both)).toMatchObject({ kind: 'parallel', breaks: [] });
      expect(verifyChain(joined(both))).toMatchObject({ kind: 'intact', merges: 3 });
    }));
  });

  test('a mark that names one row, or something else, joins nothing', () => {
    expect(mergedHeads(['a', mergeMark(['f'.repeat(64)]), 'merge us'])).toEqual([]);
    expect(mergedHeads(['a', mergeMark([genesis, 'f'.repeat(64)])])).toEqual([genesis, 'f'.repeat(64)]);
  });
});

describe('rows that were typed', () => {
  test('carry no hash yet and are not taken for damage, wherever they stand', () => {
    fc.assert(fc.property(log(1), contents(1), contents(0), fc.constantFrom('', ' ', '—'), (rows, by, after, blank) => {
      const whole = [...rows, ...typed(by, blank), ...chained(after.map((cells) => ['after', ...cells]), rows.at(-1)!.hash)];
      expect(verifyChain(whole)).toMatchObject({ kind: 'unchained', row: rows.length, breaks: [], unchained: by.map((_, at) => rows.length + at) });
    }));
  });

  test('a row whose two hashes were taken away is an edited one', () => {
    fc.assert(fc.property(honest.filter((rows) => rows.length > 1).chain((rows) => fc.tuple(fc.constant(rows), index(rows.length - 1))), ([rows, at]) => {
      expect(verifyChain(replaced(rows, at, { ...rows[at]!, previous: '', hash: '' }))).toMatchObject({ kind: 'edited', row: at, unchained: [] });
    }));
  });
});

describe('logs that people wrote side by side and joined', () => {
  const somewhere = honest.chain((rows) => fc.tuple(fc.constant(rows), index(rows.length)));

  test('an edited cell is found and named', () => {
    fc.assert(fc.property(somewhere, index(4), cell, ([rows, at], column, value) => {
      const row = rows[at]!;
      fc.pre(canonical(value) !== canonical(row.cells[column]));
      expect(verifyChain(replaced(rows, at, { ...row, cells: replaced(row.cells, column, value) })).breaks).toContainEqual({ kind: 'edited', row: at });
    }));
  });

  test.each(['previous', 'hash'] as const)('an edited %s hash is found and named', (field) => {
    fc.assert(fc.property(somewhere, index(64), ([rows, at], place) => {
      const hash = rows[at]![field];
      const flipped = hash.slice(0, place) + (hash[place] === 'a' ? 'b' : 'a') + hash.slice(place + 1);
      expect(verifyChain(replaced(rows, at, { ...rows[at]!, [field]: flipped })).breaks).toContainEqual({ kind: 'edited', row: at });
    }));
  });

  test('a removed row is found and named, but for the last', () => {
    fc.assert(fc.property(somewhere, ([rows, at]) => {
      fc.pre(at < rows.length - 1);
      expect(verifyChain(rows.filter((_, place) => place !== at))).toMatchObject({ kind: 'removed' });
    }));
  });

  test('a row moved in front of one it follows from is found and named', () => {
    fc.assert(fc.property(somewhere, ([rows, at]) => {
      const before = rows.findIndex(({ hash }) => hash === rows[at]!.previous);
      fc.pre(before >= 0);
      const moved = [...rows.slice(0, before), rows[at]!, ...rows.slice(before, at), ...rows.slice(at + 1)];
      expect(verifyChain(moved)).toMatchObject({ kind: 'reordered', row: before });
    }));
  });

  test('a copy of a row is found and named', () => {
    fc.assert(fc.property(somewhere, fc.nat(), ([rows, from], to) => {
      const place = to % (rows.length + 1);
      expect(verifyChain([...rows.slice(0, place), rows[from]!, ...rows.slice(place)])).toMatchObject({ kind: 'inserted' });
    }));
  });
});

test('several edits are all named, each at its own row', () => {
  const rows = chained(Array.from({ length: 40 }, (_, place) => [`L-${place}`, 'x', 'y', place]));
  const edited = replaced(replaced(rows, 5, { ...rows[5]!, cells: ['L-5', 'x', 'z', 5] }), 30, { ...rows[30]!, hash: 'f'.repeat(64) }).filter((_, place) => place !== 12 && place !== 13);
  expect(verifyChain(edited).breaks).toEqual([{ kind: 'edited', row: 5 }, { kind: 'removed', row: 12 }, { kind: 'edited', row: 28 }]);
});

test('a sorted table loses nothing: every break is a place, and the chain goes on at its true end', () => {
  const rows = chained(Array.from({ length: 30 }, (_, place) => [`L-${place}`, 'x', 'y', (place * 7) % 30]));
  const sorted = [...rows].sort((a, b) => Number(a.cells[3]) - Number(b.cells[3]));
  const verdict = verifyChain(sorted);
  expect(new Set(verdict.breaks.map(({ kind }) => kind))).toEqual(new Set(['reordered']));
  expect(headOf(sorted)).toBe(rows.at(-1)!.hash);
});

test('the walk in steps comes to the same verdict, and says how far it is', () => {
  const rows = chained(Array.from({ length: 1_000 }, (_, place) => [`L-${place}`, 'x', 'y', place]));
  const steps: number[] = [];
  const walk = walkChain(rows);
  let step = walk.next();
  for (; !step.done; step = walk.next()) steps.push(step.value);
  expect(step.value).toEqual(verifyChain(rows));
  expect(steps).toEqual([0, 250, 500, 750, 1_000]);
});

test('ten thousand rows with one flipped character', () => {
  const rows = chained(Array.from({ length: 10_000 }, (_, place) => [`L-${place}`, 'old', 'new', place]));
  const spoilt = replaced(rows, 7_321, { ...rows[7_321]!, cells: ['L-7321', 'old', 'nev', 7_321] });
  expect(verifyChain(rows).kind).toBe('intact');
  expect(verifyChain(spoilt)).toMatchObject({ kind: 'edited', row: 7_321, breaks: [{ kind: 'edited', row: 7_321 }] });
});
