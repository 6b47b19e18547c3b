import type { CreateBucketRequest } from '@aws-sdk/client-s3';
import { bucketSettings } from './bucket-settings.ts';
import { chosenName, type Handler, inputOf, removeOnce, text, type Work } from './handler.ts';
import { documentText, refuseOthers } from './properties.ts';
import type { Properties } from './schema.ts';

const bucketProperties = ['BucketName', ...Object.keys(bucketSettings)];

const bucket: Handler = {
  nameProperty: 'BucketName',
  async create(properties, work) {
    refuseOthers('AWS::S3::Bucket', properties, bucketProperties);
    const { CreateBucketCommand } = await import('@aws-sdk/client-s3');
    const parts = [work.stackName, work.logicalId];
    // Names of buckets have no capitals.
    const Bucket = text(properties, 'BucketName') ?? chosenName(parts, 63).toLowerCase();
    const client = await work.clients.s3();
    // Buckets are in us-east-1 unless a place is named, and that one can't be named.
    const place = { CreateBucketConfiguration: { LocationConstraint: work.region } };
    const input = inputOf<CreateBucketRequest>({ Bucket, ...(work.region !== 'us-east-1' && place) });
    await client.send(new CreateBucketCommand(input));
    work.started(Bucket);
    await changeSettings(Bucket, {}, properties, work);
    return { physicalId: Bucket, attributes: attributesOf(Bucket, work.region) };
  },
  async update({ physicalId, attributes, before, after }, work) {
    refuseOthers('AWS::S3::Bucket', after, bucketProperties);
    await changeSettings(physicalId, before, after, work);
    return attributes;
  },
  async remove(name, _, work) {
    const { DeleteBucketCommand } = await import('@aws-sdk/client-s3');
    const client = await work.clients.s3();
    await removeOnce(() => client.send(new DeleteBucketCommand({ Bucket: name })));
  },
};

async function changeSettings(
  name: string,
  before: Properties,
  after: Properties,
  work: Work,
): Promise<void> {
  const client = await work.clients.s3();
  for (const [property, setting] of Object.entries(bucketSettings)) {
    const wanted = after[property];
    if (JSON.stringify(before[property]) === JSON.stringify(wanted)) continue;
    if (wanted === undefined) await setting.reset(client, name);
    else await setting.put(client, name, wanted);
  }
}

function attributesOf(name: string, region: string): Record<string, string> {
  return {
    Arn: `arn:aws:s3:::${name}`,
    DomainName: `${name}.s3.amazonaws.com`,
    DualStackDomainName: `${name}.s3.dualstack.${region}.amazonaws.com`,
    RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    WebsiteURL: `http://${name}.s3-website-${region}.amazonaws.com`,
  };
}

const bucketPolicy: Handler = {
  async create(properties, work) {
    const physicalId = String(properties['Bucket']);
    await putPolicy(properties, work);
    return { physicalId, attributes: {} };
  },
  async update({ after, attributes }, work) {
    await putPolicy(after, work);
    return attributes;
  },
  async remove(Bucket, _, work) {
    const { DeleteBucketPolicyCommand } = await import('@aws-sdk/client-s3');
    const client = await work.clients.s3();
    await removeOnce(() => client.send(new DeleteBucketPolicyCommand({ Bucket })));
  },
};

async function putPolicy(properties: Properties, work: Work): Promise<void> {
  const { PutBucketPolicyCommand } = await import('@aws-sdk/client-s3');
  const client = await work.clients.s3();
  const Policy = documentText(properties['PolicyDocument']);
  await client.send(new PutBucketPolicyCommand({ Bucket: String(properties['Bucket']), Policy }));
}

export const s3Handlers: Readonly<Record<string, Handler>> = {
  'AWS::S3::Bucket': bucket,
  'AWS::S3::BucketPolicy': bucketPolicy,
};
