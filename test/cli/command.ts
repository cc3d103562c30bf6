import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { temporaryFolder } from '../folders';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const sample = (...path: string[]): string => join(root, 'samples', ...path);
export const fixture = (name: string, file: string): string => join(root, 'test/fixtures/reports', name, file);

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

// One file starts faster than a hundred read through a loader, and these tests start it often.
const { outputFiles: [built] } = await build({
  entryPoints: [join(root, 'src/cli/main.ts')], write: false, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent',
  banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
});
if (!built) throw new Error('The command line was not bundled.');
const bundle = join(temporaryFolder('cli-built'), 'cli.mjs');
writeFileSync(bundle, built.contents);

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

/** A folder for one test file's results. */
export function workFolder(): { readonly path: (name: string) => string; readonly names: () => string[] } {
  const folder = temporaryFolder('cli');
  return {
    path: (name) => join(folder, name),
    names: () => readdirSync(folder).sort(),
  };
}
