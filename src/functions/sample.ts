import { fromSerial } from '../domain/civil';
import { reasons } from '../locale/functions';
import { say } from '../locale/index';
import { catalogue } from './catalogue';
import { Fault, wrong, type Cell, type Output } from './cells';
import { arrayRows, findCalls } from './native/formula';
import type { Example } from './reference';
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

/** What a cell shows for one result, an error with its reason. Dates and moments (`form`) as ISO text, in the minute they lie. */
export function outputText(output: Output, setting: Setting, form?: Example['form']): string {
  if (output instanceof Fault) return `${output.kind === 'unknown' ? '#N/A' : '#VALUE!'}${output.reason === null ? '' : ` ${say(setting.language, reasons[output.reason], output.params)}`}`;
  if (typeof output === 'number') return form === undefined ? String(Math.round(output * 1e6) / 1e6) : dateText(output, form);
  return typeof output === 'boolean' ? String(output).toUpperCase() : output;
}

function dateText(serial: number, form: NonNullable<Example['form']>): string {
  const minutes = Math.round(serial * 1440);
  const day = fromSerial(Math.floor(minutes / 1440)) ?? '';
  const clock = minutes % 1440;
  return form === 'date' ? day : `${day} ${String(Math.floor(clock / 60)).padStart(2, '0')}:${String(clock % 60).padStart(2, '0')}`;
}
