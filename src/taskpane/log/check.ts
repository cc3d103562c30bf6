import { notice, type Notice } from '../../domain/notice';
import type { Language } from '../../locale';
import { planEventCompletion, type PlannedEvents } from '../../sheets/completeEvents';
import { planCompletion, type PlannedCompletion } from '../../sheets/completeLog';
import { planCorrection, type Correction } from '../../sheets/correctLog';
import type { Hand } from '../../sheets/log';
import { planMerge } from '../../sheets/mergeLog';
import type { RawWorkbook, WorkbookPlan } from '../../sheets/plan';
import { decodeWorkbook } from '../../sheets/stored';
import { isNeeded, walkLog, type LogVerdict } from '../../sheets/verifyLog';
import { Watched } from '../watched';
import type { Workbook } from '../workbook';
import { handIn } from './hand';

export type CheckPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'checking'; readonly done: number; readonly total: number }
  | { readonly kind: 'writing'; /** Nothing can be stopped any more. */ readonly committing: boolean };

export type CheckOutcome =
  | { readonly kind: 'completed'; readonly rows: number }
  | { readonly kind: 'merged'; readonly rows: number; readonly events: number; /** What people have to look at. */ readonly conflicts: readonly Notice[] }
  | { readonly kind: 'corrected'; readonly logId: string }
  | { readonly kind: 'nothing-to-merge' }
  | { readonly kind: 'cancelled' };

export interface CheckState {
  readonly phase: CheckPhase;
  /** Of the last check; null before, and where the workbook has no log. */
  readonly verdict: LogVerdict | null;
  readonly checked: boolean;
  /** What completing the typed rows would come to. */
  readonly completion: PlannedCompletion | null;
  /** The same for decisions typed into the events. */
  readonly events: PlannedEvents | null;
  readonly outcome: CheckOutcome | null;
  readonly problem: Notice | null;
}

/** How long the pane may be held at a stretch, in milliseconds: a frame. */
const slice = 12;
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

type Made = { readonly plan: WorkbookPlan; readonly outcome: CheckOutcome } | { readonly problem: Notice } | { readonly outcome: CheckOutcome };

/** Checks the log row by row without holding the pane, and writes what a check may ask for: completed rows, joins, corrections. */
export class LogCheck extends Watched<CheckState> {
  #abort: AbortController | null = null;
  readonly #workbook: Workbook;
  readonly #now: () => number;

  constructor(workbook: Workbook, now: () => number) {
    super({ phase: { kind: 'idle' }, verdict: null, checked: false, completion: null, events: null, outcome: null, problem: null });
    this.#workbook = workbook;
    this.#now = now;
  }

  /** Reads the log and walks it. Cancelling leaves the verdict there was. */
  async check(person: string, shown: Language): Promise<void> {
    await this.#run(async (signal) => {
      this.set({ outcome: null, problem: null });
      await this.#check(person, shown, signal);
    });
  }

  cancel(): void {
    this.#abort?.abort();
  }

  complete(person: string, shown: Language): Promise<void> {
    const typed = typedIn(this.getState().verdict, 'log');
    return this.#write(person, shown, (raw, hand) => {
      const planned = planCompletion(raw, hand, typed);
      return planned.plan ? { plan: planned.plan, outcome: { kind: 'completed', rows: planned.completed.length } } : { problem: planned.refused[0]?.problem ?? notice('log-check-again') };
    });
  }

  /** Completes the decisions people typed into the events. */
  completeEvents(person: string, shown: Language): Promise<void> {
    const typed = typedIn(this.getState().verdict, 'events');
    return this.#write(person, shown, (raw, hand) => {
      const planned = planEventCompletion(raw, hand, typed);
      return planned.plan ? { plan: planned.plan, outcome: { kind: 'completed', rows: planned.completed.length } } : { problem: planned.refused[0]?.problem ?? notice('log-check-again') };
    });
  }

  /** Joins what was written side by side, with the rows of a copy where one is given. */
  merge(person: string, shown: Language, copy: File | null): Promise<void> {
    return this.#write(person, shown, async (raw, hand) => {
      const other = copy ? await readCopy(copy) : null;
      if (other && 'problem' in other) return other;
      const planned = planMerge(raw, other?.raw ?? null, hand);
      if (planned.kind === 'refused') return planned;
      return planned.kind === 'nothing' ? { outcome: { kind: 'nothing-to-merge' } } : { plan: planned.plan, outcome: { kind: 'merged', ...planned.taken, conflicts: planned.conflicts } };
    });
  }

  correct(person: string, shown: Language, correction: Correction): Promise<void> {
    return this.#write(person, shown, (raw, hand) => {
      const planned = planCorrection(raw, correction, hand);
      return planned.kind === 'refused' ? planned : { plan: planned.plan, outcome: { kind: 'corrected', logId: planned.logId } };
    });
  }

  async #check(person: string, shown: Language, signal: AbortSignal): Promise<void> {
    this.set({ phase: { kind: 'reading' } });
    const read = await this.#workbook.read(isNeeded);
    if (signal.aborted) return;
    if ('problem' in read) return this.set({ problem: read.problem });
    const stored = decodeWorkbook(read.raw);
    const walk = walkLog(stored);
    let since = performance.now();
    let step = walk.next();
    for (; !step.done; step = walk.next()) {
      if (performance.now() - since < slice) continue;
      this.set({ phase: { kind: 'checking', ...step.value } });
      await breathe();
      if (signal.aborted) return;
      since = performance.now();
    }
    const verdict = step.value;
    const [rows, events] = [typedIn(verdict, 'log'), typedIn(verdict, 'events')];
    const hand = this.#hand(read.raw, person, shown);
    this.set({ verdict, checked: true, completion: rows.length > 0 ? planCompletion(read.raw, hand, rows) : null, events: events.length > 0 ? planEventCompletion(read.raw, hand, events) : null });
  }

  /** Reads afresh (others work in the same workbook), plans, carries out, checks again. */
  #write(person: string, shown: Language, make: (raw: RawWorkbook, hand: Hand) => Made | Promise<Made>): Promise<void> {
    return this.#run(async (signal) => {
      this.set({ phase: { kind: 'writing', committing: false }, outcome: null, problem: null });
      const read = await this.#workbook.read();
      if ('problem' in read) return this.set({ problem: read.problem });
      const made = await make(read.raw, this.#hand(read.raw, person, shown));
      if ('problem' in made) return this.set({ problem: made.problem });
      if ('plan' in made) {
        const done = await this.#workbook.carryOut(made.plan, { signal, onProgress: ({ phase }) => this.set({ phase: { kind: 'writing', committing: phase === 'committing' } }) });
        if (done.kind === 'problem') return this.set({ problem: done.problem });
        if (done.kind === 'cancelled') return this.set({ outcome: { kind: 'cancelled' } });
      }
      await this.#check(person, shown, new AbortController().signal);
      this.set({ outcome: made.outcome });
    });
  }

  async #run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.getState().phase.kind !== 'idle') return;
    const abort = new AbortController();
    this.#abort = abort;
    try {
      await work(abort.signal);
      if (abort.signal.aborted && this.getState().outcome === null) this.set({ outcome: { kind: 'cancelled' } });
    } catch (error) {
      this.set({ problem: notice('pane.fault', { text: error instanceof Error ? error.message : String(error) }) });
    } finally {
      this.#abort = null;
      this.set({ phase: { kind: 'idle' } });
    }
  }

  #hand(raw: RawWorkbook, person: string, shown: Language): Hand {
    return handIn(this.#workbook, raw, { operator: person, moment: this.#now(), shown });
  }
}

/** Rows a person typed into a table, by the sheet's own numbers. */
const typedIn = (verdict: LogVerdict | null, table: 'log' | 'events'): number[] => verdict?.tables.find(({ name }) => name === table)?.typed.map(({ row }) => row) ?? [];

/** The tables of a copy a person chose. What reads workbook files is loaded only then. */
async function readCopy(file: File): Promise<{ readonly raw: RawWorkbook } | { readonly problem: Notice }> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { problem: notice('pane.file-gone', { file: file.name }) };
  }
  const { readWorkbook } = await import('../../xlsx');
  return readWorkbook(bytes);
}
