import { fileURLToPath } from 'node:url';
import { EsbuildPlugin } from 'esbuild-loader';
import webpack, { type Configuration, type Stats } from 'webpack';
import type { BuildOptions } from './build-options';

const root = fileURLToPath(new URL('..', import.meta.url));
const path = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

// Excel 2021 and later, Microsoft 365 and the browsers that open Excel on the web all run ES2020.
const target = 'es2020';

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

function configure(bundle: Bundle, mode: BuildOptions['mode'], out: string): Configuration {
  // A name that changes with the contents can be cached for ever.
  const name = '[name].[contenthash:8].js';
  return {
    name: bundle.name,
    mode,
    target: ['web', target],
    context: root,
    entry: { [bundle.name]: path(bundle.entry) },
    output: { path: path(out), filename: name, chunkFilename: name, assetModuleFilename: '[name].[contenthash:8][ext]', publicPath: 'auto' },
    resolve: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
    module: {
      rules: [
        { test: /\.tsx?$/, loader: 'esbuild-loader', options: { target, jsx: 'automatic' } },
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
    optimization: {
      minimize: mode === 'production',
      minimizer: [new EsbuildPlugin({ target, legalComments: 'none' })],
    },
    // Source maps never leave the development variant: a release shows what was tested and no more. `eval` maps would break the policy.
    devtool: mode === 'production' ? false : 'source-map',
    performance: false,
    cache: { type: 'filesystem', cacheDirectory: path('.cache/webpack'), name: `${bundle.name}-${mode}`, buildDependencies: { config: [fileURLToPath(import.meta.url)] } },
    infrastructureLogging: { level: 'error' },
  };
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
