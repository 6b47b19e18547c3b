import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { writeDecision } from '../lib/aws/drift-decisions.ts';
import { isAnswered } from '../lib/drift/answer.ts';
import { decideRetraining, type DriftDecision } from '../lib/drift/decision.ts';
import { type FactsRequest, gatherDrift, type GatheredDrift } from '../lib/drift/facts.ts';
import { DRIFT_MARKER, driftIssue } from '../lib/drift/issue-text.ts';
import { fit } from '../lib/github/body.ts';
import type { GitHub } from '../lib/github/client.ts';
import { closeIssue, upsertIssue } from '../lib/github/issues.ts';
import { marker } from '../lib/github/marker.ts';
import { plain } from '../lib/summary/markdown.ts';
import type { WorkflowRun } from '../lib/workflow-run.ts';

export interface AssessmentRequest {
  place: Place;
  request: FactsRequest;
  run: WorkflowRun;
  /** Only the way is tried: nothing is trained by it, so no issue says anything. */
  heartbeat: boolean;
}

/** What one model's assessment came to. */
export interface Assessment {
  model: string;
  drift: GatheredDrift;
  decision: DriftDecision;
  /** Number of the issue that tells of it, or that was closed. */
  issue: number | undefined;
}

/**
 * Looks at one model: gathers, decides, puts the decision on record and keeps the issue. Doing it again changes nothing but the
 * record of the look.
 */
export async function assessDrift(
  clients: Clients,
  github: GitHub,
  { place, request, run, heartbeat }: AssessmentRequest,
): Promise<Assessment> {
  const drift = await gatherDrift(clients, place, request);
  const { facts } = drift;
  const { model } = request;
  const decision = decideRetraining(facts);
  if (facts.alarms.length > 0 || heartbeat)
    await record(clients, { place, request, run, heartbeat }, { drift, decision });
  const issue = heartbeat ? undefined : await keepIssue(github, { drift, decision, run });
  return { model, drift, decision, issue };
}

async function keepIssue(
  github: GitHub,
  { drift, decision, run }: { drift: GatheredDrift; decision: DriftDecision; run: WorkflowRun },
): Promise<number | undefined> {
  const { facts, alarms } = drift;
  const { model, environment } = facts;
  const mark = marker(DRIFT_MARKER, { environment, model });
  if (facts.alarms.length === 0 || isAnswered(facts)) {
    const at = (facts.alarms.length === 0 ? facts.report?.checkedAt : facts.release?.deployedAt) ?? '';
    const commentMarker = marker('drift-over', { environment, model, at });
    return closeIssue(github, {
      marker: mark,
      commentMarker,
      comment: `${commentMarker}\n${overText(drift)}`,
    });
  }
  const { title, body, labels } = driftIssue({ facts, decision, alarms, run });
  const issue = { marker: mark, title, body: fit(`${mark}\n${body}`), labels };
  return (await upsertIssue(github, issue)).number;
}

function overText({ facts }: GatheredDrift): string {
  const { report, release } = facts;
  const seen =
    report === undefined
      ? ''
      : ` The newest check (${plain(report.checkedAt)}) found ${report.rows.captured} rows.`;
  const runs = release === undefined ? '' : ` Version ${release.version} runs.`;
  if (facts.alarms.length > 0 && release !== undefined)
    return `Version ${release.version} was deployed on ${release.deployedAt.toISOString()}, after the alarm was raised, and no check of it confirms the alarm. Should one do so, an issue is opened again.\n`;
  return `No alarm is raised any more.${seen}${runs}\n`;
}

async function record(
  clients: Clients,
  { place, request, run, heartbeat }: AssessmentRequest,
  { drift, decision }: { drift: GatheredDrift; decision: DriftDecision },
): Promise<void> {
  const { facts } = drift;
  const { model, environment, bucket, now } = request;
  await writeDecision(clients, place, bucket, {
    version: 1,
    model,
    environment,
    at: now.toISOString(),
    heartbeat,
    run: { id: run.id, attempt: run.attempt, ...(run.url !== undefined && { url: run.url }) },
    report: facts.report?.files.statistics.replace(/[^/]+$/, 'report.json') ?? null,
    modelPackageArn: facts.release?.modelPackageArn ?? null,
    alarms: facts.alarms.map(({ name, metric, threshold, since }) => ({
      name,
      metric,
      threshold,
      since: since.toISOString(),
    })),
    decision,
  });
}
