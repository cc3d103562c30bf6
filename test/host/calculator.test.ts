import { cellAt } from '../../workbench/host/cells';
import { Host } from '../../workbench/host/host';
import { UniverCalculator } from '../../workbench/host/univerCalculator';

test('formulas come to values, errors and spilled arrays', async () => {
  const host = new Host(undefined, new UniverCalculator());
  const sheet = host.book.addSheet("花费 'x' y", 'person');
  const type = (row: number, column: number, text: string | number | boolean) => host.type(sheet.id, row, column, text);
  await type(0, 0, 2);
  await type(1, 0, 3);
  await type(2, 0, 'text');
  await type(0, 1, '=SUM(A1:A3)');
  await type(0, 2, "=COUNTA('花费 ''x'' y'!$A:$A)");
  await type(0, 3, '=A1:A2*10');
  await type(0, 4, '=1/0');
  await type(0, 5, '=IFERROR(E1,"")');
  await type(0, 6, '=A1>A2');
  const value = (row: number, column: number) => cellAt(sheet, row, column).value;
  expect([value(0, 1), value(0, 2), value(0, 3), value(1, 3), value(0, 4), value(0, 5), value(0, 6)]).toEqual([5, 3, 20, 30, { error: '#DIV/0!' }, '', false]);
  await type(1, 0, 4);
  expect([value(0, 1), value(1, 3)]).toEqual([6, 40]);
  await type(1, 3, 'in the way');
  expect(value(0, 3)).toEqual({ error: '#SPILL!' });
});
