import {
  DescribeModelPackageCommand,
  DescribeProcessingJobCommand,
  DescribeTrainingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { parseS3Uri } from '../executor/job/s3-uri.ts';
import { formatBytes, formatMetric } from './format.ts';
import type { Gate } from './gate.ts';
import type { Metric } from './report.ts';
import type { Session } from './session.ts';
import type { StepState } from './steps.ts';

/** What a finished step brought, in a few words for a progress list; empty where there is nothing to say. */
export async function noteOf(
  session: Session,
  step: StepState,
  facts: { gates: readonly Gate[]; metrics: readonly Metric[] },
): Promise<string> {
  const { ProcessingJob, TrainingJob, Condition, RegisterModel } = step.metadata;
  if (ProcessingJob?.Arn) return processingNote(session, jobName(ProcessingJob.Arn));
  if (TrainingJob?.Arn) return trainingNote(session, jobName(TrainingJob.Arn));
  if (RegisterModel?.Arn) return registerNote(session, RegisterModel.Arn);
  if (Condition?.Outcome) return conditionNote(step.name, Condition.Outcome, facts);
  return '';
}

async function processingNote(session: Session, name: string): Promise<string> {
  const job = await session.sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName: name }));
  const outputs: string[] = [];
  for (const output of job.ProcessingOutputConfig?.Outputs ?? []) {
    const uri = output.S3Output?.S3Uri;
    if (uri) outputs.push(`${output.OutputName} ${formatBytes(await sizeOf(session, uri))}`);
  }
  return outputs.join(', ');
}

async function trainingNote(session: Session, name: string): Promise<string> {
  const job = await session.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
  const metrics = (job.FinalMetricDataList ?? []).map(
    ({ MetricName, Value }) => `${MetricName} ${formatMetric(Value ?? Number.NaN)}`,
  );
  return metrics.join(', ');
}

async function registerNote(session: Session, arn: string): Promise<string> {
  const model = await session.sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
  return `version ${model.ModelPackageVersion}, ${model.ModelApprovalStatus}`;
}

function conditionNote(
  step: string,
  outcome: string,
  { gates, metrics }: { gates: readonly Gate[]; metrics: readonly Metric[] },
): string {
  const compared = gates
    .filter((gate) => gate.step === step)
    .flatMap((gate) => {
      const metric = metrics.find(({ path }) => path === gate.path);
      return metric ? [`${metric.name} ${formatMetric(metric.value)} ${gate.sign} ${gate.limit}`] : [];
    });
  return [...compared, outcome.toLowerCase()].join(': ');
}

async function sizeOf(session: Session, uri: string): Promise<number> {
  const { bucket, key } = parseS3Uri(uri.endsWith('/') ? uri : `${uri}/`);
  let bytes = 0;
  for (const { size } of await session.aws.objects.list(bucket, key)) bytes += size;
  return bytes;
}

function jobName(arn: string): string {
  return arn.split('/').at(-1) ?? '';
}
