import { checkRecalculation } from '../../scripts/office/recalculate';
import type { Language } from '../../src/locale';
import type { SheetPlan, WorkbookPlan } from '../../src/sheets/plan';
import { readCells } from '../../src/xlsx/cells';
import { importsOf, make, written, type Made } from './sampleStore';

/** LibreOffice starts slowly. */
const patience = 240_000;

async function threeDays(language: Language): Promise<Made> {
  const imports = await Promise.all([importsOf('US', '2026-11-19'), importsOf('US', '2026-11-20'), importsOf('US', '2026-11-21'), importsOf('DE', '2026-11-21')]);
  return make(imports.flat(), null, language);
}

/** The plan with the result beside one formula of a page off by `by`. */
function withWrongCache(plan: WorkbookPlan, by: number): { readonly plan: WorkbookPlan; readonly sheet: string } {
  const page = plan.sheets.find(({ kind }) => kind === 'page')!;
  let planted = false;
  const blocks = page.blocks.map((block) => ({ ...block, cells: block.cells.map((row) => row.map((cell) => {
    if (planted || !cell?.formula?.startsWith('=SUM(') || typeof cell.value !== 'number') return cell;
    planted = true;
    return { ...cell, value: cell.value + by };
  })) }));
  return { plan: { ...plan, sheets: plan.sheets.map((sheet): SheetPlan => (sheet === page ? { ...page, blocks } : sheet)) }, sheet: page.name };
}

test('calculating the real report anew changes no cell, in either language; a wrong cent that was planted is found', async () => {
  const [chinese, english] = [await threeDays('zh-CN'), await threeDays('en')];
  const wrong = withWrongCache(chinese.build.plan, 0.01);
  const [zh, en, caught] = await checkRecalculation([chinese.bytes, english.bytes, await written(wrong.plan)]);
  const formulas = readCells(chinese.bytes).flatMap(({ cells }) => cells.filter(({ formula }) => formula !== null));
  expect(formulas.length).toBeGreaterThan(1_000);
  expect(zh).toEqual([]);
  expect(en).toEqual([]);
  expect(caught!.length).toBeGreaterThan(0);
  expect(caught![0]).toMatchObject({ sheet: wrong.sheet, formula: expect.stringMatching(/^=?SUM\(/) });
}, patience);
