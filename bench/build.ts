import { getHeapStatistics } from 'node:v8';
import ExcelJS from 'exceljs';
import { carryOut, readOpenWorkbook } from '../src/excel';
import { planBuild } from '../src/sheets/build';
import type { CellValue, RawWorkbook, WorkbookPlan } from '../src/sheets/plan';
import { decodeWorkbook, isByAsin } from '../src/sheets/stored';
import { productsTable, settingsTable } from '../src/sheets/tables';
import { writePlan } from '../src/xlsx';
import { installClient, loadClient } from '../workbench/host/client';
import { Host } from '../workbench/host/host';
import { exportsOf, historyBefore, importsOf, lastDay, rawOf, store } from './buildStore';

/** One way to the same report: how long it took and, in the open workbook, what went over the wire. */
export interface BuildBench {
  readonly way: string;
  readonly asins: number;
  readonly historyDays: number;
  readonly ms: number;
  readonly cpuMs: number;
  readonly roundTrips: number | null;
  readonly requestBytes: number | null;
  readonly largestRequest: number | null;
}

const moment = Date.parse('2026-11-22T10:00:00Z');
const built = (raw: RawWorkbook | null, imports: Awaited<ReturnType<typeof importsOf>>): WorkbookPlan => planBuild({ raw, store, imports, products: [], also: [], language: 'en', moment, operator: 'bench' }).plan;

interface Timed<Result> {
  readonly result: Result;
  readonly ms: number;
  readonly cpuMs: number;
}

async function timed<Result>(run: () => Promise<Result> | Result): Promise<Timed<Result>> {
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  const result = await run();
  const used = process.cpuUsage(cpu);
  return { result, ms: performance.now() - from, cpuMs: (used.user + used.system) / 1000 };
}

/** Runs in a workbook of the simulated Excel and counts what its client sent since the last count. */
async function inExcel<Result>(run: (sent: () => Pick<BuildBench, 'roundTrips' | 'requestBytes' | 'largestRequest'>) => Promise<Result>): Promise<Result> {
  const host = new Host();
  const close = installClient(loadClient(host));
  let counted = 0;
  const sent = (): Pick<BuildBench, 'roundTrips' | 'requestBytes' | 'largestRequest'> => {
    const trips = host.roundTrips.slice(counted).map(({ requestBytes }) => requestBytes);
    counted = host.roundTrips.length;
    return { roundTrips: trips.length, requestBytes: trips.reduce((sum, bytes) => sum + bytes, 0), largestRequest: Math.max(0, ...trips) };
  };
  try {
    return await run(sent);
  } finally {
    close();
  }
}

async function carried(plan: WorkbookPlan): Promise<void> {
  const outcome = await carryOut(plan);
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
}

/** Exports of a day, with the history a workbook holds already, to the plan. */
async function planning(asins: number, historyDays: number, rounds: number): Promise<BuildBench[]> {
  const raw = historyDays > 0 ? rawOf(historyBefore(asins, historyDays)) : null;
  const files = exportsOf(asins);
  const runs: { readonly whole: Timed<unknown>; readonly parse: Timed<unknown>; readonly decode: Timed<unknown>; readonly plan: Timed<unknown> }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const parse = await timed(() => importsOf(files, lastDay));
    const plan = await timed(() => built(raw, parse.result));
    const decode = await timed(() => decodeWorkbook(raw ?? { sheets: [], tables: [] }));
    runs.push({ parse, plan, decode, whole: { result: null, ms: parse.ms + plan.ms, cpuMs: parse.cpuMs + plan.cpuMs } });
  }
  const line = (way: string, run: Timed<unknown> | undefined): BuildBench => ({ way, asins, historyDays, ms: run?.ms ?? 0, cpuMs: run?.cpuMs ?? 0, roundTrips: null, requestBytes: null, largestRequest: null });
  const middle = (part: 'whole' | 'parse' | 'decode' | 'plan'): Timed<unknown> | undefined => runs.map((run) => run[part]).sort((a, b) => a.cpuMs - b.cpuMs)[runs.length >> 1];
  return [
    line('parse to plan, first time', runs[0]?.whole), line('parse to plan, median', middle('whole')),
    ...(['parse', 'plan', 'decode'] as const).flatMap((part) => (['first time', 'median'] as const).map((when) => line(`  ${partNames[part]}, ${when}`, when === 'median' ? middle(part) : runs[0]?.[part]))),
  ];
}

const partNames = { parse: 'of it: exports to imports', plan: 'of it: imports to plan, with the history read', decode: 'reading the history alone' };

/** The next day in a workbook that holds `historyDays` days: what is written, and what reading cost before. */
async function inOpenWorkbook(asins: number, historyDays: number): Promise<BuildBench[]> {
  const imports = await importsOf(exportsOf(asins), lastDay);
  return inExcel(async (sent) => {
    if (historyDays > 0) {
      const { asinDays, dayTotals } = historyBefore(asins, historyDays);
      await carried(historyPlan(rawOf({ asinDays, dayTotals }), imports));
      sent();
    }
    const look = await timed(() => readOpenWorkbook((table) => !isByAsin(table)));
    const looking = sent();
    const read = await timed(() => readOpenWorkbook());
    const reading = sent();
    const plan = built(read.result, imports);
    const write = await timed(() => carried(plan));
    const writing = sent();
    return [
      { way: 'AMZ Ops, opening the pane', asins, historyDays, ms: look.ms, cpuMs: look.cpuMs, ...looking },
      { way: 'AMZ Ops, reading the open workbook', asins, historyDays, ms: read.ms, cpuMs: read.cpuMs, ...reading },
      { way: 'AMZ Ops, carrying the plan out', asins, historyDays, ms: write.ms, cpuMs: write.cpuMs, ...writing },
    ];
  });
}

/** Tables that the builds of the days before have filled besides the history. */
const standing: readonly string[] = [productsTable.name, settingsTable.name];

/** A plan that puts a history into a new workbook, rows as they are stored, as the builds of those days left it. */
function historyPlan(raw: RawWorkbook, imports: Awaited<ReturnType<typeof importsOf>>): WorkbookPlan {
  const plan = built(null, imports);
  return {
    ...plan, sheets: plan.sheets.filter(({ kind }) => kind === 'tables'), activate: 'log',
    tables: plan.tables.map((table) => {
      const given = raw.tables.find(({ name }) => name === table.name);
      return { ...table, upsert: given ? given.rows.map((row) => Object.fromEntries(table.columns.map(({ field }, index) => [field, row[index] ?? null]))) : standing.includes(table.name) ? table.upsert : [] };
    }),
  };
}

/** Every value a plan writes, by the sheet and cell it goes to. */
function cellsOf(plan: WorkbookPlan): { readonly sheet: string; readonly row: number; readonly column: number; readonly value: CellValue }[] {
  const names = new Map(plan.sheets.map(({ key, name }) => [key, name]));
  return [
    ...plan.sheets.flatMap(({ name, blocks }) => blocks.flatMap((block) => block.cells.flatMap((line, row) => line.flatMap((cell, column) => (cell === null || cell.value === null ? [] : [{ sheet: name, row: block.row + row, column: block.column + column, value: cell.formula ?? cell.value }]))))),
    ...plan.tables.flatMap((table) => table.upsert.flatMap((fields, row) => table.columns.flatMap(({ field }, column) => {
      const value = fields[field] ?? null;
      return value === null ? [] : [{ sheet: names.get(table.sheet) ?? table.sheet, row: table.row + 1 + row, column: table.column + column, value }];
    }))),
  ];
}

/** The same values, one cell after the other, as a first script does it; a round trip every thousand cells, or none would end. */
async function cellByCell(asins: number): Promise<BuildBench> {
  const plan = built(null, await importsOf(exportsOf(asins), lastDay));
  return inExcel(async (sent) => {
    const { ms, cpuMs } = await timed(() => Excel.run(async (context) => {
      for (const { name } of plan.sheets) context.workbook.worksheets.add(name);
      await context.sync();
      let waiting = 0;
      for (const { sheet, row, column, value } of cellsOf(plan)) {
        context.workbook.worksheets.getItem(sheet).getCell(row, column).values = [[value]];
        if ((waiting += 1) % 1_000 === 0) await context.sync();
      }
      await context.sync();
    }));
    return { way: 'Office.js, cell by cell', asins, historyDays: 0, ms, cpuMs, ...sent() };
  });
}

async function newFiles(asins: number): Promise<BuildBench[]> {
  const plan = built(null, await importsOf(exportsOf(asins), lastDay));
  const ours = await timed(() => writePlan(plan));
  const theirs = await timed(async () => {
    const book = new ExcelJS.Workbook();
    for (const { name } of plan.sheets) book.addWorksheet(name);
    for (const { sheet, row, column, value } of cellsOf(plan)) {
      const cell = book.getWorksheet(sheet)?.getCell(row + 1, column + 1);
      if (cell) cell.value = typeof value === 'string' && value.startsWith('=') ? { formula: value.slice(1) } : value;
    }
    return book.xlsx.writeBuffer();
  });
  const line = (way: string, run: Timed<unknown>): BuildBench => ({ way, asins, historyDays: 0, ms: run.ms, cpuMs: run.cpuMs, roundTrips: null, requestBytes: null, largestRequest: null });
  return [line('AMZ Ops, a new .xlsx with styles, charts, tables', ours), line('exceljs, the same values alone', theirs)];
}

/** ASINs of first builds in an open workbook, to see how they grow. */
const sizes = [2_000, 8_000, 50_000] as const;

/** Every figure; `say` hears what is done next. */
export async function benchBuild(rounds: number, say: (line: string) => void): Promise<BuildBench[]> {
  const lines: BuildBench[] = [];
  const step = async (what: string, run: () => Promise<BuildBench | BuildBench[]>): Promise<void> => {
    say(what);
    lines.push(...[await run()].flat());
  };
  await step('plans, 2,000 ASINs', () => planning(2_000, 0, Math.max(7, rounds)));
  await step('plans, 2,000 ASINs and 34 days', () => planning(2_000, 34, Math.max(7, rounds)));
  await step('plans, 8,000 ASINs and 34 days', () => planning(8_000, 34, 3));
  await step('plans, 12,500 ASINs', () => planning(12_500, 0, 1));
  await step('plans, 50,000 ASINs', () => planning(50_000, 0, 1));
  await step('open workbook, 2,000 ASINs and 34 days', () => inOpenWorkbook(2_000, 34));
  await step('open workbook, 200 ASINs', () => inOpenWorkbook(200, 0));
  await step('cell by cell, 200 ASINs', () => cellByCell(200));
  await step('new files, 2,000 ASINs', () => newFiles(2_000));
  for (const asins of sizes.filter((size) => size < 50_000 || getHeapStatistics().heap_size_limit > 8e9)) await step(`open workbook, ${asins.toLocaleString('en-US')} ASINs`, () => inOpenWorkbook(asins, 0));
  return lines;
}

/** What an ASIN costs in an open workbook, by how many there are. */
function growth(builds: readonly BuildBench[]): string[] {
  return builds.map(({ asins, requestBytes, cpuMs, largestRequest }) => `First build of ${asins.toLocaleString('en-US')} ASINs: ${Math.round((requestBytes ?? 0) / asins)} bytes and ${(cpuMs / asins).toFixed(2)} ms of processor time an ASIN, no request above ${((largestRequest ?? 0) / 1e6).toFixed(2)} MB.`);
}

/** The figures as a table in Markdown, and what of the goals is reached. */
export function buildTable(lines: readonly BuildBench[]): string {
  const number = (value: number | null): string => (value === null ? '' : Math.round(value).toLocaleString('en-US'));
  const of = (way: string, asins: number): BuildBench | undefined => lines.find((line) => line.way.startsWith(way) && line.asins === asins);
  const ratio = (over: number | null | undefined, under: number | null | undefined): string => (over && under ? (over / under).toFixed(1) : '?');
  const [ours, cells] = [of('AMZ Ops, carrying', 200), of('Office.js', 200)];
  const [file, exceljs] = [of('AMZ Ops, a new', 2_000), of('exceljs', 2_000)];
  const [small, large] = [of('parse to plan, first', 12_500), of('parse to plan, first', 50_000)];
  return [
    '| Way | ASINs | days before | ms | CPU ms | round trips | bytes sent | largest request |', '|---|--:|--:|--:|--:|--:|--:|--:|',
    ...lines.map((line) => `| ${line.way} | ${number(line.asins)} | ${line.historyDays} | ${number(line.ms)} | ${number(line.cpuMs)} | ${number(line.roundTrips)} | ${number(line.requestBytes)} | ${number(line.largestRequest)} |`),
    '',
    `Cell by cell sends ${ratio(cells?.requestBytes, ours?.requestBytes)} times the bytes in ${ratio(cells?.roundTrips, ours?.roundTrips)} times the round trips (200 ASINs, values alone).`,
    `exceljs takes ${ratio(exceljs?.cpuMs, file?.cpuMs)} times the processor time for the values alone (2,000 ASINs).`,
    ...growth(sizes.flatMap((asins) => lines.find((line) => line.way.startsWith('AMZ Ops, carrying') && line.asins === asins && line.historyDays === 0) ?? [])),
    `Four times the ASINs (12,500 to 50,000) take ${ratio(large?.cpuMs, small?.cpuMs)} times the processor time from exports to plan.`,
  ].join('\n');
}
