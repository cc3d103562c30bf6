import type { ItemLine } from '../../domain/checklist';
import type { CivilDate } from '../../domain/civil';
import { notice, type Notice } from '../../domain/notice';
import type { Language } from '../../locale';
import { checklistPlaces, checklistView, planStandup, type ChecklistPlace, type ChecklistView } from '../../sheets/checklistDay';
import type { WorkbookPlan } from '../../sheets/plan';
import { decodeWorkbook, type StoredData } from '../../sheets/stored';
import { asinDaysTable, asinWeeksTable, dayTotalsTable, eventsTable, logTable } from '../../sheets/tables';
import { planTick } from '../../sheets/tickPlan';
import { Watched } from '../watched';
import type { Workbook } from '../workbook';
import { handIn } from './hand';

export type ChecklistBusy = 'reading' | 'writing' | 'committing';

export type ChecklistOutcome =
  | { readonly kind: 'tick' | 'untick' | 'note'; readonly id: string }
  | { readonly kind: 'standup'; readonly date: string }
  | { readonly kind: 'cancelled' };

export interface ChecklistState {
  readonly busy: ChecklistBusy | null;
  /** Null before the first reading. */
  readonly places: readonly ChecklistPlace[] | null;
  readonly view: ChecklistView | null;
  /** The sheet people tick on; null where there is none yet. */
  readonly sheet: string | null;
  readonly outcome: ChecklistOutcome | null;
  readonly warnings: readonly Notice[];
  readonly problem: Notice | null;
}

/** Tables a tick has nothing to do with, and which are long. */
const unneeded: ReadonlySet<string> = new Set([asinDaysTable, asinWeeksTable, dayTotalsTable, logTable, eventsTable].map(({ name }) => name));

/** The daily checklist: read with the history once, ticked over a fresh reading of its own table. */
export class ChecklistDesk extends Watched<ChecklistState> {
  #stored: StoredData | null = null;
  #abort: AbortController | null = null;
  readonly #workbook: Workbook;
  readonly #now: () => number;

  constructor(workbook: Workbook, now: () => number) {
    super({ busy: null, places: null, view: null, sheet: null, outcome: null, warnings: [], problem: null });
    this.#workbook = workbook;
    this.#now = now;
  }

  /** Reads everything and shows the marketplace and day shown before, else the proposed ones. */
  look(shown: Language): Promise<void> {
    return this.#run('reading', () => this.#read(shown));
  }

  choose(marketplace: string, date?: CivilDate): void {
    const place = this.getState().places?.find((one) => one.marketplace === marketplace);
    if (!place || !this.#stored || this.getState().busy !== null) return;
    this.set({ view: checklistView(this.#stored, place, date ?? place.proposed, this.#now()), outcome: null, warnings: [], problem: null });
  }

  /** Ticks an item, takes a tick back, or only keeps a note. */
  tick(line: ItemLine, done: boolean, note: string, operator: string, shown: Language): Promise<void> {
    return this.#run('writing', async (signal) => {
      const { view } = this.getState();
      if (!view) return;
      const { place: { store, marketplace }, date, lines } = view;
      const read = await this.#workbook.read(({ name }) => !unneeded.has(name.toLowerCase()));
      if ('problem' in read) return this.set({ problem: read.problem });
      const hand = handIn(this.#workbook, read.raw, { operator, moment: this.#now(), shown });
      const planned = planTick(read.raw, { store, marketplace, date, item: line.item.id, done, note, seen: line.tick }, lines, hand);
      if (planned.kind === 'refused') {
        this.#take(decodeWorkbook(read.raw), view);
        return this.set({ problem: planned.problem });
      }
      if (!(await this.#carryOut(planned.plan, signal))) return;
      const now = await this.#workbook.read(({ name }) => !unneeded.has(name.toLowerCase()));
      if ('problem' in now) return this.set({ problem: now.problem });
      this.#take(decodeWorkbook(now.raw), view);
      this.set({ outcome: { kind: done === (line.tick?.person != null) ? 'note' : done ? 'tick' : 'untick', id: line.item.id } });
    });
  }

  /** Writes the stand-up page of the marketplace anew and shows it. */
  standup(shown: Language): Promise<void> {
    return this.#run('writing', async (signal) => {
      const { view } = this.getState();
      const read = await this.#workbook.read();
      if ('problem' in read) return this.set({ problem: read.problem });
      if (!view) return;
      const { language, moment } = handIn(this.#workbook, read.raw, { operator: '', moment: this.#now(), shown });
      if (await this.#carryOut(planStandup(read.raw, view.place, language, moment), signal)) this.set({ outcome: { kind: 'standup', date: view.place.newest ?? view.place.proposed } });
    });
  }

  cancel(): void {
    this.#abort?.abort();
  }

  async #read(shown: Language): Promise<void> {
    const read = await this.#workbook.read();
    if ('problem' in read) return this.set({ problem: read.problem });
    const stored = decodeWorkbook(read.raw);
    const { store } = handIn(this.#workbook, read.raw, { operator: '', moment: this.#now(), shown });
    const places = checklistPlaces(stored, store, this.#now());
    const before = this.getState().view;
    const place = places.find(({ marketplace }) => marketplace === before?.place.marketplace) ?? places[0];
    this.#stored = stored;
    const date = place && before && place.days.includes(before.date) && place.marketplace === before.place.marketplace ? before.date : place?.proposed;
    this.set({ places, sheet: stored.tables.checklist.raw?.sheet ?? null, view: place && date ? checklistView(stored, place, date, this.#now()) : null });
  }

  /** The ticks as they are now beside the history as it was read. */
  #take(fresh: StoredData, { place, date }: ChecklistView): void {
    if (!this.#stored) return;
    this.#stored = { ...this.#stored, ticks: fresh.ticks, tables: { ...this.#stored.tables, checklist: fresh.tables.checklist } };
    this.set({ sheet: fresh.tables.checklist.raw?.sheet ?? null, view: checklistView(this.#stored, place, date, this.#now()) });
  }

  /** Whether the plan was carried out; why not is told. */
  async #carryOut(plan: WorkbookPlan, signal: AbortSignal): Promise<boolean> {
    const done = await this.#workbook.carryOut(plan, { signal, onProgress: ({ phase }) => this.set({ busy: phase === 'committing' ? 'committing' : 'writing' }) });
    if (done.kind === 'problem') this.set({ problem: done.problem });
    else if (done.kind === 'cancelled') this.set({ outcome: { kind: 'cancelled' } });
    else this.set({ warnings: done.warnings });
    return done.kind === 'done';
  }

  async #run(busy: ChecklistBusy, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.getState().busy !== null) return;
    const abort = new AbortController();
    this.#abort = abort;
    this.set({ busy, outcome: null, warnings: [], problem: null });
    try {
      await work(abort.signal);
    } catch (error) {
      this.set({ problem: notice('pane.fault', { text: error instanceof Error ? error.message : String(error) }) });
    } finally {
      this.#abort = null;
      this.set({ busy: null });
    }
  }
}
