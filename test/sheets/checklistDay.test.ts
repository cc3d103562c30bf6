import { checkRecalculation } from '../../scripts/office/recalculate';
import { checklistItems, type ItemId } from '../../src/domain/checklist';
import { toSerial } from '../../src/domain/civil';
import { checklistPlaces, checklistView, planStandup } from '../../src/sheets/checklistDay';
import type { Hand } from '../../src/sheets/log';
import type { RawWorkbook } from '../../src/sheets/plan';
import { decodeWorkbook } from '../../src/sheets/stored';
import { templatePlan } from '../../src/sheets/template';
import { planTick, type TickRequest } from '../../src/sheets/tickPlan';
import { build, importsOf, make, on, rawOf, store, written, type Made } from './sampleStore';

const patience = 180_000;
// 09:30 of 22 November in Beijing: still the 21st in Los Angeles.
const moment = Date.parse('2026-11-22T01:30:00Z');
const day = on('2026-11-20');
const hand = (rest: Partial<Hand> = {}): Hand => ({ store, operator: '林晓彤', moment, language: 'zh-CN', ...rest });

let made: Made;
beforeAll(async () => {
  made = await make((await Promise.all([importsOf('US', '2026-11-19'), importsOf('US', '2026-11-20'), importsOf('DE', '2026-11-21')])).flat(), null, 'zh-CN');
}, patience);

const placeOf = (raw: RawWorkbook, marketplace = 'US') => checklistPlaces(decodeWorkbook(raw), store, moment).find((one) => one.marketplace === marketplace)!;
const viewOf = (raw: RawWorkbook, date = day) => checklistView(decodeWorkbook(raw), placeOf(raw), date, moment);
const lineOf = (raw: RawWorkbook, item: ItemId, date = day) => viewOf(raw, date).lines.find((line) => line.item.id === item)!;
const ask = (raw: RawWorkbook, item: ItemId, rest: Partial<TickRequest> = {}): TickRequest => ({ store, marketplace: 'US', date: day, item, done: true, note: '', seen: lineOf(raw, item, rest.date).tick, ...rest });
const tick = (raw: RawWorkbook, request: TickRequest, by: Partial<Hand> = {}) => planTick(raw, request, viewOf(raw, request.date).lines, hand(by));

async function after(before: { readonly bytes: Uint8Array }, raw: RawWorkbook, request: TickRequest, by: Partial<Hand> = {}): Promise<{ readonly bytes: Uint8Array; readonly raw: RawWorkbook }> {
  const planned = tick(raw, request, by);
  if (planned.kind === 'refused') throw new Error(planned.problem.code);
  const bytes = await written(planned.plan, before.bytes);
  return { bytes, raw: await rawOf(bytes) };
}

test('each marketplace is in its own day; the newest with data is proposed, the day before today where data are older', () => {
  expect(placeOf(made.raw)).toMatchObject({ today: '2026-11-21', newest: '2026-11-20', proposed: '2026-11-20', zone: 'America/Los_Angeles', days: expect.arrayContaining(['2026-11-21', '2026-11-20', '2026-11-19']) });
  expect(placeOf(made.raw, 'DE')).toMatchObject({ today: '2026-11-22', newest: '2026-11-21', proposed: '2026-11-21' });
  const later = checklistPlaces(decodeWorkbook(made.raw), store, moment + 5 * 86_400_000)[1]!;
  expect(later).toMatchObject({ marketplace: 'US', today: '2026-11-26', newest: '2026-11-20', proposed: '2026-11-25' });
});

test('the screen says of the newest day what the build said', () => {
  const { lines } = viewOf(made.raw);
  const page = made.build.plan.sheets.find(({ key }) => key === 'standup:US')!.blocks[0]!.cells;
  expect(lines.map(({ item }) => item.id)).toEqual(checklistItems.map(({ id }) => id));
  for (const line of lines) expect(page.some((row) => row[1]?.value === line.item.id && String(row[3]?.value).startsWith({ data: '✓ 数据', hand: '✓ 人工', open: '△', check: '○' }[line.state]))).toBe(true);
});

test('a tick is written with who, when and note, read back, changed by nobody else, and taken back', async () => {
  expect(lineOf(made.raw, '06').state).toBe('check');
  const once = await after(made, made.raw, ask(made.raw, '06', { note: '2 个 Stranded 已处理' }));
  expect(lineOf(once.raw, '06')).toMatchObject({ state: 'hand', tick: { person: '林晓彤', time: '2026-11-22 09:30', note: '2 个 Stranded 已处理' } });
  expect(decodeWorkbook(once.raw).tables.checklist.rows).toHaveLength(decodeWorkbook(made.raw).tables.checklist.rows.length);
  // Only its own row moved.
  const others = (raw: RawWorkbook) => decodeWorkbook(raw).ticks.filter(({ item, date, marketplace }) => !(item === '06' && date === day && marketplace === 'US'));
  expect(others(once.raw)).toEqual(others(made.raw));
  expect(tick(once.raw, ask(once.raw, '06', { done: false }), { operator: '陈立' })).toMatchObject({ kind: 'refused', problem: { code: 'tick-others', params: { person: '林晓彤' } } });
  expect(tick(once.raw, ask(made.raw, '06'), { operator: '陈立' })).toMatchObject({ kind: 'refused', problem: { code: 'tick-changed' } });
  const noted = await after(once, once.raw, ask(once.raw, '06', { note: '已处理' }), { moment: moment + 3_600_000 });
  expect(lineOf(noted.raw, '06').tick).toMatchObject({ person: '林晓彤', time: '2026-11-22 09:30', note: '已处理' });
  const back = await after(noted, noted.raw, ask(noted.raw, '06', { done: false, note: '已处理' }));
  expect(lineOf(back.raw, '06')).toMatchObject({ state: 'check', tick: { person: null, time: null, note: '已处理' } });
  // A build keeps what was ticked here.
  expect(build([], once.raw, { also: [{ marketplace: 'US', date: day }], moment }).plan.tables.find(({ name }) => name === 'amz_checklist')!.upsert).toEqual([]);
}, patience);

test('a day without rows gets all of its rows with the first tick; weekly items stand under their Monday', async () => {
  const today = on('2026-11-21');
  const next = await after(made, made.raw, ask(made.raw, '03', { date: today }));
  const rows = decodeWorkbook(next.raw).ticks.filter(({ marketplace, date }) => marketplace === 'US' && date === today);
  expect(rows.map(({ item, person }) => [item, person])).toEqual(checklistItems.filter(({ every }) => every === 'day').map(({ id }) => [id, id === '03' ? '林晓彤' : null]));
  const week = await after(next, next.raw, ask(next.raw, 'W1', { date: today }));
  expect(lineOf(week.raw, 'W1', today)).toMatchObject({ state: 'hand', tick: { date: '2026-11-16' } });
  expect(viewOf(week.raw, today).incomplete.map(({ date }) => date)).toEqual(['2026-11-20']);
}, patience);

test('a row whose key a person typed otherwise is the one that is ticked', async () => {
  const typed: RawWorkbook = { ...made.raw, tables: made.raw.tables.map((table) => {
    if (table.name !== 'amz_checklist') return table;
    const [item, date, site] = ['序号', '日期', '站点'].map((header) => table.headers.indexOf(header)) as [number, number, number];
    return { ...table, rows: table.rows.map((row) => (row[item] === '14' && row[site] === 'US' && row[date] === toSerial(day) ? row.map((cell, column) => (column === date ? '2026/11/20' : column === item ? '14 ' : cell)) : row)) };
  }) };
  const planned = tick(typed, ask(typed, '14'));
  if (planned.kind === 'refused') throw new Error(planned.problem.code);
  const [table] = planned.plan.tables;
  const index = typed.tables.find(({ name }) => name === 'amz_checklist')!.rows.findIndex((row) => row.includes('2026/11/20'));
  expect(table).toMatchObject({ upsert: [], fill: [{ row: index, expect: { date: '2026/11/20', checkItem: '14 ' }, set: { checkPerson: '林晓彤' } }] });
});

test.each<[string, Partial<TickRequest>, Partial<Hand>, string]>([
  ['nobody', {}, { operator: ' ' }, 'tick-no-person'],
  ['a name too long for its column', {}, { operator: '林'.repeat(61) }, 'person-name-long'],
  ['a note too long', { note: '长'.repeat(201) }, {}, 'tick-note-long'],
  ['no store', { store: '' }, {}, 'log.store-missing'],
])('a tick by %s is refused', (_, rest, by, code) => {
  expect(tick(made.raw, ask(made.raw, '06', rest), by)).toMatchObject({ kind: 'refused', problem: { code } });
});

test('an empty template is ticked from the first day on', async () => {
  const bytes = await written(templatePlan({ store, marketplaces: ['US'], language: 'en', moment, operator: '' }));
  const raw = await rawOf(bytes);
  expect(placeOf(raw)).toMatchObject({ newest: null, proposed: '2026-11-21' });
  const next = await after({ bytes }, raw, ask(raw, '06', { date: on('2026-11-21') }), { language: 'en' });
  expect(decodeWorkbook(next.raw).problems).toEqual([]);
  expect(lineOf(next.raw, '06', on('2026-11-21')).state).toBe('hand');
});

test('the stand-up page is written anew with the ticks, is what a build would write, and calculates to the same', async () => {
  const once = await after(made, made.raw, ask(made.raw, '06'));
  const plan = planStandup(once.raw, placeOf(once.raw), 'zh-CN', moment);
  const byBuild = build([], once.raw, { also: [{ marketplace: 'US', date: day }], moment }).plan.sheets.find(({ key }) => key === 'standup:US');
  expect(plan.sheets).toEqual([byBuild]);
  expect(plan.tables).toEqual([]);
  const bytes = await written(plan, once.bytes);
  expect(await checkRecalculation([bytes])).toEqual([[]]);
}, patience);
