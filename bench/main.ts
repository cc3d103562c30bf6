import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchBuild, buildTable } from './build';
import { benchFunctions, main as printFunctions } from './functions';
import { benchNative, main as printNative } from './functions-native';
import { benchLog, printLog } from './log';
import { benchReports, goalsOf, parts, reportsTable, type Part } from './reports';

const usage = `npm run bench -- [part ...] [--rounds N] [--folder PATH] [--json]
Parts: ${[...parts, 'functions', 'native', 'log', 'build'].join(', ')}; all of them where none is named.
Files are made in a temporary folder and removed; in PATH they stay, for the next run.
`;
type Wanted = Part | 'functions' | 'native' | 'log' | 'build';
const known: readonly string[] = [...parts, 'functions', 'native', 'log', 'build'];

function readArguments(given: readonly string[]): { readonly wanted: readonly Wanted[]; readonly rounds: number; readonly folder: string | null; readonly json: boolean } | null {
  const wanted: Wanted[] = [];
  let [rounds, folder, json] = [3, null as string | null, false];
  for (let at = 0; at < given.length; at += 1) {
    const one = given[at] ?? '';
    if (one === '--json') json = true;
    else if (one === '--rounds') rounds = Number(given[(at += 1)]);
    else if (one === '--folder') folder = given[(at += 1)] ?? null;
    else if (known.includes(one)) wanted.push(one as Wanted);
    else return null;
  }
  return Number.isInteger(rounds) && rounds > 0 ? { wanted: wanted.length > 0 ? wanted : (known as readonly Wanted[]), rounds, folder, json } : null;
}

const asked = readArguments(process.argv.slice(2));
if (!asked) {
  process.stderr.write(usage);
  process.exit(2);
}
const { wanted, rounds, folder: kept, json } = asked;
const reading = parts.filter((part) => wanted.includes(part));
const folder = kept ?? (reading.length > 0 ? mkdtempSync(join(tmpdir(), 'amz-bench-')) : '');
if (kept !== null) mkdirSync(kept, { recursive: true });
const clean = (): void => {
  if (kept === null && folder !== '') rmSync(folder, { recursive: true, force: true });
};
process.on('exit', clean);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

const reports = reading.length > 0 ? await benchReports(reading, folder, rounds, (line) => void process.stderr.write(`${line}\n`)) : [];
const building = wanted.includes('build') ? await benchBuild(rounds, (line) => void process.stderr.write(`${line}\n`)) : [];
const machine = { node: process.version, cores: cpus().length, processor: cpus()[0]?.model ?? '' };
if (json) {
  const functions = wanted.includes('functions') ? await benchFunctions() : [];
  const native = wanted.includes('native') ? await benchNative() : [];
  const log = wanted.includes('log') ? await benchLog() : [];
  process.stdout.write(`${JSON.stringify({ ...machine, reports, goals: goalsOf(reports), functions, native, log, building }, null, 2)}\n`);
} else {
  process.stdout.write(`Node ${machine.node}, ${machine.cores} cores, ${machine.processor}\n\n`);
  if (reports.length > 0) process.stdout.write(`${reportsTable(reports)}\n\n`);
  if (building.length > 0) process.stdout.write(`${buildTable(building)}\n\n`);
  if (wanted.includes('functions')) await printFunctions();
  if (wanted.includes('native')) await printNative();
  if (wanted.includes('log')) await printLog();
}
// The engines behind the native formulas keep timers.
process.exit(0);
