import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { writeFunctionsHelp } from './functions-help';
import { writeFunctionsMetadata } from './functions-metadata';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface FunctionsBuild {
  /** Folder that gets the scripts, `functions.json`, `functions-zh-CN.json` and `docs/functions/`. */
  readonly output: string;
  /** The address of `docs/functions` where the product is hosted; help links point below it. */
  readonly helpUrl?: string;
  /** Readable code for debugging; not for release. */
  readonly development?: boolean;
}

/** The scripts a page loads, in this order, before the pane. */
export const functionScripts = ['functions.js', 'functions-data.js'] as const;

/**
 * Builds the custom functions as the product ships them: two scripts without React or the pane, registered as soon as
 * they are read (first the rules and arithmetic, then what needs the report reader), Excel's description of every function in
 * both languages, and the pages its help links lead to.
 */
export async function buildFunctions({ output, helpUrl, development = false }: FunctionsBuild): Promise<void> {
  await mkdir(output, { recursive: true });
  await build({
    entryPoints: functionScripts.map((script) => join(root, 'src/functions', script.replace('.js', '.ts'))),
    outdir: output,
    bundle: true,
    minify: !development,
    charset: 'utf8',
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  await writeFunctionsMetadata(output, helpUrl);
  await writeFunctionsHelp(join(output, 'docs/functions'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildFunctions({ output: process.argv[2] ?? join(root, 'dist') });
