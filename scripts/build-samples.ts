import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languages, type Language } from '../src/locale';

const path = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

/** Where the made-up store's exports of amazon.com lie, as a person who works in each language downloads them. */
const stores: Readonly<Record<Language, string>> = { 'zh-CN': 'samples/store-zh/US', en: 'samples/store/US' };

const marketplace = 'US';
/** What the team keeps about its products, in each language. */
const lists: Readonly<Record<Language, string>> = { 'zh-CN': 'samples/products.zh-CN.csv', en: 'samples/products.csv' };

/** Days with a folder of their own: the last ones, enough for means over the days before. */
const days = 5;

/** Copies sample days into the add-in's folder, under plain names, with an index that says what each file is of. */
export function buildSamples(out: string): void {
  for (const language of languages) {
    const folder = stores[language];
    const target = join(out, 'samples', language);
    mkdirSync(target, { recursive: true });
    const folders = readdirSync(path(folder)).sort();
    const dated = folders.filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name)).slice(-days);
    const index = ['by-date', ...dated].flatMap((day) => readdirSync(path(`${folder}/${day}`)).sort().map((name) => ({ day, name })));
    const entries = index.map(({ day, name }, number) => {
      const file = `${number + 1}${name.slice(name.lastIndexOf('.'))}`;
      cpSync(path(`${folder}/${day}/${name}`), join(target, file));
      return { path: file, name, marketplace, date: dated.includes(day) ? day : null };
    });
    // The list names products of every marketplace; the sample has one.
    const [head = '', ...lines] = readFileSync(path(lists[language]), 'utf8').split('\n');
    writeFileSync(join(target, 'products.csv'), [head, ...lines.filter((line) => line.startsWith(`${marketplace},`))].join('\n'));
    writeFileSync(join(target, 'index.json'), JSON.stringify({ exports: entries, products: 'products.csv' }));
  }
}
