import type { DailyReport } from '../../src/domain/daily';
import type { DayImport } from '../../src/domain/history';
import type { Movement } from '../../src/domain/movement';
import { rulesWith } from '../../src/domain/rules';
import { languages } from '../../src/locale';
import { reportText } from '../../src/locale/report';
import { conclusion } from '../../src/sheets/conclusion';
import { build, importsOf } from './sampleStore';

const rules = rulesWith();
let all: DayImport[];
let report: DailyReport;
beforeAll(async () => {
  all = (await Promise.all(['2026-11-20', '2026-11-21'].map((day) => importsOf('US', day)))).flat();
  report = build(all).reports.at(-1)!;
});

test.each(languages)('every line says a number, what to do, whose it is and by when (%s)', (language) => {
  const lines = conclusion(report, rules, language);
  expect(lines.length).toBe(5);
  for (const { text, next, owner, due } of lines) {
    expect(text).toMatch(/\d/);
    expect(next.length).toBeGreaterThan(5);
    expect(owner).toBe(reportText.unowned[language]);
    expect(due).not.toBeNull();
  }
});

test('the first line names the product that moved most, and is its owner’s', () => {
  const line = report.lines.reduce((most, one) => ((one.day.orderedProductSales ?? 0) - (one.salesBefore ?? 0) < (most.day.orderedProductSales ?? 0) - (most.salesBefore ?? 0) ? one : most));
  const owned = { ...report, lines: report.lines.map((one) => (one === line ? { ...one, product: { ...(one.product ?? { marketplace: 'US', asin: one.day.asin } as NonNullable<typeof one.product>), name: '台灯', owner: '周楠' } } : one)) };
  const [first] = conclusion(owned, rules, 'zh-CN');
  expect(first!.text).toContain('降幅最大：台灯 -$');
  expect(first!.owner).toBe('周楠');
});

describe('what to do follows from what moved it', () => {
  const moved = (effects: Partial<Movement>, previous = 1_000): ReturnType<typeof conclusion>[number] => {
    const movement: Movement = { change: 0, traffic: 0, buyBox: 0, conversion: 0, price: 0, other: 0, ...effects };
    const kpis = report.kpis.map((kpi) => (kpi.id === 'orderedProductSales' ? { ...kpi, value: previous + movement.change, previous } : kpi));
    return conclusion({ ...report, kpis, movement }, rules, 'en')[0]!;
  };
  test.each<readonly [string, Partial<Movement>, keyof typeof reportText]>([
    ['fewer visits', { change: -300, traffic: -250, conversion: -50 }, 'conclusion.fellTraffic'],
    ['a lost Buy Box', { change: -300, traffic: -50, buyBox: -250 }, 'conclusion.fellBuyBox'],
    ['fewer orders a visit', { change: -300, traffic: 50, conversion: -350 }, 'conclusion.fellConversion'],
    ['cheaper units', { change: -300, price: -300 }, 'conclusion.fellPrice'],
    ['a Buy Box nobody knows', { change: -300, buyBox: null, conversion: -300 }, 'conclusion.fellConversion'],
    ['more sales', { change: 300, traffic: 300 }, 'conclusion.salesRose'],
    ['next to nothing', { change: -10, traffic: -10 }, 'conclusion.salesNext'],
  ])('%s', (_, effects, step) => {
    expect(moved(effects).next).toBe((reportText[step] as { en: string }).en);
  });

  test('a deep fall is due sooner than a small one', () => {
    expect(moved({ change: -500, traffic: -500 }).due! < moved({ change: -100, traffic: -100 }).due!).toBe(true);
  });
});

test('a first day has nothing to compare with and says what would change that', () => {
  const [first] = conclusion({ ...build(all.filter(({ date }) => date === '2026-11-21')).reports.at(-1)!, findings: [] }, rules, 'zh-CN');
  expect(first!.text).toContain('暂无历史可比');
  expect(first!.next).toBe('补导前几日数据，即可对比');
});
