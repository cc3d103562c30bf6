import { sampleFiles } from '../../samples/files';
import { committed, folder, read } from './readBack';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const files = sampleFiles();

test('the committed exports are what the script writes, byte for byte, and nothing else lies there', () => {
  expect(committed()).toEqual(files.map(({ path }) => path).sort());
  const different = files.filter(({ path, bytes }) => !read(path).equals(bytes)).map(({ path }) => path);
  expect(different).toEqual([]);
});

test('building the model again changes no byte', () => {
  const again = sampleFiles();
  expect(again.every(({ bytes }, index) => Buffer.from(bytes).equals(files[index]?.bytes ?? new Uint8Array()))).toBe(true);
});

test('all samples together stay under 6 MB', () => {
  expect(files.reduce((total, { bytes }) => total + bytes.length, 0)).toBeLessThan(6 * 1024 * 1024);
});

test('version control leaves line ends and marks alone', () => {
  const attributes = readFileSync(join(folder, '.gitattributes'), 'utf8');
  const folders = new Set(files.map(({ path }) => path.split('/')[0] ?? '').filter((name) => !name.includes('.')));
  for (const name of folders) expect(attributes).toContain(`${name}/** -text`);
});
