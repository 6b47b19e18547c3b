import { ApiError, notFound } from '../api-error.ts';
import { isObject } from '../../plain.ts';
import { type Core, nextId, timestamp } from '../core.ts';
import { pageUrl, repositoryJson, repositoryUrl } from '../json/repository.ts';
import { RULE_TYPES, rulesetsOf } from '../rules.ts';
import type { RulesetRecord } from '../state.ts';
import { choice, list, object, requiredText } from './input.ts';
import type { Call, Operation } from './router.ts';

const REPOSITORY = '/repos/:owner/:repo';
const RULESETS = `${REPOSITORY}/rulesets`;
const ONE = `${RULESETS}/:ruleset`;
const READ = ['metadata', 'read'] as const;
const WRITE = ['administration', 'write'] as const;

export const rulesetOperations: readonly Operation[] = [
  {
    name: 'repos.getRepoRulesets',
    method: 'get',
    path: RULESETS,
    needs: READ,
    handle: ({ core }) => ({ json: core.state.rulesets.map((ruleset) => rulesetJson(core, ruleset)) }),
  },
  {
    name: 'repos.createRepoRuleset',
    method: 'post',
    path: RULESETS,
    needs: WRITE,
    async handle({ core, body }) {
      const ruleset = {
        ...rulesetIn(await body()),
        id: nextId(core),
        createdAt: timestamp(core),
        updatedAt: timestamp(core),
      };
      if (core.state.rulesets.some(({ name }) => name === ruleset.name))
        throw new ApiError(422, 'Validation Failed', [{ message: 'Name must be unique' }]);
      core.state.rulesets.push(ruleset);
      await core.document.save();
      return { status: 201, json: rulesetJson(core, ruleset) };
    },
  },
  {
    name: 'repos.getRepoRuleset',
    method: 'get',
    path: ONE,
    needs: READ,
    handle: (call) => ({ json: rulesetJson(call.core, rulesetOf(call)) }),
  },
  {
    name: 'repos.updateRepoRuleset',
    method: 'put',
    path: ONE,
    needs: WRITE,
    async handle(call) {
      const ruleset = rulesetOf(call);
      Object.assign(ruleset, rulesetIn(await call.body()), { updatedAt: timestamp(call.core) });
      await call.core.document.save();
      return { json: rulesetJson(call.core, ruleset) };
    },
  },
  {
    name: 'repos.deleteRepoRuleset',
    method: 'delete',
    path: ONE,
    needs: WRITE,
    async handle(call) {
      const { rulesets } = call.core.state;
      rulesets.splice(rulesets.indexOf(rulesetOf(call)), 1);
      await call.core.document.save();
      return { status: 204 };
    },
  },
  {
    name: 'repos.getBranchRules',
    method: 'get',
    path: `${REPOSITORY}/rules/branches/:branch{.+}`,
    needs: READ,
    handle: ({ core, param }) => ({
      json: rulesetsOf(core, param('branch')).flatMap(({ id, rules }) =>
        rules.map((rule) => ({
          ...rule,
          ruleset_source_type: 'Repository',
          ruleset_source: repositoryJson(core).full_name,
          ruleset_id: id,
        })),
      ),
    }),
  },
];

function rulesetOf({ core, number }: Call): RulesetRecord {
  const ruleset = core.state.rulesets.find(({ id }) => id === number('ruleset'));
  if (ruleset === undefined) throw notFound();
  return ruleset;
}

function rulesetIn(input: Record<string, unknown>): Omit<RulesetRecord, 'id' | 'createdAt' | 'updatedAt'> {
  const conditions = object(object(input, 'conditions') ?? {}, 'ref_name') ?? {};
  const enforcement = choice(input, 'enforcement', ['active', 'disabled', 'evaluate']);
  if (enforcement === undefined)
    throw new ApiError(422, 'Invalid request.\n\n"enforcement" wasn\'t supplied.');
  return {
    name: requiredText(input, 'name'),
    target: choice(input, 'target', ['branch']) ?? 'branch',
    enforcement,
    include: (list(conditions, 'include') ?? []).map(String),
    exclude: (list(conditions, 'exclude') ?? []).map(String),
    bypassActors: (list(input, 'bypass_actors') ?? []).map(bypassIn),
    rules: (list(input, 'rules') ?? []).map(ruleIn),
  };
}

function ruleIn(value: unknown): RulesetRecord['rules'][number] {
  const rule = isObject(value) ? value : {};
  const type = requiredText(rule, 'type');
  if (!RULE_TYPES.some((known) => known === type))
    throw new ApiError(
      422,
      `Validation Failed: the local GitHub has no rule of the type ${JSON.stringify(type)}.`,
    );
  const parameters = object(rule, 'parameters');
  return { type, ...(parameters && { parameters }) };
}

function bypassIn(value: unknown): RulesetRecord['bypassActors'][number] {
  const actor = isObject(value) ? value : {};
  const id = actor['actor_id'];
  return {
    actor_id: typeof id === 'number' ? id : null,
    actor_type: requiredText(actor, 'actor_type'),
    bypass_mode: choice(actor, 'bypass_mode', ['always', 'pull_request']) ?? 'always',
  };
}

function rulesetJson(core: Core, ruleset: RulesetRecord) {
  const { id, name, target, enforcement, bypassActors, include, exclude, rules } = ruleset;
  return {
    id,
    node_id: `RRS_${id}`,
    name,
    target,
    enforcement,
    source_type: 'Repository',
    source: repositoryJson(core).full_name,
    bypass_actors: bypassActors,
    conditions: { ref_name: { include, exclude } },
    rules,
    created_at: ruleset.createdAt,
    updated_at: ruleset.updatedAt,
    _links: {
      self: { href: `${repositoryUrl(core)}/rulesets/${id}` },
      html: { href: `${pageUrl(core)}/rules/${id}` },
    },
  };
}
