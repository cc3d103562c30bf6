import { checkRecalculation } from '../../scripts/office/recalculate';
import { verifyChain } from '../../src/domain/chain';
import type { Proposal } from '../../src/domain/proposal';
import type { Decision } from '../../src/domain/review';
import type { Language } from '../../src/locale';
import { chainOf } from '../../src/sheets/chained';
import type { Hand } from '../../src/sheets/log';
import { logBook, type LogEntry } from '../../src/sheets/logBook';
import { watchOf } from '../../src/sheets/outcomes';
import type { RawWorkbook } from '../../src/sheets/plan';
import { planProposals } from '../../src/sheets/proposals';
import { planDecision } from '../../src/sheets/reviewPlan';
import { decodeWorkbook } from '../../src/sheets/stored';
import { hashedEventFields, hashedLogFields } from '../../src/sheets/tables';
import { build, importsOf, make, moment, on, rawOf, store, table, written, type Made } from './sampleStore';

/** LibreOffice starts slowly. */
const patience = 240_000;
const minute = 60_000;

const proposal = (rest: Partial<Proposal> = {}): Proposal => ({
  marketplace: 'US', module: 'advertising', action: 'bid-change', objectType: 'keyword', object: '=Lamps › lamp', metric: 'bid', oldValue: 1, newValue: 0.7, unit: 'money', rule: 'bid.maxStep', reason: 'ACoS 48 %',
  window: { from: on('2026-11-01'), to: on('2026-11-14') }, expectation: '< 30 %', watch: { metric: 'acos', asin: 'B0Z0000001' }, evidence: 'SP-2026-11-14', ...rest,
});
const hand = (rest: Partial<Hand> = {}): Hand => ({ store, operator: '林晓彤', moment, language: 'zh-CN', ...rest });

interface Step {
  readonly bytes: Uint8Array;
  readonly raw: RawWorkbook;
}

let start: Made;
beforeAll(async () => {
  start = await make(await importsOf('US', '2026-11-14'));
});

async function propose(before: Step, proposals: readonly Proposal[], by = hand()): Promise<Step & { readonly ids: readonly string[] }> {
  const { plan, added } = planProposals(before.raw, proposals, by);
  const bytes = await written(plan!, before.bytes);
  return { bytes, raw: await rawOf(bytes), ids: added.map(({ logId }) => logId) };
}

const entryIn = (raw: RawWorkbook, id: string): LogEntry => logBook(decodeWorkbook(raw)).byId.get(id)!;
const request = (raw: RawWorkbook, logId: string, decision: Decision, currentValue = '') => ({ logId, decision, currentValue, seen: entryIn(raw, logId).events.at(-1)?.eventId ?? null });

async function decideOn(before: Step, id: string, decision: Decision, by: Hand): Promise<Step> {
  const planned = planDecision(before.raw, request(before.raw, id, decision), by);
  if (planned.kind === 'refused') throw new Error(planned.problem.code);
  const bytes = await written(planned.plan, before.bytes);
  return { bytes, raw: await rawOf(bytes) };
}

const rowIn = (raw: RawWorkbook, id: string) => decodeWorkbook(raw).tables.log.rows.find(({ cells }) => cells.logId === id)!.cells;

test('a proposal becomes a row with everything the log asks for', async () => {
  const { raw, ids } = await propose(start, [proposal()]);
  expect(ids[0]).toMatch(/^C-US-20261122-[0-9a-f]{8}$/);
  expect(rowIn(raw, ids[0]!)).toMatchObject({
    beijingTime: '2026-11-23 09:30:00', siteTime: '2026-11-22 17:30:00', operator: '林晓彤', module: '广告', action: '调整竞价', objectType: '关键词', object: '=Lamps › lamp', metric: '竞价',
    oldValue: '$1.00', newValue: '$0.70', change: '-30.0%', rule: '单次竞价调整上限：20.0%（同类产品通行做法）', reason: 'ACoS 48 %（数据 2026-11-01 至 2026-11-14）', expectation: 'ACoS [B0Z0000001]：< 30 %',
    risk: '中', needsReview: '是', watchUntil: '2026-12-06', evidence: 'SP-2026-11-14', contentHash: '—', relatedId: '—', note: '复核依据：单次竞价调整上限：20.0%（同类产品通行做法）; 执行后 7 天内不再调整同一项',
    status: '待复核', reviewer: '—', reviewResult: '—', reviewTime: '—', executedAt: '—', readBack: '—', outcome: '—',
  });
  const { tables, problems } = decodeWorkbook(raw);
  expect(problems).toEqual([]);
  expect(verifyChain(chainOf(tables.log, hashedLogFields)).kind).toBe('intact');
  expect(entryIn(raw, ids[0]!)).toMatchObject({ module: 'advertising', action: 'bid-change', objectType: 'keyword', metric: 'bid', risk: 'medium', needsReview: true, standing: { state: 'in-review' } });
});

test('the log is made where there is none, and Settings for its length; nothing else', async () => {
  const { plan } = planProposals({ sheets: [{ name: 'Sheet1', mark: null, protected: false, empty: true }], tables: [] }, [proposal()], hand({ language: 'en' }));
  expect(plan!.sheets.map(({ name }) => name)).toEqual(['SOP log', 'SOP events', 'Settings']);
  const raw = await rawOf(await written(plan!));
  expect(logBook(decodeWorkbook(raw)).entries).toHaveLength(1);
});

describe('not added', () => {
  test('the same proposal, in one go or later: the row is named', async () => {
    const both = planProposals(start.raw, [proposal(), proposal()], hand());
    expect(both.added).toHaveLength(1);
    expect(both.refused).toMatchObject([{ problem: { code: 'proposal.known', params: { id: both.added[0]!.logId } } }]);
    const { raw, ids } = await propose(start, [proposal()]);
    const again = planProposals(raw, [proposal({ reason: 'other words', object: ' =lamps ›  LAMP ' })], hand({ moment: moment + 5 * minute, language: 'en' }));
    expect(again).toMatchObject({ plan: null, added: [], refused: [{ problem: { code: 'proposal.known', params: { id: ids[0], state: 'In review' } } }] });
  });

  test('another value for what waits, and for what cools down; out of stock is exempt', async () => {
    const first = await propose(start, [proposal({ newValue: 0.9 })]);
    const other = proposal({ newValue: 0.85 });
    expect(planProposals(first.raw, [other], hand()).refused[0]?.problem.code).toBe('proposal.pending');
    const done = await decideOn(first, first.ids[0]!, { kind: 'execute', readBack: '0.9', comment: '' }, hand());
    const later = (days: number) => hand({ moment: moment + days * 24 * 60 * minute });
    const next = proposal({ oldValue: 0.9, newValue: 0.8 });
    expect(planProposals(done.raw, [next], later(3)).refused[0]?.problem).toMatchObject({ code: 'proposal.cooldown', params: { id: first.ids[0], date: '2026-11-23', until: '2026-11-30' } });
    expect(planProposals(done.raw, [{ ...next, exempt: 'stock-out' }], later(3)).added).toHaveLength(1);
    expect(planProposals(done.raw, [next], later(7)).added).toHaveLength(1);
  });

  test('a file that was logged before, under whatever name, until it is withdrawn', async () => {
    const upload = (object: string, rest: Partial<Proposal> = {}) => proposal({ module: 'inventory', action: 'inventory-upload', objectType: 'file', object, metric: 'file', oldValue: null, newValue: object, unit: 'text', rule: null, contentHash: 'ab'.repeat(32), ...rest });
    const { contentHash: _, ...withoutHash } = upload('a.txt');
    expect(planProposals(start.raw, [withoutHash], hand()).refused[0]?.problem.code).toBe('proposal.hash-missing');
    const first = await propose(start, [upload('a.txt')]);
    expect(planProposals(first.raw, [upload('b.txt')], hand({ moment: moment + minute })).refused[0]?.problem).toEqual({ code: 'proposal.same-file', params: { id: first.ids[0], file: 'a.txt', date: '2026-11-22' } });
    expect(planProposals(first.raw, [upload('b.txt', { contentHash: 'cd'.repeat(32) })], hand()).added).toHaveLength(1);
    const withdrawn = await decideOn(first, first.ids[0]!, { kind: 'void', comment: '选错文件' }, hand());
    expect(planProposals(withdrawn.raw, [upload('b.txt')], hand()).added).toHaveLength(1);
  });

  test.each<[Partial<Proposal>, Partial<Hand>, string]>([[{ newValue: 1 }, {}, 'proposal.no-change'], [{}, { operator: ' ' }, 'proposal.no-operator']])('%j by %j: %s', (rest, by, code) => {
    expect(planProposals(start.raw, [proposal(rest)], hand(by)).refused.map(({ problem }) => problem.code)).toEqual([code]);
  });
});

describe('a decision', () => {
  test('is refused for the operator, for a value that moved, and for a row that somebody else decided about meanwhile', async () => {
    const proposed = await propose(start, [proposal()]);
    const id = proposed.ids[0]!;
    const plan = (raw: RawWorkbook, decision: Decision, operator: string, currentValue = '', seen: string | null = null) => planDecision(raw, { logId: id, decision, currentValue, seen }, hand({ operator }));
    expect(plan(proposed.raw, { kind: 'approve', comment: '' }, ' 林 晓彤')).toMatchObject({ kind: 'refused', problem: { code: 'review.same-person' } });
    expect(plan(proposed.raw, { kind: 'approve', comment: '' }, '王芳', '0.95')).toMatchObject({ kind: 'refused', problem: { code: 'review.stale', params: { old: '$1.00', now: '0.95' } } });
    const approved = await decideOn(proposed, id, { kind: 'approve', comment: '' }, hand({ operator: '王芳' }));
    expect(plan(approved.raw, { kind: 'reject', comment: 'no' }, '赵强')).toMatchObject({ kind: 'refused', problem: { code: 'review.changed-meanwhile', params: { person: '王芳', kind: '批准' } } });
    expect(plan(start.raw, { kind: 'approve', comment: '' }, '王芳')).toMatchObject({ problem: { code: 'review.unknown-row' } });
    expect(plan({ sheets: [], tables: [] }, { kind: 'approve', comment: '' }, '王芳')).toMatchObject({ problem: { code: 'review.no-log' } });
  });

  test('about a price is held against the newest inventory export', async () => {
    const day = decodeWorkbook(start.raw).asinDays.find((row) => row.yourPrice !== null)!;
    const price = proposal({ module: 'price', action: 'price-change', objectType: 'asin', object: day.asin, metric: 'price', oldValue: (day.yourPrice ?? 0) + 5, newValue: 9, unit: 'money', rule: null });
    const early = await propose(start, [price], hand({ moment: Date.parse('2026-11-13T20:00:00Z') }));
    expect(planDecision(early.raw, request(early.raw, early.ids[0]!, { kind: 'approve', comment: '' }), hand({ operator: '王芳' }))).toMatchObject({ problem: { code: 'review.stale', params: { by: '2026-11-14' } } });
    const late = await propose(start, [price]);
    expect(planDecision(late.raw, request(late.raw, late.ids[0]!, { kind: 'approve', comment: '' }), hand({ operator: '王芳' })).kind).toBe('plan');
  });
});

describe.each<Language>(['zh-CN', 'en'])('the looked-up columns (%s)', (language) => {
  test('are formulas whose values LibreOffice does not change; a build leaves them as they are', async () => {
    const by = (operator: string, minutes: number) => hand({ operator, moment: moment + minutes * minute, language });
    const begin = language === 'en' ? await make(await importsOf('US', '2026-11-14'), null, 'en') : start;
    let step: Step & { ids?: readonly string[] } = await propose(begin, [proposal(), proposal({ object: 'b' }), proposal({ object: 'c', newValue: 0.9 }), proposal({ object: 'd' })], by('林晓彤', 0));
    const [a, b, c, d] = step.ids as [string, string, string, string];
    step = await decideOn(step, a, { kind: 'ask', comment: '为什么是 0.70？' }, by('王芳', 1));
    step = await decideOn(step, a, { kind: 'answer', comment: '=1+1' }, by('林晓彤', 2));
    step = await decideOn(step, a, { kind: 'approve', comment: '' }, by('赵强', 3));
    step = await decideOn(step, a, { kind: 'execute', readBack: '0.71', comment: '' }, by('林晓彤', 4));
    step = await decideOn(step, b, { kind: 'reject', comment: '先看库存' }, by('王芳', 5));
    step = await decideOn(step, c, { kind: 'execute', readBack: '0.9', comment: '' }, by('林晓彤', 6));
    step = await decideOn(step, c, { kind: 'close', comment: '已确认' }, by('林晓彤', 7));
    step = await decideOn(step, d, { kind: 'void', comment: '填错' }, by('林晓彤', 8));
    const words = language === 'en' ? { done: 'Done', rejected: 'Rejected', closed: 'Closed', void: 'Void', approve: 'Approve', reject: 'Reject' } : { done: '已执行', rejected: '已驳回', closed: '已结案', void: '已作废', approve: '批准', reject: '驳回' };
    expect(rowIn(step.raw, a)).toMatchObject({ status: words.done, reviewer: '赵强', reviewResult: words.approve, reviewTime: '2026-11-23 09:33:00', executedAt: '2026-11-23 09:34:00', readBack: '0.71', outcome: '—' });
    expect(rowIn(step.raw, b)).toMatchObject({ status: words.rejected, reviewer: '王芳', reviewResult: words.reject, executedAt: '—' });
    expect(rowIn(step.raw, c)).toMatchObject({ status: words.closed, reviewer: '—', executedAt: '2026-11-23 09:36:00' });
    expect(rowIn(step.raw, d)).toMatchObject({ status: words.void, reviewer: '—' });
    const { tables } = decodeWorkbook(step.raw);
    expect(verifyChain(chainOf(tables.log, hashedLogFields)).kind).toBe('intact');
    expect(verifyChain(chainOf(tables.events, hashedEventFields)).kind).toBe('intact');
    const log = step.raw.tables.find(({ name }) => name === 'amz_sop_log')!;
    expect(new Set(log.formulas.map(({ column }) => log.headers[column])).size).toBe(7);
    expect(log.formulas.length).toBe(7 * log.rows.length);
    expect(await checkRecalculation([step.bytes])).toEqual([[]]);
    for (const name of ['amz_sop_log', 'amz_sop_events']) expect(table(build([], step.raw, { language }).plan, name).upsert).toEqual([]);
  }, patience);
});

test('a build adds the checks whose windows are complete, once, with what else changed; the 14-day one would close it', async () => {
  const week = await make((await Promise.all(['14', '15', '16', '17', '18', '19', '20'].map((day) => importsOf('US', `2026-11-${day}`)))).flat());
  const days = decodeWorkbook(week.raw).asinDays;
  const { asin } = days.filter(({ spend, date }) => (spend ?? 0) > 0 && date === '2026-11-16').sort((a, b) => (b.spend ?? 0) - (a.spend ?? 0))[0]!;
  const noon = Date.parse('2026-11-17T18:00:00Z');
  const by = hand({ moment: noon });
  let step: Step & { ids?: readonly string[] } = await propose(week, [proposal({ newValue: 0.9, watch: { metric: 'spend', asin } }), proposal({ objectType: 'asin', object: asin, metric: 'images', action: 'listing-edit', oldValue: '1', newValue: '2', unit: 'text', watch: { metric: 'unitsOrdered', asin: null } })], by);
  const [bid, images] = step.ids as [string, string];
  step = await decideOn(step, bid, { kind: 'execute', readBack: '0.9', comment: '' }, by);
  step = await decideOn(step, images, { kind: 'execute', readBack: '2', comment: '' }, by);

  const early = build([], step.raw, { moment: Date.parse('2026-11-24T00:00:00Z') });
  expect(table(early.plan, 'amz_sop_events').upsert).toEqual([]);
  const later = build([], step.raw, { moment: Date.parse('2026-11-25T00:00:00Z') });
  const mean = (from: number, to: number): number => days.filter((row) => row.asin === asin && Number(row.date.slice(8)) >= from && Number(row.date.slice(8)) <= to).reduce((sum, row) => sum + (row.spend ?? 0), 0) / 3;
  const events = table(later.plan, 'amz_sop_events').upsert;
  expect(events.map(({ logId, result, eventKind }) => [logId, result, eventKind])).toEqual(expect.arrayContaining([[bid, '观察中', '效果'], [images, '观察中', '效果']]));
  const of = events.find(({ logId }) => logId === bid)!;
  expect(of['value']).toBe(`3天：广告花费 $${mean(14, 16).toFixed(2)} → $${mean(18, 20).toFixed(2)}（${mean(18, 20) > mean(14, 16) ? '+' : ''}${((mean(18, 20) / mean(14, 16) - 1) * 100).toFixed(1)}%）`);
  expect(of['comment']).toBe(`2026-11-18 至 2026-11-20，对比 2026-11-14 至 2026-11-16; 同期同一对象还有其他变更：${images}，效果可能并非仅由本次变更引起`);
  const bytes = await written(later.plan, step.bytes);
  const raw = await rawOf(bytes);
  expect(rowIn(raw, bid)).toMatchObject({ status: '观察中', outcome: of['value'], readBack: '0.9' });
  expect(entryIn(raw, images).standing.state).toBe('watching');
  expect(await checkRecalculation([bytes])).toEqual([[]]);
  const again = build([], raw, { moment: Date.parse('2026-11-26T00:00:00Z') });
  for (const name of ['amz_sop_log', 'amz_sop_events']) expect(table(again.plan, name).upsert).toEqual([]);
}, patience);

test.each([
  ['ACoS [B0Z0000001]：< 30 %', 'keyword', 'k', { metric: 'acos', asin: 'B0Z0000001' }], ['ACoS [whole store]: lower', 'campaign', 'c', { metric: 'acos', asin: null }], ['销量 [全店]', 'campaign', 'c', { metric: 'unitsOrdered', asin: null }],
  ['Units: more', 'asin', 'B0Z0000002', { metric: 'unitsOrdered', asin: 'B0Z0000002' }], ['销量', 'asin', 'B0Z0000002', { metric: 'unitsOrdered', asin: 'B0Z0000002' }], ['销量：更多', 'campaign', 'c', null], ['', 'asin', 'B0Z0000002', null], ['a better day: yes', 'asin', 'B0Z0000002', null],
] as const)('the expectation %j of a %s %s is checked on %j', (expectation, objectType, object, watch) => {
  expect(watchOf({ expectation, objectType, object })).toEqual(watch);
});

test('a revised finding that is withdrawn shows so: a lookup takes the tilde of its id for itself', async () => {
  const day = (await importsOf('US', '2026-11-14')).map((entry) => ({ ...entry, asins: entry.asins.map((one) => ('afnFulfillableQuantity' in one ? { ...one, afnFulfillableQuantity: 5 } : one)) }));
  const stock = (quantity: number, id: string) => day.filter(({ group }) => group === 'inventory').map((entry) => ({ ...entry, id: `${entry.id}-${id}`, hash: entry.hash.replace(/^.{4}/, id), asins: entry.asins.map((one) => ({ ...one, afnFulfillableQuantity: quantity })) }));
  let step = await make(day);
  for (const [quantity, id] of [[4, 'aaaa'], [3, 'bbbb']] as const) step = await make(stock(quantity, id), step);
  const withdrawn = decodeWorkbook(step.raw).tables.log.rows.filter(({ cells }) => String(cells.logId).endsWith('~2') && cells.status === '已作废');
  expect(withdrawn.length).toBeGreaterThan(0);
  expect(await checkRecalculation([step.bytes])).toEqual([[]]);
}, patience);

test('a mark that was lost or doubled, and values that were typed over, are put right by the next build', async () => {
  const proposed = await propose(start, [proposal({ newValue: 0.9 })]);
  const done = await decideOn(proposed, proposed.ids[0]!, { kind: 'execute', readBack: '0.9', comment: '' }, hand());
  const spoil = (raw: RawWorkbook, name: string, header: string, value: string): RawWorkbook => ({ ...raw, tables: raw.tables.map((one) => (one.name === name ? { ...one, rows: one.rows.map((row) => row.map((cell, column) => (one.headers[column] === header ? value : cell))) } : one)) });
  const events = decodeWorkbook(done.raw).tables.events.rows.length;
  expect(table(build([], spoil(done.raw, 'amz_sop_events', '现行标记', '')).plan, 'amz_sop_events').upsert).toHaveLength(events);
  const upsert = table(build([], spoil(done.raw, 'amz_sop_log', '状态', '已批准')).plan, 'amz_sop_log').upsert;
  expect(upsert.find(({ logId }) => logId === proposed.ids[0])).toMatchObject({ status: '已执行', readBack: '0.9' });
});
