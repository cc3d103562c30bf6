import { foldFormulas } from '../../src/excel/fills';
import { moveIn } from '../../workbench/host/references';

test('a run of one formula is written once; what differs, or is short, is written out', () => {
  const rows = [
    ['=B5/$C$1', '=B5', 1], ['=B6/$C$1', '=B6', 2], ['=B7/$C$1', '=B9', 3], ['=B8/$C$1', '=B10', 4], ['=B9/$C$1', '', 5],
  ];
  const { rows: folded, fills } = foldFormulas('S', rows, 4, 0);
  expect(folded).toEqual([['=B5/$C$1', '=B5', 1], [null, '=B6', 2], [null, '=B9', 3], [null, '=B10', 4], [null, '', 5]]);
  expect(fills).toHaveLength(1);
});

test.each([
  ['=A1+$A1+A$1+$A$1', 2, 1, '=B3+$A3+B$1+$A$1'],
  ["='S 1'!B2*SUM(C:C)&\"A1\"", 1, 0, "='S 1'!B3*SUM(C:C)&\"A1\""],
  ['=LOG10(A1)', 1, 0, '=LOG10(A2)'],
  ['=SUM(3:$4)', 1, 0, '=SUM(4:$4)'],
])('%s copied', (formula, rows, columns, expected) => {
  expect(moveIn(formula, rows, columns)).toBe(expected);
});
