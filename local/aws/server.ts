import { createServer } from 'node:http';
import path from 'node:path';
import { takeLock } from '../state/lock.ts';
import { createApplicationAutoScaling } from './autoscaling/service.ts';
import { createCloudWatch } from './cloudwatch/service.ts';
import { createFaultQueue, type FaultQueue } from './faults.ts';
import { tellOfAlarms } from './events/alarm-events.ts';
import { tellOfSageMaker } from './events/sagemaker-events.ts';
import { createEventBridge } from './events/service.ts';
import { serve } from './front.ts';
import type { ObjectStore } from './object-store.ts';
import type { Access } from './iam/access.ts';
import { openIdentities } from './iam/identities.ts';
import { createCloudWatchLogs } from './logs/service.ts';
import { createRequestLog, type RequestLog, type RequestRecord } from './request-log.ts';
import { createSageMakerRuntime } from './runtime/service.ts';
import { createS3 } from './s3/service.ts';
import { openS3Store } from './s3/store.ts';
import { createSageMaker } from './sagemaker/service.ts';
import { createScheduler, type Scheduler } from './scheduler/service.ts';
import { createSecretsManager } from './secretsmanager/service.ts';
import type { RestService, Service } from './service.ts';
import type { ServiceParts } from './service-parts.ts';
import { createSqs } from './sqs/service.ts';
import type { WebIdentity } from './sts/web-identity.ts';
import { createCloudFormation } from './cloudformation/service.ts';
import { createTime, type LocalTime } from './time.ts';

export interface LocalAwsOptions {
  /** Folder for all state; made when absent, taken up again when there. */
  root: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Region of `environment()` and of buckets made without one; `us-east-1` by default. */
  region?: string;
  account?: string;
  now?: () => Date;
  /** The keys of OpenID Connect issuers whose tokens STS takes; by default no issuer can be reached. */
  webIdentity?: WebIdentity;
  /** Services beside S3, STS and IAM; by default all that there are. */
  services?: (parts: ServiceParts) => (Service | RestService)[];
  /** Called when a request has been answered. */
  onRequest?: (record: RequestRecord) => void;
}

export interface LocalAws extends AsyncDisposable {
  url: string;
  account: string;
  region: string;
  objects: ObjectStore;
  faults: FaultQueue;
  requests: RequestLog;
  time: LocalTime;
  /** Tells what each role was asked to be allowed. */
  access: Access;
  services: readonly (Service | RestService)[];
  /** Schedules of EventBridge Scheduler, which come due by their own expressions or when they are told to. */
  schedules: Pick<Scheduler, 'tick'>;
  /** Variables with which any AWS client finds this server and no other. */
  environment(): Record<string, string>;
  close(): Promise<void>;
}

/** Starts AWS on 127.0.0.1: one port for all services and protocols. */
export async function startLocalAws(options: LocalAwsOptions): Promise<LocalAws> {
  const { port = 0, region = 'us-east-1', account = '111122223333', now = () => new Date() } = options;
  // Jobs and model servers are handed paths below it, and work in folders of their own.
  const root = path.resolve(options.root);
  const unlock = takeLock(path.join(root, 'lock'));
  let url = '';
  const store = openS3Store({ folder: path.join(root, 's3'), region, now });
  const time = createTime();
  let all: readonly (Service | RestService)[] = [];
  const webIdentity = options.webIdentity ?? (() => undefined);
  const identities = openIdentities({ root, region, now, webIdentity, all: () => all });
  const more = (options.services ?? defaultServices)({
    objects: store,
    root,
    account,
    url: () => url,
    now,
    time,
    access: identities.authorizer,
    credentials: identities.credentials,
  });
  const services = [
    ...identities.services,
    ...more.filter((service): service is Service => service.protocol.kind !== 'rest'),
  ];
  const restServices = more.filter((service): service is RestService => service.protocol.kind === 'rest');
  const s3 = createS3(store);
  all = [...services, ...restServices, s3];
  const faults = createFaultQueue();
  const requests = createRequestLog(options.onRequest);
  const closing = new AbortController();
  const parts = {
    services,
    restServices,
    s3,
    faults,
    requests,
    sessions: identities.sessions,
    authorizer: identities.authorizer,
    facts: identities.facts,
    time,
    account,
    region,
    now,
    closing: closing.signal,
  } as const;

  const server = createServer((message, response) => void serve(parts, message, response));
  // Clients keep connections for minutes; one that the server drops first fails their next call.
  server.keepAliveTimeout = 600_000;
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      unlock();
      reject(error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null)
    throw new Error(`The server listens on ${address}, not on a port.`);
  url = `http://127.0.0.1:${address.port}`;

  async function closeAll(): Promise<void> {
    closing.abort();
    const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
    for (const service of all) await service.close?.();
    unlock();
  }
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= closeAll());

  return {
    url,
    account,
    region,
    objects: store,
    faults,
    requests,
    time,
    access: identities.authorizer,
    services: all,
    schedules: { tick: (name) => schedulerOf(all).tick(name) },
    environment: () => clientEnvironment(url, region),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function defaultServices(parts: ServiceParts): (Service | RestService)[] {
  const cloudwatch = createCloudWatch(parts);
  const autoscaling = createApplicationAutoScaling({
    ...parts,
    variants: () => sagemaker.variants,
    cloudwatch,
  });
  const sagemaker = createSageMaker({
    ...parts,
    metrics: cloudwatch.metrics,
    alarms: cloudwatch.alarms,
    scalable: autoscaling,
  });
  const { metrics } = cloudwatch;
  const sqs = createSqs({ ...parts, metrics });
  const events = createEventBridge({ ...parts, metrics, queues: sqs.queues });
  tellOfAlarms(events.bus, cloudwatch.alarms.changes, (arn) => cloudwatch.alarmOf(arn));
  tellOfSageMaker(events.bus, sagemaker.changes, parts.now);
  return [
    sagemaker,
    createSageMakerRuntime(sagemaker),
    // These count into CloudWatch until they are closed.
    events,
    sqs,
    cloudwatch,
    createCloudWatchLogs(parts),
    autoscaling,
    createCloudFormation(parts),
    createScheduler({ ...parts, queues: sqs.queues }),
    createSecretsManager(parts),
  ];
}

function schedulerOf(services: readonly (Service | RestService)[]): Scheduler {
  const found = services.find((service): service is Scheduler => 'tick' in service);
  if (!found) throw new Error('This local AWS was started without EventBridge Scheduler.');
  return found;
}

function clientEnvironment(url: string, region: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'AKIALOCALLOCALLOCAL1',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // Keeps clients from asking the machine's own metadata service for credentials.
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
