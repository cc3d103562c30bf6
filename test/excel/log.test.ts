import { carryOut, readOpenWorkbook } from '../../src/excel';
import { planCompletion } from '../../src/sheets/completeLog';
import { planProposals } from '../../src/sheets/proposals';
import { decodeWorkbook } from '../../src/sheets/stored';
import { verifyLog } from '../../src/sheets/verifyLog';
import { openExcel } from './open';

const hand = { store: '样板店', operator: '小林', moment: Date.UTC(2026, 10, 23, 1, 30), language: 'zh-CN' } as const;
const proposal = (object: string) => ({ marketplace: 'US', module: 'advertising' as const, action: 'bid-change' as const, objectType: 'keyword' as const, object, metric: 'bid', oldValue: 1, newValue: 0.9, unit: 'money' as const, rule: null, reason: 'ACoS' });
const verdict = async () => verifyLog(decodeWorkbook(await readOpenWorkbook()))!;

let opened: ReturnType<typeof openExcel>;
beforeEach(async () => {
  opened = openExcel();
  expect(await carryOut(planProposals(await readOpenWorkbook(), [proposal('lamp'), proposal('desk')], hand).plan!)).toMatchObject({ kind: 'done' });
});
afterEach(() => opened.close());

/** A row typed right below the table, which Excel then takes into it. */
async function type(cells: Readonly<Record<string, string | number>>): Promise<void> {
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem('amz_sop_log');
    const range = table.getRange().load('rowIndex,rowCount,columnCount');
    const header = table.getHeaderRowRange().load('values');
    await context.sync();
    const sheet = context.workbook.worksheets.getItem('SOP日志');
    for (const [name, value] of Object.entries(cells)) {
      sheet.getCell(range.rowIndex + range.rowCount, (header.values[0] ?? []).indexOf(name)).values = [[value]];
    }
    table.resize(sheet.getRangeByIndexes(range.rowIndex, 0, range.rowCount + 1, range.columnCount));
    await context.sync();
  });
}

test('a row typed in Excel is completed in its place', async () => {
  await type({ 站点: 'US', 操作类型: '调价', 对象: 'B0Z0000001', 原值: 20, 新值: 18 });
  expect(await verdict()).toMatchObject({ kind: 'unchained', tables: [{ row: 7 }, {}] });
  const planned = planCompletion(await readOpenWorkbook(), hand);
  expect(await carryOut(planned.plan!)).toMatchObject({ kind: 'done', warnings: [] });
  expect(await verdict()).toMatchObject({ kind: 'intact', tables: [{ rows: 3, end: 'holds' }, {}] });
  expect(opened.host.unknown).toEqual([]);
  // Carried out once more it finds another row in that place, and leaves it.
  expect(await carryOut(planned.plan!)).toMatchObject({ kind: 'problem', problem: { code: 'excel-row-changed', params: { row: 7 } } });
  expect(await verdict()).toMatchObject({ kind: 'intact', tables: [{ rows: 3 }, {}] });
});

test('logging one more change sends the new row and looks at no keys', async () => {
  const plan = planProposals(await readOpenWorkbook(), [proposal('chair')], hand).plan!;
  expect(plan.tables.filter(({ name }) => name.startsWith('amz_sop')).map(({ key }) => key)).toEqual([[], []]);
  const before = opened.host.roundTrips.length;
  expect(await carryOut(plan)).toMatchObject({ kind: 'done' });
  expect(opened.host.roundTrips.length - before).toBeLessThanOrEqual(7);
  expect(await verdict()).toMatchObject({ kind: 'intact', tables: [{ rows: 3 }, {}] });
});
