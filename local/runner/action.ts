import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseCommandFile } from './command-file.ts';
import { contextsOf, jobEnvironment, type Environment } from './environment.ts';
import { holds, renderTemplate, type Contexts } from './expression.ts';
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
}

export interface ActionResult {
  exitCode: number;
  conclusion: 'success' | 'failure' | 'cancelled';
  outputs: Record<string, string>;
  /** What the step wrote to its job summary, as Markdown. */
  summary: string;
  /** Variables that the step set for later steps. */
  exported: Record<string, string>;
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

const COMMAND_FILES = ['OUTPUT', 'ENV', 'STATE', 'STEP_SUMMARY', 'PATH'] as const;
type CommandFile = (typeof COMMAND_FILES)[number];

/**
 * Runs a JavaScript action's bundle as GitHub's runner would: defaults from `action.yml`, `INPUT_*`, command files,
 * workflow commands on the output, `post`. It throws only where the action can't be started; a failed step is a result.
 */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const cwd = path.resolve(run.cwd ?? REPOSITORY);
  const metadata = await readAction(actionFolder(run.action, cwd));
  const temp = await mkdtemp(path.join(tmpdir(), 'runner-'));
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
    const step: Step = {
      metadata,
      environment,
      log,
      cwd,
      signal: run.signal,
      files: await commandFiles(temp),
    };
    return await runStep(step, contexts);
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

async function runStep(step: Step, contexts: Contexts): Promise<ActionResult> {
  const { metadata, log, files } = step;
  let exitCode = await runEntry(step, metadata.main, step.signal);
  const results = { outputs: {}, exported: {}, state: {} };
  try {
    results.outputs = parseCommandFile(await readFile(files.OUTPUT, 'utf8'));
    results.exported = parseCommandFile(await readFile(files.ENV, 'utf8'));
    results.state = parseCommandFile(await readFile(files.STATE, 'utf8'));
  } catch (error) {
    exitCode ||= 1;
    log.annotate({ level: 'error', message: messageOf(error) });
  }
  const mainFailed = exitCode !== 0;
  const cancelled = step.signal?.aborted === true;
  if (metadata.post && holds(metadata.postIf, contexts, statusFunctions(mainFailed, cancelled))) {
    const state = Object.entries(results.state).map(([name, value]) => [`STATE_${name}`, value]);
    const environment = { ...step.environment, ...results.exported, ...Object.fromEntries(state) };
    exitCode = (await runEntry({ ...step, environment }, metadata.post, undefined)) || exitCode;
  }
  return {
    exitCode,
    conclusion: conclusionOf(exitCode, cancelled),
    outputs: results.outputs,
    summary: log.masked(await readFile(files.STEP_SUMMARY, 'utf8')),
    exported: results.exported,
    annotations: log.annotations,
    lines: log.lines,
    stdout: textOf(log.lines, 'stdout'),
    stderr: textOf(log.lines, 'stderr'),
  };
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

/** The runner upper-cases an input's name and replaces blanks only: `role-arn` is `INPUT_ROLE-ARN`. */
function inputVariables(
  metadata: ActionMetadata,
  given: Readonly<Record<string, string>>,
  contexts: Contexts,
  log: StepLog,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, input] of Object.entries(metadata.inputs)) {
    values[variableOf(name)] = renderTemplate(input.default ?? '', contexts);
  }
  const valid = Object.keys(metadata.inputs);
  const unexpected: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const declared = valid.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    if (declared === undefined) unexpected.push(name);
    const deprecation = declared === undefined ? undefined : metadata.inputs[declared]?.deprecationMessage;
    if (deprecation) {
      log.annotate({
        level: 'warning',
        message: `Input '${name}' has been deprecated with message: ${deprecation}`,
      });
    }
    values[variableOf(name)] = value;
  }
  if (unexpected.length > 0) {
    const message = `Unexpected input(s) ${quoted(unexpected)}, valid inputs are [${quoted(valid)}]`;
    log.annotate({ level: 'warning', message });
  }
  return values;
}

function variableOf(input: string): string {
  return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}

async function commandFiles(temp: string): Promise<Record<CommandFile, string>> {
  const folder = path.join(temp, 'commands');
  await mkdir(folder);
  const fileOf = (name: CommandFile): string => path.join(folder, name.toLowerCase());
  for (const name of COMMAND_FILES) await writeFile(fileOf(name), '');
  return {
    OUTPUT: fileOf('OUTPUT'),
    ENV: fileOf('ENV'),
    STATE: fileOf('STATE'),
    STEP_SUMMARY: fileOf('STEP_SUMMARY'),
    PATH: fileOf('PATH'),
  };
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
