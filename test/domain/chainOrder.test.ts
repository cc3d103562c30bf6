import fc from 'fast-check';
import { canonical, headOf, headsOf, joinMark, mergeMark, mergedHeads, rowHash, verifyChain, type Cell, type ChainedRow } from '../../src/domain/chain';
import { endOf, judgeEnd } from '../../src/domain/chainEnd';
import { contentEdits, edited, orderEdits, teamLog, turns, type Edit } from './teamLogs';

const flat = ({ cells, previous, hash }: ChainedRow): Cell[] => [...cells, previous, hash];
const rowsOf = (lists: readonly (readonly Cell[])[]): ChainedRow[] => lists.map((list) => ({ cells: list.slice(0, -2), previous: String(list.at(-2) ?? ''), hash: String(list.at(-1) ?? '') }));
const after = (rows: readonly ChainedRow[], edit: Edit): ChainedRow[] => rowsOf(edited(rows.map(flat), edit, (text) => text));
const same = (a: readonly ChainedRow[], b: readonly ChainedRow[]): boolean => JSON.stringify(a.map((row) => flat(row).map(canonical))) === JSON.stringify(b.map((row) => flat(row).map(canonical)));

describe('rows of the same second', () => {
  test('logs as teams leave them, joined as often as may be, are intact', () => {
    fc.assert(fc.property(turns, (happened) => {
      const rows = teamLog(happened);
      expect(verifyChain(rows)).toMatchObject({ kind: 'intact', row: null, breaks: [], heads: [rows.at(-1)!.hash], orderOpen: null });
    }));
  });

  test('any other order is named, and nothing but the order: no row is missing or edited, and the end is the end', () => {
    fc.assert(fc.property(turns, orderEdits, (happened, edit) => {
      const rows = teamLog(happened);
      const turned = after(rows, edit);
      fc.pre(!same(rows, turned));
      const verdict = verifyChain(turned);
      const firstMoved = turned.findIndex((row, index) => row.hash !== rows[index]!.hash);
      expect(new Set(verdict.breaks.map(({ kind }) => kind))).toEqual(new Set(['reordered']));
      expect(verdict.row).toBeGreaterThanOrEqual(firstMoved);
      expect(headOf(turned)).toBe(rows.at(-1)!.hash);
    }));
  });

  test('two neighbours that changed places are named at the upper one, whoever wrote them', () => {
    fc.assert(fc.property(turns, fc.nat(), (happened, at) => {
      const rows = teamLog(happened);
      fc.pre(rows.length > 1);
      const a = at % (rows.length - 1);
      const verdict = verifyChain([...rows.slice(0, a), rows[a + 1]!, rows[a]!, ...rows.slice(a + 2)]);
      expect(verdict.breaks.map(({ row }) => row)).toContain(a);
      expect(verdict.kind).toBe('reordered');
    }));
  });

  test('a row that is edited, deleted, copied or pasted over is found; a cut end by the length that was kept', () => {
    fc.assert(fc.property(turns, contentEdits, (happened, edit) => {
      const rows = teamLog(happened);
      const spoilt = after(rows, edit);
      fc.pre(!same(rows, spoilt));
      const verdict = verifyChain(spoilt);
      const end = judgeEnd(spoilt, verdict, endOf(rows.length, rows.at(-1)!.hash));
      expect([verdict.breaks.length > 0, end.kind !== 'holds']).toContain(true);
    }));
  });

  test('scripts of several edits are found, unless they put everything back', () => {
    fc.assert(fc.property(turns, fc.array(fc.oneof(orderEdits, contentEdits), { minLength: 2, maxLength: 5 }), (happened, edits) => {
      const rows = teamLog(happened);
      const spoilt = edits.reduce(after, rows);
      fc.pre(!same(rows, spoilt));
      const verdict = verifyChain(spoilt);
      const end = judgeEnd(spoilt, verdict, endOf(rows.length, rows.at(-1)!.hash));
      expect([verdict.breaks.length > 0, end.kind !== 'holds']).toContain(true);
    }));
  });
});

describe('joins', () => {
  const row = (cells: readonly Cell[], previous: string): ChainedRow => ({ cells, previous, hash: rowHash(cells, previous) });
  const first = row(['a', 'x'], '0'.repeat(64));
  const [mine, theirs] = [row(['b', 'x'], first.hash), row(['c', 'x'], first.hash)];

  test('of earlier versions still join, and say that they fix no order', () => {
    const old = row(['m', mergeMark([mine.hash, theirs.hash])], theirs.hash);
    expect(verifyChain([first, mine, theirs, old])).toMatchObject({ kind: 'intact', merges: 1, orderOpen: 3 });
    expect(verifyChain([first, theirs, mine, old])).toMatchObject({ kind: 'intact', orderOpen: 3 });
    expect(old.cells[1]).toBe(`merge ${mine.hash} ${theirs.hash}`);
  });

  test('fix the order they find', () => {
    const now = row(['m', joinMark([first, mine, theirs])!], theirs.hash);
    expect(now.cells[1]).toBe(`merge ${mine.hash} ${theirs.hash} order ${first.hash} 0+1`);
    expect(verifyChain([first, mine, theirs, now])).toMatchObject({ kind: 'intact', orderOpen: null });
    expect(verifyChain([first, theirs, mine, now])).toMatchObject({ kind: 'reordered', row: 1 });
    expect(joinMark([first, mine, theirs, now])).toBeNull();
  });

  test('a copy whose rows stand the other way round is put in order by a row that joins one end', () => {
    const now = row(['m', joinMark([first, mine, theirs])!], theirs.hash);
    const mark = joinMark([first, theirs, mine, now])!;
    expect(mergedHeads([mark])).toEqual([now.hash]);
    expect(verifyChain([first, theirs, mine, now, row(['o', mark], now.hash)])).toMatchObject({ kind: 'intact', merges: 2 });
  });

  test.each([['letters', 'x'], ['a run that never ends', '0+9999999'], ['too few', '0'], ['the same twice', '0,0'], ['places past the end', '0,7']])('an order of %s fixes nothing and breaks nothing', (_name, runs) => {
    const odd = row(['m', `merge ${mine.hash} ${theirs.hash} order ${first.hash} ${runs}`], theirs.hash);
    expect(verifyChain([first, mine, theirs, odd]).breaks).toEqual([]);
  });

  test('a thousand rows written by turns are joined in a cell, and checked as before', () => {
    const [left, right]: [ChainedRow[], ChainedRow[]] = [[], []];
    for (let at = 0; at < 500; at += 1) {
      left.push(row([`l${at}`, 'x'], left.at(-1)?.hash ?? first.hash));
      right.push(row([`r${at}`, 'x'], right.at(-1)?.hash ?? first.hash));
    }
    const rows = [first, ...left.flatMap((one, at) => [one, right[at]!])];
    const mark = joinMark(rows)!;
    expect(mark.length).toBeLessThan(32_767);
    const whole = [...rows, row(['m', mark], headsOf(rows).at(-1)!)];
    expect(verifyChain(whole).kind).toBe('intact');
    expect(verifyChain([...whole.slice(0, 501), whole[502]!, whole[501]!, ...whole.slice(503)])).toMatchObject({ kind: 'reordered', row: 501 });
  });
});
