import { limits } from '../limits';
import { joinLedgers, RowReading, type Ledger } from '../rows';
import type { ReportSchema, Unreadable } from '../types';
import { answer, sumForgivingly, type SumsByKey } from './answer';
import { askFor, findBody, planScan, type Question, type ScanPlan } from './plan';
import { sumRange, type RangeSums, type RowPlace } from './range';
import { bytesSource, type ByteSource } from './source';
import { SumTable } from './table';

export type { SumsByKey } from './answer';
export { blobSource, bytesSource, type ByteSource } from './source';

/** One part of a table, for one worker: rows that begin at `start` or behind it and before `stop`. All of it can be sent to another thread. */
export interface RangeTask {
  readonly schema: ReportSchema;
  readonly key: string;
  readonly fields: readonly string[];
  readonly start: RowPlace;
  readonly stop: number;
}

/** The first bytes of a file, in which its header is looked for. */
const headBytes = 1 << 20;
/** Bytes fetched at a time from a file. */
const usualSlice = 1 << 22;

export interface SumOptions {
  /** Bytes fetched at a time; 4 MiB where not said, and bytes at hand at once. */
  readonly sliceBytes?: number;
}

/**
 * Sums `fields` by `key` over the rows of a delimited text, under a schema that `inspect` found (and a person perhaps
 * corrected). UTF-8 is read straight from its bytes, without decoding a column that nobody asked for; every other form
 * goes through the forgiving reader with the same result. Bytes at hand are not copied; a `ByteSource` is read in slices.
 */
export async function sumBy(file: Uint8Array | ByteSource, schema: ReportSchema, key: string, fields: readonly string[], options: SumOptions = {}): Promise<SumsByKey | Unreadable> {
  const question = askFor(schema, key, fields);
  const atHand = file instanceof Uint8Array;
  const source = atHand ? bytesSource(file) : file;
  const begun = await begin(source, question);
  if (!begun) return sumForgivingly(source, question);
  const range = await sumRange(source, begun.plan, begun.start, source.size, options.sliceBytes ?? (atHand ? Math.max(1, file.length) : usualSlice));
  return answer(question, range.table, range.ledger, 'bytes');
}

/**
 * As `sumBy`, with the two halves of the file read at the same time by `run`, which hands a task to a worker
 * (`runRangeTask` is what the worker does). The second half begins at a line that looks like a row; where the first half
 * finds that it is none, because it stands within quotes, the second is read again from where the first ended.
 */
export async function sumByHalves(source: ByteSource, schema: ReportSchema, key: string, fields: readonly string[], run: (task: RangeTask) => Promise<RangeSums>): Promise<SumsByKey | Unreadable> {
  const question = askFor(schema, key, fields);
  const begun = await begin(source, question);
  if (!begun) return sumForgivingly(source, question);
  const middle = await guessRow(source, begun.start.offset);
  const task = { schema, key, fields };
  const halves = [run({ ...task, start: begun.start, stop: middle }), run({ ...task, start: { offset: middle, line: 1, unclosed: 0 }, stop: source.size })] as const;
  const [first, second] = await Promise.all(halves);
  if (first.nuls) return conclusion(question, [await run({ ...task, start: begun.start, stop: source.size })]);
  const fits = first.end.offset === second.start.offset && (first.end.unclosed === 0 || first.end.unclosed + second.end.unclosed < limits.unclosedQuotes);
  return conclusion(question, [first, fits ? second : await run({ ...task, start: first.end, stop: source.size })]);
}

/** What a worker does with its part of a file. */
export async function runRangeTask(source: ByteSource, { schema, key, fields, start, stop }: RangeTask, options: SumOptions = {}): Promise<RangeSums> {
  const plan = planScan(askFor(schema, key, fields));
  if (!plan) throw new Error('A range is only asked for where a plan was found');
  const range = await sumRange(source, plan, start, stop, options.sliceBytes ?? usualSlice);
  return { ...range, table: range.table.parts };
}

async function begin(source: ByteSource, question: Question): Promise<{ readonly plan: ScanPlan; readonly start: RowPlace } | null> {
  const plan = planScan(question);
  if (!plan) return null;
  const body = findBody(await source.read(0, Math.min(source.size, headBytes)), plan);
  return body && { plan, start: { ...body, unclosed: 0 } };
}

/** The offset behind the first line end in the middle of the rows. */
async function guessRow(source: ByteSource, from: number): Promise<number> {
  const middle = from + Math.floor((source.size - from) / 2);
  const bytes = await source.read(middle, Math.min(source.size, middle + headBytes));
  const [newline, feed] = [bytes.indexOf(10), bytes.indexOf(13)];
  const end = newline >= 0 ? newline : feed;
  return end < 0 || end + 1 >= bytes.length ? source.size : middle + end + 1;
}

function conclusion(question: Question, ranges: readonly RangeSums[]): SumsByKey {
  const table = new SumTable(question.fields.length);
  let ledger: Ledger | null = null;
  let nextLine = 0;
  for (const range of ranges) {
    const shift: number = ledger ? nextLine - range.start.line : 0;
    table.addTable(range.table);
    ledger = ledger ? joinLedgers(ledger, range.ledger, shift) : range.ledger;
    nextLine = range.end.line + shift;
  }
  return answer(question, table, ledger ?? new RowReading(question.schema, 'text').ledger, 'bytes');
}
