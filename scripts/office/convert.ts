import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureLibreOffice } from './ensure';

/**
 * LibreOffice keeps a file's cached results on opening unless told otherwise, so a plain conversion proves nothing about
 * them. 0: always recalculate; 1: never. Source: LibreOffice, Tools > Options > Calc > Formula.
 */
function profile(recalculate: boolean): string {
  const mode = recalculate ? 0 : 1;
  const item = (name: string): string => `<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="${name}" oor:op="fuse"><value>${mode}</value></prop></item>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${item('OOXMLRecalcMode')}${item('ODFRecalcMode')}</oor:items>`;
}

export interface Conversion {
  readonly to: 'xlsx' | 'pdf' | 'ods';
  readonly recalculate: boolean;
}

/**
 * Converts files in one start of LibreOffice, with a profile of its own that is thrown away, so that a running or
 * configured LibreOffice neither disturbs nor is disturbed. Gives the results in the order of the files.
 */
export async function convert(files: readonly Uint8Array[], { to, recalculate }: Conversion): Promise<Uint8Array[]> {
  const office = ensureLibreOffice();
  const folder = mkdtempSync(join(tmpdir(), 'amz-office-'));
  try {
    const user = join(folder, 'profile', 'user');
    mkdirSync(user, { recursive: true });
    writeFileSync(join(user, 'registrymodifications.xcu'), profile(recalculate));
    const sources = files.map((bytes, i) => {
      const path = join(folder, `file${i}.xlsx`);
      writeFileSync(path, bytes);
      return path;
    });
    const out = join(folder, 'out');
    await run(office, [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', '--norestore', '--convert-to', to, '--outdir', out, ...sources]);
    return files.map((_, i) => {
      const path = join(out, `file${i}.${to}`);
      if (!existsSync(path)) throw new Error(`LibreOffice could not open file ${i + 1} of ${files.length}.`);
      return new Uint8Array(readFileSync(path));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a program to its end; throws with what it said where it fails or takes longer than five minutes. */
export function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 300_000 });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
    child.on('error', reject);
    child.on('close', (code, signal) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code ?? signal}: ${said}`))));
  });
}
