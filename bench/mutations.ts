import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect, isUnreadable, read, type SourceFile } from '../src/reports/index';

/** A small seeded generator (mulberry32): the same seed damages the same files in the same way. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const root = fileURLToPath(new URL('../test/fixtures/reports', import.meta.url));

/** Every golden input, the material that is damaged. */
export const goldenFiles = (): SourceFile[] => readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /(^|[\\/])input\.[^\\/]+$/.test(path)).sort().map((path) => ({ name: path.replace(/^.*[\\/]/, ''), bytes: new Uint8Array(readFileSync(join(root, path))) }));

type Pick = (count: number) => number;

const splice = (bytes: Uint8Array, at: number, removed: number, added: Uint8Array): Uint8Array => {
  const result = new Uint8Array(bytes.length - removed + added.length);
  result.set(bytes.subarray(0, at));
  result.set(added, at);
  result.set(bytes.subarray(at + removed), at + added.length);
  return result;
};

const tokens = ['"', '""', ',', ';', '\t', '\n', '\r', '\r\n', '\0', '=""', '\\"', '\ufeff', '\ufffd', '1,034', '€', '￥', 'Total', '__proto__', 'constructor', '(Child) ASIN', '-', '99999999999999999999', '1e999', '\ud800', '<table><tr><td>', 'PK\u0003\u0004', '%PDF', '\u001f\u008b', ','.repeat(3000), '"'.repeat(500), 'Date', 'Infinity', '01/02/2026']
  .map((text) => new TextEncoder().encode(text));

const damages: readonly ((bytes: Uint8Array, pick: Pick) => Uint8Array)[] = [
  (bytes, pick) => bytes.subarray(0, pick(bytes.length + 1)),
  (bytes, pick) => bytes.subarray(pick(bytes.length + 1)),
  (bytes, pick) => {
    const changed = bytes.slice();
    for (let count = 1 + pick(8); count > 0 && changed.length > 0; count -= 1) changed[pick(changed.length)] = pick(256);
    return changed;
  },
  (bytes, pick) => {
    const changed = bytes.slice();
    for (let count = 1 + pick(4); count > 0 && changed.length > 0; count -= 1) {
      const at = pick(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << pick(8));
    }
    return changed;
  },
  (bytes, pick) => splice(bytes, pick(bytes.length + 1), 0, tokens[pick(tokens.length)] ?? new Uint8Array()),
  (bytes, pick) => {
    const at = pick(bytes.length + 1);
    return splice(bytes, at, Math.min(bytes.length - at, 1 + pick(40)), new Uint8Array());
  },
  (bytes, pick) => {
    const from = pick(bytes.length + 1);
    return splice(bytes, pick(bytes.length + 1), 0, bytes.slice(from, Math.min(bytes.length, from + pick(2000))));
  },
  (bytes, pick) => Uint8Array.from(bytes, (byte) => (byte === 44 ? [59, 9, 44, 124][pick(4)] ?? 44 : byte)),
  (bytes) => Uint8Array.from(bytes.filter((byte) => byte !== 34)),
  (bytes) => Uint8Array.from(bytes, (byte) => (byte === 10 ? 13 : byte)),
  (bytes) => bytes.slice().reverse(),
];

/** Damages a golden file once to four times, as networks, spreadsheets, editors and hostile people do. */
export function mutate(files: readonly SourceFile[], random: () => number): SourceFile {
  const pick: Pick = (count) => Math.floor(random() * count);
  const file = files[pick(files.length)];
  if (!file) throw new Error('no golden files');
  let { bytes } = file;
  for (let count = 1 + pick(4); count > 0; count -= 1) bytes = damages[pick(damages.length)]?.(bytes, pick) ?? bytes;
  return { name: file.name, bytes };
}

/** What went wrong with one damaged file: null for nothing, or the fault in words. */
export async function tryOut(file: SourceFile, slowMs: number): Promise<string | null> {
  const started = performance.now();
  try {
    const tables = await read(file);
    const schemas = await inspect(file);
    if (tables.length === 0 || schemas.length !== tables.length) return 'inspect and read differ';
    for (const table of tables) {
      if (isUnreadable(table)) {
        if (table.problem.code === 'reports.fault') return String(table.problem.params['text']);
        continue;
      }
      for (const total of Object.values(table.totals)) if (!Number.isFinite(total)) return 'a total that is not finite';
      for (const { values } of table.rows) for (const value of Object.values(values)) if (typeof value === 'number' && !Number.isFinite(value)) return 'a number that is not finite';
    }
  } catch (error) {
    return error instanceof Error ? error.stack ?? error.message : String(error);
  }
  const took = performance.now() - started;
  return took > slowMs ? `took ${Math.round(took)} ms for ${file.bytes.length} bytes` : null;
}
