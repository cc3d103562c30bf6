import { civilDate, toSerial } from '../../src/domain/civil';
import { references, type Example } from '../../src/functions/reference';
import { builtFunctions, type BuiltFunctions } from './built';
import { evaluate } from './formula';

let functions: BuiltFunctions;
beforeAll(async () => {
  functions = await builtFunctions();
});

const examples = Object.entries(references).flatMap(([, { examples: list }]) => list.map((one) => [one.formula, one] as const));

function expected({ result, form }: Example): unknown[] {
  const values = Array.isArray(result) ? (result as readonly (string | number)[]) : [result];
  return values.map((value) => {
    if (form === undefined) return value;
    const [day = '', clock = '00:00'] = String(value).split(' ');
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    return toSerial(civilDate(day)!) + (hours * 60 + minutes) / 1440;
  });
}

describe('examples of the reference', () => {
  test.each(examples)('%s', (formula, example) => {
    const [row = [], ...more] = evaluate(formula, functions);
    expect(more).toEqual([]);
    const values = expected(example);
    expect(row).toHaveLength(values.length);
    values.forEach((value, at) => {
      if (typeof value === 'number') expect(row[at]).toBeCloseTo(value, 5);
      else if (typeof value === 'string' && value.startsWith('#')) expect(String(row[at]).startsWith(value)).toBe(true);
      else expect(row[at]).toBe(value);
    });
  });
});
