import { gateCodes, neverPermitted, nextPhase, permittedIn, phases, type Gate, type GateCode } from '../../src/domain/people';
import { rulesWith } from '../../src/domain/rules';
import { scenarioFamilies, scenarios } from '../../src/domain/training';
import { scenarioTexts, trainingTexts } from '../../src/locale/training';

const rules = rulesWith();
const ready: Gate = { phase: 'P1', agreements: true, passed: 5, required: 5, supervisorSigned: true, daysSinceError: null };

test.each<[Partial<Gate>, GateCode]>([
  [{}, 'OPEN'],
  [{ agreements: false, passed: 0 }, 'AGREEMENTS_MISSING'],
  [{ passed: 4, daysSinceError: 1 }, 'SCENARIOS_MISSING'],
  [{ daysSinceError: 13 }, 'SERIOUS_ERROR'],
  [{ daysSinceError: 14 }, 'OPEN'],
  [{ supervisorSigned: false }, 'SIGNATURE_MISSING'],
  [{ phase: 'P4' }, 'LAST_PHASE'],
])('with %j the gate is %s', (change, code) => {
  expect(nextPhase({ ...ready, ...change }, rules).code).toBe(code);
});

test('each phase adds to the one before, and nothing that is never permitted', () => {
  expect(permittedIn('P0')).toEqual([]);
  for (const [at, phase] of phases.entries()) {
    const before = phases[at - 1];
    if (before) expect(permittedIn(phase)).toEqual(expect.arrayContaining([...permittedIn(before)]));
    for (const never of neverPermitted) expect(permittedIn(phase)).not.toContain(never);
  }
});

test('30 scenarios in five families, 7 7 8 4 4, each with its words', () => {
  expect(scenarioFamilies.map((family) => scenarios.filter((one) => one.family === family).length)).toEqual([7, 7, 8, 4, 4]);
  expect(Object.keys(scenarioTexts).sort()).toEqual(scenarios.map(({ key }) => key).sort());
  for (const texts of Object.values(scenarioTexts)) for (const { en, 'zh-CN': chinese } of Object.values(texts)) expect([en, chinese]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/[\u4e00-\u9fff]/)]);
  expect(Object.keys(trainingTexts).sort()).toEqual([...scenarioFamilies.map((family) => `family.${family}`), ...phases.map((phase) => `phase.${phase}`), ...gateCodes.map((code) => `gate.${code}`)].sort());
});
