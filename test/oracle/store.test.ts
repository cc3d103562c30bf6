import { openXmlFaults } from '../../scripts/office/openxml';
import { checkRecalculation } from '../../scripts/office/recalculate';
import { readWorkbook } from '../../src/xlsx';
import { days, importsOf, planOf } from '../excel/store';
import { write } from '../xlsx/workbooks';

// The standard workbook over the made-up store, as files: what LibreOffice and Microsoft's validator say of it.

/** LibreOffice calculates every lookup of the log anew. */
const patience = 300_000;

async function built(upTo: number): Promise<Uint8Array> {
  let bytes: Uint8Array | undefined;
  for (const day of days.slice(0, upTo)) {
    const read = bytes === undefined ? null : await readWorkbook(bytes);
    if (read !== null && 'problem' in read) throw new Error(read.problem.code);
    bytes = await write(planOf(read?.raw ?? null, await importsOf(day), day), bytes);
  }
  if (bytes === undefined) throw new Error('no days');
  return bytes;
}

test('the first day and eight days: calculating everything anew changes no cell, and the files are valid', async () => {
  const files = [await built(1), await built(8)];
  expect(await checkRecalculation(files)).toEqual([[], []]);
  for (const bytes of files) expect(await openXmlFaults(bytes)).toEqual([]);
}, patience);

test('the same days give the same file, and the last day again changes nothing', async () => {
  const [first, again] = [await built(2), await built(2)];
  expect(Buffer.compare(Buffer.from(first), Buffer.from(again))).toBe(0);
  const read = await readWorkbook(first);
  if ('problem' in read) throw new Error(read.problem.code);
  const day = days[1] ?? '';
  expect(await write(planOf(read.raw, await importsOf(day), day), first)).toBe(first);
}, patience);
