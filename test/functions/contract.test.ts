import { gzipSync } from 'node:zlib';
import { builtFunctions, column, HostError, type BuiltFunctions } from './built';

let functions: BuiltFunctions;
beforeAll(async () => {
  functions = await builtFunctions();
});
afterEach(() => functions.configure({ language: 'en', overrides: [] }));

describe('the bundle', () => {
  test('is at most 40 KB gzipped, rule pack included, and holds no React', () => {
    expect(gzipSync(functions.bytes, { level: 9 }).length).toBeLessThanOrEqual(40 * 1024);
    expect(functions.bytes.toString()).not.toMatch(/react/i);
  });

  test('registers exactly what the metadata describes, in both languages', () => {
    const described = functions.metadata.en.functions;
    expect(functions.ids).toEqual(described.map(({ id }) => id));
    expect(functions.metadata['zh-CN'].functions.map(({ id, parameters }) => [id, parameters.length])).toEqual(described.map(({ id, parameters }) => [id, parameters.length]));
    expect(functions.metadata.en.allowErrorForDataTypeAny).toBe(true);
    expect(functions.metadata['zh-CN'].allowErrorForDataTypeAny).toBe(true);
  });
});

describe('ranges in, spill out', () => {
  test('cells, rows and columns broadcast', () => {
    expect(functions.call('ACOS', column(10, 20), [[100, 200]])).toEqual([[0.1, 0.05], [0.2, 0.1]]);
    expect(functions.call('ACOS', [[10, 20]], 100)).toEqual([[0.1, 0.2]]);
    expect(functions.call('RESTOCK', column(0, 100, 10), 1)).toEqual([['Out of stock'], ['Excess'], ['Stock-out risk']]);
  });

  test('where a range ends before the others the element is #N/A, as in Excel', () => {
    const result = functions.call('ACOS', column(10, 20, 30), column(100, 200));
    expect(result.slice(0, 2)).toEqual([[0.1], [0.1]]);
    expect(result[2]?.[0]).toBe('#N/A: The range for sales is shorter than the others. Give ranges of one size.');
  });
});

describe('errors', () => {
  const error = (code: string) => new HostError(code);

  test('one error cell costs one cell of the result', () => {
    expect(functions.call('ACOS', column(10, error('#N/A'), error('#DIV/0!'), 40), 100)).toEqual([[0.1], ['#N/A'], ['#DIV/0!'], [0.4]]);
  });

  test('the very error object goes out', () => {
    const came = error('#NUM!');
    expect(functions.raw('ACOS', column(came), 100)[0]?.[0]).toBe(came);
  });

  test('errors that Excel does not take back become #VALUE! with a reason', () => {
    expect(functions.one('ACOS', error('#REF!'), 100)).toMatch(/^#VALUE!: .*#REF!/);
    expect(functions.one('ACOS', error('#NAME?'), 100)).toMatch(/^#VALUE!: .*#NAME\?/);
  });

  test('an error in a single cell reaches every element', () => {
    expect(functions.call('ACOS', column(1, 2), error('#N/A'))).toEqual([['#N/A'], ['#N/A']]);
  });

  test('an entity is no plain value', () => {
    expect(functions.one('ACOS', { type: 'Entity', text: 'MSFT' }, 1)).toMatch(/^#VALUE!/);
  });
});

describe('paste-proof arguments', () => {
  test.each([
    ['US$1,234.56', 'US$12,345.60', 0.1],
    ['1.234,56 €', '12.345,60 €', 0.1],
    ['￥12,345', '￥123,450', 0.1],
    ['', 5, 0],
  ])('ACOS of %j and %j', (spend, sales, expected) => {
    expect(functions.one('ACOS', spend, sales)).toBeCloseTo(expected, 12);
  });

  test.each([
    ['ACOS', ['1.234', 10], /^#VALUE!.*1\.234.*1234.*AMZ\.AMOUNT/],
    ['ACOS', ['-', 10], /^#N\/A.*no value/],
    ['ACOS', ['--', 10], /^#N\/A/],
    ['ACOS', ['ten', 10], /^#VALUE!.*"ten"/],
    ['ACOS', [true, 10], /^#VALUE!.*TRUE/],
    ['ACOS', [-1, 10], /^#VALUE!.*below 0/],
    ['ACOS', [NaN, 10], /^#VALUE!/],
    ['ACOS', [Infinity, 10], /^#VALUE!/],
    ['ACOS', ['12%', 10], /^#VALUE!.*money/],
    ['CTR', ['$5', 10], /^#VALUE!.*count/],
    ['TARGETACOS', [40, 12, 14, 15], /^#VALUE!.*15%/],
    ['STOCKOUTDATE', ['07/08/2026', 10, 1], /^#VALUE!.*2026-07-08.*2026-08-07/],
    ['STOCKOUTDATE', ['someday', 10, 1], /^#VALUE!/],
    ['STOCKOUTDATE', [60, 10, 1], /^#VALUE!.*1900/],
    ['STOCKOUTDATE', [2_958_466, 10, 1], /^#VALUE!.*9999/],
    ['STOCKOUTDATE', ['1850-01-01', 10, 1], /^#VALUE!/],
  ])('%s%j is %s', (id, inputs, expected) => {
    expect(functions.one(id, ...inputs)).toMatch(expected);
  });

  test('two currencies in one calculation are #VALUE! with both named', () => {
    expect(functions.call('ACOS', column('US$1', '2 €'), column('US$10', 'US$20'))).toEqual([[0.1], ['#VALUE!: USD and EUR in one calculation. Convert to one currency first.']]);
    expect(functions.one('TOOLCOST', column('97 USD', '39 USD', 'CN¥199'))).toMatch(/USD and CNY/);
  });

  test('a share written as a percentage may pass 100 %', () => {
    expect(functions.one('ACOSHEALTH', 110, 100, '', null, '120%')).toBe('Healthy');
  });
});

describe('blank is 0, left out is null', () => {
  test('a blank setting, 0 and nothing mean the rule', () => {
    const verdict = functions.one('RESTOCK', 20, 1);
    for (const given of [0, '', [[null]], [[0]], null]) expect(functions.one('RESTOCK', 20, 1, null, given)).toBe(verdict);
    expect(functions.one('RESTOCK', 20, 1, null, 2, 2)).toBe('OK');
  });

  test('a measure that is 0 counts, one that is left out does not', () => {
    expect(functions.one('ACOSHEALTH', 10, 100, 'home', 0)).toBe('Needs data');
    expect(functions.one('ACOSHEALTH', 10, 100, 'home')).toBe('Low');
  });

  test('orders of 30 days decide a harvest: 0 and blank are none, left out leaves it to the window, which the reason says', () => {
    const selling = ['steel bottle', 'broad', 60, 2, 12, 60, null, null] as const;
    for (const none of [0, [[null]], [[0]]]) expect(functions.one('SEARCHTERM', ...selling, none)).toBe('Keep');
    expect(functions.one('SEARCHTERM', ...selling, 2)).toBe('Harvest');
    expect(functions.one('SEARCHTERM', ...selling)).toBe('Harvest');
    const numbers = (...rest: unknown[]): unknown => functions.call('SEARCHTERM', ...selling, ...rest)[0]?.[2];
    expect(numbers(null, null, true)).toBe('orders of the window (those of 30 days not given) 2; limit 2; ACoS 20%; target ACoS 30%');
    expect(numbers(0, null, true)).toBe('orders 2; orders in 30 days 0; limit 2; ACoS 20%; target ACoS 30%');
  });

  test('blanks in a list of words are no words', () => {
    expect(functions.one('SEARCHTERM', 'size 0 bottle', 'broad', 35, 0, 18, 0, null, null, 0, column('acme', 0, null, ''))).toBe('Negative candidate');
  });

  test('blank text gives ""', () => {
    for (const blank of ['', 0, [[null]]]) {
      expect(functions.one('TITLECHECK', blank)).toBe('');
      expect(functions.one('ISASIN', blank)).toBe('');
      expect(functions.one('SEARCHTERM', blank, 'exact', 1, 1, 1, 1)).toBe('');
    }
  });
});

describe('show', () => {
  const stock = column(0, 10, 20, 60, 200);

  test('TRUE gives verdict, rule, numbers and source for one column of rows', () => {
    const verdicts = functions.call('RESTOCK', stock, 1);
    const explained = functions.call('RESTOCK', stock, 1, null, null, null, null, true);
    expect(explained.map(([verdict]) => [verdict])).toEqual(verdicts);
    expect(explained[1]).toEqual(['Stock-out risk', 'Stock-out alarm: cover below (restock.alertDays)', 'days of cover 10; limit 15', 'Source document "Operations assistant workflow" (2026-01-16)']);
    expect(functions.one('RESTOCK', [[1, 2]], 1, null, null, null, null, true)).toMatch(/^#VALUE!.*one column/);
  });

  test('"code" gives the stable code, whatever the language', () => {
    const codes = [['OUT_OF_STOCK'], ['STOCKOUT_RISK'], ['RESTOCK_NOW'], ['OK'], ['EXCESS']];
    expect(functions.call('RESTOCK', stock, 1, null, null, null, null, 'code')).toEqual(codes);
    functions.configure({ language: 'zh-CN', overrides: [] });
    expect(functions.call('RESTOCK', stock, 1, null, null, null, null, 'Code')).toEqual(codes);
  });

  test('is one value', () => {
    expect(functions.one('RESTOCK', 1, 1, null, null, null, null, 'why')).toMatch(/^#VALUE!/);
    expect(functions.one('RESTOCK', 1, 1, null, null, null, null, column(true, true))).toMatch(/^#VALUE!/);
    expect(functions.one('RESTOCK', 1, 1, null, null, null, null, false)).toBe('Stock-out risk');
  });

  test('an error keeps its place beside explanations', () => {
    expect(functions.call('RESTOCK', column(10, new HostError('#N/A')), 1, null, null, null, null, true)[1]).toEqual(['#N/A', '#N/A', '#N/A', '#N/A']);
  });
});

describe('the workbook', () => {
  test('speaks one language', () => {
    functions.configure({ language: 'zh-CN', overrides: [] });
    expect(functions.call('RESTOCK', column(0, 10, 20, 60, 200), column(1, 1, 1, 1, 1))).toEqual([['断货'], ['断货风险'], ['立即补货'], ['正常'], ['冗余']]);
    expect(functions.one('ACOS', 'ten', 10)).toMatch(/不是数字/);
  });

  test('overrides rules; an explicit argument still wins', () => {
    expect(functions.configure({ language: 'en', overrides: [{ id: 'restock.alertDays', value: 25 }] })).toEqual([]);
    expect(functions.one('RESTOCK', 20, 1)).toBe('Stock-out risk');
    expect(functions.one('RESTOCK', 20, 1, null, null, null, 15)).toBe('Restock now');
  });

  test('is told which overrides were left out', () => {
    expect(functions.configure({ language: 'en', overrides: [{ id: 'no.such', value: 1 }] })).toMatchObject([{ code: 'rules.unknown' }]);
  });
});
