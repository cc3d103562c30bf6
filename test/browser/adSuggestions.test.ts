import { jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { readWorkbook } from '../../src/xlsx';
import { decodeWorkbook } from '../../src/sheets/stored';
import { paneBench, type PaneBench, type PanePage } from './pane/open';

// A browser on a busy machine can be late; what fails again is a fault.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

const extra = fileURLToPath(new URL('../../samples/extra/', import.meta.url));
const downloads = ['campaigns/US/Sponsored Products Campaign report.csv', 'search-terms/US/Sponsored Products Search term report.xlsx', 'sponsored-display/US/Sponsored Display Advertised product report.xlsx'];

let bench: PaneBench;
beforeAll(async () => {
  bench = await paneBench();
}, 600_000);
afterAll(() => bench.close());

async function fine({ audit, faults, page }: PanePage): Promise<void> {
  expect(await audit()).toEqual([]);
  expect(faults).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
}

/** A picture of the pane, for whoever wants to look: AD_SHOTS names a folder. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['AD_SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

async function logged(page: Page): Promise<{ action: unknown; object: unknown; needsReview: unknown }[]> {
  const bytes = await page.evaluate(() => [...(window.controls.bytes ?? [])]);
  const opened = await readWorkbook(Uint8Array.from(bytes));
  if ('problem' in opened) throw new Error(opened.problem.code);
  return decodeWorkbook(opened.raw).tables.log.rows.map(({ cells }) => ({ action: cells.action, object: cells.object, needsReview: cells.needsReview }));
}

test.each([['zh-CN', 'light'], ['en', 'dark']] as const)('from advertising exports to suggestions in the SOP log, once (%s, %s)', async (language, colorScheme) => {
  const zh = language === 'zh-CN';
  const w = (chinese: string, english: string): string => (zh ? chinese : english);
  const open = await bench.open({ language, colorScheme, width: 320 });
  const { page } = open;
  await page.getByRole('heading', { level: 2 }).waitFor({ timeout: 180_000 });
  await page.setInputFiles('[data-testid=files]', downloads.map((path) => ({ name: path.slice(path.lastIndexOf('/') + 1), mimeType: 'application/octet-stream', buffer: readFileSync(`${extra}${path}`) })));
  await page.getByRole('textbox', { name: w('店铺名称', 'Store') }).fill('Fennavo');
  await page.getByRole('textbox', { name: w('操作人', 'Your name') }).fill('林晓彤');
  await page.getByRole('button', { name: w('生成日报', 'Build the daily report'), exact: true, disabled: false }).click({ timeout: 180_000 });
  await page.getByRole('heading', { name: w('广告体检已生成', 'Ad health ready') }).waitFor({ timeout: 180_000 });

  const section = page.getByRole('region', { name: new RegExp(w('^广告建议', '^Ad suggestions')) });
  await section.getByRole('listitem').first().waitFor();
  await shot(page, `${language}-1-list`);
  await fine(open);
  await section.getByRole('button', { name: w('查看广告体检', 'Show the ad health page') }).click();
  expect(await (await page.waitForFunction(() => window.controls.shown?.sheet)).jsonValue()).toBe(w('广告体检 US', 'Ad health US'));

  // Negatives first, then a pause, which a second person must look at.
  await section.getByRole('combobox').selectOption('NEGATE');
  const names = section.getByRole('checkbox');
  await names.nth(0).check();
  await names.nth(1).check();
  await section.getByRole('combobox').selectOption('PAUSE');
  await section.getByRole('checkbox').first().check();
  await shot(page, `${language}-2-ticked`);
  await section.getByRole('button', { name: w('写入 SOP 日志（3）', 'Send to the SOP log (3)') }).click();
  await section.getByText(w('已写入 SOP 日志 3 条，其中 1 条须复核。', '3 written to the SOP log, 1 to be reviewed.')).waitFor({ timeout: 180_000 });
  await shot(page, `${language}-3-sent`);
  await fine(open);
  const changes = (await logged(page)).filter(({ action }) => action === w('添加否定词', 'Add negative') || action === w('暂停', 'Pause'));
  expect(changes.map(({ needsReview }) => needsReview)).toEqual([w('否', 'No'), w('否', 'No'), w('是', 'Yes')]);

  // Built and sent again: the log has them already.
  await page.getByRole('button', { name: w('继续导入', 'Bring in more') }).click();
  await page.setInputFiles('[data-testid=files]', downloads.map((path) => ({ name: path.slice(path.lastIndexOf('/') + 1), mimeType: 'application/octet-stream', buffer: readFileSync(`${extra}${path}`) })));
  await page.getByRole('button', { name: w('生成日报', 'Build the daily report'), exact: true, disabled: false }).click({ timeout: 180_000 });
  await section.getByRole('listitem').first().waitFor({ timeout: 180_000 });
  await section.getByRole('combobox').selectOption('PAUSE');
  await section.getByRole('checkbox').first().check();
  await section.getByRole('button', { name: w('写入 SOP 日志（1）', 'Send to the SOP log (1)') }).click();
  await section.getByText(w('1 条日志中已有，未重复写入。', '1 were in the log already; nothing was added for them.')).waitFor({ timeout: 180_000 });
  expect((await logged(page)).filter(({ action }) => action === w('暂停', 'Pause'))).toHaveLength(1);
}, 600_000);
