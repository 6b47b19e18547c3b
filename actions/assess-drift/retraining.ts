import type { GatheredDrift } from '../lib/drift/facts.ts';
import { Failure } from '../lib/failure.ts';
import type { MonitorSpec } from '../lib/manifest/manifest.ts';

/** Parameters of the executions that a retraining is made of, as `run-pipeline` takes them. */
export interface RetrainingParameters {
  /** Empty where there are no labels to collect: the training then reads what it reads anyway. */
  ingest: string;
  training: string;
}

/**
 * Labelled rows of what the champion served are collected below an address of their own, which no other retraining writes to; the
 * training then reads the older ones and judges on the newest.
 */
export function retrainingParameters(
  { facts, endpoint, champion }: GatheredDrift,
  { bucket, cause, monitor }: { bucket: string; cause: string; monitor: MonitorSpec },
): RetrainingParameters {
  const { model, environment, report } = facts;
  // What decided to retrain knew both.
  if (champion?.modelDataUrl === undefined || report === undefined)
    throw new Failure(
      'package-missing',
      `The model package that ${endpoint} serves is gone, so that no new model could be compared with it. Deploy one that is registered.`,
    );
  const { arn, modelDataUrl } = champion;
  const judged = { ChampionModelUri: modelDataUrl, ChampionModelPackageArn: arn };
  if (report.quality.labelled === 0) return { ingest: '', training: lines(judged) };
  // Of the cause alone: an attempt on a later day takes up the rows that the first one collected.
  const [, year, month, day] = /-(\d{4})(\d\d)(\d\d)\d{4}$/.exec(cause) ?? [];
  const labelled = `s3://${bucket}/labelled/${model}/${year}-${month}-${day}/${cause}`;
  return {
    ingest: lines({
      Model: model,
      Endpoint: endpoint,
      ModelPackageArn: arn,
      BaselineUri: report.baselineUri,
      CaptureUri: `s3://${bucket}/capture/${endpoint}/AllTraffic`,
      LabelsUri: `s3://${bucket}/labels/${model}`,
      DeploymentsUri: `s3://${bucket}/deployments/${environment}/${model}`,
      LabelledUri: labelled,
      LabelDelay: monitor.labelDelay,
    }),
    training: lines({ LabelledUri: labelled, ...judged }),
  };
}

function lines(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}
