import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const sample = (...path: string[]): string => join(root, 'samples', ...path);
export const fixture = (name: string, file: string): string => join(root, 'test/fixtures/reports', name, file);

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

// One file starts faster than a hundred read through a loader, and these tests start it often.
const bundle = join(mkdtempSync(join(tmpdir(), 'amz-cli-built-')), 'cli.mjs');
await build({
  entryPoints: [join(root, 'src/cli/main.ts')], outfile: bundle, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent',
  banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
});

/** Runs the real command line in a process of its own. */
export const cli = (...args: readonly string[]): Promise<Ended> => run(process.execPath, [bundle, ...args]);

/** Runs the command line as a person does. */
export const npmRunCli = (...args: readonly string[]): Promise<Ended> => run('npm', ['run', '--silent', 'cli', '--', ...args]);

function run(program: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], timeout: 300_000 });
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
    child.on('error', reject);
    child.on('close', (code) => { resolve({ code, ...said }); });
  });
}

/** A folder for one test file's results, taken away at the end. */
export function workFolder(): { readonly path: (name: string) => string; readonly names: () => string[]; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'amz-cli-'));
  return {
    path: (name) => join(folder, name),
    names: () => readdirSync(folder).sort(),
    remove: () => { rmSync(folder, { recursive: true, force: true }); },
  };
}
