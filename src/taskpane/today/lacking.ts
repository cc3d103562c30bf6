import { coreSources, furtherSources, type DailyReport, type Source } from '../../domain/daily';
import type { DayTotals } from '../../domain/history';
import { isFilled, type DayNote } from '../../domain/notes';
import { sourcesOfTotals } from '../../domain/sources';
import { sourceOf } from '../../reports/days';
import type { CheckedTable } from './state';

/** A source that is not there, and the marketplaces it is missing for. */
export interface Lacking {
  readonly source: Source;
  readonly marketplaces: readonly string[];
}

/** What a report that was built still lacks. */
export const lackingAfter = ({ marketplace, absent, further }: Pick<DailyReport, 'marketplace' | 'absent' | 'further'>): Lacking[] => [...absent, ...further.absent].map((source) => ({ source, marketplaces: [marketplace] }));

/** What the newest day of each marketplace will lack once the tables are built into what the workbook has of it: the same list `lackingAfter` gives then. */
export function lackingBefore(tables: readonly CheckedTable[], days: readonly DayTotals[], notes: readonly DayNote[]): Lacking[] {
  const there = new Map<string, Set<Source | null>>();
  for (const marketplace of new Set(tables.flatMap((table) => table.marketplace ?? []))) {
    const own = tables.filter((table) => table.marketplace === marketplace);
    const newest = own.flatMap(({ date, preview }) => date ?? preview.days?.to ?? []).sort().at(-1);
    const known = days.filter((day) => day.marketplace === marketplace && day.date === newest).flatMap(sourcesOfTotals);
    const kept = notes.some((note) => note.marketplace === marketplace && note.date === newest && isFilled(note));
    there.set(marketplace, new Set<Source | null>([...known, ...(kept ? ['notes' as const] : []), ...own.map(({ preview }) => sourceOf(preview.schema.kind))]));
  }
  return [...coreSources, ...furtherSources].flatMap((source) => {
    const marketplaces = [...there].flatMap(([marketplace, sources]) => (sources.has(source) ? [] : [marketplace]));
    return marketplaces.length > 0 ? [{ source, marketplaces }] : [];
  });
}

/** Whether the workbook has figures of this kind for the table's day already, which building replaces. */
export function replaces({ preview, marketplace, date }: CheckedTable, days: readonly DayTotals[]): boolean {
  const source = sourceOf(preview.schema.kind);
  return source !== null && date !== null && days.some((day) => day.marketplace === marketplace && day.date === date && sourcesOfTotals(day).includes(source));
}
