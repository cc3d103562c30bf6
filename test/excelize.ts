import { runInThisContext } from 'node:vm';
import type { init } from 'excelize-wasm';

type Excelize = Awaited<ReturnType<typeof init>>;
let started: Promise<Excelize> | undefined;

/**
 * Excelize, started once a test file: a second library with its own idea of the format and its own calculation.
 *
 * It is loaded by Node's own loader, outside the context jest made for the test file. It imports Node's modules by `Function('m', 'return import(m)')`, and V8
 * keeps what such a text was compiled to for the whole process: in the second test file of a jest worker the import would
 * be answered by the environment of the first, which is torn down by then.
 */
export function excelize(): Promise<Excelize> {
  if (!started) {
    const node = runInThisContext('process') as NodeJS.Process;
    const load = node.getBuiltinModule('node:module').createRequire(import.meta.url);
    const library = load('excelize-wasm') as { readonly init: typeof init };
    started = library.init(load.resolve('excelize-wasm/excelize.wasm.gz'));
  }
  return started;
}
