import type { Core } from '../core.ts';
import { repositoryUrl } from './repository.ts';

export function labelsJson(core: Core, names: readonly string[]) {
  return names.map((name) => labelJson(core, name));
}

export function labelJson(core: Core, name: string) {
  const label = core.state.labels.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  return {
    id: label?.id ?? 0,
    node_id: `LA_${label?.id ?? 0}`,
    url: `${repositoryUrl(core)}/labels/${encodeURIComponent(name)}`,
    name: label?.name ?? name,
    color: label?.color ?? 'ededed',
    description: label?.description ?? '',
    default: false,
  };
}
