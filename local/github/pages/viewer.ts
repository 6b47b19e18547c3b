import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Account } from '../state.ts';
import type { PagesSource } from './source.ts';

const COOKIE = 'viewer';

/** Who looks at the pages; nobody where the repository has no people yet. */
export interface Viewer {
  login: string | null;
  /** Hidden field of every form: only a page that this server sent to this viewer knows it. */
  formToken: string;
}

export interface Viewers {
  people(): readonly Account[];
  of(context: Context): Viewer;
  choose(context: Context, login: string): void;
  /** Whether a form came from one of these pages. */
  trusts(context: Context, viewer: Viewer, formToken: unknown): boolean;
}

export function createViewers({ core, viewer: preferred }: PagesSource): Viewers {
  const key = randomBytes(32);
  const people = (): Account[] =>
    core.state.accounts.filter(({ type, role, token }) => type === 'User' && role !== null && token !== null);
  const tokenFor = (login: string | null): string =>
    createHmac('sha256', key)
      .update(login ?? '')
      .digest('base64url');

  return {
    people,
    of(context) {
      const known = people();
      const named = (wanted: string | undefined) => known.find(({ login }) => login === wanted);
      const login = (named(getCookie(context, COOKIE)) ?? named(preferred) ?? known[0])?.login ?? null;
      return { login, formToken: tokenFor(login) };
    },
    choose(context, login) {
      setCookie(context, COOKIE, login, { httpOnly: true, sameSite: 'Strict', path: '/' });
    },
    trusts(context, viewer, formToken) {
      const origin = context.req.header('origin');
      if (origin !== undefined && origin !== new URL(context.req.url).origin) return false;
      const [sent, expected] = [Buffer.from(String(formToken)), Buffer.from(viewer.formToken)];
      return sent.length === expected.length && timingSafeEqual(sent, expected);
    },
  };
}
