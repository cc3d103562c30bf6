import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { compileFunction, runInNewContext } from 'node:vm';
import { buildFunctions } from '../scripts/build-functions';

/** One line of the result: time a row of the function and of a hand-written loop of the same arithmetic. */
export interface FunctionBench {
  readonly id: string;
  readonly rows: number;
  readonly nanosecondsARow: number;
  readonly handNanosecondsARow: number;
  readonly ratio: number;
}

type Matrix = (number | string)[][];
type HostFunction = (...inputs: unknown[]) => unknown[][];

interface Case {
  readonly id: string;
  inputs(rows: number): Matrix[];
  /** The same arithmetic, written by hand over the same matrices. */
  hand(inputs: readonly Matrix[]): unknown[][];
}

const column = (rows: number, value: (row: number) => number | string): Matrix => Array.from({ length: rows }, (_, row) => [value(row)]);
// A fixed sequence that looks random, so that two runs measure the same work.
const scatter = (row: number, upTo: number): number => ((row * 2_654_435_761) % 4_294_967_296) % upTo;

// Titles end in five digits whatever the row, so that a million of them are no longer than a hundred thousand.
const titles = ['Stainless Steel Water Bottle 500 ml, Leakproof, for School and Office', 'Bluetooth Headphones with Microphone, 40 h, Foldable, Black', '北欧风陶瓷花瓶 客厅装饰 白色 大号'];
const amounts = ['US$1,234.56', '1.234,56 €', '12.34%', '￥12,345', '99', '3,395'];
const parseAmount = (text: string): number => {
  const percent = text.includes('%');
  let bare = text.normalize('NFKC').replace(/[^\d.,-]/g, '');
  const [dot, comma] = [bare.lastIndexOf('.'), bare.lastIndexOf(',')];
  if (comma > dot && bare.length - comma !== 4) bare = bare.replaceAll('.', '').replace(',', '.');
  else bare = bare.replaceAll(',', '');
  return percent ? Number(`${bare}e-2`) : Number(bare);
};
const words = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;
const banned = /[!$?_{}^¬¦]/;
const promo = /(?<![a-z0-9])(?:free shipping|free gift|100% quality guaranteed|best seller|bestseller|hot item|hot sale|on sale|discount|promotion|limited time|money back|cheapest)(?![a-z0-9])|包邮|热卖|促销|清仓|特价|最低价/u;
const small = new Set(['a', 'an', 'the', 'and', 'or', 'but', 'nor', 'for', 'of', 'in', 'on', 'at', 'to', 'by', 'with', 'from', 'as', 'into', 'over', 'under']);

// California's summer time of the years measured, as anyone would write it into a loop.
const summers = [[Date.UTC(2025, 2, 9, 10), Date.UTC(2025, 10, 2, 9)], [Date.UTC(2026, 2, 8, 10), Date.UTC(2026, 10, 1, 9)], [Date.UTC(2027, 2, 14, 10), Date.UTC(2027, 10, 7, 9)]] as const;

const cases: readonly Case[] = [
  {
    id: 'RESTOCK',
    inputs: (rows) => [column(rows, (row) => scatter(row, 900)), column(rows, (row) => scatter(row + 7, 90) / 10), column(rows, (row) => scatter(row + 13, 500))],
    hand: ([available = [], velocity = [], inbound = []]) =>
      available.map((line, row) => {
        const [stock, perDay] = [Number(line[0]), Number(velocity[row]?.[0])];
        if (!(perDay > 0)) return ['No sales'];
        if (stock <= 0) return ['Out of stock'];
        const cover = stock / perDay;
        if (cover < 15) return ['Stock-out risk'];
        if ((stock + Number(inbound[row]?.[0])) / perDay < 45 + 14) return ['Restock now'];
        return [cover > 90 ? 'Excess' : 'OK'];
      }),
  },
  {
    id: 'ACOSHEALTH',
    inputs: (rows) => [column(rows, (row) => scatter(row, 500) / 10), column(rows, (row) => scatter(row + 3, 3000) / 10), column(rows, (row) => (row % 2 ? 'home' : 'electronics')), column(rows, (row) => scatter(row + 5, 60))],
    hand: ([spend = [], sales = [], category = [], clicks = []]) =>
      spend.map((line, row) => {
        const [spent, sold] = [Number(line[0]), Number(sales[row]?.[0])];
        const limit = String(category[row]?.[0]).trim().toLowerCase() === 'home' ? 0.35 : 0.25;
        if (Number(clicks[row]?.[0]) < 8 || (spent <= 0 && sold <= 0)) return ['Needs data'];
        if (sold <= 0) return ['No sales'];
        const acos = spent / sold;
        if (acos > limit + 0.05 + 1e-9) return ['Severe'];
        if (acos > limit + 1e-9) return ['High'];
        return [acos < limit / 2 - 1e-9 ? 'Low' : 'Healthy'];
      }),
  },
  {
    id: 'SEARCHTERM',
    inputs: (rows) => [column(rows, (row) => (row % 9 ? `steel bottle ${scatter(row, 5000)}` : 'b0abcd1234')), column(rows, (row) => (row % 3 ? 'broad' : 'exact')), column(rows, (row) => scatter(row, 50)), column(rows, (row) => scatter(row + 1, 4)), column(rows, (row) => scatter(row + 2, 400) / 10), column(rows, (row) => scatter(row + 4, 900) / 10)],
    hand: ([term = [], match = [], clicks = [], orders = [], spend = [], sales = []]) =>
      term.map((line, row) => {
        const text = String(line[0]).trim();
        const [clicked, ordered, spent, sold] = [Number(clicks[row]?.[0]), Number(orders[row]?.[0]), Number(spend[row]?.[0]), Number(sales[row]?.[0])];
        if (text === '') return [''];
        if ((text.length === 10 && /^b0[a-z0-9]{8}$/i.test(text)) || text === '*') return ['Product target'];
        if (ordered > 0) {
          if (!(sold > 0)) return ['Needs data'];
          if (spent / sold <= 0.3 + 1e-9) return [ordered >= 2 && String(match[row]?.[0]).trim().toLowerCase() !== 'exact' ? 'Harvest' : 'Keep'];
          return [clicked < 8 ? 'Needs data' : 'Lower bid'];
        }
        if (clicked < 8) return [spent >= 10 ? 'Watch' : 'Needs data'];
        if (clicked < 10) return [spent >= 10 ? 'Watch' : 'Keep'];
        if (clicked < 30) return [spent >= 10 ? 'Lower bid' : 'Watch'];
        return ['Needs data'];
      }),
  },
  {
    id: 'TITLECHECK',
    inputs: (rows) => [column(rows, (row) => `${titles[row % titles.length] ?? ''} ${10_000 + (row % 90_000)}`)],
    hand: ([title = []]) =>
      title.map((line) => {
        const text = String(line[0]);
        const lower = text.toLowerCase();
        const found: string[] = [];
        if (text.length > 75) {
          const size = [...text].length;
          if (size > 75) found.push(`too long (${size}/75)`);
        }
        if (banned.test(text)) found.push('characters not allowed');
        const seen = new Map<string, number>();
        for (const word of lower.match(words) ?? []) {
          const times = (seen.get(word) ?? 0) + 1;
          if (times > 2 && !small.has(word)) {
            found.push(`word repeated: ${word}`);
            break;
          }
          seen.set(word, times);
        }
        if (promo.test(lower)) found.push('promotional phrase');
        if (text !== lower && text === text.toUpperCase()) found.push('all capitals');
        return [found.length === 0 ? 'Compliant' : found.join('; ')];
      }),
  },
  {
    id: 'SITETIME',
    inputs: (rows) => [column(rows, (row) => 45_700 + (row % 20_000) / 24 + scatter(row, 3600) / 86_400), [['CN']], [['US']]],
    hand: ([moment = []]) =>
      moment.map((line) => {
        const utc = Math.round((Number(line[0]) - 25_569) * 86_400_000) - 8 * 3_600_000;
        const summer = summers.some(([from, to]) => utc >= from && utc < to);
        return [(utc - (summer ? 7 : 8) * 3_600_000) / 86_400_000 + 25_569];
      }),
  },
  {
    id: 'AMOUNT',
    inputs: (rows) => [column(rows, (row) => amounts[row % amounts.length] ?? '')],
    hand: ([text = []]) => text.map((line) => [parseAmount(String(line[0]))]),
  },
];

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/**
 * Least processor time of several runs, in milliseconds, the two taking turns: what the work costs, whatever else the
 * machine does. What earlier runs have left behind is cleared away first, so that no run pays for another's garbage; other threads sweep on for a moment after that.
 */
async function best(first: () => unknown, second: () => unknown, times: number): Promise<readonly [number, number]> {
  const least: [number, number] = [Infinity, Infinity];
  for (let at = 0; at < times * 2; at += 1) {
    const which = at % 2 === 0 ? 0 : 1;
    collectGarbage();
    await rest(150);
    const from = process.cpuUsage();
    (which === 0 ? first : second)();
    const used = process.cpuUsage(from);
    least[which] = Math.min(least[which], (used.user + used.system) / 1000);
  }
  return least;
}

async function builtFunctions(): Promise<ReadonlyMap<string, HostFunction>> {
  const folder = mkdtempSync(join(tmpdir(), 'amz-functions-'));
  const bundle = await buildFunctions({ output: folder }).then(() => readFileSync(join(folder, 'functions.js'), 'utf8')).finally(() => { rmSync(folder, { recursive: true, force: true }); });
  const registered = new Map<string, HostFunction>();
  const runtime = { Error: class { constructor(readonly code: string) {} }, ErrorCode: {}, associate: (id: string, run: HostFunction) => void registered.set(id, run) };
  const load = compileFunction(bundle, ['CustomFunctions', 'globalThis']) as (customFunctions: object, page: object) => void;
  load(runtime, {});
  return registered;
}

/** Measures the shipped bundle: 100,000 rows in one call against a hand-written loop, then 1,000,000 to see that it stays flat. */
export async function benchFunctions(sizes: readonly number[] = [100_000, 1_000_000], only: readonly string[] = cases.map(({ id }) => id)): Promise<readonly FunctionBench[]> {
  const registered = await builtFunctions();
  const results: FunctionBench[] = [];
  for (const { id, inputs, hand } of cases.filter((one) => only.includes(one.id))) {
    const run = registered.get(id);
    if (!run) throw new Error(`${id} is not in the bundle`);
    for (const rows of sizes) {
      const matrices = inputs(rows);
      const [mine, byHand] = await best(() => run(...matrices), () => hand(matrices), 5);
      results.push({ id, rows, nanosecondsARow: (mine * 1e6) / rows, handNanosecondsARow: (byHand * 1e6) / rows, ratio: mine / byHand });
    }
  }
  return results;
}

/** Prints the table. */
export async function main(): Promise<void> {
  console.log('function        rows   ns a row   by hand   ratio');
  for (const { id, rows, nanosecondsARow, handNanosecondsARow, ratio } of await benchFunctions()) {
    console.log(`${id.padEnd(11)}${String(rows).padStart(9)}${nanosecondsARow.toFixed(0).padStart(11)}${handNanosecondsARow.toFixed(0).padStart(10)}${ratio.toFixed(2).padStart(8)}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
