/** What came of one named check. `passed` and `failed` count tests; a check that is no suite of tests counts as one. */
export interface CheckResult {
  readonly name: string;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
  /** What to show under a check that failed. */
  readonly details: string;
}

export interface Summary {
  readonly passed: number;
  readonly failed: number;
}

/** The line of a check, and beneath it, indented, why it failed. */
export function describeCheck({ name, seconds, passed, failed, details }: CheckResult): string {
  const total = passed + failed;
  const count = failed === 0 ? `${total} ${total === 1 ? 'test' : 'tests'}` : `${failed} of ${total} failed`;
  const line = `${failed === 0 ? '✓' : '✗'} ${name}  ${seconds.toFixed(1)} s  ${count}`;
  if (failed === 0) return line;
  const text = details.trimEnd() === '' ? 'It failed without a word.' : details.trimEnd();
  return `${line}\n${text.split('\n').map((one) => (one === '' ? '' : `    ${one}`)).join('\n')}`;
}

export function summarise(results: readonly CheckResult[]): Summary {
  return results.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), { passed: 0, failed: 0 });
}

/** The last line of a run. */
export const describeSummary = ({ passed, failed }: Summary): string => `${passed} passed, ${failed} failed`;

/** The checks whose name contains one of `wanted`; all of them where nothing is wanted. */
export function selected<One extends { readonly name: string }>(checks: readonly One[], wanted: readonly string[]): One[] {
  return checks.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
}
