import { DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Place } from './arn.ts';
import { call } from './call.ts';
import type { Clients } from './clients.ts';

// Several instances of an old fleet may write at the same time as a new one.
const STREAMS = 50;

/**
 * The last lines of the container that wrote last, of those that were started after `since`: others may serve well. None
 * where none of them has logged anything yet.
 */
export async function endpointLogTail(
  clients: Clients,
  place: Place,
  endpoint: string,
  { lines, since }: { lines: number; since: Date | undefined },
): Promise<string[]> {
  const logGroupName = `/aws/sagemaker/Endpoints/${endpoint}`;
  const group = `arn:${place.partition}:logs:${place.region}:${place.account}:log-group:${logGroupName}:*`;
  const streams = await call({ action: 'logs:DescribeLogStreams', resource: group }, () =>
    clients.logs.send(
      new DescribeLogStreamsCommand({
        logGroupName,
        orderBy: 'LastEventTime',
        descending: true,
        limit: STREAMS,
      }),
    ),
  );
  const started = since?.getTime() ?? 0;
  const logStreamName = streams.logStreams?.find(
    ({ creationTime = 0 }) => creationTime >= started,
  )?.logStreamName;
  if (logStreamName === undefined) return [];
  const { events = [] } = await call({ action: 'logs:GetLogEvents', resource: group }, () =>
    clients.logs.send(new GetLogEventsCommand({ logGroupName, logStreamName, limit: lines })),
  );
  return events.flatMap(({ message }) => (message === undefined ? [] : [message.trimEnd()]));
}
