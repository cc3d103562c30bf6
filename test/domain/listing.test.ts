import fc from 'fast-check';
import { civilDate } from '../../src/domain/civil';
import { bulletCheck, codePoints, isAsin, isGtin, keywordCheck, listingCadence, looksLikeAsin, titleCheck, utf8Bytes } from '../../src/domain/listing';
import { rulesWith, type Scope } from '../../src/domain/rules';

const rules = rulesWith();
const isWellFormed = (text: string): boolean => !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
const title = (text: string, scope?: Scope) => titleCheck(rules, scope)(text).map(({ code }) => code);
const bullet = (text: string) => bulletCheck(rules)(text).map(({ code }) => code);

describe('titles', () => {
  test.each<[string, string, Scope | undefined, string[]]>([
    ['75 characters', 'a'.repeat(75), undefined, []],
    ['76 characters', 'a'.repeat(76), undefined, ['TOO_LONG']],
    ['76 in the Emirates', 'a'.repeat(76), { marketplace: 'AE' }, []],
    ['201 in the Emirates', 'a'.repeat(201), { marketplace: 'AE' }, ['TOO_LONG']],
    ['200 the day before', 'a'.repeat(200), { asOf: civilDate('2026-07-26')! }, []],
    ['75 emoji are 150 units but 75 characters', '🔥'.repeat(75), undefined, []],
    ['75 letters with combining marks are 150 characters', 'e\u0301'.repeat(75), undefined, ['TOO_LONG']],
    ['a banned character', 'Bottle!', undefined, ['BANNED_CHARACTER']],
    ['¦ and ¬', 'a ¦ b ¬ c', undefined, ['BANNED_CHARACTER']],
    ['a word twice', 'Steel Bottle, Steel Lid', undefined, []],
    ['a word three times, whatever its case', 'Steel bottle, STEEL lid, steel cap', undefined, ['REPEATED_WORD']],
    ['articles and prepositions may repeat', 'A lid for a cup for a bag for a bottle', undefined, []],
    ['a promotional phrase', 'Bottle Free Shipping', undefined, ['PROMO_PHRASE']],
    ['in Chinese', '保温杯 包邮', undefined, ['PROMO_PHRASE']],
    ['part of a word is none', 'Discountable Widget', undefined, []],
    ['all capitals', 'STEEL WATER BOTTLE', undefined, ['ALL_CAPS']],
    ['a short name in capitals', 'USB LED', undefined, []],
    ['one small letter', 'STEEL WATER BOTTLEs', undefined, []],
    ['everything', `BEST SELLER! ${'X'.repeat(80)}`, undefined, ['TOO_LONG', 'BANNED_CHARACTER', 'PROMO_PHRASE', 'ALL_CAPS']],
  ])('%s', (_name, text, scope, expected) => {
    expect(title(text, scope)).toEqual(expected);
  });
});

describe('bullet points', () => {
  test.each([
    ['plain', 'Keeps drinks cold for 24 hours', []],
    ['five lines', 'a\nb\nc\nd\ne', []],
    ['six lines', 'a\nb\nc\r\nd\ne\nf', ['TOO_MANY']],
    ['a trademark sign', 'Acme™ bottle', ['BANNED_CHARACTER']],
    ['© is banned, and no emoji', '© Acme', ['BANNED_CHARACTER']],
    ['an emoji', 'Hot 🔥 stuff', ['EMOJI']],
    ['an emoji by variation', 'Love ❤️ it', ['EMOJI']],
    ['digits are no emoji', 'Holds 24 # 7 *', []],
    ['a guarantee', '100% satisfaction guaranteed', ['GUARANTEE']],
    ['in Chinese', '无条件退款', ['GUARANTEE']],
    ['an ASIN', 'Fits B0ABCD1234 too', ['CONTAINS_ASIN']],
    ['no ASIN inside a longer word', 'Model XB0ABCD12345', []],
  ])('%s', (_name, text, expected) => {
    expect(bullet(text)).toEqual(expected);
  });
});

describe('bytes and characters', () => {
  test('as the platform encodes them', () => {
    const encoder = new TextEncoder();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Bytes(text)).toBe(encoder.encode(text).length);
        if (isWellFormed(text)) expect(codePoints(text)).toBe([...text].length);
      }),
    );
    expect(utf8Bytes('\ud800')).toBe(3);
    expect(utf8Bytes('👨‍👩‍👧')).toBe(18);
  });

  test.each([['a'.repeat(249), {}, 0], ['a'.repeat(250), {}, 1], ['é'.repeat(125), {}, 1], ['杯'.repeat(166), { marketplace: 'JP' }, 0], ['杯'.repeat(167), { marketplace: 'JP' }, 1], ['a'.repeat(201), { marketplace: 'IN' }, 1]])('keywords %#', (text, scope, breaches) => {
    expect(keywordCheck(rules, scope)(text)).toHaveLength(breaches);
  });
});

describe('codes', () => {
  test.each([['B0ABCD1234', true], [' b0abcd1234 ', true], ['B0ABCD123', false], ['B0ABCD12345', false], ['A0ABCD1234', false], ['0306406152', true], ['0306406153', false], ['080442957X', true], ['', false], ['B0ABCD-234', false]])('%j is an ASIN: %s', (text, expected) => {
    expect(isAsin(text)).toBe(expected);
  });

  test.each([['4006381333931', true], ['4006381333932', false], ['036000291452', true], ['96385074', true], ['10614141000415', true], ['4006 3813-33931', true], ['400638133393', false], ['', false], ['abcdefgh', false]])('%j is a GTIN: %s', (code, expected) => {
    expect(isGtin(code)).toBe(expected);
  });

  test('one wrong digit is always noticed', () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{12}$/), fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, place, off) => {
      const check = Array.from({ length: 10 }, (_, digit) => `${body}${digit}`).find(isGtin)!;
      const wrong = check.slice(0, place) + String((Number(check[place]) + off) % 10) + check.slice(place + 1);
      expect(isGtin(wrong)).toBe(false);
    }));
  });

  test('an ASIN-shaped search term', () => expect(['b0abcd1234', 'b0abcd123'].map(looksLikeAsin)).toEqual([true, false]));
});

test('cadence counts the days of the weeks up to and including the day', () => {
  const on = (text: string) => civilDate(text)!;
  const dates = ['2026-11-23', '2026-11-10', '2026-11-09', '2026-11-24'].map(on);
  expect(listingCadence(dates, on('2026-11-23'), 2)).toBe(1);
  expect(listingCadence(dates, on('2026-11-23'), 3)).toBe(1);
  expect(listingCadence([], on('2026-11-23'), 2)).toBe(0);
});
