import { civilDate, toSerial } from '../../src/domain/civil';
import { rulesWith } from '../../src/domain/rules';
import { Fault } from '../../src/functions/cells';
import { references, type Example } from '../../src/functions/reference';
import { evaluateSample } from '../../src/functions/sample';
import { builtFunctions, type BuiltFunctions } from './built';
import { evaluate } from './formula';

let functions: BuiltFunctions;
beforeAll(async () => {
  functions = await builtFunctions();
});

const examples = Object.entries(references).flatMap(([, { examples: list }]) => list.map((one) => [one.formula, one] as const));

function expected({ result, form }: Example): unknown[][] {
  const list: readonly unknown[] = Array.isArray(result) ? result : [result];
  const rows = list.every((row) => Array.isArray(row)) ? (list as readonly (readonly unknown[])[]) : [list];
  return rows.map((row) => row.map((value) => (form === undefined ? value : serial(String(value)))));
}

function serial(text: string): number {
  const [day = '', clock = '00:00'] = text.split(' ');
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return toSerial(civilDate(day)!) + (hours * 60 + minutes) / 1440;
}

test.each(examples)('%s is the same as a sample, without the bundle', (formula) => {
  const sampled = evaluateSample(formula, { language: 'en', rules: rulesWith() });
  const built = evaluate(formula, functions);
  const shown = (cell: unknown): unknown => (cell instanceof Fault ? (cell.kind === 'unknown' ? '#N/A' : '#VALUE!') : typeof cell === 'string' && cell.startsWith('#') ? cell.split(':')[0] : cell);
  expect(sampled.map((row) => row.map(shown))).toEqual(built.map((row) => row.map(shown)));
});

test('a sample that is no call over constants is #VALUE!', () => {
  for (const formula of ['=1+1', '=AMZ.NOSUCH(1)', '=AMZ.ACOS(1,2)+1', '=AMZ.ACOS(1,2,3)', '=AMZ.ACOS(A1,2)', '']) expect(shownKind(evaluateSample(formula, { language: 'en', rules: rulesWith() })[0]?.[0])).toBe('wrong');
});
const shownKind = (cell: unknown): unknown => (cell instanceof Fault ? cell.kind : cell);

describe('examples of the reference', () => {
  test.each(examples)('%s', (formula, example) => {
    const rows = evaluate(formula, functions);
    const wanted = expected(example);
    expect(rows.map((row) => row.length)).toEqual(wanted.map((row) => row.length));
    wanted.flat().forEach((value, at) => {
      const answer = rows.flat()[at];
      if (typeof value === 'number') expect(answer).toBeCloseTo(value, 5);
      else if (typeof value === 'string' && value.startsWith('#')) expect(String(answer).startsWith(value)).toBe(true);
      else expect(answer).toBe(value);
    });
  });
});
