import { jest } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readWorkbook } from '../../src/xlsx';
import { paneBench, type PaneBench } from './pane/open';

// A browser on a busy machine can be late; what fails again is a fault.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

const samples = fileURLToPath(new URL('../../samples/store/', import.meta.url));
const exportsOf = (marketplace: string) => readdirSync(`${samples}${marketplace}/2026-11-21`).map((name) => ({ name, mimeType: 'application/octet-stream', buffer: readFileSync(`${samples}${marketplace}/2026-11-21/${name}`) }));

let bench: PaneBench;
beforeAll(async () => {
  bench = await paneBench();
}, 600_000);
afterAll(() => bench.close());

test('two marketplaces in one drop: each file is asked for alone, and rates typed in the pane convert the overview', async () => {
  const { page, faults, audit } = await bench.open({ language: 'zh-CN', width: 320 });
  await page.getByRole('heading', { level: 2 }).waitFor({ timeout: 180_000 });
  await page.setInputFiles('[data-testid=files]', [...exportsOf('US'), ...exportsOf('DE')]);
  const question = page.getByRole('region', { name: '这些报告是哪个站点的？' });
  // The German report is in euros and needs no answer; stock names no currency, and dollars are several countries'.
  await question.getByText('有 3 份数据没有站点信息。').waitFor({ timeout: 180_000 });
  expect(await audit()).toEqual([]);
  for (const [file, place] of [...exportsOf('US').filter(({ name }) => name.endsWith('.csv')).map(({ name }) => [name, 'US']), ...exportsOf('DE').filter(({ name }) => name.endsWith('.txt')).map(({ name }) => [name, 'DE'])] as const) {
    await question.getByRole('listitem').filter({ hasText: file ?? '' }).getByRole('combobox').selectOption(place ?? '');
  }
  await question.waitFor({ state: 'detached' });
  await page.getByRole('textbox', { name: '店铺名称' }).fill('青禾家居');
  await page.getByRole('textbox', { name: '操作人' }).fill('林晓彤');
  await page.getByRole('button', { name: '确认 1 个日期，生成日报', disabled: false }).click();
  await page.getByRole('button', { name: '查看日报' }).waitFor({ timeout: 180_000 });

  await page.getByRole('navigation').getByRole('button', { name: '设置' }).click();
  await page.getByRole('button', { name: /^店铺与我/ }).click();
  const rates = page.getByRole('region', { name: '总览汇率' });
  await rates.getByRole('textbox', { name: '1 USD 折合 CNY' }).fill('x');
  await rates.getByText('请填大于 0 的数字。').waitFor();
  await rates.getByRole('textbox', { name: '1 USD 折合 CNY' }).fill('7.12');
  await rates.getByRole('textbox', { name: '1 EUR 折合 CNY' }).fill('8.3');
  expect(await audit()).toEqual([]);
  await page.getByRole('button', { name: '保存 2 项更改' }).click();
  await page.getByRole('button', { name: '按新设置更新最近的日报' }).click({ timeout: 180_000 });
  await page.getByRole('button', { name: '查看日报' }).waitFor({ timeout: 180_000 });
  const opened = await readWorkbook(Uint8Array.from(await page.evaluate(() => [...(window.controls.bytes ?? [])])));
  if ('problem' in opened) throw new Error(opened.problem.code);
  const stored = opened.raw.tables.flatMap(({ rows }) => rows).map((row) => row.join(' '));
  expect(stored.filter((row) => /rate\.(EUR 8\.3|USD 7\.12)|rate\.(EUR|USD) .*(8\.3|7\.12)/.test(row))).toHaveLength(2);
  expect(faults).toEqual([]);
}, 600_000);
