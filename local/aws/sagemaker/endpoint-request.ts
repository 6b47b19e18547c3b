import type { Tag } from './tags.ts';

/* Requests of the endpoint operations, as checked by the service model. */

export interface ProductionVariant {
  VariantName: string;
  ModelName?: string;
  InitialInstanceCount?: number;
  InstanceType?: string;
  InitialVariantWeight?: number;
  ContainerStartupHealthCheckTimeoutInSeconds?: number;
  ServerlessConfig?: object;
}

export interface DataCaptureConfig {
  EnableCapture?: boolean;
  InitialSamplingPercentage: number;
  DestinationS3Uri: string;
  KmsKeyId?: string;
  CaptureOptions: { CaptureMode: 'Input' | 'Output' | 'InputAndOutput' }[];
  CaptureContentTypeHeader?: { CsvContentTypes?: string[]; JsonContentTypes?: string[] };
}

export interface EndpointConfigRequest {
  EndpointConfigName: string;
  ProductionVariants: ProductionVariant[];
  DataCaptureConfig?: DataCaptureConfig;
  KmsKeyId?: string;
  AsyncInferenceConfig?: object;
  ExplainerConfig?: object;
  ShadowProductionVariants?: ProductionVariant[];
  Tags?: Tag[];
}

export interface CapacitySize {
  Type: 'INSTANCE_COUNT' | 'CAPACITY_PERCENT';
  Value: number;
}

export interface DeploymentConfig {
  BlueGreenUpdatePolicy?: {
    TrafficRoutingConfiguration: {
      Type: 'ALL_AT_ONCE' | 'CANARY' | 'LINEAR';
      WaitIntervalInSeconds: number;
      CanarySize?: CapacitySize;
      LinearStepSize?: CapacitySize;
    };
    TerminationWaitInSeconds?: number;
    MaximumExecutionTimeoutInSeconds?: number;
  };
  RollingUpdatePolicy?: object;
  AutoRollbackConfiguration?: { Alarms?: { AlarmName?: string }[] };
}

export interface CreateEndpointRequest {
  EndpointName: string;
  EndpointConfigName: string;
  DeploymentConfig?: DeploymentConfig;
  Tags?: Tag[];
}

export interface UpdateEndpointRequest {
  EndpointName: string;
  EndpointConfigName: string;
  RetainAllVariantProperties?: boolean;
  ExcludeRetainedVariantProperties?: {
    VariantPropertyType: 'DesiredInstanceCount' | 'DesiredWeight' | 'DataCaptureConfig';
  }[];
  DeploymentConfig?: DeploymentConfig;
  RetainDeploymentConfig?: boolean;
}

export interface WeightsRequest {
  EndpointName: string;
  DesiredWeightsAndCapacities: {
    VariantName: string;
    DesiredWeight?: number;
    DesiredInstanceCount?: number;
  }[];
}
