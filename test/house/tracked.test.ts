import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, root } from './sources';

/** The files that the repository holds; without git, what stands in its folders. */
function trackedFiles(): string[] {
  const git = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (git.status === 0 && git.stdout !== '') return git.stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
  return ['src', 'test', 'scripts', 'samples', 'docs', 'workbench', 'bench'].filter((folder) => existsSync(join(root, folder))).flatMap(filesUnder);
}

// This file holds examples of what it looks for.
const texts = trackedFiles().filter((path) => path !== 'test/house/tracked.test.ts' && /\.(tsx?|m?js|json|md|html|css|xml|svg|yml|sh|txt|csv|npmrc)$|(^|\/)(run|\.gitignore|\.npmrc)$/.test(path) && statSync(join(root, path)).size < 4_000_000);

const machine: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a folder of one machine', new RegExp(`(^|[\\s"'\`(=:,])/(${['home', 'root', 'Users', 'work', 'workspace', 'mnt', 'opt', 'var/folders'].join('|')})/[\\w.-]+`)],
  ['a drive of one machine', /(^|[\s"'`(=])[A-Z]:\\\\?(Users|Documents)/],
  ['a package registry', /https?:\/\/[\w.:-]*(registry|artifactory|verdaccio|nexus|pypi)[\w.:-]*\//],
];

test('files are found', () => {
  expect(texts.length).toBeGreaterThan(100);
  expect(texts).toContain('package.json');
});

test('no file names a folder of one machine or a private registry', () => {
  const found = texts.flatMap((path) => {
    const lines = readFileSync(join(root, path), 'utf8').split('\n');
    return lines.flatMap((line, index) => machine.filter(([, pattern]) => pattern.test(line)).map(([what]) => `${path}:${index + 1} ${what}: ${line.trim().slice(0, 120)}`));
  });
  expect(found).toEqual([]);
});

test.each([
  ["const path = '/home/wang/amz';", true], ['see /opt/build', true], ['"C:\\\\Users\\\\wang"', true], ['"resolved": "https://registry.example.com/a.tgz"', true],
  ['fetch("/works/item")', false], ['https://example.com/home/page', false],
])('%s: found %p', (line, found) => {
  expect(machine.some(([, pattern]) => pattern.test(line))).toBe(found);
});
