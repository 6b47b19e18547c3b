import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  type MetricAlarm,
  type MetricDatum,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import type { LocalAwsOptions } from '../../../local/aws/server.ts';
import { type TemporaryAws, temporaryAws } from '../temporary-aws.ts';

export interface Session extends TemporaryAws {
  cloudwatch: CloudWatchClient;
  /** Makes an alarm on the average of Errors, with what a test says otherwise. */
  alarm(more?: Partial<PutMetricAlarmCommandInput>): Promise<void>;
  put(...data: MetricDatum[]): Promise<void>;
  describe(name?: string): Promise<MetricAlarm>;
}

/** A local AWS with metrics of the namespace Test. */
export async function session(options: Partial<LocalAwsOptions> = {}): Promise<Session> {
  const here = await temporaryAws(options);
  const cloudwatch = new CloudWatchClient(here.client);
  return {
    ...here,
    cloudwatch,
    async alarm(more = {}) {
      await cloudwatch.send(
        new PutMetricAlarmCommand({
          AlarmName: 'errors',
          Namespace: 'Test',
          MetricName: 'Errors',
          Statistic: 'Average',
          Period: 60,
          EvaluationPeriods: 1,
          ComparisonOperator: 'GreaterThanThreshold',
          Threshold: 0.01,
          TreatMissingData: 'notBreaching',
          ...more,
        }),
      );
    },
    async put(...data) {
      await cloudwatch.send(new PutMetricDataCommand({ Namespace: 'Test', MetricData: data }));
    },
    async describe(name = 'errors') {
      const { MetricAlarms: found } = await cloudwatch.send(
        new DescribeAlarmsCommand({ AlarmNames: [name] }),
      );
      return found?.[0] ?? {};
    },
    async [Symbol.asyncDispose]() {
      cloudwatch.destroy();
      await here[Symbol.asyncDispose]();
    },
  };
}

/** What a refused call is answered with. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}
