import { amountIn, sameValue } from '../../src/domain/amount';
import { samePerson } from '../../src/domain/person';

test.each([
  ['张三', '张三 ', true], ['张三', '张 三', true], ['Li Ming', 'li　ming', true], ['ＬＩ', 'li', true], ['张三', '张\u200b三', true],
  ['张三', '张三丰', false], ['', '', false], [' ', '\u200b', false], ['Ann', '', false],
])('%j and %j are the same person: %s', (a, b, same) => {
  expect(samePerson(a, b)).toBe(same);
  expect(samePerson(b, a)).toBe(same);
});

test.each([
  ['$1,234.50', 1234.5], ['1.2', 1.2], ['20%', 0.2], ['-€3', -3], ['$-3', -3], ['１００', 100], ['CNY 12', 12], ['12 USD', 12], ['¥1,000', 1000],
  ['', null], ['—', null], ['paused', null], ['1,23', null], ['B0Z0000001', null], ['1 2', null], ['12 天', null],
])('the amount in %j is %j', (text, value) => {
  expect(amountIn(text)).toBe(value);
});

test.each([
  ['$1.20', '1.2', true], ['$1.20', '1.21', false], ['20%', '0.2', true], ['Paused', ' paused', true], ['paused', 'enabled', false], ['$1,000.00', '1000', true], ['', '—', false],
])('%j and %j say the same: %s', (a, b, same) => {
  expect(sameValue(a, b)).toBe(same);
});
