import { readdirSync, readFileSync } from 'node:fs';
import { xlsxTexts } from '../../src/locale/xlsx';

const source = ['src/xlsx', 'src/sheets/hand'].flatMap((folder) => readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'))).join('\n');
const used = new Set([...source.matchAll(/'((?:xlsx|plan)-[a-z0-9-]+)'/g)].map(([, code]) => code ?? ''));

test('every problem has its words, and no words are left over', () => {
  expect([...used].sort()).toEqual(Object.keys(xlsxTexts).sort());
});

test.each(Object.entries(xlsxTexts))('%s asks for the same parameters in both languages', (_, texts) => {
  const names = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();
  expect(names(texts['zh-CN'])).toEqual(names(texts.en));
});
