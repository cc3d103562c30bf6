import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect, isUnreadable, read, type FieldValue, type ReportTable, type Unreadable } from '../../src/reports/index';

const root = fileURLToPath(new URL('../fixtures/reports', import.meta.url));

interface Expected {
  readonly file?: string;
  readonly kind?: string;
  readonly language?: string | null;
  readonly encoding?: string;
  readonly headerLine?: number | null;
  readonly marketplace?: string | null;
  readonly currency?: string | null;
  readonly period?: { readonly from: string; readonly to: string } | null;
  readonly attributionDays?: number | null;
  readonly columns?: readonly (string | null)[];
  readonly rows?: number;
  readonly values?: readonly { readonly line: number; readonly values: Readonly<Record<string, FieldValue>> }[];
  readonly rejected?: readonly { readonly line: number; readonly reasonCode: string; readonly text?: string }[];
  readonly totalsLines?: readonly number[];
  readonly missing?: readonly string[];
  readonly missingIncludes?: readonly string[];
  readonly totals?: Readonly<Record<string, number>>;
  readonly notInTotals?: readonly string[];
  readonly warningCodes?: readonly string[];
  readonly neverShown?: readonly string[];
}

const understood: ReadonlySet<string> = new Set(['file', 'kind', 'language', 'encoding', 'headerLine', 'marketplace', 'currency', 'period', 'attributionDays', 'columns', 'rows', 'values', 'rejected', 'totalsLines', 'missing', 'missingIncludes', 'totals', 'notInTotals', 'warningCodes', 'neverShown']);

const folders = readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory()).flatMap((kind) => readdirSync(join(root, kind)).map((name) => `${kind}/${name}`)).sort();
const lastPart = (code: string): string => code.split('.').at(-1) ?? code;
// An empty cell is null, texts too.
const near = (value: unknown): unknown => (typeof value === 'number' ? expect.closeTo(value, 9) : value === '' ? null : value);

/** What a table says under the keys of `expected.json`. */
function summary(one: ReportTable | Unreadable): Record<keyof Expected, unknown> {
  if (isUnreadable(one)) {
    return { file: one.file, kind: 'unknown', language: null, encoding: null, headerLine: null, marketplace: null, currency: null, period: null, attributionDays: null, columns: [], rows: 0, values: [], rejected: [], totalsLines: [], missing: [], missingIncludes: [], totals: {}, notInTotals: [], warningCodes: [lastPart(one.problem.code)], neverShown: [] };
  }
  const { schema } = one;
  return {
    file: schema.file, kind: schema.kind, language: schema.language, encoding: schema.encoding, headerLine: schema.headerLine, marketplace: schema.marketplace?.value ?? null, currency: schema.currency?.value ?? null,
    period: schema.period ? { from: schema.period.from, to: schema.period.to } : null, attributionDays: schema.attributionDays, columns: schema.columns.map(({ field }) => field), rows: one.rows.length, values: one.rows,
    rejected: one.rejected.map(({ line, reason, text }) => ({ line, reasonCode: lastPart(reason.code), text })), totalsLines: one.totalsRows.map(({ line }) => line), missing: schema.missing, missingIncludes: schema.missing,
    totals: one.totals, notInTotals: Object.keys(one.totals), warningCodes: [...new Set(one.warnings.map(({ code }) => lastPart(code)))], neverShown: [],
  };
}

async function check(folder: string): Promise<void> {
  const directory = join(root, folder);
  const expected = JSON.parse(readFileSync(join(directory, 'expected.json'), 'utf8')) as Expected;
  const [input, ...more] = readdirSync(directory).filter((name) => name.startsWith('input')).sort();
  expect(input).toBeDefined();
  expect(more).toEqual([]);
  expect(Object.keys(expected).filter((key) => !understood.has(key))).toEqual([]);
  const file = { name: expected.file ?? input ?? '', bytes: new Uint8Array(readFileSync(join(directory, input ?? ''))) };
  const tables = await read(file);
  expect(tables).toHaveLength(1);
  const [table] = tables;
  if (!table) return;
  const found = summary(table);
  for (const key of ['kind', 'language', 'encoding', 'headerLine', 'marketplace', 'currency', 'period', 'attributionDays', 'rows', 'totalsLines', 'missing'] as const) {
    if (key in expected) expect({ [key]: found[key] }).toEqual({ [key]: expected[key] });
  }
  if (expected.columns) expect((found.columns as (string | null)[]).map((field, index) => (expected.columns?.[index] === '*' ? '*' : field))).toEqual(expected.columns);
  for (const { line, values } of expected.values ?? []) {
    const row = isUnreadable(table) ? undefined : table.rows.find((candidate) => candidate.line === line);
    expect({ line, values: row?.values }).toEqual({ line, values: expect.objectContaining(Object.fromEntries(Object.entries(values).map(([field, value]) => [field, near(value)]))) });
  }
  if (expected.rejected) {
    expect(found.rejected).toEqual(expected.rejected.map((one) => ({ line: one.line, reasonCode: one.reasonCode, text: one.text ?? expect.any(String) })));
  }
  for (const [field, value] of Object.entries(expected.totals ?? {})) expect({ [field]: (found.totals as Record<string, number>)[field] }).toEqual({ [field]: expect.closeTo(value, 3) });
  for (const field of expected.notInTotals ?? []) expect(found.notInTotals).not.toContain(field);
  expect(found.missing).toEqual(expect.arrayContaining([...(expected.missingIncludes ?? [])]));
  expect(found.warningCodes).toEqual(expect.arrayContaining([...(expected.warningCodes ?? [])]));
  const [schema] = await inspect(file);
  const everything = JSON.stringify([table, schema]);
  for (const text of expected.neverShown ?? []) expect(everything.includes(text) ? `shows ${text}` : 'hidden').toBe('hidden');
  if (!isUnreadable(table)) expect(schema).toEqual(table.schema);
}

describe('golden folders', () => {
  const ran: string[] = [];
  test.each(folders)('%s', async (folder) => {
    ran.push(folder);
    expect(existsSync(join(root, folder, 'expected.json'))).toBe(true);
    await check(folder);
  });

  test('every folder was read', () => {
    expect(ran).toEqual(folders);
    expect(folders.length).toBeGreaterThan(100);
  });
});
