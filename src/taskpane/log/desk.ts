import { civilDateIn } from '../../domain/civil';
import { marketplaceOf, teamZone } from '../../domain/marketplace';
import { notice, type Notice } from '../../domain/notice';
import { outcomesOf, type OutcomeLine } from '../../domain/outcome';
import { personKey } from '../../domain/person';
import type { Proposal } from '../../domain/proposal';
import type { Decision } from '../../domain/review';
import type { Language } from '../../locale';
import { logBook, type LogEntry } from '../../sheets/logBook';
import { executedChanges } from '../../sheets/outcomes';
import { withFills } from '../../sheets/keptLog';
import type { RawWorkbook, WorkbookPlan } from '../../sheets/plan';
import { planProposals } from '../../sheets/proposals';
import { planDecision } from '../../sheets/reviewPlan';
import { settingsOf } from '../../sheets/settings';
import { decodeWorkbook } from '../../sheets/stored';
import { recallProfile } from '../profile';
import { Watched } from '../watched';
import type { Workbook } from '../workbook';
import { keepPerson, recallPerson } from './person';

/** The log as the workbook holds it now. */
export interface LogFacts {
  readonly entries: readonly LogEntry[];
  /** Whether there is a log; a first row makes one. */
  readonly kept: boolean;
  /** By log id, of changes that were carried out. */
  readonly outcomes: ReadonlyMap<string, OutcomeLine>;
  readonly store: string | null;
  /** What a new row is written in. */
  readonly language: Language | null;
  readonly marketplaces: readonly string[];
  /** Names to choose from. */
  readonly people: readonly string[];
}

export type DeskBusy = 'reading' | 'writing' | 'committing';

export interface DeskState {
  readonly facts: LogFacts | null;
  readonly busy: DeskBusy | null;
  readonly person: string;
  /** Why the workbook could not be read. */
  readonly problem: Notice | null;
}

/** What came of something a person did here. */
export type DeskResult =
  | { readonly kind: 'done'; readonly warnings: readonly Notice[]; readonly added: readonly string[] }
  | { readonly kind: 'refused'; readonly problems: readonly Notice[] }
  | { readonly kind: 'cancelled' };

/** Reads the log, writes decisions and new rows into it. Every write starts from a fresh reading: others work in the same workbook. */
export class LogDesk extends Watched<DeskState> {
  #abort: AbortController | null = null;
  /** What was read last: a write reads only what came since. */
  #known: RawWorkbook | null = null;
  readonly #workbook: Workbook;
  readonly #now: () => number;

  constructor(workbook: Workbook, now: () => number) {
    super({ facts: null, busy: null, person: recallPerson(workbook), problem: null });
    this.#workbook = workbook;
    this.#now = now;
  }

  setPerson(person: string): void {
    keepPerson(person);
    this.set({ person });
  }

  /** Looks at the log as it is now. */
  async look(): Promise<void> {
    if (this.getState().busy !== null) return;
    this.set({ busy: 'reading' });
    this.#known = null;
    await this.#read();
    this.set({ busy: null });
  }

  decide(entry: LogEntry, decision: Decision, currentValue: string, language: Language): Promise<DeskResult> {
    return this.#write(language, (raw, hand) => {
      const planned = planDecision(raw, { logId: entry.logId, decision, currentValue, seen: entry.events.at(-1)?.eventId ?? null }, hand);
      return planned.kind === 'refused' ? { problems: [planned.problem] } : { plan: planned.plan, warnings: planned.warnings, added: [] };
    });
  }

  propose(proposals: readonly Proposal[], language: Language): Promise<DeskResult> {
    return this.#write(language, (raw, hand) => {
      const { plan, added, refused } = planProposals(raw, proposals, hand);
      const problems = refused.map(({ problem }) => problem);
      return plan ? { plan, warnings: problems, added: added.map(({ logId }) => logId) } : { problems };
    });
  }

  /** Stops a write that nothing came of yet. */
  cancel(): void {
    this.#abort?.abort();
  }

  async #write(shown: Language, make: (raw: RawWorkbook, hand: Parameters<typeof planDecision>[2]) => { readonly plan: WorkbookPlan; readonly warnings: readonly Notice[]; readonly added: readonly string[] } | { readonly problems: readonly Notice[] }): Promise<DeskResult> {
    const abort = new AbortController();
    this.#abort = abort;
    this.set({ busy: 'writing' });
    try {
      const raw = await this.#read();
      const { facts, person, problem } = this.getState();
      if (raw === null) return { kind: 'refused', problems: problem ? [problem] : [] };
      const store = facts?.store ?? recallProfile(this.#workbook).store.trim();
      if (store === '') return { kind: 'refused', problems: [notice('log.store-missing')] };
      const made = make(raw, { store, operator: person.trim(), moment: this.#now(), language: facts?.language ?? shown });
      if ('problems' in made) return { kind: 'refused', problems: made.problems };
      const outcome = await this.#workbook.carryOut(made.plan, { signal: abort.signal, onProgress: ({ phase }) => this.set({ busy: phase === 'committing' ? 'committing' : 'writing' }) });
      this.#known = outcome.kind === 'done' && this.#known ? withFills(this.#known, made.plan) : null;
      await this.#read();
      if (outcome.kind === 'cancelled') return { kind: 'cancelled' };
      return outcome.kind === 'problem' ? { kind: 'refused', problems: [outcome.problem] } : { kind: 'done', warnings: [...made.warnings, ...outcome.warnings], added: made.added };
    } catch (error) {
      return { kind: 'refused', problems: [notice('pane.fault', { text: error instanceof Error ? error.message : String(error) })] };
    } finally {
      this.#abort = null;
      this.set({ busy: null });
    }
  }

  async #read(): Promise<RawWorkbook | null> {
    const read = await (this.#known ? this.#workbook.readSince(this.#known) : this.#workbook.read());
    if ('problem' in read) {
      this.#known = null;
      this.set({ problem: read.problem });
      return null;
    }
    this.#known = read.raw;
    this.set({ problem: null, facts: this.#factsOf(read.raw) });
    return read.raw;
  }

  #factsOf(raw: RawWorkbook): LogFacts {
    const stored = decodeWorkbook(raw);
    const { store, language, rules, marketplaces: said } = settingsOf(stored.settings);
    const { entries, byId } = logBook(stored);
    const changes = executedChanges({ entries, byId });
    const marketplaces = [...new Set([...said, ...stored.dayTotals.map((row) => row.marketplace), ...entries.map((row) => row.marketplace)])].filter((code) => marketplaceOf(code) !== null).sort();
    const outcomes = [...new Set(changes.map(({ row }) => row.store))].flatMap((one) => marketplaces.flatMap((marketplace) =>
      outcomesOf(changes, stored.history, rules, { store: one, marketplace, today: civilDateIn(this.#now(), marketplaceOf(marketplace)?.zone ?? teamZone) })));
    // Builds by a machine are in the store's name; that is nobody's.
    const named = [...stored.people.map(({ name }) => name), ...stored.products.flatMap(({ owner }) => owner ?? []), ...entries.flatMap(({ operator, events }) => [operator, ...events.map(({ person }) => person)])];
    const people = new Map(named.filter((name) => name.trim() !== '' && name !== store).map((name) => [personKey(name), name]));
    return { entries, kept: stored.tables.log.raw !== null, outcomes: new Map(outcomes.map((line) => [line.change.row.logId, line])), store, language, marketplaces, people: [...people.values()] };
  }
}
