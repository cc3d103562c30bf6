import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Sum } from './peers';

/** One reading of one file, as a child process reports it. */
export interface Reading extends Sum {
  readonly ms: number;
  /** Processor time of all threads. */
  readonly cpuMs: number;
}

export interface JobReport {
  readonly readings: readonly Reading[];
  /** The most memory the process ever held, in MB. */
  readonly peakMb: number;
}

type Read = (path: string) => Promise<Sum>;

const worker = fileURLToPath(new URL('worker.mjs', import.meta.url));

/** What each reader needs is loaded before its time runs, and nothing that only others need. */
const readers: Readonly<Record<string, () => Promise<Read>>> = {
  'AMZ Ops, whole file': async () => (await import('./ours')).inMemory,
  'AMZ Ops, in slices': async () => (await import('./ours')).inSlices,
  'AMZ Ops, two workers': async () => (await import('./ours')).inHalves(worker),
  'DuckDB, one thread': async () => (await import('./peers')).duckdb(1),
  'DuckDB, two threads': async () => (await import('./peers')).duckdb(2),
  PapaParse: async () => (await import('./peers')).papaParse(),
  uDSV: async () => (await import('./peers')).udsv(),
  'AMZ Ops, read': async () => (await import('./workbooks')).ours(),
  'hucre alone': async () => (await import('./workbooks')).hucre(),
  exceljs: async () => (await import('./workbooks')).exceljs(),
  'read-excel-file': async () => (await import('./workbooks')).readExcelFile(),
};

/** The most memory held since the program began. Linux counts in `maxRSS` what the parent held when it began this process, so its own count comes first. */
function peakKb(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS) * 1.024;
}

const [name = '', path = '', times = '1'] = process.argv.slice(2);
const load = readers[name];
if (!load) throw new Error(`No reader is called ${name}`);
const read = await load();
const readings: Reading[] = [];
for (let time = 0; time < Number(times); time += 1) {
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  const sum = await read(path);
  const used = process.cpuUsage(cpu);
  readings.push({ ...sum, ms: performance.now() - from, cpuMs: (used.user + used.system) / 1000 });
}
process.stdout.write(JSON.stringify({ readings, peakMb: peakKb() / 1000 } satisfies JobReport), () => process.exit(0));
