import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { verifyChain } from '../../src/domain/chain';
import { chainOf } from '../../src/sheets/chained';
import type { RawWorkbook } from '../../src/sheets/plan';
import { decodeWorkbook, isByAsin } from '../../src/sheets/stored';
import { hashedLogFields } from '../../src/sheets/tables';
import { sampleStore, Today, type Brought } from '../../src/taskpane/today/flow';
import type { CivilDate } from '../../src/domain/civil';
import { replaces } from '../../src/taskpane/today/lacking';
import { homeOf, lackingOf, type TodayState } from '../../src/taskpane/today/state';
import { WorkClient } from '../../src/taskpane/work/client';
import { readWorkbook } from '../../src/xlsx';
import { memoryWorkbook, type MemoryControls } from './memoryWorkbook';

const samples = fileURLToPath(new URL('../../samples/store/', import.meta.url));
const now = Date.UTC(2026, 10, 22, 9);

function exportsOf(day: string, marketplace = 'US'): Brought[] {
  const folder = `${samples}${marketplace}/${day}`;
  return readdirSync(folder).sort().map((name) => fileOf(name, readFileSync(`${folder}/${name}`)));
}

function fileOf(name: string, bytes: Uint8Array | string): Brought {
  const blob = new Blob([bytes as BlobPart]);
  return { source: { kind: 'file', name, blob }, size: blob.size };
}

function open(home: string | null = 'US'): { today: Today; controls: MemoryControls; client: WorkClient } {
  const controls: MemoryControls = { bytes: null, slow: 0, settings: { profile: { store: 'Test store', operator: 'Li', home } }, shown: null, selection: [], inserted: [], formulas: 0 };
  const client = new WorkClient();
  return { today: new Today({ workbook: memoryWorkbook(controls), client, now: () => now }), controls, client };
}

function until(today: Today, holds: (state: TodayState) => boolean): Promise<TodayState> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds(today.getState())) return;
      end();
      resolve(today.getState());
    };
    const end = today.subscribe(look);
    look();
  });
}

const allRead = ({ items }: TodayState): boolean => items.length > 0 && items.every(({ status }) => status.kind !== 'waiting' && status.kind !== 'reading');

async function stored(controls: MemoryControls) {
  const opened = controls.bytes ? await readWorkbook(controls.bytes) : null;
  if (!opened || 'problem' in opened) throw new Error('No workbook was written.');
  return decodeWorkbook(opened.raw);
}

describe('a day in the pane', () => {
  test('exports of one day become a report; the day of files without one is proposed with its reason', async () => {
    const { today, controls } = open();
    today.bring(exportsOf('2026-11-21'));
    await until(today, allRead);
    const { tables } = today.tables();
    expect(tables.map(({ preview, readiness, date, dayFrom, marketplace }) => ({ kind: preview.schema.kind, readiness, date, dayFrom, marketplace }))).toEqual([
      { kind: 'fba-manage-inventory', readiness: 'ready', date: '2026-11-21', dayFrom: 'others', marketplace: 'US' },
      { kind: 'business-by-child', readiness: 'ready', date: '2026-11-21', dayFrom: 'file', marketplace: 'US' },
      { kind: 'sp-advertised-product', readiness: 'ready', date: null, dayFrom: null, marketplace: 'US' },
    ]);
    await today.build('en');
    const { step, problem } = today.getState();
    expect(problem).toBeNull();
    if (step.kind !== 'result') throw new Error(step.kind);
    expect(step.result.build.reports.map(({ date, absent }) => ({ date, absent }))).toEqual([{ date: '2026-11-21', absent: [] }]);
    expect((await stored(controls)).asinDays).toHaveLength(step.result.build.reports[0]?.lines.length ?? -1);
  });

  test('a file that names no marketplace is taken for the only one the workbook knows, unless its currency says otherwise', async () => {
    const { today } = open(null);
    await today.look();
    const late = exportsOf('2026-11-20').filter(({ source }) => source.name.startsWith('Business'));
    const asked = () => today.tables().tables.map(({ readiness, marketplace }) => [readiness, marketplace]);
    today.bring(late);
    await until(today, allRead);
    expect(asked()).toEqual([['marketplace', null]]);
    today.startOver();
    today.bring(exportsOf('2026-11-21'));
    await until(today, allRead);
    await today.build('en');
    await today.look();
    today.startOver();
    today.bring(late);
    await until(today, allRead);
    expect(asked()).toEqual([['ready', 'US']]);
    // A day the workbook has already is said to be replaced; another is not.
    const replaced = () => today.tables().tables.map((table) => replaces(table, today.getState().workbook?.days ?? []));
    expect(replaced()).toEqual([false]);
    today.say(today.tables().tables[0]!.preview.id, { date: '2026-11-21' as CivilDate });
    expect(replaced()).toEqual([true]);
    expect([homeOf('DE', today.getState().workbook), homeOf(null, { days: [] }), homeOf(null, null)]).toEqual(['DE', null, null]);
    today.startOver();
    today.bring(exportsOf('2026-11-20', 'DE').filter(({ source }) => source.name.startsWith('Business')));
    await until(today, allRead);
    expect(asked()[0]?.[1]).not.toBe('US');
  });

  test('exports of two marketplaces in one drop: one whose currency fits only one of them goes there, the others are asked for', async () => {
    const { today } = open(null);
    await today.look();
    today.bring([...exportsOf('2026-11-21'), ...exportsOf('2026-11-21', 'DE')]);
    await until(today, allRead);
    const placed = today.tables().tables.map(({ preview, readiness, marketplace }) => `${preview.schema.kind} ${preview.schema.currency?.value ?? '?'} ${marketplace ?? readiness}`);
    expect(placed.sort()).toEqual([
      'business-by-child ? marketplace', 'business-by-child EUR DE', 'fba-manage-inventory ? marketplace', 'fba-manage-inventory ? marketplace', 'sp-advertised-product EUR DE', 'sp-advertised-product USD US',
    ]);
  });

  test('exports of three days in one drop: a file without a day goes by when it was saved, and two that claim one day are named', async () => {
    const { today } = open();
    const days = ['2026-11-19', '2026-11-20', '2026-11-21'];
    const inventoryFirst = (day: string) => exportsOf(day).filter(({ source }) => !source.name.endsWith('.xlsx'));
    const morning = (day: string): number => Date.parse(`${day}T01:00:00Z`) + 86_400_000;
    today.bring(days.flatMap((day) => inventoryFirst(day).map((file) => ({ ...file, saved: morning(day) }))));
    await until(today, allRead);
    const inventories = () => today.tables().tables.filter(({ preview }) => preview.schema.kind === 'fba-manage-inventory');
    expect(inventories().map(({ date, dayFrom, sameDayAs }) => ({ date, dayFrom, sameDayAs }))).toEqual(days.map((date) => ({ date, dayFrom: 'saved', sameDayAs: null })));
    // Copied or unzipped together, all were saved at one moment: nothing tells them apart, and that is said.
    today.startOver();
    today.bring(days.flatMap((day) => inventoryFirst(day).map((file) => ({ ...file, saved: morning('2026-11-25') }))));
    await until(today, allRead);
    const [first, second, third] = inventories();
    expect([first, second, third].map((table) => [table?.date, table?.dayFrom])).toEqual(days.map(() => ['2026-11-21', 'others']));
    expect([first, second, third].map((table) => table?.sameDayAs)).toEqual([second, first, first].map((table) => table?.item.source.name));
    today.say(first?.preview.id ?? '', { date: '2026-11-19' as CivilDate });
    today.say(second?.preview.id ?? '', { date: '2026-11-20' as CivilDate });
    expect(inventories().map(({ sameDayAs }) => sameDayAs)).toEqual([null, null, null]);
  });

  test('products by day are read once a build, whatever the table is called; what is shown before and after needs none of them', async () => {
    const { today, controls } = open();
    for (const day of ['2026-11-20', '2026-11-21']) {
      today.bring(exportsOf(day));
      await until(today, allRead);
      await today.build('en');
    }
    expect(controls.read?.map((tables) => tables.includes('amz_asin_days'))).toEqual([false, false, true, false]);
    const [days] = (await stored(controls)).asinDays;
    expect(days).toBeDefined();
    const { raw } = (await readWorkbook(controls.bytes!)) as { raw: RawWorkbook };
    expect(raw.tables.filter((table) => isByAsin({ ...table, name: 'Table7' })).map(({ name }) => name)).toEqual(['amz_asin_days']);
  });

  test('what cannot be read, what is repeated and what is no report leave the rest alone', async () => {
    const { today } = open();
    const [inventory] = exportsOf('2026-11-21');
    if (!inventory || inventory.source.kind !== 'file') throw new Error('No sample.');
    today.bring([fileOf('photo.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])), fileOf('empty.csv', ''), inventory, { ...inventory, source: { ...inventory.source, name: 'again.csv' } }, fileOf('notes.csv', 'a,b\n1,2\n')]);
    const { items } = await until(today, allRead);
    expect(items.map(({ status }) => status.kind)).toEqual(['read', 'read', 'read', 'read', 'read']);
    const { tables, failed } = today.tables();
    expect(failed.map(({ problem }) => problem.problem.code)).toEqual(['reports.binary-file', 'reports.empty-file']);
    expect(tables.map(({ readiness }) => readiness)).toEqual(['day', 'twin', 'unknown']);
  });

  test('dates that read both ways are asked for; the answer is remembered for files with the same headers', async () => {
    const { today, controls } = open();
    const days = (date: string): string => ['Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales,7 Day Total Orders (#)', `${date},Bottles,100,5,1.50,20.00,1`].join('\r\n');
    today.bring([fileOf('march.csv', days('03/04/2026')), fileOf('april.csv', days('04/05/2026'))]);
    await until(today, allRead);
    const { tables } = today.tables();
    expect(tables.map(({ readiness }) => readiness)).toEqual(['order', 'order']);
    expect(today.isReady()).toBe(false);
    today.chooseDateOrder(tables, 'dmy');
    await until(today, allRead);
    expect(today.tables().tables.map(({ readiness, preview }) => ({ readiness, days: preview.days }))).toEqual([
      { readiness: 'ready', days: { from: '2026-04-03', to: '2026-04-03' } }, { readiness: 'ready', days: { from: '2026-05-04', to: '2026-05-04' } },
    ]);
    // A mapping of the same headers, confirmed later, leaves the order as it is.
    const [{ preview }] = tables as [(typeof tables)[number]];
    today.confirmMapping(preview.id, {}, { kind: preview.schema.kind, fields: Object.fromEntries(preview.schema.columns.map(({ header, field }) => [header, field])) });
    await until(today, allRead);
    expect(controls.settings).toMatchObject({ mappings: [{ kind: 'sp-campaign', dateOrder: 'dmy' }] });

    today.startOver();
    today.bring([fileOf('may.csv', days('05/06/2026'))]);
    await until(today, allRead);
    expect(today.tables().tables).toMatchObject([{ readiness: 'ready', preview: { days: { from: '2026-06-05' }, schema: { dates: { reason: { code: 'reports.column.order-remembered' } } } } }]);
  });

  test('unknown columns under a kind the person chose are asked for until what the kind needs is matched', async () => {
    const { today } = open();
    today.bring([fileOf('export.csv', '子体编号,成交额合计,访客\nB0Z07UBLTT,359.88,130\nB0ZNGFFF3Y,260.10,99\n')]);
    await until(today, allRead);
    const table = (): ReturnType<typeof today.tables>['tables'][number] => {
      const [one] = today.tables().tables;
      if (!one) throw new Error('No table.');
      return one;
    };
    const { id } = table().preview;
    expect(table().readiness).toBe('unknown');
    today.correct(id, { kind: 'business-by-child', marketplace: 'US' });
    today.say(id, { date: '2026-11-21' as CivilDate });
    await until(today, allRead);
    expect(table().readiness).toBe('columns');
    expect(lackingOf(table().preview)).toContain('childAsin');
    expect(today.isReady()).toBe(false);
    today.correct(id, { columns: { 0: 'childAsin' } });
    await until(today, allRead);
    expect(table().readiness).toBe('columns');
    today.correct(id, { columns: { 0: 'childAsin', 1: 'orderedProductSales' } });
    await until(today, allRead);
    expect(table().readiness).toBe('ready');
  });

  test('an import taken back leaves no figure behind, is noted in the log, and can come in again', async () => {
    const { today, controls } = open();
    today.bring([...exportsOf('2026-11-20'), ...exportsOf('2026-11-21')]);
    await until(today, allRead);
    for (const { preview, item } of today.tables().tables) {
      if (preview.schema.kind === 'fba-manage-inventory') today.say(preview.id, { date: (item.source.name.includes('1122') ? '2026-11-21' : '2026-11-20') as never });
    }
    await today.build('en');
    const before = await stored(controls);
    const step = today.getState().step;
    if (step.kind !== 'result') throw new Error(JSON.stringify(today.getState().problem));
    const wrong = step.result.imports.filter(({ kind, date }) => kind === 'business-by-child' && date === '2026-11-20').map(({ id }) => id);
    expect(wrong).toHaveLength(1);

    await today.takeBack(wrong, 'en');
    expect(today.getState().problem).toBeNull();
    const after = await stored(controls);
    expect(after.asinDays.filter(({ salesImport }) => salesImport === wrong[0])).toEqual([]);
    const day = (rows: typeof before) => rows.dayTotals.find(({ date }) => date === '2026-11-20');
    expect(day(before)?.orderedProductSales).toBeGreaterThan(0);
    expect(day(after)).toMatchObject({ orderedProductSales: null, salesFrom: null, spend: day(before)?.spend });
    const voided = after.tables.log.rows.find(({ cells }) => cells.relatedId === wrong[0]);
    expect(voided?.cells.logId).toBe(`${wrong[0]}~2`);

    today.startOver();
    today.bring(exportsOf('2026-11-20').filter(({ source }) => source.name.startsWith('Business')));
    await until(today, allRead);
    await today.build('en');
    const again = await stored(controls);
    expect(day(again)).toEqual(day(before));
    expect(verifyChain(chainOf(again.tables.log, hashedLogFields))).toMatchObject({ kind: 'intact', breaks: [], rows: again.tables.log.rows.length });
  });

  test('a report can be written again by new settings, but not while files wait to be checked', async () => {
    const { today } = open();
    const can = () => [today.canRebuild(), today.rebuildWaits()];
    await today.look();
    today.bring(exportsOf('2026-11-20'));
    await until(today, allRead);
    // Nothing is written yet that could judge by earlier limits.
    expect(can()).toEqual([false, false]);
    await today.build('en');
    expect(can()).toEqual([true, false]);
    today.bring(exportsOf('2026-11-21'));
    await until(today, allRead);
    expect(can()).toEqual([false, true]);
    today.startOver();
    expect(can()).toEqual([true, false]);
  });

  test('cancelled while writing, the workbook is as it was and what was checked is still there', async () => {
    const { today, controls } = open();
    controls.slow = 200;
    today.bring(exportsOf('2026-11-21'));
    await until(today, allRead);
    const building = today.build('en');
    await until(today, ({ step }) => step.kind === 'build' && step.phase.kind === 'writing');
    today.cancel();
    await building;
    expect(controls.bytes).toBeNull();
    expect(today.getState()).toMatchObject({ step: { kind: 'check' }, problem: null });
    // The reader was ended with it: what the build needs is read again.
    await today.build('en');
    expect(today.getState().step.kind).toBe('result');
  });

  test('the made-up store stays out of a workbook of a real one, and the other way round', async () => {
    const { today } = open();
    today.bring(exportsOf('2026-11-21'));
    await until(today, allRead);
    await today.build('en');
    today.bring(exportsOf('2026-11-20').map((one) => ({ ...one, sample: true, said: { marketplace: 'US', date: '2026-11-20' as never } })));
    await until(today, allRead);
    // Known before anything is asked of the person.
    expect(today.elsewhere()).toEqual({ code: 'pane.sample-elsewhere', params: { store: 'Test store' } });
    await today.build('en');
    expect(today.getState().problem).toEqual({ code: 'pane.sample-elsewhere', params: { store: 'Test store' } });
    expect(sampleStore).not.toBe('Test store');
  });
});
