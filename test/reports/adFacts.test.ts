import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sumFigures, type AdRow } from '../../src/domain/adFacts';
import { civilDate } from '../../src/domain/civil';
import { isUnreadable, read, type ReportTable } from '../../src/reports';
import { adPart, adParts, isAdKind } from '../../src/reports/adFacts';
import type { DayContext } from '../../src/reports/days';

const fixtures = fileURLToPath(new URL('../fixtures/reports/', import.meta.url));
const context: DayContext = { store: 'Qinghe Home', marketplace: 'US', date: null, hash: 'ab'.repeat(32) };

async function tablesOf(path: string): Promise<ReportTable[]> {
  const name = readdirSync(`${fixtures}${path}`).find((one) => one.startsWith('input'))!;
  const tables = await read({ name, bytes: new Uint8Array(readFileSync(`${fixtures}${path}/${name}`)) });
  return tables.filter((table): table is ReportTable => !isUnreadable(table));
}

/** The whole of a file's advertising rows, in whatever marketplace it is of. */
async function rowsOf(path: string): Promise<readonly AdRow[]> {
  const tables = await tablesOf(path);
  return adParts(tables.map((table) => ({ table, context: { ...context, marketplace: table.schema.marketplace?.value ?? 'US' } }))).parts.flatMap(({ rows }) => rows);
}

test.each([
  ['sp-campaign/en-us-2019', 'campaign', 'SP'], ['sp-campaign/en-2024', 'campaign', 'SP'], ['sb-campaign/en-raw', 'campaign', 'SB'], ['sd-campaign/en-raw', 'campaign', 'SD'],
  ['ads-console-campaigns/en-usd', 'campaign', null], ['ads-console-search-terms/en-usd', 'term', null], ['ads-unified/en-2026', 'product', null], ['erp-ad-campaigns/zh-lingxing', 'campaign', null],
  ['erp-search-terms/zh-lingxing', 'term', null], ['sp-search-term/zh-raw', 'term', 'SP'], ['sp-search-term/ja-raw', 'term', 'SP'], ['sb-search-term/en-raw', 'term', 'SB'], ['sp-targeting/zh-raw', 'target', 'SP'],
  ['sd-advertised-product/en-raw', 'product', 'SD'], ['sp-advertised-product/zh-raw', 'product', 'SP'],
] as const)('%s: rows of level %s, program %s, and the money of the file', async (path, level, program) => {
  const rows = await rowsOf(path);
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map((row) => row.level))).toEqual(new Set([level]));
  if (program !== null) expect(new Set(rows.map((row) => row.program))).toEqual(new Set([program]));
  const totals = (await tablesOf(path)).map((table) => table.totals);
  const sum = sumFigures(rows);
  for (const field of ['impressions', 'clicks', 'spend', 'orders'] as const) {
    const whole = totals.reduce((all, one) => all + (one[field] ?? 0), 0);
    expect(sum[field] ?? 0).toBeCloseTo(whole, 1);
  }
});

test.each(['bulk-operations/zh-v2', 'bulk-operations/en-v2', 'bulk-operations/en-v1'])('%s: each row on its own level, so that no click counts twice', async (path) => {
  const rows = await rowsOf(path);
  expect(rows.map(({ level, campaign, adGroup, clicks }) => [level, campaign, adGroup, clicks])).toEqual([['campaign', 'SP | Skillet', '', 38], ['adGroup', 'SP | Skillet', 'core', 38], ['target', 'SP | Skillet', 'core', 38]]);
  expect(rows[2]).toMatchObject({ targeting: 'cast iron skillet', negative: false });
});

describe('what is never added', () => {
  const sample = async (): Promise<ReportTable> => (await tablesOf('sp-search-term/en-summary-raw'))[0]!;

  test('another marketplace', async () => {
    expect(adPart(await sample(), { ...context, marketplace: 'DE' })).toMatchObject({ part: null, problems: [{ code: 'marketplace-differs', params: { found: 'US', asked: 'DE' } }] });
  });

  test('another currency', async () => {
    const table = await sample();
    expect(adPart({ ...table, schema: { ...table.schema, marketplace: null } }, { ...context, marketplace: 'UK' })).toMatchObject({ part: null, problems: [{ code: 'currency-differs', params: { found: 'USD', asked: 'GBP' } }] });
  });

  test('rows of other countries and currencies within a file', async () => {
    const table = await sample();
    const [first] = table.rows;
    const mixed: ReportTable = { ...table, schema: { ...table.schema, marketplace: null, currency: null }, rows: [first!, { ...first!, values: { ...first!.values, country: 'Canada' } }, { ...first!, values: { ...first!.values, currency: 'CAD' } }] };
    const { part, problems } = adPart(mixed, context);
    expect(part!.rows).toHaveLength(1);
    expect(problems).toContainEqual({ code: 'adhealth.other-marketplace', params: { file: table.schema.file, count: 2, marketplace: 'US' } });
  });

  test('a file of several currencies without a column that says which', async () => {
    const table = await sample();
    const unsaid: ReportTable = { ...table, schema: { ...table.schema, currency: null, columns: table.schema.columns.filter(({ field }) => field !== 'currency'), warnings: [{ code: 'reports.mixed-currencies', params: {} }] } };
    expect(adPart(unsaid, context)).toMatchObject({ part: null, problems: [{ code: 'adhealth.mixed-currencies' }] });
  });
});

test('days, attribution and budgets come along; a guessed day is no window', async () => {
  const [table] = await tablesOf('sp-campaign/en-us-2019');
  const { part } = adPart(table!, context);
  expect(part!.source).toMatchObject({ kind: 'sp-campaign', attributionDays: 7, hash: context.hash });
  expect(part!.rows[0]).toMatchObject({ budget: expect.any(Number), state: expect.any(String) });
  const guessed: ReportTable = { ...table!, rows: table!.rows.map((row) => ({ ...row, values: { ...row.values, date: null } })), schema: { ...table!.schema, period: { from: civilDate('2026-11-22')!, to: civilDate('2026-11-22')!, reason: { code: 'reports.period.yesterday', params: {} } } } };
  expect(adPart(guessed, context)).toMatchObject({ part: { source: { window: null, id: 'I-US-undated-sp-campaign-abababab' } }, problems: [{ code: 'adhealth.no-window' }] });
});

test('a campaign name is the same from the CSV, which escapes quotes, and from the workbooks', async () => {
  const [table] = await tablesOf('sp-campaign/en-us-2019');
  const { part } = adPart({ ...table!, rows: [{ line: 2, values: { ...table!.rows[0]!.values, campaign: '31\\" x 19\\"' } }] }, context);
  expect(part!.rows[0]!.campaign).toBe('31" x 19"');
});

test('other kinds are none of ours', () => {
  expect(isAdKind('sp-search-term')).toBe(true);
  expect((['business-by-child', 'sp-placement', 'unknown', 'fba-restock'] as const).some(isAdKind)).toBe(false);
});
