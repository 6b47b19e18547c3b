import pMap from 'p-map';
import type { Clients } from '../lib/aws/clients.ts';
import type { PlanDocument } from '../lib/deployment/plan-document.ts';
import type { Approval } from '../lib/deployment/record.ts';
import { Failure } from '../lib/failure.ts';
import { entryHash } from '../lib/manifest/canonical.ts';
import type { Manifest } from '../lib/manifest/manifest.ts';
import type { ModelRequest } from './admission.ts';
import { deployModel, type ModelDeployment } from './model-deployment.ts';

/** What the branch's head says of the environment. */
export interface Head {
  commit: string;
  manifest: Manifest | undefined;
  templateHash: string | undefined;
}

export interface DeployRequest extends Omit<
  ModelRequest,
  'planned' | 'head' | 'label' | 'policy' | 'approval'
> {
  plan: PlanDocument;
  head: Head;
  /** By model, the name of the label's column. */
  labels: ReadonlyMap<string, string>;
  /** By model, who let the release in; none where that is not known. */
  approvals: ReadonlyMap<string, Approval>;
}

// Stacks of several models work side by side; more at once only run into CloudFormation's throttling.
const CONCURRENT_MODELS = 4;

/** Deploys every model of the plan. One that fails stops no other; each ends in a way of its own. */
export async function deploy(clients: Clients, request: DeployRequest): Promise<ModelDeployment[]> {
  const { plan, head, labels, approvals, ...shared } = request;
  const policy = head.manifest?.policy ?? request.loaded.manifest.policy;
  return pMap(
    plan.models,
    (planned) => {
      const { manifest, templateHash, commit } = head;
      const has = manifest !== undefined && Object.hasOwn(manifest.models, planned.model);
      return deployModel(clients, {
        ...shared,
        planned,
        policy,
        head: { commit, templateHash, entryHash: has ? entryHash(manifest, planned.model) : undefined },
        label: labels.get(planned.model),
        approval: approvals.get(planned.model) ?? null,
      });
    },
    { concurrency: CONCURRENT_MODELS },
  );
}

/** The failure of the whole action, where one of its models failed: the first one's reason, all of their messages. */
export function failureOf(deployments: readonly ModelDeployment[]): Failure | undefined {
  const failures = deployments.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
  const [first] = failures;
  if (first === undefined) return undefined;
  if (failures.length === 1) return first;
  return new Failure(first.reason, `${failures.length} of ${deployments.length} models were not deployed.`, {
    problems: failures.flatMap(({ message, problems }) => [message, ...problems]),
  });
}
