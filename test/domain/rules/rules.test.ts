import { z } from 'zod';
import { civilDate } from '../../../src/domain/civil';
import { categoryKey, isAllowed, isLike, pack, packFaults, rulesWith, scopesOf, sources, type RuleId } from '../../../src/domain/rules';
import { ruleLabels, ruleProblems, ruleSources } from '../../../src/locale/rules';

const date = z.string().refine((text) => civilDate(text) !== null);
const shape = z.strictObject({
  id: z.string().regex(/^[a-zA-Z]+\.[a-zA-Z0-9-]+$/),
  value: z.union([z.number().nonnegative(), z.string().min(1), z.array(z.string().min(1)).min(1), z.array(z.number().nonnegative()).min(1)]),
  unit: z.string().min(1),
  source: z.enum(Object.keys(sources) as [string, ...string[]]),
  asOf: date,
  from: date.optional(),
  marketplaces: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
  category: z.string().optional(),
});
const on = (text: string) => civilDate(text)!;

describe('the rule pack', () => {
  test.each(pack.map((rule) => [rule.id, rule] as const))('%s has the shape of a rule', (_id, rule) => {
    expect(shape.safeParse(rule)).toMatchObject({ success: true });
  });

  test('has no fault, and a planted one is found', () => {
    expect(packFaults()).toEqual([]);
    const first = pack[0]!;
    expect(packFaults([first, first])).toEqual([`${first.id}: twice in the same scope`]);
    expect(packFaults([{ ...first, asOf: '2026-02-30', value: -1 }])).toHaveLength(2);
  });

  test('every id has a label and every source a title, and no label is left over', () => {
    expect(Object.keys(ruleLabels).sort()).toEqual([...new Set(pack.map(({ id }) => id))].sort());
    expect(Object.keys(ruleSources).sort()).toEqual(Object.keys(sources).sort());
  });

  test('every value of the pack is one that it would take from a team', () => {
    expect(pack.filter((rule) => !isLike(rule, rule.value) || !isAllowed(rule, rule.value)).map(({ id }) => id)).toEqual([]);
    // Only where an entry of the pack has a scope may a team be refused one.
    for (const rule of pack) {
      if ('marketplaces' in rule) expect([rule.id, scopesOf(rule.id).marketplace]).toEqual([rule.id, true]);
      if ('category' in rule) expect([rule.id, scopesOf(rule.id).category]).toEqual([rule.id, true]);
    }
  });

  test('windows and weights belong together and add up to 100 %', () => {
    const rules = rulesWith();
    expect(rules.numbers('velocity.weights')).toHaveLength(rules.numbers('velocity.windows').length);
    expect(rules.numbers('velocity.weights').reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });
});

describe('which rule holds', () => {
  const rules = rulesWith();

  test.each<[RuleId, object, number | null]>([
    ['title.maxCharacters', {}, 75],
    ['title.maxCharacters', { asOf: on('2026-07-26') }, 200],
    ['title.maxCharacters', { asOf: on('2026-07-27') }, 75],
    ['title.maxCharacters', { marketplace: 'AE', asOf: on('2026-12-01') }, 200],
    ['title.maxCharacters', { category: 'media' }, 200],
    ['keywords.maxBytes', {}, 249],
    ['keywords.maxBytes', { marketplace: 'JP' }, 500],
    ['keywords.maxBytes', { marketplace: 'IN' }, 200],
    ['acos.limit', { category: 'electronics' }, 0.25],
    ['acos.limit', { category: 'home' }, 0.35],
    ['acos.limit', { category: 'pets' }, null],
    ['acos.limit', {}, null],
    ['lowInventory.days', { asOf: on('2024-03-31') }, null],
  ])('%s in %j is %j', (id, scope, value) => {
    expect(rules.find(id, scope)?.value ?? null).toBe(value);
  });

  test('the low-inventory fee is per FNSKU since 2026-01-15', () => {
    expect(rules.text('lowInventory.level', { asOf: on('2026-01-14') })).toBe('parent ASIN');
    expect(rules.text('lowInventory.level', { asOf: on('2026-01-15') })).toBe('FNSKU');
  });

  test("a team's value wins over the pack in the same scope, a narrower scope over a wider one", () => {
    const ours = rulesWith([
      { id: 'restock.leadDays', value: 30 },
      { id: 'restock.leadDays', value: 70, marketplace: 'AU' },
      { id: 'acos.limit', value: 0.4, category: '宠物' },
      { id: 'acos.limit', value: 0.2, category: '电子' },
    ]);
    expect(ours.number('restock.leadDays')).toBe(30);
    expect(ours.number('restock.leadDays', { marketplace: 'AU' })).toBe(70);
    expect(ours.number('restock.leadDays', { marketplace: 'US' })).toBe(30);
    expect(ours.find('acos.limit', { category: 'electronics' })).toMatchObject({ value: 0.2, source: 'settings' });
    expect(ours.categories('acos.limit')).toEqual(['electronics', 'home', '宠物']);
    expect(ours.problems).toEqual([]);
  });

  test.each([
    [{ id: 'restock.leadDayz', value: 30 }, 'rules.unknown'],
    [{ id: 'restock.leadDays', value: 'soon' }, 'rules.wrong-type'],
    [{ id: 'restock.leadDays', value: [30] }, 'rules.wrong-type'],
    [{ id: 'restock.leadDays', value: -1 }, 'rules.out-of-range'],
    [{ id: 'acos.tolerance', value: 5 }, 'rules.out-of-range'],
    [{ id: 'restock.leadDays', value: NaN }, 'rules.out-of-range'],
    [{ id: 'history.asinDays', value: 1 }, 'rules.out-of-range'],
    [{ id: 'team.zone', value: 'Mars/Base' }, 'rules.out-of-range'],
    [{ id: 'bullets.max', value: 2.5 }, 'rules.out-of-range'],
    [{ id: 'aged.bands', value: [181, -1] }, 'rules.out-of-range'],
    [{ id: 'velocity.weights', value: [0.5, 0.5] }, 'rules.weights'],
  ])('the override %j is left out: %s', (override, code) => {
    const ours = rulesWith([override]);
    expect(ours.problems.map((problem) => problem.code)).toEqual([code]);
    expect(ours.number('restock.leadDays')).toBe(45);
    for (const problem of ours.problems) {
      const { en, 'zh-CN': chinese } = ruleProblems[problem.code];
      for (const text of [en, chinese]) for (const name of text.matchAll(/\{(\w+)\}/g)) expect(problem.params).toHaveProperty(name[1]!);
    }
  });

  test('categories are known by their words in both languages', () => {
    expect(['Electronics', ' 电子 ', '３Ｃ', 'Pets'].map(categoryKey)).toEqual(['electronics', 'electronics', 'electronics', 'pets']);
  });
});
