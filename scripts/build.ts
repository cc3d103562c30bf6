import { buildAddin } from './build-addin';
import { buildUsage, OptionError, readBuildOptions } from './build-options';

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(buildUsage);
else await build();

async function build(): Promise<void> {
  try {
    const options = readBuildOptions(args, process.env);
    const started = performance.now();
    await buildAddin(options);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${options.out}/ holds the add-in for ${options.address} (${options.mode}, Office.js: ${options.office}), built in ${seconds} s.`);
  } catch (error) {
    console.error(error instanceof OptionError ? error.message : error);
    process.exitCode = 1;
  }
}
