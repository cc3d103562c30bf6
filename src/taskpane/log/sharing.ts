import { marketplaceCodes, marketplaceOf } from '../../domain/marketplace';
import { notice, type Notice } from '../../domain/notice';
import type { Language } from '../../locale';
import type { Hand } from '../../sheets/log';
import { logBook } from '../../sheets/logBook';
import type { RawWorkbook } from '../../sheets/plan';
import { planReviewForm, waiting, type FormAnswer } from '../../sheets/reviewForm';
import { decodeWorkbook } from '../../sheets/stored';
import { Watched } from '../watched';
import type { Workbook } from '../workbook';
import { handIn } from './hand';

export type SharingPhase = 'idle' | 'reading' | 'making' | 'writing' | 'committing';

/** A reviewed copy as it was read; nothing of it is in the log yet. */
export interface ReadForm {
  readonly file: string;
  readonly answers: readonly FormAnswer[];
  /** Rows that were left out, and why. */
  readonly problems: readonly Notice[];
}

export type SharingOutcome =
  | { readonly kind: 'taken'; readonly taken: readonly string[]; readonly known: readonly string[]; readonly refused: readonly Notice[]; readonly warnings: readonly Notice[] }
  | { readonly kind: 'template' }
  | { readonly kind: 'shared'; /** Changes that wait in the review form. */ readonly waiting: number }
  | { readonly kind: 'cancelled' };

export interface SharingState {
  readonly phase: SharingPhase;
  readonly form: ReadForm | null;
  readonly outcome: SharingOutcome | null;
  readonly problem: Notice | null;
}

/** Codes as a person types them, `us, DE`: in capitals, each once. */
export const codesIn = (text: string): string[] => [...new Set(text.toUpperCase().split(/[\s,;、，；]+/).filter((code) => code !== ''))];

/** Makes files to share and takes a reviewed copy in: read, shown, and written only when the person says so. */
export class Sharing extends Watched<SharingState> {
  #abort: AbortController | null = null;
  readonly #workbook: Workbook;
  readonly #now: () => number;

  constructor(workbook: Workbook, now: () => number) {
    super({ phase: 'idle', form: null, outcome: null, problem: null });
    this.#workbook = workbook;
    this.#now = now;
  }

  cancel(): void {
    this.#abort?.abort();
  }

  /** Puts the copy that was read away; the log is as it was. */
  leave(): void {
    this.set({ form: null, outcome: null, problem: null });
  }

  /** Reads the answers of a copy. */
  choose(file: File, shown: Language): Promise<void> {
    return this.#run('reading', async (signal) => {
      this.set({ form: null });
      const bytes = await file.arrayBuffer().catch(() => null);
      if (bytes === null) return this.set({ problem: notice('pane.file-gone', { file: file.name }) });
      const { readCopy } = await import('./sharedFiles');
      const read = await readCopy(file.name, new Uint8Array(bytes), shown);
      if (signal.aborted) return;
      if ('problem' in read) return this.set({ problem: read.problem });
      this.set({ form: { file: file.name, ...read } });
    });
  }

  /** Writes the answers that were read as events of the log, over a fresh reading of it. */
  take(shown: Language): Promise<void> {
    const { form } = this.getState();
    if (!form || form.answers.length === 0) return Promise.resolve();
    return this.#run('writing', async (signal) => {
      const read = await this.#workbook.read();
      if ('problem' in read) return this.set({ problem: read.problem });
      if (signal.aborted) return;
      const { plan, taken, known, refused } = planReviewForm(read.raw, form.answers, this.#hand(read.raw, shown));
      const written = plan ? await this.#workbook.carryOut(plan, { signal, onProgress: ({ phase }) => this.set({ phase: phase === 'committing' ? 'committing' : 'writing' }) }) : null;
      if (written?.kind === 'problem') return this.set({ problem: written.problem });
      if (written?.kind === 'cancelled') return this.set({ outcome: { kind: 'cancelled' } });
      this.set({ form: null, outcome: { kind: 'taken', taken, known, refused: [...form.problems, ...refused], warnings: written?.warnings ?? [] } });
    });
  }

  /** Opens an empty SOP workbook for a store; `codes` as `codesIn` gives them. */
  template(store: string, codes: readonly string[], operator: string, language: Language): Promise<void> {
    return this.#run('making', async (signal) => {
      const strange = codes.find((code) => marketplaceOf(code) === null);
      if (store.trim() === '') return this.set({ problem: notice('template-store') });
      if (strange !== undefined) return this.set({ problem: notice('template-marketplace', { code: strange, codes: marketplaceCodes.join(', ') }) });
      const { templateFile } = await import('./sharedFiles');
      const made = await templateFile({ store: store.trim(), marketplaces: codes, language, moment: this.#now(), operator: operator.trim() });
      await this.#open(made, { kind: 'template' }, signal);
    });
  }

  /** Opens the supervisor's copy of this workbook; this workbook stays as it is. */
  share(shown: Language): Promise<void> {
    return this.#run('making', async (signal) => {
      const read = await this.#workbook.read();
      if ('problem' in read) return this.set({ problem: read.problem });
      const { sharedFile } = await import('./sharedFiles');
      const made = await sharedFile({ raw: read.raw, ...this.#hand(read.raw, shown) });
      await this.#open(made, { kind: 'shared', waiting: waiting(logBook(decodeWorkbook(read.raw)).entries).length }, signal);
    });
  }

  async #open(made: { readonly bytes: Uint8Array } | { readonly problem: Notice }, outcome: SharingOutcome, signal: AbortSignal): Promise<void> {
    if ('problem' in made) return this.set({ problem: made.problem });
    if (signal.aborted) return;
    const refused = await this.#workbook.openWorkbook(made.bytes);
    this.set(refused ? { problem: refused.problem } : { outcome });
  }

  #hand(raw: RawWorkbook, shown: Language): Hand {
    return handIn(this.#workbook, raw, { operator: '', moment: this.#now(), shown });
  }

  async #run(phase: SharingPhase, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.getState().phase !== 'idle') return;
    const abort = new AbortController();
    this.#abort = abort;
    this.set({ phase, outcome: null, problem: null });
    try {
      await work(abort.signal);
      if (abort.signal.aborted && this.getState().outcome === null && this.getState().problem === null) this.set({ outcome: { kind: 'cancelled' } });
    } catch (error) {
      this.set({ problem: notice('pane.fault', { text: error instanceof Error ? error.message : String(error) }) });
    } finally {
      this.#abort = null;
      this.set({ phase: 'idle' });
    }
  }
}
