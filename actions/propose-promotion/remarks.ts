import type { GitHub } from '../lib/github/client.ts';
import { findComment, upsertComment } from '../lib/github/comments.ts';
import { marker } from '../lib/github/marker.ts';
import { code, plain } from '../lib/summary/markdown.ts';

const PAUSED = marker('paused', {});

/** Says on a pull request that another release took the place of the one that it proposed. Once for each. */
export async function remarkSuperseded(
  github: GitHub,
  number: number,
  { before, after, package: arn }: { before: number | undefined; after: number; package: string },
): Promise<void> {
  const mark = marker('superseded', { package: arn });
  const text = `Version ${before ?? 'unknown'} was proposed here; **version ${after}** takes its place. Reviews of it were dismissed and auto-merge was switched off: title, body and branch are about version ${after} now.\n`;
  await upsertComment(github, { issue: number, marker: mark, body: `${mark}\n${text}` });
}

/** Says that what somebody approved in SageMaker is not released by that. */
export async function remarkApproved(
  github: GitHub,
  number: number,
  { version, environment, package: arn }: { version: number; environment: string; package: string },
): Promise<void> {
  const mark = marker('approved', { package: arn });
  const text = `Version ${version} was set to ${code('Approved')} in SageMaker without this pull request. That deploys nothing: git decides. Merge this to deploy it to ${plain(environment)}, or close it if it is not wanted here.\n`;
  await upsertComment(github, { issue: number, marker: mark, body: `${mark}\n${text}` });
}

/** Says why a pull request is not brought up to date meanwhile. */
export async function remarkPaused(github: GitHub, number: number, why: string): Promise<void> {
  const text = `Promotions wait here: ${plain(why)} This pull request stays as it is meanwhile; it is brought up to date afterwards.\n`;
  await upsertComment(github, { issue: number, marker: PAUSED, body: `${PAUSED}\n${text}` });
}

/** Says that it goes on, where it was said that it waits. */
export async function remarkResumed(github: GitHub, number: number): Promise<void> {
  if ((await findComment(github, { issue: number, marker: PAUSED })) === undefined) return;
  const text = 'Promotions waited here for a while. That is over: this pull request is up to date.\n';
  await upsertComment(github, { issue: number, marker: PAUSED, body: `${PAUSED}\n${text}` });
}
