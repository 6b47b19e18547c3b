import type { Access } from '../iam/access.ts';

/* What SageMaker uses of the other services of the local AWS, where these are there. */

export interface MetricDatum {
  name: string;
  dimensions: Readonly<Record<string, string>>;
  value: number;
  unit?: string;
  at?: Date;
}

export interface Neighbours {
  /** Gets the invocation metrics. */
  metrics?: { put(region: string, namespace: string, data: readonly MetricDatum[]): void };
  /** Tells which alarms send a deployment back. */
  alarms?: {
    state(region: string, name: string): 'OK' | 'ALARM' | 'INSUFFICIENT_DATA' | undefined;
    changes: {
      on(event: 'alarm', listener: () => void): unknown;
      off(event: 'alarm', listener: () => void): unknown;
    };
  };
  /** Tells which variants Application Auto Scaling scales. */
  scalable?: { registered(region: string, resourceId: string): boolean };
  /** Decides what the roles of models, jobs and pipelines may do; throws `AwsError`. */
  access?: Pick<Access, 'check'> & Partial<Pick<Access, 'credentialsFor'>>;
}
