import type { CellValue, RowFill, TablePlan } from '../plan';

export type Fields = TablePlan['upsert'][number];

/** Texts and numbers that read alike are one key: Excel makes a number of a typed `10023`. */
export function keyOf(values: readonly (CellValue | undefined)[]): string {
  return JSON.stringify(values.map((value) => String(value ?? '').trim()));
}

export interface RowChanges {
  /** What to set, by the row's place in the body. */
  readonly changed: ReadonlyMap<number, Fields>;
  readonly appended: readonly Fields[];
  readonly removed: ReadonlySet<number>;
}

/** Whether a row still says what it said when a fill of it was planned. */
export function stillFits({ expect }: RowFill, cellOf: (field: string) => CellValue | undefined): boolean {
  return Object.entries(expect).every(([field, value]) => String(cellOf(field) ?? '').trim() === String(value ?? '').trim());
}

/** What a plan does to a table whose body rows carry these keys, from the top. Of rows with the same key the first counts. */
export function changesOf(plan: TablePlan, keys: readonly string[]): RowChanges {
  const rowByKey = new Map<string, number>();
  keys.forEach((key, row) => {
    if (!rowByKey.has(key)) rowByKey.set(key, row);
  });
  const removed = new Set<number>();
  for (const key of plan.remove) {
    const row = rowByKey.get(keyOf(key));
    if (row !== undefined) removed.add(row);
  }
  const changed = new Map<number, Fields>();
  const appended = new Map<string, Fields>();
  for (const fields of plan.upsert) {
    const key = keyOf(plan.key.map((field) => fields[field]));
    const row = plan.key.length === 0 ? undefined : rowByKey.get(key);
    if (row !== undefined && !removed.has(row)) changed.set(row, { ...changed.get(row), ...fields });
    else if (plan.key.length === 0) appended.set(String(appended.size), fields);
    else appended.set(key, { ...appended.get(key), ...fields });
  }
  return { changed, appended: [...appended.values()], removed };
}
