import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeCheck, describeSummary, selected, summarise } from '../../scripts/check-report';
import { checkFiles, testFiles } from '../../scripts/check-jest';
import { checkCommand, checkWork } from '../../scripts/check-command';
import type { CheckResult } from '../../scripts/check-report';

const folder = mkdtempSync(join(tmpdir(), 'amz-checks-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

test.each([
  [{ name: 'types', seconds: 4.21, passed: 1, failed: 0, details: '' }, '✓ types  4.2 s  1 test'],
  [{ name: 'test/xlsx/write', seconds: 0, passed: 12, failed: 0, details: 'unused' }, '✓ test/xlsx/write  0.0 s  12 tests'],
  [{ name: 'lint', seconds: 1, passed: 0, failed: 1, details: 'a.ts\n\n  1:2 bad\n' }, '✗ lint  1.0 s  1 of 1 failed\n    a.ts\n\n      1:2 bad'],
  [{ name: 'lint', seconds: 1, passed: 3, failed: 1, details: ' ' }, '✗ lint  1.0 s  1 of 4 failed\n    It failed without a word.'],
])('a check has one line, and beneath it why it failed: %j', (result, text) => {
  expect(describeCheck(result)).toBe(text);
});

test('the last line counts every test', () => {
  const result = (passed: number, failed: number): CheckResult => ({ name: 'x', seconds: 0, passed, failed, details: '' });
  expect(describeSummary(summarise([result(3, 0), result(4, 2)]))).toBe('7 passed, 2 failed');
  expect(describeSummary(summarise([]))).toBe('0 passed, 0 failed');
});

test('names choose checks; no name chooses all', () => {
  const checks = [{ name: 'types' }, { name: 'test/xlsx/write' }, { name: 'test/xlsx/read' }];
  expect(selected(checks, [])).toEqual(checks);
  expect(selected(checks, ['xlsx/w', 'typ']).map(({ name }) => name)).toEqual(['types', 'test/xlsx/write']);
  expect(selected(checks, ['nothing'])).toEqual([]);
});

test('every test file is found, this one too', () => {
  const names = testFiles().map(({ name }) => name);
  expect(names).toContain('test/scripts/check-report');
  expect(new Set(names).size).toBe(names.length);
});

test('a program passes where it ends with 0; what it said is kept where it does not', async () => {
  expect(await checkCommand('good', process.execPath, ['-e', '0'])).toMatchObject({ passed: 1, failed: 0 });
  expect(await checkCommand('bad', process.execPath, ['-e', 'console.log("because"); process.exit(3)'])).toMatchObject({ passed: 0, failed: 1, details: 'because\n' });
  expect(await checkCommand('mute', process.execPath, ['-e', 'process.exit(3)'])).toMatchObject({ failed: 1, details: expect.stringContaining('ended with 3') });
  expect(await checkCommand('absent', '/no/such/program', [])).toMatchObject({ failed: 1, details: expect.stringContaining('ENOENT') });
  expect(await checkWork('thrown', () => { throw new Error('LibreOffice is missing.'); })).toMatchObject({ failed: 1, details: 'LibreOffice is missing.' });
});

test('a file of tests that fails, skips, is empty or cannot be loaded is named with its reason', async () => {
  const file = (name: string, text: string) => {
    const path = join(folder, `${name}.test.ts`);
    writeFileSync(path, text);
    return { name, path };
  };
  const files = [
    file('good', "test('a', () => { expect(1).toBe(1); });"), file('bad', "test('a', () => { expect(1).toBe(2); });\ntest('b', () => {});"),
    file('skipped', "test.skip('later', () => {});\ntest('b', () => {});"), file('empty', 'export {};'), file('broken', "import './not-there';\ntest('a', () => {});"),
  ];
  const results = new Map<string, CheckResult>();
  await checkFiles(files, (result) => results.set(result.name, result), folder);
  expect([...results.keys()].sort()).toEqual(['bad', 'broken', 'empty', 'good', 'skipped']);
  expect(results.get('good')).toMatchObject({ passed: 1, failed: 0 });
  expect(results.get('bad')).toMatchObject({ passed: 1, failed: 1, details: expect.stringContaining('Expected: 2') });
  expect(results.get('skipped')).toMatchObject({ passed: 1, failed: 1, details: expect.stringContaining('Skipped: later') });
  expect(results.get('empty')!.failed).toBe(1);
  expect(results.get('broken')).toMatchObject({ passed: 0, failed: 1, details: expect.stringContaining('not-there') });
}, 300_000);
