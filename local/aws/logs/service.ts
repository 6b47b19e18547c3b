import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ServiceParts } from '../service-parts.ts';
import { AwsError, type Service } from '../service.ts';

interface LogFile {
  /** `AllTraffic/<id>`, as SageMaker names the streams of an endpoint. */
  stream: string;
  file: string;
  createdAt: number;
  changedAt: number;
  bytes: number;
}

const ENDPOINTS = '/aws/sagemaker/Endpoints/';
const MAX_EVENTS = 10_000;

/**
 * CloudWatch Logs as far as endpoints write it: one group for each endpoint, one stream for each container. Lines have no
 * times of their own; all of a stream carry that of its last change.
 */
export function createCloudWatchLogs({ root }: Pick<ServiceParts, 'root'>): Service {
  const folder = path.join(root, 'logs/endpoints');
  return {
    name: 'logs',
    title: 'CloudWatchLogs',
    protocol: { kind: 'json', targetPrefix: 'Logs_20140328' },
    operations: {
      async DescribeLogStreams(input) {
        const group = requiredText(input, 'logGroupName');
        const files = await filesOf(folder, group);
        const byTime = input['orderBy'] === 'LastEventTime';
        const ordered = files.toSorted((a, b) =>
          byTime ? a.changedAt - b.changedAt : a.stream.localeCompare(b.stream),
        );
        if (input['descending'] === true) ordered.reverse();
        return {
          logStreams: ordered.slice(0, limitOf(input, 50, 50)).map((each) => ({
            logStreamName: each.stream,
            creationTime: each.createdAt,
            firstEventTimestamp: each.createdAt,
            lastEventTimestamp: each.changedAt,
            lastIngestionTime: each.changedAt,
            storedBytes: each.bytes,
          })),
        };
      },
      async GetLogEvents(input) {
        const group = requiredText(input, 'logGroupName');
        const name = requiredText(input, 'logStreamName');
        const found = (await filesOf(folder, group)).find(({ stream }) => stream === name);
        if (!found) throw missing('stream');
        const events = await eventsOf(found);
        const limit = limitOf(input, MAX_EVENTS, MAX_EVENTS);
        return {
          events: input['startFromHead'] === true ? events.slice(0, limit) : events.slice(-limit),
          // The same token as was given says that there is no more.
          nextForwardToken: 'f/end',
          nextBackwardToken: 'b/end',
        };
      },
    },
  };
}

async function filesOf(folder: string, group: string): Promise<LogFile[]> {
  const endpoint = group.startsWith(ENDPOINTS) ? group.slice(ENDPOINTS.length) : '';
  // What else a group is called reaches no path.
  if (!/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/.test(endpoint)) throw missing('group');
  const inside = path.join(folder, endpoint);
  const names = await readdir(inside).catch(() => {
    throw missing('group');
  });
  return Promise.all(
    names
      .filter((name) => name.endsWith('.log'))
      .map(async (name) => {
        const file = path.join(inside, name);
        const { birthtimeMs, mtimeMs, size } = await stat(file);
        return {
          stream: name.slice(0, -'.log'.length).replace('-', '/'),
          file,
          createdAt: Math.floor(birthtimeMs),
          changedAt: Math.floor(mtimeMs),
          bytes: size,
        };
      }),
  );
}

async function eventsOf({ file, changedAt }: LogFile): Promise<object[]> {
  const text = await lastPart(file);
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((message) => ({ timestamp: changedAt, message, ingestionTime: changedAt }));
}

// An answer of GetLogEvents has a megabyte at most.
const MAX_BYTES = 1024 * 1024;

async function lastPart(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size <= MAX_BYTES) return readFile(file, 'utf8');
  await using handle = await open(file);
  const buffer = Buffer.alloc(MAX_BYTES);
  await handle.read(buffer, 0, MAX_BYTES, size - MAX_BYTES);
  const text = buffer.toString('utf8');
  return text.slice(text.indexOf('\n') + 1);
}

function requiredText(input: Record<string, unknown>, name: string): string {
  const value = input[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new AwsError(
    'InvalidParameterException',
    `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
  );
}

function limitOf(input: Record<string, unknown>, preset: number, most: number): number {
  const limit = input['limit'] ?? preset;
  if (typeof limit === 'number' && Number.isInteger(limit) && limit >= 1 && limit <= most) return limit;
  throw new AwsError(
    'InvalidParameterException',
    `1 validation error detected: Value '${JSON.stringify(limit)}' at 'limit' failed to satisfy constraint: Member must have value between 1 and ${most}`,
  );
}

function missing(what: 'group' | 'stream'): AwsError {
  return new AwsError('ResourceNotFoundException', `The specified log ${what} does not exist.`);
}
