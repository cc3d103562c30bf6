import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleFiles } from './files';

// Writes the made-up store's exports beside this script, in place of those that are there. The same bytes every time.
const here = dirname(fileURLToPath(import.meta.url));
for (const folder of ['store', 'store-zh', 'store-en', 'extra']) rmSync(join(here, folder), { recursive: true, force: true });
const files = sampleFiles();
for (const { path, bytes } of files) {
  const target = join(here, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, bytes);
}
const size = files.reduce((total, { bytes }) => total + bytes.length, 0);
console.log(`${files.length} files, ${(size / 1024).toFixed(0)} KB`);
