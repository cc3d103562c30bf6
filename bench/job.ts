import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort } from 'node:worker_threads';
import { answerTask, endWorkers, inHalves, inMemory, inSlices } from './ours';
import { withDuckdb, withPapaParse, withUdsv, type Sum } from './peers';
import { withExceljs, withHucre, withReader, withReadExcelFile } from './workbooks';

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

const self = fileURLToPath(import.meta.url);
const jobs: Readonly<Record<string, (path: string) => Promise<Sum>>> = {
  'AMZ Ops, whole file': inMemory,
  'AMZ Ops, in slices': inSlices,
  'AMZ Ops, two workers': (path) => inHalves(path, self),
  'DuckDB, one thread': (path) => withDuckdb(path, 1),
  'DuckDB, two threads': (path) => withDuckdb(path, 2),
  PapaParse: withPapaParse,
  uDSV: withUdsv,
  'AMZ Ops, read': withReader,
  'hucre alone': withHucre,
  exceljs: withExceljs,
  'read-excel-file': withReadExcelFile,
};

async function runJob(name: string, path: string, times: number): Promise<JobReport> {
  const job = jobs[name];
  if (!job) throw new Error(`No job is called ${name}`);
  const readings: Reading[] = [];
  for (let time = 0; time < times; time += 1) {
    const [from, cpu] = [performance.now(), process.cpuUsage()];
    const sum = await job(path);
    const used = process.cpuUsage(cpu);
    readings.push({ ...sum, ms: performance.now() - from, cpuMs: (used.user + used.system) / 1000 });
  }
  await endWorkers();
  return { readings, peakMb: process.resourceUsage().maxRSS / 1000 };
}

if (isMainThread) {
  const [name = '', path = '', times = '1'] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(await runJob(name, path, Number(times))));
} else parentPort?.on('message', (task: Parameters<typeof answerTask>[0]) => void answerTask(task).then((sums) => parentPort?.postMessage(sums)));
