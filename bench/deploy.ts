import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import { templateFor } from '../actions/lib/deployment/template.ts';
import { ensurePython } from '../local/python/environment.ts';
import {
  type DeploymentSession,
  openDeploymentSession,
  SERVICE_ROLE,
} from '../test/actions/deployment-session.ts';
import { runProcess, spread } from './process.ts';
import { type Section, milliseconds } from './report.ts';

/** One command as the local AWS saw it. */
interface Sight {
  /** The whole process. */
  wallMs: number;
  /** From the first call to CloudFormation to the last, without the time that the stack took. */
  stackMs: number;
  stackCalls: number;
  calls: number;
}

interface Measured {
  ours: Sight[];
  cli: Sight[];
}

// The answer to ExecuteChangeSet is held back for so long: stacks have finished when their callers look for the first time.
const STACK_MS = 3000;
const SLOW_STACK_MS = 10_000;

/** Deployments by the actions against `aws cloudformation deploy` of the same template, on one local AWS in turn. */
export async function benchDeploy(_root: string, runs: number): Promise<Section> {
  const { bin } = await ensurePython({ purpose: 'test', log: (line) => console.error(line) });
  const first: Measured = { ours: [], cli: [] };
  const again: Measured = { ours: [], cli: [] };
  const plans: Sight[] = [];
  for (let run = 0; run < runs; run += 1) {
    await using session = await openDeploymentSession();
    await session.release('staging', await session.register());
    plans.push(await watch(session, false, () => session.plan('staging')));
    first.ours.push(await watch(session, true, () => session.deploy('staging')));
    first.cli.push(await watch(session, true, () => deployByCli(session, join(bin, 'aws'))));
    await session.plan('staging');
    again.ours.push(await watch(session, false, () => session.deploy('staging')));
    again.cli.push(await watch(session, false, () => deployByCli(session, join(bin, 'aws'))));
  }
  const delays: number[] = [];
  for (let run = 0; run < runs; run += 1) delays.push(await answerDelay());
  const rows = [
    row('first deployment', first),
    row('nothing to change', again),
    row('plan', { ours: plans, cli: [] }),
  ];
  return {
    title: 'Deploying, against `aws cloudformation deploy`',
    columns: [
      'what',
      'stack calls',
      'CLI',
      'stack part',
      'CLI',
      'ratio',
      'all calls',
      'whole process',
      'CLI',
    ],
    rows,
    figures: {
      'first deployment, stack calls': median(first.ours, 'stackCalls'),
      'first deployment, stack calls of the CLI': median(first.cli, 'stackCalls'),
      'first deployment, stack part against the CLI': ratio(first),
      'nothing to change, stack calls': median(again.ours, 'stackCalls'),
      'nothing to change, stack calls of the CLI': median(again.cli, 'stackCalls'),
      'nothing to change, stack part against the CLI': ratio(again),
      'answer after the end of a slow stack, ms': spread(delays).max,
    },
    target: `no more stack calls and no more time than the CLI; at most 6 calls more beside the 3 test rows; an answer within 1 s of the stack's end (the slowest of ${runs} stacks of ${SLOW_STACK_MS / 1000} s: ${milliseconds(spread(delays).max)})`,
  };
}

/** Milliseconds from the end of a stack that took long to the look that saw it. */
async function answerDelay(): Promise<number> {
  await using session = await openDeploymentSession();
  await session.release('staging', await session.register());
  await session.plan('staging');
  session.aws.time.polls.endpoint = Number.MAX_SAFE_INTEGER;
  setTimeout(() => (session.aws.time.polls.endpoint = 0), SLOW_STACK_MS);
  await session.deploy('staging');
  const looks = session.aws.requests.of('CloudFormation.DescribeStackEvents');
  const { StackEvents = [] } = await session.cloudformation.send(
    new DescribeStackEventsCommand({ StackName: 'tiny-staging' }),
  );
  return (looks.at(-1)?.at.getTime() ?? 0) - (StackEvents[0]?.Timestamp?.getTime() ?? 0);
}

async function watch(
  session: DeploymentSession,
  finishes: boolean,
  run: () => Promise<unknown>,
): Promise<Sight> {
  const { faults, requests } = session.aws;
  if (finishes)
    faults.queue({ operation: 'CloudFormation.ExecuteChangeSet', kind: 'slow', delayMs: STACK_MS });
  requests.clear();
  const begun = performance.now();
  await run();
  const wallMs = performance.now() - begun - (finishes ? STACK_MS : 0);
  // What CloudFormation itself calls has the keys of its service role.
  const own = requests.all().filter(({ accessKeyId }) => accessKeyId.startsWith('AKIA'));
  const stack = own.filter(({ operation }) => operation.startsWith('CloudFormation.'));
  const span = (stack.at(-1)?.at.getTime() ?? 0) - (stack[0]?.at.getTime() ?? 0);
  return {
    wallMs,
    stackMs: span - (finishes ? STACK_MS : 0),
    stackCalls: stack.length,
    calls: own.length,
  };
}

/** The same template, parameters and tags under another name. */
async function deployByCli(session: DeploymentSession, aws: string): Promise<void> {
  const plan = JSON.parse(await readFile(join(session.workspace, 'plan.json'), 'utf8'));
  const parameters: Record<string, string> = { ...plan.models[0].parameters, EndpointName: 'tiny-cli' };
  const overrides = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  const template = await readFile(join(session.workspace, 'cloudformation/endpoint.yaml'), 'utf8');
  const file = join(session.workspace, 'tiny-cli.yaml');
  await writeFile(file, templateFor(template, null));
  await runProcess(
    aws,
    [
      'cloudformation',
      'deploy',
      '--stack-name',
      'tiny-cli',
      '--template-file',
      file,
      '--role-arn',
      SERVICE_ROLE,
      '--no-fail-on-empty-changeset',
      '--parameter-overrides',
      ...overrides,
    ],
    { env: { PATH: process.env['PATH'] ?? '', ...session.aws.environment() } },
  );
}

function row(what: string, { ours, cli }: Measured): string[] {
  const has = cli.length > 0;
  return [
    what,
    String(median(ours, 'stackCalls')),
    has ? String(median(cli, 'stackCalls')) : '-',
    milliseconds(median(ours, 'stackMs')),
    has ? milliseconds(median(cli, 'stackMs')) : '-',
    has ? ratio({ ours, cli }).toFixed(2) : '-',
    String(median(ours, 'calls')),
    milliseconds(median(ours, 'wallMs')),
    has ? milliseconds(median(cli, 'wallMs')) : '-',
  ];
}

function ratio({ ours, cli }: Measured): number {
  return median(ours, 'stackMs') / median(cli, 'stackMs');
}

function median(sights: readonly Sight[], figure: keyof Sight): number {
  return spread(sights.map((sight) => sight[figure])).median;
}
