import { rulesWith } from '../../src/domain/rules';
import { formulaOf, functionEntries, liveSample } from '../../src/taskpane/functions/compose';

const english = { language: 'en', rules: rulesWith() } as const;
const chinese = { language: 'zh-CN', rules: rulesWith() } as const;

describe('a formula from what was typed', () => {
  test.each([
    ['ACOS', ['25', '100'], '=AMZ.ACOS(25,100)'],
    ['ACOS', ['B2', ' $C$2 '], '=AMZ.ACOS(B2,$C$2)'],
    ['ACOS', ["'My ads'!B2:B9", 'Ads[Sales]'], "=AMZ.ACOS('My ads'!B2:B9,Ads[Sales])"],
    ['ACOS', ['B2+10%', 'SUM(C2:C9)'], '=AMZ.ACOS(B2+10%,SUM(C2:C9))'],
    ['ACOS', ['A:A', '-5'], '=AMZ.ACOS(A:A,-5)'],
    // Amounts, dates and words would be something else without quotes.
    ['ACOS', ['US$1,234.50', '1.234,56 €'], '=AMZ.ACOS("US$1,234.50","1.234,56 €")'],
    ['ACOSHEALTH', ['27', '100', '家居'], '=AMZ.ACOSHEALTH(27,100,"家居")'],
    ['ACOSHEALTH', ['27', '100', '"home"', '', '', '', 'code'], '=AMZ.ACOSHEALTH(27,100,"home",,,,"code")'],
    ['RESTOCK', ['8', '1', '', '', '', '', 'TRUE'], '=AMZ.RESTOCK(8,1,,,,,TRUE)'],
    ['STOCKOUTDATE', ['2026-11-23', '90', '2'], '=AMZ.STOCKOUTDATE("2026-11-23",90,2)'],
    ['ISASIN', ['B0ABCD1234'], '=AMZ.ISASIN("B0ABCD1234")'],
    ['TITLECHECK', ['Steel bottle (5" wide) - A1', 'US'], '=AMZ.TITLECHECK("Steel bottle (5"" wide) - A1","US")'],
    ['RESTOCK', ['A2#', '{1;2}'], '=AMZ.RESTOCK(A2#,{1;2})'],
    ['TITLECHECK', ['=MyTitle'], '=AMZ.TITLECHECK(MyTitle)'],
    ['SITETIME', ['2026/11/27 16:00', 'CN', 'US'], '=AMZ.SITETIME("2026/11/27 16:00","CN","US")'],
  ])('%s %j', (id, typed, expected) => expect(formulaOf(id, typed)).toBe(expected));
});

describe('a live sample', () => {
  test.each([
    ['RESTOCK', ['', ''], english, '=AMZ.RESTOCK(8,1)', 'Stock-out risk'],
    ['RESTOCK', ['90', 'C2:C9'], english, '=AMZ.RESTOCK(90,1)', 'OK'],
    ['RESTOCK', ['0', '1'], chinese, '=AMZ.RESTOCK(0,1)', '断货'],
    ['STOCKOUTDATE', ['', '30', ''], english, '=AMZ.STOCKOUTDATE("2026-11-23",30,2)', '2026-12-08'],
    ['ACOS', ['25', '0'], chinese, '=AMZ.ACOS(25,0)', '#N/A 无销售，'],
  ] as const)('%s %j', (id, given, setting, formula, result) => {
    const sample = liveSample(id, given, setting);
    expect(sample?.formula).toBe(formula);
    expect(sample?.result.slice(0, result.length)).toBe(result);
  });

  test('examples of every function come out in the language', () => {
    for (const { examples } of functionEntries(chinese)) for (const { result } of examples) expect(result).not.toMatch(/undefined|\{\w+\}/);
    expect(functionEntries(chinese).find(({ id }) => id === 'RESTOCK')?.examples[0]?.result).toBe('断货风险');
  });
});
