import path from 'node:path';
import type { ListrTask } from 'listr2';
import { formatSeconds } from '../training/format.ts';
import { noteOf } from '../training/note.ts';
import { mainMetric } from '../training/dataset.ts';
import { describeDefinition, newestExecution, trainingFacts, type TrainingFacts } from '../training/run.ts';
import { StepBoard } from '../training/step-board.ts';
import { followExecution, stepFailures, type ExecutionState, type StepState } from '../training/steps.ts';
import { isLive } from './live.ts';
import { awaitRun, newestRun } from './run.ts';
import { MODEL, PIPELINE, required, type Story } from './story.ts';
import { reasonOf } from './wait.ts';

// Bundles start in a fraction of a second each.
const BUILD_SECONDS = 120;

/** Starts `train.yml` by hand, which builds the pipeline, starts an execution and ends. */
export function buildTask(story: Story, signal: AbortSignal): ListrTask<Story> {
  return {
    title: 'Start training (train.yml: build-pipeline, run-pipeline)',
    task: async (_, task) => {
      const session = required(story, 'session');
      const github = required(story, 'github');
      const after = newestRun(github);
      await required(story, 'team').dataScientist.rest.actions.createWorkflowDispatch({
        owner: github.repository.owner,
        repo: github.repository.name,
        workflow_id: 'train.yml',
        ref: github.repository.defaultBranch,
        inputs: { pipeline: path.basename(PIPELINE) },
      });
      const run = await awaitRun(
        github,
        { workflow: 'train.yml', after },
        { signal, seconds: BUILD_SECONDS },
      );
      story.trainingRun = run.id;
      story.pipelineName = MODEL;
      story.definition = await describeDefinition(session, MODEL);
      story.main = await mainMetric(PIPELINE);
      const execution = await newestExecution(session, MODEL);
      if (execution === undefined) throw new Error('train.yml succeeded, and SageMaker has no execution.');
      story.execution = execution;
      task.title = `Start training (train.yml): pipeline ${MODEL}, ${story.definition.steps.length} steps`;
    },
  };
}

/** Follows the execution, every step of the pipeline a task of its own below it. */
export function trainTask(story: Story, signal: AbortSignal): ListrTask<Story> {
  return {
    title: 'Execution of the pipeline',
    task: (_, task) => {
      const board = new StepBoard();
      const run = train(story, signal, (state) => board.update(state))
        .catch((error: unknown) => {
          throw reasonOf(error, signal);
        })
        .finally(() => board.finish());
      const told = inTurn();
      const steps = required(story, 'definition').steps.map((step) =>
        stepTask(story, step.name, { board, run, told }),
      );
      // Without a title it stands in no list: it is for runs that fail where no step did.
      return task.newListr([...steps, { task: () => run }], { concurrent: true });
    },
  };
}

interface Run {
  board: StepBoard;
  /** The end of `run-pipeline`; rejects where it failed without a failed step. */
  run: Promise<void>;
  /** Lets steps tell their results one after another, in the order in which they ended. */
  told: <T>(tell: () => Promise<T>) => Promise<T>;
}

function stepTask(story: Story, name: string, { board, run, told }: Run): ListrTask<Story> {
  return {
    // A log has a line for every title that a task had.
    title: isLive() ? `${name} (waiting)` : name,
    task: async (_, task) => {
      const started = await board.started(name);
      task.title = name;
      const state = await board.ended(name);
      if (!state) return task.skip(`${name}: ${started ? 'interrupted' : 'not run'}`);
      if (state.status === 'succeeded') {
        task.title = `${name}: ${await told(() => resultOf(story, state))}`;
        return undefined;
      }
      // The list ends with the first failure; other steps may still run. The reason stands below the list, once.
      await run;
      throw new Error(`${name}: ${state.status}`);
    },
  };
}

function inTurn(): Run['told'] {
  let last: Promise<unknown> = Promise.resolve();
  return (tell) => {
    const next = last.then(tell);
    last = next.catch(() => undefined);
    return next;
  };
}

async function resultOf(story: Story, state: StepState): Promise<string> {
  const facts = await factsAt(story);
  const note = await noteOf(required(story, 'session'), state, facts);
  const time = state.seconds === undefined ? '' : formatSeconds(state.seconds);
  return [time, note].filter(Boolean).join(', ');
}

async function train(
  story: Story,
  signal: AbortSignal,
  onState: (state: ExecutionState) => void,
): Promise<void> {
  await followExecution(required(story, 'session'), required(story, 'execution'), { signal, onState });
  story.facts = await factsAt(story);
  const failure = stepFailures(story.facts.state);
  if (failure === undefined) return;
  story.failure = failure;
}

function factsAt(story: Story): Promise<TrainingFacts> {
  return trainingFacts(
    required(story, 'session'),
    required(story, 'definition'),
    required(story, 'execution'),
  );
}
