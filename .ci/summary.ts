import { readFile } from 'node:fs/promises';

interface Report {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** Prints `P passed, F failed[, S skipped]` from vitest's JSON report, as the last line of the run. */
const [file = '.local/ci/tests.json'] = process.argv.slice(2);
const report: Report = JSON.parse(await readFile(file, 'utf8'));
// A file that can't be loaded fails without a test of its own.
const broken = report.testResults.filter(
  (result) => result.status === 'failed' && result.assertionResults.length === 0,
).length;
const failed = Math.max(report.numFailedTests + broken, report.success ? 0 : 1);
const skipped = report.numPendingTests + report.numTodoTests;
process.stdout.write(
  `${report.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`,
);
if (failed > 0 || report.numPassedTests === 0) process.exitCode = 1;
