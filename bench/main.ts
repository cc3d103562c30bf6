import { cpus } from 'node:os';
import { benchFunctions, main as printFunctions } from './functions';
import { benchReports, reportsTable } from './reports';

/** `npm run bench`: readers of exports side by side, then the functions; `--json` prints the same as one object, `--reports` only the readers. */
const json = process.argv.includes('--json');
const reportsOnly = process.argv.includes('--reports');
const reports = await benchReports();
if (json) process.stdout.write(`${JSON.stringify({ node: process.version, cores: cpus().length, reports, functions: reportsOnly ? [] : await benchFunctions() }, null, 2)}\n`);
else {
  process.stdout.write(`Node ${process.version}, ${cpus().length} cores\n\n${reportsTable(reports)}\n\n`);
  if (!reportsOnly) await printFunctions();
}
