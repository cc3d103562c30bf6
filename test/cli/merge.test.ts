import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planProposals } from '../../src/sheets/proposals';
import { planDecision } from '../../src/sheets/reviewPlan';
import { logBook } from '../../src/sheets/logBook';
import { planMerge } from '../../src/sheets/mergeLog';
import { decodeWorkbook } from '../../src/sheets/stored';
import { importsOf, make, moment, rawOf, store } from '../sheets/sampleStore';
import { after, type Step } from '../sheets/typedLog';
import { cli } from './command';

const patience = 240_000;
const hand = (operator: string, at = moment) => ({ store, operator, moment: at, language: 'zh-CN' as const });
const change = (object: string, now: number) => ({ marketplace: 'US', module: 'price' as const, action: 'price-change' as const, objectType: 'asin' as const, object, metric: 'price', oldValue: 20, newValue: now, unit: 'money' as const, rule: null, reason: '清库存' });
const proposed = (before: Step, object: string, now: number, operator: string, at?: number): Promise<Step> => after(planProposals(before.raw, [change(object, now)], hand(operator, at)).plan!, before);

let folder: string;
let base: Step;
let changed: string;
let ours: Step;
let theirs: Step;
const path = (name: string): string => join(folder, name);
const put = (name: string, { bytes }: Step): string => {
  writeFileSync(path(name), bytes);
  return path(name);
};
const decided = async (before: Step, kind: 'approve' | 'reject', person: string, at: number): Promise<Step> => {
  const planned = planDecision(before.raw, { logId: changed, decision: { kind, comment: '看过' }, currentValue: '', seen: null }, hand(person, at));
  if (planned.kind === 'refused') throw new Error(planned.problem.code);
  return after(planned.plan, before);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amz-merge-'));
  const start = await make(await importsOf('US', '2026-11-14'));
  base = await proposed(start, 'B0MERGE001', 17, '林晓彤');
  changed = logBook(decodeWorkbook(base.raw)).entries.at(-1)!.logId;
  ours = await proposed(base, 'B0MERGE002', 18, '甲', moment + 1_000);
  theirs = await proposed(base, 'B0MERGE003', 19, '乙', moment + 1_000);
}, patience);
afterAll(() => rmSync(folder, { recursive: true }));

test('joins two copies into a new file: rows as they are, one row that says who joined them, and the log is intact', async () => {
  const [a, b] = [put('ours.xlsx', ours), put('theirs.xlsx', theirs)];
  const told = await cli('merge', a, b, '--operator', '丙');
  expect(told).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(told.out)).toMatchObject({ out: null, taken: { rows: 1, events: 0 }, joins: [expect.stringMatching(/^M-/)], conflicts: [], log: 'intact' });
  const done = await cli('merge', a, b, '-o', path('both.xlsx'), '--operator', '丙');
  expect(done).toMatchObject({ code: 0, err: '' });
  expect([readFileSync(a), readFileSync(b)].map((bytes) => bytes.length)).toEqual([ours.bytes.length, theirs.bytes.length]);
  const both = await rawOf(new Uint8Array(readFileSync(path('both.xlsx'))));
  const rows = decodeWorkbook(both).tables.log.rows.map(({ cells }) => cells);
  expect(rows.at(-1)).toMatchObject({ action: '合并', operator: '丙', status: '—' });
  expect(rows.map(({ object }) => object)).toEqual(expect.arrayContaining(['B0MERGE001', 'B0MERGE002', 'B0MERGE003']));
  expect(JSON.parse((await cli('verify', path('both.xlsx'))).out)).toMatchObject({ intact: true, kind: 'intact' });
  const again = await cli('merge', path('both.xlsx'), b);
  expect(again.code).toBe(0);
  expect(JSON.parse(again.out)).toMatchObject({ taken: { rows: 0, events: 0 }, joins: [], log: 'intact' });
}, patience);

test('what both sides changed is listed, nothing is left out, and the exit code says so', async () => {
  const here = put('here.xlsx', await decided(await proposed(base, 'B0MERGE009', 18, '甲', moment + 1_000), 'approve', '甲', moment + 2_000));
  const there = put('there.xlsx', await decided(await proposed(base, 'B0MERGE009', 16, '乙', moment + 1_000), 'reject', '乙', moment + 3_000));
  for (const [language, words] of [['zh-CN', /两份副本中都/], ['en', /in both copies/]] as const) {
    const told = await cli('merge', here, there, '-o', path('conflict.xlsx'), '--lang', language);
    expect(told).toMatchObject({ code: 1, err: '' });
    const { conflicts, taken, log } = JSON.parse(told.out) as { conflicts: string[]; taken: object; log: string };
    expect(taken).toEqual({ rows: 1, events: 1 });
    expect(log).toBe('intact');
    expect(conflicts).toHaveLength(2);
    for (const one of conflicts) expect(one).toMatch(words);
    expect(conflicts.join()).not.toMatch(/\{\w+\}/);
    expect(conflicts.join()).toContain('B0MERGE009');
    expect(conflicts.join()).toContain(changed);
  }
}, patience);

test.each<[string, () => string[], number, RegExp]>([
  ['one file', () => [put('a.xlsx', ours)], 2, /两个工作簿/],
  ['no file', () => [], 2, /至少指定一个文件/],
  ['an output that is no workbook', () => [put('a.xlsx', ours), put('b.xlsx', theirs), '-o', path('x.txt')], 2, /\.xlsx/],
  ['a file that is not there', () => [put('a.xlsx', ours), path('nowhere.xlsx')], 1, /nowhere\.xlsx/],
  ['a file that is no workbook', () => {
    writeFileSync(path('junk.xlsx'), 'junk');
    return [put('a.xlsx', ours), path('junk.xlsx')];
  }, 1, /./],
])('not joined: %s', async (_name, args, code, words) => {
  const told = await cli('merge', ...args());
  expect(told).toMatchObject({ code, out: '' });
  expect(told.err).toMatch(words);
  expect(told.err).not.toMatch(/ at .*:\d+|\{\w+\}/);
}, patience);

test('rows that earlier versions joined under the action "Import" are still read', () => {
  const planned = planMerge(ours.raw, theirs.raw, hand('丙'));
  const row = planned.kind === 'plan' ? planned.plan.tables.find(({ name }) => name === 'amz_sop_log')!.upsert.at(-1)! : {};
  for (const action of ['导入', 'Import', '合并', 'Merge']) {
    const raw = { ...ours.raw, tables: ours.raw.tables.map((one) => (one.name === 'amz_sop_log' ? { ...one, rows: [...one.rows, one.headers.map((header) => (header === '操作类型' ? action : header === '日志ID' ? String(row['logId']) : '—'))] } : one)) };
    expect(['import', 'merge']).toContain(logBook(decodeWorkbook(raw)).entries.at(-1)!.action);
  }
});
