import { manifestAt } from '../lib/deployment/base.ts';
import { Failure } from '../lib/failure.ts';
import type { Role } from '../lib/input.ts';
import { canonicalJson } from '../lib/manifest/canonical.ts';
import type { Policy } from '../lib/manifest/manifest.ts';
import type { Manifests } from '../lib/manifest/manifests.ts';
import { validateFolders } from '../lib/manifest/validation.ts';
import { ANY_ENVIRONMENT } from '../lib/pipeline/load.ts';
import { type Problem, sortProblems } from '../lib/pipeline/problem.ts';
import type {
  PolicyChange,
  ValidatedEnvironment,
  ValidationDocument,
  ValidationProblem,
} from '../lib/plan-comment/validation-document.ts';
import { checkCommit } from '../lib/repository.ts';
import { compareDefinitions } from './definitions.ts';

export interface ValidateRequest {
  /** Folder of the manifests. */
  environments: string;
  /** Folder of the pipelines. */
  pipelines: string;
  base: string | undefined;
  /** Names of the pipelines whose definitions are compared. */
  changed: readonly string[];
  region: string | undefined;
  role: Role | undefined;
  bucket: string | undefined;
  run: { commit: string; repository: string };
}

/** Checks all manifests and pipelines of a checkout, and compares with the base what a reviewer has to know. */
export async function validate(repository: string, request: ValidateRequest): Promise<ValidationDocument> {
  const { base, environments, pipelines } = request;
  if (base !== undefined) await checkCommit(repository, base);
  const { manifests, problems } = await validateFolders({ environments, pipelines });
  const definitions = await definitionsOf(repository, request);
  const all = sortProblems([...problems, ...definitions.problems]);
  return {
    version: 1,
    ...request.run,
    base: base ?? null,
    environments: manifests === undefined ? [] : await environmentsOf(repository, manifests, request),
    problems: all.map((problem) => validationProblem(problem, environments)),
    pipelines: definitions.changes,
  };
}

/** What makes the step fail; undefined where nothing is wrong. */
export function validationFailure({ problems }: ValidationDocument): Failure | undefined {
  const [first] = problems;
  if (first === undefined) return undefined;
  const files = new Set(problems.map(({ file }) => file));
  const count = problems.length === 1 ? 'One problem' : `${problems.length} problems`;
  return new Failure(first.reason, `${count} in ${[...files].join(', ')}; AWS was not asked for anything.`, {
    problems: problems.map(({ message, file, line, column }) => ({
      message,
      file,
      ...(line !== null && { line }),
      ...(column !== null && { column }),
    })),
  });
}

async function definitionsOf(repository: string, request: ValidateRequest) {
  const { base, changed, pipelines, region, role, bucket } = request;
  if (base === undefined || changed.length === 0) return { changes: [], problems: [] };
  const environment = {
    ...ANY_ENVIRONMENT,
    ...(region !== undefined && { region }),
    ...(role !== undefined && { account: role.account, roleArn: role.arn }),
    ...(bucket !== undefined && { artifactBucket: bucket }),
  };
  return compareDefinitions({ repository, folder: pipelines, pipelines: changed, base, environment });
}

async function environmentsOf(
  repository: string,
  { environments }: Manifests,
  { base, environments: folder }: ValidateRequest,
): Promise<ValidatedEnvironment[]> {
  const all = [...environments.values()].map(({ manifest }) => manifest);
  const validated: ValidatedEnvironment[] = [];
  for (const manifest of all) {
    const { environment, promotesFrom } = manifest;
    const production = all.every((other) => other.promotesFrom !== environment);
    const before = base === undefined ? undefined : await manifestAt(repository, base, folder, environment);
    const policy = before === undefined ? [] : policyChanges(before.policy, manifest.policy);
    validated.push({ environment, promotesFrom, production, policy });
  }
  return validated;
}

function policyChanges(before: Policy, after: Policy): PolicyChange[] {
  const names = ['soak', 'freeze', 'maxMetricRegressionPercent'] as const;
  return names.flatMap((name) => {
    const change = { name, before: canonicalJson(before[name]), after: canonicalJson(after[name]) };
    return change.before === change.after ? [] : [change];
  });
}

function validationProblem(problem: Problem, environments: string): ValidationProblem {
  const { file, line = null, column = null, path = null, message } = problem;
  const isManifest = file === environments || file.startsWith(`${environments}/`);
  return { reason: isManifest ? 'manifests-invalid' : 'pipeline-invalid', file, line, column, path, message };
}
