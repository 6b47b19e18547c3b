import { suggestion } from '../../pipeline/nearest.ts';
import type { Problem } from '../../pipeline/problem.ts';
import type { LoadedManifest, Manifests } from '../manifests.ts';

/** Every environment promotes from one that there is, and none from itself by however many steps. */
export function brokenChains(manifests: Manifests): Problem[] {
  const problems: Problem[] = [];
  for (const loaded of manifests.environments.values()) {
    const { environment, promotesFrom } = loaded.manifest;
    if (promotesFrom === null || !loaded.sound(['promotesFrom'])) continue;
    if (!manifests.environments.has(promotesFrom)) {
      const others = [...manifests.environments.keys()].filter((name) => name !== environment);
      const message = `there is no environment '${promotesFrom}'; ${suggestion(promotesFrom, others)} Or null, where releases begin`;
      problems.push(loaded.problem(['promotesFrom'], message));
      continue;
    }
    const circle = circleFrom(environment, manifests);
    if (circle === undefined) continue;
    const message = `goes in a circle, so no release could ever begin: ${circle.join(' <- ')}; write null in one of them`;
    problems.push(loaded.problem(['promotesFrom'], message));
  }
  return problems;
}

function circleFrom(start: string, { environments }: Manifests): string[] | undefined {
  const trail = [start];
  let next = environments.get(start)?.manifest.promotesFrom;
  while (typeof next === 'string' && next !== start) {
    // A circle further up is told at its own environments.
    if (trail.includes(next)) return undefined;
    trail.push(next);
    next = environments.get(next)?.manifest.promotesFrom;
  }
  return next === start ? [...trail, start] : undefined;
}

/** A model of an environment is one of the environment before too, or nothing could be promoted. */
export function unknownModels(manifests: Manifests): Problem[] {
  const problems: Problem[] = [];
  for (const loaded of manifests.environments.values()) {
    const { promotesFrom, environment } = loaded.manifest;
    const before = previous(loaded, manifests);
    if (before === undefined || before === loaded) continue;
    const known = before.manifest.models;
    for (const model of Object.keys(loaded.manifest.models)) {
      if (Object.hasOwn(known, model)) continue;
      const message = `${before.file} has no such model, and ${environment} takes only what ${promotesFrom} has run; ${suggestion(model, Object.keys(known), 'Models there')}`;
      problems.push(loaded.problem(['models', model], message, 'key'));
    }
  }
  return problems;
}

function previous(loaded: LoadedManifest, manifests: Manifests): LoadedManifest | undefined {
  const { promotesFrom } = loaded.manifest;
  if (promotesFrom === null || !loaded.sound(['promotesFrom'])) return undefined;
  return manifests.environments.get(promotesFrom);
}
