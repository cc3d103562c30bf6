import { checkRecalculation } from '../../scripts/office/recalculate';
import { toSerial } from '../../src/domain/civil';
import type { Language } from '../../src/locale';
import type { CellValue, PlanCell, RawWorkbook, SheetPlan } from '../../src/sheets/plan';
import { decodeWorkbook } from '../../src/sheets/stored';
import { build, importsOf, make, on, store, table, written, type Made } from './sampleStore';

const patience = 240_000;
const day = '2026-11-21';
const page = ({ build: { plan } }: Pick<Made, 'build'>, marketplace = 'US'): SheetPlan => plan.sheets.find(({ key }) => key === `standup:${marketplace}`)!;
const cellsOf = (sheet: SheetPlan): PlanCell[][] => sheet.blocks[0]!.cells.map((row) => row.flatMap((cell) => (cell ? [cell] : [])));
const rowOf = (sheet: SheetPlan, id: string): CellValue[] => cellsOf(sheet).map((row) => row.map(({ value }) => value)).find(([first]) => first === id)!.slice(0, 6);
const imports = async () => (await Promise.all([importsOf('US', '2026-11-19'), importsOf('US', '2026-11-20'), importsOf('US', day), importsOf('DE', day)])).flat();

/** The workbook as somebody ticked it: cells of the checklist's rows by item. */
function ticked(raw: RawWorkbook, typed: Readonly<Record<string, Readonly<Record<string, CellValue>>>>): RawWorkbook {
  return { ...raw, tables: raw.tables.map((one) => {
    if (one.name !== 'amz_checklist') return one;
    const [item, site] = [one.headers.indexOf('序号'), one.headers.indexOf('站点')];
    return { ...one, rows: one.rows.map((row) => {
      const cells = row[site] === 'US' ? typed[String(row[item])] : undefined;
      return cells ? row.map((value, column) => cells[one.headers[column]!] ?? value) : row;
    }) };
  }) };
}

let made: Readonly<Record<Language, Made>>;
beforeAll(async () => {
  const all = await imports();
  made = { 'zh-CN': await make(all, null, 'zh-CN'), en: await make(all, null, 'en') };
}, patience);

test('a page and 21 rows for the newest day of each marketplace, decided by the day\'s figures', () => {
  const rows = table(made['zh-CN'].build.plan, 'amz_checklist').upsert;
  expect(rows).toHaveLength(42);
  expect(rows.filter(({ checkItem }) => checkItem === '08').map(({ date }) => date)).toEqual([toSerial(on(day)), toSerial(on(day))]);
  expect(rows.find(({ checkItem }) => checkItem === 'W1')!['date']).toBe(toSerial(on('2026-11-16')));
  const { kpis } = made['zh-CN'].build.reports.find(({ marketplace, date }) => marketplace === 'US' && date === day)!;
  const value = (id: string) => kpis.find((kpi) => kpi.id === id)!.value;
  expect(rowOf(page(made['zh-CN']), '08')).toEqual(['08', '低可售天数、断货、在途延误', '△ 待处理', `${value('lowCover')} 个 ASIN 可售 <15 天，断货 ${value('outOfStock')} 个`, null, null]);
  expect(rowOf(page(made.en), '16').slice(2, 4)).toEqual(['✓ by data', 'Report built, all three exports present']);
});

test('calculating the workbook anew changes no cell, in either language', async () => {
  const counts = cellsOf(page(made.en)).flat().filter(({ formula }) => formula?.includes('COUNTIF'));
  expect(counts).toHaveLength(5);
  expect(await checkRecalculation([made['zh-CN'].bytes, made.en.bytes])).toEqual([[], []]);
}, patience);

test('the same imports again plan the same page, write no row, and leave the file as it is', async () => {
  const again = build(await imports(), made['zh-CN'].raw);
  expect(page({ build: again })).toEqual(page(made['zh-CN']));
  expect(JSON.stringify(page({ build: again })) === JSON.stringify(page(made['zh-CN']))).toBe(true);
  expect(table(again.plan, 'amz_checklist').upsert).toEqual([]);
  expect(Buffer.compare(await written(again.plan, made['zh-CN'].bytes), made['zh-CN'].bytes)).toBe(0);
}, patience);

test('ticks by hand survive a build, stand on the page with who and when, and count', async () => {
  const raw = ticked(made['zh-CN'].raw, { '06': { 检查人: '林晓彤', 检查时间: 0.395833333, 备注: '2 个 Stranded 已处理' }, '08': { 检查人: '陈立' }, W1: { 检查人: '陈立', 检查时间: '周三' } });
  const again = build([], raw, { also: [{ marketplace: 'US', date: on(day) }] });
  const now = page({ build: again });
  expect(rowOf(now, '06').slice(2)).toEqual(['✓ 人工', '报告中没有，请到后台查看 · 2 个 Stranded 已处理', '林晓彤', '09:30']);
  expect(rowOf(now, '08').slice(2)).toEqual(['✓ 人工', expect.stringContaining('可售 <15 天'), '陈立', null]);
  expect(rowOf(now, 'W1').slice(2)).toEqual(['✓ 人工', '报告中没有，请到后台查看', '陈立', '周三']);
  expect(table(again.plan, 'amz_checklist').upsert).toEqual([]);
  // The next language writes its own words beside, never a person's cells.
  for (const row of table(build([], raw, { also: [{ marketplace: 'US', date: on(day) }], language: 'en' }).plan, 'amz_checklist').upsert) expect(Object.keys(row).sort()).toEqual(['checkData', 'checkItem', 'checkTask', 'date', 'marketplace', 'store']);
});

test('a new day adds its rows, and the one before is judged by what was ticked', async () => {
  const before = await make((await imports()).filter(({ date }) => date !== on(day)), null, 'zh-CN');
  const raw = ticked(before.raw, { '06': { 检查人: '林晓彤' } });
  const next = build(await importsOf('US', day), raw);
  expect(table(next.plan, 'amz_checklist').upsert.map(({ date }) => date)).toEqual(Array.from({ length: 16 }, () => toSerial(on(day))));
  const texts = cellsOf(page({ build: next })).flat().map(({ value }) => value);
  expect(texts).toContain('有清单 1 天，截至最近一天连续完成 0 天');
  expect(texts).not.toContain('06 被抑制、不可售、Stranded 库存');
  expect(texts).toContain('漏 1 次');
});

test('rows nobody can read are named', () => {
  const { raw } = made['zh-CN'];
  const spoiled = { ...raw, tables: raw.tables.map((one) => (one.name === 'amz_checklist' ? { ...one, rows: [...one.rows, [store, 'US', toSerial(on(day)), '99', null, null, '林晓彤', null, null]] } : one)) };
  expect(decodeWorkbook(spoiled).problems.map(({ code }) => code)).toContain('table-row-without-key');
});
