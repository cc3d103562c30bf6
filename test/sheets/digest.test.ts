import fc from 'fast-check';
import { addDays } from '../../src/domain/civil';
import { dailyReport, type DailyReport } from '../../src/domain/daily';
import type { Finding } from '../../src/domain/findings';
import { blankAsinDay } from '../../src/domain/history';
import { blankProduct } from '../../src/domain/products';
import { rulesWith } from '../../src/domain/rules';
import { languages } from '../../src/locale';
import { digest, plain } from '../../src/sheets/digest';
import { day0, dayImports, historyOfAll, marketplace, store } from '../domain/stores';
import { build, importsOf } from './sampleStore';

const rules = rulesWith();
const bytes = (text: string): number => new TextEncoder().encode(text).length;
const reports = (name: string): fc.Arbitrary<DailyReport> => dayImports(5).map((imports) => dailyReport({ store: name, marketplace, currency: 'USD', date: addDays(day0, 4), today: addDays(day0, 5), history: historyOfAll(imports), products: [], rules, targets: {} }));

/** A report with this many findings, each on a product with this name. */
function crowded(count: number, name: string): DailyReport {
  const asin = (index: number): string => `B0QH${String(index).padStart(6, '0')}`;
  const empty = dailyReport({ store, marketplace, currency: 'USD', date: day0, today: day0, history: { asinDays: [], dayTotals: [] }, products: [], rules, targets: {} });
  const finding = (index: number): Finding => ({ code: 'OUT_OF_STOCK', asin: asin(index), metric: 'afnFulfillableQuantity', before: 3, after: 0, days: 1, basis: 'none', money: 10_000 - index, rule: 'restock.outOfStock', limit: 0, source: 'proposal', module: 'inventory', risk: 'high', movement: null });
  const findings = Array.from({ length: count }, (_, index) => finding(index));
  const stock = { velocity: 3, daysKnown: 5, available: 0, inbound: 0, cover: 0, coverWithInbound: 0, stockoutDate: null, orderBy: null, quantity: null, dailyRevenue: 60, revenueAtRisk: null, verdict: null };
  return {
    ...empty, findings,
    lines: findings.map((one) => ({
      day: { ...blankAsinDay, store, marketplace, date: day0, asin: one.asin, sku: null, parentAsin: null, title: name, salesImport: null, adsImport: null, inventoryImport: null },
      product: { ...blankProduct({ marketplace, asin: one.asin }), name, owner: name }, stock, meanUnits: null, salesBefore: null, rating: null, ratingChange: null, findings: [one],
    })),
  };
}

test('is at most 20,000 bytes however much there is to say; what is left out is the least money, and counted', () => {
  for (const language of languages) {
    const report = crowded(400, '双层真空保温杯'.repeat(30));
    const message = digest(report, rules, language, '日报');
    expect(bytes(message)).toBeLessThanOrEqual(20_000);
    const shown = report.findings.filter(({ asin }) => message.includes(asin));
    expect(shown.length).toBeGreaterThan(20);
    expect(shown).toEqual(report.findings.slice(0, shown.length));
    const left = report.findings.slice(shown.length);
    expect(message).toContain(language === 'en' ? `${left.length} more exceptions` : `另有 ${left.length} 项异常`);
    expect(message).toContain(left.reduce((sum, { money }) => sum + money, 0).toLocaleString('en-US', { minimumFractionDigits: 2 }));
  }
});

test('a team that wants shorter messages gets them', () => {
  expect(bytes(digest(crowded(50, 'Cup'), rulesWith([{ id: 'report.messageBytes', value: 4_000 }]), 'en', 'Daily'))).toBeLessThanOrEqual(4_000);
});

test('text from outside makes no markup, no link and no mention, and stays on its line', () => {
  const nasty = fc.string({ unit: fc.constantFrom(...'*_`[]()<>#|~\\!@&;-+.1 \n\r\t\u2028\u200b=:/杯a') });
  fc.assert(fc.property(nasty, (text) => {
    expect(plain(text)).not.toMatch(/[*_`[\]<>#|~\\!@\p{Cc}\p{Zl}\p{Zp}\p{Cf}]|:\/\/|&[#\w]+;/u);
    expect(plain(plain(text))).toBe(plain(text));
  }));
  fc.assert(fc.property(nasty, fc.constantFrom(...languages), (text, language) => {
    const [calm, wild] = [digest(crowded(3, 'Cup'), rules, language, 'Daily'), digest(crowded(3, `Cup ${text}`), rules, language, `Daily ${text}`)];
    // As many headings, stars and links as with a harmless name.
    for (const mark of [/^#/gm, /\*\*/g, /\]\(/g, /^- /gm, /@/g]) expect((wild.match(mark) ?? []).length).toBe((calm.match(mark) ?? []).length);
    expect(wild.split('\n').length).toBe(calm.split('\n').length);
  }));
});

test('bold stands between spaces or line ends, so that Markdown beside Chinese takes it for bold; no table anywhere', () => {
  fc.assert(fc.property(reports('青禾 *家居*'), fc.constantFrom(...languages), (report, language) => {
    const message = digest(report, rules, language, '日报');
    for (const [whole] of message.matchAll(/.?\*\*[^*]+\*\*.?/g)) expect(whole).toMatch(/^ ?\*\*[^ ](.*[^ ])?\*\* ?$/);
    expect(message).not.toContain('|');
    expect(message.startsWith('## ')).toBe(true);
    expect(message.endsWith('\n')).toBe(true);
  }), { numRuns: 30 });
});

test('the sample store: conclusion, findings by money, figures; missing exports are named, not shown as 0', async () => {
  const days = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21'];
  const all = (await Promise.all(days.map((day) => importsOf('US', day)))).flat();
  const { reports: built } = build(all);
  const message = digest(built.at(-1)!, rules, 'zh-CN', '日报 US 2026-11-21');
  expect(message).toContain('Fennavo Home & Tech');
  expect([...message.matchAll(/^### (.*)$/gm)].map(([, title]) => title?.replace(/\d+/g, 'N'))).toEqual(['今日结论', '异常 N 项，按 N 天影响金额排序', '核心指标']);
  expect(message).toMatch(/流量 [+-]\$[\d,.]+，Buy Box [+-]\$[\d,.]+，转化 [+-]\$[\d,.]+，件单价 [+-]\$[\d,.]+/);
  const { reports: noAds } = build(all.filter(({ group }) => group !== 'ads'));
  expect(digest(noAds.at(-1)!, rules, 'zh-CN', '日报')).toContain('ACoS：—（缺广告报告）');
});
