import { upsertComment } from '../lib/github/comments.ts';
import type { GitHub } from '../lib/github/client.ts';
import { marker } from '../lib/github/marker.ts';
import { pullRequestOf } from '../lib/github/pull-requests.ts';
import { plain } from '../lib/summary/markdown.ts';
import type { OlderRun } from './waiting-runs.ts';

/** Says on the pull request that a run came from why the run was cancelled. A commit without one has nowhere to say it. */
export async function tellSuperseded(
  github: GitHub,
  run: OlderRun,
  newer: { id: number; url: string },
): Promise<void> {
  const pullRequest = await pullRequestOf(github, run.commit);
  if (pullRequest === undefined) return;
  const where = run.environments.map((environment) => plain(environment)).join(', ');
  const sentence = `[The deployment](${run.url}) of this pull request still waited for an approval of ${where}. [A newer one](${newer.url}) deploys the same models as the default branch has them by now, so that the older one was cancelled.`;
  const mark = marker('superseded', { run: run.id });
  await upsertComment(github, { issue: pullRequest.number, marker: mark, body: `${sentence}\n\n${mark}` });
}
