import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { send, temporaryAws } from './temporary-aws.ts';

test('says who calls', async () => {
  await using here = await temporaryAws({ account: '444455556666' });

  const identity = await new STSClient(here.client).send(new GetCallerIdentityCommand({}));

  expect(identity).toMatchObject({
    Account: '444455556666',
    Arn: 'arn:aws:iam::444455556666:user/local',
    UserId: expect.stringMatching(/^AIDA[A-Z0-9]{17}$/),
  });
  expect(here.aws.requests.all()).toMatchObject([{ operation: 'STS.GetCallerIdentity', status: 200 }]);
});

test('answers a presigned URL, as other services hold it against STS', async () => {
  await using here = await temporaryAws();
  const signature = new URLSearchParams({
    Action: 'GetCallerIdentity',
    Version: '2011-06-15',
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': 'AKIATEST/20260131/us-east-1/sts/aws4_request',
    'X-Amz-Date': '20260131T120000Z',
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': '0',
  });

  const answer = await send(here.aws.url, { path: `/?${signature.toString()}` });

  expect(answer.status).toBe(200);
  expect(answer.body).toContain(
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>',
  );
  expect(answer.body).toContain('<Account>111122223333</Account>');
});
