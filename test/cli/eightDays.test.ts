import { readFileSync, readdirSync } from 'node:fs';
import { civilDate } from '../../src/domain/civil';
import type { DayImport } from '../../src/domain/history';
import { buildReport, type PlacedFile, type ReportResult } from '../../src/cli/report';
import type { Build } from '../../src/sheets/build';
import type { RawWorkbook } from '../../src/sheets/plan';
import { decodeWorkbook } from '../../src/sheets/stored';
import { build, importsOf, moment, on, rawOf, store, written } from '../sheets/sampleStore';
import { cli, sample, workFolder } from './command';

const patience = 300_000;
const folder = workFolder();
const days = readdirSync(sample('store', 'US')).filter((name) => civilDate(name) !== null).sort();
const filesOf = (day: string): PlacedFile[] => readdirSync(sample('store', 'US', day)).sort().map((name) => ({ name, bytes: new Uint8Array(readFileSync(sample('store', 'US', day, name))) }));
const command = (day: string) => ({
  name: 'report', store, marketplace: 'US', date: on(day), datesFromNames: false, dateOrder: null, workbook: null, adopt: false, products: null, out: 'a.xlsx', operator: '林晓彤', files: [],
}) as const;

test('eight sample days, a build a day: the command line and the rooms it calls write the same file, byte for byte, with eight reports', async () => {
  expect(days).toHaveLength(8);
  let headless: Uint8Array | null = null;
  let line: Uint8Array | null = null;
  for (const day of days) {
    const raw: RawWorkbook | null = headless && (await rawOf(headless));
    const { plan, reports }: Build = build(await importsOf('US', day), raw, { also: [{ marketplace: 'US', date: on(day) }] });
    headless = await written(plan, headless ?? undefined);
    const result: ReportResult = await buildReport(command(day), filesOf(day), line, moment, null);
    if (result.kind !== 'done') throw new Error(result.problem.code);
    line = result.outcome.bytes;
    expect([day, Buffer.compare(line, headless)]).toEqual([day, 0]);
    expect([day, result.outcome.reports]).toEqual([day, reports]);
  }
  const { sheets } = await rawOf(line!);
  expect(sheets.flatMap(({ mark }) => /^AMZ_report_US_(\d{8})$/.exec(mark ?? '')?.[1] ?? [])).toEqual(days.map((day) => day.replaceAll('-', '')));
}, patience);

test('eight sample days in one run of the program: the history is that of a headless build of all of them', async () => {
  const out = folder.path('eight.xlsx');
  const ended = await cli('report', '--store', store, '--marketplace', 'US', '--dates-from-names', '--out', out, ...days.flatMap((day) => readdirSync(sample('store', 'US', day)).sort().map((name) => sample('store', 'US', day, name))));
  expect(ended).toMatchObject({ code: 0, err: '' });
  const all: DayImport[] = (await Promise.all(days.map((day) => importsOf('US', day)))).flat();
  const [program, headless] = [decodeWorkbook(await rawOf(new Uint8Array(readFileSync(out)))), decodeWorkbook(await rawOf(await written(build(all).plan)))];
  const byKey = <Row extends { readonly date: string; readonly asin?: string }>(rows: readonly Row[]): Row[] => [...rows].sort((a, b) => (`${a.date}${a.asin}` < `${b.date}${b.asin}` ? -1 : 1));
  expect(byKey(program.asinDays)).toEqual(byKey(headless.asinDays));
  expect(byKey(program.dayTotals)).toEqual(byKey(headless.dayTotals));
  expect(program.dayTotals.map(({ date }) => date).sort()).toEqual(days);
}, patience);
