import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { surroundingsOf } from './validate-manifest-files';
import { checkManifest } from './validate-manifest-rules';

// npm run validate [manifest …]: the project's manifest, or built ones (their files are looked for beside them).
const given = process.argv.slice(2);
const files = given.length === 0 ? ['manifest.xml'] : given;
for (const file of files) {
  const folder = given.length === 0 ? null : dirname(resolve(file));
  const problems = checkManifest(readFileSync(file, 'utf8'), surroundingsOf(folder));
  for (const { line, text } of problems) console.error(`${file}:${line}: ${text}`);
  console.log(problems.length === 0 ? `${file} is valid.` : `${file}: ${problems.length} problem${problems.length === 1 ? '' : 's'}.`);
  if (problems.length > 0) process.exitCode = 1;
}
