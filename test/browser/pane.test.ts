import { jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { paneBench, type PaneBench, type PanePage } from './pane/open';

// A browser on a busy machine can be late; what fails again is a fault.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

const sample = (path: string) => readFileSync(fileURLToPath(new URL(`../../samples/${path}`, import.meta.url)));
const business = 'BusinessReport-11-22-26.csv';

let bench: PaneBench;
beforeAll(async () => {
  bench = await paneBench();
}, 600_000);
afterAll(() => bench.close());

/** Pastes as a browser does: a paste event with the clipboard's contents. */
const paste = (page: Page, kind: string, text: string) =>
  page.evaluate(([type, content]) => {
    const data = new DataTransfer();
    data.setData(type ?? '', content ?? '');
    document.querySelector('main')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, [kind, text]);

/** Kept to be looked at, where a folder for it is named. */
const look = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['PANE_SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

async function fine({ audit, faults }: PanePage): Promise<void> {
  expect(await audit()).toEqual([]);
  expect(faults).toEqual([]);
}

test.each([['zh-CN', 'light', 320], ['en', 'dark', 350]] as const)('the sample store from the first screen to a taken-back import (%s, %s, %d px)', async (language, colorScheme, width) => {
  const open = await bench.open({ language, colorScheme, width });
  const { page } = open;
  await page.getByRole('button', { name: /试用示例店铺|Try the sample store/ }).click({ timeout: 180_000 });
  await page.getByRole('button', { name: /^(生成日报|Build the daily report)$/, disabled: false }).waitFor();
  await fine(open);
  await page.getByRole('button', { name: /^(生成日报|Build the daily report)$/ }).click();
  await page.getByRole('button', { name: /查看日报|Show the report/ }).waitFor({ timeout: 180_000 });
  await fine(open);

  // Where the clipboard is closed to us the message is laid out to be copied by hand.
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: () => Promise.reject(new Error('closed')) } }));
  await page.getByRole('button', { name: /^(复制为消息|Copy as message)$/ }).click();
  expect(await page.getByRole('textbox', { name: /Ctrl\+C/ }).inputValue()).toMatch(/^## (运营日报|Daily report) · .*2026-11-21/);
  await fine(open);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => { document.title = text.split('\n')[0] ?? ''; return Promise.resolve(); } } }));
  await page.getByRole('button', { name: /^(复制为消息|Copy as message)$/ }).click();
  await page.getByRole('button', { name: /^(已复制|Copied)$/ }).waitFor();
  expect(await page.title()).toMatch(/^## /);

  // What a full report lacks: the first few, all of them by keyboard, each with what it fills and where to get it.
  const missing = page.getByRole('region', { name: /完整日报还缺|Missing for a full daily report/ });
  const entries = () => missing.getByRole('listitem').allInnerTexts();
  const few = await entries();
  const unfold = missing.getByRole('button', { name: /再显示 \d+ 项|Show \d+ more/ });
  expect(await unfold.getAttribute('aria-expanded')).toBe('false');
  await unfold.focus();
  await page.keyboard.press('Enter');
  await missing.getByRole('button', { name: /^(收起|Show fewer)$/, expanded: true }).waitFor();
  const all = await entries();
  expect([few.length, all.slice(0, few.length)]).toEqual([3, few]);
  expect(await missing.getByRole('heading').innerText()).toContain(`${all.length}`);
  for (const source of language === 'en' ? ['All orders', 'FBA returns', 'Seller feedback', 'Inventory planning', 'Sponsored Brands', 'Day notes'] : ['所有订单', 'FBA退货', '店铺反馈', 'FBA库存规划', 'SB品牌推广', '每日填报']) expect(all.join('\n')).toContain(source);
  expect(all.filter((text) => !/(可补齐：|Fills: )/.test(text) || !/›|「|"/.test(text))).toEqual([]);
  await missing.scrollIntoViewIfNeeded();
  await look(page, `missing-${language}`);
  await fine(open);
  await page.keyboard.press('Enter');
  await unfold.waitFor();
  expect(await entries()).toEqual(few);

  await page.getByRole('button', { name: /在表中查看|in the sheet/ }).first().click();
  const shown = await (await page.waitForFunction(() => window.controls.shown)).jsonValue();
  expect(shown?.sheet).toMatch(/US 2026-11-21$/);
  expect(shown?.row).toBeGreaterThan(10);

  await page.getByRole('button', { name: /显示本次导入|Show what came in/ }).click();
  await page.getByRole('button', { name: /^(撤回|Take back)/ }).first().click();
  await fine(open);
  await page.getByRole('button', { name: /确认撤回|Yes, take it back/ }).click();
  await page.getByRole('heading', { name: /导入已撤回|Import taken back/ }).waitFor({ timeout: 180_000 });
  await fine(open);
  // Nothing wider than the pane.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}, 600_000);

test('a Chinese export pasted as a web table, by keyboard alone to the report', async () => {
  const open = await bench.open({ language: 'zh-CN' });
  const { page } = open;
  const rows = sample(`store-zh/US/2026-11-21/${business}`).toString('utf8').replace('\uFEFF', '').trim().split(/\r?\n/);
  await page.getByRole('heading', { name: '导入今天的报告' }).waitFor();
  const cells = (line: string) => [...line.matchAll(/"((?:[^"]|"")*)"|([^,]+)|(?<=,)(?=,|$)/g)].map(([, quoted, plain]) => (quoted ?? plain ?? '').replaceAll('""', '"'));
  await paste(page, 'text/html', `<table>${rows.map((line) => `<tr>${cells(line).map((cell) => `<td>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</td>`).join('')}</tr>`).join('')}</table>`);
  await page.getByText('业务报告（子商品）').first().waitFor();
  await fine(open);

  const reach = async (name: RegExp) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(() => {
        const active = document.activeElement as HTMLInputElement | null;
        return [active?.getAttribute('aria-label'), active?.labels?.[0]?.textContent, active?.textContent].filter(Boolean).join(' ');
      });
      if (name.test(label)) return;
    }
    throw new Error(`Tab does not reach ${String(name)}.`);
  };
  await reach(/日期，/);
  await page.keyboard.type('11212026');
  await reach(/店铺名称/);
  await page.keyboard.type('测试店铺');
  await reach(/操作人/);
  await page.keyboard.type('李明');
  await reach(/生成日报/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '日报已生成' }).waitFor({ timeout: 180_000 });
  await fine(open);
  expect(await page.evaluate(() => window.controls.settings['profile'])).toMatchObject({ store: '测试店铺', operator: '李明' });
}, 600_000);

test('what is no report is named, and nothing else is lost', async () => {
  const open = await bench.open({ language: 'en' });
  const { page } = open;
  await page.getByRole('heading', { name: 'Bring in today’s exports' }).waitFor();
  await paste(page, 'text/plain', '   ');
  await page.getByText('The clipboard holds no table.').waitFor();
  await fine(open);
  await page.setInputFiles('[data-testid=files]', [
    { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]) },
    { name: business, mimeType: 'text/csv', buffer: sample(`store/US/2026-11-21/${business}`) },
    { name: 'notes.csv', mimeType: 'text/csv', buffer: Buffer.from('Wann,Wer,Was\n1,2,3\n') },
  ]);
  await page.getByText('photo.png is no table').waitFor();
  await page.getByText('Business report by child item').first().waitFor();
  await page.getByText('not recognised', { exact: true }).waitFor();
  await fine(open);
}, 600_000);

test('a long file is read in slices, tells how far it is, and can be cancelled and read again', async () => {
  const open = await bench.open({ language: 'en' });
  const { page } = open;
  await page.getByRole('heading', { name: 'Bring in today’s exports' }).waitFor();
  const row = (index: number): string => `B0PARENT${index % 90},B0CHILD${index % 97},"Ceramic Flower Vase - Set of 3, with a long name so that the file grows, Model ${index % 97}",380,"1,441",0.50%,760,"2,208",0.39%,90.67%,95,5.21%,"$2,184.05",95`;
  const header = '(Parent) ASIN,(Child) ASIN,Title,Sessions - Mobile App,Sessions - Total,Session Percentage - Total,Page Views - Mobile App,Page Views - Total,Page Views Percentage - Total,Featured Offer (Buy Box) Percentage,Units Ordered,Unit Session Percentage,Ordered Product Sales,Total Order Items';
  const file = { name: business, mimeType: 'text/csv', buffer: Buffer.from([header, ...Array.from({ length: 160_000 }, (_, index) => row(index))].join('\r\n')) };
  expect(file.buffer.length).toBeGreaterThan(1.4 * 16 * 1024 * 1024);
  await page.setInputFiles('[data-testid=files]', file);
  await page.getByRole('progressbar', { name: `Reading ${business}` }).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Cancelled before it was read.').waitFor();
  await fine(open);
  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByText(/rows: 160000/).waitFor({ timeout: 120_000 });
  await fine(open);
}, 240_000);

test('a build can be cancelled, and the workbook is as it was', async () => {
  const open = await bench.open({ language: 'en' });
  const { page } = open;
  await page.getByRole('button', { name: 'Try the sample store' }).click({ timeout: 180_000 });
  await page.evaluate(() => {
    window.controls.slow = 3_000;
  });
  await page.getByRole('button', { name: 'Build the daily report', disabled: false }).click();
  await page.getByText('Looking at the workbook').waitFor({ timeout: 180_000 });
  await fine(open);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Build the daily report' }).waitFor({ timeout: 180_000 });
  expect(await page.evaluate(() => window.controls.bytes)).toBeNull();
  await fine(open);
}, 600_000);

test('a function is found by a Chinese keyword, filled in from the selection and put into the cell', async () => {
  const open = await bench.open({ language: 'zh-CN' });
  const { page } = open;
  await page.evaluate(() => {
    window.controls.selection = [['ASIN', '日均销量', '可售库存'], ['B0Z0000001', 1, 8], ['B0Z0000002', 2, 90]];
    window.controls.formulas = 3;
  });
  await page.getByRole('navigation').getByRole('button', { name: '函数' }).click();
  await page.getByRole('searchbox').fill('补货 判定');
  await page.getByText('1 个函数', { exact: true }).waitFor();
  await fine(open);
  await page.getByRole('button', { name: /^RESTOCK/ }).click();
  await page.getByRole('button', { name: '用选中的列填写参数' }).click();
  await page.getByText("=AMZ.RESTOCK('Sheet1'!D2:D3,'Sheet1'!C2:C3)").waitFor();
  await fine(open);
  await page.getByRole('button', { name: '插入到选中的单元格' }).click();
  await page.getByText('已插入到 Sheet1!F2。').waitFor();
  expect(await page.evaluate(() => window.controls.inserted)).toEqual(["=AMZ.RESTOCK('Sheet1'!D2:D3,'Sheet1'!C2:C3)"]);
  await fine(open);

  await page.getByRole('button', { name: '全部函数' }).click();
  await page.getByRole('button', { name: 'AMZ 公式转为数值或普通公式' }).click();
  await fine(open);
  await page.getByRole('button', { name: '统计公式' }).click();
  await page.getByText('找到 3 个 AMZ 公式：最多 2 个单元格转为普通公式').waitFor();
  await page.getByText('1 个：Excel 自带函数中没有 SEARCHTERM 的等价公式').waitFor();
  expect(await page.evaluate(() => window.controls.formulas)).toBe(3);
  await fine(open);
  await page.getByRole('button', { name: '确认转为普通公式' }).click();
  await page.getByText('已转换 3 个 AMZ 公式：2 个单元格为普通公式').waitFor();
  await fine(open);
  await page.getByRole('button', { name: '恢复 AMZ 公式' }).click();
  await page.getByText('已恢复 3 个 AMZ 公式。').waitFor();
  expect(await page.evaluate(() => window.controls.formulas)).toBe(3);
  await fine(open);
}, 600_000);
