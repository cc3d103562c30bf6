import { notice } from '../../src/domain/notice';
import { turnFormulas, type Translate, type Turned } from '../../src/excel';
import { nativeCells, usesAmz } from '../../src/functions/native';
import { area } from '../../workbench/host/area';
import { cellAt } from '../../workbench/host/cells';
import type { Host } from '../../workbench/host/host';
import { AmzCalculator, setting } from './amzCalculator';
import { contents, openExcel } from './open';

let close: () => void = () => undefined;
afterEach(() => close());

async function open(rows: readonly (readonly (string | number)[])[]): Promise<Host> {
  const opened = openExcel();
  close = opened.close;
  const { host } = opened;
  for (const [r, line] of rows.entries()) for (const [c, value] of line.entries()) if (value !== '') await host.type(host.book.activeSheet, r, c, value);
  host.calculator = new AmzCalculator();
  await host.settle(true);
  return host;
}

const native: Translate = (formula, rows, columns) => nativeCells(formula, rows, columns, setting);
const into = (options: Partial<Parameters<typeof turnFormulas>[0]> = {}) => turnFormulas({ scope: 'workbook', dryRun: false, native, ...options });

async function turned(options: Parameters<typeof into>[0] = {}): Promise<Turned> {
  const result = await into(options);
  if ('problem' in result) throw new Error(JSON.stringify(result.problem));
  return result;
}

/** What a cell holds: its formula, or its value. */
const held = (host: Host, row: number, column: number): unknown => {
  const { formula, value } = cellAt(host.book.sheet(host.book.activeSheet), row, column);
  return formula ?? value;
};
const shown = (host: Host, row: number, column: number): unknown => cellAt(host.book.sheet(host.book.activeSheet), row, column).value;
const amzLeft = (host: Host): string[] => host.book.sheets.flatMap((sheet) => [...sheet.cells.values()].flatMap((line) => [...line.values()].flatMap(({ formula }) => (formula !== undefined && usesAmz(formula) ? [formula] : []))));

/** A sheet as a person keeps one: SKU, stock, velocity, amounts, one of them pasted as text. */
const store = [
  ['SKU', 'Stock', 'A day', 'Spend', 'Sales', 'Judged', 'ACoS', 'Term', 'Wrapped', 'All of them'],
  ['A-1', 8, 1, 25, 100, '=AMZ.RESTOCK(B2,C2)', '=AMZ.ACOS(D2,E2)', '=AMZ.SEARCHTERM("steel cup","broad",40,3,12,60)', '=IF(AMZ.ACOS(D2,E2)>0.2,"look","fine")', '=AMZ.RESTOCK(B2:B4,C2:C4)'],
  ['A-2', 90, 1, '\'US$30', 100, '=AMZ.RESTOCK(B3,C3)', '=AMZ.ACOS(D3,E3)', '=SUM(1,2)'],
  ['A-3', 0, 2, 10, 0, '=AMZ.RESTOCK(B4,C4)', '=AMZ.ACOS(D4,E4)', '="AMZ.RESTOCK("'],
] as const;

describe('AMZ formulas into native ones', () => {
  test('counted first: nothing is written', async () => {
    const host = await open(store);
    const before = contents(host);
    expect(await turned({ dryRun: true })).toEqual({
      formulas: 9, native: 10, values: 1, kept: [], takeBack: null,
      asValues: [{ notice: notice('native-no-formula', { functions: 'SEARCHTERM' }), count: 1 }],
    });
    expect(contents(host)).toEqual(before);
    expect(host.unknown).toEqual([]);
  });

  test('native where both come to the same, values elsewhere; every cell shows what it showed', async () => {
    const host = await open(store);
    const values = () => Array.from({ length: 3 }, (_, row) => [5, 6, 7, 8, 9].map((column) => shown(host, row + 1, column)));
    const before = values();
    expect(before).toEqual([['Stock-out risk', 0.25, 'Harvest', 'look', 'Stock-out risk'], ['OK', 0.3, 3, null, 'OK'], ['Out of stock', { error: '#N/A' }, 'AMZ.RESTOCK(', null, 'Out of stock']]);
    const result = await turned();
    // US$30 is text to Excel: the quotient is #VALUE! there, so the number stays.
    expect(result).toMatchObject({ formulas: 9, native: 9, values: 2, kept: [], asValues: expect.arrayContaining([{ notice: notice('turn-differs'), count: 1 }]) as unknown });
    expect(values()).toEqual(before);
    expect(amzLeft(host)).toEqual([]);
    expect([held(host, 1, 6), held(host, 2, 6), held(host, 3, 6), held(host, 1, 8)]).toEqual(['=IF(E2>0,D2/E2,NA())', 0.3, '=IF(E4>0,D4/E4,NA())', '=IF((IF(E2>0,D2/E2,NA()))>0.2,"look","fine")']);
    // What spilled is a formula a cell now, each over its own row.
    expect([1, 2, 3].map((row) => String(held(host, row, 9)).match(/C\d/)?.[0])).toEqual(['C2', 'C3', 'C4']);
    expect([held(host, 2, 7), held(host, 3, 7)]).toEqual(['=SUM(1,2)', '="AMZ.RESTOCK("']);
    await host.type(host.book.activeSheet, 1, 1, 500);
    expect([shown(host, 1, 5), shown(host, 1, 9)]).toEqual(['Excess', 'Excess']);
  });

  test('a formula that depends on one that became a value still agrees', async () => {
    const host = await open([["'US$40", 12, 14, '=AMZ.BREAKEVENACOS(A1,B1,C1)', '=AMZ.MAXBID(D1,40,10%)']]);
    const bid = shown(host, 0, 4);
    await turned();
    expect(held(host, 0, 3)).toBeCloseTo(0.35, 9);
    expect(shown(host, 0, 4)).toBeCloseTo(Number(bid), 9);
    expect(amzLeft(host)).toEqual([]);
  });

  test('it can be taken back; what somebody has changed since is left alone', async () => {
    const host = await open(store);
    const before = contents(host);
    const { takeBack } = await turned();
    expect(await takeBack?.()).toEqual({ formulas: 9, changed: 0 });
    expect(contents(host)).toEqual(before);
    const again = await turned();
    await host.type(host.book.activeSheet, 3, 9, 'mine');
    expect(await again.takeBack?.()).toEqual({ formulas: 8, changed: 1 });
    expect([held(host, 3, 9), held(host, 1, 5)]).toEqual(['mine', '=AMZ.RESTOCK(B2,C2)']);
  });

  test.each([['lost', 1], ['unanswered', 1], ['lost', 2], ['broken', 1], ['lost', 4]] as const)('a run that breaks off (%s, %d requests after the first write) leaves the workbook as it was', async (kind, after) => {
    const host = await open(store);
    const before = contents(host);
    await turned({ dryRun: true });
    const reads = host.roundTrips.length;
    let broken = false;
    host.mishap = (at) => {
      if (broken || at !== reads * 2 + after - 1) return null;
      broken = true;
      return kind === 'broken' ? { kind, action: 6 } : { kind };
    };
    expect(await into()).toMatchObject({ problem: { code: 'turn-failed' } });
    expect(broken).toBe(true);
    expect(contents(host)).toEqual(before);
  });

  test('where not even going back works, it is said', async () => {
    const host = await open(store);
    await turned({ dryRun: true });
    const reads = host.roundTrips.length;
    host.mishap = (at) => (at > reads * 2 ? { kind: 'lost' } : null);
    expect(await into()).toEqual({ problem: notice('turn-half', { code: 'ConnectionFailure' }) });
  });

  test('cancelled, before and while writing: as it was', async () => {
    const host = await open(store);
    const before = contents(host);
    const signal = new AbortController();
    const cancelled = { problem: notice('turn-cancelled') };
    expect(await into({ signal: signal.signal, onProgress: () => signal.abort() })).toEqual(cancelled);
    expect(contents(host)).toEqual(before);
    expect(await into({ signal: signal.signal })).toEqual(cancelled);
  });

  test('a cell whose format is text gets a formula that calculates', async () => {
    const host = await open([[25, 100, '=AMZ.ACOS(A1,B1)']]);
    const cell = cellAt(host.book.sheet(host.book.activeSheet), 0, 2);
    host.book.sheet(host.book.activeSheet).cells.get(0)?.set(2, { ...cell, format: { numberFormat: '@' } });
    const before = contents(host);
    const { takeBack } = await turned();
    expect([held(host, 0, 2), shown(host, 0, 2)]).toEqual(['=IF(B1>0,A1/B1,NA())', 0.25]);
    await takeBack?.();
    expect(contents(host)).toEqual(before);
  });

  test('a column of many rows in few requests', async () => {
    const host = await open([]);
    const sheet = host.book.sheet(host.book.activeSheet);
    for (let row = 0; row < 3_000; row += 1) sheet.cells.set(row, new Map([[0, { value: row }], [1, { value: 100 }], [2, { value: row / 100, formula: `=AMZ.ACOS(A${row + 1},B${row + 1})` }]]));
    host.calculator = { calculate: (book) => Promise.resolve(book.sheets.flatMap(({ id, cells }) => [...cells].flatMap(([row, line]) => (line.get(2)?.formula === undefined ? [] : [{ sheet: id, row, column: 2, values: [[row / 100]] }])))) };
    expect(await turned()).toMatchObject({ formulas: 3_000, native: 3_000, values: 0 });
    expect(host.roundTrips.length).toBeLessThan(30);
    expect(Math.max(...host.roundTrips.map(({ requestBytes, responseBytes }) => Math.max(requestBytes, responseBytes)))).toBeLessThan(2_000_000);
  });
});

describe('AMZ formulas into values', () => {
  test('spills whole, errors stay, others untouched', async () => {
    const host = await open(store);
    expect(await turned({ native: null })).toMatchObject({ formulas: 9, native: 0, values: 11, asValues: [], kept: [] });
    expect([5, 6, 7, 8, 9].map((column) => held(host, 1, column))).toEqual(['Stock-out risk', 0.25, 'Harvest', 'look', 'Stock-out risk']);
    expect([held(host, 3, 6), held(host, 3, 9), held(host, 2, 7)]).toEqual([{ error: '#N/A' }, 'Out of stock', '=SUM(1,2)']);
    expect(await turned({ native: null, dryRun: true })).toMatchObject({ formulas: 0, values: 0 });
  });

  test('only what is selected, only this sheet', async () => {
    const host = await open(store);
    const second = host.book.addSheet('Second', 'person');
    await host.type(second.id, 0, 0, '=AMZ.ACOS(1,4)');
    host.book.select(host.book.activeSheet, [area(1, 5, 2, 1)], 'person');
    expect(await turned({ scope: 'selection', native: null })).toMatchObject({ formulas: 2 });
    expect(await turned({ scope: 'sheet', native: null })).toMatchObject({ formulas: 7 });
    expect(amzLeft(host)).toEqual(['=AMZ.ACOS(1,4)']);
    host.book.select(host.book.activeSheet, [area(0, 0), area(5, 5)], 'person');
    expect(await into({ scope: 'selection' })).toEqual({ problem: notice('excel-several-areas') });
  });
});

describe('formulas that stay, and why', () => {
  test('on protected and filtered sheets, which are named; the rest is turned', async () => {
    const host = await open([['=AMZ.ACOS(1,4)']]);
    const locked = host.book.addSheet('Locked', 'person');
    const filtered = host.book.addSheet('Filtered', 'person');
    for (const { id } of [locked, filtered]) await host.type(id, 0, 0, '=AMZ.ACOS(1,4)');
    locked.protection = { options: {}, password: null };
    filtered.autoFilter = { area: area(0, 0, 2, 1), filtered: true };
    expect(await turned()).toMatchObject({ formulas: 1, native: 1, kept: [{ notice: notice('turn-kept-protected', { sheet: 'Locked' }), count: 1 }, { notice: notice('turn-kept-filtered', { sheet: 'Filtered' }), count: 1 }] });
    expect(amzLeft(host)).toHaveLength(2);
  });

  test('nobody has worked them out, or something is in the way', async () => {
    const host = await open([['=AMZ.ACOS(1,4)', '=AMZ.ACOS({1;2},4)', '=AMZ.ACOS(2,4)'], ['', 'in the way']]);
    host.calculator = { calculate: (book) => Promise.resolve([{ sheet: book.activeSheet, row: 0, column: 0, values: [[{ error: '#BUSY!' }]] }]) };
    await host.settle(true);
    host.calculator = null;
    expect(await turned({ native: null })).toMatchObject({ formulas: 1, values: 1, kept: [{ notice: notice('turn-kept-unworked', { sheet: 'Sheet1' }), count: 1 }, { notice: notice('turn-kept-blocked', { sheet: 'Sheet1' }), count: 1 }] });
    expect([held(host, 0, 0), held(host, 0, 1), held(host, 0, 2)]).toEqual(['=AMZ.ACOS(1,4)', '=AMZ.ACOS({1;2},4)', 0.5]);
  });
});
