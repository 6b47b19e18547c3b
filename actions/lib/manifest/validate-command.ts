import { parseArgs } from 'node:util';
import { formatProblem, ProblemsError } from '../pipeline/problem.ts';
import type { Manifests } from './manifests.ts';
import { validateFolders, type Validation } from './validation.ts';

const USAGE = `Checks all manifests and pipelines and says everything that is wrong. Needs no cloud.

  npm run validate

  --environments DIR  default: environments
  --pipelines DIR     default: pipelines
`;

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      environments: { type: 'string', default: 'environments' },
      pipelines: { type: 'string', default: 'pipelines' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const validation = await validateFolders(values);
  const { problems } = validation;
  if (problems.length === 0) {
    process.stdout.write(report(validation));
    return 0;
  }
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
  process.stderr.write(problems.length === 1 ? '\nOne problem.\n' : `\n${problems.length} problems.\n`);
  return 1;
}

function report({ manifests, pipelines }: Validation): string {
  const names = pipelines.map(({ name }) => name).join(', ');
  const environments = manifests === undefined ? '' : environmentLines(manifests);
  return `${environments}Pipelines: ${names === '' ? 'none' : names}\nNo problems.\n`;
}

function environmentLines({ environments }: Manifests): string {
  let lines = '';
  for (const { manifest } of environments.values()) {
    const entries = Object.values(manifest.models);
    const released = entries.filter(({ release }) => release !== null).length;
    const models = entries.length === 1 ? 'one model' : `${entries.length} models`;
    const from = manifest.promotesFrom === null ? '' : `, promotes from ${manifest.promotesFrom}`;
    lines += `Environment ${manifest.environment}: ${models}, ${released} with a release${from}\n`;
  }
  return lines;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof ProblemsError) {
    for (const problem of error.problems) process.stderr.write(`${formatProblem(problem)}\n`);
  } else if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    process.stderr.write(`${error.message}\n\n${USAGE}`);
  } else {
    throw error;
  }
  process.exitCode = 1;
}
