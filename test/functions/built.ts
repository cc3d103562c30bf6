import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFunctions, functionScripts } from '../../scripts/build-functions';
import type { configure } from '../../src/functions/settings';
import { temporaryFolder } from '../folders';

/** `CustomFunctions.Error` as Excel's runtime has it, as far as a function can see. */
export class HostError {
  constructor(
    readonly code: string,
    readonly message?: string,
  ) {}
}

export type HostFunction = (...inputs: unknown[]) => unknown[][];

export interface BuiltFunctions {
  readonly folder: string;
  readonly bytes: Uint8Array;
  readonly metadata: Readonly<Record<'en' | 'zh-CN', { functions: { id: string; name: string; description: string; helpUrl: string; parameters: { name: string; description: string; optional?: boolean; dimensionality?: string }[] }[]; allowErrorForDataTypeAny: boolean }>>;
  readonly ids: readonly string[];
  readonly configure: typeof configure;
  /** Calls as Excel does: matrices, `null` for what is left out, the invocation last. Errors come back as `#N/A: reason`. */
  call(id: string, ...inputs: unknown[]): unknown[][];
  /** As `call`, for one cell. */
  one(id: string, ...inputs: unknown[]): unknown;
  /** Untouched, errors as objects. */
  raw(id: string, ...inputs: unknown[]): unknown[][];
}

/** Builds the shipped files into a folder of their own and loads them with a stand-in for Excel's runtime. */
export async function builtFunctions(): Promise<BuiltFunctions> {
  const folder = temporaryFolder('functions');
  await buildFunctions({ output: folder });
  const bytes = readFileSync(join(folder, 'functions.js'));
  const registered = new Map<string, HostFunction>();
  const runtime = {
    Error: HostError,
    ErrorCode: { invalidValue: '#VALUE!', notAvailable: '#N/A' },
    associate: (id: string, run: HostFunction) => {
      if (registered.has(id)) throw new Error(`${id} is associated twice`);
      registered.set(id, run);
    },
  };
  const page: { amzFunctions?: { configure: typeof configure } } = {};
  for (const script of functionScripts) new Function('CustomFunctions', 'globalThis', readFileSync(join(folder, script), 'utf8'))(runtime, page);
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as BuiltFunctions['metadata']['en'];
  const metadata = { en: read('functions.json'), 'zh-CN': read('functions-zh-CN.json') };
  const raw: BuiltFunctions['raw'] = (id, ...inputs) => {
    const run = registered.get(id);
    const described = metadata.en.functions.find((one) => one.id === id);
    if (!run || !described) throw new Error(`${id} is not registered`);
    if (inputs.length > described.parameters.length) throw new Error(`${id} takes ${described.parameters.length} arguments`);
    const shaped = described.parameters.map(({ dimensionality }, at) => {
      const input = inputs[at];
      if (input === undefined || input === null) return null;
      return dimensionality === 'matrix' && !Array.isArray(input) ? [[input]] : input;
    });
    return run(...shaped, { address: 'Sheet1!A1', functionName: id });
  };
  const call: BuiltFunctions['call'] = (id, ...inputs) => raw(id, ...inputs).map((row) => row.map((cell) => (cell instanceof HostError ? `${cell.code}${cell.message === undefined ? '' : `: ${cell.message}`}` : cell)));
  if (!page.amzFunctions) throw new Error('The bundle offers no settings');
  return { folder, bytes, metadata, ids: [...registered.keys()], configure: page.amzFunctions.configure, call, raw, one: (id, ...inputs) => call(id, ...inputs)[0]?.[0] };
}

/** A column of cells. */
export const column = (...cells: unknown[]): unknown[][] => cells.map((cell) => [cell]);
