import { jest } from '@jest/globals';
import { convert } from '../../scripts/office/convert';
import { planProposals } from '../../src/sheets/proposals';
import { logBook } from '../../src/sheets/logBook';
import { decodeWorkbook } from '../../src/sheets/stored';
import { readCells } from '../../src/xlsx/cells';
import { importsOf, make, moment, rawOf, store } from '../sheets/sampleStore';
import { after, type Step } from '../sheets/typedLog';
import { answerForm } from '../sheets/answerForm';
import { paneBench, type PaneBench } from './pane/open';

// A browser on a busy machine can be late; what fails again is a fault.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

const change = (object: string) => ({ marketplace: 'US', module: 'advertising' as const, action: 'bid-change' as const, objectType: 'keyword' as const, object, metric: 'bid', oldValue: 1, newValue: 0.7, unit: 'money' as const, rule: 'bid.maxStep' as const, reason: 'ACoS 48 %' });

let bench: PaneBench;
let team: Step;
let ids: readonly string[];
beforeAll(async () => {
  bench = await paneBench();
  const start = await make(await importsOf('US', '2026-11-14'));
  const { plan, added } = planProposals(start.raw, [change('desk lamp'), change('shelf')], { store, operator: '林晓彤', moment, language: 'zh-CN' });
  team = await after(plan!, start);
  ids = added.map(({ logId }) => logId);
}, 600_000);
afterAll(() => bench.close());

test.each([['zh-CN', 'light'], ['en', 'dark']] as const)('a copy goes out, comes back from LibreOffice and is taken in; the template opens (%s, %s)', async (language, colorScheme) => {
  const w = (chinese: string, english: string): string => (language === 'zh-CN' ? chinese : english);
  const { page, audit, faults } = await bench.open({ language, colorScheme, width: 320 });
  const shot = async (name: string): Promise<void> => {
    const folder = process.env['SHARE_SHOTS'];
    if (folder) await section.screenshot({ path: `${folder}/${language}-${name}.png` });
  };
  const opened = async (): Promise<Uint8Array> => Uint8Array.from(await page.evaluate(() => [...(window.controls.opened ?? [])]));
  await page.evaluate((bytes) => {
    window.controls.bytes = Uint8Array.from(bytes);
  }, [...team.bytes]);
  await page.getByRole('navigation').getByRole('button', { name: /^(日志|Log)$/ }).click();
  const section = page.getByRole('region', { name: w('分享与回收', 'Share and take back') });
  await section.waitFor({ timeout: 180_000 });
  await section.getByRole('button', { name: w('生成主管副本', 'Make the supervisor\'s copy') }).click();
  await section.getByText(w('待复核 2 项', 'waiting for review: 2')).waitFor({ timeout: 180_000 });
  const copy = await opened();
  const [saved] = await convert([await answerForm(copy, [[ids[0]!, '批准', '', '周楠'], [ids[1]!, '批准', '', '林晓彤']])], { to: 'ods', recalculate: false });
  await section.locator('input[type=file]').setInputFiles({ name: 'copy.ods', mimeType: '', buffer: Buffer.from(saved!) });
  await section.getByText(w('copy.ods：2 项结论，复核人：周楠, 林晓彤', 'copy.ods: 2 answers by 周楠, 林晓彤')).waitFor({ timeout: 180_000 });
  await shot('1-preview');
  expect(await audit()).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await section.getByText(w('已写入日志 1 项，此前已在日志中 0 项，未写入 1 项', 'Taken into the log: 1. In the log before: 0. Not taken: 1')).waitFor({ timeout: 180_000 });
  await shot('2-taken');
  const written = Uint8Array.from(await page.evaluate(() => [...(window.controls.bytes ?? [])]));
  const { byId } = logBook(decodeWorkbook(await rawOf(written)));
  expect(ids.map((id) => byId.get(id)!.standing.state)).toEqual(['approved', 'in-review']);
  await section.getByRole('button', { name: w('打开空白工作簿', 'Open the empty workbook') }).click();
  await section.getByText(w('空白工作簿已打开', 'The empty workbook is open')).waitFor({ timeout: 180_000 });
  expect(readCells(await opened())[0]!.name).toBe(w('使用说明', 'Guide'));
  expect(await audit()).toEqual([]);
  expect(faults).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
}, 600_000);
