import { parentPort } from 'node:worker_threads';
import { runRangeTask, type RangeTask } from '../src/reports/fast/index';
import { withFile } from './disk';

/** A worker that sums its part of a file, which it reads by itself. */
parentPort?.on('message', ({ path, task }: { readonly path: string; readonly task: RangeTask }) => {
  void withFile(path, (source) => runRangeTask(source, task)).then((sums) => parentPort?.postMessage(sums));
});
