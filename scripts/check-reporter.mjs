// Reporter for jest: one line of JSON for each test file as it ends, read by `check-jest.ts`.
export default class LineReporter {
  onTestResult(_test, result) {
    const skipped = result.testResults.filter(({ status }) => status === 'pending' || status === 'todo' || status === 'disabled').map(({ fullName }) => fullName);
    const seconds = (result.perfStats.end - result.perfStats.start) / 1000;
    process.stdout.write(`${JSON.stringify({ path: result.testFilePath, seconds, passed: result.numPassingTests, failed: result.numFailingTests, skipped, message: result.failureMessage ?? '' })}\n`);
  }

  getLastError() {
    return undefined;
  }
}
