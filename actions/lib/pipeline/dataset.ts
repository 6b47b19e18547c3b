import { report, type Scope } from './scope.ts';
import type { DatasetSpec } from './spec.ts';

/** Text of `dataset.json`, which the steps and the monitor read: features as a list, in the order of the request. */
export function datasetJson(dataset: DatasetSpec): string {
  const { features, label, ...rest } = dataset;
  const content = {
    ...rest,
    label: typeof label === 'string' ? { name: label } : label,
    features: Object.entries(features).map(([name, feature]) => ({ name, ...feature })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** The column that holds what the model predicts. */
export function labelName({ label }: DatasetSpec): string {
  return typeof label === 'string' ? label : label.name;
}

/** What the structure cannot say about a dataset. */
export function checkDataset(scope: Scope): void {
  const { spec, broken } = scope.pipeline;
  if (spec.dataset === undefined || broken.has('dataset')) return;
  const { features, id, time } = spec.dataset;
  const named = { label: labelName(spec.dataset), id, time };
  for (const [role, column] of Object.entries(named)) {
    if (column === undefined || !Object.hasOwn(features, column)) continue;
    report(
      scope,
      { path: ['dataset', 'features', column], part: 'key' },
      `is the ${role} too; a model must not be given it as a feature`,
    );
  }
  for (const [name, { range, type, values }] of Object.entries(features)) {
    const path = ['dataset', 'features', name];
    if (range !== undefined && range[0] > range[1]) {
      report(
        scope,
        { path: [...path, 'range'] },
        `goes from ${range[0]} down to ${range[1]}; write the smaller number first`,
      );
    }
    if (range !== undefined && type === 'string')
      report(
        scope,
        { path: [...path, 'range'], part: 'key' },
        "a string feature has no range; write 'values'",
      );
    if (values !== undefined && type !== 'string')
      report(
        scope,
        { path: [...path, 'values'], part: 'key' },
        "only a string feature has values; write 'range'",
      );
  }
}
