import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { expect, test } from 'vitest';
import { stackFailure } from '../../actions/deploy/stack-failure.ts';
import { createClients } from '../../actions/lib/aws/clients.ts';
import type { StackEvent } from '../../actions/lib/aws/stack-events.ts';

const PLACE = { partition: 'aws', region: 'us-east-1', account: '111122223333' };
// Nobody listens there: SageMaker and the logs tell nothing any more.
const NOWHERE = {
  endpoint: 'http://127.0.0.1:9',
  region: 'us-east-1',
  credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  maxAttempts: 1,
};

const FAILED: StackEvent = {
  id: '1',
  at: new Date(0),
  logicalId: 'Endpoint',
  physicalId: 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/tiny-prod',
  type: 'AWS::SageMaker::Endpoint',
  status: 'UPDATE_FAILED',
  reason: 'Resource handler returned message: "did not stabilize" (HandlerErrorCode: NotStabilized)',
  token: 't',
  ofStack: false,
};

function failure(status: string, endpointReason?: string) {
  const clients = {
    ...createClients('us-east-1'),
    sagemaker: new SageMakerClient(NOWHERE),
    logs: new CloudWatchLogsClient(NOWHERE),
  };
  const operation = { status, events: [FAILED], token: 't', endpointReason };
  return stackFailure(clients, PLACE, 'tiny-prod', operation);
}

test("an alarm is known by SageMaker's reason at the time, which it forgets while CloudFormation goes back", async () => {
  const found = await failure('UPDATE_ROLLBACK_COMPLETE', 'One or more alarms are in ALARM state');

  expect(found.reason).toBe('rolled-back');
  expect(found.message).toContain('SageMaker: One or more alarms are in ALARM state');
});

test.each([
  ['another reason', 'UPDATE_ROLLBACK_COMPLETE', 'The primary container did not pass the ping health check'],
  ['none', 'UPDATE_ROLLBACK_COMPLETE', undefined],
  ['an alarm, and traffic that nobody knows of', 'UPDATE_ROLLBACK_FAILED', 'Alarms are in ALARM state'],
])('%s is a failure of the stack', async (_, status, reason) => {
  expect((await failure(status, reason)).reason).toBe('stack-failed');
});

test('a stack that takes no further update is told with what to do', async () => {
  expect((await failure('UPDATE_ROLLBACK_FAILED')).message).toContain('continue-update-rollback');
});
