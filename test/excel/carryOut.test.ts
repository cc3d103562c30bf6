import { carryOut, type Progress, readOpenWorkbook } from '../../src/excel';
import { cellAt, shown } from '../../workbench/host/cells';
import type { Host } from '../../workbench/host/host';
import type { Sheet } from '../../workbench/host/model';
import { excelTexts } from '../../src/locale/excel';
import { installClient, loadClient } from '../../workbench/host/client';
import { contents, openExcel } from './open';
import { dayPlan, logRows } from './plan';

let close: () => void = () => undefined;
afterEach(() => close());

function open(data?: Parameters<typeof openExcel>[0]): Host {
  close();
  const opened = openExcel(data);
  close = opened.close;
  return opened.host;
}

const monday = { date: 46_345, products: 12 };
const tuesday = { date: 46_346, products: 12 };

function sheetOf(host: Host, name: string): Sheet {
  const sheet = host.book.findSheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** Values (formulas where there are any) of a sheet's area. */
function valuesOf(host: Host, name: string, top: number, left: number, rows: number, columns: number): unknown[][] {
  const sheet = sheetOf(host, name);
  return Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (__, c) => {
    const cell = cellAt(sheet, top + r, left + c);
    return cell.formula ?? shown(cell.value);
  }));
}

async function built(...plans: Parameters<typeof dayPlan>[]): Promise<Host> {
  const host = open();
  for (const plan of plans) expect(await carryOut(dayPlan(...plan))).toMatchObject({ kind: 'done', warnings: [] });
  expect(host.unknown).toEqual([]);
  return host;
}

describe('a first build', () => {
  test('makes sheets in the plan\'s order, marks them, shows the report and hides what is hidden', async () => {
    const host = await built([monday]);
    expect(host.book.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([['Sheet1', 'Visible'], ['日报 46345', 'Visible'], ['运营记录', 'Visible'], ["Limits & 'my' rules", 'Hidden']]);
    expect(host.book.names.map(({ name, formula }) => `${name} ${formula}`)).toEqual(["AMZOPS_report_US_46345 ='日报 46345'!$A$1", 'AMZOPS_log =运营记录!$A$1', "AMZOPS_limits ='Limits & ''my'' rules'!$A$1"]);
    expect(host.book.sheet(host.book.activeSheet).name).toBe('日报 46345');
  });

  test('holds text as it was given, whatever it looks like', async () => {
    const host = await built([monday]);
    expect(valuesOf(host, '运营记录', 3, 7, 10, 1).flat()).toEqual(logRows(monday).slice(0, 10).map(({ note }) => note));
    expect(valuesOf(host, '运营记录', 3, 0, 1, 8)).toEqual([['46345-1', 46_345, 'B000000001', 0.5, 0, '=IFERROR($D4/$E4,"")', '待处理', '=SUM(A1:A9)']]);
    expect(cellAt(sheetOf(host, '运营记录'), 3, 7)).toMatchObject({ value: '=SUM(A1:A9)', quotePrefix: true });
  });

  test('puts table formulas over the columns where they stand', async () => {
    const host = await built([monday]);
    expect(valuesOf(host, "Limits & 'my' rules", 0, 0, 2, 3)).toEqual([['规则', '取值', '行数'], ['acos', 0.3, "=0*COUNTA('运营记录'!$A:$A)"]]);
    expect(host.book.findTable('AMZ_log')?.table).toMatchObject({ area: { row: 2, column: 0, rows: 13, columns: 8 }, style: 'TableStyleLight1' });
  });

  test('draws charts, rules, page and protection', async () => {
    const report = sheetOf(await built([monday]), '日报 46345');
    expect(report.charts).toMatchObject([{ name: 'spend', type: 'Line', title: '花费走势', from: { row: 4, column: 6 }, to: { row: 17, column: 11 }, series: [{ name: '花费', values: "='日报 46345'!$C$6:$C$17", categories: "='日报 46345'!$A$6:$A$17", color: '#2E75B6' }, { name: 'ACoS', values: "='日报 46345'!$D$6:$D$17" }] }, { name: 'over', type: 'ColumnClustered', secondFormat: '0%', labelEvery: 3, series: [{ name: '花费' }, { name: '件数', type: 'LineMarkers' }, { name: 'ACoS', type: 'LineMarkers', axis: 'Secondary' }, { name: '上限', type: 'LineMarkers', joined: false, marker: 'Dash', color: '#B42318' }] }]);
    expect(report.conditionalFormats.map(({ type }) => type)).toEqual(['Custom', 'DataBar', 'ColorScale']);
    expect(report).toMatchObject({ freeze: { rows: 5, columns: 1 }, gridlines: false, tabColor: '#2E75B6', merges: [{ row: 0, column: 0, rows: 1, columns: 3 }], protection: { password: null }, page: { orientation: 'Landscape', paperSize: 'A4', titleRows: '5:5', titleColumns: '$A:$B', breaks: [8, 11], centered: true, margins: { left: 28.8, right: 28.8, top: 36, bottom: 43.2, header: 21.6, footer: 21.6 }, footer: { center: '第 &P 页，共 &N 页' } } });
    expect(report.validations).toMatchObject([{ rule: { wholeNumber: { formula1: 0, formula2: 100_000 } } }]);
  });

  test('takes few round trips', async () => {
    const host = await built([{ date: 46_345, products: 2_000 }]);
    const bytes = host.roundTrips.reduce((sum, { requestBytes }) => sum + requestBytes, 0);
    console.info(`first build, 2,000 products: ${host.roundTrips.length} round trips, ${bytes} bytes: ${host.roundTrips.map(({ requestBytes }) => requestBytes).join(' ')}`);
    expect(host.roundTrips.length).toBeLessThanOrEqual(8);
    expect(Math.max(...host.roundTrips.map(({ requestBytes }) => requestBytes))).toBeLessThan(2_000_000);
  });
});

describe('building again', () => {
  test('the same day changes nothing', async () => {
    const host = await built([monday]);
    const before = contents(host);
    expect(await carryOut(dayPlan(monday))).toMatchObject({ kind: 'done' });
    expect(contents(host)).toEqual(before);
  });

  test('the next day is appended, its report stands after the one before', async () => {
    const host = await built([monday], [tuesday]);
    const trips = host.roundTrips.length;
    expect(host.book.findTable('AMZ_log')?.table.area.rows).toBe(25);
    expect(valuesOf(host, '运营记录', 15, 0, 1, 6)).toEqual([['46346-1', 46_346, 'B000000001', 0.5, 0, '=IFERROR($D16/$E16,"")']]);
    expect(await carryOut(dayPlan(tuesday))).toMatchObject({ kind: 'done' });
    expect(host.book.findTable('AMZ_log')?.table.area.rows).toBe(25);
    expect(host.roundTrips.length - trips).toBeLessThanOrEqual(8);
  });

  test('rows are changed by key: only the fields given, and people\'s cells stay', async () => {
    const host = await built([monday]);
    await host.type(sheetOf(host, '运营记录').id, 4, 7, '人工备注');
    const [first, second] = logRows(monday);
    await carryOut(dayPlan(monday, { upsert: [{ id: first?.['id'] ?? '', status: null, spend: 99 }, { id: second?.['id'] ?? '', spend: 7 }] }));
    expect(valuesOf(host, '运营记录', 3, 0, 2, 8)).toEqual([
      ['46345-1', 46_345, 'B000000001', 99, 0, '=IFERROR($D4/$E4,"")', '', '=SUM(A1:A9)'],
      ['46345-2', 46_345, 'B000000002', 7, 4, '=IFERROR($D5/$E5,"")', '已处理', '人工备注'],
    ]);
  });

  test('rows are taken out by key and the rest moves up', async () => {
    const host = await built([monday]);
    await carryOut(dayPlan(monday, { upsert: [], remove: [['46345-1'], ['46345-2'], ['46345-5'], ['nobody']] }));
    expect(valuesOf(host, '运营记录', 2, 0, 10, 1).flat()).toEqual(['编号', '46345-3', '46345-4', '46345-6', '46345-7', '46345-8', '46345-9', '46345-10', '46345-11', '46345-12']);
    expect(host.book.findTable('AMZ_log')?.table.area.rows).toBe(10);
    expect(valuesOf(host, '运营记录', 3, 5, 1, 1)).toEqual([['=IFERROR($D4/$E4,"")']]);
  });

  test('all rows can go and come back', async () => {
    const host = await built([monday]);
    await carryOut(dayPlan(monday, { upsert: [], remove: logRows(monday).map(({ id }) => [id ?? null]) }));
    expect(host.book.findTable('AMZ_log')?.table.area.rows).toBe(2);
    expect((await readOpenWorkbook()).tables.find(({ name }) => name === 'AMZ_log')?.rows).toEqual([]);
    await carryOut(dayPlan(monday));
    expect(host.book.findTable('AMZ_log')?.table.area.rows).toBe(13);
    expect(valuesOf(host, '运营记录', 14, 0, 1, 1)).toEqual([['46345-12']]);
  });
});

describe('what people did to our sheets and tables', () => {
  test('a renamed sheet, a renamed table, renamed and reordered columns, a column of their own', async () => {
    const host = await built([monday]);
    const log = sheetOf(host, '运营记录');
    host.book.renameSheet(log, '我的日志', 'person');
    const table = host.book.findTable('AMZ_log')?.table;
    if (!table) throw new Error('no table');
    table.name = 'MyLog';
    await host.type(log.id, 2, 3, 'Sales');
    await host.type(log.id, 2, 4, 'Spend');
    table.area = { ...table.area, columns: 9 };
    await host.type(log.id, 2, 8, '负责人');
    for (let row = 3; row < 15; row += 1) await host.type(log.id, row, 8, row === 14 ? '=D15*2' : '小王');
    expect(await carryOut(dayPlan(tuesday))).toMatchObject({ kind: 'done' });
    expect(valuesOf(host, '我的日志', 14, 0, 2, 9)).toEqual([
      ['46345-12', 46_345, 'B000000012', 11.5, 44, '=IFERROR($D15/$E15,"")', '已处理', '00123'.length === 5 ? '2026-11-20'.length === 10 ? logRows(monday)[11]?.['note'] : '' : '', '=D15*2'],
      ['46346-1', 46_346, 'B000000001', 0, 0.5, '=IFERROR($E16/$D16,"")', '待处理', '=SUM(A1:A9)', '=D16*2'],
    ]);
    expect(host.book.sheets.filter(({ name }) => name === '运营记录')).toEqual([]);
  });

  test('a deleted column comes back at the right', async () => {
    const host = await built([monday]);
    const log = sheetOf(host, '运营记录');
    const table = host.book.findTable('AMZ_log')?.table;
    if (!table) throw new Error('no table');
    table.area = { ...table.area, columns: 7 };
    for (let row = 2; row < 15; row += 1) log.cells.get(row)?.delete(7);
    expect(await carryOut(dayPlan(tuesday))).toMatchObject({ kind: 'done' });
    expect(host.book.findTable('AMZ_log')?.table.area).toMatchObject({ columns: 8, rows: 25 });
    expect(valuesOf(host, '运营记录', 2, 7, 1, 1)).toEqual([['备注']]);
    expect(valuesOf(host, '运营记录', 15, 7, 1, 1)).toEqual([['=SUM(A1:A9)']]);
  });

  test('a deleted report is built again under its old mark', async () => {
    const host = await built([monday]);
    host.book.deleteSheet(sheetOf(host, '日报 46345'), 'person');
    expect(await carryOut(dayPlan(monday))).toMatchObject({ kind: 'done' });
    expect(host.book.findName('AMZOPS_report_US_46345')?.formula).toBe("='日报 46345'!$A$1");
  });
});

describe('what has to be refused leaves the workbook as it was', () => {
  test.each<[string, (host: Host) => void | Promise<void>, string]>([
    ['a sheet of theirs with our name', (host) => void host.book.addSheet('日报 46346', 'person'), 'excel-sheet-name-taken'],
    ['a filtered table', (host) => {
      const found = host.book.findTable('AMZ_log');
      if (found) found.table.filtered = true;
    }, 'excel-table-filtered'],
    ['a sheet they protected', (host) => void (sheetOf(host, '运营记录').protection = { options: {}, password: 'x' }), 'excel-sheet-protected'],
    ['a report protected with a password', (host) => void (sheetOf(host, '日报 46345').protection = { options: {}, password: 'x' }), ''],
    ['a protected structure', (host) => void (host.book.structureProtected = true), 'excel-structure-protected'],
    ['a workbook for reading', (host) => void (host.book.readOnly = true), 'excel-read-only'],
    ['a cell being edited', (host) => void (host.editing = true), 'excel-cell-editing'],
    ['notes below the table', (host) => host.type(sheetOf(host, '运营记录').id, 17, 2, '别动'), 'excel-table-blocked'],
  ])('%s', async (_, prepare, code) => {
    const host = await built([monday]);
    await prepare(host);
    const before = contents(host);
    const outcome = await carryOut(dayPlan(code === '' ? monday : tuesday));
    if (code === '') expect(outcome).toMatchObject({ kind: 'problem', problem: { code: 'excel-access-denied' } });
    else expect(outcome).toMatchObject({ kind: 'problem', problem: { code } });
    host.editing = false;
    expect(contents(host)).toEqual(before);
  });

  test('two builds at once', async () => {
    open();
    const [first, second] = await Promise.all([carryOut(dayPlan(monday)), carryOut(dayPlan(tuesday))]);
    expect(first).toMatchObject({ kind: 'done' });
    expect(second).toMatchObject({ kind: 'problem', problem: { code: 'excel-busy' } });
  });

  test('somebody else built after this pane had read: nothing lost, nothing doubled, and it is said', async () => {
    const host = await built([monday]);
    const mine = dayPlan(tuesday, { upsert: [...logRows(tuesday), { id: 'mine', spend: 1 }] });
    await readOpenWorkbook();
    const theirs = installClient(loadClient(host));
    await readOpenWorkbook();
    expect(await carryOut(dayPlan(tuesday, { upsert: [...logRows(tuesday), { id: 'theirs', spend: 2 }] }))).toMatchObject({ kind: 'done', warnings: [] });
    await host.type(sheetOf(host, '运营记录').id, 16, 7, '他们的备注');
    theirs();
    const outcome = await carryOut(mine);
    expect(outcome).toMatchObject({ kind: 'done', warnings: [{ code: 'excel-changed-meanwhile', params: { sheets: '运营记录' } }] });
    expect(excelTexts['excel-changed-meanwhile'].en).toMatch(/nothing of theirs is lost, nothing stands twice.*build again/);
    expect(excelTexts['excel-changed-meanwhile']['zh-CN']).toMatch(/没有丢失，也没有重复.*再生成一次/);
    const ids = valuesOf(host, '运营记录', 3, 0, 27, 1).flat();
    expect(ids.filter((id) => id !== '')).toEqual([...logRows(monday), ...logRows(tuesday)].map(({ id }) => id).concat('theirs', 'mine'));
    expect(host.book.sheets.filter(({ name }) => name.startsWith('日报'))).toHaveLength(2);
    // The next build, read afresh, has nothing to tell.
    await readOpenWorkbook();
    expect(await carryOut(mine)).toMatchObject({ kind: 'done', warnings: [] });
  });

  test('a sheet deleted, a column moved, rows sorted after the pane had read: found where they are now', async () => {
    const host = await built([monday]);
    await readOpenWorkbook();
    host.book.deleteSheet(sheetOf(host, '日报 46345'), 'person');
    const table = host.book.findTable('AMZ_log')?.table;
    if (table) table.area = { ...table.area, rows: table.area.rows + 1 };
    await host.type(sheetOf(host, '运营记录').id, 15, 0, '46346-3');
    expect(await carryOut(dayPlan(tuesday))).toMatchObject({ kind: 'done' });
    const ids = valuesOf(host, '运营记录', 3, 0, 24, 1).flat();
    expect([ids.length, new Set(ids).size, ids[12]]).toEqual([24, 24, '46346-3']);
  });

  test('a number no cell can hold', async () => {
    const host = open();
    expect(await carryOut(dayPlan(monday, { upsert: [{ id: 'x', spend: Number.NaN }] }))).toMatchObject({ kind: 'problem', problem: { code: 'plan-cell-not-finite' } });
    expect(host.roundTrips).toHaveLength(0);
  });
});

test('a large build lets the pane answer: timers run between any two steps told', async () => {
  const host = open();
  const told: [string, number][] = [];
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 0);
  const outcome = await carryOut(dayPlan({ date: 46_345, products: 20_000 }), { onProgress: ({ phase, done }) => told.push([`${phase} ${done}`, ticks]) });
  clearInterval(timer);
  expect(outcome).toMatchObject({ kind: 'done' });
  expect(Math.max(...host.roundTrips.map(({ requestBytes }) => requestBytes))).toBeLessThan(2_000_000);
  const staged = told.filter(([step]) => step === 'reading 1' || step.startsWith('staging'));
  expect(staged.length).toBeGreaterThanOrEqual(3);
  expect(staged.every(([, at], index) => index === 0 || at > (staged[index - 1]?.[1] ?? 0))).toBe(true);
});

describe('cancelled', () => {
  test('at every step while that is offered, the workbook is as it was', async () => {
    const host = await built([monday]);
    const before = contents(host);
    let cancelled = 0;
    for (let at = 0; ; at += 1) {
      const abort = new AbortController();
      let calls = 0;
      const outcome = await carryOut(dayPlan({ date: 46_346, products: 9_000 }), { signal: abort.signal, onProgress: ({ phase }: Progress) => {
        if (calls === at && phase !== 'committing') abort.abort();
        calls += 1;
      } });
      if (outcome.kind === 'done') break;
      expect(outcome).toEqual({ kind: 'cancelled' });
      expect(contents(host)).toEqual(before);
      cancelled += 1;
    }
    expect(cancelled).toBeGreaterThanOrEqual(4);
  });
});
