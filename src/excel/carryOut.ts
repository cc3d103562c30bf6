import { notice, type Notice } from '../domain/notice';
import type { WorkbookPlan } from '../sheets/plan';
import { areaName } from '../sheets/hand/a1';
import { gate } from '../sheets/hand/gate';
import { drawChart } from './chart';
import { Desk, pack, step, type Step } from './batch';
import { hasWork, layOut, protectedSheets, type Layout, type SheetLayout } from './layout';
import { contentSteps, emptyStep, surroundingsOf } from './page';
import { isOfficeError, problemOf, Stopped } from './problem';
import { askTables, mustAsk, readTables, type TableState } from './rows';
import { inSession, suspend, type Session } from './session';
import { addSheetStep, beginStep, clearLeftovers, flipSteps, markStep, takeBack } from './staging';
import { askSurvey, forgetLook, lastLook, survey, surveyOf, type Survey } from './survey';
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
    return await inSession((session) => build(session, plan, options));
  } catch (error) {
    return { kind: 'problem', problem: problemOf(error) };
  } finally {
    running = false;
  }
}

class Cancelled extends Error {}

async function build(session: Session, plan: WorkbookPlan, options: RunOptions): Promise<Outcome> {
  const report = (phase: Progress['phase'], done: number, total: number): void => options.onProgress?.({ phase, done, total });
  const stopIfCancelled = (): void => {
    if (options.signal?.aborted === true) throw new Cancelled();
  };
  let staged = false;
  let locked: readonly SheetLayout[] = [];
  try {
    stopIfCancelled();
    report('reading', 0, 1);
    const before = lastLook();
    const { open, layout, states } = await look(session, plan);
    const meanwhile = before === null ? [] : changedMeanwhile(before, layout);
    const protectedNow = protectedSheets(layout, open);
    report('reading', 1, 1);
    const staging = pack(await inTurns(stagingParts(layout, states, open, protectedNow), stopIfCancelled));
    for (const [index, batch] of staging.entries()) {
      await breathe();
      stopIfCancelled();
      report('staging', index, staging.length);
      staged = true;
      locked = layout.sheets.filter(({ name }) => protectedNow.includes(name));
      await sendSteps(session, batch);
    }
    stopIfCancelled();
    const committing = pack(await inTurns(commitParts(layout, states, open), stopIfCancelled));
    // From here on the workbook differs from what was read, by our own hand.
    forgetLook();
    const outcome = await commit(session, layout, committing, report);
    return outcome.kind === 'done' ? { ...outcome, warnings: [...meanwhile, ...outcome.warnings] } : outcome;
  } catch (error) {
    if (staged && !(error instanceof Committing)) await takeBackQuietly(session, locked);
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

interface Looked {
  readonly open: Survey;
  readonly layout: Layout;
  readonly states: readonly TableState[];
}

/** Everything that has to be known before anything is written. One round trip where all stands where it stood at the last look. */
async function look(session: Session, plan: WorkbookPlan): Promise<Looked> {
  return (await lookAgain(session, plan)) ?? await lookAfresh(session, plan);
}

/** Asks for all of it by what the last look said; null where that does not hold any more. */
async function lookAgain(session: Session, plan: WorkbookPlan): Promise<Looked | null> {
  const before = lastLook();
  if (before === null || before.leftovers.names.length > 0) return null;
  try {
    const layout = layOut(plan, before);
    const { asked, tables } = await session.send((context) => ({ asked: askSurvey(context, before), tables: mustAsk(layout) ? askTables(context, layout, before) : null }));
    const open = await surveyOf(session, asked);
    return JSON.stringify(open) === JSON.stringify(before) ? { open: before, layout, states: await readTables(session, layout, before, tables) } : null;
  } catch (error) {
    // Something is gone or in the way, or the answer was too long: nothing was written, and a fresh look tells.
    if (!isOfficeError(error) && !(error instanceof Stopped)) throw error;
    forgetLook();
    return null;
  }
}

async function lookAfresh(session: Session, plan: WorkbookPlan): Promise<Looked> {
  const open = await cleanSurvey(session);
  const layout = layOut(plan, open);
  protectedSheets(layout, open);
  return { open, layout, states: await readTables(session, layout, open, mustAsk(layout) ? await session.send((context) => askTables(context, layout, open)) : null) };
}

/** Tables somebody else has written into since they were read, so that the plan could not know of it. */
function changedMeanwhile(before: Survey, { tables }: Layout): Notice[] {
  const changed = [...tables.values()].filter((table) => {
    const then = before.tables.find(({ name }) => name === table.open?.name);
    return hasWork(table) && table.open !== null && (then === undefined || areaName(then.area) !== areaName(table.open.area));
  });
  return changed.length === 0 ? [] : [notice('excel-changed-meanwhile', { sheets: [...new Set(changed.map(({ sheetName }) => sheetName))].join(', ') })];
}

/** What the workbook holds, after what an earlier run left behind has been cleared away. */
async function cleanSurvey(session: Session): Promise<Survey> {
  const first = await survey(session);
  if (first.leftovers.names.length === 0) return first;
  await clearLeftovers(session, first.leftovers, first.tables);
  return survey(session);
}

/** The way back may be as broken as the way forth; the next run clears up then. */
async function takeBackQuietly(session: Session, locked: readonly SheetLayout[]): Promise<void> {
  try {
    const { sheets } = await takeBack(session);
    const open = locked.flatMap(({ name, plan: { protection } }) => (protection !== null && sheets.some((sheet) => sheet.name === name && !sheet.protected) ? [protectStep(name, protection)] : []));
    if (open.length > 0) await sendSteps(session, open);
  } catch (error) {
    if (!isOfficeError(error)) throw error;
  }
}

async function sendSteps(session: Session, steps: readonly Step[]): Promise<void> {
  await session.send((context) => {
    suspend(context);
    const desk = new Desk(context);
    for (const { take } of steps) take(desk);
  });
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

async function commit(session: Session, layout: Layout, batches: readonly (readonly Step[])[], report: (phase: 'committing', done: number, total: number) => void): Promise<Outcome> {
  try {
    for (const [index, batch] of batches.entries()) {
      report('committing', index, batches.length + 1);
      await sendSteps(session, batch);
    }
    report('committing', batches.length, batches.length + 1);
    const warnings = await finish(session, layout);
    report('committing', batches.length + 1, batches.length + 1);
    return { kind: 'done', roundTrips: session.roundTrips, warnings };
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
async function finish(session: Session, layout: Layout): Promise<Notice[]> {
  const drawn = layout.sheets.filter(({ open, plan }) => open === null || plan.kind === 'page').flatMap(({ name, plan }) => plan.charts.map((chart) => ({ sheet: name, chart })));
  const last = closingSteps(layout);
  try {
    await sendSteps(session, [...drawn.map(({ sheet, chart }) => step((desk) => drawChart(desk, sheet, chart))), ...last]);
    return [];
  } catch (error) {
    if (!isOfficeError(error) || drawn.length === 0) throw error;
  }
  const { sheets } = await survey(session);
  await sendSteps(session, sheets.flatMap(({ name, charts }) => charts.filter((chart) => drawn.some((other) => other.sheet === name && other.chart.name === chart)).map((chart) => step((desk) => desk.sheet(name).charts.getItem(chart).delete()))));
  const warnings: Notice[] = [];
  for (const { sheet, chart } of drawn) {
    const drew = await drawAlone(session, sheet, chart);
    if (!drew) warnings.push(notice('excel-chart-failed', { chart: chart.title, sheet }));
  }
  await sendSteps(session, last);
  return warnings;
}

async function drawAlone(session: Session, sheet: string, chart: SheetLayout['plan']['charts'][number]): Promise<boolean> {
  try {
    await sendSteps(session, [step((desk) => drawChart(desk, sheet, chart))]);
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
