import { carryOut, readOpenWorkbook } from '../../src/excel';
import type { WorkbookPlan } from '../../src/sheets/plan';
import type { WorkbookData } from '../../workbench/host/data';
import type { Mishap } from '../../workbench/host/host';
import { contents, openExcel } from './open';
import { dayPlan, logRows } from './plan';

// A build is broken off at every round trip in turn: the request is lost, its answer is, or it stops in the middle, at
// places spread over its actions. Then the build runs again, as a person would press the button again.

const monday = { date: 46_345, products: 6 };
const tuesday = { date: 46_346, products: 6 };

/** Everything at once: a new report, rows changed, appended and taken out, a report written again. */
function busyPlan(): WorkbookPlan {
  const day = dayPlan(tuesday, { upsert: [...logRows(tuesday), { id: '46345-3', status: '已处理', note: '=改' }], remove: [['46345-1'], ['46345-4']] });
  return { ...day, sheets: [...day.sheets, ...dayPlan(monday).sheets.filter(({ kind }) => kind === 'page')] };
}

/** @param read whether the pane has looked at the workbook before, so that the build asks for everything at once */
async function run(data: WorkbookData | undefined, plan: WorkbookPlan, mishap: ((roundTrip: number) => Mishap | null) | null, read = false): Promise<{ readonly after: unknown; readonly data: WorkbookData; readonly outcome: Awaited<ReturnType<typeof carryOut>>; readonly actions: number[] }> {
  const { host, close } = openExcel(data);
  if (read) await readOpenWorkbook();
  const looked = host.roundTrips.length;
  if (mishap) host.mishap = (at) => mishap(at - looked);
  const outcome = await carryOut(plan);
  expect(host.unknown).toEqual([]);
  close();
  return { after: contents(host), data: host.book.toJSON(), outcome, actions: host.roundTrips.slice(looked).map(({ actions }) => actions) };
}

/** Without the hidden name of a run that could not let go of it; nobody sees it, and the next run takes it away. */
function claimless(after: unknown): unknown {
  const found = after as { readonly names: readonly { readonly name: string }[] };
  return { ...found, names: found.names.filter(({ name }) => !name.startsWith('AMZOPS_RUN_')) };
}

/** How many places between the ends of a request; a hundred find nothing that these do not. */
const between = 4;

/** Places to break a request of so many actions at: the first few, the last few, and some between. */
function places(actions: number): number[] {
  const spread = Array.from({ length: between }, (_, i) => Math.floor((actions * (i + 1)) / (between + 1)));
  return [...new Set([0, 1, 3, 5, 8, 11, 14, 20, ...spread, actions - 4, actions - 2, actions - 1])].filter((place) => place >= 0 && place < actions);
}

describe.each([['the first build', undefined, () => dayPlan(monday), false], ['a build over an older one, read before', dayPlan(monday), busyPlan, true]] as const)('%s', (_, earlier, plan, read) => {
  let start: WorkbookData | undefined;
  let before: unknown;
  let reference: Awaited<ReturnType<typeof run>>;

  beforeAll(async () => {
    const { host, close } = openExcel();
    close();
    start = earlier === undefined ? host.book.toJSON() : (await run(undefined, earlier, null)).data;
    const opened = openExcel(start);
    before = contents(opened.host);
    opened.close();
    reference = await run(start, plan(), null, read);
    expect(reference.outcome).toMatchObject({ kind: 'done', warnings: [] });
  });

  test('as it was, or finished by the second run', async () => {
    let asItWas = 0;
    let resumed = 0;
    for (const [trip, actions] of reference.actions.entries()) {
      const mishaps: Mishap[] = [{ kind: 'lost' }, { kind: 'unanswered' }, ...places(actions).map((action): Mishap => ({ kind: 'broken', action }))];
      for (const mishap of mishaps) {
        let happened = false;
        const first = await run(start, plan(), (at) => {
          if (at < trip) return null;
          // The connection stays away for the rest of the first run.
          const now = happened ? { kind: 'lost' as const } : mishap;
          happened = true;
          return now;
        }, read);
        const what = `round trip ${trip}, ${JSON.stringify(mishap)}`;
        expect([what, first.outcome.kind]).toEqual([what, 'problem']);
        if (JSON.stringify(claimless(first.after)) === JSON.stringify(before)) asItWas += 1;
        const second = await run(first.data, plan(), null);
        expect([what, second.outcome.kind === 'problem' ? second.outcome.problem : second.outcome.kind]).toEqual([what, 'done']);
        expect([what, second.after]).toEqual([what, reference.after]);
        resumed += 1;
      }
    }
    expect(resumed).toBeGreaterThan(35);
    expect(asItWas).toBeGreaterThan(15);
  });

  test('where the connection comes back at once, what was staged is taken back', async () => {
    for (const trip of reference.actions.keys()) {
      let happened = false;
      const first = await run(start, plan(), (at) => {
        const now = at === trip && !happened ? { kind: 'unanswered' as const } : null;
        happened ||= now !== null;
        return now;
      }, read);
      if (first.outcome.kind === 'problem' && first.outcome.problem.code !== 'excel-interrupted') expect([trip, first.after]).toEqual([trip, before]);
    }
  });
});

test('reading passes over what an interrupted run left behind', async () => {
  const earlier = await run(undefined, dayPlan(monday), null);
  const { host, close } = openExcel(earlier.data);
  const clean = await readOpenWorkbook();
  const trips = host.roundTrips.length;
  host.mishap = (at) => (at >= trips + 2 ? { kind: 'lost' } : null);
  expect(await carryOut(dayPlan(tuesday))).toMatchObject({ kind: 'problem' });
  expect(host.book.sheets.map(({ name }) => name)).toContain('日报 46346');
  host.mishap = () => null;
  expect(await readOpenWorkbook()).toEqual(clean);
  close();
});
