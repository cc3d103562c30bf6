import { genesis, rowHash } from '../src/domain/chain';
import { carryOut, readOpenSince, readOpenWorkbook } from '../src/excel';
import { appendChained } from '../src/sheets/chained';
import { growingColumns, withFills } from '../src/sheets/keptLog';
import { lookupFields } from '../src/sheets/lookups';
import type { CellValue, RawWorkbook, TablePlan, WorkbookPlan } from '../src/sheets/plan';
import { planProposals } from '../src/sheets/proposals';
import { decodeWorkbook } from '../src/sheets/stored';
import { hashedLogFields } from '../src/sheets/tables';
import { isNeeded, verifyLog, walkLog } from '../src/sheets/verifyLog';
import { installClient, loadClient } from '../workbench/host/client';
import { Host } from '../workbench/host/host';

/** What one way of working cost: requests, and bytes there and back as Excel's own client sends them. */
export interface Cost {
  readonly roundTrips: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly ms: number;
}

export interface LogCase {
  readonly rows: number;
  /** One change logged: what the write sends, and what it looks at before. */
  readonly append: Cost;
  /** The same as the Log screen does it once it is open: what came since is read, the change is written, and what is there then is read. */
  readonly appendAndRead: Cost;
  /** The whole table written again, as a table without keys or places would have to be; not done where it takes minutes. */
  readonly rewrite: Cost | null;
  /** The log, its events and Settings read, as a check does. */
  readonly read: Cost;
  /** Every row hashed, in one go. */
  readonly verifyMs: number;
  /** The longest the pane is held at a stretch while it checks, in milliseconds. */
  readonly longestSliceMs: number;
}

const sizes = [50, 5_000, 50_000] as const;
/** Rows up to which the table is also written whole. */
const rewrittenMost = 5_000;
const moment = Date.UTC(2026, 10, 23, 1, 30);
const hand = { store: 'Fennavo Home & Tech', operator: '林晓彤', moment, language: 'zh-CN' } as const;

/** `npm run bench -- log`: appending to and checking logs of 50, 5,000 and 50,000 rows. */
export async function benchLog(): Promise<LogCase[]> {
  const cases: LogCase[] = [];
  for (const rows of sizes) cases.push(await logCase(rows));
  return cases;
}

export function logTableText(cases: readonly LogCase[]): string {
  const first = cases[0] as LogCase;
  const ratio = (now: number, then: number): string => `${(now / Math.max(1, then)).toFixed(2)}x`;
  const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
  return [
    '| Rows in the log | Append: round trips | sent | looked at | against 50 rows | With reading before and after: round trips | sent | read | against 50 rows | Rewriting the table: sent | append is | Read for a check | Check | Longest slice |',
    '|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...cases.map(({ rows, append, appendAndRead, rewrite, read, verifyMs, longestSliceMs }) => `| ${rows.toLocaleString('en-US')} | ${append.roundTrips} | ${kb(append.requestBytes)} | ${kb(append.responseBytes)} | ${ratio(append.requestBytes + append.responseBytes, first.append.requestBytes + first.append.responseBytes)} | ${appendAndRead.roundTrips} | ${kb(appendAndRead.requestBytes)} | ${kb(appendAndRead.responseBytes)} | ${ratio(appendAndRead.requestBytes + appendAndRead.responseBytes, first.appendAndRead.requestBytes + first.appendAndRead.responseBytes)} | ${rewrite ? kb(rewrite.requestBytes) : '—'} | ${rewrite ? `${(rewrite.requestBytes / append.requestBytes).toFixed(0)} times smaller` : '—'} | ${read.roundTrips} trips, ${kb(read.responseBytes)} | ${verifyMs.toFixed(0)} ms | ${longestSliceMs.toFixed(1)} ms |`),
  ].join('\n');
}

export async function printLog(): Promise<void> {
  process.stdout.write(`The SOP log, over Microsoft's client against the stand-in host\n\n${logTableText(await benchLog())}\n\n`);
}

async function logCase(rows: number): Promise<LogCase> {
  const host = new Host();
  const close = installClient(loadClient(host));
  try {
    const plan = planProposals({ sheets: [{ name: 'Sheet1', mark: null, protected: false, empty: true }], tables: [] }, [proposal('first')], hand).plan as WorkbookPlan;
    await done(carryOut(grown(plan, rows)));
    const { cost: read, result } = await costOf(host, () => readOpenWorkbook(isNeeded));
    const raw = calculated(result, plan);
    const stored = decodeWorkbook(raw);
    const from = performance.now();
    const verdict = verifyLog(stored);
    const verifyMs = performance.now() - from;
    if (verdict?.broken !== false) throw new Error(`The log is ${verdict?.kind ?? 'missing'}`);
    const append = await costOf(host, () => done(carryOut(planProposals(raw, [proposal('one more')], hand).plan as WorkbookPlan)));
    const kept = await readOpenSince(raw, growingColumns);
    const appendAndRead = await costOf(host, async () => {
      const before = await readOpenSince(kept, growingColumns);
      const next = planProposals(before, [proposal('and another')], hand).plan as WorkbookPlan;
      await done(carryOut(next));
      await readOpenSince(withFills(before, next), growingColumns);
    });
    const rewrite = rows > rewrittenMost ? null : await costOf(host, () => done(carryOut(rewritten(raw, plan))));
    return { rows, append: append.cost, appendAndRead: appendAndRead.cost, rewrite: rewrite?.cost ?? null, read, verifyMs, longestSliceMs: longestSlice(raw) };
  } finally {
    close();
  }
}

const proposal = (object: string) => ({ marketplace: 'US', module: 'advertising' as const, action: 'bid-change' as const, objectType: 'keyword' as const, object, metric: 'bid', oldValue: 1, newValue: 0.9, unit: 'money' as const, rule: null, reason: 'ACoS of the last 14 days is 48 %, above its limit of 30 %' });

async function done(outcome: ReturnType<typeof carryOut>): Promise<void> {
  const result = await outcome;
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
}

async function costOf<Result>(host: Host, work: () => Promise<Result>): Promise<{ readonly cost: Cost; readonly result: Result }> {
  const before = host.roundTrips.length;
  const from = performance.now();
  const result = await work();
  const trips = host.roundTrips.slice(before);
  const sum = (of: 'requestBytes' | 'responseBytes'): number => trips.reduce((total, trip) => total + trip[of], 0);
  return { cost: { roundTrips: trips.length, requestBytes: sum('requestBytes'), responseBytes: sum('responseBytes'), ms: performance.now() - from }, result };
}

/** The plan of a log's first row with as many rows as wanted, all of them chained. */
function grown(plan: WorkbookPlan, rows: number): WorkbookPlan {
  const log = plan.tables.find(({ name }) => name === 'amz_sop_log') as TablePlan;
  const [like = {}] = log.upsert;
  const drafts = Array.from({ length: rows }, (_, at) => Object.fromEntries(hashedLogFields.map((field) => [field, field === 'logId' ? `C-US-20261122-${String(at).padStart(8, '0')}` : field === 'object' ? `SP Lamps › main › desk lamp ${at}` : String(like[field] ?? '')])));
  const chained = appendChained(drafts, hashedLogFields, null);
  const end = `${rows} ${String(chained.at(-1)?.['hash'] ?? rowHash([], genesis)).slice(0, 16)}`;
  const settings = (row: Readonly<Record<string, CellValue>>): Record<string, CellValue> => (row['settingId'] === 'workbook.logEnd' ? { ...row, settingValue: end } : { ...row });
  return {
    ...plan, tables: plan.tables.map((table) => (table === log ? { ...table, upsert: chained.map((row) => ({ ...like, ...row })) } : table.name === 'amz_settings' ? { ...table, upsert: table.upsert.map(settings) } : table)),
  };
}

/** What Excel would have worked out: the stand-in host calculates nothing here. */
function calculated(raw: RawWorkbook, plan: WorkbookPlan): RawWorkbook {
  const [like = {}] = plan.tables.find(({ name }) => name === 'amz_sop_log')?.upsert ?? [];
  const { columnOf } = decodeWorkbook(raw).tables.log;
  const places = lookupFields.map((field) => [columnOf[field] ?? -1, like[field] ?? null] as const);
  const rowOf = (row: readonly CellValue[]): CellValue[] => {
    const cells = [...row];
    for (const [place, value] of places) cells[place] = value;
    return cells;
  };
  return { ...raw, tables: raw.tables.map((table) => (table.name === 'amz_sop_log' ? { ...table, rows: table.rows.map(rowOf) } : table)) };
}

/** Every row of the log written again where it stands. */
function rewritten(raw: RawWorkbook, plan: WorkbookPlan): WorkbookPlan {
  const { log } = decodeWorkbook(raw).tables;
  return { ...plan, tables: plan.tables.map((table) => (table.name === 'amz_sop_log' ? { ...table, key: ['logId'], upsert: log.rows.map(({ cells }) => cells as Record<string, CellValue>) } : { ...table, upsert: [] })) };
}

function longestSlice(raw: RawWorkbook): number {
  const walk = walkLog(decodeWorkbook(raw));
  let longest = 0;
  for (;;) {
    const from = performance.now();
    const step = walk.next();
    longest = Math.max(longest, performance.now() - from);
    if (step.done) return longest;
  }
}
