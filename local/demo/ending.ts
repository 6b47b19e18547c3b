import { formatTable } from '../training/format.ts';
import { metricTable } from '../training/metric-table.ts';
import { shortPath } from '../training/state-folder.ts';
import type { EndpointFacts } from './endpoint.ts';
import { judgementOf } from './findings.ts';
import type { DemoOutcome, RegisteredPackage } from './outcome.ts';
import type { Deployment } from './promotion.ts';
import type { Story } from './story.ts';
import { WATCHED } from './watch-task.ts';

/** What stands below the task list: how it ended, what there is now, where to look. */
export function ending(story: Story, outcome: DemoOutcome, root: string): string {
  const parts: string[] = [];
  if (outcome.status === 'failed') parts.push(`Failed: ${outcome.reason}`);
  if (outcome.status === 'interrupted') parts.push(`Interrupted: ${outcome.reason}`);
  if (outcome.package) parts.push(registered(outcome.package));
  if (story.facts?.metrics.length) {
    const { metrics, gates } = story.facts;
    parts.push(metricTable({ metrics, gates, main: story.main }));
  }
  if (story.challenger) parts.push(registered(story.challenger));
  if (story.deployments) parts.push(promotionTable(story.deployments));
  if (story.endpoints) parts.push(endpointTable(story.endpoints));
  if (outcome.status === 'succeeded') parts.push(...inShort(story));
  if (story.session) parts.push(lookAround(story, root));
  return parts.join('\n\n');
}

function registered({ arn, version, status }: RegisteredPackage): string {
  return `Registered version ${version}, ${status}:\n${arn}`;
}

/** The story once more, in sentences; nothing where the watch had nothing to look at. */
function inShort({ drift, decision, retrained, next }: Story): string[] {
  if (!drift) return [];
  const seen = `${WATCHED} was asked about later trips, and their labels came.`;
  if (!drift.detected) {
    return [
      `In short: silence. ${seen} No alarm was raised, nothing was trained, nobody was told.\n${drift.reasons.join('\n')}`,
    ];
  }
  const raised = drift.alarms.filter(({ state }) => state === 'ALARM').map(({ metric }) => metric);
  const issue = decision?.issue ? ` Issue #${decision.issue.number} tells why.` : '';
  const lines = [
    `In short: drift. ${seen} ${raised.join(' and ')} raised an alarm, and drift.yml decided to train again.${issue}`,
  ];
  if (retrained)
    lines.push(`Version ${retrained.version} is better: ${judgementOf(retrained.judge)}. It serves staging.`);
  if (next) lines.push(`For prod #${next.number} waits for its review: nothing reaches prod without people.`);
  return [lines.join('\n')];
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

function lookAround({ decision }: Story, root: string): string {
  const state = shortPath(root);
  const rows = [
    [`${state}.json`, 'this outcome as JSON'],
    ...(decision?.page ? [[shortPath(decision.page), 'the report of the drift, for a browser']] : []),
    [`${state}/aws/s3`, 'data, code and results of the run'],
    [`${state}/aws/logs`, 'what each job wrote'],
    [
      `npm run local -- --root ${state}`,
      'this AWS and this GitHub again: pull requests, runs and issues in a browser',
    ],
  ];
  return `Look around:\n${formatTable(rows.map((row) => ['', ...row]))}`;
}
