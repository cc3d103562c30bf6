/** A civil date, `YYYY-MM-DD`: a day on a calendar, in no zone until one is named. */
export type CivilDate = string & { readonly __civil: unique symbol };

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayMs = 86_400_000;

/** Reads `YYYY-MM-DD` of a day that exists (no 30 February), else null. */
export function civilDate(text: string): CivilDate | null {
  const parts = shape.exec(text);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 100 || date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return text as CivilDate;
}

/** The civil date of year, month (1 to 12) and day, or null where there is no such day. */
export function civilOf(year: number, month: number, day: number): CivilDate | null {
  return civilDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

const toUtc = (date: CivilDate): number => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));

// A report looks the same few hundred days up for every product: their numbers and names are worked out once.
const numberOf = new Map<CivilDate, number>();
const dateOf = new Map<number, CivilDate>();
const mostRemembered = 50_000;

/** The date `days` later (earlier where negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  let start = numberOf.get(date);
  if (start === undefined) {
    if (numberOf.size >= mostRemembered) numberOf.clear();
    numberOf.set(date, (start = toUtc(date) / dayMs));
  }
  const number = start + days;
  let found = dateOf.get(number);
  if (found === undefined) {
    if (dateOf.size >= mostRemembered) dateOf.clear();
    dateOf.set(number, (found = new Date(number * dayMs).toISOString().slice(0, 10) as CivilDate));
  }
  return found;
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((toUtc(to) - toUtc(from)) / dayMs);
}

/** 0 Sunday … 6 Saturday. */
export function weekday(date: CivilDate): number {
  return new Date(toUtc(date)).getUTCDay();
}

// Excel counts days from 1899-12-30; serials below 61 are off by one day through its leap-year 1900, and no report is that old.
const serialEpoch = Date.UTC(1899, 11, 30);

/** The Excel serial number of a date (1900 system), for dates from 1900-03-01 on. */
export function toSerial(date: CivilDate): number {
  return Math.round((toUtc(date) - serialEpoch) / dayMs);
}

/** The date of an Excel serial (its time of day dropped), or null outside 1900-03-01 … 9999-12-31. */
export function fromSerial(serial: number): CivilDate | null {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day < 61 || day > 2_958_465) return null;
  return new Date(serialEpoch + day * dayMs).toISOString().slice(0, 10) as CivilDate;
}

/** The civil date a clock in `zone` (IANA) shows at the moment `epochMs`. */
export function civilDateIn(epochMs: number, zone: string): CivilDate {
  return civilClockIn(epochMs, zone).slice(0, 10) as CivilDate;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** What a clock in `zone` shows at `epochMs`, as `YYYY-MM-DD HH:mm:ss`. */
export function civilClockIn(epochMs: number, zone: string): string {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
    formatters.set(zone, formatter);
  }
  const part = new Map(formatter.formatToParts(epochMs).map(({ type, value }) => [type, value]));
  return `${part.get('year')}-${part.get('month')}-${part.get('day')} ${part.get('hour')}:${part.get('minute')}:${part.get('second')}`;
}
