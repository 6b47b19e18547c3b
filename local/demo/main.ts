import path from 'node:path';
import { messageOf } from '../plain.ts';
import { formatTable } from '../training/format.ts';
import { metricTable } from '../training/metric-table.ts';
import { REPOSITORY } from '../training/session.ts';
import { shortPath } from '../training/state-folder.ts';
import { parseArguments, USAGE } from './arguments.ts';
import type { EndpointFacts } from './endpoint.ts';
import type { Deployment } from './promotion.ts';
import { outcomeOf, writeOutcome, type DemoOutcome } from './outcome.ts';
import { emptyState } from './state.ts';
import type { Story } from './story.ts';
import { tellStory } from './tasks.ts';

/** Runs the demo, writes its outcome whatever happens, and answers whether all went well. */
async function demo(argv: readonly string[]): Promise<boolean> {
  if (argv.includes('--help')) {
    console.log(USAGE);
    return true;
  }
  const { data, pause, state = path.join(REPOSITORY, '.local/demo') } = parseArguments(argv);
  const root = path.resolve(state);
  await emptyState(root);
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupt.abort());
  const story: Story = {};
  let outcome: DemoOutcome;
  {
    await using stack = new AsyncDisposableStack();
    outcome = await tellStory({ root, data, pause, signal: interrupt.signal }, story, stack).then(
      () => outcomeOf('succeeded', null, story),
      (error: unknown) =>
        interrupt.signal.aborted
          ? outcomeOf(
              'interrupted',
              'a signal came before the end; everything that was started has been ended.',
              story,
            )
          : outcomeOf('failed', story.failure ?? messageOf(error), story),
    );
  }
  await writeOutcome(`${root}.json`, outcome);
  console.log(`\n${ending(story, outcome, root)}`);
  return outcome.status === 'succeeded';
}

function ending(story: Story, outcome: DemoOutcome, root: string): string {
  const parts: string[] = [];
  if (outcome.status === 'failed') parts.push(`Failed: ${outcome.reason}`);
  if (outcome.status === 'interrupted') parts.push(`Interrupted: ${outcome.reason}`);
  if (outcome.package) {
    const { arn, version, status } = outcome.package;
    parts.push(`Registered version ${version}, ${status}:\n${arn}`);
  }
  if (story.facts?.metrics.length) {
    const { metrics, gates } = story.facts;
    parts.push(metricTable({ metrics, gates, main: story.main }));
  }
  if (story.deployments) parts.push(promotionTable(story.deployments));
  if (story.endpoints) parts.push(endpointTable(story.endpoints));
  if (story.session) parts.push(lookAround(root));
  return parts.join('\n\n');
}

function promotionTable(deployments: readonly Deployment[]): string {
  const rows = deployments.map(({ pullRequest, promotion }) => [
    `#${pullRequest.number}`,
    pullRequest.title,
    `opened by ${pullRequest.author}`,
    `merged by ${promotion.mergedBy}`,
    promotion.approvedBy === promotion.mergedBy ? '' : `deployment approved by ${promotion.approvedBy}`,
  ]);
  return `Pull requests:\n${formatTable(rows.map((row) => ['', ...row]))}`;
}

function endpointTable(endpoints: readonly EndpointFacts[]): string {
  const rows = endpoints.map(({ name, status, version, instances, autoscaling, dataCapture, prediction }) => [
    name,
    status,
    `version ${version}`,
    autoscaling
      ? `${instances} instances (${autoscaling.min} to ${autoscaling.max})`
      : `${instances} instance(s)`,
    dataCapture ? `${dataCapture.samplingPercentage} % captured` : 'nothing captured',
    `${prediction.value.toFixed(2)} for the sample's trip`,
  ]);
  return `Endpoints:\n${formatTable(rows.map((row) => ['', ...row]))}`;
}

function lookAround(root: string): string {
  const state = shortPath(root);
  const rows = [
    [`${state}.json`, 'this outcome as JSON'],
    [`${state}/aws/s3`, 'data, code and results of the run'],
    [`${state}/aws/logs`, 'what each job wrote'],
    [
      `npm run local -- --root ${state}`,
      'this AWS and this GitHub again: pull requests, runs and issues in a browser',
    ],
  ];
  return `Look around:\n${formatTable(rows.map((row) => ['', ...row]))}`;
}

try {
  if (!(await demo(process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 2;
}
