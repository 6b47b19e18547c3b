import type { Definition } from '../executor/definition.ts';
import { dependencies } from '../executor/graph.ts';
import { isObject } from '../plain.ts';
import { textAt } from '../runner/value.ts';

/** The step and all that wait for it, directly or not, in the definition's order. Throws where there is no such step. */
export function stepsFrom(definition: Definition, name: string): string[] {
  const names = definition.steps.map((step) => step.name);
  if (!names.includes(name))
    throw new Error(`--from is ${name}; the pipeline's steps are ${names.join(', ')}.`);
  const reached = new Set([name]);
  for (let before = 0; before !== reached.size;) {
    before = reached.size;
    for (const step of definition.steps) {
      if (dependencies(step).some((need) => reached.has(need))) reached.add(step.name);
    }
  }
  return names.filter((step) => reached.has(step));
}

/** The definition with no step cache for these steps: SageMaker has no word for it when an execution is started. */
export function withoutCache(definition: string, names: readonly string[]): string {
  return JSON.stringify(JSON.parse(definition), (_, value: unknown) => {
    const name = textAt(value, 'Name');
    if (!isObject(value) || name === undefined || !names.includes(name)) return value;
    const { CacheConfig: _cache, ...step } = value;
    return step;
  });
}
