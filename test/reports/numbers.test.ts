import fc from 'fast-check';
import { decimalMarkOf, readAmount, readAmountWith } from '../../src/reports/numbers';

type Case = [text: string, value: number, currency?: string | null, percent?: boolean];

const nbsp = '\u00a0';
const narrow = '\u202f';

const values: Case[] = [
  ['0', 0], ['7', 7], ['3395', 3395], ['3,395', 3395], ['"3,395"', 3395], ['1,234,567', 1234567], ['0.0', 0],
  ['$5,216.29', 5216.29], ['$6.0', 6], ['$0.46833329999999995', 0.46833329999999995], ['$-9.02', -9.02], ['-$9.02', -9.02], ['$ -9.02', -9.02], ['−$9.02', -9.02],
  ['(2.00)', -2], ['($2.00)', -2], ['$(2.00)', -2], ['9.02-', -9.02], ['+4.5', 4.5],
  ['US$1,100.15', 1100.15, 'USD'], ['US$1,234.56', 1234.56, 'USD'], ['USD 58.89', 58.89, 'USD'], ['58.89 USD', 58.89, 'USD'], ['$12.00 USD', 12, 'USD'], ['-US$3.10', -3.1, 'USD'],
  ['JP¥3,450', 3450, 'JPY'], ['￥12,345', 12345], ['¥12,345', 12345], ['12,345円', 12345, 'JPY'], ['￥-500', -500], ['１２，３４５', 12345],
  ['₹3,05,148.87', 305148.87, 'INR'], ['₹3,05,148', 305148, 'INR'], ['Rs.15.5138462', 15.5138462, 'INR'], ['Rs. 1,05,148.50', 105148.5, 'INR'], ['Rs.-15.5', -15.5, 'INR'], ['₹ 1,234.00', 1234, 'INR'],
  [`127.156,00${nbsp}€`, 127156, 'EUR'], ['127.156,00 €', 127156, 'EUR'], ['€1.234,56', 1234.56, 'EUR'], [`-1.234,56${narrow}€`, -1234.56, 'EUR'], ['1,99 €', 1.99, 'EUR'], ['€1,234.50', 1234.5, 'EUR'],
  ['£1,234.00', 1234, 'GBP'], ['£1.234', 1.234, 'GBP'], ['$1.234', 1.234], ['R$ 1.234', 1234, 'BRL'], ['1.234 zł', 1234, 'PLN'], [`1${nbsp}234,56${nbsp}zł`, 1234.56, 'PLN'], ['1 234,56 kr', 1234.56, 'SEK'],
  ['AED 1,234.50', 1234.5, 'AED'], ['SAR12.5', 12.5, 'SAR'], ['MX$1,234.00', 1234, 'MXN'], ['CDN$ 12.00', 12, 'CAD'], ['A$3.20', 3.2, 'AUD'], ['S$3.20', 3.2, 'SGD'], ['1.234,50 TL', 1234.5, 'TRY'],
  ['99%', 0.99, null, true], ['4.51%', 0.0451, null, true], ['12,34 %', 0.1234, null, true], [`0,00${nbsp}%`, 0, null, true], ['2,0000%', 0.02, null, true], ['1,234.5%', 12.345, null, true], ['1.66%', 0.0166, null, true], ['-3.5%', -0.035, null, true], ['120%', 1.2, null, true], ['５％', 0.05, null, true], ['%5', 0.05, null, true],
  ['5E-2', 0.05], ['1.5e+3', 1500], ['4.5E-05', 0.000045], ['1,5E-2', 0.015],
  ['="1,034"', 1034], ['=""1,034""', 1034], ['"=""1,034"""', 1034], ['="12"', 12], ["'12.50", 12.5],
  ['1.234.567', 1234567], ['1.234.567,89', 1234567.89], ["1'234.50", 1234.5], ['1 234', 1234], [`12${narrow}345`, 12345], ['0.468', 0.468], ['0,468', 0.468], ['.5', 0.5], ['-.5', -0.5], ['$.99', 0.99], ['5.', 5], ['1234.567', 1234.567], ['1234,567', 1234.567],
  ['97.80', 97.8], ['12,5', 12.5], ['0.045000000000000005', 0.045000000000000005], ['\u200e$5.00\u200e', 5], ['١٢٣٤٫٥', 1234.5], ['-0', 0], ['0,00', 0],
];

describe('readAmount', () => {
  test.each(values)('%s is %d', (text, value, currency = undefined, percent = false) => {
    const read = readAmount(text);
    expect(read).toMatchObject({ kind: 'value', value, percent });
    if (currency !== undefined) expect(read).toMatchObject({ currency });
    expect(Object.is((read as { value: number }).value, -0)).toBe(false);
  });

  test.each(['$1.00', '¥100', '￥100'])('%s names no single currency', (text) => {
    expect(readAmount(text)).toMatchObject({ kind: 'value', currency: null, symbol: text.startsWith('$') ? '$' : '¥' });
  });

  test.each(['', ' ', '-', '--', '—', '–', 'N/A', 'n/a', '有花费无销售额', nbsp, '""', '=""', '#N/A', 'null'])('«%s» is blank, not 0', (text) => {
    expect(readAmount(text)).toEqual({ kind: 'blank', infinite: false });
  });

  test('Infinite is blank and says so', () => {
    expect(readAmount('Infinite')).toEqual({ kind: 'blank', infinite: true });
  });

  test.each([
    ['1.234', 1.234, 1234, '.'], ['12.345', 12.345, 12345, '.'], ['-1.234', -1.234, -1234, '.'], ['1.234 €', 1.234, 1234, '.'], ['€1,234', 1.234, 1234, ','], ['1.234%', 0.01234, 12.34, '.'], ['1,234%', 0.01234, 12.34, ','],
  ])('%s alone is ambiguous', (text, point, group, mark) => {
    expect(readAmount(text)).toMatchObject({ kind: 'ambiguous', point, group, mark, currency: text.includes('€') ? 'EUR' : null });
  });

  test.each([
    ['1.234', 'de', 1234], ['1.234', 'de-DE', 1234], ['1.234', 'en-US', 1.234], ['1.234', 'US', 1.234], ['1.234', 'DE', 1234], ['1.234', 'es-MX', 1.234], ['1.234', 'MX', 1.234], ['1,234', 'fr-FR', 1.234], ['1,234', 'en', 1234],
    ['€1,234', 'en-GB', 1234], ['€1,234', 'IT', 1.234], ['1.234', ',', 1234], ['1.234,56', 'en', 1234.56], ['97.80', 'de', 97.8], ['$1.234', 'de', 1234], ['1.234', 'UK', 1.234], ['1.234', 'SE', 1234],
  ])('%s in %s is %d', (text, locale, value) => {
    expect(readAmount(text, locale)).toMatchObject({ kind: 'value', value });
  });

  test.each([
    'abc', 'B0ABCDEFGH', '12 apples', '1.2.3', '12.34.56', '1,23,45', '€5 USD', '--5', '(5', '5)', '(-5)', '1.234,567,890', '5%%', '2026-07-14', '12:30', 'Jul 14, 2026', '$', '1e9999', 'e5', '1..2', '1,,2', '1 2', '1 23 456', '9'.repeat(80), '#REF!', '<b>5</b>', '5 6',
  ])('«%s» is no number', (text) => {
    expect(readAmount(text)).toEqual({ kind: 'unreadable' });
  });

  test('says which decimal mark the text proves', () => {
    expect([
      ['1.50', '.'], ['1,50', ','], ['1.234,5', ','], ['1,234.5', '.'], ['1,234,567', '.'], ['1.234.567', ','], ['15', null], ['3,395', null],
    ].map(([text]) => [text, (readAmount(String(text)) as { decimal: unknown }).decimal])).toEqual([
      ['1.50', '.'], ['1,50', ','], ['1.234,5', ','], ['1,234.5', '.'], ['1,234,567', '.'], ['1.234.567', ','], ['15', null], ['3,395', null],
    ]);
  });

  test('knows the mark of locales, languages and marketplaces, and no other', () => {
    expect(['en', 'zh-CN', 'ja', 'de', 'pt-BR', 'BR', 'de-CH', 'xx', ''].map(decimalMarkOf)).toEqual(['.', '.', '.', ',', ',', ',', '.', null, null]);
  });

  test('reads back every amount that a browser writes, in each locale', () => {
    const locales = ['en-US', 'en-IN', 'de-DE', 'es-ES', 'it-IT', 'fr-FR', 'ja-JP', 'zh-CN', 'sv-SE', 'pl-PL', 'nl-NL', 'pt-BR', 'tr-TR'];
    const monies: [string, string][] = [['en-US', 'USD'], ['en-IN', 'INR'], ['de-DE', 'EUR'], ['es-ES', 'EUR'], ['fr-FR', 'EUR'], ['ja-JP', 'JPY'], ['sv-SE', 'SEK'], ['pl-PL', 'PLN'], ['zh-CN', 'USD'], ['nl-NL', 'EUR'], ['pt-BR', 'BRL']];
    fc.assert(fc.property(fc.integer({ min: -10_000_000_00, max: 10_000_000_00 }), fc.constantFrom(...locales), fc.constantFrom(...monies), (cents, locale, [home, currency]) => {
      const value = cents / 100;
      expect(readAmount(new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value), locale)).toMatchObject({ value: value + 0 });
      expect(readAmount(new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 2 }).format(value), locale)).toMatchObject({ percent: true });
      const whole = Math.trunc(value) + 0;
      expect(readAmount(new Intl.NumberFormat(home, { style: 'currency', currency }).format(whole), home)).toMatchObject({ value: whole });
    }));
  });

  test('the short way and the long way agree', () => {
    const text = fc.tuple(fc.constantFrom('', '-', '$', '-$', '£', '￥', '¥', '₹'), fc.string({ unit: fc.constantFrom(...'0123456789', ',', '.'), maxLength: 12 }), fc.constantFrom('', '%')).map((parts) => parts.join(''));
    const grouped = fc.tuple(fc.constantFrom('', '-', '$', '£'), fc.integer({ min: 0, max: 999_999_999 }), fc.nat({ max: 4 }), fc.constantFrom('', '%')).map(([mark, value, places, sign]) => `${mark}${new Intl.NumberFormat('en-US', { minimumFractionDigits: places, maximumFractionDigits: places }).format(value / 10 ** places)}${sign}`);
    fc.assert(fc.property(fc.oneof(text, grouped), fc.constantFrom<('.' | ',' | null)[]>('.', ',', null), (written, mark) => {
      // A space keeps a cell from the short way and changes nothing else.
      expect(readAmountWith(written, mark)).toEqual(readAmountWith(` ${written}`, mark));
    }), { numRuns: 5000 });
  });

  test('never throws and never makes a number that is not finite', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'0123456789.,-+()%$€¥ eERs"=') })), fc.constantFrom('.', ',', null), (text, mark) => {
      const read = readAmountWith(text, mark);
      if (read.kind === 'value') expect(Number.isFinite(read.value)).toBe(true);
    }), { numRuns: 2000 });
  });
});
