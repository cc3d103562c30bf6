import { catalogue } from '../../functions/catalogue';
import { argumentName, helpOf } from '../../functions/metadata';
import { columnName, findCalls } from '../../functions/native/formula';
import type { Definition } from '../../functions/run';
import { languages, type Language } from '../../locale';
import { functionTexts, type FunctionId } from '../../locale/functionReference';
import { references, type Duty } from '../../functions/reference';
import { evaluateSample, outputText } from '../../functions/sample';
import type { Setting } from '../../functions/settings';
import type { SelectedCells } from '../workbook';

export interface FunctionEntry {
  readonly id: FunctionId;
  readonly duty: Duty;
  readonly summary: string;
  readonly details: string | null;
  readonly arguments: readonly { readonly name: string; readonly label: string; readonly help: string; readonly optional: boolean }[];
  readonly examples: readonly { readonly formula: string; readonly result: string }[];
}

/** Everything the browser shows of every function, in the workbook's language and by its limits. */
export function functionEntries(setting: Setting): FunctionEntry[] {
  const { language } = setting;
  return catalogue.map((definition): FunctionEntry => {
    const id = definition.id as FunctionId;
    const text: { readonly summary: Record<Language, string>; readonly details?: Record<Language, string> } = functionTexts[id];
    const { duty, examples } = references[id];
    return {
      id, duty, summary: text.summary[language], details: text.details?.[language] ?? null,
      arguments: definition.arguments.map(({ name, optional }) => ({ name, label: argumentName(name, language), help: helpOf(definition, name)[language], optional })),
      examples: examples.map(({ formula }) => ({ formula, result: sampleText(id, formula, setting) })),
    };
  });
}

/** Functions whose name, words or keywords in any language hold every word asked for; all of them for nothing. */
export function findFunctions(entries: readonly FunctionEntry[], query: string): FunctionEntry[] {
  const words = fold(query).split(' ').filter((word) => word !== '');
  return entries.filter(({ id }) => {
    const texts = functionTexts[id];
    const haystack = fold([id, ...languages.map((language) => texts.summary[language]), ...texts.keywords].join(' '));
    return words.every((word) => haystack.includes(word));
  });
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/^=?amz\./, '').replace(/\s+/g, ' ').trim();

/** What a formula over constants comes to, as cells show it; rows beneath each other. */
function sampleText(id: FunctionId, formula: string, setting: Setting): string {
  const form = references[id].examples.find(({ form: one }) => one !== undefined)?.form;
  return evaluateSample(formula, setting).map((row) => row.map((one) => outputText(one, setting, form)).join(' | ')).join('\n');
}

export interface Sample {
  readonly formula: string;
  readonly result: string;
}

const constant = /^(-?\d+(\.\d+)?%?|"([^"]|"")*"|TRUE|FALSE|\{.*\})$/is;

/**
 * The function at work while its arguments are filled in: with the constants typed, and where there is none or a
 * reference, with those of its first example. Null where these make no sense together.
 */
export function liveSample(id: FunctionId, given: readonly string[], setting: Setting): Sample | null {
  const [example] = references[id].examples;
  const [call] = findCalls(example?.formula ?? '') ?? [];
  if (call === undefined) return null;
  const texts = given.map((one, at) => {
    const text = argumentText(one);
    return constant.test(text) ? text : (call.arguments[at] ?? '');
  });
  const formula = written(id, texts);
  return { formula, result: sampleText(id, formula, setting) };
}

/** A formula from what was typed for each argument, in their order; what is left out at the end is not written. */
export function formulaOf(id: string, given: readonly string[]): string {
  return written(id, given.map(argumentText));
}

function written(id: string, texts: readonly string[]): string {
  const given = [...texts];
  while (given.at(-1) === '') given.pop();
  return `=AMZ.${id}(${given.join(',')})`;
}

const reference = /^(('([^']|'')+'|[\p{L}\p{N}_.]+)!)?\$?[A-Z]{1,3}(\$?\d{1,7})?(:\$?[A-Z]{1,3}(\$?\d{1,7})?)?#?$/iu;
const number = /^\d+(\.\d+)?%?$/;
const cell = /^((('([^']|'')+'|[\p{L}\p{N}_.]+)!)?\$?[A-Z]{1,3}\$?\d{1,7}(:\$?[A-Z]{1,3}\$?\d{1,7})?)$/iu;

/**
 * What stands in the formula for what a person typed: numbers, references and calculations as they are; words, dates and
 * amounts with a currency or thousands mark in quotes. `=` before it keeps anything as it is.
 */
function argumentText(typed: string): string {
  const text = typed.trim();
  if (text === '') return '';
  if (text.startsWith('=')) return text.slice(1).trim();
  const isDate = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(text);
  if (!isDate) {
    if (/^("([^"]|"")*"$|[\p{L}][\p{L}\p{N}_.]*\(|[({]|[\p{L}\p{N}_.]*\[)/iu.test(text) || /^(TRUE|FALSE)$/i.test(text) || (reference.test(text) && /[\d:]/.test(text))) return text;
    if (text.split(/[-+*/^&]/).every((part, at) => number.test(part.trim()) || cell.test(part.trim()) || (at === 0 && part.trim() === ''))) return text;
  }
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * Columns of the selection as arguments: by their headers where these say an argument's name, else from left to right.
 * The first row counts as headers where it is all text. To be looked at before inserting.
 */
export function proposeArguments(definition: Pick<Definition, 'id' | 'arguments'>, area: SelectedCells): string[] {
  const headed = area.rows > 1 && area.firstRow.every((cell) => typeof cell === 'string' && cell !== '');
  const columns = area.firstRow.map((header, index) => ({ header: headed ? fold(String(header)) : '', reference: referenceTo(area, index, headed ? 1 : 0) }));
  const wanted = definition.arguments.filter(({ kind }) => kind !== 'show');
  const named = definition.arguments.map((argument) => {
    const names = [argument.name, ...languages.map((language) => argumentName(argument.name, language))].map(fold);
    return argument.kind === 'show' ? null : columns.find(({ header }) => header !== '' && names.some((name) => header === name || header.includes(name) || (header.length > 1 && name.includes(header)))) ?? null;
  });
  if (named.some((column) => column !== null)) return named.map((column) => column?.reference ?? '');
  return definition.arguments.map((argument) => columns[wanted.indexOf(argument)]?.reference ?? '');
}

function referenceTo({ sheet, row, column, rows }: SelectedCells, index: number, skip: number): string {
  const letters = columnName(column + index);
  const [first, last] = [row + skip + 1, row + rows];
  // Written in full: the formula may be put on another sheet.
  return `'${sheet.replaceAll("'", "''")}'!${letters}${first}${last > first ? `:${letters}${last}` : ''}`;
}
