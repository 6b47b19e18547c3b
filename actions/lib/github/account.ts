import { ask, type GitHub } from './client.ts';

/** Login of whom the token belongs to: of a job `github-actions[bot]`, of an App `<slug>[bot]`. */
export async function ownLogin({ graphql }: GitHub): Promise<string> {
  const { viewer } = await ask('tell whose token this is', () =>
    graphql<{ viewer: { login: string } }>('query { viewer { login } }'),
  );
  return viewer.login;
}

/** Whether a login is a program's. */
export function isBot(login: string): boolean {
  return login.endsWith('[bot]');
}

/** Whether a login is that of the jobs' own tokens, the checks of whose pull requests wait for a click. */
export function isJobAccount(login: string): boolean {
  return login === 'github-actions[bot]';
}
