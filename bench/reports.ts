import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { businessExport, megabytesOf, repeatedExport } from './exports';
import type { JobReport, Reading } from './job';
import { searchTermExport } from './workbooks';

/** One line of the result: a reader, how long it took and what it held. Times of first readings are medians over the rounds. */
export interface ReaderBench {
  readonly reader: string;
  readonly file: string;
  readonly megabytes: number;
  readonly rows: number;
  readonly rounds: number;
  readonly firstMs: number;
  readonly firstCpuMs: number;
  /** The least of all readings, also of those by a process that has read before. */
  readonly bestMs: number;
  readonly bestCpuMs: number;
  readonly peakMb: number;
  /** Processor time of a first reading as a multiple of that of the first reader of the same file. */
  readonly ratio: number;
}

export const parts = ['large', 'growth', 'workbooks'] as const;
export type Part = (typeof parts)[number];

/** Child processes that take longer are ended, and the benchmark with them. */
const patience = 180_000;
const home = fileURLToPath(new URL('..', import.meta.url));

/** Bundles what the child processes run. It must lie where their packages are found. */
async function bundleJobs(id: string): Promise<string> {
  const outdir = join(home, '.cache', `bench-${id}`);
  mkdirSync(outdir, { recursive: true });
  await build({ entryPoints: ['job', 'worker'].map((name) => join(home, 'bench', `${name}.ts`)), outdir, outExtension: { '.js': '.mjs' }, splitting: true, bundle: true, minify: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' });
  return outdir;
}

interface Entry {
  readonly reader: string;
  /** Readings by one process; the first of them is a first reading. */
  readonly times: number;
}

type Run = (reader: string, path: string, times: number) => JobReport;

const median = (values: readonly number[]): number => [...values].sort((left, right) => left - right)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;

/** Lets readers take turns over one file, `rounds` times; the first is the one that the others are compared with. */
function compare(run: Run, path: string, entries: readonly Entry[], rounds: number): ReaderBench[] {
  const found = entries.map(({ reader, times }) => ({ reader, times, processes: [] as (readonly Reading[])[], peakMb: 0 }));
  for (let round = 0; round < rounds; round += 1) {
    for (const entry of found) {
      // Memory is that of a process that reads the file once.
      const once = run(entry.reader, path, 1);
      entry.processes.push(once.readings, ...(entry.times > 1 ? [run(entry.reader, path, entry.times).readings] : []));
      entry.peakMb = Math.max(entry.peakMb, once.peakMb);
    }
  }
  const answer = ({ processes }: (typeof found)[number]): string => processes.flat().map(({ rows, keys, cents }) => `${rows} rows, ${keys} keys, ${cents} cents`).reduce((one, other) => (one === other ? one : `${one} and ${other}`));
  const wrong = found.find((entry) => found[0] && answer(entry) !== answer(found[0]));
  if (wrong && found[0]) throw new Error(`${wrong.reader} comes to ${answer(wrong)}, ${found[0].reader} to ${answer(found[0])}`);
  const lines = found.map(({ reader, processes, peakMb }) => {
    const [firsts, all] = [processes.flatMap(([first]) => (first ? [first] : [])), processes.flat()];
    return {
      reader, file: basename(path), megabytes: megabytesOf(path), rows: all[0]?.rows ?? 0, rounds, peakMb,
      firstMs: median(firsts.map(({ ms }) => ms)), firstCpuMs: median(firsts.map(({ cpuMs }) => cpuMs)), bestMs: Math.min(...all.map(({ ms }) => ms)), bestCpuMs: Math.min(...all.map(({ cpuMs }) => cpuMs)),
    };
  });
  return lines.map((line) => ({ ...line, ratio: line.firstCpuMs / (lines[0]?.firstCpuMs ?? Number.NaN) }));
}

const once = (...readers: readonly string[]): Entry[] => readers.map((reader) => ({ reader, times: 1 }));

/** What each part measures, over files made in `folder`. */
const measure: Readonly<Record<Part, (run: Run, folder: string, rounds: number) => ReaderBench[]>> = {
  large: (run, folder, rounds) => compare(run, businessExport(folder, 1_000_000), ['AMZ Ops, in slices', 'AMZ Ops, whole file', 'DuckDB, one thread', 'AMZ Ops, two workers', 'DuckDB, two threads', 'PapaParse', 'uDSV'].map((reader) => ({ reader, times: reader.startsWith('AMZ') || reader.startsWith('Duck') ? 3 : 1 })), rounds),
  growth: (run, folder, rounds) => [
    ...[1_000, 10_000, 100_000, 1_000_000].flatMap((rows) => compare(run, businessExport(folder, rows), [{ reader: 'AMZ Ops, in slices', times: Math.min(200, 4_000_000 / rows) }], Math.min(rounds, 2))),
    ...compare(run, repeatedExport(folder, 1_000_000, 4), once('AMZ Ops, in slices'), Math.min(rounds, 2)),
  ],
  workbooks: (run, folder, rounds) => compare(run, searchTermExport(folder, 25_000), once('AMZ Ops, read', 'hucre alone', 'exceljs', 'read-excel-file'), rounds),
};

/** Reads the same made-up files with every reader; the files of a part lie in `folder`. */
export async function benchReports(wanted: readonly Part[], folder: string, rounds: number, tell: (line: string) => void): Promise<readonly ReaderBench[]> {
  const bundle = await bundleJobs(String(process.pid));
  const run: Run = (reader, path, times) => {
    tell(`${reader}, ${basename(path)}, ${times === 1 ? 'once' : `${times} times`}`);
    return JSON.parse(execFileSync(process.execPath, [join(bundle, 'job.mjs'), reader, path, String(times)], { encoding: 'utf8', timeout: patience, maxBuffer: 1 << 24 })) as JobReport;
  };
  try {
    return wanted.flatMap((part) => measure[part](run, folder, rounds));
  } finally {
    rmSync(bundle, { recursive: true, force: true });
  }
}

/** A goal of the reader, and the figure that it comes to here. */
export interface Goal {
  readonly goal: string;
  readonly figure: number;
  readonly reached: boolean;
}

const factor = (value: number): number => Math.round(value * 100) / 100;

/** The goals that the measured parts answer, by the processor time of first readings. */
export function goalsOf(results: readonly ReaderBench[]): readonly Goal[] {
  const large = results.filter(({ rows, ratio, reader }) => rows === 1_000_000 && (ratio !== 1 || reader === 'AMZ Ops, in slices'));
  const cpu = (reader: string): number => large.find((line) => line.reader === reader)?.firstCpuMs ?? Number.NaN;
  const peak = (reader: string): number => large.find((line) => line.reader === reader)?.peakMb ?? Number.NaN;
  const least = (goal: string, figure: number, bound: number): Goal => ({ goal, figure: factor(figure), reached: figure >= bound });
  const most = (goal: string, figure: number, bound: number): Goal => ({ goal, figure: factor(figure), reached: figure <= bound });
  const grown = results.filter(({ reader, file }) => reader === 'AMZ Ops, in slices' && /by-child-(?:1000|1000000-times-4)\.csv/.test(file)).map(({ bestCpuMs, rows }) => (bestCpuMs * 1e6) / rows);
  const streamed = results.find(({ file }) => file.includes('-times-'))?.peakMb ?? Number.NaN;
  return [
    least('PapaParse takes at least 5 times as long', cpu('PapaParse') / cpu('AMZ Ops, in slices'), 5),
    least('uDSV takes at least 5 times as long', cpu('uDSV') / cpu('AMZ Ops, in slices'), 5),
    least('DuckDB with one thread takes at least as long', cpu('DuckDB, one thread') / cpu('AMZ Ops, in slices'), 1),
    least('DuckDB with two threads takes at least as long as two workers', cpu('DuckDB, two threads') / cpu('AMZ Ops, two workers'), 1),
    most('The whole file takes at most 150 MB more than its size', peak('AMZ Ops, whole file') - (large[0]?.megabytes ?? Number.NaN), 150),
    most('In slices, 1,000,000 rows stay under 200 MB', peak('AMZ Ops, in slices'), 200),
    most('In slices, 4,000,000 rows stay under 200 MB', streamed, 200),
    most('A row of 4,000,000 costs no more than a row of 1,000', (grown.at(-1) ?? Number.NaN) / (grown[0] ?? Number.NaN), 1.25),
  ].filter(({ figure }) => !Number.isNaN(figure));
}

/** The results as tables in Markdown. */
export function reportsTable(results: readonly ReaderBench[]): string {
  const lines = results.map(({ reader, file, megabytes, rows, firstMs, firstCpuMs, bestMs, bestCpuMs, ratio, peakMb }) =>
    `| ${[file, megabytes.toFixed(1), rows, reader, firstMs.toFixed(0), firstCpuMs.toFixed(0), bestMs.toFixed(bestMs < 10 ? 1 : 0), bestCpuMs.toFixed(bestCpuMs < 10 ? 1 : 0), ratio.toFixed(2), ((bestCpuMs * 1e6) / rows).toFixed(0), peakMb.toFixed(0)].join(' | ')} |`);
  const goals = goalsOf(results).map(({ goal, figure, reached }) => `| ${goal} | ${figure} | ${reached ? 'yes' : 'no'} |`);
  return [
    '| File | MB | Rows | Reader | first ms | first CPU ms | best ms | best CPU ms | × CPU | CPU ns a row (best) | peak MB |', '|---|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|', ...lines,
    ...(goals.length > 0 ? ['', '| Goal | Here | Reached |', '|---|--:|---|', ...goals] : []),
  ].join('\n');
}
