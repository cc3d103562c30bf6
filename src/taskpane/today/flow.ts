import { civilDateIn, type CivilDate } from '../../domain/civil';
import { marketplaceOf, teamZone } from '../../domain/marketplace';
import { notice, type Notice } from '../../domain/notice';
import type { Language } from '../../locale';
import type { Corrections, RememberedMapping, SourceFile } from '../../reports';
import { pagesOf } from '../../sheets/names';
import type { RawWorkbook } from '../../sheets/plan';
import { settingsOf } from '../../sheets/settings';
import { decodeWorkbook, isByAsin } from '../../sheets/stored';
import { keepMapping, keepProfile, recallMappings, recallProfile, type Profile } from '../profile';
import type { Workbook } from '../workbook';
import { Cancelled, WorkClient } from '../work/client';
import type { ReadingContext, Source } from '../work/messages';
import { checkedTables, homeOf, emptyToday, openReadiness, placedTables, todayReducer, type CheckedTable, type FailedTable, type Item, type Said, type Step, type TodayAction, type TodayState } from './state';

export interface TodaySetup {
  readonly workbook: Workbook;
  readonly client: WorkClient;
  /** Epoch milliseconds now. */
  readonly now: () => number;
}

/** A source with what is known of it beforehand (the sample store's days). */
export interface Brought {
  readonly source: Source;
  readonly size: number | null;
  /** When the file was last written, in milliseconds. */
  readonly saved?: number;
  readonly said?: Said;
  /** Of the made-up store. */
  readonly sample?: boolean;
}

/** The day's work: bring exports in, check them, build, read what came of it. Holds the state; React only shows it. */
export class Today {
  #state: TodayState = emptyToday;
  #profile: Profile;
  #reading = false;
  #abort: AbortController | null = null;
  #list: SourceFile | null = null;
  readonly #setup: TodaySetup;
  readonly #listeners = new Set<() => void>();

  constructor(setup: TodaySetup) {
    this.#setup = setup;
    this.#profile = recallProfile(setup.workbook);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): TodayState => this.#state;
  readonly getProfile = (): Profile => this.#profile;

  tables(): { readonly tables: readonly CheckedTable[]; readonly failed: readonly FailedTable[] } {
    return checkedTables(this.#state.items, this.#state.said, homeOf(this.#profile.home, this.#state.workbook));
  }

  setProfile(profile: Profile): void {
    this.#profile = profile;
    // A new state, so that whoever shows it looks again.
    this.#state = { ...this.#state };
    this.#tell();
    // Where the document cannot be written the answer still holds for this sitting.
    keepProfile(this.#setup.workbook, profile).catch(() => null);
  }

  /** Looks at the workbook: whose it is, and what is in it. */
  async look(): Promise<void> {
    // Products by day come in many long answers, and nothing that is shown before a build needs them.
    await this.#look((table) => !isByAsin(table));
  }

  async #look(wanted?: Parameters<Workbook['read']>[0]): Promise<void> {
    const read = await this.#setup.workbook.read(wanted);
    if ('problem' in read) {
      this.#dispatch({ type: 'problem', problem: read.problem });
      return;
    }
    const { settings, dayTotals, dayNotes } = decodeWorkbook(read.raw);
    const { store, rules, overrides } = settingsOf(settings);
    const ours = store !== null || read.raw.sheets.some(({ mark }) => mark !== null);
    this.#dispatch({ type: 'workbook', facts: { raw: read.raw, store, ours, days: dayTotals.filter((day) => day.store === store), notes: dayNotes, rules, overrides, empty: read.raw.sheets.every(({ empty }) => empty) } });
  }

  /** `list` is the product list of the made-up store. */
  bring(brought: readonly Brought[], list: SourceFile | null = null): void {
    if (brought.length === 0) return;
    this.#list = list;
    const sample = brought.some((one) => one.sample);
    // The made-up store never mixes with a real one.
    if (this.#state.items.some((item) => item.sample !== sample)) this.#dispatch({ type: 'start-over' });
    const first = this.#state.nextId;
    const items = brought.map(({ source, size, saved = null }, index): Item => ({ id: `s${first + index}`, source, size, saved, sample, status: { kind: 'waiting' } }));
    const said = Object.fromEntries(brought.flatMap(({ said: one }, index) => (one ? [[`s${first + index}:0`, one] as const] : [])));
    this.#dispatch({ type: 'brought', items, said });
    void this.#readOn();
  }

  say(table: string, said: Said): void {
    this.#dispatch({ type: 'said', table, said });
  }

  /** Reads a table again under other assumptions. */
  correct(table: string, corrections: Corrections): void {
    const before = this.#state.said[table]?.corrections;
    this.say(table, { corrections: { ...before, ...corrections }, ...(corrections.marketplace ? { marketplace: corrections.marketplace } : {}) });
    this.#dispatch({ type: 'again', id: table.slice(0, table.lastIndexOf(':')) });
    void this.#readOn();
  }

  /** A mapping of columns the person confirmed: used now, and next time for files with the same headers. */
  confirmMapping(table: string, corrections: Corrections, mapping: RememberedMapping): void {
    keepMapping(this.#setup.workbook, mapping).catch(() => null);
    this.correct(table, corrections);
  }

  /** How the dates of these tables, all with the same headers, are written: used now, and next time for files with the same headers. */
  chooseDateOrder(tables: readonly CheckedTable[], dateOrder: 'mdy' | 'dmy'): void {
    const schema = tables[0]?.preview.schema;
    if (!schema) return;
    const fields = Object.fromEntries(schema.columns.map(({ header, field }) => [header, field]));
    keepMapping(this.#setup.workbook, { kind: schema.kind, fields, dateOrder }).catch(() => null);
    for (const { preview } of tables) this.correct(preview.id, { dateOrder });
  }

  retry(id: string): void {
    this.#dispatch({ type: 'again', id });
    void this.#readOn();
  }

  remove(id: string): void {
    this.#dispatch({ type: 'removed', id });
    void this.#setup.client.drop(id).catch(() => null);
  }

  problem(problem: Notice | null): void {
    this.#dispatch({ type: 'problem', problem });
  }

  startOver(): void {
    for (const { id } of this.#state.items) void this.#setup.client.drop(id).catch(() => null);
    this.#dispatch({ type: 'start-over' });
    void this.look();
  }

  /** Stops reading, or building while nothing is written yet. */
  cancel(): void {
    this.#abort?.abort();
    this.#setup.client.cancel();
    this.#dispatch({ type: 'reading-cancelled' });
  }

  /** Whether everything a build needs is there and nothing is left to ask or to confirm. */
  isReady(): boolean {
    const { step, items, workbook } = this.#state;
    const { tables } = this.tables();
    const named = this.#isSample() || ((workbook?.store ?? this.#profile.store.trim()) !== '' && this.#profile.operator.trim() !== '');
    const busy = items.some(({ status }) => status.kind === 'waiting' || status.kind === 'reading');
    return step.kind === 'check' && !busy && named && tables.some(({ readiness }) => readiness === 'ready') && !tables.some(({ readiness, dayFrom }) => openReadiness.has(readiness) || (readiness === 'ready' && dayFrom !== null && dayFrom !== 'said'));
  }

  async build(language: Language): Promise<void> {
    await this.#carryOut(language, 'build', [], { kind: 'check' });
  }

  /** Takes imports back by their ids: the figures they brought leave the history, their pages follow. */
  async takeBack(ids: readonly string[], language: Language): Promise<void> {
    await this.#carryOut(language, 'take-back', ids, this.#state.step);
  }

  /** Who writes into the log, and when. */
  sender(): { readonly store: string; readonly operator: string; readonly moment: number } {
    const store = this.#state.workbook?.store ?? (this.#isSample() ? sampleStore : this.#profile.store.trim());
    return { store, operator: this.#profile.operator.trim() || store, moment: this.#setup.now() };
  }

  /** Whether there is a report that could be written again, and nothing brought in that a person has still to check. */
  canRebuild(): boolean {
    const { step, workbook } = this.#state;
    return (step.kind === 'bring' || step.kind === 'result') && pagesOf(workbook?.raw ?? null).length > 0;
  }

  /** Whether there is such a report, and what was brought in stands before it. */
  rebuildWaits(): boolean {
    const { step, workbook } = this.#state;
    return step.kind === 'check' && pagesOf(workbook?.raw ?? null).length > 0;
  }

  /** Writes each marketplace's newest report again, by the settings as they are now. */
  async rebuild(language: Language): Promise<void> {
    await this.#carryOut(language, 'rebuild', [], this.#state.step);
  }

  async #carryOut(language: Language, work: 'build' | 'take-back' | 'rebuild', takeBack: readonly string[], back: Step): Promise<void> {
    const { workbook, client } = this.#setup;
    const abort = new AbortController();
    this.#abort = abort;
    const takingBack = work === 'take-back';
    const stop = (problem: Notice | null): void => this.#dispatch({ type: 'stopped', problem, back });
    try {
      this.#dispatch({ type: 'building', phase: { kind: 'workbook' }, takingBack });
      await this.#look();
      const facts = this.#state.workbook;
      if (this.#state.problem !== null || facts === null) return stop(this.#state.problem);
      if (abort.signal.aborted) return stop(null);
      const { store, operator, moment } = this.sender();
      const elsewhere = work === 'build' ? this.elsewhere() : null;
      if (elsewhere) return stop(elsewhere);
      this.#dispatch({ type: 'building', phase: { kind: 'planning' }, takingBack });
      const placed = work === 'build' ? placedTables(this.tables().tables) : [];
      // Into a new workbook: in one that has a product table the person's own entries stand.
      const list = work === 'build' && facts.store === null ? this.#list : null;
      const also = work === 'rebuild' ? newestPages(facts.raw) : [];
      const result = await client.build({ raw: facts.raw, store, operator, language, moment, placed, takeBack, also, list });
      if (abort.signal.aborted) return stop(null);
      const outcome = await workbook.carryOut(result.build.plan, { signal: abort.signal, onProgress: (progress) => this.#dispatch({ type: 'building', phase: { kind: 'writing', progress }, takingBack }) });
      if (outcome.kind !== 'done') return stop(outcome.kind === 'problem' ? outcome.problem : null);
      const before = back.kind === 'result' ? back : null;
      this.#dispatch({
        type: 'built', warnings: outcome.warnings, takenBack: [...(before?.takenBack ?? []), ...takeBack],
        result: before ? { ...result, imports: before.result.imports, build: { ...result.build, adHealth: before.result.build.adHealth } } : result,
      });
      await this.look();
    } catch (error) {
      stop(error instanceof Cancelled ? null : notice('pane.fault', { text: error instanceof Error ? error.message : String(error) }));
    } finally {
      this.#abort = null;
    }
  }

  /** Reads what waits, one source after the other; one that fails leaves the others alone. */
  async #readOn(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      for (let item = this.#waiting(); item; item = this.#waiting()) await this.#readOne(item);
    } finally {
      this.#reading = false;
    }
  }

  /** Why these files do not belong into this workbook: the made-up store never mixes with a real one. Null where they do. */
  elsewhere(): Notice | null {
    const store = this.#state.workbook?.store ?? null;
    if (store === null || this.#isSample() === (store === sampleStore)) return null;
    return notice(this.#isSample() ? 'pane.sample-elsewhere' : 'pane.sample-workbook', { store });
  }

  #isSample(): boolean {
    return this.#state.items.some(({ sample }) => sample);
  }

  #waiting(): Item | undefined {
    return this.#state.items.find(({ status }) => status.kind === 'waiting');
  }

  async #readOne({ id, source }: Item): Promise<void> {
    this.#dispatch({ type: 'reading', id, part: null });
    const corrections = Object.fromEntries(Object.entries(this.#state.said).flatMap(([table, { corrections: one }]) => (one && table.startsWith(`${id}:`) ? [[table, one] as const] : [])));
    try {
      const reading = await this.#setup.client.read(id, source, this.#context(), corrections, ({ done, all }) => this.#dispatch({ type: 'reading', id, part: done / all }));
      this.#dispatch({ type: 'read', id, reading });
    } catch (error) {
      if (!(error instanceof Cancelled)) this.#dispatch({ type: 'failed', id, text: error instanceof Error ? error.message : String(error) });
    }
  }

  #context(): ReadingContext {
    const zone = marketplaceOf(this.#profile.home ?? '')?.zone ?? teamZone;
    return { today: civilDateIn(this.#setup.now(), zone), remembered: recallMappings(this.#setup.workbook) };
  }

  #dispatch(action: TodayAction): void {
    this.#state = todayReducer(this.#state, action);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The newest day that has a page, of each marketplace. */
function newestPages(raw: RawWorkbook): { marketplace: string; date: CivilDate }[] {
  const newest = new Map<string, CivilDate>();
  for (const { marketplace, date } of pagesOf(raw)) if (date > (newest.get(marketplace) ?? '')) newest.set(marketplace, date);
  return [...newest].map(([marketplace, date]) => ({ marketplace, date }));
}

/** The made-up store's name: its data goes into a workbook of its own. */
export const sampleStore = 'Fennavo Home & Tech';
