import { carryOut, readOpenSince, readOpenWorkbook } from '../../src/excel';
import { growingColumns, withFills } from '../../src/sheets/keptLog';
import type { RawWorkbook, WorkbookPlan } from '../../src/sheets/plan';
import { planProposals } from '../../src/sheets/proposals';
import { planDecision } from '../../src/sheets/reviewPlan';
import { logBook } from '../../src/sheets/logBook';
import { decodeWorkbook } from '../../src/sheets/stored';
import { verifyLog } from '../../src/sheets/verifyLog';
import { openExcel } from './open';

const hand = (operator: string) => ({ store: '样板店', operator, moment: Date.UTC(2026, 10, 23, 1, 30), language: 'zh-CN' as const });
const proposal = (object: string) => ({ marketplace: 'US', module: 'price' as const, action: 'price-change' as const, objectType: 'asin' as const, object, metric: 'price', oldValue: 20, newValue: 15, unit: 'money' as const, rule: null, reason: '清库存' });
/** Looked-up columns are worked out by Excel, which the stand-in host does not do. */
const hashed = (raw: RawWorkbook) => (['log', 'events'] as const).map((name) => decodeWorkbook(raw).tables[name].rows.map(({ cells }) => [cells.logId, cells.eventId, cells.previousHash, cells.hash]));

let opened: ReturnType<typeof openExcel>;
const done = async (plan: WorkbookPlan | null): Promise<void> => expect(await carryOut(plan!)).toMatchObject({ kind: 'done' });
beforeEach(async () => {
  opened = openExcel();
  await done(planProposals(await readOpenWorkbook(), Array.from({ length: 12 }, (_, at) => proposal(`B0SINCE0${String(at).padStart(2, '0')}`)), hand('林晓彤')).plan);
});
afterEach(() => opened.close());

test('what came since is read, and with what stood before it is the workbook as it is', async () => {
  const before = await readOpenWorkbook();
  await done(planProposals(before, [proposal('B0SINCE100')], hand('甲')).plan);
  const since = await readOpenSince(before, growingColumns);
  expect(hashed(since)).toEqual(hashed(await readOpenWorkbook()));
  expect(decodeWorkbook(since).settings).toEqual(decodeWorkbook(await readOpenWorkbook()).settings);
  expect(verifyLog(decodeWorkbook(since))).toMatchObject({ kind: 'intact', tables: [{ rows: 13, end: 'holds' }, {}] });
});

test('writes go on from what was kept: the log is intact, and another person\'s rows are taken in', async () => {
  let kept = await readOpenWorkbook();
  const [first] = logBook(decodeWorkbook(kept)).entries;
  const decision = planDecision(kept, { logId: first!.logId, decision: { kind: 'approve', comment: '' }, currentValue: '', seen: null }, hand('王主管'));
  const plan = decision.kind === 'plan' ? decision.plan : null;
  await done(plan);
  kept = await readOpenSince(withFills(kept, plan!), growingColumns);
  expect(logBook(decodeWorkbook(kept)).byId.get(first!.logId)!.standing.state).toBe('approved');
  expect(decodeWorkbook(kept).tables.log.rows[0]!.cells).toMatchObject({ status: '已批准', reviewer: '王主管' });
  // Somebody else writes in between.
  await done(planProposals(await readOpenWorkbook(), [proposal('B0SINCE200')], hand('乙')).plan);
  kept = await readOpenSince(kept, growingColumns);
  await done(planProposals(kept, [proposal('B0SINCE300')], hand('甲')).plan);
  expect(verifyLog(decodeWorkbook(await readOpenWorkbook()))).toMatchObject({ kind: 'intact', tables: [{ rows: 14, end: 'holds' }, { rows: 1 }] });
});

test('a log that was sorted or cut meanwhile is read whole', async () => {
  const before = await readOpenWorkbook();
  await Excel.run(async (context) => {
    const body = context.workbook.tables.getItem('amz_sop_log').getDataBodyRange().load('values');
    await context.sync();
    body.values = [...body.values].reverse();
    await context.sync();
  });
  expect(hashed(await readOpenSince(before, growingColumns))).toEqual(hashed(await readOpenWorkbook()));
  await Excel.run(async (context) => {
    context.workbook.tables.getItem('amz_sop_log').rows.getItemAt(11).delete();
    await context.sync();
  }).catch(() => undefined);
  expect(hashed(await readOpenSince(before, growingColumns))).toEqual(hashed(await readOpenWorkbook()));
});

test('a table whose columns were moved or that is new is read whole', async () => {
  const before = await readOpenWorkbook();
  const renamed = { ...before, tables: before.tables.map((one) => (one.name === 'amz_sop_log' ? { ...one, headers: [...one.headers].reverse() } : one)).filter(({ name }) => name !== 'amz_settings') };
  expect(await readOpenSince(renamed, growingColumns)).toEqual(await readOpenWorkbook());
});
