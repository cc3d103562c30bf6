import { checkRecalculation, recalculate, same } from '../../scripts/office/recalculate';
import type { WorkbookPlan } from '../../src/sheets/plan';
import { writePlan } from '../../src/xlsx';
import { plan, reportSheet } from '../xlsx/plans';

/** LibreOffice starts slowly. */
const patience = 180_000;

async function bytesOf(made: WorkbookPlan): Promise<Uint8Array> {
  const written = await writePlan(made);
  if ('problem' in written) throw new Error(written.problem.code);
  return written.bytes;
}

/** The plan with another result beside the first total. */
function withWrongCache(): WorkbookPlan {
  const blocks = reportSheet.blocks.map((block) => ({ ...block, cells: block.cells.map((line) => line.map((cell) => (cell?.formula === '=SUM(B14:B20)' ? { ...cell, value: 13612.31 } : cell))) }));
  return { ...plan, sheets: plan.sheets.map((sheet) => (sheet.key === reportSheet.key ? { ...reportSheet, blocks } : sheet)) };
}

test('calculating everything anew changes no cell, and a planted wrong result is found', async () => {
  const [right, wrong] = await checkRecalculation([await bytesOf(plan), await bytesOf(withWrongCache())]);
  expect(right).toEqual([]);
  expect(wrong).toEqual([{ sheet: reportSheet.name, cell: 'B21', formula: '=SUM(B14:B20)', cached: 13612.31, recalculated: 13612.3 }]);
}, patience);

test('recalculated cells are given with their places', async () => {
  const [sheets] = await recalculate([await bytesOf(plan)]);
  const cells = sheets?.find(({ name }) => name === 'SOP 日志')?.cells ?? [];
  expect(cells.find(({ row, column }) => row === 4 && column === 9)?.value).toBe('已批准');
}, patience);

test.each([
  [1, 1, true], [0.1 + 0.2, 0.3, true], [1, 1.0001, false], ['a', 'a', true], ['', null, true], ['0', 0, false], [true, 1, true], [true, 0, false], [false, null, false], [null, 0, false],
] as const)('%p and %p: the same is %p', (a, b, expected) => {
  expect(same(a, b)).toBe(expected);
});
