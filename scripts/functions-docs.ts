import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { categoryWords, pack, rulesWith, type RuleId } from '../src/domain/rules';
import { catalogue } from '../src/functions/catalogue';
import { argumentName, helpOf } from '../src/functions/metadata';
import { nativeFormula } from '../src/functions/native/index';
import { duties, references, type Duty, type Example } from '../src/functions/reference';
import type { Definition } from '../src/functions/run';
import { evaluateSample, outputText } from '../src/functions/sample';
import { functionTexts, type FunctionId } from '../src/locale/functionReference';
import { verdicts } from '../src/locale/functions';
import { languages, say, type Entry, type Language } from '../src/locale/index';
import { dutyNames, pageTexts } from '../src/locale/functionPages';
import { ruleLabels, ruleSources } from '../src/locale/rules';

const folder = fileURLToPath(new URL('../docs/functions/', import.meta.url));

/** Every reference page by file name, and `README.md` with the table of functions. */
export function functionPages(): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const definition of catalogue) for (const language of languages) pages.set(`${definition.id}.${language}.md`, page(definition, language));
  pages.set('README.md', `${table('en')}\n${table('zh-CN')}`);
  return pages;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const grid = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`)].join('\n');

export function signature({ id, arguments: args }: Definition, language: Language): string {
  return `AMZ.${id}(${args.map(({ name, optional }) => (optional ? `[${argumentName(name, language)}]` : argumentName(name, language))).join(', ')})`;
}

function page(definition: Definition, language: Language): string {
  const id = definition.id as FunctionId;
  const words: { summary: Entry; details?: Entry } = functionTexts[id];
  const { rules, examples, verdicts: prefix } = references[id];
  const text = (key: keyof typeof pageTexts): string => say(language, pageTexts[key]);
  const sections = [
    `# AMZ.${id}`,
    words.summary[language],
    ...(words.details ? [words.details[language]] : []),
    `\`\`\`\n=${signature(definition, language)}\n\`\`\``,
    `## ${text('arguments')}`,
    grid([text('argument'), text('meaning')], definition.arguments.map(({ name, optional }) => [`\`${argumentName(name, language)}\`${optional ? ` ${text('optional')}` : ''}`, helpOf(definition, name)[language]])),
  ];
  if (prefix) sections.push(`## ${text('verdicts')}`, grid([text('verdict'), text('code')], verdictRows(prefix, language)));
  if (rules.length > 0) sections.push(`## ${text('rules')}`, grid([text('rule'), 'id', text('value'), text('source'), text('asOf')], ruleRows(rules, language)), text('overridable'));
  if (examples.length > 0) sections.push(`## ${text('examples')}`, grid([text('formula'), text('result')], examples.map((one) => [`\`${one.formula}\``, shown(one, language)])));
  const native = nativeSample(definition, language);
  sections.push(`## ${text('native')}`, native === null ? text('noNative') : `${text('nativeFor')}\n\n\`\`\`\n${native}\n\`\`\``);
  return `${sections.join('\n\n')}\n`;
}

function verdictRows(prefix: string, language: Language): string[][] {
  return Object.entries(verdicts).filter(([key]) => key.startsWith(`${prefix}.`)).map(([key, entry]) => {
    const code = key.slice(prefix.length + 1);
    return [entry[language], code === 'BAND' ? '`AGED_181_210` …' : code === 'LAST' ? '`AGED_456`' : `\`${code}\``];
  });
}

function ruleRows(ids: readonly RuleId[], language: Language): string[][] {
  return pack.filter(({ id }) => ids.includes(id)).map((rule) => {
    const scope = [categoryName(rule.category, language), rule.marketplaces?.join(' '), rule.from ? `≥ ${rule.from}` : undefined].filter((part) => part !== undefined).join(', ');
    const value = [rule.value].flat().map((one) => (rule.unit === 'share' && typeof one === 'number' ? `${Math.round(one * 10_000) / 100}%` : String(one))).join(' ');
    return [`${ruleLabels[rule.id][language]}${scope === '' ? '' : ` (${scope})`}`, `\`${rule.id}\``, `${value} ${say(language, unitName(rule.unit))}`.trim(), ruleSources[rule.source][language], rule.asOf];
  });
}

/** A category as people of the language write it. */
const categoryName = (key: string | undefined, language: Language): string | undefined =>
  language === 'en' || key === undefined ? key : (categoryWords[key]?.find((word) => /[\u4e00-\u9fff]/.test(word)) ?? key);

const unitName = (unit: string): Entry => (pageTexts as Readonly<Record<string, Entry>>)[`unit.${unit}`] ?? { en: '', 'zh-CN': '' };

/** The result as a cell shows it, worked out in the page's language. */
function shown({ formula, form }: Example, language: Language): string {
  const setting = { language, rules: rulesWith() };
  return evaluateSample(formula, setting).map((row) => row.map((one) => `\`${outputText(one, setting, form)}\``).join(' · ')).join('<br>');
}

/** A call over cells A2, B2, … with its native equivalent; a category is written out, because its limit depends on it. */
function nativeSample({ id, arguments: args }: Definition, language: Language): string | null {
  const cells = args.filter(({ optional }) => !optional).map(({ name, kind }, at) => {
    const cell = `${String.fromCharCode(65 + at)}2`;
    return name === 'category' ? '"electronics"' : kind === 'range' ? `${cell}:${cell.replace('2', '50')}` : cell;
  });
  const formula = `=AMZ.${id}(${cells.join(',')})`;
  const native = nativeFormula(formula, { language, rules: rulesWith() });
  return native === null ? null : `${formula}\n${native}`;
}

/** The table of all functions by duty, for the README. */
export function table(language: Language): string {
  const rows = duties.flatMap((duty: Duty) => catalogue.filter(({ id }) => references[id as FunctionId].duty === duty).map((definition) => [
    say(language, dutyNames[duty]), `[\`${signature(definition, 'en')}\`](${definition.id}.${language}.md)`, functionTexts[definition.id as FunctionId].summary[language],
  ]));
  const text = (key: keyof typeof pageTexts): string => say(language, pageTexts[key]);
  return `# ${text('title')}\n\n${grid([text('duty'), text('function'), text('meaning')], rows)}\n`;
}

const readmes: readonly (readonly [string, Language])[] = [['README.md', 'en'], ['README.zh-CN.md', 'zh-CN']];
const readmePath = (file: string): string => fileURLToPath(new URL(`../${file}`, import.meta.url));
const readmeTable = /(<!-- functions:begin[^>]*-->\n)[\s\S]*?(<!-- functions:end -->)/;

/** A README with the table of functions as it should be; it stands between two marks there. */
function readmeWith(text: string, language: Language): string {
  const rows = table(language).split('\n').slice(2).join('\n').replaceAll('](', '](docs/functions/');
  return text.replace(readmeTable, (_, begin: string, end: string) => `${begin}${rows}${end}`);
}

/** Files that are not as the source says: missing, different or left over. */
export async function staleFunctionPages(): Promise<readonly string[]> {
  const pages = functionPages();
  const stale: string[] = [];
  for (const [file, content] of pages) if ((await readFile(join(folder, file), 'utf8').catch(() => null)) !== content) stale.push(file);
  for (const file of await readdir(folder)) if (file.endsWith('.md') && !pages.has(file)) stale.push(file);
  for (const [file, language] of readmes) {
    const text = await readFile(readmePath(file), 'utf8');
    if (!readmeTable.test(text) || readmeWith(text, language) !== text) stale.push(`../../${file}`);
  }
  return stale;
}

async function write(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const pages = functionPages();
  for (const file of await readdir(folder)) if (file.endsWith('.md') && !pages.has(file)) await rm(join(folder, file));
  for (const [file, content] of pages) await writeFile(join(folder, file), content);
  for (const [file, language] of readmes) await writeFile(readmePath(file), readmeWith(await readFile(readmePath(file), 'utf8'), language));
  console.log(`${pages.size} reference pages and the tables of both READMEs written`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await write();
