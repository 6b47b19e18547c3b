import {
  type Permission,
  type PermissionRequest,
  type PermissionTable,
  requestTags,
  text,
} from '../permission.ts';
import { tagValues } from '../request-context.ts';

function onSecret({ operation, region, account, input }: PermissionRequest): Permission[] {
  const id = text(input['SecretId']) ?? text(input['Name']) ?? '*';
  // A name stands for the ARN that ends in six characters of chance.
  const resource = id.startsWith('arn:')
    ? id
    : `arn:aws:secretsmanager:${region}:${account}:secret:${id}-??????`;
  const context = tagValues('aws:RequestTag', requestTags(input['Tags']));
  return [{ action: `secretsmanager:${operation}`, resource, context }];
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html */
export const secretPermissions: PermissionTable = {
  CreateSecret: onSecret,
  DeleteSecret: onSecret,
  DescribeSecret: onSecret,
  GetSecretValue: onSecret,
  ListSecrets: () => [{ action: 'secretsmanager:ListSecrets', resource: '*' }],
  ListSecretVersionIds: onSecret,
  PutSecretValue: onSecret,
  RestoreSecret: onSecret,
  TagResource: onSecret,
  UntagResource: onSecret,
  UpdateSecret: onSecret,
  UpdateSecretVersionStage: onSecret,
};
