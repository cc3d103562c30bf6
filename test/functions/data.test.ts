import { hashedLogFields } from '../../src/domain/logFields';
import { tableHeaders } from '../../src/locale/tables';
import { appendChained } from '../../src/sheets/chained';
import { builtFunctions, HostError, type BuiltFunctions } from './built';

let functions: BuiltFunctions;
beforeAll(async () => {
  functions = await builtFunctions();
});
afterEach(() => functions.configure({ language: 'en', overrides: [] }));

describe('REPORT', () => {
  const header = ['日期', '广告活动名称', '广告组名称', '客户搜索词', '展示量', '点击量', '花费', '7天总销售额', '7天总订单数(#)'];

  test('names columns alike in every language', () => {
    expect(functions.call('REPORT', [['(Child) ASIN', 'Sessions - Total', 'Units Ordered', 'Ordered Product Sales'], ['B0ABCD1234', '1,204', 54, '$1,100.15']])).toEqual([['childAsin', 'sessionsTotal', 'unitsOrdered', 'orderedProductSales'], ['B0ABCD1234', 1204, 54, 1100.15]]);
    expect(functions.call('REPORT', [['（子）ASIN', '会话数 - 总计', '已订购商品数量', '已订购商品销售额'], ['B0ABCD1234', '1,204', 54, 'US$1,100.15']])).toEqual([['childAsin', 'sessionsTotal', 'unitsOrdered', 'orderedProductSales'], ['B0ABCD1234', 1204, 54, 1100.15]]);
  });

  test('dates are serials, whether they come as text or serials; blank rows that Excel hands in as 0 are left out', () => {
    const rows = functions.call('REPORT', [header, [46_349, 'Auto', 'G1', 'steel bottle', 900, 12, 6.5, 40, 2], ['2026-11-24', 'Auto', 0, 'cup', 10, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0]], [['date', 'adGroup', 'searchTerm', 'clicks', 'spend']]);
    expect(rows).toEqual([['date', 'adGroup', 'searchTerm', 'clicks', 'spend'], [46_349, 'G1', 'steel bottle', 12, 6.5], [46_350, '', 'cup', 0, 0]]);
  });

  test('an error stays in its cell', () => {
    const rows = functions.call('REPORT', [['(Child) ASIN', 'Sessions - Total', 'Units Ordered', 'Ordered Product Sales'], ['B0ABCD1234', new HostError('#DIV/0!'), 54, 10]]);
    expect(rows[1]).toEqual(['B0ABCD1234', '#DIV/0!', 54, 10]);
  });

  test('a field by the header as it stands, and one that is not there', () => {
    const cells = [['(Child) ASIN', 'Sessions - Total', 'Units Ordered', 'Ordered Product Sales'], ['B0ABCD1234', 5, 1, 10]];
    expect(functions.call('REPORT', cells, 'Units Ordered')).toEqual([['unitsOrdered'], [1]]);
    expect(functions.one('REPORT', cells, 'buyBoxPercentage')).toMatch(/^#N\/A.*unitsOrdered/);
  });

  test('what is no report is #N/A with what to do', () => {
    functions.configure({ language: 'zh-CN', overrides: [] });
    expect(functions.one('REPORT', [['a', 'b'], [1, 2]])).toMatch(/^#N\/A: 未识别/);
    expect(functions.one('REPORT', [[0]])).toMatch(/^#N\/A/);
  });
});

describe('LOGVERIFY', () => {
  const fields = [...hashedLogFields, 'previousHash', 'hash'] as const;
  const drafts = ['a', 'b', 'c', 'd'].map((id) => ({ logId: id, object: `B0${id}`, oldValue: '1', newValue: '2' }));
  const log = (language: 'en' | 'zh-CN' = 'zh-CN'): unknown[][] => {
    const rows = appendChained(drafts, [...hashedLogFields], null);
    return [fields.map((field) => tableHeaders[field][language]), ...rows.map((row) => fields.map((field) => row[field]))];
  };

  test('an untouched log is intact, in either language, with columns moved and added', () => {
    expect(functions.one('LOGVERIFY', log('zh-CN'))).toBe('Intact');
    expect(functions.one('LOGVERIFY', log('en').map((row) => ['mine', ...[...row].reverse()]))).toBe('Intact');
    functions.configure({ language: 'zh-CN', overrides: [] });
    expect(functions.one('LOGVERIFY', [...log(), fields.map(() => 0)])).toBe('完整');
  });

  test.each<[string, (rows: unknown[][]) => unknown[][], string]>([
    ['edited', (rows) => rows.map((row, at) => (at === 2 ? row.map((cell) => (cell === 'B0b' ? 'B0x' : cell)) : row)), 'Broken at row 2: the row was edited'],
    ['removed', (rows) => rows.filter((_row, at) => at !== 2), 'Broken at row 2: a row before it was removed'],
    ['moved', ([head = [], a = [], b = [], c = [], d = []]) => [head, a, c, b, d], 'Broken at row 2'],
  ])('a row that was %s is named', (_name, change, expected) => {
    expect(functions.one('LOGVERIFY', change(log()))).toMatch(new RegExp(`^${expected}`));
  });

  test('missing columns, no rows, an error in a cell', () => {
    expect(functions.one('LOGVERIFY', log().map((row) => row.slice(0, -1)))).toBe('#N/A: This is no SOP log: columns are missing: Row hash. Select the whole table with its headers.');
    expect(functions.one('LOGVERIFY', log().slice(0, 1))).toMatch(/^#N\/A/);
    expect(functions.one('LOGVERIFY', log().map((row, at) => (at === 1 ? [new HostError('#N/A'), ...row.slice(1)] : row)))).toBe('#N/A');
  });
});
