import webpack, { type Configuration, type Stats } from 'webpack';
import { configure } from '../webpack.config.js';
import type { BuildOptions } from './build-options';

export interface Bundle {
  readonly name: string;
  readonly entry: string;
}

/** The pane. The custom functions are built apart (`build-functions.ts`): Excel loads them early and without React. */
export const paneBundle: Bundle = { name: 'taskpane', entry: 'src/taskpane/main.tsx' };
export const workbenchBundle: Bundle = { name: 'workbench', entry: 'workbench/page/main.tsx' };

/** Bundles `bundle` into `out` and gives the names of the scripts a page loads, in order. Throws with every compiler message. */
export async function runBundle(bundle: Bundle, { mode, out }: Pick<BuildOptions, 'mode' | 'out'>): Promise<readonly string[]> {
  const stats = await compile(configure(bundle, mode, out));
  const files = stats.compilation.entrypoints.get(bundle.name)?.getFiles() ?? [];
  return files.filter((file) => file.endsWith('.js'));
}

function compile(configuration: Configuration): Promise<Stats> {
  return new Promise((resolve, reject) => {
    const compiler = webpack(configuration);
    if (compiler === null) {
      reject(new Error(`webpack made no compiler for ${configuration.name ?? 'a bundle'}.`));
      return;
    }
    compiler.run((error, stats) => {
      compiler.close((closing) => {
        const failed = error ?? closing ?? null;
        if (failed !== null) reject(failed);
        else if (stats === undefined) reject(new Error('webpack gave no result.'));
        else if (stats.hasErrors() || stats.hasWarnings()) reject(new Error(stats.toString({ all: false, errors: true, warnings: true, colors: false })));
        else resolve(stats);
      });
    });
  });
}
