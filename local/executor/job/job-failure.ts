import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { messageOf } from '../../plain.ts';
import type { JobEnding } from '../platform.ts';
import type { HostEnding } from './hosts.ts';
import { InputError } from './job-input.ts';

const limit = 1024;
const failureShare = 500;

/**
 * Why a job's program failed: what it wrote to /opt/ml/output/failure, the last lines of its standard error, its exit
 * code and where the whole log is. At most 1024 characters, as the API has it; the end of the error output is kept.
 */
export function failureReason(
  failure: string,
  errors: readonly string[],
  code: number,
  logFile: string,
): string {
  const near = relative(process.cwd(), logFile);
  const log = near.startsWith('..') || isAbsolute(near) ? logFile : near;
  const said = failure.trim().slice(0, failureShare);
  const ending = `, exit code: ${code}. Log: ${log}`;
  const room = limit - 'AlgorithmError: '.length - ending.length - said.length - 1;
  const output = errors.join('\n').trim();
  const tail = said !== '' && output.endsWith(said) ? output.slice(0, -said.length).trim() : output;
  const shown = tail.length > room ? `...${tail.slice(tail.length - room + 3)}` : tail;
  return `AlgorithmError: ${[said, shown].filter(Boolean).join('\n') || 'See job logs for more information'}${ending}`;
}

/** Why the program of a host failed. */
export async function reasonOf({ folder, errors, code, logFile }: HostEnding): Promise<string> {
  return failureReason(await readNote(folder, 'output/failure'), errors, code, logFile);
}

/** The host that failed by itself: the others were ended because of it. */
export function firstFailure(hosts: readonly HostEnding[]): HostEnding | undefined {
  const failed = hosts.filter(({ code }) => code !== 0);
  return failed.find(({ code }) => code !== 143 && code !== 137) ?? failed[0];
}

/** The ending of a job whose program did not begin, or that the executor could not bring to its end. */
export function startFailure(error: unknown): JobEnding {
  if (error instanceof InputError)
    return { status: 'Failed', failureReason: error.message.slice(0, limit), failure: 'other' };
  const reason = `InternalServerError: The job could not be run: ${messageOf(error)}`.slice(0, limit);
  return { status: 'Failed', failureReason: reason, failure: 'SageMaker.JOB_INTERNAL_ERROR' };
}

export function timeoutReason(seconds: number): string {
  return `MaxRuntimeExceeded: The job ran for more than ${seconds} seconds and was stopped.`;
}

/** A text that a program left for SageMaker: `output/failure`, `output/message`. */
export async function readNote(folder: string, path: string): Promise<string> {
  return (await readFile(join(folder, path), 'utf8').catch(() => '')).slice(0, limit);
}
