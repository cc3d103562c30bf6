import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { reportTexts } from '../../src/locale/reports';

const room = fileURLToPath(new URL('../../src/reports', import.meta.url));
const sources = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(`${room}/${name}`, 'utf8'));
const codes = new Set(sources.flatMap((source) => [...source.matchAll(/'(reports\.[a-z0-9.-]+)'/g)].map((match) => match[1] ?? '')));
for (const damage of ['row-too-wide', 'row-too-narrow', 'unclosed-quote']) codes.add(`reports.${damage}`);
const named = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

test('every code the reader says has its words, and no words are left over', () => {
  expect([...codes].sort()).toEqual(Object.keys(reportTexts).sort());
});

test.each(Object.entries(reportTexts))('%s has the same parameters in both languages', (_, entry) => {
  expect(named(entry['zh-CN'])).toEqual(named(entry.en));
});
