import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './check-command';
import type { CheckResult } from './check-report';

const root = fileURLToPath(new URL('../', import.meta.url));

export interface TestFile {
  /** `test/xlsx/write` */
  readonly name: string;
  readonly path: string;
}

/** Every file of jest tests, by name. */
export function testFiles(): TestFile[] {
  const walk = (folder: string): string[] => readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'fixtures' ? [] : walk(path);
    return /\.test\.tsx?$/.test(name) ? [path] : [];
  });
  return walk(join(root, 'test')).map((path) => ({ path, name: relative(root, path).split(sep).join('/').replace(/\.test\.tsx?$/, '') })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface ReportedFile {
  readonly path: string;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
  readonly message: string;
}

/**
 * Runs jest once over the files and gives one result a file, each as soon as it ends. A file that holds no test, skips
 * one, cannot be loaded or never ends has failed. `folder` is where the files are, if not in the project's `test/`.
 */
export async function checkFiles(files: readonly TestFile[], each: (result: CheckResult) => void, folder?: string): Promise<void> {
  const names = new Map(files.map(({ path, name }) => [path, name]));
  const strays: string[] = [];
  const onLine = (line: string): void => {
    const reported = parse(line);
    const name = reported === null ? undefined : names.get(reported.path);
    if (reported === null || name === undefined) {
      strays.push(line);
      return;
    }
    names.delete(reported.path);
    each(resultOf(name, reported));
  };
  const { output } = await runCommand(process.execPath, [
    '--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js'),
    '--maxWorkers=2', `--reporters=${join(root, 'scripts/check-reporter.mjs')}`,
    ...(folder === undefined ? [] : [`--roots=${folder}`]), '--runTestsByPath', ...files.map(({ path }) => path),
  ], { minutes: 45, onLine });
  for (const name of names.values()) each({ name, seconds: 0, passed: 0, failed: 1, details: `No result came.\n${[...strays, output].join('\n').trim().slice(-4000)}` });
}

function parse(line: string): ReportedFile | null {
  try {
    const value = JSON.parse(line) as Partial<ReportedFile> | null;
    return typeof value?.path === 'string' ? (value as ReportedFile) : null;
  } catch {
    return null;
  }
}

function resultOf(name: string, { seconds, passed, failed, skipped, message }: ReportedFile): CheckResult {
  const faults = skipped.map((test) => `Skipped: ${test}. A test runs or is not there.`);
  if (failed === 0 && message !== '') faults.push(message);
  if (passed + failed + skipped.length === 0 && message === '') faults.push('It holds no test.');
  return { name, seconds, passed, failed: failed + faults.length, details: [failed > 0 ? message : '', ...faults].filter((text) => text !== '').join('\n') };
}
