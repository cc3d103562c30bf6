import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { runRangeTask, sumBy, sumByHalves, type ByteSource, type RangeTask, type SumsByKey } from '../src/reports/fast/index';
import type { RangeSums } from '../src/reports/fast/range';
import { inspect, isUnreadable, type ReportSchema, type Unreadable } from '../src/reports/index';
import type { Sum } from './peers';

const key = 'childAsin';
const fields = ['sessionsTotal', 'pageViewsTotal', 'unitsOrdered', 'orderedProductSales'];
/** What the schema is found from. */
const headBytes = 1 << 20;

async function schemaOf(head: Uint8Array): Promise<ReportSchema> {
  const [schema] = await inspect({ name: 'by-child.csv', bytes: head.subarray(0, head.lastIndexOf(10) + 1) });
  if (!schema || isUnreadable(schema)) throw new Error('The generated export is not recognised');
  return schema;
}

function checked(sums: SumsByKey | Unreadable): Sum {
  if ('problem' in sums) throw new Error(sums.problem.code);
  if (sums.path !== 'bytes') throw new Error('The generated export was not read from bytes');
  return { rows: sums.rowCount, keys: sums.keys.length, cents: Math.round([...(sums.sums['orderedProductSales'] ?? [])].reduce((total, value) => total + Math.round(value * 100), 0)) };
}

/** The whole file in memory, its schema found first. */
export async function inMemory(path: string): Promise<Sum> {
  const bytes = readFileSync(path);
  return checked(await sumBy(bytes, await schemaOf(bytes.subarray(0, headBytes)), key, fields));
}

/** The file in slices. */
export async function inSlices(path: string): Promise<Sum> {
  return withFile(path, async (source) => checked(await sumBy(source, await schemaOf(await source.read(0, headBytes)), key, fields)));
}

let workers: Worker[] = [];

/** Two halves in two workers, each reading its own part of the file. The bundle `script` is what the workers run. */
export async function inHalves(path: string, script: string): Promise<Sum> {
  while (workers.length < 2) workers.push(new Worker(script, { argv: ['worker'] }));
  const idle = [...workers];
  const run = (task: RangeTask): Promise<RangeSums> => new Promise((done, fail) => {
    const worker = idle.pop() ?? workers[0];
    worker?.once('message', (sums: RangeSums) => {
      idle.push(worker);
      done(sums);
    });
    worker?.once('error', fail);
    worker?.postMessage({ path, task });
  });
  return withFile(path, async (source) => checked(await sumByHalves(source, await schemaOf(await source.read(0, headBytes)), key, fields, run)));
}

export async function endWorkers(): Promise<void> {
  await Promise.all(workers.map((worker) => worker.terminate()));
  workers = [];
}

/** What each worker does. */
export const answerTask = ({ path, task }: { readonly path: string; readonly task: RangeTask }): Promise<RangeSums> => withFile(path, (source) => runRangeTask(source, task));

async function withFile<Value>(path: string, work: (source: ByteSource) => Promise<Value>): Promise<Value> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return await work({
      size,
      read: async (from, to) => {
        const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from));
        const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
        return bytes.subarray(0, bytesRead);
      },
    });
  } finally {
    await file.close();
  }
}
