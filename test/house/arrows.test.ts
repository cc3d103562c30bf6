import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type ts from 'typescript';
import { importsOf, parse, root, sourcesUnder } from './sources';

const arrows = JSON.parse(readFileSync(new URL('arrows.json', import.meta.url), 'utf8')) as Record<string, readonly string[]>;
const roomOf = (path: string): string => path.split('/')[1] ?? '';

/** Packages a room may use besides what every room may; the rest of the world belongs to none. */
const packages: Readonly<Record<string, readonly RegExp[]>> = {
  locale: [],
  domain: [/^@noble\/hashes\//, /^zod$/],
  reports: [/^@noble\/hashes\//, /^hucre$/, /^fflate$/, /^zod$/],
  sheets: [/^zod$/],
  excel: [/^zod$/],
  xlsx: [/^hucre$/, /^fflate$/],
  functions: [],
  taskpane: [/^react(-dom)?(\/|$)/, /^@fluentui\//, /\.css$/, /^zod$/],
  cli: [/^node:/, /^zod$/],
};

/** What is wrong with a file's imports, one line each. */
function faults(file: ts.SourceFile): string[] {
  const room = roomOf(file.fileName);
  const allowed = arrows[room] ?? [];
  return importsOf(file).flatMap(({ to, ours, place }) => {
    if (!ours) return (packages[room] ?? []).some((pattern) => pattern.test(to)) ? [] : [`${place} imports the package ${to}`];
    if (!to.startsWith('src/')) return to.startsWith('..') || !to.endsWith('.css') ? [`${place} imports ${to}, outside src/`] : [];
    const target = to.slice('src/'.length);
    const fits = roomOf(to) === room || allowed.some((path) => target === path || target.startsWith(`${path}/`));
    return fits ? [] : [`${place} imports ${to}: no arrow leads there`];
  });
}

test('every room has its arrows', () => {
  expect(readdirSync(join(root, 'src')).sort().filter((room) => !(room in arrows))).toEqual([]);
  expect(Object.keys(packages).sort()).toEqual(Object.keys(arrows).sort());
});

test.each(readdirSync(join(root, 'src')))('src/%s imports only what its arrows lead to', (room) => {
  const sources = sourcesUnder(`src/${room}`);
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.flatMap((path) => faults(parse(path)))).toEqual([]);
});

test.each([
  ['src/domain/x.ts', "import { say } from '../locale';", 'src/domain/x.ts:1 imports src/locale: no arrow leads there'],
  ['src/domain/rules/x.ts', "\nexport * from '../../sheets/plan';", 'src/domain/rules/x.ts:2 imports src/sheets/plan: no arrow leads there'],
  ['src/reports/x.ts', "type A = import('../sheets/plan').Style;", 'src/reports/x.ts:1 imports src/sheets/plan: no arrow leads there'],
  ['src/reports/x.ts', "import 'react';", 'src/reports/x.ts:1 imports the package react'],
  ['src/sheets/x.ts', "const a = await import('../excel');", 'src/sheets/x.ts:1 imports src/excel: no arrow leads there'],
  ['src/excel/x.ts', "import { planBuild } from '../sheets/build';", 'src/excel/x.ts:1 imports src/sheets/build: no arrow leads there'],
  ['src/xlsx/x.ts', "import { stockLine } from '../domain/stock';", 'src/xlsx/x.ts:1 imports src/domain/stock: no arrow leads there'],
  ['src/taskpane/x.ts', "import { host } from '../../workbench/host';", 'src/taskpane/x.ts:1 imports workbench/host, outside src/'],
  ['src/xlsx/x.ts', "const fs = require('node:fs');", 'src/xlsx/x.ts:1 imports the package node:fs'],
])('a planted wrong arrow is found: %s %s', (path, text, fault) => {
  expect(faults(parse(path, text))).toEqual([fault]);
});

test('right arrows pass', () => {
  const text = "import type { WorkbookPlan } from '../sheets/plan';\nimport { notice } from '../domain/notice';\nimport { say } from '../locale';\nimport { a } from './b';";
  expect(faults(parse('src/xlsx/x.ts', text))).toEqual([]);
});
