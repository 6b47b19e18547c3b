import { buildSchema, graphql } from 'graphql';
import type { Context } from 'hono';
import { isObject } from '../plain.ts';
import { setAutoMerge } from './auto-merge.ts';
import { allows, type Caller } from './caller.ts';
import { type Core, fullName } from './core.ts';
import { nodeId } from './json/pull-request.ts';
import type { PullRecord } from './state.ts';

/** What only GraphQL offers, in GitHub's own words. */
const SCHEMA = buildSchema(`
  enum PullRequestMergeMethod { MERGE REBASE SQUASH }
  interface Actor { login: String! }
  type User implements Actor { login: String! }
  type AutoMergeRequest { mergeMethod: PullRequestMergeMethod! }
  type PullRequest { id: ID! number: Int! autoMergeRequest: AutoMergeRequest }
  input DisablePullRequestAutoMergeInput { pullRequestId: ID! clientMutationId: String }
  input EnablePullRequestAutoMergeInput { pullRequestId: ID! mergeMethod: PullRequestMergeMethod clientMutationId: String }
  type DisablePullRequestAutoMergePayload { pullRequest: PullRequest clientMutationId: String }
  type EnablePullRequestAutoMergePayload { pullRequest: PullRequest clientMutationId: String }
  type Repository { id: ID! databaseId: Int! name: String! nameWithOwner: String! }
  type Query { viewer: User! repository(owner: String!, name: String!): Repository }
  type Mutation {
    disablePullRequestAutoMerge(input: DisablePullRequestAutoMergeInput!): DisablePullRequestAutoMergePayload
    enablePullRequestAutoMerge(input: EnablePullRequestAutoMergeInput!): EnablePullRequestAutoMergePayload
  }
`);

interface Change {
  input: { pullRequestId: string; mergeMethod?: 'MERGE' | 'REBASE' | 'SQUASH' };
}

export async function answerGraphql(core: Core, caller: Caller, context: Context): Promise<Response> {
  const { query, variables } = await questionOf(context);
  if (query === undefined) return context.json({ message: 'Problems parsing JSON' }, 400);
  const change = async (id: string, method: Method | null) => {
    if (!allows(caller, 'pull-requests', 'write')) throw new Error('Resource not accessible by integration');
    const pull = core.state.pulls.find((candidate) => nodeId(candidate) === id);
    if (pull === undefined) throw new Error(`Could not resolve to a node with the global id of '${id}'`);
    await setAutoMerge(core, caller, pull, method);
    return { pullRequest: pullNode(pull) };
  };
  const rootValue = {
    viewer: () => ({ login: caller.account.login }),
    repository: (wanted: { owner: string; name: string }) => repositoryNode(core, caller, wanted),
    disablePullRequestAutoMerge: ({ input }: Change) => change(input.pullRequestId, null),
    enablePullRequestAutoMerge: ({ input }: Change) =>
      change(input.pullRequestId, METHODS[input.mergeMethod ?? 'MERGE']),
  };
  const result = await graphql({ schema: SCHEMA, source: query, rootValue, variableValues: variables ?? {} });
  return context.json(result);
}

const METHODS = { MERGE: 'merge', REBASE: 'rebase', SQUASH: 'squash' } as const;
type Method = (typeof METHODS)[keyof typeof METHODS];

async function questionOf(
  context: Context,
): Promise<{ query?: string; variables?: Readonly<Record<string, unknown>> }> {
  const sent: unknown = await context.req.json().catch(() => undefined);
  if (!isObject(sent) || typeof sent['query'] !== 'string') return {};
  const variables = sent['variables'];
  return { query: sent['query'], ...(isObject(variables) && { variables }) };
}

function repositoryNode(core: Core, caller: Caller, { owner, name }: { owner: string; name: string }) {
  const { repository } = core.state;
  const nameWithOwner = fullName(core);
  const wanted = `${owner}/${name}`;
  if (wanted.toLowerCase() !== nameWithOwner.toLowerCase() || !allows(caller, 'metadata', 'read'))
    throw new Error(`Could not resolve to a Repository with the name '${wanted}'.`);
  return { id: `R_${repository.id}`, databaseId: repository.id, name: repository.name, nameWithOwner };
}

function pullNode(pull: PullRecord) {
  const method = pull.autoMerge?.method.toUpperCase();
  return { id: nodeId(pull), number: pull.number, autoMergeRequest: method ? { mergeMethod: method } : null };
}
