import fc from 'fast-check';
import { canonical, type ChainedRow } from '../../src/domain/chain';
import { endOf, endText } from '../../src/domain/chainEnd';
import { languages } from '../../src/locale';
import { sayNotice } from '../../src/locale/notices';
import { sheetNames, tableHeaders } from '../../src/locale/tables';
import type { CellValue, RawTable, RawWorkbook } from '../../src/sheets/plan';
import { decodeWorkbook } from '../../src/sheets/stored';
import { eventsTable, hashedEventFields, hashedLogFields, logTable, settingsTable, type Field, type TableSpec } from '../../src/sheets/tables';
import { verifyLog } from '../../src/sheets/verifyLog';
import { contentEdits, edited, orderEdits, teamLog, turns, type Shape } from '../domain/teamLogs';

const shapeOf = (hashed: readonly Field[], own: { readonly id: Field; readonly time: Field; readonly object: Field; readonly value: Field; readonly mark: Field }): Shape => {
  const row = (cells: Partial<Record<Field, string>>) => hashed.map((field) => canonical(cells[field] ?? null));
  return {
    cellsOf: ([id, time, object, value]) => row({ [own.id]: id, [own.time]: time, [own.object]: object, [own.value]: value }),
    joinOf: (id, mark) => row({ [own.id]: id, [own.time]: '2026-11-23 09:30:00', [own.mark]: mark }),
  };
};
const shapes = {
  log: shapeOf(hashedLogFields, { id: 'logId', time: 'beijingTime', object: 'object', value: 'newValue', mark: 'evidence' }),
  events: shapeOf(hashedEventFields, { id: 'eventId', time: 'eventTime', object: 'logId', value: 'comment', mark: 'value' }),
};

function tableOf(spec: TableSpec, hashed: readonly Field[], rows: readonly ChainedRow[]): RawTable {
  const cells = rows.map(({ cells: own, previous, hash }) => {
    const byField: Partial<Record<Field, CellValue>> = { ...Object.fromEntries(hashed.map((field, index) => [field, own[index] ?? null])), previousHash: previous, hash };
    return spec.columns.map(({ field }) => byField[field] ?? '—');
  });
  return { name: spec.name, sheet: sheetNames[spec.sheet]['zh-CN'], row: 3, column: 0, headers: spec.columns.map(({ field }) => tableHeaders[field]['zh-CN']), rows: cells, formulas: [], filtered: false };
}

/** A workbook with nothing but a log, its events and the lengths of both. */
function workbookOf(log: readonly ChainedRow[], events: readonly ChainedRow[]): RawWorkbook {
  const end = (id: string, rows: readonly ChainedRow[]) => (rows.length === 0 ? [] : [settingsTable.columns.map(({ field }) => (field === 'settingId' ? id : field === 'settingValue' ? endText(endOf(rows.length, rows.at(-1)!.hash)) : ''))]);
  return {
    sheets: [], tables: [tableOf(logTable, hashedLogFields, log), tableOf(eventsTable, hashedEventFields, events),
      { ...tableOf(settingsTable, [], []), rows: [...end('workbook.logEnd', log), ...end('workbook.eventsEnd', events)] }],
  };
}

const verdictOf = (raw: RawWorkbook) => verifyLog(decodeWorkbook(raw))!;
const spoiltIn = (raw: RawWorkbook, name: string, change: (rows: RawTable['rows']) => RawTable['rows']): RawWorkbook => ({ ...raw, tables: raw.tables.map((one) => (one.name === name ? { ...one, rows: change(one.rows) } : one)) });
/** What is hashed of both tables: looked-up columns may say anything. */
const hashedOf = (raw: RawWorkbook): string => JSON.stringify(([['log', hashedLogFields], ['events', hashedEventFields]] as const).map(([name, hashed]) => decodeWorkbook(raw).tables[name].rows.map(({ cells }) => [...hashed, 'previousHash' as const, 'hash' as const].map((field) => canonical(cells[field])))));

const workbook = fc.tuple(turns, turns).map(([log, events]) => workbookOf(teamLog(log, shapes.log), teamLog(events, shapes.events)));
const tables = fc.constantFrom(logTable.name, eventsTable.name);

test('logs as teams leave them, with many rows of one second, in copies and side by side, are never taken for tampered ones', () => {
  fc.assert(fc.property(workbook, (raw) => {
    expect(verdictOf(raw)).toMatchObject({ kind: 'intact', broken: false, notes: [] });
  }));
});

test('rows of either table in another order are named as that, with every row there and nothing edited', () => {
  fc.assert(fc.property(workbook, tables, orderEdits, (raw, name, edit) => {
    const spoilt = spoiltIn(raw, name, (rows) => edited(rows, edit, (text) => text));
    fc.pre(hashedOf(spoilt) !== hashedOf(raw));
    const verdict = verdictOf(spoilt);
    expect(verdict).toMatchObject({ kind: 'reordered', broken: true, text: { code: 'log-sorted' } });
    for (const language of languages) expect(sayNotice(language, verdict.text)).toContain(String(verdict.text.params['row']));
    expect(verdict.tables.map(({ rows }) => rows)).toEqual(verdictOf(raw).tables.map(({ rows }) => rows));
  }));
});

test('a filter that hides rows changes nothing', () => {
  fc.assert(fc.property(workbook, (raw) => {
    expect(verdictOf({ ...raw, tables: raw.tables.map((one) => ({ ...one, filtered: true })) })).toEqual(verdictOf(raw));
  }), { numRuns: 20 });
});

test('every deletion, copy, pasted row, pasted cell and typed cell in either table is named with its sheet and row', () => {
  fc.assert(fc.property(workbook, tables, contentEdits, (raw, name, edit) => {
    const spoilt = spoiltIn(raw, name, (rows) => edited(rows, edit, (text) => text));
    fc.pre(hashedOf(spoilt) !== hashedOf(raw));
    const verdict = verdictOf(spoilt);
    const sheet = raw.tables.find((one) => one.name === name)!.sheet;
    expect(verdict.broken).toBe(true);
    expect(verdict.tables.find((one) => one.sheet === sheet)!.breakCount).toBeGreaterThan(0);
    expect(verdict.text.params['sheet']).toBe(sheet);
    const named = { delete: ['removed', 'cut'], copy: ['inserted'], 'paste-row': ['inserted', 'removed', 'cut'], 'paste-cell': ['edited', 'inserted'], type: ['edited'] } as Readonly<Record<string, readonly string[]>>;
    expect(verdict.tables.flatMap(({ breaks }) => breaks.map(({ kind }) => kind)).some((kind) => named[edit.kind]!.includes(kind))).toBe(true);
  }));
});

test('scripts of several edits over both tables are found', () => {
  fc.assert(fc.property(workbook, fc.array(fc.tuple(tables, fc.oneof(orderEdits, contentEdits)), { minLength: 2, maxLength: 6 }), (raw, edits) => {
    const spoilt = edits.reduce((now, [name, edit]) => spoiltIn(now, name, (rows) => edited(rows, edit, (text) => text)), raw);
    fc.pre(hashedOf(spoilt) !== hashedOf(raw));
    expect(verdictOf(spoilt).broken).toBe(true);
  }));
});
