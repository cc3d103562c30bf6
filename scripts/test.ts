import { existsSync } from 'node:fs';
import { checkCommand, checkWork } from './check-command';
import { checkFiles, testFiles } from './check-jest';
import { describeCheck, describeSummary, selected, summarise, type CheckResult } from './check-report';
import { ensureChromium, ensureLibreOffice, ensurePdfToPng } from './office/ensure';

// `npm test` runs every check; `npm test -- NAME…` those whose name contains one of the words.

interface Check {
  readonly name: string;
  readonly run: () => Promise<CheckResult>;
}

const bin = (name: string): string => `node_modules/.bin/${name}`;
const script = (name: string, path: string, minutes?: number): Check => ({ name, run: () => checkCommand(name, bin('tsx'), [path], minutes) });

const checks: readonly Check[] = [
  // First what other checks stand on: the programs they start, and the built files that browser and function tests load.
  { name: 'tools', run: () => checkWork('tools', () => [ensureLibreOffice(), ensurePdfToPng(), ensureChromium()]) },
  script('build', 'scripts/build.ts'),
  { name: 'types', run: () => checkCommand('types', bin('tsc'), ['--pretty', 'false']) },
  { name: 'lint', run: () => checkCommand('lint', bin('eslint'), ['.', '--max-warnings', '0']) },
  ...([['manifest', 'scripts/validate-manifest.ts']] as const).flatMap(([name, path]) => (existsSync(path) ? [script(name, path)] : [])),
];

const wanted = process.argv.slice(2);
const chosen = selected(checks, wanted);
const files = selected(testFiles(), wanted);
const results: CheckResult[] = [];
const report = (result: CheckResult): void => {
  results.push(result);
  console.log(describeCheck(result));
};

if (chosen.length + files.length === 0) report({ name: wanted.join(' '), seconds: 0, passed: 0, failed: 1, details: 'No check has such a name.' });
for (const check of chosen) report(await check.run());
if (files.length > 0) await checkFiles(files, report);

const summary = summarise(results);
console.log(describeSummary(summary));
process.exitCode = summary.failed === 0 ? 0 : 1;
