import { recallProfile } from '../profile';
import type { Workbook } from '../workbook';

const key = 'amz-ops.person';

/**
 * Who sits at this computer. Kept in the browser, not in the workbook: two people open the same workbook, and the name
 * of the one must not become the other's. Before anybody said it, the operator of the daily report.
 */
export function recallPerson(workbook: Workbook): string {
  return stored() ?? recallProfile(workbook).operator;
}

export function keepPerson(name: string): void {
  try {
    window.localStorage.setItem(key, name);
  } catch {
    // A browser that keeps nothing: the name holds as long as the pane is open.
  }
}

function stored(): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}
