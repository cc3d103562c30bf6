import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { sumBy, sumByHalves, type RangeTask, type SumsByKey } from '../src/reports/fast/index';
import type { RangeSums } from '../src/reports/fast/range';
import { inspect, isUnreadable, type ReportSchema, type Unreadable } from '../src/reports/index';
import { withFile } from './disk';
import type { Sum } from './peers';

const key = 'childAsin';
const fields = ['sessionsTotal', 'pageViewsTotal', 'unitsOrdered', 'orderedProductSales'];
/** What the schema is found from: some three hundred rows. */
const headBytes = 1 << 16;

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

/** Two halves in two workers that run `script`, each reading its own part of the file. They are started when the time runs. */
export function inHalves(script: string): (path: string) => Promise<Sum> {
  let workers: readonly Worker[] = [];
  return (path) => {
    if (workers.length === 0) workers = [new Worker(script), new Worker(script)];
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
  };
}
