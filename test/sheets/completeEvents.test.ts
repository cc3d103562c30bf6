import { languages } from '../../src/locale';
import { sayNotice } from '../../src/locale/notices';
import { planEventCompletion } from '../../src/sheets/completeEvents';
import type { Hand } from '../../src/sheets/log';
import { logBook } from '../../src/sheets/logBook';
import type { CellValue, RawWorkbook } from '../../src/sheets/plan';
import { planProposals } from '../../src/sheets/proposals';
import { planDecision } from '../../src/sheets/reviewPlan';
import { decodeWorkbook } from '../../src/sheets/stored';
import type { Field } from '../../src/sheets/tables';
import { verifyLog } from '../../src/sheets/verifyLog';
import { importsOf, make, moment, store } from './sampleStore';
import { after, typedEvents, type Step } from './typedLog';

const patience = 180_000;
const hand = (rest: Partial<Hand> = {}): Hand => ({ store, operator: '甲', moment, language: 'zh-CN', ...rest });
const price = (object: string) => ({ marketplace: 'US', module: 'price' as const, action: 'price-change' as const, objectType: 'asin' as const, object, metric: 'price', oldValue: 20, newValue: 15, unit: 'money' as const, rule: null, reason: '清库存' });

let start: Step;
let ids: string[];
beforeAll(async () => {
  const made = await make(await importsOf('US', '2026-11-14'));
  const planned = planProposals(made.raw, [price('B0TYPED001'), price('B0TYPED002')], hand({ operator: '林晓彤' }));
  ids = planned.added.map(({ logId }) => logId);
  start = await after(planned.plan!, made);
}, patience);

const verdictOf = (raw: RawWorkbook) => verifyLog(decodeWorkbook(raw))!;
const entryOf = (raw: RawWorkbook, id: string) => logBook(decodeWorkbook(raw)).byId.get(id)!;
const row = (rest: Partial<Record<Field, CellValue>>): Partial<Record<Field, CellValue>> => ({ logId: ids[0]!, person: '王主管', eventKind: '批准', ...rest });

test('an approval typed into the events counts for nothing until it is completed; then it approves, with id, time, result and hash', async () => {
  const typed = await typedEvents(start, [row({}), row({ logId: ids[1]!, eventKind: '驳回', comment: '价格太低', eventTime: '2026-11-23 09:00' })]);
  expect(verdictOf(typed.raw)).toMatchObject({ kind: 'unchained', broken: false, text: { code: 'log-unchained', params: { count: 2 } } });
  expect(entryOf(typed.raw, ids[0]!).standing.state).toBe('in-review');
  const planned = planEventCompletion(typed.raw, hand());
  expect(planned.refused).toEqual([]);
  const done = await after(planned.plan!, typed);
  expect(verdictOf(done.raw)).toMatchObject({ kind: 'intact', tables: [{}, { rows: 2, end: 'holds' }] });
  expect(entryOf(done.raw, ids[0]!)).toMatchObject({ standing: { state: 'approved', review: { person: '王主管', at: '2026-11-23 09:30:00' } } });
  expect(entryOf(done.raw, ids[1]!)).toMatchObject({ standing: { state: 'rejected', review: { at: '2026-11-23 09:00:00', comment: '价格太低' } } });
  const shown = decodeWorkbook(done.raw).tables.log.rows.find(({ cells }) => cells.logId === ids[0])!.cells;
  expect(shown).toMatchObject({ status: '已批准', reviewer: '王主管' });
  expect(planEventCompletion(done.raw, hand())).toEqual({ plan: null, completed: [], refused: [] });
}, patience);

test('decisions typed one after the other meet the log as those above leave it', async () => {
  const typed = await typedEvents(start, [row({}), row({ eventKind: '执行', person: '林晓彤', value: '$15.00' }), row({ eventKind: '批准' })]);
  const planned = planEventCompletion(typed.raw, hand());
  expect(planned.completed).toHaveLength(2);
  expect(planned.refused.map(({ problem }) => problem.code)).toEqual(['review.already-done']);
  const done = await after(planned.plan!, typed);
  expect(entryOf(done.raw, ids[0]!).standing.state).toBe('done');
  expect(verdictOf(done.raw)).toMatchObject({ kind: 'unchained', broken: false });
}, patience);

test('decisions typed before others were written are joined with them, in the order they stand', async () => {
  const typed = await typedEvents(start, [row({})]);
  const decided = planDecision(typed.raw, { logId: ids[1]!, decision: { kind: 'reject', comment: '太低' }, currentValue: '', seen: null }, hand({ operator: '王主管' }));
  const later = await after(decided.kind === 'plan' ? decided.plan : planEventCompletion(typed.raw, hand()).plan!, typed);
  const done = await after(planEventCompletion(later.raw, hand()).plan!, later);
  expect(verdictOf(done.raw)).toMatchObject({ kind: 'intact', tables: [{}, { merges: 1, rows: 3 }] });
  expect([entryOf(done.raw, ids[0]!).standing.state, entryOf(done.raw, ids[1]!).standing.state]).toEqual(['approved', 'rejected']);
}, patience);

test.each<[string, () => Partial<Record<Field, CellValue>>, string, RegExp]>([
  ['the operator approves their own change', () => row({ person: ' 林 晓彤' }), 'review.same-person', /./],
  ['no row is named', () => row({ logId: '' }), 'complete-missing', /日志ID/],
  ['the row is not in the log', () => row({ logId: 'C-US-0' }), 'complete-event-row', /C-US-0/],
  ['nobody decides', () => row({ person: '' }), 'complete-missing', /人员/],
  ['nothing is decided', () => row({ eventKind: '' }), 'complete-missing', /种类/],
  ['a decision nobody knows', () => row({ eventKind: '同意吧' }), 'complete-cell', /同意吧/],
  ['an outcome, which builds write', () => row({ eventKind: '效果' }), 'complete-cell', /效果/],
  ['a rejection that does not say why', () => row({ eventKind: '驳回' }), 'review.comment-missing', /./],
  ['a result that is another one', () => row({ result: '已驳回' }), 'complete-cell', /已批准/],
  ['a change done before it is approved', () => row({ eventKind: '执行', value: '15' }), 'review.not-approved', /./],
  ['a value that moved since', () => row({ value: '$22.00' }), 'review.stale', /22/],
  ['a time to come', () => row({ eventTime: '2027-01-01 08:00' }), 'complete-future', /2027/],
  ['a time that is none', () => row({ eventTime: '早上' }), 'complete-cell', /早上/],
])('not completed, and says why: %s', async (_name, cells, code, words) => {
  const typed = await typedEvents(start, [cells()]);
  const { plan, refused } = planEventCompletion(typed.raw, hand());
  expect(plan).toBeNull();
  expect(refused.map(({ problem }) => problem.code)).toEqual([code]);
  expect(sayNotice('zh-CN', refused[0]!.problem)).toMatch(words);
  for (const language of languages) expect(sayNotice(language, refused[0]!.problem)).not.toMatch(/\{\w+\}|undefined/);
}, patience);
