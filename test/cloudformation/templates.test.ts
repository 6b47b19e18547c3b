import { expect, test } from 'vitest';
import { stackParameters } from '../../actions/lib/deployment/stack-parameters.ts';
import { templateFor } from '../../actions/lib/deployment/template.ts';
import { manifest, monitor, release } from '../manifest/example.ts';
import { bootstrap, environment } from './account.ts';
import { deployed } from './deployed.ts';
import { endpointParameters } from './endpoint-parameters.ts';
import { parseTemplate, readTemplate, TEMPLATES } from './template.ts';

test.each(TEMPLATES)('%s is small enough to be sent with a call', (name) => {
  expect(Buffer.byteLength(readTemplate(name).body)).toBeLessThanOrEqual(51_200);
});

test('what bootstrap.yaml puts out has the names of what environment.yaml wants', () => {
  const { Parameters: wanted } = readTemplate('environment.yaml');
  const given = Object.keys(readTemplate('bootstrap.yaml').Outputs);

  const missing = Object.keys(wanted).filter((key) => !given.includes(key));

  expect(missing).toEqual(['Environment', 'ApprovesPackages', 'DeploySessionSeconds']);
});

test('the bucket takes nothing that is public, unencrypted in transit, or owned by others', () => {
  const { Bucket: bucket, BucketPolicy: policy } = bootstrap().resources;

  expect(bucket).toMatchObject({
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      VersioningConfiguration: { Status: 'Enabled' },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    },
  });
  expect(bucket?.Properties).not.toHaveProperty('BucketName');
  expect(policy?.Properties['PolicyDocument']).toMatchObject({
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: ['arn:aws:s3:::artifacts', 'arn:aws:s3:::artifacts/*'],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  });
});

test.each([
  ['', { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
  [
    'arn:aws:kms:us-east-1:111122223333:key/1',
    {
      BucketKeyEnabled: true,
      ServerSideEncryptionByDefault: {
        SSEAlgorithm: 'aws:kms',
        KMSMasterKeyID: 'arn:aws:kms:us-east-1:111122223333:key/1',
      },
    },
  ],
])('the bucket encrypts with key "%s"', (KmsKeyArn, rule) => {
  const { Bucket: bucket } = bootstrap({ KmsKeyArn }).resources;
  expect(bucket?.Properties['BucketEncryption']).toEqual({ ServerSideEncryptionConfiguration: [rule] });
});

test('captured requests expire and nothing else does, in no version', () => {
  const { Bucket: bucket } = bootstrap({ CaptureDays: '30' }).resources;

  expect(bucket?.Properties['LifecycleConfiguration']).toEqual({
    Rules: [
      {
        Id: 'captured-requests',
        Status: 'Enabled',
        Prefix: 'capture/',
        ExpirationInDays: '30',
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      },
      {
        Id: 'uploads-never-completed',
        Status: 'Enabled',
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      },
    ],
  });
});

test("an account's own identity provider is used, else one is made", () => {
  const own = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';

  expect(bootstrap().resources['IdentityProvider']?.Properties).toEqual({
    Url: 'https://token.actions.githubusercontent.com',
    ClientIdList: ['sts.amazonaws.com'],
  });
  const { resources, outputs } = bootstrap({ IdentityProviderArn: own });
  expect(resources).not.toHaveProperty('IdentityProvider');
  expect(outputs['IdentityProviderArn']).toBe(own);
});

test('sessions last as long as their jobs may take', () => {
  expect(bootstrap().resources['TrainRole']?.Properties['MaxSessionDuration']).toBe(21_600);
  const { resources } = environment({ DeploySessionSeconds: '28800' });
  expect(resources['DeployRole']?.Properties['MaxSessionDuration']).toBe('28800');
});

test.each([
  ['ALL_AT_ONCE', {}],
  ['CANARY', { CanarySize: { Type: 'INSTANCE_COUNT', Value: '1' } }],
  ['LINEAR', { LinearStepSize: { Type: 'INSTANCE_COUNT', Value: '1' } }],
])('a rollout of type %s says only what belongs to it', (RolloutType, size) => {
  const { Endpoint: endpoint } = deployed('endpoint.yaml', { ...endpointParameters, RolloutType }).resources;

  expect(endpoint?.Properties['DeploymentConfig']).toEqual({
    BlueGreenUpdatePolicy: {
      TrafficRoutingConfiguration: { Type: RolloutType, WaitIntervalInSeconds: '600', ...size },
      TerminationWaitInSeconds: 60,
      MaximumExecutionTimeoutInSeconds: '3600',
    },
    AutoRollbackConfiguration: {
      Alarms: [{ AlarmName: 'ErrorsAlarm' }, { AlarmName: 'LatencyAlarm' }],
    },
  });
});

test.each([
  ['true', [{ VariantPropertyType: 'DataCaptureConfig' }]],
  ['false', [{ VariantPropertyType: 'DataCaptureConfig' }, { VariantPropertyType: 'DesiredInstanceCount' }]],
])('retaining the instance count: %s', (RetainInstanceCount, excluded) => {
  const { Endpoint: endpoint } = deployed('endpoint.yaml', {
    ...endpointParameters,
    RetainInstanceCount,
  }).resources;

  expect(endpoint?.Properties).toMatchObject({
    RetainAllVariantProperties: true,
    ExcludeRetainedVariantProperties: excluded,
  });
});

test('without autoscaling nothing scales', () => {
  const { resources } = deployed('endpoint.yaml', { ...endpointParameters, Autoscaling: 'off' });
  expect(Object.keys(resources)).toEqual([
    'Model',
    'EndpointConfig',
    'Endpoint',
    'ErrorsAlarm',
    'LatencyAlarm',
  ]);
});

test('the scalable target refers to the endpoint, so that it goes before it does', () => {
  const { ScalableTarget: target, ScalingPolicy: policy } = readTemplate('endpoint.yaml').Resources;

  expect(target?.Properties['ResourceId']).toEqual({
    'Fn::Sub': 'endpoint/${Endpoint.EndpointName}/variant/AllTraffic',
  });
  expect(policy?.Properties['ScalingTargetId']).toEqual({ Ref: 'ScalableTarget' });
});

test.each([
  [{ CapturePercentage: '0' }, { EnableCapture: false }],
  [{}, { EnableCapture: true, InitialSamplingPercentage: '100', DestinationS3Uri: 's3://artifacts/capture' }],
  [{ CaptureKmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1' }, { KmsKeyId: expect.any(String) }],
])('capture with %j', (parameters, expected) => {
  const { EndpointConfig: config } = deployed('endpoint.yaml', {
    ...endpointParameters,
    ...parameters,
  }).resources;
  expect(config?.Properties['DataCaptureConfig']).toMatchObject(expected);
});

test('names that CloudFormation has to make are left to it', () => {
  const { resources } = deployed('endpoint.yaml', endpointParameters);

  expect(resources['Model']?.Properties).not.toHaveProperty('ModelName');
  expect(resources['EndpointConfig']?.Properties).not.toHaveProperty('EndpointConfigName');
  expect(resources['ErrorsAlarm']?.Properties).not.toHaveProperty('AlarmName');
  expect(resources['Endpoint']?.Properties['EndpointName']).toBe('nyc-taxi-fare-prod');
});

test.each(['ErrorsAlarm', 'LatencyAlarm'])(
  "%s watches the endpoint's only variant and nobody else's",
  (id) => {
    const { resources } = deployed('endpoint.yaml', endpointParameters);
    const variants = resources['EndpointConfig']?.Properties['ProductionVariants'];

    expect(variants).toMatchObject([{ VariantName: 'AllTraffic' }]);
    expect(resources[id]?.Properties).toMatchObject({
      Namespace: 'AWS/SageMaker',
      Dimensions: [
        { Name: 'EndpointName', Value: 'nyc-taxi-fare-prod' },
        { Name: 'VariantName', Value: 'AllTraffic' },
      ],
      TreatMissingData: 'notBreaching',
    });
  },
);

test.each(['processing', 'model-monitor'] as const)(
  'deployments with the engine %s give every parameter of endpoint.yaml that has no default, and no other',
  (engine) => {
    const body = templateFor(readTemplate('endpoint.yaml').body, { engine });
    const { Parameters: parameters } = parseTemplate(body);
    const fares = monitor({ engine });
    const prod = manifest('prod', { models: { fares: { ...fares, release: release() } } });
    const settings = {
      executionRoleArn: endpointParameters.ExecutionRoleArn,
      artifactBucket: 'artifacts',
      scheduleRoleArn: 'arn:aws:iam::111122223333:role/schedule',
    };

    const given = stackParameters(prod, 'fares', settings, 's3://artifacts/baseline');

    const required = Object.keys(parameters).filter((key) => parameters[key]?.Default === undefined);
    expect(Object.keys(parameters)).toEqual(expect.arrayContaining(Object.keys(given)));
    expect(Object.keys(given)).toEqual(expect.arrayContaining(required));
    const refused = Object.entries(given).filter(([key, value]) => {
      const { AllowedPattern: pattern = '.*', AllowedValues: values = [value] } = parameters[key] ?? {};
      return !values.includes(value) || !new RegExp(`^(?:${pattern})$`).test(value);
    });
    expect(refused).toEqual([]);
  },
);
