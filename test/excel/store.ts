import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../../src/domain/chain';
import type { DayImport } from '../../src/domain/history';
import { isUnreadable, read } from '../../src/reports';
import { dayImports } from '../../src/reports/days';
import { planBuild } from '../../src/sheets/build';
import type { RawWorkbook, WorkbookPlan } from '../../src/sheets/plan';

const folder = 'samples/store-zh/US';

/** The days the made-up store has exports for. */
export const days = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name)).sort() : [];

/** What a day's exports bring, as the pane would read them. */
export async function importsOf(day: string): Promise<DayImport[]> {
  const found: DayImport[] = [];
  for (const name of readdirSync(join(folder, day)).sort()) {
    const file = { name, bytes: new Uint8Array(readFileSync(join(folder, day, name))) };
    for (const table of await read(file, {}, { today: day as never })) {
      if (isUnreadable(table)) throw new Error(`${name}: ${table.problem.code}`);
      found.push(...dayImports(table, { store: '样板店', marketplace: 'US', date: day as never, hash: contentHash(file.bytes) }).imports);
    }
  }
  return found;
}

/** The plan of a day over what the workbook holds. */
export function planOf(raw: RawWorkbook | null, imports: readonly DayImport[], day: string): WorkbookPlan {
  return planBuild({ raw, store: '样板店', imports, products: [], also: [], language: 'zh-CN', moment: Date.parse(`${day}T12:00:00Z`), operator: '小林' }).plan;
}
