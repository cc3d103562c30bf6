import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { civilDate, toSerial } from '../../src/domain/civil';
import { rulesWith } from '../../src/domain/rules';
import { catalogue } from '../../src/functions/catalogue';
import { Fault } from '../../src/functions/cells';
import { references, type Example } from '../../src/functions/reference';
import { evaluateSample } from '../../src/functions/sample';
import { closeAll, openWorkbench, patience, type Opened } from './harness';

// A browser on a busy machine can be late; what fails again is a fault.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

afterAll(closeAll);

let open: Opened;
afterEach(() => open.close());

const examples: readonly (readonly [string, Example])[] = catalogue.flatMap(({ id }) => references[id as keyof typeof references].examples.map((example) => [id, example] as const));

/** What the reference says a formula comes to, row by row; `#N/A` for an error with a reason. */
function inReference({ result, form }: Example): unknown[][] {
  const list: readonly unknown[] = Array.isArray(result) ? result : [result];
  const rows = list.every((row) => Array.isArray(row)) ? (list as readonly (readonly unknown[])[]) : [list];
  return rows.map((row) => row.map((value) => (form === undefined ? value : serial(String(value)))));
}

function serial(text: string): number {
  const [day = '', clock = '00:00'] = text.split(' ');
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const date = civilDate(day);
  if (date === null) throw new Error(`No date: ${text}`);
  return toSerial(date) + (hours * 60 + minutes) / 1440;
}

const rounded = (rows: readonly (readonly unknown[])[]): unknown[][] => rows.map((row) => row.map((value) => (typeof value === 'number' ? Math.round(value * 1e5) / 1e5 : value)));

/** What the workbook holds: the cell of a formula and what spills from it. */
const held = (page: Page, cells: readonly (readonly [row: number, column: number])[]) =>
  page.evaluate((places) => {
    const book = window.workbench?.host.book;
    const sheet = book?.sheet(book.activeSheet);
    const at = (row: number, column: number) => sheet?.cells.get(row)?.get(column);
    const plain = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'error' in value ? value.error : value);
    return places.map(([row = 0, column = 0]) => {
      const from = (r: number, c: number): boolean => (r === row && c === column) || (at(r, c)?.spilledFrom?.row === row && at(r, c)?.spilledFrom?.column === column);
      const rows: unknown[][] = [];
      for (let r = row; from(r, column); r += 1) {
        const line: unknown[] = [];
        for (let c = column; from(r, c); c += 1) line.push(plain(at(r, c)?.value));
        rows.push(line);
      }
      return rows;
    });
  }, cells);

/** Waits until the workbook holds the formula just typed: a key that is lost shifts everything after it, and is named here. */
async function entered(page: Page, row: number, formula: string): Promise<void> {
  const cell = `A${row + 1}`;
  let last: unknown;
  for (let tries = 0; tries < 600; tries += 1) {
    last = await page.evaluate((at) => {
      const book = window.workbench?.host.book;
      const found = book?.sheet(book.activeSheet).cells.get(at)?.get(0);
      return found?.formula ?? found?.value ?? null;
    }, row);
    if (last === formula) return;
    // What stands there and is not what was typed stays so.
    if (last !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Typed ${formula} into ${cell} and pressed Enter: the workbook holds ${last === null ? 'nothing' : JSON.stringify(last)} there.`);
}

/** Waits until `read` answers `wanted`, at most two minutes, and compares. */
async function comesTo(read: () => Promise<unknown>, wanted: unknown): Promise<void> {
  const text = JSON.stringify(wanted);
  let last = await read();
  for (let tries = 0; tries < 400 && JSON.stringify(last) !== text; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    last = await read();
  }
  expect(last).toEqual(wanted);
}

async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await page.keyboard.press('Control+V');
}

beforeAll(async () => {
  // Build, server and browser take their time; the tests have theirs.
  await (await openWorkbench()).close();
}, patience);

/** Typed key by key; the rest is put into the cell editor as one piece of text, as an input method does. */
const byKey = new Set(['RESTOCK', 'ACOSHEALTH', 'SITETIME', 'KEYWORDBYTES']);

test('every function typed into the grid gives what its reference says', async () => {
  open = await openWorkbench({ language: 'en' });
  const { page } = open;
  const typed = catalogue.map(({ id }) => {
    const example = references[id as keyof typeof references].examples.find(({ result }) => !Array.isArray(result)) ?? references[id as keyof typeof references].examples[0];
    if (example === undefined) throw new Error(`${id} has no example`);
    return [id, example] as const;
  });
  expect(typed).toHaveLength(42);
  await page.mouse.click(80, 192);
  for (const [row, [id, { formula }]] of typed.entries()) {
    if (byKey.has(id)) await page.keyboard.type(formula);
    else {
      await page.keyboard.type('=');
      await page.keyboard.insertText(formula.slice(1));
    }
    await page.keyboard.press('Enter');
    await entered(page, row, formula);
  }
  const named = (values: readonly unknown[][]) => values.map((value, index) => [typed[index]?.[1].formula, ...value]);
  await comesTo(async () => named(rounded((await held(page, typed.map((_, row) => [row, 0]))).map((rows) => [rows[0]?.[0]]))), named(rounded(typed.map(([, example]) => [inReference(example)[0]?.[0]]))));
}, patience);

/** Constants the grid's engine reads in its own way, which Excel does not: put into cells, and the formula over them. */
const throughCells: Readonly<Record<string, { readonly cells: readonly (readonly (string | number)[])[]; readonly formula: string }>> = {
  '=AMZ.AMOUNT("12,34 %")': { cells: [['\'12,34 %']], formula: '=AMZ.AMOUNT(F1)' },
  '=AMZ.REPORT({"（子）ASIN","会话数 - 总计","商品会话百分比","已订购商品数量","已订购商品销售额";"B0ABCD1234","1,204","4.51%",54,"US$1,100.15"})': {
    cells: [['（子）ASIN', '会话数 - 总计', '商品会话百分比', '已订购商品数量', '已订购商品销售额'], ['B0ABCD1234', "'1,204", "'4.51%", 54, 'US$1,100.15']],
    formula: '=AMZ.REPORT(H1:L2)',
  },
};

test.each(['en', 'zh-CN'] as const)('every example of the reference pasted as a block of formulas, in %s', async (language) => {
  open = await openWorkbench({ language });
  const { page } = open;
  await open.pane.evaluate(
    (places) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        for (const [address, cells] of places) sheet.getRange(address).values = cells as (string | number)[][];
        await context.sync();
      }),
    [['F1', throughCells['=AMZ.AMOUNT("12,34 %")']?.cells ?? []], ['H1:L2', Object.values(throughCells)[1]?.cells ?? []]] as const,
  );
  await page.mouse.click(80, 192);
  // Two rows each, for what spills downwards.
  await paste(page, examples.map(([, { formula }]) => `${throughCells[formula]?.formula ?? formula}\n`).join('\n'));
  const wanted = examples.map(([, example]) => (language === 'en' ? inReference(example) : evaluateSample(example.formula, { language, rules: rulesWith() }).map((row) => row.map((one) => (one instanceof Fault ? (one.kind === 'unknown' ? '#N/A' : '#VALUE!') : one)))));
  const named = (rows: readonly unknown[][][]) => rows.map((value, index) => [examples[index]?.[1].formula, rounded(value)]);
  await comesTo(async () => named(await held(page, examples.map((_, index) => [index * 2, 0]))), named(wanted));
}, patience);

test('AMZ formulas become native ones in the workbook, show the same, and come back', async () => {
  open = await openWorkbench({ language: 'en', paneWidth: 320 });
  const { page, pane } = open;
  await page.mouse.click(80, 192);
  const rows = [
    ['8', '1', '=AMZ.RESTOCK(A1,B1)', '=AMZ.RESTOCK(A1:A3,B1:B3)', '=IF(AMZ.DAYSOFCOVER(A1,B1)<15,"soon","fine")'],
    ['90', '1', '=AMZ.RESTOCK(A2,B2)', '', '=AMZ.SEARCHTERM("steel cup","broad",40,3,12,60)'],
    ['0', '2', '=AMZ.RESTOCK(A3,B3)', '', '=AMZ.RESTOCK(A1,B1,,,,,TRUE)'],
  ];
  await paste(page, rows.map((line) => line.join('\t')).join('\n'));
  const judged = ['Stock-out risk', 'OK', 'Out of stock'];
  const values = async () => (await held(page, [[0, 2], [1, 2], [2, 2], [0, 4], [1, 4]])).map((cells) => cells[0]?.[0]);
  const spilled = () => page.evaluate(() => [0, 1, 2].map((row) => window.workbench?.grid.shown('Sheet1', row, 3)));
  await comesTo(values, [...judged, 'soon', 'Harvest']);
  await comesTo(spilled, judged);
  const formulas = () => page.evaluate(() => {
    const book = window.workbench?.host.book;
    return [...(book?.sheet(book.activeSheet).cells.values() ?? [])].flatMap((line) => [...line.values()].flatMap(({ formula }) => formula ?? [])).sort();
  });
  const before = await formulas();
  expect(before).toHaveLength(7);

  await pane.getByRole('navigation').getByRole('button', { name: 'Functions' }).click();
  await pane.getByRole('button', { name: 'Turn AMZ formulas into' }).click();
  await pane.getByRole('combobox', { name: 'Where' }).selectOption('workbook');
  await pane.getByRole('button', { name: 'Count formulas' }).click();
  await pane.getByText('AMZ formulas found: 7. Cells that become native formulas: up to 7. Cells that become values: 5.').waitFor();
  await pane.getByText('1 × Excel has no formula of its own for SEARCHTERM').waitFor();
  expect(await formulas()).toEqual(before);
  await pane.getByRole('button', { name: 'Turn into native formulas' }).click();
  await pane.getByText('AMZ formulas turned: 7. Cells with a native formula now: 7. Cells with a value: 5.').waitFor();
  const after = await formulas();
  expect(after.filter((formula) => formula.includes('AMZ'))).toEqual([]);
  expect(after).toHaveLength(7);
  await comesTo(values, [...judged, 'soon', 'Harvest']);
  await comesTo(spilled, judged);
  await pane.getByRole('button', { name: 'Bring the AMZ formulas back' }).click();
  await pane.getByText('AMZ formulas brought back: 7.').waitFor();
  expect(await formulas()).toEqual(before);
  await comesTo(spilled, judged);
}, patience);
