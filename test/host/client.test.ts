import { Host } from '../../workbench/host/host';
import { loadClient } from '../../workbench/host/client';
import { cellAt } from '../../workbench/host/cells';

describe('the client over the host', () => {
  const start = () => {
    const host = new Host();
    return { host, ...loadClient(host) };
  };

  test('writes and reads values, formats before values', async () => {
    const { host, Excel } = start();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange('A1:B2');
      range.numberFormat = [['@', 'General'], ['General', '0.0%']];
      range.values = [['00123', '12%'], ['2026-11-20', "'=1+1"]];
      range.load('values,numberFormat,address');
      await context.sync();
      expect(range.values).toEqual([['00123', 0.12], [46346, '=1+1']]);
      expect(range.numberFormat).toEqual([['@', '0%'], ['m/d/yyyy', '0.0%']]);
      expect(range.address).toBe('Sheet1!A1:B2');
    });
    expect(host.roundTrips).toHaveLength(2);
  });

  test('a held range is given back when the run ends', async () => {
    const { host, Excel } = start();
    const held = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('C3');
      range.values = [[7]];
      await context.sync();
      range.values = [[8]];
      range.load('values');
      await context.sync();
      return range.values;
    });
    expect(held).toEqual([[8]]);
    expect(host.unknown).toEqual([]);
  });

  test('null leaves a cell alone, NaN arrives as null', async () => {
    const { host, Excel } = start();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:B1').values = [[1, 2]];
      sheet.getRange('A1:B1').values = [[null, Number.NaN]];
      await context.sync();
    });
    const [sheet] = host.book.sheets;
    expect([cellAt(sheet!, 0, 0).value, cellAt(sheet!, 0, 1).value]).toEqual([1, 2]);
  });

  test.each([
    ['a wrong rectangle', (sheet: Excel.Worksheet) => void (sheet.getRange('A1:B2').values = [[1, 2]]), 'InvalidArgument'],
    ['a sheet that is not there', (sheet: Excel.Worksheet) => void (sheet.context.workbook.worksheets.getItem('nowhere').name = 'x'), 'ItemNotFound'],
    ['a sheet name with a slash', (sheet: Excel.Worksheet) => void (sheet.name = 'a/b'), 'InvalidArgument'],
    ['a sheet name twice', (sheet: Excel.Worksheet) => void sheet.context.workbook.worksheets.add('SHEET1'), 'ItemAlreadyExists'],
    ['a table over a table', (sheet: Excel.Worksheet) => {
      sheet.tables.add('A1:B3', true);
      sheet.tables.add('B3:C5', true);
    }, 'InvalidOperation'],
    ['a table name like a cell', (sheet: Excel.Worksheet) => void (sheet.tables.add('A1:B3', true).name = 'AB12'), 'InvalidArgument'],
    ['a formula with a missing bracket', (sheet: Excel.Worksheet) => void (sheet.getRange('A1').formulas = [['=SUM(A1']]), 'InvalidArgument'],
    ['a formula into a sheet that is not there', (sheet: Excel.Worksheet) => void (sheet.getRange('A1').formulas = [['=Nowhere!A1']]), 'InvalidArgument'],
    ['a list of areas', (sheet: Excel.Worksheet) => void (sheet.getRange('A1,B2').values = [[1]]), 'InvalidArgument'],
    ['a protected sheet', (sheet: Excel.Worksheet) => {
      sheet.protection.protect();
      sheet.getRange('A1').values = [[1]];
    }, 'AccessDenied'],
    ['an object as a value', (sheet: Excel.Worksheet) => void (sheet.getRange('A1').values = [[{ a: 1 }]]), 'InvalidArgument'],
  ])('refuses %s', async (_, act, code) => {
    const { Excel } = start();
    await expect(Excel.run(async (context) => {
      act(context.workbook.worksheets.getActiveWorksheet());
      await context.sync();
    })).rejects.toMatchObject({ code });
  });

  test('a member above the declared requirement sets throws before anything is sent', async () => {
    const { host, Excel } = start();
    await expect(Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().tables.add('A1:B2', true).rows.deleteRows([0]);
      await context.sync();
    })).rejects.toMatchObject({ code: 'ApiNotFound' });
    expect(host.roundTrips).toHaveLength(0);
  });

  test('a member the host does not know is an error of its own', async () => {
    const { host, Excel } = start();
    await expect(Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1').format.autofitColumns();
      await context.sync();
    })).rejects.toThrow(/does not know RangeFormat.AutofitColumns/);
    expect(host.unknown).toHaveLength(1);
  });

  test('null objects answer isNullObject, and their children do too', async () => {
    const { Excel } = start();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject('nowhere');
      const used = context.workbook.worksheets.getActiveWorksheet().getUsedRangeOrNullObject(true);
      sheet.load('name');
      used.load('address');
      await context.sync();
      expect([sheet.isNullObject, used.isNullObject]).toEqual([true, true]);
    });
  });

  test('5 MB a request', async () => {
    const { host, Excel } = start();
    await expect(Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1:A200').values = Array.from({ length: 200 }, () => ['x'.repeat(30_000)]);
      await context.sync();
    })).rejects.toMatchObject({ code: 'RequestPayloadSizeLimitExceeded' });
    expect(cellAt(host.book.sheets[0]!, 0, 0).value).toBeNull();
  });

  test('5,000,000 cells a read', async () => {
    const { Excel } = start();
    await expect(Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A:F');
      range.load('values');
      await context.sync();
    })).rejects.toMatchObject({ code: 'ResponsePayloadSizeLimitExceeded' });
  });

  test('while a cell is being edited, nothing goes', async () => {
    const { host, Excel } = start();
    host.editing = true;
    await expect(Excel.run((context) => context.sync().then(() => context.workbook.worksheets.getActiveWorksheet().load('name')))).rejects.toMatchObject({ code: 'InvalidOperationInCellEditMode' });
  });

  test('events reach the add-in', async () => {
    const { host, Excel } = start();
    const seen: string[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async (event) => void seen.push(`changed ${event.address}`));
      context.workbook.worksheets.onSelectionChanged.add(async (event) => void seen.push(`selected ${event.address}`));
      await context.sync();
    });
    await host.type(host.book.activeSheet, 3, 1, 'hello');
    host.book.select(host.book.activeSheet, [{ row: 1, column: 1, rows: 2, columns: 2 }], 'person');
    while (seen.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(seen).toEqual(['changed B4', 'selected B2:C3']);
  });

  test('settings are kept in the workbook when saved', async () => {
    const { host, Office } = start();
    Office.context.document.settings.set('language', 'zh-CN');
    expect(host.book.settings).toEqual({});
    await new Promise((resolve) => Office.context.document.settings.saveAsync(resolve));
    expect(host.book.settings).toEqual({ language: 'zh-CN' });
  });

  test('a full calculation is one of everything, although only a name has changed that no formula reads', async () => {
    const { host, Excel } = start();
    const asked: (boolean | undefined)[] = [];
    host.calculator = { calculate: (_, everything) => Promise.resolve((asked.push(everything), [])) };
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('A1').formulas = [['=1+1']];
      await context.sync();
      context.workbook.names.add('Claim', '=1');
      context.application.calculate('Full');
      await context.sync();
      context.workbook.worksheets.getItem('Sheet1').getRange('A2').formulas = [['=1+2']];
      await context.sync();
    });
    expect(asked.filter((everything) => everything === true)).toHaveLength(1);
    expect(asked.at(-1)).toBe(false);
  });

  test('a formula says so while nobody has calculated it', async () => {
    const { Excel } = start();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
      range.formulas = [['=1+1']];
      range.load('values,formulas');
      await context.sync();
      expect([range.values, range.formulas]).toEqual([[['#UNCALCULATED!']], [['=1+1']]]);
    });
  });
});
