import ignore from 'ignore';
import { accountOf, type Core } from './core.ts';
import { changedFiles, mergeBase, readFileAt } from './history.ts';
import type { PullRecord } from './state.ts';

export interface OwnerRule {
  matches: (file: string) => boolean;
  /** `@login` or `@owner/team`. */
  owners: string[];
}

/** Groups of owners of changed files of which nobody has approved. */
export async function missingOwners(
  core: Core,
  pull: PullRecord,
  approving: readonly string[],
): Promise<string[][]> {
  const groups = new Map<string, string[]>();
  for (const owners of await ownersOfChanges(core, pull)) groups.set(owners.join(' '), owners);
  return [...groups.values()].filter(
    (owners) => !approving.some((login) => owners.some((owner) => isOwner(core, owner, login))),
  );
}

/** For each changed file that has owners, who they are: `@login` or `@owner/team`. */
async function ownersOfChanges(core: Core, pull: PullRecord): Promise<string[][]> {
  const { git } = core;
  const base = (await mergeBase(git, pull.base.sha, pull.head.sha)) ?? pull.base.sha;
  // GitHub reads the file of the base branch, so that a pull request can't change who must review it.
  const file = await readCodeOwners(core, pull.base.branch);
  if (file === undefined) return [];
  const rules = parseCodeOwners(file);
  const files = await changedFiles(git, base, pull.head.sha);
  return files
    .map((name) => rules.findLast((rule) => rule.matches(name))?.owners ?? [])
    .filter((owners) => owners.length > 0);
}

async function readCodeOwners({ git }: Core, branch: string): Promise<string | undefined> {
  for (const place of ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']) {
    const found = await readFileAt(git, `refs/heads/${branch}`, place);
    if (found) return found.text;
  }
  return undefined;
}

/** The lines of a CODEOWNERS file; the last one that matches a path counts, also where it names nobody. */
export function parseCodeOwners(text: string): OwnerRule[] {
  return text.split('\n').flatMap((line) => {
    const [pattern, ...owners] = line
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    return pattern ? [{ matches: matcher(pattern), owners }] : [];
  });
}

/** As .gitignore has it, but that `docs/*` means the files of `docs` alone and nothing that lies deeper. */
function matcher(pattern: string): OwnerRule['matches'] {
  const rule = ignore({ ignorecase: false }).add(pattern);
  const flat = pattern.endsWith('/*') && !pattern.includes('**');
  const depth = pattern.replace(/^\//, '').split('/').length;
  return (file) => rule.ignores(file) && (!flat || file.split('/').length === depth);
}

function isOwner(core: Core, owner: string, login: string): boolean {
  const name = owner.replace(/^@/, '');
  const [organisation, team] = name.split('/');
  if (team === undefined) return name.toLowerCase() === login.toLowerCase();
  if (organisation?.toLowerCase() !== core.state.repository.owner.toLowerCase()) return false;
  return accountOf(core, login)?.teams.includes(team) ?? false;
}
