import path from 'node:path';
import type { ListrTask } from 'listr2';
import { newestExecution } from '../training/run.ts';
import { readDecision, type RetrainingDecision } from './drift.ts';
import { awaitRest, awaitRun } from './run.ts';
import { MODEL, required, type Story } from './story.ts';
import { ENVIRONMENT } from './watch-task.ts';

// Two jobs of SageMaker run meanwhile, each in a Python process of its own.
const DRIFT_SECONDS = 180;

export function detected({ drift }: Story): boolean {
  return drift?.detected !== false;
}

/** What follows from the checks: an alarm is assessed and decided about, or all stays as it is. */
export function driftTasks(signal: AbortSignal): ListrTask<Story>[] {
  return [
    {
      title: 'Drift (drift.yml: assess-drift)',
      enabled: detected,
      task: async (story, task) => {
        task.output = 'alarm -> EventBridge -> repository_dispatch drift-detected -> drift.yml';
        story.decision = await followDecision(story, signal);
        const { retrain, reasons, issue } = story.decision;
        for (const reason of reasons) task.output = reason;
        if (!retrain) throw new Error(`drift.yml decided not to retrain:\n${reasons.join('\n')}`);
        const execution = await newestExecution(required(story, 'session'), MODEL);
        if (execution === undefined || execution === story.execution)
          throw new Error('drift.yml decided to retrain, and SageMaker has no new execution.');
        required(story, 'retraining').execution = execution;
        const about = issue === null ? '' : `; issue #${issue.number} "${issue.title}"`;
        task.title = `Drift (drift.yml): decided to retrain${about}`;
      },
      rendererOptions: { outputBar: Infinity, persistentOutput: true },
    },
    {
      title: 'Silence',
      enabled: (story) => !detected(story),
      task: async (story, task) => {
        await awaitRest(required(story, 'github'), signal);
        await confirmSilence(story);
        story.decision = {
          retrain: false,
          reasons: ['No alarm was raised, so nothing was assessed, and nobody was told anything.'],
          record: null,
          issue: null,
          page: null,
        };
        task.title =
          'Silence: no alarm, no run of drift.yml, no training, no issue, no pull request. So it should be';
      },
    },
  ];
}

async function followDecision(story: Story, signal: AbortSignal): Promise<RetrainingDecision> {
  const github = required(story, 'github');
  const query = { workflow: 'drift.yml', after: required(story, 'driftRun') };
  const run = await awaitRun(github, query, { signal, seconds: DRIFT_SECONDS });
  const place = { environment: ENVIRONMENT, model: MODEL };
  const decision = await readDecision(required(story, 'session'), place);
  const report = github.workflows
    .artifacts(run.id)
    .find(({ name }) => name === `drift-report-${ENVIRONMENT}`);
  return {
    ...decision,
    issue: (await openIssue(story)) ?? null,
    page: report === undefined ? null : path.join(report.folder, 'drift-report.html'),
  };
}

/** Throws where anything was started or anybody told, though no alarm was raised. */
async function confirmSilence(story: Story): Promise<void> {
  const { workflows } = required(story, 'github');
  const began = workflows.runs().filter(({ id }) => id > required(story, 'driftRun'));
  const issue = await openIssue(story);
  const execution = await newestExecution(required(story, 'session'), MODEL);
  const noise = [
    ...began.map((run) => `run ${run.number} of ${run.workflow.path} began`),
    ...(issue === undefined ? [] : [`issue #${issue.number} was opened`]),
    ...(execution === story.execution ? [] : [`${execution} was started`]),
  ];
  if (noise.length > 0) throw new Error(`No alarm was raised, and yet ${noise.join(', and ')}.`);
}

async function openIssue(story: Story): Promise<NonNullable<RetrainingDecision['issue']> | undefined> {
  const { repository } = required(story, 'github');
  const { data } = await required(story, 'team').operator.rest.issues.listForRepo({
    owner: repository.owner,
    repo: repository.name,
    state: 'open',
    labels: 'drift',
  });
  const issue = data.find((found) => found.pull_request === undefined);
  return issue && { number: issue.number, title: issue.title, url: issue.html_url };
}
