import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allFixtures } from './cases';

/**
 * Writes every golden folder under test/fixtures/reports. `--check` writes nothing and fails where what is committed
 * differs from what this script would write, or holds more.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '../../test/fixtures/reports');
const check = process.argv.includes('--check');
const byHand = new Set(['README.md', '.gitattributes']);
const wanted = new Map<string, Uint8Array>();

for (const fixture of allFixtures()) {
  const input = join(fixture.path, `input.${fixture.extension}`);
  if (wanted.has(join(fixture.path, 'expected.json'))) throw new Error(`two cases at ${fixture.path}`);
  wanted.set(input, fixture.bytes);
  wanted.set(join(fixture.path, 'expected.json'), Buffer.from(`${JSON.stringify(fixture.expected, null, 2)}\n`));
}

const present = existsSync(root)
  ? readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)))
  : [];
const surplus = present.filter((file) => !wanted.has(file) && !byHand.has(file));
const differing = [...wanted].filter(([file, bytes]) => !existsSync(join(root, file)) || !readFileSync(join(root, file)).equals(bytes)).map(([file]) => file);

if (check) {
  for (const file of [...surplus.map((name) => `not made by the script: ${name}`), ...differing.map((name) => `differs: ${name}`)]) console.log(file);
  console.log(`${wanted.size / 2} golden folders, ${surplus.length + differing.length} differences`);
  process.exitCode = surplus.length + differing.length === 0 ? 0 : 1;
} else {
  for (const file of surplus) rmSync(join(root, file));
  // A folder whose case was renamed or dropped: git does not see it, the golden runner would.
  for (const folder of new Set(surplus.map(dirname))) {
    if (readdirSync(join(root, folder)).length === 0) rmdirSync(join(root, folder));
  }
  for (const [file, bytes] of wanted) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), bytes);
  }
  console.log(`${wanted.size / 2} golden folders written, ${differing.length} files changed, ${surplus.length} removed`);
}
