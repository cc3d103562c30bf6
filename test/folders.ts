import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** A folder for what a test file writes, taken away when its last test has ended, well or not. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `amz-${name}-`));
  made.push(folder);
  return folder;
}
