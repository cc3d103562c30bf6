import { functionPages, staleFunctionPages } from '../../scripts/functions-docs';
import { catalogue } from '../../src/functions/catalogue';
import { functionsMetadata } from '../../src/functions/metadata';
import { references } from '../../src/functions/reference';
import { argumentHelp, functionTexts } from '../../src/locale/functionReference';
import { argumentNames, numberLabels, reasons, verdicts } from '../../src/locale/functions';
import { pageTexts } from '../../src/locale/functionPages';
import { languages } from '../../src/locale/index';

test('the reference pages are as the source says (npm run docs writes them)', async () => {
  expect(await staleFunctionPages()).toEqual([]);
});

test('every function has words, a duty and examples, and there is no word left over', () => {
  const ids = catalogue.map(({ id }) => id).sort();
  expect(Object.keys(functionTexts).sort()).toEqual(ids);
  expect(Object.keys(references).sort()).toEqual(ids);
  for (const [id, { examples }] of Object.entries(references)) expect([id, examples.length > 0]).toEqual([id, true]);
  const used = new Set(catalogue.flatMap((definition) => definition.arguments.map(({ name }) => name)));
  for (const name of Object.keys(argumentHelp)) expect([name, used.has(name)]).toEqual([name, true]);
  for (const name of Object.keys(argumentNames)) expect([name, used.has(name)]).toEqual([name, true]);
});

test('both languages say the same parameters', () => {
  const parameters = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
  for (const table of [verdicts, reasons, numberLabels, argumentNames, pageTexts]) {
    for (const [key, entry] of Object.entries(table as Record<string, { en: string; 'zh-CN': string }>)) expect([key, parameters(entry['zh-CN'])]).toEqual([key, parameters(entry.en)]);
  }
});

test('help links lead to pages that exist', () => {
  const pages = functionPages();
  for (const language of languages) for (const { helpUrl } of functionsMetadata(language, 'x').functions) expect(pages.has(helpUrl.slice(2))).toBe(true);
});

test('codes and verdicts of a function map one to one in each language', () => {
  for (const language of languages) {
    const seen = new Map<string, string>();
    for (const [key, entry] of Object.entries(verdicts)) {
      const text = `${key.split('.')[0] ?? ''}|${entry[language]}`;
      expect([key, seen.get(text)]).toEqual([key, undefined]);
      seen.set(text, key);
    }
  }
});
