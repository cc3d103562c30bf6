import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { coreSources, furtherSources } from '../../src/domain/daily';
import { rulesWith } from '../../src/domain/rules';
import { languages, say } from '../../src/locale';
import { reportText } from '../../src/locale/report';
import { dailyKinds, sourceOf } from '../../src/reports/days';
import { filledBy } from '../../src/sheets/sourcesBlock';
import { Today, type Brought } from '../../src/taskpane/today/flow';
import { lackingAfter, lackingBefore } from '../../src/taskpane/today/lacking';
import type { TodayState } from '../../src/taskpane/today/state';
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

const before = (today: Today) => lackingBefore(today.tables().tables.filter(({ readiness }) => readiness === 'ready'), today.getState().workbook?.days ?? []);

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
  // Kept by hand on a sheet that comes with the first build.
  expect(lacking.get('notes')).toBeUndefined();
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
