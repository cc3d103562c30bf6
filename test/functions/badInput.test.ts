import { builtFunctions, column, HostError, type BuiltFunctions } from './built';

let functions: BuiltFunctions;
beforeAll(async () => {
  functions = await builtFunctions();
});
afterEach(() => functions.configure({ language: 'en', overrides: [] }));

describe('what does not belong, on the shipped bundle', () => {
  test.each<[string, string, unknown[], RegExp]>([
    ['ranges of different lengths', 'RESTOCK', [column(1, 2, 3), column(1, 2)], /^(Stock-out risk|#N\/A: The range for velocity is shorter)/],
    ['text where a number goes', 'RESTOCK', ['many', 1], /^#VALUE!: available is not a number: "many"/],
    ['negative stock, which is none', 'RESTOCK', [-3, 1], /^Out of stock$/],
    ['a negative velocity', 'RESTOCK', [3, -1], /^#VALUE!.*below 0/],
    ['a date before 1900', 'ORDERBYDATE', ['1899-12-31', 9, 1], /^#VALUE!.*1900/],
    ['a date after 9999', 'ORDERBYDATE', [2_958_466, 9, 1], /^#VALUE!.*9999/],
    ['weights that do not sum to 100 %', 'VELOCITY', [[[14, 30]], [[7, 30]], [[0.6, 0.3]]], /^#VALUE!.*100/],
    ['no number at all', 'ACOS', [NaN, 1], /^#VALUE!/],
    ['two currencies in a row', 'ACOS', ['US$5', '€10'], /^#VALUE!.*USD and EUR/],
    ['an unknown category', 'ACOSHEALTH', [5, 10, 'pets'], /^#N\/A.*electronics, home/],
    ['an unknown marketplace', 'TITLECHECK', ['Bottle', 'Mars'], /^#N\/A.*US.*JP/],
    ['an unknown zone', 'SITETIME', ['2026-07-01', 'Mars', 'CN'], /^#N\/A.*Mars/],
    ['an unknown metric', 'HEALTHMETRIC', ['charm', 1], /^#N\/A.*odr/],
    ['a rate above 1 that is no percentage', 'HEALTHMETRIC', ['ODR', 5], /^#VALUE!/],
    ['show over a range', 'RESTOCK', [1, 1, null, null, null, null, column(true, false)], /^#VALUE!/],
  ])('%s: %s', (_name, id, inputs, expected) => {
    for (const line of functions.call(id, ...inputs)) expect(String(line[0])).toMatch(expected);
  });

  test('each mixed pair costs its own row, and is named in the language of the workbook', () => {
    functions.configure({ language: 'zh-CN', overrides: [] });
    const [first, second] = functions.call('TACOS', column('￥5', 'US$5'), column('CN¥10', 'US$10'));
    expect(first?.[0]).toBe(0.5);
    expect(String(second?.[0])).toMatch(/^#VALUE!: .*CNY.*USD/);
  });

  test('an error, text and a blank among a hundred thousand rows', () => {
    const rows = 100_000;
    const stock = Array.from({ length: rows }, (_, row): unknown[] => [row === 5 ? new HostError('#REF!') : row === 6 ? 'x' : row === 7 ? null : 50]);
    const result = functions.call('RESTOCK', stock, 1);
    expect(result).toHaveLength(rows);
    const [error, text, blank, next] = result.slice(5, 9).map(([cell]) => String(cell));
    expect(error).toMatch(/^#VALUE!.*#REF!/);
    expect(text).toMatch(/^#VALUE!: available is not a number: "x"/);
    expect([blank, next]).toEqual(['Out of stock', 'Restock now']);
  });
});

describe('letters beyond the plain ones', () => {
  test('a title is counted in code points: emoji one each, combining marks their own', () => {
    expect(functions.one('TITLECHECK', '🧊'.repeat(75))).not.toMatch(/too long/);
    expect(functions.one('TITLECHECK', '🧊'.repeat(76))).toMatch(/too long \(76\/75\)/);
    expect(functions.one('TITLECHECK', 'e\u0301'.repeat(38))).toMatch(/too long \(76\/75\)/);
  });

  test('search terms are counted in UTF-8 bytes', () => {
    expect([functions.one('KEYWORDBYTES', '🧊'), functions.one('KEYWORDBYTES', 'e\u0301'), functions.one('KEYWORDBYTES', 'é'), functions.one('KEYWORDBYTES', '杯')]).toEqual([4, 3, 2, 3]);
  });
});

describe('the hour that is missing and the hour that comes twice', () => {
  const at = (text: string): number => Number(functions.one('SITETIME', text, 'UTC', 'UTC'));
  const shown = (moment: string, from: string, to: string): unknown => functions.one('SITETIME', moment, from, to);

  test.each([
    ['missing: an hour later', '2026-03-08 02:30', 'US', 'UTC', '2026-03-08 10:30'],
    ['just before', '2026-03-08 01:59', 'US', 'UTC', '2026-03-08 09:59'],
    ['just after', '2026-03-08 03:00', 'US', 'UTC', '2026-03-08 10:00'],
    ['twice: the first', '2026-11-01 01:30', 'US', 'UTC', '2026-11-01 08:30'],
    ['after both', '2026-11-01 02:00', 'US', 'UTC', '2026-11-01 10:00'],
    ['Europe', '2026-03-29 02:30', 'DE', 'UTC', '2026-03-29 01:30'],
  ])('%s', (_name, moment, from, to, expected) => {
    expect(Number(shown(moment, from, to))).toBeCloseTo(at(expected), 6);
  });

  test('24 hours are 24 hours, whatever the clock does', () => {
    expect(Number(functions.one('REPLYDUE', '2026-03-07 12:00', 'US')) - at('2026-03-08 13:00')).toBeCloseTo(0, 6);
    expect(Number(functions.one('REPLYDUE', '2026-10-31 12:00', 'US')) - at('2026-11-01 11:00')).toBeCloseTo(0, 6);
  });
});

describe("a team's own limits", () => {
  test('for a category it added, and for a marketplace', () => {
    expect(functions.configure({ language: 'en', overrides: [{ id: 'acos.limit', value: 0.2, category: 'pets' }, { id: 'title.maxCharacters', value: 60, marketplace: 'JP' }] })).toEqual([]);
    expect(functions.one('ACOSHEALTH', 22, 100, 'Pets')).toBe('High');
    expect(functions.one('TITLECHECK', 'a'.repeat(61), 'JP')).toMatch(/too long \(61\/60\)/);
    expect(functions.one('TITLECHECK', 'a'.repeat(61), 'US')).toBe('Compliant');
  });

  test('dated rules hold from their day', () => {
    const title = 'a'.repeat(80);
    expect([functions.one('TITLECHECK', title, 'US', '2026-07-26'), functions.one('TITLECHECK', title, 'US', '2026-07-27'), functions.one('TITLECHECK', title)].map((verdict) => String(verdict).slice(0, 8))).toEqual(['Complian', 'too long', 'too long']);
    const level = (asOf: string): unknown => functions.call('LOWINVENTORYFEE', 20, 25, null, asOf, true)[0];
    expect(level('2026-01-14')).not.toEqual(level('2026-01-15'));
  });
});
