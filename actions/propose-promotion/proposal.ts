import { commitFiles, headOf, readFile } from '../lib/github/branches.ts';
import { fit } from '../lib/github/body.ts';
import { ask, type GitHub } from '../lib/github/client.ts';
import { marker, parseMarker } from '../lib/github/marker.ts';
import {
  closePullRequest,
  loosen,
  openPullRequestOf,
  removeLabel,
  upsertPullRequest,
} from '../lib/github/pull-requests.ts';
import { parsePackageArn } from '../lib/manifest/package-arn.ts';
import type { Release } from '../lib/manifest/manifest.ts';
import { withRelease } from '../lib/manifest/write.ts';
import { bodyOf, labelsOf, titleOf } from '../lib/promotion/body.ts';
import { DECLINED_LABEL } from '../lib/promotion/closed.ts';
import type { Evidence } from '../lib/promotion/evidence.ts';
import { plain } from '../lib/summary/markdown.ts';
import type { MainManifest } from './main-manifest.ts';
import { remarkSuperseded } from './remarks.ts';

const MARKER = 'promotion';

/** One branch for each model and environment, so that there is one pull request. */
export function branchOf({ environment, model }: { environment: string; model: string }): string {
  return `promote/${environment}/${model}`;
}

export interface FoundProposal {
  number: number;
  url: string;
  /** ARN of the package that it proposes. */
  package: string;
  /** Commit of the branch that the body is about. */
  head: string | undefined;
  labels: readonly string[];
}

/** Our own open pull request: by its branch here, its marker and its author, since anybody can write a marker. */
export async function openProposal(
  github: GitHub,
  main: MainManifest,
  model: string,
): Promise<FoundProposal | undefined> {
  const head = branchOf({ environment: main.loaded.manifest.environment, model });
  const open = await openPullRequestOf(github, { head, base: main.branch });
  const proposed = open && packageIn(open.body);
  if (open === undefined || proposed === undefined) return undefined;
  const { number, url, labels, body } = open;
  const written = parseMarker(MARKER, body)?.['head'];
  return { number, url, labels, package: proposed, head: typeof written === 'string' ? written : undefined };
}

/** ARN in the marker of a body. */
export function packageIn(body: string): string | undefined {
  const arn = parseMarker(MARKER, body)?.['package'];
  return typeof arn === 'string' ? arn : undefined;
}

export interface Publication {
  main: MainManifest;
  model: string;
  release: Release;
  evidence: Evidence;
  open: FoundProposal | undefined;
  repository: string;
  checksNeedClick: boolean;
}

/**
 * Brings branch and pull request to what is proposed. The body comes last and names the branch's commit: whatever ended a run
 * before that, the next one does the rest. Doing it again changes nothing.
 */
export async function publish(
  github: GitHub,
  publication: Publication,
): Promise<{ number: number; url: string; outcome: 'created' | 'updated' | 'unchanged' }> {
  const { main, model, release, evidence, open, repository, checksNeedClick } = publication;
  const { environment } = evidence;
  const title = titleOf(evidence);
  const branch = branchOf({ environment, model });
  const head = await bringBranch(github, { main, branch, model, release, message: title });
  if (open !== undefined && open.head !== head) await takeBack(github, open, { title, evidence });
  const mark = marker(MARKER, { environment, model, package: release.modelPackageArn, head });
  const body = bodyOf(evidence, {
    repository,
    serverUrl: github.serverUrl,
    file: main.file,
    checksNeedClick,
  });
  return upsertPullRequest(github, {
    head: branch,
    base: main.branch,
    title,
    marker: mark,
    body: fit(`${mark}\n${body}`),
    labels: labelsOf(evidence),
  });
}

/** What people said so far was about another change. */
async function takeBack(
  github: GitHub,
  open: FoundProposal,
  { title, evidence: { candidate } }: { title: string; evidence: Evidence },
): Promise<void> {
  await loosen(github, open.number, `The branch has changed since. The pull request now says: ${title}.`);
  // Somebody reopened it, which takes their no back.
  if (open.labels.includes(DECLINED_LABEL)) await removeLabel(github, open.number, DECLINED_LABEL);
  if (open.package === candidate.arn) return;
  const before = parsePackageArn(open.package)?.version;
  await remarkSuperseded(github, open.number, { before, after: candidate.version, package: candidate.arn });
}

/**
 * Makes the branch say what is proposed, on top of the base's head. A branch that says so already and can be merged stays as
 * it is, so that reviews of it go on counting. Answers its commit.
 */
async function bringBranch(
  github: GitHub,
  {
    main,
    branch,
    model,
    release,
    message,
  }: Pick<Publication, 'main' | 'model' | 'release'> & { branch: string; message: string },
): Promise<string> {
  const wanted = withRelease(main.text, model, release, main.file);
  const head = await headOf(github, branch);
  if (head !== undefined && (await readFile(github, head, main.file)) === wanted) {
    if (!(await needsRebuild(github, main, head))) return head;
  }
  return commitFiles(github, { branch, parent: main.commit, files: { [main.file]: wanted }, message });
}

/** Whether a branch changes more than the manifest, as somebody may have pushed to it, or nothing, as it has been merged. */
async function needsRebuild(
  { rest, owner, repo }: GitHub,
  main: MainManifest,
  head: string,
): Promise<boolean> {
  const { data } = await ask(`compare ${head} with ${main.branch}`, () =>
    rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${main.commit}...${head}` }),
  );
  const files = data.files ?? [];
  return files.length === 0 || files.some(({ filename }) => filename !== main.file);
}

/** Closes our own pull request and says why. That a program closed it rejects nothing. */
export async function withdraw(github: GitHub, number: number, why: string): Promise<void> {
  await closePullRequest(github, number, `Withdrawn: ${plain(why)}`);
}
