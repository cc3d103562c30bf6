import { notice, type Notice } from '../domain/notice';
import { areaName } from '../sheets/hand/a1';
import { type Block, type Scope, type Value, findAmzFormulas, readAreas } from './amzFormulas';
import { type Step, Desk, actionBytes, jsonBytes, pack, step } from './batch';
import { type Entry, entryOf } from './entry';
import { isOfficeError, problemOf, Stopped } from './problem';
import { inSession, suspend, type Session } from './session';

/**
 * Native formulas for the cells one formula fills (`rows` by `columns`), null for a cell without one; or why there is
 * none at all. The functions know them; this room only writes and compares.
 */
export type Translate = (formula: string, rows: number, columns: number) => readonly (readonly (string | null)[])[] | { readonly refused: Notice };

export interface TurnOptions {
  readonly scope: Scope;
  /** Only counts; nothing is written. */
  readonly dryRun: boolean;
  /** Null turns everything into values. */
  readonly native: Translate | null;
  readonly onProgress?: (done: number, total: number) => void;
  /** Until the end of the run; what was written is put back. */
  readonly signal?: AbortSignal;
}

/** A reason and how many it holds for. */
export interface Counted {
  readonly notice: Notice;
  readonly count: number;
}

export interface Turned {
  /** Formulas with a function of ours that are turned, spilled ones counted once. */
  readonly formulas: number;
  /** Cells with a native formula now. In a dry run: at most so many, because only writing shows what they come to. */
  readonly native: number;
  /** Cells with a value now. */
  readonly values: number;
  /** Why cells hold values although native formulas were asked for, counted in cells. */
  readonly asValues: readonly Counted[];
  /** Formulas that stay as they are, counted in formulas. */
  readonly kept: readonly Counted[];
  /** Brings the formulas back where nobody has changed the cells since; null where nothing was written. */
  readonly takeBack: (() => Promise<TakenBack | { readonly problem: Notice }>) | null;
}

export interface TakenBack {
  readonly formulas: number;
  /** Formulas that stay away because somebody has changed a cell they filled. */
  readonly changed: number;
}

/** A block on its way: `native` loses the formulas that come to something else. */
interface Turning {
  readonly block: Block;
  readonly native: (string | null)[][];
}

/**
 * Turns formulas with AMZ functions into native formulas or into the values they show, so that the file can be read
 * without the add-in. A native formula stays only where it comes to what the AMZ formula came to; a formula that spills
 * becomes one for each cell. Formulas on protected or filtered sheets, and those nobody has worked out, are left and
 * counted. A run that fails or is cancelled puts every formula back.
 */
export async function turnFormulas(options: TurnOptions): Promise<Turned | { readonly problem: Notice }> {
  try {
    return await inSession(async (session) => {
      const { blocks, kept } = await findAmzFormulas(stoppable(session, options.signal), options.scope);
      const reasons = new Reasons();
      const turning = blocks.map((block) => plan(block, options.native, reasons));
      if (!options.dryRun && blocks.length > 0) await writeAll(session, turning, reasons, options);
      const native = turning.reduce((sum, one) => sum + nativeCount(one), 0);
      const leftAlone = new Reasons();
      for (const { notice: why } of kept) leftAlone.add(why, 1);
      return {
        formulas: blocks.reduce((sum, block) => sum + formulaCount(block), 0), native, values: turning.reduce((sum, { native: cells }) => sum + cells.flat().length, 0) - native,
        asValues: reasons.list(), kept: leftAlone.list(),
        takeBack: options.dryRun || blocks.length === 0 ? null : await wayBack(session, blocks).catch(() => null),
      };
    });
  } catch (error) {
    const problem = problemOf(error);
    return { problem: problem.params['code'] === 'InvalidSelection' ? notice('excel-several-areas') : problem };
  }
}

/** A session that ends where the person cancels, for the part of a run that has written nothing. */
function stoppable(session: Session, signal: AbortSignal | undefined): Session {
  return {
    send: (prepare) => {
      stopIfCancelled(signal);
      return session.send(prepare);
    },
    get roundTrips() {
      return session.roundTrips;
    },
  };
}

function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Stopped(notice('turn-cancelled'));
}

const formulaCount = ({ formulas }: Block): number => formulas.flat().filter((formula) => formula !== null).length;
const nativeCount = ({ native }: Turning): number => native.flat().filter((formula) => formula !== null).length;

class Reasons {
  private readonly counts = new Map<string, Counted>();

  add(why: Notice, count: number): void {
    if (count === 0) return;
    const key = JSON.stringify(why);
    this.counts.set(key, { notice: why, count: (this.counts.get(key)?.count ?? 0) + count });
  }

  list(): Counted[] {
    return [...this.counts.values()].sort((a, b) => b.count - a.count);
  }
}

function plan(block: Block, translate: Translate | null, reasons: Reasons): Turning {
  if (translate === null) return { block, native: block.values.map((line) => line.map(() => null)) };
  const [rows, columns] = [block.values.length, block.values[0]?.length ?? 0];
  const spills = block.formulas.some((line) => line.includes(null));
  const of = (formula: string, height: number, width: number): (string | null)[][] => {
    const cells = translate(formula, height, width);
    const found = 'refused' in cells ? Array.from({ length: height }, () => new Array<null>(width).fill(null)) : cells.map((line) => [...line]);
    reasons.add('refused' in cells ? cells.refused : notice('native-arguments'), found.flat().filter((cell) => cell === null).length);
    return found;
  };
  const native = spills ? of(block.formulas[0]?.[0] ?? '', rows, columns) : block.formulas.flatMap((line) => of(line[0] ?? '', 1, 1));
  return { block, native };
}

async function writeAll(session: Session, turning: readonly Turning[], reasons: Reasons, { onProgress, signal }: TurnOptions): Promise<void> {
  const total = turning.length;
  let sent = 0;
  try {
    let open = [...turning];
    // What differs becomes a value, which may change what another formula comes to: looked at again until all agree.
    while (open.length > 0) {
      for (const batch of batchesOf(open, writeStep)) {
        stopIfCancelled(signal);
        sent = Math.max(sent, ...batch.map(({ index }) => turning.indexOf(open[index] as Turning) + 1));
        await sendAll(session, batch.map(({ step: one }) => one));
        onProgress?.(sent, total);
      }
      const withNative = turning.filter((one) => nativeCount(one) > 0);
      if (withNative.length === 0) break;
      // Also in a workbook that calculates only when asked.
      await session.send(({ application }) => application.calculate('Recalculate'));
      const now = await readAreas(session, withNative.map(({ block }) => block), 'formulas,values');
      open = withNative.filter((one, index) => dropDifferent(one, now[index]?.values ?? [], reasons) > 0);
    }
  } catch (error) {
    await putBack(session, turning.slice(0, sent).map(({ block }) => block), error);
    throw error instanceof Stopped || !isOfficeError(error) ? error : new Stopped(failed(error));
  }
}

function failed(error: { readonly code: string; readonly message: string }): Notice {
  const problem = problemOf(error);
  return problem.code === 'excel-failed' ? notice('turn-failed', { code: error.code, message: error.message }) : problem;
}

/** Puts the formulas back after an error; where that fails too, says so, because only Excel's undo is left. */
async function putBack(session: Session, blocks: readonly Block[], cause: unknown): Promise<void> {
  try {
    for (const batch of batchesOf(blocks, restoreStep)) await sendAll(session, batch.map(({ step: one }) => one));
  } catch (error) {
    if (!isOfficeError(error)) throw error;
    throw new Stopped(notice('turn-half', { code: isOfficeError(cause) ? cause.code : error.code }));
  }
}

function dropDifferent({ block, native }: Turning, now: readonly (readonly Value[])[], reasons: Reasons): number {
  let dropped = 0;
  native.forEach((line, r) => line.forEach((formula, c) => {
    if (formula === null || same(block.values[r]?.[c], now[r]?.[c])) return;
    line[c] = null;
    dropped += 1;
  }));
  reasons.add(notice('turn-differs'), dropped);
  return dropped;
}

/** Excel's own functions and ours may round differently in the last places. */
const precision = 1e-7;

function same(a: Value | undefined, b: Value | undefined): boolean {
  return typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= precision * Math.max(1, Math.abs(a)) : a === b;
}

const isText = (format: string | undefined): boolean => format === '@';

function writeStep({ block, native }: Turning): Step {
  const entries = block.values.map((line, r) => line.map((value, c): Entry => native[r]?.[c] ?? valueEntry(value)));
  // Written into a cell whose format is text, a formula or a number would be text.
  const formats = formatsOf(block, 'General');
  return step((desk) => {
    const range = desk.range(block.sheet, areaName(block.area));
    if (formats !== null) range.numberFormat = formats;
    range.formulas = entries;
  }, jsonBytes(entries) + 2 * actionBytes);
}

/** `format` for the cells that were text cells, nothing for the others; null where there is none. */
function formatsOf({ numberFormats }: Block, format: string): (string | null)[][] | null {
  return numberFormats.some((line) => line.some(isText)) ? numberFormats.map((line) => line.map((one) => (isText(one) ? format : null))) : null;
}

const errorValue = /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NULL!)$/;
const valueEntry = (value: Value): Entry => (typeof value === 'string' && errorValue.test(value) ? value : entryOf(value, false));

function restoreStep(block: Block): Step {
  const formats = formatsOf(block, '@');
  const spills = block.formulas.some((line) => line.includes(null));
  const entries = spills ? [[block.formulas[0]?.[0] ?? null]] : block.formulas.map((line) => [...line]);
  const { top, left } = block.area;
  return step((desk) => {
    const range = desk.range(block.sheet, areaName(block.area));
    // A formula spills into empty cells only.
    if (spills) range.clear('Contents');
    const anchor = spills ? desk.range(block.sheet, areaName({ top, left, bottom: top, right: left })) : range;
    anchor.formulas = entries;
    if (formats !== null) range.numberFormat = formats;
  }, jsonBytes(entries) + 4 * actionBytes);
}

function batchesOf<Item>(items: readonly Item[], make: (item: Item) => Step): { readonly step: Step; readonly index: number }[][] {
  const steps = items.map((item, index) => ({ index, step: make(item) }));
  const byStep = new Map(steps.map((one) => [one.step, one]));
  return pack(steps.map((one) => one.step)).map((batch) => batch.flatMap((one) => byStep.get(one) ?? []));
}

async function sendAll(session: Session, steps: readonly Step[]): Promise<void> {
  await session.send((context) => {
    suspend(context);
    const desk = new Desk(context);
    for (const { take } of steps) take(desk);
  });
}

/** Remembers what stands there now, so that going back does not write over what somebody does afterwards. */
async function wayBack(session: Session, blocks: readonly Block[]): Promise<NonNullable<Turned['takeBack']>> {
  const written = await readAreas(session, blocks, 'formulas');
  return async () => {
    try {
      return await inSession(async (later) => {
        const now = await readAreas(later, blocks, 'formulas');
        const untouched = blocks.filter((_, index) => JSON.stringify(now[index]?.formulas) === JSON.stringify(written[index]?.formulas));
        for (const batch of batchesOf(untouched, restoreStep)) await sendAll(later, batch.map(({ step: one }) => one));
        const formulas = untouched.reduce((sum, block) => sum + formulaCount(block), 0);
        return { formulas, changed: blocks.reduce((sum, block) => sum + formulaCount(block), 0) - formulas };
      });
    } catch (error) {
      return { problem: problemOf(error) };
    }
  };
}
