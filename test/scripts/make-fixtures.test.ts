import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { allFixtures } from '../../scripts/make-fixtures/cases';
import type { Fixture } from '../../scripts/make-fixtures/fixture';
import { reportKinds } from '../../src/reports/types';

const root = join(process.cwd(), 'test/fixtures/reports');
const fixtures = allFixtures();

const committed = (folder: string): string[] => readdirSync(join(root, folder)).sort();

describe('the golden folders', () => {
  test('are what the script writes, byte for byte', () => {
    const differing = fixtures.filter(({ path, extension, bytes, expected }) =>
      !readFileSync(join(root, path, `input.${extension}`)).equals(bytes) || readFileSync(join(root, path, 'expected.json'), 'utf8') !== `${JSON.stringify(expected, null, 2)}\n`);
    expect(differing.map(({ path }) => path)).toEqual([]);
  });

  test('are all of them, each an input and what is expected of it', () => {
    const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap(({ name }) => committed(name).map((each) => `${name}/${each}`));
    expect(folders.sort()).toEqual(fixtures.map(({ path }) => path).sort());
    for (const { path, extension } of fixtures) expect(committed(path)).toEqual(['expected.json', `input.${extension}`]);
  });

  test('name kinds that exist, and hold every kind', () => {
    const kinds = new Set(fixtures.map(({ expected }) => expected.kind));
    expect([...kinds].filter((kind) => !reportKinds.some((known) => known === kind))).toEqual([]);
    expect(reportKinds.filter((kind) => !kinds.has(kind))).toEqual([]);
  });
});

/** Delimited text that PapaParse can read without help: quoted where it must be, in UTF-8, a table from `headerLine` on. */
const plain = fixtures.filter(({ path, extension, expected }) => extension === 'csv' && !path.startsWith('bad/') && (expected.encoding === 'utf-8' || expected.encoding === 'utf-8-bom') && expected.columns !== undefined && expected.rejected?.length === 0);

function figure(cell: string, decimal: '.' | ','): number {
  const digits = cell.replace('Rs.', '').replace(/[^\d.,]/g, '');
  const value = Number(decimal === '.' ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.'));
  return cell.includes('-') ? -value : value;
}

function byPapaParse({ bytes, expected }: Fixture): string[][] {
  const text = new TextDecoder('utf-8').decode(bytes);
  const { data } = Papa.parse<string[]>(text.split('\n').slice((expected.headerLine ?? 1) - 1).join('\n'), { skipEmptyLines: true });
  return data;
}

test('there are enough of them for the comparison to mean something', () => {
  expect(plain.length).toBeGreaterThan(50);
});

test.each(plain.map((fixture) => [fixture.path, fixture] as const))('%s, read by PapaParse, has the rows and sums its folder expects', (_, fixture) => {
  const [header = [], ...rows] = byPapaParse(fixture);
  const { columns = [], totals } = fixture.expected;
  expect(header).toHaveLength(columns.length);
  expect(rows).toHaveLength(fixture.expected.rows ?? -1);
  for (const [field, total] of Object.entries(totals)) {
    const index = columns.indexOf(field);
    if (index < 0) continue;
    const sums = (['.', ','] as const).map((decimal) => rows.reduce((running, row) => running + figure(row[index] ?? '', decimal), 0));
    expect(sums.some((sum) => Math.abs(sum - total) < 0.005)).toBe(true);
  }
});
