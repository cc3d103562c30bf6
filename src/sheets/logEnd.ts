import { canonical, nothing } from '../domain/chain';
import { endHolds, endOf, endText, readEnd, type ChainEnd } from '../domain/chainEnd';
import { say, type Language } from '../locale';
import { settingText } from '../locale/settings';
import { chainOf } from './chained';
import type { LogChanges } from './log';
import type { CellValue } from './plan';
import type { StoredData, StoredSetting } from './stored';
import { hashedEventFields, hashedLogFields } from './tables';

/**
 * Where the length and the last hash of both tables are kept: rows of the Settings table. A cell of a sheet of its own
 * survives people working on the workbook at the same time (of two values written the later one stands, and both are
 * true: the log is at least that long) and programs that know nothing of add-ins; document properties and an add-in's
 * own settings do not.
 */
export const logEndSetting = { log: 'workbook.logEnd', events: 'workbook.eventsEnd' } as const;

export const isLogEnd = (id: string): boolean => id === logEndSetting.log || id === logEndSetting.events;

/** What was kept of a table's end; null where nothing was, or what is there is not ours. */
export function keptEnd(settings: readonly StoredSetting[], table: 'log' | 'events'): ChainEnd | null {
  const kept = settings.find(({ id }) => id === logEndSetting[table]);
  return kept ? readEnd(String(kept.value ?? '')) : null;
}

/**
 * Rows of the Settings table for the ends as they are after these changes. An end that does not hold is left as it is:
 * that rows are gone must stay to be seen, whoever writes next.
 */
export function logEndRows(stored: StoredData, changes: LogChanges, language: Language): Record<string, CellValue>[] {
  const tables = [['log', hashedLogFields, changes.rows], ['events', hashedEventFields, changes.events]] as const;
  return tables.flatMap(([name, hashed, added]) => {
    const rows = chainOf(stored.tables[name], hashed);
    const kept = keptEnd(stored.settings, name);
    if (kept && (added.length === 0 || !endHolds(rows, kept))) return [];
    const carried = rows.filter(({ hash }) => canonical(hash) !== nothing);
    const last = added.at(-1)?.['hash'] ?? carried.at(-1)?.hash;
    if (last === undefined) return [];
    const value = endText(endOf(carried.length + added.filter((row) => row['hash'] !== undefined).length, String(last)));
    return [{ settingId: logEndSetting[name], scope: '', settingName: say(language, settingText[logEndSetting[name]]), settingValue: value, defaultValue: '', unit: '', source: '', asOf: '' }];
  });
}
