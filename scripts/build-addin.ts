import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildFunctions, functionScripts } from './build-functions';
import { helpPage, panePage } from './build-html';
import { buildSamples } from './build-samples';
import { developmentAddress, type BuildOptions } from './build-options';
import { paneBundle, runBundle } from './build-webpack';

const path = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

export interface AddinBuild {
  /** For the policy's style elements; the same files give the same nonce. */
  readonly nonce: string;
  readonly scripts: readonly string[];
}

/** Writes the whole add-in into `options.out`: what a static host serves, and the manifest that points there. */
export async function buildAddin(options: BuildOptions): Promise<AddinBuild> {
  const out = path(options.out);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await buildFunctions({ output: out, helpUrl: `${options.address}docs/functions`, development: options.mode === 'development' });
  // The functions first: they register as soon as they are read, whatever the pane still loads.
  const scripts = [...functionScripts, ...(await runBundle(paneBundle, options))];
  cpSync(path('assets'), join(out, 'assets'), { recursive: true, filter: (file) => !file.endsWith('.svg') });
  // The function wizard's help links lead to these pages.
  cpSync(path('docs/functions'), join(out, 'docs/functions'), { recursive: true });
  cpSync(path('src/taskpane/taskpane.css'), join(out, 'taskpane.css'));
  buildSamples(out);
  const build: AddinBuild = { nonce: nonceOf(scripts.map((name) => join(out, name))), scripts };
  writeFileSync(join(out, 'taskpane.html'), panePage({ office: options.office, ...build }));
  writeFileSync(join(out, 'help.html'), helpPage());
  writeFileSync(join(out, 'manifest.xml'), readFileSync(path('manifest.xml'), 'utf8').replaceAll(developmentAddress, options.address));
  return build;
}

function nonceOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('base64url').slice(0, 22);
}
