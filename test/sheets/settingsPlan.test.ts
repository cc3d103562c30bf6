import fc from 'fast-check';
import { allowedFor, choicesOf, pack, scopesOf } from '../../src/domain/rules';
import { roles, type Person } from '../../src/domain/team';
import { phases } from '../../src/domain/people';
import { languages } from '../../src/locale';
import { sayNotice } from '../../src/locale/notices';
import type { RawWorkbook, WorkbookPlan } from '../../src/sheets/plan';
import { settingEntries } from '../../src/sheets/settingEntries';
import { settingKey, settingsOf } from '../../src/sheets/settings';
import { planSettings, textOf, type PersonChange, type SettingChange, type SettingsChanges } from '../../src/sheets/settingsPlan';
import { settingsFromText, settingsText } from '../../src/sheets/settingsText';
import { decodeWorkbook } from '../../src/sheets/stored';
import { readWorkbook, writePlan } from '../../src/xlsx';

const emptyRaw: RawWorkbook = { sheets: [{ name: 'Sheet1', mark: null, protected: false, empty: true }], tables: [] };
const none: SettingsChanges = { settings: [], people: [] };
const set = (...settings: SettingChange[]): SettingsChanges => ({ ...none, settings });
const person = (name: string, rest: Partial<Person> = {}): Person => ({ name, role: null, phase: null, note: null, ...rest });

async function carried(plan: WorkbookPlan | null, before?: Uint8Array): Promise<{ bytes: Uint8Array; raw: RawWorkbook }> {
  if (!plan) throw new Error('There is nothing to carry out.');
  const written = await writePlan(plan, before);
  if ('problem' in written) throw new Error(JSON.stringify(written.problem));
  const read = await readWorkbook(written.bytes);
  if ('problem' in read) throw new Error(JSON.stringify(read.problem));
  return { bytes: written.bytes, raw: read.raw };
}

const upserts = (plan: WorkbookPlan | null) => plan?.tables.flatMap(({ upsert }) => upsert) ?? [];

test('the first setting of a workbook brings the whole table; the next one touches its row alone', async () => {
  const first = planSettings(emptyRaw, set({ id: 'restock.alertDays', scope: '', value: '20' }), 'zh-CN');
  expect(first.plan?.sheets.map(({ name, kind }) => [name, kind])).toEqual([['设置', 'tables']]);
  const one = await carried(first.plan);
  const stored = decodeWorkbook(one.raw);
  expect(stored.settings).toHaveLength(settingEntries([]).length);
  expect(settingsOf(stored.settings)).toMatchObject({ overrides: [{ id: 'restock.alertDays', value: 20 }], faults: [] });

  const second = planSettings(one.raw, set({ id: 'restock.alertDays', scope: '', value: 18 }, { id: 'acos.tolerance', scope: '', value: null }, { id: 'acos.minClicks', scope: '', value: '' }), 'zh-CN');
  expect(upserts(second.plan)).toEqual([{ settingId: 'restock.alertDays', scope: '', settingValue: 18 }]);
  expect(second.changed).toEqual([{ kind: 'setting', id: 'restock.alertDays', scope: '', before: '20', after: '18' }]);
  const two = await carried(second.plan, one.bytes);
  expect(planSettings(two.raw, set({ id: 'restock.alertDays', scope: '', value: '18.0' }), 'zh-CN')).toMatchObject({ plan: null, changed: [] });

  const reset = await carried(planSettings(two.raw, set({ id: 'restock.alertDays', scope: '', value: null }), 'zh-CN').plan, two.bytes);
  expect(settingsOf(decodeWorkbook(reset.raw).settings).overrides).toEqual([]);
  expect(decodeWorkbook(reset.raw).settings).toHaveLength(stored.settings.length);
});

test('a value for a marketplace or a category is a row of its own, beside what would hold without it, and goes when it is reset', async () => {
  const plan = planSettings(emptyRaw, set({ id: 'acos.limit', scope: '宠物', value: '40%' }, { id: 'restock.leadDays', scope: '日本站', value: 30 }, { id: 'target.monthly.orderedProductSales', scope: 'US', value: '300,000' }), 'en');
  const one = await carried(plan.plan);
  const rows = decodeWorkbook(one.raw).tables.settings.rows.map(({ cells }) => cells);
  expect(rows.find(({ scope }) => scope === '宠物')).toMatchObject({ settingId: 'acos.limit', settingValue: 0.4, settingName: 'Healthy ACoS, upper limit' });
  expect(rows.find(({ settingId, scope }) => settingId === 'restock.leadDays' && scope === 'JP')).toMatchObject({ settingValue: 30, defaultValue: '45' });
  const settings = settingsOf(decodeWorkbook(one.raw).settings);
  expect([settings.rules.number('restock.leadDays', { marketplace: 'JP' }), settings.monthlyTargets.get('US')?.orderedProductSales]).toEqual([30, 300_000]);
  const two = await carried(planSettings(one.raw, set({ id: 'restock.leadDays', scope: 'jp', value: null }), 'en').plan, one.bytes);
  expect(decodeWorkbook(two.raw).settings.filter(({ id }) => id === 'restock.leadDays').map(({ scope }) => scope)).toEqual(['']);
});

test('what cannot be used is refused with what is allowed, and the rest goes on', () => {
  const { refused, changed } = planSettings(emptyRaw, set(
    { id: 'acos.tolerance', scope: '', value: 5 }, { id: 'restock.alertDays', scope: '', value: 21 }, { id: 'velocity.weights', scope: '', value: '0.9; 0.1' }, { id: 'no.such', scope: '', value: 1 },
  ), 'en');
  expect(changed.map((one) => one.kind === 'setting' && one.id)).toEqual(['restock.alertDays']);
  expect(refused.map((one) => sayNotice('en', one.reason))).toEqual([
    'Enter a share from 0 to 1, such as 0.25 or 25%.', 'There is no such setting; take its id from the list.',
    expect.stringMatching(/^Settings: 5 windows of sales velocity and 2 weights that add up to 100%/) as string,
  ]);
});

test('a person is known by the name: two with one are refused, in the pane and in the sheet', async () => {
  const people: PersonChange[] = [
    { kind: 'add', person: person('李明', { role: 'operator', phase: 'P3' }) }, { kind: 'add', person: person(' 李　明 ') }, { kind: 'add', person: person('李明（广告）', { role: 'supervisor' }) }, { kind: 'add', person: person('  ') }, { kind: 'remove', name: '王五' },
  ];
  const planned = planSettings(emptyRaw, { ...none, people }, 'zh-CN');
  expect(planned.refused.map((one) => (one.kind === 'person' ? [one.name, one.reason.code] : []))).toEqual([[' 李　明 ', 'person-name-taken'], ['  ', 'person-name-empty'], ['王五', 'person-unknown']]);
  const one = await carried(planned.plan);
  const stored = decodeWorkbook(one.raw);
  expect(stored.people.map(({ name, role, phase }) => [name, role, phase])).toEqual([['李明', 'operator', 'P3'], ['李明（广告）', 'supervisor', null]]);
  for (const language of languages) for (const { reason } of planned.refused) expect(sayNotice(language, reason)).not.toMatch(/[{}]/);

  const edited = await carried(planSettings(one.raw, { ...none, people: [{ kind: 'edit', person: person('李明', { role: 'supervisor', phase: 'P4', note: '兼广告' }) }, { kind: 'remove', name: '李明（广告）' }] }, 'zh-CN').plan, one.bytes);
  expect(decodeWorkbook(edited.raw).people.map(({ name, role, phase, note }) => [name, role, phase, note])).toEqual([['李明', 'supervisor', 'P4', '兼广告']]);
});

test('names, roles and phases typed into the sheet: doubles and nonsense are named with their rows', () => {
  const raw: RawWorkbook = { ...emptyRaw, tables: [{ name: 'amz_people', sheet: '人员', row: 3, column: 0, headers: ['姓名', '角色', '权限阶段', '备注'], formulas: [], filtered: false, rows: [['Li Ming', 'Supervisor', 'p4', null], ['li  ming', '运营助理', 3, ''], ['Wang', 'boss', 'P9', null], [null, null, null, null]] }] };
  const { people, problems } = decodeWorkbook(raw);
  expect(people).toEqual([person('Li Ming', { role: 'supervisor', phase: 'P4' }), person('Wang')]);
  expect(problems.map(({ code, params }) => [code, params['row']])).toEqual([['person-doubled', 6], ['person-cell', 7], ['person-cell', 7]]);
});

test('a workbook with a history keeps its store', () => {
  const raw: RawWorkbook = { ...emptyRaw, tables: [{ name: 'amz_day_totals', sheet: '日汇总', row: 3, column: 0, headers: ['店铺', '站点', '日期'], formulas: [], filtered: false, rows: [['Fennavo', 'US', 46000]] }] };
  expect(planSettings(raw, set({ id: 'workbook.store', scope: '', value: 'Other' }), 'en').refused).toMatchObject([{ reason: { code: 'store-has-history', params: { store: 'Fennavo' } } }]);
  expect(planSettings(raw, set({ id: 'workbook.store', scope: '', value: 'Fennavo' }), 'en')).toMatchObject({ refused: [], changed: [{ after: 'Fennavo' }] });
});

const anyValue = fc.constantFrom(...pack.filter(({ id }) => !id.startsWith('velocity.'))).chain((rule): fc.Arbitrary<SettingChange> => {
  const { code, min, max } = allowedFor(rule);
  const value: fc.Arbitrary<string | number> = code === 'allowed.zone' ? fc.constantFrom('Asia/Tokyo', 'Europe/Paris')
    : code === 'allowed.words' ? fc.array(fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,5})?$/), { minLength: 1, maxLength: 5 }).map((words) => words.join('; '))
    : code === 'allowed.choices' ? fc.subarray([...(choicesOf(rule.id) ?? [])], { minLength: 1 }).map((words) => words.join('; '))
    : code === 'allowed.text' ? fc.stringMatching(/^[A-Za-z]{1,10}$/)
    : code === 'allowed.share' ? fc.integer({ min: 0, max: 100 }).map((one) => one / 100)
    : code === 'allowed.numbers' || code === 'allowed.shares' ? fc.array(fc.integer({ min: Math.max(min, 1), max: Math.min(max, 1) > 0 ? Math.min(max, 12) : 1 }), { minLength: 1, maxLength: 4 }).map((all) => all.join('; '))
    : fc.integer({ min: Math.ceil(min), max: Math.min(max, Math.ceil(min) + 500) });
  const scope = scopesOf(rule.id).marketplace ? fc.constantFrom('', 'US', 'JP', 'DE') : fc.constant('');
  return fc.record({ id: fc.constant(rule.id as string), scope, value });
});
const anyTarget = fc.record({ id: fc.constantFrom('target.orderedProductSales', 'target.monthly.unitsOrdered'), scope: fc.constantFrom('US', 'UK'), value: fc.integer({ min: 1, max: 1_000_000 }) });
const anyPerson = fc.record({ name: fc.stringMatching(/^[A-Z][a-z]{1,8}$/), role: fc.constantFrom(null, ...roles), phase: fc.constantFrom(null, ...phases), note: fc.constantFrom(null, 'ads', '备注') });
const anyChanges: fc.Arbitrary<SettingsChanges> = fc.record({
  settings: fc.uniqueArray(fc.oneof(anyValue, anyTarget, fc.constant({ id: 'workbook.marketplaces', scope: '', value: 'US; JP' }), fc.constant({ id: 'workbook.language', scope: '', value: 'en' })), { selector: settingKey, maxLength: 12 }),
  people: fc.uniqueArray(anyPerson, { selector: ({ name }) => name.toLowerCase(), maxLength: 4 }).map((all) => all.map((one) => ({ kind: 'add', person: one }) as const)),
});

test('export and import: a workbook given another\'s text says the same, and once more changes nothing', async () => {
  await fc.assert(fc.asyncProperty(anyChanges, async (changes) => {
    const planned = planSettings(emptyRaw, changes, 'zh-CN');
    expect(planned.refused).toEqual([]);
    if (!planned.plan) return;
    const one = decodeWorkbook((await carried(planned.plan)).raw);
    for (const change of changes.settings) expect(textOf(one.settings.find((row) => settingKey(row) === settingKey(change)))).toBe(textOf(change));
    const text = settingsText(one);
    const asked = settingsFromText(text, { people: [] });
    if ('problem' in asked) throw new Error(asked.problem.code);
    const taken = planSettings(emptyRaw, asked.changes, 'zh-CN');
    expect(taken.refused).toEqual([]);
    const two = await carried(taken.plan);
    const again = decodeWorkbook(two.raw);
    expect(JSON.parse(settingsText(again))).toEqual(JSON.parse(text));
    expect(settingsOf(again.settings).overrides).toEqual(settingsOf(one.settings).overrides);
    const same = settingsFromText(text, again);
    expect('changes' in same && planSettings(two.raw, same.changes, 'zh-CN')).toMatchObject({ plan: null, changed: [], refused: [] });
  }), { numRuns: 12 });
});

test.each([
  ['', 'import-not-json'], ['{', 'import-not-json'], ['[]', 'import-shape'], ['{"format":"amz-ops-settings","version":2,"settings":[]}', 'import-shape'],
  ['{"format":"amz-ops-settings","version":1,"settings":[{"id":"restock.alertDays","scope":"","value":{"a":1}}]}', 'import-shape'], ['x'.repeat(400_001), 'import-long'],
])('a text that is none (%#) is refused with its reason', (text, code) => {
  const asked = settingsFromText(text, { people: [] });
  expect(asked).toMatchObject({ problem: { code } });
  if ('problem' in asked) for (const language of languages) expect(sayNotice(language, asked.problem).length).toBeGreaterThan(20);
});
