import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sources';

/** The test that reads a room's golden folders. It lists them itself; this makes sure that somebody does. */
const readers: Readonly<Record<string, string>> = { reports: 'test/reports/golden.test.ts' };

const fixtures = join(root, 'test/fixtures');
const foldersIn = (path: string): string[] => readdirSync(path).filter((name) => statSync(join(path, name)).isDirectory());
const rooms = foldersIn(fixtures);
const cases = rooms.flatMap((room) => foldersIn(join(fixtures, room)).flatMap((kind) => foldersIn(join(fixtures, room, kind)).map((name) => `${room}/${kind}/${name}`)));

test('every room of golden folders has a test that lists them', () => {
  expect(rooms).toEqual(Object.keys(readers));
  for (const [room, path] of Object.entries(readers)) expect(readFileSync(join(root, path), 'utf8')).toContain(`fixtures/${room}`);
});

test('every golden folder holds an input and what is expected of it, and nothing else', () => {
  expect(cases.length).toBeGreaterThan(200);
  const odd = cases.filter((path) => {
    const files = readdirSync(join(fixtures, path)).sort();
    return files.length !== 2 || files[0] !== 'expected.json' || !/^input\.\w+(\.gz)?$/.test(files[1] ?? '') || !existsSync(join(fixtures, path, 'expected.json'));
  });
  expect(odd).toEqual([]);
});
