import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DescribeModelPackageCommand } from '@aws-sdk/client-sagemaker';
import { withMainFirst } from '../training/report.ts';
import type { TrainingFacts } from '../training/run.ts';
import type { Session } from '../training/session.ts';
import type { Drift, Retrained, RetrainingDecision } from './drift.ts';
import type { EndpointFacts } from './endpoint.ts';
import type { Promotion } from './promotion.ts';
import type { Story } from './story.ts';

export interface RegisteredPackage {
  arn: string;
  version: number;
  /** ModelApprovalStatus: PendingManualApproval, Approved or Rejected. */
  status: string;
  metrics: Record<string, number>;
}

/** What `.local/demo.json` says. A part of the loop that did not happen is null. */
export interface DemoOutcome {
  status: 'succeeded' | 'failed' | 'interrupted';
  reason: string | null;
  package: RegisteredPackage | null;
  promotions: readonly Promotion[] | null;
  endpoints: readonly EndpointFacts[] | null;
  drift: Drift | null;
  decision: RetrainingDecision | null;
  retrained: Retrained | null;
}

export function outcomeOf(status: DemoOutcome['status'], reason: string | null, story: Story): DemoOutcome {
  const { registered, deployments = [], endpoints = [], drift, decision, retrained } = story;
  return {
    status,
    reason,
    package: registered ?? null,
    promotions: deployments.length > 0 ? deployments.map(({ promotion }) => promotion) : null,
    endpoints: endpoints.length > 0 ? endpoints : null,
    drift: drift ?? null,
    decision: decision ?? null,
    retrained: retrained ?? null,
  };
}

export async function writeOutcome(file: string, outcome: DemoOutcome): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(outcome, undefined, 2)}\n`);
}

/** The package that an execution registered, with the metrics of its reports, the main one first. */
export async function readPackage(
  session: Session,
  facts: TrainingFacts,
  main: string | undefined,
): Promise<RegisteredPackage | undefined> {
  const arn = facts.state.steps.find(({ metadata }) => metadata.RegisterModel?.Arn)?.metadata.RegisterModel
    ?.Arn;
  if (arn === undefined) return undefined;
  const model = await session.sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
  return {
    arn,
    version: model.ModelPackageVersion ?? 0,
    status: model.ModelApprovalStatus ?? '',
    metrics: Object.fromEntries(withMainFirst(facts.metrics, main).map(({ name, value }) => [name, value])),
  };
}

/** The package as it is by now: a deployment may have approved it. */
export async function currentPackage(
  session: Session,
  registered: RegisteredPackage,
): Promise<RegisteredPackage> {
  const command = new DescribeModelPackageCommand({ ModelPackageName: registered.arn });
  const { ModelApprovalStatus: status = '' } = await session.sagemaker.send(command);
  return { ...registered, status };
}
