import { AwsError } from '../../service.ts';
import { elements, elementText } from '../../xml.ts';
import type { Bucket } from '../bucket.ts';
import { invalidArgument, malformedXml } from '../errors.ts';
import type { Attributes } from '../record.ts';
import { allowOnly, choiceOf, type Content, type Element, flagOf, type Setting } from './setting.ts';

const algorithms = ['AES256', 'aws:kms', 'aws:kms:dsse'] as const;

/** How S3 encrypts what is stored without saying. */
export const encryption: Setting = {
  part: 'BucketEncryption',
  root: 'ServerSideEncryptionConfiguration',
  read: readEncryption,
  initial: {
    Rule: {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
      BucketKeyEnabled: false,
    },
  },
  missing: (bucket) =>
    new AwsError(
      'ServerSideEncryptionConfigurationNotFoundError',
      'The server side encryption configuration was not found',
      404,
      { BucketName: bucket },
    ),
  isDeletable: true,
};

function readEncryption(document: Element): Content {
  allowOnly(document, ['Rule']);
  const [rule, ...more] = elements(document, 'Rule');
  if (!rule || more.length > 0) throw malformedXml();
  allowOnly(rule, ['ApplyServerSideEncryptionByDefault', 'BucketKeyEnabled', 'BlockedEncryptionTypes']);
  const [byDefault] = elements(rule, 'ApplyServerSideEncryptionByDefault');
  if (!byDefault) throw malformedXml();
  allowOnly(byDefault, ['SSEAlgorithm', 'KMSMasterKeyID']);
  const algorithm = choiceOf(byDefault, 'SSEAlgorithm', algorithms);
  if (algorithm === undefined) throw malformedXml();
  const key = elementText(byDefault, 'KMSMasterKeyID');
  if (key !== undefined && algorithm === 'AES256') {
    const message =
      'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse';
    throw invalidArgument(message, 'KMSMasterKeyID', key);
  }
  return {
    Rule: {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: algorithm, KMSMasterKeyID: key },
      BucketKeyEnabled: flagOf(rule, 'BucketKeyEnabled') ?? false,
    },
  };
}

/** What an object is stored with: where the request says nothing of encryption, the bucket's default says it. */
export function withDefaultEncryption(attributes: Attributes, bucket: Bucket): Attributes {
  const setting = bucket.facts.value.settings?.[encryption.part];
  const [rule] = elements(setting ?? {}, 'Rule');
  const [byDefault] = elements(rule ?? {}, 'ApplyServerSideEncryptionByDefault');
  if (!rule || !byDefault || Object.keys(attributes.encryption).length > 0) return attributes;
  const algorithm = elementText(byDefault, 'SSEAlgorithm') ?? 'AES256';
  if (algorithm === 'AES256') return attributes;
  const key = elementText(byDefault, 'KMSMasterKeyID');
  return {
    ...attributes,
    encryption: {
      'x-amz-server-side-encryption': algorithm,
      ...(key !== undefined && { 'x-amz-server-side-encryption-aws-kms-key-id': key }),
      ...(rule['BucketKeyEnabled'] === true && { 'x-amz-server-side-encryption-bucket-key-enabled': 'true' }),
    },
  };
}
