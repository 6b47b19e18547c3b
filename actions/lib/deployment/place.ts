import type { Place } from '../aws/arn.ts';
import { Failure } from '../failure.ts';
import type { Role } from '../input.ts';
import type { LoadedManifest } from '../manifest/manifests.ts';

/** Where an environment is. Throws where the role, the action's input `input`, is not one of that account. */
export function placeOf(
  { manifest, file }: Pick<LoadedManifest, 'manifest' | 'file'>,
  role: Role,
  input: string,
): Place {
  const { account, region } = manifest;
  if (account === role.account) return { partition: role.partition, region, account };
  const message = `${file} is about the account ${account}, and ${input} ${role.arn} is of the account ${role.account}: give the role of this environment, or correct "account".`;
  throw new Failure('account-mismatch', message);
}
