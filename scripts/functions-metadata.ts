import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { functionsMetadata } from '../src/functions/metadata';
import { languages } from '../src/locale/index';

/** Where the reference pages live unless a build says otherwise. */
const defaultHelpUrl = 'https://localhost:3000/docs/functions';

/** Writes `functions.json` (English) and `functions-zh-CN.json` into `output`. */
export async function writeFunctionsMetadata(output: string, helpUrl: string = defaultHelpUrl): Promise<void> {
  for (const language of languages) {
    const file = language === 'en' ? 'functions.json' : `functions-${language}.json`;
    await writeFile(join(output, file), `${JSON.stringify(functionsMetadata(language, helpUrl), null, 2)}\n`);
  }
}
