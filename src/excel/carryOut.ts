import { notice, type Notice } from '../domain/notice';
import type { WorkbookPlan } from '../sheets/plan';
import { gate } from '../sheets/hand/gate';
import { drawChart } from './chart';
import { Desk, pack, step, type Step } from './batch';
import { protectedSheets, type Layout, type SheetLayout } from './layout';
import { changedMeanwhile, itemGone, look, type Run } from './look';
import { contentSteps, emptyStep, surroundingsOf } from './page';
import { isOfficeError, problemOf } from './problem';
import type { TableState } from './rows';
import { inSession, suspend } from './session';
import { addSheetStep, beginStep, dropClaim, flipSteps, holdName, holdsClaim, markStep, newClaim, takeBack, takeClaim } from './staging';
import { forgetLook, lastLook, survey, type Survey } from './survey';
import { commitSteps, createSteps, stageSteps } from './table';

/** Where a run is: `reading` and `staging` can be cancelled, `committing` cannot. */
export interface Progress {
  readonly phase: 'reading' | 'staging' | 'committing';
  /** Requests of this phase done, and how many there are. */
  readonly done: number;
  readonly total: number;
}

export interface RunOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Cancels while nothing is committed; the workbook is then as it was. */
  readonly signal?: AbortSignal;
}

export type Outcome =
  | { readonly kind: 'done'; readonly roundTrips: number; readonly warnings: readonly Notice[] }
  | { readonly kind: 'cancelled' }
  /** Nothing was changed, unless the notice says otherwise; building again finishes what was begun. */
  | { readonly kind: 'problem'; readonly problem: Notice };

let running = false;

/** Carries out a plan in the open workbook; see `index.ts` for what that means and `staging.ts` for how. */
export async function carryOut(plan: WorkbookPlan, options: RunOptions = {}): Promise<Outcome> {
  if (running) return { kind: 'problem', problem: notice('excel-busy') };
  const refused = gate(plan);
  if (refused !== null) return { kind: 'problem', problem: refused };
  running = true;
  try {
    return await inSession((session) => build({ session, claim: null }, plan, options));
  } catch (error) {
    return { kind: 'problem', problem: problemOf(error) };
  } finally {
    running = false;
  }
}

class Cancelled extends Error {}

async function build(run: Run, plan: WorkbookPlan, options: RunOptions): Promise<Outcome> {
  const report = (phase: Progress['phase'], done: number, total: number): void => options.onProgress?.({ phase, done, total });
  const stopIfCancelled = (): void => {
    if (options.signal?.aborted === true) throw new Cancelled();
  };
  let locked: readonly SheetLayout[] = [];
  try {
    stopIfCancelled();
    report('reading', 0, 1);
    const before = lastLook();
    const { open, layout, states } = await look(run, plan);
    const meanwhile = before === null ? [] : changedMeanwhile(before, layout);
    const protectedNow = protectedSheets(layout, open);
    report('reading', 1, 1);
    const staging = pack(await inTurns(stagingParts(layout, states, open, protectedNow), stopIfCancelled));
    for (const [index, batch] of staging.entries()) {
      await breathe();
      stopIfCancelled();
      report('staging', index, staging.length);
      locked = layout.sheets.filter(({ name }) => protectedNow.includes(name));
      await sendSteps(run, batch);
    }
    stopIfCancelled();
    const committing = pack(await inTurns(commitParts(layout, states, open), stopIfCancelled));
    // From here on the workbook differs from what was read, by our own hand.
    forgetLook();
    const outcome = await commit(run, layout, committing, report);
    return outcome.kind === 'done' ? { ...outcome, warnings: [...meanwhile, ...outcome.warnings] } : outcome;
  } catch (error) {
    const code = error instanceof Committing ? error.reason : isOfficeError(error) ? error.code : '';
    if (await isOvertaken(run, code)) return { kind: 'problem', problem: notice('excel-overtaken') };
    if (!(error instanceof Committing)) await takeBackQuietly(run, locked);
    if (error instanceof Cancelled) return { kind: 'cancelled' };
    if (error instanceof Committing) return { kind: 'problem', problem: notice('excel-interrupted', { reason: error.reason }) };
    throw error;
  }
}

/** An error after the commit began: building again finishes it. */
class Committing extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** Takes back what was staged. The way back may be as broken as the way forth; the next run clears up then. */
async function takeBackQuietly({ session, claim }: Run, locked: readonly SheetLayout[]): Promise<void> {
  if (claim === null) return;
  try {
    const found = await takeBack(session, claim);
    if (found === null) return;
    const open = locked.flatMap(({ name, plan: { protection } }) => (protection !== null && found.sheets.some((sheet) => sheet.name === name && !sheet.protected) ? [protectStep(name, protection)] : []));
    if (open.length > 0) await session.send((context) => queue(context, open));
  } catch (error) {
    if (!isOfficeError(error)) throw error;
  }
}

/** Whether a request failed because somebody else has claimed the workbook since. */
async function isOvertaken({ session, claim }: Run, code: string): Promise<boolean> {
  if (claim === null || code !== itemGone) return false;
  try {
    return !(await holdsClaim(session, claim));
  } catch (error) {
    if (!isOfficeError(error)) throw error;
    return false;
  }
}

async function sendSteps(run: Run, steps: readonly Step[]): Promise<void> {
  await run.session.send((context) => {
    if (run.claim === null) takeClaim(context, run.claim = newClaim());
    else holdName(context, run.claim);
    queue(context, steps);
  });
}

function queue(context: Excel.RequestContext, steps: readonly Step[]): void {
  suspend(context);
  const desk = new Desk(context);
  for (const { take } of steps) take(desk);
}

type Part = () => readonly Step[];

/** Lets the pane answer, draw, and hear a cancel. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Works parts out one by one; between them the pane goes on: a large report takes seconds. */
async function inTurns(parts: readonly Part[], between: () => void): Promise<Step[]> {
  const steps: Step[] = [];
  for (const part of parts) {
    for (const one of part()) steps.push(one);
    await breathe();
    between();
  }
  return steps;
}

/** Everything that can be made without anybody seeing it. Protection comes off first: if it does not, nothing was done. */
function stagingParts(layout: Layout, states: readonly TableState[], open: Survey, locked: readonly string[]): Part[] {
  const around = surroundingsOf(layout.plan, layout.names);
  const fresh = layout.sheets.filter((sheet) => sheet.open === null);
  const positions = positionsOf(layout.sheets, open.sheets.map(({ name }) => name));
  const onFresh = states.filter(({ layout: table }) => table.open === null && fresh.some(({ plan }) => plan.key === table.plan.sheet));
  return [
    () => [
      ...locked.map((name) => step((desk) => desk.sheet(name).protection.unprotect())),
      ...(fresh.length === 0 ? [] : [beginStep(fresh.map(({ name }) => name))]),
      // All sheets before any content: formulas may point from one to another.
      ...fresh.map(({ name }, index) => addSheetStep(name, positions[index] ?? 0)),
    ],
    ...fresh.map(({ name, plan }): Part => () => contentSteps(plan, name, around)),
    ...onFresh.map((state): Part => () => createSteps(state, layout, false)),
    ...states.map((state): Part => () => stageSteps(state, layout)),
  ];
}

/** Places for the new sheets, one after the other: after the one before in the plan, or before the one after it. */
function positionsOf(sheets: readonly SheetLayout[], present: readonly string[]): number[] {
  const order = [...present];
  return sheets.flatMap(({ name, open }, at) => {
    if (open !== null) return [];
    const previous = sheets[at - 1];
    const next = sheets.slice(at + 1).find((sheet) => sheet.open !== null);
    const position = previous !== undefined ? order.indexOf(previous.name) + 1 : next !== undefined ? order.indexOf(next.name) : order.length;
    order.splice(position, 0, name);
    return [position];
  });
}

async function commit(run: Run, layout: Layout, batches: readonly (readonly Step[])[], report: (phase: 'committing', done: number, total: number) => void): Promise<Outcome> {
  try {
    for (const [index, batch] of batches.entries()) {
      report('committing', index, batches.length + 1);
      await sendSteps(run, batch);
    }
    report('committing', batches.length, batches.length + 1);
    const warnings = await finish(run, layout);
    report('committing', batches.length + 1, batches.length + 1);
    return { kind: 'done', roundTrips: run.session.roundTrips, warnings };
  } catch (error) {
    if (!isOfficeError(error)) throw error;
    throw new Committing(error.code);
  }
}

function commitParts(layout: Layout, states: readonly TableState[], open: Survey): Part[] {
  const { plan, sheets, names } = layout;
  const around = surroundingsOf(plan, names);
  const fresh = sheets.filter((sheet) => sheet.open === null);
  const pages = sheets.filter((sheet) => sheet.open !== null && sheet.plan.kind === 'page');
  return [
    () => (fresh.length === 0 ? [] : flipSteps(fresh.map(({ name, plan: { mark, hidden } }) => ({ name, mark, hidden })), open.names)),
    () => sheets.flatMap((sheet) => (sheet.open !== null && sheet.open.mark?.toLowerCase() !== sheet.plan.mark.toLowerCase() ? [markStep(sheet.name, sheet.plan.mark, open.names)] : [])),
    ...states.map((state): Part => () => commitSteps(state, layout)),
    ...states.filter(({ layout: table }) => table.open === null && !fresh.some((sheet) => sheet.plan.key === table.plan.sheet)).map((state): Part => () => createSteps(state, layout, true)),
    ...pages.map(({ name, plan: page, open: sheet }): Part => () => [
      emptyStep(name, open.tables.filter((table) => table.sheet === name).map((table) => table.name), sheet?.charts ?? []),
      ...contentSteps(page, name, around),
    ]),
  ];
}

/** Charts, protection and the sheet to show. A chart Excel does not take is a warning, not a failed report. */
async function finish(run: Run, layout: Layout): Promise<Notice[]> {
  const drawn = layout.sheets.filter(({ open, plan }) => open === null || plan.kind === 'page').flatMap(({ name, plan }) => plan.charts.map((chart) => ({ sheet: name, chart })));
  const last = [...closingSteps(layout), step(({ context }) => {
    if (run.claim !== null) dropClaim(context, run.claim);
  })];
  try {
    await sendSteps(run, [...drawn.map(({ sheet, chart }) => step((desk) => drawChart(desk, sheet, chart))), ...last]);
    return [];
  } catch (error) {
    if (!isOfficeError(error) || drawn.length === 0 || error.code === itemGone) throw error;
  }
  const { sheets, names } = await survey(run.session);
  // The answer alone was lost: letting go of the claim was the last that was asked.
  if (run.claim !== null && !names.includes(run.claim)) return [];
  await sendSteps(run, sheets.flatMap(({ name, charts }) => charts.filter((chart) => drawn.some((other) => other.sheet === name && other.chart.name === chart)).map((chart) => step((desk) => desk.sheet(name).charts.getItem(chart).delete()))));
  const warnings: Notice[] = [];
  for (const { sheet, chart } of drawn) {
    const drew = await drawAlone(run, sheet, chart);
    if (!drew) warnings.push(notice('excel-chart-failed', { chart: chart.title, sheet }));
  }
  await sendSteps(run, last);
  return warnings;
}

async function drawAlone(run: Run, sheet: string, chart: SheetLayout['plan']['charts'][number]): Promise<boolean> {
  try {
    await sendSteps(run, [step((desk) => drawChart(desk, sheet, chart))]);
    return true;
  } catch (error) {
    if (!isOfficeError(error)) throw error;
    return false;
  }
}

function closingSteps({ plan, sheets }: Layout): Step[] {
  const show = sheets.find(({ plan: { key } }) => key === plan.activate);
  return [
    ...sheets.flatMap(({ name, plan: sheet, open }) => (sheet.protection !== null && (open === null || sheet.kind === 'page' || open.protected) ? [protectStep(name, sheet.protection)] : [])),
    // A sheet a person has hidden stays hidden.
    ...(show === undefined || show.open?.visible === false || (show.open === null && show.plan.hidden) ? [] : [step((desk) => desk.sheet(show.name).activate())]),
  ];
}

function protectStep(name: string, { allowFilter, allowSort, allowFormat }: NonNullable<SheetLayout['plan']['protection']>): Step {
  return step((desk) => desk.sheet(name).protection.protect({ allowAutoFilter: allowFilter, allowSort, allowFormatCells: allowFormat, allowFormatColumns: allowFormat, allowFormatRows: allowFormat }));
}
