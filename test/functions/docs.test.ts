import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { staleFunctionPages } from '../../scripts/functions-docs';
import { htmlPage } from '../../scripts/functions-help';
import { catalogue } from '../../src/functions/catalogue';
import { references } from '../../src/functions/reference';
import { argumentHelp, functionTexts } from '../../src/locale/functionReference';
import { argumentNames, numberLabels, reasons, verdicts } from '../../src/locale/functions';
import { pageTexts } from '../../src/locale/functionPages';
import { languages } from '../../src/locale/index';
import { builtFunctions } from './built';

test('the reference pages are as the source says (npx tsx scripts/functions-docs.ts writes them)', async () => {
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

test('help links lead to pages that the build writes', async () => {
  const { folder, metadata } = await builtFunctions();
  for (const language of languages) {
    for (const { id, helpUrl } of metadata[language].functions) {
      const page = readFileSync(join(folder, new URL(helpUrl).pathname), 'utf8');
      expect(page).toContain(`<html lang="${language}">`);
      expect(page).toContain(`<h1>AMZ.${id}</h1>`);
      expect(page).not.toMatch(/<script|```|\n\| /);
    }
  }
});

test('a reference page as HTML', () => {
  expect(htmlPage('# A & B\n\nSay `x<y`.\n\n| Head | Two |\n|---|---|\n| a\\|b | `c` |\n\n```\n=IF(1<2,3)\n```\n', 'en')).toBe(
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>A &amp; B</title>\n</head>\n<body>\n<h1>A &amp; B</h1>\n<p>Say <code>x&lt;y</code>.</p>\n<table border="1">\n<thead><tr><th>Head</th><th>Two</th></tr></thead>\n<tbody>\n<tr><td>a|b</td><td><code>c</code></td></tr>\n</tbody>\n</table>\n<pre><code>=IF(1&lt;2,3)</code></pre>\n</body>\n</html>\n',
  );
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
