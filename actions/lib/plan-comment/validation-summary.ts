import { fencedPatch } from '../summary/difference.ts';
import { code, folded, list, plain, table } from '../summary/markdown.ts';
import type {
  PipelineChange,
  ValidatedEnvironment,
  ValidationDocument,
  ValidationProblem,
} from './validation-document.ts';

/** What `validate` found, for people, as Markdown: problems, the policy that goes on to count, definitions. */
export function validationSummary(document: ValidationDocument): string {
  const parts = [`## Manifests and pipelines\n`];
  if (document.problems.length === 0) parts.push('No problems.\n');
  else parts.push(validationProblems(document.problems));
  const policy = policyTable(document.environments);
  if (policy !== undefined) parts.push(policy);
  for (const change of document.pipelines) parts.push(pipelineText(change));
  return parts.join('\n');
}

export function validationProblems(problems: readonly ValidationProblem[]): string {
  const count = problems.length === 1 ? 'One problem' : `${problems.length} problems`;
  const items = problems.map(({ file, line, column, message }) => {
    const place = [file, line, column].filter((part) => part !== null).join(':');
    return `${code(place)}: ${plain(message)}`;
  });
  return `**${count}**\n\n${list(items)}`;
}

/** What the policy would become; undefined where it stays. */
export function policyTable(environments: readonly ValidatedEnvironment[]): string | undefined {
  const rows = environments.flatMap(({ environment, policy }) =>
    policy.map(({ name, before, after }) => [plain(environment), code(name), code(before), code(after)]),
  );
  if (rows.length === 0) return undefined;
  const sentence = "The policy changes. Until this is merged the base branch's counts, also for this change.";
  return `${sentence}\n\n${table(['environment', 'policy', 'counts now', 'once merged'], rows)}`;
}

const CHANGES: Readonly<Record<PipelineChange['change'], string>> = {
  added: 'is new.',
  changed: 'is another definition.',
  unchanged: 'compiles to the same definition as before.',
  removed: 'is removed from the repository; SageMaker keeps its pipeline.',
  unknown: 'is not compared: one of both sides has problems.',
};

/** One pipeline, its definition's difference folded. */
export function pipelineText({ pipeline, change, difference }: PipelineChange): string {
  const sentence = `Pipeline ${code(pipeline)} ${CHANGES[change]}\n`;
  if (change === 'changed' && difference === null) return `${sentence}\nToo much differs to show it.\n`;
  if (difference === null) return sentence;
  return `${sentence}\n${folded(`What changes in the definition of ${pipeline}`, fencedPatch(difference))}`;
}
