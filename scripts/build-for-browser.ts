import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAddin, type AddinBuild } from './build-addin';
import { developmentAddress } from './build-options';
import { buildWorkbench } from './build-workbench';
import type { Built } from './start-routes';

const path = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

const addinFolder = 'out/browser/addin';
const pageFolder = 'out/browser/page';
const stampFile = path('out/browser/stamp.json');
const lockFolder = path('out/browser.lock');

/** What the bundles are made of; anything newer here and they are made again. */
const sources = ['src', 'workbench', 'scripts', 'assets', 'manifest.xml', 'package-lock.json'];

/** The add-in and the workbench as they ship, for browser tests: built once for all test files, even those that start together. */
export async function buildForBrowser(): Promise<Built> {
  mkdirSync(path('out'), { recursive: true });
  await lock();
  try {
    const sum = sumOf(sources.map(path));
    const stamp = existsSync(stampFile) ? (JSON.parse(readFileSync(stampFile, 'utf8')) as { readonly sum: string; readonly addin: AddinBuild }) : null;
    if (stamp?.sum === sum) return { addin: stamp.addin, addinFolder, pageFolder };
    rmSync(stampFile, { force: true });
    const addin = await buildAddin({ mode: 'production', address: developmentAddress, office: 'global', out: addinFolder });
    await buildWorkbench({ mode: 'production', out: pageFolder });
    writeFileSync(stampFile, JSON.stringify({ sum, addin }));
    return { addin, addinFolder, pageFolder };
  } finally {
    rmSync(lockFolder, { recursive: true, force: true });
  }
}

/** Waits for another build; one that has left its lock behind for five minutes is dead. */
async function lock(): Promise<void> {
  for (;;) {
    try {
      mkdirSync(lockFolder);
      return;
    } catch {
      const age = Date.now() - (statSync(lockFolder, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      if (age > 300_000) rmSync(lockFolder, { recursive: true, force: true });
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function sumOf(roots: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of roots.flatMap(filesIn)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(place, entry.name)) : [join(place, entry.name)]));
}

// Run as a command it says what a test needs to know: jest's module loader is no place for webpack.
if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await buildForBrowser()));
