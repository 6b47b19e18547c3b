import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type CommandFile, makeCommandFiles, parseCommandFile } from '../runner/command-file.ts';
import { runProcess } from '../runner/process.ts';
import { renderTemplate } from '../runner/expression.ts';
import { runAction } from '../runner/action.ts';
import type { ArtifactStore } from './artifacts.ts';
import type { StepDefinition } from './definition.ts';
import { NOTHING, type StepCall, type StepResult } from './job-place.ts';
import { createAppToken } from './stand-ins/app-token.ts';
import { downloadArtifact, uploadArtifact } from './stand-ins/artifacts.ts';
import { configureAwsCredentials } from './stand-ins/aws-credentials.ts';
import { checkout } from './stand-ins/checkout.ts';
import { setUpNode } from './stand-ins/node.ts';

type StandIn = (call: StepCall, store: ArtifactStore) => Promise<StepResult>;

/** Third-party actions that have a counterpart here, whatever commit they are pinned to. */
const STAND_INS: Readonly<Record<string, StandIn>> = {
  'actions/checkout': checkout,
  'actions/create-github-app-token': createAppToken,
  'actions/download-artifact': downloadArtifact,
  'actions/setup-node': setUpNode,
  'actions/upload-artifact': uploadArtifact,
  'aws-actions/configure-aws-credentials': configureAwsCredentials,
};

/** Runs what a step says: a shell script, an action of the repository, or the stand-in of somebody else's action. */
export async function runStep(
  step: StepDefinition,
  call: StepCall,
  store: ArtifactStore,
): Promise<StepResult> {
  if (step.run !== undefined) return runScript(step, step.run, call);
  const uses = step.uses ?? '';
  if (uses.startsWith('./')) return runOwnAction(uses, call);
  const [name = ''] = uses.split('@');
  const standIn = STAND_INS[name];
  if (standIn === undefined)
    throw new Error(
      `The local GitHub has no stand-in for "${uses}". It knows ${Object.keys(STAND_INS).join(', ')}, and actions of this repository.`,
    );
  return standIn(call, store);
}

async function runOwnAction(
  uses: string,
  { place, inputs, environment, log, signal, atEnd }: StepCall,
): Promise<StepResult> {
  const result = await runAction({
    action: path.join(place.workspace, uses),
    inputs,
    env: environment,
    cwd: place.workspace,
    event: place.run.event.payload,
    token: place.token,
    signal,
    log,
    atEnd,
  });
  const { outputs, exported, paths, summary, exitCode } = result;
  return { failed: exitCode !== 0, outputs, exported, paths, summary };
}

// As GitHub's runner starts them; a step that names no shell gets no pipefail.
const SHELLS: Readonly<Record<string, readonly string[]>> = {
  '': ['-e'],
  bash: ['--noprofile', '--norc', '-e', '-o', 'pipefail'],
};

async function runScript(step: StepDefinition, run: string, call: StepCall): Promise<StepResult> {
  const { place, environment, contexts, log } = call;
  const shell = SHELLS[step.shell ?? ''];
  if (shell === undefined) throw new Error(`The local GitHub runs no shell "${step.shell}": use bash.`);
  const folder = await mkdtemp(path.join(place.temp, 'step-'));
  const script = path.join(folder, 'script.sh');
  await writeFile(script, renderTemplate(run, contexts));
  const files = await makeCommandFiles(folder);
  const cwd = path.resolve(place.workspace, step.workingDirectory ?? '.');
  await mkdir(cwd, { recursive: true });
  const exitCode = await runProcess({
    command: 'bash',
    args: [...shell, script],
    cwd,
    environment: {
      ...environment,
      ...Object.fromEntries(Object.entries(files).map(([name, file]) => [`GITHUB_${name}`, file])),
    },
    onLine: (line, stream) => log.write(line, stream),
    signal: call.signal,
  });
  if (exitCode !== 0)
    log.annotate({ level: 'error', message: `Process completed with exit code ${exitCode}.` });
  const text = (name: CommandFile) => readFile(files[name], 'utf8');
  return {
    ...NOTHING,
    failed: exitCode !== 0,
    outputs: parseCommandFile(await text('OUTPUT')),
    exported: parseCommandFile(await text('ENV')),
    paths: (await text('PATH')).split('\n').filter(Boolean),
    summary: log.masked(await text('STEP_SUMMARY')),
  };
}
