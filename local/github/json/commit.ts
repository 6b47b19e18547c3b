import { type Core, accountOf } from '../core.ts';
import {
  type Commit,
  commitsBetween,
  diffFiles,
  type FileChange,
  isAncestor,
  readCommit,
} from '../history.ts';
import { accountJson } from './account.ts';
import { pageUrl, repositoryUrl } from './repository.ts';

/** GitHub's "git commit". */
export function gitCommitJson(core: Core, commit: Commit) {
  const root = `${repositoryUrl(core)}/git`;
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    url: `${root}/commits/${commit.sha}`,
    html_url: `${pageUrl(core)}/commit/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.tree, url: `${root}/trees/${commit.tree}` },
    parents: parentsJson(core, commit),
    verification: verificationJson(commit),
  };
}

/** GitHub's "commit", with its files where they are given. */
export function commitJson(core: Core, commit: Commit, files?: readonly FileChange[]) {
  const url = `${repositoryUrl(core)}/commits/${commit.sha}`;
  const who = (name: string) => {
    const account = accountOf(core, name);
    return account ? accountJson(core, account) : null;
  };
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    url,
    html_url: `${pageUrl(core)}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${repositoryUrl(core)}/git/commits/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${repositoryUrl(core)}/git/trees/${commit.tree}` },
      comment_count: 0,
      verification: verificationJson(commit),
    },
    author: who(commit.author.name),
    committer: who(commit.committer.name),
    parents: parentsJson(core, commit),
    ...(files && {
      stats: {
        additions: files.reduce((sum, file) => sum + file.additions, 0),
        deletions: files.reduce((sum, file) => sum + file.deletions, 0),
        total: files.reduce((sum, file) => sum + file.additions + file.deletions, 0),
      },
      files: files.map((file) => changeJson(core, file, commit.sha)),
    }),
  };
}

/** GitHub's "diff entry": a changed file. */
export function changeJson(core: Core, file: FileChange, commit: string) {
  const at = `${pageUrl(core)}/blob/${commit}/${encodeURI(file.path)}`;
  return {
    sha: file.blob,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: at,
    raw_url: at,
    contents_url: `${repositoryUrl(core)}/contents/${encodeURI(file.path)}?ref=${commit}`,
    ...(file.patch !== '' && { patch: file.patch }),
    ...(file.previousPath !== undefined && { previous_filename: file.previousPath }),
  };
}

export async function comparisonJson(
  core: Core,
  { base, head, common }: { base: string; head: string; common: string },
) {
  const ahead = await commitsBetween(core.git, base, head);
  const behind = await commitsBetween(core.git, head, base);
  const files = await diffFiles(core.git, common, head);
  const url = `${repositoryUrl(core)}/compare/${base}...${head}`;
  const html = `${pageUrl(core)}/compare/${base}...${head}`;
  const commitAt = async (sha: string) => {
    const commit = await readCommit(core.git, sha);
    if (commit === undefined) throw new Error(`There is no commit ${sha}.`);
    return commitJson(core, commit);
  };
  const identical = base === head;
  const forward = await isAncestor(core.git, base, head);
  return {
    url,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: await commitAt(base),
    merge_base_commit: await commitAt(common),
    status: identical ? 'identical' : forward ? 'ahead' : ahead.length === 0 ? 'behind' : 'diverged',
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: ahead.toReversed().map((commit) => commitJson(core, commit)),
    files: files.map((file) => changeJson(core, file, head)),
  };
}

/** GitHub's "content file"; without `bytes` as lists have it. */
export function fileJson(core: Core, file: { path: string; ref: string; sha: string; bytes?: Buffer }) {
  const url = `${repositoryUrl(core)}/contents/${encodeURI(file.path)}?ref=${encodeURIComponent(file.ref)}`;
  const html = `${pageUrl(core)}/blob/${file.ref}/${encodeURI(file.path)}`;
  const git = `${repositoryUrl(core)}/git/blobs/${file.sha}`;
  return {
    type: 'file',
    name: file.path.split('/').at(-1) ?? '',
    path: file.path,
    sha: file.sha,
    size: file.bytes?.length ?? 0,
    url,
    html_url: html,
    git_url: git,
    download_url: html,
    _links: { self: url, git, html },
    ...(file.bytes && { encoding: 'base64', content: file.bytes.toString('base64') }),
  };
}

function parentsJson(core: Core, commit: Commit) {
  return commit.parents.map((sha) => ({
    sha,
    url: `${repositoryUrl(core)}/git/commits/${sha}`,
    html_url: `${pageUrl(core)}/commit/${sha}`,
  }));
}

/** GitHub signs what it commits itself: merges, and what bots commit through the API. */
function verificationJson({ committer }: Commit) {
  const verified = committer.name === 'GitHub';
  return {
    verified,
    reason: verified ? 'valid' : 'unsigned',
    signature: verified ? 'signed by the local GitHub' : null,
    payload: verified ? committer.date : null,
    verified_at: verified ? committer.date : null,
  };
}
