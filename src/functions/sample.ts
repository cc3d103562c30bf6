import { catalogue } from './catalogue';
import { wrong, type Cell, type Output } from './cells';
import { arrayRows, findCalls } from './native/formula';
import type { Setting } from './settings';

/**
 * Works out a formula of AMZ calls over constants, arrays and REPT, as the examples of the reference are written, in a
 * language and with rules of choice: for reference pages and for samples in the pane. #VALUE! for anything else.
 */
export function evaluateSample(formula: string, setting: Setting): Output[][] {
  const [call, second] = findCalls(formula) ?? [];
  const definition = catalogue.find(({ id }) => id === call?.id);
  if (!call || second || !definition || call.from > 1 || call.to !== formula.length || call.arguments.length > definition.arguments.length) return [[wrong('reason.unexpected')]];
  const inputs = definition.arguments.map((_argument, at): Cell => {
    const value = constant(call.arguments[at] ?? '', setting);
    return value === null || Array.isArray(value) ? value : [[value]];
  });
  return definition.run(inputs, setting);
}

/** The value of an argument as text; null where it is left out. */
function constant(text: string, setting: Setting): Cell {
  if (text === '') return null;
  if (/^(TRUE|FALSE)$/i.test(text)) return text.toUpperCase() === 'TRUE';
  if (/^-?[\d.]+%$/.test(text)) return Number(`${text.slice(0, -1)}e-2`);
  if (/^-?[\d.]+$/.test(text)) return Number(text);
  if (/^".*"$/.test(text)) return text.slice(1, -1).replaceAll('""', '"');
  const repeated = /^REPT\("(.*)",(\d+)\)$/.exec(text);
  if (repeated) return (repeated[1] ?? '').repeat(Number(repeated[2]));
  if (text.startsWith('{')) return arrayRows(text).map((row) => row.map((one) => constant(one, setting)));
  return evaluateSample(text, setting);
}
