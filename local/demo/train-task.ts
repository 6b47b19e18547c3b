import type { ListrTask } from 'listr2';
import { formatSeconds } from '../training/format.ts';
import { noteOf } from '../training/note.ts';
import { runTraining, trainingFacts, type TrainingFacts } from '../training/run.ts';
import { failureOf } from '../training/session.ts';
import { StepBoard } from '../training/step-board.ts';
import { stepFailures, type ExecutionState, type StepState } from '../training/steps.ts';
import { isLive } from './live.ts';
import { PIPELINE, required, type Story } from './story.ts';

/** Runs `run-pipeline`, every step of the pipeline a task of its own below it. */
export function trainTask(story: Story, signal: AbortSignal): ListrTask<Story> {
  return {
    title: 'Run the pipeline (actions/run-pipeline)',
    task: (_, task) => {
      const board = new StepBoard();
      const run = train(story, signal, (state) => board.update(state)).finally(() => board.finish());
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
      await board.started(name);
      task.title = name;
      const state = await board.ended(name);
      if (!state) return task.skip(`${name}: not run`);
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
  const result = await runTraining(required(story, 'session'), required(story, 'pipelineName'), {
    pipeline: PIPELINE,
    runId: '1',
    signal,
    onState: (state) => {
      story.execution = state.execution;
      onState(state);
    },
  });
  if (story.execution !== undefined) story.facts = await factsAt(story);
  if (result.conclusion === 'success') return;
  const failure = story.facts && stepFailures(story.facts.state);
  if (failure === undefined) throw new Error(failureOf(result));
  story.failure = failure;
}

function factsAt(story: Story): Promise<TrainingFacts> {
  return trainingFacts(
    required(story, 'session'),
    required(story, 'definition'),
    required(story, 'execution'),
  );
}
