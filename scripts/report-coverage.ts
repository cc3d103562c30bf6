import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { families } from '../src/reports/dictionaries/index';
import type { FieldEntry, KindEntry } from '../src/reports/dictionary';
import { reportKinds, type Grade, type ReportLanguage } from '../src/reports/types';

/**
 * Writes docs/reports.md from the dictionaries: which kinds of report are read in which languages, and how far their header
 * strings may be trusted. `--check` writes nothing and ends with 1 where the page is out of date.
 */
const languages: readonly ReportLanguage[] = ['en', 'zh-CN', 'de', 'ja', 'es', 'it', 'fr', 'nl', 'sv', 'pl', 'ko', 'pt'];
const grades: readonly Exclude<Grade, 'person'>[] = ['F', 'Q', 'A', 'T'];
const target = fileURLToPath(new URL('../docs/reports.md', import.meta.url));

/** Fields a kind needs or usually carries, by the name they have in the dictionary. */
function fieldsOf(kind: KindEntry, fields: readonly FieldEntry[]): readonly FieldEntry[] {
  const named = new Set([...kind.requires.filter((wanted) => typeof wanted === 'string'), ...kind.usual]);
  const renamed = new Set(Object.entries(kind.renames ?? {}).filter(([, to]) => named.has(to)).map(([from]) => from));
  return fields.filter(({ field }) => named.has(field) || renamed.has(field));
}

/** `9/9 F7 Q2`: core fields with a known header of those the kind has, and the best grade of each. */
function cell(fields: readonly FieldEntry[], language: ReportLanguage): string {
  const best = new Map<string, number>();
  for (const grade of grades) best.set(grade, 0);
  let known = 0;
  for (const { strings } of fields) {
    const grade = grades.find((candidate) => (strings[language]?.[candidate]?.length ?? 0) > 0);
    if (!grade) continue;
    known += 1;
    best.set(grade, (best.get(grade) ?? 0) + 1);
  }
  if (known === 0) return '';
  return `${known}/${fields.length} ${grades.filter((grade) => (best.get(grade) ?? 0) > 0).map((grade) => `${grade}${best.get(grade)}`).join(' ')}`;
}

function rows(): string[] {
  const lines: string[] = [];
  for (const kind of reportKinds) {
    for (const family of families) {
      for (const entry of family.kinds.filter((candidate) => candidate.kind === kind)) {
        const fields = fieldsOf(entry, family.fields);
        lines.push(`| \`${kind}\` | ${languages.map((language) => cell(fields, language)).join(' | ')} |`);
      }
    }
  }
  return lines;
}

const strings = families.flatMap(({ fields }) => fields.flatMap((entry) => languages.flatMap((language) => grades.map((grade) => [grade, entry.strings[language]?.[grade]?.length ?? 0] as const))));
const count = (grade: string): number => strings.reduce((total, [own, number]) => total + (own === grade ? number : 0), 0);

const page = `# Reports that are read

Written by \`npx tsx scripts/report-coverage.ts\` from the dictionaries in \`src/reports/dictionaries/\`. Do not edit by hand.

A cell says how many of the kind's core fields have a known header in that language, and how many of them at which grade:
**F** read in a real export (${count('F')} strings) · **Q** quoted from one (${count('Q')}) · **A** from alias lists, read and warned of (${count('A')}) ·
**T** low trust, only ever proposed (${count('T')}). Machine headers (\`afn-fulfillable-quantity\`) are the same in every marketplace and stand under en.
An empty cell means: the file is shown with its columns, and the person matches them once; the mapping is remembered.

| kind | ${languages.join(' | ')} |
|---|${languages.map(() => '---').join('|')}|
${rows().join('\n')}

\`recognised-unsupported\`: Vendor Central reports, results of uploads, removal orders, settlement flat files, all-listings files. They are named and refused.
\`unknown\`: anything else. Its columns are shown, no row is read.
`;

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== page) {
    process.stdout.write('docs/reports.md is out of date: run npx tsx scripts/report-coverage.ts\n');
    process.exitCode = 1;
  }
} else writeFileSync(target, page);
