import { notice, type Notice } from '../../domain/notice';
import { personKey } from '../../domain/person';
import type { Person } from '../../domain/team';
import type { Language } from '../../locale';
import type { RawWorkbook, WorkbookPlan } from '../../sheets/plan';
import { settingKey, settingsOf, type Settings } from '../../sheets/settings';
import { planSettings, type PersonChange, type Refusal, type SettingChange, type SettingsChanges } from '../../sheets/settingsPlan';
import { decodeWorkbook, type StoredData } from '../../sheets/stored';
import type { Workbook } from '../workbook';

/** The workbook as it was last read. */
export interface Facts {
  readonly raw: RawWorkbook;
  readonly stored: StoredData;
  readonly settings: Settings;
  /** Whether it carries sheets of ours; one that does not is asked for before it gets any. */
  readonly ours: boolean;
}

export type Work = { readonly kind: 'idle' } | /** Whether these may be written into a workbook that is nobody's yet. */ { readonly kind: 'asking'; readonly changes: SettingsChanges } | { readonly kind: 'saving' } | { readonly kind: 'saved'; readonly count: number; readonly rules: boolean };

export interface DeskState {
  readonly facts: Facts | null;
  /** Values typed and not written yet, by `settingKey`. */
  readonly drafts: ReadonlyMap<string, SettingChange>;
  /** The team as it shall be; null where nobody touched it. */
  readonly people: readonly Person[] | null;
  readonly work: Work;
  readonly refused: readonly Refusal[];
  readonly problem: Notice | null;
}

const quiet = { drafts: new Map<string, SettingChange>(), people: null, refused: [], problem: null } as const;

/** What a person changes in the settings until it is written: nothing reaches the workbook before `save`. */
export class SettingsDesk {
  #state: DeskState = { ...quiet, facts: null, work: { kind: 'idle' } };
  readonly #workbook: Workbook;
  readonly #listeners = new Set<() => void>();

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): DeskState => this.#state;

  async look(): Promise<void> {
    const read = await this.#workbook.read();
    if ('problem' in read) this.#set({ problem: read.problem });
    else this.#set({ facts: factsOf(read.raw) });
  }

  /** A value as it is typed; `shown` is what the field shows of the stored one, and typing that is no change. */
  draft(change: SettingChange, shown: string): void {
    const { drafts } = this.#state;
    const key = settingKey(change);
    const next = new Map(drafts);
    if (String(change.value ?? '') === shown) next.delete(key);
    else next.set(key, change);
    this.#set({ drafts: next, work: { kind: 'idle' }, refused: [], problem: null });
  }

  draftPeople(people: readonly Person[]): void {
    this.#set({ people, work: { kind: 'idle' }, refused: [], problem: null });
  }

  discard(): void {
    this.#set({ ...quiet, work: { kind: 'idle' } });
  }

  /** Says what went wrong outside of writing. */
  complain(problem: Notice | null): void {
    this.#set({ problem });
  }

  /** Takes the question back; what was typed stays. */
  calm(): void {
    this.#set({ work: { kind: 'idle' } });
  }

  changes(): SettingsChanges {
    const { drafts, people, facts } = this.#state;
    return { settings: [...drafts.values()], people: people ? peopleChanges(facts?.stored.people ?? [], people) : [] };
  }

  count(): number {
    const { settings, people } = this.changes();
    return settings.length + people.length;
  }

  /** Whether there is nothing to save and nothing to say. */
  isQuiet(): boolean {
    const { work, problem, refused } = this.#state;
    return work.kind === 'idle' && problem === null && refused.length === 0 && this.count() === 0;
  }

  /** Writes what was typed. */
  async save(language: Language): Promise<boolean> {
    return this.take(this.changes(), language);
  }

  /** The person agrees that the workbook gets sheets of ours. */
  async agree(language: Language): Promise<boolean> {
    const { work } = this.#state;
    return work.kind === 'asking' && (await this.take(work.changes, language, true));
  }

  /** Writes changes, typed or taken over from a text. A workbook without sheets of ours is asked for first. */
  async take(changes: SettingsChanges, language: Language, agreed = false): Promise<boolean> {
    if (this.#state.facts?.ours === false && !agreed) {
      this.#set({ work: { kind: 'asking', changes } });
      return false;
    }
    this.#set({ work: { kind: 'saving' }, problem: null, refused: [] });
    // What others wrote meanwhile stays: the plan is made over the workbook as it is now.
    const read = await this.#workbook.read();
    if ('problem' in read) return this.#stop(read.problem);
    const { plan, refused, changed } = planSettings(read.raw, changes, language);
    const problem = plan ? await this.#carryOut(plan) : null;
    if (problem) return this.#stop(problem);
    const left = new Map(refused.flatMap((one) => (one.kind === 'setting' ? [[settingKey(one.change), one.change] as const] : [])));
    const rules = changed.some((one) => one.kind === 'setting' && !one.id.startsWith('workbook.'));
    this.#set({ drafts: left, people: refused.some(({ kind }) => kind === 'person') ? this.#state.people : null, refused, work: { kind: 'saved', count: changed.length, rules } });
    await this.look();
    return true;
  }

  /** Writes something else by a plan over the workbook as it is now; how much it was, null where it did not work. */
  async write(plan: (raw: RawWorkbook) => { readonly plan: WorkbookPlan | null; readonly count: number }): Promise<number | null> {
    this.#set({ problem: null });
    const read = await this.#workbook.read();
    if ('problem' in read) {
      this.#stop(read.problem);
      return null;
    }
    const { plan: made, count } = plan(read.raw);
    const problem = made ? await this.#carryOut(made) : null;
    if (problem) {
      this.#stop(problem);
      return null;
    }
    await this.look();
    return count;
  }

  async #carryOut(plan: WorkbookPlan): Promise<Notice | null> {
    try {
      const outcome = await this.#workbook.carryOut(plan, { signal: new AbortController().signal, onProgress: () => undefined });
      if (outcome.kind === 'done') return null;
      return outcome.kind === 'problem' ? outcome.problem : notice('pane.fault', { text: outcome.kind });
    } catch (error) {
      return notice('pane.fault', { text: error instanceof Error ? error.message : String(error) });
    }
  }

  #stop(problem: Notice): boolean {
    this.#set({ work: { kind: 'idle' }, problem });
    return false;
  }

  #set(part: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}

function factsOf(raw: RawWorkbook): Facts {
  const stored = decodeWorkbook(raw);
  const settings = settingsOf(stored.settings);
  return { raw, stored, settings, ours: settings.store !== null || raw.sheets.some(({ mark }) => mark !== null) };
}

/** How the team gets from what is there to what shall be. */
function peopleChanges(before: readonly Person[], after: readonly Person[]): PersonChange[] {
  const old = new Map(before.map((person) => [personKey(person.name), person]));
  const kept = new Set(after.map(({ name }) => personKey(name)));
  const seen = new Set<string>();
  return [
    ...before.flatMap((person): PersonChange[] => (kept.has(personKey(person.name)) ? [] : [{ kind: 'remove', name: person.name }])),
    ...after.flatMap((person): PersonChange[] => {
      const key = personKey(person.name);
      const twin = seen.has(key);
      seen.add(key);
      const was = twin ? undefined : old.get(key);
      if (!was) return [{ kind: 'add', person }];
      return was.role === person.role && was.phase === person.phase && was.note === person.note ? [] : [{ kind: 'edit', person }];
    }),
  ];
}
