import { notice } from '../../src/domain/notice';
import { documentSettings, problemOf, readActiveSheet, readOpenWorkbook, readSelection, showCell, watchSelection } from '../../src/excel';
import { excelTexts } from '../../src/locale/excel';
import { area } from '../../workbench/host/area';
import type { Host } from '../../workbench/host/host';
import { openExcel } from './open';

let close: () => void = () => undefined;
afterEach(() => close());

function open(): Host {
  const opened = openExcel();
  close = opened.close;
  return opened.host;
}

async function fill(host: Host, rows: readonly (readonly (string | number | boolean)[])[], top = 0, left = 0): Promise<void> {
  for (const [r, line] of rows.entries()) for (const [c, value] of line.entries()) await host.type(host.book.activeSheet, top + r, left + c, value);
}

describe('cells a person has in front of them', () => {
  test('the selection, cut to what is used, dates with their formats', async () => {
    const host = open();
    await fill(host, [['日期', 'ASIN', '花费'], ['2026-11-20', 'B000000001', 1.5]], 2, 1);
    host.book.select(host.book.activeSheet, [area(0, 0, 1_048_576, 16_384)], 'person');
    expect(await readSelection()).toEqual({ sheet: 'Sheet1', row: 2, column: 1, values: [['日期', 'ASIN', '花费'], [46_346, 'B000000001', 1.5]], numberFormats: [['General', 'General', 'General'], ['m/d/yyyy', 'General', 'General']] });
    expect(await readActiveSheet()).toMatchObject({ row: 2, column: 1, values: { length: 2 } });
    expect(host.unknown).toEqual([]);
  });

  test('more cells than one answer takes', async () => {
    const host = open();
    const sheet = host.book.sheet(host.book.activeSheet);
    for (let row = 0; row < 30_000; row += 1) sheet.cells.set(row, new Map(Array.from({ length: 8 }, (_, column) => [column, { value: `${row}:${column}` }])));
    const cells = await readActiveSheet();
    expect('values' in cells && [cells.values.length, cells.values[29_999]?.[7]]).toEqual([30_000, '29999:7']);
    expect(host.roundTrips.length).toBeGreaterThan(3);
  });

  test.each([
    ['nothing', () => undefined, 'excel-nothing-selected'],
    ['several areas', (host: Host) => host.book.select(host.book.activeSheet, [area(0, 0), area(3, 3)], 'person'), 'excel-several-areas'],
    ['a cell being edited', (host: Host) => void (host.editing = true), 'excel-cell-editing'],
  ])('%s selected', async (_, prepare, code) => {
    const host = open();
    prepare(host);
    expect(await readSelection()).toEqual({ problem: expect.objectContaining({ code }) as object });
  });

  test('a change of selection is told until nobody listens', async () => {
    const host = open();
    const seen: string[] = [];
    const stop = await watchSelection(({ address }) => void seen.push(address));
    host.book.select(host.book.activeSheet, [area(1, 1, 2, 2)], 'person');
    while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await stop();
    host.book.select(host.book.activeSheet, [area(5, 5)], 'person');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(seen).toEqual(['B2:C3']);
  });

  test('a cell is shown, also on another sheet; a sheet that is gone gives a problem', async () => {
    const host = open();
    const other = host.book.addSheet('日报 11-20', 'person');
    expect(await showCell('日报 11-20', 9, 2)).toBeNull();
    expect([host.book.activeSheet, host.book.selection]).toEqual([other.id, [area(9, 2)]]);
    expect(await showCell('没有', 0, 0)).toEqual({ problem: notice('excel-sheet-gone', { sheet: '没有' }) });
  });
});

describe('settings in the document', () => {
  test('are kept, taken out, and seen to change', async () => {
    const host = open();
    const settings = documentSettings();
    expect(settings.read('language')).toBeNull();
    await settings.write('language', 'zh-CN');
    await settings.write('overrides', { 'acos.limit': 0.3 });
    expect(host.book.settings).toEqual({ 'amzops.language': 'zh-CN', 'amzops.overrides': { 'acos.limit': 0.3 } });
    await settings.write('language', null);
    expect(settings.read('language')).toBeNull();
    const changed = new Promise<unknown>((resolve) => settings.watch(() => resolve(settings.read('language'))));
    host.book.settings = { 'amzops.language': 'en' };
    host.book.changed({ kind: 'settings', origin: 'person' });
    expect(await changed).toBe('en');
  });
});

test('rows beneath a table are counted, a table of one empty row has none', async () => {
  const host = open();
  await fill(host, [['Id', 'N'], ['a', 1], ['b', 2], ['c', 3], [''], ['d', 4]]);
  await Excel.run(async (context) => {
    const { tables } = context.workbook.worksheets.getActiveWorksheet();
    tables.add('A1:B2', true).name = 'T';
    tables.add('D1:E2', true).name = 'Empty';
    await context.sync();
  });
  const { tables } = await readOpenWorkbook();
  expect(tables.map(({ name, rows, below }) => ({ name, rows, below }))).toEqual([{ name: 'T', rows: [['a', 1]], below: 2 }, { name: 'Empty', rows: [], below: 0 }]);
});

describe('what goes wrong in Excel is said in words', () => {
  test.each([['InvalidOperationInCellEditMode', 'excel-cell-editing'], ['AccessDenied', 'excel-access-denied'], ['ApiNotFound', 'excel-too-old'], ['ResponsePayloadSizeLimitExceeded', 'excel-too-large'], ['GeneralException', 'excel-failed']])('%s', (code, notice) => {
    expect(problemOf({ code, message: 'm', debugInfo: { errorLocation: 'Range.values' } })).toMatchObject({ code: notice });
  });

  test('an error that is ours is not dressed up', () => {
    expect(() => problemOf(new TypeError('x'))).toThrow(TypeError);
  });

  test('every code has a text, with the same parameters in both languages', () => {
    for (const [code, entry] of Object.entries(excelTexts)) {
      const parameters = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      expect([code, parameters(entry.en)]).toEqual([code, parameters(entry['zh-CN'])]);
    }
  });
});
