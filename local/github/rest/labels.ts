import { ApiError, notFound } from '../api-error.ts';
import { nextId } from '../core.ts';
import { discussionOf, setLabels } from '../issues.ts';
import { labelJson, labelsJson } from '../json/label.ts';
import { requiredText, text, texts } from './input.ts';
import type { Call, Operation } from './router.ts';

const REPOSITORY = '/repos/:owner/:repo';
const READ = ['issues', 'read'] as const;
const WRITE = ['issues', 'write'] as const;

export const labelOperations: readonly Operation[] = [
  {
    name: 'issues.listLabelsOnIssue',
    method: 'get',
    path: `${REPOSITORY}/issues/:number/labels`,
    needs: READ,
    handle: ({ core, number }) => ({ json: labelsJson(core, discussionOf(core, number('number')).labels) }),
  },
  {
    name: 'issues.addLabels',
    method: 'post',
    path: `${REPOSITORY}/issues/:number/labels`,
    needs: WRITE,
    handle: (call) => relabel(call, (old, given) => [...old, ...given]),
  },
  {
    name: 'issues.setLabels',
    method: 'put',
    path: `${REPOSITORY}/issues/:number/labels`,
    needs: WRITE,
    handle: (call) => relabel(call, (_, given) => given),
  },
  {
    name: 'issues.removeLabel',
    method: 'delete',
    path: `${REPOSITORY}/issues/:number/labels/:label`,
    needs: WRITE,
    async handle({ core, caller, number, param }) {
      const item = discussionOf(core, number('number'));
      const label = param('label').toLowerCase();
      const kept = item.labels.filter((name) => name.toLowerCase() !== label);
      if (kept.length === item.labels.length) throw notFound();
      setLabels(core, caller, item, kept);
      await core.document.save();
      return { json: labelsJson(core, item.labels) };
    },
  },
  {
    name: 'issues.listLabelsForRepo',
    method: 'get',
    path: `${REPOSITORY}/labels`,
    needs: READ,
    handle: ({ core }) => ({ json: core.state.labels.map(({ name }) => labelJson(core, name)) }),
  },
  {
    name: 'issues.getLabel',
    method: 'get',
    path: `${REPOSITORY}/labels/:name`,
    needs: READ,
    handle({ core, param }) {
      const name = param('name');
      if (!core.state.labels.some((label) => label.name.toLowerCase() === name.toLowerCase()))
        throw notFound();
      return { json: labelJson(core, name) };
    },
  },
  {
    name: 'issues.createLabel',
    method: 'post',
    path: `${REPOSITORY}/labels`,
    needs: WRITE,
    handle: createLabel,
  },
];

async function createLabel({ core, body }: Call) {
  const input = await body();
  const name = requiredText(input, 'name');
  const known = core.state.labels.some((label) => label.name.toLowerCase() === name.toLowerCase());
  if (known)
    throw new ApiError(422, 'Validation Failed', [
      { resource: 'Label', code: 'already_exists', field: 'name' },
    ]);
  const [color, description] = [text(input, 'color') ?? 'ededed', text(input, 'description') ?? ''];
  core.state.labels.push({ id: nextId(core), name, color, description });
  await core.document.save();
  return { status: 201, json: labelJson(core, name) };
}

async function relabel(
  { core, caller, number, body }: Call,
  combine: (old: readonly string[], given: readonly string[]) => readonly string[],
) {
  const item = discussionOf(core, number('number'));
  setLabels(core, caller, item, combine(item.labels, texts(await body(), 'labels') ?? []));
  await core.document.save();
  return { json: labelsJson(core, item.labels) };
}
