import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { messageOf } from '../../plain.ts';
import { idTokenOf } from '../id-token.ts';
import { NOTHING, type StepCall, type StepResult } from '../job-place.ts';

const AUDIENCE = 'sts.amazonaws.com';

/** `aws-actions/configure-aws-credentials`: a session of the role, taken with the job's OIDC token. */
export async function configureAwsCredentials({
  place,
  inputs,
  environment,
  log,
}: StepCall): Promise<StepResult> {
  const region = inputs['aws-region'] ?? '';
  const role = inputs['role-to-assume'] ?? '';
  if (region === '') throw new Error('Input required and not supplied: aws-region');
  if (role === '') throw new Error('The local aws-actions/configure-aws-credentials needs role-to-assume.');
  const endpoint = environment['AWS_ENDPOINT_URL'];
  if (!endpoint) throw new Error('Jobs have no AWS here: AWS_ENDPOINT_URL is not set.');
  const sts = new STSClient({ endpoint, region });
  try {
    const { Credentials } = await sts.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: role,
        RoleSessionName: inputs['role-session-name'] ?? 'GitHubActions',
        WebIdentityToken: await idTokenOf(place, AUDIENCE),
        DurationSeconds: Number(inputs['role-duration-seconds'] ?? 3600),
      }),
    );
    const session = {
      AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? '',
      AWS_SESSION_TOKEN: Credentials?.SessionToken ?? '',
    };
    for (const secret of Object.values(session)) log.mask(secret);
    log.write(`Assumed ${role}.`);
    return { ...NOTHING, exported: { ...session, AWS_REGION: region, AWS_DEFAULT_REGION: region } };
  } catch (error) {
    throw new Error(`Could not assume role with OIDC: ${messageOf(error)}`, { cause: error });
  } finally {
    sts.destroy();
  }
}
