import { commitFiles, headOf, readFile } from '../lib/github/branches.ts';
import { fit } from '../lib/github/body.ts';
import { ask, find, type GitHub } from '../lib/github/client.ts';
import { marker, parseMarker } from '../lib/github/marker.ts';
import { closePullRequest, loosen, upsertPullRequest } from '../lib/github/pull-requests.ts';
import type { Release } from '../lib/manifest/manifest.ts';
import { withRelease } from '../lib/manifest/write.ts';
import { bodyOf, labelsOf, titleOf } from '../lib/promotion/body.ts';
import type { Evidence } from '../lib/promotion/evidence.ts';
import { plain } from '../lib/summary/markdown.ts';
import type { MainManifest } from './main-manifest.ts';

export const MARKER = 'promotion';

/** One branch for each model and environment, so that there is one pull request. */
export function branchOf({ environment, model }: { environment: string; model: string }): string {
  return `promote/${environment}/${model}`;
}

export interface FoundProposal {
  number: number;
  url: string;
  /** ARN of the package that it proposes. */
  package: string;
}

/** Our own open pull request: by its branch here, its marker and its author, since anybody can write a marker. */
export async function openProposal(
  { rest, owner, repo }: GitHub,
  login: string,
  at: { environment: string; model: string },
): Promise<FoundProposal | undefined> {
  const branch = branchOf(at);
  const found = await find(`list the pull requests of ${branch}`, () =>
    rest.pulls.list({ owner, repo, state: 'open', head: `${owner}:${branch}` }),
  );
  for (const { number, html_url: url, user, body } of found ?? []) {
    const proposed = user?.login === login ? packageIn(body ?? '') : undefined;
    if (proposed !== undefined) return { number, url, package: proposed };
  }
  return undefined;
}

/** ARN in the marker of a body. */
export function packageIn(body: string): string | undefined {
  const arn = parseMarker(MARKER, body)?.['package'];
  return typeof arn === 'string' ? arn : undefined;
}

export interface Publication {
  main: MainManifest;
  branch: string;
  model: string;
  release: Release;
  evidence: Evidence;
  login: string;
  /** Version that the open pull request proposed before. */
  supersedes: number | undefined;
  repository: string;
  checksNeedClick: boolean;
}

/** Brings branch and pull request to what is proposed. Doing it again changes nothing. */
export async function publish(
  github: GitHub,
  publication: Publication,
): Promise<{ number: number; url: string; outcome: 'created' | 'updated' | 'unchanged' }> {
  const { main, branch, model, release, evidence, supersedes, repository } = publication;
  const title = titleOf(evidence);
  const moved = await bringBranch(github, { main, branch, model, release, message: title });
  const mark = marker(MARKER, {
    environment: evidence.environment,
    model,
    package: release.modelPackageArn,
  });
  const body = bodyOf(evidence, {
    repository,
    serverUrl: github.serverUrl,
    checksNeedClick: publication.checksNeedClick,
    supersedes,
  });
  const result = await upsertPullRequest(github, {
    head: branch,
    base: main.branch,
    title,
    marker: mark,
    body: fit(`${mark}\n${body}`),
    labels: labelsOf(evidence),
  });
  // What was approved was another change.
  if (moved && result.outcome !== 'created')
    await loosen(github, result.number, `The pull request now says: ${title}.`);
  return moved && result.outcome === 'unchanged' ? { ...result, outcome: 'updated' } : result;
}

/**
 * Makes the branch say what is proposed, on top of the base's head. A branch that says so already and can be merged stays as
 * it is, so that reviews of it go on counting. Answers whether it moved.
 */
async function bringBranch(
  github: GitHub,
  {
    main,
    branch,
    model,
    release,
    message,
  }: Pick<Publication, 'main' | 'branch' | 'model' | 'release'> & { message: string },
): Promise<boolean> {
  const wanted = withRelease(main.text, model, release, main.file);
  const head = await headOf(github, branch);
  if (
    head !== undefined &&
    (await readFile(github, head, main.file)) === wanted &&
    !(await hasMore(github, main, head))
  )
    return false;
  const commit = await commitFiles(github, {
    branch,
    parent: main.commit,
    files: { [main.file]: wanted },
    message,
  });
  return commit !== head;
}

/** Whether a branch changes other files than the manifest, as somebody may have pushed to it. */
async function hasMore({ rest, owner, repo }: GitHub, main: MainManifest, head: string): Promise<boolean> {
  const { data } = await ask(`compare ${head} with ${main.branch}`, () =>
    rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${main.commit}...${head}` }),
  );
  return (data.files ?? []).some(({ filename }) => filename !== main.file);
}

/** Closes our own pull request and says why. That a program closed it rejects nothing. */
export async function withdraw(github: GitHub, number: number, why: string): Promise<void> {
  await closePullRequest(github, number, `Withdrawn: ${plain(why)}`);
}
