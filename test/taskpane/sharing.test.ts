import { openXmlFaults } from '../../scripts/office/openxml';
import { languages } from '../../src/locale';
import { sharingScreenText } from '../../src/locale/sharingScreen';
import { logBook } from '../../src/sheets/logBook';
import { planDecision } from '../../src/sheets/reviewPlan';
import { planProposals } from '../../src/sheets/proposals';
import { decodeWorkbook } from '../../src/sheets/stored';
import { verifyLog } from '../../src/sheets/verifyLog';
import { Sharing, codesIn } from '../../src/taskpane/log/sharing';
import { readCells } from '../../src/xlsx/cells';
import { answerForm, type Answers } from '../sheets/answerForm';
import { importsOf, make, moment, rawOf, store, written } from '../sheets/sampleStore';
import { after, type Step } from '../sheets/typedLog';
import { memoryWorkbook, type MemoryControls } from './memoryWorkbook';

const patience = 180_000;
const change = (object: string) => ({ marketplace: 'US', module: 'advertising' as const, action: 'bid-change' as const, objectType: 'keyword' as const, object, metric: 'bid', oldValue: 1, newValue: 0.7, unit: 'money' as const, rule: 'bid.maxStep' as const, reason: 'ACoS 48 %' });
const hand = { store, operator: '林晓彤', moment, language: 'zh-CN' as const };

let team: Step;
let ids: readonly string[];
beforeAll(async () => {
  const base = await make((await Promise.all([importsOf('US', '2026-11-14'), importsOf('US', '2026-11-15')])).flat(), null, 'zh-CN');
  const { plan, added } = planProposals(base.raw, [change('lamp'), change('shelf'), change('cup')], hand);
  team = await after(plan!, base);
  ids = added.map(({ logId }) => logId);
}, patience);

function desk(bytes: Uint8Array | null): { readonly sharing: Sharing; readonly controls: MemoryControls } {
  const controls: MemoryControls = { bytes, slow: 0, settings: {}, shown: null, selection: [], inserted: [], formulas: 0 };
  return { sharing: new Sharing(memoryWorkbook(controls), () => moment), controls };
}

async function answered(answers: Answers): Promise<File> {
  const { sharing, controls } = desk(team.bytes);
  await sharing.share('zh-CN');
  return new File([(await answerForm(controls.opened!, answers)).slice()], 'copy.xlsx');
}

test('the supervisor\'s copy opens as a new workbook: the form first, the newest day, the log as it is; the team\'s file stays', async () => {
  const { sharing, controls } = desk(team.bytes);
  await sharing.share('zh-CN');
  expect(sharing.getState()).toMatchObject({ phase: 'idle', problem: null, outcome: { kind: 'shared', waiting: 3 } });
  expect(controls.bytes).toBe(team.bytes);
  expect(readCells(controls.opened!).map(({ name }) => name)).toEqual(['待复核', '日报 US 2026-11-15', '补货计划 US', '晨会 US', 'SOP日志', 'SOP事件']);
  expect(await openXmlFaults(controls.opened!)).toEqual([]);
  const copy = await rawOf(controls.opened!);
  expect(copy.sheets.every((sheet) => sheet.protected)).toBe(true);
  const [mine, theirs] = [decodeWorkbook(team.raw), decodeWorkbook(copy)];
  for (const table of ['log', 'events'] as const) expect(theirs.tables[table].rows).toEqual(mine.tables[table].rows);
  expect(verifyLog(theirs)?.tables.every(({ breaks }) => breaks.length === 0)).toBe(true);
  const first = controls.opened;
  await sharing.share('zh-CN');
  expect(controls.opened).toEqual(first);
}, patience);

test('a reviewed copy is shown first and written only when asked; taken in again it adds nothing', async () => {
  const [approved, rejected, own] = ids as [string, string, string];
  const { sharing, controls } = desk(team.bytes);
  const copy = await answered([[approved, '批准', '', '周楠'], [rejected, '可以', '', '周楠'], [own, '批准', '', '林晓彤']]);
  await sharing.choose(copy, 'zh-CN');
  expect(sharing.getState()).toMatchObject({ phase: 'idle', outcome: null, form: { file: 'copy.xlsx', answers: [{ logId: approved, reviewer: '周楠' }, { logId: own, reviewer: '林晓彤' }], problems: [{ code: 'form-result-unknown' }] } });
  expect(controls.bytes).toBe(team.bytes);
  await sharing.take('zh-CN');
  expect(sharing.getState()).toMatchObject({ form: null, problem: null, outcome: { kind: 'taken', taken: [approved], known: [], refused: [{ code: 'form-result-unknown' }, { code: 'form-refused', params: { reason: 'review.same-person' } }] } });
  const now = decodeWorkbook(await rawOf(controls.bytes!));
  expect(logBook(now).byId.get(approved)!.standing).toMatchObject({ state: 'approved', review: { person: '周楠' } });
  expect(verifyLog(now)?.kind).toBe('intact');
  const written = controls.bytes;
  await sharing.choose(copy, 'zh-CN');
  await sharing.take('zh-CN');
  expect(sharing.getState().outcome).toMatchObject({ taken: [], known: [approved] });
  expect(controls.bytes).toBe(written);
}, patience);

test('a decision made between preview and button is a conflict, and stands', async () => {
  const [id] = ids as [string];
  const { sharing, controls } = desk(team.bytes);
  await sharing.choose(await answered([[id, '驳回', '不同意', '周楠']]), 'zh-CN');
  const decided = planDecision(team.raw, { logId: id, decision: { kind: 'approve', comment: '' }, currentValue: '', seen: null }, { ...hand, operator: '何雨' });
  if (decided.kind !== 'plan') throw new Error();
  controls.bytes = await written(decided.plan, team.bytes);
  await sharing.take('zh-CN');
  expect(sharing.getState().outcome).toMatchObject({ taken: [], refused: [{ params: { reason: 'review.changed-meanwhile', person: '何雨' } }] });
}, patience);

test('a write that is stopped leaves the log and the preview', async () => {
  const { sharing, controls } = desk(team.bytes);
  await sharing.choose(await answered([[ids[0]!, '批准', '', '周楠']]), 'zh-CN');
  controls.slow = 50;
  const taking = sharing.take('zh-CN');
  sharing.cancel();
  await taking;
  expect(sharing.getState()).toMatchObject({ phase: 'idle', outcome: { kind: 'cancelled' }, form: { file: 'copy.xlsx' } });
  expect(controls.bytes).toBe(team.bytes);
}, patience);

test('files that are no copy are named; nothing is offered to be written', async () => {
  const { sharing } = desk(team.bytes);
  await sharing.choose(new File([team.bytes.slice()], 'team.xlsx'), 'zh-CN');
  expect(sharing.getState().form).toMatchObject({ answers: [], problems: [{ code: 'form-not-found', params: { file: 'team.xlsx' } }] });
  await sharing.take('zh-CN');
  expect(sharing.getState().outcome).toBeNull();
  await sharing.choose(new File(['PK\u0003\u0004 broken'], 'x.xlsx'), 'zh-CN');
  expect(sharing.getState()).toMatchObject({ form: null, problem: { code: expect.any(String) } });
}, patience);

test('the template opens for the store and marketplaces that were typed', async () => {
  const { sharing, controls } = desk(null);
  await sharing.template('Fennavo', codesIn('us，DE us'), '林晓彤', 'zh-CN');
  expect(sharing.getState().outcome).toEqual({ kind: 'template' });
  expect(controls.bytes).toBeNull();
  const raw = await rawOf(controls.opened!);
  expect(raw.sheets[0]).toMatchObject({ name: '使用说明' });
  expect(decodeWorkbook(raw).settings.find(({ id }) => id === 'workbook.marketplaces')?.value).toBe('US; DE');
});

test.each([
  ['no store', ' ', ['US'], 'template-store'],
  ['a marketplace nobody knows', 'Fennavo', ['US', 'XX'], 'template-marketplace'],
])('a template for %s is refused with what to type', async (_, name, codes, code) => {
  const { sharing, controls } = desk(null);
  await sharing.template(name, codes, '', 'en');
  expect(sharing.getState()).toMatchObject({ outcome: null, problem: { code } });
  expect(controls.opened).toBeUndefined();
});

test('a workbook without log and report has nothing to share; a host that opens nothing is said', async () => {
  const none = desk(null);
  await none.sharing.share('en');
  expect(none.sharing.getState().problem?.code).toBe('share-nothing-here');
  const { sharing, controls } = desk(team.bytes);
  controls.refuses = true;
  await sharing.share('en');
  expect(sharing.getState()).toMatchObject({ outcome: null, problem: { code: 'excel-not-opened' } });
}, patience);

test.each(Object.entries(sharingScreenText))('%s says the same in every language', (_, entry) => {
  const parameters = languages.map((language) => [...entry[language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
  expect(new Set(parameters.map((one) => one.join())).size).toBe(1);
});
