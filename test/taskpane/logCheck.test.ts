import { planProposals } from '../../src/sheets/proposals';
import { decodeWorkbook } from '../../src/sheets/stored';
import { verifyLog } from '../../src/sheets/verifyLog';
import { LogCheck, type CheckState } from '../../src/taskpane/log/check';
import { verifyWorkbook } from '../../src/cli/verify';
import { importsOf, make, moment, store, type Made } from '../sheets/sampleStore';
import { after, typedEvents, typedInto, type Step } from '../sheets/typedLog';
import { memoryWorkbook, type MemoryControls } from './memoryWorkbook';

const patience = 180_000;
const change = (object: string) => ({ marketplace: 'US', module: 'advertising' as const, action: 'bid-change' as const, objectType: 'keyword' as const, object, metric: 'bid', oldValue: 1, newValue: 0.7, unit: 'money' as const, rule: null, reason: 'ACoS' });

let start: Made;
beforeAll(async () => {
  start = await make(await importsOf('US', '2026-11-14'));
}, patience);

function desk(bytes: Uint8Array | null): { readonly check: LogCheck; readonly controls: MemoryControls; readonly phases: CheckState['phase'][] } {
  const controls: MemoryControls = { bytes, slow: 0, settings: {}, shown: null, selection: [], inserted: [], formulas: 0 };
  const check = new LogCheck(memoryWorkbook(controls), () => moment);
  const phases: CheckState['phase'][] = [];
  check.subscribe(() => phases.push(check.getState().phase));
  return { check, controls, phases };
}

const proposed = (before: Step, object: string, operator: string): Promise<Step> => after(planProposals(before.raw, [change(object)], { store, operator, moment, language: 'zh-CN' }).plan!, before);

test('the pane says of a file what the command line says', async () => {
  const typed = await typedInto(start, [{ marketplace: 'US', action: '调价', object: 'B0X', oldValue: '20', newValue: '18' }]);
  for (const { bytes } of [start, typed]) {
    const { check } = desk(bytes);
    await check.check('甲', 'zh-CN');
    const { verdict } = await verifyWorkbook({ name: 'log.xlsx', bytes }) as { verdict: CheckState['verdict'] };
    expect(check.getState()).toMatchObject({ verdict, checked: true, problem: null, phase: { kind: 'idle' } });
  }
}, patience);

test('a workbook without a log is said to have none', async () => {
  const { check } = desk(null);
  await check.check('甲', 'zh-CN');
  expect(check.getState()).toMatchObject({ verdict: null, checked: true, problem: null });
});

test('typed rows are shown as they will be, completed, and checked again', async () => {
  const typed = await typedInto(start, [{ marketplace: 'US', action: '调价', object: 'B0X', oldValue: '20', newValue: '18' }, { object: 'only this' }]);
  const { check, controls } = desk(typed.bytes);
  await check.check('甲', 'zh-CN');
  expect(check.getState().completion).toMatchObject({ completed: [{ needsReview: true }], refused: [{ problem: { code: 'complete-missing' } }] });
  await check.complete('甲', 'zh-CN');
  expect(check.getState()).toMatchObject({ outcome: { kind: 'completed', rows: 1 }, verdict: { kind: 'unchained' } });
  // Somebody changed the workbook between looking and writing: the row is not there any more.
  controls.bytes = start.bytes;
  await check.complete('甲', 'zh-CN');
  expect(check.getState().problem?.code).toBe('log-check-again');
}, patience);

test('decisions typed into the events are shown as they will be, completed, and checked again', async () => {
  const one = await proposed(start, 'lamp', '甲');
  const logId = String(decodeWorkbook(one.raw).tables.log.rows.at(-1)!.cells.logId);
  const typed = await typedEvents(one, [{ logId, person: '甲', eventKind: '结案', comment: '不做了' }, { logId, person: '甲', eventKind: '作废', comment: '重复' }]);
  const { check } = desk(typed.bytes);
  await check.check('甲', 'zh-CN');
  expect(check.getState().events).toMatchObject({ completed: [{ draft: { logId, eventKind: '作废' } }], refused: [{ problem: { code: 'review.void-instead' } }] });
  await check.completeEvents('甲', 'zh-CN');
  expect(check.getState()).toMatchObject({ outcome: { kind: 'completed', rows: 1 }, verdict: { kind: 'unchained', broken: false } });
}, patience);

test('another copy is joined from its file; the same copy again has nothing to give', async () => {
  const [mine, theirs] = [await proposed(start, 'lamp', '甲'), await proposed(start, 'desk', '乙')];
  const { check, controls } = desk(mine.bytes);
  const copy = new File([theirs.bytes.slice()], 'copy.xlsx');
  await check.merge('甲', 'zh-CN', copy);
  expect(check.getState()).toMatchObject({ outcome: { kind: 'merged', rows: 1, events: 0 }, verdict: { kind: 'intact' }, problem: null });
  await check.merge('甲', 'zh-CN', copy);
  expect(check.getState().outcome).toEqual({ kind: 'nothing-to-merge' });
  await check.merge('甲', 'zh-CN', new File(['no workbook'], 'x.xlsx'));
  expect(check.getState().problem?.code).toBe('xlsx-not-a-workbook');
  expect(verifyLog(decodeWorkbook((await memoryWorkbook(controls).read() as Step).raw))!.kind).toBe('intact');
}, patience);

test('a correction is a new row that names the old one; the old one stays and is void', async () => {
  const one = await proposed(start, 'lamp', '甲');
  const { check, controls } = desk(one.bytes);
  const id = decodeWorkbook(one.raw).tables.log.rows.at(-1)!.cells.logId;
  await check.correct('乙', 'zh-CN', { logId: String(id), field: 'newValue', text: '$0.80', reason: '写错了' });
  expect(check.getState()).toMatchObject({ outcome: { kind: 'corrected' }, verdict: { kind: 'intact' } });
  const { raw } = await memoryWorkbook(controls).read() as Step;
  const [old, now] = decodeWorkbook(raw).tables.log.rows.slice(-2).map(({ cells }) => cells);
  expect(old).toMatchObject({ logId: id, newValue: '$0.70', status: '已作废' });
  expect(now).toMatchObject({ relatedId: id, newValue: '$0.80', operator: '乙', note: expect.stringContaining('更正：写错了') });
  for (const [logId, reason, code] of [[String(id), 'x', 'correct-void'], ['C-none', 'x', 'review.unknown-row'], [String(now!.logId), ' ', 'correct-reason']] as const) {
    await check.correct('乙', 'zh-CN', { logId, field: 'newValue', text: '1', reason });
    expect(check.getState().problem?.code).toBe(code);
  }
}, patience);

test('a long log is checked in slices, with progress, and the check can be stopped', async () => {
  const { check, phases, controls } = desk(start.bytes);
  const log = start.raw.tables.find(({ name }) => name === 'amz_sop_log')!;
  const long = { ...start.raw, tables: start.raw.tables.map((one) => (one === log ? { ...one, rows: Array.from({ length: 20_000 }, (_, at) => [...(log.rows[at % log.rows.length] ?? [])]) } : one)) };
  const held = new LogCheck({ ...memoryWorkbook(controls), read: () => Promise.resolve({ raw: long }) }, () => moment);
  const stopEarly = held.subscribe(() => {
    if (held.getState().phase.kind === 'checking') held.cancel();
  });
  await held.check('甲', 'zh-CN');
  stopEarly();
  expect(held.getState()).toMatchObject({ verdict: null, outcome: { kind: 'cancelled' }, phase: { kind: 'idle' } });
  held.subscribe(() => phases.push(held.getState().phase));
  await held.check('甲', 'zh-CN');
  expect(held.getState().verdict).toMatchObject({ broken: true });
  expect(phases.filter(({ kind }) => kind === 'checking').length).toBeGreaterThan(5);
  expect(check.getState().checked).toBe(false);
}, patience);
