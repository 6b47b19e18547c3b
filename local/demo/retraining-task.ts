import { DescribeModelPackageCommand } from '@aws-sdk/client-sagemaker';
import type { ListrTask } from 'listr2';
import { readJudge } from './drift.ts';
import { readPackage } from './outcome.ts';
import { type PromotionTaskOptions, promotionTask } from './promotion-task.ts';
import { required, type Story } from './story.ts';
import { trainTask } from './train-task.ts';

const skip = ({ drift }: Story): boolean => drift?.detected !== true;

/** The execution that drift.yml started is followed, its package judged against the champion and promoted to staging. */
export function retrainingTasks(
  story: Story,
  { pause, signal }: Pick<PromotionTaskOptions, 'pause' | 'signal'>,
): ListrTask<Story>[] {
  // It has an execution, facts and perhaps a failure of its own.
  const retraining = (story.retraining = {} as Story);
  const training = trainTask(retraining, signal);
  return [
    {
      title: 'Retraining on the labelled rows, oldest 80 %',
      skip,
      task: (_, task) => {
        const { execution } = retraining;
        Object.assign(retraining, story, { execution, facts: undefined });
        return training.task?.(retraining, task);
      },
    },
    {
      title: 'Judge: champion and challenger on the newest labelled rows',
      skip,
      task: async (_, task) => {
        const session = required(story, 'session');
        const { failure, main } = retraining;
        if (failure !== undefined) throw new Error(failure);
        const challenger = await readPackage(session, required(retraining, 'facts'), main);
        if (!challenger) throw new Error('The execution succeeded, but it registered no model package.');
        story.challenger = challenger;
        const model = await session.sagemaker.send(
          new DescribeModelPackageCommand({ ModelPackageName: challenger.arn }),
        );
        const judge = await readJudge(session, model.ModelMetrics?.ModelQuality?.Statistics?.S3Uri ?? '');
        story.retrained = { version: challenger.version, judge };
        const name = (main ?? 'metric').toUpperCase();
        task.title = `Judge: version ${challenger.version} is ${judge.verdict}: ${name} ${judge.champion.toFixed(2)} -> ${judge.challenger.toFixed(2)} on rows that neither model was trained on`;
      },
    },
    { ...promotionTask({ environment: 'staging', of: 'challenger', pause, signal }), skip },
  ];
}
