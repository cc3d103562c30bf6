import fc from 'fast-check';
import type { CellValue, WorkbookPlan } from '../../src/sheets/plan';
import type { WorkbookData } from '../../workbench/host/data';
import type { Host } from '../../workbench/host/host';
import { openExcel } from './open';
import { dayPlan, logRows } from './plan';
import { twoHands } from './twoHands';

// Two people build at once: two add-ins, each with a state of its own, over one workbook, whose requests Excel answers
// one after the other. At every request of the first the second comes in between.

const monday = { date: 46_345, products: 6 };
const tuesday = { date: 46_346, products: 6 };
const wednesday = { date: 46_347, products: 6 };

interface Case {
  readonly mine: WorkbookPlan;
  readonly theirs: WorkbookPlan;
  /** Rows of the log when both are through, by id. */
  readonly rows: ReadonlyMap<unknown, unknown>;
  readonly pages: readonly string[];
}

const rowsOf = (...days: (typeof monday)[]): Map<unknown, unknown> => new Map(days.flatMap((day) => logRows(day).map(({ id, spend }) => [id, spend] as const)));
const changed = rowsOf(monday);
changed.set('46345-5', 777);
changed.delete('46345-2');

const cases: Readonly<Record<string, Case>> = {
  'reports of two days': { mine: dayPlan(tuesday), theirs: dayPlan(wednesday), rows: rowsOf(monday, tuesday, wednesday), pages: ['日报 46345', '日报 46346', '日报 46347'] },
  'the report of the same day': { mine: dayPlan(tuesday), theirs: dayPlan(tuesday), rows: rowsOf(monday, tuesday), pages: ['日报 46345', '日报 46346'] },
  'rows alone, into the same table': { mine: dayPlan(monday, { upsert: logRows(tuesday) }), theirs: dayPlan(monday, { upsert: logRows(wednesday) }), rows: rowsOf(monday, tuesday, wednesday), pages: ['日报 46345'] },
  'a row changed while one above it is taken out': { mine: dayPlan(monday, { upsert: [{ id: '46345-5', spend: 777 }] }), theirs: dayPlan(monday, { upsert: [], remove: [['46345-2']] }), rows: changed, pages: ['日报 46345'] },
};

/** What a person finds: rows of the log, pages, and nothing that a run has left behind. */
function found({ book }: Host): { readonly ids: CellValue[]; readonly rows: ReadonlyMap<unknown, unknown>; readonly pages: string[]; readonly leftovers: string[] } {
  const log = book.findTable('AMZ_log');
  if (!log) throw new Error('no log');
  const { row: top, rows: height } = log.table.area;
  const rows = Array.from({ length: height - 1 }, (_, index) => log.sheet.cells.get(top + 1 + index));
  const ids = rows.map((cells) => (cells?.get(0)?.value ?? null) as CellValue);
  const below = [...log.sheet.cells].filter(([row, line]) => row >= top + height && [...line.values()].some(({ value }) => value !== null));
  return {
    ids, rows: new Map(rows.map((cells, index) => [ids[index], cells?.get(3)?.value])),
    pages: book.sheets.filter(({ name }) => name.startsWith('日报')).map(({ name, visibility }) => `${name}${visibility === 'Visible' ? '' : ' (hidden)'}`).sort(),
    leftovers: [...book.names.map(({ name }) => name).filter((name) => /^AMZOPS_(RUN|STAGING)|\.staged$/.test(name)), ...below.map(([row]) => `row ${row + 1}`)],
  };
}

type Hands = Awaited<ReturnType<typeof twoHands>>;

let hands: Hands;
let start: WorkbookData;
let requests: ReadonlyMap<string, number>;

beforeAll(async () => {
  hands = await twoHands();
  const { host, close } = openExcel();
  expect(await hands[0].carryOut(dayPlan(monday))).toMatchObject({ kind: 'done' });
  close();
  start = host.book.toJSON();
  const counted = new Map<string, number>();
  for (const [name, { mine }] of Object.entries(cases)) {
    const alone = openExcel(start);
    await hands[0].carryOut(mine);
    alone.close();
    counted.set(name, alone.host.roundTrips.length);
  }
  requests = counted;
});

/** Mine runs; when its request number `at` comes, theirs starts and, where `whole`, is through before it is answered. */
async function together(name: string, at: number, whole: boolean, read: boolean): Promise<{ readonly host: Host; readonly outcomes: readonly string[] }> {
  const { mine, theirs } = cases[name]!;
  const { host, close } = openExcel(start);
  const [first, second] = hands;
  if (read) await first.readOpenWorkbook();
  let theirOutcome: ReturnType<typeof second.carryOut> | null = null;
  let asked = 0;
  const answer = host.answer.bind(host);
  host.answer = async (body) => {
    asked += 1;
    if (asked > at && theirOutcome === null) {
      theirOutcome = second.carryOut(theirs);
      if (whole) await theirOutcome;
    }
    return answer(body);
  };
  const outcomes = [await first.carryOut(mine), await (theirOutcome ?? second.carryOut(theirs))];
  const codes = outcomes.map((outcome) => (outcome.kind === 'problem' ? outcome.problem.code : outcome.kind));
  // Whoever was told to builds again.
  for (const [index, code] of codes.entries()) {
    if (code === 'excel-overtaken') expect(await (index === 0 ? first.carryOut(mine) : second.carryOut(theirs))).toMatchObject({ kind: 'done' });
  }
  expect(host.unknown).toEqual([]);
  close();
  return { host, outcomes: codes };
}

describe.each(Object.keys(cases))('two people build at once: %s', (name) => {
  test.each([
    ['the other builds between any two requests', true, false],
    ['the other builds between any two requests, after the pane had read', true, true],
    ['the other starts at any request, and both go on', false, false],
    ['the other starts at any request, and both go on, after the pane had read', false, true],
  ] as const)('%s: nothing is lost, nothing doubled, and whoever has to build again is told so', async (_, whole, read) => {
    const { rows, pages } = cases[name]!;
    let overtaken = 0;
    for (let at = 0; at <= (requests.get(name) ?? 0) + 2; at += 1) {
      const { host, outcomes } = await together(name, at, whole, read);
      expect([at, outcomes.filter((code) => code !== 'done' && code !== 'excel-overtaken')]).toEqual([at, []]);
      expect([at, outcomes]).toEqual([at, expect.arrayContaining(['done'])]);
      overtaken += outcomes.includes('excel-overtaken') ? 1 : 0;
      const after = found(host);
      expect([at, after.ids.length, new Set(after.ids).size]).toEqual([at, rows.size, rows.size]);
      expect([at, after.rows]).toEqual([at, rows]);
      expect([at, after.pages, after.leftovers]).toEqual([at, pages, []]);
    }
    expect(overtaken).toBeGreaterThan(0);
  });
});

test('two people build at once, the requests of both in whatever order they arrive: the same', async () => {
  const { mine, theirs, rows, pages } = cases['reports of two days']!;
  const [first, second] = hands;
  await fc.assert(fc.asyncProperty(fc.array(fc.nat({ max: 5 }), { minLength: 24, maxLength: 24 }), fc.boolean(), async (delays, read) => {
    const { host, close } = openExcel(start);
    if (read) await first.readOpenWorkbook();
    const answer = host.answer.bind(host);
    let asked = 0;
    host.answer = async (body) => {
      for (let turns = delays[asked++ % delays.length] ?? 0; turns > 0; turns -= 1) await new Promise((resolve) => setImmediate(resolve));
      return answer(body);
    };
    const outcomes = await Promise.all([first.carryOut(mine), second.carryOut(theirs)]);
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.kind === 'done') continue;
      expect(outcome).toMatchObject({ kind: 'problem', problem: { code: 'excel-overtaken' } });
      expect(await (index === 0 ? first.carryOut(mine) : second.carryOut(theirs))).toMatchObject({ kind: 'done' });
    }
    close();
    const after = found(host);
    expect([after.ids.length, after.rows, after.pages, after.leftovers]).toEqual([rows.size, rows, pages, []]);
  }), { numRuns: 40 });
});
