import { choicesOf, pack, rulesWith, type RuleId } from '../../../src/domain/rules';
import { changeActions, levers, objectTypes } from '../../../src/domain/sopLog';

test('the choices of must-review rules are codes of the log, and hold what the pack says', () => {
  expect([...(choicesOf('review.actions') ?? [])].sort()).toEqual([...changeActions].sort());
  expect(objectTypes).toEqual(expect.arrayContaining([...(choicesOf('review.pauseOf') ?? [])]));
  expect(levers).toEqual(expect.arrayContaining([...(choicesOf('review.listingFields') ?? [])]));
  for (const { id, value } of pack) if (choicesOf(id)) expect(choicesOf(id)).toEqual(expect.arrayContaining([value].flat()));
});

test('a rule without a choice lets everything through', () => {
  const id: RuleId = 'review.pauseOf';
  expect(rulesWith([{ id, value: ['none'] }])).toMatchObject({ problems: [] });
  expect(rulesWith([{ id, value: ['planet'] }]).problems).toMatchObject([{ code: 'rules.out-of-range' }]);
});
