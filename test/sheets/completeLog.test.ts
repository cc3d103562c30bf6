import { sayNotice } from '../../src/locale/notices';
import { planCompletion } from '../../src/sheets/completeLog';
import type { Hand } from '../../src/sheets/log';
import { logBook } from '../../src/sheets/logBook';
import type { CellValue } from '../../src/sheets/plan';
import { decodeWorkbook } from '../../src/sheets/stored';
import type { Field } from '../../src/sheets/tables';
import { verifyLog } from '../../src/sheets/verifyLog';
import { writePlan } from '../../src/xlsx';
import { importsOf, make, moment, store, type Made } from './sampleStore';
import { after, typedInto } from './typedLog';

const patience = 300_000;
const hand = (rest: Partial<Hand> = {}): Hand => ({ store, operator: '林晓彤', moment, language: 'zh-CN', ...rest });
const price: Partial<Record<Field, CellValue>> = { marketplace: 'US', action: '调价', object: 'B0TEST0001', oldValue: '$20.00', newValue: '18', reason: '清库存' };

let start: Made;
beforeAll(async () => {
  start = await make(await importsOf('US', '2026-11-14'));
}, patience);

const verdictOf = (raw: Made['raw']) => verifyLog(decodeWorkbook(raw))!;

test('rows typed into the log are recognised, completed in their places, and the log is intact', async () => {
  const typed = await typedInto(start, [price, { ...price, action: '调整竞价', object: 'lamp › exact', oldValue: '1', newValue: 1.1, operator: '王磊', beijingTime: '2026/11/22 21:05' }]);
  const rows = start.raw.tables.find(({ name }) => name === 'amz_sop_log')!.rows.length;
  expect(verdictOf(typed.raw)).toMatchObject({ kind: 'unchained', broken: false, tables: [{ row: 5 + rows, typed: [{ row: 5 + rows }, { row: 6 + rows }] }, {}] });
  const planned = planCompletion(typed.raw, hand());
  expect(planned.refused).toEqual([]);
  expect(planned.completed.map(({ row, needsReview }) => ({ row, needsReview }))).toEqual([{ row: 5 + rows, needsReview: true }, { row: 6 + rows, needsReview: false }]);
  const done = await after(planned.plan!, typed);
  expect(verdictOf(done.raw)).toMatchObject({ kind: 'intact', tables: [{ rows: rows + 2, end: 'holds' }, {}] });
  const [first, second] = logBook(decodeWorkbook(done.raw)).entries.slice(-2);
  expect(first).toMatchObject({ module: 'price', action: 'price-change', objectType: 'asin', metric: 'price', oldValue: '$20.00', newValue: '18', change: '-10.0%', needsReview: true, operator: '林晓彤', at: '2026-11-23 09:30:00', siteTime: '2026-11-22 17:30:00', watchUntil: '2026-12-06', standing: { state: 'in-review' } });
  expect(first!.logId).toMatch(/^T-US-20261122-[0-9a-f]{8}$/);
  expect(second).toMatchObject({ operator: '王磊', at: '2026-11-22 21:05:00', siteTime: '2026-11-22 05:05:00', change: '+10.0%', needsReview: false, standing: { state: 'open' } });
  expect(planCompletion(done.raw, hand())).toEqual({ plan: null, completed: [], refused: [] });
}, patience);

test('rows typed before a build wrote on follow the row above them and are joined with what came later', async () => {
  const typed = await typedInto(start, [price, price]);
  const built = await make(await importsOf('US', '2026-11-15'), { ...start, ...typed });
  expect(verdictOf(built.raw)).toMatchObject({ kind: 'unchained', broken: false });
  const done = await after(planCompletion(built.raw, hand()).plan!, built);
  expect(verdictOf(done.raw)).toMatchObject({ kind: 'intact', tables: [{ merges: 1 }, {}] });
}, patience);

describe('what cannot be completed says why, and the others are completed', () => {
  test.each<[string, Partial<Record<Field, CellValue>>, string, RegExp]>([
    ['nothing but an object', { marketplace: 'US', object: 'x' }, 'complete-missing', /操作类型/],
    ['no object', { marketplace: 'US', action: '调价' }, 'complete-missing', /对象/],
    ['an action nobody knows', { ...price, action: '随便改改' }, 'complete-cell', /随便改改/],
    ['an action that only we write', { ...price, action: '导入' }, 'complete-cell', /导入/],
    ['a marketplace that is none', { ...price, marketplace: 'Mars' }, 'complete-cell', /Mars/],
    ['another store', { ...price, store: '别家店' }, 'complete-store', /别家店/],
    ['a time that is none', { ...price, beijingTime: '昨天' }, 'complete-cell', /昨天/],
    ['a time to come', { ...price, beijingTime: '2027-01-01 10:00' }, 'complete-future', /2027/],
    ['a risk that is none', { ...price, risk: '超高' }, 'complete-cell', /超高/],
    ['a watch date that is none', { ...price, watchUntil: '2026-02-30' }, 'complete-cell', /2026-02-30/],
    ['a related row that is not there', { ...price, relatedId: 'C-US-1' }, 'complete-related', /C-US-1/],
    ['an uploaded file without its hash', { ...price, action: '上传库存文件', object: 'inv.txt' }, 'complete-file', /哈希/],
  ])('%s', async (_name, row, code, words) => {
    const typed = await typedInto(start, [row, price]);
    const { plan, completed, refused } = planCompletion(typed.raw, hand());
    expect(refused.map(({ problem }) => problem.code)).toEqual([code]);
    expect(sayNotice('zh-CN', refused[0]!.problem)).toMatch(words);
    expect(sayNotice('zh-CN', refused[0]!.problem)).not.toMatch(/\{\w+\}/);
    expect(completed).toHaveLength(1);
    expect(plan).not.toBeNull();
  }, patience);

  test('a formula in a log cell', async () => {
    const typed = await typedInto(start, [price]);
    const log = typed.raw.tables.find(({ name }) => name === 'amz_sop_log')!;
    const raw = { ...typed.raw, tables: typed.raw.tables.map((one) => (one === log ? { ...one, formulas: [...one.formulas, { row: one.rows.length - 1, column: log.headers.indexOf('新值') }] } : one)) };
    expect(planCompletion(raw, hand()).refused[0]?.problem).toMatchObject({ code: 'complete-formula', params: { column: '新值' } });
    expect(verdictOf(raw)).toMatchObject({ kind: 'formula', broken: true });
  }, patience);

  test('nobody to complete them', async () => {
    const typed = await typedInto(start, [price]);
    expect(planCompletion(typed.raw, hand({ operator: ' ' })).refused.map(({ problem }) => problem.code)).toEqual(['proposal.no-operator']);
  }, patience);
});

test('a row that was changed between looking and writing is left as it is, and nothing is written', async () => {
  const typed = await typedInto(start, [price]);
  const { plan } = planCompletion(typed.raw, hand());
  const other = await typedInto(start, [{ ...price, newValue: '17' }]);
  expect(await writePlan(plan!, other.bytes)).toMatchObject({ problem: { code: 'xlsx-row-changed' } });
}, patience);

test('a must-review rule holds whatever was typed, and a typed yes stays', async () => {
  const typed = await typedInto(start, [{ ...price, needsReview: '否' }, { ...price, action: '回复买家', object: '112-1', needsReview: '是', oldValue: '' }]);
  expect(planCompletion(typed.raw, hand()).completed.map(({ needsReview }) => needsReview)).toEqual([true, true]);
}, patience);

test('a note of 32,767 characters stays whole', async () => {
  const note = '长'.repeat(32_767);
  const typed = await typedInto(start, [{ ...price, action: '回复买家', note }]);
  const done = await after(planCompletion(typed.raw, hand()).plan!, typed);
  expect(logBook(decodeWorkbook(done.raw)).entries.at(-1)!.note).toHaveLength(32_767);
  expect(verdictOf(done.raw).kind).toBe('intact');
}, patience);
