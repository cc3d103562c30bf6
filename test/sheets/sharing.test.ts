import { readFileSync } from 'node:fs';
import { convert } from '../../scripts/office/convert';
import { openXmlFaults } from '../../scripts/office/openxml';
import { checkRecalculation } from '../../scripts/office/recalculate';
import { makeTemplate, shareWorkbook, takeReview } from '../../src/cli/share';
import type { Proposal } from '../../src/domain/proposal';
import { say } from '../../src/locale';
import { sharingText } from '../../src/locale/sharing';
import { readSheets } from '../../src/reports/list';
import { isUnreadable } from '../../src/reports';
import type { Hand } from '../../src/sheets/log';
import { logBook } from '../../src/sheets/logBook';
import type { CellValue } from '../../src/sheets/plan';
import { planProposals } from '../../src/sheets/proposals';
import { planReviewForm, readReviewForm } from '../../src/sheets/reviewForm';
import { decodeWorkbook } from '../../src/sheets/stored';
import { verifyLog } from '../../src/sheets/verifyLog';
import { planDecision } from '../../src/sheets/reviewPlan';
import { readCells } from '../../src/xlsx/cells';
import { openPackage } from '../../src/xlsx/open';
import { supervisorCopy } from '../../src/xlsx';
import { importsOf, make, moment, on, rawOf, store, written, type Made } from './sampleStore';

const patience = 240_000;
const hour = 3_600_000;
const proposal = (rest: Partial<Proposal> = {}): Proposal => ({
  marketplace: 'US', module: 'advertising', action: 'bid-change', objectType: 'keyword', object: '=Lamps › lamp', metric: 'bid', oldValue: 1, newValue: 0.7, unit: 'money', rule: 'bid.maxStep', reason: 'ACoS 48 %',
  window: { from: on('2026-11-01'), to: on('2026-11-14') }, expectation: '< 30 %', watch: { metric: 'acos', asin: 'B0Z0000001' }, evidence: 'SP-2026-11-14', ...rest,
});
const hand = (rest: Partial<Hand> = {}): Hand => ({ store, operator: '林晓彤', moment, language: 'zh-CN', ...rest });

interface Team {
  readonly bytes: Uint8Array;
  readonly ids: readonly string[];
}
let base: Made;
let team: Team;
beforeAll(async () => {
  base = await make((await Promise.all([importsOf('US', '2026-11-14'), importsOf('US', '2026-11-15')])).flat(), null, 'zh-CN');
  const { plan, added } = planProposals(base.raw, [proposal(), proposal({ object: 'Shelf › shelf', newValue: 0.6 }), proposal({ object: 'Cup › cup', newValue: 0.5 })], hand());
  team = { bytes: await written(plan!, base.bytes), ids: added.map(({ logId }) => logId) };
}, patience);

const file = (bytes: Uint8Array, name = 'team.xlsx') => ({ name, bytes });
async function copyOf(bytes: Uint8Array): Promise<Uint8Array> {
  const shared = await shareWorkbook(file(bytes), null);
  if ('problem' in shared) throw new Error(shared.problem.code);
  return shared.bytes;
}

/** The form's rows with answers typed into them, as any spreadsheet program gives them back. */
async function typed(copy: Uint8Array, answers: Readonly<Record<string, Readonly<Partial<Record<'form.result' | 'form.comment' | 'form.reviewer' | 'form.now', string>>>>>): Promise<readonly { readonly rows: readonly (readonly CellValue[])[] }[]> {
  const sheets = await readSheets(file(copy, 'copy.xlsx'));
  if (isUnreadable(sheets)) throw new Error(sheets.problem.code);
  return sheets.map(({ rows }) => {
    const head = rows.find((row) => row.includes('复核结论') && row.includes('日志ID'));
    return { rows: rows.map((row) => {
      const answer = head ? answers[String(row[head.indexOf('日志ID')])] : undefined;
      return answer ? row.map((value, column) => Object.entries(answer).find(([key]) => head![column] === say('zh-CN', sharingText[key as 'form.result']))?.[1] ?? value) : row;
    }) };
  });
}

describe('the supervisor\'s copy', () => {
  test('holds the newest day, the plan, the log and the form, and nothing else: no sheet, text or name of the rest', async () => {
    const copy = await copyOf(team.bytes);
    expect(readCells(copy).map(({ name }) => name).sort()).toEqual(['SOP事件', 'SOP日志', '待复核', '日报 US 2026-11-15', '补货计划 US', '晨会 US'].sort());
    const opened = openPackage(copy);
    if ('problem' in opened) throw new Error();
    const all = opened.file.names().filter((name) => name.endsWith('.xml')).map((name) => opened.file.text(name)).join('');
    // A setting's name, a sheet that stayed behind, and a rule's id.
    for (const left of ['2026-11-14 日报', 'amz_settings', 'amz_asin_days', 'restock.leadDays', 'AMZ_report_US_20261114']) expect(all).not.toContain(left);
    expect(all).not.toContain('AMZ.');
  });

  test('is protected sheet by sheet, but for the yellow cells of the form', async () => {
    const copy = await copyOf(team.bytes);
    const { sheets } = await rawOf(copy);
    expect(sheets.every((sheet) => sheet.protected)).toBe(true);
    const opened = openPackage(copy);
    if ('problem' in opened) throw new Error();
    const styles = opened.file.text('xl/styles.xml');
    expect(styles).toContain('locked="0"');
  });

  test('stands the Open XML validator, and calculating it anew changes no cell', async () => {
    const copy = await copyOf(team.bytes);
    expect(await openXmlFaults(copy)).toEqual([]);
    const [different] = await checkRecalculation([copy]);
    expect(different).toEqual([]);
  }, patience);

  test('gives the same bytes for the same workbook, and leaves the workbook alone', async () => {
    const before = team.bytes.slice();
    expect(await copyOf(team.bytes)).toEqual(await copyOf(team.bytes));
    expect(team.bytes).toEqual(before);
  });

  test('of a workbook with nothing of ours is refused with its name', async () => {
    const strange = await written({ format: 1, language: 'en', styles: {}, sheets: [], tables: [], activate: '' }).catch(() => null);
    const foreign = strange ?? readFileSync(new URL('../../samples/store/US/2026-11-21/Sponsored Products Advertised product report.xlsx', import.meta.url));
    expect(await supervisorCopy(new Uint8Array(foreign))).toMatchObject({ problem: { code: 'share-nothing' } });
  });
});

describe('a reviewed copy', () => {
  test('comes back from LibreOffice, as .xlsx and as .ods: approvals, rejections and questions become events of the log', async () => {
    const copy = await copyOf(team.bytes);
    const [approved, rejected, asked] = team.ids as [string, string, string];
    const [again, sheet] = await Promise.all((['xlsx', 'ods'] as const).map(async (to) => (await convert([copy], { to, recalculate: false }))[0]!));
    for (const [name, bytes] of [['copy.xlsx', again!], ['copy.ods', sheet!]] as const) {
      const sheets = await typed(bytes, {
        [approved]: { 'form.result': '批准', 'form.reviewer': '周楠' }, [rejected]: { 'form.result': '驳回', 'form.comment': '库存不足，先补货', 'form.reviewer': '周楠' }, [asked]: { 'form.result': '提问', 'form.comment': '数据窗口太短？', 'form.reviewer': '周楠' },
      });
      const { answers, problems } = readReviewForm(name, sheets, 'zh-CN');
      expect(problems).toEqual([]);
      const raw = await rawOf(team.bytes);
      const taken = planReviewForm(raw, answers, hand({ operator: '', moment: moment + hour }));
      expect(taken).toMatchObject({ taken: [approved, rejected, asked], known: [], refused: [] });
      const after = decodeWorkbook(await rawOf(await written(taken.plan!, team.bytes)));
      const book = logBook(after);
      expect([approved, rejected, asked].map((id) => book.byId.get(id)!.standing.state)).toEqual(['approved', 'rejected', 'in-review']);
      expect(book.byId.get(approved)!.standing.review).toMatchObject({ person: '周楠', kind: 'approve' });
      expect(verifyLog(after)?.kind).toBe('intact');
    }
  }, patience);

  const answer = async (rest: Readonly<Partial<Record<'form.result' | 'form.comment' | 'form.reviewer' | 'form.now', string>>>) => readReviewForm('c', await typed(await copyOf(team.bytes), { [team.ids[0]!]: rest }), 'zh-CN');

  test.each([
    ['the operator\'s own name', { 'form.result': '批准', 'form.reviewer': '林晓彤 ' }, 'review.same-person'],
    ['no name', { 'form.result': '批准' }, 'review.no-person'],
    ['a rejection without a remark', { 'form.result': '驳回', 'form.reviewer': '周楠' }, 'review.comment-missing'],
    ['a value that moved', { 'form.result': '批准', 'form.reviewer': '周楠', 'form.now': '$0.90' }, 'review.stale'],
  ])('%s is refused, and nothing is written', async (_, rest, code) => {
    const { answers } = await answer(rest);
    const result = planReviewForm(await rawOf(team.bytes), answers, hand());
    expect(result).toMatchObject({ plan: null, taken: [], refused: [{ code: 'form-refused', params: { reason: code } }] });
  });

  test.each([
    ['a word that is no result', { 'form.result': '可以', 'form.reviewer': '周楠' }, 'form-result-unknown'],
    ['a remark without a result', { 'form.comment': '看过了' }, 'form-unfinished'],
    ['nothing at all', {}, 'form-empty'],
  ])('%s is named', async (_, rest, code) => {
    expect((await answer(rest)).problems.map((one) => one.code)).toEqual([code]);
  });

  test('of a row that somebody decided meanwhile is a conflict; the earlier decision stands', async () => {
    const { answers } = await answer({ 'form.result': '驳回', 'form.comment': '不同意', 'form.reviewer': '周楠' });
    const raw = await rawOf(team.bytes);
    const decided = planDecision(raw, { logId: team.ids[0]!, decision: { kind: 'approve', comment: '' }, currentValue: '', seen: null }, hand({ operator: '何雨' }));
    if (decided.kind !== 'plan') throw new Error();
    const after = await rawOf(await written(decided.plan, team.bytes));
    expect(planReviewForm(after, answers, hand())).toMatchObject({ plan: null, refused: [{ params: { reason: 'review.changed-meanwhile', person: '何雨' } }] });
  });

  test('taken in twice adds nothing the second time', async () => {
    const { answers } = await answer({ 'form.result': '批准', 'form.reviewer': '周楠' });
    const first = planReviewForm(await rawOf(team.bytes), answers, hand());
    const after = await rawOf(await written(first.plan!, team.bytes));
    expect(planReviewForm(after, answers, hand({ moment: moment + hour }))).toMatchObject({ plan: null, taken: [], known: [team.ids[0]], refused: [] });
  });

  test('that is no copy of ours says which headers it looked for', async () => {
    const taken = await takeReview(file(team.bytes), file(new TextEncoder().encode('a,b\n1,2\n'), 'other.csv'), moment, null);
    expect(taken).toMatchObject({ taken: [], refused: [{ code: 'form-not-found', params: { file: 'other.csv' } }] });
  });
});

test('the template has every table, the settings of its marketplaces and a guide, and is the start of a build', async () => {
  const made = await makeTemplate({ name: 'template', store, marketplaces: ['US', 'DE'], operator: '林晓彤', out: '' }, moment, 'zh-CN');
  if ('problem' in made) throw new Error(made.problem.code);
  const raw = await rawOf(made.bytes);
  expect(raw.sheets[0]).toMatchObject({ name: '使用说明' });
  expect(raw.tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['amz_sop_log', 'amz_sop_events', 'amz_products', 'amz_settings', 'amz_day_totals', 'amz_asin_days']));
  const stored = decodeWorkbook(raw);
  expect(stored.settings.find(({ id }) => id === 'workbook.marketplaces')?.value).toBe('US; DE');
  expect(stored.settings.some(({ id }) => id === 'rate.EUR')).toBe(true);
  expect(stored.problems).toEqual([]);
  expect(raw.sheets.map(({ name }) => name).slice(0, 4)).toEqual(['使用说明', '产品表', '每日填报', '检查清单']);
  expect([stored.tables.checklist.raw, stored.ticks]).toEqual([expect.objectContaining({ name: 'amz_checklist' }), []]);
  expect(readCells(made.bytes)[0]!.cells.some(({ value }) => String(value).startsWith('检查清单：'))).toBe(true);
  expect(await openXmlFaults(made.bytes)).toEqual([]);
  const next = await make(await importsOf('US', '2026-11-14'), { bytes: made.bytes, raw, build: base.build });
  expect(next.build.reports).toHaveLength(1);
});
