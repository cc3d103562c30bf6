import ExcelJS from 'exceljs';
import { checkRecalculation } from '../../scripts/office/recalculate';
import { toSerial } from '../../src/domain/civil';
import { carryOut, readOpenWorkbook } from '../../src/excel';
import type { Build } from '../../src/sheets/build';
import type { TablePlan, WorkbookPlan } from '../../src/sheets/plan';
import { describeWorkbook, writePlan } from '../../src/xlsx';
import { cellAt } from '../../workbench/host/cells';
import { ads, BothHands, business, drop, on, planOn, stock, store, type Export } from './bothHands';
import { contents } from './open';

// Input nobody hopes for, from the files to the workbook, which is open in Excel and a file at once.

let both: BothHands;
beforeEach(() => { both = new BothHands(); });
afterEach(() => both.close());

const [one, two, three] = ['B0Z0000001', 'B0Z0000002', 'B0Z0000003'] as const;
const sales20 = business('2026-11-20', [[one, 100, 4, '$80.00'], [two, 50, 1, '$30.00']]);
const sales21 = business('2026-11-21', [[one, 90, 3, '$60.00'], [two, 40, 2, '$60.00']]);
const ads20 = ads('2026-11-20', [[one, 10, 5, 40]]);
const stock20 = stock('2026-11-20', [['S-1', one, 40, 20], ['S-2', two, 9, 30]]);

const reportOf = (made: Build, date: string, marketplace = 'US') => made.reports.find((report) => report.date === date && report.marketplace === marketplace)!;
const kpi = (made: Build, date: string, id: string, marketplace = 'US') => reportOf(made, date, marketplace).kpis.find((one) => one.id === id)!.value;
const codes = (notices: readonly { readonly code: string }[]): string[] => notices.map(({ code }) => code);
const noNonsense = (made: Build): void => expect(JSON.stringify(made.plan)).not.toMatch(/NaN|Infinity|#DIV\/0!|#REF!|undefined/);
/** A plan for one of the tables alone, as somebody's edit of its rows. */
const edit = (plan: WorkbookPlan, name: string, change: Partial<TablePlan>): WorkbookPlan => ({
  ...plan, sheets: plan.sheets.filter(({ kind }) => kind === 'tables'), activate: 'log',
  tables: plan.tables.map((table) => ({ ...table, upsert: [], remove: [], fill: [], ...(table.name === name ? change : {}) })),
});
const rowOf = (date: string, asin: string) => ({ store, marketplace: 'US', date: toSerial(on(date)), asin });

describe('exports mixed in one drop', () => {
  test('of different days: each day its own report, nothing of one in the other, and what a day lacks is blank and named', async () => {
    const { imports } = await drop(sales21, ads20, sales20, stock20);
    const made = await both.build({ imports });
    expect(made.reports.map(({ date }) => date)).toEqual(['2026-11-20', '2026-11-21']);
    expect(['2026-11-20', '2026-11-21'].map((day) => [kpi(made, day, 'orderedProductSales'), kpi(made, day, 'spend')])).toEqual([[110, 5], [120, null]]);
    expect(reportOf(made, '2026-11-21').absent).toEqual(expect.arrayContaining(['ads', 'inventory']));
    expect((await both.stored()).dayTotals.map(({ date, orderedProductSales, spend }) => [date, orderedProductSales, spend])).toEqual([['2026-11-20', 110, 5], ['2026-11-21', 120, null]]);
  });

  test('two exports of one kind and day: said, the later counts, nothing is added up', async () => {
    const { imports, notices } = await drop(sales20, { ...business('2026-11-20', [[one, 100, 5, '$100.00']]), name: 'again.csv' });
    expect(notices).toContainEqual({ code: 'same-day-twice', params: { file: 'again.csv', other: sales20.name, kind: 'business-by-child', date: '2026-11-20' } });
    expect(kpi(await both.build({ imports }), '2026-11-20', 'orderedProductSales')).toBe(100);
  });

  test('of different marketplaces: a report and a currency each, and the overview adds nothing without a rate', async () => {
    const german: Export = { ...business('2026-11-20', [[three, 30, 2, '€50.00']]), name: 'BusinessReport-de.csv', marketplace: 'DE' };
    const made = await both.build(await drop(sales20, german));
    expect(made.reports.map(({ marketplace, currency, date }) => [marketplace, currency, kpi(made, date, 'orderedProductSales', marketplace)])).toEqual([['DE', 'EUR', 50], ['US', 'USD', 110]]);
    const overview = made.plan.sheets.find(({ key }) => key === 'overview')!;
    const values = overview.blocks.flatMap(({ cells }) => cells.flat()).flatMap((cell) => (cell ? [cell.value] : []));
    expect(values).toEqual(expect.arrayContaining([50, 110]));
    expect(values).not.toContain(160);
    expect(values.some((value) => typeof value === 'string' && value.includes('EUR, USD'))).toBe(true);
  });

  test('an export in another currency than the marketplace trades in is left out and named', async () => {
    const { imports, notices } = await drop(sales20, ads('2026-11-20', [[one, 10, 5, 40]], 'EUR'));
    expect(notices).toContainEqual({ code: 'currency-differs', params: { file: 'Sponsored Products Advertised product report 2026-11-20.csv', found: 'EUR', asked: 'USD', marketplace: 'US' } });
    const made = await both.build({ imports });
    expect([kpi(made, '2026-11-20', 'orderedProductSales'), kpi(made, '2026-11-20', 'spend')]).toEqual([110, null]);
  });

  test.each([
    ['sales', business('2026-11-20', [[one, 10, 2, '$40.00'], [two, 10, 2, '€40.00']])],
    ['advertising', { ...ads('2026-11-20', [[one, 10, 5, 40]]), lines: [...ads('2026-11-20', [[one, 10, 5, 40]]).lines, ads('2026-11-20', [[two, 10, 5, 40]], 'EUR').lines[1]!] }],
  ] as const)('one file of %s in two currencies is left out, and both are named', async (_, mixed) => {
    const { imports, notices } = await drop(mixed);
    expect(imports).toEqual([]);
    expect(notices).toContainEqual({ code: 'currency-mixed', params: { file: mixed.name, list: expect.stringMatching(/EUR.*(\$|USD)|(\$|USD).*EUR/) as unknown, marketplace: 'US' } });
  });

  test('of different stores: rows of another store stay in the history, and no figure of them is in a report', async () => {
    const { imports } = await drop(sales20);
    await both.write(planOn(null, imports.map((entry) => ({ ...entry, store: 'Another store' })), 'Another store').plan);
    const made = await both.build(await drop(sales21));
    expect(kpi(made, '2026-11-21', 'orderedProductSales')).toBe(120);
    expect(reportOf(made, '2026-11-21').kpis.find(({ id }) => id === 'orderedProductSales')!.previous).toBeNull();
    expect((await both.stored()).dayTotals.map((row) => [row.store, row.orderedProductSales])).toEqual([['Another store', 110], [store, 120]]);
  });
});

describe('figures that do not fit each other', () => {
  test('an ASIN in ads and not in sales keeps its spend, in its row, in the total and in both workbooks', async () => {
    const made = await both.build(await drop(sales20, ads('2026-11-20', [[one, 10, 5, 40], [three, 9, 7.5, 0]])));
    expect([kpi(made, '2026-11-20', 'spend'), kpi(made, '2026-11-20', 'orderedProductSales')]).toEqual([12.5, 110]);
    const { asinDays } = await both.stored();
    expect(asinDays.find(({ asin }) => asin === three)).toMatchObject({ spend: 7.5, orderedProductSales: null, sessionsTotal: null });
    noNonsense(made);
  });

  test('inventory by SKU against sales by ASIN: units of all SKUs of an ASIN together, its sales once', async () => {
    const made = await both.build(await drop(sales20, stock('2026-11-20', [['S-1', one, 40, 20], ['S-1-used', one, 2, 15], ['S-3', three, 7, 9]])));
    const { asinDays } = await both.stored();
    expect(asinDays.map(({ asin, afnFulfillableQuantity, orderedProductSales }) => [asin, afnFulfillableQuantity, orderedProductSales])).toEqual([[one, 42, 80], [two, null, 30], [three, 7, null]]);
    expect(kpi(made, '2026-11-20', 'orderedProductSales')).toBe(110);
    noNonsense(made);
  });

  test('a day with zero sessions and a day of negative sales: ratios blank, nothing divided by nothing, and calculated anew no cell differs', async () => {
    const made = await both.build(await drop(
      sales20, ads20, stock20,
      business('2026-11-21', [[one, 0, 0, '$0.00'], [two, 0, 0, '$0.00']]), ads('2026-11-21', [[one, 0, 0, 0]]), stock('2026-11-21', [['S-1', one, 0, 20], ['S-2', two, 9, 30]]),
      business('2026-11-22', [[one, 10, -1, '-$19.99'], [two, 5, 0, '$0.00']]), ads('2026-11-22', [[one, 4, 3, 0]]),
    ));
    const figures = (day: string) => ['orderedProductSales', 'sessionsTotal', 'unitSessionPercentage', 'averageOrderValue', 'tacos'].map((id) => kpi(made, day, id));
    expect(figures('2026-11-21')).toEqual([0, 0, null, null, null]);
    expect(figures('2026-11-22').slice(0, 2)).toEqual([-19.99, 15]);
    expect(kpi(made, '2026-11-22', 'tacos')).toBeNull();
    noNonsense(made);
    expect(await checkRecalculation([both.bytes!])).toEqual([[]]);
  }, 240_000);
});

describe('a history table edited by hand', () => {
  test('wrong types: named by sheet and row, left as they are, and every other figure stands', async () => {
    const first = await both.build(await drop(sales20, ads20));
    await both.write(edit(first.plan, 'amz_asin_days', { upsert: [{ ...rowOf('2026-11-20', one), unitsOrdered: 'about four', orderedProductSales: '80 dollars' }] }));
    const made = await both.build(await drop(sales21));
    expect(made.warnings.filter(({ code }) => code === 'table-cell-damaged').map(({ params }) => params['value'])).toEqual(['about four', '80 dollars']);
    const { asinDays, dayTotals } = await both.stored();
    expect(asinDays.find(({ asin, date }) => asin === one && date === '2026-11-20')).toMatchObject({ unitsOrdered: null, orderedProductSales: null, sessionsTotal: 100, spend: 5 });
    expect(dayTotals.map(({ orderedProductSales }) => orderedProductSales)).toEqual([110, 120]);
    const texts = Object.values(describeWorkbook(both.bytes!).sheets.find(({ tables }) => tables.some(({ name }) => name === 'amz_asin_days'))!.cells).map(({ value }) => value);
    expect(texts).toEqual(expect.arrayContaining(['about four', '80 dollars']));
  });

  test('duplicate keys: said with their number, the first holds, and building does not multiply them', async () => {
    const first = await both.build(await drop(sales20));
    await both.write(edit(first.plan, 'amz_asin_days', { key: ['store', 'marketplace', 'date', 'asin', 'unitsOrdered'], upsert: [{ ...rowOf('2026-11-20', one), unitsOrdered: 999 }] }));
    const made = await both.build(await drop(sales21));
    expect(made.warnings).toContainEqual({ code: 'table-keys-doubled', params: { sheet: expect.any(String) as unknown, count: 1 } });
    for (const raw of [await both.excelRaw(), (await both.fileRaw())!]) expect(raw.tables.find(({ name }) => name === 'amz_asin_days')!.rows).toHaveLength(5);
    expect((await both.stored()).asinDays.find(({ asin, date }) => asin === one && date === '2026-11-20')!.unitsOrdered).toBe(4);
  });

  test('missing columns, as in a workbook written by an earlier version: added at the right end and filled from then on, nothing is lost', async () => {
    const full = planOn(null, (await drop(sales20, ads20, stock20)).imports).plan;
    const gone = new Set(['pageViewsTotal', 'sdSpend', 'agedUnits', 'returnReasons', 'planningImport']);
    const strip = ({ columns, upsert, ...table }: TablePlan): TablePlan => ({
      ...table, columns: columns.filter(({ field }) => !gone.has(field)), upsert: upsert.map((row) => Object.fromEntries(Object.entries(row).filter(([field]) => !gone.has(field)))),
    });
    await both.write({ ...full, tables: full.tables.map((table) => (/asin_days|day_totals/.test(table.name) ? strip(table) : table)) });
    const before = await both.stored();
    const made = await both.build(await drop(sales21));
    expect(made.warnings.filter(({ code }) => code === 'table-columns-missing').map(({ params }) => params['table'])).toEqual(expect.arrayContaining(['amz_asin_days']));
    const after = await both.stored();
    const day = (rows: typeof before.asinDays) => rows.filter(({ date }) => date === '2026-11-20');
    expect(day(after.asinDays)).toEqual(day(before.asinDays));
    expect(after.asinDays.filter(({ date }) => date === '2026-11-21').map(({ pageViewsTotal }) => pageViewsTotal)).toEqual([90, 40]);
    // Once upgraded there is nothing more to say.
    expect(codes((await both.build(await drop(sales21))).warnings)).not.toContain('table-columns-missing');
  });
});

describe('what a person has made of the workbook', () => {
  const ours = async (): Promise<string> => planOn(null, (await drop(sales20)).imports).plan.sheets.find(({ kind }) => kind === 'page')!.name;

  test('a sheet of their own with our name is never written over: ours gets another, and it is said', async () => {
    const name = await ours();
    const sheet = both.host.book.addSheet(name, 'person');
    await both.host.type(sheet.id, 0, 0, 'my own notes');
    const book = new ExcelJS.Workbook();
    book.addWorksheet(name).getCell('A1').value = 'my own notes';
    both.bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const made = await both.build(await drop(sales20));
    expect(made.warnings).toContainEqual({ code: 'sheet-name-taken', params: { name, used: `${name} (2)` } });
    expect(cellAt(both.host.book.findSheet(name)!, 0, 0).value).toBe('my own notes');
    expect(both.host.book.findSheet(`${name} (2)`)).not.toBeNull();
    const file = describeWorkbook(both.bytes).sheets;
    expect(Object.values(file.find((one) => one.name === name)!.cells).map(({ value }) => value)).toEqual(['my own notes']);
    expect(file.map((one) => one.name)).toContain(`${name} (2)`);
  });

  test('one made after the pane had read: nothing is written, and the message says which to rename', async () => {
    const { imports } = await drop(sales20);
    const { plan } = planOn(await readOpenWorkbook(), imports);
    both.host.book.addSheet(await ours(), 'person');
    const before = contents(both.host);
    expect(await carryOut(plan)).toEqual({ kind: 'problem', problem: { code: 'excel-sheet-name-taken', params: { sheet: await ours() } } });
    expect(contents(both.host)).toEqual(before);
    const book = new ExcelJS.Workbook();
    book.addWorksheet(await ours()).getCell('A1').value = 1;
    expect(await writePlan(plan, new Uint8Array(await book.xlsx.writeBuffer()))).toMatchObject({ problem: { params: { sheet: await ours() } } });
  });

  test.each([
    ['a protected sheet', 'excel-sheet-protected', (hands: BothHands, table: string) => {
      hands.host.book.findTable(table)!.sheet.protection = { options: {}, password: 'x' };
    }],
    ['a filtered table', 'excel-table-filtered', (hands: BothHands, table: string) => {
      hands.host.book.findTable(table)!.table.filtered = true;
    }],
  ] as const)('%s: nothing is written, the message names it, and without it the same build goes through', async (_, code, spoil) => {
    await both.build(await drop(sales20));
    const data = structuredClone(both.host.book.toJSON());
    spoil(both, 'amz_asin_days');
    const before = contents(both.host);
    const { plan } = planOn(await readOpenWorkbook(), (await drop(sales21)).imports);
    const sheet = both.host.book.findTable('amz_asin_days')!.sheet.name;
    expect(await carryOut(plan)).toMatchObject({ kind: 'problem', problem: { code, params: { sheet } } });
    expect(contents(both.host)).toEqual(before);
    expect(data.sheets).toHaveLength(both.host.book.sheets.length);
    both.host.book.findTable('amz_asin_days')!.sheet.protection = null;
    both.host.book.findTable('amz_asin_days')!.table.filtered = false;
    expect(await carryOut(plan)).toMatchObject({ kind: 'done' });
  });
});

describe('building again', () => {
  test('the same exports twice: a plan that is the same byte for byte, and a workbook and a file that are', async () => {
    const files = [sales20, ads20, stock20, sales21];
    const { imports } = await drop(...files);
    expect(JSON.stringify(planOn(null, (await drop(...files)).imports).plan)).toBe(JSON.stringify(planOn(null, imports).plan));
    await both.build({ imports });
    const [before, bytes] = [contents(both.host), both.bytes!];
    const again = await both.build({ imports });
    expect(again.changes).toEqual({ asinDays: 0, dayTotals: 0, products: 0, log: 0 });
    expect(contents(both.host)).toEqual(before);
    expect(Buffer.compare(both.bytes!, bytes)).toBe(0);
  });

  test('late data: only the changed day changes, and it is said', async () => {
    await both.build(await drop(sales20, ads20, sales21));
    const before = await both.stored();
    const made = await both.build(await drop({ ...business('2026-11-20', [[one, 100, 5, '$100.00'], [two, 50, 1, '$30.00']]), name: 'late.csv' }));
    expect(made.warnings).toContainEqual({ code: 'late-data', params: { marketplace: 'US', date: '2026-11-20' } });
    const after = await both.stored();
    for (const rows of ['asinDays', 'dayTotals'] as const) {
      const other = (stored: typeof before): unknown[] => stored[rows].filter(({ date }) => date !== '2026-11-20');
      expect(other(after)).toEqual(other(before));
    }
    expect(after.dayTotals.map(({ orderedProductSales, spend }) => [orderedProductSales, spend])).toEqual([[130, 5], [120, null]]);
  });

  test('cancelled at every step a person can cancel, the workbook is as it was, cell by cell', async () => {
    await both.build(await drop(sales20, ads20, stock20));
    const before = contents(both.host);
    let cancelled = 0;
    for (let at = 0; ; at += 1) {
      const { plan } = planOn(await readOpenWorkbook(), (await drop(sales21)).imports);
      const abort = new AbortController();
      let steps = 0;
      const outcome = await carryOut(plan, { signal: abort.signal, onProgress: ({ phase }) => {
        if (steps++ === at && phase !== 'committing') abort.abort();
      } });
      if (outcome.kind === 'done') break;
      expect(outcome).toEqual({ kind: 'cancelled' });
      expect(contents(both.host)).toEqual(before);
      cancelled += 1;
    }
    expect(cancelled).toBeGreaterThanOrEqual(3);
    expect(contents(both.host)).not.toEqual(before);
  });
});
