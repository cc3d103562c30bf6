/// <reference types="office-js" preserve="true" />
import { jest } from '@jest/globals';
import { closeAll, openWorkbench, patience, type Opened } from './harness';

// A browser on a busy machine can be late; what fails again is a fault.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

afterAll(closeAll);

const verdict = (open: Opened) => open.page.evaluate(() => window.workbench?.grid.shown('Sheet1', 0, 0) ?? '');

/** The alarm's row in the list of inventory limits, opened. */
async function alarm({ pane }: Opened) {
  await pane.getByRole('button', { name: /^库存阈值/ }).click();
  await pane.getByRole('button', { name: /^断货预警/ }).click();
  return pane.getByRole('textbox', { name: '断货预警：可售天数低于', exact: true });
}

test('a limit set in the pane: formulas in cells and the report follow it; reset, exported, imported', async () => {
  const open = await openWorkbench({ language: 'zh-CN', paneWidth: 320 });
  const { pane, page } = open;
  try {
    await pane.getByRole('button', { name: '试用示例店铺' }).click();
    await pane.getByRole('button', { name: /生成日报/, disabled: false }).click();
    await pane.getByRole('heading', { name: '日报已生成' }).waitFor({ timeout: patience });
    await pane.evaluate(() => Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('B1').values = [['ready']];
      sheet.activate();
      await context.sync();
    }));
    await page.waitForFunction(() => window.workbench?.grid.shown('Sheet1', 0, 1) === 'ready');
    await page.mouse.click(80, 192);
    // 30 days of cover on hand, 300 on their way.
    await page.keyboard.type('=AMZ.RESTOCK(30,1,300)');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.workbench?.grid.shown('Sheet1', 0, 0) === '正常');

    await pane.getByRole('navigation').getByRole('button', { name: '设置' }).click();
    const field = await alarm(open);
    await field.fill('许多');
    await pane.getByText('请填不小于 0 的数字。').waitFor();
    await field.fill('31');
    await pane.getByRole('button', { name: '保存 1 项更改' }).click();
    await pane.getByText('已保存 1 项').waitFor({ timeout: patience });
    await page.waitForFunction(() => window.workbench?.grid.shown('Sheet1', 0, 0) === '断货风险');

    await pane.getByRole('button', { name: '按新设置更新最近的日报' }).click();
    await pane.getByRole('heading', { name: '日报已生成' }).waitFor({ timeout: patience });
    await pane.getByText('可售不足 31 天').first().waitFor();

    await pane.getByRole('navigation').getByRole('button', { name: '设置' }).click();
    await pane.getByRole('button', { name: /^导出与导入/ }).click();
    const text = await pane.getByRole('textbox', { name: '设置文本' }).inputValue();
    expect(JSON.parse(text)).toMatchObject({ settings: expect.arrayContaining([{ id: 'restock.alertDays', scope: '', value: 31 }]) as unknown });
    await pane.getByRole('button', { name: '全部设置' }).click();
    await alarm(open);
    await pane.getByRole('button', { name: /^恢复默认/ }).first().click();
    await pane.getByRole('button', { name: '保存 1 项更改' }).click();
    await page.waitForFunction(() => window.workbench?.grid.shown('Sheet1', 0, 0) === '正常');

    await pane.getByRole('button', { name: '全部设置' }).click();
    await pane.getByRole('button', { name: /^导出与导入/ }).click();
    await pane.getByRole('textbox', { name: '要导入的文本' }).fill(text);
    await pane.getByRole('button', { name: '预览' }).click();
    await pane.getByText('断货预警：可售天数低于：默认 → 31').waitFor();
    await pane.getByRole('button', { name: '导入 1 项更改' }).click();
    await page.waitForFunction(() => window.workbench?.grid.shown('Sheet1', 0, 0) === '断货风险');
    expect(await verdict(open)).toBe('断货风险');

    // How a share is written stands in the field; a message under one field leaves its neighbour as it was.
    await pane.getByRole('button', { name: '全部设置' }).click();
    await pane.getByRole('button', { name: /^目标/ }).click();
    const tacos = pane.getByRole('textbox', { name: 'US TACoS · 上限' });
    expect(await tacos.getAttribute('placeholder')).toBe('如 25%');
    const before = await tacos.boundingBox();
    await pane.getByRole('textbox', { name: 'US ACoS · 上限' }).fill('25');
    await pane.getByText('请填 0 到 1 之间的比例，如 0.25 或 25%。').waitFor();
    expect(await tacos.boundingBox()).toEqual(before);
    expect(open.problems).toEqual([]);
  } finally {
    await open.close();
  }
}, patience);
