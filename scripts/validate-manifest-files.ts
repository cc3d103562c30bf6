import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Surroundings } from './validate-manifest-rules';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The surroundings of a manifest: the project's own icons, or everything a build put into `folder`. */
export function surroundingsOf(folder: string | null): Surroundings {
  const base = folder ?? root;
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    version,
    iconSize: (path) => pngSize(join(base, path)),
    hasFile: folder === null ? null : (path) => statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() === true,
  };
}

/** Width and height from the header of a PNG (bytes 16 to 23, big-endian), or null. */
function pngSize(file: string): readonly [number, number] | null {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return null;
  const bytes = readFileSync(file);
  if (bytes.length < 24 || bytes.toString('latin1', 1, 4) !== 'PNG') return null;
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
