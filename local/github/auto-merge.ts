import { ApiError } from './api-error.ts';
import { mayWrite, type Caller } from './caller.ts';
import { accountOf, type Core, note } from './core.ts';
import { mergePull } from './merging.ts';
import { lacks } from './rules.ts';
import type { PullRecord } from './state.ts';
import { JOB_ACCOUNT } from './tokens.ts';

/**
 * Merges what was told to merge itself and now lacks nothing, as whoever told it. What cannot be merged after all
 * stays open, as on GitHub.
 */
export async function mergeWaiting(core: Core): Promise<void> {
  for (const pull of core.state.pulls) {
    const { autoMerge } = pull;
    if (pull.state !== 'open' || pull.draft || autoMerge === null) continue;
    if ((await lacks(core, pull)).length > 0) continue;
    const caller = callerOf(core, autoMerge.by);
    if (caller === undefined) continue;
    try {
      await mergePull(core, caller, pull, { method: autoMerge.method });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }
}

/** Sets or ends a pull request's auto-merge. Throws what GitHub says where it can't be. */
export async function setAutoMerge(
  core: Core,
  caller: Caller,
  pull: PullRecord,
  method: 'merge' | 'squash' | 'rebase' | null,
): Promise<void> {
  if (method === null) {
    if (pull.autoMerge === null) throw new Error("Can't disable auto-merge for this pull request");
    pull.autoMerge = null;
    note(core, pull.number, 'auto_merge_disabled', caller.account.login);
  } else {
    if (!core.state.repository.allowAutoMerge)
      throw new Error('Auto merge is not allowed for this repository');
    if (pull.state !== 'open') throw new Error('Pull request is closed');
    if ((await lacks(core, pull)).length === 0) throw new Error('Pull request is in clean status');
    pull.autoMerge = { method, by: caller.account.login };
    note(core, pull.number, 'auto_merge_enabled', caller.account.login);
  }
  await core.document.save();
}

/** Who asked for the merge; what a job's token asked for starts no workflows, also later. */
function callerOf(core: Core, login: string): Caller | undefined {
  const account = accountOf(core, login);
  if (account === undefined) return undefined;
  if (login === JOB_ACCOUNT) return { kind: 'job', account, permissions: {} };
  if (account.type === 'Bot') return { kind: 'app', account, permissions: {} };
  return mayWrite(account) ? { kind: 'user', account, permissions: {} } : undefined;
}
