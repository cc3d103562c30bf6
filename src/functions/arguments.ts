import { fromSerial, toSerial } from '../domain/civil';
import { readDate } from '../reports/dates';
import { readAmount } from '../reports/numbers';
import { type Fault, faultOf, unknown, wrong, type Cell, type Matrix } from './cells';

/** A moment that names its own zone (`2026-07-14T08:00Z`): milliseconds since 1970 UTC. */
export class AbsoluteMoment {
  constructor(readonly ms: number) {}
}

/** Money · counts and quantities, not below 0 · any number · share (0.25 or 25 %) · text · day · day and time · any cell · a whole range · show. */
export interface KindValues {
  readonly money: number;
  readonly count: number;
  readonly number: number;
  readonly rate: number;
  readonly text: string;
  readonly date: number;
  readonly moment: number | AbsoluteMoment;
  readonly cell: Cell;
  readonly range: Matrix;
  readonly show: Cell;
}
export type Kind = keyof KindValues;

export interface Argument<K extends Kind = Kind> {
  readonly name: string;
  readonly kind: K;
  readonly optional: boolean;
  /** What the function gets where the argument is left out. */
  readonly omitted: KindValues[K];
}

const required = <K extends Kind>(kind: K, omitted: KindValues[K]) => (name: string): Argument<K> => ({ name, kind, optional: false, omitted });
const maybe = <K extends Kind>(kind: K, omitted: KindValues[K]) => (name: string): Argument<K> => ({ name, kind, optional: true, omitted });

export const money = required('money', 0);
export const count = required('count', 0);
export const anyNumber = required('number', 0);
export const rate = required('rate', 0);
export const text = required('text', '');
export const date = required('date', 0);
export const moment = required('moment', 0);
export const cell = required('cell', null);
export const range = required('range', []);

/** A setting: left out, blank and 0 all mean "not given". */
export const setting = maybe('count', 0);
export const moneySetting = maybe('money', 0);
export const rateSetting = maybe('rate', 0);
export const textSetting = maybe('text', '');
export const dateSetting = maybe('date', 0);
export const momentSetting = maybe('moment', 0);
/** A measured quantity: NaN where it is left out, 0 where it is 0 or blank. */
export const measure = maybe('count', NaN);
export const moneyMeasure = maybe('money', NaN);
/** A quantity to add: nothing where it is left out. */
export const addition = maybe('count', 0);
export const rangeSetting = maybe('range', []);
export const show = maybe('show', null);

/** What is known only while a call runs: the first currency its money named. */
export interface CallState {
  currency: string | null;
}

const biggest = Number.MAX_VALUE;
/** Plain numbers a kind takes without a second look; an empty interval where there are none. */
export const plainBounds: Readonly<Record<Kind, readonly [number, number]>> = {
  money: [0, biggest], count: [0, biggest], number: [-biggest, biggest], rate: [0, 1],
  date: [61, 2_958_465.999_999], moment: [61, 2_958_465.999_999], text: [1, 0], cell: [1, 0], range: [1, 0], show: [1, 0],
};

/** Reads one cell for an argument; a fault says what is wrong with it. */
export function readCell(argument: Argument, value: Cell, state: CallState): KindValues[Kind] | Fault {
  if (typeof value === 'object' && value !== null) return faultOf(value);
  switch (argument.kind) {
    case 'cell':
      return value ?? null;
    case 'text':
      return value === null || value === undefined ? '' : typeof value === 'number' ? numberText(value) : String(value);
    case 'date':
    case 'moment':
      return readMoment(argument, value);
    default:
      return readNumber(argument, value, state);
  }
}

// Blank cells come as 0 on the desktop, so a text cell that is 0 is a blank one.
const numberText = (value: number): string => (value === 0 ? '' : String(value));

function readNumber(argument: Argument, value: Exclude<Cell, object>, state: CallState): number | Fault {
  const { name, kind } = argument;
  if (value === null || value === undefined || value === '') return 0;
  if (typeof value === 'boolean') return wrong('reason.not-a-number', { name, value: value ? 'TRUE' : 'FALSE' });
  if (typeof value === 'number') return bounded(argument, value, false);
  const amount = readAmount(value);
  if (amount.kind === 'blank') return unknown('reason.no-value', { name, value: value.trim() });
  if (amount.kind === 'ambiguous') return wrong('reason.two-readings', { name, value, first: amount.point, second: amount.group });
  if (amount.kind === 'unreadable') return wrong('reason.not-a-number', { name, value });
  if (kind === 'count' && (amount.symbol !== null || amount.percent)) return wrong('reason.not-a-count', { name, value });
  if (kind === 'money') {
    if (amount.percent) return wrong('reason.not-money', { name, value });
    if (amount.currency !== null) {
      state.currency ??= amount.currency;
      if (state.currency !== amount.currency) return wrong('reason.mixed-currencies', { first: state.currency, second: amount.currency });
    }
  }
  return bounded(argument, amount.value, amount.percent);
}

function bounded({ name, kind }: Argument, value: number, percent: boolean): number | Fault {
  if (!Number.isFinite(value)) return wrong('reason.not-a-number', { name, value });
  if (value < 0 && kind !== 'number') return wrong('reason.negative', { name, value });
  if (kind === 'rate' && value > 1 && !percent) return wrong('reason.above-one', { name, value, percent: `${value}%` });
  return value;
}

function readMoment(argument: Argument, value: Exclude<Cell, object>): number | AbsoluteMoment | Fault {
  const { name, kind } = argument;
  if (value === null || value === undefined || value === '' || value === 0) return 0;
  if (typeof value === 'boolean') return wrong('reason.not-a-date', { name, value: value ? 'TRUE' : 'FALSE' });
  if (typeof value === 'number') return fromSerial(value) === null ? wrong('reason.date-outside', { name, value }) : value;
  const reading = readDate(value);
  if (reading.kind === 'blank') return 0;
  if (reading.kind === 'ambiguous') return wrong('reason.two-dates', { name, value, first: reading.mdy, second: reading.dmy });
  if (reading.kind === 'unreadable') return wrong('reason.not-a-date', { name, value });
  const serial = toSerial(reading.date);
  if (serial < 61 || serial > 2_958_465) return wrong('reason.date-outside', { name, value });
  if (reading.time === null || kind === 'date') return serial;
  const [hours = 0, minutes = 0, seconds = 0] = reading.time.split(':').map(Number);
  const secondsOfDay = hours * 3600 + minutes * 60 + seconds;
  return reading.offset === null ? serial + secondsOfDay / 86_400 : new AbsoluteMoment(serialToWall(serial) + secondsOfDay * 1000 - reading.offset * 60_000);
}

const dayMs = 86_400_000;
const epochSerial = 25_569;

/** Milliseconds of what a clock shows, counted as if it were UTC, from an Excel serial. */
export const serialToWall = (serial: number): number => Math.round((serial - epochSerial) * dayMs);
export const wallToSerial = (wall: number): number => wall / dayMs + epochSerial;

/** All cells of a range one after another, blanks left out (0 is one: Excel hands blanks in so); the first error or entity as a fault. */
export function flatCells(matrix: Matrix): readonly Exclude<Cell, object | null | undefined>[] | Fault {
  const cells: Exclude<Cell, object | null | undefined>[] = [];
  for (const row of matrix) {
    for (const value of row) {
      if (value === null || value === undefined || value === '' || value === 0) continue;
      if (typeof value === 'object') return faultOf(value);
      cells.push(value);
    }
  }
  return cells;
}
