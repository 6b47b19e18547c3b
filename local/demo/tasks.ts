import path from 'node:path';
import { Listr, PRESET_TIMER, type ListrTask } from 'listr2';
import { writeSyntheticData, writeTlcData } from '../data/input.ts';
import { startLocalGitHub } from '../github/server.ts';
import { ensurePython } from '../python/environment.ts';
import { uploadFolder } from '../training/data.ts';
import { openSession, type Session } from '../training/session.ts';
import type { DemoData } from './arguments.ts';
import { connectEvents, setUpAccount } from './account.ts';
import { isLive } from './live.ts';
import { readPackage } from './outcome.ts';
import { ENVIRONMENTS, promotionTask } from './promotion-task.ts';
import { copyTemplate } from './repository.ts';
import { driftTasks } from './drift-task.ts';
import { configureRepository } from './settings.ts';
import { MODEL, required, type Story } from './story.ts';
import { hireTeam } from './team.ts';
import { retrainingTasks } from './retraining-task.ts';
import { buildTask, trainTask } from './train-task.ts';
import { reasonOf } from './wait.ts';
import { watchTasks } from './watch-task.ts';

export interface DemoOptions {
  /** Folder for all state of the run; empty. */
  root: string;
  data: DemoData;
  /** Leaves decisions to a person at a browser. */
  pause: boolean;
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
  const { root, pause, signal } = options;
  const tasks: ListrTask<Story>[] = [
    {
      title: 'Python for the step scripts',
      task: async (_, task) => void (await ensurePython({ log: (line) => (task.output = line) })),
    },
    {
      title: 'Local AWS and GitHub',
      task: async (_, task) => {
        const { session, github } = await openPlaces(root, stack);
        Object.assign(story, { session, github });
        task.title = `Local AWS on ${session.aws.url}, local GitHub on ${github.url}`;
      },
    },
    {
      title: 'Account (bootstrap.yaml, environment.yaml, events.yaml) and repository settings',
      task: async (_, task) => {
        await setUp(story, root, (what) => (task.output = what));
        const { admin, dataScientist, operator } = required(story, 'team');
        task.output = `people: ${dataScientist.login} (data scientist, owns staging), ${operator.login} (operator, owns prod), ${admin.login} (administrator)`;
      },
    },
    {
      title: 'Input data',
      task: async (_, task) => {
        task.title = `Input data: ${await provideData(options, required(story, 'session'))}`;
      },
    },
    buildTask(story, signal),
    trainTask(story, signal),
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
    ...ENVIRONMENTS.map((environment) => promotionTask({ environment, of: 'registered', pause, signal })),
    ...(tellsOfLater(options.data)
      ? [...watchTasks(options), ...driftTasks(signal), ...retrainingTasks(story, { pause, signal })]
      : []),
  ];
  await listOf(
    tasks.map((task) => timed(task, signal)),
    story,
  ).run();
}

/** Real trips tell nothing of what came after them. */
function tellsOfLater(data: DemoData): boolean {
  return data.kind === 'synthetic' || data.later.length > 0;
}

/** Each finds the other: jobs call AWS, and AWS trusts GitHub's tokens and sends it events. */
async function openPlaces(root: string, stack: AsyncDisposableStack) {
  const template = path.join(root, 'template');
  await copyTemplate(template);
  let session: Session | undefined;
  const github = stack.use(
    await startLocalGitHub({
      folder: path.join(root, 'github'),
      source: template,
      jobEnvironment: () => session?.aws.environment() ?? {},
    }),
  );
  session = stack.use(
    await openSession(path.join(root, 'aws'), {
      webIdentity: (issuer) => github.keys(issuer),
      createBucket: false,
    }),
  );
  return { session, github };
}

async function setUp(story: Story, root: string, tell: (what: string) => void): Promise<void> {
  const session = required(story, 'session');
  const github = required(story, 'github');
  const parts = {
    session,
    repository: github.repository,
    templates: path.join(root, 'template/cloudformation'),
  };
  const account = await setUpAccount({ ...parts, environments: ENVIRONMENTS, tell });
  const team = hireTeam(github);
  tell('events.yaml');
  await connectEvents({
    ...parts,
    apiUrl: github.apiUrl,
    token: team.events.token,
    pipelines: [MODEL],
  });
  tell('settings of the repository');
  await configureRepository(github, team, account);
  Object.assign(story, { account, team });
}

/** Steps of the pipeline say their own times; the tasks are timed here, and say in a word that a signal ended them. */
function timed(task: ListrTask<Story>, signal: AbortSignal): ListrTask<Story> {
  return {
    ...task,
    task: async (story, self) => {
      try {
        return await task.task?.(story, self);
      } catch (error) {
        throw reasonOf(error, signal);
      }
    },
    rendererOptions: { ...task.rendererOptions, timer: PRESET_TIMER },
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
