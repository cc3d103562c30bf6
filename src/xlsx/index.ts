import { notice, type Notice } from '../domain/notice';
import type { RawWorkbook, WorkbookPlan } from '../sheets/plan';
import { MissingPart } from './package';
import { readTables } from './read';
import { copyShared } from './copy';
import { carryOut } from './write';
import { XmlError } from './xml';

export { describeWorkbook, type ChartDescription, type SheetDescription, type WorkbookDescription } from './describe';

/**
 * Carries out a plan: in a new file, or in `existing`, of which nothing is lost. Parts nobody asked to change keep their
 * bytes; pages of ours are rewritten whole; tables of ours are found by name or headers, their rows changed by key,
 * added or taken out, people's columns and rows left. The same plan on the same file gives the same bytes, and a plan
 * that changes nothing gives `existing` back. A sheet of a person is never taken for ours. Either all of the plan is
 * carried out or, with a problem that says why, none of it.
 */
export function writePlan(plan: WorkbookPlan, existing?: Uint8Array): Promise<{ readonly bytes: Uint8Array } | { readonly problem: Notice }> {
  return guarded(() => carryOut(plan, existing));
}

/**
 * Every Excel table of a workbook as it stands (texts, numbers, booleans; dates as serial numbers; an error value as its
 * text), and which sheets carry a mark. A file that cannot be read gives a problem.
 */
export function readWorkbook(bytes: Uint8Array): Promise<{ readonly raw: RawWorkbook } | { readonly problem: Notice }> {
  return guarded(() => readTables(bytes));
}

/**
 * A copy for a supervisor: only our sheets of the newest days, the log and the review form, protected against slips; texts,
 * names and parts of everything else are not in it.
 */
export function supervisorCopy(bytes: Uint8Array): Promise<{ readonly bytes: Uint8Array } | { readonly problem: Notice }> {
  return guarded(() => copyShared(bytes));
}

/** A part that is missing or cut shows only while it is being read. */
async function guarded<T>(work: () => T): Promise<T | { readonly problem: Notice }> {
  try {
    return await Promise.resolve().then(work);
  } catch (error) {
    if (error instanceof XmlError || error instanceof MissingPart) return { problem: notice('xlsx-damaged', { part: error.message }) };
    throw error;
  }
}
