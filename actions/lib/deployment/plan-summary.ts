import { code, folded, list, plain, table } from '../summary/markdown.ts';
import { fleetOf, fleetText } from './fleet.ts';
import {
  type CostDirection,
  movesAnything,
  type PlanDocument,
  type PlannedModel,
  type PlannedPackage,
  type PlanProblem,
} from './plan-document.ts';
import { ENDPOINT, lostEndpoint, resourceText } from './resources.ts';
import { settingText } from './settings.ts';

/** Where monthly costs go, in words. */
export const COSTS: Readonly<Record<CostDirection, string>> = {
  new: 'new costs',
  up: 'up',
  same: 'same',
  down: 'down',
  unknown: 'not known: see the prices of both instance types',
};

/** The plan for people, as Markdown: what is wrong, what moves, and for each model how. */
export function planSummary(plan: PlanDocument): string {
  const parts = [`## Plan for ${plain(plan.environment)}\n`, `${headline(plan)}\n`];
  if (plan.problems.length > 0)
    parts.push(`**It can't be deployed like this:**\n`, list(plan.problems.map(planProblemText)));
  const deployed = plan.models.filter(({ action }) => action !== 'none');
  if (deployed.length > 0) parts.push(overview(deployed));
  for (const model of deployed) if (model.action !== 'unchanged') parts.push(details(model));
  const without = plan.models.filter(({ action }) => action === 'none').map(({ model }) => code(model));
  if (without.length > 0)
    parts.push(`No release, so nothing is deployed and what runs stays: ${without.join(', ')}\n`);
  if (plan.dropped.length > 0) {
    const names = plan.dropped.map(code).join(', ');
    parts.push(
      `No longer in the manifest: ${names}. Their endpoints go on and cost; the action teardown ends that.\n`,
    );
  }
  parts.push(`<sub>${footer(plan)}</sub>\n`);
  return parts.join('\n');
}

/** Whether anything moves in production, first of all. */
function headline(plan: PlanDocument): string {
  const name = plain(plan.environment);
  if (plan.models.length === 0 && plan.problems.length > 0)
    return 'Nothing was planned: AWS was not asked for anything.';
  if (plan.problems.length > 0) return `Nothing moves in ${name} before the problems are solved.`;
  if (plan.production) {
    return movesAnything(plan)
      ? `**Something moves in production (${name}): ${counted(plan.models)}.**`
      : `Nothing moves in production (${name}).`;
  }
  return movesAnything(plan)
    ? `Nothing moves in production. In ${name}: ${counted(plan.models)}.`
    : `Nothing moves in production, and nothing in ${name}.`;
}

function counted(models: readonly PlannedModel[]): string {
  const count = (wanted: string): number => models.filter(({ action }) => action === wanted).length;
  const parts = [
    [count('create'), 'new'],
    [count('update'), 'changed'],
  ].flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`]));
  const moving = count('create') + count('update');
  return `${parts.join(', ')} ${moving === 1 ? 'endpoint' : 'endpoints'}`;
}

/** One problem with its model, reason and place, as Markdown. */
export function planProblemText({ reason, model, file, line, column, message }: PlanProblem): string {
  const place = [file, line, column].filter((part) => part !== null).join(':');
  const whose = model === null ? '' : `${code(model)}: `;
  return `${whose}${plain(message)} (${code(reason)}, ${code(place)})`;
}

function overview(models: readonly PlannedModel[]): string {
  const rows = models.map((model) => [
    code(model.model),
    deed(model),
    packageText(model.package),
    capacity(model),
    COSTS[model.cost],
  ]);
  return table(['model', 'what happens', 'package', 'instances', 'monthly costs'], rows);
}

function deed({ action, resources, stack }: PlannedModel): string {
  if (lostEndpoint(resources) !== undefined) return '**Endpoint lost**';
  if (action === 'create') return 'New endpoint';
  if (action === 'unchanged') return 'Stays as it is';
  return stack.remark === null ? 'Changes in place' : 'Changes in place, after something else';
}

function packageText(pinned: PlannedPackage | null): string {
  if (pinned === null) return '';
  const metrics = pinned.metrics.slice(0, 3).map(({ name, value }) => `${plain(name)} ${shown(value)}`);
  const version = `${plain(pinned.group)} ${pinned.version}, ${plain(pinned.approval)}`;
  return [version, ...metrics].join('\n');
}

/** The fleet before and after, where it changes. */
function capacity({ parameters, settings }: PlannedModel): string {
  const after = fleetText(fleetOf(parameters));
  const changed = settings.filter(({ before }) => before !== null);
  const before = fleetText(
    fleetOf({ ...parameters, ...Object.fromEntries(changed.map((each) => [each.name, each.before ?? ''])) }),
  );
  return before === after ? plain(after) : `${plain(before)} → ${plain(after)}`;
}

function details(model: PlannedModel): string {
  const { stack, resources, settings, steps } = model;
  const parts = [`### ${plain(model.model)}\n`];
  if (stack.remark !== null) parts.push(`${plain(stack.remark)}\n`);
  const lost = lostEndpoint(resources);
  if (lost !== undefined) {
    parts.push(
      `> [!CAUTION]\n> ${plain(resourceText(lost))} Such a change is refused; it needs a new endpoint beside the old one.\n`,
    );
  }
  if (steps === 2) {
    parts.push(
      'Takes two updates of the stack: SageMaker refuses another instance type while autoscaling is registered, so the first one takes autoscaling away, the second changes the type and registers it again. The number of instances is kept meanwhile.\n',
    );
  }
  if (model.action === 'create') {
    parts.push(`No stack ${code(stack.name)} yet: everything in it is added.\n`);
    parts.push(folded('Settings', newSettings(model)));
    return parts.join('\n');
  }
  if (settings.length > 0) parts.push(settingTable(model));
  if (resources.some(({ type }) => type === ENDPOINT) && lost === undefined)
    parts.push('Until the rollout is over, old and new instances run side by side, and both cost.\n');
  if (resources.length > 0) {
    const rows = resources.map((resource) => [
      `${code(resource.logicalId)} (${plain(resource.type.replace(/^AWS::/, ''))})`,
      plain(resourceText(resource)),
      resource.properties.map((name) => code(name)).join(', '),
    ]);
    parts.push(table(['resource', 'what happens', 'because of'], rows));
  }
  return parts.join('\n');
}

function newSettings({ settings }: PlannedModel): string {
  const told = settings.map(settingText);
  return table(
    ['setting', 'value'],
    told.map(({ title, after }) => [plain(title), plain(after)]),
  );
}

function settingTable({ settings }: PlannedModel): string {
  const rows = settings.map((setting) => {
    const { title, before, after } = settingText(setting);
    return [plain(title), before === null ? '' : plain(before), plain(after)];
  });
  return table(['setting', 'now', 'then'], rows);
}

function footer({ commit, base, template }: PlanDocument): string {
  const against = base === null ? '' : `, compared with ${plain(base.slice(0, 12))}`;
  return `Commit ${plain(commit.slice(0, 12))}${against}; ${plain(template.file)} ${template.sha256.slice(0, 12)}`;
}

function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(5);
}
