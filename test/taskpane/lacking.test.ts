import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { civilDate } from '../../src/domain/civil';
import { coreSources, furtherSources } from '../../src/domain/daily';
import type { DayNote } from '../../src/domain/notes';
import { rulesWith } from '../../src/domain/rules';
import { languages, say } from '../../src/locale';
import { reportText } from '../../src/locale/report';
import { dailyKinds, sourceOf } from '../../src/reports/days';
import { filledBy } from '../../src/sheets/sourcesBlock';
import { Today, type Brought } from '../../src/taskpane/today/flow';
import { lackingAfter, lackingBefore } from '../../src/taskpane/today/lacking';
import type { CheckedTable, TodayState } from '../../src/taskpane/today/state';
import { WorkClient } from '../../src/taskpane/work/client';
import { memoryWorkbook } from './memoryWorkbook';

const samples = fileURLToPath(new URL('../../samples/store/', import.meta.url));

const exportsOf = (marketplace: string, day: string, wanted: RegExp): Brought[] =>
  readdirSync(`${samples}${marketplace}/${day}`).sort().filter((name) => wanted.test(name)).map((name) => {
    const blob = new Blob([readFileSync(`${samples}${marketplace}/${day}/${name}`) as BlobPart]);
    return { source: { kind: 'file', name, blob }, size: blob.size };
  });

function open(): Today {
  const today = new Today({ workbook: memoryWorkbook({ bytes: null, slow: 0, settings: { profile: { store: 'Test store', operator: 'Li', home: 'US' } }, shown: null, selection: [], inserted: [], formulas: 0 }), client: new WorkClient(), now: () => Date.UTC(2026, 10, 22, 9) });
  return today;
}

function read(today: Today): Promise<TodayState> {
  return new Promise((resolve) => {
    const look = (): void => {
      const state = today.getState();
      if (state.items.length === 0 || state.items.some(({ status }) => status.kind === 'waiting' || status.kind === 'reading')) return;
      end();
      resolve(state);
    };
    const end = today.subscribe(look);
    look();
  });
}

const before = (today: Today) => lackingBefore(today.tables().tables.filter(({ readiness }) => readiness === 'ready'), today.getState().workbook?.days ?? [], today.getState().workbook?.notes ?? []);

test('before the build: every export a full report needs and no file brings, for the marketplaces that lack it', async () => {
  const today = open();
  await today.look();
  today.bring([...exportsOf('US', '2026-11-21', /BusinessReport|sponsored/i), ...exportsOf('DE', '2026-11-21', /BusinessReport/i)]);
  await read(today);
  for (const { preview, readiness } of today.tables().tables) if (readiness === 'marketplace') today.say(preview.id, { marketplace: 'DE' });
  const lacking = new Map(before(today).map(({ source, marketplaces }) => [source, marketplaces]));
  expect(lacking.get('business')).toBeUndefined();
  expect(lacking.get('ads')).toEqual(['DE']);
  expect(new Set(lacking.get('inventory'))).toEqual(new Set(['US', 'DE']));
  expect(['orders', 'returns', 'feedback', 'planning', 'sb', 'sd'].map((source) => lacking.get(source as 'sb')?.length)).toEqual([2, 2, 2, 2, 2, 2]);
  // Kept by hand in a row that comes with the build.
  expect(lacking.get('notes')).toEqual(['US', 'DE']);
});

test('after the build: core and further exports in one list; a late file is not told that the workbook lacks what it has', async () => {
  const today = open();
  await today.look();
  today.bring(exportsOf('US', '2026-11-21', /BusinessReport|^\d+\./));
  await read(today);
  await today.build('en');
  const { step } = today.getState();
  if (step.kind !== 'result') throw new Error(step.kind);
  const report = step.result.build.reports[0]!;
  expect(lackingAfter(report).map(({ source }) => source)).toEqual([...report.absent, ...report.further.absent]);
  expect(lackingAfter(report).map(({ source }) => source)).toEqual(expect.arrayContaining(['ads', 'orders', 'returns', 'feedback', 'sb', 'sd', 'notes']));

  today.startOver();
  today.bring(exportsOf('US', '2026-11-21', /sponsored/i));
  await read(today);
  const named = before(today).map(({ source }) => source);
  expect(named).not.toContain('business');
  expect(named).not.toContain('inventory');
  expect(named).not.toContain('ads');
  expect(named).toContain('orders');
});

test.each([/BusinessReport/i, /BusinessReport|sponsored|^\d+\./i, /./])('a day of files like %s: what it lacks is counted alike before and after its build', async (wanted) => {
  const today = open();
  await today.look();
  today.bring(exportsOf('US', '2026-11-21', wanted));
  await read(today);
  const told = before(today).map(({ source }) => source);
  await today.build('en');
  const { step } = today.getState();
  if (step.kind !== 'result') throw new Error(step.kind);
  expect(told).toContain('notes');
  expect(new Set(lackingAfter(step.result.build.reports[0]!).map(({ source }) => source))).toEqual(new Set(told));
});

test('day notes that are filled in are not asked for, in their own marketplace and on their own day only', () => {
  const note = { marketplace: 'US', date: civilDate('2026-11-21')!, unanswered: 0, mostUrgent: null, odr: null, ahr: null, notices: null };
  const table = (marketplace: string, date: string) => ({ marketplace, date: civilDate(date), preview: { days: null, schema: { kind: 'business-by-child' } } }) as unknown as CheckedTable;
  const asked = (tables: readonly CheckedTable[], notes: readonly DayNote[]) => lackingBefore(tables, [], notes).find(({ source }) => source === 'notes')?.marketplaces;
  expect(asked([table('US', '2026-11-21'), table('DE', '2026-11-21')], [note])).toEqual(['DE']);
  expect(asked([table('US', '2026-11-22')], [note])).toEqual(['US']);
  expect(asked([table('US', '2026-11-21')], [{ ...note, unanswered: null }])).toEqual(['US']);
  expect(asked([table('US', '2026-11-21')], [note])).toBeUndefined();
});

test('each has a name, a way to get it and what it fills, in both languages', () => {
  const rules = rulesWith();
  for (const source of [...coreSources, ...furtherSources]) {
    for (const language of languages) {
      expect(say(language, reportText[`source.${source}`])).not.toBe('');
      expect(say(language, reportText[`path.${source}`])).toMatch(/›|「|"/);
      expect(filledBy(source, rules, 'US', language)).not.toBe('');
    }
  }
});

test('every kind the daily report is made of is one of its sources', () => {
  const named = new Set(dailyKinds.map(sourceOf));
  expect(named).not.toContain(null);
  expect([...coreSources, ...furtherSources].filter((source) => source !== 'notes' && !named.has(source))).toEqual([]);
  expect(sourceOf('unknown')).toBeNull();
});
