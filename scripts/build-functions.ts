import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { writeFunctionsMetadata } from './functions-metadata';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface FunctionsBuild {
  /** Folder that gets `functions.js`, `functions.json` and `functions-zh-CN.json`. */
  readonly output: string;
  /** Where the reference pages are hosted; help links point below it. */
  readonly helpUrl?: string;
  /** Readable code for debugging; not for release. */
  readonly development?: boolean;
}

/**
 * Builds the custom functions as the product ships them: one script without React or the pane, registered as soon as it
 * is read, and Excel's description of every function in both languages.
 */
export async function buildFunctions({ output, helpUrl, development = false }: FunctionsBuild): Promise<void> {
  await mkdir(output, { recursive: true });
  await build({
    entryPoints: [join(root, 'src/functions/functions.ts')],
    outfile: join(output, 'functions.js'),
    bundle: true,
    minify: !development,
    charset: 'utf8',
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  await writeFunctionsMetadata(output, helpUrl);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildFunctions({ output: process.argv[2] ?? join(root, 'dist') });
