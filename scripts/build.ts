import { buildAddin } from './build-addin';
import { OptionError, readBuildOptions } from './build-options';

try {
  const options = readBuildOptions(process.argv.slice(2), process.env);
  const started = performance.now();
  await buildAddin(options);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${options.out}/ holds the add-in for ${options.address} (${options.mode}, Office.js: ${options.office}), built in ${seconds} s.`);
} catch (error) {
  console.error(error instanceof OptionError ? error.message : error);
  process.exitCode = 1;
}
