import { readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, fixture, root, sample, workFolder } from './command';

const patience = 300_000;
const folder = workFolder();

interface Inspected {
  readonly file: string;
  readonly kind: string;
  readonly rows: number;
  readonly rejected: readonly { readonly line: number; readonly reason: string; readonly text: string }[];
  readonly warnings: readonly string[];
}
const golden = (name: string): unknown => JSON.parse(readFileSync(join(root, 'test/cli/golden', name), 'utf8'));
const files = (...path: string[]): string[] => readdirSync(sample(...path)).sort().map((name) => sample(...path, name));

test.each([
  ['inspect-us.en.json', 'en', files('store', 'US', '2026-11-14')],
  ['inspect-us-zh.zh-CN.json', 'zh-CN', files('store-zh', 'US', '2026-11-14')],
  ['inspect-de.en.json', 'en', files('store', 'DE', '2026-11-14')],
] as const)('the sample store, as in %s', async (name, language, paths) => {
  const { code, out, err } = await cli('inspect', '--lang', language, ...paths);
  expect(JSON.parse(out)).toEqual(golden(name));
  expect({ code, err }).toEqual({ code: 0, err: '' });
}, patience);

const bad = [
  ['zero bytes', fixture('bad/zero-bytes', 'input.csv'), /is empty\. Download/, /是空文件/],
  ['a picture', fixture('bad/png', 'input.png'), /picture/, /图片/],
  ['a PDF', fixture('bad/pdf', 'input.pdf'), /is a PDF/, /PDF/],
  ['a web page', fixture('bad/html-sign-in-page', 'input.csv'), /web page/, /网页/],
  ['another table', fixture('bad/another-csv', 'input.csv'), /Not recognised/, /未识别|无法识别|不是/],
  ['a cut workbook', fixture('bad/workbook-cut', 'input.xlsx'), /damaged|cut|incomplete/i, /损坏|不完整/],
  ['a file that is not there', join(root, 'nowhere.csv'), /no such file/, /不存在/],
] as const;

test.each([['en', 2], ['zh-CN', 3]] as const)('what cannot be read says why and what to do, in %s; the rest is read all the same', async (language, place) => {
  const good = files('store', 'US', '2026-11-14')[1]!;
  const { code, out, err } = await cli('inspect', '--lang', language, ...bad.map(([, path]) => path), good);
  const found = JSON.parse(out) as Inspected[];
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(found.map(({ kind }) => kind)).toEqual([...bad.map(() => 'unknown'), 'business-by-child']);
  bad.forEach((one, index) => {
    expect(found[index]!.warnings.join(' ')).toMatch(one[place]);
    expect(found[index]!.rows).toBe(0);
  });
}, patience);

test('rows that were lost are named with line, reason and text; the others are counted', async () => {
  const { code, out } = await cli('inspect', '--lang', 'en', fixture('bad/one-cell-too-many', 'input.csv'), fixture('bad/cut-inside-quotes', 'input.csv'), fixture('bad/header-only', 'input.csv'));
  const [wide, cut, bare] = JSON.parse(out) as Inspected[];
  expect(code).toBe(0);
  expect(wide).toMatchObject({ kind: 'business-by-child', rejected: [{ line: expect.any(Number), reason: expect.stringMatching(/1,034|comma|cells/), text: expect.stringContaining(',') }] });
  expect(wide!.rows).toBeGreaterThan(0);
  expect(cut!.rejected).toHaveLength(1);
  expect(cut!.rejected[0]!.reason).toMatch(/quote|cut/i);
  expect(bare).toMatchObject({ kind: 'business-by-child', rows: 0, warnings: [expect.stringContaining('no rows below it')] });
}, patience);

test('300 MB are refused with a sentence, not with a crash', async () => {
  const path = folder.path('big.csv');
  writeFileSync(path, '');
  truncateSync(path, 300 * 1024 * 1024);
  const { code, out, err } = await cli('inspect', '--lang', 'en', path);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(JSON.parse(out)).toMatchObject([{ file: 'big.csv', kind: 'unknown', rows: 0, warnings: [expect.stringMatching(/300 MB.*limit is \d+ MB/)] }]);
}, patience);
