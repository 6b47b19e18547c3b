import path from 'node:path';
import type { ListrTask } from 'listr2';
import { newestExecution } from '../training/run.ts';
import { type Alarm, readAlarms } from './alarm.ts';
import { type Check, runCheck } from './check.ts';
import { readDecision } from './drift.ts';
import { isLive } from './live.ts';
import { makeLaterTrips, provideLabels, serveTrips } from './later-trips.ts';
import { awaitRun, newestRun } from './run.ts';
import { MODEL, required, type Story } from './story.ts';
import type { DemoOptions } from './tasks.ts';

/** The environment that is watched. */
const ENVIRONMENT = 'prod';
export const WATCHED = `${MODEL}-${ENVIRONMENT}`;

// Two jobs of SageMaker run meanwhile, each in a Python process of its own.
const DRIFT_SECONDS = 180;

/** The model in production is asked about later trips, checked against its baseline, and, where an alarm goes off, assessed. */
export function watchTasks({ root, data, signal }: DemoOptions): ListrTask<Story>[] {
  return [
    {
      title: `Later trips, asked of ${WATCHED}`,
      task: async (story, task) => {
        const session = required(story, 'session');
        const trips = await makeLaterTrips({ root, data });
        let told = 0;
        const tell = (rows: number) => {
          // A log has a line for every output that a task had.
          if (!isLive() && rows < trips.rows && rows - told < trips.rows / 4) return;
          told = rows;
          task.output = `${rows.toLocaleString('en')} of ${trips.rows.toLocaleString('en')} trips`;
        };
        story.served = await serveTrips(session, { trips, endpoint: WATCHED, signal, onProgress: tell });
        task.title = `Later trips: ${story.served.rows.toLocaleString('en')} asked of ${WATCHED} in ${story.served.requests} requests, all captured`;
      },
    },
    {
      title: 'Hourly check (drift-monitor), before any label is known',
      task: async (story, task) => {
        const check = await runCheck(required(story, 'session'), WATCHED, signal);
        task.title = `Check: ${dataOf(check)}; ${check.quality === 'no-labels' || check.quality === 'not-enough-labels' ? 'not enough labels to say anything of quality' : qualityOf(check, required(story, 'main'))}`;
      },
    },
    {
      title: 'Labels arrive, and the next check',
      task: async (story, task) => {
        const session = required(story, 'session');
        const labels = await provideLabels(session, {
          model: MODEL,
          served: required(story, 'served'),
          root,
        });
        task.output = `${labels.rows.toLocaleString('en')} labels in ${path.posix.dirname(labels.uri)}`;
        story.driftRun = newestRun(required(story, 'github'));
        const check = await runCheck(session, WATCHED, signal);
        const alarms = await readAlarms(session, WATCHED);
        const raised = alarms.filter(({ state }) => state === 'ALARM');
        story.drift =
          raised.length > 0
            ? { detected: true, reasons: raised.map(sentenceOf) }
            : {
                detected: false,
                reasons: [
                  `${dataOf(check)}; ${qualityOf(check, required(story, 'main'))}; all ${alarms.length} alarms are quiet.`,
                ],
              };
        task.title = `Check: ${check.labelled.toLocaleString('en')} labelled rows, ${qualityOf(check, required(story, 'main'))}; ${alarmsOf(raised)}`;
      },
      rendererOptions: { outputBar: Infinity, persistentOutput: true },
    },
    {
      title: 'Drift (drift.yml: assess-drift)',
      skip: (story) =>
        required(story, 'drift').detected ? false : 'No drift: all is quiet, and nothing is retrained',
      task: async (story, task) => {
        const session = required(story, 'session');
        const github = required(story, 'github');
        task.output = 'alarm -> EventBridge -> repository_dispatch drift-detected -> drift.yml';
        await awaitRun(
          github,
          { workflow: 'drift.yml', after: required(story, 'driftRun') },
          { signal, seconds: DRIFT_SECONDS },
        );
        story.decision = await readDecision(session, { environment: ENVIRONMENT, model: MODEL });
        const { retrain, reasons } = story.decision;
        for (const reason of reasons) task.output = reason;
        if (!retrain) throw new Error(`drift.yml decided not to retrain: ${reasons.join(' ')}`);
        const execution = await newestExecution(session, MODEL);
        if (execution === undefined || execution === story.execution)
          throw new Error('drift.yml decided to retrain, and SageMaker has no new execution.');
        task.title = `Drift (drift.yml): decided to retrain${issueOf(await openIssue(story))}`;
        required(story, 'retraining').execution = execution;
      },
      rendererOptions: { outputBar: Infinity, persistentOutput: true },
    },
  ];
}

function dataOf({ rows, worst }: Check): string {
  const moved =
    worst === undefined
      ? 'no feature compared'
      : `largest distance ${worst.distance.toFixed(3)} (${worst.name}, threshold ${worst.threshold})`;
  return `${rows.toLocaleString('en')} captured rows, ${moved}`;
}

/** The main metric and, where an alarm watches another one too, how much worse that is. */
function qualityOf({ metrics }: Check, main: string): string {
  const parts = Object.keys(metrics)
    .map((name) => /^model_quality_(\w+)_ratio$/.exec(name)?.[1])
    .filter((name) => name !== undefined)
    .toSorted((a, b) => Number(b === main) - Number(a === main))
    .slice(0, 2)
    .map((name) => {
      const value = metrics[`model_quality_${name}`] ?? Number.NaN;
      const ratio = metrics[`model_quality_${name}_ratio`] ?? Number.NaN;
      const low = metrics[`model_quality_${name}_ratio_low`] ?? Number.NaN;
      return `${name.toUpperCase()} ${value.toFixed(2)}, ${ratio.toFixed(2)} times the baseline's (at least ${low.toFixed(2)})`;
    });
  return parts.join('; ') || 'no quality known';
}

function alarmsOf(raised: readonly Alarm[]): string {
  return raised.length === 0
    ? 'no alarm'
    : `ALARM ${raised.map(({ metric, threshold }) => `${metric} > ${threshold}`).join(', ')}`;
}

function sentenceOf({ name, reason }: Alarm): string {
  return `${name}: ${reason}`;
}

async function openIssue(story: Story): Promise<{ number: number; title: string } | undefined> {
  const { repository } = required(story, 'github');
  const { rest } = required(story, 'team').operator;
  const { data } = await rest.issues.listForRepo({
    owner: repository.owner,
    repo: repository.name,
    state: 'open',
    labels: 'drift',
  });
  return data.find((issue) => issue.pull_request === undefined);
}

function issueOf(issue: { number: number; title: string } | undefined): string {
  return issue === undefined ? '' : `, issue #${issue.number} "${issue.title}"`;
}
