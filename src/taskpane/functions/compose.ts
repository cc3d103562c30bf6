import { catalogue } from '../../functions/catalogue';
import { argumentName, helpOf } from '../../functions/metadata';
import { columnName } from '../../functions/native/formula';
import type { Definition } from '../../functions/run';
import { languages, type Language } from '../../locale';
import { functionTexts, type FunctionId } from '../../locale/functionReference';
import { references, type Duty } from '../../functions/reference';
import type { SelectedCells } from '../workbook';

export interface FunctionEntry {
  readonly id: FunctionId;
  readonly duty: Duty;
  readonly summary: string;
  readonly details: string | null;
  readonly arguments: readonly { readonly name: string; readonly label: string; readonly help: string; readonly optional: boolean }[];
  readonly examples: readonly { readonly formula: string; readonly result: string }[];
}

/** Everything the browser shows of every function, in one language. */
export function functionEntries(language: Language): FunctionEntry[] {
  return catalogue.map((definition): FunctionEntry => {
    const id = definition.id as FunctionId;
    const text: { readonly summary: Record<Language, string>; readonly details?: Record<Language, string> } = functionTexts[id];
    const { duty, examples } = references[id];
    return {
      id, duty, summary: text.summary[language], details: text.details?.[language] ?? null,
      arguments: definition.arguments.map(({ name, optional }) => ({ name, label: argumentName(name, language), help: helpOf(definition, name)[language], optional })),
      examples: examples.map(({ formula, result }) => ({ formula, result: [result].flat(2).join(' | ') })),
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

/** A formula from what was typed for each argument, in their order; what is left out at the end is not written. */
export function formulaOf(id: string, given: readonly string[]): string {
  const texts = given.map((one) => one.trim());
  while (texts.at(-1) === '') texts.pop();
  return `=AMZ.${id}(${texts.join(',')})`;
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
