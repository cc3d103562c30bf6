import { commonOpening } from '../../src/sheets/format';

test.each([
  ['a brand that all share', ['Fennavo USB Hub', 'Fennavo Lamp (Black)', 'Fennavo Lamp (White)'], 'Fennavo '],
  ['two words', ['Fen navo Hub', 'Fen navo Lamp'], 'Fen navo '],
  ['a word is not cut', ['Fennavo Hub', 'Fennavox Lamp'], ''],
  ['a name that is nothing but the opening keeps it', ['Fennavo ', 'Fennavo Lamp'], ''],
  ['the last word stays', ['USB Hub', 'USB Hub'], 'USB '],
  ['Chinese names have no words to share', ['防水蓝牙音箱', '防水台灯'], ''],
  ['one product shares with nobody', ['Fennavo Lamp'], ''],
  ['none', [], ''],
])('the words all names begin with: %s', (_, names, opening) => {
  expect(commonOpening(names)).toBe(opening);
});
