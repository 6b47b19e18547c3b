import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { Failure } from '../failure.ts';
import type { Role } from '../input.ts';
import type { Place } from './arn.ts';
import { call } from './call.ts';
import type { Clients } from './clients.ts';

/** Who calls AWS; everybody is allowed to ask that. */
export async function callerIdentity({ sts }: Clients): Promise<{ account: string; arn: string }> {
  const permission = { action: 'sts:GetCallerIdentity', resource: '*' };
  const answer = await call(permission, () => sts.send(new GetCallerIdentityCommand({})));
  return { account: answer.Account ?? '', arn: answer.Arn ?? '' };
}

/**
 * Throws where the job's credentials are of another account than the role that SageMaker is to work with. `input` is the
 * action's input that names the role.
 */
export async function checkAccount(clients: Clients, role: Role, input = 'role-arn'): Promise<void> {
  const caller = await callerIdentity(clients);
  if (caller.account === role.account) return;
  throw new Failure(
    'account-mismatch',
    `The job runs as ${caller.arn} in account ${caller.account}, but ${input} ${role.arn} is of account ${role.account}. ` +
      `SageMaker can only work with a role of its own account: assume a role there, or give ${input} one of this account.`,
  );
}

/**
 * Where an environment is, in the partition of the job's credentials. Throws where these are of another account than the
 * manifest says.
 */
export async function placeOfCaller(
  clients: Clients,
  { manifest, file }: { manifest: { account: string; region: string }; file: string },
): Promise<Place> {
  const caller = await callerIdentity(clients);
  const { account, region } = manifest;
  const [, partition = 'aws'] = caller.arn.split(':');
  if (caller.account === account) return { partition, region, account };
  throw new Failure(
    'account-mismatch',
    `The job runs as ${caller.arn} in account ${caller.account}, but ${file} is about the account ${account}: assume a role there, or correct "account".`,
  );
}
