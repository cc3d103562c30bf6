import { jest } from '@jest/globals';
import { decodeWorkbook } from '../../src/sheets/stored';
import { importsOf, make, on, rawOf } from '../sheets/sampleStore';
import { paneBench, type PaneBench } from './pane/open';

// A browser on a busy machine can be late; what fails again is a fault.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

let bench: PaneBench;
let workbook: Uint8Array;
beforeAll(async () => {
  bench = await paneBench();
  workbook = (await make((await Promise.all([importsOf('US', '2026-11-20'), importsOf('US', '2026-11-21'), importsOf('DE', '2026-11-21')])).flat(), null, 'zh-CN')).bytes;
}, 300_000);
afterAll(() => bench.close());

test.each([['zh-CN', 'light'], ['en', 'dark']] as const)('the checklist is ticked, noted, taken back by keyboard, and stands on the stand-up page (%s, %s)', async (language, colorScheme) => {
  const w = (chinese: string, english: string): string => (language === 'zh-CN' ? chinese : english);
  const { page, audit, faults } = await bench.open({ language, colorScheme, width: 320 });
  const shot = async (name: string): Promise<void> => {
    const folder = process.env['CHECKLIST_SHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/${language}-${name}.png` });
  };
  const kept = async () => decodeWorkbook(await rawOf(Uint8Array.from(await page.evaluate(() => [...(window.controls.bytes ?? [])])))).ticks.find(({ item, marketplace, date }) => item === '06' && marketplace === 'US' && date === on('2026-11-21'));
  await page.evaluate((bytes) => {
    window.controls.bytes = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
  }, Buffer.from(workbook).toString('base64'));
  await page.getByRole('navigation').getByRole('button', { name: /^(日志|Log)$/ }).click();
  await page.getByLabel(w('我是', 'I am'), { exact: true }).fill('林晓彤');
  await page.getByRole('button', { name: w('每日清单', 'Daily checklist') }).click();
  await page.getByLabel(w('站点', 'Marketplace'), { exact: true }).waitFor({ timeout: 60_000 });
  await page.getByLabel(w('站点', 'Marketplace'), { exact: true }).selectOption('US');
  const item = page.getByRole('checkbox', { name: /^06 / });
  await item.waitFor();
  await shot('1-list');
  expect(await audit()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  await item.focus();
  await page.keyboard.press('Space');
  await page.getByText(w('06 已打勾', '06 ticked')).waitFor({ timeout: 60_000 });
  expect(await item.isChecked()).toBe(true);
  // The keyboard is where it was.
  expect(await item.evaluate((box) => document.activeElement === box)).toBe(true);
  expect(await kept()).toMatchObject({ person: '林晓彤', time: '2026-11-22 17:00' });
  await page.getByRole('button', { name: w('06 的备注', 'Note on 06') }).click();
  await page.getByRole('textbox', { name: w('备注', 'Note') }).fill('2 Stranded');
  await page.keyboard.press('Enter');
  await page.getByText(w('06 的备注已保存', 'Note on 06 kept')).waitFor({ timeout: 60_000 });
  expect(await kept()).toMatchObject({ person: '林晓彤', note: '2 Stranded' });
  await item.scrollIntoViewIfNeeded();
  await shot('2-ticked');
  expect(await audit()).toEqual([]);

  const supervisor = page.getByRole('region', { name: w('主管查看', 'For the supervisor') });
  await supervisor.scrollIntoViewIfNeeded();
  await shot('3-supervisor');
  await page.getByRole('button', { name: w('更新并打开晨会页', 'Write and show the stand-up page') }).click();
  await page.getByText(w('2026-11-21 的晨会页已更新', 'The stand-up page of 2026-11-21 is written anew')).waitFor({ timeout: 60_000 });
  await item.focus();
  await page.keyboard.press('Space');
  await page.getByText(w('06 已取消打勾', '06 is open again')).waitFor({ timeout: 60_000 });
  expect(await kept()).toMatchObject({ person: null, time: null, note: '2 Stranded' });
  await page.getByLabel(w('日期（站点时间）', 'Day (site time)')).selectOption('2026-11-22');
  await page.getByText(w('还没有 2026-11-22 的数据', 'No data of 2026-11-22 here yet')).waitFor();
  await shot('4-no-data');
  expect(await audit()).toEqual([]);
  expect(faults).toEqual([]);
}, 240_000);
