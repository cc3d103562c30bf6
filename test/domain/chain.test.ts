import fc from 'fast-check';
import { canonical, contentHash, genesis, rowHash, verifyChain, type Cell, type ChainedRow } from '../../src/domain/chain';

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
      expect(verifyChain(rows)).toEqual({ kind: 'intact', rows: rows.length });
      const longer = [...rows, ...chained(second, rows.at(-1)!.hash)];
      expect(verifyChain(longer)).toEqual({ kind: 'intact', rows: longer.length });
    }));
    expect(verifyChain([])).toEqual({ kind: 'intact', rows: 0 });
  });
});

describe('one change to a chain is found and named', () => {
  test('an edited cell', () => {
    fc.assert(fc.property(log(1).chain((rows) => fc.tuple(fc.constant(rows), index(rows.length), index(4), cell)), ([rows, at, column, value]) => {
      const row = rows[at]!;
      fc.pre(canonical(value) !== canonical(row.cells[column]));
      expect(verifyChain(replaced(rows, at, { ...row, cells: replaced(row.cells, column, value) }))).toEqual({ kind: 'edited', row: at, rows: rows.length });
    }));
  });

  test.each(['previous', 'hash'] as const)('an edited %s hash', (field) => {
    fc.assert(fc.property(log(1).chain((rows) => fc.tuple(fc.constant(rows), index(rows.length), index(64))), ([rows, at, place]) => {
      const hash = rows[at]![field];
      const flipped = hash.slice(0, place) + (hash[place] === 'a' ? 'b' : 'a') + hash.slice(place + 1);
      expect(verifyChain(replaced(rows, at, { ...rows[at]!, [field]: flipped }))).toEqual({ kind: 'edited', row: at, rows: rows.length });
    }));
  });

  // A chain cannot miss what was cut off its end; the log names its length elsewhere.
  test('a removed row, but for the last', () => {
    fc.assert(fc.property(log(2).chain((rows) => fc.tuple(fc.constant(rows), index(rows.length - 1))), ([rows, at]) => {
      expect(verifyChain(rows.filter((_, place) => place !== at))).toEqual({ kind: 'removed', row: at, rows: rows.length - 1 });
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
      expect(verifyChain(swapped)).toEqual({ kind: 'reordered', row: Math.min(a, b), rows: rows.length });
    }));
  });

  test('a copy of a row put in elsewhere', () => {
    fc.assert(fc.property(log(2).chain((rows) => fc.tuple(fc.constant(rows), index(rows.length), fc.integer({ min: 1, max: rows.length }))), ([rows, from, to]) => {
      fc.pre(to > from);
      expect(verifyChain([...rows.slice(0, to), rows[from]!, ...rows.slice(to)])).toEqual({ kind: 'inserted', row: to, rows: rows.length + 1 });
    }));
  });

  test('a row put in between with hashes that fit nothing', () => {
    const junk = fc.constantFrom('', '0', 'f'.repeat(64));
    fc.assert(fc.property(log(2).chain((rows) => fc.tuple(fc.constant(rows), fc.integer({ min: 0, max: rows.length - 1 }), junk, junk)), ([rows, at, previous, hash]) => {
      expect(verifyChain([...rows.slice(0, at), { cells: ['L-x', 1, 2, 3], previous, hash }, ...rows.slice(at)])).toEqual({ kind: 'inserted', row: at, rows: rows.length + 1 });
    }));
  });

  test('a row put in between that names the row before it', () => {
    fc.assert(fc.property(log(2).chain((rows) => fc.tuple(fc.constant(rows), fc.integer({ min: 0, max: rows.length - 1 }))), ([rows, at]) => {
      const previous = rows[at - 1]?.hash ?? genesis;
      expect(verifyChain([...rows.slice(0, at), { cells: ['L-x', 1, 2, 3], previous, hash: 'f'.repeat(64) }, ...rows.slice(at)])).toEqual({ kind: 'inserted', row: at, rows: rows.length + 1 });
    }));
  });

  test('a forged row that is sound in itself cannot be told from one appended side by side, but it is found', () => {
    fc.assert(fc.property(log(2).chain((rows) => fc.tuple(fc.constant(rows), fc.integer({ min: 0, max: rows.length - 1 }))), ([rows, at]) => {
      const [forged] = chained([['L-x', 1, 2, 3]], rows[at - 1]?.hash ?? genesis);
      expect(verifyChain([...rows.slice(0, at), forged!, ...rows.slice(at)])).toEqual({ kind: 'parallel', row: at + 1, rows: rows.length + 1 });
    }));
  });
});

test('two people who append side by side are never taken for tampering, in whatever order their rows come together', () => {
  const steps = fc.array(fc.boolean(), { minLength: 24, maxLength: 24 });
  fc.assert(fc.property(contents(0), contents(1), contents(1), steps, (shared, first, second, turns) => {
    const base = chained(shared);
    const last = base.at(-1)?.hash ?? genesis;
    const mine = chained(first.map((cells) => ['mine', ...cells]), last);
    const theirs = chained(second.map((cells) => ['theirs', ...cells]), last);
    const merged = [...base];
    for (let turn = 0, a = 0, b = 0; a < mine.length || b < theirs.length; turn += 1) merged.push(b >= theirs.length || (a < mine.length && turns[turn]) ? mine[a++]! : theirs[b++]!);
    expect(verifyChain(merged)).toMatchObject({ kind: 'parallel' });
  }));
});

test('ten thousand rows with one flipped character', () => {
  const rows = chained(Array.from({ length: 10_000 }, (_, place) => [`L-${place}`, 'old', 'new', place]));
  const spoilt = replaced(rows, 7_321, { ...rows[7_321]!, cells: ['L-7321', 'old', 'nev', 7_321] });
  expect(verifyChain(rows)).toEqual({ kind: 'intact', rows: 10_000 });
  expect(verifyChain(spoilt)).toEqual({ kind: 'edited', row: 7_321, rows: 10_000 });
});
