import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions } from './build-options';
import { runBundle, workbenchBundle } from './build-webpack';

const path = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const require = createRequire(import.meta.url);

/** Stylesheets of the grid's parts, in loading order; the parts themselves are chosen in `workbench/page/grid/univer.ts`. */
const gridStyles = ['core', 'drawing', 'table', 'conditional-formatting', 'data-validation', 'filter'].map((part) => `@univerjs/preset-sheets-${part}/lib/index.css`);

/** Writes the workbench's page into `out`. */
export async function buildWorkbench({ mode, out }: Pick<BuildOptions, 'mode' | 'out'>): Promise<void> {
  const folder = path(out);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const scripts = await runBundle(workbenchBundle, { mode, out });
  writeFileSync(join(folder, 'grid.css'), gridStyles.map((name) => readFileSync(require.resolve(name), 'utf8')).join('\n'));
  writeFileSync(join(folder, 'page.css'), readFileSync(path('workbench/page/page.css')));
  const page = readFileSync(path('workbench/page/index.html'), 'utf8')
    .replace('{{styles}}', ['grid.css', 'page.css'].map((name) => `<link rel="stylesheet" href="${name}" />`).join('\n    '))
    .replace('{{scripts}}', scripts.map((name) => `<script src="${name}"></script>`).join('\n    '));
  writeFileSync(join(folder, 'index.html'), page);
}
