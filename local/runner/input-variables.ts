import { renderTemplate, type Contexts } from './expression.ts';
import type { StepLog } from './log.ts';
import type { ActionMetadata } from './metadata.ts';

/** The runner upper-cases an input's name and replaces blanks only: `role-arn` is `INPUT_ROLE-ARN`. */
export function inputVariables(
  metadata: ActionMetadata,
  given: Readonly<Record<string, string>>,
  contexts: Contexts,
  log: StepLog,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, input] of Object.entries(metadata.inputs)) {
    values[variableOf(name)] = renderTemplate(input.default ?? '', contexts);
  }
  const valid = Object.keys(metadata.inputs);
  const unexpected: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const declared = valid.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    if (declared === undefined) unexpected.push(name);
    const deprecation = declared === undefined ? undefined : metadata.inputs[declared]?.deprecationMessage;
    if (deprecation) {
      log.annotate({
        level: 'warning',
        message: `Input '${name}' has been deprecated with message: ${deprecation}`,
      });
    }
    values[variableOf(name)] = value;
  }
  if (unexpected.length > 0) {
    const message = `Unexpected input(s) ${quoted(unexpected)}, valid inputs are [${quoted(valid)}]`;
    log.annotate({ level: 'warning', message });
  }
  return values;
}

function variableOf(input: string): string {
  return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
