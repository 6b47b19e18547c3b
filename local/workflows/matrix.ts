import { isObject } from '../plain.ts';

/** One combination of a matrix. */
export type MatrixValues = Readonly<Record<string, unknown>>;

/**
 * Combinations of `strategy.matrix`, in GitHub's order: the product of the lists, less `exclude`, then what `include`
 * adds to them or beside them. A job without a matrix is one combination without values. Throws where a list is empty.
 */
export function combinations(matrix: unknown): MatrixValues[] {
  if (!isObject(matrix)) return [{}];
  const { include, exclude, ...lists } = matrix;
  const axes = Object.entries(lists).map(([name, values]) => {
    if (!Array.isArray(values) || values.length === 0)
      throw new Error(`Matrix vector '${name}' does not contain any values`);
    return [name, values as readonly unknown[]] as const;
  });
  let product: Record<string, unknown>[] = axes.length > 0 ? [{}] : [];
  for (const [name, values] of axes)
    product = product.flatMap((combination) =>
      values.map((value: unknown) => ({ ...combination, [name]: value })),
    );
  const excluded = objects(exclude);
  const kept = product.filter((combination) => !excluded.some((values) => agrees(combination, values)));
  return withIncluded(
    kept,
    objects(include),
    axes.map(([name]) => name),
  );
}

function withIncluded(
  combinationsSoFar: Record<string, unknown>[],
  included: readonly Record<string, unknown>[],
  axes: readonly string[],
): MatrixValues[] {
  const originals = combinationsSoFar.map((combination) => ({ ...combination }));
  const added: Record<string, unknown>[] = [];
  for (const values of included) {
    const own = Object.fromEntries(Object.entries(values).filter(([name]) => axes.includes(name)));
    const fitting = combinationsSoFar.filter((_, index) => agrees(originals[index] ?? {}, own));
    if (fitting.length === 0 || combinationsSoFar.length === 0) added.push({ ...values });
    for (const combination of fitting) Object.assign(combination, values);
  }
  return [...combinationsSoFar, ...added];
}

function agrees(combination: MatrixValues, values: MatrixValues): boolean {
  return Object.entries(values).every(
    ([name, value]) => JSON.stringify(combination[name]) === JSON.stringify(value),
  );
}

function objects(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A job's shown name where the file gives none: its key, with the matrix's values in brackets. */
export function jobName(key: string, values: MatrixValues): string {
  const shown = Object.values(values).map((value) =>
    isObject(value) ? JSON.stringify(value) : String(value),
  );
  return shown.length === 0 ? key : `${key} (${shown.join(', ')})`;
}
