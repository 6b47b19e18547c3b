import { getOctokit } from '@actions/github';
import type { LocalGitHub } from '../github/server.ts';

/** Who takes part in the demo, with the rights that docs/setup.md gives such people. */
export const PEOPLE = {
  /** Sets the repository up, and approves deployments to prod that olga merged. */
  admin: 'ada',
  /** Reviews and merges what goes to staging. */
  dataScientist: 'dana',
  /** Reviews what goes to prod, and approves its deployment. */
  operator: 'olga',
  /** Whose token EventBridge sends events with; no person. */
  events: 'taxi-events',
} as const;

export type Octokit = ReturnType<typeof getOctokit>;

/** One member's view of the repository. */
export interface Member {
  login: string;
  token: string;
  rest: Octokit['rest'];
}

export interface Team {
  admin: Member;
  dataScientist: Member;
  operator: Member;
  events: Member;
}

export function hireTeam(github: LocalGitHub): Team {
  const member = (login: string, role: 'admin' | 'write'): Member => {
    const { token } = github.addUser(login, role);
    return { login, token, rest: getOctokit(token, { baseUrl: github.apiUrl }).rest };
  };
  return {
    admin: member(PEOPLE.admin, 'admin'),
    dataScientist: member(PEOPLE.dataScientist, 'write'),
    operator: member(PEOPLE.operator, 'write'),
    events: member(PEOPLE.events, 'write'),
  };
}
