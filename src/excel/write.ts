import { areaName } from '../sheets/hand/a1';
import { type Step, actionBytes, copyBytes, jsonBytes, step } from './batch';
import type { Entry } from './entry';
import { foldFormulas } from './fills';

/** Of larger arrays the client makes pieces itself, which cost a kilobyte each; ours cost a third of that. */
const pieceCells = 1_500;
/** Rows from which on a column is looked at for one value again and again, and cuts are worth making. */
const longRun = 48;

export interface WriteOptions {
  /** True where the cells are known to hold nothing: what is empty needs no word then. Else null leaves a cell as it is. */
  readonly blank: boolean;
}

/**
 * Writes a rectangle of entries in few bytes: formulas that repeat are copied down, a value that fills most of a column
 * is said once for all of it, a column like one before is copied from there, and columns with nothing new are left out.
 */
export function writeSteps(sheet: string, lines: readonly (readonly Entry[])[], top: number, left: number, { blank }: WriteOptions): Step[] {
  const { rows, fills } = foldFormulas(sheet, lines, top, left);
  const steps: Step[] = [];
  const last: Step[] = [];
  const cuts = cutsOf(rows);
  cuts.forEach((from, index) => {
    const to = cuts[index + 1] ?? rows.length;
    const segment = new Segment(sheet, rows, lines, { from, to, top, left, blank });
    segment.sayOnce(steps);
    segment.copyTwins(last);
    segment.writeRest(steps);
  });
  return [...steps, ...fills, ...last];
}

/** First rows of the parts to write one by one: where a long run of one value begins or ends in any column. */
function cutsOf(rows: readonly (readonly Entry[])[]): number[] {
  if (rows.length === 0) return [];
  const found = new Set<number>();
  const width = rows[0]?.length ?? 0;
  for (let column = 0; column < width; column += 1) {
    let from = 0;
    for (let row = 1; row <= rows.length; row += 1) {
      if (row < rows.length && rows[row]?.[column] === rows[from]?.[column]) continue;
      if (row - from >= longRun) {
        found.add(from);
        found.add(row);
      }
      from = row;
    }
  }
  const cuts = [0];
  for (const row of [...found].sort((a, b) => a - b)) if (row - (cuts.at(-1) ?? 0) >= longRun && rows.length - row >= longRun) cuts.push(row);
  return cuts;
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly left: number;
  readonly blank: boolean;
}

/** Some rows of a rectangle, on their way to nothing left to write. */
class Segment {
  private readonly width: number;
  private readonly count: number;

  constructor(private readonly sheet: string, private readonly rows: Entry[][], private readonly given: readonly (readonly Entry[])[], private readonly place: Place) {
    this.width = rows[place.from]?.length ?? 0;
    this.count = place.to - place.from;
  }

  /** Columns where one value prevails get it all over; the others of the column follow with the rest. */
  sayOnce(into: Step[]): void {
    if (this.count < longRun) return;
    for (let column = 0; column < this.width; column += 1) {
      const value = this.prevailing(column);
      if (value === null) continue;
      const address = this.address(column, column);
      // One value stands for every cell of a range.
      into.push(step((desk) => void (desk.range(this.sheet, address).formulas = value as unknown as Entry[][]), jsonBytes(value) + actionBytes));
      for (let row = this.place.from; row < this.place.to; row += 1) {
        const line = this.rows[row];
        if (line === undefined) continue;
        line[column] = line[column] === value ? null : (line[column] ?? '');
      }
    }
  }

  /** The value that is worth saying once; null where none is, or where a cell must be left as it is. */
  private prevailing(column: number): Entry {
    const { from, to, blank } = this.place;
    let candidate: Entry = null;
    let lead = 0;
    for (let row = from; row < to; row += 1) {
      const value = this.rows[row]?.[column] ?? null;
      if (value === null) {
        // A formula to be copied here, or somebody's cell.
        if (!blank || this.given[row]?.[column] !== null) return null;
        continue;
      }
      if (isFormula(value)) return null;
      if (value === '') continue;
      if (lead === 0) candidate = value;
      lead += value === candidate ? 1 : -1;
    }
    if (candidate === null) return null;
    let same = 0;
    for (let row = from; row < to; row += 1) if (this.rows[row]?.[column] === candidate) same += 1;
    const left = same === this.count ? 0 : untouched.length + 1;
    return same * (jsonBytes(candidate) + 1 - left) > actionBytes ? candidate : null;
  }

  /** Long columns of text that say what a column before says are copied from there. */
  copyTwins(into: Step[]): void {
    if (this.count < longRun) return;
    const seen = new Map<Entry, number[]>();
    for (let column = 0; column < this.width; column += 1) {
      const first = this.rows[this.place.from]?.[column] ?? null;
      if (typeof first !== 'string' || isFormula(first) || first === '') continue;
      const twin = (seen.get(first) ?? []).find((before) => this.alike(before, column));
      if (twin === undefined) {
        seen.set(first, [...(seen.get(first) ?? []), column]);
        continue;
      }
      const [source, target] = [this.address(twin, twin), this.address(column, column)];
      into.push(step((desk) => desk.range(this.sheet, target).copyFrom(source, 'Values'), copyBytes));
      for (let row = this.place.from; row < this.place.to; row += 1) (this.rows[row] ?? [])[column] = null;
    }
  }

  private alike(one: number, other: number): boolean {
    for (let row = this.place.from; row < this.place.to; row += 1) {
      const line = this.rows[row] ?? [];
      const value = line[one] ?? null;
      if (value === null || isFormula(value) || value !== (line[other] ?? null)) return false;
    }
    return true;
  }

  /** What is left, in pieces of neighbouring columns. */
  writeRest(into: Step[]): void {
    const { from, to, top, left, blank } = this.place;
    // An empty text is shorter than null, and the same where nothing stands.
    const nothing: Entry = blank ? '' : null;
    for (const { first, last } of this.groups()) {
      const high = Math.max(1, Math.floor(pieceCells / (last - first + 1)));
      for (let start = from; start < to; start += high) {
        const end = Math.min(to, start + high);
        const part = this.rows.slice(start, end).map((line, r) => line.slice(first, last + 1).map((value, c) => (value === null && this.given[start + r]?.[first + c] === null ? nothing : value)));
        const address = areaName({ top: top + start, left: left + first, bottom: top + end - 1, right: left + last });
        // `formulas` takes values and formulas alike.
        into.push(step((desk) => void (desk.range(this.sheet, address).formulas = part), jsonBytes(part) + actionBytes));
      }
    }
  }

  /** Runs of columns with something to write; narrow gaps are cheaper written over than gone around. */
  private groups(): { readonly first: number; readonly last: number }[] {
    const found: { first: number; last: number }[] = [];
    const gap = Math.floor(actionBytes / (this.count * (this.place.blank ? 3 : 5)));
    for (let column = 0; column < this.width; column += 1) {
      if (!this.speaks(column)) continue;
      const current = found.at(-1);
      if (current !== undefined && column - current.last - 1 <= gap) current.last = column;
      else found.push({ first: column, last: column });
    }
    return found;
  }

  private speaks(column: number): boolean {
    for (let row = this.place.from; row < this.place.to; row += 1) {
      const value = this.rows[row]?.[column] ?? null;
      if (value !== null) return true;
    }
    return false;
  }

  private address(first: number, last: number): string {
    const { from, to, top, left } = this.place;
    return areaName({ top: top + from, left: left + first, bottom: top + to - 1, right: left + last });
  }
}

const untouched = 'null';
const isFormula = (value: Entry): boolean => typeof value === 'string' && value.startsWith('=');
