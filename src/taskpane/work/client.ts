import type { Corrections } from '../../reports';
import type { Answer, Answered, Asked, BuildRequest, BuildResult, Progress, ReadingContext, Request, Source, SourceReading } from './messages';

type OnProgress = (progress: Progress) => void;

/** Somebody who answers requests one after the other; `end` stops whatever is being done. */
interface Executor {
  ask(request: Request, onProgress?: OnProgress): Promise<Answer>;
  end(): void;
}

interface Known {
  readonly source: Source;
  readonly context: ReadingContext;
  readonly corrections: Readonly<Record<string, Corrections>>;
}

/** Thrown into what was being done when it is cancelled. */
export class Cancelled extends Error {}

/**
 * The pane's side of reading and planning. Work is done by a worker; where the page may not start one, by the pane
 * itself, one source at a time with a pause for the screen between. Cancelling ends the worker at once: a new one reads
 * again what the next build needs, so that nothing the person has already checked is lost.
 */
export class WorkClient {
  readonly #known = new Map<string, Known>();
  /** Sources the present executor holds. */
  readonly #held = new Set<string>();
  readonly #start: () => Promise<Executor>;
  #executor: Promise<Executor> | null = null;

  constructor(start: () => Promise<Executor> = startExecutor) {
    this.#start = start;
  }

  async read(id: string, source: Source, context: ReadingContext, corrections: Readonly<Record<string, Corrections>> = {}, onProgress?: OnProgress): Promise<SourceReading> {
    this.#known.set(id, { source, context, corrections });
    const reading = await this.#reading(id, { source, context, corrections }, onProgress);
    return reading;
  }

  async drop(id: string): Promise<void> {
    this.#known.delete(id);
    if (this.#held.delete(id)) await this.#ask({ ask: 'drop', id });
  }

  async build(request: BuildRequest): Promise<BuildResult> {
    for (const id of new Set(request.placed.map(({ table }) => table.slice(0, table.lastIndexOf(':'))))) {
      const known = this.#known.get(id);
      if (known && !this.#held.has(id)) await this.#reading(id, known);
    }
    const answer = await this.#ask({ ask: 'build', request });
    if (answer.answer !== 'build') throw new Error(`A build was answered as ${answer.answer}.`);
    return answer.result;
  }

  /** Stops what is being done; its promise rejects with `Cancelled`. */
  cancel(): void {
    const executor = this.#executor;
    this.#executor = null;
    this.#held.clear();
    void executor?.then((one) => one.end());
  }

  async #reading(id: string, { source, context, corrections }: Known, onProgress?: OnProgress): Promise<SourceReading> {
    const answer = await this.#ask({ ask: 'read', id, source, context, corrections }, onProgress);
    if (answer.answer !== 'read') throw new Error(`A reading was answered as ${answer.answer}.`);
    this.#held.add(id);
    return answer.reading;
  }

  async #ask(request: Request, onProgress?: OnProgress): Promise<Answer> {
    this.#executor ??= this.#start();
    return (await this.#executor).ask(request, onProgress);
  }
}

async function startExecutor(): Promise<Executor> {
  try {
    return workerExecutor(new Worker(new URL('./worker.ts', import.meta.url), { name: 'reader' }));
  } catch {
    return paneExecutor();
  }
}

function workerExecutor(worker: Worker): Executor {
  const waiting = new Map<number, { readonly request: Request; readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void; readonly onProgress: OnProgress | undefined }>();
  let ticket = 0;
  let instead: Promise<Executor> | null = null;
  worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
    const one = waiting.get(data.ticket);
    if ('progress' in data) {
      one?.onProgress?.(data.progress);
      return;
    }
    waiting.delete(data.ticket);
    if ('answer' in data) one?.resolve(data.answer);
    else one?.reject(new Error(data.fault));
  });
  // A policy that forbids workers, or a script that does not load, shows only here.
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    instead ??= paneExecutor();
    for (const [key, { request, resolve, reject, onProgress }] of waiting) {
      waiting.delete(key);
      instead.then((executor) => executor.ask(request, onProgress)).then(resolve, reject);
    }
  });
  return {
    ask: async (request, onProgress) => {
      if (instead) return (await instead).ask(request, onProgress);
      return new Promise((resolve, reject) => {
        ticket += 1;
        waiting.set(ticket, { request, resolve, reject, onProgress });
        worker.postMessage({ ticket, request } satisfies Asked);
      });
    },
    end: () => {
      worker.terminate();
      for (const { reject } of waiting.values()) reject(new Cancelled());
      waiting.clear();
    },
  };
}

/** Does the work in the pane, with a pause before each request so that the screen stays alive. */
async function paneExecutor(): Promise<Executor> {
  const { WorkServer } = await import('./server');
  const server = new WorkServer();
  let ended = false;
  let last: Promise<unknown> = Promise.resolve();
  return {
    ask: (request, onProgress) => {
      const next = last.then(async () => {
        await new Promise((resolve) => setTimeout(resolve, 0));
        if (ended) throw new Cancelled();
        return server.answer(request, (progress) => {
          if (ended) throw new Cancelled();
          onProgress?.(progress);
        });
      });
      last = next.catch(() => null);
      return next;
    },
    end: () => {
      ended = true;
    },
  };
}
