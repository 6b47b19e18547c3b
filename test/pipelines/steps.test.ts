import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ensurePython } from '../../local/python/environment.ts';

const run = promisify(execFile);
const HERE = import.meta.dirname;
const PIPELINES = join(HERE, '../../pipelines');

/** The step scripts' unit tests are in Python, beside this file: one process per file, one test here per case there. */
const FILES = {
  'test_preprocess.py': 'nyc-taxi-fare/preprocess',
  'test_labelled.py': 'nyc-taxi-fare/preprocess',
  'test_evaluate.py': 'nyc-taxi-fare/evaluate',
  'test_judge.py': 'nyc-taxi-fare/evaluate',
  'test_monitor.py': 'monitor',
  'test_capture.py': 'monitor',
  'test_labels.py': 'monitor',
  'test_check.py': 'monitor',
  'test_quality.py': 'monitor',
  'test_deployments.py': 'monitor',
  'test_ingest.py': 'monitor',
};

const { python } = await ensurePython();
for (const [file, folder] of Object.entries(FILES)) {
  const cases = await runCases(file, folder);
  describe(`${folder}: ${file}`, () => {
    test.each(cases)('%s', (_, failure) => {
      expect(failure).toBe('');
    });
  });
}

async function runCases(file: string, folder: string): Promise<[name: string, failure: string][]> {
  const { stdout } = await run(
    python,
    [join(HERE, 'run_tests.py'), join(PIPELINES, folder), join(HERE, file)],
    { env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } },
  );
  const outcomes: Record<string, string> = JSON.parse(stdout);
  return Object.entries(outcomes);
}
