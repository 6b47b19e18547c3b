import { DescribeModelPackageCommand } from '@aws-sdk/client-sagemaker';
import type { ListrTask } from 'listr2';
import { readJudge } from './drift.ts';
import { detected } from './drift-task.ts';
import { judgementOf } from './findings.ts';
import { readPackage } from './outcome.ts';
import { awaitPullRequest } from './promotion.ts';
import { type PromotionTaskOptions, promotionTask } from './promotion-task.ts';
import { awaitRest } from './run.ts';
import { MODEL, required, type Story } from './story.ts';
import { trainTask } from './train-task.ts';

/** The execution that drift.yml started is followed, its package judged against the champion and promoted to staging. */
export function retrainingTasks(
  story: Story,
  { pause, signal }: Pick<PromotionTaskOptions, 'pause' | 'signal'>,
): ListrTask<Story>[] {
  // It has an execution, facts and perhaps a failure of its own.
  const retraining = (story.retraining = {} as Story);
  const training = trainTask(retraining, signal);
  const tasks: ListrTask<Story>[] = [
    {
      title: 'Retraining with the labelled rows, oldest 80 %',
      task: (_, task) => {
        const { execution } = retraining;
        Object.assign(retraining, story, { execution, facts: undefined });
        return training.task?.(retraining, task);
      },
    },
    {
      title: 'Judge: champion and challenger on the newest labelled rows',
      task: async (_, task) => {
        task.title = await judge(story, retraining);
      },
    },
    {
      ...promotionTask({ environment: 'staging', of: 'challenger', pause, signal }),
      title: 'Promote the challenger to staging (promote.yml, plan.yml, deploy.yml)',
    },
    {
      title: 'What is left to people',
      task: async (_, task) => {
        const next = await awaitPullRequest({
          github: required(story, 'github'),
          team: required(story, 'team'),
          model: MODEL,
          environment: 'prod',
          after: required(story, 'driftRun'),
          signal,
        });
        story.next = next;
        await awaitRest(required(story, 'github'), signal);
        task.title = `Left to people: #${next.number} "${next.title}", with the drift's evidence`;
      },
    },
  ];
  return tasks.map((task) => ({ ...task, enabled: detected }));
}

/** Answers what the judge said. Throws where the challenger is not better: then nothing is proposed. */
async function judge(story: Story, retraining: Story): Promise<string> {
  const session = required(story, 'session');
  const { failure, main } = retraining;
  if (failure !== undefined) throw new Error(failure);
  const challenger = await readPackage(session, required(retraining, 'facts'), main);
  if (!challenger) throw new Error('The execution succeeded, but it registered no model package.');
  story.challenger = challenger;
  const { arn, version } = challenger;
  const model = await session.sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
  const verdict = await readJudge(session, model.ModelMetrics?.ModelQuality?.Statistics?.S3Uri ?? '');
  story.retrained = {
    arn,
    version,
    execution: required(retraining, 'execution'),
    judge: verdict,
    pullRequest: null,
  };
  if (verdict.verdict !== 'better')
    throw new Error(
      `Version ${version} is not better than what runs (${judgementOf(verdict)}), so it stays registered and is not proposed.`,
    );
  return `Judge: version ${version} is better: ${judgementOf(verdict)}`;
}
