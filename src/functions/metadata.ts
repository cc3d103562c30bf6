import { argumentNames } from '../locale/functions';
import { argumentHelp, functionTexts, type FunctionId } from '../locale/functionReference';
import type { Entry, Language } from '../locale/index';
import { catalogue } from './catalogue';
import type { Definition } from './run';

/** Excel's own description of custom functions (the `functions.json` it reads). */
export interface FunctionsMetadata {
  readonly allowCustomDataForDataTypeAny: boolean;
  readonly allowErrorForDataTypeAny: boolean;
  readonly functions: readonly FunctionMetadata[];
}

export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly ParameterMetadata[];
  readonly result: { readonly type: 'any'; readonly dimensionality: 'matrix' };
}

export interface ParameterMetadata {
  readonly name: string;
  readonly description: string;
  readonly type: 'any';
  readonly dimensionality?: 'matrix';
  readonly optional?: boolean;
}

/**
 * The metadata of every function in a language. Ids, function names and order never differ between languages; the words
 * do. `allowErrorForDataTypeAny` lets one error cell cost one cell of the result instead of the whole spill; entities
 * are refused, so that linked cells arrive as plain values. Help links lead to the reference page in the language.
 */
export function functionsMetadata(language: Language, helpUrl: string): FunctionsMetadata {
  return {
    allowCustomDataForDataTypeAny: false,
    allowErrorForDataTypeAny: true,
    functions: catalogue.map((definition) => ({
      id: definition.id,
      name: definition.id,
      description: functionTexts[definition.id as FunctionId].summary[language],
      helpUrl: `${helpUrl}/${definition.id}.${language}.html`,
      parameters: definition.arguments.map(({ name, optional, kind }) => ({
        name: argumentName(name, language),
        description: helpOf(definition, name)[language],
        type: 'any',
        ...(kind === 'show' ? {} : { dimensionality: 'matrix' }),
        ...(optional ? { optional: true } : {}),
      })),
      result: { type: 'any', dimensionality: 'matrix' },
    })),
  };
}

const names: Readonly<Record<string, Entry>> = argumentNames;
const general: Readonly<Record<string, Entry>> = argumentHelp;

/** The name of an argument as the function wizard shows it. */
export const argumentName = (name: string, language: Language): string => names[name]?.[language] ?? name;

/** What an argument means: in this function, otherwise in general. */
export function helpOf(definition: Definition, name: string): Entry {
  const own: Readonly<Record<string, Entry>> = functionTexts[definition.id as FunctionId].arguments;
  const help = own[name] ?? general[name];
  if (!help) throw new Error(`${definition.id}: no help for the argument ${name}`);
  return help;
}
