import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMAND_FILES, type CommandFile, makeCommandFiles, parseCommandFile } from './command-file.ts';
import { contextsOf, jobEnvironment, type Environment } from './environment.ts';
import { holds, type Contexts } from './expression.ts';
import { inputVariables } from './input-variables.ts';
import { StepLog, type Annotation, type LogLine } from './log.ts';
import { readAction, type ActionMetadata } from './metadata.ts';
import { nodeFor, runProcess } from './process.ts';
import { messageOf } from '../plain.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

export interface ActionRun {
  /** The action's folder name under `actions/`, or a path to a folder that holds an `action.yml`. */
  action: string;
  /** What a step's `with:` says. */
  inputs: Readonly<Record<string, string>>;
  /** Variables of the job beside GitHub's own defaults, which they override; nothing of the caller's environment is added. */
  env?: Environment;
  /** The checked-out repository; this one by default. */
  cwd?: string;
  /** The payload behind GITHUB_EVENT_PATH and `github.event`. */
  event?: unknown;
  /** `github.token`; masked in the log. */
  token?: string;
  onLine?: (line: LogLine) => void;
  /** The log of a job that goes on after this step; otherwise the step has one of its own. */
  log?: StepLog;
  /** Cancels the step as a cancelled run does: SIGINT, SIGTERM, SIGKILL. `post` still runs. */
  signal?: AbortSignal;
  /** Takes the action's `post` for the end of the job. Without it `post` follows at once, judged by this step alone. */
  atEnd?: (post: ActionPost) => void;
}

/** Runs `post` where its condition holds for the job's state; undefined where it does not. */
export type ActionPost = (status: JobStatus) => Promise<PostResult | undefined>;

export interface JobStatus {
  failed: boolean;
  cancelled: boolean;
}

export interface PostResult {
  exitCode: number;
  summary: string;
}

export interface ActionResult {
  exitCode: number;
  conclusion: 'success' | 'failure' | 'cancelled';
  outputs: Record<string, string>;
  /** What the step wrote to its job summary, as Markdown. */
  summary: string;
  /** Variables that the step set for later steps. */
  exported: Record<string, string>;
  /** Folders that the step put in front of PATH for later steps. */
  paths: readonly string[];
  annotations: readonly Annotation[];
  lines: readonly LogLine[];
  /** The log's text of each stream, masked, commands carried out. */
  stdout: string;
  stderr: string;
}

interface Step {
  metadata: ActionMetadata;
  environment: Environment;
  log: StepLog;
  cwd: string;
  signal: AbortSignal | undefined;
  files: Readonly<Record<CommandFile, string>>;
}

/**
 * Runs a JavaScript action's bundle as GitHub's runner would: defaults from `action.yml`, `INPUT_*`, command files,
 * workflow commands on the output, `post`. It throws only where the action can't be started; a failed step is a result.
 */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const cwd = path.resolve(run.cwd ?? REPOSITORY);
  const metadata = await readAction(actionFolder(run.action, cwd));
  const temp = await mkdtemp(path.join(tmpdir(), 'runner-'));
  const remove = (): Promise<void> => rm(temp, { recursive: true, force: true });
  let kept = false;
  try {
    const eventFile = path.join(temp, 'event.json');
    await writeFile(eventFile, JSON.stringify(run.event ?? {}));
    const job = jobEnvironment({ folder: cwd, temp, eventFile }, run.env ?? {});
    const contexts = contextsOf(job, run.event ?? {}, run.token ?? '');
    const log = run.log ?? new StepLog(run.onLine ?? (() => undefined), run.token ? [run.token] : []);
    const environment = {
      ...job,
      GITHUB_ACTION: path.basename(metadata.folder),
      GITHUB_ACTION_PATH: metadata.folder,
      ...inputVariables(metadata, run.inputs, contexts, log),
    };
    const files = await makeCommandFiles(temp);
    const step: Step = { metadata, environment, log, cwd, signal: run.signal, files };
    const main = await runMain(step);
    const cancelled = run.signal?.aborted === true;
    const post = (status: JobStatus) => runPost(step, main, contexts, status);
    let after: PostResult | undefined;
    if (run.atEnd && metadata.post) {
      kept = true;
      run.atEnd(async (status) => {
        try {
          return await post(status);
        } finally {
          await remove();
        }
      });
    } else after = await post({ failed: main.exitCode !== 0, cancelled });
    const exitCode = after?.exitCode || main.exitCode;
    return {
      exitCode,
      conclusion: conclusionOf(exitCode, cancelled),
      outputs: main.outputs,
      summary: main.summary + (after?.summary ?? ''),
      exported: main.exported,
      paths: main.paths,
      annotations: log.annotations,
      lines: log.lines,
      stdout: textOf(log.lines, 'stdout'),
      stderr: textOf(log.lines, 'stderr'),
    };
  } finally {
    if (!kept) await remove();
  }
}

interface MainResult {
  exitCode: number;
  outputs: Record<string, string>;
  exported: Record<string, string>;
  state: Record<string, string>;
  paths: string[];
  summary: string;
}

async function runMain(step: Step): Promise<MainResult> {
  const { metadata, log, files } = step;
  const result: MainResult = {
    exitCode: await runEntry(step, metadata.main, step.signal),
    outputs: {},
    exported: {},
    state: {},
    paths: (await readFile(files.PATH, 'utf8')).split(/\r?\n/).filter((line) => line !== ''),
    summary: log.masked(await readFile(files.STEP_SUMMARY, 'utf8')),
  };
  try {
    result.outputs = parseCommandFile(await readFile(files.OUTPUT, 'utf8'));
    result.exported = parseCommandFile(await readFile(files.ENV, 'utf8'));
    result.state = parseCommandFile(await readFile(files.STATE, 'utf8'));
  } catch (error) {
    result.exitCode ||= 1;
    log.annotate({ level: 'error', message: messageOf(error) });
  }
  return result;
}

async function runPost(
  step: Step,
  main: MainResult,
  contexts: Contexts,
  { failed, cancelled }: JobStatus,
): Promise<PostResult | undefined> {
  const { metadata, log, files } = step;
  if (!metadata.post || !holds(metadata.postIf, contexts, statusFunctions(failed, cancelled)))
    return undefined;
  const state = Object.entries(main.state).map(([name, value]) => [`STATE_${name}`, value]);
  const environment = { ...step.environment, ...main.exported, ...Object.fromEntries(state) };
  await writeFile(files.STEP_SUMMARY, '');
  const exitCode = await runEntry({ ...step, environment }, metadata.post, undefined);
  return { exitCode, summary: log.masked(await readFile(files.STEP_SUMMARY, 'utf8')) };
}

function runEntry(step: Step, script: string, signal: AbortSignal | undefined): Promise<number> {
  const fileVariables = COMMAND_FILES.map((name) => [`GITHUB_${name}`, step.files[name]]);
  return runProcess({
    command: nodeFor(step.metadata.using),
    args: [script],
    cwd: step.cwd,
    environment: { ...step.environment, ...Object.fromEntries(fileVariables) },
    onLine: (line, stream) => step.log.write(line, stream),
    signal,
  });
}

function actionFolder(action: string, cwd: string): string {
  return path.resolve(cwd, /[/\\]/.test(action) ? action : path.join('actions', action));
}

function statusFunctions(failed: boolean, cancelled: boolean): Record<string, () => boolean> {
  return {
    always: () => true,
    cancelled: () => cancelled,
    failure: () => failed && !cancelled,
    success: () => !failed && !cancelled,
  };
}

function conclusionOf(exitCode: number, cancelled: boolean): ActionResult['conclusion'] {
  if (cancelled) return 'cancelled';
  return exitCode === 0 ? 'success' : 'failure';
}

function textOf(lines: readonly LogLine[], stream: LogLine['stream']): string {
  return lines
    .filter((line) => line.stream === stream)
    .map((line) => line.text)
    .join('\n');
}
