import { areaName, type Area } from '../sheets/hand/a1';
import { type Step, actionBytes, step } from './batch';
import { loose, suspend, type Session } from './session';
import { claimPrefix, type Leftovers, listFormula, stagingName, survey, type Survey } from './survey';

// How a run stays whole although Excel knows no transactions and a request may be lost, or break off in the middle:
//
// 1. Read. Nothing is written.
// 2. Stage. New sheets are made hidden and filled; new rows are written below their tables, which do not hold them yet.
//    First of all a hidden name (AMZOPS_STAGING) lists the sheets, and one name a table (`<table>.staged`) the rows.
//    Whatever these names point at is ours to throw away: cancelling does so, and so does the next run when this one
//    was broken off. Nobody has seen anything of it.
// 3. Commit, from here on without cancel. The new sheets are marked and shown, and the list of step 2 deleted: the one
//    action that makes them part of the workbook. Then tables are stretched over their new rows, known rows get their
//    fields by key, rows are taken out by key, pages are rewritten whole. Each of these gives the same when it is done
//    twice, so a run broken off here is finished by the next one, from wherever it stopped.
//
// A workbook is therefore as it was until step 3, and after a second run as if the first had not been interrupted.
//
// Two people may build at once. Excel answers requests one after the other, so one name decides: in the request that
// reads, a run first adds a name of its own (its claim), and every request that writes begins by touching it. Whoever
// claims later clears away the claim it finds with everything staged, and what the earlier run still wanted to write fails
// at its first action. It cannot be told from a run that was broken off, so the later one never waits for it.

/** A name no other run has. */
export function newClaim(): string {
  return `${claimPrefix}${crypto.randomUUID().replaceAll('-', '')}`;
}

/** Claims the workbook, before anything of it is read or written. */
export function takeClaim({ workbook }: Excel.RequestContext, claim: string): void {
  workbook.names.add(claim, '=TRUE').visible = false;
}

/** The request goes no further where a hidden name is not there any more: somebody else has claimed the workbook since. */
export function holdName({ workbook }: Excel.RequestContext, name: string): void {
  workbook.names.getItem(name).visible = false;
}

/** Whether nobody else has claimed the workbook since. */
export async function holdsClaim(session: Session, claim: string): Promise<boolean> {
  const { items } = await session.send(({ workbook }) => workbook.names.load('items/name'));
  return items.some(({ name }) => name === claim);
}

/** The run is over. */
export function dropClaim({ workbook }: Excel.RequestContext, claim: string): void {
  workbook.names.getItem(claim).delete();
}

/** Says what is about to be made. */
export function beginStep(sheets: readonly string[]): Step {
  return step((desk) => {
    const list = desk.context.workbook.names.add(stagingName, listFormula(sheets));
    list.visible = false;
  });
}

/** A new sheet, hidden. */
export function addSheetStep(name: string, position: number): Step {
  return step((desk) => {
    const sheet = desk.addSheet(name);
    sheet.visibility = 'Hidden';
    sheet.position = position;
  });
}

/** Marks a sheet as ours: a name on its first cell, which follows it when people rename it. `names` are those there are. */
export function markStep(name: string, mark: string, names: readonly string[]): Step {
  // The mark of a sheet somebody deleted is still there and points nowhere.
  const stale = names.some((other) => other.toLowerCase() === mark.toLowerCase());
  return step((desk) => {
    if (stale) desk.context.workbook.names.getItem(mark).delete();
    desk.context.workbook.names.add(mark, desk.range(name, 'A1'));
  }, actionBytes * 2);
}

/** The staged sheets become part of the workbook. */
export function flipSteps(sheets: readonly { readonly name: string; readonly mark: string; readonly hidden: boolean }[], names: readonly string[]): Step[] {
  return [
    ...sheets.map(({ name, mark }) => markStep(name, mark, names)),
    ...sheets.filter(({ hidden }) => !hidden).map(({ name }) => step((desk) => void (desk.sheet(name).visibility = 'Visible'))),
    step((desk) => desk.context.workbook.names.getItem(stagingName).delete()),
  ];
}

/** Takes away what a run staged and did not commit. Can itself be repeated. */
export async function clearLeftovers(session: Session, { sheets, rows, names }: Leftovers, tables: Survey['tables']): Promise<void> {
  await session.send((context) => {
    suspend(context);
    const { workbook } = context;
    // First of all, so that nothing is cleared away that its run has made part of the workbook in the meantime.
    for (const name of names) holdName(context, name);
    for (const { table, sheet, area } of rows) {
      const holder = tables.find(({ name }) => name.toLowerCase() === table.toLowerCase());
      const outside = holder === undefined || holder.sheet !== sheet ? area : below(area, holder.area);
      if (outside !== null) loose(workbook.worksheets.getItem(sheet).getRange(areaName(outside))).clear('Contents');
    }
    for (const sheet of sheets) workbook.worksheets.getItem(sheet).delete();
    for (const name of names) workbook.names.getItem(name).delete();
  });
}

/** What of `area` lies below a table. */
function below(area: Area, table: Area): Area | null {
  const top = Math.max(area.top, table.bottom + 1);
  return top > area.bottom ? null : { ...area, top };
}

/**
 * Takes back what this run has staged, as far as the workbook can still be reached. Null where the claim is not there any
 * more: whatever is staged now is somebody else's.
 */
export async function takeBack(session: Session, claim: string): Promise<Survey | null> {
  const open = await survey(session);
  if (!open.names.includes(claim)) return null;
  const { leftovers } = open;
  await clearLeftovers(session, { ...leftovers, names: leftovers.names.filter((name) => name === claim || !name.startsWith(claimPrefix)) }, open.tables);
  return open;
}
