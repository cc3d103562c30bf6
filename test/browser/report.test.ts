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
    // The sample brings its list of products: owners, short names and categories stand in the report.
    expect(await shown(open, 1, 1)).toMatch(/负责人 (?!未设置)/);
    expect(await shown(open, 6, 23)).not.toBe('');
    await open.page.locator('.chart canvas').first().waitFor({ state: 'attached' });
    // Formulas typed into the person's own cells judge in the workbook's language, a range at a time.
    await pane.evaluate(() => Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('B2:C50').values = Array.from({ length: 49 }, (_, row) => [row * 10, 2]);
      sheet.activate();
      await context.sync();
    }));
    await open.page.waitForFunction(() => window.workbench?.grid.shown('Sheet1', 49, 1) === '480');
    await open.page.mouse.click(80, 192);
    for (const formula of ['=AMZ.RESTOCK(8,1)', '=AMZ.RESTOCK(B2:B50,C2:C50)']) {
      await open.page.keyboard.type(formula);
      await open.page.keyboard.press('Enter');
    }
    await open.page.waitForFunction(() => {
      const verdict = (row: number): string => window.workbench?.grid.shown('Sheet1', row, 0) ?? '';
      return [verdict(0), verdict(1), verdict(2), verdict(10), verdict(49)].join() === '断货风险,断货,断货风险,立即补货,冗余';
    });
    expect(open.problems).toEqual([]);
  } finally {
    await open.close();
  }
}, patience);
