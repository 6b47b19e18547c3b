import type { Reason } from '../reason.ts';

/**
 * One thing that is wrong in a pipeline's files or a manifest. `line` and `column` count from 1; `path` is the place in
 * the YAML or JSON.
 */
export interface Problem {
  message: string;
  file: string;
  line?: number;
  column?: number;
  path?: string;
}

/** Everything that is wrong, found in one run. The message has one line per problem. */
export class ProblemsError extends Error {
  readonly problems: readonly Problem[];
  /** How an action ends that meets this. */
  readonly reason: Reason;

  constructor(problems: readonly Problem[], reason: Reason = 'pipeline-invalid') {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'ProblemsError';
    this.problems = problems;
    this.reason = reason;
  }
}

/** `file:line:column: message`, the form that editors and terminals make clickable. */
export function formatProblem(problem: Problem): string {
  const position = [problem.file, problem.line, problem.column].filter((part) => part !== undefined);
  return `${position.join(':')}: ${problem.message}`;
}

/** In the order in which a reader meets them in the file; equal ones once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  const unique: Problem[] = [];
  for (const problem of problems) {
    const key = formatProblem(problem);
    if (seen.has(key)) continue;
    seen.add(key);
    unique.push(problem);
  }
  return unique.toSorted(
    (a, b) =>
      a.file.localeCompare(b.file, 'en') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}
