import { verifyChain } from '../../src/domain/chain';
import { toSerial } from '../../src/domain/civil';
import { withImport, type DayImport } from '../../src/domain/history';
import { chainOf } from '../../src/sheets/chained';
import { decodeWorkbook } from '../../src/sheets/stored';
import { hashedEventFields, hashedLogFields } from '../../src/sheets/tables';
import { build, importsOf, make, on, table, written, type Made } from './sampleStore';

const days = ['2026-11-14', '2026-11-15', '2026-11-16', '2026-11-17'] as const;
const nothing = { asinDays: 0, dayTotals: 0, products: 0, log: 0 };
let all: DayImport[];
let workbook: Made;

beforeAll(async () => {
  all = (await Promise.all(days.map((day) => importsOf('US', day)))).flat();
  workbook = await make(all.filter(({ date }) => date !== '2026-11-17'));
});

/** An import of the same day with one ASIN's figures changed, as a later download would bring it. */
function changed(entry: DayImport, change: Partial<DayImport['asins'][number]>): DayImport {
  return { ...entry, id: `${entry.id}-late`, hash: entry.hash.replace(/^.{4}/, 'ffff'), asins: entry.asins.map((one, index) => (index === 0 ? { ...one, ...change } : one)) };
}
const salesOf = (day: string): DayImport => all.find(({ group, date }) => group === 'sales' && date === day)!;

describe('the same data', () => {
  test('gives the same plan, byte for byte', () => {
    const text = JSON.stringify(build(all).plan);
    expect(JSON.stringify(build(structuredClone(all)).plan)).toBe(text);
    expect(text.length).toBeGreaterThan(100_000);
  });

  test('is plain data: what JSON gives back is the plan', () => {
    const { plan } = build(all);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  test('again writes nothing new, and the file stays as it is', async () => {
    const again = build(all.filter(({ date }) => date !== '2026-11-17'), workbook.raw);
    expect(again.changes).toEqual(nothing);
    for (const { name, upsert, remove } of again.plan.tables) expect({ name, upsert: upsert.length, remove: remove.length }).toEqual({ name, upsert: 0, remove: 0 });
    expect(Buffer.compare(await written(again.plan, workbook.bytes), workbook.bytes)).toBe(0);
  });

  test('as one drop of several days or day by day gives the same history', async () => {
    let step: Made | null = null;
    for (const day of days.slice(0, 3)) step = await make(all.filter(({ date }) => date === day), step);
    const [one, other] = [decodeWorkbook(workbook.raw), decodeWorkbook(step!.raw)];
    expect(other.asinDays).toEqual(one.asinDays);
    expect(other.dayTotals).toEqual(one.dayTotals);
    expect(step!.raw.sheets.map(({ name }) => name).sort()).toEqual(workbook.raw.sheets.map(({ name }) => name).sort());
  });

  test('in the Chinese exports gives the same figures', async () => {
    const english = build(await importsOf('US', days[0]), null, { language: 'en' });
    const chinese = build(await importsOf('US', days[0], 'store-zh'), null, { language: 'en' });
    expect(chinese.reports[0]!.kpis).toEqual(english.reports[0]!.kpis);
  });
});

describe('what the workbook holds afterwards', () => {
  test('is what was imported', () => {
    const { asinDays, dayTotals, problems } = decodeWorkbook(workbook.raw);
    const expected = all.filter(({ date }) => date !== '2026-11-17').reduce(withImport, { asinDays: [], dayTotals: [] });
    expect(problems).toEqual([]);
    const byKey = <Row extends { readonly date: string; readonly asin?: string }>(rows: readonly Row[]): Row[] => [...rows].sort((a, b) => (`${a.date}${a.asin}` < `${b.date}${b.asin}` ? -1 : 1));
    expect(byKey(asinDays)).toEqual(byKey(expected.asinDays));
    expect(byKey(dayTotals)).toEqual(byKey(expected.dayTotals));
  });

  test('is a log with a row for each import and a chain that is intact', () => {
    const { tables } = decodeWorkbook(workbook.raw);
    const ids = tables.log.rows.map(({ cells }) => cells.logId);
    for (const { id, date } of all) expect(ids.includes(id)).toBe(date !== '2026-11-17');
    expect(new Set(ids).size).toBe(ids.length);
    expect(verifyChain(chainOf(tables.log, hashedLogFields))).toMatchObject({ kind: 'intact', rows: ids.length });
    expect(verifyChain(chainOf(tables.events, hashedEventFields)).kind).toBe('intact');
  });

  test('names every product once', () => {
    const { products } = decodeWorkbook(workbook.raw);
    expect(new Set(products.map(({ asin }) => asin)).size).toBe(products.length);
    expect(products.length).toBe(new Set(all.flatMap(({ asins }) => asins.map(({ asin }) => asin))).size);
  });
});

describe('changed data', () => {
  test('of the last day changes that day alone and appends to the log only what changed, naming the old row', async () => {
    const late = changed(salesOf('2026-11-16'), { orderedProductSales: 1, unitsOrdered: 1, totalOrderItems: 1, sessionsTotal: 3 });
    const again = build([late], workbook.raw);
    const days16 = toSerial(on('2026-11-16'));
    for (const name of ['amz_asin_days', 'amz_day_totals']) {
      const { upsert, remove } = table(again.plan, name);
      expect(upsert.length).toBeGreaterThan(0);
      expect(remove).toEqual([]);
      expect(upsert.filter(({ date }) => date !== days16)).toEqual([]);
    }
    expect(again.changes).toMatchObject({ dayTotals: 1, products: 0 });
    const known = decodeWorkbook(workbook.raw).tables.log.rows.map(({ cells }) => String(cells.logId));
    const added = table(again.plan, 'amz_sop_log').upsert.filter((row) => row['hash']);
    expect(added[0]).toMatchObject({ logId: late.id, relatedId: salesOf('2026-11-16').id, contentHash: late.hash });
    for (const row of added.slice(1)) {
      expect(known).not.toContain(row['logId']);
      if (row['relatedId'] !== '—') expect(known).toContain(row['relatedId']);
    }
    const after = await make([late], workbook);
    const { tables } = decodeWorkbook(after.raw);
    expect(verifyChain(chainOf(tables.log, hashedLogFields)).kind).toBe('intact');
    expect(build([late], after.raw).changes).toEqual(nothing);
  });

  test('of an earlier day updates it, says so, and draws anew the pages that look back at it', () => {
    const late = changed(salesOf('2026-11-14'), { orderedProductSales: 5, sessionsTotal: 9 });
    const again = build([late], workbook.raw);
    const day = toSerial(on('2026-11-14'));
    expect(table(again.plan, 'amz_asin_days').upsert.every(({ date }) => date === day)).toBe(true);
    expect(table(again.plan, 'amz_day_totals').upsert.map(({ date }) => date)).toEqual([day]);
    expect(again.warnings.map(({ code }) => code)).toContain('late-data');
    expect(again.plan.sheets.filter(({ kind }) => kind === 'page').map(({ key }) => key)).toEqual([...days.slice(0, 3).map((one) => `report:US:${one}`), 'restock:US', 'standup:US']);
  });

  test('of a new day adds rows of that day only', () => {
    const again = build(all.filter(({ date }) => date === '2026-11-17'), workbook.raw);
    const day = toSerial(on('2026-11-17'));
    expect(table(again.plan, 'amz_asin_days').upsert.every(({ date }) => date === day)).toBe(true);
    expect(again.changes.asinDays).toBe(table(again.plan, 'amz_asin_days').upsert.length);
    expect(again.warnings.map(({ code }) => code)).not.toContain('late-data');
  });
});

describe('what is the person\'s own', () => {
  test('a sheet with our name is never taken: ours gets a number, and it is said', () => {
    const name = workbook.build.plan.sheets.find(({ kind }) => kind === 'page')!.name;
    const again = build(all, { sheets: [{ name, mark: null, protected: false, empty: false }], tables: [] });
    expect(again.plan.sheets.map((sheet) => sheet.name)).not.toContain(name);
    expect(again.plan.sheets.map((sheet) => sheet.name)).toContain(`${name} (2)`);
    expect(again.warnings).toContainEqual({ code: 'sheet-name-taken', params: { name, used: `${name} (2)` } });
  });

  test('a sheet of ours that was renamed keeps its new name', () => {
    const page = workbook.build.plan.sheets.find(({ kind }) => kind === 'page')!;
    const raw = { ...workbook.raw, sheets: workbook.raw.sheets.map((sheet) => (sheet.mark === page.mark ? { ...sheet, name: '周一晨会' } : sheet)) };
    const again = build([changed(salesOf(page.key.slice(-10)), { unitsOrdered: 2 })], raw);
    expect(again.plan.sheets.find(({ mark }) => mark === page.mark)?.name).toBe('周一晨会');
  });
});

describe('the log', () => {
  test('that was tampered with is named with its row, and goes on', () => {
    const log = workbook.raw.tables.find(({ name }) => name === 'amz_sop_log')!;
    const rows = log.rows.map((row, index) => (index === 1 ? row.map((cell, column) => (column === 9 ? 'someone.csv' : cell)) : row));
    const raw = { ...workbook.raw, tables: workbook.raw.tables.map((one) => (one === log ? { ...log, rows } : one)) };
    const { warnings } = build(all, raw);
    expect(warnings).toContainEqual({ code: 'log-broken', params: { sheet: log.sheet, row: log.row + 3, kind: 'edited' } });
  });
});
