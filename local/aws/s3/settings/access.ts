import { AwsError } from '../../service.ts';
import { elements } from '../../xml.ts';
import type { Bucket } from '../bucket.ts';
import { malformedXml } from '../errors.ts';
import { allowOnly, choiceOf, type Content, type Element, flagOf, type Setting } from './setting.ts';

const blocks = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'] as const;
const owners = ['BucketOwnerPreferred', 'ObjectWriter', 'BucketOwnerEnforced'] as const;

/** New buckets block all public access since April 2023. */
export const publicAccessBlock: Setting = {
  part: 'PublicAccessBlock',
  root: 'PublicAccessBlockConfiguration',
  read(document) {
    allowOnly(document, blocks);
    return blockContent((name) => flagOf(document, name) ?? false);
  },
  initial: blockContent(() => true),
  missing: (bucket) =>
    new AwsError(
      'NoSuchPublicAccessBlockConfiguration',
      'The public access block configuration was not found',
      404,
      { BucketName: bucket },
    ),
  isDeletable: true,
};

/** The same buckets know no access control lists. */
export const ownershipControls: Setting = {
  part: 'BucketOwnershipControls',
  root: 'OwnershipControls',
  read: readOwnership,
  initial: { Rule: { ObjectOwnership: 'BucketOwnerEnforced' } },
  missing: (bucket) =>
    new AwsError('OwnershipControlsNotFoundError', 'The bucket ownership controls were not found', 404, {
      BucketName: bucket,
    }),
  isDeletable: true,
};

function blockContent(isOn: (name: string) => boolean): Content {
  return Object.fromEntries(blocks.map((name) => [name, isOn(name)]));
}

function readOwnership(document: Element): Content {
  allowOnly(document, ['Rule']);
  const [rule, ...more] = elements(document, 'Rule');
  if (!rule || more.length > 0) throw malformedXml();
  allowOnly(rule, ['ObjectOwnership']);
  const owner = choiceOf(rule, 'ObjectOwnership', owners);
  if (owner === undefined) throw malformedXml();
  return { Rule: { ObjectOwnership: owner } };
}

/** Whether a bucket takes no policy that lets everyone in. */
export function blocksPublicPolicy(bucket: Bucket): boolean {
  const setting = bucket.facts.value.settings?.[publicAccessBlock.part];
  return (setting === undefined ? publicAccessBlock.initial : setting)?.['BlockPublicPolicy'] === true;
}
