import { carryOut, readOpenWorkbook } from '../../src/excel';
import type { RawWorkbook } from '../../src/sheets/plan';
import { readWorkbook, writePlan } from '../../src/xlsx';
import { UniverCalculator } from '../../workbench/host/univerCalculator';
import { openExcel } from './open';
import { days, importsOf, planOf } from './store';

// The made-up store, day by day, through both hands: after each day a program reading the tables finds the same in the
// open workbook and in the file.

let close: () => void = () => undefined;
afterAll(() => close());

test('day by day through Excel and through files', async () => {
  const opened = openExcel();
  close = opened.close;
  const { host } = opened;
  host.calculator = new UniverCalculator();
  let bytes: Uint8Array | undefined;
  let fileRaw: RawWorkbook | null = null;
  expect(days.length).toBeGreaterThanOrEqual(8);
  for (const day of days.slice(0, 3)) {
    const imports = await importsOf(day);
    const before = host.roundTrips.length;
    const raw = await readOpenWorkbook();
    const reading = host.roundTrips.length - before;
    const plan = planOf(raw, imports, day);
    expect(planOf(fileRaw, imports, day)).toEqual(plan);
    expect(await carryOut(plan)).toMatchObject({ kind: 'done', warnings: [] });
    const trips = host.roundTrips.slice(before + reading);
    console.info(`${day}: read in ${reading}, built in ${trips.length} round trips, ${trips.reduce((sum, { requestBytes }) => sum + requestBytes, 0)} bytes`);
    expect(trips.length).toBeLessThanOrEqual(8);
    const written = await writePlan(plan, bytes);
    if ('problem' in written) throw new Error(JSON.stringify(written.problem));
    bytes = written.bytes;
    const read = await readWorkbook(bytes);
    if ('problem' in read) throw new Error(JSON.stringify(read.problem));
    fileRaw = read.raw;
    expect((await readOpenWorkbook()).tables).toEqual(fileRaw.tables);
  }
  expect(host.unknown).toEqual([]);
});
