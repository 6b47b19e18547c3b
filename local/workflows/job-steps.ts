import path from 'node:path';
import { isObject, messageOf } from '../plain.ts';
import type { ActionPost } from '../runner/action.ts';
import { contextsOf } from '../runner/environment.ts';
import { type Contexts, renderTemplate, resolve } from '../runner/expression.ts';
import type { StepLog } from '../runner/log.ts';
import { isOn, scalarText, textAt, valueAt } from '../runner/value.ts';
import { runs, type Status } from './condition.ts';
import type { StepDefinition } from './definition.ts';
import type { JobRequest } from './job.ts';
import { type JobPlace, NOTHING, type StepResult } from './job-place.ts';
import type { StepRecord } from './records.ts';
import { runStep } from './step.ts';

export interface StepsRequest extends JobRequest {
  place: JobPlace;
  log: StepLog;
  /** Writes what was logged so far. */
  flush: () => Promise<void>;
}

interface StepOutcome {
  outcome: 'success' | 'failure' | 'skipped' | 'cancelled';
  conclusion: 'success' | 'failure' | 'skipped' | 'cancelled';
  outputs: Readonly<Record<string, string>>;
}

interface Post {
  name: string;
  run: ActionPost;
}

/** Where the steps of a job have got to. */
interface Progress {
  outcomes: Record<string, StepOutcome>;
  declared: Readonly<Record<string, string>>;
  failed: boolean;
  posts: Post[];
}

// What a cancelled job still does with `always()` gets these five minutes on GitHub, too.
const AFTER_CANCEL_MS = 300_000;

/** Runs the steps in their order, then what their actions do at the end of a job, last action first. */
export async function runSteps(request: StepsRequest): Promise<void> {
  const { record, definition, workflow, place, flush, signal } = request;
  const plain = contextsFor(request, place, {});
  const progress: Progress = {
    outcomes: {},
    declared: {
      ...texts(resolve(workflow.env, plain)),
      ...texts(resolve(definition.source['env'], plain)),
    },
    failed: false,
    posts: [],
  };
  record.steps = definition.steps.map((step, index) => stepRecord(step, index + 1));
  for (const [index, step] of definition.steps.entries()) {
    const shown = record.steps[index];
    if (shown === undefined) continue;
    const outcome = await attempt(request, progress, step, shown);
    if (step.id !== undefined) progress.outcomes[step.id] = outcome;
    progress.failed ||= outcome.conclusion === 'failure';
    await flush();
    request.changed();
  }
  for (const post of progress.posts.toReversed()) await runPost(request, progress, post);
  record.outputs = jobOutputs(request, progress);
  record.conclusion = signal.aborted ? 'cancelled' : progress.failed ? 'failure' : 'success';
}

async function attempt(
  request: StepsRequest,
  progress: Progress,
  step: StepDefinition,
  shown: StepRecord,
): Promise<StepOutcome> {
  const { place, log } = request;
  shown.status = 'in_progress';
  let result: StepResult = { ...NOTHING, failed: true };
  let forgiven = false;
  const begun = request.signal.aborted;
  const signal = begun ? AbortSignal.timeout(AFTER_CANCEL_MS) : request.signal;
  try {
    const contexts = contextsFor(request, place, progress);
    const own = texts(resolve(step.env, contexts));
    const all = { ...contexts, env: { ...texts(contexts['env']), ...own } };
    shown.name = step.name === undefined ? shown.name : renderTemplate(step.name, all);
    if (!runs(step.condition, all, statusOf(progress, begun))) {
      Object.assign(shown, { status: 'completed', conclusion: 'skipped' });
      return { outcome: 'skipped', conclusion: 'skipped', outputs: {} };
    }
    log.write(`##[group]${shown.name}`);
    forgiven = isOn(resolve(step.continueOnError, all));
    const minutes = resolve(step.timeoutMinutes, all);
    const limited =
      minutes === undefined
        ? signal
        : AbortSignal.any([signal, AbortSignal.timeout(Number(minutes) * 60_000)]);
    const environment = { ...place.variables, ...progress.declared, ...place.exported, ...own };
    const call = {
      place,
      inputs: texts(resolve(step.with, all)),
      environment: withPaths(environment, place.paths),
      contexts: all,
      log,
      signal: limited,
      atEnd: (run: ActionPost) => progress.posts.push({ name: shown.name, run }),
    };
    result = await runStep(withDefaults(step, request, all), call, request.artifacts);
    if (limited.aborted && !signal.aborted)
      log.annotate({
        level: 'error',
        message: `The action '${shown.name}' has timed out after ${String(minutes)} minutes.`,
      });
  } catch (error) {
    log.annotate({ level: 'error', message: messageOf(error) });
  }
  Object.assign(place.exported, result.exported);
  place.paths.unshift(...result.paths);
  const cancelled = signal.aborted && result.failed;
  const outcome = cancelled ? 'cancelled' : result.failed ? 'failure' : 'success';
  const conclusion = outcome === 'failure' && forgiven ? 'success' : outcome;
  Object.assign(shown, { status: 'completed', conclusion, summary: result.summary });
  return { outcome, conclusion, outputs: result.outputs };
}

/** The step with what `defaults.run` of the job and of the workflow say where it says nothing itself. */
function withDefaults(step: StepDefinition, request: StepsRequest, contexts: Contexts): StepDefinition {
  const { definition, workflow } = request;
  const own = { shell: step.shell, 'working-directory': step.workingDirectory };
  const said = (name: keyof typeof own): string | undefined => {
    const text =
      own[name] ??
      textAt(valueAt(definition.source['defaults'], 'run'), name) ??
      textAt(valueAt(workflow.defaults, 'run'), name);
    return text === undefined ? undefined : renderTemplate(text, contexts);
  };
  return { ...step, shell: said('shell'), workingDirectory: said('working-directory') };
}

async function runPost(request: StepsRequest, progress: Progress, { name, run }: Post): Promise<void> {
  const { record, log, flush, signal } = request;
  let conclusion: StepRecord['conclusion'] = 'failure';
  let summary = '';
  try {
    const result = await run({ failed: progress.failed, cancelled: signal.aborted });
    if (result === undefined) return;
    conclusion = result.exitCode === 0 ? 'success' : 'failure';
    ({ summary } = result);
  } catch (error) {
    log.annotate({ level: 'error', message: messageOf(error) });
  }
  progress.failed ||= conclusion === 'failure';
  const number = record.steps.length + 1;
  record.steps.push({ number, name: `Post ${name}`, status: 'completed', conclusion, summary });
  await flush();
}

function statusOf({ failed }: Progress, cancelled: boolean): Status {
  return { success: !failed && !cancelled, failure: failed && !cancelled, cancelled };
}

/** Outputs of the job; one that holds a secret is left out, as on GitHub. */
function jobOutputs(request: StepsRequest, progress: Progress): Record<string, string> {
  const { definition, place, log } = request;
  const declared = texts(resolve(definition.source['outputs'], contextsFor(request, place, progress)));
  const outputs: Record<string, string> = {};
  for (const [name, value] of Object.entries(declared)) {
    if (log.masked(value) === value) outputs[name] = value;
    else log.annotate({ level: 'warning', message: `Skip output '${name}' since it may contain secret.` });
  }
  return outputs;
}

/** What expressions in steps see, and in what else of the job is evaluated once it runs. */
export function contextsFor(
  { contexts, definition }: JobRequest,
  place: JobPlace,
  progress: Partial<Progress>,
): Contexts {
  const { github, runner } = contextsOf(place.variables, place.run.event.payload, place.token);
  const { outcomes = {}, declared = {}, failed = false } = progress;
  return {
    ...contexts,
    github: {
      ...(isObject(contexts['github']) ? contexts['github'] : {}),
      ...(isObject(github) ? github : {}),
    },
    runner,
    env: { ...declared, ...place.exported },
    steps: outcomes,
    secrets: { ...place.secrets, GITHUB_TOKEN: place.token },
    vars: place.host.variables(place.environment ?? undefined),
    job: { status: failed ? 'failure' : 'success', key: definition.key },
  };
}

function withPaths(environment: Record<string, string>, paths: readonly string[]): Record<string, string> {
  if (paths.length === 0) return environment;
  return { ...environment, PATH: [...paths, environment['PATH'] ?? ''].join(path.delimiter) };
}

function stepRecord(step: StepDefinition, number: number): StepRecord {
  const name =
    step.name ?? (step.uses === undefined ? `Run ${step.run?.split('\n')[0] ?? ''}` : `Run ${step.uses}`);
  return { number, name, status: 'queued', conclusion: null, summary: '' };
}

/** Every scalar as text, as environments and inputs have them; nothing is the empty text. */
function texts(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, scalarText(item) ?? '']));
}
