import type { PlanDocument, PlannedModel } from '../../actions/lib/deployment/plan-document.ts';
import { settingChanges } from '../../actions/lib/deployment/settings.ts';
import { stackParameters } from '../../actions/lib/deployment/stack-parameters.ts';
import type { EndpointSpec, Manifest } from '../../actions/lib/manifest/manifest.ts';

export const PACKAGE = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/fares/3';
export const SETTINGS = {
  executionRoleArn: 'arn:aws:iam::111122223333:role/sagemaker-execution',
  artifactBucket: 'artifacts',
  scheduleRoleArn: 'arn:aws:iam::111122223333:role/schedule',
};

/** A manifest of `prod` with one released model, `fares`. */
export function manifestWith(endpoint: Partial<EndpointSpec> = {}): Manifest {
  return {
    environment: 'prod',
    promotesFrom: 'staging',
    account: '111122223333',
    region: 'us-east-1',
    policy: { soak: 'PT24H', freeze: [], maxMetricRegressionPercent: 2 },
    models: {
      fares: {
        release: {
          modelPackageArn: PACKAGE,
          modelDataETag: 'e7a6',
          imageDigest: `sha256:${'0'.repeat(64)}`,
          pipelineExecutionArn: null,
          commit: null,
        },
        hold: null,
        endpoint: {
          instanceType: 'ml.m5.large',
          instanceCount: 2,
          autoscaling: { min: 2, max: 4, invocationsPerInstance: 750 },
          rollout: { type: 'canary', instances: 1, bake: 'PT10M' },
          dataCapture: { samplingPercentage: 100 },
          ...endpoint,
        },
        monitor: null,
      },
    },
  };
}

export function parametersWith(endpoint: Partial<EndpointSpec> = {}): Record<string, string> {
  return stackParameters(manifestWith(endpoint), 'fares', SETTINGS, undefined);
}

/** A change of a stack that runs version 2 to `parametersWith(endpoint)`. */
export function plannedModel(more: Partial<PlannedModel> = {}): PlannedModel {
  const parameters = parametersWith();
  const before = { ...parameters, ModelPackageArn: PACKAGE.replace(/3$/, '2') };
  return {
    model: 'fares',
    action: 'update',
    entryHash: 'a'.repeat(64),
    templateHash: 'b'.repeat(64),
    package: {
      arn: PACKAGE,
      group: 'fares',
      version: 3,
      approval: 'Approved',
      modelDataETag: 'e7a6',
      imageDigest: null,
      metrics: [
        { name: 'rmse', value: 3.84213 },
        { name: 'mae', value: 2 },
      ],
    },
    stack: {
      name: 'fares-prod',
      id: 'arn:aws:cloudformation:us-east-1:111122223333:stack/fares-prod/1',
      status: 'UPDATE_COMPLETE',
      remark: null,
    },
    parameters,
    steps: 1,
    settings: settingChanges(before, parameters),
    resources: [
      {
        logicalId: 'Model',
        type: 'AWS::SageMaker::Model',
        action: 'Modify',
        replacement: 'always',
        properties: ['PrimaryContainer'],
      },
      {
        logicalId: 'EndpointConfig',
        type: 'AWS::SageMaker::EndpointConfig',
        action: 'Modify',
        replacement: 'conditional',
        properties: ['ProductionVariants'],
      },
      {
        logicalId: 'Endpoint',
        type: 'AWS::SageMaker::Endpoint',
        action: 'Modify',
        replacement: 'never',
        properties: ['EndpointConfigName'],
      },
    ],
    cost: 'same',
    ...more,
  };
}

export function planWith(more: Partial<PlanDocument> = {}): PlanDocument {
  return {
    version: 1,
    commit: '1'.repeat(40),
    repository: 'octo/models',
    environment: 'prod',
    production: true,
    base: '2'.repeat(40),
    createdAt: '2026-11-23T10:00:00.000Z',
    template: { file: 'cloudformation/endpoint.yaml', sha256: 'b'.repeat(64) },
    models: [plannedModel()],
    dropped: [],
    problems: [],
    ...more,
  };
}
