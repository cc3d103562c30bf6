import { cellText, type Cell } from './grid';
import { daysBetween, type CivilDate } from '../domain/civil';
import { readDate, readSerial, type DateOrder, type DateReading } from './dates';
import { readAmountWith, type Amount, type DecimalMark } from './numbers';
import { repairMojibake } from './decode';
import { limits } from './limits';
import type { ColumnStyle } from './types';

const shownSamples = 5;

/** What the cells of one column show about how they are written. */
export interface Evidence {
  readonly samples: string[];
  /** Cells with something in them. */
  filled: number;
  /** Cells that read as what the column's style says. */
  readable: number;
  /** Cells that prove the point, or the comma, as the decimal mark. */
  point: number;
  comma: number;
  /** Cells such as `1.234` that prove neither, some of them as they stand, and those with a currency mark behind the number. */
  open: number;
  readonly openSamples: Set<string>;
  openSuffixed: number;
  pointSample: string;
  commaSample: string;
  /** Percent signs, and the greatest number without one. */
  signs: number;
  unsignedMax: number;
  unsigned: number;
  readonly codes: Map<string, number>;
  readonly symbols: Map<string, number>;
  /** Dates that prove month first, or day first. */
  mdy: number;
  dmy: number;
  /** Distinct dates that read both ways. */
  readonly openDates: Map<string, { readonly mdy: CivilDate; readonly dmy: CivilDate }>;
  readonly sureDates: Set<CivilDate>;
  /** Texts of a column that names a currency, a country or a marketplace. */
  readonly names: Map<string, number>;
}

export const noEvidence = (): Evidence => ({
  samples: [], filled: 0, readable: 0, point: 0, comma: 0, open: 0, openSamples: new Set(), openSuffixed: 0, pointSample: '', commaSample: '', signs: 0, unsignedMax: 0, unsigned: 0,
  codes: new Map(), symbols: new Map(), mdy: 0, dmy: 0, openDates: new Map(), sureDates: new Set(), names: new Map(),
});

const count = (map: Map<string, number>, key: string): void => {
  if (map.size < 100 || map.has(key)) map.set(key, (map.get(key) ?? 0) + 1);
};

export const isNumeric = (style: ColumnStyle): boolean => style === 'integer' || style === 'decimal' || style === 'money' || style === 'percent' || style === 'ratio';
export const isDate = (style: ColumnStyle): boolean => style === 'date' || style === 'moment';

/** Adds one cell to what is known of its column. */
export function weigh(evidence: Evidence, style: ColumnStyle, cell: Cell | undefined, tally: boolean): void {
  if (cell === null || cell === undefined || cell === '') return;
  if (isNumeric(style)) weighNumber(evidence, cell);
  else if (isDate(style)) weighDate(evidence, cell);
  else {
    const text = cellText(cell).trim();
    if (text === '') return;
    evidence.filled += 1;
    evidence.readable += 1;
    if (tally) count(evidence.names, text);
  }
  if (style !== 'private' && evidence.samples.length < shownSamples) {
    const text = cellText(cell).trim();
    const shown = text.length > limits.shownCharacters ? `${text.slice(0, limits.shownCharacters)}…` : text;
    if (shown !== '' && !evidence.samples.includes(shown)) evidence.samples.push(shown);
  }
}

/** As `readAmountWith`, and where the currency sign went through a wrong encoding (`4,50 в‚¬`) it is put right first. */
export function readCellAmount(text: string, mark: DecimalMark | null): Amount {
  const read = readAmountWith(text, mark);
  if (read.kind !== 'unreadable') return read;
  const repaired = repairMojibake(text);
  return repaired === null ? read : readAmountWith(repaired, mark);
}

/** Days from 1990 to 2099 as Excel counts them, with the clock as a fraction. */
const serialText = /^(?:3[3-9]|[4-6]\d|7[0-2])\d{3}(?:\.\d{1,12})?$/;

/** The date in a cell: as text, or as the serial number that a date is without its number format. */
export function readCellDate(cell: Cell, order: DateOrder | null = null): DateReading {
  if (typeof cell === 'number') return readSerial(cell);
  const text = cellText(cell);
  return serialText.test(text) ? readSerial(Number(text)) : readDate(text, order);
}

function weighNumber(evidence: Evidence, cell: Cell): void {
  if (typeof cell === 'number') {
    evidence.filled += 1;
    evidence.readable += 1;
    evidence.unsigned += 1;
    if (cell > evidence.unsignedMax) evidence.unsignedMax = cell;
    return;
  }
  const text = cellText(cell);
  const read = readCellAmount(text, null);
  if (read.kind === 'blank') return;
  evidence.filled += 1;
  if (read.kind === 'unreadable') return;
  evidence.readable += 1;
  if (read.currency) count(evidence.codes, read.currency);
  else if (read.symbol) count(evidence.symbols, read.symbol);
  if (read.kind === 'ambiguous') {
    evidence.open += 1;
    const bare = text.trim();
    if (evidence.openSamples.size < shownSamples) evidence.openSamples.add(bare);
    if (read.symbol !== null && /^\d/.test(bare)) evidence.openSuffixed += 1;
    return;
  }
  if (read.decimal === '.') {
    evidence.point += 1;
    evidence.pointSample ||= text.trim();
  } else if (read.decimal === ',') {
    evidence.comma += 1;
    evidence.commaSample ||= text.trim();
  }
  if (read.percent) evidence.signs += 1;
  else {
    evidence.unsigned += 1;
    if (read.value > evidence.unsignedMax) evidence.unsignedMax = read.value;
  }
}

function weighDate(evidence: Evidence, cell: Cell): void {
  const read = readCellDate(cell);
  if (read.kind === 'blank') return;
  evidence.filled += 1;
  if (read.kind === 'unreadable') return;
  evidence.readable += 1;
  if (read.kind === 'ambiguous') {
    if (evidence.openDates.size < 500) evidence.openDates.set(cellText(cell), { mdy: read.mdy, dmy: read.dmy });
    return;
  }
  if (read.order === 'mdy') evidence.mdy += 1;
  else if (read.order === 'dmy') evidence.dmy += 1;
  if (evidence.sureDates.size < 500) evidence.sureDates.add(read.date);
}

/** The order that keeps the open dates of a column together: eight days in a row one way, eight months the other. Null where neither is shorter. */
export function orderBySpan(evidence: Evidence): DateOrder | null {
  const span = (order: DateOrder): number => {
    const dates = [...evidence.sureDates, ...[...evidence.openDates.values()].map((pair) => pair[order])].sort();
    const [first, last] = [dates[0], dates.at(-1)];
    return first && last ? daysBetween(first, last) : 0;
  };
  const [mdy, dmy] = [span('mdy'), span('dmy')];
  return mdy === dmy ? null : mdy < dmy ? 'mdy' : 'dmy';
}

/** The decimal mark that the cells prove, by majority; null where they prove none. */
export function provenMark(evidence: Evidence): DecimalMark | null {
  if (evidence.point === 0 && evidence.comma === 0) return null;
  return evidence.point >= evidence.comma ? '.' : ',';
}
