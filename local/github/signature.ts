import type { Signature } from './history.ts';
import type { Account } from './state.ts';

/** How an account's commits are signed off: with the address that GitHub gives everybody. */
export function signatureOf({ id, login }: Account, at: Date): Signature {
  return { name: login, email: `${id}+${login}@users.noreply.github.com`, date: seconds(at) };
}

/** The committer of what GitHub makes and signs itself: merges, and commits of bots by the API. */
export function signedByGitHub(at: Date): Signature {
  return { name: 'GitHub', email: 'noreply@github.com', date: seconds(at) };
}

function seconds(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
