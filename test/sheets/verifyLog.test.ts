import fc from 'fast-check';
import { languages } from '../../src/locale';
import { sayNotice } from '../../src/locale/notices';
import { tableHeaders } from '../../src/locale/tables';
import type { Hand } from '../../src/sheets/log';
import { planMerge } from '../../src/sheets/mergeLog';
import type { CellValue, RawWorkbook } from '../../src/sheets/plan';
import { planProposals } from '../../src/sheets/proposals';
import { planDecision } from '../../src/sheets/reviewPlan';
import { decodeWorkbook } from '../../src/sheets/stored';
import { hashedLogFields } from '../../src/sheets/tables';
import { verifyLog, type LogVerdict } from '../../src/sheets/verifyLog';
import { build, importsOf, make, moment, store, type Made } from './sampleStore';
import { after, tampered, type Step } from './typedLog';

const patience = 180_000;
const hand = (rest: Partial<Hand> = {}): Hand => ({ store, operator: '林晓彤', moment, language: 'zh-CN', ...rest });
const verdictOf = (raw: RawWorkbook): LogVerdict => verifyLog(decodeWorkbook(raw))!;
const codes = (raw: RawWorkbook): string[] => { const { text, notes } = verdictOf(raw); return [text, ...notes].map(({ code }) => code); };

const change = (object: string, now = 0.7) => ({ marketplace: 'US', module: 'advertising' as const, action: 'bid-change' as const, objectType: 'keyword' as const, object, metric: 'bid', oldValue: 1, newValue: now, unit: 'money' as const, rule: null, reason: 'ACoS' });
const propose = (before: Step, object: string, by: Partial<Hand> = {}): Promise<Step> => after(planProposals(before.raw, [change(object)], hand(by)).plan!, before);

let start: Made;
let rows: number;
beforeAll(async () => {
  const first = await make(await importsOf('US', '2026-11-14'));
  start = { ...first, ...(await propose(first, 'lamp')) };
  rows = start.raw.tables.find(({ name }) => name === 'amz_sop_log')!.rows.length;
}, patience);

describe('what happened to a log is named, with its row', () => {
  test.each<[string, (raw: RawWorkbook) => RawWorkbook, string, Record<string, CellValue>]>([
    ['nothing', (raw) => raw, 'log-intact', { rows: 0 }],
    ['one flipped character', (raw) => tampered(raw, (list, at) => { list[3]![at('reason')] = `${String(list[3]![at('reason')])}.`; return list; }), 'log-broken', { row: 8, kind: 'edited' }],
    ['a deleted row', (raw) => tampered(raw, (list) => list.filter((_, at) => at !== 4)), 'log-broken', { row: 9, kind: 'removed' }],
    ['a row pasted over another', (raw) => tampered(raw, (list) => list.map((row, at) => (at === 5 ? [...list[2]!] : row))), 'log-broken', { row: 10, kind: 'inserted' }],
    ['two rows that changed places', (raw) => tampered(raw, (list) => [...list.slice(0, 2), list[3]!, list[2]!, ...list.slice(4)]), 'log-sorted', { row: 7 }],
    ['a sorted table', (raw) => tampered(raw, (list, at) => [...list].sort((a, b) => String(a[at('object')]).localeCompare(String(b[at('object')])) || String(b[at('logId')]).localeCompare(String(a[at('logId')])))), 'log-sorted', {}],
    ['rows cut off the end', (raw) => tampered(raw, (list) => list.slice(0, -2)), 'log-cut', { count: 2 }],
    ['every row taken out', (raw) => tampered(raw, () => []), 'log-cut', {}],
    ['the last row\'s hashes wiped', (raw) => tampered(raw, (list, at) => { const last = list.at(-1)!; last[at('hash')] = null; last[at('previousHash')] = null; return list; }), 'log-broken', { kind: 'edited' }],
    ['a blank row in between', (raw) => tampered(raw, (list) => [...list.slice(0, 2), list[0]!.map(() => null), ...list.slice(2)]), 'log-intact', {}],
    ['a column deleted', (raw) => headers(raw, (all) => all.map((one) => (one === '原因(数据窗口)' ? 'gone' : one)), (row, at) => row.map((cell, column) => (column === at('reason') ? null : cell))), 'log-columns-gone', { columns: '原因(数据窗口)' }],
    ['a column renamed', (raw) => headers(raw, (all) => all.map((one) => (one === '原因(数据窗口)' ? '理由' : one))), 'log-columns-renamed', { columns: '原因(数据窗口)', headers: '理由' }],
    ['two columns renamed', (raw) => headers(raw, (all) => all.map((one) => (one === '原因(数据窗口)' ? '理由' : one === '对象' ? '东西' : one))), 'log-columns-renamed', { headers: '东西, 理由' }],
    ['a hash column renamed', (raw) => headers(raw, (all) => all.map((one) => (one === '本行哈希' ? '哈希' : one))), 'log-columns-gone', { columns: '本行哈希' }],
    ['a filter that hides rows', (raw) => ({ ...raw, tables: raw.tables.map((one) => ({ ...one, filtered: true })) }), 'log-intact', {}],
  ])('%s', (_name, damage, code, params) => {
    const verdict = verdictOf(damage(start.raw));
    expect(verdict.text.code).toBe(code);
    expect(verdict.text.params).toMatchObject(code === 'log-intact' ? {} : params);
    for (const language of languages) expect(sayNotice(language, verdict.text)).not.toMatch(/\{\w+\}|undefined/);
  });

  test('columns in another order, with further ones between, in either language, are the same log', () => {
    const turned = headers(start.raw, (all) => ['我的备注', ...[...all].reverse()], (row) => ['x', ...[...row].reverse()]);
    const english = headers(start.raw, (all) => all.map((one) => Object.values(tableHeaders).find((entry) => entry['zh-CN'] === one)?.en ?? one));
    for (const raw of [turned, english]) expect(verdictOf(raw)).toMatchObject({ kind: 'intact' });
  });

  test('clocks that ran backwards, another store, an id that stands twice are told without being called tampering', async () => {
    const back = await propose(start, 'desk', { moment: moment - 86_400_000 });
    expect(codes(back.raw)).toEqual(['log-intact', 'log-clock-back']);
    const other = await propose(start, 'desk', { store: '另一家店' });
    expect(codes(other.raw)).toEqual(['log-intact', 'log-other-store']);
    const twice = tampered(start.raw, (list) => [...list, [...list[0]!]]);
    expect(codes(twice)).toEqual(['log-broken', 'log-id-doubled', 'log-clock-back'].filter((code) => codes(twice).includes(code)));
    expect(codes(twice)).toContain('log-id-doubled');
  }, patience);

  test('a log whose length nobody kept says that a cut would not show', () => {
    const raw = tampered(start.raw, (list) => list);
    const unkept = { ...raw, tables: raw.tables.map((one) => (one.name === 'amz_settings' ? { ...one, rows: one.rows.filter(([id]) => !String(id).startsWith('workbook.logEnd')) } : one)) };
    expect(codes(unkept)).toEqual(['log-intact', 'log-end-none']);
  });
});

function headers(raw: RawWorkbook, rename: (all: readonly string[]) => string[], cells: (row: CellValue[], columnOf: Parameters<Parameters<typeof tampered>[1]>[1]) => CellValue[] = (row) => row): RawWorkbook {
  const moved = tampered(raw, (list, at) => list.map((row) => cells(row, at)));
  return { ...moved, tables: moved.tables.map((one) => (one.name === 'amz_sop_log' ? { ...one, headers: rename(one.headers), formulas: [] } : one)) };
}

const chainedFields = [...hashedLogFields, 'previousHash', 'hash'] as const;

test('every change to one cell, every deletion, insertion and swap in the workbook\'s own log is found and named', () => {
  const at = fc.nat({ max: 10_000 });
  fc.assert(fc.property(fc.constantFrom('edit', 'delete', 'insert', 'swap'), at, at, fc.string({ minLength: 1, maxLength: 6 }), (script, first, second, text) => {
    const [a, b] = [first % rows, second % rows];
    const raw = tampered(start.raw, (list, columnOf) => {
      if (script === 'edit') {
        const cell = columnOf(chainedFields[second % chainedFields.length]!);
        if (String(list[a]![cell]).trim() === text.trim()) return list;
        list[a]![cell] = text.trim() === '' ? `${String(list[a]![cell])}x` : text;
        return list;
      }
      if (script === 'delete') return list.filter((_, index) => index !== a);
      if (script === 'insert') return [...list.slice(0, b), [...list[a]!], ...list.slice(b)];
      const swapped = [...list];
      [swapped[a], swapped[b]] = [list[b]!, list[a]!];
      return swapped;
    });
    if ((script === 'swap' && a === b) || JSON.stringify(raw) === JSON.stringify(start.raw)) return;
    const verdict = verdictOf(raw);
    const named = { edit: ['edited'], delete: a === rows - 1 ? ['cut'] : ['removed'], insert: ['inserted'], swap: ['reordered'] }[script];
    expect(verdict.broken).toBe(true);
    expect(named).toContain(verdict.tables[0]!.kind);
  }), { numRuns: 150 });
}, patience);

test('a log whose columns were renamed is not written to: nothing is filled with blanks', async () => {
  const renamed = headers(start.raw, (all) => all.map((one) => (one === '原因(数据窗口)' ? '理由' : one)));
  const { plan, warnings, changes } = build(await importsOf('US', '2026-11-15'), renamed);
  expect(plan.tables.map(({ name }) => name)).not.toContain('amz_sop_log');
  expect(changes.log).toBe(0);
  expect(warnings.map(({ code }) => code)).toContain('log-columns-renamed');
  expect(planProposals(renamed, [change('desk')], hand()).refused[0]?.problem.code).toBe('log-columns-renamed');
  expect(planDecision(renamed, { logId: 'x', decision: { kind: 'close', comment: 'x' }, currentValue: '', seen: null }, hand())).toMatchObject({ kind: 'refused', problem: { code: 'log-columns-renamed' } });
  expect(planMerge(renamed, null, hand())).toMatchObject({ kind: 'refused' });
}, patience);

test('that rows were cut off stays to be seen when more are written', async () => {
  const cut = tampered(start.raw, (list) => list.slice(0, -1));
  const { plan } = planProposals(cut, [change('desk')], hand());
  expect(plan!.tables.find(({ name }) => name === 'amz_settings')!.upsert).toEqual([]);
});

describe('two people beside each other', () => {
  let mine: Step;
  let theirs: Step;
  beforeAll(async () => {
    mine = await propose(start, 'desk', { operator: '甲' });
    theirs = await propose(start, 'chair', { operator: '乙', moment: moment + 60_000 });
  }, patience);

  /** What both wrote in one table, as co-authoring leaves it. */
  const together = (): RawWorkbook => tampered(mine.raw, (list) => [...list, [...theirs.raw.tables.find(({ name }) => name === 'amz_sop_log')!.rows.at(-1)!]]);

  test('are told apart from tampering, and joined by a row that names both', () => {
    expect(verdictOf(together())).toMatchObject({ kind: 'parallel', broken: false, tables: [{ heads: [expect.any(String), expect.any(String)] }, {}] });
    const planned = planMerge(together(), null, hand());
    expect(planned).toMatchObject({ kind: 'plan', taken: { rows: 0, events: 0 } });
    const merge = planned.kind === 'plan' ? planned.plan.tables.find(({ name }) => name === 'amz_sop_log')!.upsert.at(-1)! : {};
    expect(String(merge['evidence'])).toMatch(/^merge [0-9a-f]{64} [0-9a-f]{64} order [0-9a-f]{64} 0\+1$/);
  });

  test('in two copies: rows of the other are taken over as they are, and the log is intact', async () => {
    const planned = planMerge(mine.raw, theirs.raw, hand());
    expect(planned).toMatchObject({ kind: 'plan', taken: { rows: 1, events: 0 } });
    const merged = await after(planned.kind === 'plan' ? planned.plan : start.build.plan, mine);
    expect(verdictOf(merged.raw)).toMatchObject({ kind: 'intact', tables: [{ merges: 1, rows: rows + 3, end: 'holds' }, {}] });
    expect(planMerge(merged.raw, theirs.raw, hand())).toEqual({ kind: 'nothing' });
    // The other side takes the joined log over. Its rows stand the other way round there, and one more row says so.
    const back = planMerge(theirs.raw, merged.raw, hand());
    const there = await after(back.kind === 'plan' ? back.plan : start.build.plan, theirs);
    expect(verdictOf(there.raw)).toMatchObject({ kind: 'intact', tables: [{ rows: rows + 4 }, {}] });
  }, patience);

  test.each<[string, () => RawWorkbook, () => RawWorkbook, string]>([
    ['a log of ours that was changed', () => tampered(mine.raw, (list, at) => { list[2]![at('object')] = 'x'; return list; }), () => theirs.raw, 'merge-broken'],
    ['a copy that was changed', () => mine.raw, () => tampered(theirs.raw, (list, at) => { list[2]![at('object')] = 'x'; return list; }), 'merge-copy-broken'],
    ['a workbook without a log', () => mine.raw, () => ({ sheets: [], tables: [] }), 'merge-no-log'],
    ['a log that has no row in common', () => mine.raw, () => tampered(theirs.raw, (list) => list.slice(-1)), 'merge-no-common-row'],
  ])('not joined: %s', (_name, ours, other, code) => {
    expect(planMerge(ours(), other(), hand())).toMatchObject({ kind: 'refused', problem: { code } });
  });
});
