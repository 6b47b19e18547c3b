import { isObject } from '../plain.ts';
import { scalarText, valueAt } from '../runner/value.ts';
import type { WorkflowDefinition } from './definition.ts';
import { WorkflowError } from './host.ts';

/** GitHub takes no more inputs than these in a dispatch. */
const MAX_INPUTS = 25;

/**
 * The `inputs` context of a dispatch: defaults filled in, booleans and numbers by type. Throws a `WorkflowError` (422) as GitHub
 * words it where an input is unknown, missing or none of its choices.
 */
export function dispatchInputs(
  { on }: Pick<WorkflowDefinition, 'on'>,
  given: Readonly<Record<string, string>>,
): Record<string, unknown> {
  if (!Object.hasOwn(on, 'workflow_dispatch'))
    throw new WorkflowError(422, "Workflow does not have 'workflow_dispatch' trigger");
  const declared = valueAt(on, 'workflow_dispatch', 'inputs');
  const inputs = isObject(declared) ? declared : {};
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(inputs, name));
  if (unknown.length > 0)
    throw new WorkflowError(422, `Unexpected inputs provided: ${JSON.stringify(unknown)}`);
  if (Object.keys(inputs).length > MAX_INPUTS)
    throw new WorkflowError(
      422,
      `you may only define up to ${MAX_INPUTS} \`inputs\` for a \`workflow_dispatch\` event`,
    );
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [
      name,
      valueOf(name, isObject(input) ? input : {}, given[name]),
    ]),
  );
}

function valueOf(name: string, input: Record<string, unknown>, given: string | undefined): unknown {
  const { type = 'string', required = false, default: fallback, options } = input;
  if (given === undefined && required === true && fallback === undefined)
    throw new WorkflowError(422, `Required input '${name}' not provided`);
  const text = given ?? scalarText(fallback);
  if (type === 'boolean') {
    if (text !== undefined && text !== 'true' && text !== 'false')
      throw new WorkflowError(422, `Provided value '${text}' for input '${name}' is not a boolean`);
    return text === 'true';
  }
  if (type === 'number') return text === undefined ? null : Number(text);
  if (type === 'choice' && Array.isArray(options)) {
    const choices = options.map(String);
    if (text !== undefined && !choices.includes(text))
      throw new WorkflowError(
        422,
        `Provided value '${text}' for input '${name}' not in the list of allowed values`,
      );
    return text ?? choices[0] ?? '';
  }
  return text ?? '';
}
