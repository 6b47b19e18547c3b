import { parseArgs } from 'node:util';
import { definitionText } from './assembly.ts';
import { compilePipeline } from './compile.ts';
import { loadPipeline } from './load.ts';
import { formatProblem, ProblemsError } from './problem.ts';

const USAGE = `Prints the SageMaker definition of a pipeline. Needs no cloud.

  npm run compile -- pipelines/NAME [--set PARAMETER=VALUE ...]

  --set PARAMETER=VALUE  a value in place of the parameter's default
  --region REGION        default: AWS_REGION, else us-east-1
  --account ACCOUNT      default: 111122223333
  --role ARN             execution role of the jobs
  --bucket BUCKET        bucket for code and results
  --compact              one line, the very bytes that SageMaker gets
`;

async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      set: { type: 'string', multiple: true, default: [] },
      region: { type: 'string', default: process.env.AWS_REGION ?? 'us-east-1' },
      account: { type: 'string', default: '111122223333' },
      role: { type: 'string' },
      bucket: { type: 'string' },
      compact: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { region, account } = values;
  const [folder, ...more] = positionals;
  if (values.help || folder === undefined || more.length > 0) {
    process[values.help ? 'stdout' : 'stderr'].write(USAGE);
    return values.help ? 0 : 1;
  }
  const environment = {
    region,
    account,
    roleArn: values.role ?? `arn:aws:iam::${account}:role/sagemaker-execution`,
    artifactBucket: values.bucket ?? `sagemaker-artifacts-${account}-${region}`,
  };
  const given = settings(values.set);
  const pipeline = await loadPipeline(folder);
  const { definition, json } = compilePipeline(pipeline, environment, { values: given });
  process.stdout.write(`${values.compact ? json : definitionText(definition, 2)}\n`);
  return 0;
}

function settings(pairs: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1)
      throw new ProblemsError([{ file: '--set', message: `takes PARAMETER=VALUE, found '${pair}'` }]);
    values[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return values;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // Faults of the input are told in sentences; a fault of the compiler keeps its stack.
  if (error instanceof ProblemsError) {
    for (const problem of error.problems) process.stderr.write(`${formatProblem(problem)}\n`);
  } else if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    process.stderr.write(`${error.message}\n\n${USAGE}`);
  } else {
    throw error;
  }
  process.exitCode = 1;
}
