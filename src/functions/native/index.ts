import { notice, type Notice } from '../../domain/notice';
import type { RuleId } from '../../domain/rules';
import { verdicts } from '../../locale/functions';
import { catalogue } from '../catalogue';
import type { Setting } from '../settings';
import { elementFormula } from './elements';
import { bracketed, findCalls, isSingle, type Call } from './formula';
import { rangeArguments, settingText, templates, type Native } from './templates';

export { usesAmz } from './formula';

/**
 * The formula with every AMZ call replaced by native Excel functions, or null where one of them has no native equivalent
 * (then the cell's value takes its place). The rules in force are written into it as numbers, verdicts as text in the
 * workbook's language. Calls over ranges that would spill have none. Whoever applies it evaluates both and keeps the
 * value where they differ, because native formulas do not read text such as `US$1,234.56`.
 */
export function nativeFormula(formula: string, setting: Setting): string | null {
  const calls = findCalls(formula);
  if (!calls || calls.length === 0 || !formula.startsWith('=')) return null;
  return replaceCalls(formula, calls, setting);
}

/** More cells of one formula than this become values: a formula each would make the file heavy and slow. */
const mostCells = 20_000;
/** The longest formula Excel takes. */
const longest = 8_192;

/**
 * Native formulas for every cell a formula fills (`rows` by `columns`; 1 by 1 where it does not spill), null for cells
 * without one; or why there is none at all.
 */
export function nativeCells(formula: string, rows: number, columns: number, setting: Setting): readonly (readonly (string | null)[])[] | { readonly refused: Notice } {
  const without = idsIn(formula).filter((id) => !hasNative(id));
  if (without.length > 0) return { refused: notice('native-no-formula', { functions: without.join(', ') }) };
  if (rows * columns > mostCells) return { refused: notice('native-too-many', { most: mostCells }) };
  const spills = rows * columns > 1;
  const cells = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => {
    const one = spills ? elementFormula(formula, row, column) : formula;
    const native = one === null ? null : nativeFormula(one, setting);
    return native !== null && native.length <= longest ? native : null;
  }));
  return cells.some((line) => line.some((cell) => cell !== null)) ? cells : { refused: notice('native-arguments') };
}

/** Every AMZ function of a formula, those within arguments of others too. */
function idsIn(formula: string): readonly string[] {
  return [...new Set((findCalls(formula) ?? []).flatMap((call) => [call.id, ...call.arguments.flatMap(idsIn)]))];
}

/** Whether a function has a native equivalent at all. */
export const hasNative = (id: string): boolean => id in templates;

function replaceCalls(text: string, calls: readonly Call[], setting: Setting): string | null {
  let result = '';
  let at = 0;
  for (const call of calls) {
    const native = nativeCall(call, setting);
    if (native === null) return null;
    // `@`, which older files have before custom functions, takes the one value that a native formula gives anyway.
    const before = text.slice(at, call.from).replace(/@$/, '');
    const alone = (at === 0 ? before.trim() : '') === '=' && text.slice(call.to).trim() === '';
    result += before + (alone ? native : `(${native})`);
    at = call.to;
  }
  return result + text.slice(at);
}

function nativeCall(call: Call, setting: Setting): string | null {
  const template = templates[call.id];
  const definition = catalogue.find(({ id }) => id === call.id);
  if (!template || !definition || call.arguments.length > definition.arguments.length) return null;
  const given = new Map<string, string>();
  for (const [position, argument] of definition.arguments.entries()) {
    const written = call.arguments[position] ?? '';
    if (written === '') {
      if (!argument.optional) return null;
      continue;
    }
    const nested = findCalls(written);
    if (nested === null) return null;
    const replaced = nested.length === 0 ? written : replaceCalls(written, nested, setting);
    if (replaced === null) return null;
    if (!isSingle(replaced) && !rangeArguments[call.id]?.includes(argument.name)) return null;
    given.set(argument.name, replaced);
  }
  const show = (given.get('show') ?? 'FALSE').toUpperCase();
  if (!['FALSE', '0', '"CODE"'].includes(show)) return null;
  return template(nativeOf(given, show === '"CODE"', setting));
}

function nativeOf(given: ReadonlyMap<string, string>, codes: boolean, setting: Setting): Native {
  const rule = (id: RuleId): number => setting.rules.number(id);
  const value = (name: string): string => {
    const written = given.get(name);
    return written === undefined ? '0' : bracketed(written);
  };
  return {
    rule,
    value,
    setup: setting,
    given: (name) => given.get(name) ?? null,
    setting: (name, id) => {
      const written = given.get(name);
      if (written === undefined) return String(rule(id));
      const constant = /^\d*\.?\d+%?$/.test(written) ? Number.parseFloat(written) : null;
      if (constant !== null) return constant === 0 ? String(rule(id)) : written;
      return settingText(value(name), String(rule(id)));
    },
    verdict: (key) => `"${codes ? (key.split('.')[1] ?? '') : verdicts[key][setting.language].replaceAll('"', '""')}"`,
  };
}
