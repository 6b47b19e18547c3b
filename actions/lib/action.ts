import {
  error as annotate,
  getInput,
  getState,
  info,
  saveState,
  setFailed,
  setOutput,
  summary,
  warning,
} from '@actions/core';
import { Failure, messageOf } from './failure.ts';
import { type Inputs, type InputValues, parseInputs } from './input.ts';
import { logLine } from './log-line.ts';
import { type Problem, ProblemsError } from './pipeline/problem.ts';
import type { Reason } from './reason.ts';
import { code, cutMarkdown, list, plain } from './summary/markdown.ts';

/** What `action.yml` declares, for the code; a test holds both together. */
export interface Contract<I extends Inputs, O extends string> {
  inputs: I;
  /** `reason` is one of them, always. */
  outputs: readonly O[];
  reasons: readonly Reason[];
}

export type OutputValues<O extends string> = Partial<
  Record<Exclude<O, 'reason'>, string | number | boolean | undefined>
> & { reason?: Reason };

/** The running step, for the entry that it belongs to. */
export interface Step<O extends string> {
  /** Undefined values are left unset. */
  setOutputs(values: OutputValues<O>): void;
  log(line: string): void;
  warn(message: string): void;
  /** Adds Markdown to the job summary. */
  summarize(markdown: string): Promise<void>;
  /** Keeps what the step's `post` needs to clean up; the last one counts. */
  leave(leftovers: string): void;
}

/** The end of a job, where a step cleans up what it left: also after a failure, and when the run was cancelled. */
export interface PostStep {
  /** What the step left last. */
  leftovers: string;
  log(line: string): void;
}

const STARTED = 'started';
const LEFTOVERS = 'leftovers';

/**
 * Runs an action: inputs in, `main`, and every exception out as a failed step with a message, annotations and a reason.
 * Where `action.yml` names the bundle as its `post` too, it runs again at the end of the job, then `post`; unless `main`
 * left nothing to clean up. The only place that talks to the runner.
 */
export async function runAction<I extends Inputs, O extends string>(
  contract: Contract<I, O>,
  main: (inputs: InputValues<I>, step: Step<O>) => Promise<void>,
  post?: (step: PostStep) => Promise<void>,
): Promise<void> {
  try {
    if (post !== undefined && getState(STARTED) !== '') {
      const leftovers = getState(LEFTOVERS);
      if (leftovers !== '') await post({ leftovers, log });
      return;
    }
    if (post !== undefined) saveState(STARTED, 'true');
    const inputs = parseInputs(contract.inputs, (name) => getInput(name));
    await main(inputs, { setOutputs, log, warn: warning, summarize, leave });
  } catch (error) {
    await fail(error instanceof ProblemsError ? invalidFiles(error) : error);
  }
}

/**
 * Aborts when GitHub cancels the run. It sends SIGINT, after 7.5 s SIGTERM and after further 2.5 s SIGKILL, so what
 * is done on cancelling has to be quick. Without a call of this, a cancelled action ends at once.
 */
export function cancelSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort(
        new Failure('cancelled', `The run was cancelled (${name}) before it started anything.`),
      );
    });
  }
  return controller.signal;
}

function setOutputs(values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) if (value !== undefined) setOutput(name, value);
}

function log(line: string): void {
  info(logLine(line));
}

function leave(leftovers: string): void {
  saveState(LEFTOVERS, leftovers);
}

let summarized = false;

async function summarize(markdown: string): Promise<void> {
  summarized = true;
  // Runners other than GitHub's may have no job summary.
  if (!process.env['GITHUB_STEP_SUMMARY']) return;
  await summary.addRaw(cutMarkdown(markdown), true).write();
}

function invalidFiles(error: ProblemsError): Failure {
  const files = [...new Set(error.problems.map((problem) => problem.file))];
  const count = error.problems.length === 1 ? 'One problem' : `${error.problems.length} problems`;
  return new Failure(error.reason, `${count} in ${files.join(', ')}; AWS was not asked for anything.`, {
    problems: error.problems,
  });
}

async function fail(error: unknown): Promise<void> {
  const failure = error instanceof Failure ? error : undefined;
  setOutputs({ reason: failure?.reason ?? 'unexpected' });
  // GitHub shows the first ten annotations of a step; the log and the summary have them all.
  for (const problem of failure?.problems ?? []) annotateProblem(problem);
  setFailed(messageOf(error));
  for (const line of background(error)) log(dimmed(line));
  if (summarized) return;
  const problems =
    failure && failure.problems.length > 0 ? `\n\n${list(failure.problems.map(problemText))}` : '';
  await summarize(`${plain(messageOf(error))}${problems}`);
}

function annotateProblem(problem: Problem | string): void {
  if (typeof problem === 'string') return annotate(problem);
  const { message, file, line, column } = problem;
  annotate(message, {
    file,
    ...(line !== undefined && { startLine: line }),
    ...(column !== undefined && { startColumn: column }),
  });
}

function problemText(problem: Problem | string): string {
  if (typeof problem === 'string') return plain(problem);
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined);
  return `${code(place.join(':'))} ${plain(problem.message)}`;
}

/** What lies behind a failure: its causes; the stack of what nobody expected. */
function background(error: unknown): string[] {
  if (!(error instanceof Failure))
    return error instanceof Error ? (error.stack ?? '').split('\n').slice(1) : [];
  const lines: string[] = [];
  for (
    let cause = error.cause;
    cause !== undefined;
    cause = cause instanceof Error ? cause.cause : undefined
  ) {
    lines.push(
      ...`Caused by ${cause instanceof Error ? cause.name : 'a value'}: ${messageOf(cause)}`.split('\n'),
    );
  }
  return lines;
}

function dimmed(line: string): string {
  return `\u001B[2m${line}\u001B[22m`;
}
