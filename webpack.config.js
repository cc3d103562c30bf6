import { fileURLToPath } from 'node:url';
import { EsbuildPlugin } from 'esbuild-loader';

const root = fileURLToPath(new URL('.', import.meta.url));
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

// Excel 2021 and later, Microsoft 365 and the browsers that open Excel on the web all run ES2020.
const target = 'es2020';

/**
 * How a bundle of ours is made; `npm run build` runs it for the pane, `npm start` for the workbench as well. The custom
 * functions are built apart (`scripts/build-functions.ts`): Excel loads them early and without React.
 * @param {{ readonly name: string, readonly entry: string }} bundle
 * @param {'production' | 'development'} mode
 * @param {string} out
 * @returns {import('webpack').Configuration}
 */
export function configure(bundle, mode, out) {
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

export default configure({ name: 'taskpane', entry: 'src/taskpane/main.tsx' }, 'production', 'dist');
