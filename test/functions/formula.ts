import { arrayRows, findCalls } from '../../src/functions/native/formula';
import type { BuiltFunctions } from './built';

/** Works out an example of the reference on the built bundle; the same grammar as `evaluateSample`, which does not need it. */
export function evaluate(formula: string, functions: BuiltFunctions): unknown[][] {
  const [call] = findCalls(formula) ?? [];
  if (!call || call.from !== 1 || call.to !== formula.length) throw new Error(`Not one AMZ call: ${formula}`);
  return functions.call(call.id, ...call.arguments.map((text) => constant(text, functions)));
}

function constant(text: string, functions: BuiltFunctions): unknown {
  if (text === '') return null;
  if (/^AMZ\./.test(text)) return evaluate(`=${text}`, functions);
  if (/^(TRUE|FALSE)$/.test(text)) return text === 'TRUE';
  if (/^-?[\d.]+%$/.test(text)) return Number(`${text.slice(0, -1)}e-2`);
  if (/^-?[\d.]+$/.test(text)) return Number(text);
  if (/^".*"$/.test(text)) return text.slice(1, -1).replaceAll('""', '"');
  const repeated = /^REPT\("(.*)",(\d+)\)$/.exec(text);
  if (repeated) return (repeated[1] ?? '').repeat(Number(repeated[2]));
  if (text.startsWith('{')) return arrayRows(text).map((row) => row.map((cell) => constant(cell, functions)));
  throw new Error(`No constant: ${text}`);
}
