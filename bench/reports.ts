import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { businessExport, megabytesOf, repeatedExport } from './exports';
import type { JobReport, Reading } from './job';
import { searchTermExport } from './workbooks';

/** One line of the result: a reader, how long it took and what it held. */
export interface ReaderBench {
  readonly reader: string;
  readonly file: string;
  readonly megabytes: number;
  readonly rows: number;
  readonly minMs: number;
  readonly medianMs: number;
  readonly minCpuMs: number;
  readonly peakMb: number;
  /** Least time and least processor time, as multiples of ours. */
  readonly timeRatio: number;
  readonly cpuRatio: number;
}

const bundle = fileURLToPath(new URL('../.cache/bench/job.mjs', import.meta.url));

async function bundleJobs(): Promise<void> {
  await build({ entryPoints: [fileURLToPath(new URL('job.ts', import.meta.url))], outfile: bundle, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' });
}

/** A child process of its own for every reader and round, so that memory and warmed-up code are nobody else's. */
const run = (reader: string, path: string, times: number): JobReport =>
  JSON.parse(execFileSync(process.execPath, [bundle, reader, path, String(times)], { encoding: 'utf8', timeout: 180_000, maxBuffer: 1 << 24 })) as JobReport;

interface Entry {
  readonly reader: string;
  readonly times: number;
}

/** Lets readers take turns over one file, `rounds` times; the first is the one that the others are compared with. */
function compare(path: string, entries: readonly Entry[], rounds: number): ReaderBench[] {
  const found = new Map<string, { readings: Reading[]; peakMb: number }>();
  for (let round = 0; round < rounds; round += 1) {
    for (const { reader, times } of entries) {
      const warm = run(reader, path, times);
      const { readings } = warm;
      // Memory is that of a process that reads the file once.
      const { peakMb } = times === 1 ? warm : run(reader, path, 1);
      const known = found.get(reader) ?? { readings: [], peakMb: 0 };
      found.set(reader, { readings: [...known.readings, ...readings], peakMb: Math.max(known.peakMb, peakMb) });
    }
  }
  const all = [...found].map(([reader, { readings, peakMb }]) => {
    const times = readings.map(({ ms }) => ms).sort((left, right) => left - right);
    const { rows = 0, keys, cents } = readings[0] ?? {};
    return { reader, rows, same: `${rows} ${keys ?? 0} ${cents ?? 0}`, minMs: times[0] ?? 0, medianMs: times[Math.floor(times.length / 2)] ?? 0, minCpuMs: Math.min(...readings.map(({ cpuMs }) => cpuMs)), peakMb };
  });
  const [first] = all;
  const wrong = all.find(({ same }) => same !== first?.same);
  if (wrong) throw new Error(`${wrong.reader} comes to ${wrong.same}, not to ${first?.same ?? ''}`);
  const file = path.replace(/^.*[\\/]/, '');
  return all.map(({ reader, rows, minMs, medianMs, minCpuMs, peakMb }) => ({ reader, file, megabytes: megabytesOf(path), rows, minMs, medianMs, minCpuMs, peakMb, timeRatio: minMs / (first?.minMs ?? 1), cpuRatio: minCpuMs / (first?.minCpuMs ?? 1) }));
}

/** Reads the same files with every reader. */
export async function benchReports(rounds = 2): Promise<readonly ReaderBench[]> {
  await bundleJobs();
  const large = businessExport(1_000_000);
  const entries = ['AMZ Ops, whole file', 'DuckDB, one thread', 'AMZ Ops, in slices', 'AMZ Ops, two workers', 'DuckDB, two threads'].map((reader) => ({ reader, times: 3 }));
  const results = compare(large, [...entries, { reader: 'uDSV', times: 1 }, { reader: 'PapaParse', times: 1 }], rounds);
  for (const rows of [1_000, 10_000, 100_000]) results.push(...compare(businessExport(rows), [{ reader: 'AMZ Ops, in slices', times: 9 }], 1));
  results.push(...compare(repeatedExport(1_000_000, 4), [{ reader: 'AMZ Ops, in slices', times: 1 }], 1));
  results.push(...compare(searchTermExport(25_000), [{ reader: 'AMZ Ops, read', times: 2 }, { reader: 'hucre alone', times: 2 }, { reader: 'exceljs', times: 1 }, { reader: 'read-excel-file', times: 1 }], rounds));
  return results;
}

/** The results as a table in Markdown. */
export function reportsTable(results: readonly ReaderBench[]): string {
  const lines = results.map(({ reader, file, megabytes, rows, minMs, medianMs, minCpuMs, peakMb, timeRatio, cpuRatio }) =>
    `| ${[file, megabytes.toFixed(1), rows, reader, minMs.toFixed(0), medianMs.toFixed(0), minCpuMs.toFixed(0), timeRatio.toFixed(2), cpuRatio.toFixed(2), ((minMs * 1e6) / rows).toFixed(0), peakMb.toFixed(0)].join(' | ')} |`);
  return ['| File | MB | Rows | Reader | min ms | median ms | min CPU ms | × time | × CPU | ns a row | peak MB |', '|---|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|', ...lines].join('\n');
}
