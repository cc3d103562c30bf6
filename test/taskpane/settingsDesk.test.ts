import type { Person } from '../../src/domain/team';
import { SettingsDesk } from '../../src/taskpane/settings/desk';
import { findCards, ruleCards } from '../../src/taskpane/settings/ruleLines';
import { planProducts } from '../../src/sheets/productsPlan';
import { memoryWorkbook, type MemoryControls } from './memoryWorkbook';

function open(): { desk: SettingsDesk; controls: MemoryControls } {
  const controls = { bytes: null, slow: 0, settings: {}, shown: null, selection: [], inserted: [], formulas: 0 } as unknown as MemoryControls;
  return { desk: new SettingsDesk(memoryWorkbook(controls)), controls };
}

const li: Person = { name: 'Li Ming', role: 'operator', phase: 'P2', note: null };

test('a workbook that is nobody\'s stays untouched until the person agrees; then only what was typed is different', async () => {
  const { desk, controls } = open();
  await desk.look();
  expect(desk.isQuiet()).toBe(true);
  desk.draft({ id: 'restock.alertDays', scope: '', value: '20' }, '');
  desk.draftPeople([li]);
  expect(desk.count()).toBe(2);
  expect(await desk.save('en')).toBe(false);
  expect([desk.getState().work.kind, controls.bytes]).toEqual(['asking', null]);
  desk.calm();
  expect(desk.count()).toBe(2);
  await desk.save('en');
  expect(await desk.agree('en')).toBe(true);
  expect(desk.getState()).toMatchObject({ work: { kind: 'saved', count: 2, rules: true }, facts: { ours: true, settings: { overrides: [{ id: 'restock.alertDays', value: 20 }] }, stored: { people: [li] } } });
  expect(desk.count()).toBe(0);
});

test('what is refused stays typed, with its reason; the rest is written', async () => {
  const { desk } = open();
  await desk.look();
  desk.draft({ id: 'acos.tolerance', scope: '', value: '5' }, '');
  desk.draft({ id: 'acos.minClicks', scope: '', value: '12' }, '');
  await desk.save('en');
  await desk.agree('en');
  const { drafts, refused, facts } = desk.getState();
  expect([...drafts.values()]).toEqual([{ id: 'acos.tolerance', scope: '', value: '5' }]);
  expect(refused).toMatchObject([{ reason: { code: 'allowed.share' } }]);
  expect(facts?.settings.overrides).toEqual([{ id: 'acos.minClicks', value: 12 }]);
  desk.discard();
  expect(desk.isQuiet()).toBe(true);
});

test('typing what stands there is no change; two people typed with one name are two, and one is refused', async () => {
  const { desk } = open();
  await desk.look();
  desk.draft({ id: 'acos.minClicks', scope: '', value: '12' }, '');
  desk.draft({ id: 'acos.minClicks', scope: '', value: null }, '');
  expect(desk.count()).toBe(0);
  desk.draftPeople([li, { ...li, name: 'li　ming', role: 'supervisor' }]);
  await desk.save('en');
  await desk.agree('en');
  expect(desk.getState()).toMatchObject({ refused: [{ kind: 'person', reason: { code: 'person-name-taken' } }], facts: { stored: { people: [li] } } });
  desk.discard();
  desk.draftPeople([]);
  expect(desk.changes().people).toEqual([{ kind: 'remove', name: 'Li Ming' }]);
});

test('other plans are carried out over the workbook as it is now', async () => {
  const { desk } = open();
  await desk.look();
  const written = await desk.write((raw) => {
    const { plan, changes } = planProducts(raw, [{ marketplace: 'US', asin: 'B0QH000001', owner: 'Li' }], 'en');
    return { plan, count: changes.length };
  });
  expect(written).toBe(1);
  expect(desk.getState().facts?.stored.products).toMatchObject([{ asin: 'B0QH000001', owner: 'Li' }]);
});

test('shares are shown as percent, a marketplace\'s own value beside the rule, and a search finds names, ids and values', () => {
  const stored = [{ id: 'acos.tolerance', scope: 'US', value: 0.08, sheet: 'Settings', row: 9 }, { id: 'restock.alertDays', scope: '', value: 20, sheet: 'Settings', row: 10 }];
  const cards = ruleCards(stored, new Map(), 'en');
  expect(cards.find(({ id }) => id === 'acos.tolerance')?.lines.map(({ scope, fallback, typed, added }) => [scope, fallback, typed, added])).toEqual([['', '5%', '', false], ['US', '', '8%', true]]);
  expect(cards.filter(({ changed }) => changed).map(({ id }) => id)).toEqual(['acos.tolerance', 'restock.alertDays']);
  expect(findCards(cards, 'restock.alert').map(({ id }) => id)).toEqual(['restock.alertDays']);
  expect(findCards(ruleCards(stored, new Map(), 'zh-CN'), '断货 预警').map(({ id }) => id)).toEqual(['restock.alertDays']);
});
