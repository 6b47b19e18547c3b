import pMap from 'p-map';
import { messageOf } from '../lib/failure.ts';
import { fit } from '../lib/github/body.ts';
import { ask, type GitHub } from '../lib/github/client.ts';
import { findComment, upsertComment } from '../lib/github/comments.ts';
import { readEnvironment } from '../lib/github/environments.ts';
import { marker } from '../lib/github/marker.ts';
import { type CommentFacts, tellsAnything } from '../lib/plan-comment/comment.ts';
import type { EnvironmentFacts, Protection } from '../lib/plan-comment/needs.ts';
import type { ValidationDocument } from '../lib/plan-comment/validation-document.ts';
import type { Reason } from '../lib/reason.ts';
import { type ArtifactSource, readPlan, readValidation } from './artifacts.ts';

export interface CommentRequest {
  environments: readonly string[];
  /** Folder with `plan-<environment>/plan.json`. */
  plans: string;
  /** What validate wrote. */
  validation: string;
  pullRequest: number;
  head: string;
  run: ArtifactSource & { url?: string };
}

/** Reads what the other jobs of the run left, and who has to approve in each environment. */
export async function gatherFacts(
  github: GitHub,
  request: CommentRequest,
  warn: (message: string) => void,
): Promise<CommentFacts> {
  const { run, head } = request;
  const validation = await readValidation(request.validation, run);
  const environments = await pMap(
    request.environments,
    async (environment): Promise<EnvironmentFacts> => ({
      environment,
      promotesFrom: promotesFrom(validation, environment),
      plan: await readPlan(request.plans, environment, run),
      protection: await protectionOf(github, environment, warn),
    }),
    { concurrency: 4 },
  );
  return { validation, environments, head, url: run.url };
}

function promotesFrom(
  validation: ValidationDocument | undefined,
  environment: string,
): string | null | undefined {
  return validation?.environments.find((each) => each.environment === environment)?.promotesFrom;
}

/** People are told who has to approve; where that can't be read, they are told the rest all the same. */
async function protectionOf(
  github: GitHub,
  environment: string,
  warn: (message: string) => void,
): Promise<Protection | null | undefined> {
  try {
    return (await readEnvironment(github, environment)) ?? null;
  } catch (error) {
    warn(`Who has to approve in ${environment} is not known. ${messageOf(error)}`);
    return undefined;
  }
}

export interface Told {
  reason: Extract<Reason, 'commented' | 'comment-unchanged' | 'comment-needless' | 'comment-outdated'>;
  url?: string;
}

/** Brings the comment up to date; only where there is something to tell it is made. */
export async function tell(
  github: GitHub,
  { pullRequest, head }: Pick<CommentRequest, 'pullRequest' | 'head'>,
  facts: CommentFacts,
  markdown: string,
): Promise<Told> {
  const { owner, repo, rest } = github;
  const { data } = await ask(`read the pull request #${pullRequest}`, () =>
    rest.pulls.get({ owner, repo, pull_number: pullRequest }),
  );
  // A run that was slow must not overwrite what a newer one has told.
  if (data.head.sha !== head) return { reason: 'comment-outdated' };
  const mark = marker('plan', {});
  if (
    !tellsAnything(facts) &&
    (await findComment(github, { issue: pullRequest, marker: mark })) === undefined
  )
    return { reason: 'comment-needless' };
  const body = fit(`${mark}\n${markdown}`);
  const { url, outcome } = await upsertComment(github, { issue: pullRequest, marker: mark, body });
  return { url, reason: outcome === 'unchanged' ? 'comment-unchanged' : 'commented' };
}
