import { AwsError } from '../service.ts';
import { parsePolicy } from '../iam/policy.ts';
import { readDocument } from './document.ts';
import { checkBucketPolicy, isPublic } from './policy-syntax.ts';
import { empty, type S3Operation, xml } from './request.ts';
import { blocksPublicPolicy } from './settings/access.ts';
import type { S3Store } from './store.ts';

/** The policy of a bucket. It is kept and checked; requests are decided on by the policies of their roles. */
export const policyOperations: Readonly<Record<string, S3Operation>> = {
  GetBucketPolicy: ({ request, store }) => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: policyOf(store, request.bucket),
  }),
  GetBucketPolicyStatus: ({ request, store }) =>
    xml('PolicyStatus', { IsPublic: isPublic(parsePolicy(policyOf(store, request.bucket))) }),
  async PutBucketPolicy({ request, store, context }) {
    const bucket = store.bucket(request.bucket);
    const text = await readDocument(request);
    checkBucketPolicy(text, bucket.name);
    if (isPublic(parsePolicy(text)) && blocksPublicPolicy(bucket)) {
      const who = context.principal?.arn ?? context.accessKeyId;
      const message = `User: ${who} is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::${bucket.name}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`;
      throw new AwsError('AccessDenied', message, 403);
    }
    bucket.facts.value.policy = text;
    await bucket.facts.save();
    return empty(204);
  },
  async DeleteBucketPolicy({ request, store }) {
    const { facts } = store.bucket(request.bucket);
    delete facts.value.policy;
    await facts.save();
    return empty(204);
  },
};

function policyOf(store: S3Store, name: string): string {
  const { policy } = store.bucket(name).facts.value;
  if (policy !== undefined) return policy;
  throw new AwsError('NoSuchBucketPolicy', 'The bucket policy does not exist', 404, { BucketName: name });
}
