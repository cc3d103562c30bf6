import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { importsOf, make } from '../sheets/sampleStore';
import { paneBench, type PaneBench, type PanePage } from './pane/open';

// A browser on a busy machine can be late; what fails again is a fault.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

declare global {
  interface Window {
    /** Workbooks as they were at moments of a test. */
    kept: { before?: Uint8Array | null; after?: Uint8Array | null };
  }
}

let bench: PaneBench;
let workbook: Uint8Array;
beforeAll(async () => {
  bench = await paneBench();
  workbook = (await make((await Promise.all(['14', '15', '16', '17', '18', '19', '20', '21'].map((day) => importsOf('US', `2026-11-${day}`)))).flat())).bytes;
}, 600_000);
afterAll(() => bench.close());

async function fine({ audit, faults, page }: PanePage, width: number): Promise<void> {
  expect(await audit()).toEqual([]);
  expect(faults).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}

/** A picture of the pane, for whoever wants to look: REVIEW_SHOTS names a folder. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['REVIEW_SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

/** The log of the made-up store at a moment. */
async function openLog(language: 'zh-CN' | 'en', colorScheme: 'light' | 'dark', at: string): Promise<PanePage> {
  const open = await bench.open({ language, colorScheme, width: 320 });
  await open.page.evaluate(([bytes, clock]) => {
    window.controls.bytes = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
    window.clock = clock;
  }, [Buffer.from(workbook).toString('base64'), Date.parse(at)] as const);
  await open.page.getByRole('navigation').getByRole('button', { name: /^(日志|Log)$/ }).click();
  await open.page.getByRole('heading', { name: /^(SOP 日志|SOP log)$/ }).waitFor({ timeout: 180_000 });
  return open;
}

const object = 'SP Lamps › main › desk lamp';

test.each([['zh-CN', 'light'], ['en', 'dark']] as const)('the whole round of a change (%s, %s): logged, questioned, approved by another person, done, checked', async (language, colorScheme) => {
  const zh = language === 'zh-CN';
  const w = (chinese: string, english: string): string => (zh ? chinese : english);
  const open = await openLog(language, colorScheme, '2026-11-18T12:00:00Z');
  const { page } = open;
  const card = page.getByRole('group', { name: new RegExp(`· ${object}$`) });
  const button = (name: string) => card.getByRole('button', { name, exact: true });
  const act = (name: string) => card.getByRole('button', { name: w(`${name}：${object}`, `${name}: ${object}`) });
  const field = (label: string) => page.getByRole('textbox', { name: new RegExp(`^${label}`) });
  const say = (name: string) => page.getByLabel(w('我是', 'I am'), { exact: true }).fill(name);
  await page.getByRole('list').getByRole('listitem').first().waitFor({ timeout: 180_000 });
  await shot(page, `${language}-1-list`);
  await fine(open, 320);

  // Logged by hand; what is missing is named first.
  await say('李明');
  await page.getByRole('button', { name: w('登记变更', 'Log a change') }).click();
  await field(w('对象', 'Object')).fill(object);
  await field(w('原值', 'Old value')).fill('1.00');
  await field(w('新值', 'New value')).fill('0.70');
  await page.getByRole('button', { name: w('写入日志', 'Write it into the log') }).click();
  await page.getByText(w('请先填写：原因', 'Fill in Reason')).waitFor();
  await field(w('原因', 'Reason')).fill(w('近 14 天 ACoS 48%，高于上限', 'ACoS of the last 14 days is 48 %, above its limit'));
  await page.getByLabel(w('检查指标', 'Check on')).selectOption('unitsOrdered');
  await shot(page, `${language}-2-entry`);
  await fine(open, 320);
  await page.getByRole('button', { name: w('写入日志', 'Write it into the log') }).click();
  await page.getByText(w('须经他人批准后才能执行', 'must be approved by another person')).first().waitFor({ timeout: 180_000 });
  await card.getByText(w('这是您本人提交的变更', 'Your own change')).waitFor();
  expect(await act(w('批准', 'Approve')).count()).toBe(0);
  expect(await act(w('标记完成', 'Mark as done')).count()).toBe(0);
  await shot(page, `${language}-3-logged`);
  await fine(open, 320);

  // The same change again adds nothing.
  await page.getByRole('button', { name: w('登记变更', 'Log a change') }).click();
  for (const [label, value] of [[w('对象', 'Object'), object], [w('原值', 'Old value'), '$1'], [w('新值', 'New value'), '0.7'], [w('原因', 'Reason'), 'x']] as const) await field(label).fill(value);
  await page.getByRole('button', { name: w('写入日志', 'Write it into the log') }).click();
  await page.getByText(w('未重复添加', 'Nothing was added')).waitFor({ timeout: 180_000 });
  await page.getByRole('button', { name: w('返回日志', 'Back to the log') }).click();

  // A question and its answer.
  await say('王芳');
  await act(w('提问', 'Ask')).click();
  await page.getByLabel(w('问题', 'Your question')).fill(w('为什么一次降 30%？', 'Why 30 % at once?'));
  await button(w('提交问题', 'Send the question')).click();
  await page.getByText(w('已提问', 'Question logged')).waitFor({ timeout: 180_000 });
  await say('李明');
  await act(w('答复', 'Answer')).click();
  await page.getByLabel(w('答复内容', 'Your answer')).fill(w('断货前先降速', 'To slow it before it runs out'));
  await button(w('提交答复', 'Send the answer')).click();
  await page.getByText(w('已答复', 'Answer logged')).waitFor({ timeout: 180_000 });

  // An approval: refused for the operator under a name spaced otherwise, and for a value that moved.
  await say('王芳');
  await act(w('批准', 'Approve')).click();
  await say('李 明');
  await button(w('确认批准 $1.00 → $0.70', 'Yes, approve $1.00 → $0.70')).click();
  await card.getByText(w('（按所填姓名比对', '(Names are compared as typed')).waitFor({ timeout: 180_000 });
  await shot(page, `${language}-4-self-approval`);
  await fine(open, 320);
  await say('王芳');
  await page.getByLabel(w('当前值', 'Value now')).fill('0.95');
  await button(w('确认批准 $1.00 → $0.70', 'Yes, approve $1.00 → $0.70')).click();
  await card.getByText(w('但当前值已是 0.95', 'but the value is 0.95 now')).waitFor({ timeout: 180_000 });
  await fine(open, 320);
  await page.getByLabel(w('当前值', 'Value now')).fill('1');
  await button(w('确认批准 $1.00 → $0.70', 'Yes, approve $1.00 → $0.70')).click();
  await page.getByText(w('已批准：', 'Approved: ')).waitFor({ timeout: 180_000 });
  await shot(page, `${language}-5-approved`);

  // Done, with another value read back than was planned.
  await say('李明');
  await act(w('标记完成', 'Mark as done')).click();
  await page.getByLabel(w('回读值', 'Value read back')).fill('0.75');
  await shot(page, `${language}-6-read-back`);
  await button(w('确认已执行', 'Yes, it is done')).click();
  await page.getByText(w('回读值 0.75 与计划值 $0.70 不一致', '0.75 was read back, $0.70 was planned')).waitFor({ timeout: 180_000 });
  await fine(open, 320);

  // A week later the windows are complete.
  await page.getByRole('button', { name: w('观察', 'Watching') }).click();
  await card.getByText(w('3 天效果检查：2026-11-25 起', '3-day check from 2026-11-25')).waitFor();
  await page.evaluate(() => {
    window.clock += 7 * 86_400_000;
  });
  await page.getByRole('button', { name: w('重新读取日志', 'Read the log again') }).click();
  await card.getByText(w('3天：销量', '3 d: Units')).waitFor({ timeout: 180_000 });
  await card.getByRole('button', { name: w('的详情', 'Details of') }).click();
  await shot(page, `${language}-7-outcome`);
  await fine(open, 320);
}, 600_000);

test('somebody else decided meanwhile: it is said, nothing is written twice', async () => {
  const open = await openLog('en', 'light', '2026-11-18T12:00:00Z');
  const { page } = open;
  const say = (name: string) => page.getByLabel('I am', { exact: true }).fill(name);
  await say('Ann');
  await page.getByRole('button', { name: 'Log a change' }).click();
  await page.getByLabel('Action').selectOption('appeal');
  for (const [label, value] of [['Object', 'Case 1'], ['New value', 'letter 1'], ['Reason', 'notice of 16 Nov']] as const) await page.getByRole('textbox', { name: label }).first().fill(value);
  await page.getByRole('button', { name: 'Write it into the log' }).click();
  await page.getByText('must be approved by another person').first().waitFor({ timeout: 180_000 });
  const keep = (name: 'before' | 'after') => page.evaluate((one) => void (window.kept[one] = window.controls.bytes), name);
  const bringBack = (name: 'before' | 'after') => page.evaluate((one) => void (window.controls.bytes = window.kept[one] ?? null), name);
  await page.evaluate(() => void (window.kept = {}));
  await keep('before');
  await say('Ben');
  const approve = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Approve: Case 1' }).click();
    await page.getByRole('button', { name: 'Yes, approve — → letter 1' }).click();
  };
  await approve();
  await page.getByText('Approved: Case 1').waitFor({ timeout: 180_000 });
  await keep('after');
  // The pane that Cleo has open still shows the row as it was before.
  await bringBack('before');
  await page.getByRole('button', { name: 'Read the log again' }).click();
  await page.getByRole('button', { name: 'Reject: Case 1' }).waitFor({ timeout: 180_000 });
  await say('Cleo');
  await page.getByRole('button', { name: 'Reject: Case 1' }).click();
  await page.getByLabel('Why').fill('not yet');
  await bringBack('after');
  await page.getByRole('button', { name: 'Yes, reject' }).click();
  await page.getByText('Ben decided about').waitFor({ timeout: 180_000 });
  expect(await page.evaluate(() => window.controls.bytes === window.kept.after)).toBe(true);
  await page.getByText('Approved', { exact: true }).first().waitFor();
  await fine(open, 320);
}, 600_000);
