import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { families } from '../../src/reports/dictionaries/index';
import { foldHeader, matchHeader } from '../../src/reports/headers';
import { reportKinds } from '../../src/reports/types';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('docs/reports.md is what the dictionaries say', () => {
  const run = (): string => execFileSync(process.execPath, ['--import', 'tsx', 'scripts/report-coverage.ts', '--check'], { cwd: root, encoding: 'utf8' });
  expect(run).not.toThrow();
});

test('every kind but the refused has a dictionary', () => {
  const known = new Set(families.flatMap((family) => family.kinds.map(({ kind }) => kind)));
  expect(reportKinds.filter((kind) => !known.has(kind))).toEqual(['recognised-unsupported', 'unknown']);
});

describe.each(families)('$name', (family) => {
  test('every string leads to its own field, and no two fields share one', () => {
    const wrong: string[] = [];
    for (const { field, strings } of family.fields) {
      for (const grades of Object.values(strings)) for (const texts of Object.values(grades)) for (const text of texts) {
        const found = matchHeader(family, foldHeader(text))?.entry.field;
        if (found !== field) wrong.push(`${text}: ${found ?? 'nothing'}, not ${field}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('kinds name only fields that the family has, or that they rename to', () => {
    const fields = new Set(family.fields.map(({ field }) => field));
    for (const kind of family.kinds) {
      const renamed = new Set(Object.values(kind.renames ?? {}));
      expect([...kind.requires.flat(), ...kind.usual, ...kind.keys].filter((field) => !fields.has(field) && !renamed.has(field))).toEqual([]);
    }
  });
});
