import fc from 'fast-check';
import { pack, scopesOf } from '../../src/domain/rules';
import { languages } from '../../src/locale';
import { sayNotice } from '../../src/locale/notices';
import type { CellValue } from '../../src/sheets/plan';
import { groupOf, settingEntries, settingGroups, settingName, shownValue } from '../../src/sheets/settingEntries';
import { readSetting, settingsOf } from '../../src/sheets/settings';

const rows = (...typed: readonly (readonly [id: string, scope: string, value: CellValue])[]) => typed.map(([id, scope, value], index) => ({ id, scope, value, sheet: '设置', row: index + 5 }));

test('overrides, targets, store, language and marketplaces are read as people type them', () => {
  const settings = settingsOf(rows(
    ['workbook.store', '', 'Fennavo'], ['workbook.language', '', 'EN'], ['workbook.marketplaces', '', '美国；Amazon.de, jp'],
    ['restock.alertDays', '', '20 '], ['restock.alertDays', '日本站', 25], ['acos.limit', '宠物', '40%'], ['acos.limit', 'DE/home', 0.3], ['acos.limit', '', null],
    ['title.maxCharacters', 'EG/SA/TR/AE', 150], ['review.pauseOf', '', 'none'],
    ['target.orderedProductSales', 'US', '9,000'], ['target.acos', 'US', '28%'], ['target.monthly.unitsOrdered', 'DE', 3000],
  ));
  expect(settings.faults).toEqual([]);
  expect(settings).toMatchObject({ store: 'Fennavo', language: 'en', marketplaces: ['US', 'DE', 'JP'] });
  const { rules } = settings;
  expect([rules.number('restock.alertDays'), rules.number('restock.alertDays', { marketplace: 'JP' }), rules.find('acos.limit', { category: '宠物' })?.value, rules.find('acos.limit', { category: 'home', marketplace: 'DE' })?.value]).toEqual([20, 25, 0.4, 0.3]);
  // A row for several marketplaces holds in each of them.
  expect(['EG', 'SA', 'TR', 'AE', 'US'].map((marketplace) => rules.number('title.maxCharacters', { marketplace }))).toEqual([150, 150, 150, 150, 75]);
  expect(rules.words('review.pauseOf')).toEqual(['none']);
  expect(settings.targets.get('US')).toEqual({ orderedProductSales: 9000, acos: 0.28 });
  expect(settings.monthlyTargets.get('DE')).toEqual({ unitsOrdered: 3000 });
});

test.each([
  ['restock.alertDays', '', 'soon', 'allowed.number'], ['restock.alertDays', '', -3, 'allowed.number'], ['acos.tolerance', '', 5, 'allowed.share'], ['bullets.max', '', 4.5, 'allowed.whole'],
  ['history.asinDays', '', 0, 'allowed.bounds'], ['review.pauseOf', '', 'campaign; planet', 'allowed.choices'], ['team.zone', '', 'Asia/Peking', 'allowed.zone'], ['velocity.windows', '', 'a; b', 'allowed.numbers'],
  ['velocity.windows', 'US', '7; 15; 30; 60; 90', 'allowed.scope-none'], ['restock.alertDays', 'USA', 20, 'allowed.scope-marketplace'], ['restock.alertDayz', '', 20, 'allowed.known'],
  ['target.acos', 'US', 3, 'allowed.share'], ['target.unitsOrdered', 'US', 0, 'allowed.target'], ['target.unitsOrdered', '', 10, 'allowed.scope-marketplace'], ['target.monthly.acos', 'US', 0.2, 'allowed.known'],
  ['workbook.language', '', 'Deutsch', 'allowed.language'], ['workbook.marketplaces', '', 'US; Mars', 'allowed.marketplaces'], ['workbook.store', '', 'x'.repeat(61), 'allowed.store'],
] as const)('%s %s = %s is left out, its row named, and the text says what is allowed (%s)', (id, scope, value, code) => {
  const { faults, problems, overrides } = settingsOf(rows(['acos.minClicks', '', 9], [id, scope, value]));
  expect(overrides).toEqual([{ id: 'acos.minClicks', value: 9 }]);
  expect(faults).toMatchObject([{ id, scope, sheet: '设置', row: 6, problem: { code: 'setting-unusable', params: { reason: code, row: 6 } } }]);
  for (const language of languages) {
    const text = sayNotice(language, problems[0]!);
    expect(text).toContain('6');
    expect(text).toContain(sayNotice(language, { code, params: problems[0]!.params }));
    expect(text).not.toMatch(/[{}]|Infinity|allowed\./);
  }
});

test('a row given twice counts once, windows and weights only together; both are named', () => {
  const settings = settingsOf(rows(['restock.alertDays', 'US', 20], ['restock.alertDays', ' us', 30], ['velocity.weights', '', '0.5; 0.5']));
  expect(settings.rules.number('restock.alertDays', { marketplace: 'US' })).toBe(20);
  expect(settings.rules.numbers('velocity.weights')).toHaveLength(5);
  expect(settings.faults.map(({ row, problem }) => [row, problem.code])).toEqual([[6, 'setting-doubled'], [7, 'rules.weights']]);
  expect(settingsOf(rows(['velocity.weights', '', '0.6; 0.4'], ['velocity.windows', '', '7; 30'])).faults).toEqual([]);
});

test('every entry has a name, a group of its own, and takes its own default', () => {
  const entries = settingEntries(['US', 'JP']);
  expect(settingGroups).toEqual(expect.arrayContaining([...new Set(entries.map(({ group }) => group))]));
  for (const { id, scope, value } of entries) {
    for (const language of languages) expect(settingName(id, language)).not.toBe(id);
    expect(id.slice(0, id.indexOf('.')) in { finding: 1, report: 1, history: 1, checklist: 1 }).toBe(groupOf(id) === 'daily');
    if (value !== null) expect(readSetting({ id, scope, value: shownValue(value) })).toMatchObject({ kind: 'rule', value });
  }
});

test('whatever marketplace or category a rule takes, its override holds there and nowhere else', () => {
  const numeric = pack.filter(({ value, unit }) => typeof value === 'number' && unit === 'days');
  fc.assert(fc.property(fc.constantFrom(...numeric), fc.constantFrom('US', 'DE', 'JP', ''), fc.integer({ min: 36, max: 80 }), (rule, scope, value) => {
    const { rules, faults } = settingsOf(rows([rule.id, scope, value]));
    const before = settingsOf([]).rules;
    const bounded = readSetting({ id: rule.id, scope, value }).kind === 'refused';
    expect(faults).toHaveLength(bounded ? 1 : 0);
    if (scope !== '' && !scopesOf(rule.id).marketplace) expect(bounded).toBe(true);
    for (const marketplace of ['US', 'DE', 'JP', 'CA']) {
      const own = !bounded && (scope === '' || scope === marketplace);
      const narrower = pack.some((one) => one.id === rule.id && 'marketplaces' in one);
      if (!narrower) expect(rules.number(rule.id, { marketplace })).toBe(own ? value : before.number(rule.id, { marketplace }));
    }
  }));
});

test.each([[null], [''], ['  ']])('a blank value (%j) keeps the default and is no fault', (value) => {
  expect(settingsOf(rows(['restock.alertDays', '', value], ['no.such', '', value]))).toMatchObject({ faults: [], overrides: [] });
});
