import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ActionPost } from '../runner/action.ts';
import type { StepLog } from '../runner/log.ts';
import type { Contexts } from '../runner/expression.ts';
import type { WorkflowHost, WorkflowRun } from './host.ts';

/** Where and as whom the steps of one job run. */
export interface JobPlace {
  host: WorkflowHost;
  run: WorkflowRun;
  jobId: number;
  /** Key of the job in the file. */
  key: string;
  environment: string | null;
  /** The checked-out repository, empty until a step checks it out. */
  workspace: string;
  /** For files that end with the job. */
  temp: string;
  eventFile: string;
  token: string;
  permissions: Readonly<Record<string, 'read' | 'write' | 'none'>>;
  secrets: Readonly<Record<string, string>>;
  /** What GitHub gives every step. */
  variables: Record<string, string>;
  /** What steps before set by GITHUB_ENV. */
  exported: Record<string, string>;
  /** Folders that steps before put in front of PATH. */
  paths: string[];
}

export interface StepCall {
  place: JobPlace;
  /** Inputs of `with:`, evaluated. */
  inputs: Readonly<Record<string, string>>;
  /** The step's whole environment. */
  environment: Readonly<Record<string, string>>;
  contexts: Contexts;
  log: StepLog;
  /** Ends the step: the run or job was cancelled, or the step's own time is over. */
  signal: AbortSignal;
  /** Takes what runs at the end of the job. */
  atEnd: (post: ActionPost) => void;
}

/** What a step brought. A stand-in throws a sentence where its action would fail. */
export interface StepResult {
  failed: boolean;
  outputs: Readonly<Record<string, string>>;
  exported: Readonly<Record<string, string>>;
  paths: readonly string[];
  summary: string;
}

export const NOTHING: StepResult = { failed: false, outputs: {}, exported: {}, paths: [], summary: '' };

export async function makeFolders(folder: string, event: unknown) {
  const workspace = path.join(folder, 'workspace');
  const temp = path.join(folder, 'temp');
  const eventFile = path.join(folder, 'event.json');
  await mkdir(workspace, { recursive: true });
  await mkdir(temp, { recursive: true });
  await writeFile(eventFile, JSON.stringify(event));
  return { workspace, temp, eventFile };
}
