import path from 'node:path';
import { Listr, PRESET_TIMER, type ListrTask } from 'listr2';
import { writeSyntheticData, writeTlcData } from '../data/input.ts';
import { ensurePython } from '../python/environment.ts';
import { uploadFolder } from '../training/data.ts';
import { mainMetric } from '../training/dataset.ts';
import { describeDefinition } from '../training/run.ts';
import { failureOf, openSession, type Session } from '../training/session.ts';
import type { DemoData } from './arguments.ts';
import { setUpAccount, trainingSession } from './account.ts';
import { createTokenIssuer } from './identity.ts';
import { isLive } from './live.ts';
import { readPackage } from './outcome.ts';
import { ENVIRONMENTS, promotionTasks } from './promotion-task.ts';
import { prepareRepository } from './repository.ts';
import { MODEL, PIPELINE, required, type Story } from './story.ts';
import { trainTask } from './train-task.ts';

export interface DemoOptions {
  /** Folder for all state of the run; empty. */
  root: string;
  data: DemoData;
  signal: AbortSignal;
}

/**
 * Tells the loop as a live task list. What it opens goes onto the stack, what it learns into the story, also where it
 * throws: the first failure, as a sentence.
 */
export async function tellStory(
  options: DemoOptions,
  story: Story,
  stack: AsyncDisposableStack,
): Promise<void> {
  const issuer = createTokenIssuer();
  const tasks: ListrTask<Story>[] = [
    {
      title: 'Python for the step scripts',
      task: async (_, task) => void (await ensurePython({ log: (line) => (task.output = line) })),
    },
    {
      title: 'Local AWS',
      task: async (_, task) => {
        const session = await openSession(path.join(options.root, 'aws'), {
          webIdentity: (url) => issuer.keys(url),
          createBucket: false,
        });
        story.session = stack.use(session);
        task.title = `Local AWS on ${story.session.aws.url}`;
      },
    },
    {
      title: 'Repository and account (cloudformation/bootstrap.yaml, environment.yaml)',
      task: async (_, task) => {
        story.repository = await prepareRepository(path.join(options.root, 'repository'));
        const session = required(story, 'session');
        const account = await setUpAccount({
          session,
          issuer,
          templates: path.join(story.repository.folder, 'cloudformation'),
          environments: ENVIRONMENTS,
          tell: (what) => (task.output = what),
        });
        story.account = account;
        story.session = trainingSession(session, account, story.repository, await story.repository.head());
      },
    },
    {
      title: 'Input data',
      task: async (_, task) => {
        task.title = `Input data: ${await provideData(options, required(story, 'session'))}`;
      },
    },
    {
      title: 'Build the pipeline (actions/build-pipeline)',
      task: async (_, task) => {
        await build(story, options.signal);
        task.title = `${task.title}: ${story.pipelineName}, ${required(story, 'definition').steps.length} steps`;
      },
    },
    trainTask(story, options.signal),
    {
      title: 'Model package',
      task: async (_, task) => {
        const registered = await readPackage(
          required(story, 'session'),
          required(story, 'facts'),
          story.main,
        );
        if (!registered) throw new Error('The execution succeeded, but it registered no model package.');
        story.registered = registered;
        task.title = `Model package: version ${registered.version}, ${registered.status}`;
      },
    },
    ...promotionTasks(MODEL, options.signal),
  ];
  await listOf(tasks.map(timed), story).run();
}

/** Steps of the pipeline say their own times; the tasks are timed here. */
function timed(task: ListrTask<Story>): ListrTask<Story> {
  return {
    ...task,
    rendererOptions: { timer: PRESET_TIMER },
    fallbackRendererOptions: { timer: PRESET_TIMER },
  };
}

function listOf(tasks: ListrTask<Story>[], story: Story) {
  return new Listr<Story, 'default', 'verbose'>(tasks, {
    ctx: story,
    // Ctrl-C is handled where everything that was started can be ended.
    registerSignalListeners: false,
    fallbackRenderer: 'verbose',
    fallbackRendererCondition: () => !isLive(),
    rendererOptions: { collapseSubtasks: false },
  });
}

async function provideData({ root, data }: DemoOptions, session: Session): Promise<string> {
  const folder = path.join(root, 'data');
  if (data.kind === 'tlc') await writeTlcData({ trips: data.trips, zones: data.zones, to: folder });
  else await writeSyntheticData({ rows: data.rows, seed: data.seed, to: folder });
  const uri = `s3://${session.bucket}/nyc-taxi-fare/input`;
  await uploadFolder(session, folder, uri);
  const what =
    data.kind === 'tlc'
      ? data.trips.map((file) => path.basename(file)).join(', ')
      : `${data.rows.toLocaleString('en')} made-up trips`;
  return `${what} in ${uri}`;
}

async function build(story: Story, signal: AbortSignal): Promise<void> {
  const session = required(story, 'session');
  const result = await session.act('build-pipeline', { pipeline: PIPELINE, runId: '1', signal });
  if (result.conclusion !== 'success') throw new Error(failureOf(result));
  story.pipelineName = result.outputs['pipeline-name'] ?? '';
  story.definition = await describeDefinition(session, story.pipelineName);
  story.main = await mainMetric(PIPELINE);
}
