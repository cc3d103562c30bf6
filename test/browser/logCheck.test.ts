import { jest } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { planProposals } from '../../src/sheets/proposals';
import { importsOf, make, moment, store } from '../sheets/sampleStore';
import { after, typedInto, type Step } from '../sheets/typedLog';
import { paneBench, type PaneBench, type PanePage } from './pane/open';

// A browser on a busy machine can be late; what fails again is a fault.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

const change = (object: string) => ({ marketplace: 'US', module: 'advertising' as const, action: 'bid-change' as const, objectType: 'keyword' as const, object, metric: 'bid', oldValue: 1, newValue: 0.7, unit: 'money' as const, rule: null, reason: 'ACoS 48 %' });

let bench: PaneBench;
let typed: Step;
let copy: Step;
beforeAll(async () => {
  bench = await paneBench();
  const start = await make(await importsOf('US', '2026-11-14'));
  copy = await after(planProposals(start.raw, [change('desk lamp')], { store, operator: '王磊', moment, language: 'zh-CN' }).plan!, start);
  typed = await typedInto(start, [{ marketplace: 'US', action: '调价', object: 'B0Z07UBLTT', oldValue: '$20.00', newValue: '$18.00', reason: '清库存' }, { marketplace: 'US', object: 'B0Z07UBLTT', newValue: '3' }]);
}, 600_000);
afterAll(() => bench.close());

/** The workbook after somebody wrote another name over every row of the log. */
function damaged({ bytes, raw }: Step): Step {
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, /sharedStrings|worksheets\/sheet/.test(name) ? strToU8(strFromU8(part).replaceAll('林晓彤', '林晓冬')) : part] as const);
  return { bytes: zipSync(Object.fromEntries(parts)), raw };
}

async function fine({ audit, faults, page }: PanePage): Promise<void> {
  expect(await audit()).toEqual([]);
  expect(faults).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
}

/** A picture of the section, for whoever wants to look: LOG_SHOTS names a folder. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['LOG_SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

test.each([['zh-CN', 'light'], ['en', 'dark']] as const)('the log is checked, typed rows completed, a copy joined, and damage named with the way to its row (%s, %s)', async (language, colorScheme) => {
  const w = (chinese: string, english: string): string => (language === 'zh-CN' ? chinese : english);
  const open = await bench.open({ language, colorScheme, width: 320 });
  const { page } = open;
  const hold = (step: Step): Promise<void> => page.evaluate((bytes) => {
    window.controls.bytes = Uint8Array.from(bytes);
  }, [...step.bytes]);
  await hold(typed);
  await page.getByRole('navigation').getByRole('button', { name: /^(日志|Log)$/ }).click();
  const section = page.getByRole('region', { name: w('校验日志', 'Is the log as it was written?') });
  await section.waitFor({ timeout: 180_000 });
  await page.getByLabel(w('我是', 'I am'), { exact: true }).fill('林晓彤');
  const check = section.getByRole('button', { name: w('开始校验', 'Check the log') });
  await check.click();
  await section.getByText(w('有 2 行手工录入尚未补全', 'typed rows not completed yet: 2')).waitFor({ timeout: 180_000 });
  await section.getByText(w('请填写「操作类型」', 'fill in "操作类型"')).waitFor();
  await section.scrollIntoViewIfNeeded();
  await shot(page, `${language}-1-typed`);
  await fine(open);

  await section.getByRole('button', { name: w('补全 1 行', 'Complete the rows (1)') }).click();
  await section.getByText(w('已补全 1 行', 'Rows completed: 1')).waitFor({ timeout: 180_000 });
  await section.getByText(w('不能撤销', 'this is not taken back')).waitFor();
  await shot(page, `${language}-2-completed`);

  await section.locator('input[type=file]').setInputFiles({ name: 'copy.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(copy.bytes) });
  await section.getByText(w('并入 1 行日志', 'Taken over: rows 1, events 0')).waitFor({ timeout: 180_000 });
  await shot(page, `${language}-3-joined`);
  await fine(open);

  // A row is edited behind our back.
  await hold(damaged(copy));
  await section.getByRole('button', { name: w('重新校验', 'Check again') }).click();
  await section.getByText(w('在写入后被改动', 'was changed after it was written')).waitFor({ timeout: 180_000 });
  await section.getByRole('button', { name: w('第 5 行：内容被修改', 'row 5: edited') }).click();
  expect(await (await page.waitForFunction(() => window.controls.shown)).jsonValue()).toEqual({ sheet: 'SOP日志', row: 4, column: 0 });
  await shot(page, `${language}-4-broken`);
  await fine(open);
}, 600_000);
