/// <reference lib="webworker" />
import { WorkServer } from './server';
import type { Answered, Asked } from './messages';

/** The worker's side: one request after the other, each answered under its ticket. */
const server = new WorkServer();
const scope = self as unknown as DedicatedWorkerGlobalScope;
let last: Promise<void> = Promise.resolve();

scope.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  last = last.then(() => serve(data));
});

async function serve({ ticket, request }: Asked): Promise<void> {
  const reply = (answered: Answered): void => scope.postMessage(answered);
  try {
    reply({ ticket, answer: await server.answer(request, (progress) => reply({ ticket, progress })) });
  } catch (error) {
    reply({ ticket, fault: error instanceof Error ? error.message : String(error) });
  }
}
