import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkRecalculation } from '../../scripts/office/recalculate';
import type { AdPart } from '../../src/domain/adFacts';
import { contentHash } from '../../src/domain/chain';
import type { Language } from '../../src/locale';
import { adHealthText } from '../../src/locale/adHealth';
import { isUnreadable, read } from '../../src/reports';
import { adParts } from '../../src/reports/adFacts';
import { adProposal } from '../../src/sheets/adProposals';
import type { CellValue, SheetPlan } from '../../src/sheets/plan';
import { planProposals } from '../../src/sheets/proposals';
import { rulesWith } from '../../src/domain/rules';
import { part, row, term } from '../domain/adStore';
import { build, importsOf, moment, rawOf, store, written } from './sampleStore';

const samples = fileURLToPath(new URL('../../samples/extra/', import.meta.url));

/** The advertising exports of the made-up store that go beyond the daily one. */
async function adsOf(marketplace: 'US' | 'DE', ...folders: readonly string[]): Promise<AdPart[]> {
  const placed = [];
  for (const folder of folders) {
    for (const name of readdirSync(`${samples}${folder}/${marketplace}`)) {
      const bytes = new Uint8Array(readFileSync(`${samples}${folder}/${marketplace}/${name}`));
      for (const table of await read({ name, bytes })) if (!isUnreadable(table)) placed.push({ table, context: { store, marketplace, date: null, hash: contentHash(bytes) } });
    }
  }
  return [...adParts(placed).parts];
}
const everything = () => adsOf('US', 'campaigns', 'sponsored-brands', 'sponsored-display', 'search-terms');
const pageOf = (sheets: readonly SheetPlan[]): SheetPlan => sheets.find(({ key }) => key.startsWith('adhealth:'))!;
const cellsOf = (page: SheetPlan) => page.blocks.flatMap(({ cells }) => cells.flat()).filter((cell) => cell !== null);
const texts = (page: SheetPlan): CellValue[] => cellsOf(page).map(({ value }) => value);

test('the page is made where campaigns or search terms come in, one a marketplace, with its mark', async () => {
  const made = build(await importsOf('US', '2026-11-21'), null, { ads: [...(await everything()), ...(await adsOf('DE', 'search-terms'))], language: 'en' });
  expect(made.adHealth.map(({ marketplace, currency }) => [marketplace, currency])).toEqual([['DE', 'EUR'], ['US', 'USD']]);
  expect(made.plan.sheets.filter(({ mark }) => mark.startsWith('AMZ_adhealth_')).map(({ mark, name }) => [mark, name])).toEqual([['AMZ_adhealth_DE', 'Ad health DE'], ['AMZ_adhealth_US', 'Ad health US']]);
  expect(made.plan.activate).toBe('report:US:2026-11-21');
  const us = made.adHealth[1]!;
  expect(us.campaigns.figures).toMatchObject({ spend: 18_662.33 });
  expect(us.zombies.lines.map(({ campaign }) => campaign)).toContain('SP-Manual-CUT-US');
  expect(us.campaigns.lines.find(({ campaign }) => campaign === 'SP | Manual | Earbuds | 精准+词组')!.budget).toMatchObject({ budget: 150, isSpent: true });
  expect(us.terms.reduce((sum, { figures }) => sum + (figures.spend ?? 0), 0)).toBeCloseTo(56_425.56, 2);
  expect(us.terms.find(({ bucket }) => bucket === 'negative')!.lines.map((line) => line.term)).toEqual(expect.arrayContaining(['karaoke machine', 'body weight scale']));
});

test('without such exports the page is left as it is; the daily advertising export alone is none', async () => {
  const daily = await read({ name: 'x.xlsx', bytes: new Uint8Array(readFileSync(fileURLToPath(new URL('../../samples/store/US/2026-11-21/Sponsored Products Advertised product report.xlsx', import.meta.url)))) });
  const { parts } = adParts(daily.flatMap((table) => (isUnreadable(table) ? [] : [{ table, context: { store, marketplace: 'US', date: null, hash: 'cd'.repeat(32) } }])));
  expect(parts).toHaveLength(1);
  const made = build(await importsOf('US', '2026-11-21'), null, { ads: parts });
  expect([made.adHealth, pageOf(made.plan.sheets)]).toEqual([[], undefined]);
});

test('built twice it is the same, byte for byte, and the log does not name its exports twice', async () => {
  const [imports, ads] = [await importsOf('US', '2026-11-21'), await everything()];
  const first = build(imports, null, { ads });
  expect(JSON.stringify(build(imports, null, { ads }).plan)).toBe(JSON.stringify(first.plan));
  const again = build(imports, await rawOf(await written(first.plan)), { ads });
  expect(JSON.stringify(pageOf(again.plan.sheets))).toBe(JSON.stringify(pageOf(first.plan.sheets)));
  expect([first.changes.log > 4, again.changes.log]).toEqual([true, 0]);
});

test('calculating the page anew changes no cell, in either language', async () => {
  const [imports, ads] = [await importsOf('US', '2026-11-21'), await everything()];
  const rest = { id: 'ads.listedRows', value: 20 };
  const bytes = async (language: Language) => written(build(imports, null, { ads, language }).plan);
  const few = build(imports, null, { ads, language: 'en' });
  expect(cellsOf(pageOf(few.plan.sheets)).filter(({ formula }) => formula).length).toBeGreaterThan(1_000);
  const settings = few.plan.tables.find(({ name }) => name === 'amz_settings')!;
  const short = { ...few.plan, tables: few.plan.tables.map((table) => (table === settings ? { ...table, upsert: table.upsert.map((line) => (line['settingId'] === rest.id ? { ...line, settingValue: rest.value } : line)) } : table)) };
  const bounded = build(imports, await rawOf(await written(short)), { ads, language: 'en' });
  const page = pageOf(bounded.plan.sheets);
  expect(texts(page).filter((text) => typeof text === 'string' && text.endsWith('are not listed'))).toHaveLength(5);
  expect(await checkRecalculation([await bytes('zh-CN'), await bytes('en'), await written(bounded.plan)])).toEqual([[], [], []]);
}, 240_000);

test('terms that look like formulas stay text', async () => {
  const names = ['=cmd|\' /C calc\'!A0', '+1+1', '-kettle', '@SUM(A1)', '=HYPERLINK("http://x")'];
  const rows = [term('kettle', { clicks: 20_000, spend: 9_000, sales: 99_000, orders: 2_500 }), ...names.map((name) => term(name)), ...names.map((name) => term(name, { campaign: `=1+${name}`, adGroup: name, clicks: 90 }))];
  const page = pageOf(build([], null, { ads: [part('sp-search-term', rows)], language: 'en' }).plan.sheets);
  for (const name of names) expect(texts(page)).toContain(name);
  expect(cellsOf(page).filter(({ formula }) => formula && !/^=(SUM\(|IF\()/.test(formula))).toEqual([]);
  const again = await rawOf(await written(build([], null, { ads: [part('sp-search-term', rows)], language: 'en' }).plan));
  expect(again.sheets.some(({ mark }) => mark === 'AMZ_adhealth_US')).toBe(true);
});

test('the header is frozen and filtered, the page prints on A4 across, every style is there, and nothing lies beyond the last row', async () => {
  const { plan } = build([], null, { ads: await everything(), language: 'zh-CN' });
  const page = pageOf(plan.sheets);
  const rows = page.blocks[0]!.cells.length;
  expect(page.freeze).toEqual({ rows: 4, columns: 3 });
  expect(page.page).toMatchObject({ orientation: 'landscape', paper: 'a4', fitWidth: 1, titleRows: '$4:$4', printArea: `$A$1:$V$${rows}` });
  expect(page.filter).toMatch(/^B4:W\d+$/);
  expect(page.blocks[0]!.cells[3]!.slice(1).map((cell) => cell!.value)).toEqual(Object.entries(adHealthText).filter(([key]) => key.startsWith('column.')).map(([, entry]) => entry['zh-CN']));
  expect(cellsOf(page).filter(({ style }) => style === undefined || !(style in plan.styles))).toEqual([]);
  expect(plan.activate).toBe('adhealth:US');
});

test('a page without anything to say says so', () => {
  const page = pageOf(build([], null, { ads: [part('sp-search-term', [term('kettle', { clicks: 1, spend: 1 })])], language: 'en' }).plan.sheets);
  expect(texts(page).filter((text) => text === 'None.')).toHaveLength(5);
});

describe('to the log', () => {
  const rows = [row({ level: 'campaign', campaign: 'Kettles', impressions: 9_000, clicks: 300, spend: 300, sales: 600, orders: 12 }), row({ level: 'campaign', campaign: 'Idle', impressions: 4_000, clicks: 0, spend: 0, sales: 0, orders: 0 })];
  const ads = [part('sp-campaign', rows), part('sp-search-term', [term('kettle', { clicks: 2_000, spend: 900, sales: 9_900, orders: 250 }), term('=stovetop', { clicks: 90, spend: 70 })])];
  const hand = { store, operator: '林晓彤', moment, language: 'en' as const };

  test('each kind becomes a proposed change with old and new value, reason, window, expectation and its need for review', async () => {
    const made = build([], null, { ads, language: 'en' });
    const words = { marketplace: 'US', currency: 'USD', language: 'en' as const, rules: rulesWith() };
    const proposals = made.adHealth[0]!.suggestions.map((one) => adProposal(one, words));
    const planned = planProposals(await rawOf(await written(made.plan)), proposals, hand);
    expect(planned.refused).toEqual([]);
    const log = planned.plan!.tables.find(({ name }) => name === 'amz_sop_log')!.upsert;
    const shown = log.map(({ action, objectType, object, metric, oldValue, newValue, needsReview }) => ({ action, objectType, object, metric, oldValue, newValue, needsReview }));
    expect(shown).toEqual(expect.arrayContaining([
      { action: 'Bid change', objectType: 'Campaign', object: 'Kettles', metric: 'Bid', oldValue: '$1.00', newValue: '$0.80', needsReview: 'No' },
      { action: 'Add negative', objectType: 'Search term', object: 'Kettles › core › =stovetop', metric: 'Negative added', oldValue: 'not negated', newValue: 'negative exact', needsReview: 'No' },
      { action: 'Add keyword', objectType: 'Search term', object: 'Kettles › core › kettle', metric: 'Keyword added', oldValue: '—', newValue: '$0.54', needsReview: 'No' },
      { action: 'Pause', objectType: 'Campaign', object: 'Idle', metric: 'State', oldValue: 'enabled', newValue: 'paused', needsReview: 'Yes' },
    ]));
    const bid = log.find(({ action }) => action === 'Bid change')!;
    expect(bid['reason']).toContain('2026-09-15');
    expect(bid['reason']).toContain('ACoS 50.0%');
    expect(bid['evidence']).toBe('I-sp-campaign');
    expect(bid['expectation']).toContain('30.0%');
  });

  test('the same suggestion sent twice adds nothing', async () => {
    const made = build([], null, { ads, language: 'en' });
    const proposals = made.adHealth[0]!.suggestions.map((one) => adProposal(one, { marketplace: 'US', currency: 'USD', language: 'en', rules: rulesWith() }));
    const bytes = await written(made.plan);
    const sent = await written(planProposals(await rawOf(bytes), proposals, hand).plan!, bytes);
    const again = planProposals(await rawOf(sent), proposals, hand);
    expect([again.plan, again.added]).toEqual([null, []]);
    expect(new Set(again.refused.map(({ problem }) => problem.code))).toEqual(new Set(['proposal.known']));
  });
});

test('words of the page and of its suggestions exist for every rule that can decide', () => {
  for (const id of ['acos.limit', 'acos.tolerance', 'acos.minClicks', 'acos.noSpend', 'acos.noSales', 'acos.lowFactor', 'acos.coverDays', 'searchTerm.attentionSpend', 'searchTerm.watchFactor', 'searchTerm.negativeFactor', 'searchTerm.harvestOrders', 'searchTerm.harvestOrders.share', 'searchTerm.blockOrders', 'searchTerm.watchOrders', 'ads.targetAcos', 'zombie.stock', 'zombie.quietDays', 'zombie.impressions', 'zombie.clicksFactor']) {
    expect(adHealthText).toHaveProperty([`why.${id}`]);
  }
});
