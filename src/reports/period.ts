import { civilDateIn, type CivilDate } from '../domain/civil';
import { notice } from '../domain/notice';
import { momentMs, type DateOrder, type DateValue } from './dates';
import { readCellDate } from './evidence';
import type { Cell } from './grid';
import type { ReasonedPeriod } from './infer';
import type { Column } from './types';

/** Fields whose days are the period of a report, best first; two mean from and to. */
const dayFields: readonly (readonly [string] | readonly [string, string])[] = [['date'], ['startDate', 'endDate'], ['startDate'], ['purchaseDate'], ['returnDate'], ['returnRequestDate'], ['dateTime'], ['snapshotDate']];

/** The columns of moments whose day, on a clock of the marketplace, is the day of the row. */
export const momentFields: readonly string[] = ['purchaseDate', 'returnDate', 'dateTime'];

const quarterHour = 900_000;

/** The day a moment falls on in `zone`; as it is written where it names no zone of its own, or the marketplace is unknown. */
export function dayIn(zone: string | null): (value: DateValue) => CivilDate {
  // Zones differ by whole quarters of an hour, so one conversion serves all moments within one.
  const known = new Map<number, CivilDate>();
  return (value) => {
    const ms = zone === null ? null : momentMs(value);
    if (zone === null || ms === null) return value.date;
    const quarter = Math.floor(ms / quarterHour);
    const cached = known.get(quarter);
    if (cached) return cached;
    const day = civilDateIn(ms, zone);
    known.set(quarter, day);
    return day;
  };
}

interface Seen {
  firstMoment: DateValue | null;
  lastMoment: DateValue | null;
  first: CivilDate | null;
  last: CivilDate | null;
  /** Dates that read both ways, kept apart under both orders until the order is known. */
  readonly open: Record<DateOrder, { first: CivilDate | null; last: CivilDate | null }>;
  previous: Cell | undefined;
}

const widen = (range: { first: CivilDate | null; last: CivilDate | null }, date: CivilDate): void => {
  if (range.first === null || date < range.first) range.first = date;
  if (range.last === null || date > range.last) range.last = date;
};

/** First and last day of each date column, over all rows. */
export class DaySpan {
  private columns: readonly { readonly index: number; readonly field: string; readonly seen: Seen }[] = [];

  constructor(columns: readonly { readonly index: number; readonly field: string }[]) {
    this.begin(columns);
  }

  /** Begins anew, for rows that are all seen again. */
  forget(): void {
    this.begin(this.columns);
  }

  private begin(columns: readonly { readonly index: number; readonly field: string }[]): void {
    this.columns = columns.map(({ index, field }) => ({ index, field, seen: { firstMoment: null, lastMoment: null, first: null, last: null, open: { mdy: { first: null, last: null }, dmy: { first: null, last: null } }, previous: undefined } }));
  }

  get wanted(): boolean {
    return this.columns.length > 0;
  }

  see(cells: readonly Cell[]): void {
    for (const { index, seen } of this.columns) {
      const cell = cells[index];
      if (cell === seen.previous || cell === undefined || cell === null || cell === '') continue;
      seen.previous = cell;
      const read = readCellDate(cell);
      if (read.kind === 'date') {
        const ms = momentMs(read);
        if (ms === null) widen(seen, read.date);
        else {
          if (seen.firstMoment === null || ms < (momentMs(seen.firstMoment) ?? 0)) seen.firstMoment = read;
          if (seen.lastMoment === null || ms > (momentMs(seen.lastMoment) ?? 0)) seen.lastMoment = read;
        }
      }
      else if (read.kind === 'ambiguous') {
        widen(seen.open.mdy, read.mdy);
        widen(seen.open.dmy, read.dmy);
      }
    }
  }

  /** The days the rows cover in the marketplace's zone, once the columns' order is settled; null where no date column says. */
  period(columns: readonly Column[], zone: string | null): ReasonedPeriod | null {
    for (const [fromField, toField] of dayFields) {
      const from = this.range(columns, fromField, zone);
      const to = toField === undefined ? from : this.range(columns, toField, zone);
      const [first, last] = [from?.first, to?.last];
      if (from && first && last && first <= last) return { from: first, to: last, reason: notice('reports.period.columns', { header: from.header }) };
    }
    return null;
  }

  private range(columns: readonly Column[], field: string, zone: string | null): { first: CivilDate | null; last: CivilDate | null; header: string } | null {
    const column = this.columns.find((candidate) => columns[candidate.index]?.field === field);
    const settled = column ? columns[column.index] : undefined;
    if (!column || !settled) return null;
    const range = { first: column.seen.first, last: column.seen.last, header: settled.header.trim() };
    const toDay = dayIn(zone);
    if (column.seen.firstMoment) widen(range, toDay(column.seen.firstMoment));
    if (column.seen.lastMoment) widen(range, toDay(column.seen.lastMoment));
    const open = settled.order === null ? null : column.seen.open[settled.order];
    if (open?.first) widen(range, open.first);
    if (open?.last) widen(range, open.last);
    return range;
  }
}
