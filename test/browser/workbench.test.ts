/// <reference types="office-js" preserve="true" />
import { jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { closeAll, openWorkbench, paneOf, patience, type Opened } from './harness';

// A browser on a busy machine can be late; what fails again is a fault.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

afterAll(closeAll);

let open: Opened;
beforeEach(async () => {
  open = await openWorkbench();
}, patience);
afterEach(() => open.close());

/** What cells of the first sheet show in the grid. */
const shown = (page: Page, cells: readonly (readonly [number, number])[]) =>
  page.evaluate((places) => places.map(([row = 0, column = 0]) => window.workbench?.grid.shown('Sheet1', row, column) ?? ''), cells);

/** Types into cells from the selected one downwards, as a person does. */
async function type(page: Page, entries: readonly string[]): Promise<void> {
  await page.mouse.click(80, 192);
  for (const entry of entries) {
    await page.keyboard.type(entry);
    await page.keyboard.press('Enter');
  }
}

/** Waits until `read` answers `wanted`, at most a minute, and compares. While the pane loads anew there is no answer yet. */
async function comesTo(read: () => Promise<unknown>, wanted: unknown): Promise<void> {
  const text = JSON.stringify(wanted);
  for (let tries = 0; tries < 200; tries += 1) {
    if (JSON.stringify(await read().catch(() => null)) === text) break;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  expect(await read()).toEqual(wanted);
}

const valuesOf = (address: string) =>
  open.pane.evaluate(
    (range) =>
      Excel.run(async (context) => {
        const cells = context.workbook.worksheets.getItem('Sheet1').getRange(range).load('values');
        await context.sync();
        return cells.values as unknown[][];
      }),
    address,
  );

test('the real client boots in the pane, offline, at the floor the manifest declares', async () => {
  const found = await open.pane.evaluate(() => ({
    host: Office.context.host,
    language: Office.context.displayLanguage,
    theme: Office.context.officeTheme.bodyBackgroundColor,
    floor: Office.context.requirements.isSetSupported('ExcelApi', '1.13'),
    later: Office.context.requirements.isSetSupported('ExcelApi', '1.14'),
  }));
  expect(found).toEqual({ host: 'Excel', language: 'en-US', theme: '#FFFFFF', floor: true, later: false });
});

test('what a person types is calculated and reaches the add-in', async () => {
  await type(open.page, ['12', '=A1*2', 'text', '12.5%', '=1/0']);
  await open.page.waitForFunction(() => window.workbench?.grid.shown('Sheet1', 4, 0) === '#DIV/0!');
  // The grid shows a result a moment before the model has it.
  await comesTo(() => valuesOf('A1:A5'), [[12], [24], ['text'], [0.125], ['#DIV/0!']]);
});

test('a cell the add-in selects is brought into view, on another sheet too', async () => {
  const select = (sheet: string, address: string) =>
    open.pane.evaluate(
      ([name, cell]) =>
        Excel.run(async (context) => {
          const found = context.workbook.worksheets.getItemOrNullObject(name);
          await context.sync();
          const target = found.isNullObject ? context.workbook.worksheets.add(name) : found;
          target.getRange('Z400').values = [['end']];
          target.getRange(cell).select();
          await context.sync();
        }),
      [sheet, address] as const,
    );
  const sees = (row: number, column: number) =>
    open.page.waitForFunction(
      ([wantedRow, wantedColumn]) => {
        const range = window.workbench?.grid.univer.univerAPI.getActiveWorkbook()?.getActiveSheet().getVisibleRange();
        return range != null && range.startRow <= wantedRow && wantedRow <= range.endRow && range.startColumn <= wantedColumn && wantedColumn <= range.endColumn;
      },
      [row, column] as const,
    );
  await select('Sheet1', 'C301');
  await sees(300, 2);
  await select('Later', 'X200');
  await sees(199, 23);
  await select('Sheet1', 'A1');
  await sees(0, 0);
});

test('what the add-in writes shows in the grid and is calculated', async () => {
  await open.pane.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('A1:B3').values = [['SKU', 'Units'], ['A-1', 3], ['A-2', 5]];
      sheet.getRange('B4').formulas = [['=SUM(B2:B3)']];
      sheet.getRange('D1').formulas = [['=SEQUENCE(2,2)']];
      await context.sync();
    }),
  );
  await comesTo(() => shown(open.page, [[0, 0], [3, 1], [0, 3], [1, 4]]), ['SKU', '8', '1', '4']);
});

test('custom functions judge in cells: alone, over ranges, with errors as elements and arguments left out', async () => {
  await open.pane.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('C1:D4').formulas = [[8, 1], ['=NA()', 1], ['', 1], [8, 1]];
      sheet.getRange('A1').formulas = [['=AMZ.RESTOCK(C1:C4,D1:D4,,,,,"code")']];
      sheet.getRange('A6').formulas = [['=AMZ.RESTOCK(8,1,,,,,"code")']];
      await context.sync();
    }),
  );
  await comesTo(() => valuesOf('A1:A6'), [['STOCKOUT_RISK'], ['#N/A'], ['OUT_OF_STOCK'], ['STOCKOUT_RISK'], [''], ['STOCKOUT_RISK']]);
});

test('a formula is completed with its description while it is typed', async () => {
  await open.page.mouse.click(80, 192);
  await open.page.keyboard.type('=AMZ.RES');
  await open.page.getByText('Judges the stock of a product', { exact: false }).first().waitFor();
  await open.page.keyboard.type('TOCK(8,1)');
  // Enter takes the marked name while the list stands.
  await open.page.getByText('Units to order', { exact: false }).first().waitFor({ state: 'hidden' });
  await open.page.keyboard.press('Enter');
  await open.page.waitForFunction(() => window.workbench?.grid.shown('Sheet1', 0, 0) === 'Stock-out risk');
});

test('a workbook is downloaded as .xlsx and opened again the same', async () => {
  await type(open.page, ['7', '=A1*6']);
  await open.page.waitForFunction(() => window.workbench?.grid.shown('Sheet1', 1, 0) === '42');
  await open.page.getByRole('button', { name: 'File', exact: true }).click();
  const [download] = await Promise.all([open.page.waitForEvent('download'), open.page.getByRole('menuitem', { name: 'Download as .xlsx' }).click()]);
  const file = await download.path();
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  await open.page.setInputFiles('input[type=file]', { name: 'again.xlsx', mimeType: 'application/octet-stream', buffer: readFileSync(file) });
  await open.page.getByRole('heading', { name: 'again.xlsx' }).waitFor();
  await comesTo(async () => (await paneOf(open.page)).evaluate(() =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1:A2').load('values,formulas');
      await context.sync();
      return [range.values, range.formulas] as unknown[];
    }),
  ), [[[7], [42]], [[7], ['=A1*6']]]);
});

test('theme and language change without losing the workbook', async () => {
  await type(open.page, ['kept']);
  await open.page.getByRole('button', { name: 'View', exact: true }).click();
  await open.page.getByRole('menuitemradio', { name: '中文（简体）' }).click();
  await open.page.keyboard.press('Escape');
  await open.page.getByRole('button', { name: '生成日报' }).waitFor();
  await comesTo(async () => (await paneOf(open.page)).evaluate(() => Office.context.displayLanguage), 'zh-CN');
  await open.page.waitForFunction(() => window.workbench?.grid.shown('Sheet1', 0, 0) === 'kept');
});

test("a ribbon button runs the add-in's function, which may hide and show its pane", async () => {
  await open.pane.evaluate(() => {
    // The pane has associated its own function already, and Office.js warns of a second one.
    const { mappings } = (Office.actions as unknown as { readonly _association: { readonly mappings: Record<string, (event: Office.AddinCommands.Event) => void> } })._association;
    mappings['BUILDDAILYREPORT'] = (event) => {
      void Office.addin.hide().then(() => event.completed());
    };
  });
  await open.page.getByRole('button', { name: 'Build daily report' }).click();
  await open.page.locator('.side').waitFor({ state: 'hidden' });
  await open.page.getByRole('button', { name: 'Open pane' }).click();
  await open.page.locator('.side').waitFor({ state: 'visible' });
});

test('settings of the document stay with the workbook', async () => {
  await open.pane.evaluate(
    () =>
      new Promise<void>((resolve) => {
        Office.context.document.settings.set('amz', { language: 'zh-CN' });
        Office.context.document.settings.saveAsync(() => resolve());
      }),
  );
  await open.page.getByRole('button', { name: 'View', exact: true }).click();
  await open.page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await comesTo(async () => (await paneOf(open.page)).evaluate(() => Office.context.document.settings.get('amz') as unknown), { language: 'zh-CN' });
});

test('the add-in hears of what a person changes', async () => {
  await open.pane.evaluate(async () => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(({ address }) => {
        heard.push(address);
        return Promise.resolve();
      });
      await context.sync();
    });
  });
  await type(open.page, ['1', '2']);
  await open.pane.waitForFunction(() => (window as unknown as { readonly heard: readonly string[] }).heard.join() === 'A1,A2');
});

test('a protected sheet takes back what a person types, and says so', async () => {
  await open.pane.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('A1').values = [['fixed']];
      sheet.protection.protect({});
      await context.sync();
    }),
  );
  await type(open.page, ['changed']);
  await open.page.getByText('This cell is protected').waitFor();
  await open.page.waitForFunction(() => window.workbench?.grid.shown('Sheet1', 0, 0) === 'fixed');
  await comesTo(() => valuesOf('A1'), [['fixed']]);
});

test('a chart of the add-in is drawn over the cells it shows', async () => {
  await open.pane.evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('A1:A3').values = [[3], [5], [8]];
      const chart = sheet.charts.add('Line', sheet.getRange('A1:A3'), 'Columns');
      chart.name = 'Sales';
      chart.title.text = 'Sales';
      chart.setPosition('C2', 'H12');
      await context.sync();
    }),
  );
  const chart = open.page.locator('.chart canvas');
  await chart.waitFor();
  // Columns C to H and rows 2 to 12 at 72 by 22 pixels.
  await comesTo(async () => {
    const box = await chart.boundingBox();
    return [Math.abs((box?.width ?? 0) - 6 * 72) < 10, Math.abs((box?.height ?? 0) - 11 * 22) < 10];
  }, [true, true]);
});
