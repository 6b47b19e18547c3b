import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
  RestoreSecretCommand,
  SecretsManagerClient,
  UpdateSecretCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { temporaryAws } from '../temporary-aws.ts';

async function secretsAws(stack: AsyncDisposableStack) {
  const here = stack.use(await temporaryAws());
  return stack.adopt(new SecretsManagerClient(here.client), (it) => it.destroy());
}

const first = 'a'.repeat(32);
const second = 'b'.repeat(32);

test('a secret keeps its current and its previous value', async () => {
  await using stack = new AsyncDisposableStack();
  const secrets = await secretsAws(stack);
  const { ARN: SecretId } = await secrets.send(
    new CreateSecretCommand({ Name: 'github/token', SecretString: 'one', ClientRequestToken: first }),
  );
  await secrets.send(
    new PutSecretValueCommand({ SecretId, SecretString: 'two', ClientRequestToken: second }),
  );

  expect(SecretId).toMatch(
    /^arn:aws:secretsmanager:us-east-1:111122223333:secret:github\/token-[A-Za-z0-9]{6}$/,
  );
  const read = async (more: { VersionId?: string; VersionStage?: string } = {}) =>
    (await secrets.send(new GetSecretValueCommand({ SecretId: 'github/token', ...more }))).SecretString;
  expect(await read()).toBe('two');
  expect(await read({ VersionStage: 'AWSPREVIOUS' })).toBe('one');
  expect(await read({ VersionId: first })).toBe('one');
  const { VersionIdsToStages } = await secrets.send(new DescribeSecretCommand({ SecretId }));
  expect(VersionIdsToStages).toEqual({ [first]: ['AWSPREVIOUS'], [second]: ['AWSCURRENT'] });

  await secrets.send(
    new UpdateSecretVersionStageCommand({
      SecretId,
      VersionStage: 'AWSCURRENT',
      MoveToVersionId: first,
      RemoveFromVersionId: second,
    }),
  );
  expect(await read()).toBe('one');
  expect(await read({ VersionStage: 'AWSPREVIOUS' })).toBe('two');
});

test('the same call again changes nothing, another value under its id is refused', async () => {
  await using stack = new AsyncDisposableStack();
  const secrets = await secretsAws(stack);
  const request = { Name: 's', SecretString: 'one', ClientRequestToken: first };
  const made = await secrets.send(new CreateSecretCommand(request));
  expect(await secrets.send(new CreateSecretCommand(request))).toMatchObject({
    ARN: made.ARN,
    VersionId: first,
  });
  await expect(
    secrets.send(new UpdateSecretCommand({ SecretId: 's', SecretString: 'two', ClientRequestToken: first })),
  ).rejects.toMatchObject({ name: 'ResourceExistsException' });
  await expect(secrets.send(new CreateSecretCommand({ Name: 's', SecretString: 'x' }))).rejects.toMatchObject(
    {
      name: 'ResourceExistsException',
    },
  );
});

test('a deleted secret is not read until it is restored', async () => {
  await using stack = new AsyncDisposableStack();
  const secrets = await secretsAws(stack);
  await secrets.send(new CreateSecretCommand({ Name: 's', SecretString: 'one' }));
  await secrets.send(new DeleteSecretCommand({ SecretId: 's' }));

  const read = () => secrets.send(new GetSecretValueCommand({ SecretId: 's' }));
  await expect(read()).rejects.toThrow('marked for deletion');
  expect((await secrets.send(new ListSecretsCommand({}))).SecretList).toEqual([]);
  await secrets.send(new RestoreSecretCommand({ SecretId: 's' }));
  expect((await read()).SecretString).toBe('one');
  await secrets.send(new DeleteSecretCommand({ SecretId: 's', ForceDeleteWithoutRecovery: true }));
  await expect(read()).rejects.toThrow("Secrets Manager can't find the specified secret.");
});
