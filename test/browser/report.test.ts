/// <reference types="office-js" preserve="true" />
import { jest } from '@jest/globals';
import { closeAll, openWorkbench, patience, type Opened } from './harness';

// A browser on a busy machine can be late; what fails again is a fault.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

afterAll(closeAll);

const page = '日报 US 2026-11-21';

/** What a cell of the report's page shows in the grid. */
const shown = (open: Opened, row: number, column: number) => open.page.evaluate(([sheet, at, across]) => window.workbench?.grid.shown(sheet, at, across) ?? '', [page, row, column] as const);

test('a newcomer tries the sample store, builds, and reads the report and its charts in the grid', async () => {
  const open = await openWorkbench({ language: 'zh-CN' });
  try {
    const { pane } = open;
    await pane.getByRole('button', { name: '试用示例店铺' }).click();
    const build = pane.getByRole('button', { name: /生成日报/ });
    await build.waitFor();
    await build.click();
    await pane.getByRole('heading', { name: '日报已生成' }).waitFor({ timeout: patience });
    await pane.getByRole('button', { name: '查看日报' }).click();
    await open.page.waitForFunction((sheet) => window.workbench?.grid.shown(sheet, 0, 1) === '运营日报 · Fennavo Home & Tech · US', page);
    expect(await shown(open, 0, 14)).toBe('2026-11-21');
    expect(await shown(open, 5, 1)).toContain('销售额 $26,273.27');
    await open.page.locator('.chart canvas').first().waitFor({ state: 'attached' });
    // Formulas in the person's own cells judge in the workbook's language.
    await pane.evaluate(() => Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('A1').formulas = [['=AMZ.RESTOCK(8,1)']];
      sheet.activate();
      await context.sync();
    }));
    await open.page.waitForFunction(() => window.workbench?.grid.shown('Sheet1', 0, 0) === '断货风险');
    expect(open.problems).toEqual([]);
  } finally {
    await open.close();
  }
}, patience);
