import { commonOpening, shortName } from '../../src/sheets/format';

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

test.each([
  ['the first words, up to a comma', 'Fennavo Power Bank, 45W PD Fast Charging', 'Fennavo Power Bank'],
  ['digits in groups stay together', 'Fennavo Power Bank 20,000mAh, 45W PD Fast Charging', 'Fennavo Power Bank 20,000mAh'],
  ['a Chinese comma', '便携充电宝，45W 快充', '便携充电宝'],
  ['the variation it ends in', 'Fennavo LED Lamp, 3 Colour Modes (Black)', 'Fennavo LED Lamp (Black)'],
  ['no title', null, 'B0Z0FNEUZK'],
])('the short name of a product: %s', (_, title, name) => {
  expect(shortName(title, 'B0Z0FNEUZK')).toBe(name);
});
