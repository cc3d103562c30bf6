import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentHash } from '../../src/domain/chain';
import { civilDate, type CivilDate } from '../../src/domain/civil';
import type { DayImport } from '../../src/domain/history';
import type { Language } from '../../src/locale';
import { isUnreadable, read } from '../../src/reports';
import { dayImports } from '../../src/reports/days';
import { planBuild, type Build, type BuildInput } from '../../src/sheets/build';
import type { RawWorkbook, WorkbookPlan } from '../../src/sheets/plan';
import { readWorkbook, writePlan } from '../../src/xlsx';

const samples = fileURLToPath(new URL('../../samples/', import.meta.url));
export const store = 'Fennavo Home & Tech';
export const on = (day: string): CivilDate => civilDate(day)!;

/** The imports of one day's exports of the made-up store. */
export async function importsOf(marketplace: 'US' | 'DE', day: string, folder = 'store'): Promise<DayImport[]> {
  const at = join(samples, folder, marketplace, day);
  const found: DayImport[] = [];
  for (const name of readdirSync(at).sort()) {
    const bytes = new Uint8Array(readFileSync(join(at, name)));
    for (const table of await read({ name, bytes })) {
      if (isUnreadable(table)) throw new Error(`${name}: ${table.problem.code}`);
      found.push(...dayImports(table, { store, marketplace, date: on(day), hash: contentHash(bytes) }).imports);
    }
  }
  return found;
}

/** 09:30 in Beijing on 23 November 2026. */
export const moment = Date.parse('2026-11-23T01:30:00Z');

export function build(imports: readonly DayImport[], raw: RawWorkbook | null = null, rest: Partial<BuildInput> = {}): Build {
  return planBuild({ raw, store, imports, products: [], also: [], language: null, moment, operator: '林晓彤', ...rest });
}

export async function written(plan: WorkbookPlan, existing?: Uint8Array): Promise<Uint8Array> {
  const result = await writePlan(plan, existing);
  if ('problem' in result) throw new Error(JSON.stringify(result.problem));
  return result.bytes;
}

export async function rawOf(bytes: Uint8Array): Promise<RawWorkbook> {
  const result = await readWorkbook(bytes);
  if ('problem' in result) throw new Error(JSON.stringify(result.problem));
  return result.raw;
}

export interface Made {
  readonly bytes: Uint8Array;
  readonly raw: RawWorkbook;
  readonly build: Build;
}

/** Builds on what is there and carries it out. */
export async function make(imports: readonly DayImport[], before: Made | null = null, language: Language | null = null): Promise<Made> {
  const made = build(imports, before?.raw ?? null, { language });
  const bytes = await written(made.plan, before?.bytes);
  return { bytes, raw: await rawOf(bytes), build: made };
}

export const table = (plan: WorkbookPlan, name: string) => plan.tables.find((one) => one.name === name)!;
