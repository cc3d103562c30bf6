import fc from 'fast-check';
import { Desk } from '../../src/excel/batch';
import type { Entry } from '../../src/excel/entry';
import { writeSteps } from '../../src/excel/write';
import { cellAt } from '../../workbench/host/cells';
import type { Cell } from '../../workbench/host/data';
import { openExcel } from './open';

// Whatever is said once, copied or left out: the cells hold what one array over all of them would have put there.

const opened = openExcel();
afterAll(() => opened.close());
let sheets = 0;

async function written(lines: readonly (readonly Entry[])[], blank: boolean, short: boolean): Promise<unknown[][]> {
  const { host } = opened;
  const name = `S${(sheets += 1)}`;
  const sheet = host.book.addSheet(name, 'person');
  const before = (r: number, c: number): string => `there ${r} ${c}`;
  if (!blank) lines.forEach((line, r) => line.forEach((_, c) => sheet.cells.set(r + 2, (sheet.cells.get(r + 2) ?? new Map<number, Cell>()).set(c + 1, { value: before(r, c) }))));
  await Excel.run(async (context) => {
    const desk = new Desk(context);
    if (short) for (const { take } of writeSteps(name, lines, 2, 1, { blank })) take(desk);
    else desk.range(name, `B3:${String.fromCharCode(65 + (lines[0]?.length ?? 1))}${lines.length + 2}`).formulas = lines.map((line) => [...line]);
    await context.sync();
  });
  expect(host.unknown).toEqual([]);
  const cells = lines.map((line, r) => line.map((_, c) => {
    const { value, formula } = cellAt(sheet, r + 2, c + 1);
    return formula ?? value;
  }));
  host.book.deleteSheet(sheet, 'person');
  return cells;
}

/** Columns as reports have them: constants, constants with gaps, twins, formulas, texts, numbers, nothing. */
const column = (rows: number, top: number): fc.Arbitrary<Entry[]> => {
  const times = (make: (row: number) => Entry): Entry[] => Array.from({ length: rows }, (_, row) => make(row));
  return fc.oneof(
    fc.constantFrom<Entry>('US', "'007", 0.9821, 45_000, true, "'=SUM(A1)", '').map((value) => times(() => value)),
    fc.tuple(fc.integer({ min: 2, max: 9 }), fc.constantFrom<Entry>(null, '', 7, 'other')).map(([every, other]) => times((row) => (row % every === 0 ? other : "'I-US-20261121-business-by-sku"))),
    fc.integer({ min: 0, max: rows }).map((from) => times((row) => (row < from ? null : 'a long text that prevails'))),
    fc.constant(times((row) => `'B0X${row}`)),
    fc.constant(times((row) => `=IF(N(B${top + row})>0,$B$${top}*2,"")`)),
    fc.integer({ min: 0, max: rows }).map((from) => times((row) => (row < from ? row : `=B${top + row}+1`))),
    fc.constant(times((row) => row * 0.37)),
    fc.constant(times(() => null)),
  );
};

test.each([['empty cells', true], ['cells that hold something', false]] as const)('short or long, the same is written into %s', async (_, blank) => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 260 }).chain((rows) => fc.array(column(rows, 3), { minLength: 1, maxLength: 9 })), async (columns) => {
    const lines = Array.from({ length: columns[0]?.length ?? 0 }, (__, row) => columns.map((cells) => cells[row] ?? null));
    expect(await written(lines, blank, true)).toEqual(await written(lines, blank, false));
  }), { numRuns: 60 });
});

test('two thousand rows of a history take a third of the bytes', async () => {
  const lines = Array.from({ length: 2_000 }, (_, row): Entry[] => ['Store', 'US', 46_347, `'B0X${String(row).padStart(7, '0')}`, `'B0X${String(row).padStart(7, '0')}`, row % 37, null, null, row % 3 === 0 ? "'I-US-20261121-sp-advertised-product-00000000" : null, "'I-US-20261121-business-by-sku-00000000"]);
  const { host } = opened;
  const from = host.roundTrips.length;
  await written(lines, true, true);
  await written(lines, true, false);
  const [short = 0, long = 0] = host.roundTrips.slice(from).map(({ requestBytes }) => requestBytes).filter((bytes) => bytes > 5_000);
  expect(short * 3).toBeLessThan(long);
});
