import { notice, type Notice } from '../domain/notice';
import type { WorkbookPlan } from '../sheets/plan';
import { areaName } from '../sheets/hand/a1';
import { hasWork, layOut, protectedSheets, type Layout } from './layout';
import { isOfficeError, Stopped } from './problem';
import { askTables, mustAsk, readTables, type TableState } from './rows';
import type { Session } from './session';
import { clearLeftovers, dropClaim, newClaim, takeClaim } from './staging';
import { askSurvey, forgetLook, lastLook, survey, surveyOf, withoutClaim, type Survey } from './survey';

/** One run of `carryOut`. */
export interface Run {
  readonly session: Session;
  /** The name by which this run has claimed the workbook; null until then. */
  claim: string | null;
}

/** What Excel says of a sheet, a table or a name that is not there any more. */
export const itemGone = 'ItemNotFound';

export interface Looked {
  readonly open: Survey;
  readonly layout: Layout;
  readonly states: readonly TableState[];
}

/** Everything that has to be known before anything is written. One round trip where all stands where it stood at the last look. */
export async function look(run: Run, plan: WorkbookPlan): Promise<Looked> {
  const before = lastLook();
  return (before === null || before.leftovers.names.length > 0 ? null : await lookAgain(run, plan, before)) ?? await lookAfresh(run, plan);
}

/** Asks for all of it by what the last look said; null where that does not hold any more. */
async function lookAgain(run: Run, plan: WorkbookPlan, before: Survey): Promise<Looked | null> {
  try {
    return await claimAndLook(run, layOut(plan, before), before, false);
  } catch (error) {
    // Something is gone or in the way, or the answer was too long: nothing was written, and a fresh look tells.
    if (!isOfficeError(error) && !(error instanceof Stopped)) throw error;
    forgetLook();
    return null;
  }
}

/** How often somebody else may come between two looks. */
const looksAtMost = 4;

async function lookAfresh(run: Run, plan: WorkbookPlan): Promise<Looked> {
  for (let times = 0; times < looksAtMost; times += 1) {
    const found = await lookOnce(run, plan);
    if (found !== null) return found;
  }
  throw new Stopped(notice('excel-overtaken'));
}

/** Null where somebody else came in between. */
async function lookOnce(run: Run, plan: WorkbookPlan): Promise<Looked | null> {
  try {
    const { open, claimed } = await cleanSurvey(run);
    // Staged by a run that still held its claim when it was asked what there is.
    if (open.leftovers.names.length > 0) return null;
    const layout = layOut(plan, open);
    protectedSheets(layout, open);
    if (!mustAsk(layout)) {
      // No table is looked into, so the first request that writes claims the workbook.
      if (!claimed) run.claim = null;
      return { open, layout, states: await readTables(run.session, layout, open, null) };
    }
    return await claimAndLook(run, layout, open, claimed);
  } catch (error) {
    if (!isOfficeError(error) || error.code !== itemGone) throw error;
    forgetLook();
    return null;
  }
}

/**
 * Claims the workbook and reads what the tables hold, in one request; null where it is not as it was at the look before.
 * @param again whether an earlier claim of this run is still there
 */
async function claimAndLook(run: Run, layout: Layout, before: Survey, again: boolean): Promise<Looked | null> {
  const [claim, old] = [newClaim(), run.claim];
  run.claim = claim;
  const { asked, tables } = await run.session.send((context) => {
    if (again && old !== null) dropClaim(context, old);
    takeClaim(context, claim);
    return { asked: askSurvey(context, before), tables: mustAsk(layout) ? askTables(context, layout, before) : null };
  });
  const open = withoutClaim(await surveyOf(run.session, asked), claim);
  return JSON.stringify(open) === JSON.stringify(before) ? { open: before, layout, states: await readTables(run.session, layout, before, tables) } : null;
}

/** Tables somebody else has written into since they were read, so that the plan could not know of it. */
export function changedMeanwhile(before: Survey, { tables }: Layout): Notice[] {
  const changed = [...tables.values()].filter((table) => {
    const then = before.tables.find(({ name }) => name === table.open?.name);
    return hasWork(table) && table.open !== null && (then === undefined || areaName(then.area) !== areaName(table.open.area));
  });
  return changed.length === 0 ? [] : [notice('excel-changed-meanwhile', { sheets: [...new Set(changed.map(({ sheetName }) => sheetName))].join(', ') })];
}

/** What the workbook holds, after what an earlier run left behind has been cleared away. */
async function cleanSurvey({ session, claim }: Run): Promise<{ readonly open: Survey; readonly claimed: boolean }> {
  const found = await survey(session);
  const claimed = claim !== null && found.names.includes(claim);
  const open = claimed ? withoutClaim(found, claim) : found;
  if (open.leftovers.names.length === 0) return { open, claimed };
  await clearLeftovers(session, found.leftovers, found.tables);
  return { open: await survey(session), claimed: false };
}
