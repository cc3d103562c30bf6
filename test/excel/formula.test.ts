import { insertFormula, selectedArea } from '../../src/excel';
import { openExcel } from './open';

/** A sheet with a small table, and what is selected on it. */
async function opened<Result>(select: string, work: () => Promise<Result>): Promise<{ readonly result: Result; readonly formulas: unknown }> {
  const { close } = openExcel();
  try {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('B1:C3').values = [['velocity', 'available'], [1, 8], [2, 90]];
      sheet.getRange(select).select();
      await context.sync();
    });
    const result = await work();
    const formulas = await Excel.run(async (context) => {
      const cells = context.workbook.worksheets.getActiveWorksheet().getRange('B1:E3').load('formulas');
      await context.sync();
      return cells.formulas as unknown;
    });
    return { result, formulas };
  } finally {
    close();
  }
}

const before = [['velocity', 'available', '', ''], [1, 8, '', ''], [2, 90, '', '']];

test('the selection is cut to the cells in use and told with its first row', async () => {
  const { result } = await opened('B1:C100', selectedArea);
  expect(result).toMatchObject({ address: 'B1:C3', row: 0, column: 1, rows: 3, columns: 2, firstRow: ['velocity', 'available'] });
});

test('an empty selection is a problem with a next step', async () => {
  const { result } = await opened('G1:G9', selectedArea);
  expect(result).toMatchObject({ problem: { code: 'excel-nothing-selected' } });
});

test('a formula goes into an empty cell', async () => {
  const { result, formulas } = await opened('E2', () => insertFormula('=B2+C2'));
  expect(result).toMatchObject({ cell: 'E2' });
  expect(formulas).toEqual([before[0], [1, 8, '', '=B2+C2'], before[2]]);
});

test('a cell that holds something is left as it is', async () => {
  const { result, formulas } = await opened('C2', () => insertFormula('=1+1'));
  expect(result).toMatchObject({ problem: { code: 'excel-cell-taken', params: { cell: 'C2', content: '8' } } });
  expect(formulas).toEqual(before);
});
